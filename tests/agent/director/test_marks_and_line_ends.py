"""Marks of quotation, where a full stop stands, ends of lines and codes of letters mean nothing."""

import json
from itertools import product

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.stated import stated
from callsheet.generator.plan import VideoPlan
from callsheet.tools.stated import Spoken

MARKS = ["“”", '""', "«»"]
TWO_SPEAK = [
    "Ana looks up and says {open}Shut the gate.{close} Tom answers: {open}It is shut.{close}",
    "Ana says {open}Shut the gate{close}. Tom answers: {open}It is shut{close}.",
    "Ana dice: {open}Cierra la verja.{close} Tom contesta: {open}Ya lo está.{close}",
    "Ana dice: {open}Cierra la verja{close}. Tom contesta: {open}Ya lo está{close}.",
    "Ana riñe a Tom. Ana dice: {open}Cierra la verja.{close} Él responde: {open}Ya está.{close}",
]
SCREENPLAY = """INT. BOATHOUSE - NIGHT

IDA (60), in oilskins, oils a winch.

IDA
(under her breath)
Turn, you old thing.

The winch groans.

PER
It heard you.
"""


def _speakers(plan: VideoPlan) -> list[str]:
    names = {who.id: who.name for who in plan.characters}
    return [names[line.character] for line in plan.lines]


@pytest.mark.parametrize(("words", "marks"), list(product(TWO_SPEAK, MARKS)))
def test_the_marks_of_a_quotation_do_not_matter(words: str, marks: str):
    plan = plan_of(words.format(open=marks[0], close=marks[1]))
    assert _speakers(plan) == ["Ana", "Tom"]


@pytest.mark.parametrize("end", ["\r\n", "  \n", "\t\r\n", "\u2028", "\u3000\n"])
def test_how_lines_end_does_not_matter(end: str):
    assert plan_of(SCREENPLAY.replace("\n", end)) == plan_of(SCREENPLAY)


@pytest.mark.parametrize("end", ["\r\n", "   \n"])
def test_facts_keep_their_places_in_the_words_as_they_were_written(end: str):
    plain = {SCREENPLAY[fact.start : fact.end].strip() for fact in stated(SCREENPLAY)}
    written = SCREENPLAY.replace("\n", end)
    assert {written[fact.start : fact.end].strip() for fact in stated(written)} == {
        words.replace("\n", end) for words in plain
    }


def test_letters_written_by_their_numbers_are_letters():
    shot = {"seconds": 4, "visual": "伊娜举起灯", "dialogue": "伊娜：有人吗？😀"}
    coded, written = (
        json.dumps({"shots": [shot]}),
        json.dumps({"shots": [shot]}, ensure_ascii=False),
    )
    assert plan_of(coded) == plan_of(written)
    (said,) = (fact for fact in stated(coded) if isinstance(fact, Spoken))
    assert json.loads(f'"{coded[said.start : said.end]}"') == "有人吗？😀"

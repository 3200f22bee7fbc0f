"""Whose line it is, who is to say another one, and what of it goes, in English and Spanish."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited, Request
from callsheet.generator.plan import VideoPlan

MARKET = plan_of(
    "INT. FISH MARKET - DAWN. Rain on the tin roof. Marta, a fishmonger with a Galician accent, "
    'slaps a hake on the ice and says in Spanish, "Fresca como tú, cariño." Her nephew Owen, Welsh '
    'accent, mutters: "She says that to everyone." A customer, Mrs Doyle, asks, nervous: "Is it '
    'from today?" Owen shrugs: "It was alive on Tuesday." On the wall a sign reads "NO REFUNDS". '
    "A radio plays quietly. 20 seconds, three shots."
)
LONJA = plan_of(
    "INT. LONJA DE PESCADO - AMANECER. Llueve sobre el techo de chapa. Marta, pescadera con acento "
    "gallego, suelta una merluza sobre el hielo y dice: «Fresca como tú, cariño.» Su sobrino "
    "Pablo, con acento mexicano, murmura: «Eso se lo dice a todos.» Una clienta, doña Remedios, "
    "pregunta nerviosa: «¿Es de hoy?» Pablo se encoge de hombros: «El martes estaba viva.» En la "
    "pared un cartel dice «SIN DEVOLUCIONES». Suena una radio bajita. 20 segundos, tres planos."
)


def changed(words: str, plan: VideoPlan) -> VideoPlan:
    ids = tuple(shot.id for shot in plan.shots)
    told = revise(Request(said=words, plan=plan, versions=2, shot_ids=ids, can_undo=True))
    assert isinstance(told, Edited), told
    return apply(plan, told.edits)


def test_a_noun_behind_a_name_and_a_verb_behind_it_make_nobody_new() -> None:
    assert [line.character for line in MARKET.lines] == ["marta", "owen", "mrs_doyle", "owen"]
    assert [line.character for line in LONJA.lines] == ["marta", "pablo", "dona_remedios", "pablo"]


@pytest.mark.parametrize(
    ("words", "plan", "speakers"),
    [
        (
            "it's not Owen who says \"It was alive on Tuesday.\", it's Marta",
            *(MARKET, "marta owen mrs_doyle marta"),
        ),
        ("give Mrs Doyle's question to Owen", MARKET, "marta owen owen owen"),
        ("dale a Pablo la pregunta de doña Remedios", LONJA, "marta pablo pablo pablo"),
        (
            "«El martes estaba viva» no lo dice Pablo, lo dice Marta",
            *(LONJA, "marta pablo dona_remedios marta"),
        ),
    ],
)
def test_a_line_gets_the_speaker_it_is_given_to(words: str, plan: VideoPlan, speakers: str) -> None:
    after = changed(words, plan)
    assert [line.character for line in after.lines] == speakers.split()
    assert [line.text for line in after.lines] == [line.text for line in plan.lines]


@pytest.mark.parametrize(
    ("words", "plan", "new"),
    [
        (
            'Owen should get to say something at the end. flat voice: "Told you."',
            *(MARKET, ("owen", "Told you.", "flat")),
        ),
        (
            "Pablo debería decir algo al final, con voz seca: «Te lo dije.»",
            *(LONJA, ("pablo", "Te lo dije.", "seca")),
        ),
    ],
)
def test_who_is_to_say_something_says_it_besides(
    words: str, plan: VideoPlan, new: tuple[str, str, str]
) -> None:
    after = changed(words, plan)
    (line,) = [line for line in after.lines if line not in plan.lines]
    assert (line.character, line.text) == new[:2]
    assert new[2] in (line.delivery or "")
    assert len(after.characters) == len(plan.characters)


@pytest.mark.parametrize(
    ("words", "plan", "texts"),
    [
        ("cut what Owen mutters", MARKET, "Fresca|Is it|It was"),
        ("quita lo que murmura Pablo", LONJA, "Fresca|¿Es|El martes"),
    ],
)
def test_of_several_lines_the_one_goes_that_is_said_so(
    words: str, plan: VideoPlan, texts: str
) -> None:
    after = changed(words, plan)
    assert len(after.lines) == len(texts.split("|"))
    for line, text in zip(after.lines, texts.split("|"), strict=True):
        assert line.text.startswith(text)


def test_another_accent_in_the_same_breath_is_of_the_same_one() -> None:
    after = changed("Pablo no es mexicano, es colombiano", LONJA)
    assert {line.dialect for line in after.lines if line.character == "pablo"} == {"Colombian"}

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


@pytest.mark.parametrize(
    ("words", "plan", "at", "who", "text"),
    [
        (
            'let Marta say the last line instead of Owen: "Swimming on Monday."',
            MARKET,
            3,
            "marta",
            "Swimming on Monday.",
        ),
        (
            "la última frase que la diga Marta: «El lunes nadaba.»",
            LONJA,
            3,
            "marta",
            "El lunes nadaba.",
        ),
        (
            "la última frase se la das a Marta, y que diga «El lunes nadaba.»",
            LONJA,
            3,
            "marta",
            "El lunes nadaba.",
        ),
        (
            "cámbiale lo que dice Marta, que diga «Recién salida.»",
            LONJA,
            0,
            "marta",
            "Recién salida.",
        ),
        ("deja la frase de Marta en «Fresca como tú.»", LONJA, 0, "marta", "Fresca como tú."),
    ],
)
def test_one_line_gets_other_words_and_who_says_them(
    words: str, plan: VideoPlan, at: int, who: str, text: str
) -> None:
    after = changed(words, plan)
    assert (after.lines[at].character, after.lines[at].text) == (who, text)
    others = [n for n in range(len(plan.lines)) if n != at]
    assert [after.lines[n] for n in others] == [plan.lines[n] for n in others]


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Pablo que no diga nada al final, doña Remedios sí", LONJA),
        ("que Marta lo diga en voz alta, que lo oiga todo el mercado", LONJA),
        ("Marta less theatrical", MARKET),
    ],
)
def test_who_says_nothing_else_stays_heard_as_before(words: str, plan: VideoPlan) -> None:
    after = changed(words, plan)
    assert [s.sound for s in after.shots] == [s.sound for s in plan.shots]
    assert [x for x in after.lines if x.character == "mrs_doyle"] == [
        x for x in plan.lines if x.character == "mrs_doyle"
    ]


def test_an_old_self_and_a_young_one_are_two_where_both_have_lines() -> None:
    old = "RITA (V.O.)\nI was nine."
    plan = plan_of(f"EXT. PIER - DUSK\n\n{old}\n\nYOUNG RITA (9) runs.\n\nYOUNG RITA\nWait!\n")
    assert len({line.character for line in plan.lines}) == 2
    assert changed("make the voice-over tired", plan).lines[0].delivery == "tired"


def test_what_is_heard_in_a_column_of_lines_is_no_line() -> None:
    rows = (
        '| 1 | 3s | Rita waves | Rita: "Hi." |\n| 2 | 2s | a door | sound of a latch, then steps |'
    )
    plan = plan_of(f"| # | Dur | Visual | Who says what |\n|---|---|---|---|\n{rows}")
    assert [line.text for line in plan.lines] == ["Hi."]

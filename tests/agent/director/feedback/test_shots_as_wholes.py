"""Shots that come, go, open and become one, as people say it off hand, in English and Spanish."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import Approved, Edited, Question, Request
from callsheet.generator.plan import VideoPlan

TRAM = plan_of(
    "Shot 1 (4s): wide shot of a tram stop in the rain, nobody there. Shot 2 (5s): medium shot, "
    'Olga the conductor opens the door and says whispering "Last tram, love." Shot 3 (4s): '
    'close-up of the boy Pim, who answers "Does it go to the sea?", the camera orbits. '
    'Shot 4 (2s): a frog on the rails, a sign reads "LINE 4".'
)
TRANVIA = plan_of(
    "Plano 1 (4 s): plano general de una parada de tranvía bajo la lluvia, no hay nadie. Plano 2 "
    "(5 s): plano medio, Olga, la conductora, abre la puerta y dice susurrando «Último tranvía, "
    "cielo.» Plano 3 (4 s): primer plano del niño Nacho, que contesta «¿Llega hasta el mar?» "
    "Plano 4 (2 s): una rana en las vías, un cartel dice «LÍNEA 4»."
)


def outcome(words: str, plan: VideoPlan):
    ids = tuple(shot.id for shot in plan.shots)
    return revise(Request(said=words, plan=plan, versions=2, shot_ids=ids, can_undo=True))


def changed(words: str, plan: VideoPlan) -> VideoPlan:
    told = outcome(words, plan)
    assert isinstance(told, Edited), told
    return apply(plan, told.edits)


def test_lines_are_heard_before_a_shot_that_begins_right_behind_their_mark() -> None:
    assert [line.text for line in TRANVIA.lines] == [
        "Último tranvía, cielo.",
        "¿Llega hasta el mar?",
    ]


@pytest.mark.parametrize(
    ("words", "plan", "at", "seconds", "framing", "action"),
    [
        (
            "add one more at the very end, 2 sec, extreme close-up of the frog blinking",
            *(TRAM, 5, 2, "extreme close-up", "The frog blinking."),
        ),
        (
            "tack another one on the end, 3 seconds, locked off: the frog jumps off",
            *(TRAM, 5, 3, "medium", "The frog jumps off."),
        ),
        ("stick a final shot on, 2s, the frog croaks", TRAM, 5, 2, "medium", "The frog croaks."),
        (
            "al final agrégale una toma más, dos segundos, plano general, el tranvía se aleja",
            *(TRANVIA, 5, 2, "wide", "El tranvía se aleja."),
        ),
        (
            "mete otro plano entre el 2 y el 3, 2 s, primer plano, unas manos con un billete",
            *(TRANVIA, 3, 2, "close-up", "Unas manos con un billete."),
        ),
    ],
)
def test_a_new_shot_gets_what_follows_it_and_no_other_shot_does(
    words: str, plan: VideoPlan, at: int, seconds: float, framing: str, action: str
) -> None:
    after = changed(words, plan)
    new = after.shots[at - 1]
    assert (new.seconds, new.framing, new.action) == (seconds, framing, action)
    assert tuple(shot for shot in after.shots if shot is not new) == plan.shots


@pytest.mark.parametrize(
    ("words", "plan", "lengths"),
    [
        ("merge 2 and 3, 6 seconds in total", TRAM, [4, 6, 2]),
        ("shots 3 and 4 should be one, 7 seconds overall", TRAM, [4, 5, 7]),
        ("junta el 2 y el 3, 6 segundos en total", TRANVIA, [4, 6, 2]),
        ("1 + 3: 5s each, rest same", TRAM, [5, 5, 5, 2]),
        ("Can we stretch this to a full 60 seconds?", TRAM, [16, 20, 16, 8]),
    ],
)
def test_a_length_goes_to_what_it_is_said_of(
    words: str, plan: VideoPlan, lengths: list[float]
) -> None:
    assert [shot.seconds for shot in changed(words, plan).shots] == lengths


@pytest.mark.parametrize(
    ("words", "plan", "order"),
    [
        ("Lose the tram stop, start straight on Olga opening the door", TRAM, "s2 s3 s4"),
        ("we don't need the empty tram stop. Drop it and go right in on Olga", TRAM, "s2 s3 s4"),
        ("kick off with the sign and then the rest in the same order", TRAM, "s4 s1 s2 s3"),
        ("arranquemos con la rana y de ahí todo en el mismo orden", TRANVIA, "s4 s1 s2 s3"),
    ],
)
def test_a_shot_goes_or_opens_by_what_it_shows(words: str, plan: VideoPlan, order: str) -> None:
    assert [shot.id for shot in changed(words, plan).shots] == order.split()


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Nothing to add from us, please go ahead and make it!", TRAM),
        ("Yes, that's the one. The client is happy too, you can start rendering.", TRAM),
        ("All good on our end, no notes, roll it", TRAM),
        ("Por nuestra parte nada más, adelante con la producción", TRANVIA),
        ("Sí, este es. Legal también está contento, ya pueden renderizar", TRANVIA),
    ],
)
def test_consent_is_heard_whoever_gives_it(words: str, plan: VideoPlan) -> None:
    assert isinstance(outcome(words, plan), Approved)


def test_wishes_that_are_counted_are_no_shots() -> None:
    after = changed("so 1) square not 16:9 2) bring it down to 12 seconds 3) no music", TRAM)
    assert (after.aspect_ratio, after.seconds) == ("1:1", 12)


def test_who_would_never_speak_so_is_a_reason_and_no_wish() -> None:
    after = changed("Pim's line should be in Spanish, he'd never speak English to her", TRAM)
    assert [line.language for line in after.lines] == ["en", "es"]


def test_too_happy_to_whisper_does_not_whisper() -> None:
    after = changed("Olga shouldn't whisper. She's too happy to whisper, she sings it out", TRAM)
    assert [(line.character, line.delivery) for line in after.lines] == [
        ("olga", "sings"),
        ("pim", None),
    ]


def test_a_move_that_is_disliked_stops_and_is_given_to_no_other_shot() -> None:
    after = changed("all that orbiting makes me dizzy, lock it off please", TRAM)
    assert [shot.movement for shot in after.shots] == ["static"] * 4


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("La parada vacía sobra, fuera con ella", "s2 s3 s4"),
        ("fuera la toma del niño, y con ella se va la frase del mar", "s1 s2 s4"),
        (
            "empecemos por el último, la rana en las vías, y luego lo demás en su orden",
            "s4 s1 s2 s3",
        ),
    ],
)
def test_what_goes_with_a_shot_takes_nothing_else(words: str, order: str) -> None:
    after = changed(words, TRANVIA)
    kept = {line.id for shot in TRANVIA.shots if shot.id in order for line in shot.dialogue}
    assert [shot.id for shot in after.shots] == order.split()
    assert {line.id for line in after.lines} == kept


@pytest.mark.parametrize(
    "words",
    [
        "quiero los cuatro planos de 4 segundos clavados y que en total no pase de 12",
        "Lo quiero de 10 segundos clavados, pero a los cuatro planos no les toques la duración",
        "La escena del mercado ponla al principio de todo",
    ],
)
def test_what_cannot_be_is_asked_about(words: str) -> None:
    assert isinstance(outcome(words, TRANVIA), Question)


@pytest.mark.parametrize(
    ("words", "who", "fields"),
    [
        ("a Nacho lo quiero tranquilo, nada de nervios", "nacho", {"delivery": "tranquilo"}),
        ("Nacho mejor en inglés, no en español", "nacho", {"language": "en"}),
        ("«¿Llega hasta el mar?» que lo diga Olga, no el niño", "olga", {"language": "es"}),
    ],
)
def test_it_is_told_whose_line_changes_and_how(
    words: str, who: str, fields: dict[str, str]
) -> None:
    line = changed(words, TRANVIA).lines[-1]
    assert line.character == who
    assert {name: getattr(line, name) for name in fields} == fields


def test_a_length_for_all_is_not_given_to_the_one_shot_that_shares_a_word() -> None:
    after = changed("the client says clips can go longer now, can u make it 60 seconds", TRAM)
    assert after.seconds == 60


def test_a_pronoun_goes_on_about_the_one_just_named() -> None:
    after = changed("And Pim isn't crying any more, he's half laughing", TRAM)
    assert [line.delivery for line in after.lines] == ["whispering", "laughing"]


def test_a_camera_in_that_same_shot_moves_in_no_other() -> None:
    said = "Nacho que hable como cubano, y en ese mismo plano la panorámica hacia la izquierda"
    assert [shot.movement for shot in changed(said, TRANVIA).shots] == [
        *("static", "static", "pan left", "static")
    ]

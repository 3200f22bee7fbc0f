"""Wishes that fall on the shot, the line or the sound they name, and on no other."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question
from callsheet.generator.plan import VideoPlan

from .saying import PLAN, answer, changes

SPY = plan_of(
    "Sound: clock ticking all through.\n"
    "Shot 1: 3 s, insert, a gloved hand moves a pawn. Shot 2: 4 s, close-up, slow zoom in, Vera "
    'sweats and says "Was that mine?" Shot 3: 3 s, wide, a drone hovers over the square.'
)
FLAT = plan_of(
    "8 segundos, 2 planos. Plano 1: 4 s, Inés riega un geranio en el balcón con un cartel que pone "
    "«SE VENDE», la voz en off de una narradora dice «Nadie mira arriba.», suena música de jazz. "
    "Plano 2: 4 s, Paco, con gorra a rayas, grita: «¡Que me mojas!»"
)
RINGS = plan_of(
    "12 seconds, 3 shots. Shot 1: 4 s, close-up of two rings on a plate. Shot 2: 4 s, wide, Ana "
    'opens a drawer and says "Where?" Shot 3: 4 s, close-up of a shoe, Ben says "Here."'
)


@pytest.mark.parametrize(
    ("said", "plan", "changed"),
    [
        ("the zoom should go out instead of in", SPY, {"s2.movement": "zoom out"}),
        ("I want the dolly to go out, not in", PLAN, {"s1.movement": "dolly out"}),
        (
            "every shot except the first and the last one second longer",
            PLAN,
            {"s2.seconds": 6, "s3.seconds": 4},
        ),
        ("last but one: 4 seconds instead of 3", PLAN, {"s3.seconds": 4}),
        ("drop the one with the umbrella again", PLAN, {"shots": ["s1", "s2", "s3"]}),
        ("the umbrella shot can then go completely", PLAN, {"shots": ["s1", "s2", "s3"]}),
        ("in the first shot the crowd murmur can go", PLAN, {"s1.sound.ambience": None}),
        ("make the ring close-up 2 seconds", RINGS, {"s1.seconds": 2}),
        ("the drone shot 5 seconds", SPY, {"s3.seconds": 5}),
        (
            "merge 3 and 4 into a single 5 second shot",
            PLAN,
            {
                "shots": ["s1", "s2", "s3"],
                "s3.seconds": 5,
                "s3.action": "Tom lowers his chopsticks and puts down a brown bag. They walk away "
                "under an umbrella in the rain.",
                "s3.characters": ["tom", "mei"],
                "s3.dialogue": ["l2", "l3", "l4"],
                "s3.lettering": ["OPEN LATE"],
                "s3.sound.effects": ["rain"],
            },
        ),
    ],
)
def test_what_is_named_changes_and_nothing_else(
    said: str, plan: VideoPlan, changed: dict[str, Any]
) -> None:
    assert changes(said, plan) == changed


@pytest.mark.parametrize("said", ["no jazz while they dance", "lose the music when it snows"])
def test_music_that_is_to_go_while_nobody_knows_what_happens_is_asked_about(said: str) -> None:
    assert isinstance(answer(said), Question)


def test_no_sound_changes_for_letters_inside_its_words() -> None:
    assert isinstance(answer("the wind blows out instead of in", SPY), Question)


@pytest.mark.parametrize(
    ("said", "plan", "changed"),
    [
        (
            "el rótulo debe decir «ÚLTIMO PISO» y Paco dice al final: «Hasta luego.»",
            FLAT,
            {
                "s1.action": "Inés riega un geranio en el balcón con un cartel que pone «ÚLTIMO "
                "PISO»",
                "s1.lettering": ["ÚLTIMO PISO"],
                "s2.dialogue": ["l2", "l3"],
            },
        ),
        (
            "the sign should read “LATE DUMPLINGS”, and Tom answers at the end: “Fine.”",
            PLAN,
            {
                "s1.action": 'Steam rises from a dumpling stall with a neon sign "LATE DUMPLINGS".',
                "s1.lettering": ["LATE DUMPLINGS"],
                "s4.dialogue": ["l4", "l5"],
            },
        ),
        (
            "quita la voz en off del principio, que ahí solo se oiga el agua",
            FLAT,
            {"s1.dialogue": [], "s1.sound.effects": ["agua"]},
        ),
        ("sin la gorra de Paco", FLAT, {"paco.looks": "hombre", "s2.action": "Paco"}),
        ("Paco que no suene enfadado sino divertido", FLAT, {"l2.delivery": "divertido"}),
        (
            "Tom shouldn't sound sad but proud",
            PLAN,
            {"l2.delivery": "proud", "l3.delivery": "proud"},
        ),
        (
            "Over the shoe close-up we hear Ana, off screen: “Oh.”",
            RINGS,
            {"s3.dialogue": ["l2", "l3"]},
        ),
    ],
)
def test_words_go_to_whom_or_what_they_are_for(
    said: str, plan: VideoPlan, changed: dict[str, Any]
) -> None:
    assert changes(said, plan) == changed

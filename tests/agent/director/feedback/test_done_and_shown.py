"""Things given and gone, deeds beside the camera, lines handed over and told with time."""

from typing import Any

import pytest
from callsheet.agent.planner import Edited, Question

from .saying import PLAN, Case, after, answer, changes

NO_MUSIC = {f"s{n}.sound.music": None for n in range(1, 5)}
GIVEN: list[Case] = [
    (
        "give the cook a flute in shot 2",
        {"s2.action": "Mei grabs the last dumpling. The cook laughs. The cook has a flute."},
    ),
    (
        "give Tom a lantern in shot 3",
        {"s3.action": "Tom lowers his chopsticks and puts down a brown bag. Tom has a lantern."},
    ),
    (
        "the dumpling's boring, give Mei a bun in shot 2",
        {"s2.action": "Mei grabs the last bun. The cook laughs."},
    ),
    (
        "the umbrella is a bit plain, give Mei a kite",
        {"s4.action": "They walk away under a kite in the rain."},
    ),
]
GONE: list[Case] = [
    ("I want 2 and 3 swapped and the jazz gone", {"shots": ["s1", "s3", "s2", "s4"], **NO_MUSIC}),
    ("I want the jazz gone", NO_MUSIC),
    ("take OPEN LATE off", {"s4.lettering": []}),
    ("remove the OPEN LATE sign", {"s4.lettering": []}),
]
FILMED: list[Case] = [
    (
        "shot 3: Tom waves and the camera pans left",
        {
            "s3.action": "Tom lowers his chopsticks and puts down a brown bag. Tom waves.",
            "s3.movement": "pan left",
        },
    ),
    (
        "in shot 2 the cook drops a plate and the camera tilts down",
        {
            "s2.action": "Mei grabs the last dumpling. The cook laughs. The cook drops a plate.",
            "s2.movement": "tilt down",
        },
    ),
]
ORDER: list[Case] = [
    ("move shot 3 up so it comes right after shot 1", {"shots": ["s1", "s3", "s2", "s4"]}),
    (
        "shot 4 should move up so that it plays before shot 2",
        {"shots": ["s1", "s4", "s2", "s3"]},
    ),
]
TIMED: list[Case] = [
    (
        "It needs to be 20 seconds. Five for each shot.",
        {"s1.seconds": 5.0, "s3.seconds": 5.0, "s4.seconds": 5.0},
    ),
    (
        "16 seconds in all. Four for every shot.",
        {"s2.seconds": 4.0, "s3.seconds": 4.0, "s4.seconds": 4.0},
    ),
]
SAID: list[Case] = [
    (
        "give Mei's line in shot 2 to Tom, he says it on camera",
        {
            "s2.characters": ["mei", "cook", "tom"],
            "l1.character": "tom",
            "l1.dialect": None,
        },
    ),
    ("tone Tom down", {"l2.delivery": "more restrained", "l3.delivery": "more restrained"}),
]


@pytest.mark.parametrize(("words", "changed"), [*GIVEN, *GONE, *FILMED, *ORDER, *TIMED, *SAID])
def test_every_half_of_a_wish_is_done(words: str, changed: dict[str, Any]) -> None:
    assert changes(words) == changed


def test_a_line_of_one_only_heard_is_given_to_one_who_is_seen() -> None:
    heard = PLAN.shots[3].dialogue[0].model_copy(update={"character": "cook", "voice_over": True})
    last = PLAN.shots[3].model_copy(update={"dialogue": (heard,)})
    plan = PLAN.model_copy(update={"shots": (*PLAN.shots[:3], last)})
    assert changes("give the cook's line to Tom, he says it on camera", plan) == {
        "l4.character": "tom",
        "l4.dialect": None,
        "l4.voice_over": False,
    }


def test_what_is_done_in_no_known_shot_is_asked_about() -> None:
    outcome = answer("Tom drops his bag and the camera pans left in shot 3")
    assert isinstance(outcome, Edited)
    assert "“Tom drops his bag”" in outcome.reply


ELSEWHERE: list[Case] = [
    ("no jazz while Tom lowers his chopsticks", {"s3.sound.music": None}),
    ("no music while they walk away under the umbrella", {"s4.sound.music": None}),
    (
        'Over the umbrella shot we hear Mei off screen, relieved: "Thank God."',
        {"s4.dialogue": ["l4", "l5"]},
    ),
    (
        'we hear the cook off screen in shot 1, tired: "Not again."',
        {"s1.dialogue": ["l5"]},
    ),
]


@pytest.mark.parametrize(("words", "changed"), ELSEWHERE)
def test_nothing_changes_but_where_it_happens(words: str, changed: dict[str, Any]) -> None:
    assert changes(words) == changed


def test_one_who_is_only_heard_has_a_line_more() -> None:
    (new,) = after('we hear the cook off screen in shot 1, tired: "Not again."').shots[0].dialogue
    assert (new.text, new.voice_over, new.delivery) == ("Not again.", True, "tired")


@pytest.mark.parametrize(
    "words",
    [
        "everything after the dumpling shot in warm sunset light",
        "all of it before the kiss in cold morning light",
    ],
)
def test_light_of_some_shots_is_no_style_of_all(words: str) -> None:
    assert isinstance(answer(words), Question)


def test_a_step_back_in_the_picture_undoes_nothing() -> None:
    assert "s3.action" in changes("In shot 3 Tom should take a step back and bow")

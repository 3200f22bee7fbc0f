"""What is asked of a name, a manner, a pause or a home touches no words that are spoken."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question
from callsheet.generator.plan import VideoPlan

from .saying import answer, changes

DOCK = plan_of(
    'Shot 1 (5s): Rosa ties up a boat. Rosa: "Nobody is here."\n'
    'Shot 2 (4s): The porter drops a crate. Porter, laughing: "Only me!"\n'
    'Shot 3 (6s): A small boy hides behind a barrel: "Shh."\n'
)
MUELLE = plan_of(
    'Tres planos, 15 segundos. Plano 1 (5 s): Rosa amarra una barca. Rosa dice: "No hay nadie."\n'
    'Plano 2 (4 s): Un estibador suelta una caja. El estibador, entre risas: "Solo yo."\n'
    'Plano 3 (6 s): Un niño se esconde: "Chitón."\n'
)


def _changed(words: str, plan: VideoPlan) -> dict[str, Any]:
    return changes(words, plan)


@pytest.mark.parametrize(
    ("words", "plan", "name"),
    [
        ("give the porter a name, Hugo", DOCK, "Hugo"),
        ("the porter should be called Hugo from now on", DOCK, "Hugo"),
        ("rename the porter: Hugo", DOCK, "Hugo"),
        ("Rosa is now Vera", DOCK, "Vera"),
        ("Vera instead of Rosa, please", DOCK, "Vera"),
        ("cámbiale el nombre al estibador: Hugo", MUELLE, "Hugo"),
        ("cambiad el nombre de Rosa por Vera", MUELLE, "Vera"),
        ("al estibador llámalo Hugo", MUELLE, "Hugo"),
        ("Rosa no, Vera", MUELLE, "Vera"),
    ],
)
def test_somebody_gets_a_name_and_nothing_else(words: str, plan: VideoPlan, name: str) -> None:
    found = _changed(words, plan)
    assert [value for place, value in found.items() if place.endswith(".name")] == [name]
    assert {place.rsplit(".", 1)[-1] for place in found} <= {"name", "action", "scene"}


@pytest.mark.parametrize(
    "words", ["Rosa is now Welsh", "Rosa is now a pilot", "name the boat on the crate"]
)
def test_what_somebody_is_makes_no_name(words: str) -> None:
    outcome = answer(words, DOCK)
    named = {} if isinstance(outcome, Question) else changes(words, DOCK)
    assert not [place for place in named if place.endswith(".name")]


def test_a_handle_that_gets_a_name_loses_its_article() -> None:
    assert _changed("call the porter Hugo", DOCK)["s2.action"] == "Hugo drops a crate"


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("take the laugh out of the porter's line", DOCK),
        ("no laughing in the porter's line", DOCK),
        ('lose the laughter on "Only me!"', DOCK),
        ("cut the laughing from shot 2", DOCK),
        ("quítale la risa a la frase del estibador", MUELLE),
        ("elimina las risas de «Solo yo»", MUELLE),
        ("que el estibador no se ría", MUELLE),
        ("que el estibador lo diga sin reírse", MUELLE),
    ],
)
def test_a_manner_that_is_taken_out_leaves_the_line(words: str, plan: VideoPlan) -> None:
    assert _changed(words, plan) == {"l2.delivery": None}


def test_the_line_that_somebody_laughs_may_still_go() -> None:
    assert _changed("lose the line where the porter laughs", DOCK) == {"s2.dialogue": []}


@pytest.mark.parametrize(
    ("words", "plan", "id", "seconds"),
    [
        ("add a beat of silence before the porter's line, say 1.5 seconds", DOCK, "s2", 5.5),
        ("leave a second of quiet after Rosa's line", DOCK, "s1", 6),
        ("add a pause of 1 s at the end of shot 3", DOCK, "s3", 7),
        ("pon un segundo de silencio antes de la frase del estibador", MUELLE, "s2", 5),
        ("que Rosa espere dos segundos antes de hablar", MUELLE, "s1", 7),
    ],
)
def test_a_pause_makes_the_shot_of_its_line_longer(
    words: str, plan: VideoPlan, id: str, seconds: float
) -> None:
    found = _changed(words, plan)
    assert found[f"{id}.seconds"] == seconds
    assert set(found) == {f"{id}.seconds", f"{id}.action"}


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("cut the pause before the porter's line", DOCK),
        ("quita la pausa del plano 2", MUELLE),
    ],
)
def test_a_pause_that_nobody_knows_takes_no_line_and_no_shot_with_it(
    words: str, plan: VideoPlan
) -> None:
    assert isinstance(answer(words, plan), Question)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("give the crate drop a full second more", 5),
        ("the crate drop needs 2 more seconds", 6),
        ("the crate drop could do with one more second", 5),
        ("trim the crate drop by a second", 3),
        ("have shot 2 drop 2 seconds", 2),
    ],
)
def test_a_deed_told_by_a_noun_orders_nothing(words: str, seconds: float) -> None:
    assert _changed(words, DOCK) == {"s2.seconds": seconds}


@pytest.mark.parametrize(
    ("words", "plan", "accent"),
    [
        ("make the porter Korean", DOCK, "Korean"),
        ("the porter should be a Polish man", DOCK, "Polish"),
        ("que el estibador sea coreano", MUELLE, "coreano"),
        ("haz al estibador japonés", MUELLE, "japonés"),
    ],
)
def test_where_somebody_is_from_is_heard_and_changes_no_language(
    words: str, plan: VideoPlan, accent: str
) -> None:
    found = _changed(words, plan)
    assert [value for place, value in found.items() if place.endswith("dialect")] == [accent]
    assert not [place for place in found if place.endswith("language")]


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("switch the porter to Korean", DOCK),
        ("have the porter speak Korean", DOCK),
        ("el estibador mejor en coreano", MUELLE),
    ],
)
def test_a_language_that_is_spoken_is_no_home(words: str, plan: VideoPlan) -> None:
    assert _changed(words, plan)["l2.language"] == "ko"


@pytest.mark.parametrize(
    "words",
    [
        "replace the cello with rain",
        "drums instead of the cello please",
        "use drums in place of the cello",
        "cambia el chelo por lluvia",
        "en vez del chelo, lluvia",
    ],
)
def test_a_sound_that_is_heard_nowhere_is_asked_about_before_another_takes_its_place(
    words: str,
) -> None:
    assert isinstance(answer(words, DOCK), Question)


@pytest.mark.parametrize(
    ("words", "plan", "id", "movement"),
    [
        ("en el último ponle un travelling", MUELLE, "s3", "tracking"),
        ("en el ultimo ponle un travelling", MUELLE, "s3", "tracking"),
        ("para el primero, cámara en mano", MUELLE, "s1", "handheld"),
    ],
)
def test_the_last_one_that_is_taken_another_way_is_that_shot_alone(
    words: str, plan: VideoPlan, id: str, movement: str
) -> None:
    assert _changed(words, plan) == {f"{id}.movement": movement}


def test_a_shot_that_is_counted_alone_is_that_shot_and_not_all_of_them() -> None:
    assert _changed("the first as a low angle", DOCK) == {"s1.angle": "low"}
    assert _changed("el último en contrapicado", MUELLE) == {"s3.angle": "low"}


def test_to_the_end_still_moves_a_shot() -> None:
    assert _changed("pon el 2 el último", MUELLE) == {"shots": ["s1", "s3", "s2"]}


def test_a_cutaway_between_two_shots_is_a_new_one() -> None:
    for words in (
        "can you slip a two-second cutaway in after the first shot?",
        "entre el 1 y el 2 agrega uno de 2 segundos: una red vacía",
    ):
        (order,) = (
            value for place, value in _changed(words, MUELLE).items() if place.endswith("shots")
        )
        assert len(order) == len(MUELLE.shots) + 1
        assert order.index("s2") == len(("s1", "the new one"))


def test_another_take_may_be_longer() -> None:
    found = _changed("another take of shot 2, this time 6 seconds", DOCK)
    assert found == {"s2.take": 2, "s2.seconds": 6}


def test_what_is_said_once_somebody_has_spoken_takes_no_line_away() -> None:
    found = _changed('once Rosa\'s said her bit, the porter shouts "Wrong!"', DOCK)
    assert "l1.character" not in found
    assert "l1.text" not in found


def test_a_reason_before_a_colon_is_nobody() -> None:
    outcome = answer('prices went up: the crate should say "9 EUR"', DOCK)
    found = (
        {}
        if isinstance(outcome, Question)
        else _changed('prices went up: the crate should say "9 EUR"', DOCK)
    )
    assert "characters" not in found


@pytest.mark.parametrize(
    ("words", "accent"),
    [
        ("el estibador mejor colombiano que chileno", "Colombian"),
        ("prefiero al estibador mexicano antes que cubano", "Mexican"),
    ],
)
def test_of_two_accents_the_better_one_is_wanted(words: str, accent: str) -> None:
    found = _changed(words, MUELLE)
    assert [value for place, value in found.items() if place.endswith("dialect")] == [accent]


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("que Rosa llame dos veces", MUELLE),
        ("llama al estibador", MUELLE),
        ("put a gull in the first shot", DOCK),
        ("make the sign neon", DOCK),
    ],
)
def test_what_somebody_does_and_what_is_seen_makes_no_name_no_shot_and_no_style(
    words: str, plan: VideoPlan
) -> None:
    outcome = answer(words, plan)
    found = {} if isinstance(outcome, Question) else changes(words, plan)
    assert not {place.rsplit(".", 1)[-1] for place in found} & {"name", "shots", "style"}


def test_a_close_up_after_the_first_shot_stands_second() -> None:
    (order,) = changes("add a close-up after the first shot", DOCK).values()
    assert (order[0], *order[2:]) == ("s1", "s2", "s3")

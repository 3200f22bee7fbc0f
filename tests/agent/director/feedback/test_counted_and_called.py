"""Seconds told in a row and left over, names that go, and people whom the plan does not have."""

from typing import Any

import pytest
from callsheet.agent.planner import Question
from callsheet.generator.plan import Character, Lettering, Shot, VideoPlan, Voice

from .saying import Case, answer, changes, line

CAFE = VideoPlan(
    title="Café",
    characters=(
        Character(id="nadia", name="Nadia", looks="mujer, mecánica", voice=Voice(language="es")),
        Character(id="oscar", name="Óscar", looks="hombre, un mensajero con casco amarillo"),
    ),
    shots=(
        Shot(
            id="s1",
            seconds=4,
            action="Un taller. En el toldo se lee PANADERÍA LA ESPIGA.",
            lettering=(Lettering(text="PANADERÍA LA ESPIGA", place="toldo"),),
        ),
        Shot(
            id="s2",
            seconds=5,
            action="Nadia gira una rueda.",
            characters=("nadia",),
            dialogue=(line("l1", "nadia", "Esta se ha comido un seto.", language="es"),),
        ),
        Shot(
            id="s3",
            seconds=6,
            action="Óscar espera.",
            characters=("oscar",),
            dialogue=(line("l2", "oscar", "Era un seto muy grande.", language="es"),),
        ),
        Shot(id="s4", seconds=5, action="La calle. Llueve."),
    ),
)
ONE_SPEAKER = VideoPlan(
    title="Home",
    characters=(
        Character(id="nadia", name="Nadia", looks="woman, blue apron"),
        Character(id="kit", name="Kit", looks="boy"),
    ),
    shots=(
        Shot(
            id="s1",
            seconds=5,
            action="Nadia listens.",
            characters=("nadia",),
            dialogue=(line("l1", "nadia", "Nobody's home."),),
        ),
        Shot(id="s2", seconds=7, action="Kit stares at a cat.", characters=("kit",)),
    ),
)

SECONDS: list[Case] = [
    (
        "el último plano pasa a ser el primero, y que dure 3 s en vez de 2",
        {"shots": ["s4", "s1", "s2", "s3"], "s4.seconds": 3},
    ),
    ("pon el 3 al final y déjalo en 4 s", {"shots": ["s1", "s2", "s4", "s3"], "s3.seconds": 4}),
    (
        "la toma 3 bájala a 4 segundos y esos dos que sobran dáselos a la última",
        {"s3.seconds": 4, "s4.seconds": 7},
    ),
    (
        "el plano 3 déjalo en 4 s y los dos segundos que sobran, al primero",
        {"s3.seconds": 4, "s1.seconds": 6},
    ),
    ("los planos que duren 4, 3, 5 y 8", {"s2.seconds": 3, "s3.seconds": 5, "s4.seconds": 8}),
    ("o sea 4, 3, 5 y 8", {"s2.seconds": 3, "s3.seconds": 5, "s4.seconds": 8}),
    ("los planos 1, 2 y 3 de 3, 4 y 5 segundos", {f"s{n}.seconds": n + 2 for n in (1, 2, 3)}),
    (
        "quita el plano 2 y alarga el último para que sigamos en 20",
        {"shots": ["s1", "s3", "s4"], "s4.seconds": 10},
    ),
]
IN_ENGLISH: list[Case] = [
    (
        "make shot 2 seven seconds and take those two off the last one",
        {"s2.seconds": 7, "s4.seconds": 1},
    ),
    (
        "shots 1, 2 and 3 should be 3, 4 and 6 seconds",
        {"s1.seconds": 3, "s2.seconds": 4, "s3.seconds": 6},
    ),
    ("timings: 4, 5, 6, 2", {"s3.seconds": 6, "s4.seconds": 2}),
    ("cut shot 2 to 4 and give the spare one to shot 4", {"s2.seconds": 4, "s4.seconds": 4}),
    (
        "lose shot 3 and stretch the last one so we still land on 15",
        {"shots": ["s1", "s2", "s4"], "s4.seconds": 6},
    ),
    (
        "move the last shot to the front and make it 4 seconds",
        {"shots": ["s4", "s1", "s2", "s3"], "s4.seconds": 4},
    ),
]
NAMES: list[Case] = [
    (
        "el mensajero ya no se llama Óscar, se llama Fermín",
        {"oscar.name": "Fermín", "s3.action": "Fermín espera."},
    ),
    (
        "Nadia no se llama Nadia sino Lucía",
        {"nadia.name": "Lucía", "s2.action": "Lucía gira una rueda."},
    ),
    (
        "Cámbiale el nombre a Óscar, ahora se llama Fito",
        {"oscar.name": "Fito", "s3.action": "Fito espera."},
    ),
]
NAMES_IN_ENGLISH: list[tuple[str, str]] = [
    ("Tom isn't called Tom any more, he's called Felix", "Felix"),
    ("Change Tom's name, he's called Rufus now", "Rufus"),
    ("Tom is no longer called Tom but Felix", "Felix"),
]


@pytest.mark.parametrize(("words", "changed"), SECONDS)
def test_seconds_go_to_the_shots_they_are_told_of(words: str, changed: dict[str, Any]) -> None:
    assert changes(words, CAFE) == changed


@pytest.mark.parametrize(("words", "changed"), IN_ENGLISH)
def test_each_shot_gets_its_own_seconds(words: str, changed: dict[str, Any]) -> None:
    assert {k: v for k, v in changes(words).items() if k != "title"} == changed


@pytest.mark.parametrize(("words", "changed"), NAMES)
def test_a_name_that_goes_gives_way_to_the_next(words: str, changed: dict[str, Any]) -> None:
    assert changes(words, CAFE) == changed


@pytest.mark.parametrize(("words", "name"), NAMES_IN_ENGLISH)
def test_a_name_is_told_behind_the_one_that_goes(words: str, name: str) -> None:
    assert changes(words)["tom.name"] == name


@pytest.mark.parametrize(
    "words", ["cámbiale el nombre a Óscar", "El mensajero ya no se llama Óscar"]
)
def test_a_name_to_come_is_asked_about(words: str) -> None:
    assert isinstance(answer(words, CAFE), Question)


@pytest.mark.parametrize(
    "words",
    [
        "Kerry should shout her line",
        "Kerry sounds tired",
        "have Kerry whisper it",
        "Kerry should have a Scottish accent",
        "Kit should shout his line",
        "Marta que grite su frase",
        "Que Marta suene cansada",
    ],
)
def test_nobody_else_speaks_for_who_has_no_line(words: str) -> None:
    assert isinstance(answer(words, ONE_SPEAKER), Question)


def test_a_line_of_ones_own_is_spoken_another_way() -> None:
    assert changes("Nadia should shout her line", ONE_SPEAKER) == {"l1.delivery": "shout"}


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("El toldo tiene que decir PANADERÍA EL TRIGO", "PANADERÍA EL TRIGO"),
        ("el toldo que diga PAN & CAFÉ ÁGUILA", "PAN & CAFÉ ÁGUILA"),
    ],
)
def test_capitals_with_accents_are_part_of_a_sign(words: str, sign: str) -> None:
    assert changes(words, CAFE)["s1.lettering"] == [sign]


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (
            "in shot 1 the camera pans left, in shot 3 his face is lit by a single candle",
            {
                "s1.movement": "pan left",
                "s3.action": "Tom lowers his chopsticks and puts down a brown bag. "
                "His face is lit by a single candle.",
            },
        ),
        ("shot 1 handheld, shot 2 static", {"s1.movement": "handheld"}),
    ],
)
def test_what_each_shot_shows_stays_in_it(words: str, changed: dict[str, Any]) -> None:
    assert changes(words) == changed


@pytest.mark.parametrize(
    "words",
    [
        "Tom gets the last word: he says “So be it.”",
        "Tom has the last word. At the end he says “So be it.”",
    ],
)
def test_who_gets_the_last_word_says_one_line_more(words: str) -> None:
    changed = changes(words)
    assert changed["s4.dialogue"] == ["l4", "l5"]
    assert not any(key.startswith(("l1", "l2", "l3", "l4")) for key in changed)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Nadia should say in Swahili: “Ni yangu.”", "sw"),
        ("Nadia que diga en urdu «Yeh mera hai.»", "ur"),
    ],
)
def test_new_words_are_spoken_in_the_language_told(words: str, language: str) -> None:
    assert changes(words, CAFE)["l1.language"] == language

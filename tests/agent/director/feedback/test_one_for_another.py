"""One person, colour or sound for another, and lines and shots that are told in two breaths."""

from typing import Any

import pytest
from callsheet.generator.plan import Character, Shot, Sound, VideoPlan, Voice

from .saying import Case, changes, line

SPANISH = VideoPlan(
    title="Taller",
    characters=(
        Character(id="nadia", name="Nadia", looks="mujer, mecánica", voice=Voice(language="es")),
        Character(id="oscar", name="Óscar", looks="hombre, un mensajero con casco amarillo"),
        Character(id="voz", name="Narradora en off", voice=Voice(language="es")),
    ),
    shots=(
        Shot(id="s1", seconds=4, action="En el toldo hay un gato.", movement="dolly in"),
        Shot(
            id="s2",
            seconds=5,
            action="Nadia, delantal azul, gira una rueda.",
            characters=("nadia",),
            dialogue=(line("l1", "nadia", "Se ha comido un seto.", language="es"),),
            sound=Sound(music="banjo"),
        ),
        Shot(
            id="s3",
            seconds=6,
            action="Óscar espera en la calle.",
            characters=("oscar",),
            dialogue=(
                line("l2", "oscar", "Era un seto muy grande.", language="es"),
                line("l3", "voz", "Siempre abierto.", language="es", voice_over=True),
            ),
        ),
    ),
)

IN_SPANISH: list[Case] = [
    (
        "La última frase no la dice la narradora, la dice Nadia, con ironía",
        {
            "s3.characters": ["oscar", "nadia"],
            "l3.character": "nadia",
            "l3.delivery": "con ironía",
            "l3.voice_over": False,
        },
    ),
    ("nada de banjo: que suene una cumbia", {f"s{n}.sound.music": "cumbia" for n in (1, 2, 3)}),
    (
        "el delantal de Nadia, verde en vez de azul",
        {"s2.action": "Nadia, delantal verde, gira una rueda."},
    ),
    ("el toldo, rojo", {"s1.action": "En el toldo rojo hay un gato."}),
    ("el casco, rojo", {"oscar.looks": "hombre, un mensajero con casco rojo"}),
    (
        "¿Se puede cambiar el casco amarillo de Óscar por una gorra roja?",
        {"oscar.looks": "hombre, un mensajero con gorra roja"},
    ),
    (
        "Óscar sin casco: que lleve una gorra",
        {"oscar.looks": "hombre, un mensajero con una gorra"},
    ),
    ("en lugar de la narradora quiero un señor mayor", {"voz.looks": "señor mayor"}),
    (
        "en vez de la narradora quiero un hombre mayor con acento mexicano, que diga lo mismo",
        {"voz.looks": "hombre mayor", "voz.voice.dialect": "Mexican"},
    ),
    (
        "Plano 2 cámara en mano y el 1 sin movimiento, fijo",
        {"s2.movement": "handheld", "s1.movement": "static"},
    ),
    ("Nadia necesita un pañuelo verde", {"nadia.looks": "mujer, mecánica, un pañuelo verde"}),
]
IN_ENGLISH: list[Case] = [
    (
        "swap the 2nd and 3rd shots so Tom gets in before her",
        {"shots": ["s1", "s3", "s2", "s4"]},
    ),
    (
        "ditch the sizzling sound and lay a soft accordion tune under the whole film",
        {
            "s1.sound.effects": [],
            **{f"s{n}.sound.music": "soft accordion tune" for n in range(1, 5)},
        },
    ),
    (
        "Mei's coat green instead of red",
        {"mei.looks": "woman, thirties, green coat, short black hair"},
    ),
    (
        "Tom needs a purple bandana",
        {"tom.looks": "tall man, grey beard, green jacket, a purple bandana"},
    ),
    ("shot 2 from below and shot 1 from above", {"s2.angle": "low", "s1.angle": "high"}),
]


@pytest.mark.parametrize(("words", "changed"), IN_SPANISH)
def test_one_takes_the_place_of_another(words: str, changed: dict[str, Any]) -> None:
    found = changes(words, SPANISH)
    assert {key: found.get(key) for key in changed} == changed
    assert not {key for key in found if key.startswith(("l1", "l2"))}


@pytest.mark.parametrize(("words", "changed"), IN_ENGLISH)
def test_nothing_else_goes_with_it(words: str, changed: dict[str, Any]) -> None:
    assert changes(words) == changed


@pytest.mark.parametrize(
    "words",
    [
        "roll 2 and 3 into a single shot",
        "fold shot 3 into shot 2",
    ],
)
def test_two_shots_become_one(words: str) -> None:
    changed = changes(words)
    assert changed["shots"] == ["s1", "s2", "s4"]
    assert changed["s2.seconds"] == 8

"""Words of a plan as phrases that all prompts share. Pure; the words stand in phrases.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from ..job import RenderJob
from ..plan import DialogueLine, Lettering, Shot

Kind = Literal["framing", "angle", "camera", "motion", "keyframes", "languages"]

DIALECTS_OF_WORDS = ("zh", "ja", "ko", "yue")
"""Languages whose ways of speaking are called dialects; those of the others, accents."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def phrase(kind: Kind, word: str) -> str:
    """The phrase of a word; the word itself where there is none."""
    return _table()[kind].get(word, word)


def view(shot: Shot) -> str:
    """Size and viewpoint: `a close-up from a low angle`."""
    return f"{phrase('framing', shot.framing)} {phrase('angle', shot.angle)}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop; empty when it is."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in '.!?。！？…"”»' else f"{text}."


def an(noun: str) -> str:
    """The noun with its indefinite article."""
    return f"{'an' if noun[0].upper() in 'AEIO' else 'a'} {noun}"


def tongue(line: DialogueLine) -> str:
    """In what language and dialect a line is spoken; empty for plain English."""
    languages = dict.fromkeys(span.language for span in line.spans or ())
    if len(languages) > 1:
        changing = ", then ".join(phrase("languages", language) for language in languages)
        return f"in {changing}" + (f" with {an(line.dialect)} accent" if line.dialect else "")
    if not line.dialect:
        return "" if line.language == "en" else f"in {phrase('languages', line.language)}"
    kind = "dialect" if line.language in DIALECTS_OF_WORDS else "accent"
    spoken = phrase("languages", line.language)
    if kind == "accent":
        return f"in {spoken} with {an(line.dialect)} accent"
    return f"in {spoken}, in the {line.dialect} dialect"


def cast(job: RenderJob, shots: tuple[Shot, ...]) -> str:
    """What those in the picture and the elements look like, each told once."""
    told: list[str] = []
    seen = dict.fromkeys(id for shot in shots for id in shot.characters)
    looks = {element.id: element.looks for element in job.elements}
    for who in job.characters:
        described = who.looks or looks.get(who.element or "", "")
        if who.id in seen and described:
            told.append(sentence(f"{who.name}: {described}"))
    worn = {who.element for who in job.characters if who.id in seen}
    used = {id for shot in shots for id in shot.elements} - worn
    for element in job.elements:
        if element.id in used and element.looks:
            told.append(sentence(f"{element.name}: {element.looks}"))
    return " ".join(told)


def sign(lettering: Lettering) -> str:
    """A sentence for lettering that stands in the scene."""
    return f'{sentence(lettering.place or "a sign")[:-1]} reads "{lettering.text}".'


def noises(shot: Shot) -> str:
    """Ambience and effects in one phrase; empty when none is planned."""
    return ", ".join(filter(None, [shot.sound.ambience, *shot.sound.effects]))

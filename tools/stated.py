"""What a user stated, each fact with its place in their words, and whether a plan keeps it.

Whoever reads the words makes the facts; here is only what a fact is and when a plan keeps it. So a
plan from anywhere, also from a language model, can be held to the user's words.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from ..generator.plan import (
    Angle,
    AspectRatio,
    Character,
    DialogueLine,
    Framing,
    Movement,
    Part,
    Shot,
    VideoPlan,
)

SAME_SECONDS = 0.05


class _Fact(Part):
    """Where a fact stands: letters of the user's words, the end not included."""

    start: int
    end: int


class _OfShot(_Fact):
    """A fact that the user may have given to one shot."""

    shot: int | None = None
    """The shot's number, from 1; null where no shot was named."""


class Length(_OfShot):
    """How long the video, or one shot, is to be."""

    kind: Literal["length"] = "length"
    seconds: float


class ShotCount(_Fact):
    """How many shots there are to be."""

    kind: Literal["shot count"] = "shot count"
    count: int


class Shape(_Fact):
    kind: Literal["shape"] = "shape"
    aspect_ratio: AspectRatio


class Spoken(_OfShot):
    """A line to be spoken; null and empty where the user left something open."""

    kind: Literal["spoken"] = "spoken"
    words: str
    """To the letter."""
    speaker: tuple[str, ...] = ()
    """What the user calls who speaks it; any of the names will do."""
    language: str | None = None
    """BCP 47 primary tag of the language it is to be spoken in."""
    dialect: str | None = None
    voice_over: bool | None = None


class Lettered(_OfShot):
    """Words to be read in the picture."""

    kind: Literal["lettered"] = "lettered"
    words: str
    """To the letter."""


class Banned(_Fact):
    """What must not appear."""

    kind: Literal["banned"] = "banned"
    what: Literal["lettering", "subtitles", "music", "speech"]


class Present(_Fact):
    """Somebody who must be in the video."""

    kind: Literal["present"] = "present"
    names: tuple[str, ...]
    """What the user calls them; any of the names will do."""


class Filmed(_OfShot):
    """What the camera is to do."""

    kind: Literal["filmed"] = "filmed"
    framing: Framing | None = None
    angle: Angle | None = None
    movement: Movement | None = None


class Referred(_Fact):
    """A subject that the user named by a handle, such as `@Image 1`."""

    kind: Literal["referred"] = "referred"
    handle: str


Fact = Annotated[
    Length | ShotCount | Shape | Spoken | Lettered | Banned | Present | Filmed | Referred,
    Field(discriminator="kind"),
]


class Kept(Part):
    """How a plan keeps a fact."""

    fact: Fact
    where: str | None
    """Id of the shot that keeps it, `video`, or null when the plan has lost it."""
    line: str | None = None
    """Id of the line, for words to be spoken."""
    faults: tuple[str, ...] = ()
    """What of it is not as stated, each as a sentence."""


def compared(facts: Sequence[Fact], plan: VideoPlan) -> tuple[Kept, ...]:
    """Every fact, and how the plan keeps it; of equal lines each is looked for once."""
    lines = _Lines(plan)
    return tuple(_kept(fact, plan, lines) for fact in facts)


def lost(facts: Sequence[Fact], plan: VideoPlan) -> tuple[Kept, ...]:
    """The facts that the plan does not keep as they were stated."""
    return tuple(kept for kept in compared(facts, plan) if kept.faults)


def folded(words: str) -> str:
    """Words as they are compared: without outer quotation marks, a last full stop, odd spaces."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words))
    return plain.strip(" \"'“”‘’「」『』«»").rstrip(".。,")


def _kept(fact: Fact, plan: VideoPlan, lines: "_Lines") -> Kept:
    match fact:
        case Length():
            return _length(fact, plan)
        case ShotCount(count=count):
            return _video(fact, len(plan.shots) == count, f"{count} shots were asked for")
        case Shape(aspect_ratio=ratio):
            return _video(fact, plan.aspect_ratio == ratio, f"the shape was to be {ratio}")
        case Spoken():
            return _spoken(fact, plan, lines)
        case Lettered():
            return _lettered(fact, plan)
        case Banned(what=what):
            return _video(fact, not _has(plan, what), f"{what} was forbidden")
        case Present(names=names):
            there = any(is_called(who, names, plan) for who in plan.characters)
            there = there or any(_names_any(e.name, names) for e in plan.elements)
            return _video(fact, there, f"{names[0]} was to be in the video")
        case Filmed():
            return _filmed(fact, plan)
        case Referred(handle=handle):
            there = any(
                folded(e.handle).casefold() == folded(handle).casefold() for e in plan.elements
            )
            return _video(fact, there, f"{handle} was to be used")


def _video(fact: Fact, keeps: bool, fault: str) -> Kept:
    return Kept(fact=fact, where="video") if keeps else Kept(fact=fact, where=None, faults=(fault,))


def _shot(plan: VideoPlan, number: int) -> Shot | None:
    return plan.shots[number - 1] if number <= len(plan.shots) else None


def _length(fact: Length, plan: VideoPlan) -> Kept:
    if fact.shot is None:
        same = abs(plan.seconds - fact.seconds) <= SAME_SECONDS
        return _video(fact, same, f"the video was to last {fact.seconds:g} s")
    shot = _shot(plan, fact.shot)
    if shot and abs(shot.seconds - fact.seconds) <= SAME_SECONDS:
        return Kept(fact=fact, where=shot.id)
    fault = f"shot {fact.shot} was to last {fact.seconds:g} s"
    return Kept(fact=fact, where=shot.id if shot else None, faults=(fault,))


def _lettered(fact: Lettered, plan: VideoPlan) -> Kept:
    for shot in plan.shots:
        for lettering in shot.lettering:
            if folded(lettering.text) == folded(fact.words):
                fault = _elsewhere(fact, plan, shot, f"“{fact.words}”")
                return Kept(fact=fact, where=shot.id, faults=fault)
    return Kept(fact=fact, where=None, faults=(f"“{fact.words}” was to be read",))


def _elsewhere(fact: _OfShot, plan: VideoPlan, shot: Shot, what: str) -> tuple[str, ...]:
    """The fault of something that is in another shot than was stated."""
    wanted = fact.shot and _shot(plan, fact.shot)
    return () if not wanted or wanted is shot else (f"{what} belongs to shot {fact.shot}",)


def _has(plan: VideoPlan, what: str) -> bool:
    """Whether the plan holds something of a forbidden kind."""
    match what:
        case "lettering":
            return any(shot.lettering for shot in plan.shots)
        case "subtitles":
            return plan.subtitles
        case "music":
            return any(shot.sound.music for shot in plan.shots)
        case _:
            return bool(plan.lines)


def _filmed(fact: Filmed, plan: VideoPlan) -> Kept:
    if fact.shot is not None:
        shot = _shot(plan, fact.shot)
        faults = tuple(_camera_faults(fact, shot)) if shot else (f"there is no shot {fact.shot}",)
        return Kept(fact=fact, where=shot.id if shot else None, faults=faults)
    there = next((shot for shot in plan.shots if not any(_camera_faults(fact, shot))), None)
    wanted = " and ".join(word for word in (fact.framing, fact.angle, fact.movement) if word)
    fault = () if there else (f"no shot has the {wanted} that was asked for",)
    return Kept(fact=fact, where=there.id if there else None, faults=fault)


def _camera_faults(fact: Filmed, shot: Shot) -> Iterator[str]:
    for what in ("framing", "angle", "movement"):
        wanted, found = getattr(fact, what), getattr(shot, what)
        if wanted and wanted != found:
            yield f"the {what} was to be {wanted}, not {found}"


# ---- lines

_Said = tuple[Shot, DialogueLine]


class _Lines:
    """The lines of a plan, each of which may keep one fact."""

    def __init__(self, plan: VideoPlan) -> None:
        self._plan = plan
        self._free = [(shot, line) for shot in plan.shots for line in shot.dialogue]

    def take(self, fact: Spoken) -> list[_Said]:
        """The line with these words, or the neighbours of one speaker that say them together.

        Of several, the first whose speaker is right.
        """
        wanted = folded(fact.words)
        runs = [run for at in range(len(self._free)) if (run := self._run(at, wanted))]
        right = (run for run in runs if _speaks(run[0][1], fact.speaker, self._plan))
        best = next(right, runs[0] if runs else [])
        self._free = [said for said in self._free if said not in best]
        return best

    def _run(self, at: int, wanted: str) -> list[_Said]:
        first = self._free[at][1]
        if wanted in (folded(first.text), folded(first.original or "")):
            return [self._free[at]]
        left = wanted
        for end in range(at, len(self._free)):
            line = self._free[end][1]
            said = folded(line.text)
            if line.character != first.character or not said or not left.startswith(said):
                return []
            left = left.removeprefix(said).lstrip(" .。,")
            if not left:
                return self._free[at : end + 1]
        return []


def _speaks(line: DialogueLine, names: Sequence[str], plan: VideoPlan) -> bool:
    """Whether a line is spoken by somebody who bears one of the names; by anybody when none."""
    return not names or is_called(plan.character(line.character), names, plan)


def _spoken(fact: Spoken, plan: VideoPlan, lines: _Lines) -> Kept:
    found = lines.take(fact)
    if not found:
        return Kept(fact=fact, where=None, faults=(f"“{fact.words}” was to be spoken",))
    shot, line = found[0]
    faults = [*_elsewhere(fact, plan, shot, f"“{fact.words}”")]
    if not _speaks(line, fact.speaker, plan):
        faults.append(f"“{fact.words}” is to be spoken by {fact.speaker[0]}")
    faults += [
        f"“{fact.words}” is to be spoken {how}"
        for how, wrong in (
            (f"in {fact.language!r}", fact.language and line.language != fact.language),
            (f"with the {fact.dialect} dialect or accent", not _sounds(line, fact.dialect, plan)),
            ("from outside the picture", fact.voice_over and not line.voice_over),
        )
        if wrong
    ]
    return Kept(fact=fact, where=shot.id, line=line.id, faults=tuple(faults))


def _sounds(line: DialogueLine, dialect: str | None, plan: VideoPlan) -> bool:
    spoken = line.dialect or plan.character(line.character).voice.dialect
    return dialect is None or (spoken or "").casefold() == dialect.casefold()


def is_called(who: Character, names: Sequence[str], plan: VideoPlan) -> bool:
    """Whether a character, its element or its looks bear one of these names."""
    element = next((e for e in plan.elements if e.id == who.element), None)
    called = [who.name, who.looks, *((element.name, element.handle) if element else ())]
    return any(_names_any(words, names) for words in called)


def _names_any(words: str, names: Sequence[str]) -> bool:
    """Whether one of the names stands in the words: whole words where they are parted by spaces."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    for name in names:
        wanted = unicodedata.normalize("NFKC", name).casefold().strip()
        word = r"(?<!\w){}(?!\w)" if wanted.isascii() else "{}"
        if wanted and re.search(word.format(re.escape(wanted)), plain):
            return True
    return False

"""Requests that are scripts as `callsheet.tools.script` writes them: every line has its label.

Such a script says all of its plan. So each field is taken to the letter, and nothing is searched in
it: a picture in which somebody stands `close` to a `sign` stays a picture. A request that holds any
other line, or leaves the camera or the picture of a shot open, is none and is read as all others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeVar, get_args

from ...generator.plan import (
    AspectRatio,
    Character,
    DialogueLine,
    Element,
    Fps,
    Lettering,
    Resolution,
    Shot,
    Sound,
    Span,
    VideoPlan,
    Voice,
)
from ...tools import dialects
from ...tools.script import CONTINUED, LANGUAGES, Wording, figure, wording
from ...tools.timing import spoken_seconds
from ..planner import Attachment, Planned
from .characters import slug, unique
from .languages import language_of, spoken_spans
from .measures import LONGEST_SECONDS
from .references import handle_key
from .vocabulary import lexicon

Value = TypeVar("Value")

_CLOSES = re.compile(r"[)）]\s*(?:[:：]|\Z)")
_COLON = re.compile(r"[:：]")
_QUOTED = re.compile(r"[“「«\"](.*)[”」»\"]", re.S)
_SEMICOLON = re.compile(r"\s*[;；]\s*")
_COMMA = re.compile(r"\s*[,，、]\s*")
_TAG = re.compile(r"[a-z]{2}")
_FIGURE = r"(\d+(?:\.\d+)?)"
SPARE_SECONDS = 0.25
"""By so much words may be longer than their shot before the user is told."""
HEAD_KEYS = ("title", "length", "format", "style", "avoid")


class _NoScript(Exception):
    """A line that stands in no script."""


class _Row(NamedTuple):
    """A line `label (note; note): words`."""

    label: str
    notes: tuple[str, ...]
    words: str


@dataclass
class _Script:
    """What was read of a script so far."""

    words: Wording
    language: str
    attachments: Sequence[Attachment]
    head: dict[str, str] = field(default_factory=dict[str, str])
    elements: list[Element] = field(default_factory=list[Element])
    cast: list[Character] = field(default_factory=list[Character])
    taken: set[str] = field(default_factory=set[str])
    """The ids that are given away."""
    shots: list[Shot] = field(default_factory=list[Shot])
    lines: int = 0


def script_in(said: str, attachments: Sequence[Attachment] = ()) -> Planned | None:
    """The plan that a script states, and a sentence on it; None for any other request.

    Takes time in proportion to the words.
    """
    rows = _rows(said)
    for tag in LANGUAGES:
        if any(_heading(tag).fullmatch(row.strip()) for row in rows):
            try:
                return _read(rows, _Script(wording(tag), tag, attachments))
            except _NoScript:
                return None
    return None


def _rows(said: str) -> list[str]:
    """The lines that hold words, each with those that go on with it."""
    rows: list[list[str]] = []
    for line in said.replace("\r\n", "\n").split("\n"):
        if rows and line.startswith(CONTINUED):
            rows[-1].append(line.removeprefix(CONTINUED))
        elif line.strip():
            rows.append([line.rstrip()])
    return ["\n".join(row) for row in rows]


def _read(rows: Sequence[str], script: _Script) -> Planned:
    """The plan of a script whose language is known. Raises `_NoScript`."""
    starts = [n for n, row in enumerate(rows) if _heading(script.language).fullmatch(row.strip())]
    _read_head(script, rows[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        script.shots.append(_shot(script, rows[start], rows[start + 1 : end]))
    head = script.head
    plan = VideoPlan(
        title=head.get("title", ""),
        mode="single" if len(script.shots) == 1 else "custom",
        style=head.get("style", ""),
        avoid=head.get("avoid"),
        characters=tuple(script.cast),
        elements=tuple(script.elements),
        shots=tuple(script.shots),
    )
    plan = _shaped(plan, head.get("format", ""), script.words)
    notes = tuple(_notes(plan, script))
    told = "planned" if len(plan.shots) > 1 else "planned_one"
    reply = (
        lexicon(script.language)
        .sentences[told]
        .format(shots=len(plan.shots), seconds=figure(plan.seconds), aspect=plan.aspect_ratio)
    )
    return Planned(plan=plan.model_copy(update={"notes": notes}), reply=" ".join((reply, *notes)))


# ---- before the shots


def _read_head(script: _Script, rows: Sequence[str]) -> None:
    """The fields of the whole video, the references and the cast."""
    block = ""
    for text in rows:
        row = _row(text)
        key = "" if text[0].isspace() else _labels(script.language).get(row.label.casefold(), "")
        if key in ("cast", "elements") and not row.words:
            block = key
        elif key in HEAD_KEYS:
            script.head[key] = row.words
        elif block == "cast":
            script.cast.append(_character(row, script))
        elif block == "elements":
            script.elements.append(_element(row, script))
        else:
            raise _NoScript
    known = {handle_key(element.handle) for element in script.elements}
    if any(handle_key(given.handle) not in known for given in script.attachments):
        raise _NoScript


def _element(row: _Row, script: _Script) -> Element:
    kind, *looks = row.notes or ("",)
    key = handle_key(row.label)
    return Element(
        id=unique(slug(row.label), script.taken, "e"),
        handle=row.label,
        name=row.words,
        kind=_meant(kind, script.words.kinds),
        looks="; ".join(looks),
        assets=tuple(one.asset for one in script.attachments if handle_key(one.handle) == key),
    )


def _character(row: _Row, script: _Script) -> Character:
    handles = {element.handle: element.id for element in script.elements}
    named = [note for note in row.notes if note in handles]
    spoken = [note for note in row.notes if note not in named and _spoken(note)][:1]
    manner = [note for note in row.notes if note not in (*named, *spoken)]
    language, dialect = (spoken and _spoken(spoken[0])) or (script.language, None)
    return Character(
        id=unique(slug(row.label), script.taken, "c"),
        name=row.label,
        looks=row.words,
        voice=Voice(language=language, dialect=dialect, manner="; ".join(manner) or None),
        element=handles[named[0]] if named else None,
    )


def _shaped(plan: VideoPlan, stated: str, words: Wording) -> VideoPlan:
    """The plan in the stated shape: `9:16, 720p, 24 fps, with subtitles`."""
    changes: dict[str, object] = {}
    for part in filter(None, _COMMA.split(stated)):
        match part.casefold():
            case words.phrases.silent:
                changes["audio"] = False
            case words.phrases.subtitles:
                changes["subtitles"] = True
            case words.phrases.unlettered:
                changes["lettering_allowed"] = False
            case ratio if ratio in get_args(AspectRatio):
                changes["aspect_ratio"] = ratio
            case size if size in get_args(Resolution):
                changes["resolution"] = size
            case rate if (fps := _figure_in(rate, words.phrases.fps)) in get_args(Fps):
                changes["fps"] = int(fps or 0)
            case _:
                raise _NoScript
    return plan.model_copy(update=changes)


# ---- a shot


def _shot(script: _Script, heading: str, rows: Sequence[str]) -> Shot:
    """A shot with all that its lines state."""
    said: dict[str, str] = {}
    dialogue: list[DialogueLine] = []
    lettering: list[Lettering] = []
    labels = _labels(script.language)
    for text in rows:
        row = _row(text)
        key = labels.get(row.label.casefold(), "")
        if key == "lettering":
            lettering.append(_lettering(row, script.words))
        elif key == "original" and dialogue:
            dialogue[-1] = dialogue[-1].model_copy(update={"original": _unquoted(row.words)})
        elif key and not row.notes:
            said[key] = row.words
        else:
            dialogue.append(_dialogue(text.strip(), script))
    if not {"camera", "action"} <= set(said):
        raise _NoScript
    words, camera = script.words, [*filter(None, _COMMA.split(said["camera"]))]
    known = lexicon(script.language)
    framing = _among(camera, words.framing, known.framing)
    angle = _among(camera, words.angle, known.angle)
    movement = _among(camera, words.movement, known.movement)
    if camera or framing is None:
        raise _NoScript
    transition = _among([said.get("transition", "")], words.transition, known.transition)
    characters, elements = _present(said.get("present", ""), script)
    effects = [part for part in _SEMICOLON.split(said.get("effects", "")) if part]
    return Shot(
        id=f"s{len(script.shots) + 1}",
        seconds=_seconds(heading, script),
        scene=said.get("place", ""),
        action=said["action"],
        framing=framing,
        angle=angle or "eye level",
        movement=movement or "static",
        characters=characters,
        elements=elements,
        dialogue=tuple(dialogue),
        lettering=tuple(lettering),
        sound=Sound(ambience=said.get("ambience"), effects=tuple(effects), music=said.get("music")),
        transition=transition or "cut",
    )


def _seconds(heading: str, script: _Script) -> float:
    match = _heading(script.language).fullmatch(heading.strip())
    seconds = float(match[1]) if match else 0.0
    if not 0 < seconds <= LONGEST_SECONDS:
        raise _NoScript
    return seconds


def _present(words: str, script: _Script) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the characters and of the elements that are listed by name and by handle."""
    people = {who.name: who.id for who in reversed(script.cast)}
    things = {name: one.id for one in script.elements for name in (one.handle, f"<{one.handle}>")}
    names = sorted((*people, *things), key=len, reverse=True)
    found: list[str] = []
    while words:
        name = next((name for name in names if words.startswith(name)), "")
        rest = words[len(name) :]
        comma = _COMMA.match(rest)
        if not name or (rest and not comma):
            raise _NoScript
        found.append(name)
        words = rest[comma.end() :] if comma else ""
    return (
        tuple(people[name] for name in found if name in people),
        tuple(things[name] for name in found if name not in people),
    )


def _dialogue(text: str, script: _Script) -> DialogueLine:
    """`Mei (Chinese, Sichuanese; whispers): “我的！”`; what is open is as the speaker's voice."""
    names = sorted((who.name for who in script.cast), key=len, reverse=True)
    name = next((name for name in names if text.startswith(name)), None)
    if name is None:
        raise _NoScript
    who = next(who for who in script.cast if who.name == name)
    row = _row(text, len(name))
    if row.label != name or not _QUOTED.fullmatch(row.words):
        raise _NoScript
    words = _unquoted(row.words)
    phrases = script.words.phrases
    over = [note for note in row.notes if note == phrases.voice_over]
    starts = [note for note in row.notes if _figure_in(note, phrases.starts) is not None]
    spoken = [note for note in row.notes if note not in (*over, *starts) and _spoken(note)][:1]
    language, dialect = (spoken and _spoken(spoken[0])) or (
        language_of(words, who.voice.language),
        who.voice.dialect,
    )
    delivery = [note for note in row.notes if note not in (*over, *starts, *spoken)]
    pieces = spoken_spans(words, language) if language_of(words, language) == language else ()
    script.lines += 1
    return DialogueLine(
        id=f"l{script.lines}",
        character=who.id,
        text=words,
        language=language,
        dialect=dialect,
        delivery="; ".join(delivery) or None,
        voice_over=bool(over),
        starts=_figure_in(starts[0], phrases.starts) if starts else None,
        spans=tuple(Span(text=piece, language=tag) for piece, tag in pieces) or None,
    )


def _lettering(row: _Row, words: Wording) -> Lettering:
    composed = [note for note in row.notes if note == words.phrases.composed]
    starts = [note for note in row.notes if _figure_in(note, words.phrases.starts) is not None]
    lasts = [note for note in row.notes if _figure_in(note, words.phrases.lasts) is not None]
    place = [note for note in row.notes if note not in (*composed, *starts, *lasts)]
    return Lettering(
        text=_unquoted(row.words),
        place="; ".join(place),
        in_scene=not composed,
        starts=_figure_in(starts[0], words.phrases.starts) if starts else None,
        seconds=_figure_in(lasts[0], words.phrases.lasts) if lasts else None,
    )


# ---- lines and words


def _row(text: str, name_end: int = 0) -> _Row:
    """The parts of a line; a name that holds marks ends where it is known to end."""
    text = text.strip()
    colon = _COLON.search(text, name_end)
    closing = _CLOSES.search(text, name_end)
    opening = _opening(text, closing.start()) if closing else -1
    if closing and opening >= name_end and not (colon and colon.start() < opening):
        notes = tuple(filter(None, _SEMICOLON.split(text[opening + 1 : closing.start()])))
        return _Row(text[:opening].strip(), notes, text[closing.end() :].strip())
    if colon is None:
        return _Row(text, (), "")
    return _Row(text[: colon.start()].strip(), (), text[colon.end() :].strip())


def _opening(text: str, closing: int) -> int:
    """Where the bracket opens that closes at a place; -1 for none."""
    depth = 0
    for at in range(closing, -1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth == 0:
            return at
    return -1


def _unquoted(words: str) -> str:
    match = _QUOTED.fullmatch(words)
    return match[1] if match else words


def _spoken(note: str) -> tuple[str, str | None] | None:
    """The language and the way of speaking that a note names: `Chinese, Sichuanese`."""
    named, *rest = _COMMA.split(note, maxsplit=1)
    tag = _tags().get(named.casefold()) or (named if _TAG.fullmatch(named) else None)
    if tag is None:
        return None
    known = dialects.find(rest[0]) if rest else None
    return tag, known.label if known else rest[0] if rest else None


@cache
def _tags() -> dict[str, str]:
    """The languages by their names in all languages."""
    return {
        name.casefold(): tag
        for language in LANGUAGES
        for tag, name in wording(language).languages.items()
    }


@cache
def _labels(language: str) -> dict[str, str]:
    """What each label stands before."""
    labels = wording(language).labels.model_dump()
    return {str(label).casefold(): key for key, label in labels.items()}


@cache
def _heading(language: str) -> re.Pattern[str]:
    """The heading of a shot; its group holds the seconds."""
    phrases = wording(language).phrases
    heading = phrases.shot.format(number="\0", seconds=phrases.seconds)
    escaped = re.escape(heading).replace(re.escape("\0"), r"\d+")
    return re.compile(escaped.replace(re.escape("{figure}"), _FIGURE), re.I)


def _figure_in(note: str, phrase: str) -> float | None:
    """The figure in a note that is worded like a phrase."""
    pattern = re.escape(phrase).replace(re.escape("{figure}"), _FIGURE)
    match = re.fullmatch(pattern, note)
    return float(match[1]) if match else None


def _meant(word: str, table: Mapping[Value, str]) -> Value:
    """What a word of a script stands for. Raises `_NoScript` for one that stands for nothing."""
    found = next((value for value, phrase in table.items() if phrase == word), None)
    if found is None:
        raise _NoScript
    return found


def _among(
    parts: list[str], table: Mapping[Value, str], known: Mapping[Value, Iterable[str]]
) -> Value | None:
    """The value of the first part that names one, which is taken out."""
    for value, phrase in table.items():
        for part in parts:
            if part.casefold() in (phrase.casefold(), *known.get(value, ())):
                parts.remove(part)
                return value
    return None


# ---- what the user is told


def _notes(plan: VideoPlan, script: _Script) -> Iterator[str]:
    """What does not work out, in the language of the script."""
    sentences = lexicon(script.language).sentences
    asked = _figure_in(script.head.get("length", ""), script.words.phrases.seconds)
    if asked is not None and asked != plan.seconds:
        yield sentences["sum_differs"].format(sum=figure(plan.seconds), asked=figure(asked))
    for number, shot in enumerate(plan.shots, 1):
        needed = sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)
        if needed > shot.seconds + SPARE_SECONDS:
            yield sentences["line_too_long"].format(
                text=" / ".join(line.text for line in shot.dialogue),
                needed=figure(round(needed, 1)),
                shot=number,
                seconds=figure(shot.seconds),
            )
    missing = [element.handle for element in plan.elements if not element.assets]
    if missing:
        yield sentences["upload"].format(handles=", ".join(missing))

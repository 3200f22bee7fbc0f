"""The form in which a shot is edited in Slack, and the typed edits that come of what is filled in.

Pure. The edits are the same as those of the chat; what the form does not ask stays as it was.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from ..agent.director.languages import language_of
from ..agent.edits import Edit, PutShot
from ..generator.plan import DialogueLine, Framing, Movement, Part, Shot, VideoPlan
from ..tools.dialects import catalogue
from .present import plain
from .slack_blocks import Block, option, plain_text
from .slack_words import Words

FORM = "edit_shot"
LINES_SHOWN = 24
"""A form has at most 100 blocks."""
CHOICES_MAX = 100
TITLE_MAX = 24
WORDS_MAX = 3000
SECONDS_MAX = 3600
OWN_DIALECT = "-"
"""Stands for the voice's own dialect in the menu."""

Filled = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What Slack sends of a form: by block, by field."""


class Where(Part):
    """What a form is about; Slack gives it back with what was filled in."""

    channel: str
    thread: str
    shot: str
    turn: int


def shot_form(plan: VideoPlan, where: Where, words: Words) -> Block:
    """The form, filled in with the shot as it is."""
    shot = plan.shot(where.shot)
    number = [known.id for known in plan.shots].index(shot.id) + 1
    blocks = [
        _input("seconds", words.seconds, _seconds(shot.seconds)),
        _input("framing", words.framing, _menu(get_args(Framing), shot.framing)),
        _input("movement", words.movement, _menu(get_args(Movement), shot.movement)),
        *([_input("action", words.action, _text(shot.action))] if _fits(shot.action) else []),
    ]
    for at, line in enumerate(shot.dialogue[:LINES_SHOWN], 1):
        blocks += _line_fields(at, line, plan, words)
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": where.model_dump_json(),
        "title": plain_text(words.form.format(number=number), TITLE_MAX),
        "submit": plain_text(words.save, TITLE_MAX),
        "close": plain_text(words.cancel, TITLE_MAX),
        "blocks": blocks,
    }


def faults(filled: Filled, words: Words) -> dict[str, str]:
    """What cannot be taken as it is, by the block in which it stands."""
    found: dict[str, str] = {}
    if not 0 < _number(filled) <= SECONDS_MAX:
        found["seconds"] = words.seconds_fault
    if "action" in filled and not _value(filled, "action").strip():
        found["action"] = words.action_fault
    return found


def edits_of(filled: Filled, plan: VideoPlan, shot_id: str) -> tuple[Edit, ...]:
    """What was changed in a form without faults; nothing when all is as it was."""
    shot = plan.shot(shot_id)
    asked = shot.dialogue[:LINES_SHOWN]
    lines = [line for known in asked if (line := _line(filled, known))]
    new = {
        "seconds": _number(filled),
        "framing": _value(filled, "framing") or shot.framing,
        "movement": _value(filled, "movement") or shot.movement,
        "action": _value(filled, "action") or shot.action,
        "dialogue": (*lines, *shot.dialogue[LINES_SHOWN:]),
        "characters": _seen(shot, lines),
    }
    changed = shot.model_copy(update=new)
    return (PutShot(shot=changed),) if changed != shot else ()


def _line_fields(at: int, line: DialogueLine, plan: VideoPlan, words: Words) -> list[Block]:
    speakers = [(plain(who.name), who.id) for who in plan.characters]
    label = words.line.format(number=at)
    text = _input(f"words:{line.id}", label, _text(line.text), words.line_hint, optional=True)
    return [
        *([text] if _fits(line.text) else []),
        _input(f"speaker:{line.id}", words.speaker, _choice(speakers, line.character)),
        _input(f"dialect:{line.id}", words.dialect, _dialects(line, words)),
    ]


def _dialects(line: DialogueLine, words: Words) -> Block:
    """The dialects of the line's language, and what it has now where the catalogue does not."""
    spoken = [dialect for dialect in catalogue() if dialect.language == line.language]
    known = {dialect.label: f"{dialect.label} ({dialect.own})" for dialect in spoken}
    chosen = line.dialect or OWN_DIALECT
    labels = {OWN_DIALECT: words.own_dialect, chosen: plain(chosen)} | known
    labels[OWN_DIALECT] = words.own_dialect
    return _choice(((label, value) for value, label in labels.items()), chosen)


def _line(filled: Filled, line: DialogueLine) -> DialogueLine | None:
    """The line as it was filled in; null when its words were taken out."""
    asked = f"words:{line.id}" in filled
    text = _value(filled, f"words:{line.id}").strip() if asked else line.text
    if not text:
        return None
    dialect = _value(filled, f"dialect:{line.id}") or OWN_DIALECT
    new: dict[str, object] = {
        "character": _value(filled, f"speaker:{line.id}") or line.character,
        "dialect": None if dialect == OWN_DIALECT else dialect,
    }
    if text != line.text:
        language = language_of(text, line.language)
        new |= {"text": text, "language": language, "original": None, "spans": None}
        if language != line.language and new["dialect"] == line.dialect:
            new["dialect"] = None
    return line.model_copy(update=new)


def _seen(shot: Shot, lines: Iterable[DialogueLine]) -> tuple[str, ...]:
    """Who is in the picture: those who were, and a new speaker who is not only heard."""
    before = {line.id: line.character for line in shot.dialogue}
    new = (
        line.character
        for line in lines
        if not line.voice_over and line.character != before.get(line.id)
    )
    return tuple(dict.fromkeys((*shot.characters, *new)))


def _input(name: str, label: str, field: Block, hint: str = "", optional: bool = False) -> Block:
    block = {
        "type": "input",
        "block_id": name,
        "label": plain_text(label, 2000),
        "element": field | {"action_id": "value"},
        "optional": optional,
    }
    return block | ({"hint": plain_text(hint, 2000)} if hint else {})


def _seconds(seconds: float) -> Block:
    return {
        "type": "number_input",
        "is_decimal_allowed": True,
        "min_value": "0.04",
        "max_value": str(SECONDS_MAX),
        "initial_value": f"{seconds:g}",
    }


def _text(text: str) -> Block:
    field = {"type": "plain_text_input", "multiline": True, "max_length": WORDS_MAX}
    return field | ({"initial_value": text} if text else {})


def _fits(text: str) -> bool:
    """Longer words than a field takes are not asked, and stay."""
    return len(text) <= WORDS_MAX


def _menu(values: Iterable[str], chosen: str) -> Block:
    return _choice([(value, value) for value in values], chosen)


def _choice(choices: Iterable[tuple[str, str]], chosen: str) -> Block:
    options = [option(label, value) for label, value in choices][:CHOICES_MAX]
    initial = next((known for known in options if known["value"] == chosen), None)
    menu: Block = {"type": "static_select", "options": options}
    return menu | ({"initial_option": initial} if initial else {})


def _value(filled: Filled, name: str) -> str:
    """What a field holds; empty when nothing."""
    field = filled.get(name, {}).get("value", {})
    chosen: Mapping[str, str] | None = field.get("selected_option")
    return str((chosen["value"] if chosen else field.get("value")) or "")


def _number(filled: Filled) -> float:
    try:
        number = float(_value(filled, "seconds"))
    except ValueError:
        return math.nan
    return number

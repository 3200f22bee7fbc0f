"""One field of a plan, set by hand: what else must follow it follows.

Pure. It knows which fields may be set, and raises `BadInput` for the others.
"""

from typing import Any

from pydantic import JsonValue

from ..generator.errors import BadInput
from ..generator.plan import Character, DialogueLine, Element, Lettering, Part, Shot, VideoPlan
from .altered import but, with_character, with_line, with_shot
from .deeds import Set

_FIXED: dict[type[Part], set[str]] = {
    VideoPlan: {"form", "shots", "characters", "elements"},
    DialogueLine: {"id", "spans"},
}


def with_field(plan: VideoPlan, deed: Set) -> VideoPlan:
    """The plan with one field of one thing set."""
    field, value = deed.field, deed.value
    match deed.of:
        case "video":
            return _with_video(plan, field, value)
        case "shot":
            return with_shot(plan, plan.shot(deed.id), **_field(Shot, field, value))
        case "sound":
            shot = plan.shot(deed.id)
            return with_shot(plan, shot, sound=but(shot.sound, **{field: value}))
        case "line":
            return with_line(plan, deed.id, lambda line: _line(line, field, value))
        case "lettering":
            return _with_lettering(plan, deed)
        case "character":
            given = _field(Character, field, value)
            return with_character(plan, deed.id, lambda who: but(who, **given))
        case "voice":
            given = _spoken(value) if field == "spoken" else {field: value}
            return with_character(
                plan, deed.id, lambda who: but(who, voice=but(who.voice, **given))
            )
        case "element":
            given = _field(Element, field, value)
            made = [but(e, **given) if e.id == deed.id else e for e in plan.elements]
            return but(plan, elements=made)


def _with_video(plan: VideoPlan, field: str, value: JsonValue) -> VideoPlan:
    if field == "seconds":
        return _lasting(plan, _number(value))
    if (field, value) == ("mode", "single"):
        return _joined(plan)
    return but(plan, **_field(VideoPlan, field, value))


def _number(value: JsonValue) -> float:
    try:
        return float(str(value))
    except ValueError as error:
        raise BadInput(f"{value!r} is no number of seconds", "give a number such as 12") from error


def _lasting(plan: VideoPlan, seconds: float) -> VideoPlan:
    """The plan of another length, its shots in the same proportions to a tenth of a second."""
    share = seconds / plan.seconds
    lengths = [max(0.1, round(shot.seconds * share, 1)) for shot in plan.shots[:-1]]
    lengths.append(max(0.1, round(seconds - sum(lengths), 1)))
    pairs = zip(plan.shots, lengths, strict=True)
    return but(plan, shots=[but(shot, seconds=length) for shot, length in pairs])


def _joined(plan: VideoPlan) -> VideoPlan:
    """One continuous shot, in which all happens that happened in several."""
    first, shots = plan.shots[0], plan.shots
    one = but(
        first,
        seconds=plan.seconds,
        action=" ".join(dict.fromkeys(shot.action for shot in shots)),
        characters=tuple(dict.fromkeys(id for shot in shots for id in shot.characters)),
        elements=tuple(dict.fromkeys(id for shot in shots for id in shot.elements)),
        dialogue=tuple(but(line, starts=None) for line in plan.lines),
        lettering=tuple(read for shot in shots for read in shot.lettering),
        end_frame=shots[-1].end_frame,
    )
    return but(plan, mode="single", shots=[one if len(shots) > 1 else first])


def _line(line: DialogueLine, field: str, value: JsonValue) -> DialogueLine:
    """The line with the field; words that are no longer those of its spans lose the spans."""
    if field == "spoken":
        return but(line, **_spoken(value), spans=None)
    given = _field(DialogueLine, field, value)
    return but(line, **given, **({"spans": None} if field in ("text", "language") else {}))


def _spoken(value: JsonValue) -> dict[str, str | None]:
    """`zh|Sichuanese` as a language and a dialect; a dialect may be empty."""
    language, _, dialect = str(value or "").partition("|")
    return {"language": language or "en", "dialect": dialect or None}


def _with_lettering(plan: VideoPlan, deed: Set) -> VideoPlan:
    shot = plan.shot(deed.id)
    read = list(shot.lettering)
    read[deed.at] = but(read[deed.at], **_field(Lettering, deed.field, deed.value))
    return with_shot(plan, shot, lettering=read)


def _field(of: type[Part], field: str, value: JsonValue) -> dict[str, Any]:
    if field in _FIXED.get(of, {"id"}) or field not in of.model_fields:
        raise BadInput(f"{field!r} cannot be set by hand", "say in the chat what shall change")
    return {field: value}

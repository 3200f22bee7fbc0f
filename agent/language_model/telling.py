"""The messages a model is asked with: who it is, what there is, what is new.

Knows requests, plans and prompt files; knows no server. The user's words, names of files and words
in pictures stand between fences that nothing in them can close.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...generator.plan import DialogueLine, Shot, VideoPlan
from ...prompts import prompt
from ...tools.stated import Fact
from ..planner import Asked, Earlier, Request
from .looking import Seen
from .stating import numbered
from .wire import Content, Message

RECENT_TURNS = 6
"""So many turns are told in some length, those before in a line each."""
_RECENT_LETTERS = 300
_OLD_LETTERS = 60
_OLD_TURNS = 30


def first_messages(
    said: str, facts: Sequence[Fact], seen: Sequence[Seen], sees: bool
) -> list[Message]:
    """For words that come before there is a plan."""
    text = prompt(
        "planner/first", words=fenced(said), facts=fenced(numbered(facts)), uploads=_uploads(seen)
    )
    return [Message("system", prompt("planner/film")), Message("user", _shown(text, seen, sees))]


def later_messages(
    request: Request,
    plan: VideoPlan,
    facts: Sequence[Fact],
    seen: Sequence[Seen],
    sees: bool,
    recent: int = RECENT_TURNS,
) -> list[Message]:
    """For words about a plan; of the turns before, `recent` are told in some length."""
    text = prompt(
        "planner/later",
        plan=fenced(plan_words(plan)),
        facts=fenced(numbered(facts)),
        earlier=_earlier(request.earlier, request.asked, recent),
        uploads=_uploads(seen),
        words=fenced(request.said),
    )
    system = f"{prompt('planner/film')}\n\n{prompt('planner/changes')}"
    return [Message("system", system), Message("user", _shown(text, seen, sees))]


def repair_messages(answer: str, faults: Iterable[str]) -> list[Message]:
    """The model's own answer, and what it did not keep."""
    listed = "\n".join(f"- {fault}" for fault in faults)
    return [
        Message("assistant", answer),
        Message("user", prompt("planner/repair", faults=fenced(listed))),
    ]


def fenced(text: str) -> str:
    """The text between fences longer than any row of backticks in it."""
    longest = max((len(row) for row in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


# ---- the plan


def plan_words(plan: VideoPlan) -> str:
    """The plan as data in the words of the answers; what is usual is left out."""
    names = {who.id: who.name for who in plan.characters}
    handles = {element.id: element.handle for element in plan.elements}
    kept = {
        **plan.model_dump(
            mode="json",
            exclude_defaults=True,
            include={"title", "style", "aspect_ratio", "audio", "subtitles", "avoid"}
            | {"lettering_allowed"},
        ),
        "seconds": plan.seconds,
        "people": [_person(who.model_dump(mode="json"), handles) for who in plan.characters],
        "things": [
            element.model_dump(mode="json", include={"handle", "name", "kind", "looks"})
            for element in plan.elements
        ],
        "shots": [_shot(shot, names, handles) for shot in plan.shots],
    }
    return json.dumps(_full(kept), ensure_ascii=False, separators=(",", ":"))


def _person(who: dict[str, Any], handles: dict[str, str]) -> dict[str, Any]:
    voice: dict[str, Any] = who.pop("voice")
    element = who.pop("element")
    heard = {word: voice[word] for word in ("language", "dialect", "manner")}
    return _full(who | heard | {"thing": handles.get(element)})


def _shot(shot: Shot, names: dict[str, str], handles: dict[str, str]) -> dict[str, Any]:
    sound = shot.sound.model_dump(mode="json")
    camera = shot.model_dump(
        mode="json", include={"framing", "angle", "movement", "transition"}, exclude_defaults=True
    )
    return _full(
        {
            "id": shot.id,
            "seconds": shot.seconds,
            "scene": shot.scene,
            "action": shot.action,
            **camera,
            "who": [names[id] for id in shot.characters],
            "things": [handles[id] for id in shot.elements],
            "lines": [_line(line, names) for line in shot.dialogue],
            "lettering": [
                text.model_dump(mode="json", exclude_defaults=True) for text in shot.lettering
            ],
            **sound,
        }
    )


def _line(line: DialogueLine, names: dict[str, str]) -> dict[str, Any]:
    words = line.model_dump(mode="json", exclude={"character", "spans", "starts"})
    return _full({"id": line.id, "who": names[line.character], **words})


def _full(part: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty or off."""
    return {word: value for word, value in part.items() if value not in (None, "", [], (), {})}


# ---- what was said before


def _earlier(turns: Sequence[Earlier], asked: Asked | None, recent: int) -> str:
    lines = list(_turns(turns, recent))
    if asked:
        options = f" ({' / '.join(asked.options)})" if asked.options else ""
        lines.append(f"open question about “{_cut(asked.said, _RECENT_LETTERS)}”")
        lines += [f"answered: {_cut(answer, _RECENT_LETTERS)}" for answer in asked.answers]
        lines.append(f"asked now: {asked.reply}{options}")
    return f"\n# Said before\n{fenced(chr(10).join(lines))}\n" if lines else ""


def _turns(turns: Sequence[Earlier], recent: int) -> Iterator[str]:
    old, new = (turns[:-recent], turns[-recent:]) if recent else (turns, ())
    if len(old) > _OLD_TURNS:
        yield f"({len(old) - _OLD_TURNS} turns before)"
    for turn in old[-_OLD_TURNS:]:
        yield f"user: {_cut(turn.said, _OLD_LETTERS)}"
    for turn in new:
        yield f"user: {_cut(turn.said, _RECENT_LETTERS)}"
        state = " [undone since]" if turn.intent in ("plan", "revise") and not turn.shots else ""
        yield f"you: {_cut(turn.reply, _RECENT_LETTERS)}{state}"


def _cut(words: str, letters: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= letters else line[:letters].rstrip() + " …"


# ---- uploads


def _uploads(seen: Sequence[Seen]) -> str:
    if not seen:
        return ""
    lines = [json.dumps(_upload(upload), ensure_ascii=False) for upload in seen]
    return f"\n# Uploads\n{fenced(chr(10).join(lines))}\n"


def _upload(upload: Seen) -> dict[str, Any]:
    read = [word.words for word in upload.words or ()]
    size = f"{upload.width}x{upload.height}" if upload.width else ""
    return _full(
        {
            "handle": upload.handle,
            "kind": upload.kind,
            "pixels": size,
            "seconds": upload.seconds or None,
            "words in it": read,
        }
    )


def _shown(text: str, seen: Sequence[Seen], sees: bool) -> Content:
    """The text alone, or with the pictures behind it for a model that sees."""
    pictures = [(upload.handle, data) for upload in seen for data in upload.pictures]
    if not sees or not pictures:
        return text
    parts: list[dict[str, Any]] = [{"type": "text", "text": text}]
    for handle, data in pictures:
        url = f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"
        parts.append({"type": "text", "text": f"Upload {json.dumps(handle, ensure_ascii=False)}:"})
        parts.append({"type": "image_url", "image_url": {"url": url, "detail": "low"}})
    return parts

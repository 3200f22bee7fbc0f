"""Tells what a model has written so far, out of JSON that is not finished."""

from collections.abc import Mapping, Sequence
from typing import cast

from pydantic_core import from_json

from ..events import Tell, Writing

STEP_LETTERS = 24
"""So many new letters are waited for before the whole is read again."""


class Listener:
    """Hears a text grow, and tells its reply and its finished shots as they come."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._letters = 0
        self._told = Writing(reply="")

    def __call__(self, text: str) -> None:
        if len(text) - self._letters >= STEP_LETTERS or text.endswith("}"):
            self._letters = len(text)
            now = written(text)
            if now != self._told:
                self._told = now
                self._tell(now)


def written(text: str) -> Writing:
    """The reply and the finished shots in the beginning of a JSON text; empty for other text."""
    try:
        found: object = from_json(text[max(text.find("{"), 0) :], allow_partial="trailing-strings")
    except ValueError:
        return Writing(reply="")
    answer = _object(found)
    reply, shots = answer.get("reply"), _object(answer.get("outcome")).get("shots")
    actions = [_object(shot).get("action") for shot in _list(shots)[:-1]]
    return Writing(
        reply=reply if isinstance(reply, str) else "",
        shots=tuple(action for action in actions if isinstance(action, str) and action),
    )


def _object(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return cast("Sequence[object]", value) if isinstance(value, list) else ()

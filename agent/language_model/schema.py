"""JSON schemas in the dialect that servers accept for strict structured output.

Strict output knows no defaults, no free-form objects and no tuples; every field is required and
nothing may stand beside a reference. Knows pydantic and nothing of what the models mean.
"""

from functools import cache
from typing import Any, cast

from pydantic import BaseModel

_DROPPED = {"default", "discriminator", "title", "examples", "uniqueItems"}
_OF_NAMES = ("properties", "$defs")
"""Words of a schema under which the keys are names and not words of the schema."""

Schema = dict[str, Any]


@cache
def strict_schema(model: type[BaseModel]) -> Schema:
    """The model's JSON schema for strict structured output.

    Raises TypeError for what a strict schema cannot say; the sentence names the place.
    """
    return cast(Schema, _strict(model.model_json_schema(), model.__name__))


def _strict(part: object, at: str) -> object:
    match part:
        case list():
            return [_strict(item, at) for item in cast(list[object], part)]
        case dict():
            return _object(cast(Schema, part), at)
        case _:
            return part


def _object(part: Schema, at: str) -> Schema:
    if "$ref" in part:
        if "$defs" in part:
            raise TypeError(f"{at}: a recursive model cannot be the root; wrap it in another")
        return {"$ref": part["$ref"]}
    if "prefixItems" in part:
        raise TypeError(f"{at}: a strict schema has no tuples of fixed length; use an object")
    if part.get("type") == "object" and "properties" not in part:
        raise TypeError(f"{at}: a strict schema has no free-form objects; use a list of pairs")
    kept = {_word(word): _value(word, part[word], at) for word in part if word not in _DROPPED}
    if kept.get("type") == "object":
        kept |= {"additionalProperties": False, "required": list(cast(Schema, kept["properties"]))}
    return kept


def _word(word: str) -> str:
    """Of several kinds of union only `anyOf` is known."""
    return "anyOf" if word == "oneOf" else word


def _value(word: str, value: object, at: str) -> object:
    if word not in _OF_NAMES:
        return _strict(value, at)
    parts = cast(Schema, value)
    return {name: _strict(part, f"{at}.{name}") for name, part in parts.items()}

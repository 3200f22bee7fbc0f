"""Schemas in the dialect of strict structured output."""

from collections.abc import Iterator
from typing import Any

import pytest
from callsheet.agent.language_model.answer import FirstAnswer, LaterAnswer
from callsheet.agent.language_model.schema import strict_schema
from pydantic import BaseModel

NOT_KNOWN = {"default", "discriminator", "title", "examples", "uniqueItems", "oneOf", "prefixItems"}


def parts(schema: Any, names: bool = False) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(schema, list):
        for item in schema:
            yield from parts(item)
    elif isinstance(schema, dict):
        if not names:
            yield schema
        for word, value in schema.items():
            yield from parts(value, names=word in ("properties", "$defs") and not names)


@pytest.mark.parametrize("model", [FirstAnswer, LaterAnswer])
def test_every_object_is_closed_and_asks_for_all_its_fields(model):
    found = list(parts(strict_schema(model)))
    objects = [part for part in found if part.get("type") == "object"]
    assert len(objects) >= 6
    for part in objects:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


@pytest.mark.parametrize("model", [FirstAnswer, LaterAnswer])
def test_nothing_is_said_that_strict_output_does_not_know(model):
    for part in parts(strict_schema(model)):
        assert not part.keys() & NOT_KNOWN
        assert "$ref" not in part or part.keys() == {"$ref"}


@pytest.mark.parametrize("model", [FirstAnswer, LaterAnswer])
def test_every_text_is_bounded(model):
    texts = [part for part in parts(strict_schema(model)) if part.get("type") == "string"]
    free = [part for part in texts if "enum" not in part and "const" not in part]
    assert free
    assert all("maxLength" in part for part in free)


@pytest.mark.parametrize("word", ["take", "resolution", "fps", "assets", "generator", "voice"])
def test_what_only_code_decides_cannot_be_said(word):
    for model in (FirstAnswer, LaterAnswer):
        assert all(word not in part.get("properties", {}) for part in parts(strict_schema(model)))


class Tuple(BaseModel):
    pair: tuple[int, int]


class Free(BaseModel):
    words: dict[str, str]


class Tree(BaseModel):
    below: "list[Tree]"


@pytest.mark.parametrize(
    ("model", "what"), [(Tuple, "tuples"), (Free, "free-form"), (Tree, "recursive")]
)
def test_what_cannot_be_said_is_an_error_with_its_place(model, what):
    with pytest.raises(TypeError, match=f"{model.__name__}.*{what}"):
        strict_schema(model)

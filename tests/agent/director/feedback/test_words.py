"""The words of feedback are the same table in every language."""

import re
import string
from pathlib import Path

import callsheet.agent.director.feedback as feedback
import pytest
from callsheet.agent.director.feedback.words import FeedbackTable, feedback_words
from callsheet.agent.director.vocabulary import LANGUAGES, lexicon

TABLES = {tag: FeedbackTable.model_validate(lexicon(tag).feedback) for tag in LANGUAGES}
SOURCES = "\n".join(path.read_text("utf-8") for path in Path(feedback.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_meaning_pattern_and_reply(tag: str) -> None:
    for part in ("words", "patterns", "replies"):
        assert set(getattr(TABLES[tag], part)) == set(getattr(TABLES["en"], part)), part


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_reply_has_the_same_places_in_every_language(tag: str) -> None:
    def places(reply: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(reply) if name}

    for key, reply in TABLES[tag].replies.items():
        assert places(reply) <= places(TABLES["en"].replies[key]), key


def test_every_entry_is_used() -> None:
    table = TABLES["en"]
    named = set(re.findall(r"""["']([a-z_|]+)["']""", SOURCES))
    used = {name for names in named for name in names.split("|")}
    phrases = (phrase for told in table.words.values() for phrase in told)
    used |= {name for phrase in phrases for name in re.findall(r"\[(\w+)\]", phrase)}
    assert {*table.words, *table.patterns, *table.replies} <= used


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_phrase_and_pattern_can_be_looked_for(tag: str) -> None:
    words = feedback_words(tag)
    for meaning in TABLES[tag].words:
        assert words.pattern(meaning).search("") is None
    for name in TABLES[tag].patterns:
        assert all(template.groupindex or "{" not in name for template in words.templates(name))


@pytest.mark.parametrize(
    ("tag", "ordinal", "place"),
    [
        ("en", "third", 3),
        ("en", "22nd", 22),
        ("en", "second to last", -2),
        ("zh", "第十二", 12),
        ("zh", "倒数第二", -2),
        ("ja", "2番目", 2),
        ("ko", "세 번째", 3),
        ("es", "penúltimo", -2),
    ],
)
def test_an_ordinal_tells_the_place(tag: str, ordinal: str, place: int) -> None:
    assert feedback_words(tag).place(ordinal) == place


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十", 20), ("十五", 15), ("两", 2), ("三半", 3.5), ("一百二十", 120)],
)
def test_chinese_numerals_have_their_value(numeral: str, value: float) -> None:
    assert feedback_words("zh").value(numeral) == value

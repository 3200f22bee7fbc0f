"""Japanese as it is read: common kanji in kana. Knows the words in `readings.toml`; no grammar."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..plan import Span

KANJI = "[\u3400-\u9fff々]"


def read(text: str) -> Iterator[Span]:
    """The text in kana, and in between, as Chinese, the kanji whose reading is unknown."""
    for part in re.split(f"({KANJI}+)", in_kana(text)):
        if part:
            yield Span(text=part, language="zh" if re.match(KANJI, part) else "ja")


def in_kana(text: str) -> str:
    """Japanese with the words of `readings.toml` in kana, は and へ after them as they are said."""
    readings, pattern = _readings()
    spoken = {"は": "わ", "へ": "え"}

    def read(found: re.Match[str]) -> str:
        return readings[found["word"]] + spoken.get(found["particle"] or "", "")

    return pattern.sub(read, text)


@cache
def _readings() -> tuple[dict[str, str], re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_name("readings.toml").read_text("utf-8"))["words"]
    readings = dict(pair.split("=") for pair in reversed(told.split()))  # the first reading counts
    words = "|".join(map(re.escape, sorted(readings, key=len, reverse=True)))
    return readings, re.compile(f"(?P<word>{words})(?P<particle>[はへ](?![ぁ-ん]))?")

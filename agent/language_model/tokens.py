"""How many tokens a text is, without ever asking a network.

Counted by tiktoken when its vocabulary lies on the disk, whole and unchanged; else estimated.
"""

import hashlib
import math
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

VOCABULARY = "o200k_base"
_FILE = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""tiktoken's name for the file of the vocabulary: the SHA-1 of its address."""
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"

_LETTERS_PER_TOKEN = 3.0
"""Of JSON; prose has more."""
_TOKENS_PER_SYLLABLE = 1.2
"""Of a Chinese, Japanese or Korean letter."""
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]")


def tokens(text: str, cache_dir: Path | None = None) -> int:
    """Counted where it can be, else estimated; `cache_dir` is tiktoken's own folder."""
    counter = _counter(cache_dir)
    return len(counter.encode_ordinary(text)) if counter else estimated_tokens(text)


def estimated_tokens(text: str) -> int:
    """About how many; rather too many than too few."""
    syllables = len(_SYLLABIC.findall(text))
    return math.ceil(
        syllables * _TOKENS_PER_SYLLABLE + (len(text) - syllables) / _LETTERS_PER_TOKEN
    )


@cache
def _counter(cache_dir: Path | None) -> "tiktoken.Encoding | None":
    """tiktoken's counter; null when it would have to fetch its vocabulary."""
    file = (cache_dir or Path(tempfile.gettempdir()) / "data-gym-cache") / _FILE
    try:
        whole = hashlib.sha256(file.read_bytes()).hexdigest() == _SHA256
    except OSError:
        return None
    if not whole:
        return None
    import tiktoken

    return tiktoken.get_encoding(VOCABULARY)

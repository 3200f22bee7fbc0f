"""Tokens are counted from a vocabulary on the disk, or estimated, and never asked for."""

import gzip
from importlib.resources import files

import pytest
from callsheet.agent.language_model import tokens

TEXTS = {
    "en": "A cramped galley kitchen on a fishing boat, early morning, rain on the porthole. " * 4,
    "zh": "第一场　内景　老式理发店　傍晚。收音机里放着京剧，电风扇吱呀转，老周举起剪刀停在半空。"
    * 4,
    "ja": "終電を逃した会社員が、屋台のおでんの湯気の向こうで静かに笑っている。" * 4,
    "ko": "비 오는 새벽, 편의점 앞에서 두 사람이 우산 하나를 나눠 쓰고 서 있다. " * 4,
    "es": "Una cocina estrecha en un barco de pesca, de madrugada, con lluvia en el ventanuco. "
    * 4,
    "json": '{"reply":"Done.","outcome":{"kind":"plan","shots":[{"seconds":4,"who":["Mei"]}]}}' * 4,
}


@pytest.fixture
def vocabulary(tmp_path, monkeypatch):
    """A folder of tiktoken's with the vocabulary that a package carries."""
    packed = files("bpe_openai") / "data" / "o200k_base.tiktoken.gz"
    (tmp_path / tokens._FILE).write_bytes(gzip.decompress(packed.read_bytes()))
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    tokens._counter.cache_clear()
    yield tmp_path
    tokens._counter.cache_clear()


def test_a_vocabulary_on_the_disk_counts_exactly(vocabulary, count):
    for text in TEXTS.values():
        assert tokens.tokens(text, vocabulary) == count(text)


def test_a_broken_vocabulary_is_left_alone_and_nothing_is_fetched(vocabulary):
    file = vocabulary / tokens._FILE
    file.write_bytes(file.read_bytes()[:-1])
    tokens._counter.cache_clear()
    assert tokens.tokens(TEXTS["en"], vocabulary) == tokens.estimated_tokens(TEXTS["en"])
    assert file.exists()


@pytest.mark.parametrize("language", TEXTS)
def test_an_estimate_is_rather_too_much_than_too_little(language, count):
    right = count(TEXTS[language])
    assert right <= tokens.estimated_tokens(TEXTS[language]) <= 2 * right

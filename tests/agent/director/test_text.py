"""Quotations, sentences and languages of a text."""

import pytest
from callsheet.agent.director.languages import language_of, spoken_spans
from callsheet.agent.director.text import fold, read_text


def quoted(raw: str) -> list[str]:
    return [quote.words for quote in read_text(raw).quotes]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ('She says "Now." and leaves.', ["Now."]),
        ("It's Ana's dog, 'Rex'.", ["Rex"]),
        ("“He said ‘burn it’ and left.”", ["He said ‘burn it’ and left."]),
        ("「『夜』という題」だ", ["『夜』という題"]),
        ("«Ven», dijo.", ["Ven"]),
        ("—¿Vienes? —pregunta Ana.", ["¿Vienes?"]),
        ('a 5" nail, never closed', []),
    ],
)
def test_quotations_are_found_to_the_letter(raw: str, words: list[str]) -> None:
    assert quoted(raw) == words


def test_a_sentence_does_not_end_inside_a_quotation() -> None:
    text = read_text('Mei says "Stop. Wait." Then Mrs. Lee runs.')
    assert [text.words(span) for span in text.sentences(text.whole)] == [
        'Mei says "Stop. Wait."',
        "Then Mrs. Lee runs.",
    ]


def test_folding_keeps_every_place() -> None:
    raw = "ＡＢ１：İstanbul ß ﷺ"
    assert len(fold(raw)) == len(raw)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("你好吗", "zh"),
        ("今日は寒い", "ja"),
        ("안녕하세요", "ko"),
        ("¿Dónde está la llave?", "es"),
        ("Je ne sais pas où il est.", "fr"),
        ("नमस्ते", "hi"),
        ("Where is the key?", "en"),
        ("오늘 meeting 어때", "ko"),
    ],
)
def test_the_language_of_words_is_told_by_script_and_frequent_words(
    words: str, language: str
) -> None:
    assert language_of(words, "en") == language


def test_kanji_alone_are_japanese_among_japanese() -> None:
    assert language_of("本日終了", "ja") == "ja"
    assert language_of("本日終了", "zh") == "zh"


def test_the_pieces_of_a_mixed_line_join_to_it() -> None:
    words = "这个deadline不能再push了。"
    pieces = spoken_spans(words, "zh")
    assert "".join(piece for piece, _ in pieces) == words
    assert ("deadline", "en") in pieces


def test_a_line_in_one_language_has_no_pieces() -> None:
    assert spoken_spans("你好。", "zh") == ()

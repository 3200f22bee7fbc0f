import pytest
from callsheet.generator.animatic.japanese import in_kana, read


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("今日は雨が降っている。", "きょうわあめがふっている。"),
        ("私は明日、東京へ行きます。", "わたしわあした、とうきょうえいきます。"),
        ("大丈夫、話を聞いて。", "だいじょうぶ、はなしをきいて。"),
        ("薔薇は綺麗だ", "薔薇はきれいだ"),
    ],
)
def test_common_kanji_are_read(text: str, kana: str):
    assert in_kana(text) == kana


def test_kanji_whose_reading_is_unknown_are_left_to_a_chinese_voice():
    assert [(span.text, span.language) for span in read("この薔薇は綺麗だ")] == [
        ("この", "ja"),
        ("薔薇", "zh"),
        ("はきれいだ", "ja"),
    ]

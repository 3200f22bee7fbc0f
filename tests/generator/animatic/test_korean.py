"""Korean is said by its sound rules, one case for each article of the Standard Pronunciation."""

import pytest
from callsheet.generator.animatic.korean import ipa


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("아이", "ai"),
        ("가져가라", "kaʥʌɡaɾa"),  # 5: 져 as 저; plain stops are voiced between vowels
        ("부엌", "puʌk"),  # 9
        ("앉다", "anta"),  # 10
        ("좋다", "ʨotʰa"),  # 12
        ("많이", "mani"),  # 12: ㅎ falls silent before a vowel
        ("싫어", "ɕiɾʌ"),
        ("입학", "ipʰak"),
        ("옷이", "oɕi"),  # 13
        ("값이", "kapɕi"),  # 14
        ("같이", "kaʨʰi"),  # 17
        ("국물", "kuŋmul"),  # 18
        ("감사합니다", "kamsahamnida"),
        ("독립", "toŋnip"),  # 19
        ("신라", "ɕilla"),  # 20
        ("강아지", "kaŋaʥi"),
    ],
)
def test_letters_that_meet_change_each_other(written: str, said: str):
    assert ipa(written) == said


def test_what_is_no_hangul_stays_and_parts_words():
    assert ipa("국, 물 OK!") == "kuk, mul OK!"

"""The user's own words: quotations, citations, and the language they write in."""

import pytest
from callsheet.agent.language_model.words import (
    cites,
    in_another_language,
    quoted,
    tongue,
    unquoted,
)
from callsheet.prompts import prompt

LANGUAGES = ("en", "zh", "ja", "ko", "es")
EN = "Three shots, as you asked for them."
ZH = "按照您的要求安排了三个镜头。"
JA = "ご希望どおり三つのショットにしました。"
KO = "말씀하신 대로 세 장면으로 짰습니다."
ES = "Aquí está el plan como lo pidió usted."


def test_every_kind_of_quotation_mark_is_known():
    said = 'a "one" b “two” c 「three」 d 『four』 e «five» f ‘six’'
    assert quoted(said) == ("one", "two", "three", "four", "five", "six")
    assert unquoted(said).split() == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("citation", "said", "yes"),
    [
        ("let her answer", "Please  LET her\nanswer him.", True),
        ("让他回一句", "最后让他回一句吧", True),
        ("write dialogue", "A cat yawns.", False),
        ("", "A cat yawns.", False),
        ("a", "A cat yawns.", False),
        (None, "A cat yawns.", False),
    ],
)
def test_a_citation_is_what_was_said(citation, said, yes):
    assert cites(citation, said) is yes


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (EN, "A night market with 老周 and 阿梅"),
        (ZH, "A night market 夜市, 三个镜头"),
        (EN, "三个镜头 please make them longer and darker"),
        ("Voici le plan que vous avez demandé.", "fais-moi une vidéo d'un chat s'il vous plaît"),
        ("Вот план, как вы просили, три кадра.", "сделай видео про кота, три кадра"),
        ("Hecho.", "make it longer"),
        (KO, "세 장면, 야시장"),
        (EN, ""),
    ],
)
def test_a_reply_in_a_language_of_the_user_is_right(reply, said):
    assert not in_another_language(reply, said)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (ZH, "A night market"),
        (EN, "三个镜头，夜市，16:9，4K"),
        (JA, "三个镜头，夜市"),
        (ZH, "三つのショット、夜市です。"),
        (ES, "make me a video of a cat please"),
        (EN, "hazme un video de un gato por favor"),
        (ZH, 'A cook says "按照您的要求"'),
    ],
)
def test_a_reply_in_another_language_is_told(reply, said):
    assert in_another_language(reply, said)


def test_an_earlier_turn_in_its_language_makes_a_reply_right():
    assert not in_another_language(ZH, "16:9 please, and nothing else", "三个镜头，夜市")


@pytest.mark.parametrize(
    ("said", "tag"), [(EN, "en"), (ZH, "zh"), (JA, "ja"), (KO, "ko"), (ES, "es"), ("16:9", "en")]
)
def test_the_main_language_is_told(said, tag):
    assert tongue(said) == tag


@pytest.mark.parametrize("sentence", ["lost", "unchanged", "consent"])
def test_sentences_of_ours_are_in_every_language_we_reply_in(sentence):
    variables = {"words": "x"} if sentence == "lost" else {}
    told = {tag: prompt(f"planner/{sentence}/{tag}", **variables) for tag in LANGUAGES}
    assert {tag: tongue(words) for tag, words in told.items()} == {tag: tag for tag in LANGUAGES}

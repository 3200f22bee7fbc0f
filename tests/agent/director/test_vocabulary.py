"""The lexicons and how their words are found."""

import string

import pytest
from callsheet.agent.director.scanning import scan
from callsheet.agent.director.vocabulary import LANGUAGES, lexicon


def test_all_lexicons_know_the_same_kinds_of_words() -> None:
    english = lexicon("en")
    for language in LANGUAGES:
        other = lexicon(language)
        assert other.language == language
        for table in ("cues", "fields", "people", "framing", "movement", "sentences", "looks"):
            assert getattr(other, table).keys() == getattr(english, table).keys(), table


def test_sentences_have_the_same_places_to_fill_in_every_language() -> None:
    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    for language in LANGUAGES:
        for name, sentence in lexicon(language).sentences.items():
            assert places(sentence) == places(lexicon("en").sentences[name]), (language, name)


def test_the_longer_word_hides_the_shorter_one_inside_it() -> None:
    found = scan("an extreme close-up of an old man", ["en"])
    assert [hit.value for hit in found if hit.kind == "framing"] == ["extreme close-up"]
    assert [hit.value for hit in found if hit.kind == "people"] == ["old man"]


@pytest.mark.parametrize("text", ["the panorama", "a campaign", "scatter"])
def test_a_latin_word_is_not_found_inside_another(text: str) -> None:
    assert not [hit for hit in scan(text, ["en"]) if hit.value in ("pan right", "animal")]


def test_a_figure_and_its_unit_may_stand_together() -> None:
    assert [hit.value for hit in scan("4s", ["en"]) if hit.kind == "unit"] == ["second"]

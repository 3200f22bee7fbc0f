"""The catalogue of dialects and accents."""

import pytest
from callsheet.tools import dialects


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("四川话", "Sichuanese"),
        ("東北話", "Northeastern"),
        ("Glaswegian", "Scottish"),
        ("関西弁", "Kansai"),
        ("부산 사투리", "Gyeongsang"),
        ("porteñ*", "Argentine"),
        ("southern drawl", "Southern American"),
        ("陝西腔", "Shaanxi"),
        ("アルゼンチン訛り", "Argentine"),
        ("독일 억양", "German"),
    ],
)
def test_a_dialect_is_found_by_what_people_call_it(words: str, label: str) -> None:
    found = dialects.find(words)
    assert found is not None
    assert found.label == label


def test_what_the_catalogue_lacks_is_not_found() -> None:
    assert dialects.find("Klingon") is None


def test_no_name_means_two_dialects() -> None:
    names = [
        name.casefold()
        for dialect in dialects.catalogue()
        for name in {dialect.label.casefold(), *dialect.names}
    ]
    assert len(names) == len(set(names))


def test_a_voice_that_only_stands_in_says_so() -> None:
    sichuanese = dialects.find("Sichuanese")
    scottish = dialects.find("Scottish")
    assert sichuanese is not None
    assert scottish is not None
    assert "stands in" in sichuanese.promise
    assert "stands in" not in scottish.promise


def test_every_dialect_names_its_language() -> None:
    assert {dialect.language for dialect in dialects.catalogue()} == {"zh", "en", "es", "ja", "ko"}


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Sichuanese", "in Sichuanese (四川话)"),
        ("Kansai", "in Kansai (関西弁)"),
        ("British", "with a British accent"),
        ("Irish", "with an Irish accent"),
        ("Andalusian", "with an Andalusian accent"),
    ],
)
def test_a_generator_is_told_of_a_dialect_in_a_phrase(label: str, told: str) -> None:
    found = dialects.find(label)
    assert found is not None
    assert found.told == told


@pytest.mark.parametrize("dialect", dialects.catalogue(), ids=lambda dialect: dialect.label)
def test_a_dialect_is_found_by_what_its_speakers_call_it(dialect: dialects.Dialect) -> None:
    if not dialect.is_accent:
        assert dialects.find(dialect.own) is dialect

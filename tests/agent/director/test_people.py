"""Which words speak of one person, and who of them acts."""

import pytest
from callsheet.agent.director.cast import Cast
from callsheet.agent.director.groups import singular
from callsheet.agent.director.people import read_cast
from callsheet.agent.director.text import read_text


def cast_of(words: str) -> Cast:
    text = read_text(words)
    return read_cast(text, [], [], [text.whole])


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Ilse, the skipper, coils a rope. The skipper waves.", ["Ilse"]),
        ("A robot barista hums. The barista stops.", ["robot barista"]),
        ("大学生・蓮が走る。", ["蓮"]),
        ("Two robots roll in; the rusty one beeps.", ["robots", "rusty robot"]),
        ("A baker kneads. Another baker watches.", ["baker", "baker"]),
    ],
)
def test_words_for_one_person_are_joined(words: str, people: list[str]) -> None:
    assert [person.name for person in cast_of(words).people] == people


def test_a_pronoun_means_the_last_who_acted_and_can_be_called_so() -> None:
    cast = cast_of("Tom hands the waitress a cup. She smiles at him.")
    assert [m.who.name for m in cast.mentions if m.pronoun] == ["waitress", "Tom"]


@pytest.mark.parametrize(
    "words",
    [
        "Anna waves to the boy.",
        "女孩看着男孩。",
        "少女は少年に手を振る。",
        "소녀가 소년에게 웃는다.",
    ],
)
def test_one_to_whom_something_is_done_does_not_act(words: str) -> None:
    assert [mention.acts for mention in cast_of(words).mentions] == [True, False]


def test_a_group_whose_members_are_all_named_is_nobody_of_its_own() -> None:
    people = cast_of("Two women talk. Anna laughs. Emma frowns.").people
    assert {person.name for person in people} == {"Anna", "Emma"}


def test_somebody_is_found_by_all_they_were_ever_called() -> None:
    cast = cast_of("Ilse, the skipper, waves.")
    assert cast.called("skipper") is cast.called("ilse") is cast.people[0]


@pytest.mark.parametrize(("many", "one"), [("robots", "robot"), ("men", "man"), ("boss", "boss")])
def test_a_plural_has_a_singular(many: str, one: str) -> None:
    assert singular(many) == one

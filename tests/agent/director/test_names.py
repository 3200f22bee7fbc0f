"""What in a text may speak of somebody, found by form alone."""

import pytest
from callsheet.agent.director.handles import references
from callsheet.agent.director.label_names import label_name
from callsheet.agent.director.names import found_in
from callsheet.agent.director.text import read_text


def named(words: str) -> list[str]:
    """The names and handles that are found in a text, by place."""
    text = read_text(words)
    found = found_in(text, [], [], [text.whole])
    return [item.name for item in found if item.kind in ("name", "handle")]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Captain Ilse Brandt walks in.", ["Captain Ilse Brandt"]),
        ("Mrs. Adeyemi waits by the door.", ["Mrs. Adeyemi"]),
        ("Una calle vacía. «Ya voy», dijo Ximena.", ["Ximena"]),
        ("老板大刘说：“走吧。”", ["大刘"]),
        ("店主のタツは笑う。", ["タツ"]),
        ("민수 씨가 웃는다.", ["민수"]),
        ("A storm rolls in over Reykjavik.", []),
    ],
)
def test_names_are_told_by_how_each_script_writes_them(words: str, names: list[str]) -> None:
    assert named(words) == names


@pytest.mark.parametrize(
    ("words", "handles"),
    [
        ("@Image 2 turns into @hero-a.", ["@Image 2", "@hero-a"]),
        ("<Image 1> opens the video", ["Image 1"]),
        ("@图片1是老师", ["@图片1"]),
        ("@민수가 걷는다", ["@민수"]),
    ],
)
def test_a_handle_ends_where_its_own_words_end(words: str, handles: list[str]) -> None:
    assert [handle for handle, _, _ in references(read_text(words))] == handles


def test_a_known_handle_is_taken_whole() -> None:
    found = references(read_text("@my cat sleeps"), ["@my cat"])
    assert [handle for handle, _, _ in found] == ["@my cat"]


@pytest.mark.parametrize(
    ("label", "name"), [("MARGARET (V.O.)", "MARGARET"), ("沙羅M", "沙羅"), ("**Ana:", "Ana")]
)
def test_a_label_holds_a_name_and_directions(label: str, name: str) -> None:
    assert label_name(label) == name

"""What is completed where the user left it open: how many shots, how long, how near."""

import pytest
from callsheet.agent.director.characters import slug, unique
from callsheet.agent.director.craft import Draft, covered, framing_for, seconds_for
from callsheet.agent.director.people import read_cast
from callsheet.agent.director.spoken import Line
from callsheet.agent.director.text import Span, read_text


def drafts(count: int, spoken: tuple[int, ...] = ()) -> list[Draft]:
    """Shots of one stretch each; those in `spoken` have a line."""
    text = read_text("Ilse speaks.")
    who = read_cast(text, [], [], [text.whole]).people[0]
    found = [Draft([Span(at, at + 1)]) for at in range(count)]
    for at in spoken:
        found[at].lines = [Line(at, "We should have turned back.", who, "en")]
    return found


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_a_story_has_as_many_shots_as_were_asked_for(count: int) -> None:
    assert len(covered(drafts(5), count, None)) == count


def test_joining_keeps_the_order_and_spares_the_shots_with_lines() -> None:
    shots = covered(drafts(6, spoken=(1, 4)), 4, None)
    starts = [span.start for shot in shots for span in shot.spans]
    assert starts == sorted(starts)
    assert all(len(shot.lines) <= 1 for shot in shots)


@pytest.mark.parametrize("total", [4.0, 10.0, 33.0])
def test_open_shots_share_a_stated_length_exactly(total: float) -> None:
    assert sum(seconds_for(drafts(4, spoken=(2,)), total)) == pytest.approx(total)


def test_stated_seconds_stay_as_stated() -> None:
    shots = drafts(2)
    shots[0].seconds = 1.7
    assert seconds_for(shots, 10)[0] == 1.7


def test_coverage_begins_wide_and_comes_nearer_to_who_speaks() -> None:
    shots = drafts(2, spoken=(1,))
    assert [framing_for(shot, at, shots) for at, shot in enumerate(shots)] == [
        "wide",
        "medium close-up",
    ]


def test_ids_are_ascii_and_unique() -> None:
    taken: set[str] = set()
    names = ("Inés", "Ines", "小明", "小红", "7 of 9")
    assert [unique(slug(name), taken, "c") for name in names] == [
        "ines",
        "ines_2",
        "c1",
        "c2",
        "c_7_of_9",
    ]

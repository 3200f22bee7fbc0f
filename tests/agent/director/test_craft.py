"""What is completed where the user left it open: how many shots, how long, how near."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.characters import slug, unique
from callsheet.agent.director.craft import Draft, covered, framing_for, needed_seconds, seconds_for
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


@pytest.mark.parametrize("total", [9.0, 10.3, 12.0, 17.5])
def test_no_line_is_made_unspeakable_while_there_is_time_for_all(total: float) -> None:
    shots = drafts(5, spoken=(1, 2, 4))
    needed = [needed_seconds(shot) for shot in shots]
    assert sum(needed) < total - 1.0
    seconds = seconds_for(shots, total)
    assert sum(seconds) == pytest.approx(total)
    assert all(length >= need for length, need in zip(seconds, needed, strict=True))


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


def story(said: str) -> list[tuple[str, str]]:
    return [(shot.framing, shot.action) for shot in plan_of(said).shots]


def test_one_thing_that_fills_a_long_shot_is_seen_in_the_faces_too() -> None:
    assert story("12 seconds: Mei and Tom fight over the last dumpling in a kitchen") == [
        ("wide", "Mei and Tom fight over the last dumpling in a kitchen"),
        ("close-up", "Mei's face"),
        ("close-up", "Tom's face"),
    ]
    assert [shot for shot, _ in story("12秒：小美和小刚在厨房里抢最后一个饺子")][1:] == [
        "close-up",
        "close-up",
    ]


def test_a_sign_at_the_end_is_a_short_insert() -> None:
    plan = plan_of('12 seconds: Mei and Tom fight; end on the sign "深夜饺子"')
    last = plan.shots[-1]
    assert (last.framing, last.seconds) == ("insert", 2.0)
    assert [lettering.text for lettering in last.lettering] == ["深夜饺子"]
    assert plan.seconds == 12


@pytest.mark.parametrize(
    "said",
    [
        "6 seconds: Mei and Tom fight over the last dumpling",
        "12 seconds, one take: Mei and Tom fight over the last dumpling",
        "12 seconds: Mei and Tom fight over the last dumpling, slow orbit",
        "12 seconds: a wide shot of Mei and Tom who fight over the last dumpling",
    ],
)
def test_nothing_is_added_to_a_picture_that_is_short_or_settled(said: str) -> None:
    assert len(story(said)) == 1


def test_a_talk_begins_with_its_place_where_there_is_time() -> None:
    said = 'In a night market, Mei says "Mine!" Tom says "Ours!"'
    assert story(f"{said} 12 seconds.")[0] == ("wide", "In a night market")
    assert len(story(f"{said} 4 seconds.")) == 2


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

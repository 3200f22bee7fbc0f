"""One thing said in many ways: every way in phrasings/ is read, alone and in a story.

The files are data of this project's own; a way to say something that was not understood belongs
there, with its sisters in the other languages.
"""

import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.director import plan_of

FOLDER = Path(__file__).parent / "phrasings"
TABLES: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")
}
QUOTES = {
    "en": ['"{}"', "“{}”"],
    "zh": ["“{}”", "「{}」", '"{}"'],
    "ja": ["「{}」", "『{}』"],
    "ko": ['"{}"', "“{}”"],
    "es": ["«{}»", '"{}"', "“{}”"],
}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(said, wanted, id=f"{tag}-{said}")
        for tag, table in sorted(TABLES.items())
        for said, wanted in table.get(kind, {}).items()
    ]


@pytest.mark.parametrize(("said", "seconds"), cases("totals"))
def test_the_length_of_the_video(said: str, seconds: float) -> None:
    assert plan_of(said).seconds == pytest.approx(seconds)


@pytest.mark.parametrize(("said", "ratio"), cases("shapes"))
def test_the_shape(said: str, ratio: str) -> None:
    assert plan_of(said).aspect_ratio == ratio


@pytest.mark.parametrize(("said", "framing"), cases("framings"))
def test_the_framing(said: str, framing: str) -> None:
    assert framing in [shot.framing for shot in plan_of(said).shots]


@pytest.mark.parametrize(("said", "movement"), cases("movements"))
def test_the_movement(said: str, movement: str) -> None:
    assert movement in [shot.movement for shot in plan_of(said).shots]


@pytest.mark.parametrize(("said", "count"), cases("counts"))
def test_how_many_shots(said: str, count: int) -> None:
    assert len(plan_of(said).shots) == count


@pytest.mark.parametrize(("said", "banned"), cases("bans"))
def test_what_is_forbidden(said: str, banned: str) -> None:
    plan = plan_of(said)
    assert plan.avoid
    assert not plan.lines
    assert plan.lettering_allowed == (banned == "music")
    assert not any(shot.sound.music for shot in plan.shots)


@pytest.mark.parametrize(("said", "words"), cases("lettering"))
def test_what_is_read(said: str, words: str) -> None:
    plan = plan_of(said)
    assert [lettering.text for shot in plan.shots for lettering in shot.lettering] == [words]
    assert not plan.lines


@pytest.mark.parametrize(("said", "heard"), cases("sounds"))
def test_what_is_heard(said: str, heard: str) -> None:
    sounds = [shot.sound for shot in plan_of(said).shots]
    told = " ".join(f"{s.ambience} {' '.join(s.effects)} {s.music}" for s in sounds)
    assert heard.casefold() in told.casefold()


def spoken(tag: str) -> list[Any]:
    """Every frame with people, manners, dialects and languages in turn, in each story."""
    table = TABLES[tag]
    turns = {
        slot: itertools.cycle(table[kind].items())
        for slot, kind in (
            ("who", "people"),
            ("manner", "manners"),
            ("dialect", "dialects"),
            ("language", "languages"),
        )
    }
    lines, quotes = itertools.cycle(table["lines"]), itertools.cycle(QUOTES[tag])
    found: list[Any] = []
    for story, frame, _ in itertools.product(table["stories"], table["speech"], range(3)):
        filled = {slot: next(turn) for slot, turn in turns.items() if slot in frame.lower()}
        line = next(lines)
        words = {slot: said for slot, (said, _) in filled.items()}
        words |= {"quote": next(quotes).format(line), "line": line}
        if "who" in words:
            words["Who"] = words["who"][0].upper() + words["who"][1:]
        said = story.format(frame.format(**words))
        wanted = {slot: read for slot, (_, read) in filled.items()}
        found.append(pytest.param(said, line, wanted, id=f"{tag}-{said}"))
    return found


@pytest.mark.parametrize(
    ("said", "line", "wanted"), [case for tag in sorted(TABLES) for case in spoken(tag)]
)
def test_who_says_what_and_how(said: str, line: str, wanted: dict[str, str]) -> None:
    plan = plan_of(said)
    assert [spoken.text for spoken in plan.lines] == [line]
    (spoken,) = plan.lines
    who = plan.character(spoken.character)
    assert wanted["who"].casefold() in who.name.casefold()
    assert [c.name for c in plan.characters] == [who.name], "nobody else was named"
    if "manner" in wanted:
        assert wanted["manner"] in (spoken.delivery or "").casefold()
    if "dialect" in wanted:
        assert (spoken.dialect or who.voice.dialect) == wanted["dialect"]
    if "language" in wanted:
        assert spoken.language == wanted["language"]


def boards(tag: str) -> list[Any]:
    """Every head of shots, in lines and in one paragraph."""
    table = TABLES[tag]
    return [
        pytest.param(tag, head, joint, id=f"{tag}-{head!r}{joint!r}")
        for head in table["shots"]
        for joint in ("\n", "\n\n", " " if tag in ("en", "es", "ko") else "")
    ]


@pytest.mark.parametrize(
    ("tag", "head", "joint"), [case for tag in sorted(TABLES) for case in boards(tag)]
)
def test_shots_with_seconds_and_framing(tag: str, head: str, joint: str) -> None:
    table = TABLES[tag]
    seconds = [4, 3, 5]
    ends = list(itertools.accumulate(seconds))
    told = [
        head.format(n=n, s=s, framing=framing, **{"from": end - s, "to": end})
        + action
        + ("。" if tag in ("zh", "ja") else ".")
        for n, s, end, framing, action in zip(
            itertools.count(1), seconds, ends, table["frames"], table["actions"], strict=False
        )
    ]
    plan = plan_of(joint.join(told))
    assert [shot.seconds for shot in plan.shots] == seconds
    assert [shot.framing for shot in plan.shots] == list(table["frames"].values())
    for shot, action in zip(plan.shots, table["actions"], strict=True):
        assert bare(shot.action) == bare(action)


def bare(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()

"""What holds for any plan and any wish: locality, undo, sums of seconds, words that can be said."""

import asyncio

import pytest
from callsheet.agent.director.feedback import revise
from callsheet.agent.director.feedback.fitting import fitted
from callsheet.agent.director.feedback.lengths import LEAST_SHARE
from callsheet.agent.edits import DropShot, Edit, OrderShots, PutShot, SetVideo, apply
from callsheet.agent.library import Library
from callsheet.agent.planner import Edited, Outcome, Request, Talk
from callsheet.generator.plan import Character, DialogueLine, Shot, Sound, VideoPlan
from callsheet.tools.timing import spoken_seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from langgraph.store.memory import InMemoryStore

WORDS = (
    "Wait for me.",
    "The last ferry left an hour ago, did it not?",
    "好，走吧。",
    "もう遅い。",
    "",
)
WISHES = (
    *("shot {n} longer", "drop shot {n}", "shot {n} handheld", "another take of shot {n}"),
    *('in shot {n} Ana says "No."', "no music in shot {n}", "split shot {n}", "shot {n} first"),
    *(
        "镜头{n}短一点",
        "删掉第{n}个镜头",
        "カット{n}をアップに",
        "{n}번 컷 2초 더",
        "el plano {n} fijo",
    ),
)
TOTALS = (
    *("make it {n} seconds", "{n} seconds in all", "总长{n}秒", "全体で{n}秒にして"),
    *("전체 {n}초로 해줘", "que dure {n} segundos en total"),
)


def _shot(number: int, seconds: float, text: str) -> Shot:
    line = DialogueLine(id=f"l{number}", character="ana", text=text)
    return Shot(
        id=f"s{number}",
        seconds=seconds,
        action=f"Ana turns to door {number}.",
        characters=("ana",),
        dialogue=(line,) if text else (),
        sound=Sound(music="slow piano"),
    )


@st.composite
def plans(draw: st.DrawFn) -> VideoPlan:
    tenths = st.integers(5, 120)
    lengths = draw(st.lists(tenths, min_size=1, max_size=6))
    shots = (_shot(n, s / 10, draw(st.sampled_from(WORDS))) for n, s in enumerate(lengths, 1))
    ana = Character(id="ana", name="Ana", looks="woman, grey coat")
    return VideoPlan(title="Doors", characters=(ana,), shots=tuple(shots))


@st.composite
def edits(draw: st.DrawFn, plan: VideoPlan) -> tuple[Edit, ...]:
    """A list of edits that leaves one shot at least, and an order of those that are left."""
    ids = [shot.id for shot in plan.shots]
    gone = draw(st.sets(st.sampled_from(ids), max_size=len(ids) - 1))
    left = [id for id in ids if id not in gone]
    changed = draw(st.sets(st.sampled_from(left)))
    puts = (PutShot(shot=plan.shot(id).model_copy(update={"take": 2})) for id in sorted(changed))
    new = draw(st.booleans())
    added = (PutShot(shot=_shot(99, 2, ""), after=left[0]),) if new else ()
    order = draw(st.permutations([*left, *(["s99"] if new else [])]))
    drops = (DropShot(id=id) for id in sorted(gone))
    return (*puts, *drops, *added, OrderShots(ids=tuple(order)), SetVideo(style="noir"))


def _answer(said: str, plan: VideoPlan) -> Outcome:
    ids = tuple(shot.id for shot in plan.shots)
    return revise(Request(said=said, plan=plan, versions=1, shot_ids=ids))


def _needed(shot: Shot) -> float:
    return sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_edits_leave_every_shot_they_do_not_name_identical(data: st.DataObject) -> None:
    plan = data.draw(plans())
    list_of_edits = data.draw(edits(plan))
    touched = {edit.shot.id for edit in list_of_edits if isinstance(edit, PutShot)}
    after = apply(plan, list_of_edits)
    kept = [shot for shot in after.shots if shot.id not in touched]
    assert all(shot is plan.shot(shot.id) for shot in kept)


@settings(max_examples=60, deadline=None)
@given(plans(), st.sampled_from(WISHES), st.integers(1, 6))
def test_a_wish_about_one_shot_leaves_the_others_identical(
    plan: VideoPlan, wish: str, number: int
) -> None:
    outcome = _answer(wish.format(n=number), plan)
    if number > len(plan.shots):
        assert isinstance(outcome, Talk)
        assert outcome.intent == "impossible"
    if isinstance(outcome, Edited):
        after = {shot.id: shot for shot in apply(plan, outcome.edits).shots}
        others = [shot for shot in plan.shots if shot.id != f"s{number}"]
        assert all(after[shot.id] == shot for shot in others)


@settings(max_examples=60, deadline=None)
@given(plans(), st.sampled_from(TOTALS), st.integers(3, 90))
def test_seconds_sum_and_lines_stay_speakable_after_a_wish_for_a_total(
    plan: VideoPlan, wish: str, seconds: int
) -> None:
    outcome = _answer(wish.format(n=seconds), plan)
    if not isinstance(outcome, Edited):
        hardly_meant = seconds < plan.seconds * LEAST_SHARE
        assert plan.seconds == seconds or seconds < 0.5 * len(plan.shots) or hardly_meant
        return
    after = apply(plan, outcome.edits)
    assert after.seconds == pytest.approx(seconds)
    pairs = zip(plan.shots, after.shots, strict=True)
    if sum(_needed(shot) + 0.1 for shot in plan.shots) < seconds:
        assert all(now.seconds >= min(_needed(now), was.seconds) - 1e-9 for was, now in pairs)


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(20, 600))
def test_fitted_lengths_sum_to_the_total_and_are_never_nothing(
    plan: VideoPlan, tenths: int
) -> None:
    total = max(tenths / 10, 0.5 * len(plan.shots))
    lengths = fitted(plan.shots, total)
    assert sum(lengths) == pytest.approx(total)
    assert all(length > 0 for length in lengths)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_undo_returns_the_very_plan_and_redo_the_other_one(data: st.DataObject) -> None:
    plan = data.draw(plans())
    changed = apply(plan, data.draw(edits(plan)))

    async def back_and_forth() -> tuple[VideoPlan, VideoPlan]:
        library = Library(InMemoryStore())
        await library.add_version("t", plan, 1)
        await library.add_version("t", changed, 2)
        undone = await library.undo("t", 3)
        redone = await library.redo("t", 4)
        assert undone
        assert redone
        return undone.plan, redone.plan

    assert asyncio.run(back_and_forth()) == (plan, changed)

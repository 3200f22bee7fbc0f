"""What a page shows after each event, without a page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from callsheet.agent.events import (
    Answered,
    Event,
    Failed,
    Made,
    Priced,
    Progress,
    ShotDone,
    ShotFailed,
)
from callsheet.generator.job import Failure
from callsheet.generator.plan import VideoPlan
from callsheet.tools.check import Problem
from callsheet.tools.price import Price
from callsheet.ui.gradio_view import Message, View, after, ended, refused, said

POSTER = Path("poster.jpg")


@pytest.fixture
def plan(plan_of: Callable[..., VideoPlan]) -> VideoPlan:
    return plan_of({}, {}, {})


def answered(plan: VideoPlan | None, changed: tuple[str, ...] = (), **more: object) -> Answered:
    told = {"intent": "plan", "reply": "Done.", "plan": plan, "version": 1, "changed": changed}
    return Answered.model_validate(told | more)


def priced(*shots: str, asks: bool = False) -> Priced:
    due = Price(jobs=3, to_render=shots, seconds=len(shots), dollars=0, render_seconds=2)
    return Priced(price=due, asks=asks)


def happened(view: View, *events: Event) -> View:
    for event in events:
        view = after(view, event)
    return view


def shot_done(*shots: str) -> ShotDone:
    return ShotDone(shots=shots, poster=POSTER, reused=False, notes=("A voice stands in.",))


def test_words_are_shown_before_they_are_answered() -> None:
    view = said(View("t"), "A cat", [Path("cat.png")])
    assert view.messages == (Message("user", "A cat", (Path("cat.png"),)),)
    assert view.busy == "thinking"


def test_silence_makes_no_bubble() -> None:
    assert said(View("t"), "  ").messages == ()


def test_an_answer_brings_the_plan_and_marks_nothing_as_changed_at_first(plan: VideoPlan) -> None:
    view = happened(said(View("t"), "A cat"), answered(plan, ("s1", "s2", "s3")))
    assert view.messages[-1] == Message("assistant", "Done.")
    assert (view.plan, view.changed) == (plan, ())


def test_an_answer_without_a_plan_leaves_the_board(plan: VideoPlan) -> None:
    view = happened(View("t", plan=plan), answered(None, reply="Which?", options=("a", "b")))
    assert view.plan is plan
    assert view.messages[-1].options == ("a", "b")
    assert said(view, "a").messages[0].options == ()


def test_what_keeps_a_video_from_being_made_is_said_in_the_chat(plan: VideoPlan) -> None:
    long = Problem(where="s2", what="90 s are too long", remedy="split the shot", blocks=True)
    tight = long.model_copy(update={"what": "the words are tight", "blocks": False})
    view = happened(View("t"), answered(plan, problems=(long, tight)))
    assert [message.text for message in view.messages] == [
        "Done.",
        "Shot 2: 90 s are too long\nhint: split the shot",
    ]


def test_a_change_drops_the_frames_of_changed_and_removed_shots_only(plan: VideoPlan) -> None:
    before = happened(View("t"), answered(plan), shot_done("s1", "s2", "s3"))
    shorter = plan.model_copy(update={"shots": plan.shots[:2], "title": "shorter"})
    view = happened(before, answered(shorter, ("s2",)))
    assert dict(view.posters) == {"s1": POSTER}
    assert dict(view.notes) == {"s1": ("A voice stands in.",)}
    assert view.changed == ("s2",)


def test_shots_wait_then_progress_then_show_their_frame(plan: VideoPlan) -> None:
    view = happened(View("t"), answered(plan), priced("s1", "s3"))
    assert view.busy == "rendering"
    assert dict(view.progress) == {"s1": 0, "s3": 0}
    view = happened(view, Progress(shots=("s1",), share=0.5), shot_done("s3"))
    assert dict(view.progress) == {"s1": 0.5}
    assert dict(view.posters) == {"s3": POSTER}


def test_a_failed_shot_says_why_on_its_card(plan: VideoPlan) -> None:
    failure = Failure(key="k", problem="the disk was full", remedy="free some space")
    view = happened(
        View("t"), answered(plan), priced("s1"), ShotFailed(shots=("s1",), failure=failure)
    )
    assert dict(view.progress) == {}
    assert dict(view.notes) == {"s1": ("the disk was full\nhint: free some space",)}


def test_a_render_that_asks_waits_and_can_be_answered(plan: VideoPlan) -> None:
    view = happened(said(View("t"), "A cat"), answered(plan), priced("s1", asks=True))
    assert (view.asks, view.busy, view.can_render) == (True, "", False)
    assert said(view, "Never mind").asks is False


def test_a_finished_video_is_current_until_the_plan_changes(plan: VideoPlan) -> None:
    made = Made(
        video=Path("v.mp4"), captions=None, seconds=3, rendered=("s1",), findings=("Dark.",)
    )
    view = ended(happened(View("t"), answered(plan), made))
    assert view.messages[-1].text == (
        "The video is ready: rendered shot 1; kept shots 2 and 3.\nDark."
    )
    assert view.film_is_current
    assert not view.can_render
    changed = plan.model_copy(update={"title": "other"})
    view = happened(view, answered(changed))
    assert not view.film_is_current
    assert view.can_render


def test_words_that_failed_are_given_back() -> None:
    failed = Failed(problem="nothing was said", remedy="say something")
    view = happened(said(View("t"), "hm"), failed)
    assert view.draft == "hm"
    assert view.messages[-1] == Message("assistant", "nothing was said\nhint: say something")


def test_a_render_that_failed_after_the_answer_gives_no_words_back(plan: VideoPlan) -> None:
    failed = Failed(problem="2 of 3 pieces failed", remedy="render again")
    assert happened(said(View("t"), "A cat"), answered(plan), failed).draft == ""


def test_words_during_a_turn_are_given_back_and_disturb_nothing(plan: VideoPlan) -> None:
    before = happened(said(View("t"), "A cat"), answered(plan), priced("s1"))
    view = refused(before, "it was busy", "wait", "A dog")
    assert view.draft == "A dog"
    assert replace(view, messages=before.messages, draft="") == before

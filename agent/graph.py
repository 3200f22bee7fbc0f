"""One turn as a graph: listen → write → check → approve → shoot → review.

Nodes change the state and never choose the way; routers choose the way and never change the
state. The state holds keys and short words; plans and clips lie in the library and the cache.
A node that was cut off runs again from its first line, so each may run twice without harm.
"""

# LangGraph's node types are too loose for strict checking.
# pyright: basic

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from langgraph.graph import START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send, interrupt

from ..generator.cache import ClipCache
from ..generator.compose import Video
from ..generator.executor import Executor
from ..generator.files import written
from ..generator.job import Clip, Failure, Limits, RenderJob, jobs_for
from ..generator.make import clips_for, finished, not_all_made
from ..generator.plan import VideoPlan
from ..tools.check import problems
from ..tools.export import srt
from ..tools.price import Price, price
from ..tools.review import review as findings
from .events import (
    Answered,
    Failed,
    Intent,
    Made,
    Priced,
    Progress,
    ShotDone,
    ShotFailed,
    Spent,
    Writing,
)
from .library import Library
from .outcomes import asked, settle
from .past import earlier
from .planner import Asked, Planner, Request


@dataclass(frozen=True)
class Context:
    """What the nodes work with; nothing of it is kept in a checkpoint."""

    planner: Planner
    library: Library
    generator: str
    limits: Limits
    executor: Executor
    cache: ClipCache
    videos: Path
    ask_above_render_seconds: float

    def asks_for(self, due: Price) -> bool:
        """Whether a render at this price waits for a yes: money or much time is at stake."""
        return due.dollars > 0 or due.render_seconds > self.ask_above_render_seconds


def _merged(old: dict[str, str] | None, new: dict[str, str] | None) -> dict[str, str]:
    """What the branches of a fan-out found, together; null empties it."""
    return {} if new is None else {**(old or {}), **new}


class Said(TypedDict):
    """What a turn begins with."""

    thread: str
    turn: int
    render: bool
    """The front end wants a video, not only a plan."""
    agreed: NotRequired[list[float]]
    """Version and dollars the user was last asked about; a turn may begin without any."""


class State(Said):
    intent: Intent
    reply: str
    options: list[str]
    asked: dict[str, Any] | None
    """The question that is open, as JSON."""
    version: int
    changed: list[str]
    blocked: bool
    asks: bool
    approved: bool
    failures: Annotated[dict[str, str], _merged]
    """By job key, as JSON."""
    rendered: Annotated[dict[str, str], _merged]
    """Job keys that were rendered in this turn."""


Update = dict[str, object]
"""The part of the state that a node changes."""


class Work(TypedDict):
    """What one branch of the fan-out is given."""

    thread: str
    version: int
    at: int
    """Index of the job."""


async def listen(state: State) -> Update:
    """Clears what the turn before left."""
    return {"failures": None, "rendered": None, "approved": False}


async def write(state: State, runtime: Runtime[Context]) -> Update:
    """Asks the planner, once, and keeps what comes of it as a version."""
    library, thread = runtime.context.library, state["thread"]
    known = await library.conversation(thread)
    turn = await library.turn(thread, state["turn"])
    head = await library.version(thread, known.head) if known.head else None
    before = head.plan if head else None
    ran = known.settled == turn.number
    request = Request(
        said=turn.said,
        attachments=turn.attachments,
        plan=before,
        versions=known.versions,
        shot_ids=known.shot_ids,
        asked=Asked.model_validate(was) if (was := state.get("asked")) else None,
        can_undo=ran or bool(head and head.parent),
        can_redo=ran or bool(known.redo),
        earlier=await earlier(library, thread, turn.number),
    )
    spent: list[Spent] = []

    def tell(event: Writing | Spent) -> None:
        runtime.stream_writer(event)
        if isinstance(event, Spent):
            spent.append(event)

    try:
        outcome = await runtime.context.planner.plan(request, tell)
    finally:
        if spent:
            await library.put_turn(thread, turn.model_copy(update={"spent": spent[-1]}))
    settled = await settle(outcome, before, thread, state["turn"], library)
    now = asked(outcome, request)
    return {**settled.model_dump(mode="json"), "asked": now and now.model_dump(mode="json")}


async def check(state: State, runtime: Runtime[Context]) -> Update:
    """Tells what the words came to, what stands against it, and what a render will take."""
    context, thread = runtime.context, state["thread"]
    plan = await context.library.plan(thread)
    found = problems(plan, context.limits) if plan else ()
    answer = Answered(
        intent=state["intent"],
        reply=state["reply"],
        options=tuple(state["options"]),
        plan=plan,
        version=state["version"],
        changed=tuple(state["changed"]),
        problems=found,
    )
    told = answer.model_dump(include={"intent", "reply", "version", "changed"})
    turn = await context.library.turn(thread, state["turn"])
    await context.library.put_turn(thread, turn.model_copy(update=told))
    runtime.stream_writer(answer)
    blocked = any(problem.blocks for problem in found)
    if plan is None or blocked or not _wants_video(state):
        return {"blocked": blocked}
    due = price(_jobs(plan, context), context.limits, context.cache.has)
    terms = [float(state["version"]), due.dollars]
    agreed = state["intent"] == "approve" and state.get("agreed") == terms
    asks = context.asks_for(due) and not agreed
    runtime.stream_writer(Priced(price=due, asks=asks))
    return {"blocked": False, "asks": asks, "agreed": terms}


def _wants_video(state: State) -> bool:
    return state["render"] and state["intent"] in ("plan", "revise", "undo", "redo", "approve")


def after_check(state: State) -> Literal["approve", "__end__"]:
    """On to the render, when there is one to make."""
    return (
        "approve"
        if _wants_video(state) and state["version"] and not state["blocked"]
        else "__end__"
    )


async def approve(state: State) -> Update:
    """Waits for a yes, where money or much time is at stake."""
    return {"approved": not state["asks"] or interrupt({"version": state["version"]}) is True}


async def to_jobs(state: State, runtime: Runtime[Context]) -> list[Send] | Literal["__end__"]:
    """One branch per job; equal jobs share one."""
    if not state["approved"]:
        return "__end__"
    plan = (await runtime.context.library.version(state["thread"], state["version"])).plan
    work = {"thread": state["thread"], "version": state["version"]}
    places = {job.key: at for at, job in enumerate(_jobs(plan, runtime.context))}
    return [Send("shoot", {**work, "at": at}) for at in places.values()]


async def shoot(state: Work, runtime: Runtime[Context]) -> Update:
    """Makes one clip, or says why not: an error here would stop the other branches."""
    context = runtime.context
    plan = (await context.library.version(state["thread"], state["version"])).plan
    jobs = _jobs(plan, context)
    job = jobs[state["at"]]
    shots = tuple(shot.id for equal in jobs if equal.key == job.key for shot in equal.shots)
    known = context.cache.get(job.key)

    def progress(_: str, share: float) -> None:
        runtime.stream_writer(Progress(shots=shots, share=share))

    outcome: Clip | Failure
    async for outcome in clips_for([job], context.cache, context.executor, progress):
        if isinstance(outcome, Failure):
            runtime.stream_writer(ShotFailed(shots=shots, failure=outcome))
            return {"failures": {outcome.key: outcome.model_dump_json()}}
        done = ShotDone(shots=shots, poster=outcome.poster, reused=bool(known), notes=outcome.notes)
        runtime.stream_writer(done)
    return {} if known else {"rendered": {job.key: ""}}


async def review(state: State, runtime: Runtime[Context]) -> Update:
    """Joins the clips, looks whether the video keeps what the plan promised, and tells."""
    context, thread = runtime.context, state["thread"]
    plan = (await context.library.version(thread, state["version"])).plan
    jobs = _jobs(plan, context)
    if failures := [Failure.model_validate_json(text) for text in state["failures"].values()]:
        error = not_all_made(jobs, failures)
        runtime.stream_writer(Failed(problem=error.problem, remedy=error.remedy))
        return {}
    video = await asyncio.to_thread(finished, plan, jobs, context.cache, context.videos)
    rendered = [shot.id for job in jobs if job.key in state["rendered"] for shot in job.shots]
    turn = await context.library.turn(thread, state["turn"])
    await context.library.put_turn(thread, turn.model_copy(update={"video": video.path.name}))
    made = Made(
        video=video.path,
        captions=_captions(plan, video),
        seconds=video.seconds,
        rendered=tuple(rendered),
        findings=await asyncio.to_thread(findings, plan, video),
    )
    runtime.stream_writer(made)
    return {}


def _captions(plan: VideoPlan, video: Video) -> Path | None:
    """The file of captions beside the video; null when nothing is said."""
    if not video.spoken:
        return None
    path = video.path.with_suffix(".srt")
    with written(path) as temporary:
        temporary.write_text(srt(plan, video), encoding="utf-8")
    return path


def _jobs(plan: VideoPlan, context: Context) -> tuple[RenderJob, ...]:
    return jobs_for(plan, context.generator, context.limits)


def build() -> StateGraph[State, Context, Said, State]:
    """The graph, not yet compiled: whoever opens it brings the checkpointer."""
    graph = StateGraph(State, context_schema=Context, input_schema=Said)
    graph.add_node("listen", listen)
    graph.add_node("write", write)
    graph.add_node("check", check)
    graph.add_node("approve", approve)
    graph.add_node("shoot", shoot, input_schema=Work)
    graph.add_node("review", review)
    graph.add_edge(START, "listen")
    graph.add_edge("listen", "write")
    graph.add_edge("write", "check")
    graph.add_conditional_edges("check", after_check)
    graph.add_conditional_edges("approve", to_jobs, ["shoot", "__end__"])
    graph.add_edge("shoot", "review")
    graph.set_finish_point("review")
    return graph

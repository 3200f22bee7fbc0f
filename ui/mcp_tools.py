"""The tools of the MCP server: each is one step of a conversation with the studio.

No call waits longer than 25 seconds, since hosts cut off after about sixty: what takes longer goes
on by itself and is asked for again. The functions' docstrings are what a model is told of them.
"""

import base64
import functools
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

import anyio
from mcp.server.elicitation import AcceptedElicitation, ElicitationResult
from mcp.server.mcpserver import Context, Elicit, Resolve
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, ContentBlock, ResourceLink, ToolAnnotations
from pydantic import BaseModel, Field

from ..agent.events import Answered, Event, Priced, Progress, ShotDone, Writing
from ..agent.running import Run, Status
from ..agent.studio import Studio
from ..generator.errors import BadInput, CallsheetError
from ..generator.plan import ElementKind, VideoPlan, Voice
from ..tools.dialects import catalogue
from . import mcp_words as words
from .mcp_answers import (
    DialectAnswer,
    DialectsAnswer,
    ElementAnswer,
    ElementsAnswer,
    ExportAnswer,
    ExportFormat,
    PlanAnswer,
    RenderAnswer,
    captions_uri,
    element_answer,
    link,
    picture,
    project_uri,
    render_answer,
    result,
    video_uri,
)
from .mcp_downloads import video_address
from .mcp_files import File, uploads
from .present import (
    event_text,
    failure_words,
    plain,
    price_words,
    problem_words,
    storyboard_text,
    voice_words,
    writing_words,
)
from .written_out import written_out

WAIT_SECONDS = 25
"""The longest that a call waits: hosts give up after about sixty."""


@dataclass(frozen=True)
class Opened:
    """What the server works with, from its first request to its last."""

    studio: Callable[[], Studio]
    """The studio of whoever the request is from."""
    shares_disk: bool
    """The server runs on the user's own machine: paths mean the same to both."""


Request = Context[Opened, Any]
Given = ParamSpec("Given")
Outcome = TypeVar("Outcome")
Project = Annotated[str, Field(description="The project's name, as plan_video gave it.")]
Words = Annotated[
    str,
    Field(
        description="The user's own words, as they are: in any language, quotations to the letter."
    ),
]
Files = Annotated[
    tuple[File, ...],
    Field(description="Pictures, videos or sounds that belong to the words."),
]
Pictures = Annotated[bool, Field(description="Show a picture of every shot.")]


class Approval(BaseModel):
    """A yes or no to a price."""

    approve: bool = Field(description="Make the video at this price.")


class Unasked(Approval):
    """The user was not asked: nothing is at stake, or their host cannot ask."""

    approve: bool = False


def speaking(tool: Callable[Given, Awaitable[Outcome]]) -> Callable[Given, Awaitable[Outcome]]:
    """The tool, whose errors reach the model with their remedies."""

    @functools.wraps(tool)
    async def spoken(*args: Given.args, **given: Given.kwargs) -> Outcome:
        try:
            return await tool(*args, **given)
        except CallsheetError as error:
            raise ToolError(failure_words(error.problem, error.remedy)) from error

    return spoken


async def plan_video(
    request: Words, ctx: Request, files: Files = (), pictures: Pictures = True
) -> Annotated[CallToolResult, PlanAnswer]:
    """Plan a new video from the user's words: shots, dialogue, voices, lettering, sound.

    Gives the plan as data and a storyboard in words and pictures. Renders nothing. Name elements of
    the library by their handle, such as @Mei.
    """
    studio = _studio(ctx)
    project = await studio.new_thread(request)
    return await _spoken(project, request, files, ctx, pictures)


async def revise_plan(
    project: Project, request: Words, ctx: Request, files: Files = (), pictures: Pictures = True
) -> Annotated[CallToolResult, PlanAnswer]:
    """Change a plan in the user's words: "make shot 2 6 seconds", "Tom whispers", "undo", "redo",
    "another take of shot 3". Also answers what callsheet has asked. Nothing else changes.
    """
    await _known(_studio(ctx), project)
    return await _spoken(project, request, files, ctx, pictures)


async def show_plan(
    ctx: Request,
    project: Annotated[
        str | None, Field(description="The project's name; the one last spoken of when null.")
    ] = None,
    pictures: Pictures = True,
) -> Annotated[CallToolResult, PlanAnswer]:
    """Show the plan as it is now, with its storyboard; waits for one that is being planned."""
    studio = _studio(ctx)
    if project is None:
        known = await studio.library.conversations()
        if not known:
            raise BadInput("there was no project yet", "begin one with plan_video")
        project = known[0].thread
    await _known(studio, project)
    if (run := studio.running(project)) and (run.status.state == "planning" or run.status.answered):
        await _watched(run, ctx)
        return await _planned(project, run.status, ctx, pictures)
    return await _planned(project, Status(), ctx, pictures)


@speaking
async def _approval(project: Project, ctx: Request) -> Elicit[Approval] | Unasked:
    """Asks the user themselves for a yes to the price, where their host can ask."""
    studio = _studio(ctx)
    plan = await _plan(studio, project)
    due = studio.price(plan)
    if not studio.asks_for(due) or not _can_ask(ctx):
        return Unasked()
    version = (await studio.conversation(project)).head
    question = words.APPROVAL.format(
        title=plain(plan.title), version=version, price=price_words(due, plan)
    )
    return Elicit(question, Approval)


async def render_video(
    project: Project,
    ctx: Request,
    approval: Annotated[ElicitationResult[Approval], Resolve(_approval)],
) -> Annotated[CallToolResult, RenderAnswer]:
    """Start making the video and return at once; render_status tells how far it is.

    Shots that are made already are kept. What costs money waits for the user's yes.
    """
    studio = _studio(ctx)
    if (await studio.status(project)).state == "rendering":
        return await _rendering(project, ctx)
    answer = approval.data if isinstance(approval, AcceptedElicitation) else Approval(approve=False)
    if not answer.approve and not isinstance(answer, Unasked):
        return await _rendering(project, ctx, words.DECLINED)
    run = studio.start(project, studio.render(project), "rendering")
    await _priced(run)
    if answer.approve and run.status.state == "asking":
        await run.wait(WAIT_SECONDS)
        studio.start(project, studio.approve(project), "rendering")
    return await _rendering(project, ctx)


async def render_status(
    project: Project,
    ctx: Request,
    wait_seconds: Annotated[
        float, Field(ge=0, le=WAIT_SECONDS, description="The longest to wait for the video.")
    ] = WAIT_SECONDS,
) -> Annotated[CallToolResult, RenderAnswer]:
    """Tell how far a render is; waits for it up to 25 seconds. A finished video is a link."""
    studio = _studio(ctx)
    await _known(studio, project)
    if run := studio.running(project):
        await _watched(run, ctx, wait_seconds)
    return await _rendering(project, ctx)


async def cancel_render(project: Project, ctx: Request) -> Annotated[CallToolResult, RenderAnswer]:
    """Stop a render. Finished shots are kept; render_video goes on with the rest."""
    studio = _studio(ctx)
    await _known(studio, project)
    if run := studio.running(project):
        await run.stop()
    return await _rendering(project, ctx)


async def approve(
    project: Project,
    ctx: Request,
    yes: Annotated[bool, Field(description="The user's own answer.")] = True,
) -> Annotated[CallToolResult, RenderAnswer]:
    """Pass on the user's yes or no to the price of a render that waits for it."""
    studio = _studio(ctx)
    await _known(studio, project)
    if (await studio.status(project)).state != "asking":
        raise BadInput(f"no render in {project!r} waited for a yes", "start it with render_video")
    run = studio.start(project, studio.approve(project, yes), "rendering")
    if not yes:
        await run.wait(WAIT_SECONDS)
    return await _rendering(project, ctx, None if yes else words.DECLINED)


async def make_element(
    name: Annotated[str, Field(description="What to call it, such as Mei; in requests @Mei.")],
    files: Annotated[
        tuple[File, ...],
        Field(
            min_length=1,
            description="Several pictures of it or one short video; a sound is its voice's sample.",
        ),
    ],
    ctx: Request,
    kind: ElementKind = "character",
    looks: Annotated[str, Field(description="What it looks like, in observable words.")] = "",
    voice: Annotated[
        Voice | None, Field(description="How it speaks: language, dialect, manner, a preset.")
    ] = None,
) -> Annotated[CallToolResult, ElementAnswer]:
    """Keep somebody or something that must look, and may sound, the same in every video.

    An element of the same name is replaced; plans that it is in keep what they have.
    """
    with uploads(files, paths=_opened(ctx).shares_disk) as given:
        made = await _studio(ctx).make_element(name, given, kind, looks, voice)
    sounds = words.AND_SOUNDS if made.voice else ""
    return result(element_answer(made), words.CALLED.format(handle=made.handle, sounds=sounds))


async def list_elements(ctx: Request) -> Annotated[CallToolResult, ElementsAnswer]:
    """List the element library: who and what can be called by @name in a request."""
    known = tuple(map(element_answer, await _studio(ctx).library.subjects()))
    rows = [
        f"{one.handle}: {one.kind}"
        + (f", speaks {voice_words(one.voice.language, one.voice.dialect)}" if one.voice else "")
        for one in known
    ]
    return result(ElementsAnswer(elements=known), "\n".join(rows) or "no elements yet")


async def list_dialects(
    language: Annotated[
        str | None, Field(description="BCP 47 primary tag, such as zh; all when null.")
    ] = None,
) -> Annotated[CallToolResult, DialectsAnswer]:
    """List the dialects and accents that have a name here, and what the built-in voice does with
    each. Others are kept in the user's own words.
    """
    known = tuple(
        DialectAnswer.of(dialect)
        for dialect in catalogue()
        if language in (None, dialect.language, dialect.tag)
    )
    rows = [f"{one.label} ({one.own}), {one.language}: {one.promise}" for one in known]
    return result(DialectsAnswer(dialects=known), "\n".join(rows))


async def export(
    project: Project, format: ExportFormat, ctx: Request
) -> Annotated[CallToolResult, ExportAnswer]:
    """Take along the finished video, its captions (SRT), the plan (JSON), or the plan in words."""
    studio = _studio(ctx)
    plan = await _plan(studio, project)
    if format == "plan":
        return _text(format, plan.model_dump_json(indent=2), f"{project_uri(project)}/plan.json")
    if format == "script":
        return _text(format, written_out(plan), None)
    made = await studio.made(project)
    if made is None:
        raise BadInput(
            f"{project!r} had no video of its plan as it is", "make it with render_video"
        )
    if format == "video":
        shown = str(made.video) if _opened(ctx).shares_disk else None
        uri = video_uri(project)
        answer = ExportAnswer(format=format, uri=uri, file=shown, text=None)
        told = shown or _download(project, ctx) or uri
        return result(answer, told, *_videos(project, made.video, ctx))
    if made.captions is None:
        raise BadInput(f"nothing is said in {project!r}", "export the video without captions")
    captions = await anyio.Path(made.captions).read_text(encoding="utf-8")
    answer = ExportAnswer(format=format, uri=captions_uri(project), file=None, text=captions)
    return result(answer, captions)


Tool = Callable[..., Awaitable[CallToolResult]]

_LOOKS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_ADDS = ToolAnnotations(destructive_hint=False, open_world_hint=False)
_SETTLES = ToolAnnotations(destructive_hint=False, idempotent_hint=True, open_world_hint=False)

TOOLS: Mapping[Tool, ToolAnnotations] = {
    plan_video: _ADDS,
    revise_plan: _ADDS,
    show_plan: _LOOKS,
    render_video: _SETTLES,
    render_status: _LOOKS,
    cancel_render: _SETTLES,
    approve: _ADDS,
    make_element: _SETTLES,
    list_elements: _LOOKS,
    list_dialects: _LOOKS,
    export: _LOOKS,
}
"""Every tool with what a host may assume of it. A revision can always be undone."""


def _opened(ctx: Request) -> Opened:
    return ctx.request_context.lifespan_context


def _studio(ctx: Request) -> Studio:
    return _opened(ctx).studio()


def _can_ask(ctx: Request) -> bool:
    """Whether the client can put a form before the user."""
    elicitation = ctx.client_capabilities.elicitation if ctx.client_capabilities else None
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


async def _known(studio: Studio, project: str) -> None:
    if not (await studio.conversation(project)).turns:
        raise BadInput(
            f"there was no project {project!r}", "begin one with plan_video and use its name"
        )


async def _plan(studio: Studio, project: str) -> VideoPlan:
    await _known(studio, project)
    if plan := await studio.library.plan(project):
        return plan
    raise BadInput(f"there was no plan in {project!r}", "say what it shows with revise_plan")


async def _spoken(
    project: str, request: str, files: Sequence[File], ctx: Request, pictures: bool
) -> CallToolResult:
    """A turn in words, in the background, and what came of it as far as the wait lasts."""
    studio, opened = _studio(ctx), _opened(ctx)

    async def events() -> AsyncGenerator[Event]:
        with uploads(files, paths=opened.shares_disk) as given:
            async with aclosing(studio.say(project, request, given, render=False)) as told:
                async for event in told:
                    yield event

    run = studio.start(project, events())
    return await _planned(project, await _watched(run, ctx), ctx, pictures)


async def _watched(run: Run, ctx: Request, seconds: float = WAIT_SECONDS) -> Status:
    """Where a run stands when it has ended or the wait is over; told of as it goes on."""
    with anyio.move_on_after(seconds):
        async with aclosing(run.follow()) as events:
            async for event in events:
                if told := _progress_words(event, run.status):
                    await ctx.report_progress(run.status.share, 1.0, told)
    return run.status


async def _priced(run: Run) -> None:
    """Waits until a render has said what it takes, goes on with what was cut off, or ended."""
    with anyio.move_on_after(WAIT_SECONDS):
        async with aclosing(run.follow()) as events:
            async for event in events:
                if isinstance(event, Priced | Progress | ShotDone):
                    return


def _progress_words(event: Event, status: Status) -> str | None:
    plan = status.answered.plan if status.answered else None
    match event:
        case Writing():
            return writing_words(event)
        case Progress() | Answered():
            return f"{status.share:.0%}"
        case Priced() | ShotDone():
            return event_text(event, plan)
        case _:
            return None


async def _planned(project: str, status: Status, ctx: Request, pictures: bool) -> CallToolResult:
    """The plan as it stands, as data, in words and pictures. Raises what the turn failed with."""
    if status.failed and not status.answered:
        raise CallsheetError(status.failed.problem, status.failed.remedy)
    studio = _studio(ctx)
    told = status.answered
    plan = await studio.library.plan(project)
    problems = studio.problems(plan) if plan else ()
    answer = PlanAnswer(
        project=project,
        state="planning" if status.state == "planning" else "idle",
        reply=told.reply if told else "",
        options=told.options if told else (),
        version=(await studio.conversation(project)).head,
        plan=plan,
        changed=told.changed if told else (),
        problems=problems,
        price=studio.price(plan) if plan else None,
        next=_next_of_plan(status, plan, blocked=any(found.blocks for found in problems)),
    )
    rows = [answer.reply, storyboard_text(plan) if plan else ""]
    rows += [problem_words(found, plan) for found in problems]
    if answer.options:
        rows.append(" / ".join(answer.options))
    shown = await _shown(studio, plan) if plan and pictures and _shows_news(told) else ()
    return result(answer, "\n\n".join(filter(None, rows)), *shown)


def _shows_news(told: Answered | None) -> bool:
    """Whether pictures say something new: not behind talk that changed nothing."""
    return told is None or told.intent in ("plan", "revise", "undo", "redo")


def _next_of_plan(status: Status, plan: VideoPlan | None, *, blocked: bool) -> str:
    if status.state == "planning":
        return words.PLANNING
    if status.answered and status.answered.intent == "clarify":
        return words.ANSWER
    if plan is None:
        return words.NO_PLAN
    return words.BLOCKED if blocked else words.REVISE_OR_RENDER


async def _shown(studio: Studio, plan: VideoPlan) -> list[ContentBlock]:
    stills = await studio.stills(plan)
    return [
        picture(base64.b64encode(await anyio.Path(stills[shot.id]).read_bytes()).decode())
        for shot in plan.shots
        if shot.id in stills
    ]


async def _rendering(project: str, ctx: Request, note: str | None = None) -> CallToolResult:
    """Where a render stands, with the link of a video that is made."""
    studio = _studio(ctx)
    status, plan = await studio.status(project), await studio.library.plan(project)
    shares, download = _opened(ctx).shares_disk, _download(project, ctx)
    answer = render_answer(project, status, plan, shows_files=shares, download=download)
    text = "\n".join(filter(None, [note, answer.told, *answer.failures, answer.next]))
    if status.made is None:
        return result(answer, text)
    return result(answer, text, *_videos(project, status.made.video, ctx))


def _videos(project: str, file: Path, ctx: Request) -> Iterator[ResourceLink]:
    """The video as a resource of this server, and over HTTP also as what can be fetched alone."""
    for uri in filter(None, (video_uri(project), _download(project, ctx))):
        yield link(uri, f"{project}.mp4", "video/mp4", file)


def _download(project: str, ctx: Request) -> str | None:
    return video_address(project, ctx.request_context.request)


def _text(format: ExportFormat, text: str, uri: str | None) -> CallToolResult:
    return result(ExportAnswer(format=format, uri=uri, file=None, text=text), text)

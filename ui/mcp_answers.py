"""What the MCP server's tools give back, as data; their schemas are what a host is promised.

Pure: it knows statuses, plans and links, and nothing of the protocol's connections.
"""

from pathlib import Path
from typing import Literal
from urllib.parse import quote

from mcp_types import (
    CallToolResult,
    ContentBlock,
    ImageContent,
    ResourceLink,
    TextContent,
)
from pydantic import BaseModel

from ..agent.elements import Subject
from ..agent.running import Standing, Status
from ..generator.plan import ElementKind, Part, VideoPlan, Voice
from ..tools.check import Problem
from ..tools.dialects import Dialect
from ..tools.price import Price
from . import mcp_words as words
from .present import failure_words, made_words, plain, price_words, seconds_words

ExportFormat = Literal["video", "captions", "plan", "script"]


class PlanAnswer(Part):
    """Where a project stands in its planning."""

    project: str
    """Its name, for every other tool."""
    state: Standing
    reply: str
    """What callsheet says to the user."""
    options: tuple[str, ...] = ()
    """Answers to choose from, when the reply is a question."""
    version: int
    """Number of the plan's version; 0 when there is no plan."""
    plan: VideoPlan | None
    changed: tuple[str, ...] = ()
    """Ids of the shots that are not as they were."""
    problems: tuple[Problem, ...] = ()
    """What stands against the plan, each with its remedy."""
    price: Price | None = None
    """What its video would take, with what is rendered already."""
    next: str
    """What to do now."""


class ShotProgress(Part):
    """How far one shot is."""

    shot: str
    share: float
    """From 0 to 1."""


class VideoFile(Part):
    """A finished video."""

    uri: str
    """A resource of this server."""
    file: str | None
    """Its path, when the server runs on the user's own machine."""
    download: str | None
    """Its address over HTTP, for whoever has the token of this request; null without HTTP."""
    seconds: float
    captions: str | None
    """The captions, a resource of this server; null when nothing is said."""
    findings: tuple[str, ...] = ()
    """Where it does not keep what the plan promised."""


class RenderAnswer(Part):
    """Where a render stands."""

    project: str
    state: Standing
    share: float
    """How much is done, from 0 to 1."""
    shots: tuple[ShotProgress, ...] = ()
    price: Price | None = None
    video: VideoFile | None = None
    failures: tuple[str, ...] = ()
    """What could not be made, each with its remedy."""
    told: str
    """Where it stands, for the user."""
    next: str
    """What to do now."""


class ElementAnswer(Part):
    """A subject of the element library."""

    handle: str
    """What it is called in a request, such as `@Mei`."""
    kind: ElementKind
    looks: str
    voice: Voice | None
    files: int
    """How many pictures or videos of it are kept."""


class ElementsAnswer(Part):
    elements: tuple[ElementAnswer, ...]


class DialectAnswer(Part):
    """A way of speaking a language."""

    label: str
    language: str
    """BCP 47 primary tag."""
    tag: str
    """BCP 47 tag of the dialect itself."""
    own: str
    """What its speakers call it."""
    promise: str
    """What the built-in voice does with it."""

    @classmethod
    def of(cls, dialect: Dialect) -> "DialectAnswer":
        """The entry of the catalogue."""
        return cls(
            label=dialect.label,
            language=dialect.language,
            tag=dialect.tag,
            own=dialect.own,
            promise=dialect.promise,
        )


class DialectsAnswer(Part):
    dialects: tuple[DialectAnswer, ...]


class ExportAnswer(Part):
    """Something of a project to take along."""

    format: ExportFormat
    uri: str | None
    """A resource of this server; null for what is in the text."""
    file: str | None
    """Its path, when the server runs on the user's own machine."""
    text: str | None
    """The content, when it is text."""


def element_answer(subject: Subject) -> ElementAnswer:
    """A subject as it is listed."""
    return ElementAnswer(
        handle=subject.handle,
        kind=subject.kind,
        looks=subject.looks,
        voice=subject.voice,
        files=len(subject.pictures),
    )


def render_answer(
    project: str,
    status: Status,
    plan: VideoPlan | None,
    *,
    shows_files: bool,
    download: str | None = None,
) -> RenderAnswer:
    """Where a render stands, as data and in words."""
    made = status.made
    failures = [*(failed.failure for failed in status.failures)]
    told = [failure_words(failure.problem, failure.remedy) for failure in failures]
    if status.failed:
        told.append(failure_words(status.failed.problem, status.failed.remedy))
    video = made and VideoFile(
        uri=video_uri(project),
        file=str(made.video) if shows_files else None,
        download=download,
        seconds=made.seconds,
        captions=captions_uri(project) if made.captions else None,
        findings=tuple(map(plain, made.findings)),
    )
    return RenderAnswer(
        project=project,
        state=status.state,
        share=round(status.share, 3),
        shots=tuple(
            ShotProgress(shot=shot, share=share) for shot, share in status.progress.items()
        ),
        price=status.price,
        video=video,
        failures=tuple(told),
        told=_told(status, plan),
        next=_next(status.state),
    )


def result(answer: BaseModel, text: str, *more: ContentBlock) -> CallToolResult:
    """Data for the host, and beside it what a model reads and a person sees."""
    return CallToolResult(
        content=[TextContent(type="text", text=text), *more],
        structured_content=answer.model_dump(mode="json"),
    )


def picture(data: str) -> ImageContent:
    """A JPEG, given in base64."""
    return ImageContent(type="image", data=data, mime_type="image/jpeg")


def link(uri: str, name: str, mime_type: str, file: Path | None = None) -> ResourceLink:
    """A file that the host fetches when it wants it."""
    size = file.stat().st_size if file else None
    return ResourceLink(type="resource_link", uri=uri, name=name, mime_type=mime_type, size=size)


def project_uri(project: str) -> str:
    """`callsheet://projects/a-cat-yawns`."""
    return f"callsheet://projects/{quote(project, safe='')}"


def video_uri(project: str) -> str:
    """The finished video of a project."""
    return f"{project_uri(project)}/video.mp4"


def captions_uri(project: str) -> str:
    """The captions of a project's video."""
    return f"{project_uri(project)}/captions.srt"


def _told(status: Status, plan: VideoPlan | None) -> str:
    match status.state:
        case "made" if status.made:
            seconds = seconds_words(round(status.made.seconds, 2))
            return f"made, {seconds}: {made_words(status.made, plan)}"
        case "rendering" | "asking" if status.price:
            return f"{status.state}: {price_words(status.price, plan)}"
        case _:
            return status.state


def _next(state: Standing) -> str:
    return {
        "planning": words.PLANNING,
        "asking": words.ASKING,
        "rendering": words.RENDERING,
        "made": words.MADE,
        "stopped": words.STOPPED,
        "failed": words.FAILED,
        "idle": words.NOT_RENDERED,
    }[state]

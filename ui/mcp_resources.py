"""What the MCP server lets a host read: projects, plans, pictures, clips and videos.

A host reads only what belongs to the owner of its token.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceNotFoundError

from ..agent.studio import Studio
from ..generator.plan import VideoPlan
from .mcp_answers import project_uri
from .mcp_tools import Opened

Request = Context[Opened, Any]


async def projects(ctx: Request, limit: int = 100) -> list[dict[str, Any]]:
    """The latest projects, the one last spoken of first."""
    known = (await _studio(ctx).library.conversations())[:limit]
    return [
        {
            "project": found.thread,
            "title": found.title,
            "updated": found.updated,
            "version": found.head,
            "plan": f"{project_uri(found.thread)}/plan.json",
        }
        for found in known
    ]


async def plan(project: str, ctx: Request) -> str:
    """The plan as it is now."""
    return (await _plan(ctx, project)).model_dump_json(indent=2)


async def version(project: str, number: int, ctx: Request) -> str:
    """The plan as it was in a version."""
    library = _studio(ctx).library
    if not 1 <= number <= (await library.conversation(project)).versions:
        raise ResourceNotFoundError(f"there is no version {number} of {project!r}")
    return (await library.version(project, number)).plan.model_dump_json(indent=2)


async def video(project: str, ctx: Request) -> bytes:
    """The video of the plan as it is now."""
    made = await _studio(ctx).made(project)
    return await _content(made.video if made else None, project, "video; render_video makes it")


async def captions(project: str, ctx: Request) -> str:
    """The captions of the video, as SubRip."""
    made = await _studio(ctx).made(project)
    file = made.captions if made else None
    return (await _content(file, project, "captions; render_video makes them")).decode()


async def still(project: str, shot: str, ctx: Request) -> bytes:
    """A picture of a shot of the plan as it is now."""
    stills = await _studio(ctx).stills(await _plan(ctx, project))
    return await _content(stills.get(shot), project, f"shot {shot!r}")


async def clip(project: str, shot: str, ctx: Request) -> bytes:
    """The picture of a rendered shot; its sound is in the video."""
    clips = _studio(ctx).clips(await _plan(ctx, project))
    file = clips[shot].picture if shot in clips else None
    return await _content(file, project, f"clip of shot {shot!r}; render_video makes it")


RESOURCES: dict[str, tuple[Callable[..., Any], str]] = {
    "callsheet://projects{?limit}": (projects, "application/json"),
    "callsheet://projects/{project}/plan.json": (plan, "application/json"),
    "callsheet://projects/{project}/versions/{number}.json": (version, "application/json"),
    "callsheet://projects/{project}/video.mp4": (video, "video/mp4"),
    "callsheet://projects/{project}/captions.srt": (captions, "application/x-subrip"),
    "callsheet://projects/{project}/shots/{shot}/still.jpg": (still, "image/jpeg"),
    "callsheet://projects/{project}/shots/{shot}/clip.mp4": (clip, "video/mp4"),
}


def add_resources(server: MCPServer[Opened]) -> None:
    """Lets the server's clients read all of them."""
    for uri, (read, mime_type) in RESOURCES.items():
        server.resource(uri, mime_type=mime_type)(read)


def _studio(ctx: Request) -> Studio:
    return ctx.request_context.lifespan_context.studio()


async def _plan(ctx: Request, project: str) -> VideoPlan:
    if found := await _studio(ctx).library.plan(project):
        return found
    raise ResourceNotFoundError(f"there is no plan in {project!r}")


async def _content(file: Path | None, project: str, what: str) -> bytes:
    if file is None:
        raise ResourceNotFoundError(f"{project!r} has no {what}")
    return await anyio.Path(file).read_bytes()

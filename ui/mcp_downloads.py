"""The files of a project over plain HTTP, for a host that fetches by itself what is linked.

They are behind the tokens and the names of the server, as `/mcp` is: whoever has a token is given
what belongs to its owner, and of that only the video and its captions.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from mcp.server.transport_security import TransportSecurityMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..agent.studio import Studio
from .mcp_access import Tokens

PLACE = "projects"


def video_address(project: str, request: object) -> str | None:
    """Where the video can be fetched; null for a request that did not come over HTTP."""
    if not isinstance(request, Request):
        return None
    return f"{request.base_url}{PLACE}/{quote(project, safe='')}/video.mp4"


def downloads(studio: Studio, known: Tokens, names: TransportSecurityMiddleware) -> Route:
    """What answers for these addresses."""

    async def fetched(request: Request) -> Response:
        if stranger := await names.validate_request(request):
            return stranger
        owner = studio
        if known:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            access = await known.verify_token(token) if scheme.lower() == "bearer" else None
            if access is None:
                told = {"www-authenticate": "Bearer"}
                return PlainTextResponse("the server's token is needed", 401, headers=told)
            owner = studio.of(access.client_id)
        project, name = request.path_params["project"], request.path_params["name"]
        file = await _file(owner, project, name)
        if file is None:
            return PlainTextResponse("there is no such file; render_video makes it", 404)
        kept = {"cache-control": "private, no-cache", "x-content-type-options": "nosniff"}
        return FileResponse(file, filename=f"{project}{file.suffix}", headers=kept)

    answer: Callable[[Request], Awaitable[Response]] = fetched
    return Route(f"/{PLACE}/{{project}}/{{name}}", answer)


async def _file(studio: Studio, project: str, name: str) -> Path | None:
    """The file of the plan as it is now, when it was made."""
    made = await studio.made(project) if name in ("video.mp4", "captions.srt") else None
    if made is None:
        return None
    return made.video if name == "video.mp4" else made.captions

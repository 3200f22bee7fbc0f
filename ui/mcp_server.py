"""The MCP server: callsheet's tools, resources and prompts over standard input or HTTP.

It knows transports and owners; what the tools do is in `mcp_tools`.
"""

import asyncio
import inspect
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import typer
import uvicorn
from mcp.server import MCPServer
from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.settings import AuthSettings
from mcp.server.transport_security import TransportSecurityMiddleware
from pydantic import AnyHttpUrl

from .. import __version__
from ..agent.planner import open_planner
from ..agent.settings import PlannerName, Settings
from ..agent.studio import Studio, open_studio
from .listening import address_of, listening
from .mcp_access import Tokens, allowed_names, checked_address, tokens
from .mcp_downloads import downloads
from .mcp_prompts import add_prompts
from .mcp_resources import add_resources
from .mcp_tools import TOOLS, Opened, speaking
from .mcp_words import INSTRUCTIONS

REQUEST_BYTES_MAX = 64_000_000
"""Of one request over HTTP: files come in base64, a third longer than they are."""
_NO_ISSUER = AnyHttpUrl("http://localhost")
"""The SDK asks for one; tokens are given out by hand here."""


def serve_stdio(settings: Settings, planner_name: PlannerName | None = None) -> None:
    """Serves the process at the other end of standard input and output, until it ends."""

    async def run() -> None:
        planner = open_planner(settings, planner_name)
        async with open_studio(settings, planner) as studio:
            server = build(Opened(lambda: studio, shares_disk=True))
            await server.run_stdio_async()

    asyncio.run(run())


def serve_http(settings: Settings, planner_name: PlannerName | None = None) -> None:
    """Serves over streamable HTTP at `/mcp`, until it is interrupted.

    Raises `CannotOpen` for a port that is taken and for an address that is open to everybody.
    """
    known = tokens(settings)
    checked_address(settings, known)

    async def run() -> None:
        planner = open_planner(settings, planner_name)
        with listening(settings.host, settings.port, "the MCP server") as listener:
            async with open_studio(settings, planner) as studio:
                names = allowed_names(settings)
                app = build(
                    Opened(lambda: _of_the_request(studio, known), shares_disk=False), known
                ).streamable_http_app(
                    transport_security=names, max_request_body_size=REQUEST_BYTES_MAX
                )
                app.routes.append(downloads(studio, known, TransportSecurityMiddleware(names)))
                config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)
                typer.echo(f"callsheet is at {address_of(listener)}/mcp (Ctrl-C ends it)", err=True)
                await uvicorn.Server(config).serve(sockets=[listener])

    asyncio.run(run())


def build(opened: Opened, known: Tokens | None = None) -> MCPServer[Opened]:
    """The server with all its tools, resources and prompts."""

    @asynccontextmanager
    async def lifespan(_: MCPServer[Opened]) -> AsyncGenerator[Opened]:
        yield opened

    server = MCPServer[Opened](
        "callsheet",
        instructions=INSTRUCTIONS,
        version=__version__,
        lifespan=lifespan,
        log_level="WARNING",
        token_verifier=known or None,
        auth=AuthSettings(issuer_url=_NO_ISSUER, resource_server_url=None) if known else None,
    )
    for tool, hints in TOOLS.items():
        told = inspect.cleandoc(tool.__doc__ or "")
        server.add_tool(speaking(tool), description=told, annotations=hints)
    add_resources(server)
    add_prompts(server)
    return server


async def tool_schemas() -> list[dict[str, Any]]:
    """Every tool as the protocol lists it."""
    listed = await _unopened().list_tools()
    return [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in listed]


async def function_schemas() -> list[dict[str, Any]]:
    """Every tool as a function of the chat completions protocol."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.input_schema,
            },
        }
        for tool in await _unopened().list_tools()
    ]


def _unopened() -> MCPServer[Opened]:
    """A server to be looked at and not called."""

    def nobody() -> Studio:
        raise AssertionError("no request was to come")

    return build(Opened(nobody, shares_disk=False))


def _of_the_request(studio: Studio, known: Tokens) -> Studio:
    """The studio of the owner whose token came with the request; where there are none, the own."""
    if not known:
        return studio
    token = get_access_token()
    assert token is not None, "the SDK lets no request through without a token"
    return studio.of(token.client_id)

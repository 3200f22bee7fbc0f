"""MCP servers as hosts run them: real processes, spoken to by the SDK's own client."""

import base64
import os
import re
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx2
from callsheet.generator.plan import VideoPlan, read_plan
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

COMMAND = ("-m", "callsheet.ui.cli", "mcp", "--planner", "offline")
TOKENS = {"mei": "mei-0123456789abcdef", "tom": "tom-0123456789abcdef"}


def stdio(home: Path, **environment: str) -> StdioServerParameters:
    """How a host starts the server."""
    return StdioServerParameters(
        command=sys.executable,
        args=[*COMMAND, "--home", str(home)],
        env={**os.environ, **environment},
    )


@contextmanager
def http(home: Path, **environment: str) -> Generator[str]:
    """The address of a server over HTTP, in a process of its own."""
    command = [sys.executable, *COMMAND, "--http", "--port", "0", "--home", str(home)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                if found := re.search(r"http://\S+/mcp", line):
                    yield found[0]
                    break
            else:
                raise AssertionError("the server ended before it served")
        finally:
            process.terminate()


@asynccontextmanager
async def bearer(url: str, token: str, **options: Any) -> AsyncGenerator[Client]:
    """A client with a token."""
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as carrier,
        Client(streamable_http_client(url, http_client=carrier), **options) as client,
    ):
        yield client


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """The data of a tool that is to work."""
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, told(answer)
    assert answer.structured_content is not None
    return answer.structured_content


def told(answer: CallToolResult) -> str:
    """The words of an answer."""
    return "\n".join(block.text for block in answer.content if block.type == "text")


def in_base64(file: Path) -> dict[str, str]:
    """A file as a remote client gives it."""
    return {"name": file.name, "data": base64.b64encode(file.read_bytes()).decode()}


async def planned(client: Client, request: str, project: str | None = None) -> dict[str, Any]:
    """The plan that words come to, however long the machine takes."""
    if project is None:
        answer = await call(client, "plan_video", request=request, pictures=False)
    else:
        answer = await call(client, "revise_plan", project=project, request=request, pictures=False)
    while answer["state"] == "planning":
        answer = await call(client, "show_plan", project=answer["project"], pictures=False)
    return answer


async def settled(client: Client, project: str) -> dict[str, Any]:
    """Where a render stands when it does not go on any more."""
    while (answer := await call(client, "render_status", project=project))["state"] == "rendering":
        pass
    return answer


async def spoken(client: Client, turns: Sequence[str]) -> VideoPlan:
    """A whole conversation; the plan at its end."""
    first, *others = turns
    answer = await planned(client, first)
    for words in others:
        answer = await planned(client, words, answer["project"])
    return read_plan(answer["plan"])

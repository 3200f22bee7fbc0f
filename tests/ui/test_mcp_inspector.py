"""The MCP server under the protocol's own inspector, a client in another language."""

import json
import subprocess
import sys
from pathlib import Path

import mcp_peer
import pytest
from callsheet.generator.plan import read_plan

INSPECTOR = Path(__file__).parents[2] / ".venv/inspector/node_modules/.bin/mcp-inspector"

pytestmark = pytest.mark.skipif(
    not INSPECTOR.exists(),
    reason="the inspector is not installed; `make inspector` does, with Node",
)


def inspected(home, *question):
    """What the inspector prints of a server that it starts itself."""
    server = [sys.executable, *mcp_peer.COMMAND, "--home", str(home)]
    shown = subprocess.run(
        [str(INSPECTOR), "--cli", *server, *question], capture_output=True, text=True, check=True
    )
    return json.loads(shown.stdout)


def test_the_inspector_lists_every_tool(home):
    tools = inspected(home, "--method", "tools/list")["tools"]
    assert {"plan_video", "render_status", "export"} <= {tool["name"] for tool in tools}
    assert all(tool["outputSchema"]["type"] == "object" for tool in tools)


def test_the_inspector_plans_a_video(home):
    words = 'request=One shot (1s): Mei says "你好"'
    called = ("--method", "tools/call", "--tool-name", "plan_video", "--tool-arg", words)
    answer = inspected(home, *called)
    [line] = read_plan(answer["structuredContent"]["plan"]).lines
    assert (line.text, line.language) == ("你好", "zh")
    assert [block["type"] for block in answer["content"]] == ["text", "image"]

"""The MCP server under the protocol's own inspector, a client in another language."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import mcp_peer
import pytest
from callsheet.generator.plan import read_plan
from PIL import Image

INSPECTOR = Path(__file__).parents[2] / ".venv/inspector/node_modules/.bin/mcp-inspector"

pytestmark = pytest.mark.skipif(
    not INSPECTOR.exists(),
    reason="the inspector is not installed; `make inspector` does, with Node",
)


def asked(*question: str) -> Any:
    """What the inspector prints."""
    shown = subprocess.run(
        [str(INSPECTOR), "--cli", *question], capture_output=True, text=True, check=True
    )
    return json.loads(shown.stdout)


def inspected(home, *question):
    """What the inspector prints of a server that it starts itself."""
    return asked(sys.executable, *mcp_peer.COMMAND, "--home", str(home), *question)


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


def test_the_inspector_calls_every_tool(tmp_path):
    with mcp_peer.http(tmp_path, CALLSHEET_ASK_ABOVE_RENDER_SECONDS="0") as url:
        over = (url, "--transport", "http")
        unused = {tool["name"] for tool in asked(*over, "--method", "tools/list")["tools"]}

        def call(tool, **given):
            arguments = [("--tool-arg", f"{name}={value}") for name, value in given.items()]
            answer = asked(
                *(*over, "--method", "tools/call", "--tool-name", tool),
                *(part for argument in arguments for part in argument),
            )
            assert not answer.get("isError"), answer
            unused.discard(tool)
            return answer["structuredContent"]

        words = "Two shots, 540p. Shot 1 (1s): a heron. Shot 2 (60s): a hen."
        project = call("plan_video", request=words)["project"]
        assert read_plan(call("show_plan", project=project)["plan"]).seconds == 61
        assert call("render_video", project=project)["state"] == "asking"
        call("approve", project=project)
        assert call("cancel_render", project=project)["state"] != "made"
        changed = call("revise_plan", project=project, request="make shot 2 1 second")
        assert read_plan(changed["plan"]).seconds == 2
        call("render_video", project=project)
        call("approve", project=project)
        while call("render_status", project=project)["video"] is None:
            pass
        assert call("export", project=project, format="video")["uri"]
        assert call("list_dialects", language="zh")["dialects"]
        Image.new("RGB", (32, 32), "red").save(tmp_path / "sign.png")
        files = json.dumps([mcp_peer.in_base64(tmp_path / "sign.png")])
        call("make_element", name="sign", kind="style", files=files)
        assert [one["handle"] for one in call("list_elements")["elements"]] == ["@sign"]
        assert not unused

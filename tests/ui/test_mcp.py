"""The MCP server over both transports, in real processes, with the SDK's own client."""

import base64
import io
import json
from typing import Any

import anyio
import httpx2
import pytest
from callsheet.generator.media import probe, read_sound
from callsheet.generator.plan import VideoPlan, read_plan
from mcp import Client
from mcp_peer import TOKENS, bearer, call, http, in_base64, planned, settled, stdio, told
from mcp_types import ElicitResult
from PIL import Image

TWO = (
    'Two shots, 540p, 9:16. Shot 1 (0.5s): a cat, a sign reads "OPEN". Shot 2 (1s): Mei says "Hi."'
)
LONG = "Three shots, 720p. Shot 1 (8s): a cat. Shot 2 (8s): a dog. Shot 3 (8s): a bird."
TOOLS = {
    "plan_video",
    "revise_plan",
    "show_plan",
    "render_video",
    "render_status",
    "cancel_render",
    "approve",
    "make_element",
    "list_elements",
    "list_dialects",
    "export",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One server over HTTP for the tests that need no settings of their own."""
    with http(tmp_path_factory.mktemp("http")) as url:
        yield url


@pytest.fixture(params=["stdio", "http"])
async def client(request, tmp_path):
    """A client of either transport."""
    server = (
        request.getfixturevalue("served") if request.param == "http" else stdio(tmp_path / "home")
    )
    async with Client(server) as opened:
        yield opened


async def read(client, uri) -> Any:
    """The one content of a resource."""
    [content] = (await client.read_resource(uri)).contents
    return content


async def made(client, project):
    """The answer when the video is there."""
    answer = await settled(client, project)
    assert answer["state"] == "made", answer
    return answer


async def test_a_video_is_planned_shown_changed_rendered_and_fetched(client, tmp_path):
    project = (await planned(client, TWO))["project"]
    answer = await client.call_tool("show_plan", {"project": project})
    plan = read_plan(answer.structured_content["plan"])
    assert [shot.seconds for shot in plan.shots] == [0.5, 1]
    assert "OPEN" in told(answer)
    pictures = [block for block in answer.content if block.type == "image"]
    sizes = [Image.open(io.BytesIO(base64.b64decode(shown.data))).size for shown in pictures]
    assert sizes == [(270, 480), (270, 480)]

    revised = await planned(client, "make shot 1 1 second", project)
    assert revised["changed"] == [plan.shots[0].id]
    assert (await call(client, "show_plan", project=project))["plan"] == revised["plan"]
    assert (await call(client, "show_plan"))["project"] == project, "the one last spoken of"

    begun = await call(client, "render_video", project=project)
    assert begun["state"] in ("rendering", "made")
    progress = []

    async def report(done, total, message):
        progress.append((done, total))

    status = await client.call_tool("render_status", {"project": project}, progress_callback=report)
    if status.structured_content["state"] == "made":
        assert progress == sorted(progress) or begun["state"] == "made"
    finished = await made(client, project)
    uri = finished["video"]["uri"]
    content = await read(client, uri)
    video = tmp_path / "fetched.mp4"
    video.write_bytes(base64.b64decode(content.blob))
    assert probe(video).frames == 48
    assert read_sound(video).any()
    answer = await client.call_tool("render_status", {"project": project})
    links = [block for block in answer.content if block.type == "resource_link"]
    addresses = [uri, *filter(None, [finished["video"]["download"]])]
    assert [str(link.uri) for link in links] == addresses
    assert {(link.mime_type, link.size) for link in links} == {("video/mp4", video.stat().st_size)}

    captions = await call(client, "export", project=project, format="captions")
    assert "Hi." in captions["text"]
    exported = await call(client, "export", project=project, format="plan")
    assert read_plan(exported["text"]) == read_plan(revised["plan"])
    assert "“Hi.”" in (await call(client, "export", project=project, format="script"))["text"]
    exported = await call(client, "export", project=project, format="video")
    assert exported["uri"] == uri

    undone = await planned(client, "undo", project)
    assert read_plan(undone["plan"]) == plan


async def test_resources_give_plans_versions_pictures_and_clips(client):
    first = await planned(client, TWO.replace("cat", "heron"))  # that no other test has rendered
    project = first["project"]
    place = f"callsheet://projects/{project}"
    await planned(client, "make shot 1 1 second", project)

    known = json.loads((await read(client, "callsheet://projects?limit=1")).text)
    assert [(one["project"], one["version"]) for one in known] == [(project, 2)]
    assert read_plan((await read(client, f"{place}/versions/1.json")).text) == read_plan(
        first["plan"]
    )
    assert read_plan((await read(client, f"{place}/plan.json")).text).shots[0].seconds == 1
    still = await read(client, f"{place}/shots/s1/still.jpg")
    assert Image.open(io.BytesIO(base64.b64decode(still.blob))).size == (270, 480)
    await call(client, "render_video", project=project)
    await made(client, project)
    assert base64.b64decode((await read(client, f"{place}/shots/s1/clip.mp4")).blob)[4:8] == b"ftyp"
    for missing in ("versions/9.json", "shots/s9/still.jpg", "../x/plan.json"):
        with pytest.raises(Exception, match=r"there is no|has no|nknown"):
            await read(client, f"{place}/{missing}")


async def test_every_tool_says_what_it_takes_and_gives(client):
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == TOOLS
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        for name, given in tool.input_schema["properties"].items():
            assert "description" in given or "enum" in str(given) or "$ref" in str(given), name
    plan = tools["plan_video"].output_schema
    assert plan["$defs"]["VideoPlan"]["properties"].keys() == VideoPlan.model_fields.keys()
    prompts = {prompt.name for prompt in (await client.list_prompts()).prompts}
    assert prompts == {"dialogue", "product", "script", "revise"}
    shown = await client.get_prompt("revise", {"project": "cat", "wish": "longer"})
    assert "cat is to be changed: longer" in shown.messages[0].content.text


async def test_an_element_is_made_of_pictures_and_a_voice_and_called(client, tmp_path):
    for colour in ("red", "blue"):
        Image.new("RGB", (32, 32), colour).save(tmp_path / f"{colour}.png")
    voice = {"language": "zh", "dialect": "Sichuanese"}
    files = [in_base64(tmp_path / "red.png"), in_base64(tmp_path / "blue.png")]
    element = await call(client, "make_element", name="Mei", files=files, voice=voice)
    assert (element["handle"], element["files"]) == ("@Mei", 2)
    listed = await call(client, "list_elements")
    assert listed["elements"] == [element]
    plan = read_plan((await planned(client, '@Mei says "你好". 2 seconds'))["plan"])
    assert len(plan.elements[0].assets) == 2
    assert plan.characters[0].voice.dialect == "Sichuanese"


async def test_dialects_are_listed_by_language(client):
    chinese = (await call(client, "list_dialects", language="zh"))["dialects"]
    assert {"Sichuanese", "Beijing"} <= {one["label"] for one in chinese}
    assert {one["language"] for one in chinese} == {"zh"}
    assert len((await call(client, "list_dialects"))["dialects"]) > len(chinese)


@pytest.mark.parametrize(
    ("tool", "arguments", "problem"),
    [
        ("plan_video", {"request": " "}, "nothing was said"),
        ("revise_plan", {"project": "no", "request": "undo"}, "no project 'no'"),
        ("render_video", {"project": "no"}, "no project 'no'"),
        ("render_status", {"project": "no"}, "no project 'no'"),
        ("approve", {"project": "no"}, "no project 'no'"),
        ("export", {"project": "no", "format": "video"}, "no project 'no'"),
        (
            "make_element",
            {"name": "Mei", "files": [{"name": "a.png", "data": "!"}]},
            "were not base64",
        ),
        ("make_element", {"name": "Mei", "files": [{"handle": "x"}]}, "give either"),
    ],
)
async def test_what_cannot_be_done_is_told_with_its_remedy(served, tool, arguments, problem):
    async with Client(served) as client:
        answer = await client.call_tool(tool, arguments)
    assert answer.is_error
    assert problem in told(answer)
    assert "Traceback" not in told(answer)


async def test_a_client_that_gives_up_loses_nothing(tmp_path):
    with http(tmp_path / "home") as url:
        async with Client(url) as client:
            project = (await planned(client, LONG))["project"]
            await call(client, "render_video", project=project)
            with anyio.move_on_after(1) as gave_up:
                await client.call_tool("render_status", {"project": project})
            assert gave_up.cancelled_caught
        async with Client(url) as client:  # another connection
            status = await call(client, "render_status", project=project, wait_seconds=0)
            assert status["state"] == "rendering"
            assert (await made(client, project))["video"]["seconds"] == 24


async def test_a_cancelled_render_goes_on_with_what_is_missing(client):
    project = (await planned(client, LONG))["project"]
    await call(client, "render_video", project=project)
    stopped = await call(client, "cancel_render", project=project)
    assert stopped["state"] == "stopped"
    assert "render_video goes on" in stopped["next"]
    assert (await call(client, "render_video", project=project))["state"] == "rendering"
    assert (await call(client, "cancel_render", project=project))["state"] == "stopped"


async def test_a_host_that_cannot_ask_passes_the_yes_on(tmp_path):
    asking = stdio(tmp_path / "home", CALLSHEET_ASK_ABOVE_RENDER_SECONDS="0")
    async with Client(asking) as client:
        project = (await planned(client, TWO))["project"]
        for _ in range(2):
            await call(client, "render_video", project=project)
            waits = await settled(client, project)
            assert waits["state"] == "asking"
            assert waits["price"]["to_render"] == ["s1", "s2"]
        await call(client, "approve", project=project, yes=False)
        assert (await settled(client, project))["state"] == "idle"
        await call(client, "render_video", project=project)
        assert (await settled(client, project))["state"] == "asking"
        assert (await call(client, "approve", project=project))["state"] == "rendering"
        await made(client, project)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_host_that_can_ask_asks_the_user_themselves(tmp_path, mode):
    answers = [
        ElicitResult(action="decline"),
        ElicitResult(action="accept", content={"approve": True}),
    ]
    asked = []

    async def answer(context, params):
        asked.append(params.message)
        return answers.pop(0)

    asking = stdio(tmp_path / "home", CALLSHEET_ASK_ABOVE_RENDER_SECONDS="0")
    async with Client(asking, elicitation_callback=answer, mode=mode) as client:
        project = (await planned(client, TWO))["project"]
        assert (await call(client, "render_video", project=project))["state"] == "idle"
        begun = await call(client, "render_video", project=project)
        assert begun["state"] in ("rendering", "made")
        await made(client, project)
    assert len(asked) == 2
    assert "version 1" in asked[0]
    assert "renders 2 shots" in asked[0] or "renders 2 of 2 shots" in asked[0]


@pytest.fixture
def owned(tmp_path):
    """A server on which two people have tokens."""
    known = ", ".join(f"{owner}={token}" for owner, token in TOKENS.items())
    with http(tmp_path / "home", CALLSHEET_MCP_TOKENS=known) as url:
        yield url


async def downloaded_by_its_owner_alone(address, content):
    def told(name, **more):
        return {"Authorization": f"Bearer {TOKENS[name]}", **more}

    async with httpx2.AsyncClient() as web:
        whole = await web.get(address, headers=told("mei"))
        assert whole.headers["content-type"] == "video/mp4"
        assert whole.content == base64.b64decode(content)
        part = await web.get(address, headers=told("mei", Range="bytes=4-7"))
        assert (part.status_code, part.content) == (206, b"ftyp")
        captions = await web.get(address.replace("video.mp4", "captions.srt"), headers=told("mei"))
        assert "Hi." in captions.text
        for status, headers in (
            (401, {}),
            (401, {"Authorization": "Bearer wrong-0123456789"}),
            (404, told("tom")),
            (421, told("mei", Host="evil.example")),
            (403, told("mei", Origin="http://evil.example")),
        ):
            assert (await web.get(address, headers=headers)).status_code == status
        for other in ("plan.json", "..%2F..%2Fconversations.sqlite"):
            found = await web.get(address.replace("video.mp4", other), headers=told("mei"))
            assert found.status_code == 404


async def test_what_belongs_to_one_token_is_there_for_no_other(owned, tmp_path):
    Image.new("RGB", (32, 32), "red").save(tmp_path / "mei.png")
    async with bearer(owned, TOKENS["mei"]) as mei, bearer(owned, TOKENS["tom"]) as tom:
        project = (await planned(mei, TWO))["project"]
        await call(mei, "make_element", name="Mei", files=[in_base64(tmp_path / "mei.png")])
        await call(mei, "render_video", project=project)
        video = (await made(mei, project))["video"]
        uri = video["uri"]
        await downloaded_by_its_owner_alone(video["download"], (await read(mei, uri)).blob)
        assert (await call(tom, "list_elements"))["elements"] == []
        for tool in ("show_plan", "render_status", "render_video", "cancel_render", "approve"):
            answer = await tom.call_tool(tool, {"project": project})
            assert answer.is_error, tool
            assert "no project" in told(answer), tool
        for place in (uri, f"callsheet://projects/{project}/plan.json"):
            with pytest.raises(Exception, match="no "):
                await tom.read_resource(place)
        assert json.loads((await read(tom, "callsheet://projects?limit=9")).text) == []
        answer = await tom.call_tool(
            "make_element", {"name": "x", "files": [{"path": "/etc/hosts"}]}
        )
        assert "not on your machine" in told(answer)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong-0123456789"}, 401),
        ({"Authorization": f"Bearer {TOKENS['mei']}", "Host": "evil.example"}, 421),
        ({"Authorization": f"Bearer {TOKENS['mei']}", "Origin": "http://evil.example"}, 403),
    ],
)
async def test_strangers_are_turned_away(owned, headers, status):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accepts = {"Accept": "application/json, text/event-stream"}
    async with httpx2.AsyncClient() as web:
        answer = await web.post(owned, json=body, headers={**accepts, **headers})
    assert answer.status_code == status
    assert "plan_video" not in answer.text

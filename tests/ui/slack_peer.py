"""Slack, as far as callsheet meets it: its Web API, its files, Socket Mode and signed requests.

A real server on loopback that keeps to what Slack documents: tokens are looked at, blocks have
their limits, a file is not ready at once, and whatever is delivered must be acknowledged within
three seconds.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_blocks_rules import faults_of_blocks, faults_of_view

ACKNOWLEDGED_SECONDS = 3
WAIT_SECONDS = 240
TEAM, BOT, APP = "T0CALLSHEET", "U0CALLSHEET", "A0CALLSHEET"
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-callsheet", "xapp-callsheet", "a secret of Slack's"

Json = dict[str, Any]


@dataclass
class Said:
    """A message in a channel."""

    ts: str
    channel: str
    thread: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    edits: int = 0

    def elements(self) -> dict[str, Json]:
        """What can be clicked in it, by action id; menus of shots by their place."""
        found: dict[str, Json] = {}
        for block in self.blocks:
            for element in [*block.get("elements", ()), block.get("accessory", {})]:
                if name := element.get("action_id"):
                    found[f"{name} {len(found)}" if name == "shot" else name] = element
        return found

    @property
    def shots(self) -> list[Json]:
        """The menus of the shots, in order."""
        return [found for name, found in self.elements().items() if name.startswith("shot")]

    @property
    def words(self) -> str:
        """All that can be read in its blocks."""
        texts = [block.get("text", {}).get("text", "") for block in self.blocks]
        return "\n".join(filter(None, texts)) or self.text


@dataclass
class File:
    """A file that is kept."""

    id: str
    name: str
    mimetype: str
    data: bytes
    channel: str = ""
    thread: str = ""
    looked_at: int = 0
    elsewhere: str = ""
    """Its address, when it is only linked to."""


class SlackPeer:
    """One workspace with one channel, and the bot in it."""

    def __init__(self) -> None:
        self.said: dict[str, Said] = {}
        self.whispered: list[Json] = []
        self.views: list[Json] = []
        self.files: dict[str, File] = {}
        self.called: list[str] = []
        self.posts_to: str | None = None
        """Where requests are posted to; over the bot's own connection when null."""
        self.refuses: dict[str, str] = {}
        """Methods that answer with an error."""
        self.shows_files = True
        """Blocks may show a file."""
        self.hides_files = False
        """The token lacks the scope files:read."""
        self._numbers = itertools.count(1)
        self._changed = asyncio.Condition()
        self._socket: web.WebSocketResponse | None = None
        self._acknowledged: dict[str, asyncio.Future[Json]] = {}
        self.url = ""

    # what callsheet asks

    async def api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.called.append(method)
        body = await request.read()
        told = (
            json.loads(body)
            if request.content_type == "application/json" and body
            else dict(request.query) | dict(await request.post())
        )
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if token != wanted:
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if error := self.refuses.get(method):
            return web.json_response({"ok": False, "error": error})
        answer = await getattr(self, method.replace(".", "_"))(told)
        async with self._changed:
            self._changed.notify_all()
        return web.json_response({"ok": "error" not in answer, **answer})

    async def auth_test(self, told: Json) -> Json:
        return {"team_id": TEAM, "team": "us", "user_id": BOT, "user": "callsheet", "bot_id": "B0"}

    async def apps_connections_open(self, told: Json) -> Json:
        return {"url": self.url.replace("http", "ws") + "link"}

    async def users_info(self, told: Json) -> Json:
        return {"user": {"id": told["user"], "profile": {"display_name": "Mei", "real_name": "M"}}}

    async def chat_postMessage(self, told: Json) -> Json:
        if error := self._blocks_fault(told):
            return error
        said = Said(self.stamp(), told["channel"], told.get("thread_ts", ""), BOT, told["text"])
        said.blocks = _listed(told.get("blocks"))
        self.said[said.ts] = said
        return {"ts": said.ts, "channel": said.channel}

    async def chat_update(self, told: Json) -> Json:
        if told["ts"] not in self.said or self.said[told["ts"]].user != BOT:
            return {"error": "message_not_found"}
        if error := self._blocks_fault(told):
            return error
        said = self.said[told["ts"]]
        said.text, said.blocks = told["text"], _listed(told.get("blocks"))
        said.edits += 1
        return {"ts": said.ts, "channel": said.channel}

    async def chat_postEphemeral(self, told: Json) -> Json:
        self.whispered.append(told)
        return {"message_ts": self.stamp()}

    async def views_open(self, told: Json) -> Json:
        view = told["view"] if isinstance(told["view"], dict) else json.loads(told["view"])
        if faults := faults_of_view(view):
            return {"error": "invalid_arguments", "response_metadata": {"messages": faults}}
        view["id"] = f"V{next(self._numbers):09}"
        self.views.append(view)
        return {"view": view}

    async def files_getUploadURLExternal(self, told: Json) -> Json:
        id = f"F{next(self._numbers):09}"
        self.files[id] = File(id, told["filename"], "", b"")
        return {"file_id": id, "upload_url": f"{self.url}upload/{id}/{told['length']}"}

    async def upload(self, request: web.Request) -> web.Response:
        data = await request.read()
        if len(data) != int(request.match_info["length"]):
            return web.Response(status=400)
        self.files[request.match_info["id"]].data = data
        return web.Response(text="OK")

    async def files_completeUploadExternal(self, told: Json) -> Json:
        done = [self.files[given["id"]] for given in _listed(told["files"])]
        for file in done:
            file.channel, file.thread = told.get("channel_id", ""), told.get("thread_ts", "")
        return {"files": [{"id": file.id, "mimetype": ""} for file in done]}

    async def files_info(self, told: Json) -> Json:
        file = self.files[told["file"]]
        file.looked_at += 1
        if file.looked_at > 1 and not file.mimetype:
            file.mimetype = "image/jpeg" if file.data.startswith(b"\xff\xd8") else "video/mp4"
        return {"file": self.shared(file)}

    async def download(self, request: web.Request) -> web.StreamResponse:
        if self.hides_files or request.headers.get("authorization") != f"Bearer {BOT_TOKEN}":
            return web.Response(text="<html>log in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["id"]].data)

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._socket = socket
        async with self._changed:
            self._changed.notify_all()
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                told = json.loads(message.data)
                self._acknowledged[told["envelope_id"]].set_result(told.get("payload") or {})
        self._socket = None
        return socket

    # what people do

    async def says(
        self,
        text: str,
        *,
        thread: str = "",
        person: str = "U0MEI",
        channel: str = "C0FILMS",
        files: Iterable[File] = (),
    ) -> Said:
        """Somebody writes; a mention is delivered twice, as Slack does it."""
        said = Said(self.stamp(), channel, thread, person, text)
        self.said[said.ts] = said
        for event in self.events_of(said, files):
            await self.deliver(event)
        return said

    def events_of(self, said: Said, files: Iterable[File] = ()) -> list[Json]:
        """The events of a message."""
        shared = [self.shared(file) for file in files]
        event = {
            "type": "message",
            "user": said.user,
            "text": said.text,
            "ts": said.ts,
            "channel": said.channel,
            "channel_type": "im" if said.channel.startswith("D") else "channel",
            **({"thread_ts": said.thread} if said.thread else {}),
            **({"files": shared, "subtype": "file_share"} if shared else {}),
        }
        events = [event]
        if f"<@{BOT}>" in said.text and not said.channel.startswith("D"):
            mention = event | {"type": "app_mention"}
            del mention["channel_type"]
            mention.pop("subtype", None)
            events.insert(0, mention)
        return [
            {
                "type": "event_callback",
                "team_id": TEAM,
                "api_app_id": APP,
                "event": event,
                "event_id": f"Ev{next(self._numbers)}",
                "event_time": 1,
                "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
            }
            for event in events
        ]

    async def clicks(self, said: Said, name: str, *, person: str = "U0MEI") -> None:
        """Somebody presses a button."""
        await self.deliver(self.click_of(said, said.elements()[name], person))

    async def chooses(self, said: Said, shot: int, act: str, *, person: str = "U0MEI") -> None:
        """Somebody chooses from the menu of a shot."""
        menu = said.shots[shot - 1]
        [chosen] = [known for known in menu["options"] if known["value"].startswith(act)]
        await self.deliver(self.click_of(said, menu | {"selected_option": chosen}, person))

    def click_of(self, said: Said, element: Json, person: str) -> Json:
        """What is delivered for a click."""
        known = ("type", "action_id", "value", "selected_option")
        return {
            "type": "block_actions",
            "user": {"id": person, "team_id": TEAM},
            "team": {"id": TEAM},
            "api_app_id": APP,
            "trigger_id": f"{next(self._numbers)}.1.a",
            "container": {
                "type": "message",
                "message_ts": said.ts,
                "channel_id": said.channel,
                "thread_ts": said.thread,
            },
            "channel": {"id": said.channel},
            "message": {"ts": said.ts, "thread_ts": said.thread, "user": BOT},
            "actions": [
                {name: element[name] for name in known if name in element}
                | {"action_ts": self.stamp()}
            ],
        }

    async def sends(self, view: Json, changes: dict[str, str], *, person: str = "U0MEI") -> Json:
        """Somebody sends a form off, with some fields filled in otherwise."""
        return await self.deliver(self.submission_of(view, changes, person))

    def submission_of(self, view: Json, changes: dict[str, str], person: str) -> Json:
        """What is delivered for a form."""
        values: Json = {}
        for block in view["blocks"]:
            element, name = block["element"], block["block_id"]
            if element["type"] == "static_select":
                chosen = element.get("initial_option")
                if name in changes:
                    options = {known["value"]: known for known in element["options"]}
                    chosen = options[changes[name]]
                held: Json = {"selected_option": chosen}
            else:
                held = {"value": changes.get(name, element.get("initial_value")) or None}
            values[name] = {element["action_id"]: {"type": element["type"], **held}}
        return {
            "type": "view_submission",
            "team": {"id": TEAM},
            "user": {"id": person, "team_id": TEAM},
            "api_app_id": APP,
            "trigger_id": f"{next(self._numbers)}.1.a",
            "view": {
                "id": view["id"],
                "type": view["type"],
                "callback_id": view["callback_id"],
                "private_metadata": view["private_metadata"],
                "state": {"values": values},
            },
        }

    def keeps(self, name: str, mimetype: str, data: bytes) -> File:
        """A file that somebody shares."""
        file = File(f"F{next(self._numbers):09}", name, mimetype, data)
        self.files[file.id] = file
        return file

    # how it gets to callsheet

    async def deliver(self, payload: Json) -> Json:
        """Delivers and waits until it is acknowledged; gives what came with that."""
        async with asyncio.timeout(ACKNOWLEDGED_SECONDS):
            if self.posts_to:
                status, answer = await self.post(payload)
                assert status == 200, answer
                return json.loads(answer) if answer else {}
            async with self._changed:
                await self._changed.wait_for(lambda: self._socket)
            return await self._over_socket(payload)

    async def _over_socket(self, payload: Json) -> Json:
        assert self._socket
        id = f"envelope-{next(self._numbers)}"
        kind = "events_api" if payload["type"] == "event_callback" else "interactive"
        self._acknowledged[id] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(
            {
                "envelope_id": id,
                "type": kind,
                "accepts_response_payload": kind == "interactive",
                "payload": payload,
            }
        )
        return await self._acknowledged[id]

    async def post(self, payload: Json, secret: str = SECRET, now: str = "") -> tuple[int, str]:
        """Posts a signed request; gives the status and the body of the answer."""
        assert self.posts_to
        is_event = payload["type"] == "event_callback"
        body = json.dumps(payload) if is_event else urlencode({"payload": json.dumps(payload)})
        now = now or str(int(time.time()))
        digest = hmac.new(secret.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
        kind = "application/json" if is_event else "application/x-www-form-urlencoded"
        headers = {
            "content-type": kind,
            "x-slack-request-timestamp": now,
            "x-slack-signature": f"v0={digest}",
        }
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.posts_to, data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    # what comes of it

    def answers(self, thread: str) -> list[Said]:
        """What callsheet said in a thread, in order."""
        return [said for said in self.said.values() if said.thread == thread and said.user == BOT]

    def latest(self, thread: str) -> Said:
        """What callsheet said last in a thread."""
        return self.answers(thread)[-1]

    def shared_in(self, thread: str) -> list[File]:
        """The files that callsheet put into a thread."""
        return [file for file in self.files.values() if file.thread == thread]

    async def until(self, what: Callable[[], object]) -> None:
        """Waits until something is so."""
        async with asyncio.timeout(WAIT_SECONDS), self._changed:
            await self._changed.wait_for(what)

    def stamp(self) -> str:
        """A time at which nothing else happened."""
        return f"1700000000.{next(self._numbers):06}"

    def shared(self, file: File) -> Json:
        """A file object, as Slack describes it."""
        return {
            "id": file.id,
            "name": file.name,
            "mimetype": file.mimetype,
            "size": len(file.data),
            "url_private_download": file.elsewhere or f"{self.url}download/{file.id}",
        }

    def _blocks_fault(self, told: Json) -> Json | None:
        shown = self.files.values() if self.shows_files else ()
        ready = {file.id for file in shown if file.mimetype}
        faults = faults_of_blocks(_listed(told.get("blocks")), ready)
        messages = {"messages": faults}
        return {"error": "invalid_blocks", "response_metadata": messages} if faults else None


def _listed(given: Any) -> list[Json]:
    return json.loads(given) if isinstance(given, str) else list(given or [])


@asynccontextmanager
async def slack() -> AsyncGenerator[SlackPeer]:
    """Slack, being served."""
    peer = SlackPeer()
    app = web.Application(client_max_size=2**28)
    app.router.add_route("*", "/api/{method}", peer.api)
    app.router.add_get("/link", peer.link)
    app.router.add_post("/upload/{id}/{length}", peer.upload)
    app.router.add_get("/download/{id}", peer.download)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    peer.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield peer
    finally:
        await runner.cleanup()

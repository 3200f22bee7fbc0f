"""The page for tests: a server of its own, and one person at it through Gradio's API."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# ... because gradio's client is only partly typed.

import json
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any, cast

import httpx
from gradio_client import Client, handle_file

INTERRUPTED = 130
PARTS = (
    *("chat", "box", "asks", "welcome", "board", "player", "inspector", "shelf", "compared"),
    *("bar", "tabs", "mine"),
)


@dataclass(frozen=True)
class Served:
    """A page that is being served."""

    address: str
    home: Path

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.address}/{path}", timeout=None)


@contextmanager
def serving(home: Path, *options: str, env: dict[str, str] | None = None) -> Generator[Served]:
    command = [
        sys.executable,
        "-m",
        "callsheet.ui.cli",
        "serve",
        "--port",
        "0",
        "--home",
        str(home),
    ]
    with subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, text=True, env=env
    ) as server:
        assert server.stderr
        first = server.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, first + server.stderr.read()
        try:
            yield Served(found[0], home)
        finally:
            server.send_signal(signal.SIGINT)
            told = server.stderr.read()
    assert server.returncode == INTERRUPTED
    assert "timeout" not in told  # the pages that are still open are let go


@dataclass(frozen=True)
class Visitor:
    """One person at the page: what is shown to them, and what their browser remembers."""

    client: Client
    chat: tuple[str, ...] = ()
    box: str = ""
    board: str = ""
    player: str = ""
    bar: str = ""
    inspector: str = ""
    shelf: str = ""
    compared: str = ""
    mine: str = "{}"

    @classmethod
    def at(cls, address: str, mine: str = "{}", **login: Any) -> "Visitor":
        patient = {"timeout": None}
        return cls(Client(address, verbose=False, httpx_kwargs=patient, **login), mine=mine)

    def opens(self) -> "Visitor":
        return self.after(self.client.submit(self.mine, api_name="/open"))

    def does(self, do: str, **deed: object) -> "Visitor":
        """What is shown at the end of what a click or a changed field began."""
        files = cast("list[str]", deed.pop("files", []))
        given = json.dumps({"do": do, **deed})
        kept = [handle_file(file) for file in files] or None
        return self.after(self.client.submit(given, kept, self.mine, api_name="/act"))

    def says(self, text: str, *files: str) -> "Visitor":
        given = {"text": text, "files": [handle_file(file) for file in files]}
        return self.after(self.client.submit(given, self.mine, api_name="/say"))

    def after(self, shown: Iterable[object]) -> "Visitor":
        visitor = self
        for values in shown:
            visitor = visitor._with(dict(zip(PARTS, cast("tuple[Any]", values), strict=True)))
        return visitor

    def _with(self, new: dict[str, Any]) -> "Visitor":
        known = self.__dataclass_fields__
        changed: dict[str, Any] = {
            name: value
            for name, value in new.items()
            if isinstance(value, str) and name in known and (value or name != "mine")
        }
        if isinstance(new["chat"], list):
            messages = cast("list[dict[str, Any]]", new["chat"])
            changed["chat"] = tuple(
                re.sub("<[^>]+>", "", part.get("text", ""))
                for message in messages
                for part in message["content"]
            )
        if new["box"] and "text" in new["box"]:
            changed["box"] = new["box"]["text"]
        return replace(self, **changed)

    @property
    def thread(self) -> str:
        return json.loads(self.mine)["open"]

    @property
    def video(self) -> str:
        found = re.search(r'<video [^>]*src="([^"]+)"', self.player)
        assert found, self.chat
        return unescape(found[1])

    @property
    def seconds(self) -> list[float]:
        return [float(one) for one in re.findall(r'data-seconds="([\d.]+)"', self.board)]

    @property
    def plan(self) -> dict[str, Any]:
        """The plan as it is downloaded."""
        import base64

        found = re.search(r'href="data:application/json;[^,]+,([^"]+)"', self.bar)
        assert found, self.bar
        return json.loads(base64.b64decode(unescape(found[1])))

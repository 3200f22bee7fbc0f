"""The page as a program meets it: a launched server, the real planner, the real generator."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# ... because gradio's client is only partly typed.

import json
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from callsheet.generator.media import probe
from callsheet.ui import gradio_words as words
from gradio_client import Client, handle_file

INTERRUPTED = 130
SHORT = "Shot 1 (1s): a grey cat on a windowsill."
LONG = "Shot 1 (1s): a grey cat. Shot 2 (60s): a brown dog."
SHOWN = ("chat", "box", "asked", "board", "player", "conversations", "mine")


@dataclass(frozen=True)
class Served:
    """A page that is being served."""

    address: str
    home: Path

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.address}/{path}", timeout=None)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    # A hidden folder, as the user's own data folder is one.
    home = tmp_path_factory.mktemp("page") / ".local" / "callsheet"
    command = [sys.executable, "-m", "callsheet.ui.cli", "serve", "--port", "0", "--home", home]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        first = server.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, first + server.stderr.read()
        yield Served(found[0], home)
        server.send_signal(signal.SIGINT)
        told = server.stderr.read()
    assert server.returncode == INTERRUPTED
    assert "timeout" not in told  # the pages that are still open are let go


@dataclass(frozen=True)
class Browser:
    """One person at the page: what is shown to them, and what their browser remembers."""

    client: Client
    chat: tuple[str, ...] = ()
    box: str = ""
    board: str = ""
    player: str = ""
    mine: str = "{}"

    def does(self, what: str, *given: object) -> "Browser":
        """What is shown at the end of what a click or a word began."""
        return self.after(self.client.submit(*given, self.mine, api_name=what))

    def says(self, text: str, *files: str) -> "Browser":
        return self.does("/say", {"text": text, "files": [handle_file(file) for file in files]})

    def after(self, shown: Iterable[object]) -> "Browser":
        browser = self
        for values in shown:
            browser = browser._with(dict(zip(SHOWN, cast("tuple[Any]", values), strict=True)))
        return browser

    def _with(self, new: dict[str, Any]) -> "Browser":
        changed: dict[str, Any] = {
            name: value for name, value in new.items() if isinstance(value, str)
        }
        if isinstance(new["chat"], list):
            messages = cast("list[dict[str, Any]]", new["chat"])
            changed["chat"] = tuple(
                part.get("text", "") for message in messages for part in message["content"]
            )
        if "text" in new["box"]:
            changed["box"] = new["box"]["text"]
        return replace(self, **changed)

    @property
    def video(self) -> str:
        found = re.search(r'<video [^>]*src="([^"]+)"', self.player)
        assert found, self.chat
        return found[1]


@pytest.fixture
def browser(served: Served) -> Browser:
    return Browser(Client(served.address, verbose=False))


def test_words_become_cards_and_a_video(browser: Browser, served: Served, tmp_path: Path) -> None:
    first = browser.says(SHORT)
    assert first.chat[0] == SHORT
    assert first.box == ""
    assert first.board.count('class="cs-card"') == 1
    assert '<img src="gradio_api/file=' in first.board
    video = tmp_path / "video.mp4"
    video.write_bytes(served.get(first.video).content)
    assert probe(video).frames == 24

    revised = first.says("Make shot 1 two seconds.")
    assert 'title="1: 2.0 s"' in revised.board
    assert revised.video != first.video
    undone = revised.does("/undo")
    assert undone.chat[-3] == words.UNDO_SAYS
    assert undone.video == first.video
    assert undone.does("/redo").video == revised.video


def test_a_conversation_is_seen_by_the_browser_that_began_it_alone(
    browser: Browser, served: Served
) -> None:
    mine = browser.says(SHORT)
    thread = json.loads(mine.mine)["open"]
    reopened = Browser(Client(served.address, verbose=False), mine=mine.mine).does("/open")
    assert reopened.chat[:2] == mine.chat[:2]
    assert reopened.video == mine.video

    stranger = Browser(Client(served.address, verbose=False)).does("/open")
    assert (stranger.chat, stranger.board, stranger.player) == ((), "", "")
    stolen = json.loads(stranger.mine) | {"open": thread}
    assert replace(stranger, mine=json.dumps(stolen)).does("/open").board == ""


def test_conversations_of_other_front_ends_cannot_be_opened_by_their_names(
    browser: Browser, served: Served
) -> None:
    said = [sys.executable, "-m", "callsheet.ui.cli", "say", "--thread", "secret", "--no-render"]
    subprocess.run([*said, "--home", served.home, SHORT], check=True, capture_output=True)
    for mine in ('{"browser": "", "open": "secret"}', "[]", "no json", '{"open": 1}'):
        assert replace(browser, mine=mine).does("/open").board == ""


def test_a_new_conversation_is_blank_and_the_old_one_is_still_listed(browser: Browser) -> None:
    old = browser.says(SHORT)
    new = old.does("/new")
    assert (new.chat, new.board, new.player) == ((), "", "")
    assert json.loads(new.mine) == json.loads(old.mine) | {"open": ""}
    assert new.does("/reopen", json.loads(old.mine)["open"]).board == old.board


def test_one_render_does_not_hold_up_another_user_and_can_be_stopped(
    browser: Browser, served: Served
) -> None:
    busy = browser.client.submit({"text": LONG, "files": []}, "{}", api_name="/say")
    shown = browser
    for values in busy:
        shown = shown.after([values])
        if "cs-progress" in shown.board:
            break
    other = Browser(Client(served.address, verbose=False)).says("What can you do?")
    assert len(other.chat) > 1

    shown.client.predict(shown.mine, api_name="/stop")
    stopped = shown.after(busy)
    assert stopped.chat[-1] == words.STOPPED
    assert stopped.player == ""


def test_an_empty_message_is_answered_with_what_to_do(browser: Browser) -> None:
    told = browser.says("  ")
    assert "nothing was said" in told.chat[-1]
    assert "hint: " in told.chat[-1]


def test_a_file_that_is_no_picture_is_refused_and_the_words_stay(
    browser: Browser, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("hello")
    told = browser.says("Use this.", str(notes))
    assert "hint: " in told.chat[-1]
    assert told.box == "Use this."


def test_only_videos_and_clips_are_served_and_only_uploads_are_read(served: Served) -> None:
    assert (served.home / "conversations.sqlite").is_file()
    for path in (served.home / "conversations.sqlite", served.home / "videos", Path(__file__)):
        assert served.get(f"gradio_api/file={path}").status_code == 403
    assert served.get("monitoring").status_code == 403

    foreign = {"path": __file__, "meta": {"_type": "gradio.FileData"}}
    call = f"{served.address}/gradio_api/call/say"
    asked = httpx.post(call, json={"data": [{"text": "Use this.", "files": [foreign]}, "{}"]})
    answer = served.get(f"gradio_api/call/say/{asked.json()['event_id']}").text
    assert answer.startswith("event: error")
    assert "hello" not in answer


def test_a_page_calls_home_to_nobody(served: Served) -> None:
    page = served.get("").text
    fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:)?//', page)
    assert fetched == []
    config = served.get("config").json()
    assert config["analytics_enabled"] is False


def test_a_port_that_is_taken_is_told_with_a_remedy(served: Served, tmp_path: Path) -> None:
    port = served.address.rpartition(":")[2]
    command = [sys.executable, "-m", "callsheet.ui.cli", "serve", "--port", port]
    ended = subprocess.run(
        [*command, "--home", tmp_path], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert f"127.0.0.1:{port}" in ended.stderr
    assert "hint: choose another with --host and --port" in ended.stderr

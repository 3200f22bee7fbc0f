"""The page as a program meets it: a launched server, the real planner, the real generator."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# ... because gradio's client is only partly typed.

import json
import os
import re
import subprocess
import sys
from collections.abc import Generator
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest
from callsheet.generator.media import probe
from callsheet.ui.gradio_words import words_in
from callsheet.ui.passwords import keep_login
from pages import Served, Visitor, serving
from PIL import Image

SHORT = "Shot 1 (1s), 540p: a grey cat on a windowsill."
LONG = "Shot 1 (1s): a grey cat. Shot 2 (60s): a brown dog."
WORDS = words_in("en")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    # A hidden folder, as the user's own data folder is one.
    with serving(tmp_path_factory.mktemp("page") / ".local" / "callsheet") as page:
        yield page


@pytest.fixture
def visitor(served: Served) -> Visitor:
    return Visitor.at(served.address)


def test_words_become_cards_and_a_video(visitor: Visitor, served: Served, tmp_path: Path) -> None:
    first = visitor.says(SHORT)
    assert first.chat[0] == SHORT
    assert first.box == ""
    assert first.board.count('class="cs-card') == 1 + 1, "the list, and a card"
    assert '<img src="media/' in first.board
    video = tmp_path / "video.mp4"
    video.write_bytes(served.get(first.video).content)
    assert probe(video).frames == 24

    revised = first.says("Make shot 1 two seconds.")
    assert revised.seconds == [2]
    assert revised.video != first.video
    undone = revised.does("undo")
    assert WORDS.undo in undone.chat
    assert undone.video == first.video
    assert undone.does("redo").video == revised.video


def test_a_card_is_edited_in_place_and_the_chat_tells_it(visitor: Visitor) -> None:
    first = visitor.says(SHORT)
    edited = first.does("set", of="shot", id="s1", field="seconds", value=2)
    assert edited.seconds == [2]
    assert "Shot 1: Seconds 1.0 s → 2.0 s" in edited.chat
    parted = edited.does("split", id="s1")
    assert parted.seconds == [1, 1]
    restored = parted.does("restore", number=1)
    assert restored.seconds == [1]
    compared = restored.does("compare", number=2)
    assert compared.compared.count('class="cs-pair is-changed"') == 1
    refused = compared.does("set", of="shot", id="s1", field="seconds", value=-1)
    assert "hint: " in refused.chat[-1]
    assert refused.seconds == [1]


def test_an_element_is_made_of_pictures_and_starts_the_video(
    visitor: Visitor, served: Served, tmp_path: Path
) -> None:
    pictures = [str(tmp_path / f"{name}.png") for name in ("red", "blue")]
    for file in pictures:
        Image.new("RGB", (64, 64), Path(file).stem).save(file)
    first = visitor.says(SHORT)
    made = first.does("element", name="Bowl", kind="object", files=pictures)
    [element] = made.plan["elements"]
    assert (element["handle"], len(element["assets"])) == ("@Bowl", 2)
    [shown] = set(re.findall(r'<img src="(media/[^"]+/assets/[^"]+)"', made.shelf))
    assert served.get(unescape(shown)).status_code == 200
    bound = made.does("set", of="video", field="start_frame", value=element["assets"][0])
    assert bound.plan["start_frame"] == element["assets"][0]
    other = bound.does("new").says(SHORT)
    assert "@Bowl" in other.shelf, "to be used again"


def test_a_conversation_is_seen_by_the_browser_that_began_it_alone(
    visitor: Visitor, served: Served
) -> None:
    mine = visitor.says(SHORT)
    reopened = Visitor.at(served.address, mine.mine).opens()
    assert reopened.chat[:2] == mine.chat[:2]
    assert reopened.video == mine.video

    stranger = Visitor.at(served.address).opens()
    assert (stranger.chat, stranger.board, stranger.player) == ((), "", "")
    stolen = json.loads(stranger.mine) | {"open": mine.thread}
    assert replace(stranger, mine=json.dumps(stolen)).opens().board == ""


def test_conversations_of_other_front_ends_cannot_be_opened_by_their_names(
    visitor: Visitor, served: Served
) -> None:
    said = [sys.executable, "-m", "callsheet.ui.cli", "say", "--thread", "secret", "--no-render"]
    subprocess.run([*said, "--home", served.home, SHORT], check=True, capture_output=True)
    for mine in ('{"browser": "", "open": "secret"}', "[]", "no json", '{"open": 1}'):
        assert replace(visitor, mine=mine).opens().board == ""


def test_conversations_are_listed_renamed_and_deleted(visitor: Visitor) -> None:
    old = visitor.says(SHORT)
    new = old.does("new")
    assert (new.chat, new.board, new.player) == ((), "", "")
    assert f'"thread":"{old.thread}"' in unescape(new.bar)
    renamed = new.does("rename", thread=old.thread, value="The cat").does("new")
    assert "The cat" in renamed.bar
    assert renamed.does("open", thread=old.thread).board == old.board
    gone = renamed.does("delete", thread=old.thread)
    assert "The cat" not in gone.bar
    assert gone.does("open", thread=old.thread).board == ""


def test_one_render_does_not_hold_up_another_user_and_can_be_stopped(
    visitor: Visitor, served: Served
) -> None:
    busy = visitor.client.submit({"text": LONG, "files": []}, "{}", api_name="/say")
    shown = visitor
    for values in busy:
        shown = shown.after([values])
        if "cs-progress" in shown.board:
            break
    other = Visitor.at(served.address).says("What can you do?")
    assert len(other.chat) > 1

    stopped = shown.does("stop")
    assert stopped.chat[-1] == WORDS.stopped
    assert stopped.player == ""


def test_an_empty_message_is_answered_with_what_to_do(visitor: Visitor) -> None:
    told = visitor.says("  ")
    assert "nothing was said" in told.chat[-1]
    assert "hint: " in told.chat[-1]


def test_a_file_that_is_no_picture_is_refused_and_the_words_stay(
    visitor: Visitor, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("hello")
    told = visitor.says("Use this.", str(notes))
    assert "hint: " in told.chat[-1]
    assert told.box == "Use this."


def test_no_file_is_served_whose_address_was_not_told(visitor: Visitor, served: Served) -> None:
    video = visitor.says(SHORT).video
    assert served.get(video).status_code == 200
    prefix, sign, *name = video.split("/")
    forged = "/".join([prefix, sign[::-1], *name])
    store = f"{prefix}/{sign}/conversations.sqlite"
    up = f"{prefix}/{sign}/../page.key"
    for address in (forged, store, up, f"{prefix}/{sign}/videos"):
        assert served.get(address).status_code == 404
    for path in (served.home / "conversations.sqlite", served.home / "videos", Path(__file__)):
        assert served.get(f"gradio_api/file={path}").status_code == 403
    assert served.get("monitoring").status_code == 403

    foreign = {"path": __file__, "meta": {"_type": "gradio.FileData"}}
    call = f"{served.address}/gradio_api/call/say"
    asked = httpx.post(
        call, json={"data": [{"text": "Use this.", "files": [foreign]}, "{}"]}, timeout=None
    )
    answer = served.get(f"gradio_api/call/say/{asked.json()['event_id']}").text
    assert answer.startswith("event: error")
    assert "hello" not in answer


def test_a_page_calls_home_to_nobody(served: Served) -> None:
    page = served.get("").text
    fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:)?//', page)
    assert fetched == []
    config = served.get("config").json()
    assert config["analytics_enabled"] is False


def test_the_page_speaks_chinese_to_who_asks_for_it(visitor: Visitor) -> None:
    told = visitor.does("speak", language="zh").says("一个镜头，1秒：一只猫。")
    assert words_in("zh").add_shot in told.board
    assert words_in("zh").framing in told.inspector


def test_those_who_sign_in_see_their_own_conversations_on_any_browser(tmp_path: Path) -> None:
    logins = tmp_path / "logins"
    logins.write_text("# who may come in\n")
    for name, password in (("ann", "apple trees"), ("bob", "pear trees")):
        keep_login(logins, name, password)
    env = os.environ | {"CALLSHEET_LOGINS": str(logins)}
    with serving(tmp_path / "home", env=env) as page:
        with pytest.raises(ValueError, match="login"):
            Visitor.at(page.address, auth=("ann", "pear trees"))
        assert page.get("config").status_code == 401
        ann = Visitor.at(page.address, auth=("ann", "apple trees")).says(SHORT)
        again = Visitor.at(page.address, ann.mine, auth=("ann", "apple trees")).opens()
        assert again.board == ann.board
        bob = Visitor.at(page.address, ann.mine, auth=("bob", "pear trees")).opens()
        assert bob.board == ""
        assert ann.thread not in bob.bar


def test_a_port_that_is_taken_is_told_with_a_remedy(served: Served, tmp_path: Path) -> None:
    port = served.address.rpartition(":")[2]
    command = [sys.executable, "-m", "callsheet.ui.cli", "serve", "--port", port]
    ended = subprocess.run(
        [*command, "--home", tmp_path], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert f"127.0.0.1:{port}" in ended.stderr
    assert "hint: choose another with --host and --port" in ended.stderr

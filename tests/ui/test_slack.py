"""Conversations in Slack, against a real peer: threads, files, storyboards, buttons, forms."""

import io

import pytest
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.media import probe
from callsheet.generator.plan import VideoPlan
from callsheet.ui import slack_files
from callsheet.ui.slack_words import EN, ZH
from PIL import Image
from slack_peer import BOT, TEAM, Said, SlackPeer

MENTION = f"<@{BOT}>"
CAT = f"{MENTION} One shot (0.5s), 540p: a grey cat on a windowsill."
DOGS = (
    f"{MENTION} 540p. Shot 1 (1s): a grey dog. "
    'Shot 2 (2s): close-up, Mei says "Good &amp; well." in a room with Tom.'
)
LONG = f"{MENTION} 540p. Shot 1 (0.5s): a grey cat. Shot 2 (60s): a brown dog."
ASKING = {"ask_above_render_seconds": 0}
"""With it nothing is rendered before a yes, so that a turn is over at once."""


@pytest.fixture
def kept_plan(slack_settings):
    """The plan of a conversation, read when callsheet is no longer open."""

    async def plan(said: Said) -> VideoPlan:
        async with open_studio(Settings.model_validate(slack_settings)) as studio:
            kept = await studio.of(f"slack/{TEAM}/{said.channel}").library.plan(
                said.thread or said.ts
            )
            assert kept
            return kept

    return plan


async def asks(peer: SlackPeer, said: Said, number: int = 1) -> Said:
    """The message of the turn of this number, when it waits for a yes."""
    thread = said.thread or said.ts
    await peer.until(
        lambda: len(peer.answers(thread)) >= number and "approve" in peer.latest(thread).elements()
    )
    return peer.latest(thread)


async def tells(peer: SlackPeer, said: Said, *words: str) -> Said:
    """The latest message, when it has these words."""
    thread = said.thread or said.ts
    await peer.until(
        lambda: peer.answers(thread) and all(w in peer.latest(thread).words for w in words)
    )
    return peer.latest(thread)


async def made(peer: SlackPeer, said: Said, videos: int = 1) -> Said:
    """The latest message, when so many videos are in the thread."""
    thread = said.thread or said.ts
    await peer.until(
        lambda: len([f for f in peer.shared_in(thread) if f.name.endswith(".mp4")]) >= videos
    )
    return peer.latest(thread)


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_a_mention_begins_a_thread_with_a_storyboard_and_the_video(in_slack, http, tmp_path):
    async with in_slack(http=http) as peer:
        said = await peer.says(CAT)
        told = await made(peer, said)
        assert len(peer.answers(said.ts)) == 1, "a mention comes as two events and is read once"
        assert "1 · 0.5 s · medium" in told.words
        assert "a grey cat on a windowsill" in told.words
        assert "ready" in told.words
        [board] = [block for block in told.blocks if block["type"] == "image"]
        picture = Image.open(io.BytesIO(peer.files[board["slack_file"]["id"]].data))
        assert picture.format == "JPEG"
        [video] = peer.shared_in(said.ts)
        path = tmp_path / video.name
        path.write_bytes(video.data)
        assert probe(path).frames == 12


async def test_progress_is_shown_by_editing_the_one_message_of_the_turn(in_slack):
    async with in_slack() as peer:
        said = await peer.says(LONG)
        await peer.until(lambda: peer.answers(said.ts) and "▰" in peer.latest(said.ts).words)
        told = peer.latest(said.ts)
        assert "renders 2 of 2 shots" in told.words
        assert list(told.elements()) == ["shot 0", "shot 1", "stop"]
        await peer.until(lambda: told.edits > 3)
        assert peer.answers(said.ts) == [told]
        await peer.clicks(told, "stop")
        await peer.until(lambda: EN.stopped in told.words)
        assert "render" in told.elements()


async def test_a_direct_message_begins_a_thread_and_its_replies_go_on(in_slack, kept_plan):
    async with in_slack(**ASKING) as peer:
        said = await peer.says("One shot (2s): a cat.", channel="D0MEI")
        first = await asks(peer, said)
        await peer.says("make it 3 seconds", channel="D0MEI", thread=said.ts)
        second = await asks(peer, said, 2)
        assert "3.0 s" in second.words
        await peer.until(lambda: not first.elements())
        assert "2.0 s" in first.words, "only the latest message has buttons; the others stay"
    assert (await kept_plan(said)).seconds == 3


async def test_in_a_thread_that_a_mention_began_everything_is_for_callsheet_but_other_mentions(
    in_slack, kept_plan
):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(f"{MENTION} One shot (2s): a cat.")
        await asks(peer, said)
        for not_for_us in ("<@U0TOM> what do you think?", "<@U0TOM> make it 9 seconds"):
            await peer.says(not_for_us, thread=said.ts)
        await peer.says("make it 9 seconds")
        await peer.says("make it 3 seconds", thread=said.ts)
        await asks(peer, said, 2)
        assert len(peer.answers(said.ts)) == 2
    assert (await kept_plan(said)).seconds == 3


async def test_a_mention_inside_of_a_discussion_is_read_and_the_discussion_is_not(in_slack):
    async with in_slack(**ASKING) as peer:
        root = await peer.says("What shall we film?")
        asked = await peer.says(f"{MENTION} One shot (2s): a cat.", thread=root.ts)
        await asks(peer, asked)
        await peer.says("make it 9 seconds", thread=root.ts)
        more = await peer.says(f"{MENTION} make it 3 seconds", thread=root.ts)
        assert "3.0 s" in (await asks(peer, more, 2)).words
        assert len(peer.answers(root.ts)) == 2


async def test_words_come_without_the_markup_of_slack(in_slack, kept_plan):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(f'{MENTION} 4 seconds. <@U0MEI> says "You &amp; I &lt;3".')
        await asks(peer, said)
    plan = await kept_plan(said)
    assert [line.text for line in plan.lines] == ["You & I <3"]
    assert [who.name for who in plan.characters] == ["Mei"]


async def test_words_during_a_turn_are_read_after_it(in_slack, kept_plan):
    async with in_slack() as peer:
        said = await peer.says(LONG)
        await peer.until(
            lambda: peer.answers(said.ts) and "stop" in peer.latest(said.ts).elements()
        )
        began = peer.latest(said.ts)
        await peer.says("make shot 2 1 second", thread=said.ts)
        await peer.until(lambda: EN.waits in peer.latest(said.ts).words)
        await peer.clicks(began, "stop")
        assert "ready" in (await made(peer, said)).words
    assert (await kept_plan(said)).seconds == 1.5


async def test_files_become_elements(in_slack, kept_plan, tmp_path):
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    async with in_slack(**ASKING) as peer:
        file = peer.keeps("mei.png", "image/png", picture.getvalue())
        said = await peer.says(f"{MENTION} @Image 1 dances, 2 seconds", files=[file])
        await asks(peer, said)
    [element] = (await kept_plan(said)).elements
    assert element.handle == "@Image 1"
    assert element.assets


@pytest.mark.parametrize(
    ("name", "mimetype", "data", "told"),
    [
        ("notes.pdf", "application/pdf", b"%PDF", EN.not_a_kind.format(name="notes.pdf")),
        ("big.mp4", "video/mp4", b"0" * 2000, "the file big.mp4 is 0 MB large"),
        ("broken.png", "image/png", b"no picture", "broken.png"),
    ],
)
async def test_a_file_that_cannot_be_used_is_told_with_a_remedy(
    in_slack, monkeypatch, name, mimetype, data, told
):
    monkeypatch.setattr(slack_files, "BYTES_MAX", 1000)
    async with in_slack(**ASKING) as peer:
        file = peer.keeps(name, mimetype, data)
        said = await peer.says(f"{MENTION} use @Image 1, 2 seconds", files=[file])
        await tells(peer, said, told, "hint: ")


async def test_a_token_that_may_not_read_files_is_told(in_slack):
    async with in_slack(**ASKING) as peer:
        file = peer.keeps("mei.png", "image/png", b"")
        peer.hides_files = True
        said = await peer.says(f"{MENTION} use @Image 1", files=[file])
        await tells(peer, said, "files:read")


async def test_the_token_is_shown_to_nobody_but_slack(in_slack):
    async with in_slack(**ASKING) as peer:
        file = peer.keeps("mei.png", "image/png", b"0")
        file.elsewhere = peer.url.replace("127.0.0.1", "localhost") + f"download/{file.id}"
        said = await peer.says(f"{MENTION} use @Image 1", files=[file])
        await tells(peer, said, "it lies elsewhere", EN.not_loaded_remedy)


async def test_a_yes_begins_the_render_and_a_no_leaves_it(in_slack):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(CAT)
        told = await asks(peer, said)
        assert "Shall this be rendered? It renders 1 shot" in told.words
        await peer.clicks(told, "decline")
        await peer.until(lambda: EN.declined in told.words)
        await peer.clicks(told, "render")
        told = await asks(peer, said, 2)
        await peer.clicks(told, "approve")
        assert "ready" in (await made(peer, said)).words


async def test_another_take_undo_and_redo_are_one_click_each(in_slack, kept_plan):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(DOGS)
        first = await asks(peer, said)
        await peer.chooses(first, 2, "take")
        second = await asks(peer, said, 2)
        assert EN.taken.format(number=2) in second.words
        await peer.clicks(second, "undo")
        third = await asks(peer, said, 3)
        assert EN.undone in third.words
        await peer.clicks(third, "redo")
        assert EN.redone in (await asks(peer, said, 4)).words
    assert [shot.take for shot in (await kept_plan(said)).shots] == [1, 2]


async def test_a_shot_is_edited_in_a_form(in_slack, kept_plan):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(DOGS)
        told = await asks(peer, said)
        await peer.chooses(told, 2, "edit")
        await peer.until(lambda: peer.views)
        [view] = peer.views
        assert view["title"]["text"] == "Shot 2"
        fields = {block["block_id"]: block["element"] for block in view["blocks"]}
        line = next(name for name in fields if name.startswith("words:")).removeprefix("words:")
        assert fields[f"words:{line}"]["initial_value"] == "Good & well."
        assert await peer.sends(view, {}) == {}, "nothing was changed, and nothing is done"

        refused = await peer.sends(view | {"id": "V000000002"}, {"seconds": "0", "action": " "})
        assert refused["response_action"] == "errors"
        assert refused["errors"] == {"seconds": EN.seconds_fault, "action": EN.action_fault}

        changes = {
            "seconds": "4.5",
            "framing": "wide",
            "movement": "pan left",
            f"words:{line}": "Better than well.",
            f"dialect:{line}": "British",
        }
        assert await peer.sends(view | {"id": "V000000003"}, changes) == {}
        assert EN.edited.format(number=2) in (await asks(peer, said, 2)).words
    before, after = (await kept_plan(said)).shots
    assert (after.seconds, after.framing, after.movement) == (4.5, "wide", "pan left")
    [spoken] = after.dialogue
    assert (spoken.text, spoken.dialect) == ("Better than well.", "British")
    assert before.seconds == 1


async def test_an_answer_to_a_question_is_one_click(in_slack):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(
            f'{MENTION} 8 seconds. Mei says "Hi." Tom says "Hello." Both are in a park.'
        )
        await asks(peer, said)
        await peer.says("change the line", thread=said.ts)
        await peer.until(lambda: any("option" in n for n in peer.latest(said.ts).elements()))
        asked = peer.latest(said.ts)
        name = next(name for name in asked.elements() if name.startswith("option"))
        chosen = asked.elements()[name]["value"]
        await peer.clicks(asked, name)
        await tells(peer, said, f"{chosen}\n")
        assert len(peer.answers(said.ts)) == 3


async def test_a_click_on_an_old_message_changes_nothing(in_slack, kept_plan):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(DOGS)
        first = await asks(peer, said)
        click = peer.click_of(first, first.elements()["approve"], "U0MEI")
        await peer.says("make shot 1 3 seconds", thread=said.ts)
        await asks(peer, said, 2)
        await peer.deliver(click)
        await peer.until(lambda: peer.whispered)
        [told] = peer.whispered
        assert told["text"] == f"{EN.old_message}: {EN.old_message_remedy}"
        assert (told["user"], told["thread_ts"]) == ("U0MEI", said.ts)
        assert "approve" in peer.latest(said.ts).elements()


async def test_who_speaks_chinese_is_answered_in_chinese(in_slack):
    async with in_slack(**ASKING) as peer:
        said = await peer.says(f"{MENTION} 一个镜头，2 秒：一只猫在窗台上打哈欠。")
        told = await asks(peer, said)
        assert told.elements()["approve"]["text"]["text"] == ZH.approve
        assert "要渲染吗" in told.words


async def test_nothing_said_and_a_failing_upload_are_told_with_a_remedy(in_slack):
    async with in_slack() as peer:
        nothing = await peer.says(MENTION)
        await tells(peer, nothing, "hint: say in a sentence")
        peer.refuses["files.completeUploadExternal"] = "storage_limit_reached"
        said = await peer.says(CAT)
        told = await tells(peer, said, "storage_limit_reached", EN.not_shared_remedy)
        del peer.refuses["files.completeUploadExternal"]
        await peer.clicks(told, "render")
        await made(peer, said)


async def test_a_storyboard_that_slack_does_not_show_and_a_deleted_message_stop_nothing(in_slack):
    async with in_slack() as peer:
        peer.shows_files = False
        said = await peer.says(LONG)
        await peer.until(lambda: peer.answers(said.ts) and "▰" in peer.latest(said.ts).words)
        told = peer.latest(said.ts)
        assert all(block["type"] != "image" for block in told.blocks)
        del peer.said[told.ts]
        await peer.says("make shot 2 1 second", thread=said.ts)
        await peer.clicks(told, "stop")
        assert "ready" in (await made(peer, said)).words

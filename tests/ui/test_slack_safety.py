"""Whom callsheet believes in Slack, who may spend money, and what a restart costs: nothing."""

import asyncio

import pytest
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.animatic import Animatic
from callsheet.generator.errors import BadInput, CannotOpen
from callsheet.generator.job import Limits
from callsheet.ui.slack_bot import opened_bot
from callsheet.ui.slack_threads import Threads
from callsheet.ui.slack_words import EN
from callsheet.ui.slack_workspaces import Workspace, read_workspaces
from slack_peer import BOT, TEAM

MENTION = f"<@{BOT}>"
CAT = f"{MENTION} One shot (0.5s), 540p: a grey cat on a windowsill."
LONG = f"{MENTION} 540p. Shot 1 (0.5s): a grey cat. Shot 2 (60s): a brown dog."
ASKING = {"ask_above_render_seconds": 0}
SPENDER = f'[{TEAM}]\nchannels = ["C0FILMS"]\npeople = ["U0TOM"]\n'


async def asks(peer, said, number=1):
    """The message of the turn of this number, when it waits for a yes."""
    await peer.until(
        lambda: (
            len(peer.answers(said.ts)) >= number and "approve" in peer.latest(said.ts).elements()
        )
    )
    return peer.latest(said.ts)


async def made(peer, said):
    await peer.until(lambda: peer.shared_in(said.ts))


@pytest.fixture
def paid(monkeypatch, home):
    """Every second of video costs money, which Tom may spend in one channel."""
    monkeypatch.setattr(Animatic, "limits", Limits(dollars_per_second=2))
    home.mkdir()
    (home / "slack.toml").write_text(SPENDER)


async def test_a_button_by_a_person_who_may_not_spend_spends_nothing(in_slack, paid):
    async with in_slack() as peer:
        said = await peer.says(CAT)
        told = await asks(peer, said)
        assert "$1.00" in told.words
        await peer.clicks(told, "approve", person="U0MEI")
        await peer.until(lambda: peer.whispered)
        [refused] = peer.whispered
        assert refused["user"] == "U0MEI"
        assert EN.may_not_spend in refused["text"]
        assert "U0MEI into `people` and C0FILMS into `channels`" in refused["text"]
        assert "approve" in told.elements()
        await peer.clicks(told, "approve", person="U0TOM")
        await made(peer, said)


async def test_a_yes_in_words_spends_only_when_it_comes_from_one_who_may(in_slack, paid):
    async with in_slack() as peer:
        said = await peer.says(CAT)
        await asks(peer, said)
        await peer.says("yes, render it", thread=said.ts, person="U0MEI")
        await asks(peer, said, 2)
        await peer.says("yes, render it", thread=said.ts, person="U0TOM")
        await made(peer, said)
        assert peer.shared_in(said.ts)


async def test_who_may_spend_may_do_so_in_the_channels_that_are_named(in_slack, paid):
    async with in_slack() as peer:
        said = await peer.says(CAT, channel="C0PUBLIC", person="U0TOM")
        told = await asks(peer, said)
        await peer.clicks(told, "approve", person="U0TOM")
        await peer.until(lambda: peer.whispered)
        direct = await peer.says(CAT, channel="D0TOM", person="U0TOM")
        await peer.clicks(await asks(peer, direct), "approve", person="U0TOM")
        await made(peer, direct)
        assert peer.shared_in(said.ts) == []


async def test_words_that_a_paid_model_would_read_are_not_read_for_who_may_not_spend(in_slack):
    paid_model = {"planner": "llm", "model": "m", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    async with in_slack(**paid_model, model_prompt_dollars=1.0) as peer:
        said = await peer.says(CAT)
        await peer.until(lambda: peer.answers(said.ts))
        assert EN.may_not_spend in peer.latest(said.ts).words


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_what_is_delivered_again_is_handled_once_also_after_a_restart(
    in_slack, slack_settings, http
):
    async with in_slack(http=http, **ASKING) as peer:
        said = await peer.says(CAT)
        await asks(peer, said)
        for event in peer.events_of(said):
            await peer.deliver(event)
    async with in_slack(http=http, **ASKING) as peer:
        for event in peer.events_of(said):
            await peer.deliver(event)
        later = await peer.says(CAT)
        told = await asks(peer, later)
        click = peer.click_of(told, told.elements()["decline"], "U0MEI")
        for _ in range(3):
            await peer.deliver(click)
        await peer.until(lambda: EN.declined in told.words)
        assert len(peer.answers(said.ts)) == len(peer.answers(later.ts)) == 1
    async with open_studio(Settings.model_validate(slack_settings)) as studio:
        library = studio.of(f"slack/{TEAM}/C0FILMS").library
        assert [(await library.conversation(t.ts)).turns for t in (said, later)] == [1, 1]


async def test_a_request_that_slack_did_not_sign_is_refused(in_slack):
    async with in_slack(http=True, **ASKING) as peer:
        said = await peer.says("nothing for callsheet")
        said.text = CAT
        forged, *_ = peer.events_of(said)
        assert (await peer.post(forged, secret="not Slack's"))[0] == 401
        assert (await peer.post(forged, secret=""))[0] == 401
        assert (await peer.post(forged, now="1000000000"))[0] == 401, "an old one sent again"
        strange = forged | {"team_id": "T0OTHER", "authorizations": []}
        await peer.post(strange)
        honest = await peer.says(CAT)
        await asks(peer, honest)
        assert peer.answers(said.ts) == []


async def test_a_render_that_a_restart_cut_off_goes_on_in_its_message(in_slack):
    async with in_slack() as peer:
        said = await peer.says(LONG)
        await peer.until(lambda: peer.answers(said.ts) and "▰" * 6 in peer.latest(said.ts).words)
        told = peer.latest(said.ts)
    edits = told.edits
    async with in_slack() as peer:
        await peer.until(lambda: told.edits > edits + 1)
        assert peer.answers(said.ts) == [told]
        assert "a brown dog" in told.words
        assert "renders 1 of 2 shots" in told.words, "what was finished is not made again"
        await peer.clicks(told, "stop")
        await peer.until(lambda: EN.stopped in told.words)


async def test_words_that_a_restart_left_unread_are_read_after_it(in_slack, monkeypatch):
    async def held_up(*_: object) -> None:
        await asyncio.Event().wait()

    with monkeypatch.context() as patched:
        patched.setattr(Threads, "handle", held_up)
        async with in_slack(**ASKING) as peer:
            said = await peer.says(CAT)
            assert peer.answers(said.ts) == []
    async with in_slack(**ASKING) as peer:
        assert "a grey cat" in (await asks(peer, said)).words


async def test_a_stopped_render_stays_stopped_over_a_restart(in_slack):
    async with in_slack() as peer:
        said = await peer.says(LONG)
        await peer.until(lambda: peer.answers(said.ts) and "▰" in peer.latest(said.ts).words)
        told = peer.latest(said.ts)
        await peer.clicks(told, "stop")
        await peer.until(lambda: EN.stopped in told.words)
    edits = told.edits
    async with in_slack(**ASKING) as peer:
        await asks(peer, await peer.says(CAT))
        assert told.edits == edits


@pytest.mark.parametrize(
    ("changes", "http", "told"),
    [
        ({"SLACK_BOT_TOKEN": None}, False, "SLACK_BOT_TOKEN was not set"),
        ({"SLACK_APP_TOKEN": None}, False, "SLACK_APP_TOKEN was not set"),
        ({"SLACK_SIGNING_SECRET": None}, True, "SLACK_SIGNING_SECRET was not set"),
        ({"SLACK_BOT_TOKEN": "xoxb-no"}, False, "Slack did not take SLACK_BOT_TOKEN: invalid_auth"),
        ({"SLACK_APP_TOKEN": "xapp-no"}, False, "Slack did not take SLACK_APP_TOKEN: invalid_auth"),
        ({"slack_api_url": "http://127.0.0.1:9/api/"}, False, "Slack could not be reached"),
    ],
)
async def test_what_is_not_set_up_is_told_before_anything_is_opened(
    slack_settings, changes, http, told
):
    settings = Settings.model_validate(slack_settings | changes)
    with pytest.raises(CannotOpen, match=told):
        async with opened_bot(settings, http=http):
            pass


def test_each_workspace_has_its_own_settings_and_default_holds_for_the_others(home):
    home.mkdir()
    (home / "slack.toml").write_text(
        '[T1]\nlanguage = "zh"\nbot_token = "xoxb-1"\nchannels = ["*"]\npeople = ["*"]\n[default]\n'
        'people = ["U2"]\n'
    )
    settings = Settings.model_validate({"home": home, "SLACK_BOT_TOKEN": "xoxb-0"})
    workspaces = read_workspaces(settings)
    assert (workspaces.token("T1"), workspaces.token("T2")) == ("xoxb-1", "xoxb-0")
    assert workspaces.of("T1").language == "zh"
    assert workspaces.of("T1").may_spend("anybody", "C1")
    assert workspaces.of("T2").may_spend("U2", "D1")
    assert not workspaces.of("T2").may_spend("U2", "C1")
    assert not Workspace().may_spend("U2", "D1"), "nobody may, until it is said who"


@pytest.mark.parametrize("text", ["[T1", "[T1]\nchanels = []", "[T1]\nlanguage = 'fr'"])
def test_a_file_of_workspaces_that_cannot_be_used_is_told(home, text):
    home.mkdir()
    (home / "slack.toml").write_text(text)
    with pytest.raises(BadInput, match=r"slack\.toml"):
        read_workspaces(Settings.model_validate({"home": home}))

"""What Slack delivers, as callsheet's own values, each handled once.

Slack delivers again what it believes was lost: minutes later, or to the process that was started in
between. So a delivery is kept before it is acknowledged, by a key that is the same each time, and
marked when all that follows from it is done; what a stop of the process left open is taken up when
it starts again. It knows Slack's payloads and the library, and nothing of replies.
"""

import asyncio
import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from ..agent.library import Library
from ..generator.plan import Part
from .slack_form import Where

KEPT = timedelta(days=7)
"""Slack gives up within a day."""
DELIVERIES = "slack-deliveries"
SPOKEN = (None, "file_share", "thread_broadcast")
"""Kinds of messages that people write."""

Act = Literal["say", "approve", "decline", "render", "stop", "undo", "redo", "take", "edit"]
Payload = Mapping[str, Any]

_MARKUP = re.compile(r"<(?P<kind>[@#!])?(?P<what>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


class Place(Part):
    """A conversation: a thread of a channel or of direct messages."""

    team: str
    channel: str
    thread: str
    """Timestamp of its first message, which is its name in Slack."""

    @property
    def owner(self) -> str:
        """Whose it is: who can read the channel can read the conversation, and nobody else."""
        return f"slack/{self.team}/{self.channel}"

    @property
    def key(self) -> str:
        """A name that no other place has."""
        return f"{self.team}/{self.channel}/{self.thread}"


class Delivery(Part):
    """Something that somebody did."""

    key: str
    """The same when it is delivered again."""
    place: Place
    person: str
    act: Act
    text: str = ""
    """As Slack writes it, with its markup; for a button its words."""
    files: tuple[dict[str, Any], ...] = ()
    shot: str = ""
    filled: dict[str, Any] | None = None
    """Of a form."""
    on_turn: int = 0
    """The turn whose message was clicked."""
    turn: int = 0
    """The turn that it began; 0 before it did."""


def message(event: Payload, team: str, bot: str, known: bool) -> Delivery | None:
    """Words for callsheet; null for messages that are not for it.

    Direct messages and mentions are. In a thread that is `known` to have begun as a conversation,
    so is every message, but for one that begins with speaking to somebody else.
    """
    person, text = str(event.get("user") or ""), str(event.get("text") or "")
    if event.get("subtype") not in SPOKEN or event.get("bot_id") or not person:
        return None
    mentioned = f"<@{bot}>" in text or f"<@{bot}|" in text
    to_others = text.lstrip().startswith("<@") and not mentioned
    direct = event.get("channel_type") == "im"
    if not (direct or mentioned or (known and not to_others)):
        return None
    channel, stamp = str(event["channel"]), str(event["ts"])
    return Delivery(
        key=f"{team}/{channel}/{stamp}",
        place=Place(team=team, channel=channel, thread=str(event.get("thread_ts") or stamp)),
        person=person,
        act="say",
        text=text,
        files=tuple(event.get("files") or ()),
    )


def click(body: Payload, team: str) -> Delivery:
    """A button, or a choice from a shot's menu."""
    [action] = body["actions"]
    name, value = str(action["action_id"]), str(action.get("value") or "")
    act, shot, text = name, "", ""
    if name.startswith("option:"):
        act, text, value = "say", html.escape(value, quote=False), name.split(":")[1]
    elif name == "shot":
        act, value, shot = str(action["selected_option"]["value"]).split(":", 2)
    container = body["container"]
    channel, stamp = str(container["channel_id"]), str(container["message_ts"])
    thread = str(container.get("thread_ts") or body["message"].get("thread_ts") or stamp)
    return Delivery.model_validate(
        {
            "key": f"{team}/{channel}/{stamp}/{name}/{shot}/{action['action_ts']}",
            "place": {"team": team, "channel": channel, "thread": thread},
            "person": body["user"]["id"],
            "act": act,
            "text": text,
            "shot": shot,
            "on_turn": int(value) if value.isdecimal() else 0,
        }
    )


def submission(body: Payload, team: str) -> Delivery:
    """A form that was sent off."""
    view = body["view"]
    where = Where.model_validate_json(view["private_metadata"])
    return Delivery(
        key=f"{team}/{view['id']}",
        place=Place(team=team, channel=where.channel, thread=where.thread),
        person=str(body["user"]["id"]),
        act="edit",
        shot=where.shot,
        filled=view["state"]["values"],
        on_turn=where.turn,
    )


def people_in(text: str) -> frozenset[str]:
    """Ids of the people a text mentions."""
    return frozenset(m["what"] for m in _MARKUP.finditer(text) if m["kind"] == "@")


def plain_words(text: str, bot: str, names: Mapping[str, str]) -> str:
    """A text as it was written, without Slack's markup and the mention of callsheet itself."""

    def written(found: re.Match[str]) -> str:
        what, label = found["what"], found["label"]
        match found["kind"]:
            case "@":
                return "" if what == bot else f"@{label or names.get(what, what)}"
            case "#":
                return f"#{label or what}"
            case "!":
                return label or f"@{what.partition('^')[0]}"
            case _:
                return (label or what.removeprefix("mailto:")) if "mailto:" in what else what

    return html.unescape(_MARKUP.sub(written, text)).strip()


class Inbox:
    """The deliveries that were taken."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._one_at_a_time = asyncio.Lock()

    async def takes(self, delivery: Delivery) -> bool:
        """Keeps a delivery; false when it was taken before."""
        async with self._one_at_a_time:
            if await self.knows(delivery.key):
                return False
            await self.keep(delivery)
            return True

    async def knows(self, key: str) -> bool:
        """Whether a delivery of this key was taken, and not long ago."""
        return await self._library.remembered(DELIVERIES, key) is not None

    async def keep(self, delivery: Delivery, done: bool = False) -> None:
        """Keeps how far a delivery is; of one that is done only that there was one."""
        known = await self._library.remembered(DELIVERIES, delivery.key)
        came = known["at"] if known else datetime.now(UTC).isoformat()
        left = {} if done else delivery.model_dump(mode="json")
        await self._library.remember(DELIVERIES, delivery.key, {"at": came, "open": left})

    async def left_open(self) -> Sequence[Delivery]:
        """What was taken and not done, in the order in which it came; forgets what is old."""
        everything = await self._library.all_remembered(DELIVERIES)
        oldest = (datetime.now(UTC) - KEPT).isoformat()
        for key, kept in everything.items():
            if kept["at"] < oldest:
                await self._library.forget(DELIVERIES, key)
        left = (kept for kept in everything.values() if kept["open"] and kept["at"] >= oldest)
        return [
            Delivery.model_validate(kept["open"])
            for kept in sorted(left, key=lambda kept: str(kept["at"]))
        ]

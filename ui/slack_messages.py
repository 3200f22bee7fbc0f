"""The message of a turn: posted when the turn begins, edited as it goes on, left when it ends.

Only the latest message of a conversation has buttons; what is kept of it tells how to take them
away when another one follows. It knows Slack's methods for messages, and nothing of what began a
turn.
"""

# pyright: reportUnknownMemberType=false
# ... because slack_sdk's responses are only partly typed.

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError

from ..agent.events import Answered, Failed, Made
from ..agent.running import Run, Status
from ..agent.studio import Studio
from ..generator.plan import Part
from ..tools.sheet import sheet
from .slack_blocks import Block, Message, message_blocks, message_text
from .slack_deliveries import Place
from .slack_files import NOT_DELIVERED, answer, picture_id, reason, share
from .slack_installed import Bot
from .slack_words import Language, Words
from .slack_workspaces import Workspace

logger = logging.getLogger(__name__)

MESSAGES = "slack-messages"
FIRST_SECONDS = 0.4
"""How long a turn may take before its message is posted: most are planned by then."""
EDIT_SECONDS = 1.2
"""Between two edits of a message: Slack takes about fifty in a minute."""


class Posted(Part):
    """The latest message of a conversation, as it is remembered."""

    ts: str = ""
    sheet: str = ""
    language: Language = "en"
    begun_here: bool = False
    """The thread began as a conversation: every message in it is for callsheet."""
    closed: tuple[Block, ...] = ()
    """The message without its buttons."""
    text: str = ""


@dataclass(frozen=True)
class Talk:
    """A conversation, and who does something in it."""

    place: Place
    person: str
    studio: Studio
    """Of those who can read the channel."""
    bot: Bot
    workspace: Workspace
    language: Language
    words: Words
    begun_here: bool
    is_superseded: Callable[[], bool]
    """Something else waits to be done here: what is shown is out of date in a moment."""

    @property
    def thread(self) -> str:
        """The conversation's name in the studio."""
        return self.place.thread

    @property
    def may_spend(self) -> bool:
        """Whether the one who acts may spend money here."""
        return self.workspace.may_spend(self.person, self.place.channel)


async def last_posted(studio: Studio, place: Place) -> Posted:
    """The latest message of a conversation; an empty one when there is none."""
    return Posted.model_validate(await studio.library.remembered(MESSAGES, place.thread) or {})


class Post:
    """One message."""

    def __init__(self, talk: Talk, shown: Message, ts: str = "") -> None:
        self._talk = talk
        self._shown = shown
        self._blocks: list[Block] = []
        self._is_drawn = bool(shown.sheet)
        self.ts = ts
        """Its name in Slack; empty until it is posted."""

    @classmethod
    async def latest(cls, talk: Talk) -> "Post":
        """The latest message of a conversation, read back from what is kept of its turn."""
        known = await last_posted(talk.studio, talk.place)
        turns = (await talk.studio.conversation(talk.thread)).turns
        told = await _answered(talk, turns) if turns else None
        due = talk.studio.price(told.plan) if told and told.plan else None
        status = Status(answered=told, price=due)
        return cls(talk, Message(status, turns, known.sheet), known.ts)

    def begin(self, turn: int, chosen: str) -> None:
        """The message is of this turn, which began with a click on an answer or without one."""
        self._shown = replace(self._shown, turn=turn, chosen=chosen, waits=False)

    async def put(self, **changes: object) -> None:
        """Posts it, or edits it where it looks otherwise with these changes."""
        self._shown = replace(self._shown, **changes)  # pyright: ignore[reportArgumentType]
        blocks = message_blocks(self._shown, self._talk.words)
        if blocks == self._blocks:
            return
        text = message_text(self._shown, self._talk.words)
        if not self.ts:
            said = await self._talk.bot.client.chat_postMessage(
                channel=self._talk.place.channel,
                thread_ts=self._talk.thread,
                blocks=blocks,
                text=text,
            )
            self.ts = str(answer(said)["ts"])
        elif not await self._edited(self.ts, blocks, text) and self._shown.sheet:
            return await self.put(sheet="")
        self._blocks = blocks
        await self._take_over(text)

    async def _edited(self, ts: str, blocks: list[Block], text: str) -> bool:
        """Edits a message; false when Slack does not take the blocks.

        A message that somebody has deleted stays so, and the turn goes on.
        """
        client, channel = self._talk.bot.client, self._talk.place.channel
        try:
            await client.chat_update(channel=channel, ts=ts, blocks=blocks, text=text)
        except SlackApiError as error:
            logger.warning("a message could not be edited: %s", reason(error))
            return reason(error) != "invalid_blocks"
        return True

    async def follow(self, run: Run) -> None:
        """Shows a turn until it ends."""
        seconds = FIRST_SECONDS
        while True:
            status = await run.wait(seconds)
            ended = run.ended
            await self._show(status)
            if ended:
                return await self._end()
            seconds = EDIT_SECONDS

    async def show_end(self) -> None:
        """Shows where a turn ended that nobody followed."""
        await self._show(await self._talk.studio.status(self._talk.thread))
        await self._end()

    async def _show(self, status: Status) -> None:
        """Edits the message to where the turn stands, and draws its storyboard when it is new."""
        library = self._talk.studio.library
        known = await library.conversation(self._talk.thread)
        head = await library.version(self._talk.thread, known.head) if known.head else None
        await self.put(
            status=_completed(status, self._shown.status),
            can_undo=bool(head and head.parent),
            can_redo=bool(known.redo),
        )
        is_due = not self._is_drawn and not self._talk.is_superseded()
        if is_due and self._shown.shows_board:
            await self._draw()

    async def _draw(self) -> None:
        """Shows the storyboard as a picture; once, whether Slack takes it or not."""
        plan = self._shown.plan
        assert plan is not None, "a board shows a plan"
        self._is_drawn = True
        stills = await self._talk.studio.stills(plan)
        jpeg = await asyncio.to_thread(sheet, plan, stills)
        title = self._talk.words.board.format(title=plan.title)
        await self.put(sheet=await picture_id(self._talk.bot.client, jpeg, title))

    async def _end(self) -> None:
        """Puts the video into the thread, when there is one."""
        if made := self._shown.status.made:
            try:
                await self._share(made)
            except NOT_DELIVERED as error:
                logger.exception("the video was not taken")
                why = reason(error)
                told = self._talk.words.not_shared.format(why=why)
                failed = Failed(problem=told, remedy=self._talk.words.not_shared_remedy)
                status = self._shown.status.model_copy(update={"state": "failed", "failed": failed})
                await self.put(status=status)

    async def _share(self, made: Made) -> None:
        title = self._shown.plan.title if self._shown.plan else made.video.stem
        name = "-".join(re.findall(r"\w+", title.lower()))[:60] or "video"
        files = {f"{name}.mp4": made.video}
        if made.captions:
            files[f"{name}.srt"] = made.captions
        talk = self._talk
        await share(talk.bot.client, talk.place.channel, talk.thread, files, title)

    async def _take_over(self, text: str) -> None:
        """Remembers this message as the latest, and takes the buttons of the one before away."""
        talk = self._talk
        before = await last_posted(talk.studio, talk.place)
        closed = message_blocks(replace(self._shown, is_latest=False), talk.words)
        now = Posted(
            ts=self.ts,
            sheet=self._shown.sheet,
            language=talk.language,
            begun_here=talk.begun_here,
            closed=tuple(closed),
            text=text,
        )
        await talk.studio.library.remember(MESSAGES, talk.thread, now.model_dump(mode="json"))
        if before.ts and before.ts != self.ts:
            await self._edited(before.ts, list(before.closed), before.text)


def _completed(status: Status, before: Status) -> Status:
    """With what a run does not tell again that began with a click, or in the middle."""
    due = status.price or before.price
    waiting = dict.fromkeys(due.to_render, 0.0) if due else {}
    known = {"answered": status.answered or before.answered, "price": due}
    return status.model_copy(update=known | {"progress": {**waiting, **status.progress}})


async def _answered(talk: Talk, number: int) -> Answered:
    """What a turn came to, as it was told."""
    library = talk.studio.library
    turn = await library.turn(talk.thread, number)
    plan = (await library.version(talk.thread, turn.version)).plan if turn.version else None
    return Answered(
        intent=turn.intent or "chat",
        reply=turn.reply,
        plan=plan,
        version=turn.version,
        changed=turn.changed,
        problems=talk.studio.problems(plan) if plan else (),
    )

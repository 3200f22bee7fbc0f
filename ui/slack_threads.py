"""Conversations as threads of Slack: what each delivery begins.

A mention or a direct message begins one; what is said while a turn goes on is read after it. It
knows the studio and who may spend money; how a turn is shown is in `slack_messages`, and whose
deliveries may be believed is decided before.
"""

# pyright: reportUnknownMemberType=false
# ... because slack_sdk's responses are only partly typed.

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import WeakValueDictionary

from ..agent.director.languages import written_languages
from ..agent.edits import PutShot
from ..agent.events import Event, Failed
from ..agent.planner import Edited, Moved
from ..agent.running import Status
from ..agent.studio import Studio
from ..generator.errors import BadInput, CallsheetError
from ..generator.plan import VideoPlan
from .slack_blocks import Message, escaped
from .slack_deliveries import Delivery, Inbox, Place, people_in, plain_words
from .slack_files import NOT_DELIVERED, answer, fetched
from .slack_form import edits_of
from .slack_installed import Bot
from .slack_messages import Post, Posted, Talk, last_posted
from .slack_words import WORDS, Language, Words
from .slack_workspaces import Workspaces

logger = logging.getLogger(__name__)


class Threads:
    """Every conversation of every workspace."""

    def __init__(
        self,
        studio: Studio,
        workspaces: Workspaces,
        inbox: Inbox,
        bot_of: Callable[[str], Awaitable[Bot]],
        *,
        words_cost: bool,
    ) -> None:
        """`words_cost`: to read words takes a language model that is paid."""
        self._studio = studio
        self._workspaces = workspaces
        self._inbox = inbox
        self._bot_of = bot_of
        self._words_cost = words_cost
        self._turns = WeakValueDictionary[str, asyncio.Lock]()
        self._in_line = Counter[str]()
        """How much goes on or waits, by conversation."""
        self._begun: dict[str, Delivery] = {}
        """What goes on, by conversation."""
        self._names: dict[str, str] = {}

    async def is_known(self, place: Place) -> bool:
        """Whether a thread began as a conversation."""
        return (await self._posted(place)).begun_here or await self._inbox.knows(place.key)

    async def plan(self, place: Place) -> VideoPlan | None:
        """The plan of a conversation as it is."""
        return await self._studio.of(place.owner).library.plan(place.thread)

    async def words(self, place: Place) -> Words:
        """callsheet's own words, in the language of the conversation."""
        return WORDS[self._language(place, "", await self._posted(place))]

    async def handle(self, delivery: Delivery) -> None:
        """Does all that follows from a delivery, and marks it as done.

        What Slack did not take is left open: the next start shows where it stands.
        """
        try:
            if delivery.act == "stop":
                await self._stop(delivery)
            else:
                await self._in_turn(delivery)
        except NOT_DELIVERED:
            logger.exception("Slack did not take what was to be said in %s", delivery.place.key)
            return
        except Exception as error:  # the front door: a fault of ours must not leave people waiting
            logger.exception("a delivery failed")
            words = await self.words(delivery.place)
            fault = words.fault.format(error=repr(error))
            await self.refuse(delivery, BadInput(fault, words.fault_remedy))
        await self._inbox.keep(delivery, done=True)

    async def refuse(self, delivery: Delivery, error: CallsheetError) -> None:
        """Tells the one who clicked, and nobody else in the thread, why nothing was done."""
        bot = await self._bot_of(delivery.place.team)
        await bot.client.chat_postEphemeral(
            channel=delivery.place.channel,
            user=delivery.person,
            thread_ts=delivery.place.thread,
            text=escaped(f"{error.problem}: {error.remedy}"),
        )

    async def _stop(self, delivery: Delivery) -> None:
        """Stops the turn that goes on, so that no restart goes on with it."""
        if begun := self._begun.get(delivery.place.key):
            await self._inbox.keep(begun, done=True)
        run = self._studio.of(delivery.place.owner).running(delivery.place.thread)
        if run and not run.ended:
            await run.stop()
        else:
            await (await Post.latest(await self._talk(delivery))).show_end()

    async def _in_turn(self, delivery: Delivery) -> None:
        """Does it when all that came before it in the conversation is done."""
        key = delivery.place.key
        lock = self._turns.setdefault(key, asyncio.Lock())
        waits = lock.locked()
        in_line = asyncio.ensure_future(lock.acquire())
        self._in_line[key] += 1
        try:
            talk = await self._talk(delivery)
            post = Post(talk, Message(Status()))
            if waits and delivery.act == "say":
                await post.put(waits=True)
            await in_line
            self._begun[key] = delivery
            await self._act_or_tell(delivery, talk, post)
        finally:
            self._in_line[key] -= 1
            if not in_line.cancel() and not in_line.cancelled():
                self._begun.pop(key, None)
                lock.release()

    async def _act_or_tell(self, delivery: Delivery, talk: Talk, post: Post) -> None:
        """Does it; what cannot be done is told where it was asked for."""
        try:
            await self._act(delivery, talk, post)
        except CallsheetError as error:
            if delivery.act != "say":
                return await self.refuse(delivery, error)
            failed = Failed(problem=error.problem, remedy=error.remedy)
            await post.put(status=Status(state="failed", failed=failed), waits=False)

    async def _act(self, delivery: Delivery, talk: Talk, post: Post) -> None:
        known = await talk.studio.conversation(talk.thread)
        if delivery.turn and known.turns >= delivery.turn:
            turn = await talk.studio.library.turn(talk.thread, known.turns)
            if turn.intent:  # callsheet was stopped in the middle of it
                return await self._go_on(await Post.latest(talk), talk)
        if delivery.on_turn and delivery.on_turn != known.turns:
            raise BadInput(talk.words.old_message, talk.words.old_message_remedy)
        if delivery.act in ("approve", "decline"):
            return await self._answer(delivery, talk)
        if delivery.act == "render" and await talk.studio.is_cut_off(talk.thread):
            plan = await self.plan(talk.place)
            self._check(talk, plan is not None and talk.studio.price(plan).dollars > 0)
            return await self._go_on(await Post.latest(talk), talk)
        if events := await self._events(delivery, talk):
            number = known.turns + 1
            await self._inbox.keep(delivery.model_copy(update={"turn": number}))
            chosen = plain_words(delivery.text, "", {}) if delivery.on_turn else ""
            post.begin(number, chosen)
            await post.follow(talk.studio.start(talk.thread, events))

    async def _events(self, delivery: Delivery, talk: Talk) -> AsyncGenerator[Event] | None:
        """The turn that a delivery begins; null when there is nothing to do."""
        match delivery.act:
            case "undo":
                moved = Moved(to="undo", reply=talk.words.undone)
                return talk.studio.act(talk.thread, moved, talk.words.undo)
            case "redo":
                moved = Moved(to="redo", reply=talk.words.redone)
                return talk.studio.act(talk.thread, moved, talk.words.redo)
            case "take" | "edit":
                return await self._edited(delivery, talk)
            case "render":
                return talk.studio.render(talk.thread, talk.words.render)
            case _:
                self._check(talk, self._words_cost)
                return self._said(delivery, talk)

    async def _edited(self, delivery: Delivery, talk: Talk) -> AsyncGenerator[Event] | None:
        plan, words = await self.plan(talk.place), talk.words
        ids = [shot.id for shot in plan.shots] if plan else []
        if plan is None or delivery.shot not in ids:
            raise BadInput(words.old_message, words.old_message_remedy)
        shot = plan.shot(delivery.shot)
        if delivery.act == "take":
            edits = (PutShot(shot=shot.model_copy(update={"take": shot.take + 1})),)
            reply, said = words.taken, words.take
        else:
            edits = edits_of(delivery.filled or {}, plan, delivery.shot)
            reply, said = words.edited, words.edit
        number = ids.index(delivery.shot) + 1
        outcome = Edited(edits=edits, reply=reply.format(number=number))
        told = f"{said}: {words.form.format(number=number)}"
        return talk.studio.act(talk.thread, outcome, told) if edits else None

    async def _said(self, delivery: Delivery, talk: Talk) -> AsyncGenerator[Event]:
        """A turn of words, with their files."""
        text = plain_words(delivery.text, talk.bot.user, await self._names_in(delivery, talk))
        with TemporaryDirectory(prefix="callsheet-") as folder:
            try:
                uploads = await fetched(talk.bot.client, delivery.files, Path(folder), talk.words)
            except CallsheetError as error:
                yield Failed(problem=error.problem, remedy=error.remedy)
                return
            events = talk.studio.say(talk.thread, text, uploads, may_agree=talk.may_spend)
            async with aclosing(events):
                async for event in events:
                    yield event

    async def _answer(self, delivery: Delivery, talk: Talk) -> None:
        """Answers the question whether a render shall begin."""
        post, yes = await Post.latest(talk), delivery.act == "approve"
        due = await talk.studio.waits_for_a_yes(talk.thread)
        if due is None:
            return await self._go_on(post, talk)
        self._check(talk, yes and due.dollars > 0)
        events = talk.studio.approve(talk.thread, yes)
        await post.follow(talk.studio.start(talk.thread, events, "rendering"))
        if not yes:
            await post.put(ending=talk.words.declined)

    async def _go_on(self, post: Post, talk: Talk) -> None:
        """Goes on with a render that was cut off, or shows where the turn ended."""
        if await talk.studio.is_cut_off(talk.thread):
            events = talk.studio.resume(talk.thread)
            await post.follow(talk.studio.start(talk.thread, events, "rendering"))
        else:
            await post.show_end()

    def _check(self, talk: Talk, costs: bool) -> None:
        """Raises `BadInput` when it costs money that this person may not spend."""
        if costs and not talk.may_spend:
            remedy = talk.words.may_not_spend_remedy.format(
                person=talk.person, channel=talk.place.channel, team=talk.place.team
            )
            raise BadInput(talk.words.may_not_spend, remedy)

    async def _talk(self, delivery: Delivery) -> Talk:
        place, posted = delivery.place, await self._posted(delivery.place)
        bot = await self._bot_of(place.team)
        text = plain_words(delivery.text, bot.user, {})
        language = self._language(place, text, posted)
        begins = delivery.key == place.key
        return Talk(
            place=place,
            person=delivery.person,
            studio=self._studio.of(place.owner),
            bot=bot,
            workspace=self._workspaces.of(place.team),
            language=language,
            words=WORDS[language],
            begun_here=begins or posted.begun_here,
            is_superseded=lambda: self._in_line[place.key] > 1,
        )

    def _language(self, place: Place, text: str, posted: Posted) -> Language:
        """That of the workspace, else of the words, else of the conversation so far."""
        if chosen := self._workspaces.of(place.team).language:
            return chosen
        written = written_languages(text.casefold())
        return posted.language if not written else "zh" if written[0] == "zh" else "en"

    async def _posted(self, place: Place) -> Posted:
        return await last_posted(self._studio.of(place.owner), place)

    async def _names_in(self, delivery: Delivery, talk: Talk) -> dict[str, str]:
        """What the people are called whom the words mention."""
        for person in people_in(delivery.text) - self._names.keys() - {talk.bot.user}:
            try:
                told = answer(await talk.bot.client.users_info(user=person))["user"]["profile"]
                self._names[person] = told.get("display_name") or told["real_name"]
            except NOT_DELIVERED:
                logger.warning("who %s is could not be asked", person)
        return self._names

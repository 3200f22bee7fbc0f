"""The Slack bot, opened: in Socket Mode, or behind an address that Slack posts to.

It knows Slack's ways of delivering, acknowledges at once, and lets nothing in that is not Slack's.
What a delivery means is read in `slack_deliveries`, what follows from it done in `slack_threads`.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# ... because slack_bolt's listeners and responses are only partly typed.

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, cast

import typer
import uvicorn
from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from starlette.applications import Starlette
from starlette.routing import Route

from ..agent.planner import open_planner
from ..agent.settings import PlannerName, Settings
from ..agent.studio import open_studio
from ..generator.errors import BadInput
from .listening import address_of, listening
from .slack_deliveries import Delivery, Inbox, Place, click, message, submission
from .slack_form import FORM, Where, faults, shot_form
from .slack_installed import Installed, asked, not_set
from .slack_threads import Threads
from .slack_workspaces import Workspaces, read_workspaces

logger = logging.getLogger("callsheet.slack")

PATH = "/slack/events"
BUTTONS = re.compile(r"approve|decline|render|stop|undo|redo|option:\d+:\d+")

Next = Callable[[], Awaitable[Any]]


class SlackBot:
    """What is done with each kind of delivery."""

    def __init__(self, settings: Settings, workspaces: Workspaces, installed: Installed) -> None:
        self._settings = settings
        self._workspaces = workspaces
        self._bot = installed.bot
        self._going_on: set[asyncio.Task[None]] = set()
        secret = settings.slack_signing_secret
        self.app = AsyncApp(
            logger=logger,
            client=installed.client(),
            signing_secret=secret.get_secret_value() if secret else "",
            authorize=installed,  # pyright: ignore[reportArgumentType] -- it may give null
        )
        self._listen()

    @asynccontextmanager
    async def opened(self, planner_name: PlannerName | None = None) -> AsyncGenerator[None]:
        """Opens the studio, and takes up what was left open when callsheet was stopped."""
        settings = self._settings
        async with open_studio(settings, open_planner(settings, planner_name)) as studio:
            self._inbox = Inbox(studio.of("slack").library)
            self._threads = Threads(
                studio,
                self._workspaces,
                self._inbox,
                self._bot,
                words_cost=settings.model_costs(planner_name),
            )
            try:
                for delivery in await self._inbox.left_open():
                    self._begin(self._threads.handle(delivery))
                yield
            finally:
                for task in self._going_on:
                    task.cancel()
                if self._going_on:
                    await asyncio.wait(self._going_on)

    def _listen(self) -> None:
        taking = [self._take]
        self.app.event("app_mention", middleware=taking)(self._handle)
        self.app.event("message", middleware=taking)(self._handle)
        self.app.action(BUTTONS, middleware=taking)(self._handle)
        self.app.action("shot", middleware=taking)(self._handle)
        self.app.view(FORM, middleware=taking)(self._handle)

    async def _take(
        self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck, next: Next
    ) -> BoltResponse | None:
        """Lets on what is for callsheet and new, and keeps it before Slack is told that it came."""
        delivery = await self._read(body, context, ack)
        if isinstance(delivery, BoltResponse):
            return delivery
        if delivery is None or not await self._inbox.takes(delivery):
            return BoltResponse(status=200)
        context["delivery"] = delivery
        await next()
        return None

    async def _read(
        self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck
    ) -> Delivery | BoltResponse | None:
        """What was delivered; an answer where that is all, null where it is not for callsheet."""
        team = str(context.team_id)
        match body["type"]:
            case "event_callback":
                event, bot = body["event"], str(context.bot_user_id)
                thread = str(event.get("thread_ts") or "")
                place = Place(team=team, channel=str(event.get("channel")), thread=thread)
                known = bool(thread) and await self._threads.is_known(place)
                return message(event, team, bot, known)
            case "view_submission":
                delivery = submission(body, team)
                words = await self._threads.words(delivery.place)
                if found := faults(delivery.filled or {}, words):
                    return await ack(response_action="errors", errors=found)
                return delivery
            case _:
                delivery = click(body, team)
                if delivery.act == "edit":
                    self._begin(self._open_form(delivery, str(body["trigger_id"])))
                    return await ack()
                return delivery

    async def _handle(self, context: AsyncBoltContext, ack: AsyncAck) -> None:
        await ack()
        self._begin(self._threads.handle(cast(Delivery, context["delivery"])))

    async def _open_form(self, delivery: Delivery, trigger: str) -> None:
        """Shows the form of a shot to the one who asked for it."""
        place, bot = delivery.place, await self._bot(delivery.place.team)
        plan, words = await self._threads.plan(place), await self._threads.words(place)
        if plan is None or delivery.shot not in [shot.id for shot in plan.shots]:
            error = BadInput(words.old_message, words.old_message_remedy)
            return await self._threads.refuse(delivery, error)
        where = Where(
            channel=place.channel, thread=place.thread, shot=delivery.shot, turn=delivery.on_turn
        )
        await bot.client.views_open(trigger_id=trigger, view=shot_form(plan, where, words))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Lets work go on after Slack is answered."""

        async def watched() -> None:
            try:
                await work
            except Exception:  # nobody awaits it
                logger.exception("what was delivered came to nothing")

        task = asyncio.create_task(watched())
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)


def serve(settings: Settings, planner_name: PlannerName | None = None, *, http: bool) -> None:
    """Serves Slack until it is interrupted. Raises `CannotOpen` and `BadInput`."""

    async def run() -> None:
        async with opened_bot(settings, planner_name, http=http) as (where, serving):
            typer.echo(f"callsheet is in Slack {where} (Ctrl-C ends it)", err=True)
            await serving

    asyncio.run(run())


@asynccontextmanager
async def opened_bot(
    settings: Settings, planner_name: PlannerName | None = None, *, http: bool
) -> AsyncGenerator[tuple[str, asyncio.Task[Any]]]:
    """How the bot is reached, and the task that serves it."""
    workspaces = read_workspaces(settings)
    if not workspaces.tokens:
        raise not_set("SLACK_BOT_TOKEN")
    if http and settings.slack_signing_secret is None:
        raise not_set("SLACK_SIGNING_SECRET")
    installed = Installed(workspaces, settings.slack_api_url)
    await installed.check()
    bot = SlackBot(settings, workspaces, installed)
    way = _over_http(bot, settings) if http else _over_socket(bot, settings)
    async with bot.opened(planner_name), way as (where, serving):
        yield where, serving


@asynccontextmanager
async def _over_socket(
    bot: SlackBot, settings: Settings
) -> AsyncGenerator[tuple[str, asyncio.Task[Any]]]:
    """Over a connection that callsheet opens itself."""
    if settings.slack_app_token is None:
        raise not_set("SLACK_APP_TOKEN")
    token = settings.slack_app_token.get_secret_value()
    calling = bot.app.client.apps_connections_open(app_token=token)
    await asked(calling, "SLACK_APP_TOKEN")
    handler = AsyncSocketModeHandler(bot.app, token)
    serving = asyncio.create_task(asyncio.Event().wait())
    try:
        await handler.connect_async()
        yield "in Socket Mode", serving
    finally:
        serving.cancel()
        await handler.close_async()


@asynccontextmanager
async def _over_http(
    bot: SlackBot, settings: Settings
) -> AsyncGenerator[tuple[str, asyncio.Task[Any]]]:
    """Over requests that Slack signs."""
    handler = AsyncSlackRequestHandler(bot.app)
    site = Starlette(routes=[Route(PATH, handler.handle, methods=["POST"])])
    with listening(settings.host, settings.port, "the Slack bot") as listener:
        server = uvicorn.Server(uvicorn.Config(site, log_level="warning"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"at {address_of(listener)}{PATH}", serving
        finally:
            server.should_exit = True
            await asyncio.wait([serving])

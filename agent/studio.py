"""The one door for every front end: say something, and be told what happens.

async with open_studio(settings) as studio:
    async for event in studio.say("my-thread", "A cat yawns on a windowsill"):
        ...
"""

# LangGraph ships types without saying so, and leaves its graph's input and output open.
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import asyncio
import itertools
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.graph.state import CompiledStateGraph
from langgraph.store.sqlite.aio import AsyncSqliteStore
from langgraph.types import Command

from ..generator.assets import Assets
from ..generator.cache import ClipCache
from ..generator.errors import BadInput, CallsheetError, CannotWrite, cannot_write
from ..generator.job import Clip, Limits, jobs_for
from ..generator.plan import ElementKind, VideoPlan, Voice
from ..tools.check import Problem, problems
from ..tools.price import Price, price
from . import graph
from .alone import alone
from .elements import Subject, called, subject
from .events import Event, Failed, Made, Priced
from .generators import NAMES, Generators, Offer
from .library import Conversation, Library, digest
from .planner import Approved, Attachment, Decided, Outcome, Planner, Upload, open_planner
from .running import Run, Runs, Standing, Status
from .settings import Settings
from .sources import sources
from .storyboard import stills
from .uploads import kept

App = CompiledStateGraph[graph.State, graph.Context, graph.Said, graph.State]
Given = graph.Said | Command[bool] | None
"""What a run begins with: words, a yes or no, or nothing when it goes on."""

LOOKED_BACK = 20
"""How many conversations are looked through for a render that was cut off."""


class Studio:
    """The conversations of one owner, each a thread with a name. Made by `open_studio`."""

    def __init__(
        self,
        app: App,
        context: graph.Context,
        assets: Assets,
        home: Path,
        runs: Runs,
        generators: Generators,
        owner: str = "",
    ) -> None:
        self._app = app
        self._context = context
        self._assets = assets
        self._home = home
        self._runs = runs
        self._generators = generators
        self._owner = owner

    def of(self, owner: str) -> "Studio":
        """The same studio for somebody else, whose conversations and videos nobody else can reach.

        The empty owner is whoever sits at this machine. Owners share the workers and, since it is
        known by content alone, the cache of clips.
        """
        videos = self._home / "owners" / digest(owner) if owner else self._home
        context = replace(self._context, library=self.library.of(owner), videos=videos / "videos")
        return self._with(context, owner)

    def using(self, generator: str) -> "Studio":
        """The same studio with another generator. Raises `BadInput` and `CannotOpen`."""
        making = self._generators.of(generator)
        return self._with(
            replace(
                self._context,
                generator=making.version,
                limits=making.limits,
                executor=making.executor,
            ),
            self._owner,
        )

    async def in_conversation(self, thread: str) -> "Studio":
        """The same studio with the generator that was chosen in the conversation."""
        chosen = (await self.library.conversation(thread)).generator
        return self.using(chosen) if chosen in NAMES else self

    async def choose(self, thread: str, generator: str) -> None:
        """Lets another generator make the video of the conversation.

        What was cut off or asked about with the one before is given up; finished shots are kept.
        Raises `BadInput` and `CannotOpen`.
        """
        self.using(generator)
        if await self.is_cut_off(thread) or await self.waits_for_a_yes(thread):
            await self._forget_run(thread)
        await self.library.choose(thread, generator)

    def offers(self, plan: VideoPlan) -> tuple[Offer, ...]:
        """What each generator would make of the plan, and at which price."""
        return self._generators.offers(plan)

    def _with(self, context: graph.Context, owner: str) -> "Studio":
        return Studio(
            *(self._app, context, self._assets, self._home, self._runs, self._generators, owner)
        )

    @property
    def library(self) -> Library:
        """Conversations, versions and turns."""
        return self._context.library

    @property
    def planner(self) -> str:
        """Name of the planner that answers."""
        return self._context.planner.name

    @property
    def generator(self) -> str:
        """Name of what makes the pictures and sound."""
        return self._context.generator

    @property
    def limits(self) -> Limits:
        """What the generator can do."""
        return self._context.limits

    @property
    def videos(self) -> Path:
        """Folder of finished videos."""
        return self._context.videos

    def say(
        self,
        thread: str,
        words: str,
        uploads: Sequence[Upload] = (),
        *,
        render: bool = True,
        may_agree: bool = True,
    ) -> AsyncGenerator[Event]:
        """One turn. What is free is rendered at once, when `render`; what costs money is asked for.

        The words are kept before anything is done with them. Closing the iteration stops the
        render; what is finished is kept. Unless the speaker `may_agree`, a yes in their words is
        asked for again.
        """

        async def begin() -> Given:
            attachments = await self.keep(uploads)
            attachments += await self._called(thread, words)
            if not words.strip() and not attachments:
                raise BadInput("nothing was said", "say in a sentence what the video shows")
            turn = await self.library.begin_turn(thread, words, attachments)
            said: graph.Said = {"thread": thread, "turn": turn, "render": render}
            return said if may_agree else {**said, "agreed": []}

        return self._events(thread, begin)

    def act(
        self, thread: str, outcome: Outcome, words: str, *, render: bool = True
    ) -> AsyncGenerator[Event]:
        """A turn that no planner need read: a click or an edit. `words` tell what was done."""

        async def begin() -> Given:
            turn = await self.library.begin_turn(thread, words, ())
            return {"thread": thread, "turn": turn, "render": render}

        return self._events(thread, begin, Decided(outcome))

    async def render(self, thread: str, words: str = "render it") -> AsyncGenerator[Event]:
        """Makes the video of the plan as it is, or goes on with one that was cut off.

        What costs money is asked for each time: that it was asked for is no yes.
        """

        async def begin() -> Given:
            if await self.is_cut_off(thread):
                return None
            turn = await self.library.begin_turn(thread, words, ())
            return {"thread": thread, "turn": turn, "render": True, "agreed": []}

        if (waits := await self.waits_for_a_yes(thread)) is not None:
            yield Priced(price=waits, asks=True)
            return
        async with aclosing(self._events(thread, begin, Decided(Approved(reply="")))) as events:
            async for event in events:
                yield event

    def approve(self, thread: str, yes: bool = True) -> AsyncGenerator[Event]:
        """Answers a `Priced` event that asks."""

        async def begin() -> Given:
            return Command(resume=yes)

        return self._events(thread, begin)

    def resume(self, thread: str) -> AsyncGenerator[Event]:
        """Goes on with a render that was cut off, where it was."""

        async def begin() -> Given:
            return None

        return self._events(thread, begin)

    async def is_cut_off(self, thread: str) -> bool:
        """True when a render was begun that neither ended nor waits for a yes."""
        snapshot = await self._app.aget_state(self._config(thread))
        return bool({"shoot", "review"} & set(snapshot.next)) and not snapshot.interrupts

    async def waits_for_a_yes(self, thread: str) -> Price | None:
        """What the render will take that was asked about and not answered; null when none was."""
        snapshot = await self._app.aget_state(self._config(thread))
        plan = await self.library.plan(thread) if snapshot.interrupts else None
        return (await self.in_conversation(thread)).price(plan) if plan else None

    async def keep(self, uploads: Sequence[Upload]) -> tuple[Attachment, ...]:
        """Keeps files among the assets. Raises `BadMedia` for what cannot be looked at or heard."""
        return await asyncio.to_thread(kept, uploads, self._assets)

    def asset(self, id: str) -> Path:
        """The file of an asset. Raises `BadMedia` when there is none."""
        return self._assets.path(id)

    async def forget(self, thread: str) -> None:
        """Deletes a conversation for good. Its clips stay: other plans may use the same."""
        if run := self.running(thread):
            await run.stop()
        await self.library.delete(thread)
        await self._forget_run(thread)

    async def _forget_run(self, thread: str) -> None:
        if isinstance(saver := self._app.checkpointer, AsyncSqliteSaver):
            await saver.adelete_thread(self._key(thread))

    def start(
        self, thread: str, events: AsyncGenerator[Event], begins_as: Standing = "planning"
    ) -> Run:
        """Lets a turn go on in the background, such as `studio.start(t, studio.render(t))`.

        Raises `BadInput` while another one goes on in the conversation.
        """
        return self._runs.begin(self._key(thread), events, begins_as)

    def running(self, thread: str) -> Run | None:
        """The latest turn that was started in the conversation; null when none was, here."""
        return self._runs.of(self._key(thread))

    async def status(self, thread: str, wait_seconds: float = 0) -> Status:
        """Where the conversation stands, or will when what goes on is over or the wait is."""
        run = self.running(thread)
        if run and (status := await run.wait(wait_seconds)).state != "idle":
            return status
        if due := await self.waits_for_a_yes(thread):
            return Status(state="asking", price=due)
        if await self.is_cut_off(thread):
            return Status(state="stopped")
        made = await self.made(thread)
        return Status(state="made", made=made) if made else Status()

    async def made(self, thread: str) -> Made | None:
        """The video of the plan as it is, when it was made and is still there."""
        head = (await self.library.conversation(thread)).head
        for turn in reversed(await self.library.turns(thread)):
            if head and turn.video and turn.version == head:
                video = self.videos / turn.video
                captions = video.with_suffix(".srt")
                if video.is_file():
                    return Made(
                        video=video,
                        captions=captions if captions.is_file() else None,
                        seconds=(await self.library.version(thread, head)).plan.seconds,
                        rendered=(),
                    )
        return None

    async def cut_off_with(self, words: str) -> str | None:
        """The conversation whose render was cut off after just these words, among the latest."""
        for known in (await self.library.conversations())[:LOOKED_BACK]:
            turn = await self.library.turn(known.thread, known.turns)
            if turn.said == words and await self.is_cut_off(known.thread):
                return known.thread
        return None

    async def new_thread(self, words: str) -> str:
        """A name for a conversation that begins with these words, which no other has."""
        letters = "".join(c if c.isalnum() else " " for c in words.casefold()[:200])
        name = "-".join(letters.split()[:4])[:32] or "chat"
        taken = {known.thread for known in await self.library.conversations()}
        names = (f"{name}-{number}" if number > 1 else name for number in itertools.count(1))
        return next(free for free in names if free not in taken)

    def posters(self, plan: VideoPlan) -> dict[str, Path]:
        """A frame of every shot that is rendered already, by the id of the shot."""
        return {shot: clip.poster for shot, clip in self.clips(plan).items()}

    def clips(self, plan: VideoPlan) -> dict[str, Clip]:
        """The clip that holds each shot that is rendered already, by the id of the shot."""
        jobs = jobs_for(plan, self._context.generator, self._context.limits)
        clips = {job.key: self._context.cache.get(job.key) for job in jobs}
        return {shot.id: clip for job in jobs if (clip := clips[job.key]) for shot in job.shots}

    async def stills(self, plan: VideoPlan) -> dict[str, Path]:
        """A picture of every shot, by its id: of its clip, or drawn when there is none yet."""

        def drawn() -> dict[str, Path]:
            jobs = jobs_for(plan, self._context.generator, self._context.limits)
            shown = stills(jobs, self._assets.folder, self._home / "stills")
            return dict(shown) | self.posters(plan)

        return await asyncio.to_thread(drawn)

    async def warm(self, words: str) -> None:
        """Plans words and draws a picture of them for nobody, so that the first who asks need not
        wait for what is loaded once: the languages, the fonts, what draws. Keeps nothing."""

        def drawn() -> None:
            from .director import plan_of

            limits = self._context.limits
            jobs = jobs_for(plan_of(words), self._context.generator, limits)[:1]
            with TemporaryDirectory() as folder:
                list(stills(jobs, self._assets.folder, Path(folder)))

        await asyncio.to_thread(drawn)

    async def make_element(
        self,
        name: str,
        uploads: Sequence[Upload],
        kind: ElementKind,
        looks: str = "",
        voice: Voice | None = None,
    ) -> Subject:
        """Keeps a subject, to be called `@name` in any conversation of its owner.

        A sound among the uploads is a sample of its voice. Raises `BadInput`.
        """
        attachments = await self.keep(uploads)
        made = subject(name, attachments, kind, looks, voice)
        await self.library.put_subject(made)
        return made

    def price(self, plan: VideoPlan) -> Price:
        """What the video of the plan would take, with what is there already."""
        jobs = jobs_for(plan, self._context.generator, self._context.limits)
        return price(jobs, self._context.limits, self._context.cache.has)

    def asks_for(self, due: Price) -> bool:
        """Whether a render at this price waits for a yes."""
        return self._context.asks_for(due)

    def problems(self, plan: VideoPlan) -> tuple[Problem, ...]:
        """What stands against the plan, for the generator of this studio."""
        return problems(plan, self._context.limits)

    async def sources(self, thread: str) -> dict[str, tuple[str, ...]]:
        """The user's sentences that the plan keeps, by shot id and under `video`."""
        return await sources(self.library, thread)

    async def conversation(self, thread: str) -> Conversation:
        """Where the conversation stands."""
        return await self.library.conversation(thread)

    async def _events(
        self, thread: str, begin: Callable[[], Awaitable[Given]], planner: Planner | None = None
    ) -> AsyncGenerator[Event]:
        """A run of the graph, alone in its conversation; an error of ours is its last event."""
        try:
            with alone(self._home, self._key(thread), thread):
                given = await begin()
                context = (await self.in_conversation(thread))._context
                stream = self._app.astream(
                    given,
                    self._config(thread),
                    context=replace(context, planner=planner) if planner else context,
                    stream_mode="custom",
                    durability="sync",
                )
                async with aclosing(cast(AsyncGenerator[Event], stream)) as events:
                    async for event in events:
                        yield event
        except CallsheetError as error:
            yield Failed(problem=error.problem, remedy=error.remedy)
        except sqlite3.OperationalError as error:
            failure = _not_kept(self._home, error)
            yield Failed(problem=failure.problem, remedy=failure.remedy)

    def _key(self, thread: str) -> str:
        """A name for the conversation that no other has, whoever owns it."""
        return f"{digest(self._owner)}/{digest(thread)}" if self._owner else thread

    def _config(self, thread: str) -> RunnableConfig:
        return {"configurable": {"thread_id": self._key(thread)}}

    async def _called(self, thread: str, words: str) -> tuple[Attachment, ...]:
        """What the element library has of those whom the words call, and the plan does not know."""
        if "@" not in words:
            return ()
        plan = await self.library.plan(thread)
        known = {element.handle.casefold() for element in plan.elements} if plan else set[str]()
        subjects = [
            one for one in await self.library.subjects() if one.handle.casefold() not in known
        ]
        return tuple(given for one in called(words, subjects) for given in one.pictures)


@asynccontextmanager
async def open_studio(settings: Settings, planner: Planner | None = None) -> AsyncGenerator[Studio]:
    """The studio in the home folder of the settings. Belongs to one event loop."""
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / "conversations.sqlite").touch()
    except OSError as error:
        raise cannot_write(home, error) from error
    cache = ClipCache(home / "clips")
    cache.sweep()
    generators = Generators(settings.recipe, cache, settings.workers)
    making = generators.of(generators.first)
    async with (
        AsyncSqliteSaver.from_conn_string(str(home / "conversations.sqlite")) as saver,
        AsyncSqliteStore.from_conn_string(str(home / "library.sqlite")) as store,
    ):
        await store.setup()
        context = graph.Context(
            planner=planner or open_planner(settings),
            library=Library(store),
            generator=making.version,
            limits=making.limits,
            executor=making.executor,
            cache=cache,
            videos=home / "videos",
            ask_above_render_seconds=settings.ask_above_render_seconds,
        )
        app = graph.build().compile(checkpointer=saver)
        runs = Runs()
        try:
            yield Studio(app, context, Assets(settings.recipe.assets), home, runs, generators)
        finally:
            await runs.close()
            await generators.close()


def _not_kept(home: Path, error: sqlite3.OperationalError) -> CannotWrite:
    """What the database minded: most often a disk that is full."""
    return CannotWrite(
        f"the conversation could not be kept in {str(home)!r}: {error}",
        "free some space on that disk, or look whether you may write there, and say it again",
    )

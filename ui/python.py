"""Python as a front end: `from callsheet import Studio`, in a script or a notebook.

It waits for each turn and gives back what came of it; what fails is raised. The studio itself,
which is asynchronous, is in `callsheet.agent.studio`.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import ExitStack, aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from anyio.from_thread import BlockingPortal, start_blocking_portal

from ..agent.events import Answered, Event, Failed, Made, Priced
from ..agent.planner import Upload, open_planner
from ..agent.settings import PlannerName, read_settings
from ..agent.studio import Studio as AsyncStudio
from ..agent.studio import open_studio
from ..generator.errors import BadInput, CallsheetError
from ..generator.plan import VideoPlan
from ..tools.check import Problem
from ..tools.price import Price

Listen = Callable[[Event], object]


@dataclass(frozen=True)
class Reply:
    """What came of a turn."""

    text: str
    options: tuple[str, ...]
    """Answers to choose from, when the text is a question."""
    plan: VideoPlan | None
    """The plan as it is now."""
    changed: tuple[str, ...]
    """Ids of the shots that are not as they were."""
    problems: tuple[Problem, ...]
    video: Path | None
    captions: Path | None
    asks: Price | None
    """What the render would take, when it waits for `Studio.approve`."""


class Studio:
    """Conversations that plan and make videos, kept in a home folder.

    Used as `with Studio() as studio:`; until then nothing is opened. Errors are those of
    `callsheet.generator.errors`.
    """

    def __init__(self, home: Path | str | None = None, planner: PlannerName | None = None) -> None:
        self._home = Path(home) if home else None
        self._planner: PlannerName | None = planner
        self._opened = ExitStack()
        self._portal: BlockingPortal | None = None
        self._inner: AsyncStudio | None = None

    def __enter__(self) -> Self:
        settings = read_settings(home=self._home)
        planner = open_planner(settings, self._planner)
        with ExitStack() as opening:
            portal = opening.enter_context(start_blocking_portal())
            studio = opening.enter_context(
                portal.wrap_async_context_manager(open_studio(settings, planner))
            )
            self._portal, self._inner, self._opened = portal, studio, opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._portal = self._inner = None
        self._opened.__exit__(kind, error, trace)

    def say(
        self,
        words: str,
        files: Sequence[Path | str | Upload] = (),
        *,
        thread: str = "chat",
        render: bool = True,
        listen: Listen | None = None,
    ) -> Reply:
        """One turn of a conversation; `listen` is told every event as it happens."""
        uploads = [file if isinstance(file, Upload) else Upload(path=Path(file)) for file in files]
        return self._reply(thread, lambda on: on.say(thread, words, uploads, render=render), listen)

    def render(self, *, thread: str = "chat", listen: Listen | None = None) -> Reply:
        """Makes the video of the plan as it is, or goes on with one that was cut off."""
        return self._reply(thread, lambda on: on.render(thread), listen)

    def approve(
        self, yes: bool = True, *, thread: str = "chat", listen: Listen | None = None
    ) -> Reply:
        """Answers a reply that `asks`."""
        return self._reply(thread, lambda on: on.approve(thread, yes), listen)

    def plan(self, *, thread: str = "chat") -> VideoPlan | None:
        """The plan as it is now; null when there is none yet."""
        portal, studio = self._open()
        return portal.call(studio.library.plan, thread)

    def _reply(
        self,
        thread: str,
        act: Callable[[AsyncStudio], AsyncGenerator[Event]],
        listen: Listen | None,
    ) -> Reply:
        portal, studio = self._open()
        reply = portal.call(_heard, act(studio), listen)
        return reply if reply.plan else replace(reply, plan=self.plan(thread=thread))

    def _open(self) -> tuple[BlockingPortal, AsyncStudio]:
        if self._portal is None or self._inner is None:
            raise BadInput("the studio was not open", "use it within `with Studio() as studio:`")
        return self._portal, self._inner


async def _heard(events: AsyncGenerator[Event], listen: Listen | None) -> Reply:
    """What a turn came to. Raises a `CallsheetError` when it failed."""
    answered, made, asked = None, None, None
    async with aclosing(events) as told:
        async for event in told:
            if listen:
                listen(event)
            match event:
                case Answered():
                    answered = event
                case Made():
                    made = event
                case Priced(price=due, asks=True):
                    asked = due
                case Failed(problem=problem, remedy=remedy):
                    raise CallsheetError(problem, remedy)
                case _:
                    pass
    return Reply(
        text=answered.reply if answered else "",
        options=answered.options if answered else (),
        plan=answered.plan if answered else None,
        changed=answered.changed if answered else (),
        problems=answered.problems if answered else (),
        video=made.video if made else None,
        captions=made.captions if made else None,
        asks=asked,
    )

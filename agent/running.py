"""Turns that go on in the background, and where each of them stands.

A run belongs to its conversation and not to whoever began it: they may leave, come back and look
now and then, and several may follow it at once. It knows events and nothing of studios.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Literal

from pydantic import Field

from ..generator.errors import BadInput
from ..generator.plan import Part
from ..tools.price import Price
from .events import (
    Answered,
    Event,
    Failed,
    Made,
    Priced,
    Progress,
    ShotDone,
    ShotFailed,
    Spent,
    Writing,
)

logger = logging.getLogger(__name__)

ENDED_KEPT = 200
"""Runs that are remembered when they have ended."""

Standing = Literal["idle", "planning", "asking", "rendering", "made", "failed", "stopped"]


class Status(Part):
    """Where a conversation stands, for whoever looks now and then instead of listening."""

    state: Standing = "idle"
    """`asking` waits for a yes to its price; `stopped` was stopped or cut off and can go on;
    `idle`: nothing goes on, and the plan in force has no video yet."""
    answered: Answered | None = None
    price: Price | None = None
    progress: dict[str, float] = Field(default_factory=dict[str, float])
    """Of each shot that is or was rendered, from 0 to 1."""
    failures: tuple[ShotFailed, ...] = ()
    made: Made | None = None
    failed: Failed | None = None

    @property
    def share(self) -> float:
        """How much of the render is done, from 0 to 1."""
        if self.state == "made":
            return 1.0
        return sum(self.progress.values()) / len(self.progress) if self.progress else 0.0

    @property
    def goes_on(self) -> bool:
        """Something is being done."""
        return self.state in ("planning", "rendering")


def after(status: Status, event: Event) -> Status:
    """The status when the event has happened."""
    match event:
        case Writing() | Spent():
            return status
        case Answered():
            return _with(status, answered=event)
        case Priced(price=due, asks=asks):
            waiting = dict.fromkeys(due.to_render, 0.0)
            state: Standing = "asking" if asks else "rendering"
            return _with(status, state=state, price=due, progress=waiting)
        case Progress(shots=shots, share=share):
            return _with(status, progress={**status.progress, **dict.fromkeys(shots, share)})
        case ShotDone(shots=shots):
            return _with(status, progress={**status.progress, **dict.fromkeys(shots, 1.0)})
        case ShotFailed():
            return _with(status, failures=(*status.failures, event))
        case Made():
            return _with(status, state="made", made=event)
        case Failed():
            return _with(status, state="failed", failed=event)


def _with(status: Status, **changes: object) -> Status:
    return status.model_copy(update=changes)


class Run:
    """One turn that goes on until it ends or is stopped, whoever listens."""

    def __init__(self, events: AsyncGenerator[Event], begins_as: Standing = "planning") -> None:
        self.status = Status(state=begins_as)
        self._told: list[Event] = []
        self._listeners: set[asyncio.Queue[Event | None]] = set()
        self._task = asyncio.create_task(self._go_on(events))

    @property
    def ended(self) -> bool:
        """It is over: done, failed, stopped, or waiting for a yes."""
        return self._task.done()

    async def follow(self) -> AsyncGenerator[Event]:
        """All that it told so far, then what it tells until it ends."""
        heard: asyncio.Queue[Event | None] = asyncio.Queue()
        for event in self._told:
            heard.put_nowait(event)
        if self.ended:
            heard.put_nowait(None)
        self._listeners.add(heard)
        try:
            while event := await heard.get():
                yield event
        finally:
            self._listeners.discard(heard)

    async def wait(self, seconds: float | None = None) -> Status:
        """Where it stands when it has ended, or when so many seconds are over."""
        await asyncio.wait([self._task], timeout=seconds)
        return self.status

    async def stop(self) -> None:
        """Ends it; what is finished is kept."""
        if not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
            if self.status.goes_on:  # it had not begun, and ended without a word
                self.status = _with(self.status, state="stopped")

    async def _go_on(self, events: AsyncGenerator[Event]) -> None:
        try:
            async with aclosing(events):
                async for event in events:
                    self._tell(event)
        except asyncio.CancelledError:
            self.status = _with(self.status, state="stopped")
        except Exception as error:  # nobody awaits a run: a fault must not leave its listeners mute
            logger.exception("a turn failed")
            self._tell(
                Failed(
                    problem=f"callsheet failed unexpectedly ({type(error).__name__}: {error})",
                    remedy="your words are kept; try again, and report it if it fails again",
                )
            )
        finally:
            if self.status.goes_on:
                self.status = _with(self.status, state="idle")
            for listener in self._listeners:
                listener.put_nowait(None)

    def _tell(self, event: Event) -> None:
        self.status = after(self.status, event)
        self._told = [*(old for old in self._told if not _replaces(event, old)), event]
        for listener in self._listeners:
            listener.put_nowait(event)


def _replaces(event: Event, old: Event) -> bool:
    """Whether nobody who comes later need hear the old event."""
    match event, old:
        case (Writing(), Writing()) | (Answered(), Writing()):
            return True
        case (Progress(shots=new), Progress(shots=shots)):
            return new == shots
        case _:
            return False


class Runs:
    """The runs of one process, the latest of each conversation."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}

    def begin(self, key: str, events: AsyncGenerator[Event], begins_as: Standing) -> Run:
        """Begins a run. Raises `BadInput` while another one goes on in the conversation."""
        if (known := self._runs.pop(key, None)) and not known.ended:
            self._runs[key] = known
            raise BadInput(
                "the conversation was busy with another turn",
                "wait until it is done, or stop it, and say it again",
            )
        run = self._runs[key] = Run(events, begins_as)
        for old in list(self._runs)[:-ENDED_KEPT]:
            if self._runs[old].ended:
                del self._runs[old]
        return run

    def of(self, key: str) -> Run | None:
        """The latest run of a conversation; null when it is not known any more."""
        return self._runs.get(key)

    async def close(self) -> None:
        """Stops every run."""
        for run in list(self._runs.values()):
            await run.stop()

"""A terminal as a front end: shows the events of a turn, and asks where a yes is needed."""

from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from ..agent.events import Answered, Event, Failed, Made, Priced, Progress, ShotDone, Spent, Writing
from ..agent.planner import Upload
from ..agent.studio import Studio
from ..generator.executor import JobProgress
from ..generator.plan import VideoPlan
from .present import columns, event_text, storyboard_text, writing_words

Ask = Callable[[str], bool]

WRITING_COLUMNS = 60
"""Of what a language model writes, while it does."""


@dataclass
class Heard:
    """What a turn came to."""

    thread: str
    answered: Answered | None = None
    made: Made | None = None
    failed: Failed | None = None
    asked: Priced | None = None
    """Set while the render waits for a yes."""

    @property
    def result(self) -> dict[str, object]:
        """The turn as `callsheet say --json` prints it."""
        told = self.answered
        return {
            "intent": told.intent if told else None,
            "reply": told.reply if told else "",
            "plan": told.plan.model_dump(mode="json") if told and told.plan else None,
            "changed": list(told.changed) if told else [],
            "video": str(self.made.video) if self.made else None,
            "thread": self.thread,
        }


class Screen:
    """Standard error of a terminal; plain lines where it is not one."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self.bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._plan: VideoPlan | None = None
        self._tasks: dict[tuple[str, ...], TaskID] = {}
        self._writing: TaskID | None = None

    async def show(self, events: AsyncIterator[Event], heard: Heard) -> Heard:
        """Shows the events as they come, and keeps what they came to."""
        with self.bars:
            async for event in events:
                self._one(event)
                match event:
                    case Answered():
                        heard.answered = event
                    case Priced(asks=True):
                        heard.asked = event
                    case Made():
                        heard.made = event
                    case Failed():
                        heard.failed = event
                    case _:
                        pass
        return heard

    def say(self, words: str) -> None:
        self._console.print(words)

    def _one(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.bar(event.shots, event.share)
            return
        if isinstance(event, Writing):
            self._write(writing_words(event))
            return
        if isinstance(event, Spent) and self._writing is not None:
            self.bars.remove_task(self._writing)
            self._writing = None
        if isinstance(event, Answered):
            self._plan = event.plan
            if event.plan and event.intent in ("plan", "revise"):
                self.say(storyboard_text(event.plan))
        if isinstance(event, ShotDone):
            self.bar(event.shots, 1)
        if words := event_text(event, self._plan):
            self.say(words)

    def _write(self, words: str) -> None:
        """What is being written, on one line that goes away."""
        while columns(words) > WRITING_COLUMNS:
            words = words[:-2].rstrip() + "…"
        if self._writing is None:
            self._writing = self.bars.add_task(words, total=None)
        self.bars.update(self._writing, description=words)

    def bar(self, shots: tuple[str, ...], share: float) -> None:
        if shots not in self._tasks:
            self._tasks[shots] = self.bars.add_task(f"shot {', '.join(shots)}", total=1.0)
        self.bars.update(self._tasks[shots], completed=share)


async def turn(
    studio: Studio,
    thread: str,
    words: str,
    uploads: Sequence[Upload] = (),
    *,
    render: bool = True,
    ask: Ask | None = None,
) -> Heard:
    """One turn, shown as it happens; where money or much time is at stake, `ask` says yes or no."""
    screen = Screen()
    heard = await screen.show(studio.say(thread, words, uploads, render=render), Heard(thread))
    if heard.asked and ask:
        await screen.show(studio.approve(thread, ask("Render it?")), heard)
    return heard


async def resumed(studio: Studio, thread: str) -> Heard:
    """A render that was cut off, shown as it goes on."""
    return await Screen().show(studio.resume(thread), Heard(thread))


@contextmanager
def job_bars() -> Generator[JobProgress]:
    """A bar per job, for a render without a conversation."""
    screen = Screen()

    def progress(key: str, share: float) -> None:
        screen.bar((key[:8],), share)

    with screen.bars:
        yield progress

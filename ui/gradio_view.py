"""What the page shows of one conversation, as a value, and how each event changes it.

Pure but for `opened`, which reads a conversation back from the library. It knows events and plans
and nothing of Gradio, so that what a person sees can be proved without a browser.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from ..agent.events import (
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
from ..agent.library import Turn
from ..agent.studio import Studio
from ..generator.plan import VideoPlan
from ..tools.check import Problem
from ..tools.price import Price
from . import gradio_words as words
from .present import (
    failure_words,
    made_words,
    plain,
    problem_words,
    spent_words,
    writing_words,
)

Value = TypeVar("Value")


@dataclass(frozen=True)
class Message:
    """One bubble of the chat."""

    role: Literal["user", "assistant"]
    text: str
    files: tuple[Path, ...] = ()
    options: tuple[str, ...] = ()
    """Answers that one click gives."""
    aside: str = ""
    """What it took to say it."""


@dataclass(frozen=True)
class Film:
    """A finished video, and the plan it was made from."""

    video: Path
    captions: Path | None
    plan: VideoPlan


@dataclass(frozen=True)
class View:
    """A conversation as the page shows it."""

    thread: str
    turns: int = 0
    title: str = ""
    messages: tuple[Message, ...] = ()
    plan: VideoPlan | None = None
    can_undo: bool = False
    can_redo: bool = False
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    posters: Mapping[str, Path] = field(default_factory=dict[str, Path])
    """By shot."""
    progress: Mapping[str, float] = field(default_factory=dict[str, float])
    """By shot, from 0 to 1, while it is rendered."""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By shot: what its render told."""
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By shot: the user's sentences that it keeps."""
    film: Film | None = None
    price: Price | None = None
    """Of the render that goes on or is asked about."""
    asks: bool = False
    """The render waits for a yes."""
    busy: Literal["", "thinking", "rendering"] = ""
    writing: str = ""
    """What a language model has written last, while it does."""
    spent: str = ""
    """What it took, until its answer is shown."""
    draft: str = ""
    """Words that came to nothing, to be mended and said again."""

    @property
    def is_new(self) -> bool:
        """Nothing was said yet."""
        return not self.messages

    @property
    def film_is_current(self) -> bool:
        """The video shows the plan as it is now."""
        return self.film is not None and self.film.plan == self.plan

    @property
    def can_render(self) -> bool:
        """There is a plan whose video is neither made, nor under way, nor asked about."""
        wanted = self.plan is not None and not self.film_is_current
        return wanted and not self.busy and not self.asks


async def opened(studio: Studio, thread: str) -> View:
    """The conversation as it was left."""
    turns = await studio.library.turns(thread)
    plan = await studio.library.plan(thread)
    view = View(
        thread=thread,
        title=(await studio.conversation(thread)).title,
        messages=tuple(message for turn in turns for message in _messages(turn)),
        plan=plan,
        problems=studio.problems(plan) if plan else (),
        posters=await asyncio.to_thread(studio.posters, plan) if plan else {},
        film=await _film(studio, thread, turns),
    )
    return await dated(studio, view)


async def dated(studio: Studio, view: View) -> View:
    """The view with where its conversation stands in its history, and the words it keeps."""
    known = await studio.conversation(view.thread)
    parent = (await studio.library.version(view.thread, known.head)).parent if known.head else 0
    return replace(
        view,
        turns=known.turns,
        can_undo=bool(parent),
        can_redo=bool(known.redo),
        sources=await studio.sources(view.thread),
    )


def said(view: View, text: str, files: Sequence[Path] = ()) -> View:
    """The user has spoken; nothing is known yet of what comes of it."""
    messages = _without_options((*view.messages, *_words_of_user(text, files)))
    return replace(view, messages=messages, busy="thinking", draft="", asks=False, progress={})


def refused(view: View, text: str, files: Sequence[Path] = ()) -> View:
    """The user has spoken while a turn goes on: they get their words back."""
    messages = (*view.messages, *_words_of_user(text, files))
    view = replace(view, messages=messages, draft=text)
    return noted(view, failure_words(words.BUSY, words.BUSY_REMEDY))


def rendering(view: View) -> View:
    """A render goes on without a word of the user."""
    return replace(view, busy="rendering", asks=False)


def after(view: View, event: Event) -> View:
    """The view when the event has happened."""
    match event:
        case Writing():
            return replace(view, writing=writing_words(event))
        case Spent():
            return replace(view, writing="", spent=spent_words(event))
        case Answered():
            return _answered(view, event)
        case Priced(price=due, asks=asks):
            if asks:
                return replace(view, price=due, asks=True, busy="")
            waiting = dict.fromkeys(due.to_render, 0.0)
            return replace(view, price=due, busy="rendering", progress=waiting)
        case Progress(shots=shots, share=share):
            return replace(view, progress={**view.progress, **dict.fromkeys(shots, share)})
        case ShotDone(shots=shots, poster=poster, notes=notes):
            return replace(
                view,
                progress=_only(view.progress, view.progress.keys() - set(shots)),
                posters={**view.posters, **dict.fromkeys(shots, poster)},
                notes={**view.notes, **dict.fromkeys(shots, notes)},
            )
        case ShotFailed(shots=shots, failure=failure):
            told = (failure_words(failure.problem, failure.remedy),)
            return replace(
                view,
                progress=_only(view.progress, view.progress.keys() - set(shots)),
                notes={**view.notes, **dict.fromkeys(shots, told)},
            )
        case Made():
            return _made(view, event)
        case Failed(problem=problem, remedy=remedy):
            return _failed(view, problem, remedy)


def noted(view: View, text: str) -> View:
    """The page has something to say."""
    return replace(view, messages=(*view.messages, Message("assistant", text)))


def ended(view: View) -> View:
    """The turn is over, however it ended."""
    return replace(view, busy="", progress={}, writing="", spent="")


def _words_of_user(text: str, files: Sequence[Path]) -> tuple[Message, ...]:
    return (Message("user", text, tuple(files)),) if text.strip() or files else ()


def _answered(view: View, told: Answered) -> View:
    reply = Message("assistant", told.reply, options=told.options, aside=view.spent)
    view = replace(view, messages=(*view.messages, reply), problems=told.problems, spent="")
    for problem in told.problems:
        if problem.blocks:
            view = noted(view, failure_words(problem_words(problem, told.plan), problem.remedy))
    if told.plan is None or told.plan == view.plan:
        return view
    kept = {shot.id for shot in told.plan.shots} - set(told.changed)
    return replace(
        view,
        plan=told.plan,
        title=told.plan.title or view.title,
        changed=told.changed if view.plan else (),
        posters=_only(view.posters, kept),
        notes=_only(view.notes, kept),
    )


def _made(view: View, made: Made) -> View:
    if view.plan is None:
        return view
    what = made_words(made, view.plan)
    rows = [words.READY.format(what=what), *map(plain, made.findings)]
    film = Film(made.video, made.captions, view.plan)
    return noted(replace(view, film=film), "\n".join(rows))


def _failed(view: View, problem: str, remedy: str) -> View:
    """What failed before it was answered gives the user their words back."""
    last = view.messages[-1] if view.messages else None
    draft = last.text if last and last.role == "user" else view.draft
    return noted(replace(view, draft=draft), failure_words(problem, remedy))


def _messages(turn: Turn) -> Iterable[Message]:
    handles = [words.ATTACHED.format(handle=given.handle) for given in turn.attachments]
    yield Message("user", "\n".join(filter(None, [turn.said, *handles])))
    if turn.reply:
        yield Message("assistant", turn.reply, aside=spent_words(turn.spent) if turn.spent else "")


async def _film(studio: Studio, thread: str, turns: Sequence[Turn]) -> Film | None:
    """The latest video of the conversation that is still there."""
    for turn in reversed(turns):
        if turn.video and (path := studio.videos / turn.video).is_file():
            captions = path.with_suffix(".srt")
            plan = (await studio.library.version(thread, turn.version)).plan
            return Film(path, captions if captions.is_file() else None, plan)
    return None


def _without_options(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Answers can be chosen only while the question is the last thing said."""
    return tuple(replace(message, options=()) for message in messages)


def _only(known: Mapping[str, Value], ids: Collection[str]) -> dict[str, Value]:
    return {id: value for id, value in known.items() if id in ids}

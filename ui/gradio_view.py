"""What the page shows of one conversation, as a value, and how each event changes it.

Pure but for `opened`, which reads a conversation back from the library. It knows events and plans
and nothing of Gradio, so that what a person sees can be proved without a browser.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from ..agent.elements import Subject
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
from ..agent.generators import Offer
from ..agent.library import Turn
from ..agent.studio import Studio
from ..generator.errors import BadMedia
from ..generator.job import Limits
from ..generator.plan import VideoPlan
from ..tools.check import Problem
from ..tools.price import Price
from .gradio_told import made_told, problem_told, where_told
from .gradio_words import ENGLISH, Words, words_in
from .present import (
    failure_words,
    plain,
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
    by_hand: bool = False
    """It was done at the board, and is told here in words."""


@dataclass(frozen=True)
class Past:
    """A version of the plan, as it is listed."""

    number: int
    parent: int
    said: str
    """What led to it."""
    seconds: float
    shots: int


@dataclass(frozen=True)
class Compared:
    """A version that is looked at beside the plan as it is."""

    number: int
    plan: VideoPlan
    posters: Mapping[str, Path]


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
    language: str = ENGLISH
    """Of the page's own words, as a BCP 47 tag."""
    head: int = 0
    """Number of the version in force."""
    versions: tuple[Past, ...] = ()
    compared: Compared | None = None
    due: Price | None = None
    """What the video of the plan as it is would take."""
    assets: Mapping[str, Path] = field(default_factory=dict[str, Path])
    """The files of the plan's uploads that are there, by asset id."""
    generator: str = ""
    limits: Limits = field(default_factory=Limits)
    offers: tuple[Offer, ...] = ()
    """What each generator would make of the plan."""
    subjects: tuple[Subject, ...] = ()
    """The user's element library."""

    @property
    def words(self) -> Words:
        """The page's own words in the language of the view."""
        return words_in(self.language)

    @property
    def seconds_max(self) -> float:
        """The longest that the generator makes in one generation."""
        return self.limits.seconds_max

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
        missing = bool(self.due and self.due.to_render)
        wanted = self.plan is not None and (missing or not self.film_is_current)
        return wanted and not self.busy and not self.asks


async def opened(studio: Studio, thread: str, language: str = ENGLISH) -> View:
    """The conversation as it was left."""
    studio = await studio.in_conversation(thread)
    turns = await studio.library.turns(thread)
    plan = await studio.library.plan(thread)
    view = View(
        thread=thread,
        language=language,
        messages=tuple(
            message for turn in turns for message in _messages(turn, words_in(language))
        ),
        plan=plan,
        problems=studio.problems(plan) if plan else (),
        posters=await studio.stills(plan) if plan else {},
        film=await _film(studio, thread, turns),
    )
    return await dated(studio, view)


async def dated(studio: Studio, view: View) -> View:
    """The view with where its conversation stands in its history, and the words it keeps."""
    studio = await studio.in_conversation(view.thread)
    known = await studio.conversation(view.thread)
    versions = await _versions(studio, view, known.versions)
    plan = view.plan
    return replace(
        view,
        title=known.title,
        turns=known.turns,
        head=known.head,
        versions=versions,
        can_undo=any(past.number == known.head and past.parent for past in versions),
        can_redo=bool(known.redo),
        sources=await studio.sources(view.thread),
        due=await asyncio.to_thread(studio.price, plan) if plan else None,
        assets=_assets(studio, plan) if plan else {},
        generator=studio.generator,
        offers=await asyncio.to_thread(studio.offers, plan) if plan else (),
        limits=studio.limits,
        subjects=await studio.library.subjects(),
    )


def _assets(studio: Studio, plan: VideoPlan) -> dict[str, Path]:
    """The files of the plan's uploads that are still there."""
    frames = [(one.start_frame, one.end_frame) for one in (plan, *plan.shots)]
    ids = {id for pair in frames for id in pair if id}
    ids |= {asset for element in plan.elements for asset in element.assets}
    found: dict[str, Path] = {}
    for id in ids:
        with suppress(BadMedia):
            found[id] = studio.asset(id)
    return found


async def compared(studio: Studio, view: View, number: int) -> View:
    """The view with a version beside the plan; 0 for none."""
    if not number:
        return replace(view, compared=None)
    studio = await studio.in_conversation(view.thread)
    plan = (await studio.library.version(view.thread, number)).plan
    posters = await studio.stills(plan)
    return replace(view, compared=Compared(number, plan, posters))


async def _versions(studio: Studio, view: View, count: int) -> tuple[Past, ...]:
    """All versions; only those that are not listed yet are read."""
    found = list(view.versions[:count])
    for number in range(len(found) + 1, count + 1):
        version = await studio.library.version(view.thread, number)
        said = (await studio.library.turn(view.thread, version.turn)).said
        plan = version.plan
        found.append(Past(number, version.parent, said, plan.seconds, len(plan.shots)))
    return tuple(found)


def named(generator: str) -> str:
    """A generator without its version: `Animatic`, `ltx-2.5`."""
    name = generator.partition("@")[0]
    return name.title() if name.isalpha() else name


def said(view: View, text: str, files: Sequence[Path] = ()) -> View:
    """The user has spoken; nothing is known yet of what comes of it."""
    messages = _without_options((*view.messages, *_words_of_user(text, files)))
    return replace(view, messages=messages, busy="thinking", draft="", asks=False, progress={})


def done(view: View, told: str) -> View:
    """The user has done something at the board, told in words; nothing is known of it yet."""
    messages = _without_options((*view.messages, Message("user", told, by_hand=True)))
    return replace(view, messages=messages, busy="thinking", asks=False, progress={})


def refused(
    view: View, problem: str, remedy: str, text: str = "", files: Sequence[Path] = ()
) -> View:
    """What the user wants cannot be begun: they are told why, and get their words back."""
    messages = (*view.messages, *_words_of_user(text, files))
    view = replace(view, messages=messages, draft=text)
    return noted(view, failure_words(problem, remedy))


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
    replies = (reply,) if told.reply else ()
    view = replace(view, messages=(*view.messages, *replies), problems=told.problems, spent="")
    for problem in told.problems:
        if problem.blocks:
            where = where_told(problem, told.plan, view.words)
            what, remedy = problem_told(problem, view.words)
            view = noted(view, failure_words(f"{where}: {what}", remedy))
    if told.plan is None or told.plan == view.plan:
        return view
    kept = {shot.id for shot in told.plan.shots} - set(told.changed)
    return replace(
        view,
        plan=told.plan,
        changed=told.changed if view.plan else (),
        posters=_only(view.posters, kept),
        notes=_only(view.notes, kept),
    )


def _made(view: View, made: Made) -> View:
    if view.plan is None:
        return view
    what = made_told(made, view.plan, view.words)
    rows = [view.words.ready.format(what=what), *map(plain, made.findings)]
    film = Film(made.video, made.captions, view.plan)
    return noted(replace(view, film=film), "\n".join(rows))


def _failed(view: View, problem: str, remedy: str) -> View:
    """What failed before it was answered gives the user their words back."""
    last = view.messages[-1] if view.messages else None
    spoken = last and last.role == "user" and not last.by_hand
    draft = last.text if last and spoken else view.draft
    return noted(replace(view, draft=draft), failure_words(problem, remedy))


def _messages(turn: Turn, words: Words) -> Iterable[Message]:
    handles = [words.attached.format(handle=given.handle) for given in turn.attachments]
    by_hand = turn.intent is not None and not turn.reply
    yield Message("user", "\n".join(filter(None, [turn.said, *handles])), by_hand=by_hand)
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

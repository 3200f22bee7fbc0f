"""Turns that go on in the background, and the views of them that pages follow.

A turn belongs to its conversation, not to the page that began it: a page may leave, come back or
look in from another tab, and the render goes on until it ends or is stopped. It knows the studio
and views and nothing of Gradio.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from ..agent.by_hand import changed
from ..agent.deeds import Deed, MakeElement
from ..agent.edits import difference
from ..agent.events import Answered, Event, Failed
from ..agent.planner import Edited, Moved, Outcome, Upload
from ..agent.studio import Studio
from ..generator.errors import BadInput, CallsheetError
from .gradio_view import (
    View,
    after,
    compared,
    dated,
    done,
    ended,
    named,
    noted,
    opened,
    refused,
    rendering,
    said,
)
from .gradio_words import ENGLISH, words_in
from .present_edits import edits_words

logger = logging.getLogger(__name__)

VIEWS_KEPT = 200
"""Conversations whose last view is remembered; others are read from the library again."""
FRAME_SECONDS = 0.15
"""A page is told of changes no more often than this; what comes faster is told at once."""


class Desk:
    """The conversations of one owner, as pages see them."""

    def __init__(self, studio: Studio, turns_at_once: int = 1000) -> None:
        self._studio = studio
        self._most = turns_at_once
        self._views: dict[str, View] = {}
        self._turns: dict[str, asyncio.Task[None]] = {}
        self._changed: dict[str, asyncio.Event] = {}
        self._stopped: set[str] = set()

    @property
    def studio(self) -> Studio:
        """Whose conversations they are."""
        return self._studio

    @property
    def is_busy(self) -> bool:
        """A turn goes on."""
        return bool(self._turns)

    async def view(self, thread: str, language: str = "") -> View:
        """The conversation as it is now; a blank one when it has no name yet."""
        if not thread:
            return View("", language=language or ENGLISH)
        known = self._views.get(thread)
        if known and (thread in self._turns or await self._is_fresh(known)):
            return self._in(known, language)
        view = await opened(self._studio, thread, language or ENGLISH)
        self._show(view)
        return view

    async def titles(self) -> dict[str, str]:
        """What the conversations are about, the latest first."""
        known = await self._studio.library.conversations()
        return {found.thread: found.title for found in known}

    async def rename(self, thread: str, title: str) -> None:
        """Gives a conversation another title."""
        await self._studio.library.rename(thread, title)
        if known := self._views.get(thread):
            self._show(replace(known, title=title))

    async def delete(self, thread: str) -> None:
        """Forgets a conversation; what goes on in it is stopped."""
        await self.stop(thread)
        await self._studio.forget(thread)
        self._views.pop(thread, None)

    async def say(self, thread: str, text: str, files: Sequence[Path] = ()) -> None:
        """Begins a turn. While another one goes on, the words are given back with the reason."""
        if view := await self._free_for(thread, text, files):
            uploads = [Upload(path=path) for path in files]
            self._begin(said(view, text, files), self._studio.say(thread, text, uploads))

    async def do(self, thread: str, deed: Deed, files: Sequence[Path] = ()) -> None:
        """Changes the plan by hand, as a turn of the conversation that no planner reads.

        What cannot be changed so is told, and stops nothing that goes on.
        """
        view = await self.view(thread)
        if view.plan is None:
            return
        try:
            deed = await self._with_files(deed, files)
            ids = (await self._studio.conversation(thread)).shot_ids
            new = changed(view.plan, deed, ids)
        except CallsheetError as error:
            self._show(refused(self._views[thread], error.problem, error.remedy))
            return
        edits = difference(view.plan, new)
        if not edits:
            self._show(replace(self._views[thread]))
        elif free := await self._free_for(thread):
            told = edits_words(view.plan, new, view.words)
            self._act(free, Edited(edits=edits, reply=""), told)

    async def move(self, thread: str, to: Moved) -> None:
        """Undo, redo, or a version put in force again."""
        if view := await self._free_for(thread):
            words = view.words
            known = {"undo": words.undo, "redo": words.redo}
            told = known.get(str(to.to), words.restored.format(number=to.to))
            self._act(view, to, told)

    async def compare(self, thread: str, number: int) -> None:
        """Shows a version beside the plan as it is; 0 for none."""
        view = await self.view(thread)
        try:
            self._show(await compared(self._studio, view, number))
        except BadInput as error:
            self._show(refused(view, error.problem, error.remedy))

    async def choose(self, thread: str, generator: str) -> None:
        """Lets another generator make the video; nothing is rendered by that."""
        if thread and (view := await self._free_for(thread)):
            try:
                await self._studio.choose(thread, generator)
            except CallsheetError as error:
                self._show(refused(view, error.problem, error.remedy))
                return
            messages = view.messages
            view = await opened(self._studio, thread, view.language)
            told = view.words.chosen.format(name=named(generator))
            self._show(noted(replace(view, messages=messages), told))

    async def approve(self, thread: str, yes: bool) -> None:
        """Answers the question whether a render shall begin."""
        view = await self.view(thread)
        if view.asks and thread not in self._turns:
            declined = noted(replace(view, asks=False), view.words.declined)
            self._begin(rendering(view) if yes else declined, self._studio.approve(thread, yes))

    async def render(self, thread: str) -> None:
        """Makes the video of the plan as it is; goes on with a render that was cut off."""
        if thread and (view := await self._free_for(thread)):
            if not await self._studio.is_cut_off(thread):
                view = done(view, view.words.render)
            self._begin(rendering(view), self._studio.render(thread, view.words.render_says))

    async def reopen(self, thread: str) -> None:
        """Goes on with what was cut off, unless the user themselves stopped it."""
        free = thread not in self._turns and thread not in self._stopped
        if thread and free and await self._studio.is_cut_off(thread):
            await self.render(thread)

    async def stop(self, thread: str) -> None:
        """Stops the turn that goes on, with its workers; what is finished is kept."""
        if turn := self._turns.get(thread):
            self._stopped.add(thread)
            await self._end(thread, turn)

    async def views(self, thread: str, language: str = "") -> AsyncGenerator[View]:
        """The view now, then every new one until no turn goes on."""
        shown = None
        while True:
            changed = self._changed.setdefault(thread, asyncio.Event())
            view, goes_on = await self.view(thread, language), thread in self._turns
            if view is not shown:
                shown = view
                yield view
            if not goes_on:
                return
            await changed.wait()
            await asyncio.sleep(FRAME_SECONDS)

    async def close(self) -> None:
        """Stops every turn."""
        for thread in list(self._turns):
            await self.stop(thread)

    async def _free_for(
        self, thread: str, text: str = "", files: Sequence[Path] = ()
    ) -> View | None:
        """The view when a turn may begin; null when it may not, and the user was told why.

        A free render that goes on makes room: its finished shots are kept, and the next turn goes
        on with the rest. What costs money, or is being planned, is not cut off by a click.
        """
        view = await self.view(thread)
        words = view.words
        if turn := self._turns.get(thread):
            costs = view.price is not None and view.price.dollars > 0
            if view.busy != "rendering" or costs:
                self._show(refused(view, words.busy, words.busy_remedy, text, files))
                return None
            await self._end(thread, turn, told=False)
            return self._views[thread]
        if (count := len(self._turns)) >= self._most:
            problem = words.too_many.format(count=count)
            self._show(refused(view, problem, words.too_many_remedy, text, files))
            return None
        return view

    async def _with_files(self, deed: Deed, files: Sequence[Path]) -> Deed:
        """The deed with the asset ids of what was given with it; a new element is kept to be used
        in other conversations too."""
        if not files:
            return deed
        uploads = [Upload(path=path) for path in files]
        if isinstance(deed, MakeElement) and not deed.id:
            made = await self._studio.make_element(deed.name, uploads, deed.kind)
            pictures = tuple(given.asset for given in made.pictures)
            return deed.model_copy(update={"assets": pictures, "name": made.name})
        assets = tuple(given.asset for given in await self._studio.keep(uploads))
        changes = {"assets": assets} if isinstance(deed, MakeElement) else {"value": assets[0]}
        return deed.model_copy(update=changes)

    def _act(self, view: View, outcome: Outcome, told: str) -> None:
        self._begin(done(view, told), self._studio.act(view.thread, outcome, told))

    def _begin(self, view: View, events: AsyncGenerator[Event]) -> None:
        self._stopped.discard(view.thread)
        self._turns[view.thread] = asyncio.create_task(self._run(view.thread, events))
        self._show(replace(view, compared=None))

    async def _end(self, thread: str, turn: asyncio.Task[None], told: bool = True) -> None:
        turn.cancel()
        await asyncio.wait([turn])
        if self._turns.get(thread) is turn:  # it had not begun, and ended without a word
            self._free(ended(self._views[thread]))
        if told:
            view = self._views[thread]
            self._show(noted(view, view.words.stopped))

    async def _draw(self, thread: str) -> None:
        """Puts a picture on every card before anything is rendered."""
        plan = self._views[thread].plan
        if plan is None:
            return
        drawn = await (await self._studio.in_conversation(thread)).stills(plan)
        view = self._views.get(thread)
        if view and view.plan == plan:
            self._show(replace(view, posters={**drawn, **view.posters}))

    async def _run(self, thread: str, events: AsyncGenerator[Event]) -> None:
        drawing: list[asyncio.Task[None]] = []
        try:
            async with aclosing(events):
                async for event in events:
                    self._show(after(self._views[thread], event))
                    if isinstance(event, Answered):
                        self._show(await dated(self._studio, self._views[thread]))
                        drawing.append(asyncio.create_task(self._draw(thread)))
        except Exception as error:  # the front door: a fault of ours must not leave the page mute
            logger.exception("a turn failed")
            words = words_in(self._views[thread].language)
            problem = words.fault.format(error=repr(error))
            failed = Failed(problem=problem, remedy=words.fault_remedy)
            self._show(after(self._views[thread], failed))
        finally:
            await asyncio.gather(*drawing, return_exceptions=True)
            view = ended(self._views[thread])
            try:
                view = await dated(self._studio, view)
            finally:
                self._free(view)

    def _free(self, view: View) -> None:
        """Lets the next turn into the conversation."""
        del self._turns[view.thread]
        self._show(view)

    def _in(self, view: View, language: str) -> View:
        if not language or language == view.language:
            return view
        told = replace(view, language=language)
        self._show(told)
        return told

    async def _is_fresh(self, view: View) -> bool:
        """Nobody else has spoken in the conversation since."""
        return (await self._studio.conversation(view.thread)).turns == view.turns

    def _show(self, view: View) -> None:
        self._views.pop(view.thread, None)
        self._views[view.thread] = view
        for old in list(self._views)[:-VIEWS_KEPT]:
            if old not in self._turns:
                del self._views[old]
        self._changed.pop(view.thread, asyncio.Event()).set()


class Desks:
    """The desks of one server, one for each owner."""

    def __init__(self, studio: Studio, turns_at_once: int = 1000) -> None:
        self._studio = studio
        self._most = turns_at_once
        self._desks: dict[str, Desk] = {}

    def of(self, owner: str) -> Desk:
        """The desk of an owner; those that are long unused are forgotten."""
        desk = self._desks.pop(owner, None) or Desk(self._studio.of(owner), self._most)
        self._desks[owner] = desk
        for old in list(self._desks)[:-VIEWS_KEPT]:
            if not self._desks[old].is_busy:
                del self._desks[old]
        return desk

    async def close(self) -> None:
        """Stops every turn."""
        for desk in list(self._desks.values()):
            await desk.close()

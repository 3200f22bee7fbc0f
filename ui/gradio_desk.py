"""Turns that go on in the background, and the views of them that pages follow.

A turn belongs to its conversation, not to the page that began it: a page may leave, come back or
look in from another tab, and the render goes on until it ends or is stopped. It knows the studio
and views and nothing of Gradio.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from ..agent.events import Event, Failed
from ..agent.planner import Upload
from ..agent.studio import Studio
from . import gradio_words as words
from .gradio_view import View, after, dated, ended, noted, opened, refused, rendering, said

logger = logging.getLogger(__name__)

VIEWS_KEPT = 200
"""Conversations whose last view is remembered; others are read from the library again."""
FRAME_SECONDS = 0.15
"""A page is told of changes no more often than this; what comes faster is told at once."""


class Desk:
    """The conversations of one studio, as pages see them."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._views: dict[str, View] = {}
        self._turns: dict[str, asyncio.Task[None]] = {}
        self._changed: dict[str, asyncio.Event] = {}
        self._stopped: set[str] = set()

    async def view(self, thread: str) -> View:
        """The conversation as it is now; a blank one when it has no name yet."""
        if not thread:
            return View("")
        known = self._views.get(thread)
        if known and (thread in self._turns or await self._is_fresh(known)):
            return known
        view = await opened(self._studio, thread)
        self._show(view)
        return view

    async def titles(self, own: Callable[[str], bool]) -> dict[str, str]:
        """What the conversations are about whose names are one's own, the latest first."""
        known = await self._studio.library.conversations()
        return {found.thread: found.title or words.UNTITLED for found in known if own(found.thread)}

    async def say(self, thread: str, text: str, files: Sequence[Path] = ()) -> None:
        """Begins a turn. While another one goes on, the words are given back with the reason."""
        view = await self.view(thread)
        if thread in self._turns:
            self._show(refused(view, text, files))
        else:
            uploads = [Upload(path=path) for path in files]
            self._begin(said(view, text, files), self._studio.say(thread, text, uploads))

    async def approve(self, thread: str, yes: bool) -> None:
        """Answers the question whether a render shall begin."""
        view = await self.view(thread)
        if view.asks and thread not in self._turns:
            view = rendering(view) if yes else noted(replace(view, asks=False), words.DECLINED)
            self._begin(view, self._studio.approve(thread, yes))

    async def render(self, thread: str) -> None:
        """Goes on with a render that was cut off or stopped; else asks for one in words."""
        if not thread:
            return
        view, cut_off = await self.view(thread), await self._studio.is_cut_off(thread)
        if cut_off and thread not in self._turns:
            self._begin(rendering(view), self._studio.resume(thread))
        else:
            await self.say(thread, words.RENDER_SAYS)

    async def reopen(self, thread: str) -> None:
        """Goes on with what was cut off, unless the user themselves stopped it."""
        free = thread not in self._turns and thread not in self._stopped
        if thread and free and await self._studio.is_cut_off(thread):
            await self.render(thread)

    async def stop(self, thread: str) -> None:
        """Stops the turn that goes on, with its workers; what is finished is kept."""
        if turn := self._turns.get(thread):
            self._stopped.add(thread)
            turn.cancel()
            await asyncio.wait([turn])
            if self._turns.get(thread) is turn:  # it had not begun, and ended without a word
                self._free(ended(self._views[thread]))

    async def views(self, thread: str) -> AsyncGenerator[View]:
        """The view now, then every new one until no turn goes on."""
        shown = None
        while True:
            changed = self._changed.setdefault(thread, asyncio.Event())
            view, goes_on = await self.view(thread), thread in self._turns
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

    def _begin(self, view: View, events: AsyncGenerator[Event]) -> None:
        self._stopped.discard(view.thread)
        self._turns[view.thread] = asyncio.create_task(self._run(view.thread, events))
        self._show(view)

    async def _run(self, thread: str, events: AsyncGenerator[Event]) -> None:
        try:
            async with aclosing(events):
                async for event in events:
                    self._show(after(self._views[thread], event))
        except asyncio.CancelledError:
            self._show(noted(self._views[thread], words.STOPPED))
        except Exception as error:  # the front door: a fault of ours must not leave the page mute
            logger.exception("a turn failed")
            failed = Failed(
                problem=words.FAULT.format(error=repr(error)), remedy=words.FAULT_REMEDY
            )
            self._show(after(self._views[thread], failed))
        finally:
            view = ended(self._views[thread])
            try:
                view = await dated(self._studio, view)
            finally:
                self._free(view)

    def _free(self, view: View) -> None:
        """Lets the next turn into the conversation."""
        del self._turns[view.thread]
        self._show(view)

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

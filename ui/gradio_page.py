"""The page: talk on the left, the storyboard and the video beside it.

It lays out the page, and lets every click do what could also be said. What a page shows is a view
(`gradio_view`), what goes on behind it a turn at the desk (`gradio_desk`); it decides nothing.
A conversation belongs to the browser that began it: its name cannot be guessed, and only names
of this form are opened.
"""

# pyright: reportUnknownMemberType=false
# ... because gradio's own methods are only partly typed.

import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from html import escape
from pathlib import Path
from typing import Any, Self, TypedDict

import gradio as gr
from gradio.components import Component
from pydantic import ValidationError

from .. import prompts
from ..generator.plan import Part
from . import gradio_words as words
from .gradio_cards import cards_html, player_html
from .gradio_desk import Desk
from .gradio_view import Message, View
from .present import price_words

UPLOADS_KEPT_SECONDS = 86_400
"""Gradio's own copies of uploads; the conversation's are kept among the assets."""
WORDS_MAX = 100_000
"""Longer words become a file in the box, which is not what anybody means."""

Shown = dict[Any, Any]
"""New values by component."""
Act = Callable[[str, gr.Request], AsyncIterator[Shown]]
Listener = Callable[..., object]

_NAME = re.compile(r"[\w-]{22}", re.ASCII)


class Mine(Part):
    """What a browser remembers: who it is, and what is open in it."""

    browser: str = ""
    """A name that nobody can guess; the names of its conversations begin with it."""
    open: str = ""
    """The conversation that is open; empty for a new one."""

    @classmethod
    def read(cls, given: str) -> Self:
        """What the browser says, as far as it may be believed; a new one gets its name."""
        try:
            mine = cls.model_validate_json(given)
        except ValidationError:
            mine = cls()
        browser = mine.browser if _NAME.fullmatch(mine.browser) else secrets.token_urlsafe(16)
        return cls(browser=browser).opening(mine.open)

    def opening(self, thread: str) -> Self:
        """The same browser with this conversation open, when it is one of its own."""
        return self.model_copy(update={"open": thread if self.owns(thread) else ""})

    def owns(self, thread: str) -> bool:
        """The conversation was begun in this browser."""
        return thread.startswith(self.prefix) and bool(_NAME.fullmatch(thread[len(self.prefix) :]))

    def speaking(self) -> Self:
        """The same browser in the conversation that is open, or in a new one."""
        return self if self.open else self.opening(self.prefix + secrets.token_urlsafe(16))

    @property
    def prefix(self) -> str:
        """How the names of its conversations begin."""
        return f"web-{self.browser}-"


class Given(TypedDict, total=False):
    """What stands in the box."""

    text: str
    files: list[str]


class Page:
    """The layout, and what every click does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tabs: dict[str, object] = {}
        """What each tab follows now; only the latest of its clicks may show something."""
        with gr.Blocks(
            title=words.TITLE,
            analytics_enabled=False,
            fill_width=True,
            delete_cache=(3600, UPLOADS_KEPT_SECONDS),
        ) as self.blocks:
            # As text, for gradio streams changes of a dictionary in pieces and mixes them up. What
            # it says is checked; the secret only scrambles it, and must outlive a restart.
            self._mine = gr.BrowserState(
                Mine().model_dump_json(), storage_key="callsheet", secret="callsheet"
            )
            self._lay_out_bar()
            with gr.Row(elem_id="cs-desk"):
                with gr.Column(elem_id="cs-talk", scale=4, min_width=320):
                    self._lay_out_talk()
                with gr.Column(elem_id="cs-film", scale=7, min_width=320):
                    self._lay_out_film()
            self._shown = [
                *(self._chat, self._box, self._asks, self._asked, self._welcome, self._board),
                *(self._player, self._conversations, self._undo, self._redo, self._render),
                *(self._stop, self._mine),
            ]
            self._listen()
        self.blocks.queue(default_concurrency_limit=None)  # a page that waits takes no processor

    def _lay_out_bar(self) -> None:
        with gr.Row(elem_id="cs-top"):
            gr.HTML(f"<h1>{words.TITLE}</h1>", elem_id="cs-name")
            self._conversations = gr.Dropdown(
                [(words.NEW, "")],
                value="",
                label=words.CONVERSATIONS,
                show_label=False,
                container=False,
                elem_id="cs-conversations",
                filterable=False,
            )
            self._new = gr.Button(words.NEW, size="sm", elem_id="cs-new")
            self._undo = gr.Button(words.UNDO, size="sm", interactive=False)
            self._redo = gr.Button(words.REDO, size="sm", interactive=False)
            self._render = gr.Button(words.RENDER, size="sm", variant="primary", visible=False)
            self._stop = gr.Button(words.STOP, size="sm", variant="stop", visible=False)

    def _lay_out_talk(self) -> None:
        self._chat = gr.Chatbot(
            label=words.CHAT,
            show_label=False,
            elem_id="cs-chat",
            height=None,
            placeholder=words.CHAT_EMPTY,
            render_markdown=False,
            latex_delimiters=[],
            feedback_options=None,
            buttons=[],
            layout="bubble",
        )
        with gr.Row(elem_id="cs-asks", visible=False) as self._asks:
            self._asked = gr.HTML()
            self._approve = gr.Button(words.APPROVE, size="sm", variant="primary")
            self._decline = gr.Button(words.DECLINE, size="sm")
        self._box = gr.MultimodalTextbox(
            label=words.BOX,
            show_label=False,
            elem_id="cs-box",
            placeholder=words.BOX_HINT,
            file_count="multiple",
            max_plain_text_length=WORDS_MAX,
            max_lines=8,
            autofocus=True,
        )

    def _lay_out_film(self) -> None:
        with gr.Column(elem_id="cs-welcome") as self._welcome:
            gr.HTML(f"<p>{words.WELCOME}</p><p>{words.WELCOME_EXAMPLES}</p>")
            with gr.Row(elem_id="cs-examples"):
                self._examples = {
                    gr.Button(told, elem_classes="cs-example"): prompts.prompt(name)
                    for name, told in words.EXAMPLES.items()
                }
        self._player = gr.HTML(elem_id="cs-player")
        self._board = gr.HTML(elem_id="cs-board")

    def _listen(self) -> None:
        on = self._on
        on(self.blocks.load, self._load, api_name="open")
        on(self._box.submit, self._say, self._box, api_name="say")
        for button, text in self._examples.items():
            on(button.click, self._saying(text))
        on(self._undo.click, self._saying(words.UNDO_SAYS), api_name="undo")
        on(self._redo.click, self._saying(words.REDO_SAYS), api_name="redo")
        on(self._chat.option_select, self._choose)
        on(self._render.click, self._go_on, api_name="render")
        on(self._approve.click, self._answering(True), api_name="approve")
        on(self._decline.click, self._answering(False), api_name="decline")
        on(self._new.click, self._begin, api_name="new")
        on(self._conversations.input, self._open, self._conversations, api_name="reopen")
        self._stop.click(
            self._halt, [self._mine], None, api_name="stop", queue=False, show_progress="hidden"
        )
        self.blocks.unload(self._left)

    def _on(
        self, event: Listener, act: object, *given: Component, api_name: str | None = None
    ) -> None:
        """Lets an event act and show what comes of it."""
        event(
            act,
            [*given, self._mine],
            self._shown,
            api_name=api_name,
            api_visibility="public" if api_name else "private",
            show_progress="hidden",
            trigger_mode="multiple",
        )

    async def _load(self, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        async for shown in self._reopened(Mine.read(mine), request):
            yield shown

    async def _open(self, thread: str, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        async for shown in self._reopened(Mine.read(mine).opening(thread), request):
            yield shown

    async def _begin(self, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        async for shown in self._reopened(Mine.read(mine).opening(""), request):
            yield shown | {self._box: None}

    async def _say(self, given: Given, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        yield {self._box: None}
        files = [Path(file) for file in given.get("files") or []]
        me = Mine.read(mine).speaking()
        await self._desk.say(me.open, given.get("text") or "", files)
        async for shown in self._followed(me, request):
            yield shown

    def _saying(self, text: str) -> Act:
        async def say(mine: str, request: gr.Request) -> AsyncIterator[Shown]:
            me = Mine.read(mine).speaking()
            await self._desk.say(me.open, text)
            async for shown in self._followed(me, request):
                yield shown

        return say

    async def _choose(
        self, mine: str, chosen: gr.SelectData, request: gr.Request
    ) -> AsyncIterator[Shown]:
        async for shown in self._saying(str(chosen.value))(mine, request):
            yield shown

    async def _go_on(self, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        me = Mine.read(mine)
        await self._desk.render(me.open)
        async for shown in self._followed(me, request):
            yield shown

    def _answering(self, yes: bool) -> Act:
        async def answer(mine: str, request: gr.Request) -> AsyncIterator[Shown]:
            me = Mine.read(mine)
            await self._desk.approve(me.open, yes)
            async for shown in self._followed(me, request):
                yield shown

        return answer

    async def _halt(self, mine: str) -> None:
        await self._desk.stop(Mine.read(mine).open)

    async def _reopened(self, me: Mine, request: gr.Request) -> AsyncIterator[Shown]:
        """A conversation as it was left; what was cut off in it goes on."""
        await self._desk.reopen(me.open)
        async for shown in self._followed(me, request):
            yield shown

    async def _followed(self, me: Mine, request: gr.Request) -> AsyncIterator[Shown]:
        """What the conversation shows, until its turn ends or the tab turns to something else."""
        tab = request.session_hash or ""
        claim = self._tabs[tab] = object()
        async with aclosing(self._desk.views(me.open)) as views:
            before = None
            async for view in views:
                if self._tabs.get(tab) is not claim:
                    return
                listed = await self._listed(me) if _is_listed_anew(before, view) else {}
                yield self._told(view, before) | listed
                before = view

    def _told(self, view: View, before: View | None) -> Shown:
        """What is not as it was in the view before."""
        shown: Shown = {
            self._board: cards_html(view),
            self._player: player_html(view.film, current=view.film_is_current),
            self._undo: gr.Button(interactive=view.can_undo and not view.busy),
            self._redo: gr.Button(interactive=view.can_redo and not view.busy),
            self._render: gr.Button(visible=view.can_render),
            self._stop: gr.Button(visible=bool(view.busy)),
            self._welcome: gr.Column(visible=view.is_new),
            self._asks: gr.Row(visible=view.asks),
        }
        if view.asks and view.price:
            price = price_words(view.price, view.plan)
            shown[self._asked] = f"<p>{words.ASKS.format(price=price)}</p>"
        if before is None or (view.messages, view.writing) != (before.messages, before.writing):
            thinking = Message("assistant", view.writing or words.THINKING)
            waits = [thinking] if view.busy == "thinking" else []
            shown[self._chat] = [_bubble(message) for message in (*view.messages, *waits)]
        if view.draft and (before is None or view.draft != before.draft):
            shown[self._box] = {"text": view.draft, "files": []}
        return shown

    async def _listed(self, me: Mine) -> Shown:
        """The conversations of this browser, the one last spoken in first."""
        titles = await self._desk.titles(me.owns)
        return {
            self._mine: me.model_dump_json(),
            self._conversations: gr.Dropdown(
                choices=[(words.NEW, ""), *((title, thread) for thread, title in titles.items())],
                value=me.open if me.open in titles else "",
            ),
        }

    def _left(self, request: gr.Request) -> None:
        self._tabs.pop(request.session_hash or "", None)


def _bubble(message: Message) -> dict[str, Any]:
    files = [{"path": str(file)} for file in message.files]
    # The chat takes even plain text for HTML.
    told = [escape(message.text, quote=False)] if message.text else []
    if message.aside:
        told.append(f"<small>{escape(message.aside, quote=False)}</small>")
    options = [{"value": option} for option in message.options]
    return {"role": message.role, "content": [*files, *told], "options": options}


def _is_listed_anew(before: View | None, view: View) -> bool:
    return before is None or (before.title, before.is_new) != (view.title, view.is_new)

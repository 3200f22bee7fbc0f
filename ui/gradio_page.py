"""The page: talk, the storyboard, the inspector.

It lays out the page, and lets every click do what could also be said. What a page shows is a view
(`gradio_view`), what goes on behind it a turn at the desk (`gradio_desk`); it decides nothing.
Whoever is signed in sees their own conversations; without sign-in they belong to the browser that
began them, by a name that nobody can guess.
"""

# pyright: reportUnknownMemberType=false
# ... because gradio's own methods are only partly typed.

import re
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any, Self, TypedDict, cast

import gradio as gr
from pydantic import ValidationError

from .. import prompts, ui
from ..agent.deeds import Deed
from ..agent.planner import Moved
from ..generator.errors import BadInput
from ..generator.plan import Part
from .gradio_bar import bar_html
from .gradio_cards import board_html
from .gradio_deeds import (
    EXAMPLES,
    Begin,
    Choose,
    Click,
    Compare,
    Delete,
    Open,
    Press,
    Rename,
    Restore,
    Speak,
    read_deed,
)
from .gradio_desk import Desk, Desks
from .gradio_files import Address
from .gradio_inspector import inspector_html
from .gradio_shelf import compared_html, player_html, shelf_html
from .gradio_start import asks_html, tabs_html, welcome_html
from .gradio_view import Message, View
from .gradio_words import ENGLISH, languages, wanted, words_in

UPLOADS_KEPT_SECONDS = 86_400
"""Gradio's own copies of uploads; the conversation's are kept among the assets."""
WORDS_MAX = 100_000
"""Longer words become a file in the box, which is not what anybody means."""
SCRIPT = files(ui).joinpath("page.js").read_text(encoding="utf-8")
TAKE = "(deed, files, mine) => [...window.callsheet.take(), mine]"
"""What the browser puts in the place of the deed and its files."""

Shown = dict[Any, Any]
"""New values by component."""

_NAME = re.compile(r"[\w-]{22}", re.ASCII)


class Mine(Part):
    """What a browser remembers: who it is, and what is open in it."""

    browser: str = ""
    """A name that nobody can guess; without sign-in, its conversations belong to it."""
    open: str = ""
    """The conversation that is open; empty for a new one."""
    language: str = ""
    """Of the page's own words; the browser's own when empty."""

    @classmethod
    def read(cls, given: str, request: gr.Request) -> Self:
        """What the browser says, as far as it may be believed; a new one gets its name."""
        try:
            mine = cls.model_validate_json(given)
        except ValidationError:
            mine = cls()
        browser = mine.browser if _NAME.fullmatch(mine.browser) else secrets.token_urlsafe(16)
        language = mine.language if mine.language in languages() else _asked_for(request)
        return cls(browser=browser, open=mine.open, language=language)

    def but(self, **changes: str) -> Self:
        """The same browser with something else open, or in another language."""
        return self.model_copy(update=changes)


class Given(TypedDict, total=False):
    """What stands in the box."""

    text: str
    files: list[str]


class Page:
    """The layout, and what every click does."""

    def __init__(self, desks: Desks, address: Address) -> None:
        self._desks, self._address = desks, address
        self._tabs: dict[str, object] = {}
        """What each tab follows now; only the latest of its clicks may show something."""
        self._sent: dict[str, dict[Any, str]] = {}
        """What each tab shows already, by component."""
        words = words_in(ENGLISH)
        with gr.Blocks(
            title=words.title,
            analytics_enabled=False,
            fill_width=True,
            delete_cache=(3600, UPLOADS_KEPT_SECONDS),
        ) as self.blocks:
            # As text, for gradio streams changes of a dictionary in pieces and mixes them up. What
            # it says is checked; the secret only scrambles it, and must outlive a restart.
            self._mine = gr.BrowserState(
                Mine().model_dump_json(), storage_key="callsheet", secret="callsheet"
            )
            self._bar = gr.HTML(apply_default_css=False, elem_id="cs-top")
            with gr.Row(elem_id="cs-desk"):
                with gr.Column(elem_id="cs-talk", min_width=0):
                    self._lay_out_talk()
                with gr.Column(elem_id="cs-film", min_width=0):
                    self._welcome = gr.HTML(apply_default_css=False, elem_id="cs-welcome")
                    self._board = gr.HTML(apply_default_css=False, elem_id="cs-board")
                    self._shelf = gr.HTML(apply_default_css=False, elem_id="cs-shelf")
                    self._compared = gr.HTML(apply_default_css=False, elem_id="cs-compared")
                    self._player = gr.HTML(apply_default_css=False, elem_id="cs-player")
                with gr.Column(elem_id="cs-side", min_width=0):
                    self._inspector = gr.HTML(apply_default_css=False, elem_id="cs-inspector")
            self._tabs_bar = gr.HTML(apply_default_css=False, elem_id="cs-tabs")
            self._bridge = gr.HTML(
                apply_default_css=False, elem_id="cs-bridge", js_on_load=SCRIPT, visible="hidden"
            )
            self._deed = gr.Textbox(visible="hidden", label="deed")
            self._files = gr.File(visible="hidden", file_count="multiple", label="files")
            self._shown = [
                *(self._chat, self._box, self._asks, self._welcome, self._board, self._player),
                *(self._inspector, self._shelf, self._compared, self._bar, self._tabs_bar),
                self._mine,
            ]
            self._listen()
        self.blocks.queue(default_concurrency_limit=None)  # a page that waits takes no processor

    def _lay_out_talk(self) -> None:
        words = words_in(ENGLISH)
        self._chat = gr.Chatbot(
            label=words.chat,
            show_label=False,
            elem_id="cs-chat",
            height=None,
            placeholder="",
            render_markdown=False,
            latex_delimiters=[],
            feedback_options=None,
            buttons=[],
            layout="bubble",
        )
        self._asks = gr.HTML(apply_default_css=False, elem_id="cs-asks")
        self._box = gr.MultimodalTextbox(
            label=words.box,
            show_label=False,
            elem_id="cs-box",
            placeholder=words.box_hint,
            file_count="multiple",
            max_plain_text_length=WORDS_MAX,
            max_lines=8,
            autofocus=True,
        )

    def _listen(self) -> None:
        shown: Any = {
            "outputs": self._shown,
            "show_progress": "hidden",
            "trigger_mode": "multiple",
        }
        self.blocks.load(self._load, [self._mine], api_name="open", **shown)
        self._box.submit(self._say, [self._box, self._mine], api_name="say", **shown)
        acting = [self._deed, self._files, self._mine]
        self._bridge.click(self._act, acting, js=TAKE, api_name="act", **shown)
        self._chat.option_select(self._choose, [self._mine], api_visibility="private", **shown)
        self.blocks.unload(self._left)

    async def _load(self, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        self._sent.pop(request.session_hash or "", None)
        me = Mine.read(mine, request)
        words = words_in(me.language)
        async for shown in self._reopened(me, request):
            box = shown.get(self._box) or gr.MultimodalTextbox(placeholder=words.box_hint)
            yield shown | {self._box: box}

    async def _say(self, given: Given, mine: str, request: gr.Request) -> AsyncIterator[Shown]:
        yield {self._box: None}
        me = Mine.read(mine, request)
        uploads = [Path(file) for file in given.get("files") or []]
        async for shown in self._said(me, given.get("text") or "", uploads, request):
            yield shown

    async def _choose(
        self, mine: str, chosen: gr.SelectData, request: gr.Request
    ) -> AsyncIterator[Shown]:
        async for shown in self._said(Mine.read(mine, request), str(chosen.value), [], request):
            yield shown

    async def _act(
        self, deed: str, given: list[str] | None, mine: str, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """Does what a click or a changed field asks for."""
        me = Mine.read(mine, request)
        desk = self._desk(me, request)
        try:
            asked = read_deed(deed)
        except BadInput as error:
            raise gr.Error(str(error)) from error
        uploads = [Path(file) for file in given or []]
        if isinstance(asked, Begin):
            words = prompts.prompt(EXAMPLES[asked.number - 1])
            async for shown in self._said(me.but(open=""), words, [], request):
                yield shown
            return
        me = await self._done(asked, uploads, me, desk)
        turned = isinstance(asked, Open | Delete | Speak) or asked.do == "new"
        following = self._reopened if turned else self._followed
        async for shown in following(me, request):
            yield shown

    async def _done(self, asked: Click | Deed, uploads: list[Path], me: Mine, desk: Desk) -> Mine:
        """Does it; gives what is open afterwards, and in which language."""
        thread = me.open
        match asked:
            case Press():
                return await self._pressed(asked, me, desk)
            case Begin():
                pass
            case Open():
                return me.but(open=asked.thread)
            case Delete():
                await desk.delete(asked.thread)
                return me.but(open="") if asked.thread == thread else me
            case Rename():
                await desk.rename(asked.thread, asked.value)
            case Restore():
                await desk.move(thread, Moved(to=asked.number, reply=""))
            case Compare():
                await desk.compare(thread, asked.number)
            case Choose():
                await desk.choose(thread, asked.name)
            case Speak():
                return me.but(language=asked.language)
            case _:
                await desk.do(thread, asked, uploads)
        return me

    async def _pressed(self, pressed: Press, me: Mine, desk: Desk) -> Mine:
        thread = me.open
        match pressed.do:
            case "undo" | "redo":
                await desk.move(thread, Moved(to=pressed.do, reply=""))
            case "render":
                await desk.render(thread)
            case "stop":
                await desk.stop(thread)
            case "approve":
                await desk.approve(thread, True)
            case "decline":
                await desk.approve(thread, False)
            case "new":
                return me.but(open="")
        return me

    async def _said(
        self, me: Mine, text: str, uploads: list[Path], request: gr.Request
    ) -> AsyncIterator[Shown]:
        """What comes of words, in the conversation that is open or in a new one."""
        desk = self._desk(me, request)
        if not me.open:
            me = me.but(open=await desk.studio.new_thread(text))
        await desk.view(me.open, me.language)
        await desk.say(me.open, text, uploads)
        async for shown in self._followed(me, request):
            yield shown

    async def _reopened(self, me: Mine, request: gr.Request) -> AsyncIterator[Shown]:
        """A conversation as it was left; what was cut off in it goes on."""
        await self._desk(me, request).reopen(me.open)
        async for shown in self._followed(me, request):
            yield shown

    async def _followed(self, me: Mine, request: gr.Request) -> AsyncIterator[Shown]:
        """What the conversation shows, until its turn ends or the tab turns to something else."""
        tab, desk = request.session_hash or "", self._desk(me, request)
        claim = self._tabs[tab] = object()
        sent = self._sent.setdefault(tab, {})
        titles = await desk.titles()
        before: View | None = None
        async with aclosing(desk.views(me.open, me.language)) as views:
            async for view in views:
                if self._tabs.get(tab) is not claim:
                    return
                if before and before.title != view.title:
                    titles = await desk.titles()
                bar = bar_html(view, titles, self._address, request.username or "")
                told = {**self._told(view), self._bar: bar, self._mine: me.model_dump_json()}
                new = {part: html for part, html in told.items() if sent.get(part) != html}
                sent |= new
                if shown := new | self._talk(view, before):
                    yield shown
                before = view

    def _told(self, view: View) -> dict[Any, str]:
        """Every part of the page as HTML."""
        address = self._address
        return {
            self._board: board_html(view, address),
            self._player: player_html(view, address),
            self._inspector: inspector_html(view, address),
            self._shelf: shelf_html(view, address),
            self._compared: compared_html(view, address),
            self._asks: asks_html(view),
            self._welcome: welcome_html(view),
            self._tabs_bar: tabs_html(view.words),
        }

    def _talk(self, view: View, before: View | None) -> Shown:
        """The chat and the box, where they are not as they were."""
        shown: Shown = {}
        if before is None or _said_by(view) != _said_by(before):
            thinking = Message("assistant", view.writing or view.words.thinking)
            waits = [thinking] if view.busy == "thinking" else []
            shown[self._chat] = [_bubble(message) for message in (*view.messages, *waits)]
        if view.draft and (before is None or view.draft != before.draft):
            shown[self._box] = {"text": view.draft, "files": []}
        return shown

    def _desk(self, me: Mine, request: gr.Request) -> Desk:
        user = request.username
        return self._desks.of(f"user:{user}" if user else f"browser:{me.browser}")

    def _left(self, request: gr.Request) -> None:
        self._tabs.pop(request.session_hash or "", None)
        self._sent.pop(request.session_hash or "", None)


def _asked_for(request: gr.Request) -> str:
    """The language that the browser asks for."""
    headers = cast("Mapping[str, str]", request.headers)
    return wanted(headers.get("accept-language", ""))


def _said_by(view: View) -> object:
    """What the chat shows of a view."""
    return view.messages, view.writing, view.busy == "thinking"


def _bubble(message: Message) -> dict[str, Any]:
    shown = [{"path": str(file)} for file in message.files]
    # The chat takes even plain text for HTML.
    told = [escape(message.text, quote=False)] if message.text else []
    if message.by_hand:
        told = [f'<span class="cs-hand">{told[0]}</span>'] if told else []
    if message.aside:
        told.append(f"<small>{escape(message.aside, quote=False)}</small>")
    options = [{"value": option} for option in message.options]
    return {"role": message.role, "content": [*shown, *told], "options": options}

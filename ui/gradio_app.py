"""The web page, served: one process, one studio, one event loop.

It knows addresses, privacy and what may be fetched; the layout is in `gradio_page`.
"""

# pyright: reportUnknownMemberType=false
# ... because gradio's own methods are only partly typed.

import asyncio
import os
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import cast

import typer
import uvicorn
from fastapi import FastAPI
from starlette.routing import Mount

from ..agent.planner import open_planner
from ..agent.settings import PlannerName, Settings
from ..agent.studio import open_studio
from ..prompts import prompt
from .gradio_deeds import EXAMPLES
from .gradio_desk import Desks
from .gradio_files import Files
from .gradio_words import ENGLISH, words_in
from .listening import address_of, listening

UPLOAD_BYTES_MAX = 500_000_000


def serve(settings: Settings, planner_name: PlannerName | None = None) -> None:
    """Serves the page until it is interrupted. Raises `CannotOpen` when the port is taken."""

    async def run() -> None:
        async with opened_page(settings, planner_name) as (address, server):
            typer.echo(f"callsheet is at {address} (Ctrl-C ends it)", err=True)
            await server

    asyncio.run(run())


@asynccontextmanager
async def opened_page(
    settings: Settings, planner_name: PlannerName | None = None
) -> AsyncGenerator[tuple[str, asyncio.Task[None]]]:
    """The page's address, and the task that serves it."""
    with listening(settings.host, settings.port, "the page") as listener:
        async with open_studio(settings, open_planner(settings, planner_name)) as studio:
            desks = Desks(studio, settings.turns_per_user)
            app, hang_up = build(desks, settings)
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)
            server = _Server(config, desks, hang_up)
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            warming = asyncio.create_task(studio.warm(prompt(EXAMPLES[0])))
            try:
                yield address_of(listener), serving
            finally:
                server.should_exit = True
                await asyncio.wait([serving, warming])


class _Server(uvicorn.Server):
    """Ends turns and lets pages go before it ends: they would hold their connections for ever."""

    def __init__(self, config: uvicorn.Config, desks: Desks, hang_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._desks = desks
        self._hang_up = hang_up

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._desks.close()
        self._hang_up()
        await super().shutdown(sockets)


def build(desks: Desks, settings: Settings) -> tuple[FastAPI, Callable[[], None]]:
    """The page as an ASGI application, and what lets its open connections go.

    Of the home's files it shows those alone whose address it has told somebody.
    """
    home, files = settings.home, Files(settings.home)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
    os.environ["GRADIO_TEMP_DIR"] = str(home / "uploads")  # not where every user may look
    import gradio as gr
    from gradio.routes import App

    from .gradio_login import named_by_proxy, signing_in
    from .gradio_page import Page
    from .gradio_theme import STYLE, THEME

    blocks = Page(desks, files.address).blocks
    app = gr.mount_gradio_app(
        FastAPI(docs_url=None, redoc_url=None, openapi_url=None, routes=[files.route]),
        blocks,
        path="/",
        root_path=settings.root_path or None,
        auth=signing_in(settings),
        auth_message=words_in(ENGLISH).accounts,
        auth_dependency=named_by_proxy(settings),
        max_file_size=UPLOAD_BYTES_MAX,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        theme=THEME,
        head=f"<style>{STYLE}</style>",  # not as `css`, which would be rewritten
    )
    # Without this, which only launch() sets, a mounted page takes any path of this machine for an
    # uploaded file.
    blocks.has_launched = True
    [mounted] = [route.app for route in app.routes if isinstance(route, Mount)]
    return app, cast(App, mounted).stop_event.set

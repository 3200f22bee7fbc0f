"""Files between a Slack thread and this machine: what people share, and what was made for them.

It knows Slack's file methods and nothing of conversations. A file is only fetched when Slack tells
that it is small enough and of a kind that can be used; whether it is what it says is looked at
where it is kept (`callsheet.generator.assets`).
"""

# pyright: reportUnknownMemberType=false
# ... because slack_sdk's responses are only partly typed.

import asyncio
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from ..agent.planner import Upload
from ..generator.assets import BYTES_MAX
from ..generator.errors import BadMedia
from .present import plain
from .slack_words import Words

logger = logging.getLogger(__name__)

KINDS = ("image/", "video/", "audio/")
CHUNK_BYTES = 2**18
READY_TRIES = 12
READY_SECONDS = 0.25
"""Slack looks at an upload for a moment before blocks may show it."""

NOT_DELIVERED = (SlackClientError, aiohttp.ClientError, TimeoutError)
"""What a call of Slack's methods raises when it comes to nothing."""

SharedFile = Mapping[str, Any]
"""A file object, as Slack describes it."""


async def fetched(
    client: AsyncWebClient, files: Sequence[SharedFile], folder: Path, words: Words
) -> list[Upload]:
    """The files of a message, in a folder. Raises `BadMedia` for the first that cannot be used."""
    return [
        await _fetched(client, file, folder / str(number), words)
        for number, file in enumerate(files, 1)
    ]


async def _fetched(client: AsyncWebClient, file: SharedFile, folder: Path, words: Words) -> Upload:
    if file.get("file_access") == "check_file_info":  # in a channel shared with another workspace
        try:
            file = answer(await client.files_info(file=file["id"]))["file"]
        except NOT_DELIVERED as error:
            raise _not_loaded(file, reason(error), words) from error
    name = Path(plain(str(file.get("name") or "file"))).name
    if not str(file.get("mimetype", "")).startswith(KINDS):
        raise BadMedia(words.not_a_kind.format(name=name), words.not_a_kind_remedy)
    if int(file.get("size", 0)) > BYTES_MAX:
        raise _too_large(name, int(file["size"]), words)
    address = str(file.get("url_private_download") or file.get("url_private"))
    if not _is_slacks(address, client.base_url):  # nobody else may be shown the token
        raise _not_loaded(file, "it lies elsewhere", words)
    folder.mkdir(parents=True)
    path = folder / name
    try:
        await _download(address, client.token or "", path)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise _not_loaded(file, str(error) or type(error).__name__, words) from error
    if path.stat().st_size > BYTES_MAX:
        raise _too_large(name, path.stat().st_size, words)
    return Upload(path=path)


def _is_slacks(address: str, api: str) -> bool:
    """Whether an address is that of Slack's Web API, or of a part of its domain."""
    host, own = urlsplit(address).hostname or "", urlsplit(api).hostname or ""
    return host == own or host.endswith(f".{own}")


async def _download(address: str, token: str, path: Path) -> None:
    """Writes what is at the address, at most one byte more than may be kept."""
    headers = {"authorization": f"Bearer {token}"}
    timeout = aiohttp.ClientTimeout(total=None, connect=30, sock_read=60)
    async with (
        aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
        session.get(address, headers=headers, raise_for_status=True) as answer,
    ):
        if answer.content_type == "text/html":  # a page to log in at, in place of the file
            raise aiohttp.ClientError("the app lacks the scope files:read")
        taken = 0
        with path.open("wb") as out:
            async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
                out.write(chunk)
                taken += len(chunk)
                if taken > BYTES_MAX:
                    return


async def picture_id(client: AsyncWebClient, jpeg: bytes, told: str) -> str:
    """The id under which blocks may show a picture; empty when Slack does not take it."""
    try:
        kept = await client.files_upload_v2(
            content=jpeg, filename="storyboard.jpg", title=told, alt_txt=told[:1000]
        )
        id = str(answer(kept)["files"][0]["id"])
        for _ in range(READY_TRIES):
            if answer(await client.files_info(file=id))["file"].get("mimetype"):
                return id
            await asyncio.sleep(READY_SECONDS)
    except NOT_DELIVERED as error:
        logger.warning("the storyboard's picture was not taken: %s", error)
    return ""


async def share(
    client: AsyncWebClient, channel: str, thread: str, files: Mapping[str, Path], title: str
) -> None:
    """Puts files into a thread, by the names they have there. Raises `NOT_DELIVERED`."""
    await client.files_upload_v2(
        file_uploads=[
            {"file": str(path), "filename": name, "title": title} for name, path in files.items()
        ],
        channel=channel,
        thread_ts=thread,
    )


def answer(response: AsyncSlackResponse) -> dict[str, Any]:
    """What Slack answered."""
    return cast("dict[str, Any]", response.data)


def reason(error: BaseException) -> str:
    """Why a call came to nothing, in Slack's own word where it gave one."""
    if isinstance(error, SlackApiError):
        told = cast(AsyncSlackResponse, error.response)
        return str(answer(told).get("error")) if isinstance(told.data, dict) else "no answer"
    return str(error) or type(error).__name__


def _too_large(name: str, size: int, words: Words) -> BadMedia:
    return BadMedia(
        words.too_large.format(name=name, size=f"{size / 1e6:.0f}"),
        words.too_large_remedy.format(most=BYTES_MAX // 1_000_000),
    )


def _not_loaded(file: SharedFile, why: str, words: Words) -> BadMedia:
    name = plain(str(file.get("name") or file.get("id")))
    return BadMedia(words.not_loaded.format(name=name, why=why), words.not_loaded_remedy)

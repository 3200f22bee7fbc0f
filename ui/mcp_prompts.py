"""Prompts for common jobs, as a host offers them; their words are in `prompts/jobs`."""

from typing import Annotated

from mcp.server import MCPServer
from pydantic import Field

from ..prompts import prompt
from .mcp_tools import Opened


def dialogue(
    lines: Annotated[str, Field(description="Who says what, in which language and dialect.")],
) -> str:
    """A video in which people talk."""
    return prompt("jobs/dialogue", lines=lines)


def product(
    product: Annotated[str, Field(description="What it is and what is to be shown.")],
    seconds: Annotated[str, Field(description="Length of the video.")] = "12",
) -> str:
    """A product video, with the product the same in every shot."""
    return prompt("jobs/product", product=product, seconds=seconds)


def script(script: Annotated[str, Field(description="The whole script.")]) -> str:
    """A script, filmed as it is."""
    return prompt("jobs/script", script=script)


def revise(
    project: Annotated[str, Field(description="The project's name.")],
    wish: Annotated[str, Field(description="What is to be different.")],
) -> str:
    """One change, and nothing else."""
    return prompt("jobs/revise", project=project, wish=wish)


PROMPTS = (dialogue, product, script, revise)


def add_prompts(server: MCPServer[Opened]) -> None:
    """Lets the server's clients offer all of them."""
    for made in PROMPTS:
        server.prompt()(made)

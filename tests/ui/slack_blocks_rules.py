"""The limits of blocks and forms that Slack documents, as far as callsheet uses them."""

import re
from collections.abc import Collection, Iterator
from typing import Any

Json = dict[str, Any]

FILE_ID = re.compile(r"F[A-Z0-9]{8,}")


def faults_of_blocks(blocks: list[Json], files: Collection[str]) -> list[str]:
    """What Slack would refuse in a message; `files` may be shown."""
    found = ["more than 50 blocks"] if len(blocks) > 50 else []
    names = [element["action_id"] for block in blocks for element in block.get("elements", ())]
    found += ["an action id twice"] if len(names) > len(set(names)) else []
    return found + [fault for block in blocks for fault in _of_block(block, files)]


def faults_of_view(view: Json) -> list[str]:
    """What Slack would refuse in a form."""
    found = [f"{name} is long" for name in ("title", "submit", "close") if _long(view[name], 24)]
    found += ["more than 100 blocks"] if len(view["blocks"]) > 100 else []
    found += ["long metadata"] if len(view["private_metadata"]) > 3000 else []
    names = [block["block_id"] for block in view["blocks"]]
    found += ["a block id twice"] if len(names) > len(set(names)) else []
    return found + [fault for block in view["blocks"] for fault in _of_input(block)]


def _of_block(block: Json, files: Collection[str]) -> Iterator[str]:
    match block["type"]:
        case "section":
            if _long(block["text"], 3000):
                yield "a section's text"
            if "accessory" in block:
                yield from _of_element(block["accessory"])
        case "header":
            if block["text"]["type"] != "plain_text" or _long(block["text"], 150):
                yield "a header's text"
        case "image":
            id = block["slack_file"]["id"]
            if not FILE_ID.fullmatch(id) or id not in files:
                yield "invalid slack file"
            if not 0 < len(block["alt_text"]) <= 2000:
                yield "an alternative text"
        case "actions":
            if not 0 < len(block["elements"]) <= 25:
                yield "how many elements"
            for element in block["elements"]:
                yield from _of_element(element)
        case other:
            yield f"the type {other}"


def _of_element(element: Json) -> Iterator[str]:
    if not 0 < len(element["action_id"]) <= 255:
        yield "an action id"
    match element["type"]:
        case "button":
            if _long(element["text"], 75) or len(element["value"]) > 2000:
                yield "a button"
            if element.get("style", "primary") not in ("primary", "danger"):
                yield "a button's style"
        case "overflow":
            if not 0 < len(element["options"]) <= 5:
                yield "how many options"
            yield from _of_options(element["options"], 150)
        case other:
            yield f"the type {other}"


def _of_input(block: Json) -> Iterator[str]:
    element = block["element"]
    if block["type"] != "input" or _long(block["label"], 2000) or len(block["block_id"]) > 255:
        yield "an input"
    match element["type"]:
        case "static_select":
            if not 0 < len(element["options"]) <= 100:
                yield "how many options"
            yield from _of_options(element["options"], 150)
            if "initial_option" in element and element["initial_option"] not in element["options"]:
                yield "an initial option"
        case "plain_text_input":
            if len(element.get("initial_value", "")) > element["max_length"] <= 3000:
                yield "an initial value"
        case "number_input":
            low, high = float(element["min_value"]), float(element["max_value"])
            if not low <= float(element["initial_value"]) <= high:
                yield "an initial number"
        case other:
            yield f"the type {other}"


def _of_options(options: list[Json], most: int) -> Iterator[str]:
    for option in options:
        if _long(option["text"], 75) or not 0 < len(option["value"]) <= most:
            yield "an option"


def _long(text: Json, most: int) -> bool:
    return not 0 < len(text["text"]) <= most

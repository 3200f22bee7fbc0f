"""Words that are given to models and people, in Markdown files beside this one.

A file is named by its path without the ending: `examples/night-market`. A variable in it is
written `{{name}}`. It imports nothing of callsheet.
"""

import re
from functools import cache
from importlib.resources import files

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def prompt(name: str, **variables: str) -> str:
    """The file's text with every variable filled in, without the line end at its end.

    Raises ValueError as `filled` does, and FileNotFoundError when there is no such file.
    """
    return filled(_text(name), **variables)


def filled(text: str, **variables: str) -> str:
    """The text with every variable in it replaced by its value, which is not looked into.

    Raises ValueError when a variable is missing, or one is given that the text does not have.
    """
    wanted = set(_VARIABLE.findall(text))
    if odd := sorted(wanted ^ variables.keys()):
        which = ", ".join(f"{name!r} was {_fault(name in wanted)}" for name in odd)
        raise ValueError(f"the variables of a prompt did not match: {which}")
    return _VARIABLE.sub(lambda found: variables[found[1]], text)


def _fault(wanted: bool) -> str:
    return "missing" if wanted else "not in it"


@cache
def _text(name: str) -> str:
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8").rstrip("\n")

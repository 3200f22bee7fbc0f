"""Small pieces of HTML, and how a control says what it does.

A control carries a deed as data: `data-act` is sent on a click, `data-set` with the new value when
it changes. Everything that comes from a user, a plan or a file name is escaped: it is data.
"""

import json
from collections.abc import Iterable, Mapping
from html import escape

from .present import plain

_PATHS = {
    "undo": "M6 3 2.5 6.5 6 10 M3 6.5h6.5a4 4 0 0 1 0 8H7",
    "redo": "M10 3l3.5 3.5L10 10 M13 6.5H6.5a4 4 0 0 0 0 8H9",
    "plus": "M8 3v10 M3 8h10",
    "cross": "M4 4l8 8 M12 4l-8 8",
    "take": "M13 8a5 5 0 1 1-1.5-3.6 M12 1.5v3.2H8.8",
    "split": "M8 2v12 M5 5 2 8l3 3 M11 5l3 3-3 3",
    "left": "M10 3 5 8l5 5",
    "right": "M6 3l5 5-5 5",
    "down": "M4 6l4 4 4-4",
    "save": "M8 2v8 M4.5 7 8 10.5 11.5 7 M3 13.5h10",
    "play": "M5 3l8 5-8 5z",
    "stop": "M4 4h8v8H4z",
    "pen": "M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z",
    "picture": "M2.5 3.5h11v9h-11z M2.5 11l3-3 2.5 2.5 2-2 3.5 3.5",
}


def text(words: str) -> str:
    """The words as HTML, on one line."""
    return escape(plain(words))


def icon(name: str) -> str:
    """A line drawing, which says nothing to a screen reader."""
    return (
        '<svg class="cs-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f'<path d="{_PATHS[name]}"/></svg>'
    )


def data(value: Mapping[str, object]) -> str:
    """Plain data within an attribute."""
    return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def button(
    label: str,
    deed: Mapping[str, object],
    *,
    sign: str = "",
    kind: str = "",
    hint: str = "",
    pressed: bool | None = None,
    disabled: bool = False,
    icon_only: bool = False,
) -> str:
    """A button that does a deed; `pressed` makes it a switch."""
    told = f' title="{text(hint or label)}"' if hint or icon_only else ""
    named = f' aria-label="{text(label)}"' if icon_only else ""
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    off = " disabled" if disabled else ""
    shown = (icon(sign) if sign else "") + ("" if icon_only else f"<span>{text(label)}</span>")
    return (
        f'<button type="button" class="cs-button {kind}" data-act="{data(deed)}"'
        f"{told}{named}{state}{off}>{shown}</button>"
    )


def field(label: str, control: str, *, wide: bool = False, hint: str = "") -> str:
    """A control under its name."""
    title = f' title="{text(hint)}"' if hint else ""
    return (
        f'<label class="cs-field{" is-wide" if wide else ""}"{title}>'
        f"<span>{text(label)}</span>{control}</label>"
    )


def choice(
    value: str, options: Iterable[tuple[str, str]], deed: Mapping[str, object], *, fill: str = ""
) -> str:
    """A menu of values and their words. `fill` names the list that is filled in when it opens."""
    rows = "".join(
        f'<option value="{escape(one)}"{" selected" if one == value else ""}>{text(told)}</option>'
        for one, told in options
    )
    filled = f' data-fill="{fill}"' if fill else ""
    return f'<select value="{escape(value)}" data-set="{data(deed)}"{filled}>{rows}</select>'


def entry(
    value: str,
    deed: Mapping[str, object],
    *,
    hint: str = "",
    label: str = "",
    language: str = "",
) -> str:
    """A line of text."""
    return (
        f'<input type="text" value="{escape(value)}" data-set="{data(deed)}"'
        f"{_told(hint, label, language)}>"
    )


def number(value: float, deed: Mapping[str, object], *, label: str = "") -> str:
    """A number of seconds."""
    return (
        f'<input type="number" inputmode="decimal" min="0.1" max="3600" step="0.1" required'
        f' value="{value:g}" data-set="{data(deed)}" data-kind="number"{_told("", label, "")}>'
    )


def area(
    value: str, deed: Mapping[str, object], *, hint: str = "", label: str = "", language: str = ""
) -> str:
    """Several lines of text."""
    return (
        f'<textarea rows="2" value="{escape(value)}" data-set="{data(deed)}"'
        f"{_told(hint, label, language)}>{escape(value)}</textarea>"
    )


def menu(id: str, label: str, inside: str, *, kind: str = "", hint: str = "") -> str:
    """A button that opens a panel; a click beside it or Escape closes it."""
    title = f' title="{text(hint)}"' if hint else ""
    return (
        f'<button type="button" class="cs-button cs-opens {kind}" popovertarget="{id}"'
        f' aria-haspopup="true"{title}>{label}{icon("down")}</button>'
        f'<div class="cs-pop" id="{id}" popover>{inside}</div>'
    )


def rows(kind: str, texts: Iterable[str]) -> str:
    """A paragraph for each of the texts."""
    return "".join(f'<p class="{kind}">{text(one)}</p>' for one in texts)


def _told(hint: str, label: str, language: str) -> str:
    told = f' placeholder="{escape(hint)}"' if hint else ""
    told += f' aria-label="{text(label)}"' if label else ""
    return told + (f' lang="{escape(language)}"' if language else "")

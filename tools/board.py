"""The storyboard as a sheet to print, send and pin up: a frame for each shot, and under it what
happens, what is said and by whom, what is read, what is heard.

`sheet` is the glance of it for a chat; this is the document. It knows plans and stills, and nothing
of how a still is made. As PDF or PNG it is drawn in the font of the lettering; as HTML it is one
file with real text.
"""

import base64
import html as markup
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..generator.plan import VideoPlan
from .arrows import with_arrows
from .script import Writer

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE = (1754, 1240)
"""Pixels: A4 across at 150 a inch. A page grows only for a shot that is longer than it."""
DOTS_PER_INCH = 150
MARGIN, GAP = 70, 36
STILL_HEIGHT_MAX = 420
TYPE, HEAD, TITLE = 19, 22, 30
LEADING = 1.36
PAPER, INK, SOFT, FRAME = (252, 251, 248), (28, 28, 30), (104, 104, 110), (200, 198, 192)


@dataclass(frozen=True)
class Panel:
    """What the board says of one shot."""

    number: int
    seconds: str
    camera: str
    action: str
    rows: tuple[str, ...]
    """Dialogue, lettering and sound."""
    still: bytes
    """JPEG, with the camera's move drawn on it."""


def panels(plan: VideoPlan, stills: Mapping[str, bytes], language: str) -> list[Panel]:
    """A panel for each shot; `stills` are JPEGs by shot."""
    writer = Writer(plan, language)
    return [
        Panel(
            number,
            writer.seconds(shot.seconds),
            writer.camera(shot),
            shot.action,
            (*writer.said(shot), *writer.read(shot), *writer.heard(shot)),
            _moved(stills[shot.id], plan, number - 1),
        )
        for number, shot in enumerate(plan.shots, 1)
    ]


def pdf(plan: VideoPlan, stills: Mapping[str, bytes], language: str) -> bytes:
    """The board as pages of A4."""
    first, *others = _pages(plan, panels(plan, stills, language), language)
    out = io.BytesIO()
    first.save(
        out, "PDF", save_all=True, append_images=others, resolution=DOTS_PER_INCH, title=plan.title
    )
    return out.getvalue()


def png(plan: VideoPlan, stills: Mapping[str, bytes], language: str) -> bytes:
    """The board as one picture, as long as it gets."""
    (whole,) = _pages(plan, panels(plan, stills, language), language, endless=True)
    out = io.BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()


def html(plan: VideoPlan, stills: Mapping[str, bytes], language: str) -> str:
    """The board as one file that needs nothing beside it."""
    escape = markup.escape
    figures: list[str] = []
    for panel in panels(plan, stills, language):
        picture = base64.b64encode(panel.still).decode("ascii")
        rows = "".join(f"<li>{escape(row)}</li>" for row in panel.rows)
        figures.append(
            f'<figure><img alt="{panel.number}" src="data:image/jpeg;base64,{picture}">'
            f"<figcaption><h2><b>{panel.number}</b> {escape(panel.seconds)}</h2>"
            f"<p class=camera>{escape(panel.camera)}</p><p>{escape(panel.action)}</p>"
            f"<ul>{rows}</ul></figcaption></figure>"
        )
    head = f"{escape(plan.title)} <small>{escape(_told(plan, language))}</small>"
    return _HTML.format(
        language=language, title=escape(plan.title), head=head, figures="\n".join(figures),
        columns=_columns(plan),
    )  # fmt: skip


def _moved(still: bytes, plan: VideoPlan, index: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(still)) as picture:
        drawn = with_arrows(picture.convert("RGB"), plan.shots[index].movement)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=90)
    return out.getvalue()


def _told(plan: VideoPlan, language: str) -> str:
    return f"{Writer(plan, language).seconds(plan.seconds)} · {plan.aspect_ratio} · {plan.style}"


def _columns(plan: VideoPlan) -> int:
    across, down = map(int, plan.aspect_ratio.split(":"))
    return 3 if across >= down else 4 if across * 5 >= down * 4 else 5


def _pages(
    plan: VideoPlan, shots: Sequence[Panel], language: str, endless: bool = False
) -> list["Image"]:
    """Rows of panels on as many pages as they take, or on an endless one."""
    columns = _columns(plan)
    width = (PAGE[0] - 2 * MARGIN - (columns - 1) * GAP) // columns
    drawn = [_drawn(panel, width) for panel in shots]
    rows = [drawn[n : n + columns] for n in range(0, len(drawn), columns)]
    top = MARGIN + round(TITLE * 2.2)
    pages: list[list[list[Image]]] = []
    room = 0
    for row in rows:
        tall = max(panel.height for panel in row)
        if not pages or (tall > room and not endless):
            pages.append([])
            room = PAGE[1] - top - MARGIN
        pages[-1].append(row)
        room -= tall + GAP
    return [
        _page(plan, page, top, width, "" if endless else f"{number} / {len(pages)}", language)
        for number, page in enumerate(pages, 1)
    ]


def _page(
    plan: VideoPlan, rows: list[list["Image"]], top: int, width: int, number: str, language: str
) -> "Image":
    from PIL import Image, ImageDraw

    from ..generator.animatic.lettering import broken, font, region_of

    heights = [max(panel.height for panel in row) for row in rows]
    height = top + sum(heights) + GAP * (len(rows) - 1) + MARGIN
    height = max(PAGE[1], height) if number else height
    page = Image.new("RGB", (PAGE[0], height), PAPER)
    draw = ImageDraw.Draw(page)
    region = region_of(plan.title)
    room = (PAGE[0] - 2 * MARGIN) * 0.6
    title, *_ = broken(plan.title, room, TITLE, 700, region)
    draw.text((MARGIN, MARGIN), title, INK, font(TITLE, 700, region), anchor="lt")
    told = f"{_told(plan, language)}   {number}".rstrip()
    right = (PAGE[0] - MARGIN, MARGIN + TITLE)
    draw.text(right, told, SOFT, font(TYPE, 400, region_of(told)), anchor="rs")
    y = top
    for row, tall in zip(rows, heights, strict=True):
        for column, panel in enumerate(row):
            page.paste(panel, (MARGIN + column * (width + GAP), y))
        y += tall + GAP
    return page


def _drawn(panel: Panel, width: int) -> "Image":
    """One panel, as high as its words need."""
    from PIL import Image, ImageDraw, ImageOps

    from ..generator.animatic.lettering import broken, font, region_of

    with Image.open(io.BytesIO(panel.still)) as file:
        still = ImageOps.contain(file.convert("RGB"), (width, STILL_HEIGHT_MAX))
    texts = [(panel.camera, SOFT, 400), (panel.action, INK, 400)]
    texts += [(row, INK, 500) for row in panel.rows]
    lines: list[tuple[str, str, tuple[int, int, int], int]] = []
    for text, colour, weight in texts:
        region = region_of(text)
        for line in broken(text, width, TYPE, weight, region):
            lines.append((line, region, colour, weight))
    step = round(TYPE * LEADING)
    top = still.height + round(HEAD * 1.9)
    made = Image.new("RGB", (width, top + step * len(lines)), PAPER)
    draw = ImageDraw.Draw(made)
    made.paste(still, (0, 0))
    draw.rectangle((0, 0, still.width - 1, still.height - 1), outline=FRAME)
    y = still.height + round(HEAD * 0.5)
    draw.text((0, y), str(panel.number), INK, font(HEAD, 800, "KR"), anchor="lt")
    seconds = font(HEAD, 500, region_of(panel.seconds))
    draw.text((width, y), panel.seconds, INK, seconds, anchor="rt")
    for number, (line, region, colour, weight) in enumerate(lines):
        at = (0, top + step * (number + 0.5))
        draw.text(at, line, colour, font(TYPE, weight, region), anchor="lm")
    return made


_HTML = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ margin: 2rem auto; max-width: 80rem; padding: 0 1.5rem; color: #1c1c1e; background: #fcfbf8;
  font: 15px/1.45 system-ui, "Noto Sans CJK SC", "PingFang SC", "Hiragino Sans", "Microsoft YaHei",
  "Noto Sans CJK JP", "Yu Gothic", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; }}
h1 {{ font-size: 1.5rem; }} h1 small {{ color: #68686e; font-weight: 400; font-size: .95rem; }}
main {{ display: grid; gap: 2rem 1.6rem; grid-template-columns: repeat({columns}, 1fr); }}
figure {{ margin: 0; break-inside: avoid; }}
img {{ width: 100%; display: block; outline: 1px solid #c8c6c0; }}
h2 {{ display: flex; justify-content: space-between; margin: .5rem 0 0;
  font-size: 1rem; font-weight: 500; }}
p, ul {{ margin: .15rem 0; }} ul {{ padding: 0; list-style: none; font-weight: 500; }}
li {{ white-space: pre-line; }} .camera {{ color: #68686e; }}
@media (max-width: 50rem) {{ main {{ grid-template-columns: 1fr; }} }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style></head><body><h1>{head}</h1><main>
{figures}
</main></body></html>
"""

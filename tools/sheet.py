"""The storyboard as one picture: a still of each shot in order, with its number and seconds.

It knows plans and pictures and nothing of how a still is made.
"""

import io
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..generator.plan import VideoPlan

if TYPE_CHECKING:
    from PIL.Image import Image

SHOTS_MAX = 24
"""More are not told apart on one sheet."""
WIDTH = 1600
"""Pixels, about; Slack and chat hosts show no more."""
GAP = 16
LABEL = 36
PAPER, BLANK, INK = (24, 26, 29), (52, 55, 60), (232, 232, 228)


def sheet(plan: VideoPlan, stills: Mapping[str, Path]) -> bytes:
    """JPEG of the stills, which are given by shot; a shot without one has an empty frame."""
    from PIL import Image, ImageDraw, ImageFont

    shots = plan.shots[:SHOTS_MAX]
    across, down = map(int, plan.aspect_ratio.split(":"))
    columns = min(len(shots), max(2, round(math.sqrt(len(shots) * down / across * 1.8))))
    rows = math.ceil(len(shots) / columns)
    width = min(480, (WIDTH - GAP) // columns - GAP)
    height = round(width * down / across)
    paper = Image.new(
        "RGB", (columns * (width + GAP) + GAP, rows * (height + LABEL + GAP) + GAP), PAPER
    )
    draw, font = ImageDraw.Draw(paper), ImageFont.load_default(LABEL * 0.55)
    for index, shot in enumerate(shots):
        row, column = divmod(index, columns)
        x, y = GAP + column * (width + GAP), GAP + row * (height + LABEL + GAP)
        if (path := stills.get(shot.id)) and path.is_file():
            paper.paste(_still(path, width, height), (x, y))
        else:
            draw.rectangle((x, y, x + width - 1, y + height - 1), fill=BLANK)
        draw.text((x, y + height + LABEL * 0.2), f"{index + 1}", INK, font)
        draw.text(
            (x + width, y + height + LABEL * 0.2), f"{shot.seconds:g} s", INK, font, anchor="ra"
        )
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=88)
    return out.getvalue()


def _still(path: Path, width: int, height: int) -> "Image":
    from PIL import Image, ImageOps

    with Image.open(path) as picture:
        return ImageOps.fit(picture.convert("RGB"), (width, height))

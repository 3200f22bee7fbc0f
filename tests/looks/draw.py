"""Draws the sheet by which the animatic's looks are judged: one frame of every shot in plans.toml.

    python tests/looks/draw.py SHEET.png|.jpg [TITLE ...]

With titles only those plans are drawn. `make looks` draws the picture of the README.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.soundtrack import heard_lines
from callsheet.generator.job import Format, Limits, RenderJob, jobs_for
from callsheet.generator.plan import VideoPlan

PLANS = Path(__file__).with_name("plans.toml")
HEIGHT = 270
ACROSS = 1950
GAP = 6
SECONDS = 4

Image = np.ndarray
"""(H, W, 3) uint8 BGR."""


def plans() -> list[VideoPlan]:
    """The plans of the sheet, with ids and lengths filled in."""
    made: list[VideoPlan] = []
    for told in tomllib.loads(PLANS.read_text("utf-8"))["plans"]:
        shots: list[dict[str, Any]] = [
            {"id": f"s{n}", "seconds": SECONDS, **shot} for n, shot in enumerate(told["shots"], 1)
        ]
        for shot in shots:
            lines = enumerate(shot.get("dialogue", ()), 1)
            shot["dialogue"] = [{"id": f"{shot['id']}l{n}", **line} for n, line in lines]
        made.append(VideoPlan.model_validate({**told, "shots": shots, "subtitles": False}))
    return made


def frames(plan: VideoPlan, height: int) -> Iterator[Image]:
    """The telling frame of each shot."""
    for job in jobs_for(plan, "animatic@1", Limits()):
        sized = job.model_copy(update={"format": _format(job, height)})
        picture = Picture(sized, heard_lines(sized), PLANS.parent)
        for index in range(len(sized.shots)):
            yield picture.still(index)[..., :3].copy()


def _format(job: RenderJob, height: int) -> Format:
    width = round(job.format.width * height / job.format.height / 2) * 2
    return Format(width=width, height=height, fps=job.format.fps)


def sheet(tiles: list[Image]) -> Image:
    """Tiles of one height, in rows."""
    rows: list[list[Image]] = [[]]
    for tile in tiles:
        taken = sum(other.shape[1] + GAP for other in rows[-1])
        if rows[-1] and taken + tile.shape[1] > ACROSS:
            rows.append([])
        rows[-1].append(tile)
    widest = max(sum(tile.shape[1] + GAP for tile in row) for row in rows)
    whole = np.full(((HEIGHT + GAP) * len(rows) + GAP, widest + GAP, 3), 255, np.uint8)
    for n, row in enumerate(rows):
        y, x = GAP + (HEIGHT + GAP) * n, GAP
        for tile in row:
            whole[y : y + HEIGHT, x : x + tile.shape[1]] = tile
            x += tile.shape[1] + GAP
    return whole


def main(path: str, *titles: str) -> None:
    tiles: list[Image] = []
    for plan in plans():
        if not titles or plan.title in titles:
            for tile in frames(plan, 2 * HEIGHT):
                half = (tile.shape[1] // 2, HEIGHT)
                tiles.append(cv2.resize(tile, half, interpolation=cv2.INTER_AREA))
    if not tiles:
        sys.exit(f"no plan is called {titles!r}: see {PLANS.name}")
    quality = [cv2.IMWRITE_JPEG_QUALITY, 80] if path.endswith(".jpg") else []
    if not cv2.imwrite(path, sheet(tiles), quality):
        sys.exit(f"{path} could not be written")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("say where the sheet goes, such as looks.png")
    main(*sys.argv[1:])

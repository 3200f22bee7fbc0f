"""The storyboard of a plan as a file, in the form that the file's name asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ..generator.base import Recipe, open_generator
from ..generator.errors import BadInput, cannot_write
from ..generator.files import written
from ..generator.job import jobs_for
from ..generator.plan import VideoPlan
from ..tools import board
from .written_out import language_of

STILL_PIXELS = 540
"""Of a still's shorter side: as fine as the print."""
Stills = Mapping[str, bytes]


def _html(plan: VideoPlan, stills: Stills, language: str) -> bytes:
    return board.html(plan, stills, language).encode()


FORMS: dict[str, Callable[[VideoPlan, Stills, str], bytes]] = {
    ".pdf": board.pdf,
    ".png": board.png,
    ".html": _html,
}


def write_board(plan: VideoPlan, assets: Path, out: Path, language: str | None = None) -> Path:
    """Draws and writes it. Raises `BadInput` for another ending or language, `CannotWrite`, and
    `BadMedia` for an asset that is missing."""
    form = FORMS.get(out.suffix.lower())
    if form is None:
        raise BadInput(
            f"no storyboard is written as {out.name!r}", f"end the name in {', '.join(FORMS)}"
        )
    tongue = language_of(plan, language)
    from ..generator.animatic.storyboard import stills

    generator = open_generator(Recipe(assets=assets))
    made: dict[str, bytes] = {}
    for job in jobs_for(plan, generator.name, generator.limits):
        drawn = stills(job, assets, STILL_PIXELS)
        made |= {shot.id: still for shot, still in zip(job.shots, drawn, strict=True)}
    data = form(plan, made, tongue)
    try:
        with written(out) as temporary:
            temporary.write_bytes(data)
    except OSError as error:
        raise cannot_write(out, error) from error
    return out

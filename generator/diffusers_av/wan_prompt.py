"""The prompt of Wan: one paragraph of what is seen. It makes no sound, so nothing is said. Pure."""

from collections.abc import Sequence

from ..job import RenderJob
from ..plan import Shot
from .orders import Reference
from .phrases import cast, phrase, sentence, sign, view


def wan_prompt(
    job: RenderJob, shots: tuple[Shot, ...], references: Sequence[Reference] = ()
) -> str:
    """What is told of shots that are made as one unbroken take; references have no words."""
    parts = [sentence(job.style), cast(job, shots)]
    for number, shot in enumerate(shots):
        place = f", {shot.scene}" if shot.scene else ""
        parts += [
            sentence(f"{'then ' if number else ''}{view(shot)}{place}"),
            sentence(shot.action),
            *(sign(text) for text in shot.lettering if text.in_scene),
            phrase("camera", shot.movement),
            *(_speaking(job, shot)),
        ]
    return " ".join(filter(None, parts))


def _speaking(job: RenderJob, shot: Shot) -> list[str]:
    """Whose lips move."""
    speakers = dict.fromkeys(line.character for line in shot.dialogue if not line.voice_over)
    return [sentence(f"{job.character(id).name} is speaking") for id in speakers]

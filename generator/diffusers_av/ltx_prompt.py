"""The prompt of LTX-2: one flowing paragraph, literal and in order of time.

The order of its sentences is the one its makers advise: look, view and place, what happens, who is
seen, what is read, the camera, what is said, what is heard. Pure; knows nothing of the pipeline.
"""

from collections.abc import Iterator, Sequence

from ..job import RenderJob
from ..plan import DialogueLine, Shot
from .orders import Reference
from .phrases import an, cast, noises, phrase, sentence, sign, tongue, view


def ltx_prompt(
    job: RenderJob, shots: tuple[Shot, ...], references: Sequence[Reference] = ()
) -> str:
    """What is told of shots that are made as one unbroken take; references have no words."""
    parts = [
        sentence(job.style),
        *_opening(job, shots),
        *(part for shot in shots[1:] for part in _then(job, shot)),
        *_sound(job, shots),
        "It is one unbroken take." if shots[1:] or any(s.start_frame for s in shots) else "",
        "" if job.lettering_allowed else "There is no text anywhere in the picture.",
    ]
    return " ".join(filter(None, parts))


def _opening(job: RenderJob, shots: tuple[Shot, ...]) -> Iterator[str]:
    """The first shot, with all who are seen in the take."""
    shot = shots[0]
    yield sentence(f"{view(shot)}, {shot.scene}" if shot.scene else view(shot))
    yield sentence(shot.action)
    yield cast(job, shots)
    yield from _going_on(job, shot)


def _then(job: RenderJob, shot: Shot) -> Iterator[str]:
    """A later shot of the same take."""
    yield f"Then {view(shot)}: {sentence(shot.action)}"
    yield from _going_on(job, shot)


def _going_on(job: RenderJob, shot: Shot) -> Iterator[str]:
    """What is read, how the camera moves, what is said."""
    yield from (sign(text) for text in shot.lettering if text.in_scene)
    yield phrase("camera", shot.movement)
    if job.audio:
        yield from (_said(job, line) for line in shot.dialogue)


def _said(job: RenderJob, line: DialogueLine) -> str:
    who = job.character(line.character)
    how = [
        "from outside the picture" if line.voice_over else "",
        f"in {an(who.voice.manner)} voice" if who.voice.manner else "",
        f"({line.delivery})" if line.delivery else "",
        tongue(line),
    ]
    told = " ".join(filter(None, [who.name, "says", *how]))
    return f'{told[0].upper()}{told[1:]}: "{line.text}"'


def _sound(job: RenderJob, shots: tuple[Shot, ...]) -> Iterator[str]:
    if not job.audio:
        return
    if not any(shot.dialogue for shot in shots):
        yield "Nobody speaks."
    heard = "; ".join(dict.fromkeys(told for shot in shots if (told := noises(shot))))
    if heard:
        yield sentence(f"The sound is of {heard}")
    if not any(shot.sound.music for shot in shots):
        yield "There is no music."

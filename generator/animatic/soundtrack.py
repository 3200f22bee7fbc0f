"""The sound of a job: what is said and when, and what is heard under it.

Knows the timing of dialogue and the mix; knows no voice (`speech`), no synthesis (`ambience`,
`music`) and nothing of the picture, which follows the times given here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..filters import ducked
from ..job import RenderJob
from ..media import SAMPLE_RATE, Samples, resampled
from ..plan import DialogueLine, Shot
from .recordings import recordings, voice_samples
from .soundscape import bed, soundscape
from .speech import Speech, Voices
from .tones import lay, warmed
from .visemes import MouthShape
from .voices import open_voices

TEMPO_MAX = 1.35
"""Faster than this, words of a film are hard to follow."""
EDGE_FADE_SECONDS = 0.005
"""Against a click where clips meet."""
CUT_OFF_FADE_SECONDS = 0.06
PAN_MAX = 0.25
"""How far a speaker at the edge of the picture stands to the side, 1 being one ear alone."""


class Pauses(NamedTuple):
    """Silences around the lines of a shot, in seconds."""

    lead_in: float
    between: float
    tail: float


SHORTEST = Pauses(lead_in=0.1, between=0.12, tail=0.05)
NATURAL = Pauses(lead_in=0.3, between=0.35, tail=0.25)
LONGEST = Pauses(lead_in=0.8, between=0.9, tail=0.25)
"""Where a shot has more time, the rest of it is left after the last line."""


@dataclass(frozen=True)
class HeardLine:
    """A line as it is spoken in a clip; all times are seconds from the clip's start."""

    shot: int
    """Index in the job."""
    line: int
    """Index in the shot."""
    character: str
    starts: float
    ends: float
    mouth: tuple[MouthShape, ...]
    voice_over: bool


@dataclass(frozen=True)
class Soundtrack:
    """What a clip sounds like."""

    samples: Samples
    """(N, 2) float32 at 48 kHz, exactly as long as the picture; silent when no sound is wanted."""
    lines: tuple[HeardLine, ...]
    """Also when no sound is wanted: mouths and captions keep their time."""
    notes: tuple[str, ...]
    """What the user should know, such as a voice that stands in for another."""


class Take(NamedTuple):
    """A line that was spoken, and when it starts in its shot."""

    speech: Speech
    starts: float

    @property
    def heard(self) -> tuple[float, float]:
        """The seconds of its shot in which it is heard."""
        return self.starts, self.starts + self.speech.seconds


def soundtrack(job: RenderJob, assets: Path, voices: Voices | None = None) -> Soundtrack:
    """Speaks and mixes a job. The same job gives the same samples. Raises `CannotRender`.

    `assets` is the folder of uploaded files; raises `BadMedia` for one that cannot be heard. The
    plain voices speak when none are given.
    """
    if voices is None:
        with open_voices(neural=False) as voices:
            return soundtrack(job, assets, voices)
    cuts = _cuts(job)
    words, under = (np.zeros((cuts[-1], 2), np.float32) for _ in range(2))
    lines: list[HeardLine] = []
    notes = [
        f"the uploaded voice of {name} cannot be imitated: a built-in one stands in"
        for name in voice_samples(job)
    ]
    for index, (shot, begins, ends) in enumerate(zip(job.shots, cuts, cuts[1:], strict=False)):
        takes, said = _takes(job, shot, voices)
        lines += _heard(index, shot, takes, begins, ends)
        _lay(words[begins:ends], shot, takes)
        scape = soundscape(shot)
        under[begins:ends] = bed(scape, ends - begins, [take.heard for take in takes])
        under[begins:ends] += recordings(job, shot, ends - begins, assets)
        notes += [*said, *(f"there is no built-in sound for {told!r}" for told in scape.unknown)]
    samples = _faded(ducked(words, under)) if job.audio else np.zeros_like(words)
    return Soundtrack(samples, tuple(lines), tuple(dict.fromkeys(notes)))


def heard_lines(job: RenderJob) -> tuple[HeardLine, ...]:
    """When the lines of a job are heard and how mouths move, in the plain voices; mixes nothing."""
    cuts = _cuts(job)
    with open_voices(neural=False) as voices:
        return tuple(
            line
            for index, (shot, begins, ends) in enumerate(
                zip(job.shots, cuts, cuts[1:], strict=False)
            )
            for line in _heard(index, shot, _takes(job, shot, voices)[0], begins, ends)
        )


def laid_out(
    lengths: Sequence[float], wanted: Sequence[float | None], seconds: float, pauses: Pauses
) -> tuple[float, ...]:
    """When lines of these lengths start in a shot: in order, each not before it is wanted.

    A line that would run past the end starts earlier, as far as the ones before it leave room;
    beyond that, the last ones run over.
    """
    starts: list[float] = []
    at = pauses.lead_in
    for length, when in zip(lengths, wanted, strict=True):
        earliest = at - pauses.between + SHORTEST.between if starts else 0.0
        starts.append(at if when is None else max(earliest, when))
        at = starts[-1] + length + pauses.between
    latest = seconds - SHORTEST.tail
    for index in reversed(range(len(starts))):
        starts[index] = min(starts[index], latest - lengths[index])
        latest = starts[index] - SHORTEST.between
    at = 0.0
    for index, length in enumerate(lengths):
        starts[index] = max(starts[index], at)
        at = starts[index] + length
    return tuple(round(start, 4) for start in starts)


def _takes(job: RenderJob, shot: Shot, voices: Voices) -> tuple[list[Take], list[str]]:
    """The lines of a shot, spoken as fast as it takes to fit them in, and what to say of them."""
    seconds = job.format.frames(shot) / job.format.fps
    wanted = [line.starts for line in shot.dialogue]
    spoken = _spoken(job, shot, voices, 1.0)
    tempo = needed_tempo([speech.seconds for speech in spoken], wanted, seconds)
    if tempo > 1.0:
        spoken = _spoken(job, shot, voices, tempo)
    lengths = [speech.seconds for speech in spoken]
    starts = laid_out(lengths, wanted, seconds, _pauses(lengths, seconds))
    takes = [Take(speech, start) for speech, start in zip(spoken, starts, strict=True)]
    notes = [note for speech in spoken for note in speech.notes]
    if takes and (needs := takes[-1].heard[1] + SHORTEST.tail) > seconds + 0.1:
        notes.append(
            f"the words up to {_end(shot.dialogue[-1].text)!r} need {needs:.3g} s where the shot "
            f"lasts {seconds:.3g} s, and are cut off: lengthen it or shorten them"
        )
    return takes, notes


def needed_tempo(lengths: Sequence[float], wanted: Sequence[float | None], seconds: float) -> float:
    """How much faster than naturally lines must be said to fit in a shot, `TEMPO_MAX` at most.

    All of them must end with the shot, and each before the next one is wanted.
    """
    if not any(lengths):
        return 1.0
    needs = [(sum(lengths), seconds - _silence(len(lengths), SHORTEST))]
    ends = [*wanted[1:], seconds - SHORTEST.tail + SHORTEST.between]
    for length, begin, end in zip(lengths, wanted, ends, strict=True):
        if begin is not None and end is not None and end > begin:
            needs.append((length, end - begin - SHORTEST.between))
    tempo = max(length / room if room > 0 else TEMPO_MAX for length, room in needs)
    return min(TEMPO_MAX, 1.02 * tempo) if tempo > 1 / 1.02 else 1.0


def _end(text: str) -> str:
    """The last words of a line, to know it by: clips are shared by shots with other ids."""
    return text if len(text) <= 24 else "…" + text[-24:]


def _spoken(job: RenderJob, shot: Shot, voices: Voices, tempo: float) -> list[Speech]:
    return [voices.speak(line, job.character(line.character), tempo) for line in shot.dialogue]


def _silence(lines: int, pauses: Pauses) -> float:
    """Seconds of silence around so many lines."""
    return pauses.lead_in + pauses.between * max(0, lines - 1) + pauses.tail


def _pauses(lengths: Sequence[float], seconds: float) -> Pauses:
    """Between the shortest and the longest pauses, as the shot's length allows."""
    spare = seconds - sum(lengths)
    for less, more in ((SHORTEST, NATURAL), (NATURAL, LONGEST)):
        least, most = _silence(len(lengths), less), _silence(len(lengths), more)
        if spare < most or more is LONGEST:
            # Past the natural, only half of what is left goes between the lines.
            share = (spare - least) / (most - least) * (0.5 if more is LONGEST else 1.0)
            share = min(1.0, max(0.0, share))
            return Pauses(*(a + (b - a) * share for a, b in zip(less, more, strict=True)))
    return LONGEST


def _heard(
    index: int, shot: Shot, takes: Sequence[Take], begins: int, ends: int
) -> Iterator[HeardLine]:
    """The takes of a shot in the clip's time, cut off where the shot ends."""
    last = ends / SAMPLE_RATE
    for number, (line, take) in enumerate(zip(shot.dialogue, takes, strict=True)):
        start = min(last, begins / SAMPLE_RATE + take.starts)
        until = min(last, start + take.speech.seconds)
        shapes = [MouthShape(round(start + at, 3), viseme) for at, viseme in take.speech.mouth]
        yield HeardLine(
            shot=index,
            line=number,
            character=line.character,
            starts=round(start, 3),
            ends=round(until, 3),
            mouth=(
                *(shape for shape in shapes if shape.starts < until),
                MouthShape(round(until, 3), "rest"),
            ),
            voice_over=line.voice_over,
        )


def _lay(words: Samples, shot: Shot, takes: Sequence[Take]) -> None:
    """Adds the takes to the words of their shot, each at its side, faded where it is cut off."""
    for line, take in zip(shot.dialogue, takes, strict=True):
        mono = resampled(take.speech.samples, take.speech.sample_rate)
        if line.voice_over:
            mono = warmed(mono)
        room = max(0, len(words) - round(take.starts * SAMPLE_RATE))
        if len(mono) > room:
            mono = mono[:room].copy()
            fade = min(room, round(CUT_OFF_FADE_SECONDS * SAMPLE_RATE))
            mono[room - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
        lay(words, mono, take.starts, _side(shot, line))


def _side(shot: Shot, line: DialogueLine) -> float:
    """Where a speaker is heard, from -1 (left) to 1: as they stand in the shot, from the left."""
    if line.voice_over or line.character not in shot.characters or len(shot.characters) < 2:
        return 0.0
    place = shot.characters.index(line.character) / (len(shot.characters) - 1)
    return PAN_MAX * (2 * place - 1)


def _cuts(job: RenderJob) -> tuple[int, ...]:
    """The sample at which each shot begins, and the one after the last."""
    frames = np.cumsum([0, *(job.format.frames(shot) for shot in job.shots)])
    return tuple(round(Fraction(int(f), job.format.fps) * SAMPLE_RATE) for f in frames)


def _faded(samples: Samples) -> Samples:
    """From and to silence at both ends."""
    length = min(len(samples) // 2, round(EDGE_FADE_SECONDS * SAMPLE_RATE))
    ramp: NDArray[np.float32] = np.linspace(0, 1, length, dtype=np.float32)[:, None]
    faded = samples.copy()
    faded[:length] *= ramp
    faded[len(faded) - length :] *= ramp[::-1]
    return faded

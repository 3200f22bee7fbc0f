"""The prompt of MiniMax-H3: shots with the times of their cuts, numbered speakers, three fields.

With references there are six fields, and everything that is given is a labelled subject, video or
sound. All but lines and lettering is meant to be English. Pure; knows nothing of the pipeline.
"""

from collections.abc import Iterator, Sequence

from ..job import RenderJob
from ..plan import DialogueLine, Shot, Span
from .orders import Kindred, Reference
from .phrases import an, noises, phrase, sentence, sign, view

NONE = "N/A"
LABELS: dict[Kindred, str] = {"picture": "Subject", "video": "Video", "voice": "Audio"}


def h3_prompt(job: RenderJob, shots: tuple[Shot, ...], references: Sequence[Reference] = ()) -> str:
    """What is told of shots of the job that are made in one generation.

    References are in the order in which they are given to the model.
    """
    telling = _Telling(job, shots, references)
    fields = telling.with_references() if references else telling.from_words()
    return "\n\n".join(fields)


class _Telling:
    """One prompt being written: who has which number and label, who was heard already."""

    def __init__(
        self, job: RenderJob, shots: tuple[Shot, ...], references: Sequence[Reference]
    ) -> None:
        self.job, self.shots = job, shots
        spoken = [line.character for shot in shots for line in shot.dialogue]
        self.numbers = {id: number for number, id in enumerate(dict.fromkeys(spoken), 1)}
        self.labelled = list(_labelled(references))
        pictures = [ref.owner for ref in references if ref.kind == "picture"]
        self.pictures = {
            owner: [n for n, whose in enumerate(pictures, 1) if whose == owner]
            for owner in pictures
        }
        self.labels = {ref.owner: label for label, ref in self.labelled if ref.kind == "picture"}
        self.introduced: set[str] = set()

    def from_words(self) -> Iterator[str]:
        if header := self._header():
            yield header
        yield f"integrated_multimodal_description: {' '.join(self._timeline(style_first=False))}"
        yield from self._sounds()

    def with_references(self) -> Iterator[str]:
        kinds = {ref.kind for _, ref in self.labelled}
        tasks = ["reference generation"] + ["audio reference"] * ("voice" in kinds)
        actions = " ".join(sentence(shot.action) for shot in self.shots)
        given = [f"{label} is {self._defined(ref)}." for label, ref in self.labelled]
        kept = [self._kept(label, ref) for label, ref in self.labelled]
        yield "\n".join(["subject_definitions:", *dict.fromkeys(given)])
        yield f"summary: [{' + '.join(tasks)}] {actions}"
        yield "\n".join(["retention_analysis:", *dict.fromkeys(kept)])
        yield f"detailed_description: {' '.join(self._timeline(style_first=True))}"
        yield from self._sounds()

    def _header(self) -> str:
        first, last = self.shots[0].start_frame, self.shots[-1].end_frame
        if not first and not last:
            return ""
        frames = sum(map(self.job.format.frames, self.shots))
        words = phrase("keyframes", "both" if first and last else "first" if first else "last")
        shots = 1 if self.job.unbroken else len(self.shots)
        return words.format(shots=shots, seconds=frames / self.job.format.fps)

    def _timeline(self, style_first: bool) -> Iterator[str]:
        style = sentence(self.job.style)
        if style_first and style:
            yield style
        frames = 0
        for number, shot in enumerate(self.shots, 1):
            at = frames / self.job.format.fps
            opening = f"{view(shot)}, {shot.scene}" if shot.scene else view(shot)
            if number == 1:
                begin = f"[Shot 1] {'' if style_first or not style else style + ' '}"
                begin += f"{opening[0].upper()}{opening[1:]}."
            else:
                time = f"At {int(at // 60):02}:{at % 60:06.3f}"
                begin = f"[Shot {number}] {time}, the camera cuts to {opening}."
                if self.job.unbroken:
                    begin = f"{time}, without a cut, the view becomes {opening}."
            yield " ".join([begin, *self._shot(shot)])
            frames += self.job.format.frames(shot)
        if not self.job.lettering_allowed:
            yield "No text is visible anywhere."

    def _shot(self, shot: Shot) -> Iterator[str]:
        yield phrase("motion", shot.movement)
        yield from filter(None, (self._person(id) for id in shot.characters))
        yield sentence(shot.action)
        yield from (sign(text) for text in shot.lettering if text.in_scene)
        if self.job.audio:
            yield from map(self._said, shot.dialogue)

    def _named(self, id: str) -> str:
        """A character, with the label of the picture they are given by."""
        who = self.job.character(id)
        label = self.labels.get(who.id) or self.labels.get(who.element or "")
        name = f"{who.name[0].upper()}{who.name[1:]}"
        return f"{name} {label}" if label else name

    def _person(self, id: str) -> str:
        """What somebody looks like, told when they are first seen."""
        who = self.job.character(id)
        if id in self.introduced or not who.looks:
            return ""
        self.introduced.add(id)
        return sentence(f"{self._named(id)}: {who.looks}")

    def _said(self, line: DialogueLine) -> str:
        """A line with its speaker's number; a voice and an accent are told when first heard."""
        who = self.job.character(line.character)
        manner = None if f"{who.id} heard" in self.introduced else who.voice.manner
        accent = None if f"{who.id}: {line.dialect}" in self.introduced else line.dialect
        self.introduced |= {f"{who.id} heard", f"{who.id}: {line.dialect}"}
        voice = _voice(manner, accent)
        said = "says in an off-screen voiceover" if line.voice_over else "says"
        told = f"{self._named(who.id)}{voice} (S{self.numbers[who.id]})"
        how = f" ({line.delivery})" if line.delivery else ""
        closed = " while all visible lips remain completely closed." if line.voice_over else ""
        spans = line.spans or (Span(text=line.text, language=line.language),)
        words = "".join(f"[{phrase('languages', s.language)}] {s.text}" for s in spans)
        return f"{told} {said}{how}: <d>{words}</d>{closed}"

    def _defined(self, ref: Reference) -> str:
        if ref.kind == "voice":
            number = self.numbers.get(ref.owner)
            speaker = f" (S{number})" if number else ""
            return f"the voice-timbre reference for {self.labels.get(ref.owner, ref.name)}{speaker}"
        looks = f", {ref.looks.strip().rstrip('.')}" if ref.looks else ""
        shown = " and ".join(f"<Picture {n}>" for n in self.pictures.get(ref.owner, ()))
        return f"{ref.name}{f' in {shown}' if shown else ''}{looks}"

    def _kept(self, label: str, ref: Reference) -> str:
        if ref.kind == "voice":
            return f"{label}: reference - only the timbre and delivery of the voice are followed."
        if ref.kind == "video":
            return f"{label} (movement): weak_reference - its movement and pace are followed."
        shown = [
            f"[Shot {1 if self.job.unbroken else number}]"
            for number, shot in enumerate(self.shots, 1)
            if ref.owner in (*shot.elements, *shot.characters)
        ]
        where = f" (appears in {', '.join(dict.fromkeys(shown))})" if shown else ""
        return f"{label}{where}: fully_preserved - the looks stay exactly as they are given."

    def _sounds(self) -> Iterator[str]:
        heard = dict.fromkeys(told for shot in self.shots if (told := noises(shot)))
        music = dict.fromkeys(shot.sound.music for shot in self.shots if shot.sound.music)
        yield f"overall_soundscape: {sentence('; '.join(heard)) or NONE}"
        yield f"non_diegetic_music: {sentence('; '.join(music)) or NONE}"


def _voice(manner: str | None, dialect: str | None) -> str:
    """How somebody sounds: `with a low voice and a Kansai accent`."""
    voice = f"{an(manner)} voice" if manner else ""
    accent = f"{an(dialect)} accent" if dialect else ""
    told = " and ".join(filter(None, [voice, accent]))
    return f" with {told}" if told else ""


def _labelled(references: Sequence[Reference]) -> Iterator[tuple[str, Reference]]:
    """`<Subject 1>`: pictures of one owner share a label, the others are numbered by their kind."""
    owners: dict[str, int] = {}
    counted = dict.fromkeys(LABELS.values(), 0)
    for ref in references:
        word = LABELS[ref.kind]
        if ref.kind == "picture":
            number = owners.setdefault(ref.owner, len(owners) + 1)
        else:
            number = counted[word] = counted[word] + 1
        yield f"<{word} {number}>", ref

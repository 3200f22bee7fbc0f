"""The first frame of a shot as an image model is asked for it, from pictures of what is in it.

Who is seen, and where, looks alike in all shots of a plan although each is made by itself: an
upload is followed where there is one; else a portrait, or a view of the place, is made first, from
words that are the same in every job, so that nothing need be passed from job to job. Pure; knows
no image model.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..job import RenderJob
from ..plan import Character, Element, Shot
from .phrases import sentence, sign, view
from .references import kind_of


class Still(NamedTuple):
    """A picture to be made."""

    prompt: str
    width: int
    height: int
    seed: int
    references: "tuple[Still | str, ...]" = ()
    """In the order in which the prompt numbers them: stills to make first, and assets."""


class _Subject(NamedTuple):
    """Something that must look alike."""

    told: str
    """How the prompt says which image it is; `{n}` stands for its number."""
    picture: Still | str


def keyframe(
    job: RenderJob, shot: Shot, width: int, height: int, seed: int, references_max: int
) -> Still | None:
    """The frame in which a shot of the job opens; null when nothing in it need look alike.

    People come first, then elements, then the place, as many as the model takes.
    """
    subjects = list(_subjects(job, shot, width, height))[:references_max]
    if not subjects:
        return None
    told = [
        sentence(job.style),
        sentence(f"{view(shot)}, {shot.scene}" if shot.scene else view(shot)),
        f"The moment in which this begins: {sentence(shot.action)}",
        *(sentence(subject.told.format(n=n)) for n, subject in enumerate(subjects, 1)),
        *(sign(text) for text in shot.lettering if text.in_scene),
        "" if any(text.in_scene for text in shot.lettering) else "There is no text in the picture.",
    ]
    pictures = tuple(subject.picture for subject in subjects)
    return Still(" ".join(filter(None, told)), width, height, seed, pictures)


def too_many(job: RenderJob, shot: Shot, references_max: int) -> bool:
    """Whether a shot shows more than the image model can be given."""
    return len(list(_subjects(job, shot, 0, 0))) > references_max


def _subjects(job: RenderJob, shot: Shot, width: int, height: int) -> Iterator[_Subject]:
    elements = {element.id: element for element in job.elements}
    people = [job.character(id) for id in shot.characters]
    for who in people:
        given = _upload(elements.get(who.element or ""))
        made = given or _made(job, _portrait(who), width, height)
        looks = f": {who.looks.strip().rstrip('.')}" if who.looks else ""
        yield _Subject(f"{_plain(who.name)} is the one in image {{n}}{_plain(looks)}.", made)
    worn = {who.element for who in people}
    shown = [elements[id] for id in shot.elements if id in elements and id not in worn]
    for element in shown:
        if (given := _upload(element)) and element.kind not in ("motion", "place"):
            yield _Subject(_as_given(element), given)
    place = next((given for e in shown if e.kind == "place" and (given := _upload(e))), None)
    if place or shot.scene:
        made = place or _made(job, f"{shot.scene}, in a wide view with nobody in it", width, height)
        yield _Subject("The place is that of image {n}.", made)


def _as_given(element: Element) -> str:
    if element.kind == "style":
        return "It looks as if made by the hand that made image {n}."
    return f"{_plain(element.name)} is what image {{n}} shows."


def _portrait(who: Character) -> str:
    looks = f", {who.looks.strip().rstrip('.')}" if who.looks else ""
    return (
        f"a portrait of {who.name}{looks}, seen from the knees up, facing the camera, in even "
        "light before a plain grey wall"
    )


def _made(job: RenderJob, words: str, width: int, height: int) -> Still:
    """A picture for reference: the same words give the same one."""
    told = [sentence(job.style), sentence(words), "There is no text in the picture."]
    prompt = " ".join(filter(None, told))
    seed = int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:6])
    return Still(prompt, width, height, seed)


def _upload(element: Element | None) -> str | None:
    """The first of an element's uploads that can be seen."""
    assets = element.assets if element else ()
    return next((asset for asset in assets if kind_of(asset) != "voice"), None)


def _plain(text: str) -> str:
    """Braces of the user's are not places to fill."""
    return text.replace("{", "{{").replace("}", "}}")

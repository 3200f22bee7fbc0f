"""Uploaded subjects in a shot: portraits of characters, things, logos, places and styles."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import floor, log2
from pathlib import Path

import cv2
import numpy as np

from ..job import RenderJob
from ..plan import Element, Shot
from .camera import Camera, Size, affine, ratio
from .canvas import Canvas, Pixels
from .colours import Light
from .pictures import card, mean_colour, opened
from .recordings import SOUNDS


@dataclass(frozen=True)
class Standing:
    """A flat picture that stands upright in the set."""

    picture: Pixels
    x: float
    bottom: float
    z: float
    height: float
    """Metres."""

    def draw(self, canvas: Canvas, camera: Camera, x: float = 0.0, rise: float = 0.0) -> None:
        """`x` and `rise` move it from its place, in metres."""
        size = Size(canvas.width, canvas.height)
        tall, wide = self.picture.shape[:2]
        width = self.height * wide / tall
        left, low = self.x + x - width / 2, self.bottom + rise
        corners = np.array(
            [
                (left, low + self.height, self.z),
                (left + width, low + self.height, self.z),
                (left, low, self.z),
            ]
        )
        there = camera.seen(corners, size).astype(np.float64)
        here = np.array([(0, 0, 1), (wide, 0, 1), (0, tall, 1)], np.float64)
        matrix = affine(np.linalg.solve(here, there).T)
        copy = self._copies[min(len(self._copies) - 1, max(0, floor(-log2(ratio(matrix)))))]
        shrunk = np.diag([wide / copy.shape[1], tall / copy.shape[0], 1.0])
        canvas.warp(copy, matrix @ shrunk, opaque=False)

    @cached_property
    def _copies(self) -> list[Pixels]:
        """The picture and its halves: one that is shown smaller does not flicker."""
        copies = [self.picture]
        while min(copies[-1].shape[:2]) >= 32:
            tall, wide = copies[-1].shape[:2]
            half = cv2.resize(copies[-1], (wide // 2, tall // 2), interpolation=cv2.INTER_AREA)
            copies.append(np.asarray(half, np.uint8))
        return copies


@dataclass(frozen=True)
class Subjects:
    """The pictures of a shot's elements."""

    portraits: dict[str, Pixels]
    """By character."""
    things: tuple[Pixels, ...]
    logos: tuple[Pixels, ...]
    place: Pixels | None
    style: Pixels | None


def subjects(job: RenderJob, shot: Shot, assets: Path) -> Subjects:
    """Opens what a shot shows. Raises `BadMedia` for an asset that is missing or unreadable."""
    shown = [element for element in job.elements if element.id in shot.elements]
    cast = {who.id: who.element for who in job.characters if who.element}
    faces = {
        who: opened(seen, assets)
        for who, id in cast.items()
        for element in job.elements
        if element.id == id and (seen := _seen(element))
    }
    taken = set(cast.values())

    def pictures(*kinds: str) -> list[Pixels]:
        return [
            opened(seen, assets)
            for element in shown
            if element.kind in kinds and element.id not in taken and (seen := _seen(element))
        ]

    places, styles = pictures("place"), pictures("style")
    return Subjects(
        portraits={who: card(face) for who, face in faces.items()},
        things=tuple(card(picture) for picture in pictures("object", "character")),
        logos=tuple(card(picture) for picture in pictures("logo")),
        place=places[0] if places else None,
        style=styles[0] if styles else None,
    )


def _seen(element: Element) -> str | None:
    """The first of an element's assets that can be looked at."""
    return next((id for id in element.assets if Path(id).suffix not in SOUNDS), None)


def toned(light: Light, style: Pixels | None) -> Light:
    """The light in the palette of a picture of a style."""
    return light if style is None else replace(light, toning=(mean_colour(style), 0.4))


def named(shot: Shot, elements: tuple[Element, ...]) -> str:
    """What the things that a shot shows are called."""
    return ". ".join(element.name for element in elements if element.id in shot.elements)

"""How a look models a form: its lit side, its shaded side, the light on its edge, its ink line.

A form is an outline and a colour. Its shade is the outline itself, moved away from the light and
cut to the form, so that every part of a figure turns from the light along its own edge.
"""

from dataclasses import replace

from .colours import Light, Rgb, clear, mixed
from .paths import Path, Radial, Shape, shifted

FROM_ABOVE = 0.3
"""How far down a shade is moved for every length that it is moved to the side."""


def modelled(
    path: Path, colour: Rgb, light: Light, width: float, turned: float = 0.55, scale: float = 1.0
) -> list[Shape]:
    """The shapes of a form about `width` wide; `turned` is how much of that is lit.

    `scale` is how many metres a unit of the outline is, for the weight of its lines.
    """
    away = -light.side
    shade = Shape(
        shifted(path, away * turned * width, -FROM_ABOVE * turned * width),
        clear(light.shaded(colour)),
        clip=path,
    )
    line = light.line / scale
    if light.ink is not None and line > 0:
        if light.simple:
            return [Shape(path, clear(colour), clear(light.ink), 1.6 * line), shade]
        return [
            Shape(path, clear(colour), clear(light.ink), 2 * line),
            Shape(path, clear(colour)),
            shade,
        ]
    edge = min(light.edge / scale, 0.16 * width)
    if edge <= 0 or (light.simple and not light.dark):
        return [Shape(path, clear(colour)), shade]
    # The lit form is moved, not cut: what it gains on its dark side by that nobody sees.
    lit = shifted(path, away * edge, -FROM_ABOVE * edge)
    tones = [Shape(path, clear(light.rimmed(colour))), Shape(lit, clear(colour))]
    return tones if light.simple else [*tones, replace(shade, clip=lit)]


def flat(path: Path, colour: Rgb, light: Light, scale: float = 1.0) -> Shape:
    """A form too small to be modelled: its colour, and its line where the look draws lines."""
    if light.ink is None or light.line <= 0:
        return Shape(path, clear(colour))
    return Shape(path, clear(colour), clear(light.ink), 1.4 * light.line / scale)


def detail(light: Light, colour: Rgb) -> Rgb:
    """The colour of a line within a form, such as a seam or a fold."""
    return light.ink if light.ink is not None else mixed(light.shaded(colour), (24, 18, 30), 0.35)


def outlined(shapes: list[Shape], light: Light, width: float) -> list[Shape]:
    """Shapes with an ink line around each that is filled, where the look draws lines."""
    if light.ink is None:
        return shapes
    ink = clear(light.ink)
    return [
        replace(shape, stroke=ink, width=width)
        if shape.fill is not None and shape.stroke is None and not isinstance(shape.fill, Radial)
        else shape
        for shape in shapes
    ]

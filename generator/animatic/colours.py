"""Colours, and the light that falls on them: the palette of a place, an hour and a weather."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from .paths import Colour

Look = Literal["poster", "ink", "neon"]
"""How a picture is finished: flat graphic shapes, ink line and wash, or night neon."""
Rgb = tuple[int, int, int]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
PAPER: Rgb = (248, 243, 232)
WASH = 0.14
"""How much of the paper is seen through a wash of colour."""
LINE_WEIGHT = 0.0021
"""Of the height of the picture: half the width of an ink line on a figure."""
SIMPLE_METRES = 2.2
"""Height of what is seen, from which figures are small."""
EDGE_WEIGHT = 0.0046
"""Of the height of the picture: the light on the edge of a figure."""


@lru_cache(4096)
def mixed(first: Rgb, second: Rgb, share: float) -> Rgb:
    """The first colour moved towards the second by a share from 0 to 1."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)


@lru_cache(4096)
def clear(colour: Rgb, opacity: float = 1.0) -> Colour:
    """The colour with an opacity from 0 to 1."""
    return (*colour, round(255 * min(1.0, max(0.0, opacity))))


@lru_cache(4096)
def _times(colour: Rgb, keeps: tuple[float, float, float]) -> Rgb:
    """The colour with so much of each channel."""
    red, green, blue = (min(255, round(a * b)) for a, b in zip(colour, keeps, strict=True))
    return (red, green, blue)


def luminance(colour: Rgb) -> float:
    """Perceived lightness from 0 to 1, by the weights of BT.709."""
    return (0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]) / 255


@dataclass(frozen=True, slots=True)
class Light:
    """How every colour of a shot is seen."""

    sky: Rgb
    """Overhead."""
    horizon: Rgb
    haze: Rgb
    """What far things fade into."""
    tint: tuple[float, float, float]
    """What light does to surfaces, by channel."""
    rim: Rgb
    """The light on the edges of figures."""
    haze_metres: float = 75.0
    """The depth at which two thirds of a colour is haze."""
    dark: bool = False
    """Lamps and windows shine."""
    saturation: float = 1.0
    toning: tuple[Rgb, float] | None = None
    """A colour laid over everything, and how strongly."""
    contrast: float = 1.0
    """Above 1, dark tones become darker and light ones lighter."""
    look: Look = "poster"
    side: int = -1
    """Where the light comes from: -1 the left of the picture, 1 the right."""
    shade: tuple[float, float, float] = (0.79, 0.72, 0.76)
    """What the side of a form that is turned from the light keeps, by channel."""
    ink: Rgb | None = None
    """Of outlines, in a look that has them."""
    line: float = 0.0
    """Metres: half the width of an outline."""
    edge: float = 0.0
    """Metres: the width of the light on the edge of a form."""
    simple: bool = False
    """Figures are small: two tones are enough for a form."""

    def framed(self, visible: float) -> "Light":
        """The light of a shot that shows so many metres of height: what is close is drawn with a
        heavier line than what is far."""
        weight = visible * min(1.9, max(0.85, (1.2 / visible) ** 0.5))
        return replace(
            self,
            line=LINE_WEIGHT * weight,
            edge=EDGE_WEIGHT * visible,
            simple=visible > SIMPLE_METRES,
        )

    def shaded(self, colour: Rgb) -> Rgb:
        """A seen colour on the side turned from the light."""
        return _times(colour, self.shade if self.saturation else (sum(self.shade) / 3,) * 3)

    def rimmed(self, colour: Rgb) -> Rgb:
        """A seen colour on the edge that catches the light."""
        return mixed(colour, self.graded(self.rim), 0.6 if self.dark else 0.34)

    def on(self, colour: Rgb, depth: float = 0.0) -> Rgb:
        """A surface's own colour as it is seen at a depth in metres behind the subject."""
        lit = _times(colour, self.tint)
        if depth > 0:
            lit = mixed(lit, self.haze, depth / (depth + self.haze_metres / 2))
        return self.graded(lit)

    def graded(self, colour: Rgb) -> Rgb:
        """A colour of light itself, such as a lamp's: only the grade of the film is on it."""
        if self.saturation != 1:
            grey = round(255 * luminance(colour))
            colour = mixed((grey, grey, grey), colour, self.saturation)
        if self.contrast != 1:
            red, green, blue = (
                min(255, max(0, round(108 + (c - 86) * self.contrast))) for c in colour
            )
            colour = (red, green, blue)
        if self.toning is not None:
            toned, strength = self.toning
            level = luminance(colour)
            tint = mixed(BLACK, toned, min(1.0, level * 1.6))
            colour = mixed(colour, mixed(tint, WHITE, max(0.0, level - 0.62)), strength)
        return mixed(colour, PAPER, WASH) if self.look == "ink" else colour


LIGHTS: dict[str, Light] = {
    "day": Light(
        (92, 158, 214), (222, 236, 240), (206, 224, 234), (1.0, 1.0, 0.98), (255, 250, 232)
    ),
    "dawn": Light(
        (118, 142, 196), (255, 208, 172), (244, 206, 190), (0.98, 0.9, 0.9), (255, 214, 180), 80
    ),
    "dusk": Light(
        (62, 56, 116), (255, 158, 96), (232, 142, 116), (1.0, 0.89, 0.83), (255, 206, 140), 90
    ),
    "night": Light(
        (9, 13, 34), (42, 50, 96), (32, 40, 82), (0.66, 0.7, 0.9), (170, 196, 255), 50, True
    ),
    "space": Light(
        (9, 13, 34),
        (42, 50, 96),
        (40, 40, 70),
        (0.92, 0.92, 1.0),
        (226, 236, 255),
        80,
        True,
        shade=(0.5, 0.46, 0.62),
    ),
    "lamp": Light(
        (9, 13, 34), (42, 50, 96), (60, 48, 52), (0.95, 0.83, 0.72), (255, 216, 160), 60, True
    ),
}
"""By hour; `lamp` is the night indoors, `space` the sun without air."""

NEON: tuple[Rgb, ...] = ((255, 64, 129), (64, 224, 255), (255, 196, 64), (150, 110, 255))


def light(
    hour: str,
    weather: str | None,
    indoors: bool,
    neon: bool,
    grade: str | None,
    look: Look = "poster",
    side: int = -1,
) -> Light:
    """The light of an hour and a weather, graded, in a look, from a side."""
    found = replace(LIGHTS["lamp" if hour == "night" and indoors else hour], side=side)
    if weather in ("rain", "fog", "storm") and not found.dark:
        grey: Rgb = (150, 160, 172)
        found = replace(
            found,
            sky=mixed(found.sky, grey, 0.72),
            horizon=mixed(found.horizon, (196, 202, 208), 0.7),
            haze=mixed(found.haze, (186, 194, 202), 0.7),
            tint=(found.tint[0] * 0.82, found.tint[1] * 0.86, found.tint[2] * 0.92),
        )
    if weather == "fog":
        found = replace(found, haze_metres=found.haze_metres * 0.25)
    elif weather in ("rain", "storm", "snow"):
        found = replace(found, haze_metres=found.haze_metres * 0.6)
    if neon and found.dark and hour != "space":
        found = replace(
            found,
            tint=(0.88, 0.74, 0.88),
            rim=(255, 110, 190),
            haze=(58, 34, 92),
            horizon=(70, 40, 104),
        )
    found = replace(found, look=look, **LOOKS[look])
    if look == "ink":
        found = _washed(found)
    return replace(found, **GRADES[grade]) if grade else found


def _washed(found: Light) -> Light:
    """Thinned with water: a night on paper is a dark wash, never black."""
    if not found.dark:
        red, green, blue = found.tint
        return replace(
            found,
            tint=(max(red, 1.04), max(green, 1.02) if green > 0.9 else green * 1.06, blue * 1.06),
            sky=mixed(found.sky, PAPER, 0.3),
            horizon=mixed(found.horizon, PAPER, 0.5),
            haze=mixed(found.haze, PAPER, 0.4),
        )
    red, green, blue = found.tint
    return replace(
        found,
        tint=(min(1.0, red * 1.12), min(1.0, green * 1.12), min(1.0, blue * 1.08)),
        sky=mixed(found.sky, (88, 96, 134), 0.5),
        haze=mixed(found.haze, (120, 124, 156), 0.5),
    )


LOOKS: dict[Look, dict[str, object]] = {
    "poster": {},
    "ink": {"ink": (34, 30, 40), "shade": (0.82, 0.8, 0.86)},
    "neon": {"shade": (0.5, 0.44, 0.66)},
}
"""What a look does to the light."""

GRADES: dict[str, dict[str, object]] = {
    "black and white": {"saturation": 0.0, "contrast": 1.3},
    "sepia": {"saturation": 0.25, "toning": ((214, 168, 112), 0.55)},
    "cold": {"saturation": 0.85, "toning": ((96, 150, 220), 0.3)},
    "warm": {"saturation": 1.05, "toning": ((240, 170, 96), 0.22)},
    "pastel": {"saturation": 0.88, "toning": ((250, 232, 222), 0.12)},
    "vivid": {"saturation": 1.25},
}
"""By the words of a style."""

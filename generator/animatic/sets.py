"""Places: what a scene's words call for, built once for all shots of the scene.

A place is a function that furnishes a `Scenery`; the table `PLACES` says which, and whether it is
indoors. The same scene gives the same set: what is left to chance is drawn by lot from its words.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from . import words
from .colours import BLACK, WHITE, Light, Look, Rgb, light, mixed
from .fittings import (
    LEAF,
    building,
    chair,
    clouds,
    curtains,
    halo,
    heavens,
    lanterns,
    neon_sign,
    passers,
    pendant,
    picture,
    plant,
    ridge,
    shelf,
    sofa,
    stall,
    street_lamp,
    table,
    tree,
    window,
)
from .looks import seed_of
from .paths import (
    Linear,
    Path,
    Radial,
    Shape,
    ellipse,
    joined,
    polygon,
    polyline,
    rectangle,
    rounded,
    shifted,
    smooth,
    tapered,
)
from .scenery import FARTHEST, Scenery


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of where and when a shot plays."""

    place: str
    hour: str
    weather: str | None
    neon: bool
    grade: str | None
    seed: int
    look: Look = "poster"

    @property
    def indoors(self) -> bool:
        return PLACES[self.place].indoors

    @property
    def light(self) -> Light:
        return light(
            "space" if self.place == "space" else self.hour,
            self.weather,
            self.indoors,
            self.neon,
            self.grade,
            self.look,
            self.side,
        )

    @property
    def side(self) -> int:
        """Where the light comes from, the same in all shots of the scene: -1 is the left."""
        return 1 if self.seed % 2 else -1


@dataclass(frozen=True, slots=True)
class Place:
    build: Callable[[Scenery], None]
    indoors: bool
    far: float
    """Depth in metres of what ends the view."""
    mid: float
    """Depth of what stands behind the figures."""


def scene_of(scene: str, action: str, style: str) -> Scene:
    """What the words of a shot say about its place; the scene's own words count first."""
    place = words.meaning("place", scene, action) or ("studio" if not scene else "generic")
    text = f"{scene}. {action}"
    neon = bool(words.meanings("glow", f"{text}. {style}"))
    hour = words.meaning("hour", scene, action, style) or ("night" if neon else "day")
    if place in ("space", "cockpit") or (place == "stage" and hour == "day"):
        hour = "night"
    weather = words.meaning("weather", scene, action)
    grade = words.meaning("grade", style, scene)
    return Scene(
        place, hour, weather, neon, grade, seed_of(scene or action), look_of(hour, neon, style)
    )


def look_of(hour: str, neon: bool, style: str) -> Look:
    """How the picture is finished, by the words of the style; neon shines at night only."""
    said = words.meaning("look", style)
    if said == "ink":
        return "ink"
    return "neon" if hour == "night" and (neon or said == "neon") and said != "poster" else "poster"


def build(scene: Scene, light: Light) -> Scenery:
    """The set of a scene, lit."""
    place = PLACES[scene.place]
    wet = not place.indoors and scene.place in PAVED and (scene.weather == "rain" or scene.neon)
    snow = scene.weather == "snow"
    on = Scenery(light, random.Random(scene.seed), place.far, place.mid, snow, wet)
    place.build(on)
    return on


WALLS: tuple[Rgb, ...] = (
    (214, 196, 172),
    (176, 196, 192),
    (206, 178, 162),
    (188, 188, 206),
    (196, 202, 172),
)
BRICKS: tuple[Rgb, ...] = (
    (168, 112, 92),
    (150, 140, 132),
    (186, 156, 120),
    (122, 128, 142),
    (164, 132, 140),
)


def interior(
    on: Scenery,
    wall: Rgb,
    floor: Rgb,
    z: float = 3.2,
    half: float = 4.0,
    height: float = 3.0,
    boards: bool = True,
) -> None:
    """A room without its fourth wall: floor, ceiling, three walls, skirting."""
    on.floor(
        "far",
        height,
        Shape(rectangle(-half, -9, 2 * half, z + 9), on.colour(mixed(wall, WHITE, 0.3))),
    )
    light_wall, dark_wall = on.colour(mixed(wall, WHITE, 0.08)), on.colour(mixed(wall, BLACK, 0.16))
    fill = Linear((0, height), (0, 0), ((0.0, light_wall), (1.0, dark_wall)))
    on.upright("far", z, Shape(rectangle(-half - 0.02, 0, 2 * half + 0.04, height), fill))
    for side in (-1, 1):
        shade = Linear(
            (z, 0),
            (z - 6, 0),
            ((0.0, on.colour(mixed(wall, BLACK, 0.2))), (1.0, on.colour(mixed(wall, BLACK, 0.42)))),
        )
        on.wall("far", side * half, Shape(rectangle(-9, 0, z + 9, height), shade))
        on.wall(
            "far",
            side * half * 0.999,
            Shape(rectangle(-9, 0, z + 9, 0.12), on.colour(mixed(wall, WHITE, 0.35))),
        )
    on.upright(
        "far",
        z - 0.01,
        Shape(rectangle(-half, 0, 2 * half, 0.12), on.colour(mixed(wall, WHITE, 0.4))),
    )
    near, far = on.colour(mixed(floor, WHITE, 0.06)), on.colour(mixed(floor, BLACK, 0.22))
    on.floor(
        "ground",
        0,
        Shape(
            rectangle(-half, -9, 2 * half, z + 9),
            Linear((0, 0), (0, z), ((0.0, near), (1.0, far))),
        ),
    )
    _room_light(on, z, half, height)
    line = on.colour(mixed(floor, BLACK, 0.35), 0, 0.5)
    if boards:
        for k in range(int(2 * half / 0.4) + 1):
            x = -half + 0.4 * k
            on.floor(
                "ground",
                0.001,
                Shape(polygon([(x, z), (x + 0.02, z), (x + 0.02, -9), (x, -9)]), line),
            )
    else:
        for k in range(int(2 * half / 0.8) + 1):
            x = -half + 0.8 * k
            on.floor(
                "ground",
                0.001,
                Shape(polygon([(x, z), (x + 0.025, z), (x + 0.025, -9), (x, -9)]), line),
            )
        for k in range(14):
            on.floor("ground", 0.001, Shape(rectangle(-half, z - 0.8 * k, 2 * half, 0.025), line))


def _room_light(on: Scenery, z: float, half: float, height: float) -> None:
    """A wall that is brighter towards the light, corners that are dark, the sun on the floor."""
    side, dark = on.light.side, on.light.dark
    at = (side * half * 0.55, height * (0.55 if dark else 0.72))
    glow = on.glow((255, 226, 176) if dark else (255, 250, 232), 0.3)
    stops = ((0.0, glow), (1.0, (*glow[:3], 0)))
    on.upright(
        "far", z - 0.005, Shape(rectangle(-half, 0, 2 * half, height), Radial(at, half, stops))
    )
    shade, none = (24, 16, 40, 110), (24, 16, 40, 0)
    corner = -side * half
    fill = Linear((corner, 0), (corner + side * 2.6, 0), ((0.0, shade), (1.0, none)))
    on.upright("far", z - 0.006, Shape(rectangle(-half, 0, 2 * half, height), fill))
    under = Linear((0, z), (0, z - 1.3), ((0.0, shade), (1.0, none)))
    on.floor("ground", 0.0008, Shape(rectangle(-half, z - 1.3, 2 * half, 1.3), under))
    if not dark:
        sun = on.glow((255, 244, 206), 0.34)
        for k in range(2):
            x, slant = side * (1.7 - 1.15 * k), -side * 1.1
            patch = polygon(
                [(x, 2.1), (x + side * 0.9, 2.1), (x + side * 0.9 + slant, 0.4), (x + slant, 0.4)]
            )
            on.floor("ground", 0.0015, Shape(patch, sun))


def rug(on: Scenery, across: float, colour: Rgb) -> None:
    for grow, ink in ((1.0, colour), (0.86, mixed(colour, WHITE, 0.3)), (0.8, colour)):
        on.floor("ground", 0.002, Shape(ellipse(0, 0.6, across * grow, 1.1 * grow), on.colour(ink)))


def living_room(on: Scenery) -> None:
    wall = on.lot.choice(WALLS)
    interior(on, wall, (164, 120, 84))
    window(on, -1.15, 1.0, 1.7, 1.45, 3.18)
    curtains(
        on,
        -1.15,
        1.0,
        1.7,
        1.45,
        3.16,
        on.lot.choice([(196, 122, 96), (104, 134, 140), (214, 186, 140)]),
    )
    picture(on, 1.5, 1.5, 0.8, 0.62, 3.17)
    picture(on, 2.45, 1.62, 0.42, 0.42, 3.17)
    shelf(on, -3.6, 1.5, 2.2, 3.0)
    rug(on, 2.4, on.lot.choice([(176, 92, 82), (92, 116, 128), (190, 156, 104)]))
    sofa(on, 1.75, 2.3, 2.1, on.lot.choice([(92, 122, 128), (170, 110, 92), (122, 112, 140)]))
    plant(on, -1.75, 2.4, 1.35)
    pendant(on, 0.6, 2.2, 0.8, 3.0)
    floor_lamp(on, 3.1, 2.2)


def floor_lamp(on: Scenery, x: float, z: float) -> None:
    halo(on, "mid", (x, 1.55), z, 0.9, (255, 210, 140), 0.55 if on.light.dark else 0.2)
    shade = polygon([(x - 0.14, 1.75), (x + 0.14, 1.75), (x + 0.22, 1.42), (x - 0.22, 1.42)])
    on.upright(
        "mid",
        z,
        Shape(rectangle(x - 0.015, 0, 0.03, 1.5), on.colour((60, 54, 54))),
        Shape(ellipse(x, 0.02, 0.16, 0.03), on.colour((60, 54, 54))),
        Shape(shade, on.glow((255, 226, 170)) if on.light.dark else on.colour((240, 226, 196))),
    )


def bedroom(on: Scenery) -> None:
    wall = on.lot.choice(WALLS)
    interior(on, mixed(wall, (150, 150, 190), 0.25), (150, 116, 92))
    window(on, -2.6, 1.1, 1.4, 1.35, 3.18)
    curtains(on, -2.6, 1.1, 1.4, 1.35, 3.16, (150, 128, 160))
    picture(on, 1.2, 1.75, 0.9, 0.6, 3.17)
    blanket: Rgb = on.lot.choice([(112, 140, 170), (190, 120, 112), (150, 166, 130)])
    on.upright("mid", 3.0, Shape(rounded(0.2, 0, 2.6, 1.15, 0.12), on.colour((120, 88, 70))))
    on.box("mid", 0.3, 1.6, (2.4, 0.28, 1.3), (112, 84, 68))
    on.box("mid", 0.34, 1.55, (2.32, 0.26, 1.3), blanket, 0.28)
    for x in (0.55, 1.65):
        on.upright(
            "mid", 2.75, Shape(rounded(x, 0.5, 0.85, 0.36, 0.14), on.colour((240, 236, 228)))
        )
    floor_lamp(on, -0.35, 2.8)
    rug(on, 1.9, (190, 172, 150))


def kitchen(on: Scenery) -> None:
    wall = on.lot.choice([(226, 218, 200), (200, 214, 210), (220, 200, 180)])
    interior(on, wall, (190, 178, 160), boards=False)
    cabinet: Rgb = on.lot.choice([(96, 128, 124), (150, 108, 84), (106, 116, 146), (186, 120, 92)])
    tile = on.colour(mixed(wall, WHITE, 0.5))
    on.upright("far", 3.15, Shape(rectangle(-4, 0.92, 8, 0.62), tile))
    for k in range(40):
        on.upright(
            "far",
            3.14,
            Shape(
                polyline([(-4 + 0.2 * k, 0.92), (-4 + 0.2 * k, 1.54)]), None, on.colour(wall), 0.008
            ),
        )
    for k in range(10):
        x = -3.9 + 0.78 * k
        if not 3 <= k <= 4:
            on.upright(
                "far",
                3.0,
                Shape(rounded(x, 1.62, 0.74, 0.8, 0.03), on.colour(cabinet)),
                Shape(
                    rounded(x + 0.07, 1.69, 0.6, 0.66, 0.02), on.colour(mixed(cabinet, WHITE, 0.1))
                ),
                Shape(ellipse(x + 0.66, 1.72, 0.025), on.colour((236, 214, 160))),
            )
    window(on, -1.5, 1.4, 1.4, 1.0, 3.12)
    on.box("mid", -3.9, 2.5, (7.8, 0.88, 0.6), cabinet)
    on.box("mid", -3.9, 2.44, (7.8, 0.06, 0.66), (226, 220, 210), 0.88)
    for k in range(10):
        x = -3.86 + 0.78 * k
        on.upright(
            "mid",
            2.43,
            Shape(rounded(x, 0.12, 0.7, 0.7, 0.03), on.colour(mixed(cabinet, WHITE, 0.08))),
            Shape(rounded(x + 0.25, 0.72, 0.2, 0.03, 0.01), on.colour((236, 214, 160))),
        )
    pot(on, 1.5, 2.6)
    for k in range(3):
        on.upright(
            "mid",
            2.6,
            Shape(
                rounded(-2.6 + 0.2 * k, 0.94, 0.14, 0.2 + 0.06 * k, 0.03),
                on.colour(on.lot.choice([(226, 170, 92), (206, 96, 84), (92, 140, 150)])),
            ),
        )
    for x in (-0.4, 0.9):
        pendant(on, x, 2.0, 0.75, 3.0, (206, 132, 76))


def pot(on: Scenery, x: float, z: float) -> None:
    steel = on.colour((120, 126, 136))
    on.upright(
        "mid",
        z,
        Shape(rounded(x, 0.94, 0.46, 0.28, 0.05), steel),
        Shape(rounded(x - 0.03, 1.2, 0.52, 0.04, 0.02), on.colour((86, 90, 100))),
        Shape(ellipse(x + 0.23, 1.27, 0.04, 0.03), on.colour((50, 50, 56))),
    )


def office(on: Scenery) -> None:
    interior(
        on,
        on.lot.choice([(196, 204, 212), (208, 206, 200), (178, 190, 198)]),
        (128, 136, 146),
        half=5,
        boards=False,
    )
    for k in range(4):
        window(on, -4.4 + 2.3 * k, 0.9, 2.0, 1.75, 3.18, (90, 98, 110))
    for x in (-2.3, 2.3):
        table(on, x, 1.9, 1.7, 0.74, (206, 198, 186))
        screen = rounded(x - 0.36, 0.86, 0.72, 0.44, 0.03)
        shine = Linear(
            (x, 1.3), (x, 0.86), ((0.0, on.glow((140, 190, 226))), (1.0, on.glow((70, 110, 160))))
        )
        on.upright(
            "mid",
            1.95,
            Shape(screen, on.colour((40, 44, 54))),
            Shape(rounded(x - 0.33, 0.89, 0.66, 0.38, 0.02), shine),
            Shape(rectangle(x - 0.03, 0.74, 0.06, 0.14), on.colour((60, 64, 74))),
        )
        chair(on, x + 0.1, 1.4, (70, 80, 100))
    plant(on, 3.9, 2.4, 1.5)
    plant(on, -4.0, 2.5, 1.2)
    for x in (-1.6, 1.6):
        on.floor("far", 2.98, Shape(rectangle(x - 0.7, 0.4, 1.4, 0.4), on.glow((255, 252, 240))))


def clinic(on: Scenery) -> None:
    interior(on, (206, 220, 220), (176, 190, 192), half=4.5, boards=False)
    on.upright("far", 3.17, Shape(rectangle(-4.5, 0.85, 9, 0.16), on.colour((110, 170, 170))))
    window(on, -3.2, 1.2, 1.6, 1.2, 3.16)
    on.upright(
        "far",
        3.16,
        Shape(rectangle(1.6, 0, 1.0, 2.1), on.colour((170, 190, 194))),
        Shape(rounded(1.9, 1.3, 0.4, 0.5, 0.04), on.colour((120, 160, 176))),
    )
    for k in range(5):
        x = -1.2 + 0.55 * k - 0.4
        on.box("mid", x, 2.6, (0.5, 0.85, 0.5), (226, 232, 232))
        on.upright(
            "mid",
            2.58,
            Shape(ellipse(x + 0.25, 0.45, 0.17), on.colour((150, 170, 180))),
            Shape(ellipse(x + 0.25, 0.45, 0.13), on.colour((84, 108, 124))),
        )
    for x in (-1.6, 1.4):
        on.floor("far", 2.98, Shape(rectangle(x - 0.9, 0.2, 1.8, 0.3), on.glow((244, 255, 255))))


def cafe(on: Scenery) -> None:
    wall = on.lot.choice([(124, 88, 74), (92, 112, 108), (150, 112, 92)])
    interior(on, wall, (136, 98, 72))
    window(on, -3.3, 0.8, 2.4, 1.7, 3.18, (70, 54, 48))
    shelf(on, 0.6, 2.8, 2.3, 3.1, rows=4, goods=True)
    on.box("mid", 0.3, 2.2, (3.4, 1.02, 0.5), mixed(wall, (80, 50, 40), 0.5))
    on.box("mid", 0.24, 2.14, (3.52, 0.06, 0.6), (214, 184, 148), 1.02)
    for x in (-2.5, -1.2):
        table(on, x, 1.9, 0.8, 0.72, (176, 132, 92))
        chair(on, x - 0.5, 2.0, (84, 66, 58))
        chair(on, x + 0.5, 2.0, (84, 66, 58))
    for x in (-2.4, -0.9, 0.7, 2.2):
        pendant(on, x, 2.1, on.lot.uniform(0.7, 1.0), 3.0, (54, 50, 52))
    plant(on, -3.5, 2.6, 1.4)


def shop(on: Scenery) -> None:
    interior(on, (204, 208, 200), (180, 184, 184), half=4.6, boards=False)
    shelf(on, -4.2, 2.6, 2.2, 3.1, goods=True)
    shelf(on, -1.35, 2.7, 2.2, 3.1, goods=True)
    shelf(on, 1.6, 2.7, 2.2, 3.1, goods=True)
    shelf(on, -3.9, 1.5, 1.5, 2.0, "mid", 3, goods=True)
    shelf(on, 2.6, 1.5, 1.5, 2.0, "mid", 3, goods=True)
    for x in (-2.2, 0.0, 2.2):
        on.floor("far", 2.98, Shape(rectangle(x - 0.12, -4, 0.24, 7), on.glow((255, 255, 246))))


def library(on: Scenery) -> None:
    interior(on, (150, 118, 92), (124, 88, 66))
    for k in range(5):
        shelf(on, -4.1 + 1.68 * k, 1.6, 2.7, 3.1, rows=7)
    table(on, 2.2, 1.8, 1.6)
    floor_lamp(on, -2.6, 2.4)
    rug(on, 2.2, (120, 62, 58))


def classroom(on: Scenery) -> None:
    interior(on, on.lot.choice([(222, 212, 186), (196, 212, 206)]), (178, 138, 98), half=4.6)
    on.upright(
        "far",
        3.17,
        Shape(rectangle(-2.2, 0.95, 4.4, 1.45), on.colour((140, 100, 70))),
        Shape(rectangle(-2.1, 1.03, 4.2, 1.29), on.colour((50, 92, 78))),
    )
    chalk = on.colour((220, 228, 220), 0, 0.22)
    on.upright(
        "far",
        3.16,
        Shape(smooth([(-1.8, 2.0), (-1.4, 2.1), (-0.9, 1.95)], closed=False), None, chalk, 0.025),
        Shape(ellipse(1.5, 1.6, 0.3), None, chalk, 0.02),
        Shape(rectangle(-0.4, 0.94, 0.8, 0.05), on.colour((170, 124, 88))),
    )
    on.upright(
        "far",
        3.16,
        Shape(ellipse(0, 2.68, 0.17), on.colour((246, 244, 238)), on.colour((70, 70, 76)), 0.03),
        Shape(polyline([(0, 2.78), (0, 2.68), (0.08, 2.66)]), None, on.colour((40, 40, 46)), 0.018),
    )
    window(on, -4.3, 1.0, 1.5, 1.4, 3.16)
    window(on, 2.8, 1.0, 1.5, 1.4, 3.16)
    for x in (-2.9, 2.9):
        table(on, x, 1.4, 0.9, 0.7, (206, 164, 112))
        chair(on, x, 1.2, (96, 120, 150))


def station(on: Scenery) -> None:
    interior(on, (170, 178, 180), (140, 144, 150), z=5.0, half=6, height=3.8, boards=False)
    on.upright("far", 4.95, Shape(rectangle(-6, 1.7, 12, 0.4), on.colour((44, 96, 140))))
    body: Rgb = on.lot.choice([(196, 204, 210), (206, 120, 84), (90, 140, 160)])
    on.upright(
        "far",
        4.6,
        Shape(rounded(-9, 0.25, 18, 2.5, 0.2), on.colour(body)),
        Shape(rectangle(-9, 0.75, 18, 0.22), on.colour((206, 70, 66))),
    )
    for k in range(9):
        x = -6.6 + 1.5 * k
        glass = on.glow((255, 236, 190)) if on.light.dark else on.colour((112, 150, 172))
        on.upright("far", 4.58, Shape(rounded(x, 1.3, 1.05, 0.85, 0.1), glass))
        if k % 3 == 1:
            on.upright(
                "far",
                4.57,
                Shape(rectangle(x - 0.1, 0.4, 1.25, 2.0), on.colour(mixed(body, BLACK, 0.18))),
                Shape(
                    polyline([(x + 0.52, 0.4), (x + 0.52, 2.4)]),
                    None,
                    on.colour((60, 64, 70)),
                    0.03,
                ),
            )
    on.floor("ground", 0.002, Shape(rectangle(-6, 3.4, 12, 0.28), on.colour((232, 200, 80))))
    for x in (-3.4, 3.4):
        on.box("mid", x - 0.22, 2.6, (0.44, 3.8, 0.44), (190, 194, 196))
    for k in range(3):
        on.floor(
            "far", 3.78, Shape(rectangle(-3.4 + 2.4 * k, 0, 2.0, 0.25), on.glow((250, 255, 250)))
        )
    passers(on, 4, 3.4, 4.5)


def train(on: Scenery) -> None:
    interior(on, (206, 204, 192), (110, 116, 126), z=2.2, half=4.5, height=2.5, boards=False)
    for k in range(4):
        window(on, -4.2 + 2.15 * k, 0.95, 1.75, 0.95, 2.18, (150, 156, 160))
    seat: Rgb = on.lot.choice([(60, 110, 120), (150, 66, 62), (78, 84, 130)])
    for k in range(6):
        x = -4.1 + 1.42 * k
        on.upright(
            "mid",
            1.7,
            Shape(rounded(x, 0.4, 1.2, 0.72, 0.16), on.colour(seat)),
            Shape(rounded(x + 0.1, 0.78, 0.44, 0.4, 0.1), on.colour(mixed(seat, WHITE, 0.14))),
            Shape(rounded(x + 0.66, 0.78, 0.44, 0.4, 0.1), on.colour(mixed(seat, WHITE, 0.14))),
        )
    for k in range(9):
        x = -3.4 + 0.85 * k
        on.upright(
            "mid",
            1.2,
            Shape(polyline([(x, 2.4), (x, 2.1)]), None, on.colour((80, 84, 90)), 0.02),
            Shape(ellipse(x, 2.02, 0.085), None, on.colour((236, 232, 220)), 0.025),
        )
    on.upright(
        "mid", 1.2, Shape(polyline([(-5, 2.36), (5, 2.36)]), None, on.colour((180, 186, 190)), 0.03)
    )


def car_inside(on: Scenery) -> None:
    """From the bonnet into the front seats, the rear window behind."""
    on.sky()
    heavens(on, moon=False)
    on.ground((92, 94, 100))
    for k in range(10):
        tall = on.lot.uniform(8, 20)
        x, z = -40 + 8.4 * k, 26 + on.lot.uniform(0, 8)
        building(on, x, z, 7.6, tall, on.lot.choice(BRICKS))
    dark: Rgb = (60, 58, 70)
    half, top = 1.15, 1.62
    rear = [(-0.92, 0.98), (-0.74, 1.46), (0.74, 1.46), (0.92, 0.98)]
    pane = smooth(rear, tension=0.3)
    drops = [
        ellipse(on.lot.uniform(-0.85, 0.85), on.lot.uniform(1.0, 1.45), r, r * 1.3)
        for r in (on.lot.uniform(0.004, 0.012) for _ in range(70))
    ]
    on.upright("mid", 1.52, Shape(joined(*drops), on.glow(WHITE, 0.3), clip=pane))
    shell = polygon([(-4, 4), (4, 4), (4, -2), (-4, -2)]) + smooth(rear[::-1], tension=0.3)
    roof = Linear((0, 1.9), (0, 0.7), ((0.0, on.colour(mixed(dark, BLACK, 0.45))),
                                       (1.0, on.colour(mixed(dark, WHITE, 0.1)))))  # fmt: skip
    on.upright("mid", 1.5, Shape(shell, roof))
    on.upright(
        "mid",
        1.49,
        Shape(smooth(rear, tension=0.3), None, on.colour(mixed(dark, WHITE, 0.3)), 0.03),
    )
    for side in (-1, 1):
        pillar = [(side * half, top), (side * 1.5, 0.85), (side * 1.72, 0.85), (side * 1.36, top)]
        tone = mixed(dark, WHITE, 0.25) if side == on.light.side else mixed(dark, BLACK, 0.3)
        on.upright("mid", 0.3, Shape(polygon(pillar), on.colour(tone)))
    for x in (-0.4, 0.4):
        for path, tone in (
            (rounded(x - 0.31, 0.2, 0.62, 0.97, 0.16), (118, 90, 76)),
            (rounded(x - 0.16, 1.1, 0.32, 0.27, 0.1), (132, 102, 86)),
        ):
            lit = shifted(path, on.light.side * 0.12, 0.03)
            on.upright(
                "mid",
                0.3,
                Shape(path, on.colour(mixed(tone, (30, 20, 40), 0.4))),
                Shape(lit, on.colour(tone), clip=path),
            )
    board = smooth([(-2.4, -1), (-2.4, 0.66), (-1, 0.74), (1, 0.74), (2.4, 0.66), (2.4, -1)])
    top_edge = smooth([(-2.4, 0.66), (-1, 0.74), (1, 0.74), (2.4, 0.66)], closed=False)
    on.upright(
        "front",
        -0.45,
        Shape(board, on.colour(mixed(dark, BLACK, 0.25))),
        Shape(top_edge, None, on.colour(mixed(dark, WHITE, 0.4)), 0.012),
    )
    wheel = smooth(
        [(-0.62, 0.58), (-0.56, 0.78), (-0.36, 0.86), (-0.16, 0.78), (-0.1, 0.58)], closed=False
    )
    on.upright("front", -0.5, Shape(wheel, None, on.colour((26, 26, 32)), 0.05))
    on.upright("front", -0.5, Shape(wheel, None, on.colour(mixed(dark, WHITE, 0.2)), 0.012))


def street(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    on.ground((118, 116, 120), (128, 126, 130))
    for k in range(12):
        building(
            on,
            -62 + 10.5 * k,
            44 + on.lot.uniform(0, 10),
            10,
            on.lot.uniform(12, 30),
            on.lot.choice(BRICKS),
        )
    x = -24.0
    while x < 22:
        wide = on.lot.uniform(5, 7.5)
        building(on, x, 11, wide, on.lot.uniform(7.5, 13), on.lot.choice(BRICKS), shopfront=True)
        if on.light.dark and on.lot.random() < 0.6:
            neon_sign(on, x + on.lot.uniform(0.8, wide - 0.8), on.lot.uniform(4.4, 6.2), 10.8)
        x += wide + on.lot.choice([0.0, 0.0, 1.8])
    stripes = [rectangle(-1.9 + 0.95 * k, -3.2, 0.5, 4.4) for k in range(5)]
    on.floor("ground", 0.001, Shape(joined(*stripes), on.colour((226, 222, 210), 1, 0.7)))
    cover = ellipse(-on.light.side * 3.1, 2.4, 0.42, 0.42)
    on.floor("ground", 0.0012, Shape(cover, on.colour((86, 84, 92), 2)),
             Shape(cover, None, on.colour((150, 146, 150), 2), 0.05))  # fmt: skip
    pavement = on.colour((160, 156, 152), 6)
    on.floor("ground", 0.002, Shape(rectangle(-60, 7.0, 120, 4.0), pavement))
    on.floor("ground", 0.003, Shape(rectangle(-60, 6.85, 120, 0.16), on.colour((196, 192, 186), 6)))
    for k in range(12):
        on.floor(
            "ground",
            0.002,
            Shape(rectangle(-30 + 5 * k, 4.2, 2.4, 0.18), on.colour((224, 220, 204), 4)),
        )
    for x in (-5.2, 5.6):
        street_lamp(on, x, 7.2)
    for x in (-8.5, 2.3, 9.5):
        tree(on, x, 8, on.lot.uniform(3.6, 4.8))
    passers(on, 4, 8.6, 9)


def market(on: Scenery) -> None:
    on.sky()
    heavens(on, moon=False)
    on.ground((104, 96, 100), (112, 102, 106))
    for k in range(8):
        building(
            on,
            -32 + 8.2 * k,
            15 + on.lot.uniform(0, 5),
            8,
            on.lot.uniform(8, 15),
            on.lot.choice(BRICKS),
        )
    for x in (-6.4, 3.6, 8.6):
        neon_sign(on, x, on.lot.uniform(3.8, 5.2), 14)
    inks: list[Rgb] = [(206, 70, 60), (60, 120, 130), (226, 160, 70), (110, 84, 140), (84, 130, 84)]
    for k, x in enumerate((-9.6, -6.6, -3.3, 3.3, 6.6, 9.6)):
        stall(on, x, 5.2 + on.lot.uniform(-0.3, 0.6), 2.7, inks[k % 5])
    stall(on, 0.0, 6.4, 2.9, inks[on.lot.randrange(5)])
    passers(on, 7, 7.4, 7)
    for y, z, shift in ((3.5, 6.0, 0.0), (3.9, 8.0, 1.4), (3.2, 4.4, -1.0)):
        lanterns(on, -7 + shift, 0.1 + shift, y, z)
        lanterns(on, 0.1 + shift, 7 + shift, y, z)


def city(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    for z, low, high in ((260, 60, 150), (150, 40, 110), (90, 20, 66)):
        for k in range(22):
            wide = z * 0.16
            building(
                on,
                -z * 1.8 + wide * 1.02 * k,
                z,
                wide,
                on.lot.uniform(low, high) * 0.62 - 20,
                on.lot.choice(BRICKS),
            )
    on.ground((124, 122, 124), (130, 128, 130), 12)
    for k in range(14):
        on.floor(
            "ground",
            0.001,
            Shape(rectangle(-40, -6 + 1.3 * k, 80, 0.03), on.colour((90, 90, 94), 2, 0.5)),
        )
    wall = mixed(on.lot.choice(BRICKS), BLACK, 0.15)
    on.box("mid", -30, 5.2, (60, 1.0, 0.4), wall)
    on.upright(
        "mid", 5.1, Shape(rectangle(-30, 0.98, 60, 0.1), on.colour(mixed(wall, WHITE, 0.2), 5))
    )
    on.box("mid", -5.4, 3.6, (1.6, 1.1, 1.2), (150, 154, 158))
    on.upright(
        "mid",
        3.58,
        Shape(ellipse(-4.6, 0.55, 0.4), on.colour((96, 100, 108), 3)),
        Shape(ellipse(-4.6, 0.55, 0.3), on.colour((60, 64, 72), 3)),
    )
    plant(on, 4.2, 4.2, 1.3)


def beach(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 7)
    sea: Rgb = (60, 140, 170)
    near, far = (
        on.colour(mixed(sea, WHITE, 0.15), 10),
        on.colour(mixed(sea, on.light.horizon, 0.35), 60),
    )
    on.floor(
        "far",
        -0.4,
        Shape(rectangle(-1800, 9, 3600, 880), Linear((0, 9), (0, 300), ((0.0, near), (1.0, far)))),
    )
    for _ in range(46):
        z = 11 + on.lot.random() ** 2 * 120
        x = on.lot.uniform(-z * 1.4, z * 1.4)
        on.floor(
            "far",
            -0.39,
            Shape(
                ellipse(x, z, z * on.lot.uniform(0.04, 0.1), z * 0.012),
                on.glow(WHITE, 0.16 if on.light.dark else 0.4),
            ),
        )
    ridge(on, 320, 24, (96, 116, 136), 0.7)
    on.ground((230, 204, 158), (222, 196, 152), 13)
    foam = [
        (-60 + 4 * k, 10.4 + 0.7 * math.sin(k * 1.3) + on.lot.uniform(-0.2, 0.2)) for k in range(31)
    ]
    on.floor(
        "ground",
        0.002,
        Shape(
            smooth([*foam, (60, 16), (-60, 16)], tension=0.8), on.colour(mixed(sea, WHITE, 0.3), 8)
        ),
    )
    on.floor(
        "ground", 0.003, Shape(smooth(foam, closed=False), None, on.colour((246, 250, 250), 4), 0.4)
    )
    for _ in range(24):
        on.floor(
            "ground",
            0.002,
            Shape(
                ellipse(on.lot.uniform(-8, 8), on.lot.uniform(-2, 8), 0.25, 0.1),
                on.colour((208, 180, 132), 2, 0.7),
            ),
        )
    palm(on, -4.6, 5.5, 5.2)
    palm(on, 6.2, 7.5, 6.0)
    x = 2.6
    on.upright(
        "mid",
        6.5,
        Shape(polyline([(x, 0), (x + 0.15, 2.1)]), None, on.colour((236, 230, 220), 4), 0.05),
        *[
            Shape(
                polygon(
                    [(x - 1.2 + 0.45 * k, 1.75), (x - 1.2 + 0.45 * (k + 1), 1.75), (x + 0.15, 2.5)]
                ),
                on.colour((220, 84, 76) if k % 2 else (246, 240, 230), 4),
            )
            for k in range(6)
        ],
    )


def palm(on: Scenery, x: float, z: float, height: float) -> None:
    bend = 0.8 if x < 0 else -0.8
    trunk = smooth([(x, 0), (x + bend * 0.2, height * 0.5), (x + bend, height)], closed=False)
    shapes = [Shape(trunk, None, on.colour((126, 98, 74), z), 0.2)]
    for k in range(8):
        a = math.pi * (-0.25 + 1.5 * k / 7)
        tip = (x + bend + math.cos(a) * 1.9, height + math.sin(a) * 0.9 - 0.35)
        mid = (x + bend + math.cos(a) * 1.0, height + math.sin(a) * 0.9 + 0.35)
        shapes.append(
            Shape(
                smooth([(x + bend, height), mid, tip, (mid[0], mid[1] - 0.35)], tension=0.8),
                on.colour(mixed((70, 140, 84), (40, 96, 80), (k % 3) / 3), z),
            )
        )
    on.upright("mid", z, *shapes)


def river(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    ridge(on, 300, 70, (110, 136, 150), 0.6)
    ridge(on, 90, 12, (92, 130, 104), 0.5)
    water: Rgb = (84, 140, 160)
    on.ground((120, 150, 92), (124, 156, 100), 60)
    on.floor(
        "ground",
        0.002,
        Shape(
            rectangle(-200, 7, 400, 20),
            Linear(
                (0, 7),
                (0, 27),
                (
                    (0.0, on.colour(mixed(water, WHITE, 0.1), 4)),
                    (1.0, on.colour(mixed(water, on.light.horizon, 0.5), 12)),
                ),
            ),
        ),
    )
    for _ in range(30):
        on.floor(
            "ground",
            0.003,
            Shape(
                ellipse(on.lot.uniform(-24, 24), on.lot.uniform(8, 26), 1.4, 0.06),
                on.glow(WHITE, 0.3),
            ),
        )
    for x in (-8, -5.4, 6.2, 9):
        tree(on, x, on.lot.uniform(5, 7), on.lot.uniform(3.6, 5))
    rail = on.colour((120, 92, 74), 4)
    on.upright(
        "mid",
        4.6,
        Shape(rectangle(-20, 0.95, 40, 0.08), rail),
        Shape(rectangle(-20, 0.5, 40, 0.06), rail),
        *[Shape(rectangle(-20 + 1.6 * k, 0, 0.1, 1.05), rail) for k in range(26)],
    )


def forest(on: Scenery) -> None:
    on.sky()
    heavens(on)
    haze = on.light.haze
    leaf: Rgb = on.lot.choice([(86, 138, 82), (104, 140, 76), (70, 128, 96)])
    on.ground((96, 110, 66), (104, 124, 80), 60)
    for z, count in ((42, 26), (26, 20)):
        for k in range(count):
            tree(
                on,
                -z * 1.5 + 3 * z * k / count + on.lot.uniform(-1, 1),
                z + on.lot.uniform(0, 5),
                on.lot.uniform(8, 13),
                "far",
                k % 2 == 0,
                mixed(leaf, haze, 0.15),
            )
    for k in range(9):
        x = -11 + 2.6 * k + on.lot.uniform(-0.6, 0.6)
        if abs(x) > 1.4:
            tree(on, x, 7 + on.lot.uniform(0, 4), on.lot.uniform(5.5, 8.5), "mid", k % 3 == 1, leaf)
    for _ in range(40):
        x, z = on.lot.uniform(-9, 9), on.lot.uniform(1.6, 9)
        grass(on, x, z)
    if not on.light.dark:
        for k in range(4):
            x = -6 + 3.4 * k
            beam = polygon([(x, 14), (x + 1.2, 14), (x + 3.6, 0), (x + 1.6, 0)])
            on.upright("mid", 12, Shape(beam, on.glow((255, 246, 200), 0.1)))


def grass(on: Scenery, x: float, z: float) -> None:
    ink = on.colour(on.lot.choice([(96, 140, 72), (78, 120, 70), (124, 156, 84)]), z)
    blades = [
        Shape(
            polygon(
                [
                    (x + 0.05 * k, 0),
                    (x + 0.05 * k + 0.04, 0),
                    (x + 0.05 * k + on.lot.uniform(-0.06, 0.1), on.lot.uniform(0.12, 0.3)),
                ]
            ),
            ink,
        )
        for k in range(4)
    ]
    on.upright("mid", z, *blades)


def park(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 7)
    ridge(on, 120, 14, (110, 150, 116), 0.5)
    for k in range(7):
        building(on, -70 + 20 * k, 100, 16, on.lot.uniform(14, 34), on.lot.choice(BRICKS))
    on.ground((128, 172, 88), (138, 178, 100), 90)
    path = [(-0.9, -8), (1.5, -8), (1.9, 2), (0.7, 8), (1.6, 24), (0.9, 24), (-0.2, 8), (0.3, 2)]
    on.floor("ground", 0.002, Shape(smooth(path, tension=0.7), on.colour((222, 204, 168), 4)))
    for k in range(10):
        x = -16 + 3.6 * k + on.lot.uniform(-0.8, 0.8)
        if abs(x) > 2:
            tree(
                on,
                x,
                on.lot.uniform(9, 14),
                on.lot.uniform(4.5, 6.5),
                "mid",
                False,
                on.lot.choice([LEAF, (120, 156, 80), (214, 150, 84), (226, 150, 160)]),
            )
    for _ in range(34):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.4, 7))
    for _ in range(30):
        x, z = on.lot.uniform(-8, 8), on.lot.uniform(1.5, 8)
        ink = on.colour(
            on.lot.choice([(236, 120, 130), (246, 206, 96), (250, 246, 240), (170, 130, 206)]), z
        )
        on.upright("mid", z, Shape(ellipse(x, 0.16, 0.045), ink))
    wood = on.colour((150, 104, 70), 3)
    on.upright(
        "mid",
        3.6,
        *[Shape(rectangle(1.6, 0.42 + 0.13 * k, 1.7, 0.09), wood) for k in range(4)],
        Shape(rectangle(1.75, 0, 0.07, 0.9), on.colour((60, 60, 66), 3)),
        Shape(rectangle(3.1, 0, 0.07, 0.9), on.colour((60, 60, 66), 3)),
    )
    street_lamp(on, -3.4, 5.5)


def mountain(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 6)
    ridge(on, 420, 190, (112, 126, 158), 0.6, snow=True)
    ridge(on, 240, 74, (96, 120, 134), 0.6, snow=True)
    ridge(on, 90, 14, (86, 120, 96), 0.6)
    on.ground((132, 140, 98), (120, 138, 104), 80)
    for k in range(18):
        x = -24 + 2.8 * k + on.lot.uniform(-1, 1)
        if abs(x) > 2.2:
            tree(on, x, on.lot.uniform(11, 19), on.lot.uniform(4, 6.5), "mid", True, (70, 116, 92))
    for _ in range(9):
        x, z = on.lot.choice([-1, 1]) * on.lot.uniform(1.6, 8), on.lot.uniform(2.4, 7)
        r = on.lot.uniform(0.2, 0.6)
        rock = smooth(
            [
                (x - r, 0),
                (x - r * 0.8, r * 0.6),
                (x - r * 0.1, r * 0.9),
                (x + r * 0.7, r * 0.55),
                (x + r, 0),
            ],
            tension=0.5,
        )
        on.upright(
            "mid",
            z,
            Shape(rock, on.colour((126, 126, 130), z)),
            Shape(
                polygon([(x, r * 0.8), (x + r * 0.7, r * 0.5), (x + r, 0), (x + r * 0.2, 0)]),
                on.colour((84, 84, 96), z, 0.5),
                clip=rock,
            ),
        )
    for _ in range(24):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.4, 8))


def desert(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 2)
    for z, height, ink in (
        (300, 34, (214, 160, 112)),
        (140, 16, (222, 170, 114)),
        (60, 6, (230, 180, 120)),
    ):
        ridge(on, z, height, ink, 0.75)
    on.ground((234, 186, 120), (228, 178, 116), 70)
    for k in range(9):
        z = 1.5 + k * 1.3
        wave = [(-40 + 5 * j, z + 0.3 * math.sin(j + k)) for j in range(17)]
        on.floor(
            "ground",
            0.001,
            Shape(smooth(wave, closed=False), None, on.colour((204, 152, 96), z, 0.5), 0.06),
        )
    for x, z in ((-4.4, 8), (5.2, 10), (9, 15), (-10, 16)):
        green = on.colour((96, 134, 92), z)
        tall = on.lot.uniform(1.6, 2.6)
        on.upright(
            "mid",
            z,
            Shape(polyline([(x, 0), (x, tall)]), None, green, 0.34),
            Shape(
                smooth(
                    [(x, tall * 0.4), (x + 0.55, tall * 0.45), (x + 0.6, tall * 0.8)], closed=False
                ),
                None,
                green,
                0.24,
            ),
            Shape(
                smooth(
                    [(x, tall * 0.55), (x - 0.5, tall * 0.6), (x - 0.52, tall * 0.85)], closed=False
                ),
                None,
                green,
                0.22,
            ),
        )


def stage(on: Scenery) -> None:
    interior(on, (66, 44, 62), (112, 76, 58), z=4.2, half=6, height=4.6)
    red: Rgb = on.lot.choice([(150, 36, 46), (88, 40, 110), (36, 60, 110)])
    for k in range(26):
        x = -6 + 12 * k / 26
        tone = mixed(red, BLACK, 0.12 + 0.34 * abs(math.sin(k * 1.7)))
        on.upright("far", 4.1, Shape(rectangle(x, 0, 12 / 26 + 0.02, 4.6), on.colour(tone)))
    for side in (-1, 1):
        for k in range(5):
            x = side * (5.2 - 0.34 * k)
            on.upright(
                "mid",
                2.2,
                Shape(
                    smooth(
                        [
                            (x - 0.3, 5),
                            (x - 0.24, 2),
                            (x - 0.3, 0),
                            (x + 0.3, 0),
                            (x + 0.2, 2),
                            (x + 0.3, 5),
                        ],
                        tension=0.6,
                    ),
                    on.colour(mixed(red, BLACK, 0.1 + 0.1 * (k % 2))),
                ),
            )
    for x, ink in ((-2.4, (255, 226, 160)), (0.0, (255, 244, 220)), (2.4, (226, 200, 255))):
        beam = polygon([(x * 0.7 - 0.12, 4.6), (x * 0.7 + 0.12, 4.6), (x + 1.1, 0), (x - 1.1, 0)])
        on.upright(
            "mid",
            1.6,
            Shape(
                beam,
                Linear((x, 4.6), (x, 0), ((0.0, on.glow(ink, 0.4)), (1.0, on.glow(ink, 0.05)))),
            ),
        )
        on.floor("ground", 0.003, Shape(ellipse(x, 0.8, 1.2, 0.7), on.glow(ink, 0.24)))
    heads: list[Path] = []
    for k in range(22):
        x, y = -6.2 + 0.58 * k + on.lot.uniform(-0.1, 0.1), on.lot.uniform(-0.62, -0.4)
        heads += [ellipse(x, y, 0.13, 0.17), rounded(x - 0.26, y - 1.1, 0.52, 0.96, 0.2)]
        if k % 4 == 1:
            heads.append(tapered((x + 0.2, y - 0.3), (x + 0.3, y + 0.34), 0.12, 0.08))
    on.upright("front", -0.9, Shape(joined(*heads), on.glow((14, 8, 22))))


def meadow(on: Scenery) -> None:
    """Open grass under a wide sky: hills, a few trees far off, grass that stands tall."""
    on.sky()
    heavens(on)
    clouds(on, 8)
    ridge(on, 320, 80, (116, 132, 160), 0.55)
    ridge(on, 160, 22, (104, 140, 124), 0.5)
    on.ground((126, 158, 84), (142, 168, 100), 90)
    for k in range(7):
        x = -34 + 11 * k + on.lot.uniform(-3, 3)
        if abs(x) > 5:
            tree(on, x, on.lot.uniform(24, 40), on.lot.uniform(5, 7.5), "far", k % 3 == 1)
    for z, count, tall in ((9.0, 90, 0.5), (5.0, 70, 0.55), (2.2, 40, 0.5)):
        tufts(on, z, count, tall)
    tree(on, on.light.side * -4.6, 7.0, 6.2, "mid")


def tufts(on: Scenery, z: float, count: int, tall: float) -> None:
    """A row of standing grass, bent by the wind away from the light."""
    bend = -on.light.side
    for tone, share in (((92, 128, 66), 1.0), ((150, 176, 96), 0.8)):
        blades: list[Path] = []
        for _ in range(count):
            x = on.lot.uniform(-1.6, 1.6) * (z + 3)
            up, over = tall * share * on.lot.uniform(0.5, 1.2), bend * on.lot.uniform(0.05, 0.3)
            blades.append(polygon([(x, -0.02), (x + 0.035, -0.02), (x + over * up * 2, up)]))
        on.upright("mid", z, Shape(joined(*blades), on.colour(tone, z)))


def cockpit(on: Scenery) -> None:
    """Inside a ship: ribs, panels that glow, and the stars in a round window."""
    interior(on, (70, 82, 108), (62, 68, 88), z=3.0, half=3.4, height=2.7, boards=False)
    sky = [(0.0, on.glow((10, 10, 34))), (1.0, on.glow((58, 40, 96)))]
    pane = ellipse(0, 1.62, 1.75, 0.86)
    at = (on.light.side * 0.95, 1.75)
    world = Radial(
        (at[0] + on.light.side * 0.2, at[1] + 0.2),
        0.85,
        (
            (0.0, on.glow((150, 210, 246))),
            (0.5, on.glow((60, 120, 190))),
            (1.0, on.glow((10, 20, 60))),
        ),
    )
    stars = [
        ellipse(on.lot.uniform(-1.7, 1.7), on.lot.uniform(0.8, 2.4), on.lot.uniform(0.004, 0.012))
        for _ in range(90)
    ]
    on.upright(
        "far",
        2.98,
        Shape(ellipse(0, 1.62, 1.92, 1.0), on.colour((40, 46, 64))),
        Shape(pane, Linear((0, 2.5), (0, 0.8), tuple(sky))),
        Shape(joined(*stars), on.glow(WHITE, 0.9), clip=pane),
        Shape(ellipse(*at, 0.6), world, clip=pane),
        Shape(pane, None, on.colour((120, 132, 160)), 0.05),
    )
    for side in (-1, 1):
        for k in range(2):
            x = side * (2.15 + 0.62 * k)
            screen = rounded(x - 0.26, 1.3 + 0.1 * k, 0.52, 0.4, 0.04)
            ink = on.lot.choice([(80, 220, 230), (255, 150, 90), (120, 240, 170)])
            halo(on, "far", (x, 1.5), 2.9, 0.6, ink, 0.4)
            bars = [
                rectangle(x - 0.2, 1.38 + 0.1 * k + 0.07 * n, on.lot.uniform(0.1, 0.38), 0.03)
                for n in range(4)
            ]
            on.upright("far", 2.88, Shape(screen, on.glow(mixed(ink, BLACK, 0.7))),
                       Shape(joined(*bars), on.glow(ink)))  # fmt: skip
        rib = smooth(
            [
                (side * 3.2, 0),
                (side * 2.7, 1.5),
                (side * 2.0, 2.7),
                (side * 2.5, 2.7),
                (side * 3.1, 1.6),
                (side * 3.6, 0),
            ],
            tension=0.7,
        )
        on.upright("mid", 1.9, Shape(rib, on.colour((96, 106, 132))))
    on.box("mid", -2.6, 2.0, (5.2, 0.78, 0.5), (58, 64, 86))
    lamps = [rounded(-2.4 + 0.2 * k, 0.81, 0.1, 0.05, 0.02) for k in range(25)]
    for k, ink in enumerate(((255, 120, 90), (90, 220, 230), (250, 220, 120))):
        on.upright("mid", 1.99, Shape(joined(*lamps[k::3]), on.glow(ink)))


def court(on: Scenery) -> None:
    interior(on, (150, 160, 176), (206, 150, 92), z=7, half=9, height=6)
    for row in range(5):
        z = 6.6 - 0.1 * row
        on.upright(
            "far",
            z,
            Shape(
                rectangle(-9, 0.6 + 0.0 * row, 18, 0.5 + 0.5 * (4 - row)),
                on.colour((96, 104, 124) if row % 2 else (112, 120, 140)),
            ),
        )
    for _ in range(70):
        x, row = on.lot.uniform(-8.5, 8.5), on.lot.randrange(5)
        y = 1.2 + 0.5 * (4 - row)
        ink = on.colour(
            on.lot.choice([(170, 96, 90), (90, 120, 160), (200, 180, 120), (220, 220, 220)]), 8
        )
        on.upright(
            "far",
            6.1,
            Shape(rounded(x - 0.16, y - 0.4, 0.32, 0.4, 0.12), ink),
            Shape(ellipse(x, y + 0.1, 0.12), on.colour((200, 160, 130), 8)),
        )
    line = on.colour((246, 240, 230), 2, 0.9)
    on.floor(
        "ground",
        0.002,
        Shape(ellipse(0, 2.0, 2.2, 1.6), None, line, 0.07),
        Shape(rectangle(-9, 5.2, 18, 0.08), line),
        Shape(rectangle(-0.04, -9, 0.08, 15), line),
    )
    for x in (-6.4, 6.4):
        on.upright(
            "mid",
            4.6,
            Shape(rectangle(x - 0.06, 0, 0.12, 3.2), on.colour((70, 76, 90), 3)),
            Shape(rounded(x - 0.7, 2.8, 1.4, 0.95, 0.05), on.colour((240, 240, 240), 3)),
            Shape(ellipse(x, 2.86, 0.26, 0.07), None, on.colour((226, 96, 50), 3), 0.04),
        )


def space(on: Scenery) -> None:
    wide = FARTHEST * 4
    fill = Linear(
        (0, 420),
        (0, -100),
        ((0.0, on.glow((8, 8, 24))), (0.55, on.glow((24, 18, 54))), (1.0, on.glow((66, 34, 84)))),
    )
    on.upright("far", FARTHEST, Shape(rectangle(-wide, -wide / 2, 2 * wide, wide), fill))
    heavens(on, moon=False)
    on.upright(
        "far",
        890,
        *[
            Shape(
                ellipse(
                    on.lot.uniform(-500, 500), on.lot.uniform(-60, 420), on.lot.uniform(0.6, 1.8)
                ),
                on.glow((230, 236, 255), on.lot.uniform(0.4, 1)),
            )
            for _ in range(90)
        ],
    )
    earth = on.lot.random() < 0.6
    ink: Rgb = (70, 132, 206) if earth else on.lot.choice([(226, 140, 96), (190, 150, 214)])
    side = -on.light.side
    at = (side * 190.0, 190.0)
    body = ellipse(*at, 80)
    shade = Radial(
        (at[0] + on.light.side * 34, at[1] + 30),
        120,
        (
            (0.0, on.glow(mixed(ink, WHITE, 0.4))),
            (0.5, on.glow(ink)),
            (1.0, on.glow(mixed(ink, BLACK, 0.75))),
        ),
    )
    halo(on, "far", at, 880, 140, ink, 0.35)
    on.upright(
        "far",
        870,
        Shape(body, shade),
        *(_lands(on, at, body) if earth else _bands(on, at, body, ink)),
    )
    if not earth:
        ring = Shape(ellipse(*at, 132, 20), None, on.glow(mixed(ink, WHITE, 0.3), 0.55), 5)
        on.upright("far", 865, ring)
    on.ground((150, 140, 150), (120, 108, 126), 60)
    ridge(on, 60, 5, (120, 106, 124), 0.8)
    for _ in range(14):
        x, z, r = on.lot.uniform(-9, 9), on.lot.uniform(1.5, 12), on.lot.uniform(0.3, 0.9)
        on.floor(
            "ground",
            0.002,
            Shape(ellipse(x, z, r, r * 0.8), on.colour((100, 90, 106), z)),
            Shape(ellipse(x, z + r * 0.12, r * 0.86, r * 0.64), on.colour((128, 118, 130), z)),
        )


def _lands(on: Scenery, at: tuple[float, float], body: Path) -> list[Shape]:
    """Continents and clouds of a blue planet."""
    x, y = at
    lands = [
        smooth(
            [(x - 50, y + 40), (x - 10, y + 52), (x + 6, y + 20), (x - 22, y + 6), (x - 44, y + 14)]
        ),
        smooth(
            [(x - 8, y - 6), (x + 30, y - 2), (x + 34, y - 34), (x + 8, y - 58), (x - 6, y - 30)]
        ),
    ]
    swirls = [ellipse(x - 60 + 24 * k, y - 46 + on.lot.uniform(0, 90), 30, 4.5) for k in range(6)]
    return [
        Shape(joined(*lands), on.glow((120, 168, 110), 0.75), clip=body),
        Shape(joined(*swirls), on.glow(WHITE, 0.6), clip=body),
    ]


def _bands(on: Scenery, at: tuple[float, float], body: Path, ink: Rgb) -> list[Shape]:
    bands = [ellipse(at[0], at[1] - 40 + 26 * k, 90, 6) for k in range(4)]
    return [Shape(joined(*bands), on.glow(mixed(ink, BLACK, 0.25), 0.35), clip=body)]


def temple(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    ridge(on, 260, 70, (110, 130, 150), 0.6)
    ridge(on, 120, 22, (96, 128, 116), 0.5)
    on.ground((178, 170, 156), (180, 172, 160), 60)
    for k in range(22):
        on.floor(
            "ground",
            0.001,
            Shape(rectangle(-30, -4 + 1.1 * k, 60, 0.035), on.colour((140, 132, 122), k, 0.55)),
        )
    red, roof, z = (168, 62, 50), (70, 84, 96), 13.0
    for level, (half, base) in enumerate(((6.4, 0.8), (4.6, 5.0))):
        tall = 3.4 - 0.8 * level
        on.upright(
            "mid",
            z,
            Shape(
                rectangle(-half, base, 2 * half, tall),
                on.colour(mixed((214, 186, 146), red, 0.25), z),
            ),
        )
        for k in range(7):
            x = -half + 2 * half * k / 6
            on.upright(
                "mid", z - 0.1, Shape(rectangle(x - 0.16, base, 0.32, tall), on.colour(red, z))
            )
        for k in range(6):
            x = -half + 2 * half * (k + 0.5) / 6
            ink = on.glow((255, 210, 130)) if on.light.dark else on.colour((120, 80, 60), z)
            on.upright(
                "mid",
                z - 0.05,
                Shape(rectangle(x - half * 0.11, base + 0.3, half * 0.22, tall - 0.9), ink),
            )
        y, over = base + tall, half + 1.2
        eave = [
            (-over - 0.5, y + 0.55),
            (-over, y),
            (0, y + 0.12),
            (over, y),
            (over + 0.5, y + 0.55),
            (half * 0.8, y + 1.0),
            (half * 0.6, y + 1.5),
            (-half * 0.6, y + 1.5),
            (-half * 0.8, y + 1.0),
        ]
        on.upright("mid", z - 0.2, Shape(smooth(eave, tension=0.5), on.colour(roof, z)))
        on.upright(
            "mid",
            z - 0.21,
            Shape(
                smooth(eave[:5], closed=False, tension=0.5),
                None,
                on.colour((214, 176, 96), z),
                0.12,
            ),
        )
    on.box("mid", -7.4, z - 0.6, (14.8, 0.8, 1.0), (170, 162, 150))
    for side in (-1, 1):
        tree(on, side * 8.5, 10, 5.0, "mid", True)
        tree(on, side * 5.6, 8, 3.4, "mid", False, (226, 150, 160))
    lanterns(on, -6, 6, 4.5, 10)


def backdrop(on: Scenery) -> None:
    """A photographer's paper: one colour that rounds into the floor."""
    ink: Rgb = on.lot.choice([(226, 216, 202), (206, 216, 222), (222, 206, 204), (214, 220, 206)])
    wide = 60.0
    wall = Radial(
        (0.0, 1.4),
        7.0,
        (
            (0.0, on.colour(mixed(ink, WHITE, 0.5))),
            (0.45, on.colour(ink)),
            (1.0, on.colour(mixed(ink, BLACK, 0.32))),
        ),
    )
    on.upright("far", 5.0, Shape(rectangle(-wide, -6, 2 * wide, 40), wall))
    floor = Linear(
        (0, -3),
        (0, 4.6),
        (
            (0.0, on.colour(mixed(ink, WHITE, 0.25))),
            (1.0, on.colour(mixed(ink, WHITE, 0.02), 0, 0.0)),
        ),
    )
    on.floor("ground", 0.0, Shape(rectangle(-wide, -16, 2 * wide, 21), floor))


def generic(on: Scenery) -> None:
    """Open ground under a sky, for words that name no place we know."""
    on.sky()
    heavens(on)
    clouds(on, 6)
    ridge(on, 200, 40, (120, 140, 160), 0.5)
    ridge(on, 90, 13, (112, 146, 126), 0.5)
    on.ground((150, 168, 120), (146, 166, 124), 80)
    for k in range(9):
        x = -15 + 3.6 * k + on.lot.uniform(-0.8, 0.8)
        if abs(x) > 2.4:
            tree(on, x, on.lot.uniform(11, 18), on.lot.uniform(4, 6), "mid", k % 3 == 0)
    for _ in range(26):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.6, 9))


PAVED = ("market", "street", "city")
"""Where rain stands on the ground."""
PLACES: dict[str, Place] = {
    "market": Place(market, False, 16, 5.6),
    "street": Place(street, False, 14, 7.8),
    "bedroom": Place(bedroom, True, 3.2, 2.3),
    "kitchen": Place(kitchen, True, 3.2, 2.5),
    "office": Place(office, True, 3.2, 1.9),
    "hospital": Place(clinic, True, 3.2, 2.6),
    "cafe": Place(cafe, True, 3.2, 2.1),
    "shop": Place(shop, True, 3.2, 2.0),
    "library": Place(library, True, 3.2, 2.2),
    "classroom": Place(classroom, True, 3.2, 1.5),
    "station": Place(station, True, 5.0, 2.9),
    "train": Place(train, True, 2.2, 1.6),
    "car": Place(car_inside, False, 28, 0.8),
    "beach": Place(beach, False, 120, 6.0),
    "river": Place(river, False, 120, 5.2),
    "forest": Place(forest, False, 32, 8.0),
    "park": Place(park, False, 90, 9.0),
    "mountain": Place(mountain, False, 200, 13.0),
    "desert": Place(desert, False, 120, 9.0),
    "city": Place(city, False, 130, 5.0),
    "stage": Place(stage, True, 4.2, 2.0),
    "court": Place(court, True, 7.0, 4.6),
    "space": Place(space, False, 200, 8.0),
    "cockpit": Place(cockpit, True, 3.0, 2.0),
    "meadow": Place(meadow, False, 160, 6.0),
    "temple": Place(temple, False, 150, 12.0),
    "studio": Place(backdrop, True, 5.0, 3.0),
    "room": Place(living_room, True, 3.2, 2.3),
    "generic": Place(generic, False, 120, 12.0),
}
"""By the meanings of the words of `place`."""

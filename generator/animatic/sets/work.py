"""Rooms in which people work, learn, buy and eat."""

from ..colours import mixed
from ..fittings.lights import pendant
from ..fittings.rooms import chair, plant, shelf, table, window
from ..paths import Linear, Shape, ellipse, polyline, rectangle, rounded, smooth
from ..scenery import Scenery
from .rooms import floor_lamp, interior, rug


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

"""Things in somebody's hand."""

from ..paths import Matrix, Shape, moving, scaling, turning
from ..props import prop
from .bodies import Body
from .limbs import wrist

HELD: dict[str, tuple[float, float]] = {
    "bottle": (0.9, 0.06),
    "perfume": (0.85, 0.035),
    "can": (0.5, 0.08),
    "cup": (0.7, 0.05),
    "noodles": (0.7, 0.03),
    "dumplings": (0.8, 0.03),
    "phone": (0.62, 0.12),
    "laptop": (1.1, 0.1),
    "watch": (0.4, 0.1),
    "book": (1.0, 0.06),
    "letter": (0.8, 0.05),
    "key": (0.5, 0.1),
    "ring": (0.3, 0.05),
    "flower": (1.5, 0.06),
    "plant": (1.0, 0.06),
    "ball": (0.95, 0.04),
    "bag": (1.2, 0.26),
    "shoe": (0.9, 0.06),
    "camera": (0.7, 0.08),
    "headphones": (0.8, 0.1),
    "lamp": (1.0, 0.3),
    "gift": (1.0, 0.05),
    "umbrella": (3.6, 0.04),
    "cake": (1.0, 0.03),
    "guitar": (2.9, 0.06),
}
"""How many times its size on a table a thing has in a hand, and where it is held, in those metres
above its foot. What is not here is not carried."""


def held(body: Body, seconds: float = 0.0) -> tuple[Matrix, list[Shape]] | None:
    """The thing that the pose holds, and the matrix from its metres to the body's."""
    name = body.pose.holds
    if name not in HELD:
        return None
    scale, grip = HELD[name]
    x, y = wrist(body, body.pose.held_in)
    side = 1 if body.pose.held_in else -1
    y += 0.0 if name in ("bag", "umbrella") else 0.012 * body.h
    turn = {"guitar": -1.15, "umbrella": -0.1 * side, "book": 0.12 * side}.get(name, 0.0)
    if name == "guitar":
        x, y = body.mid, body.hip + 0.1 * body.h
    if name == "bag":
        grip = 0.27
    place = moving(x, y) @ turning(turn) @ scaling(scale) @ moving(0.0, -grip)
    return place, prop(name, body.light, None, seconds)[1:]

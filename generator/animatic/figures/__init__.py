"""Figures: people put together from body, clothes, limbs and head, lowest shapes first."""

from ..colours import WHITE, Light, clear, mixed
from ..looks import Looks
from ..paths import Matrix, Shape, ellipse, identity, smooth
from ..shading import modelled
from .bodies import Body
from .faces import back_of_head, head
from .garments import garment, scarf
from .holding import held
from .limbs import arms, legs
from .poses import Face, Pose

Group = tuple[Matrix, list[Shape]]
"""Shapes, and the matrix from their units to metres."""


def person(
    looks: Looks, pose: Pose, light: Light, fine: bool = True, whole: bool = True
) -> list[Group]:
    """A person; one that is seen from afar (not `fine`) has a simpler face, and one that is seen
    from the waist up (not `whole`) no legs.
    """
    body = Body(looks, pose, light)
    behind, before = arms(body)
    upper = body.upper
    at = upper @ body.head
    thing = held(body)
    below = [*(body.chair() if pose.chair else []), *(legs(body) if whole else [])]
    return [
        *([(identity(), below)] if below else []),
        (at, back_of_head(looks, pose.face, light)),
        (upper, [*behind, *body.neck(), *body.torso(), *garment(body)]),
        (at, head(looks, pose.face, light, fine)),
        *([(identity(), body.desk())] if pose.desk else []),
        *([(upper @ thing[0], thing[1])] if thing else []),
        *([(upper, before)] if before else []),
        *([(upper, scarf(body))] if "scarf" in looks.wear else []),
    ]


def person_from_behind(looks: Looks, light: Light) -> list[Group]:
    """Head and shoulders of somebody who stands before the camera with their back to it."""
    body = Body(looks, Pose(), light)
    scale = looks.head / 2
    bald = looks.hair == "bald"
    tone = body.skin if bald else light.on(looks.hair_colour)
    w = 0.82
    skull = smooth(
        [
            (0, 1.1), (w * 0.66, 0.94), (w, 0.3), (w * 0.9, -0.5), (0.36, -0.92),
            (-0.36, -0.92), (-w * 0.9, -0.5), (-w, 0.3), (-w * 0.66, 0.94),
        ]
    )  # fmt: skip
    ears = ellipse(-0.84, -0.1, 0.1, 0.2) + ellipse(0.84, -0.1, 0.1, 0.2)
    shapes = [
        *back_of_head(looks, Face(), light),
        Shape(ears, clear(body.skin)),
        *modelled(skull, tone, light, 2 * w, 0.4, scale),
    ]
    if looks.hair == "bun":
        bun = ellipse(0, 0.55, 0.4, 0.36)
        shapes += modelled(bun, mixed(tone, WHITE, 0.06), light, 0.8, 0.5, scale)
    if looks.hair in ("long", "ponytail", "braids"):
        fall = [(-0.78, 0.2), (-0.86, -1.0), (-0.4, -1.9), (0.4, -1.9), (0.86, -1.0), (0.78, 0.2)]
        shapes += modelled(smooth(fall, tension=0.8), tone, light, 1.6, 0.4, scale)
    behind, _ = arms(body)
    return [(identity(), [*behind, *body.neck(), *body.torso()]), (body.head, shapes)]


def shadows(metres: float, light: Light, wide: float = 0.3) -> list[Shape]:
    """On the upright plane of a figure: the dark where it stands, and the shadow that it casts
    away from the light, long where the light is low."""
    across = wide * metres / 1.7
    long = (0.55 if light.dark else 1.1) * metres
    away = -light.side
    cast = smooth(
        [
            (-away * across * 0.8, 0.0),
            (-away * across * 0.4, 0.035 * metres),
            (away * long * 0.6, 0.075 * metres),
            (away * long, 0.06 * metres),
            (away * long * 0.6, 0.012 * metres),
            (away * across * 0.4, -0.04 * metres),
        ]
    )
    return [
        Shape(cast, clear((14, 12, 30), 0.16)),
        Shape(ellipse(0.0, 0.0, across, across * 0.16), clear((12, 10, 24), 0.3)),
    ]

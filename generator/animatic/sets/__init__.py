"""Places: what a scene's words call for, built once for all shots of the scene.

A place is a function that furnishes a `Scenery`; the table `PLACES` says which, and whether it is
indoors. The same scene gives the same set: what is left to chance is drawn by lot from its words.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from .. import words
from ..colours import Light, Look, light
from ..looks import seed_of
from ..scenery import Scenery
from .halls import backdrop, court, stage, station
from .nature import beach, desert, forest, generic, meadow, mountain, park, river
from .rooms import bedroom, kitchen, living_room
from .space import space
from .streets import city, market, street, temple
from .vehicles import car_inside, cockpit, train
from .work import cafe, classroom, clinic, library, office, shop


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
            self.indoors or self.place == "car",
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

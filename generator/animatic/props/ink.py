"""The light on a thing and its own colour, as the colours that it is drawn with."""

from dataclasses import dataclass

from ..colours import BLACK, WHITE, Light, Rgb, clear, mixed
from ..paths import Colour, Linear


@dataclass(frozen=True, slots=True)
class Ink:
    """Light, and the colour of the thing."""

    light: Light
    main: Rgb
    seconds: float

    def on(self, colour: Rgb, opacity: float = 1.0) -> Colour:
        return clear(self.light.on(colour), opacity)

    @property
    def body(self) -> Colour:
        return self.on(self.main)

    @property
    def shade(self) -> Colour:
        return self.on(mixed(self.main, BLACK, 0.32))

    @property
    def gleam(self) -> Colour:
        return clear(self.light.graded(WHITE), 0.5)

    def round(self, left: float, right: float) -> Linear:
        """How a round body takes light from the left."""
        return Linear(
            (left, 0),
            (right, 0),
            (
                (0.0, self.shade),
                (0.28, self.on(mixed(self.main, WHITE, 0.22))),
                (0.55, self.body),
                (1.0, self.shade),
            ),
        )

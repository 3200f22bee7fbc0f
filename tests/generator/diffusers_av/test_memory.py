"""Every recipe run for real, with the processor in the place of a card; and torch's own moving."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.diffusers_av.device import Device
from callsheet.generator.diffusers_av.keyframes import Still
from callsheet.generator.diffusers_av.orders import Order
from callsheet.generator.diffusers_av.painter import Painter
from callsheet.generator.diffusers_av.profiles import profiles
from callsheet.generator.job import Format

CARD = Device("cpu:0", "a processor that stands in for a card", 100, 100)


def shot(crew, profile):
    size = profile.fitted(Format(width=128, height=64, fps=24), 9)
    return crew.shoot(Order(prompt="a cat", avoid="", size=size, seed=7), lambda: None)


@pytest.mark.parametrize("name", ["ltx-2.5", "wan-vace"])
def test_every_recipe_makes_the_same_film(name, torch, ltx_weights, wan_weights):
    from callsheet.generator.diffusers_av.set import FAMILIES

    folder = {"ltx-2.5": ltx_weights, "wan-vace": wan_weights}[name]
    profile = profiles()[name].model_copy(update={"steps": 2})
    crew = FAMILIES[profile.family].crew
    made = [shot(crew(profile, folder, CARD, by), profile) for by in ("whole", "parts", "groups")]
    assert all(np.array_equal(each.frames, made[0].frames) for each in made)
    assert made[0].frames.std() > 1


@pytest.mark.parametrize("memory", ["parts", "groups"])
def test_a_keyframe_is_painted_by_the_recipe_of_the_film(memory, torch, ltx_weights, tmp_path):
    model = profiles()["ltx-2.5"].keyframes
    assert model is not None
    made = Painter(model, ltx_weights, CARD, memory, tmp_path).paint(
        Still("a cat", 128, 64, 1), lambda: None
    )
    assert made.std() > 1

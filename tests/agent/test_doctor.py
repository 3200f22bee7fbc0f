"""What the doctor says of local models, on cards of several sizes."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from callsheet.agent.doctor import local_models
from callsheet.agent.settings import Settings
from callsheet.generator.diffusers_av import device as the_device
from callsheet.generator.diffusers_av.device import Device
from callsheet.generator.diffusers_av.profiles import profiles

LOCAL = ("torch", "diffusers", "transformers")
pytestmark = pytest.mark.skipif(
    not all(map(find_spec, LOCAL)), reason="torch is not installed: see `.venv/torch`"
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, home: Path):
    """Findings by part, on a card with this much free memory; none is a machine without one."""

    def made(free_gb: float | None, **settings: object):
        card = Device("cuda", "Some GPU", free_gb, free_gb) if free_gb else None
        here = card or Device("cpu", "the processor", None, None)
        monkeypatch.setattr(the_device, "device", lambda: here)
        chosen = Settings.model_validate({"home": home, **settings})
        return {found.part.strip(): found for found in local_models(chosen)}

    return made


@pytest.mark.parametrize(
    ("free_gb", "recipe"), [(141, "whole"), (79, "parts"), (47, "fp8"), (23, "groups")]
)
def test_the_recipe_is_told_with_what_it_takes(told, free_gb: float, recipe: str):
    found = told(free_gb)
    assert set(found) == {"generator: local models", *profiles()}
    assert f"recipe `{recipe}` (about " in found["ltx-2.5"].detail
    assert "keyframes by flux.2-klein-4b (Apache License 2.0)" in found["ltx-2.5"].detail
    assert "10 million dollars" in found["ltx-2.5"].detail
    assert found["ltx-2.5"].works


def test_a_recipe_of_the_users_own_that_does_not_fit_is_told_with_a_remedy(told):
    found = told(23, memory="whole", generator="ltx-2.5", keyframes=False)["ltx-2.5"]
    assert not found.works
    assert found.needed
    assert "take a larger one" in str(found.remedy)
    assert "keyframes" not in found.detail


def test_territories_are_told_and_the_licence_asked_for_once(told, home: Path):
    found = told(141)["minimax-h3"]
    assert "not for use in the European Union, the United Kingdom" in found.detail
    assert found.remedy == ("if you may use it, run `callsheet accept minimax-h3` once")
    kept = home / "licences" / profiles()["minimax-h3"].licence.id
    kept.parent.mkdir(parents=True)
    kept.touch()
    assert told(141)["minimax-h3"].works


def test_a_machine_without_a_card_is_told_what_it_lacks(told):
    (found,) = told(None).values()
    assert not found.works
    assert "no GPU was found" in found.detail

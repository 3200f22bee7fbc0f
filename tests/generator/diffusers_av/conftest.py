"""Real pipelines at toy size, saved once; without torch these tests are skipped, and say so."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import asyncio
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from callsheet.generator.base import LocalModels, Recipe, open_generator
from callsheet.generator.job import Format, jobs_for

sys.path.insert(0, str(Path(__file__).parent))

SMALL = Format(width=128, height=64, fps=24)


@pytest.fixture(scope="session")
def torch():
    """The library, on one thread and without the hub; the test is skipped where it is missing."""
    if find_spec("torch") is None:
        pytest.skip(
            "torch is not installed, and no lock holds it, for which build is right depends on the "
            "machine: see `.venv/torch` in the Makefile"
        )
    patch = pytest.MonkeyPatch()
    patch.setenv("HF_HUB_OFFLINE", "1")
    import torch

    torch.set_num_threads(1)  # two on busy processors took eight times as long
    yield torch
    patch.undo()


@pytest.fixture(scope="session")
def painter_weights(torch, tmp_path_factory):
    """A folder with a tiny FLUX.2, which makes keyframes."""
    import tiny_flux2

    return tiny_flux2.saved(tmp_path_factory.mktemp("flux2"))


@pytest.fixture(scope="session")
def ltx_weights(painter_weights, tmp_path_factory):
    """A folder with a tiny LTX-2, and what makes its keyframes."""
    import tiny_ltx2

    folder = tiny_ltx2.saved(tmp_path_factory.mktemp("ltx2"))
    (folder / "keyframes").symlink_to(painter_weights)
    return folder


@pytest.fixture(scope="session")
def wan_weights(painter_weights, tmp_path_factory):
    """A folder with a tiny Wan VACE, and what makes its keyframes."""
    import tiny_wan

    folder = tiny_wan.saved(tmp_path_factory.mktemp("wan"))
    (folder / "keyframes").symlink_to(painter_weights)
    return folder


@pytest.fixture
def jobs(plan_of):
    """Jobs of a plan for a generator, at toy size."""

    def made(generator, *shots, size=SMALL, **video):
        found = jobs_for(plan_of(*shots, **video), generator.name, generator.limits)
        return [job.model_copy(update={"format": size}) for job in found]

    return made


@pytest.fixture(scope="session")
def assets(tmp_path_factory):
    """The folder of uploads."""
    return tmp_path_factory.mktemp("assets")


@pytest.fixture(scope="session")
def opened(assets):
    """A generator by name, on the weights of a folder."""

    def made(name, weights, **local):
        local = LocalModels(weights=weights, **local)
        return open_generator(Recipe(generator=name, assets=assets, local=local))

    return made


@pytest.fixture
def ordered(monkeypatch):
    """What a generator asks of its model from now on, and is given."""

    def seen(generator):
        crew, given = generator._loaded()._crew, []
        shoot = crew.shoot

        def shot(order, step):
            footage = shoot(order, step)
            given.append((order, footage))
            return footage

        monkeypatch.setattr(crew, "shoot", shot)
        return given

    return seen


@pytest.fixture
def full(torch, monkeypatch):
    """Lets a module's next pass run out of the card's memory."""

    def made(module):
        def hook(*_):
            handle.remove()
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 40.00 GiB")

        handle = module.register_forward_pre_hook(hook)

    return made


@pytest.fixture
def rendered(tmp_path):
    """Renders a job into a folder of its own, and gives the clip."""

    def made(generator, job, progress=lambda share: None):
        folder = tmp_path / f"clip-{len(list(tmp_path.glob('clip-*')))}"
        folder.mkdir()
        return asyncio.run(generator.render(job, folder, progress))

    return made

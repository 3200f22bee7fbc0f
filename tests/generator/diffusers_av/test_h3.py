"""MiniMax-H3: real modular blocks at toy size, loaded by the code that loads the large ones."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.diffusers_av.profiles import profiles
from callsheet.generator.errors import CannotOpen, Stopped
from callsheet.generator.job import Format
from callsheet.generator.media import SAMPLE_RATE, probe, read_sound, write_flac
from PIL import Image

pytestmark = pytest.mark.filterwarnings("ignore:.*weight_norm.* is deprecated:FutureWarning")

SIZE = Format(width=64, height=32, fps=30)
LICENCE = profiles()["minimax-h3"].licence


@pytest.fixture(scope="module")
def h3(opened, torch, tmp_path_factory):
    """Three noise levels instead of fifty; the processor, which needs torchvision, stands in."""
    import tiny_h3
    from callsheet.generator.diffusers_av import h3

    class WithProcessor(h3.H3):
        def _load(self, transformer):
            pipe = super()._load(transformer)
            pipe.update_components(processor=tiny_h3.Processor(tiny_h3.marked(pipe.tokenizer)))
            return pipe

    with pytest.MonkeyPatch.context() as patch:
        from callsheet.generator.diffusers_av import set as the_set

        kind = the_set.FAMILIES["minimax_h3"]._replace(crew=WithProcessor)
        patch.setitem(the_set.FAMILIES, "minimax_h3", kind)
        folder = tiny_h3.saved(tmp_path_factory.mktemp("h3"))
        generator = opened("minimax-h3", folder, accepted=(LICENCE.id,))
        generator._profile = generator._profile.model_copy(update={"steps": 3})
        yield generator


def test_shots_of_a_scene_are_made_in_one_generation_with_their_exact_seconds(h3, jobs, rendered):
    (job,) = jobs(h3, {"seconds": 2.5}, {"seconds": 3}, size=SIZE)
    told = []
    clip = rendered(h3, job, told.append)
    facts = probe(clip.picture)
    assert (facts.frames, facts.fps, facts.width, facts.height) == (165, 30, 64, 32)
    assert len(told) == 2, "one pass a step, none for the last noise level"
    sound = read_sound(clip.sound)
    assert len(sound) == 5.5 * SAMPLE_RATE
    assert np.abs(sound).max() > 1e-3


def test_a_shot_shorter_than_the_model_can_is_cut_to_its_seconds(h3, jobs, rendered):
    clip = rendered(h3, jobs(h3, {"seconds": 1}, size=SIZE)[0])
    assert probe(clip.picture).frames == 30
    assert len(read_sound(clip.sound)) == SAMPLE_RATE


def test_the_same_job_gives_the_same_bytes(h3, jobs, rendered):
    (job,) = jobs(h3, {"seconds": 1}, size=SIZE)
    first, again = rendered(h3, job), rendered(h3, job)
    assert first.picture.read_bytes() == again.picture.read_bytes()
    assert first.sound.read_bytes() == again.sound.read_bytes()


def test_keyframes_and_references_reach_the_model(h3, jobs, rendered, assets):
    for name in ("red", "blue"):
        Image.new("RGB", (64, 64), name).save(assets / f"{name}.png")
    noise = np.random.default_rng(0).normal(0, 0.1, (3 * SAMPLE_RATE, 2))
    write_flac(assets / "voice.flac", noise.astype(np.float32))
    mei = {"id": "mei", "name": "Mei", "element": "e1"}
    line = {"id": "l", "character": "mei", "text": "Hi."}

    def element(*uploads):
        return {"id": "e1", "handle": "@1", "name": "Mei", "kind": "character", "assets": uploads}

    plain = {"seconds": 1, "characters": ["mei"], "dialogue": [line]}
    ways = [
        (plain, ()),
        ({**plain, "start_frame": "red.png"}, ()),
        ({**plain, "start_frame": "red.png", "end_frame": "blue.png"}, ()),
        (plain, ("red.png",)),
        (plain, ("red.png", "voice.flac")),
    ]
    made = set()
    for shot, uploads in ways:
        (job,) = jobs(h3, shot, size=SIZE, characters=[mei], elements=[element(*uploads)])
        made.add(rendered(h3, job).picture.read_bytes())
    assert len(made) == len(ways)


def test_a_render_that_is_stopped_ends_and_the_model_goes_on(h3, jobs, rendered):
    (job,) = jobs(h3, {"seconds": 1}, size=SIZE)

    def stop(share):
        raise Stopped("the render was stopped", "render again")

    with pytest.raises(Stopped):
        rendered(h3, job, stop)
    assert rendered(h3, job).frames == 30


def test_nothing_is_loaded_before_the_licence_is_accepted(opened, jobs, rendered, tmp_path):
    generator = opened("minimax-h3", tmp_path)
    with pytest.raises(CannotOpen) as caught:
        rendered(generator, jobs(generator, {"seconds": 6})[0])
    for territory in LICENCE.not_for:
        assert territory in caught.value.problem
    assert "callsheet accept minimax-h3" in caught.value.remedy

"""MiniMax-H3: real modular blocks at toy size, loaded by the code that loads the large ones."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.diffusers_av.profiles import profiles
from callsheet.generator.errors import CannotOpen, CannotRender, Stopped
from callsheet.generator.job import Format
from callsheet.generator.media import (
    SAMPLE_RATE,
    probe,
    read_sound,
    write_flac,
    write_picture,
)
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


def test_a_shorter_shot_is_cut_to_its_seconds_and_comes_out_the_same_again(
    h3, jobs, rendered, same_picture
):
    (job,) = jobs(h3, {"seconds": 1}, size=SIZE)
    first, again = rendered(h3, job), rendered(h3, job)
    assert probe(first.picture).frames == 30
    assert len(read_sound(first.sound)) == SAMPLE_RATE
    assert same_picture(first.picture, again.picture)
    assert first.sound.read_bytes() == again.sound.read_bytes()


MEI = {"id": "mei", "name": "Mei", "element": "e1"}
LINE = {"id": "l", "character": "mei", "text": "Hi."}
SPEAKING = {"seconds": 1, "characters": ["mei"], "dialogue": [LINE]}


@pytest.fixture(scope="module")
def uploads(assets):
    """Two pictures, a video and a voice."""
    for name in ("red", "blue"):
        Image.new("RGB", (64, 64), name).save(assets / f"{name}.png")
    noise = np.random.default_rng(0).normal(0, 0.1, (3 * SAMPLE_RATE, 2))
    write_flac(assets / "voice.flac", noise.astype(np.float32))
    frames = np.random.default_rng(0).integers(0, 255, (60, 32, 64, 4), np.uint8)
    write_picture(assets / "dance.mp4", iter(frames), 64, 32, 24)


def element(*assets):
    return {"id": "e1", "handle": "@1", "name": "Mei", "kind": "character", "assets": assets}


def test_keyframes_and_references_reach_the_model(h3, jobs, rendered, uploads):
    ways = [
        (SPEAKING, ()),
        ({**SPEAKING, "start_frame": "red.png"}, ()),
        ({**SPEAKING, "start_frame": "red.png", "end_frame": "blue.png"}, ()),
        (SPEAKING, ("red.png",)),
        (SPEAKING, ("red.png", "voice.flac")),
        (SPEAKING, ("red.png", "dance.mp4", "voice.flac")),
    ]
    made = set()
    for shot, assets in ways:
        (job,) = jobs(h3, shot, size=SIZE, characters=[MEI], elements=[element(*assets)])
        clip = rendered(h3, job)
        assert clip.notes == ()
        made.add(clip.picture.read_bytes())
    assert len(made) == len(ways)


def test_another_take_does_not_read_its_prompt_and_references_again(h3, jobs, rendered, uploads):
    given = {"size": SIZE, "characters": [MEI], "elements": [element("blue.png")]}
    first, second = (jobs(h3, {**SPEAKING, "take": take}, **given)[0] for take in (1, 2))
    clip = rendered(h3, first)
    read = []
    encoder = h3._set._crew._pipe.text_encoder.model
    with_hook = encoder.register_forward_pre_hook(lambda *_: read.append(1))
    assert rendered(h3, second).picture.read_bytes() != clip.picture.read_bytes()
    assert read == []
    given["elements"] = [element("red.png")]
    rendered(h3, jobs(h3, {**SPEAKING, "action": "Mei nods"}, **given)[0])
    assert read == [1]
    with_hook.remove()


def test_a_frame_given_in_the_middle_begins_a_generation_of_its_own(
    h3, jobs, rendered, ordered, uploads
):
    made = ordered(h3)
    shots = [{"seconds": 1}, {"seconds": 1, "start_frame": "red.png"}]
    (job,) = jobs(h3, *shots, size=SIZE)
    assert rendered(h3, job).frames == 60
    assert [[key.frame for key in order.keyframes] for order, _ in made] == [[], [0]]


def test_an_unbroken_take_goes_on_in_another_generation_and_is_told_of_no_cut(
    h3, jobs, rendered, ordered
):
    made = ordered(h3)
    slow = SIZE.model_copy(update={"fps": 24})
    shots = [{"seconds": 8}, {"seconds": 5}, {"seconds": 4}]
    (job,) = jobs(h3, *shots, size=slow, mode="single")
    clip = rendered(h3, job)
    assert clip.frames == probe(clip.picture).frames == 17 * 24
    assert len(read_sound(clip.sound)) == 17 * SAMPLE_RATE
    assert [[key.frame for key in order.keyframes] for order, _ in made] == [[], [0]]
    assert "At 00:08.000, without a cut," in made[0][0].prompt
    assert "cuts to" not in made[0][0].prompt
    assert "<Picture 1> (from [Shot 1]) is fully referenced" in made[1][0].prompt


def test_a_render_that_is_stopped_or_out_of_memory_ends_and_the_model_goes_on(
    h3, jobs, rendered, full
):
    (job,) = jobs(h3, {"seconds": 1}, size=SIZE)

    def stop(share):
        raise Stopped("the render was stopped", "render again")

    with pytest.raises(Stopped):
        rendered(h3, job, stop)
    full(h3._set._crew._pipe.transformer)
    with pytest.raises(CannotRender, match="124 frames of 64 by 32 did not fit"):
        rendered(h3, job)
    assert rendered(h3, job).frames == 30


def test_nothing_is_loaded_before_the_licence_is_accepted(opened, jobs, rendered, tmp_path):
    generator = opened("minimax-h3", tmp_path)
    with pytest.raises(CannotOpen) as caught:
        rendered(generator, jobs(generator, {"seconds": 6})[0])
    for territory in LICENCE.not_for:
        assert territory in caught.value.problem
    assert "callsheet accept minimax-h3" in caught.value.remedy

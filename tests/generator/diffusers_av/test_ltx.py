"""LTX-2: a real pipeline at toy size, loaded by the code that loads the large one."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.diffusers_av.orders import Keyframe, Order
from callsheet.generator.errors import BadInput, CannotRender, Stopped
from callsheet.generator.job import Format
from callsheet.generator.media import SAMPLE_RATE, probe, read_frame, read_sound
from PIL import Image

FAST = "ltx-2.5"


@pytest.fixture(scope="module")
def ltx(opened, ltx_weights):
    return opened(FAST, ltx_weights)


def test_a_shot_becomes_a_clip_of_just_its_seconds_with_picture_and_sound(ltx, jobs, rendered):
    (job,) = jobs(ltx, {"seconds": 1.5, "action": "a cat"})
    clip = rendered(ltx, job)
    facts = probe(clip.picture)
    assert (facts.frames, facts.fps, facts.width, facts.height) == (36, 24, 128, 64)
    assert facts.picture == "h264"
    sound = read_sound(clip.sound)
    assert len(sound) == 1.5 * SAMPLE_RATE
    assert np.abs(sound).max() > 1e-3, "the model's own sound, not silence"
    with Image.open(clip.poster) as poster:
        assert poster.size == (128, 64)


@pytest.mark.parametrize(("size", "seconds"), [((96, 54), 0.5), ((54, 96), 2.04), ((80, 80), 1)])
@pytest.mark.parametrize("fps", [25, 30])
def test_any_shape_rate_and_length_comes_out_exactly(ltx, jobs, rendered, size, seconds, fps):
    format = Format(width=size[0], height=size[1], fps=fps)
    (job,) = jobs(ltx, {"seconds": seconds}, size=format)
    clip = rendered(ltx, job)
    facts = probe(clip.picture)
    assert (facts.width, facts.height, facts.fps) == (*size, fps)
    assert facts.frames == round(seconds * fps)
    assert len(read_sound(clip.sound)) == round(facts.frames / fps * SAMPLE_RATE)


def test_the_same_job_gives_the_same_bytes_and_another_take_others(ltx, jobs, rendered):
    (job,), (other,) = jobs(ltx, {}), jobs(ltx, {"take": 2})
    first, again, second = (rendered(ltx, each) for each in (job, job, other))
    assert first.picture.read_bytes() == again.picture.read_bytes()
    assert first.sound.read_bytes() == again.sound.read_bytes()
    assert first.picture.read_bytes() != second.picture.read_bytes()
    assert first.key != second.key


@pytest.mark.parametrize(
    ("name", "passes"), [("ltx-2.5", 8 + 3), ("ltx-2.3", 3 * 30), ("ltx-2.5-full", 3 * 30)]
)
def test_the_transformer_is_called_as_often_as_is_told(
    opened, ltx_weights, jobs, rendered, name, passes
):
    generator = opened(name, ltx_weights)
    (job,) = jobs(generator, {"seconds": 0.3})
    told = []
    rendered(generator, job, told.append)
    assert len(told) == passes
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] < 1


def test_a_render_that_is_stopped_ends_between_two_passes_and_the_model_goes_on(
    ltx, jobs, rendered
):
    (job,) = jobs(ltx, {})
    told = []

    def stop(share):
        told.append(share)
        if len(told) == 4:
            raise Stopped("the render was stopped", "render again")

    with pytest.raises(Stopped):
        rendered(ltx, job, stop)
    assert len(told) == 4
    assert rendered(ltx, job).frames == job.frames


def colour(name):
    return np.asarray(Image.new("RGB", (64, 64), name))


def test_keyframes_change_what_is_made_and_stand_in_the_latent_frame_that_holds_them(
    ltx, jobs, rendered
):
    rendered(ltx, jobs(ltx, {})[0])
    size = ltx._profile.fitted(Format(width=128, height=64, fps=24), 25)
    red, blue = Keyframe(0, colour("red")), Keyframe(0, colour("blue"))
    inner, last = Keyframe(8, colour("lime")), Keyframe(-1, colour("blue"))

    def order(*keyframes):
        return Order(prompt="a cat", avoid="", size=size, seed=7, keyframes=keyframes)

    crew = ltx._set._crew
    ways = [(), (red,), (blue,), (red, last), (red, inner, last)]
    made = {crew.shoot(order(*way), lambda: None).frames.tobytes() for way in ways}
    assert len(made) == len(ways)
    held = {
        frame: crew._condition(Keyframe(frame, colour("red")), order()).index
        for frame in (0, 1, 8, 9, 24, -1)
    }
    assert held == {0: 0, 1: 1, 8: 1, 9: 2, 24: 3, -1: 3}


def test_first_and_last_frames_of_a_shot_reach_the_model(ltx, jobs, rendered, assets):
    for name in ("red", "blue"):
        Image.new("RGB", (64, 64), name).save(assets / f"{name}.png")
    shots = [{}, {"start_frame": "red.png"}, {"start_frame": "red.png", "end_frame": "blue.png"}]
    clips = [rendered(ltx, jobs(ltx, shot)[0]) for shot in shots]
    assert len({clip.picture.read_bytes() for clip in clips}) == 3
    assert all(clip.frames == 24 for clip in clips)


def test_a_picture_that_is_not_there_is_said_before_anything_is_made(ltx, jobs, rendered):
    (job,) = jobs(ltx, {"start_frame": "gone.png"})
    told = []
    with pytest.raises(BadInput, match=r"gone\.png"):
        rendered(ltx, job, told.append)
    assert told == []


def test_a_plan_without_sound_gives_a_clip_without(ltx, jobs, rendered):
    (job,) = jobs(ltx, {}, audio=False)
    assert rendered(ltx, job).sound is None


def test_titles_and_captions_lie_over_what_the_model_made(ltx, jobs, rendered):
    size = Format(width=320, height=192, fps=24)
    title = {"lettering": [{"text": "THE END", "in_scene": False}]}
    bare, lettered = (rendered(ltx, jobs(ltx, shot, size=size)[0]) for shot in ({}, title))
    white = [
        int((read_frame(clip.picture, 12) > 240).all(axis=2).sum()) for clip in (bare, lettered)
    ]
    assert white[1] > white[0] + 100


def test_memory_that_runs_out_ends_in_a_proposal_and_not_in_a_dead_generator(
    ltx, jobs, rendered, torch
):
    (job,) = jobs(ltx, {})
    rendered(ltx, job)
    transformer = ltx._set._crew._pipe.transformer

    def full(*_):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 40.00 GiB")

    hook = transformer.register_forward_pre_hook(full)
    with pytest.raises(CannotRender, match=r"25 frames of 128 by 64 did not fit") as caught:
        rendered(ltx, job)
    assert "lower resolution" in caught.value.remedy
    hook.remove()
    assert rendered(ltx, job).frames == job.frames


def test_another_take_does_not_read_its_prompt_again(ltx, jobs, rendered):
    rendered(ltx, jobs(ltx, {"action": "a dog"})[0])
    read = []
    encoder = ltx._set._crew._pipe.text_encoder
    with_hook = encoder.register_forward_pre_hook(lambda *_: read.append(1))
    rendered(ltx, jobs(ltx, {"action": "a dog", "take": 2})[0])
    assert read == []
    rendered(ltx, jobs(ltx, {"action": "a cat"})[0])
    assert read
    with_hook.remove()


def test_weights_in_eight_bits_give_a_clip(opened, ltx_weights, jobs, rendered, torch):
    generator = opened(FAST, ltx_weights, memory="fp8")
    (job,) = jobs(generator, {})
    clip = rendered(generator, job)
    assert clip.frames == job.frames
    transformer = generator._set._crew._pipe.transformer
    kinds = {parameter.dtype for parameter in transformer.parameters()}
    assert torch.float8_e4m3fn in kinds


def test_a_folder_without_a_model_is_an_error_with_its_remedy(
    opened, jobs, rendered, torch, tmp_path
):
    generator = opened(FAST, tmp_path)
    with pytest.raises(BadInput, match="no model"):
        rendered(generator, jobs(generator, {})[0])

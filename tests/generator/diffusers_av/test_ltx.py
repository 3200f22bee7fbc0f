"""LTX-2: a real pipeline at toy size, loaded by the code that loads the large one."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import json
import shutil

import numpy as np
import pytest
from callsheet.generator.diffusers_av.orders import Keyframe, Order
from callsheet.generator.errors import BadInput, CannotOpen, CannotRender, Stopped
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


@pytest.mark.parametrize(
    ("size", "seconds", "fps"), [((96, 54), 0.5, 30), ((54, 96), 2.04, 25), ((80, 80), 0.7, 60)]
)
def test_any_shape_rate_and_length_comes_out_exactly(ltx, jobs, rendered, size, seconds, fps):
    format = Format(width=size[0], height=size[1], fps=fps)
    (job,) = jobs(ltx, {"seconds": seconds}, size=format)
    clip = rendered(ltx, job)
    facts = probe(clip.picture)
    assert (facts.width, facts.height, facts.fps) == (*size, fps)
    assert facts.frames == round(seconds * fps)
    assert len(read_sound(clip.sound)) == round(facts.frames / fps * SAMPLE_RATE)


def test_the_same_job_gives_the_same_clip_and_another_take_others(
    ltx, jobs, rendered, same_picture
):
    shot = {"seconds": 0.3}
    (job,), (other,) = jobs(ltx, shot), jobs(ltx, {**shot, "take": 2})
    first, again, second = (rendered(ltx, each) for each in (job, job, other))
    assert same_picture(first.picture, again.picture)
    assert first.sound.read_bytes() == again.sound.read_bytes()
    assert first.picture.read_bytes() != second.picture.read_bytes()
    assert first.key != second.key


@pytest.mark.parametrize(
    ("name", "guidance", "passes"),
    [
        ("ltx-2.5", {}, 8 + 3),
        ("ltx-2.3", {}, 3 * 4),
        ("ltx-2.3", {"stg": 0}, 2 * 4),
        ("ltx-2.3", {"modality": 1}, 2 * 4),
        ("ltx-2.3", {"stg": 0, "modality": 1}, 1 * 4),
        ("ltx-2.5-full", {}, 3 * 4),
    ],
)
def test_a_step_takes_as_many_passes_as_its_guidance_asks_for(
    opened, ltx_weights, jobs, rendered, name, guidance, passes
):
    generator = opened(name, ltx_weights)
    profile = generator._profile
    guided = profile.guidance.model_copy(update=guidance)
    steps = profile.steps if profile.sigmas else 4
    generator._profile = profile.model_copy(update={"guidance": guided, "steps": steps})
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
    (job,) = jobs(ltx, {"seconds": 0.3})
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
    size = ltx._profile.fitted(Format(width=128, height=64, fps=24), 25)
    red, blue = Keyframe(0, colour("red")), Keyframe(0, colour("blue"))
    inner, last = Keyframe(8, colour("lime")), Keyframe(-1, colour("blue"))

    def order(*keyframes):
        return Order(prompt="a cat", avoid="", size=size, seed=7, keyframes=keyframes)

    crew = ltx._loaded()._crew
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
    clips = [rendered(ltx, jobs(ltx, {"seconds": 0.3, **shot})[0]) for shot in shots]
    assert len({clip.picture.read_bytes() for clip in clips}) == 3
    assert all(clip.frames == 7 for clip in clips)


def test_a_picture_that_is_not_there_is_said_before_anything_is_made(ltx, jobs, rendered):
    (job,) = jobs(ltx, {"start_frame": "gone.png"})
    told = []
    with pytest.raises(BadInput, match=r"gone\.png"):
        rendered(ltx, job, told.append)
    assert told == []


def test_a_plan_without_sound_gives_a_clip_without(ltx, jobs, rendered):
    (job,) = jobs(ltx, {"seconds": 0.3}, audio=False)
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
    ltx, jobs, rendered, full
):
    (job,) = jobs(ltx, {"scene": "a quay", "seconds": 0.3})
    rendered(ltx, job)
    for pipe in (ltx._set._crew._pipe, ltx._set._painter._pipe):
        ltx._set._painter._kept.clear()
        full(pipe.transformer)
        with pytest.raises(CannotRender, match=r"9 frames of 128 by 64 did not fit") as caught:
            rendered(ltx, job)
        assert "lower resolution" in caught.value.remedy
    assert rendered(ltx, job).frames == job.frames


def test_a_take_longer_than_the_model_can_goes_on_from_the_last_frame_of_the_piece_before(
    ltx, jobs, rendered, ordered
):
    short = ltx._profile.model_copy(update={"seconds_max": 1})
    patch = pytest.MonkeyPatch()
    patch.setattr(ltx._loaded(), "_profile", short)
    made = ordered(ltx)
    shots = [{"seconds": 0.9, "scene": "yard"}, {"seconds": 1.5, "scene": "street"}]
    (job,) = jobs(ltx, *shots, mode="single")
    clip = rendered(ltx, job)
    patch.undo()
    assert clip.frames == probe(clip.picture).frames == 22 + 36
    assert len(read_sound(clip.sound)) == round(58 / 24 * SAMPLE_RATE)
    assert [order.size.frames for order, _ in made] == [25, 25, 25]
    assert [[key.frame for key in order.keyframes] for order, _ in made] == [[0], [0], [0]]
    assert all("one unbroken take" in order.prompt for order, _ in made)
    for (_, before), (order, _), last in zip(made, made[1:], (21, 17), strict=False):
        assert np.array_equal(order.keyframes[0].picture, before.frames[last])


def test_another_take_does_not_read_its_prompt_again(ltx, jobs, rendered):
    shot = {"action": "a dog", "scene": "a quay", "seconds": 0.3}
    rendered(ltx, jobs(ltx, shot)[0])
    read = []
    encoders = [pipe.text_encoder for pipe in (ltx._set._crew._pipe, ltx._set._painter._pipe)]
    hooks = [each.register_forward_pre_hook(lambda *_: read.append(1)) for each in encoders]
    rendered(ltx, jobs(ltx, {**shot, "take": 2})[0])
    assert read == []
    rendered(ltx, jobs(ltx, {**shot, "action": "a cat"})[0])
    assert len(read) == 2
    for hook in hooks:
        hook.remove()


def test_weights_in_eight_bits_give_a_clip(opened, ltx_weights, jobs, rendered, torch):
    generator = opened(FAST, ltx_weights, memory="fp8")
    (job,) = jobs(generator, {"seconds": 0.3})
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


def test_weights_that_are_not_whole_are_an_error_with_its_remedy(
    opened, ltx_weights, jobs, rendered, tmp_path
):
    shutil.copytree(ltx_weights, tmp_path / "weights", symlinks=True)
    file = tmp_path / "weights" / "vae" / "diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:-100])
    generator = opened(FAST, tmp_path / "weights")
    with pytest.raises(CannotOpen, match="could not be loaded") as caught:
        rendered(generator, jobs(generator, {})[0])
    assert "fetched anew" in caught.value.remedy


def test_parts_that_are_not_fetched_since_they_are_not_needed_are_not_missed(
    opened, ltx_weights, jobs, rendered, tmp_path
):
    shutil.copytree(ltx_weights, tmp_path / "weights", symlinks=True)
    path = tmp_path / "weights" / "model_index.json"
    index = json.loads(path.read_text())
    index |= {"duration_head": ["ltx2", "LTX2DurationHead"]}
    path.write_text(json.dumps(index))
    generator = opened(FAST, tmp_path / "weights")
    assert rendered(generator, jobs(generator, {"seconds": 0.3})[0]).frames == 7

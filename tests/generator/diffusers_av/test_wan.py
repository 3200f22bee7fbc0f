"""Wan VACE: a silent picture, completed with the animatic's sound."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.errors import CannotRender, Stopped
from callsheet.generator.media import SAMPLE_RATE, probe, read_sound
from PIL import Image

MEI = {"id": "mei", "name": "Mei", "element": "e1"}


@pytest.fixture(scope="module")
def wan(opened, wan_weights):
    generator = opened("wan-vace", wan_weights)
    generator._profile = generator._profile.model_copy(update={"steps": 2})
    return generator


def test_a_silent_picture_gets_the_sound_of_the_animatic(wan, jobs, rendered):
    line = {"id": "l", "character": "mei", "text": "Good evening to you all."}
    people = [{"id": "mei", "name": "Mei"}]
    (job,) = jobs(wan, {"seconds": 2, "dialogue": [line]}, characters=people)
    clip = rendered(wan, job)
    assert probe(clip.picture).frames == 48
    sound = read_sound(clip.sound)
    assert len(sound) == 2 * SAMPLE_RATE
    assert np.abs(sound).max() > 0.05
    assert [(heard.shot, heard.line) for heard in clip.spoken] == [(0, 0)]


def test_first_and_last_frames_and_references_change_what_is_made(wan, jobs, rendered, assets):
    Image.new("RGB", (64, 48), "orange").save(assets / "given.png")
    element: dict[str, object] = {"id": "e1", "handle": "@1", "name": "Mei", "kind": "character"}
    element["assets"] = ["given.png"]
    shots = [
        {},
        {"start_frame": "given.png"},
        {"start_frame": "given.png", "end_frame": "given.png"},
        {"characters": ["mei"]},
    ]
    made = set()
    for shot in shots:
        (job,) = jobs(wan, {"seconds": 0.5, **shot}, characters=[MEI], elements=[element])
        made.add(rendered(wan, job).picture.read_bytes())
    assert len(made) == len(shots)


def test_the_transformer_is_called_as_often_as_is_told(wan, jobs, rendered):
    told = []
    rendered(wan, jobs(wan, {"seconds": 0.3})[0], told.append)
    assert len(told) == 2 * 2


def test_another_take_does_not_read_its_prompt_again(wan, jobs, rendered):
    rendered(wan, jobs(wan, {"seconds": 0.3})[0])
    read = []
    encoder = wan._set._crew._pipe.text_encoder
    with_hook = encoder.register_forward_pre_hook(lambda *_: read.append(1))
    rendered(wan, jobs(wan, {"seconds": 0.3, "take": 2})[0])
    assert read == []
    rendered(wan, jobs(wan, {"seconds": 0.3, "action": "a dog"})[0])
    assert read
    with_hook.remove()


def test_the_same_job_gives_the_same_clip(wan, jobs, rendered, same_picture):
    (job,) = jobs(wan, {"seconds": 0.3})
    first, again = rendered(wan, job), rendered(wan, job)
    assert same_picture(first.picture, again.picture)


def test_a_render_that_is_stopped_or_out_of_memory_ends_and_the_model_goes_on(
    wan, jobs, rendered, full
):
    (job,) = jobs(wan, {"seconds": 0.3})

    def stop(share):
        raise Stopped("the render was stopped", "render again")

    with pytest.raises(Stopped):
        rendered(wan, job, stop)
    full(wan._set._crew._pipe.transformer)
    with pytest.raises(CannotRender, match="5 frames of 128 by 64 did not fit"):
        rendered(wan, job)
    assert rendered(wan, job).frames == job.frames

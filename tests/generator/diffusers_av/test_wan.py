"""Wan VACE: a silent picture, completed with the animatic's sound."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import numpy as np
import pytest
from callsheet.generator.media import SAMPLE_RATE, probe, read_sound
from PIL import Image

MEI = {"id": "mei", "name": "Mei", "element": "e1"}


@pytest.fixture(scope="module")
def wan(opened, torch, tmp_path_factory):
    import tiny_wan

    generator = opened("wan-vace", tiny_wan.saved(tmp_path_factory.mktemp("wan")))
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

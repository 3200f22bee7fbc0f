"""The uploads of a shot, as what is drawn of them."""

from pathlib import Path

import numpy as np
from callsheet.generator.animatic.elements import subjects
from callsheet.generator.assets import Assets
from callsheet.generator.job import Limits, jobs_for
from callsheet.generator.media import SAMPLE_RATE, write_flac
from callsheet.generator.plan import read_plan
from PIL import Image


def test_uploaded_sounds_are_heard_and_not_drawn(tmp_path: Path):
    write_flac(tmp_path / "a.flac", np.zeros((SAMPLE_RATE // 4, 2), np.float32))
    Image.new("RGB", (40, 60), "red").save(tmp_path / "a.png")
    folder = Assets(tmp_path / "assets")
    sound, face = folder.add(tmp_path / "a.flac"), folder.add(tmp_path / "a.png")
    plan = read_plan(
        {
            "form": "plan.1",
            "title": "test",
            "elements": [
                {"id": "tune", "handle": "@tune", "name": "", "kind": "object", "assets": [sound]},
                {"id": "mei", "handle": "@Mei", "name": "Mei", "kind": "character"}
                | {"assets": [sound, face]},
                {"id": "tom", "handle": "@Tom", "name": "Tom", "kind": "character"}
                | {"assets": [sound]},
            ],
            "characters": [
                {"id": "c1", "name": "Mei", "element": "mei"},
                {"id": "c2", "name": "Tom", "element": "tom"},
            ],
            "shots": [
                {"id": "s1", "seconds": 1, "action": "", "elements": ["tune", "mei", "tom"]}
                | {"characters": ["c1", "c2"]}
            ],
        }
    )
    (job,) = jobs_for(plan, "test", Limits())
    seen = subjects(job, job.shots[0], folder.folder)
    assert (list(seen.portraits), seen.things) == (["c1"], ())

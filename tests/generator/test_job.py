import pytest
from callsheet.generator.job import Format, Limits, jobs_for
from callsheet.generator.make import video_key
from callsheet.generator.plan import Sound, Voice
from hypothesis import given
from hypothesis import strategies as st

ALONE = Limits(shots_per_job=1)


def keys(plan):
    return [job.key for job in jobs_for(plan, "animatic@1", ALONE)]


def changed(plan, at, **fields):
    shots = list(plan.shots)
    shots[at] = shots[at].model_copy(update=fields)
    return plan.model_copy(update={"shots": tuple(shots)})


@pytest.mark.parametrize(
    ("aspect", "resolution", "size"),
    [
        ("16:9", "720p", (1280, 720)),
        ("9:16", "720p", (720, 1280)),
        ("1:1", "1080p", (1080, 1080)),
        ("21:9", "540p", (1260, 540)),
        ("3:4", "540p", (540, 720)),
        ("16:9", "4k", (3840, 2160)),
    ],
)
def test_a_format_has_the_shorter_side_of_its_resolution(plan_of, aspect, resolution, size):
    made = Format.of(plan_of(aspect_ratio=aspect, resolution=resolution))
    assert (made.width, made.height) == size


@given(st.floats(0.01, 60), st.sampled_from([24, 25, 30, 60]))
def test_frames_are_the_seconds_to_the_nearest_frame(seconds, fps):
    from callsheet.generator.plan import Shot

    shot = Shot(id="s1", seconds=seconds, action="")
    frames = Format(width=16, height=16, fps=fps).frames(shot)
    assert frames >= 1
    assert frames == 1 or abs(frames - seconds * fps) <= 0.5 + 1e-6


def test_a_changed_shot_changes_its_own_key_alone(dialogue):
    before, after = keys(dialogue), keys(changed(dialogue, 1, seconds=2.0))
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_moving_and_renaming_shots_and_lines_changes_no_key(dialogue):
    one, two, three = dialogue.shots
    line = three.dialogue[0].model_copy(update={"id": "other"})
    moved = (three.model_copy(update={"id": "x", "dialogue": (line,)}), one, two)
    after = keys(dialogue.model_copy(update={"shots": moved}))
    assert sorted(after) == sorted(keys(dialogue))


def test_a_new_voice_changes_only_the_shots_in_which_it_is_heard(dialogue):
    mei, tom = dialogue.characters
    hoarse = mei.model_copy(update={"voice": Voice(language="zh", manner="hoarse")})
    after = keys(dialogue.model_copy(update={"characters": (hoarse, tom)}))
    assert [a == b for a, b in zip(keys(dialogue), after, strict=True)] == [True, False, True]


def test_new_looks_change_only_the_shots_in_which_they_are_seen(dialogue):
    mei, tom = dialogue.characters
    bald = tom.model_copy(update={"looks": "bald man"})
    after = keys(dialogue.model_copy(update={"characters": (mei, bald)}))
    assert [a == b for a, b in zip(keys(dialogue), after, strict=True)] == [True, True, False]


def test_another_take_is_another_clip(dialogue):
    assert keys(changed(dialogue, 0, take=2))[0] != keys(dialogue)[0]


def test_new_music_changes_no_key_where_it_is_laid_under_the_finished_video(dialogue):
    waltz = changed(dialogue, 0, sound=Sound(music="a slow waltz"))
    assert keys(waltz) == keys(dialogue)
    jobs = [jobs_for(plan, "x", Limits()) for plan in (dialogue, waltz)]
    assert video_key(dialogue, jobs[0]) != video_key(waltz, jobs[1])
    own = [jobs_for(plan, "x", Limits(music=True))[0].key for plan in (dialogue, waltz)]
    assert own[0] != own[1]


def test_everybody_keeps_their_side_of_the_action_line(dialogue):
    jobs = jobs_for(dialogue, "animatic@1", ALONE)
    assert [job.left for job in jobs] == [(), ("mei",), ("mei",)]


def test_a_dissolve_depends_on_what_is_seen_before_it_but_not_on_what_is_said(dialogue):
    plan = changed(dialogue, 2, transition="dissolve")
    assert keys(changed(plan, 1, framing="wide"))[2] != keys(plan)[2]
    assert keys(changed(plan, 1, dialogue=()))[2] == keys(plan)[2]


def test_the_frames_of_the_video_belong_to_its_outer_shots(dialogue):
    plan = dialogue.model_copy(update={"start_frame": "a.png", "end_frame": "b.png"})
    jobs = jobs_for(plan, "animatic@1", ALONE)
    assert [(job.shots[0].start_frame, job.shots[0].end_frame) for job in jobs] == [
        ("a.png", None),
        (None, None),
        (None, "b.png"),
    ]


def test_shots_of_one_scene_share_a_job_within_the_limits(plan_of):
    plan = plan_of(
        *({"scene": "market", "seconds": 4} for _ in range(4)), {"scene": "street", "seconds": 3}
    )
    jobs = jobs_for(plan, "kling@3", Limits(shots_per_job=6, seconds_max=15))
    assert [[shot.id for shot in job.shots] for job in jobs] == [["s1", "s2", "s3"], ["s4"], ["s5"]]


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from("ab")), min_size=1, max_size=12))
def test_jobs_hold_every_shot_once_and_in_order(shots):
    from callsheet.generator.plan import Shot, VideoPlan

    plan = VideoPlan(
        title="t",
        shots=tuple(
            Shot(id=f"s{n}", seconds=seconds, scene=scene, action="")
            for n, (seconds, scene) in enumerate(shots)
        ),
    )
    limits = Limits(shots_per_job=3, seconds_max=12)
    jobs = jobs_for(plan, "x", limits)
    assert [shot for job in jobs for shot in job.shots] == list(plan.shots)
    assert all(job.seconds <= 12 and len(job.shots) <= 3 for job in jobs)


def test_an_unbroken_take_is_one_job_wherever_it_leads(plan_of):
    shots = [{"scene": "yard", "seconds": 5}, {"scene": "street", "seconds": 6}]
    limits = Limits(continues=True, seconds_max=120, cut_seconds_max=10, shots_per_job=6)
    (job,) = jobs_for(plan_of(*shots, mode="single"), "x", limits)
    assert job.unbroken
    assert len(jobs_for(plan_of(*shots), "x", limits)) == 2
    cut = jobs_for(plan_of(*({"scene": "yard", "seconds": 6} for _ in range(3))), "x", limits)
    assert [(len(job.shots), job.unbroken) for job in cut] == [(1, False)] * 3


def test_a_take_without_cuts_is_another_clip_than_shots_that_are_cut(plan_of):
    limits = Limits(continues=True, shots_per_job=6)
    whole, cut = (jobs_for(plan_of({}, {}, mode=mode), "x", limits) for mode in ("single", "multi"))
    assert whole[0].key != cut[0].key

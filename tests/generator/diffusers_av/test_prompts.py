"""What each family is told, word for word."""

# ruff: noqa: E501  # prompts are shown as they are sent

import re
from pathlib import Path

import pytest
from callsheet.generator.diffusers_av.h3_prompt import h3_prompt
from callsheet.generator.diffusers_av.ltx_prompt import ltx_prompt
from callsheet.generator.diffusers_av.orders import Reference
from callsheet.generator.diffusers_av.wan_prompt import wan_prompt
from callsheet.generator.job import Limits, jobs_for
from inline_snapshot import snapshot

PEOPLE = [
    {
        "id": "ana",
        "name": "Ana",
        "looks": "old ferrywoman, blue oilskin, white braid",
        "voice": {"language": "es", "manner": "low"},
    },
    {"id": "li", "name": "Li", "looks": "boy of ten, yellow cap"},
]
FERRY = {
    "seconds": 5,
    "scene": "wheelhouse of a ferry at dusk",
    "action": "Ana leans on the wheel and looks at the river",
    "framing": "medium close-up",
    "movement": "dolly in",
    "characters": ["ana"],
    "dialogue": [
        {
            "id": "l1",
            "character": "ana",
            "text": "El río nunca pregunta.",
            "language": "es",
            "dialect": "Galician",
        }
    ],
    "lettering": [{"text": "LÍNEA 3", "place": "brass plate over the window"}],
    "sound": {"ambience": "engine hum", "effects": ["a gull", "water on the hull"]},
}
BOY = {
    "seconds": 3,
    "scene": "wheelhouse of a ferry at dusk",
    "action": "Li runs in",
    "framing": "wide",
    "movement": "whip pan",
    "characters": ["ana", "li"],
    "dialogue": [
        {
            "id": "l2",
            "character": "li",
            "text": "到了没有？",
            "language": "zh",
            "dialect": "Sichuanese",
            "delivery": "out of breath",
        }
    ],
}


def sentences(text):
    return re.split(r'(?<=[.?!"]) (?=[A-Z])', text)


@pytest.fixture
def job(plan_of):
    def made(*shots, limits=None, **video):
        plan = plan_of(*shots, characters=PEOPLE, style="grainy 16 mm film", **video)
        return jobs_for(plan, "", limits or Limits())[0]

    return made


def test_ltx_reads_one_literal_paragraph_in_order_of_time(job):
    one = job(FERRY)
    assert sentences(ltx_prompt(one, one.shots)) == snapshot(
        [
            "Grainy 16 mm film.",
            "A medium close-up at eye level, wheelhouse of a ferry at dusk.",
            "Ana leans on the wheel and looks at the river.",
            "Ana: old ferrywoman, blue oilskin, white braid.",
            'Brass plate over the window reads "LÍNEA 3".',
            "The camera moves slowly towards the subject, which fills more and more of the frame.",
            'Ana says in a low voice in Spanish with a Galician accent: "El río nunca pregunta."',
            "The sound is of engine hum, a gull, water on the hull.",
            "There is no music.",
        ]
    )


def test_ltx_is_told_that_a_take_over_several_shots_is_unbroken(job):
    one = job(FERRY, BOY, mode="single", limits=Limits(continues=True))
    assert sentences(ltx_prompt(one, one.shots)) == snapshot(
        [
            "Grainy 16 mm film.",
            "A medium close-up at eye level, wheelhouse of a ferry at dusk.",
            "Ana leans on the wheel and looks at the river.",
            "Ana: old ferrywoman, blue oilskin, white braid.",
            "Li: boy of ten, yellow cap.",
            'Brass plate over the window reads "LÍNEA 3".',
            "The camera moves slowly towards the subject, which fills more and more of the frame.",
            'Ana says in a low voice in Spanish with a Galician accent: "El río nunca pregunta."',
            "Then a wide shot at eye level: Li runs in.",
            "The camera whips around with a blur and stops at once.",
            'Li says (out of breath) in Chinese, in the Sichuanese dialect: "到了没有？"',
            "The sound is of engine hum, a gull, water on the hull.",
            "There is no music.",
            "It is one unbroken take.",
        ]
    )


def test_ltx_is_told_what_must_not_be_heard_or_read(job):
    quiet = {"action": "a cat yawns", "lettering": [{"text": "THE END", "in_scene": False}]}
    one = job(quiet, lettering_allowed=False)
    assert sentences(ltx_prompt(one, one.shots)) == snapshot(
        [
            "Grainy 16 mm film.",
            "A medium shot at eye level.",
            "A cat yawns.",
            "The camera holds still.",
            "Nobody speaks.",
            "There is no music.",
            "There is no text anywhere in the picture.",
        ]
    )


def test_lettering_that_is_composed_is_not_told(job):
    one = job({"lettering": [{"text": "THE END", "in_scene": False}]})
    assert "THE END" not in ltx_prompt(one, one.shots)


@pytest.mark.parametrize("text", ['say "hi"', "多谢。", "¿Qué?", "a\nb"])
def test_every_word_of_a_line_is_told_to_the_letter(job, text):
    line = {"id": "l", "character": "li", "text": text}
    one = job({"characters": ["li"], "dialogue": [line]})
    assert text in ltx_prompt(one, one.shots)
    assert text in h3_prompt(one, one.shots)


H3 = Limits(shots_per_job=6, seconds_max=14)


def test_h3_is_told_the_times_of_its_cuts_and_who_speaks(job):
    one = job(FERRY, BOY, limits=H3)
    assert sentences(h3_prompt(one, one.shots)) == snapshot(
        [
            "integrated_multimodal_description: [Shot 1] Grainy 16 mm film.",
            "A medium close-up at eye level, wheelhouse of a ferry at dusk.",
            "The camera pushes in with small amplitude at slow speed.",
            "Ana: old ferrywoman, blue oilskin, white braid.",
            "Ana leans on the wheel and looks at the river.",
            'Brass plate over the window reads "LÍNEA 3".',
            "Ana with a low voice and a Galician accent (S1) says: <d>[Spanish] El río nunca pregunta.</d> [Shot 2] At 00:05.000, the camera cuts to a wide shot at eye level, wheelhouse of a ferry at dusk.",
            "The camera pans with large amplitude at fast speed.",
            "Li: boy of ten, yellow cap.",
            "Li runs in.",
            """\
Li with a Sichuanese accent (S2) says (out of breath): <d>[Chinese] 到了没有？</d>

overall_soundscape: Engine hum, a gull, water on the hull.

non_diegetic_music: N/A\
""",
        ]
    )


@pytest.mark.parametrize(
    ("frames", "header"),
    [
        ({"start_frame": "a.png"}, "For the target video, at 0.00 seconds"),
        ({"end_frame": "a.png"}, "<Picture 1> (from [Shot 1]) aligns with the 5.00-second mark"),
        (
            {"start_frame": "a.png", "end_frame": "b.png"},
            "Picture 2 (from Shot 1) aligns with the 5.00-second mark",
        ),
    ],
)
def test_h3_is_told_first_which_picture_is_which_frame(job, frames, header):
    one = job({**FERRY, **frames}, limits=H3)
    first, _ = h3_prompt(one, one.shots).split("\n\n", 1)
    assert header in first


def test_h3_is_told_what_each_reference_is_and_keeps(job):
    one = job(FERRY, BOY, limits=H3)
    given = [
        Reference("picture", "a.png", Path("a.png"), "Ana", "ana", "old ferrywoman"),
        Reference("voice", "a.wav", Path("a.wav"), "Ana", "ana"),
    ]
    assert h3_prompt(one, one.shots, given).split("\n\n")[:3] == snapshot(
        [
            """\
subject_definitions:
<Subject 1> is Ana in <Picture 1>, old ferrywoman.
<Audio 1> is the voice-timbre reference for <Subject 1> (S1).\
""",
            "summary: [reference generation + audio reference] Ana leans on the wheel and looks at the river. Li runs in.",
            """\
retention_analysis:
<Subject 1> (appears in [Shot 1], [Shot 2]): fully_preserved - the looks stay exactly as they are given.
<Audio 1>: reference - only the timbre and delivery of the voice are followed.\
""",
        ]
    )


def test_a_voice_over_is_told_to_move_no_lips(job):
    line = {**FERRY["dialogue"][0], "voice_over": True}
    one = job({**FERRY, "dialogue": [line]}, limits=H3)
    assert "</d> while all visible lips remain completely closed." in h3_prompt(one, one.shots)


def test_wan_is_told_only_what_is_seen(job):
    one = job(FERRY)
    assert sentences(wan_prompt(one, one.shots)) == snapshot(
        [
            "Grainy 16 mm film.",
            "Ana: old ferrywoman, blue oilskin, white braid.",
            "A medium close-up at eye level, wheelhouse of a ferry at dusk.",
            "Ana leans on the wheel and looks at the river.",
            'Brass plate over the window reads "LÍNEA 3".',
            "The camera moves slowly towards the subject, which fills more and more of the frame.",
            "Ana is speaking.",
        ]
    )


def said_by_each(job, **line):
    """A line as LTX and H3 are told it."""
    line = {"id": "l", "character": "li", **line}
    one = job({"characters": ["li"], "dialogue": [line]}, limits=H3)
    (ltx,) = [told for told in sentences(ltx_prompt(one, one.shots)) if told.startswith("Li says")]
    h3 = re.search(r"Li( with .*)? \(S1\).*</d>", h3_prompt(one, one.shots))
    return ltx, h3 and h3[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"text": "Hi."}, snapshot(('Li says: "Hi."', "Li (S1) says: <d>[English] Hi.</d>"))),
        (
            {"text": "Hi.", "dialect": "Scottish"},
            snapshot(
                (
                    'Li says in English with a Scottish accent: "Hi."',
                    "Li with a Scottish accent (S1) says: <d>[English] Hi.</d>",
                )
            ),
        ),
        (
            {"text": "你好。", "language": "zh"},
            snapshot(('Li says in Chinese: "你好。"', "Li (S1) says: <d>[Chinese] 你好。</d>")),
        ),
        (
            {"text": "你好。", "language": "zh", "dialect": "Northeastern"},
            snapshot(
                (
                    'Li says in Chinese, in the Northeastern dialect: "你好。"',
                    "Li with a Northeastern accent (S1) says: <d>[Chinese] 你好。</d>",
                )
            ),
        ),
        (
            {"text": "你好。", "language": "yue"},
            snapshot(('Li says in Cantonese: "你好。"', "Li (S1) says: <d>[Cantonese] 你好。</d>")),
        ),
        (
            {"text": "おおきに。", "language": "ja", "dialect": "Kansai"},
            snapshot(
                (
                    'Li says in Japanese, in the Kansai dialect: "おおきに。"',
                    "Li with a Kansai accent (S1) says: <d>[Japanese] おおきに。</d>",
                )
            ),
        ),
        (
            {"text": "밥 뭇나?", "language": "ko", "dialect": "Busan"},
            snapshot(
                (
                    'Li says in Korean, in the Busan dialect: "밥 뭇나?"',
                    "Li with a Busan accent (S1) says: <d>[Korean] 밥 뭇나?</d>",
                )
            ),
        ),
        (
            {"text": "¿Qué onda?", "language": "es", "dialect": "Mexican"},
            snapshot(
                (
                    'Li says in Spanish with a Mexican accent: "¿Qué onda?"',
                    "Li with a Mexican accent (S1) says: <d>[Spanish] ¿Qué onda?</d>",
                )
            ),
        ),
        (
            {
                "text": "好, OK.",
                "language": "zh",
                "spans": [{"text": "好, ", "language": "zh"}, {"text": "OK.", "language": "en"}],
            },
            snapshot(
                (
                    'Li says in Chinese, then English: "好, OK."',
                    "Li (S1) says: <d>[Chinese] 好, [English] OK.</d>",
                )
            ),
        ),
    ],
)
def test_a_line_is_told_in_its_language_and_dialect(job, line, told):
    assert said_by_each(job, **line) == told


def test_h3_is_told_of_an_accent_that_comes_later(job):
    lines = [
        {"id": "a", "character": "li", "text": "One."},
        {"id": "b", "character": "li", "text": "Two.", "dialect": "Scottish"},
        {"id": "c", "character": "li", "text": "Three.", "dialect": "Scottish"},
    ]
    one = job({"characters": ["li"], "dialogue": lines}, limits=H3)
    assert h3_prompt(one, one.shots).count("Scottish accent (S1) says: <d>[English] Two.") == 1
    assert h3_prompt(one, one.shots).count("Scottish") == 1


def test_h3_is_told_of_no_cut_in_an_unbroken_take(job):
    one = job(FERRY, BOY, limits=Limits(continues=True), mode="single")
    told = h3_prompt(one, one.shots)
    assert "[Shot 2]" not in told
    assert "At 00:05.000, without a cut, the view becomes a wide shot at eye level" in told

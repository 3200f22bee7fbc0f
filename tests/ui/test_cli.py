"""The shell as a person uses it: real processes, real files, real renders."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from callsheet.agent.settings import Settings
from callsheet.generator.media import probe, read_sound
from callsheet.generator.plan import read_plan

EXAMPLE = (Path(__file__).parents[2] / "prompts/examples/night-market.md").read_text()
TWO_SHOTS = 'Two shots. Shot 1 (1s): a cat. Shot 2 (1s): a dog, sign reading "WOOF".'
CALLSHEET = (sys.executable, "-m", "callsheet.ui.cli")


def run(*arguments, words=None, **options):
    return subprocess.run(
        [*CALLSHEET, *map(str, arguments)],
        input=words,
        capture_output=True,
        text=True,
        **options,
    )


def refused(result, problem):
    """That a command ended with one sentence, its remedy, and no traceback."""
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    error, hint = result.stderr.strip().splitlines()[-2:]
    assert error.startswith("error: ")
    assert problem in error
    assert hint.startswith("hint: ")
    assert "Traceback" not in result.stderr


def test_a_plan_is_data_on_standard_output():
    result = run("plan", "-", "--json", words=EXAMPLE, check=True)
    plan = read_plan(result.stdout)
    assert [shot.seconds for shot in plan.shots] == [4, 5, 3]
    assert plan.aspect_ratio == "9:16"
    assert [line.text for line in plan.lines] == ["最后一个是我的！", "Fair enough."]
    assert [line.language for line in plan.lines] == ["zh", "en"]
    assert plan.shots[0].lettering[0].text == "深夜饺子"


def test_a_plan_without_json_is_a_storyboard():
    shown = run("plan", EXAMPLE, check=True).stdout
    assert "深夜饺子" in shown
    assert "Fair enough." in shown
    assert "{" not in shown


def test_a_plan_is_written_out_in_the_language_of_its_words():
    written = run("plan", EXAMPLE, "--script", check=True).stdout
    assert "\nShot 2 (5 s)\n" in written
    assert "Mei (Chinese, Sichuanese): “最后一个是我的！”" in written
    assert "\n镜头1（3秒）\n" in run("plan", "一只猫打哈欠，3秒", "--script", check=True).stdout


def test_a_saved_plan_and_a_conversation_are_written_out_alike(home, tmp_path):
    saved = tmp_path / "plan.json"
    saved.write_text(run("plan", EXAMPLE, "--json", check=True).stdout)
    run("say", EXAMPLE, "--home", home, "--no-render", check=True)
    of_file = run("script", saved, "--language", "es", check=True).stdout
    assert "Plano 1 (4 s)" in of_file
    of_talk = run("script", "--home", home, "--language", "es", check=True).stdout
    assert of_talk == of_file


def test_what_cannot_be_written_out_is_an_error_with_a_remedy(home, tmp_path):
    refused(run("script", "--home", home, "--thread", "t"), "no plan in 't'")
    saved = tmp_path / "plan.json"
    saved.write_text(run("plan", EXAMPLE, "--json", check=True).stdout)
    refused(run("script", saved, "--language", "xx"), "no script is written in 'xx'")


def test_the_schema_is_json():
    assert json.loads(run("schema", check=True).stdout)["title"] == "VideoPlan"


def test_what_cannot_be_planned_is_json_on_standard_error():
    result = run("plan", "", "--json")
    assert result.returncode == 2
    assert set(json.loads(result.stderr)) == {"error", "remedy"}


def test_a_conversation_is_spoken_turn_by_turn(home):
    def say(words):
        result = run(
            *("say", "--home", home, "--thread", "t", "--no-render", "--json", "-"),
            words=words,
            check=True,
        )
        return json.loads(result.stdout)

    first = say(EXAMPLE)
    assert (first["intent"], first["video"]) == ("plan", None)
    second = say("make shot 2 6 seconds")
    assert (second["intent"], second["changed"]) == ("revise", [first["plan"]["shots"][1]["id"]])
    assert [shot["seconds"] for shot in second["plan"]["shots"]] == [4, 6, 3]
    third = say("undo")
    assert third["intent"] == "undo"
    assert third["plan"] == first["plan"]


def test_one_command_makes_a_video_and_the_next_changes_it(home, tmp_path):
    out = tmp_path / "ad.mp4"
    made = run("make", TWO_SHOTS, "-o", out, "--home", home, check=True)
    assert made.stdout == f"{out}\n"
    assert "WOOF" in made.stderr
    assert probe(out).frames == 48
    assert read_sound(out).any()
    clips = {path: path.read_bytes() for path in (home / "clips").rglob("*.mp4")}

    said = run("say", "make shot 2 2 seconds", "-o", out, "--home", home, check=True)
    assert probe(out).frames == 72
    assert "1 of 2 shots" in said.stderr
    assert all(path.read_bytes() == content for path, content in clips.items())
    assert len(list((home / "clips").rglob("*.mp4"))) == len(clips) + 1

    run("say", "undo", "-o", out, "--home", home, check=True)
    assert probe(out).frames == 48
    assert len(list((home / "clips").rglob("*.mp4"))) == len(clips) + 1


def test_a_killed_render_goes_on_with_what_is_missing(home, tmp_path):
    words = "Three shots. Shot 1 (1s): a cat. Shot 2 (4s): a dog. Shot 3 (4s): a bird."
    command = [*CALLSHEET, "make", words, "-o", str(tmp_path / "x.mp4"), "--home", str(home)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "rendered" in line:
                break
        os.kill(running.pid, signal.SIGKILL)
    finished = {path.parent.name for path in (home / "clips").glob("[!.]*/clip.json")}
    assert len(finished) in (1, 2)
    assert not (tmp_path / "x.mp4").exists()

    again = run(*command[3:], check=True)
    rendered = [line for line in again.stderr.splitlines() if line.endswith(": rendered")]
    assert len(rendered) == 3 - len(finished)
    assert probe(tmp_path / "x.mp4").frames == 9 * 24


def test_a_saved_plan_renders_without_a_conversation(home, tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text(run("plan", TWO_SHOTS, "--json", check=True).stdout)
    out = tmp_path / "video.mp4"
    result = run("render", plan, "-o", out, "--home", home, check=True)
    assert result.stdout == f"{out}\n"
    assert probe(out).frames == 48


def test_the_doctor_finds_this_installation_well(home):
    result = run("doctor", "--home", home, "--json", check=True)
    findings = {found["part"]: found for found in json.loads(result.stdout)}
    assert all(found["works"] for found in findings.values() if found["needed"])
    assert findings["generator: local models"]["needed"] is False


def test_a_licence_is_shown_and_accepted_once(home):
    shown = run("accept", "minimax-h3", "--home", home)
    assert shown.returncode == 2
    assert "not for use in the European Union, the United Kingdom" in shown.stderr
    assert not (home / "licences").exists()
    run("accept", "minimax-h3", "--yes", "--home", home, check=True)
    (kept,) = (home / "licences").iterdir()
    assert kept.name == "minimax-h3-2026-08-02"
    recipe = Settings(home=home, generator="minimax-h3").recipe
    assert recipe.local.accepted == (kept.name,)
    refused(run("accept", "nothing", "--home", home), "there was no model 'nothing'")


@pytest.mark.parametrize(
    ("words", "problem"), [("", "nothing was said"), (" \n ", "nothing was said")]
)
def test_empty_words_are_refused(home, words, problem):
    refused(run("make", words, "--home", home), problem)


def test_200_kilobytes_of_words_are_refused_and_the_conversation_stays(home):
    run("say", TWO_SHOTS, "--thread", "t", "--no-render", "--home", home, check=True)
    refused(run("say", "-", "--thread", "t", "--home", home, words="ab " * 70_000), "letters")
    told = run("say", "undo", "--thread", "t", "--no-render", "--json", "--home", home, check=True)
    assert len(json.loads(told.stdout)["plan"]["shots"]) == 2


def test_words_that_are_no_text_are_refused(home):
    result = subprocess.run(
        [*CALLSHEET, "make", "-", "--home", str(home)], input=b"\xff\xfe\x00", capture_output=True
    )
    assert result.returncode == 2
    assert b"was not UTF-8" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("missing.png", None, "did not exist"),
        ("corrupt.png", b"\x89PNG\r\n\x1a\n broken", "could not be read"),
    ],
)
def test_an_upload_that_cannot_be_used_is_refused(home, tmp_path, name, content, problem):
    if content:
        (tmp_path / name).write_bytes(content)
    refused(run("make", "a cat", "--attach", tmp_path / name, "--home", home), problem)


@pytest.mark.parametrize(
    ("out", "problem"),
    [
        ("nowhere/x.mp4", "did not exist"),
        (".", "did not end in .mp4"),
        ("x.avi", "did not end in .mp4"),
        ("folder.mp4", "was a folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_before_rendering(home, tmp_path, out, problem):
    (tmp_path / "folder.mp4").mkdir()
    refused(run("make", "a cat", "-o", tmp_path / out, "--home", home), problem)
    assert not (home / "clips").exists()


def test_a_home_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    refused(run("make", "a cat", "--home", tmp_path / "file" / "home"), "did not exist")


def test_a_full_disk_is_told_and_leaves_no_half_file(home, tmp_path):
    """A limit on the size of files stands for the disk: the system refuses the write alike."""
    out = tmp_path / "x.mp4"
    words = "Two shots. Shot 1 (2s): a crowd dances. Shot 2 (2s): a storm at sea."
    run("say", words, "--thread", "t", "--no-render", "--home", home, check=True)

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    full = run("make", words, "-o", out, "--home", home, preexec_fn=small_disk)
    assert full.returncode == 2, full.stderr
    assert "the disk was full" in full.stderr
    assert "Traceback" not in full.stderr
    assert not out.exists()
    assert not list(tmp_path.glob(".x.mp4*"))
    run("make", words, "-o", out, "--home", home, check=True)
    assert probe(out).frames == 96


def test_two_renders_into_one_file_do_not_meet(home, tmp_path):
    out = tmp_path / "x.mp4"
    command = [*CALLSHEET, "make", "One shot, 20 seconds: a cat.", "-o", str(out)]
    environment = {**os.environ, "CALLSHEET_HOME": str(home)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as first:
        assert first.stderr is not None
        first.stderr.readline()
        refused(run(*command[3:], env=environment), "another render was writing")
        first.kill()
    assert not out.exists()


def test_an_unknown_planner_is_refused():
    refused(run("plan", "a cat", "--planner", "oracle"), "no planner 'oracle'")


def test_a_missing_language_model_is_told_and_never_replaced():
    refused(run("plan", "a cat", "--planner", "llm"), "no language model was set up")


def test_a_setting_that_cannot_be_used_is_named():
    result = run("doctor", env={**os.environ, "CALLSHEET_WORKERS": "many"})
    assert result.returncode == 2
    assert "CALLSHEET_WORKERS" in result.stderr

"""Plans and events in plain words."""

from pathlib import Path

from callsheet.agent.doctor import Finding
from callsheet.agent.events import (
    Answered,
    Failed,
    Made,
    Priced,
    Progress,
    ShotDone,
    ShotFailed,
)
from callsheet.generator.job import Failure
from callsheet.generator.plan import (
    Character,
    DialogueLine,
    Lettering,
    Shot,
    Sound,
    Span,
    VideoPlan,
    Voice,
)
from callsheet.tools.check import Problem
from callsheet.tools.price import Price
from callsheet.ui import present
from inline_snapshot import snapshot

PLAN = VideoPlan(
    title="Night market",
    mode="custom",
    aspect_ratio="9:16",
    style="rainy, neon-lit",
    characters=(
        Character(id="mei", name="Mei", voice=Voice(language="zh", dialect="Sichuanese")),
        Character(id="tom", name="Tom"),
    ),
    shots=(
        Shot(
            id="s1",
            seconds=4,
            action="A night market in the rain: steam over the stalls, umbrellas, puddles that "
            "mirror every light of the street.",
            framing="wide",
            movement="dolly in",
            lettering=(Lettering(text="深夜饺子", place="neon sign"),),
            sound=Sound(ambience="rain", effects=("sizzling",), music="slow piano"),
        ),
        Shot(
            id="s2",
            seconds=5.25,
            action="Mei lifts the last dumpling.",
            framing="close-up",
            angle="low",
            characters=("mei",),
            dialogue=(
                DialogueLine(
                    id="l1",
                    character="mei",
                    text="最后一个是我的！",
                    language="zh",
                    delivery="proud",
                ),
            ),
        ),
        Shot(
            id="s3",
            seconds=3,
            action="Tom shrugs.",
            framing="over-the-shoulder",
            transition="dissolve",
            dialogue=(
                DialogueLine(
                    id="l2",
                    character="tom",
                    text="Fair enough.",
                    delivery="whispers",
                    voice_over=True,
                ),
            ),
        ),
    ),
    notes=("Tom has no accent yet.",),
)
PRICE = Price(jobs=3, to_render=("s2",), seconds=5.25, dollars=0, render_seconds=4.6)


def test_storyboard_is_scanned_from_top_to_bottom() -> None:
    assert present.storyboard_text(PLAN) == snapshot("""\
Night market · 12.25 s · 9:16 · 720p · 24 fps
cast      Mei (Chinese, Sichuanese); Tom (English)
look      rainy, neon-lit

 1    4.0 s  wide · dolly in
             A night market in the rain: steam over the stalls, umbrellas, puddles that
               mirror every light of the street.
             lettering: “深夜饺子”, neon sign
             sound: rain; sizzling; music: slow piano

 2   5.25 s  close-up · low · static
             Mei lifts the last dumpling.
             Mei (Chinese, Sichuanese; proud): “最后一个是我的！”

 3    3.0 s  over-the-shoulder · static · dissolve into it
             Tom shrugs.
             Tom (English; whispers; voice-over): “Fair enough.”

- Tom has no accent yet.\
""")


def test_storyboard_keeps_within_its_columns_even_in_chinese() -> None:
    shot = PLAN.shots[0].model_copy(update={"action": "雨夜的市场，" * 30})
    text = present.storyboard_text(PLAN.model_copy(update={"shots": (shot,)}), width=50)
    assert max(present.columns(line) for line in text.splitlines()) <= 50


def test_no_line_of_chinese_opens_with_a_closing_mark() -> None:
    lines = present.wrapped("最后一个是我的！", 14).splitlines()
    assert lines == ["最后一个是我", "的！"]


def test_words_of_a_user_cannot_steer_the_terminal() -> None:
    assert present.plain("red\x1b[31m \u202eknil\nnext") == "red [31m knil next"


def test_a_line_that_switches_language_names_both() -> None:
    line = DialogueLine(
        id="l",
        character="tom",
        text="안녕, friend",
        language="ko",
        spans=(Span(text="안녕, ", language="ko"), Span(text="friend", language="en")),
    )
    assert present.speaker_words(line, PLAN) == "Tom (Korean and English)"


def test_shots_are_called_by_their_numbers() -> None:
    assert present.shot_words(("s3", "s1"), PLAN) == "shots 1 and 3"
    assert present.shot_words(("s1", "s2", "s3"), PLAN) == "shots 1 to 3"
    assert present.shot_words(("s2",), PLAN) == "shot 2"


def test_shots_that_are_not_in_the_plan_are_called_by_their_ids() -> None:
    assert present.shot_words(("s1", "gone"), PLAN) == "shots s1 and gone"
    assert present.shot_words(("s1",), None) == "shot s1"


def test_answer_is_the_reply_then_what_stands_against_the_plan() -> None:
    told = Answered(
        intent="plan",
        reply="Three shots.",
        options=("British", "American"),
        plan=PLAN,
        version=1,
        problems=(Problem(where="s2", what="6.1 s of speech stand in 5 s", remedy="lengthen it"),),
    )
    assert present.event_text(told) == snapshot("""\
Three shots.
choose: British / American
shot 2: 6.1 s of speech stand in 5 s
hint: lengthen it\
""")


def test_price_says_shots_and_seconds_and_money() -> None:
    paid = PRICE.model_copy(update={"dollars": 1.264, "render_seconds": 130})
    nothing = PRICE.model_copy(update={"to_render": (), "seconds": 0})
    long = PRICE.model_copy(update={"render_seconds": 9000})
    assert [
        present.event_text(Priced(price=PRICE, asks=False), PLAN),
        present.event_text(Priced(price=PRICE, asks=False)),
        present.event_text(Priced(price=paid, asks=True), PLAN),
        present.event_text(Priced(price=nothing, asks=False), PLAN),
        present.event_text(Priced(price=long, asks=False), PLAN),
    ] == snapshot(
        [
            "renders 1 of 3 shots, 5.25 s of video, about 5 s",
            "renders 1 shot, 5.25 s of video, about 5 s",
            """\
renders 1 of 3 shots, 5.25 s of video, about 2 min, $1.26
shall it be rendered?\
""",
            "nothing to render: every shot is there already",
            "renders 1 of 3 shots, 5.25 s of video, about 2.5 h",
        ]
    )


def test_progress_is_not_told_in_words() -> None:
    assert present.event_text(Progress(shots=("s1",), share=0.5)) is None


def test_shots_say_what_became_of_them() -> None:
    poster = Path("poster.jpg")
    failure = Failure(key="k", problem="the disk was full", remedy="free some space")
    assert [
        present.event_text(ShotDone(shots=("s1",), poster=poster, reused=True), PLAN),
        present.event_text(
            ShotDone(shots=("s2",), poster=poster, reused=False, notes=("A voice stands in.",)),
            PLAN,
        ),
        present.event_text(ShotFailed(shots=("s3",), failure=failure), PLAN),
    ] == snapshot(
        [
            "shot 1: kept as it is",
            """\
shot 2: rendered
A voice stands in.\
""",
            """\
shot 3: the disk was full
hint: free some space\
""",
        ]
    )


def test_finished_video_says_where_it_is_and_what_was_rendered_for_it() -> None:
    made = Made(video=Path("out.mp4"), captions=None, seconds=12.25, rendered=("s2",))
    silent = made.model_copy(update={"rendered": (), "findings": ("Shot 2 is silent.",)})
    assert [
        present.event_text(made, PLAN),
        present.event_text(made),
        present.event_text(silent),
    ] == snapshot(
        [
            "out.mp4 (12.25 s): rendered shot 2; kept shots 1 and 3",
            "out.mp4 (12.25 s): rendered shot s2",
            """\
out.mp4 (12.25 s): every shot was there already
Shot 2 is silent.\
""",
        ]
    )


def test_failure_ends_with_what_to_do() -> None:
    failed = Failed(problem="nothing was said", remedy="say what the video shows")
    assert present.event_text(failed) == "nothing was said\nhint: say what the video shows"


def test_doctor_names_the_remedy_only_of_what_does_not_work() -> None:
    findings = (
        Finding(part="drawing", works=True, detail="ready", remedy="nothing"),
        Finding(
            part="language model", works=False, detail="no address", remedy="set one", needed=False
        ),
        Finding(part="home", works=False, detail="not writable", remedy="choose another"),
    )
    assert present.findings_text(findings) == snapshot("""\
drawing         ok          ready
language model  not set up  no address
hint: set one
home            missing     not writable
hint: choose another\
""")

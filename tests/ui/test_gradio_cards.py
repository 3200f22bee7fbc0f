"""The page's HTML, read as a browser would, without one."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from callsheet.agent.deeds import DEED
from callsheet.agent.generators import Offer
from callsheet.generator.job import Limits
from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.check import Problem, problems
from callsheet.tools.price import Price
from callsheet.ui.gradio_bar import bar_html
from callsheet.ui.gradio_cards import board_html
from callsheet.ui.gradio_deeds import read_deed
from callsheet.ui.gradio_inspector import inspector_html
from callsheet.ui.gradio_shelf import compared_html, file_name, player_html, saves_html, shelf_html
from callsheet.ui.gradio_start import asks_html, tabs_html, welcome_html
from callsheet.ui.gradio_view import Compared, Film, Message, Past, View

Plan = Callable[..., VideoPlan]
HOSTILE = "<script>alert(1)</script>\"'&"


def address(path: Path) -> str:
    return f"media/{path.as_posix().lstrip('/')}"


class Outline(HTMLParser):
    """The elements of a piece of HTML with their attributes, and all its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]

    def classed(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.found if name in (attrs.get("class") or "").split()]


def whole_page(view: View) -> str:
    parts = (board_html, player_html, inspector_html, shelf_html, compared_html)
    return "".join(part(view, address) for part in parts) + bar_html(view, {"t": "x"}, address)


def test_nothing_is_shown_before_there_is_something_to_show() -> None:
    assert board_html(View("t"), address) == inspector_html(View("t"), address) == ""
    assert player_html(View("t"), address) == shelf_html(View("t"), address) == ""


def test_a_card_carries_what_a_director_scans(dialogue: VideoPlan) -> None:
    shown = Outline(board_html(View("t", plan=dialogue), address))
    for told in ("wide", "1.0 s", "Mei (Chinese)", "“我的！”", "“深夜饺子”, neon sign", "3.0 s"):
        assert told in shown.text
    assert len(shown.classed("cs-card")) == len(dialogue.shots)


def test_bars_have_the_proportions_of_the_shots_and_say_what_a_line_needs(plan_of: Plan) -> None:
    line = {"id": "l", "character": "a", "text": "One two three four five six seven eight nine."}
    plan = plan_of({"seconds": 4}, {"dialogue": [line]}, characters=[{"id": "a", "name": "A"}])
    view = View("t", plan=plan, limits=Limits(seconds_max=15))
    shown = Outline(board_html(view, address))
    bars = shown.classed("cs-bar")
    assert [(bar["style"], bar["aria-valuenow"]) for bar in bars] == [
        ("flex-grow:4", "4"),
        ("flex-grow:1", "1"),
    ]
    assert ["is-warned" in (bar["class"] or "") for bar in bars] == [False, True]
    assert re.search(r"needs 2\.\d s", shown.text)
    assert "5.0 s limit 15.0 s" in shown.text


def test_every_control_sends_a_deed_that_is_understood(dialogue: VideoPlan) -> None:
    past = (Past(1, 0, "a", 3, 3), Past(2, 1, "b", 3, 3))
    view = View("t", plan=dialogue, versions=past, head=2, can_undo=True)
    shown = Outline(whole_page(view) + asks_html(view) + welcome_html(View("")))
    acts = [json.loads(attrs["data-act"] or "") for _, attrs in shown.found if "data-act" in attrs]
    sets = [json.loads(attrs["data-set"] or "") for _, attrs in shown.found if "data-set" in attrs]
    assert len(acts) > 40
    assert len(sets) > 40
    for deed in acts:
        read_deed(json.dumps(deed))
    for deed in sets:
        if deed["do"] == "set":
            DEED.validate_python(deed | {"value": "x"})
        else:
            assert deed == {"do": "rename", "thread": "t"}


def test_every_control_has_a_name_for_a_screen_reader(dialogue: VideoPlan) -> None:
    html = whole_page(View("t", plan=dialogue))
    buttons = re.findall(r"<button([^>]*)>(.*?)</button>", html)
    assert len(buttons) > 40
    for attrs, inside in buttons:
        assert "aria-label" in attrs or re.sub("<[^>]*>", "", inside).strip()


def test_the_inspector_holds_all_of_a_shot_and_the_users_own_words(dialogue: VideoPlan) -> None:
    view = View("t", plan=dialogue, sources={"s2": ("Mei grins.",)})
    shown = Outline(inspector_html(view, address))
    keys = [attrs["data-for"] for attrs in shown.classed("cs-inspects")]
    assert keys == ["shot:s1", "shot:s2", "shot:s3", "person:mei", "person:tom", "video"]
    assert "Mei grins." in shown.text


def test_what_comes_from_a_plan_is_text_and_never_markup(plan_of: Plan) -> None:
    sound = {"ambience": HOSTILE, "effects": [HOSTILE], "music": HOSTILE}
    line = {"id": "l", "character": "a", "text": HOSTILE, "language": HOSTILE, "delivery": HOSTILE}
    plan = plan_of(
        {
            "action": HOSTILE,
            "sound": sound,
            "dialogue": [line],
            "lettering": [{"text": HOSTILE, "place": HOSTILE}],
        },
        title=HOSTILE,
        style=HOSTILE,
        avoid=HOSTILE,
        notes=[HOSTILE],
        characters=[{"id": "a", "name": HOSTILE, "looks": HOSTILE}],
        elements=[{"id": "e", "handle": HOSTILE, "name": HOSTILE, "kind": "object"}],
    )
    problem = Problem(where="s1", what=HOSTILE, remedy=HOSTILE)
    view = View("t", plan=plan, problems=(problem,), notes={"s1": (HOSTILE,)})
    shown = Outline(whole_page(view) + bar_html(view, {HOSTILE: HOSTILE}, address))
    assert "script" not in {tag for tag, _ in shown.found}
    assert not any(name.startswith("on") for _, attrs in shown.found for name in attrs)
    assert HOSTILE in shown.text


def test_frames_progress_and_waiting_shots_are_told_apart(plan_of: Plan) -> None:
    price = Price(jobs=3, to_render=("s2", "s3"), seconds=2, dollars=0, render_seconds=3)
    view = View(
        "t",
        plan=plan_of({}, {}, {}, {}),
        busy="rendering",
        price=price,
        posters={"s1": Path("/clips/a b/poster.jpg")},
        progress={"s2": 0.4, "s3": 0.0},
    )
    html = board_html(view, address)
    shown = Outline(html)
    [image] = shown.all("img")
    assert (image["src"], image["alt"]) == ("media/clips/a b/poster.jpg", "Frame of shot 1")
    for told in (
        "Rendering",
        "waiting",
        "not rendered yet",
        "renders 2 of 4 shots, 2.0 s of video",
    ):
        assert told in shown.text
    assert "--share:40%" in html


def test_changed_shots_are_marked(plan_of: Plan) -> None:
    view = View("t", plan=plan_of({}, {}), changed=("s1",))
    cards = Outline(board_html(view, address)).classed("cs-card")
    assert [("is-changed" in (card["class"] or "")) for card in cards] == [True, False]


def test_two_versions_stand_side_by_side_with_the_changed_shots_marked(plan_of: Plan) -> None:
    old, new = plan_of({}, {"seconds": 2}), plan_of({}, {"seconds": 3}, {})
    shown = Outline(compared_html(View("t", plan=new, compared=Compared(1, old, {})), address))
    marks = ["is-changed" in (pair["class"] or "") for pair in shown.classed("cs-pair")]
    assert marks == [False, False, True, True], "the head, then the shots"
    assert "not there" in shown.text


def test_the_saved_plan_is_the_plan(dialogue: VideoPlan) -> None:
    [link] = Outline(saves_html(View("t", plan=dialogue), address)).all("a")
    told = (link["href"] or "").partition(",")[2]
    assert read_plan(base64.b64decode(told)) == dialogue
    assert (link["download"] or "").endswith(".plan.json")


def test_the_video_has_its_captions_and_a_name_to_be_saved_under(
    plan_of: Plan, tmp_path: Path
) -> None:
    srt, video = tmp_path / "v.srt", tmp_path / "v.mp4"
    srt.write_text("1\n00:00:01,500 --> 00:00:02,000\n一, 二\n", encoding="utf-8")
    video.touch()
    view = View("t", film=Film(video, srt, plan_of(title="Night / 夜市!")))
    shown = Outline(player_html(view, address))
    [track] = shown.all("track")
    captions = base64.b64decode((track["src"] or "").partition(",")[2]).decode()
    assert captions == "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\n一, 二"
    assert "from before the last change" in shown.text
    saved = {link["download"]: link["href"] for link in Outline(saves_html(view, address)).all("a")}
    assert saved == {"night-夜市.mp4": address(video), "night-夜市.srt": address(srt)}


def test_each_generator_says_its_price_and_what_it_cannot_do(dialogue: VideoPlan) -> None:
    limits = Limits(seconds_max=15, dollars_per_second=0.126, languages=("en",), music=True)
    problem = Problem(where="s2", what="90 s are too long", remedy="split it", blocks=True)
    due = Price(jobs=3, to_render=("s1",), seconds=1, dollars=1.26, render_seconds=0)
    offers = (
        Offer(name="animatic"),
        Offer(name="ltx-2.5", limits=limits, problems=(problem,), price=due, remedy="get a card"),
    )
    view = View("t", plan=dialogue, generator="animatic@1", limits=limits, offers=offers)
    shown = Outline(bar_html(view, {}, address))
    for part in (
        *("$0.126 per second", "at most 15.0 s", "speaks only English", "ltx-2.5"),
        *("renders 1 of 3 shots", "$1.26", "Shot 2: 90 s are too long", "get a card", "in use"),
    ):
        assert part in shown.text
    deeds = [button.get("data-act") or "" for button in shown.all("button")]
    assert [deed for deed in deeds if "generator" in deed] == [
        '{"do":"generator","name":"ltx-2.5"}'
    ]


def test_prices_and_problems_are_told_in_the_language_of_the_page(dialogue: VideoPlan) -> None:
    tight = dialogue.model_copy(
        update={"shots": (dialogue.shots[0].model_copy(update={"seconds": 90}),)}
    )
    found = problems(tight, Limits(seconds_max=15))
    due = Price(jobs=3, to_render=("s1",), seconds=1, dollars=1.26, render_seconds=4)
    view = View("t", language="zh", plan=dialogue, problems=found, due=due)
    view = replace(view, messages=(Message("user", "x"),))
    assert (
        "90 秒超过单次生成上限 15 秒: 拆分或缩短该镜头" in Outline(board_html(view, address)).text
    )
    titles = [one.get("title") for one in Outline(bar_html(view, {}, address)).all("button")]
    assert "渲染 1/3 个镜头，1.0 s 视频，约 4 s，$1.26" in titles


def test_the_render_button_tells_what_it_takes(dialogue: VideoPlan) -> None:
    due = Price(jobs=3, to_render=("s1",), seconds=1, dollars=1.26, render_seconds=0)
    view = View("t", plan=dialogue, due=due, messages=(Message("user", "x"),))
    titles = [attrs.get("title") for attrs in Outline(bar_html(view, {}, address)).all("button")]
    assert "renders 1 of 3 shots, 1.0 s of video, $1.26" in titles


def test_a_chinese_page_says_in_chinese_how_somebody_speaks(dialogue: VideoPlan) -> None:
    first, shot, last = dialogue.shots
    line = shot.dialogue[0].model_copy(update={"dialect": "Sichuanese"})
    spoken = shot.model_copy(update={"dialogue": (line,)})
    plan = dialogue.model_copy(update={"shots": (first, spoken, last)})
    view = View("t", language="zh", plan=plan)
    shown = Outline(board_html(view, address)).text + Outline(inspector_html(view, address)).text
    assert "Mei (中文，四川话)" in shown
    assert "Chinese" not in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_first_visitor_can_begin_with_three_examples(language: str) -> None:
    shown = Outline(welcome_html(View("", language=language)))
    assert len(shown.classed("cs-example")) == 3
    assert welcome_html(View("t", messages=(Message("user", "x"),))) == ""
    assert len(Outline(tabs_html(View("").words)).all("button")) == 3


def test_a_file_name_keeps_letters_of_any_script() -> None:
    assert (file_name("Night / 夜市!"), file_name("...")) == ("night-夜市", "video")

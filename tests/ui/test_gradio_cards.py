"""The storyboard and the video as HTML."""

import base64
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.check import Problem
from callsheet.tools.price import Price
from callsheet.ui.gradio_cards import cards_html, file_address, player_html
from callsheet.ui.gradio_view import Film, View

Plan = Callable[..., VideoPlan]
HOSTILE = '<img src=x onerror="alert(1)">\'&{{value}}${1}'
VOID = {"img", "track", "br"}


class Outline(HTMLParser):
    """Every element with its attributes, and the text; raises when elements are not nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data + "\n"

    def classes(self, name: str) -> list[list[str]]:
        lists = [(attrs.get("class") or "").split() for _, attrs in self.found]
        return [classes for classes in lists if name in classes]


def test_a_view_without_a_plan_has_no_cards() -> None:
    assert cards_html(View("t")) == ""
    assert player_html(None, current=False) == ""


def test_cards_say_what_a_director_scans(dialogue: VideoPlan) -> None:
    shown = Outline(cards_html(View("t", plan=dialogue)))
    assert len(shown.classes("cs-card")) == len(dialogue.shots)
    for line in dialogue.lines:
        assert f"“{line.text}”" in shown.text
    assert "“深夜饺子”, neon sign" in shown.text
    for shot in dialogue.shots:
        assert shot.framing in shown.text


def test_bars_have_true_proportions(plan_of: Plan) -> None:
    plan = plan_of({"seconds": 1.5}, {"seconds": 6})
    shown = Outline(cards_html(View("t", plan=plan)))
    styles = [attrs["style"] for _, attrs in shown.found if attrs.get("class") == "cs-bar"]
    assert styles == ["flex-grow:1.5", "flex-grow:6"]
    assert "7.5 s" in shown.text


def test_frames_keep_the_aspect_of_the_video(plan_of: Plan) -> None:
    for aspect, ratio, tall in (("9:16", 0.5625, True), ("16:9", 1.7778, False)):
        shown = Outline(cards_html(View("t", plan=plan_of(aspect_ratio=aspect))))
        board = dict(shown.found)["section"]
        assert board["style"] == f"--ratio:{ratio}"
        assert ("is-tall" in (board["class"] or "")) is tall


def test_whatever_a_user_wrote_is_shown_to_the_letter_and_never_run(plan_of: Plan) -> None:
    plan = plan_of(
        {
            "action": HOSTILE,
            "lettering": [{"text": HOSTILE, "place": HOSTILE}],
            "sound": {"ambience": HOSTILE},
            "dialogue": [
                {
                    "id": "l",
                    "character": "c",
                    "text": HOSTILE,
                    "language": HOSTILE,
                    "dialect": HOSTILE,
                }
            ],
        },
        title=HOSTILE,
        style=HOSTILE,
        avoid=HOSTILE,
        notes=[HOSTILE],
        characters=[{"id": "c", "name": HOSTILE}],
        elements=[{"id": "e", "handle": HOSTILE, "name": HOSTILE, "kind": "object"}],
    )
    problems = (Problem(where="s1", what=HOSTILE, remedy=HOSTILE),)
    film = Film(Path(f"/videos/{HOSTILE}.mp4"), None, plan)
    view = View("t", plan=plan, problems=problems, notes={"s1": (HOSTILE,)}, film=film)
    html = cards_html(view) + player_html(film, current=True)
    shown = Outline(html)
    assert [tag for tag, _ in shown.found if tag in ("img", "script")] == []
    assert not any(name.startswith("on") for _, attrs in shown.found for name in attrs)
    assert shown.text.count(HOSTILE) > 10


def test_a_finished_shot_shows_its_frame_and_others_say_how_far_they_are(plan_of: Plan) -> None:
    plan = plan_of({}, {}, {}, {})
    price = Price(jobs=4, to_render=("s2", "s3"), seconds=2, dollars=0, render_seconds=3)
    view = View(
        "t",
        plan=plan,
        busy="rendering",
        price=price,
        posters={"s1": Path("/clips/a b/poster.jpg")},
        progress={"s2": 0.4, "s3": 0.0},
    )
    shown = Outline(cards_html(view))
    images = [attrs for tag, attrs in shown.found if tag == "img"]
    assert images == [{"src": "gradio_api/file=/clips/a%20b/poster.jpg", "alt": "Frame of shot 1"}]
    assert re.findall("Rendering|waiting|not rendered yet", shown.text) == [
        "Rendering",
        "waiting",
        "not rendered yet",
    ]
    assert "renders 2 of 4 shots, 2.0 s of video, about 3 s" in shown.text
    assert "width:40%" in cards_html(view)


def test_changed_and_doubtful_shots_are_marked(plan_of: Plan) -> None:
    problems = (
        Problem(where="s2", what="6 s of speech stand in 1 s", remedy="lengthen the shot"),
        Problem(where="video", what="nothing is uploaded for @Mei", remedy="upload it"),
    )
    shown = Outline(cards_html(View("t", plan=plan_of({}, {}), changed=("s1",), problems=problems)))
    assert [("is-changed" in card) for card in shown.classes("cs-card")] == [True, False]
    assert [("is-warned" in bar) for bar in shown.classes("cs-bar")] == [False, True]
    assert "6 s of speech stand in 1 s: lengthen the shot" in shown.text
    assert "nothing is uploaded for @Mei: upload it" in shown.text


def test_the_saved_plan_is_the_plan(dialogue: VideoPlan) -> None:
    shown = Outline(cards_html(View("t", plan=dialogue)))
    [link] = [attrs for tag, attrs in shown.found if tag == "a"]
    address = link["href"] or ""
    assert read_plan(base64.b64decode(address.partition(",")[2])) == dialogue
    assert (link["download"] or "").endswith(".plan.json")


def test_the_video_has_its_captions_and_a_name_to_be_saved_under(
    plan_of: Plan, tmp_path: Path
) -> None:
    srt = tmp_path / "v.srt"
    srt.write_text("1\n00:00:01,500 --> 00:00:02,000\n一, 二\n", encoding="utf-8")
    film = Film(tmp_path / "v.mp4", srt, plan_of(title="Night / 夜市!"))
    shown = Outline(player_html(film, current=False))
    [track] = [attrs for tag, attrs in shown.found if tag == "track"]
    captions = base64.b64decode((track["src"] or "").partition(",")[2]).decode()
    assert captions == "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\n一, 二"
    saved = {attrs["download"]: attrs["href"] for tag, attrs in shown.found if tag == "a"}
    assert saved == {
        "night-夜市.mp4": file_address(film.video),
        "night-夜市.srt": file_address(srt),
    }
    assert "from before the last change" in shown.text


def test_a_card_folds_the_users_sentences_away(dialogue: VideoPlan) -> None:
    shot = dialogue.shots[0].id
    view = View("t", plan=dialogue, sources={shot: (HOSTILE, "Mei grins.")})
    shown = Outline(cards_html(view))
    assert len(shown.classes("cs-sources")) == 1
    assert "Mei grins." in shown.text
    assert HOSTILE in shown.text

"""A plan written out in words and read again is the same plan."""

import json
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.director import Director, plan_of
from callsheet.agent.director.labels import field_of
from callsheet.agent.director.languages import language_of, spoken_spans
from callsheet.agent.director.vocabulary import lexicon
from callsheet.agent.planner import Attachment, Planned, Request
from callsheet.generator.plan import (
    Angle,
    AspectRatio,
    Character,
    DialogueLine,
    Element,
    ElementKind,
    Fps,
    Framing,
    Lettering,
    Movement,
    Resolution,
    Shot,
    Sound,
    Span,
    Transition,
    VideoPlan,
    Voice,
    read_plan,
)
from callsheet.tools.dialects import catalogue
from callsheet.tools.script import LANGUAGES, script, wording
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/agent/director/cases").glob("*.jsonl"))
EXAMPLES = sorted((ROOT / "prompts/examples").glob("*.md"))
REQUESTS = [
    *(path.read_text(encoding="utf-8") for path in EXAMPLES),
    *(json.loads(line)["text"] for path in CASES for line in path.read_text("utf-8").splitlines()),
]


def in_words(plan: VideoPlan) -> dict[str, object]:
    """All of a plan but what words cannot carry.

    Those are the ids by which its parts find one another (they are told by order instead), assets
    and bound voices (files and accounts), the number of the take, the notes (told anew), and the
    mode: in a script all shots are given.
    """
    people = {who.id: number for number, who in enumerate(plan.characters)}
    things = {one.id: number for number, one in enumerate(plan.elements)}
    told = plan.model_dump(exclude={"mode", "notes", "start_frame", "end_frame"})
    for who in told["characters"]:
        who.update(id=0, element=things.get(who["element"]))
        who["voice"].pop("voice")
    for one in told["elements"]:
        one.update(id=0, assets=(), voice=None)
    for shot in told["shots"]:
        shot.update(id=0, take=1, start_frame=None, end_frame=None)
        shot["characters"] = [people[id] for id in shot["characters"]]
        shot["elements"] = [things[id] for id in shot["elements"]]
        for line in shot["dialogue"]:
            line.update(id=0, character=people[line["character"]])
    return told


WORDS = {
    "en": "the old harbour wakes, someone (nobody) closes a wide door: 5 seconds without music? "
    'close-up sign reads - "yes" 9:16 he she Tom\'s dog; silent. shot 2',
    "zh": "雨 夜 的 市场 ， 特写 一 个 男人 说 “ 好 ” 不要 字幕 5 秒 ： 镜头 。 （ 旧 ） 招牌 他",
    "ja": "雨 の 夜 、 男 が 「 はい 」 と 言う 。 アップ 5秒 字幕なし 看板 （ 古い ） ： 彼女",
    "ko": "비 오는 밤, 남자가 “네” 라고 말한다. 클로즈업 5초 자막 없이 간판 (낡은) 카메라: 그녀",
    "es": "la lluvia cae, un hombre (viejo) dice «sí». primer plano 5 segundos sin música rótulo:",
}
"""Of each language, with words of film among them, which must not be taken for what they name."""
NAMES = [
    *("Mei", "Tom", "Tom Baker", "old fisherman", "Narrator", "Dr. Lind", "woman (40s)", "O'Neil"),
    *(
        "小梅",
        "老白",
        "旁白",
        "女声",
        "美咲",
        "ナレーション",
        "司書の千景",
        "店員A",
        "민지",
        "할머니",
    ),
    *("Ana", "el abuelo", "María José", "Music", "Picture", "Camera"),
]
HANDLES = ["@Image 1", "@图片1", "@María", "@商品写真", "logo", "Mei"]
MANNERS = [
    *(
        "whispers",
        "smiling, half asleep",
        "low (to herself)",
        "轻声",
        "压低声音，发抖",
        "小さな声で",
    ),
    *("속삭인다", "con voz baja", "gritando, sin aliento", "without a smile", "close to tears"),
]
PLACES = [
    *(
        "neon sign over the stall",
        "top left",
        "招牌",
        "画面中央",
        "看板",
        "간판, 왼쪽 위",
        "cartel rojo",
    ),
    *("on his T-shirt (back)", "title card"),
]
DIALECTS = [
    None,
    "like her grandmother, from the coast",
    *(dialect.label for dialect in catalogue()),
]
TAGS = [*LANGUAGES, "fr", "de", "pt", "ar", "cs", "sw"]
TRIED = 100
"""Plans in the suite; the test holds for any number of them."""


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Words of one language in any order, with its marks."""
    words = WORDS[draw(st.sampled_from(LANGUAGES))].split(" ")
    chosen = draw(st.lists(st.sampled_from(words), min_size=1, max_size=12))
    return draw(st.sampled_from((" ", " ", "\n"))).join(chosen)


def any_of(type: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(type.__args__)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


lengths = st.integers(1, 400).map(lambda twentieths: twentieths / 20)
effects = phrases().map(lambda words: words.replace(";", ","))
"""Between effects stands a semicolon."""


@st.composite
def spoken(draw: st.DrawFn, people: list[Character], number: int) -> DialogueLine:
    """A line; its pieces by language are those that the words tell."""
    text, language = draw(phrases()), draw(st.sampled_from(TAGS))
    pieces = spoken_spans(text, language) if language_of(text, language) == language else ()
    return DialogueLine(
        id=f"l{number}",
        character=draw(st.sampled_from(people)).id,
        text=text,
        original=draw(maybe(phrases())),
        language=language,
        dialect=draw(st.sampled_from(DIALECTS)),
        delivery=draw(maybe(st.sampled_from(MANNERS))),
        voice_over=draw(st.booleans()),
        starts=draw(maybe(lengths)),
        spans=tuple(Span(text=words, language=tag) for words, tag in pieces) or None,
    )


@st.composite
def signs(draw: st.DrawFn) -> Lettering:
    return Lettering(
        text=draw(phrases()),
        place=draw(st.just("") | st.sampled_from(PLACES)),
        in_scene=draw(st.booleans()),
        starts=draw(maybe(lengths)),
        seconds=draw(maybe(lengths)),
    )


@st.composite
def shots(draw: st.DrawFn, number: int, cast: list[Character], things: list[Element]) -> Shot:
    lines = draw(st.integers(0, 4)) if cast else 0
    everybody, everything = [who.id for who in cast], [one.id for one in things]
    some = {"unique": True, "max_size": 4}
    return Shot(
        id=f"s{number}",
        seconds=draw(lengths),
        scene=draw(st.just("") | phrases()),
        action=draw(phrases()),
        framing=draw(any_of(Framing)),
        angle=draw(any_of(Angle)),
        movement=draw(any_of(Movement)),
        characters=tuple(draw(st.lists(st.sampled_from(everybody), **some))) if cast else (),
        elements=tuple(draw(st.lists(st.sampled_from(everything), **some))) if things else (),
        dialogue=tuple(draw(spoken(cast, number * 10 + line)) for line in range(lines)),
        lettering=tuple(draw(st.lists(signs(), max_size=2))),
        sound=Sound(
            ambience=draw(maybe(phrases())),
            effects=tuple(draw(st.lists(effects, max_size=3))),
            music=draw(maybe(phrases())),
        ),
        transition=draw(any_of(Transition)),
    )


@st.composite
def plans(draw: st.DrawFn) -> VideoPlan:
    """Plans of 1 to 12 shots as people have them, with words that hold the Director's own words."""
    handles = draw(st.lists(st.sampled_from(HANDLES), unique=True, max_size=3))
    things = [
        Element(
            id=f"e{number}",
            handle=handle,
            name=draw(st.sampled_from(("blue mug", "灯笼", "María"))),
            kind=draw(any_of(ElementKind)),
            looks=draw(st.just("") | st.sampled_from(("chipped rim, old", "圆形"))),
        )
        for number, handle in enumerate(handles)
    ]
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    cast = [
        Character(
            id=f"c{number}",
            name=name,
            looks=draw(st.just("") | phrases()),
            voice=Voice(
                language=draw(st.sampled_from(TAGS)),
                dialect=draw(st.sampled_from(DIALECTS)),
                manner=draw(maybe(st.sampled_from(MANNERS))),
            ),
            element=draw(st.sampled_from([None, *(one.id for one in things)])),
        )
        for number, name in enumerate(names)
    ]
    count = draw(st.integers(1, 12))
    return VideoPlan(
        title=draw(phrases()),
        aspect_ratio=draw(any_of(AspectRatio)),
        resolution=draw(any_of(Resolution)),
        fps=draw(any_of(Fps)),
        style=draw(st.just("") | phrases()),
        audio=draw(st.booleans()),
        subtitles=draw(st.booleans()),
        lettering_allowed=draw(st.booleans()),
        characters=tuple(cast),
        elements=tuple(things),
        shots=tuple(draw(shots(number, cast, things)) for number in range(count)),
        avoid=draw(maybe(phrases())),
    )


@settings(max_examples=TRIED, deadline=None, derandomize=True)
@given(plan=plans(), language=st.sampled_from(LANGUAGES))
def test_a_plan_written_out_and_read_again_is_the_same(plan, language):
    assert in_words(plan_of(script(plan, language))) == in_words(plan)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", REQUESTS, ids=lambda said: " ".join(said.split())[:30])
def test_what_was_read_of_a_request_survives_being_written_out(said, language):
    plan = plan_of(said)
    assert in_words(plan_of(script(plan, language))) == in_words(plan)


def test_a_script_written_again_is_the_same_to_the_letter():
    for said in REQUESTS:
        written = script(plan_of(said))
        assert script(plan_of(written)) == written


FIELDS = {
    "title": "title",
    "length": "duration",
    "format": "aspect",
    "style": "style",
    "avoid": "avoid",
    "cast": "cast",
    "present": "cast",
    "camera": "camera",
    "place": "place",
    "action": "action",
    "lettering": "lettering",
    "ambience": "sound",
    "effects": "sound",
    "music": "music",
}
"""What the Director takes each label of a script for, where it stands in another request."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_director_knows_the_labels_of_a_script_in_any_request(language):
    labels = wording(language).labels.model_dump()
    assert {key: field_of(labels[key]) for key in FIELDS} == FIELDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_director_knows_the_words_of_a_script_in_any_request(language):
    words, known = wording(language), lexicon(language)
    kinds = ("framing", "angle", "movement", "transition")
    tables = [(getattr(words, kind), getattr(known, kind)) for kind in kinds]
    unknown = [
        phrase
        for written, read in tables
        for value, phrase in written.items()
        if phrase not in read[value]
    ]
    named = {tag: name.casefold() for tag, name in words.languages.items()}
    unknown += [name for tag, name in named.items() if name not in known.languages[tag]]
    over = words.phrases.voice_over
    unknown += [] if over in (*known.cues["narrator"], *known.cues["off_screen"]) else [over]
    assert unknown == []


SCRIPT = script(plan_of(EXAMPLES[0].read_text(encoding="utf-8")))


async def test_a_script_that_is_pasted_into_a_conversation_is_the_new_plan():
    before = plan_of("A cat yawns.")
    changed = SCRIPT.replace("Fair enough.", "Keep it.").replace("(3 s)", "(3.5 s)")
    outcome = await Director().plan(Request(said=changed, plan=before))
    assert isinstance(outcome, Planned)
    assert [shot.seconds for shot in outcome.plan.shots] == [4, 5, 3.5]
    assert outcome.plan.lines[-1].text == "Keep it."
    assert "12.5" in outcome.reply


@pytest.mark.parametrize(
    ("dialect", "language", "named"),
    [
        ("Scottish", "en", "English, Scottish accent"),
        ("Mexican", "es", "español, acento mexicano"),
        ("Kansai", "ja", "日本語、関西弁"),
        ("Kansai", "en", "Japanese, Kansai"),
    ],
)
def test_a_dialect_is_called_as_its_speakers_do_in_their_language(dialect, language, named):
    spoken = {"Scottish": "en", "Mexican": "es", "Kansai": "ja"}[dialect]
    who = {"id": "a", "name": "Ana", "voice": {"language": spoken, "dialect": dialect}}
    shot = {"id": "s1", "seconds": 2, "action": "Ana waits"}
    written = script(read_plan({"title": "t", "characters": [who], "shots": [shot]}), language)
    assert named in written
    assert plan_of(written).characters[0].voice.dialect == dialect


def test_what_a_script_leaves_to_the_speaker_is_as_in_the_cast():
    plan = plan_of(SCRIPT.replace("  Mei (Chinese, Sichuanese): “", "  Mei: “"))
    assert (plan.lines[0].language, plan.lines[0].dialect) == ("zh", "Sichuanese")


def test_a_script_may_name_the_camera_as_people_do():
    shot = plan_of(SCRIPT.replace("close-up, eye level, static", "ECU, push in")).shots[1]
    assert (shot.framing, shot.angle, shot.movement) == (
        "extreme close-up",
        "eye level",
        "dolly in",
    )


@pytest.mark.parametrize(
    "line",
    ["Make it all very cosy.", "  She smiles at him.", "  Camera: as you like", "Shot 4 (0 s)"],
)
def test_a_script_with_a_line_of_another_kind_is_read_as_any_request(line):
    plan = plan_of(f"{SCRIPT}\n{line}\n")
    assert [shot.seconds for shot in plan.shots][:3] == [4, 5, 3]
    assert [line.text for line in plan.lines] == ["最后一个是我的！", "Fair enough."]


def test_uploads_are_joined_to_the_references_of_a_script():
    mug = {"id": "e1", "handle": "@Image 1", "name": "mug", "kind": "object"}
    shot = {"id": "s1", "seconds": 2, "action": "steam rises", "elements": ["e1"]}
    written = script(read_plan({"title": "mug", "shots": [shot], "elements": [mug]}))
    given = Attachment(asset="a1.png", handle="@Image 1", kind="picture")
    plan = plan_of(written, [given])
    assert plan.elements[0].assets == ("a1.png",)
    assert plan.notes == ()
    assert "@Image 1" in plan_of(written).notes[0]

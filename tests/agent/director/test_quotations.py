"""What a quotation is, who says it and how: each step alone."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.delivery import delivery_of
from callsheet.agent.director.lettering import lettering_in_capitals
from callsheet.agent.director.manner import (
    spoken_words,
    stated_dialect,
    stated_language,
    stretch_of,
)
from callsheet.agent.director.page import Bit
from callsheet.agent.director.people import Cast, Person, read_cast
from callsheet.agent.director.quotation_cues import cue_behind
from callsheet.agent.director.quotations import kind_of, quotations
from callsheet.agent.director.speakers import speaker_of
from callsheet.agent.director.spoken import Around, Reading
from callsheet.agent.director.text import Span, Text, read_text


def around(said: str) -> tuple[Reading, Around]:
    """The first quotation of a text, which is read as one bit of prose."""
    text = read_text(said)
    cast = read_cast(text, (), (), [text.whole])
    bit = Bit("prose", text.whole)
    before = Span(0, 0)
    return Reading(text, cast), next(quotations(text, bit, list(text.quotes), before, 1))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('Mei says "Go home."', "speech"),
        ('"Go home," says Mei.', "speech"),
        ('A neon sign reads "OPEN".', "lettering"),
        ("The word “SOLD” flashes.", "lettering"),
        ('Mei reads a book called "Ash".', "neither"),
        ("小雨说：“回家吧。”", "speech"),
        ("墙上写着“欢迎”。", "lettering"),
        ("彼は「行くよ」と言った。", "speech"),
        ("「営業中」と書かれた看板。", "lettering"),
        ('민수가 "가자"라고 말했다.', "speech"),
        ('"영업 중"이라고 적힌 간판.', "lettering"),
        ("Ana dice: «Vamos».", "speech"),
        ("Un cartel que dice «ABIERTO».", "lettering"),
    ],
)
def test_the_words_around_a_quotation_tell_what_it_is(said: str, kind: str) -> None:
    assert kind_of(*around(said)) == kind


def test_a_quotation_right_behind_another_is_what_that_one_is() -> None:
    reading, one = around('"Fresh", "Hot"')
    reading.last_kind, reading.last_quote_end = "lettering", one.quote.start
    assert kind_of(reading, one) == "lettering"


def test_the_cue_behind_a_quotation_is_not_looked_for_past_the_sentence() -> None:
    text = read_text('"Go". Mei says no.')
    assert cue_behind(text, Span(text.quotes[0].end, len(text.raw))) == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('Tom waits and Mei says "Go home."', "mei"),
        ('"Go home," says the old man.', "man"),
        ('The narrator says "It was late."', "narrator"),
        ('A distorted intercom says "Leave now."', "intercom"),
        ("小雨走进来，说：“回家吧。”", "小雨"),
        ("女は窓を見る。女の心の声「もう嫌だ」", "女"),
        ('민수가 "가자"라고 말했다.', "민수"),
        ("Voz en off de Ana: «Era tarde.»", "ana"),
    ],
)
def test_who_says_a_line(said: str, name: str) -> None:
    who, guessed = speaker_of(*around(said))
    assert not guessed
    assert name in who.name.casefold()


def test_a_speaker_is_a_guess_when_nothing_tells_them() -> None:
    reading, one = around('"Go home."')
    two = [Person("Mei"), Person("Tom")]
    reading.cast = Cast(reading.text, people=two)
    assert speaker_of(reading, one) == (two[0], True)


def read_how(said: str) -> tuple[str | None, str | None, str | None]:
    reading, one = around(said)
    stretch = stretch_of(reading, one, None)
    text: Text = reading.text
    return (
        stated_language(text, stretch),
        stated_dialect(text, stretch),
        delivery_of(reading, one, None),
    )


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ('Mei whispers in French: "Non."', ("fr", None, "whispers")),
        ('A French chef says "Non."', (None, None, None)),
        ('Tom says hopefully "Go on."', (None, None, "hopefully")),
        ("Ana dice tristemente: «Vamos».", (None, None, "tristemente")),
        ("小雨慢吞吞地说：“走吧。”", (None, None, "慢吞吞地")),
    ],
)
def test_how_a_line_is_spoken(said: str, how: tuple[str | None, str | None, str | None]) -> None:
    assert read_how(said) == how


def test_a_direction_at_the_head_of_words_is_not_spoken() -> None:
    _, one = around('"(softly) Go home."')
    labelled = Around(one.quote, Bit("dialogue", one.bit.span), one.left, one.right, one.before, 1)
    assert spoken_words(labelled) == ("Go home.", "softly")
    assert spoken_words(one) == ("Go home.", "softly")
    _, aside = around('"(the old one) Go home."')
    assert spoken_words(aside) == ("(the old one) Go home.", "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The title card REDLINE PROTOCOL appears.", ("REDLINE PROTOCOL", "title card")),
        ("A sign says KEEP OUT in red.", ("KEEP OUT", "sign")),
        ("A door with a NO ENTRY sign.", ("NO ENTRY", "A door with a")),
    ],
)
def test_capitals_beside_a_word_for_lettering_are_read(said: str, found: tuple[str, str]) -> None:
    text = read_text(said)
    (read,) = {(r.words, r.place) for r in lettering_in_capitals(text, text.whole, 1)}
    assert read == found


def test_capitals_far_from_such_a_word_are_not_read() -> None:
    text = read_text("The NASA engineer walks past a long row of desks to the sign.")
    assert not list(lettering_in_capitals(text, text.whole, 1))


@pytest.mark.parametrize(
    "told",
    [
        "テーマは「空はなぜ青い」。先生が窓を指して「誰が塗ったの？」と言う。8秒",
        '주제는 "하늘은 왜 파란가". 선생님이 창밖을 가리키며 "누가 칠했을까?"라고 말한다. 8초',
        "主题是“天空为什么是蓝的”。老师指着窗外说：“谁涂的颜色？”8秒",
        "El tema es «por qué el cielo es azul». Una profesora dice: «¿Quién lo pintó?» 8 s",
        'The theme is "why the sky is blue". A teacher says: "Who painted it?" 8 s',
    ],
)
def test_what_a_video_is_about_is_no_line(told: str):
    plan = plan_of(told)
    assert len(plan.lines) == 1
    assert len(plan.characters) == 1


@pytest.mark.parametrize(
    "told",
    [
        "駐車場。右下に文字「はるのや」　女性ナレーター「ふるさとの味です」 5秒",
        "駐車場に車が止まる。運転手（声）「まもなく出発しまーす」 5秒",
        '주차장. 운전사(목소리): "곧 출발합니다" 5초',
    ],
)
def test_a_voice_is_heard_and_not_read(told: str):
    (line,) = plan_of(told).lines
    assert line.voice_over
    assert line.delivery is None


def test_wide_brackets_are_brackets():
    plan = plan_of("カット1［3秒］結露したボトル。\nカット2［5秒］看板に「［営業中］」とある。")
    assert [shot.seconds for shot in plan.shots] == [3, 5]
    assert [sign.text for shot in plan.shots for sign in shot.lettering] == ["［営業中］"]

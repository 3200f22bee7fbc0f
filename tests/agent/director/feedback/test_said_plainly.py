"""Wishes as people put them beside complaints, in half sentences and by pronouns."""

from typing import Any

import pytest
from callsheet.agent.edits import apply
from callsheet.agent.planner import Approved, Edited, Question, Talk

from .saying import PLAN, answer, changes

SECONDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("shot 2 is a second too long", {"s2.seconds": 4.0}),
    ("al plano 2 le sobra un segundo", {"s2.seconds": 4.0}),
    ("镜头2多了1秒", {"s2.seconds": 4.0}),
    ("ショット2は1秒長すぎます", {"s2.seconds": 4.0}),
    ("2번 컷은 1초가 남아", {"s2.seconds": 4.0}),
    ("al plano 4 le falta un segundo", {"s4.seconds": 4.0}),
    ("shot 4 is a second too short", {"s4.seconds": 4.0}),
    ("trim a sec off 2 and give it to the last one", {"s2.seconds": 4.0, "s4.seconds": 4.0}),
    (
        "all great except the ending feels rushed - 2 more seconds there",
        {"s4.seconds": 5.0},
    ),
)
SPEECH: tuple[tuple[str, dict[str, Any]], ...] = (
    ("nobody should say a word in shot 2", {"s2.dialogue": []}),
    ("que en el plano 2 no diga nada nadie", {"s2.dialogue": []}),
    ("第二个镜头里谁都别说话", {"s2.dialogue": []}),
    ("ショット2では誰も話さないで", {"s2.dialogue": []}),
    ("2번 컷에서는 아무도 말하지 않게 해 줘", {"s2.dialogue": []}),
    ('The very last line, "Deal!": let Tom say it instead.', {"l4.character": "tom"}),
    ("let Tom say the last line", {"l4.character": "tom"}),
    ("la última frase que la diga Tom", {"l4.character": "tom"}),
    ("最后一句让Tom说", {"l4.character": "tom"}),
    ("when she says the last one is mine she should whisper", {"l1.delivery": "whisper"}),
)
LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("give Mei a yellow umbrella", {"mei.looks": f"{PLAN.characters[0].looks}, a yellow umbrella"}),
    ("Tom should wear a cap instead of the beard", {"tom.looks": "tall man, green jacket, a cap"}),
    ("don't show the cook's face", {"avoid": "the cook's face"}),
    ("que no se vea la cara del cocinero", {"avoid": "la cara del cocinero"}),
    ("不要拍到厨师的脸", {"avoid": "厨师的脸"}),
    ("料理人の顔は映さないで", {"avoid": "料理人の顔"}),
    ("요리사 얼굴은 안 보이게 해 줘", {"avoid": "요리사 얼굴"}),
)
SOUND: tuple[tuple[str, dict[str, Any]], ...] = (
    ("I'd prefer thunder to the rain", {"s4.sound.effects": ["thunder"]}),
    ("jazz only in the last shot", {f"s{n}.sound.music": None for n in (1, 2, 3)}),
)


@pytest.mark.parametrize(("words", "expected"), [*SECONDS, *SPEECH, *LOOKS, *SOUND])
def test_a_wish_in_passing_changes_what_it_names(words: str, expected: dict[str, Any]) -> None:
    found = changes(words)
    for come_along in ("s4.characters", "l4.dialect"):
        found.pop(come_along, None)
    assert found == expected


@pytest.mark.parametrize(
    "words",
    [
        "get rid of shot 1 and stretch the others to keep 15",
        "quita el plano 1 y alarga los demás para que quede en 15",
    ],
)
def test_what_goes_leaves_its_seconds_to_the_others(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    plan = apply(PLAN, outcome.edits)
    assert ([shot.id for shot in plan.shots], plan.seconds) == (["s2", "s3", "s4"], 15)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("put Tom in shot 2 as well", "Tom is there, too."),
        ("pon también a Tom en el plano 2", "También está Tom."),
        ("第二个镜头里也加上Tom", "Tom也在。"),
        ("ショット2にTomも出して", "Tomもいる。"),
        ("2번 컷에 Tom도 나오게 해 줘", "Tom도 있다."),
    ],
)
def test_somebody_of_the_plan_is_put_into_another_shot(words: str, shown: str) -> None:
    found = changes(words)
    assert found["s2.characters"] == ["mei", "cook", "tom"]
    assert found["s2.action"].endswith(shown)
    assert set(found) == {"s2.characters", "s2.action"}


@pytest.mark.parametrize(
    "words",
    [
        'add a waiter who says "Last call!" after Tom',
        "añade un camarero que diga «¡Última ronda!» después de Tom",
        "在Tom后面加一个服务员说：“打烊了！”",
    ],
)
def test_somebody_new_says_a_line_behind_another_ones(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    plan = apply(PLAN, outcome.edits)
    new = plan.shots[2].dialogue[-1]
    assert new.character not in {who.id for who in PLAN.characters}
    assert plan.shots[2].dialogue[:-1] == PLAN.shots[2].dialogue


def test_a_complaint_beside_a_wish_is_no_wish_of_its_own() -> None:
    outcome = answer("can you do shot 3 again? didn't like how he looks")
    assert isinstance(outcome, Edited)
    assert outcome.reply == "Done: shot 3 gets another take."
    assert isinstance(answer("I didn't like how he looks in shot 3"), Question)


@pytest.mark.parametrize("words", ["nobody should talk in the first shot", "镜头1里谁都别说话"])
def test_what_is_so_already_is_said_to_be(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "chat"


@pytest.mark.parametrize(
    "words",
    [
        "Two things: shot 2 static, shot 3 five seconds",
        "Dos cosas: el plano 2 fijo, el plano 3 cinco segundos",
        "两点：镜头2固定，镜头3五秒",
    ],
)
def test_an_announcement_of_wishes_is_none(words: str) -> None:
    assert changes(words)["s3.seconds"] == 5


LENGTHS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("cut shot 2 down to 3 and use the 2 seconds on the final shot", {"s2": 3.0, "s4": 5.0}),
    ("shot 2 feels long, three secs is plenty", {"s2": 3.0}),
    ("le bajas un segundo al plano 2", {"s2": 4.0}),
    ("que el plano 2 dure 4 y el 3 dure 6", {"s2": 4.0, "s3": 6.0}),
    ("la 2 a 6, la última a 4", {"s2": 6.0, "s4": 4.0}),
    ("the shot of the dumpling stall should last 6", {"s1": 6.0}),
    ("镜头2缩到3秒，省下的时间给镜头4", {"s2": 3.0, "s4": 5.0}),
    ("hold on the rain for another 2 seconds", {"s4": 5.0}),
)


@pytest.mark.parametrize(("words", "expected"), LENGTHS)
def test_a_length_is_read_however_it_is_put(words: str, expected: dict[str, float]) -> None:
    assert changes(words) == {f"{id}.seconds": seconds for id, seconds in expected.items()}


@pytest.mark.parametrize("words", ["shot 2 and shot 3 as one continuous take", "junta el 2 y el 3"])
def test_two_shots_become_one(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    assert [shot.id for shot in apply(PLAN, outcome.edits).shots] == ["s1", "s2", "s4"]


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("I don't get the third shot. Cut it.", "s3"),
        ("no entiendo por qué está el plano 3, quítalo", "s3"),
        ("get rid of the first shot, sign and everything", "s1"),
    ],
)
def test_what_is_doubted_goes_when_it_is_to_go(words: str, gone: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    left = [shot for shot in PLAN.shots if shot.id != gone]
    assert list(apply(PLAN, outcome.edits).shots) == left


@pytest.mark.parametrize(
    ("words", "place", "value"),
    [
        ("a slow zoom in on the chopsticks", "s3.movement", "zoom in"),
        ('Mei\'s line is a bit flat, let her say "That last one is mine!"', "l1.text", None),
        ("Perfect apart from the accent. Make it Geordie.", "mei.voice.dialect", "Geordie"),
        ("swap Mei's accent for something Welsh", "mei.voice.dialect", "Welsh"),
        ("Mei doesn't need to say the last one is mine, cut that", "s2.dialogue", []),
        ("could we get crickets chirping in the last shot?", "s4.sound.effects", None),
        ("que se oyeran grillos en el último plano", "s4.sound.effects", None),
        ("square and in a watercolour style", "aspect_ratio", "1:1"),
        ("en cuadrado y con un estilo acuarela", "aspect_ratio", "1:1"),
        ("que la cámara dé vueltas alrededor de Tom", "s3.movement", "orbit"),
    ],
)
def test_a_wish_finds_its_place(words: str, place: str, value: object) -> None:
    found = changes(words)
    assert place in found
    assert value is None or found[place] == value


@pytest.mark.parametrize(
    "words",
    [
        "I teared up reading this. Don't change a thing, go ahead and make it.",
        "Se me saltaron las lágrimas. No cambies nada, adelante.",
        "看哭了。什么都不用改，开始做吧。",
    ],
)
def test_consent_may_tell_a_story(words: str) -> None:
    assert isinstance(answer(words), Approved)


def test_a_reason_is_no_wish_against_what_it_is_for() -> None:
    assert changes("Add subtitles in case people watch without sound") == {"subtitles": True}


def test_a_close_up_is_not_the_first_shot() -> None:
    outcome = answer("añade un plano del paraguas, en primer plano, al final, 2 segundos")
    assert isinstance(outcome, Edited)
    plan = apply(PLAN, outcome.edits)
    assert [shot.id for shot in plan.shots[:-1]] == [shot.id for shot in PLAN.shots]
    assert plan.shots[-1].seconds == 2


def test_the_details_of_a_new_shot_may_follow_it() -> None:
    outcome = answer("add a close-up of the kettle, at the end, 2 seconds")
    assert isinstance(outcome, Edited)
    plan = apply(PLAN, outcome.edits)
    assert plan.shots[:-1] == PLAN.shots
    assert (plan.shots[-1].seconds, plan.shots[-1].framing) == (2, "close-up")


@pytest.mark.parametrize(
    ("words", "manner"),
    [("Tom más gruñón", "gruñón"), ("Tom a bit more stubborn", "stubborn")],
)
def test_one_word_may_tell_how_somebody_speaks(words: str, manner: str) -> None:
    assert set(changes(words).values()) == {manner}


@pytest.mark.parametrize("words", ["que sea de día", "make it daytime", "全部改成白天"])
def test_an_hour_alone_is_the_whole_video_s(words: str) -> None:
    assert {f"s{n}.scene" for n in (1, 2, 3, 4)} == set(changes(words))


@pytest.mark.parametrize(
    "words",
    [
        "split shot 2 in two: first 2 seconds of the steam, then 3 seconds of her talking",
        "parte el plano 2 en dos: primero 2 segundos con el vapor y después 3 con ella hablando",
        "第2个镜头拆成两个：先2秒蒸汽，再3秒她说话",
    ],
)
def test_the_parts_of_a_shot_are_told_one_by_one(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    first, second = apply(PLAN, outcome.edits).shots[1:3]
    assert (first.seconds, second.seconds) == (2, 3)
    assert (first.dialogue, second.dialogue) == ((), PLAN.shots[1].dialogue)


def test_in_two_is_no_shot() -> None:
    outcome = answer("shot 4 feels crowded. cut it in two")
    assert isinstance(outcome, Edited)
    plan = apply(PLAN, outcome.edits)
    assert plan.shots[:3] == PLAN.shots[:3]
    assert len(plan.shots) == len(PLAN.shots) + 1


@pytest.mark.parametrize(
    "words",
    [
        "open on a title card, 2 seconds, black, that reads NOODLE HOUR",
        "abre con una cartela negra de 2 segundos que diga «NOODLE HOUR»",
        "开头加一张黑底字卡，两秒，写着「NOODLE HOUR」",
    ],
)
def test_a_card_is_a_shot_of_its_own(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited)
    first, *others = apply(PLAN, outcome.edits).shots
    assert tuple(others) == PLAN.shots
    assert (first.seconds, [sign.text for sign in first.lettering]) == (2, ["NOODLE HOUR"])

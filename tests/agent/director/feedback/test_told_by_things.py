"""Feedback that points at shots by what is in them, and at things by their names and colours."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved, Question
from callsheet.generator.plan import VideoPlan

from .saying import after, answer

SCHOOL = (
    "Shot 1 (4s): wide: an empty corridor, a blue door. "
    "Shot 2 (6s): medium: Mr Rossi wipes the board while Ada sulks. "
    'Ada: "You gave me a nine." '
    'Shot 3 (4s): close-up: he turns and smiles. Mr Rossi: "Ten is for arguing." '
    'Shot 4 (3s): insert: her notebook, the mark "9/10" in red ink. A clock ticks.'
)


def changed(said: str, text: str = SCHOOL) -> VideoPlan:
    return after(said, plan_of(text))


@pytest.mark.parametrize(
    ("said", "place", "seconds"),
    [
        ("just before the notebook, squeeze in 3 seconds of the janitor jangling keys", 4, 3),
        ("after the corridor put in a 2 second close-up of the bell", 2, 2),
        ("right before he smiles, 2 seconds of chalk dust falling", 3, 2),
        ("I need a cutaway of the window, 1.5 seconds, between the board and his smile", 3, 1.5),
        ("end on 3 seconds of the empty yard", 5, 3),
    ],
)
def test_a_new_shot_goes_beside_what_the_user_sees(said: str, place: int, seconds: float):
    before, after = plan_of(SCHOOL), changed(said)
    assert len(after.shots) == 5
    assert after.shots[place - 1].seconds == seconds
    assert [s for n, s in enumerate(after.shots, 1) if n != place] == list(before.shots)


def test_who_is_seen_in_a_new_shot_says_the_line_that_follows():
    after = changed('before the notebook, 3 seconds of the caretaker. He says "Closing, folks."')
    (line,) = after.shots[3].dialogue
    assert after.character(line.character).name == "caretaker"
    assert line.text == "Closing, folks."


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("a little less time in the corridor, a little more on his smile", [3, 6, 5, 3]),
        ("trim shot 2 to four and give the rest to the notebook", [4, 4, 4, 5]),
    ],
)
def test_time_goes_to_the_shot_that_is_told_by_what_it_shows(said: str, seconds: list[float]):
    assert [shot.seconds for shot in changed(said).shots] == seconds


def test_lengths_that_exclude_each_other_are_asked_about():
    outcome = answer("make shot 1 16 seconds, keep the total", plan_of(SCHOOL))
    assert isinstance(outcome, Question)


def test_a_sign_is_worded_anew_without_quotation_marks():
    after = changed("could the mark read 10/10")
    assert [sign.text for sign in after.shots[3].lettering] == ["10/10"]


def test_each_says_the_line_of_the_other_one():
    before, after = plan_of(SCHOOL), changed("swap who speaks: he complains and she answers")
    speakers = [line.character for line in before.lines]
    assert [line.character for line in after.lines] == speakers[::-1]
    assert [line.text for line in after.lines] == [line.text for line in before.lines]


def test_consent_stands_beside_a_story():
    said = "Lovely, thank you. My boss has seen it and we are both happy, so please go ahead."
    assert isinstance(answer(said, plan_of(SCHOOL)), Approved)


@pytest.mark.parametrize(
    ("text", "said", "seen"),
    [
        ("Shot 1 (3s): a red car in the rain.", "make the car dark blue", "a dark blue car"),
        ("Shot 1 (3s): a close-up of a door.", "the door should be green", "a green door"),
        ("Plano 1 (3 s): un coche rojo pasa.", "haz el coche azul", "un coche azul pasa"),
        ("镜头1（3秒）：一辆红色的汽车开过。", "汽车改成蓝色", "一辆蓝色的汽车开过"),
        ("镜头1（3秒）：一辆红色的汽车开过。", "車要黑色的", "一辆黑色的汽车开过"),
        ("ショット1（3秒）：赤い車が走る。", "車を青にして", "青の車が走る"),
        ("샷 1 (3초): 빨간 자동차가 달린다.", "자동차를 파란색으로 바꿔 줘", "파란색 자동차가"),
    ],
)
def test_a_thing_gets_another_colour_in_place_of_its_own(text: str, said: str, seen: str):
    assert seen in changed(said, text).shots[0].action


BAKERY = (
    'Plano 1 (4 s): el letrero "HORNO ROSA" sobre una calle. '
    "Plano 2 (6 s): dentro, Nuria, una estudiante con trenzas, y don Eladio, un viejo panadero. "
    'Nuria: "¿Le queda pan?" Don Eladio: "Solo los martes." '
    "Plano 3 (5 s): primer plano de una barra recién hecha."
)
LAUNDRY = (
    "샷 1 (4초): 비 오는 거리. "
    "샷 2 (6초): 안에서 머리 땋은 학생 지우와 할아버지 김 씨. "
    '지우: "이거 고장 났어요?" 김 씨가 웃으며: "화요일에만 그래." '
    "샷 3 (5초): 빨간 양말 하나. 빗소리, 기계 소리."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BAKERY, "que se cambien las frases: pregunta él y responde ella"),
        (LAUNDRY, "둘이 대사를 바꿔서 할아버지가 묻고 지우가 대답하게"),
    ],
)
def test_two_people_trade_their_lines_in_every_language(text: str, said: str):
    before, after = plan_of(text), changed(said, text)
    assert [x.character for x in after.lines] == [x.character for x in before.lines][::-1]


@pytest.mark.parametrize(
    ("text", "said", "seconds"),
    [
        (BAKERY, "el plano 2 más corto y el 3 más largo", (True, False)),
        (LAUNDRY, "2번은 짧게, 3번은 길게", (True, False)),
        (SCHOOL, "shot 2 shorter and 3 longer", (True, False)),
    ],
)
def test_one_shot_gets_shorter_and_the_next_one_longer(
    text: str, said: str, seconds: tuple[bool, bool]
):
    before, after = plan_of(text).shots, changed(said, text).shots
    assert (after[1].seconds < before[1].seconds, after[2].seconds < before[2].seconds) == seconds


def test_a_client_of_another_name_has_another_sign():
    after = changed("el cliente ahora se llama HORNO ROJO, cámbialo en el letrero", BAKERY)
    assert [sign.text for sign in after.shots[0].lettering] == ["HORNO ROJO"]
    assert after.characters == plan_of(BAKERY).characters
    assert "ámbialo" not in after.shots[0].action


def test_what_somebody_wears_no_more_leaves_their_looks():
    after = changed("quítale las trenzas a Nuria", BAKERY)
    assert "trenzas" not in after.characters[0].looks


def test_who_stays_silent_does_something_instead():
    after = changed("Nuria no dice nada, solo lo mira", BAKERY)
    assert [line.text for line in after.lines] == ["Solo los martes."]
    assert "Nuria lo mira" in after.shots[1].action


def test_one_sound_of_two_goes():
    after = changed("빗소리는 빼 주세요", LAUNDRY)
    heard = [after.shots[2].sound.ambience, *after.shots[2].sound.effects]
    assert [what for what in heard if what] == ["기계 소리"]


def test_a_format_is_no_small_talk():
    after = changed("세로로 해 주세요", LAUNDRY)
    assert after.aspect_ratio == "9:16"


def test_what_never_speaks_may_stay_silent():
    said = 'give "You gave me a nine." to Mr Rossi, the door is silent'
    before, after = plan_of(SCHOOL), changed(said)
    assert [line.text for line in after.lines] == [line.text for line in before.lines]
    assert len({line.character for line in after.lines}) == 1


def test_one_more_between_two_leaves_both_as_they_are():
    said = "add one between 1 and 2: two seconds, an insert of a wet footprint"
    before, after = plan_of(SCHOOL), changed(said)
    assert len(after.shots) == 5
    assert [after.shots[0], *after.shots[2:]] == list(before.shots)


@pytest.mark.parametrize("tie", ["en vez de argentino", "en lugar del argentino"])
def test_the_accent_that_is_denied_is_not_the_one_wanted(tie: str):
    text = 'Plano 1 (4 s): Ana, con acento argentino: "Vení." Luis: "Ya voy."'
    after = changed(f"que Ana hable con acento mexicano {tie}", text)
    assert {line.dialect for line in after.lines if line.text == "Vení."} == {"Mexican"}


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("shot 3 feels short. give it one more second", [4, 6, 5, 3]),
        ("the notebook feels rushed. Give it 2 more seconds.", [4, 6, 4, 5]),
        ("shot 2 is too long. lose a second", [4, 5, 4, 3]),
        ("the corridor drags. take it down to 3 s and give that second to his smile", [3, 6, 5, 3]),
        ("shots 1 and 2 should be the same length", [5, 5, 4, 3]),
    ],
)
def test_what_is_wrong_with_a_length_is_no_wish_beside_the_wish(said: str, seconds: list[float]):
    assert [shot.seconds for shot in changed(said).shots] == seconds


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("I'd rather end on the corridor than on the notebook", [2, 3, 4, 1]),
        ("open on the notebook instead of the corridor", [4, 1, 2, 3]),
        ("move the corridor shot to the very end", [2, 3, 4, 1]),
        ("put shot 4, the one with the red ink, before shot 2", [1, 4, 2, 3]),
        ("start straight on Mr Rossi", [3, 1, 2, 4]),
        ("bring in a distant siren right at the end", [1, 2, 3, 4]),
    ],
)
def test_a_shot_goes_where_the_wish_tells_and_nothing_else_does(said: str, order: list[int]):
    before = plan_of(SCHOOL)
    assert [shot.id for shot in changed(said).shots] == [before.shots[at - 1].id for at in order]


@pytest.mark.parametrize(
    ("said", "gone", "new"),
    [
        ("Ada without the satchel, better with a rucksack", "satchel", "rucksack"),
        ("Ada with a drum rather than a satchel", "satchel", "drum"),
        ("Ada sin satchel, mejor con una mochila", "satchel", "mochila"),
    ],
)
def test_somebody_has_one_thing_in_place_of_another(said: str, gone: str, new: str):
    text = "Shot 1 (4s): Ada carries a satchel down the hall. Shot 2 (3s): a bell rings."
    told = changed(said, text)
    seen = " ".join([*(who.looks for who in told.characters), *(s.action for s in told.shots)])
    assert gone not in seen
    assert new in seen


def test_where_somebody_is_not_to_be_changes_no_name():
    told = changed("Ada should be at the door, not at the board")
    assert [who.name for who in told.characters] == [w.name for w in plan_of(SCHOOL).characters]


def test_a_sound_that_is_complained_of_gives_way_to_another():
    after = changed("the clock ticks are too much, just rain there instead")
    heard = [x for shot in after.shots for x in (shot.sound.ambience, *shot.sound.effects) if x]
    assert heard == ["rain"]

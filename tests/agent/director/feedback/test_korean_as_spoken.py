"""Korean feedback as it is spoken: `A 말고 B`, a line by its words, soft endings."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited

from .saying import after, answer, changes

LAUNDRY = plan_of(
    """컷1 5초: 세탁소 주인 덕배가 다리미로 커튼을 다린다. 와이드. 다리미 김 소리.
컷2 6초: 손님 유진이 영수증을 내밀며 "이거 언제 되나요?"라고 묻는다. 미디엄.
컷3 4초: 덕배가 "비밀이에요." 하고 웃는다. 클로즈업.
경쾌한 재즈 음악."""
)
LENGTHS: tuple[tuple[str, list[float]], ...] = (
    ("컷2 넘 길어여 4초로 줄이고 남는 2초는 컷3에 붙여주세여", [5, 4, 6]),
    ("다리미 나오는 컷 좀 줄여서 3초로 해 주세요", [3, 6, 4]),
    ("1번이 아니라 3번을 6초로요", [5, 6, 6]),
)


@pytest.mark.parametrize(("said", "lengths"), LENGTHS)
def test_lengths_told_in_passing_are_set(said: str, lengths: list[float]) -> None:
    assert [shot.seconds for shot in after(said, LAUNDRY).shots] == lengths


def test_a_thing_in_the_picture_gives_way_to_another_with_its_particle() -> None:
    shots = after("컷1은 커튼 말고 식탁보를 다리게 해 주세요", LAUNDRY).shots
    assert "식탁보를 다린다" in shots[0].action
    assert shots[1:] == LAUNDRY.shots[1:]


@pytest.mark.parametrize(
    "said",
    [
        "음악 빼주시고 빗소리 은은하게 깔아주세요",
        "재즈 말고 빗소리만 들리게 해 주세요",
    ],
)
def test_another_sound_comes_for_the_music(said: str) -> None:
    plan = after(said, LAUNDRY)
    assert not any("재즈" in (shot.sound.music or "") for shot in plan.shots)
    assert any("빗소리" in str(shot.sound) for shot in plan.shots)


def test_a_line_is_found_by_a_few_of_its_words() -> None:
    plan = after("비밀이라고 하는 대사는 더 속삭이듯 해 주세요", LAUNDRY)
    assert [bool(line.delivery and "속삭" in line.delivery) for line in plan.lines] == [False, True]


@pytest.mark.parametrize("said", ["덕배는 말 안 해도 될 것 같아요", "덕배 마지막 말은 빼 주세요"])
def test_who_need_not_speak_says_nothing(said: str) -> None:
    assert [line.text for line in after(said, LAUNDRY).lines] == ["이거 언제 되나요?"]


@pytest.mark.parametrize(
    "said", ["와 이거 진짜 우리 동네 세탁소 같다 ㅋㅋ", "덕배 아저씨 너무 귀여워요"]
)
def test_praise_stays_out_of_the_plan(said: str) -> None:
    outcome: Any = answer(said, LAUNDRY)
    assert not isinstance(outcome, Edited) or apply(LAUNDRY, outcome.edits) == LAUNDRY


def test_a_place_is_no_whole_sentence() -> None:
    plan = plan_of("창가에 앉은 손님 유진이 쪽지를 읽는다. 8초.")
    assert plan.shots[0].scene == "창가"


def test_what_is_sold_is_no_panda() -> None:
    assert [who.name for who in plan_of("새벽 시장. 상인이 생선을 판다. 8초.").characters] == [
        "상인"
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("컷1 너무 밋밋해요 ㅋㅋ 줌인으로 해주세요", {"s1.movement": "zoom in"}),
        ("컷2는 3초로 줄여 주세요~ 자막은 넣지 마시고요", {"s2.seconds": 3.0, "avoid": "자막"}),
        ("컷3 클로즈업은 답답해서 아쉬워요. 미디엄으로 바꿔 주세요", {"s3.framing": "medium"}),
        (
            "15초는 좀 깁니다. 12초로 맞춰 주세요",
            {"s1.seconds": 4.0, "s2.seconds": 5.0, "s3.seconds": 3.0},
        ),
        ("유진 대사는 내가 정할게. “이거 다 됐어요?”", {"l1.text": "이거 다 됐어요?"}),
        ("대사 자막은 깔지 마시구요", {"avoid": "자막"}),
        (
            "밑에 깔아 주는 거 있잖아요, 자막. 그거 하지 말아 주세요. 컷1은 4초로",
            {"s1.seconds": 4.0},
        ),
        ("컷1은 다리미만 나오니 3초면 충분할 것 같아요", {"s1.seconds": 3.0}),
        ("덕배가 맨 나중에 하는 말은 빼 주세요", {"s3.dialogue": []}),
    ],
)
def test_impressions_set_nothing_by_themselves(said: str, told: dict[str, Any]) -> None:
    assert changes(said, LAUNDRY) == told


def test_a_deed_told_as_a_noun_is_seen_where_its_doer_is() -> None:
    said = "덕배가 웃는 건 좀 어색해 보여요. 컷3은 고개를 젓는 걸로 바꿔 주세요"
    assert list(changes(said, LAUNDRY)) == ["s3.action"]


def test_a_sound_that_was_complained_of_goes() -> None:
    said = "다리미 김 소리 때문에 말이 묻힐 것 같아요. 그건 빼 주세요"
    assert after(said, LAUNDRY).shots[0].sound.effects == ()


def test_who_is_spoken_to_does_not_speak() -> None:
    said = "컷3에서 유진이 덕배에게 “진짜요?”라고 말하게 해 주세요"
    plan = after(said, LAUNDRY)
    added = next(line for line in plan.lines if line.text == "진짜요?")
    assert plan.character(added.character).name.endswith("유진")


def test_two_shots_named_before_they_change_places() -> None:
    said = "커튼 다리는 컷이랑 영수증 내미는 컷, 둘이 자리 좀 바꿔 주세요"
    assert [shot.id for shot in after(said, LAUNDRY).shots] == ["s2", "s1", "s3"]


def test_how_often_is_no_number_of_a_shot() -> None:
    shots = after("마지막에 종이 한 번 울렸으면 해요", LAUNDRY).shots
    assert [any("종" in heard for heard in s.sound.effects) for s in shots] == [False, False, True]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ('마지막 대사 맨 앞에 "글쎄요, " 를 붙여줘', "글쎄요, 비밀이에요."),
        ('유진 대사 끝에 "네?" 붙여줘', "이거 언제 되나요? 네?"),
        ('덕배 말 앞에 "음, " 넣어줘', "음, 비밀이에요."),
    ],
)
def test_words_are_put_before_or_behind_those_of_a_line(said: str, text: str) -> None:
    told = [line.text for line in after(said, LAUNDRY).lines]
    assert text in told
    assert len(told) == len(LAUNDRY.lines)


@pytest.mark.parametrize("said", ["덕배 나이든 톤으로", "덕배는 나이 든 목소리로"])
def test_how_old_somebody_sounds_is_no_part_of_their_looks(said: str) -> None:
    told = after(said, LAUNDRY)
    assert [who.looks for who in told.characters] == [who.looks for who in LAUNDRY.characters]
    assert "나이" in (told.lines[1].delivery or "")


@pytest.mark.parametrize(
    "said",
    [
        "1번 덕배 주위 도는 거 빼고 카메라 고정으로",
        "덕배 주위를 도는 카메라는 좀 어지럽네요. 거기는 고정으로 찍어주세요",
    ],
)
def test_only_the_shot_with_that_camera_stands_still(said: str) -> None:
    plan = plan_of(
        "컷1 5초: 카메라가 덕배 주위를 돈다. 덕배가 다리미를 든다.\n"
        "컷2 4초: 유진이 걷는다. 핸드헬드.\n"
    )
    assert [shot.movement for shot in after(said, plan).shots] == ["static", "handheld"]


@pytest.mark.parametrize(
    ("said", "music"),
    [
        ("음악 첼로로", "첼로"),
        ("브금 바꿔줘 첼로로", "첼로"),
        ("음악은 잔잔한 첼로면 좋겠어", "잔잔한 첼로"),
        ("음악은 첼로로, 다른 음악은 다 빼줘", "첼로"),
    ],
)
def test_music_is_told_without_the_words_around_it(said: str, music: str) -> None:
    assert {shot.sound.music for shot in after(said, LAUNDRY).shots} == {music}


def test_a_valley_is_no_music() -> None:
    told = after("둘째 컷은 계곡 전경 말고 얼굴 클로즈업으로 했으면 합니다", LAUNDRY)
    assert [s.sound for s in told.shots] == [s.sound for s in LAUNDRY.shots]
    assert told.shots[1].framing == "close-up"


def test_a_polite_verb_ends_a_sentence_without_a_mark() -> None:
    told = after("커튼 말고 식탁보로 바꿔 주세요 덕배가 콧노래 부르는 걸로", LAUNDRY)
    assert "식탁보" in told.shots[0].action
    assert not any("바꿔" in shot.action for shot in told.shots)


def test_the_one_who_spoke_before_does_not_say_what_comes_behind() -> None:
    told = after("유진도 한마디 시켜 주세요. 덕배 말 끝나면 작은 목소리로 “정말요?”", LAUNDRY)
    said = {line.text: line.character for line in told.lines}
    assert said["정말요?"] == said["이거 언제 되나요?"]


def test_the_parts_of_a_split_shot_are_told_in_a_sentence_of_their_own() -> None:
    told = after("컷2를 둘로 나눠 주세요. 영수증 내미는 데까지 2초, 질문 4초", LAUNDRY)
    assert [shot.seconds for shot in told.shots] == [5, 2, 4, 4]
    assert not any("주세요" in shot.action for shot in told.shots)


def test_shots_change_places_front_and_back() -> None:
    told = after("첫 번째 컷하고 두 번째 컷, 앞뒤를 바꾸는 게 더 재밌을 것 같습니다.", LAUNDRY)
    assert [shot.id for shot in told.shots] == ["s2", "s1", "s3"]


def test_what_comes_for_a_sound_that_goes_is_heard() -> None:
    shot = after("다리미 김 소리 빼고 파도 소리", LAUNDRY).shots[0]
    assert "파도 소리" in (shot.sound.ambience, *shot.sound.effects)
    assert not any("다리미" in effect for effect in shot.sound.effects)


@pytest.mark.parametrize(
    "said", ["덕배 대사 울리는 목소리로", "유진이가 영수증 말고 쪽지를 들고 있게"]
)
def test_how_a_line_sounds_is_no_effect_and_what_is_held_no_looks(said: str) -> None:
    outcome = answer(said, LAUNDRY)
    told = after(said, LAUNDRY) if isinstance(outcome, Edited) else LAUNDRY
    assert [s.sound for s in told.shots] == [s.sound for s in LAUNDRY.shots]
    assert [who.looks for who in told.characters] == [who.looks for who in LAUNDRY.characters]


PALACE = plan_of(
    """컷1 - 4초. 궁궐 지붕 위로 눈이 내린다. 와이드.
컷2 - 5초. 세자 이헌이 떨리는 목소리로 "누가 이 글을 썼느냐." 버스트샷.
컷3 - 3초. 늙은 내관의 손이 떨린다. 인서트."""
)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("손 떨리는 인서트 컷은 통째로 빼 주세요", {"shots": ["s1", "s2"]}),
        ("남는 3초는 컷1에 붙여 주세요", {"s1.seconds": 7.0}),
        (
            "손 떨리는 인서트 컷은 통째로 빼고, 남는 3초는 컷1에 붙여 주세요",
            {"shots": ["s1", "s2"], "s1.seconds": 7.0},
        ),
    ],
)
def test_a_shot_by_its_framing_and_seconds_left_over(said: str, changed: dict[str, Any]) -> None:
    assert changes(said, PALACE) == changed

"""Korean verbs and particles as paradigms: one stem with any of its endings."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited

from .saying import after, answer

BAKERY = plan_of(
    """컷1 4초: 빵집 사장 동수가 오븐을 연다. 와이드. 오븐 소리.
컷2 5초: 손님 하린이 "이거 갓 나온 거예요?"라고 묻는다. 미디엄. 종소리.
컷3 3초: 동수가 "조금만 기다려 주세요." 하고 말한다. 칠판에 "오늘의 빵"이라고 적혀 있다.
잔잔한 기타 음악."""
)


@pytest.mark.parametrize(
    "said",
    [
        "오븐 소리 말고 새소리가 나면 좋겠어요",
        "오븐 소리 대신 새소리가 들렸음 좋겠네요",
        "오븐 소리 말구 새소리로 했으면 합니다",
    ],
)
def test_a_sound_comes_without_the_words_of_the_wish(said: str) -> None:
    shots = after(said, BAKERY).shots
    assert [*shots[0].sound.effects, shots[0].sound.ambience].count("새소리") == 1
    assert shots[1:] == BAKERY.shots[1:]


@pytest.mark.parametrize("said", ["음악은 트로트로 부탁해요", "기타 말고 트로트로 해주세요"])
def test_a_name_keeps_the_syllable_that_is_a_particle_elsewhere(said: str) -> None:
    heard = [shot.sound.music for shot in after(said, BAKERY).shots if shot.sound.music]
    assert heard
    assert all("트로트" in music for music in heard)


@pytest.mark.parametrize("said", ["기타에 첼로도 얹어 주세요", "음악에 첼로 소리도 섞어 줘요"])
def test_what_comes_beside_the_music_leaves_it(said: str) -> None:
    assert "기타" in str([shot.sound.music for shot in after(said, BAKERY).shots])


@pytest.mark.parametrize(
    ("said", "lengths"),
    [
        ("컷1을 1초 깎아서 그 1초를 마지막 칠판 컷에 붙여 주세요", [3, 5, 4]),
        ("2번 컷을 3초로 줄이고 싶어요", [4, 3, 3]),
    ],
)
def test_lengths_follow_the_shot_that_is_called(said: str, lengths: list[float]) -> None:
    assert [shot.seconds for shot in after(said, BAKERY).shots] == lengths


@pytest.mark.parametrize(
    "said",
    [
        "칠판 컷 분필 가루 날리는 거 빼 주세요",
        '"오늘" 부분만 지워 주세요',
        "동수 두 번째 대사 앞에 잠깐 뜸 들이게 해 주세요",
        "음악이 커지는 건 빼 주세요",
        "칠판 글자는 손글씨 느낌으로",
    ],
)
def test_what_is_not_understood_takes_nothing_away(said: str) -> None:
    assert not isinstance(answer(said, BAKERY), Edited)


def test_a_way_to_speak_keeps_its_ending() -> None:
    plan = after("하린 대사 좀 더 서운하게 바꿔 주세요", BAKERY)
    assert plan.lines[0].delivery == "서운하게"


def test_scenes_are_counted_off_by_particles() -> None:
    plan = plan_of(
        "24초로 세 장면으로 나눠 주세요. "
        "첫 장면은 씨앗이 땅에 떨어지는 모습, 둘째는 새싹, 셋째는 숲에 내리는 햇살입니다."
    )
    assert [shot.action.split()[0] for shot in plan.shots] == ["씨앗이", "새싹", "숲에"]
    assert not plan.characters


def test_numbers_with_their_camera_are_shots() -> None:
    plan = plan_of("세로 8초\n#1 와이드, 배달 오토바이가 멈춘다\n#2 클로즈업, 초인종을 누르는 손")
    assert [shot.framing for shot in plan.shots] == ["wide", "close-up"]


def test_shots_change_places_however_it_is_asked() -> None:
    order = [shot.id for shot in after("2번이랑 3번 자리 바꾸자", BAKERY).shots]
    assert order == ["s1", "s3", "s2"]


def test_one_of_two_seconds_is_a_new_shot_that_the_next_words_tell_of() -> None:
    plan = after("1번 뒤에 2초짜리 하나 추가. 텅 빈 진열대", BAKERY)
    assert [shot.seconds for shot in plan.shots] == [4, 2, 5, 3]
    assert "진열대" in plan.shots[1].action
    assert plan.shots[2:] == BAKERY.shots[1:]


def test_a_line_is_better_not_there() -> None:
    plan = after("하린 대사는 없는 게 낫겠다", BAKERY)
    assert [len(shot.dialogue) for shot in plan.shots] == [0, 0, 1]


def test_who_does_something_in_silence_takes_no_lines_from_all() -> None:
    answered = answer("말없이 하늘만 올려다보게", BAKERY)
    assert not isinstance(answered, Edited)

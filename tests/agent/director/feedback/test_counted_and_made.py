"""What numbers count beside shots, and what becomes of shots that are made or made one."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Moved, Question, Talk
from callsheet.generator.plan import VideoPlan

from .saying import after, answer, changes

FERRY = plan_of(
    "竖版16秒，四个镜头。\n"
    "镜头1（3秒，远景）：清晨的渡口，雾很大。\n"
    "镜头2（5秒，中景，跟拍）：船工老何解缆绳。老何：“开船咯。”老何：“站稳点。”\n"
    "镜头3（5秒，近景）：女学生阿青抱着书包。阿青：“来得及吗？”\n"
    "镜头4（3秒，特写）：船票上印着“首班”。音效：汽笛声。\n"
)
BAKERY = plan_of(
    "컷1 4초: 제빵사 정우가 반죽을 치댄다. 와이드.\n"
    '컷2 5초: 손님 하린이 "이거 언제 나와요?"라고 묻는다. 미디엄.\n'
    "컷3 3초: 오븐 안에서 빵이 부푼다. 클로즈업. 오븐 소리.\n"
    "컷4 4초: 하린이 봉투를 들고 나간다.\n잔잔한 피아노 음악."
)
DAM = plan_of(
    "20秒の映像。\nC1　5秒　引き。ダムの朝霧。\nC2　6秒　ミディアム。技師の岡田が扉を開ける。\n"
    "C3　5秒　寄り。計器の針。\nC4　4秒　引き。水が落ちる。\n"
    "ナレーション「ここは止まらない。」\nナレーション「今日も水は流れる。」\n音楽はギター。"
)


@pytest.mark.parametrize(
    ("said", "plan", "seconds"),
    [
        ("第四镜太碎了，直接并到第三镜里，并完一共6秒", FERRY, [3, 5, 6]),
        ("船票特写不用单独占一镜，第4镜并进第3镜，那3秒也加给第3镜", FERRY, [3, 5, 8]),
        ("第二镜跟第三镜并一起，合好一共8秒", FERRY, [3, 8, 3]),
    ],
)
def test_shots_made_one_have_the_seconds_that_are_told(
    said: str, plan: VideoPlan, seconds: list[float]
) -> None:
    assert [shot.seconds for shot in after(said, plan).shots] == seconds


@pytest.mark.parametrize(
    ("said", "plan", "at"),
    [
        ("最前面加个2秒的全景，码头的石阶，没人说话", FERRY, 0),
        ("镜头1后面加一镜，2秒，江面，谁也不说话", FERRY, 1),
        ("셋째 컷 다음에 김이 오르는 장면을 2초짜리로 하나 추가해 주세요", BAKERY, 3),
        (
            "컷1과 컷2 사이에 손이 밀가루를 뿌리는 장면을 3초로 하나 더 넣고 싶어요. "
            "새 컷에는 대사가 없어도 돼요",
            BAKERY,
            1,
        ),
    ],
)
def test_a_shot_that_is_added_leaves_all_others_as_they_are(
    said: str, plan: VideoPlan, at: int
) -> None:
    shots = after(said, plan).shots
    assert len(shots) == len(plan.shots) + 1
    assert [*shots[:at], *shots[at + 1 :]] == list(plan.shots)


COUNTED: tuple[tuple[str, VideoPlan, dict[str, Any]], ...] = (
    ("两处改动：1）镜头1改成5秒；2）画幅16:9", FERRY, {"s1.seconds": 5.0, "aspect_ratio": "16:9"}),
    ("镜号03那个近景拿掉", FERRY, {"shots": ["s1", "s2", "s4"]}),
    ("의견이 두 가지 나왔는데요, 컷3은 2초면 충분해요", BAKERY, {"s3.seconds": 2.0}),
    ("老何是天津人，两句都要带天津口音", FERRY, {"c1.voice.dialect": "Tianjin"}),
)


@pytest.mark.parametrize(("said", "plan", "expected"), COUNTED)
def test_numbers_that_count_wishes_and_lines_are_no_shots(
    said: str, plan: VideoPlan, expected: dict[str, Any]
) -> None:
    found = changes(said, plan)
    known = {key: value for key, value in expected.items() if "dialect" not in key}
    assert {key: found.get(key) for key in known} == known
    if known != expected:
        told = after(said, plan)
        assert [who.voice.dialect for who in told.characters] == ["Tianjin", None]


def test_a_line_of_the_narration_is_counted_among_its_own() -> None:
    left = after("ナレーションの2つ目はくどいので削除で", DAM)
    assert [line.text for line in left.lines] == ["ここは止まらない。"]
    assert len(left.shots) == len(DAM.shots)


def test_an_arrow_leads_from_what_is_to_what_is_to_be() -> None:
    told = after("修正です。\n・尺 20秒→16秒\n・比率 9:16に", DAM)
    assert (told.seconds, told.aspect_ratio) == (16, "9:16")


@pytest.mark.parametrize(
    ("said", "plan", "told"),
    [
        ("问一下，第二镜是跟着他走还是机器不动？", FERRY, "tracking"),
        ("老何那句写的是哪几个字？我好跟演员说", FERRY, "开船咯"),
    ],
)
def test_what_is_asked_in_one_or_the_other_is_answered(
    said: str, plan: VideoPlan, told: str
) -> None:
    outcome = answer(said, plan)
    assert isinstance(outcome, Talk)
    assert told in outcome.reply


def test_one_shot_cannot_be_locked_and_orbit() -> None:
    assert isinstance(answer("镜头2机位锁死不许动，同时镜头要绕着他转一圈", FERRY), Question)


def test_who_wants_the_last_one_back_goes_back() -> None:
    assert isinstance(answer("やっぱさっきのがよかった、もどして", DAM), Moved)


def test_a_total_is_kept_by_nobody_while_a_shot_is_asked_for() -> None:
    told = after(
        "C1の後に2秒、鳥のカットを追加。そのぶん駅のシーンは2秒に減らして、20秒はキープで",
        DAM,
    )
    assert [shot for shot in told.shots if shot in DAM.shots] == list(DAM.shots)


def test_shots_are_counted_off_in_one_sentence() -> None:
    plan = plan_of(
        "25초 과학 영상이에요. 첫 장면은 땅속의 씨앗, 둘째는 새싹, 셋째는 활짝 핀 꽃입니다. "
        '내레이션으로 첫 장면에서 "잠들어 있었지." 셋째 장면에서 "이제 봄이야."라고 해 주세요.'
    )
    assert [len(shot.dialogue) for shot in plan.shots] == [1, 0, 1]
    assert "새싹" in plan.shots[1].action


def test_what_heads_a_scene_is_nobody() -> None:
    plan = plan_of("第3場\n景：天橋\n時：深夜\n人：阿德\n\n△阿德靠著欄杆抽菸。\n阿德\n還不睡？\n")
    assert [who.name for who in plan.characters] == ["阿德"]
    assert [line.text for line in plan.lines] == ["還不睡？"]


@pytest.mark.parametrize(
    ("said", "plan", "seconds"),
    [
        ("第一镜加到5秒，第三镜和第四镜各扣一秒", FERRY, [5, 5, 4, 2]),
        ("四个镜头都加一秒", FERRY, [4, 6, 6, 4]),
        ("三点：1）第一镜长一秒 2）第三镜给个特写", FERRY, [4, 5, 5, 3]),
        ("4번 날리고 2번에 1초 더", BAKERY, [4, 6, 3]),
        ("컷 1은 버리고 컷 2를 1초 늘려 줘", BAKERY, [6, 3, 4]),
        ("첫 컷 3초로 줄이고, 남는 1초는 마지막 컷에 붙여 달라고 하시네요", BAKERY, [3, 5, 3, 5]),
        ("镜号04并到03里面去，并完这一镜7秒", FERRY, [3, 5, 7]),
        ("太短了，时长翻一倍吧", FERRY, [6, 10, 10, 6]),
    ],
)
def test_each_number_is_the_shot_it_is_told_for(
    said: str, plan: VideoPlan, seconds: list[float]
) -> None:
    assert [shot.seconds for shot in after(said, plan).shots] == seconds


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("컷3이랑 컷4는 나눌 필요 없을 것 같아요. 한 컷으로 합쳐 주세요", BAKERY),
        ("3と4は分けなくていいから一つにして", DAM),
    ],
)
def test_shots_that_need_no_parting_are_made_one_and_not_dropped(
    said: str, plan: VideoPlan
) -> None:
    told = after(said, plan)
    assert [shot.id for shot in told.shots] == ["s1", "s2", "s3"]
    assert len(told.lines) == len(plan.lines)


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("全体を10秒にしたい。ただしどのカットの長さも変えないで", DAM),
        (
            "컷 1을 2초로 줄여 주세요. 단 총 길이 16초는 유지하고 나머지 컷 길이도 손대지 마",
            BAKERY,
        ),
    ],
)
def test_lengths_that_may_not_change_and_must_are_asked_about(said: str, plan: VideoPlan) -> None:
    assert isinstance(answer(said, plan), Question)


def test_a_number_alone_that_opens_a_wish_is_a_shot() -> None:
    assert changes("3 改特写，机位不动", FERRY) == {"s3.framing": "close-up"}

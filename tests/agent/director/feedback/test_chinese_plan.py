"""Feedback on a Chinese plan: its shots, lines, sounds and signs, called by what they are."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved, Question, Talk

from .saying import after, answer, changes

MARKET = plan_of(
    "做一条19秒的竖版短片，五个镜头：\n"
    "镜头1（4秒，远景，固定）：清晨的菜市场，摊主们忙着卸货。环境音：鸟叫声、三轮车的声音。\n"
    "镜头2（3秒，中景，跟拍）：卖鱼的老周从水里捞起一条草鱼，水花四溅。老周（大声，东北话）：“新鲜的草鱼！”\n"
    "镜头3（5秒，近景）：女大学生小雅举着手机拍视频。小雅：“师傅，这条多少钱？”"
    "老周（爽朗，东北话）：“十八，给你抹个零。”\n"
    "镜头4（3秒，特写）：秤的指针来回晃动，电子屏上显示“18.00”。音效：滴的一声。\n"
    "镜头5（4秒，全景，缓慢拉远）：小雅提着鱼走远了，墙上的招牌写着“老周水产”。配乐：轻快的吉他。\n"
)
WITHOUT_FOURTH = {"shots": ["s1", "s2", "s3", "s5"]}
WISHES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("三轮车的声音去掉，鸟叫留着", {"s1.sound.effects": ["鸟叫声"]}),
    ("三轮车那个声音不要了", {"s1.sound.effects": ["鸟叫声"]}),
    ("第四镜那个滴声去掉吧", {"s4.sound.effects": []}),
    ("给镜头4再加一声“叮”", {"s4.sound.effects": ["滴的一声", "叮"]}),
    ("最后的吉他换成钢琴吧", {"s5.sound.music": "轻快的钢琴"}),
    ("音乐换成口琴，吉他不要", {"s5.sound.music": "口琴"}),
    ("2镜4秒 4镜2秒", {"s2.seconds": 4.0, "s4.seconds": 2.0}),
    ("一镜三秒，二镜四秒", {"s1.seconds": 3.0, "s2.seconds": 4.0}),
    ("就是第二镜短了点，给4秒吧", {"s2.seconds": 4.0}),
    ("捞鱼那段多给两秒", {"s2.seconds": 5.0}),
    ("秤的特写删掉吧", WITHOUT_FOURTH),
    ("秤的那个特写（04）删了吧", WITHOUT_FOURTH),
    ("指针那个镜头不要了，观众看不懂", WITHOUT_FOURTH),
    ("第一镜从远景改成全景", {"s1.framing": "wide"}),
    ("开头远景太远了，用全景就好", {"s1.framing": "wide"}),
    ("第三镜手持拍，景别改特写", {"s3.movement": "handheld", "s3.framing": "close-up"}),
    ("别用竖版了，横版16:9", {"aspect_ratio": "16:9"}),
    ("抹零那句改成“十八块，收你十五。”", {"l3.text": "十八块，收你十五。"}),
    ("女孩那句说得害羞点", {"l2.delivery": "害羞"}),
    ("配乐拿掉，只留环境音", {"s5.sound.music": None}),
    ("来点蝉鸣，放在第二镜", {"s2.sound.effects": ["蝉鸣"]}),
    ("第三镜太长，剪到4秒，多出来的给第二镜", {"s3.seconds": 4.0, "s2.seconds": 4.0}),
    ("把最后一镜放最前面当开场", {"shots": ["s5", "s1", "s2", "s3", "s4"]}),
    ("领导觉得第四镜没必要，删了吧", WITHOUT_FOURTH),
    ("第四镜删了吧，太拖", WITHOUT_FOURTH),
    ("2、4镜各加1秒", {"s2.seconds": 4.0, "s4.seconds": 4.0}),
    ("“十八”后面补“块”一个字", {"l3.text": "十八块，给你抹个零。"}),
    ("第四镜加一声提示音“叮咚”", {"s4.sound.effects": ["滴的一声", "叮咚"]}),
    ("小雅那句前面加个“欸，”", {"l2.text": "欸，师傅，这条多少钱？"}),
    ("小雅那句前面加“欸，”", {"l2.text": "欸，师傅，这条多少钱？"}),
    ("老周第二句太长，就说“给你抹个零。”", {"l3.text": "给你抹个零。"}),
)
SPLITS = (
    ("镜头3拆成两个，前一个2秒小雅问，后一个3秒老周答", [2, 3]),
    ("第三镜一分为二：2秒给小雅举手机，3秒给老周回话", [2, 3]),
    ("第三镜拆开，小雅那句2秒，老周那句3秒", [2, 3]),
    ("3镜拆两镜，前2秒只留小雅那句，后3秒给老周", [2, 3]),
    ("镜头3太满了，拆成两个：前一个2秒，只留小雅那句；后一个3秒，给老周", [2, 3]),
    ("把第三个镜头切成两段，先是小雅问价，再是老周回答", [2.5, 2.5]),
)


@pytest.mark.parametrize(("said", "expected"), WISHES)
def test_what_is_called_by_what_it_is_changes_alone(said: str, expected: dict[str, Any]) -> None:
    assert changes(said, MARKET) == expected


@pytest.mark.parametrize(("said", "seconds"), SPLITS)
def test_each_part_of_a_split_shot_has_the_line_that_is_told_for_it(
    said: str, seconds: list[float]
) -> None:
    shots = after(said, MARKET).shots
    assert [shot.seconds for shot in shots] == [4, 3, *seconds, 3, 4]
    assert [[line.id for line in shot.dialogue] for shot in shots[2:4]] == [["l2"], ["l3"]]
    assert [shots[n] for n in (0, 1, 4, 5)] == [MARKET.shots[n] for n in (0, 1, 3, 4)]


def test_numerals_side_by_side_are_two_shots() -> None:
    found = after("把三四镜合并成一镜，8秒", MARKET)
    assert [shot.id for shot in found.shots] == ["s1", "s2", "s3", "s5"]
    assert found.shots[2].seconds == 8


@pytest.mark.parametrize("made", ["合成一镜", "并成一镜", "剪成一镜"])
def test_the_one_shot_that_two_become_is_not_the_first(made: str) -> None:
    found = after(f"镜号04并进03吧，中间别切了，{made}一共5秒", MARKET)
    assert [shot.id for shot in found.shots] == ["s1", "s2", "s3", "s5"]
    assert found.shots[2].seconds == 5
    assert found.shots[0] == MARKET.shots[0]


def test_a_sign_corrected_with_is_not_but_is_reads_as_corrected() -> None:
    found = changes("招牌不是“老周水产”，是“老周鱼行”", MARKET)
    assert {place.split(".")[-1] for place in found} == {"lettering", "action"}
    assert all("老周鱼行" in str(value) for value in found.values())


@pytest.mark.parametrize("said", ["没啥要改的了，出片吧", "谢谢谢谢，要的就是这个感觉，直接做吧"])
def test_who_has_nothing_to_change_consents(said: str) -> None:
    assert isinstance(answer(said, MARKET), Approved)


def test_things_that_sway_and_nouns_that_are_counted_are_seen() -> None:
    second, fourth = MARKET.shots[1], MARKET.shots[3]
    assert second.action.startswith("卖鱼的老周从水里捞起一条草鱼")
    assert fourth.action.startswith("秤的指针来回晃动")
    assert fourth.movement == "static"


def test_a_question_beside_what_only_tells_is_answered() -> None:
    outcome = answer("先问一句，全片加起来到底几秒？平台那边有上限", MARKET)
    assert isinstance(outcome, Talk)
    assert "19" in outcome.reply


BESIDE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("秤的特写删掉吧 老周第一句小声点", WITHOUT_FOURTH | {"l1.delivery": "小声"}),
    ("第二镜晃得头晕哈哈 改固定吧", {"s2.movement": "static"}),
    ("第二镜跟拍晃得厉害，改固定", {"s2.movement": "static"}),
    ("鸟叫声听着刺耳。去掉吧", {"s1.sound.effects": ["三轮车的声音"]}),
    ("第二镜从头顶正上方往下拍", {"s2.angle": "overhead"}),
    ("整条压到17秒，多出来的都从最后一镜扣", {"s5.seconds": 2.0}),
    ("镜头3砍掉一半时长", {"s3.seconds": 2.5}),
    ("第三镜有点拖。从那里抽一秒给最后一镜", {"s3.seconds": 4.0, "s5.seconds": 5.0}),
    ("老周最后说的那句拿掉吧，没余味了", {"s3.dialogue": ["l2"]}),
    ("底下那行字幕嘛，就别上了", {"avoid": "字幕"}),
    ("整体改成剪纸定格动画风格", {"style": "剪纸定格动画"}),
)


@pytest.mark.parametrize(("said", "told"), BESIDE)
def test_what_is_told_beside_a_wish_changes_nothing(said: str, told: dict[str, Any]) -> None:
    assert changes(said, MARKET) == told


@pytest.mark.parametrize(
    "said",
    ["女大学生那句在第几个镜头来着", "小雅说话是在哪个镜头？"],
)
def test_where_somebody_speaks_is_told(said: str) -> None:
    outcome = answer(said, MARKET)
    assert isinstance(outcome, Talk)
    assert outcome.reply.startswith("3.")


def test_each_part_of_a_split_shot_has_its_own_framing() -> None:
    said = "镜头1拆成两颗：前2秒远景，后2秒给三轮车特写，都不要台词"
    framings = [shot.framing for shot in after(said, MARKET).shots[:2]]
    assert framings == ["extreme wide", "close-up"]


def test_who_is_spoken_to_does_not_speak() -> None:
    line = after("镜头3最后加一句，小雅对老周说“那来一条。”", MARKET).shots[2].dialogue[-1]
    assert (line.text, line.character) == ("那来一条。", MARKET.lines[1].character)


def test_a_shot_goes_into_the_one_named_last() -> None:
    shots = after("镜头4太碎，并到镜头5里，合起来6秒", MARKET).shots
    assert [(shot.id, shot.seconds) for shot in shots[3:]] == [("s5", 6)]


def test_lengths_that_exclude_each_other_are_asked_about() -> None:
    assert isinstance(answer("五个镜头统一5秒，总长19秒不变", MARKET), Question)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("老周说的不是十八，是“二十八”", "二十八，给你抹个零。"),
        ("小雅不是问这条多少钱，是问“这两条多少钱”", "师傅，这两条多少钱？"),
        ("老周那句给你抹个零改成“不还价”", "十八，不还价。"),
    ],
)
def test_a_part_of_a_line_gives_way_without_quotation_marks(said: str, text: str) -> None:
    told = [line.text for line in after(said, MARKET).lines]
    assert len(told) == len(MARKET.lines)
    assert text in told


def test_no_other_music_leaves_what_was_just_asked_for() -> None:
    for said in ("音乐换口琴，别的音乐都不要", "配乐改成口琴，其他的都不要"):
        heard = [shot.sound.music for shot in after(said, MARKET).shots]
        assert heard[-1] == "口琴"


def test_who_also_speaks_so_is_one_and_not_all() -> None:
    told = after("老周唔好講東北話喇，佢都用廣東話講", MARKET)
    voices = {who.name: who.voice.dialect for who in told.characters}
    before = {who.name: who.voice.dialect for who in MARKET.characters}
    assert {name for name in voices if voices[name] != before[name]} == {"老周"}


def test_a_sign_half_as_it_was_is_no_second_one() -> None:
    told = after("两处要改：①招牌显示“老周海鲜” ②比例换16:9", MARKET)
    assert [sign.text for sign in told.shots[4].lettering] == ["老周海鲜"]
    assert told.aspect_ratio == "16:9"


def test_a_sentence_without_kana_is_chinese_in_a_japanese_plan() -> None:
    plan = plan_of("ショット1（4秒）：海。\nショット2（3秒）：漁師の鉄男「だめだな。」")
    assert [shot.seconds for shot in after("最后一个镜头加长2秒，前面不动", plan).shots] == [4, 5]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("滴的一声去掉，换鸟叫", {"s4.sound.effects": ["鸟叫"]}),
        ("第三个镜头晃一点，像手持拍的", {"s3.movement": "handheld"}),
    ],
)
def test_a_wish_in_plain_words_sets_what_it_means(said: str, expected: dict[str, Any]) -> None:
    assert changes(said, MARKET) == expected


def test_a_new_narration_goes_where_it_is_put() -> None:
    told = after("加旁白“天还没亮透。”放在第一镜", MARKET).shots[0].dialogue
    assert [(line.text, line.voice_over) for line in told] == [("天还没亮透。", True)]


def test_what_is_not_plain_is_asked_about() -> None:
    assert isinstance(answer("能不能一镜到底？", MARKET), Question)


def test_a_name_is_given_to_the_one_who_was_spoken_of() -> None:
    told = after("小雅换成男生，短头发，名字叫阿树", MARKET)
    assert [who.name for who in told.characters if "短头发" in who.looks] == ["阿树"]

"""Feedback as people put it in Japanese: what they like, what they deny, what they leave out."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved, Edited, Moved
from callsheet.generator.plan import VideoPlan

from .saying import after, answer, changes

HARBOUR = """【カット割り】16:9／計20秒
C1　5秒　引き。漁港の夜明け、カモメの声。
C2　5秒　ミディアム。漁師の鉄男が網を引きながら、ぶっきらぼうに「今日はだめだな」。
C3　6秒　孫の蒼がバケツを覗きこみ「じいちゃん、これ動いてる」。
C4　4秒　古い看板のクローズアップ。「港食堂」の文字。"""
SHOP = (
    "夜のコンビニ。店員の佐伯がレジで眠そうに「いらっしゃいませ」と言う。"
    "老婦人が「肉まん一つ」と頼む。佐伯は「売り切れです」と申し訳なさそうに答える。"
    "音楽は静かなピアノ、雨の音。12秒。"
)


def changed(said: str, text: str = HARBOUR) -> VideoPlan:
    plan = plan_of(text)
    assert "まだ変えていません" not in answer(said, plan).reply
    return after(said, plan)


@pytest.mark.parametrize(
    "said",
    [
        "鉄男さん渋くて最高です！もう直すところないので、これで作っちゃってください",
        "漁港の画が好きです。このまま進めてもらって大丈夫です",
        "文句なしです、作成に進んでください",
    ],
)
def test_praise_beside_consent_is_asked_about_by_nobody(said: str) -> None:
    assert isinstance(answer(said, plan_of(HARBOUR)), Approved)


def test_a_like_with_a_but_is_no_consent_and_goes_into_no_plan() -> None:
    said = "個人的にはすごく好きなんですが、クライアントがカモメの声は嫌だと"
    assert not isinstance(answer(said, plan_of(HARBOUR)), (Approved, Edited))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2カット目が5秒だと間延びするので4秒で", [5, 4, 6, 4]),
        ("C1は3秒で十分です。余ったぶんは最後の看板に回してください", [3, 5, 6, 6]),
        ("C1の船底、もうちょい見せたいのであと2秒足してください", [7, 5, 6, 4]),
        ("最後のふたつは分けなくていいです。まとめて9秒で", [5, 5, 9]),
        (
            "鉄男がぶっきらぼうに言うカットを二つに割って。前半2秒は手だけ、後半3秒でセリフ",
            [5, 2, 3, 6, 4],
        ),
    ],
)
def test_a_length_stands_behind_its_reason(said: str, seconds: list[float]) -> None:
    assert [shot.seconds for shot in changed(said).shots] == seconds


@pytest.mark.parametrize(
    ("said", "place", "seconds"),
    [
        ("C1とC2の間に時計のアップを1.5秒", 2, 1.5),
        ("夜明けと漁師のあいだに、舟のアップを2秒はさんでください", 2, 2),
        ("最後に2秒、砂に残った足跡だけのカットを足してほしい", 5, 2),
    ],
)
def test_a_picture_between_two_shots_is_a_new_one(said: str, place: int, seconds: float) -> None:
    before, after = plan_of(HARBOUR).shots, changed(said).shots
    assert after[place - 1].seconds == seconds
    assert [s for n, s in enumerate(after, 1) if n != place] == list(before)


@pytest.mark.parametrize(
    "said", ["2カット目と3カット目ぎゃくにして", "2と3を逆に。そうしてください"]
)
def test_two_shots_change_places_and_nothing_is_pasted(said: str) -> None:
    before, after = plan_of(HARBOUR).shots, changed(said).shots
    assert list(after) == [before[0], before[2], before[1], before[3]]


@pytest.mark.parametrize(
    ("said", "ratio"),
    [
        ("縦横比は4:3でお願いできますか", "4:3"),
        ("16:9はやめて9:16で", "9:16"),
        ("21:9の横長でお願いします", "21:9"),
        ("①横長やめて9:16 ②C1を4秒に", "9:16"),
    ],
)
def test_a_format_is_the_one_that_is_not_denied(said: str, ratio: str) -> None:
    assert changed(said).aspect_ratio == ratio


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("看板の字は浜食堂に変更で", ["浜食堂"]),
        ("看板の港食堂、浜食堂に書き換えといて", ["浜食堂"]),
        ("「港」じゃなくて「みなと食堂」が正です", ["みなと食堂"]),
        ("看板に何も書かないで", []),
    ],
)
def test_a_sign_is_worded_anew_without_marks(said: str, texts: list[str]) -> None:
    assert [sign.text for sign in changed(said).shots[-1].lettering] == texts


@pytest.mark.parametrize(
    ("said", "place", "value"),
    [
        ("売り切れって言うとこ、「あいにく、もう」に変えて", "text", "あいにく、もう"),
        ("佐伯の「売り切れです」、もっと冷たい感じで", "delivery", "冷たい"),
        ("佐伯の「売り切れです」、「もう無いです」に差し替え", "text", "もう無いです"),
        ("佐伯の最後のセリフ、「もう無いです」に変えてもらえますか", "text", "もう無いです"),
        ("佐伯の売り切れですってセリフ、「もう無いです」に変えといて", "text", "もう無いです"),
        ("最後のセリフは佐伯じゃなくて老婦人が言ったほうがよくない？そうして", "character", "c2"),
    ],
)
def test_a_line_is_called_by_a_few_of_its_words(said: str, place: str, value: str) -> None:
    before, after = plan_of(SHOP).lines, changed(said, SHOP).lines
    assert getattr(after[-1], place).startswith(value)
    assert after[:-1] == before[:-1]


@pytest.mark.parametrize("said", ["ピアノはやめてください", "ピアノいらないかも。取っちゃって"])
def test_music_goes_and_no_politeness_comes_for_it(said: str) -> None:
    assert all(shot.sound.music is None for shot in changed(said, SHOP).shots)


def test_who_speaks_an_accent_is_called_by_a_trade() -> None:
    assert changed("漁師は広島弁にしてください").character("c1").voice.dialect == "Hiroshima"


def test_a_doubt_beside_a_length_is_not_seen_in_the_shot() -> None:
    after = changed("悪くないけど、C2がちょっと長いかな。4秒で")
    assert [shot.seconds for shot in after.shots] == [5, 4, 6, 4]
    assert [s.action for s in after.shots] == [s.action for s in plan_of(HARBOUR).shots]


def test_a_wish_that_ends_in_may_you_is_no_question() -> None:
    after = changed("雨の音、消してもらっていいですか", SHOP)
    assert not any("雨" in effect for shot in after.shots for effect in shot.sound.effects)


def test_somebody_new_speaks_instead_of_who_is_denied() -> None:
    said = (
        "「肉まん一つ」って、言うのは老婦人じゃなくて警官のほうがよくないですか？そう変えてください"
    )
    after = changed(said, SHOP)
    assert after.character(after.lines[1].character).name == "警官"
    assert [line.text for line in after.lines] == [line.text for line in plan_of(SHOP).lines]


def test_who_is_told_apart_is_called_by_that_alone() -> None:
    text = "駅前で高校生ふたり、背の高い方が「先行くぞ」、背の低い方が「待ってよ」。8秒。"
    after = changed("低い子のせりふ「置いてくなよ」にへんこう！", text)
    assert [line.text for line in after.lines] == ["先行くぞ", "置いてくなよ"]


TEA = (
    "夜明けの茶畑で、祖父・源蔵（70代）が新芽を摘みながら「今年はええ葉だに」とつぶやく。"
    "孫の結が「一番茶、まだある？」と聞く。最後に、コピー「一杯ぶんの、朝。」を画面下に。"
    "ナレーション（女性）「朝露、はじまります。」15秒。"
)


@pytest.mark.parametrize(
    ("said", "place", "value"),
    [
        ("コピーの「朝。」は「朝」（句点なし）が正でした", "text", "一杯ぶんの、朝"),
        ("ナレーションは結の声で", "speaker", "結"),
        ("源蔵は60代に変更で", "name", "源蔵"),
        ("茶畑じゃなくて桑畑にして", "action", "桑畑"),
    ],
)
def test_a_word_that_stands_elsewhere_too_changes_where_it_is_meant(
    said: str, place: str, value: str
) -> None:
    after = changed(said, TEA)
    told = {
        "text": [sign.text for shot in after.shots for sign in shot.lettering],
        "speaker": [after.character(after.lines[-1].character).name],
        "name": [who.name for who in after.characters],
        "action": [word for shot in after.shots for word in (shot.action[3:5], shot.action[4:6])],
    }
    assert value in told[place]
    assert [line.text for line in after.lines] == [line.text for line in plan_of(TEA).lines]


def test_silence_behind_what_is_not_found_takes_no_other_line() -> None:
    outcome = answer("最後の「あれ」やっぱいらない、無言で", plan_of(TEA))
    assert not isinstance(outcome, Edited)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("C2はアップで　字幕は要らないです", {"s2.framing": "close-up", "avoid": "字幕"}),
        ("C2→3秒　看板の文字→「本日休業」", {"s2.seconds": 3.0}),
        ("C2は固定だと地味なので手持ちで", {"s2.movement": "handheld"}),
        ("C2とC3を一つにまとめて。合わせて8秒で。", {"s2.seconds": 8.0}),
    ],
)
def test_a_wide_blank_parts_wishes_and_reasons_set_nothing(
    said: str, told: dict[str, object]
) -> None:
    found = changes(said, plan_of(HARBOUR))
    assert {place: found[place] for place in told} == told
    assert {place.split(".")[0] for place in found} <= {"s2", "s4", "avoid", "shots"}


def test_an_impression_behind_a_wish_takes_no_other_line_out() -> None:
    plan = changed("鉄男のセリフはなくしましょう。黙ってるほうが沁みる気がするんですよね")
    assert [line.text for line in plan.lines] == ["じいちゃん、これ動いてる"]


def test_somebody_whose_line_went_to_another_keeps_the_rest() -> None:
    said = "「売り切れです」は老婦人が言うようにして。佐伯は黙っててOK"
    assert [line.text for line in changed(said, SHOP).lines] == [
        line.text for line in plan_of(SHOP).lines
    ]


@pytest.mark.parametrize(
    "said",
    ["社内の承認が取れました。レンダリングをお願いします", "これで本番回しましょう"],
)
def test_an_order_to_make_the_film_is_consent(said: str) -> None:
    assert isinstance(answer(said, plan_of(HARBOUR)), Approved)


def test_what_was_undone_is_done_again() -> None:
    said = "取り消したけど、やっぱりさっきのほうで"
    moved = answer(said, plan_of(HARBOUR), can_undo=True, can_redo=True)
    assert isinstance(moved, Moved)
    assert moved.to == "redo"


def test_a_shot_that_nobody_knows_is_asked_about_and_no_other_changes() -> None:
    said = "C1の後ろに、手のカットを2秒で差し込んで。教室のシーンは2秒に減らして"
    lengths = [shot.seconds for shot in after(said, plan_of(HARBOUR)).shots]
    assert lengths == [5, 2, 5, 6, 4]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("看板のみなとはもう古いので「浜」にしたいです", "浜 食堂"),
        ("看板の「みなと」を「浜」に変えてください", "浜 食堂"),
    ],
)
def test_a_word_of_a_sign_gives_way_alone(said: str, text: str) -> None:
    plan = plan_of(HARBOUR.replace("港食堂", "みなと 食堂"))
    assert [sign.text for shot in after(said, plan).shots for sign in shot.lettering] == [text]


@pytest.mark.parametrize(
    "said", ["一発撮りのまま、途中で手のアップに2回切り替えてください", "佐伯、慌てないで"]
)
def test_what_excludes_itself_or_only_forbids_is_pasted_nowhere(said: str) -> None:
    assert not isinstance(answer(said, plan_of(SHOP)), Edited)


def test_a_sound_rings_without_a_word_for_sound() -> None:
    shots = after("最後のカットで遠くの鐘が鳴るようにして", plan_of(HARBOUR)).shots
    assert "鐘" in "".join(shots[-1].sound.effects)
    assert all("鐘" not in "".join(shot.sound.effects) for shot in shots[:-1])


def test_who_is_named_behind_the_bracket_speaks() -> None:
    plan = plan_of("ショット1（4秒）：道場。\n[セリフ／低く、静かに] 黒瀬：「構えろ」")
    assert [plan.character(line.character).name for line in plan.lines] == ["黒瀬"]


@pytest.mark.parametrize(
    "said", ["鉄男は画面に出さないで声だけにして", "鉄男は声だけで、画面には出さない"]
)
def test_who_is_only_heard_keeps_their_line(said: str) -> None:
    told = after(said, plan_of(HARBOUR))
    first = told.lines[0]
    assert (first.text, first.voice_over) == ("今日はだめだな", True)
    assert told.shots[3].lettering


@pytest.mark.parametrize(
    "said", ["鉄男、港じゃなくて山から来た人に変更", "蒼は食堂出身じゃなくて市場出身の子にして"]
)
def test_where_somebody_is_from_changes_no_sign(said: str) -> None:
    plan, outcome = plan_of(HARBOUR), answer(said, plan_of(HARBOUR))
    told = after(said, plan) if isinstance(outcome, Edited) else plan
    assert [s.lettering for s in told.shots] == [s.lettering for s in plan.shots]


def test_a_sign_has_the_new_words_where_the_old_ones_go() -> None:
    told = after("看板、港食堂やめて「浜食堂」にしてください", plan_of(HARBOUR))
    assert [sign.text for sign in told.shots[3].lettering] == ["浜食堂"]


@pytest.mark.parametrize(
    "said",
    ["横について走るカメラはやめて、クレーンで上から", "横に並走するのやめてクレーンで上から"],
)
def test_a_camera_that_goes_is_where_the_new_one_comes(said: str) -> None:
    plan = plan_of("C1　4秒　引き。朝の港。\nC2　5秒　カメラが横について走る。鉄男が坂を走る。")
    told = after(said, plan)
    assert [shot.movement for shot in told.shots] == ["static", "crane down"]


def test_another_voice_for_the_narrator_is_no_consent() -> None:
    plan = plan_of(HARBOUR + "\nナレーション「海は待たない。」")
    said = "ナレーションは女性ではなく年配の男性の声でお願いします。文章はこのままで結構です。"
    assert isinstance(answer(said, plan), Edited)


@pytest.mark.parametrize(
    "said", ["音楽はウクレレがいい", "BGMはウクレレだけで", "音楽はウクレレで、ほかの音楽はなし"]
)
def test_music_is_what_is_wanted_and_no_more(said: str) -> None:
    plan = plan_of(SHOP)
    assert {shot.sound.music for shot in after(said, plan).shots} == {"ウクレレ"}


@pytest.mark.parametrize(
    "said",
    [
        "C3で蒼が覗いてるの、バケツじゃなくて木箱にして",
        "バケツより木箱のほうがいいかも。変えて",
        "C3はバケツじゃなくて木箱がいいな",
        "蒼が覗くのはバケツじゃなくて木箱がいい",
        "C3はバケツをやめて木箱に",
    ],
)
def test_a_thing_gives_way_to_the_bare_new_one(said: str) -> None:
    plan = plan_of(HARBOUR)
    told = after(said, plan)
    assert told.shots[2].action == "孫の蒼が木箱を覗きこみ"
    assert [who.looks for who in told.characters] == [who.looks for who in plan.characters]


def test_the_one_who_becomes_another_is_not_called_by_what_is_denied() -> None:
    plan = plan_of("C1　4秒　石段を猫が下りる。\nC2　3秒　鳥居。")
    assert "三毛猫" in [w.name for w in after("猫は黒猫じゃなくて三毛猫で", plan).characters]


def test_a_moment_of_silence_makes_the_shot_longer() -> None:
    told = after("C2の頭に1秒の間を", plan_of(HARBOUR))
    assert [shot.seconds for shot in told.shots] == [5, 6, 6, 4]


def test_a_voice_from_outside_the_picture_is_no_manner() -> None:
    line = after("鉄男が画面の外から言う感じで", plan_of(HARBOUR)).lines[0]
    assert line.voice_over
    assert "面の外" not in (line.delivery or "")


def test_every_scene_is_each_of_them() -> None:
    told = after("全部のカットを1秒ずつ長く", plan_of(HARBOUR))
    assert [shot.seconds for shot in told.shots] == [6, 6, 7, 5]

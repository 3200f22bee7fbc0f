"""Requests as people type them: what is said in passing belongs to somebody, or to all of it."""

import pytest
from callsheet.agent.director import plan_of


def test_she_is_the_woman_of_the_last_sentence():
    plan = plan_of(
        "My grandma Rosa is making coffee and my cousin Javi walks in late. "
        'She goes "Look who it is." Javi, still yawning, goes "It\'s Sunday, abuela."'
    )
    names = {who.id: who.name for who in plan.characters}
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [names[line.character] for line in lines] == ["Rosa", "Javi"]


@pytest.mark.parametrize(
    ("words", "music"),
    [
        ("Shot 1: a lighthouse. A piano plays softly throughout.\nShot 2: a door.", "piano"),
        ("Shot 1: a kitchen, an old radio bolero the whole time.\nShot 2: a cup.", "bolero"),
        ("镜头1：奶奶炸油条，收音机里一直放着豫剧。\n镜头2：一只碗。", "豫剧"),
        ("カット1：灯台。ずっとピアノの曲が流れる。\nカット2：ドア。", "ピアノ"),
        ("컷 1: 등대. 내내 피아노 선율이 흐른다.\n컷 2: 문.", "피아노"),
        ("Plano 1: un faro, suena un bolero todo el tiempo.\nPlano 2: una puerta.", "bolero"),
    ],
)
def test_what_plays_throughout_plays_in_every_shot(words: str, music: str):
    plan = plan_of(words)
    assert len(plan.shots) == 2
    assert all(music in (shot.sound.music or "") for shot in plan.shots)


def test_a_bracket_behind_where_somebody_is_tells_of_them():
    plan = plan_of("Shot 1: A runner in the rain (woman, late 20s) stops.\nShot 2: Her face.")
    (runner,) = plan.characters
    assert "woman" in runner.looks
    assert plan.shots[1].characters == (runner.id,)


def test_who_owns_something_is_no_second_person():
    plan = plan_of("A snail named Bernard delivers mail. Close-up on Bernard's proud face.")
    assert [who.name for who in plan.characters] == ["Bernard"]


def test_a_shorter_name_of_a_thing_is_that_thing():
    plan = plan_of("Shot 1: Mia talks to a yellow rubber duck.\nShot 2: the rubber duck squeaks.")
    assert len(plan.characters) == 2
    assert set(plan.shots[1].characters) < set(plan.shots[0].characters)


def test_letters_that_appear_are_nobody():
    plan = plan_of("A red door opens. White letters fade in: AERO.")
    assert not plan.characters
    assert [sign.text for shot in plan.shots for sign in shot.lettering] == ["AERO"]


def test_who_is_named_between_commas_acts_in_the_picture():
    plan = plan_of(
        'Shot 1: Walt, an old keeper, knocks on the door. Walt: "Lamp\'s out."\n'
        'Shot 2: the guard, Dee, opens up and snaps: "Light it yourself."'
    )
    assert plan.shots[0].action == "Walt, an old keeper, knocks on the door"
    assert plan.shots[1].action == "the guard, Dee, opens up"
    assert plan.shots[1].sound.effects == ()


def test_a_list_of_the_cast_may_part_names_by_dashes():
    plan = plan_of(
        "Characters: PRIYA - Indian English, sharp suit; DEAN - Scouse, courier, soaked.\n"
        'The lift stops. Dean: "Third time this week." Priya: "Third?"'
    )
    priya, dean = plan.characters
    assert (priya.voice and priya.voice.dialect) == "Indian"
    assert (dean.voice and dean.voice.dialect) == "Scouse"
    assert "courier" in dean.looks


def test_what_the_camera_does_is_seen():
    plan = plan_of(
        "汽车广告，一镜到底，10秒，冷色调：镜头贴着海面飞来，一辆银色跑车迎面驶来，"
        "最后停在车标上，出现文字“驭风”。"
    )
    (shot,) = plan.shots
    assert "银色跑车" in shot.action
    assert "停在车标上" in shot.action


def test_turning_back_is_no_speech():
    plan = plan_of(
        "奶奶在灶台边炸油条。奶奶头也不回地说：“还知道起来？”司机老方擦着玻璃，回头说：“末班啦。”"
    )
    assert plan.shots[-1].action == "司机老方擦着玻璃，回头"
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.delivery for line in lines] == ["头也不回", None]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "Three shots. We open wide on a canal lock. In the second shot, medium, Dot leans on "
            "the gate. In the third and last shot, a close-up, a tin mug.",
            ["a canal lock", "Dot leans", "a tin mug"],
        ),
        (
            "分三个镜头。先是戈壁上的气象站，老乔走来。然后是屋里，老乔拿起对讲机。桌上有只猫。"
            "最后是满天星星，老乔坐在屋顶。",
            ["戈壁", "屋里", "满天星星"],
        ),
    ],
)
def test_words_of_order_count_off_the_shots_asked_for(words: str, shown: list[str]):
    shots = plan_of(words).shots
    assert len(shots) == len(shown)
    assert all(told in shot.action for told, shot in zip(shown, shots, strict=True))


@pytest.mark.parametrize(
    ("words", "scene"),
    [
        ("Rosa (78, purple cardigan) is making coffee in a tiny kitchen.", "a tiny kitchen"),
        ("Ana prepara café en una cocina y su primo entra tarde.", "una cocina"),
        ("母が台所でお好み焼きを焼いて、猫が鳴く。", "台所"),
        ("Dawn in a mossy village. A snail leaves.", "Dawn in a mossy village"),
    ],
)
def test_a_scene_is_a_place_and_no_sentence(words: str, scene: str):
    assert plan_of(words).shots[0].scene == scene


def test_a_shot_has_no_place_of_a_later_one():
    plan = plan_of("Shot 1: a charging case opens.\nShot 2: a runner stops in a park at night.")
    assert [shot.scene for shot in plan.shots] == ["", "a park at night"]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        (
            "焚き火のそばの老僧が振り向きもせず「刀を置け。火は噛まん」お菊は鼻で笑って"
            "「火は噛まぬが、人は噛む」",
            ["老僧", "菊"],
        ),
        ("いとこのケンタが入ってくる。ケンタがあくびしながら「日曜だよ」と言う。", ["ケンタ"]),
        ("女の子・あかり（息をのんで）「わあ……七色！」", ["あかり"]),
        (
            '모닥불 옆 노승이 고개도 안 돌리고 "검을 내려놓게." 여검객 설화가 웃는다. '
            '설화가 피식 웃으며 "사람은 물지요."',
            ["노승", "설화"],
        ),
        (
            '두식이 못 알아듣고 자기 딸 보라에게 "야가 뭐라 카노?" 하고 속삭이자, '
            '보라가 또박또박 "배고프대요."라고 통역한다.',
            ["두식", "보라"],
        ),
        ('휴대폰 화면에서 손녀 하린이 밝게 "할아버지, 밥 드셨어요?"', ["하린"]),
        ("女生安安惊呼：“哇，七种！”守夜人头也不抬：“把刀放下。”", ["安安", "守夜人"]),
        (
            "Plano 1, plano general: Leonora baja la escalera y dice:\n—¿Otra vez te vas?\n\n"
            "Plano 2, primerísimo primer plano de Fabricio, que responde:\n—No me voy. Me echan.",
            ["Leonora", "Fabricio"],
        ),
        (
            "Shot 1, wide of the hall: Ana walks.\n"
            'Shot 2, close-up of Fabio, who answers:\n"I am not leaving."',
            ["Fabio"],
        ),
    ],
)
def test_whoever_acts_before_words_says_them(words: str, speakers: list[str]):
    plan = plan_of(words)
    names = {who.id: who.name for who in plan.characters}
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [names[line.character] for line in lines] == speakers


def test_an_accent_behind_a_line_is_of_that_line():
    plan = plan_of(
        'Rosa le suelta "Mira quién llegó." con acento puertorriqueño y Javi, bostezando, '
        'le dice "Es domingo, abuela."'
    )
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.dialect for line in lines] == ["Puerto Rican", None]
    assert not any("acento" in shot.action for shot in plan.shots)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("Shot 1: rain.\nShot 2: a door.\nShot 3: a hat.\n\nThey last 5, 4 and 6 s.", [5, 4, 6]),
        ("Plano 1: lluvia.\nPlano 2: una puerta.\n\nDuran 5 y 4 segundos.", [5, 4]),
        ("镜头1：雨。\n镜头2：门。\n镜头3：帽子。\n\n时长分别是5秒、4秒、6秒。", [5, 4, 6]),
        ("【尺】16秒（4秒×4カット）\nカット1：雨\nカット2：扉\nカット3：傘\nカット4：空", [4] * 4),
    ],
)
def test_seconds_may_be_told_in_a_row(words: str, seconds: list[float]):
    plan = plan_of(words)
    assert [shot.seconds for shot in plan.shots] == seconds
    assert not plan.notes


def test_seconds_inside_something_are_those_of_the_video():
    plan = plan_of("Quiero una escena de 12 segundos dentro de un ascensor. Ana espera.")
    assert sum(shot.seconds for shot in plan.shots) == 12


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        (
            "Then an animation of the moon with the labels New, Half and Full.",
            ["New", "Half", "Full"],
        ),
        (
            "Luego una animación de las fases con los rótulos Nueva, Media y Llena.",
            ["Nueva", "Media", "Llena"],
        ),
        ("0〜5秒: チャーハンのアップ。画面下に「魔法のチャーハン」。", ["魔法のチャーハン"]),
        ('마지막 컷은 라떼 클로즈업에 "오늘의 스페셜".', ["오늘의 스페셜"]),
    ],
)
def test_signs_told_in_passing_are_read_and_nobody(words: str, signs: list[str]):
    plan = plan_of(words)
    assert [sign.text for shot in plan.shots for sign in shot.lettering] == signs
    assert not plan.characters


def test_an_animation_at_the_end_shows_something():
    plan = plan_of("林老师说：“看！”最后动画演示蓝光在空气里到处乱跳，字幕“散射”。")
    assert "蓝光" in plan.shots[-1].action


@pytest.mark.parametrize("words", ["Luz roja. Un gato duerme.", "Cambia la Luna. Un gato duerme."])
def test_a_word_that_may_be_a_name_is_none_without_a_reason(words: str):
    assert [who.name for who in plan_of(words).characters] == ["gato"]


def test_a_screenplay_may_number_its_scenes():
    plan = plan_of(
        "S#1. 버스 정류장 / 낮\n\n은호(20대)가 벤치에 앉아 있다.\n\n"
        "은호\n(시계를 보며) 버스 와요?\n\n"
        "S#2. 버스 안 / 해질녘\n\n은호, 창밖을 본다.\n\n은호 (N)\n버스가 아니었다.\n\n"
        "안내방송 (E)\n다음은 종점입니다.\n"
    )
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.text for line in lines] == ["버스 와요?", "버스가 아니었다.", "다음은 종점입니다."]
    assert [line.voice_over for line in lines] == [False, True, True]


def test_a_line_may_be_the_name_of_a_field():
    plan = plan_of("CAPTAIN IMANI (calm, Kenyan English): Status.\nROBOT: Three engines.\n")
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.text for line in lines] == ["Status.", "Three engines."]
    assert lines[0].dialect == "Kenyan"


def test_music_without_an_instrument_is_music():
    plan = plan_of("A bottle against the sunrise. Music: slow piano, no drums.")
    assert plan.shots[0].sound.music == "slow piano"


def test_a_framing_in_capitals_is_no_title():
    plan = plan_of(
        '1) EWS empty diner. 4s\n2) MS Frankie (40s) wipes the bar, bored: "Closed." 4s\n'
        "3) CU Frankie nods. 3s"
    )
    assert [who.name for who in plan.characters] == ["Frankie"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("1. 鐵門拉起來，5秒，遠景\n2. 木頭招牌的特寫，4秒", "鐵門拉起來"),
        ("1. A cat yawns, 5 s, wide\n2. A dog sleeps on a red rug, 4 s", "A cat yawns"),
    ],
)
def test_what_stands_before_the_seconds_of_a_shot_is_seen(words: str, shown: str):
    assert plan_of(words).shots[0].action == shown


def test_a_title_behind_a_name_is_that_person():
    plan = plan_of(
        "カット1：宮田先生の顔が浮かび上がる。先生、ささやき声で「月は光ってると思う？」\n"
        "カット2：窓の外。画面の外から先生の声だけが聞こえる「答えは考えてきて」"
    )
    (teacher,) = plan.characters
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert {line.character for line in lines} == {teacher.id}
    assert [line.voice_over for line in lines] == [False, True]


def test_a_narrator_keeps_the_name_before_the_bracket():
    plan = plan_of('Un pueblo. Narrador (voz en off, acento peruano): "Dicen que la nube duerme."')
    assert [who.name for who in plan.characters] == ["Narrador"]


def test_what_somebody_is_and_their_name_behind_a_dot_is_one_person():
    plan = plan_of("ベテランの職長・郷田（50代）が手元を見て、低い声で「よか。それでよか」")
    assert [who.name for who in plan.characters] == ["郷田"]


def test_a_kind_of_voice_is_nobody_and_no_sign():
    plan = plan_of(
        "My dog Biscuit is a news anchor. He says in a super serious British newsreader voice "
        '"breaking news: the mailman has returned."'
    )
    (biscuit,) = plan.characters
    (line,) = (line for shot in plan.shots for line in shot.dialogue)
    assert (line.character, line.dialect) == (biscuit.id, "British")
    assert not any(shot.lettering for shot in plan.shots)
    assert plan.shots[-1].action == "Biscuit speaks"


@pytest.mark.parametrize(
    "words",
    [
        "A cat yawns on a red tub. Camera is locked off until the end, where it pushes in.",
        "Un gato duerme en la cocina. La cámara es fija hasta el final, donde se acerca.",
    ],
)
def test_what_the_camera_does_for_a_while_is_no_shot(words: str):
    (shot,) = plan_of(words).shots
    assert "amera" not in shot.action
    assert "ámara" not in shot.action


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "场一　内　车厢　夜\n\n老秦坐在下铺剥石榴。\n\n米朵（压低嗓子）：叔，您这石榴哪儿买的？"
            "\n\n场二　内　车厢　清晨\n\n列车员推着小车经过。\n\n列车员：临潼站快到了。\n\n"
            "米朵翻了个身。",
            [("米朵", "叔，您这石榴哪儿买的？"), ("列车员", "临潼站快到了。")],
        ),
        (
            "镜头一（5s）水滴宝宝“嘟嘟”躺着晒太阳。\n镜头二（5s）嘟嘟飘上天。嘟嘟：哇，我会飞啦！",
            [("嘟嘟", "哇，我会飞啦！")],
        ),
        (
            "摊主康大娘吆喝：“胡饼！”诗人李十二笑笑：“能赊账么？”"
            "康大娘白他一眼，没好气地回：“写诗能当饭吃？”",
            [("康大娘", "胡饼！"), ("李十二", "能赊账么？"), ("康大娘", "写诗能当饭吃？")],
        ),
        (
            "自動門叮咚一聲，穿西裝、淋成落湯雞的香港遊客衝進來，用廣東話問：「有冇遮賣呀？」",
            [("遊客", "有冇遮賣呀？")],
        ),
        (
            "16:9\n\n| Toma | Dur. | Imagen | Habla | Texto |\n|---|---|---|---|---|\n"
            "| 1 | 3 s | Noche, la vereda | - | - |\n"
            "| 2 | 5 s | Nacho barre | Nacho | Estamos cerrando, maestra. |\n"
            "| 3 | 4 s | Bruna mira | Bruna (suplicando) | Por favor. |\n",
            [("Nacho", "Estamos cerrando, maestra."), ("Bruna", "Por favor.")],
        ),
        (
            "Plano medio de Encarna, la ferretera, 60 años. Mira una pieza oxidada y suelta: "
            '"Esto es una reliquia."',
            [("Encarna", "Esto es una reliquia.")],
        ),
        (
            "사이에 낀 교환학생 메이는 접시를 들고 중국어로 “我只是来吃炸鸡的。”라고 한다.",
            [("메이", "我只是来吃炸鸡的。")],
        ),
        (
            '엄마가 청소기 들고 "뭉치야 나와, 안 혼낼게" 살살 달래듯이 말함.',
            [("엄마", "뭉치야 나와, 안 혼낼게")],
        ),
        (
            "カット1（5秒）番台のハルさんが「ゆっくりあったまって」\n"
            "カット2（5秒）湯船につかった大学生の翔太のアップ。目を閉じて小声で「生き返る……」",
            [("ハル", "ゆっくりあったまって"), ("翔太", "生き返る……")],
        ),
    ],
)
def test_lines_are_of_whoever_the_shot_shows(words: str, said: list[tuple[str, str]]):
    plan = plan_of(words)
    names = {who.id: who.name for who in plan.characters}
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [(names[line.character], line.text) for line in lines] == said


def test_a_field_of_narration_may_tell_the_voice():
    plan = plan_of(
        "片名：旅行记\n旁白：女声，温柔，语速慢\n\n镜头一（5s）湖面。旁白：太阳一晒，水越来越轻。"
    )
    lines = [line.text for shot in plan.shots for line in shot.dialogue]
    assert lines == ["太阳一晒，水越来越轻。"]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("入口の看板に「松の湯 十時まで」。猫が寝る。", "松の湯 十時まで"),
        ("李十二捧着饼咬一口，片尾打上“长安胡饼”。", "长安胡饼"),
        ('Insert: the parcel shakes. A stamp on it reads "FRAGILE-ISH"', "FRAGILE-ISH"),
    ],
)
def test_more_things_bear_words(words: str, sign: str):
    plan = plan_of(words)
    assert [read.text for shot in plan.shots for read in shot.lettering] == [sign]
    assert not any(shot.dialogue for shot in plan.shots)


def test_seconds_of_each_shot_may_stand_in_one_bracket():
    plan = plan_of(
        "Three shots, 12 seconds altogether (5, 3, 4). One: a corridor. Two: a torch. "
        "Three: a door."
    )
    assert [shot.seconds for shot in plan.shots] == [5, 3, 4]


def test_signs_beside_names_in_a_table_are_no_lines():
    plan = plan_of(
        "Ana runs a bakery.\n\n| # | sec | picture | character | on-screen text |\n"
        "|---|---|---|---|---|\n| 1 | 3 | an oven | Ana | OPEN |\n"
        "| 2 | 4 | a door | Ana | CLOSED |\n"
    )
    assert not any(shot.dialogue for shot in plan.shots)
    assert [sign.text for shot in plan.shots for sign in shot.lettering] == ["OPEN", "CLOSED"]


@pytest.mark.parametrize(
    ("words", "delivery", "dialect"),
    [
        ("トメ「（小声で）寒いなあ」\n倉橋「そうか」", "小声で", None),
        ("トメ「（津軽弁で、怒って）寒いなあ」\n倉橋「そうか」", "怒って", "Tohoku"),
        (
            "○駅・待合室（夜）\n\n老婆のトメが座っている。\n\n"
            "トメ「（津軽弁で）寒いなあ」\n倉橋「そうか」",
            None,
            "Tohoku",
        ),
    ],
)
def test_a_direction_inside_the_marks_is_not_spoken(
    words: str, delivery: str | None, dialect: str | None
):
    lines = [line for shot in plan_of(words).shots for line in shot.dialogue]
    assert [line.text for line in lines] == ["寒いなあ", "そうか"]
    assert (lines[0].delivery, lines[0].dialect) == (delivery, dialect)


def test_a_laugh_inside_the_marks_is_not_spoken():
    plan = plan_of('Ana says "(whispering) come here." Tom answers "(laughs) no way." 8 seconds')
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.text for line in lines] == ["come here.", "no way."]


def test_who_is_listed_behind_a_way_of_speaking_says_nothing():
    plan = plan_of(
        "角色：外婆：七十多岁，讲四川话；老周：五十岁，制服有点皱\n"
        "镜头一（5秒）公车上山\n镜头二（6秒）外婆：「谢谢你等我。」"
    )
    lines = [line.text for shot in plan.shots for line in shot.dialogue]
    assert lines == ["谢谢你等我。"]


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        (
            "15秒广告。黑底，屏幕文字「静夜 Air」「摘下，就醒了」。",
            ["静夜 Air", "摘下，就醒了"],
        ),
        ("壁の看板には「足元注意」とあり、駅員が「よし」と言う。6秒", ["足元注意"]),
        ('영수증에 "합계 5만원"이 찍혀 있고, 점원이 "네"라고 말한다. 8초', ["합계 5만원"]),
    ],
)
def test_what_stands_on_a_thing_is_read(words: str, signs: list[str]):
    assert [sign.text for shot in plan_of(words).shots for sign in shot.lettering] == signs


def test_a_slow_zoom_out_goes_out():
    plan = plan_of("Shot 1: slow zoom out, a crew waves.\nShot 2: slow pan left over a bay.")
    assert [shot.movement for shot in plan.shots] == ["zoom out", "pan left"]


@pytest.mark.parametrize(
    "words",
    [
        "Son tres planos, 12 segundos. En el primero, Leo come pan. En el segundo, ya de noche, "
        'una nube protesta: "¿Y esto?" Leo contesta: "Nada." En el tercero, Leo ríe.',
        "Three shots, 12 seconds. In the first, Leo eats bread. In the second, at night, a cloud "
        'protests: "What\'s this?" Leo answers: "Nothing." In the third, Leo laughs.',
    ],
)
def test_ordinals_with_a_comma_count_off_the_shots(words: str):
    plan = plan_of(words)
    assert [len(shot.dialogue) for shot in plan.shots] == [0, 2, 0]
    assert not any("third" in s.action or "tercero" in s.action for s in plan.shots)

"""What a plan shows, what it lets one hear, and what only tells who somebody is."""

import pytest
from callsheet.agent.director import plan_of


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("A man waits at a bus stop. We hear crickets, a train, and a dog barking.", "crickets"),
        ("A man waits at a bus stop. Background sounds: gulls and a distant horn.", "gulls"),
        ("一个男人在站台等车。背景音是海鸥和汽笛声，远处有狗叫。", "海鸥"),
        ("男の人がバス停で待つ。環境音はカラスと電車の音。遠くで犬が吠える声。", "カラス"),
        ("남자가 정류장에서 기다린다. 배경음은 갈매기랑 파도 소리.", "갈매기"),
        ("Un hombre espera el autobús. De fondo se oyen gaviotas y un perro.", "gaviotas"),
    ],
)
def test_what_is_only_heard_is_no_shot_and_nobody(words: str, heard: str):
    plan = plan_of(words)
    (shot,) = plan.shots
    assert [who.id for who in plan.characters] == list(shot.characters)
    assert len(plan.characters) == 1
    sound = ", ".join([shot.sound.ambience or "", *shot.sound.effects])
    assert heard in sound
    assert not sound.startswith(("We hear", "Background", "背景音", "環境音", "배경음", "De fondo"))


def test_somebody_who_acts_while_one_listens_is_seen():
    plan = plan_of("We hear thunder, and Tom runs to the barn.")
    assert [who.name for who in plan.characters] == ["Tom"]


def test_an_age_in_tens_is_no_length():
    plan = plan_of('1) A lighthouse. 3s\n2) The keeper (60s, beard) shouts: "Mayday!" 4s')
    assert [shot.seconds for shot in plan.shots] == [3, 4]


def test_a_name_and_its_seconds_alone_are_a_length():
    plan = plan_of("Shot 1: Anna (20s)\nShot 2: Ben (10s)")
    assert [shot.seconds for shot in plan.shots] == [20, 10]


def test_a_bracket_gives_its_part_of_a_story_its_seconds_and_its_framing():
    plan = plan_of(
        "A 15s reel. Open on hands tearing a loaf (2s, extreme close-up), then Rosa at the"
        ' counter tells a customer "No rye left."'
    )
    first, second = plan.shots
    assert (first.seconds, first.framing) == (2, "extreme close-up")
    assert first.action == "hands tearing a loaf"
    assert second.dialogue[0].text == "No rye left."


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ('The keeper (60s, beard) shouts into the radio: "Mayday!"', "The keeper shouts"),
        ("外婆（70多岁，围裙）在门口剥毛豆，笑着说：“来啦。”", "外婆在门口剥毛豆"),
        ("小鹿转身对镜头小声说：“别告诉他。”", "小鹿转身对镜头"),
    ],
)
def test_an_action_has_no_description_in_it_and_keeps_what_is_done_while_speaking(
    words: str, action: str
):
    (shot,) = plan_of(words).shots
    assert shot.action.startswith(action)
    assert not {"（", "("} & set(shot.action)


def test_what_an_adjective_says_of_a_thing_is_no_delivery():
    (shot,) = plan_of('Rosa holds a warm loaf and says "No rye left."').shots
    assert shot.dialogue[0].delivery is None
    (shot,) = plan_of('Rosa says in a warm voice "No rye left."').shots
    assert "warm" in (shot.dialogue[0].delivery or "")


def test_the_bracket_of_one_tells_nothing_of_another():
    plan = plan_of("外婆（70多岁，讲上海话）在门口，孙女小鹿（8岁）跑来喊：“我考了一百分！”")
    assert [who.name for who in plan.characters] == ["外婆", "小鹿"]
    assert plan.shots[0].dialogue[0].dialect is None
    assert plan.characters[0].voice is not None
    assert plan.characters[0].voice.dialect == "Shanghainese"


@pytest.mark.parametrize(
    "words",
    [
        'Rosa, she\'s from Seville, says "Se acabó."',
        'Rosa es de Sevilla y dice: "Se acabó."',
    ],
)
def test_where_somebody_comes_from_is_their_accent(words: str):
    assert plan_of(words).shots[0].dialogue[0].dialect == "Andalusian"


def test_a_shot_of_a_sign_alone_tells_of_the_sign():
    plan = plan_of('Hands knead dough. Then Rosa waves. End card: "MIGA".')
    assert plan.shots[-1].lettering[0].text == "MIGA"
    assert "dough" not in plan.shots[-1].action


def test_a_voice_alone_goes_on_over_what_is_seen():
    plan = plan_of('A chalkboard fills with sums. Students cheer. Narrator: "And so it began."')
    assert [len(shot.dialogue) for shot in plan.shots] == [0] * (len(plan.shots) - 1) + [1]
    assert plan.shots[-1].action.endswith("Students cheer")
    assert plan.shots[-1].dialogue[0].voice_over


def test_a_narrator_who_is_described_is_not_seen():
    plan = plan_of('A narrator (older woman, calm) says "It stopped." Macro shot of a watch.')
    assert all(line.voice_over for shot in plan.shots for line in shot.dialogue)
    assert not any(shot.characters for shot in plan.shots)


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("Lily, 5, sits on the floor.", "girl"),
        ("A boy (8) runs.", "boy"),
        ("孙女小葵（8岁）跑来。", "女孩"),
        ("Ana (6 años) corre.", "niña"),
    ],
)
def test_a_childs_age_makes_a_child(words: str, looks: str):
    (who,) = plan_of(words).characters
    assert who.looks.startswith(looks)


def test_a_child_known_by_another_noun_is_the_child():
    plan = plan_of("Su nieto corre hacia la plaza. El niño dice: «¡Abuela!»")
    assert [who.name for who in plan.characters] == ["nieto"]


def test_names_in_katakana_act_before_their_particle():
    plan = plan_of("ケンが泣く。リクが笑う。")
    assert [who.name for who in plan.characters] == ["ケン", "リク"]


def test_what_a_friend_has_is_nobody():
    plan = plan_of("友達の誕生日に送る動画。美咲が踊る。")
    assert "誕生日" not in [who.name for who in plan.characters]


def test_parts_of_a_list_of_views_are_shots():
    plan = plan_of("Drone view over a salt desert, then macro of the crystals, then a lone train.")
    assert len(plan.shots) == 3


def test_drums_alone_are_music():
    (shot,) = plan_of("A biker crosses the desert. Epic drums.").shots
    assert shot.sound.music == "Epic drums"


@pytest.mark.parametrize(
    ("words", "actions"),
    [
        ("厨房里，店员挽起袖子：“看我的！”", ["厨房里，店员挽起袖子"]),
        ("店员小雨飞快地擦桌子：“马上好！”", ["店员小雨飞快地擦桌子"]),
        ("两人相视一笑，老陈合上账本：“下班。”", ["两人相视一笑，老陈合上账本"]),
        ("母がふすまを開けて：「起きなさい。」", ["母がふすまを開けて"]),
        ("엄마가 창문을 열며: “일어나!”", ["엄마가 창문을 열며"]),
    ],
)
def test_what_is_done_before_a_colon_is_seen(words: str, actions: list[str]):
    assert [shot.action for shot in plan_of(words).shots] == actions


@pytest.mark.parametrize(
    "label", ["护士小林", "店员李小龙", "老谢，冷冷地", "하은 엄마", "伊丽莎白"]
)
def test_a_name_and_how_it_speaks_are_no_deed(label: str):
    (shot,) = plan_of(f"{label}：“好的，知道了。”").shots
    assert len(shot.dialogue) == 1
    assert shot.action.endswith(("说话", "말하는 모습"))


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("祖父が縁側で博多弁で「よか天気ばい」と言う。", "祖父が縁側で"),
        ("姉は窓を見て「雪だ」とため息まじりに指さす。", "姉は窓を見てため息まじりに指さす"),
        ("大阪から来た客が「なんでやねん」と言う。", "大阪から来た客が話す"),
        (
            '형이 신발을 벗고 전라도 사투리로 "아따 춥다잉" 하고 난로를 켠다.',
            "형이 신발을 벗고 난로를 켠다",
        ),
        ('언니가 짐을 들고 낮은 목소리로 "가자."', "언니가 짐을 들고"),
        (
            '기사가 문을 닫으며 "출발합니다." 승객은 고개를 끄덕인다.',
            "기사가 문을 닫으며. 승객은 고개를 끄덕인다",
        ),
    ],
)
def test_how_a_line_is_said_is_not_seen_and_what_goes_on_behind_it_is(words: str, action: str):
    (shot,) = plan_of(words).shots
    assert shot.action == action


@pytest.mark.parametrize(
    ("words", "movement"),
    [
        ("風が吹き、木の葉が揺れる。", "static"),
        ("少年が丘で空を見上げる。", "static"),
        ("港町。手持ちで追う。", "handheld"),
        ("들판. 카메라가 천천히 위로 상승한다.", "crane up"),
    ],
)
def test_what_moves_in_the_picture_moves_no_camera(words: str, movement: str):
    assert plan_of(words).shots[0].movement == movement


def test_short_sentences_in_which_something_happens_are_seen():
    actions = [
        plan_of(words).shots[0].action
        for words in (
            "男が座る。長い沈黙。",
            "셰프가 웃는다. 불이 붙는다.",
            "阿强低头唱歌。全场鼓掌。",
        )
    ]
    assert actions == ["男が座る。長い沈黙", "셰프가 웃는다. 불이 붙는다", "阿强低头唱歌。全场鼓掌"]


def test_those_of_one_kind_who_are_told_apart_are_not_the_pair():
    plan = plan_of("两只狗在雪地里。黄狗叼着球：“来追我！”黑狗摇着尾巴：“等等我！”")
    names = {who.id: who.name for who in plan.characters}
    assert [names[line.character] for shot in plan.shots for line in shot.dialogue] == [
        "黄狗",
        "黑狗",
    ]


def test_a_name_given_once_is_theirs_at_the_head_of_a_clause():
    plan = plan_of("孙女以晴坐在门口。外公说：“回家吧。”以晴头也没抬，补一句：“再等等。”")
    names = {who.id: who.name for who in plan.characters}
    assert [names[line.character] for shot in plan.shots for line in shot.dialogue] == [
        "外公",
        "以晴",
    ]


def test_a_wide_comma_begins_no_decimals():
    assert sum(shot.seconds for shot in plan_of("孩子在雨里跑。16:9，20秒。").shots) == 20


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("첫 컷은 빈 교실. 다음은 칠판을 지우는 손 클로즈업. 마지막은 종이 울리는 복도.", 3),
        ("1컷: 텅 빈 골목, 비가 내린다. 2컷: 우산을 든 아이. 3컷: 아이가 웃는다.", 3),
        ('첫 장면은 부엌. 두 번째 장면, 형이 "밥 먹자." 세 번째 장면은 빈 식탁.', 3),
        ("第一个镜头是海。下一个镜头是云上的鸟。最后一个镜头是晚霞。", 3),
        ("三个镜头。第一个镜头是码头。接着渔夫撒网。第三个镜头是鱼市。", 3),
    ],
)
def test_shots_counted_in_part_and_told_by_then_are_all_shots(words: str, count: int):
    assert len(plan_of(words).shots) == count


def test_what_leads_on_from_a_counted_shot_is_not_seen():
    plan = plan_of("第一個鏡頭是清晨的碼頭。第二個鏡頭她笑了。")
    assert plan.shots[0].action == "清晨的碼頭"
    plan = plan_of("첫 장면은 부두. 두 번째 장면에서 어부가 그물을 던진다.")
    assert plan.shots[1].action == "어부가 그물을 던진다"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("小冰块（透明，戴围巾）从冰箱里滑出来，喊：“好热呀！”", {"小冰块"}),
        ("孫のひなたが庭を走る。", {"ひなた"}),
        ("学生が来る。パン屋さんの朝。", {"学生"}),
        ("修车师傅老周拧紧螺丝。老周笑了。", {"老周"}),
        ('학생 톰(미국인, 금발)이 "안녕하세요?"', {"톰"}),
    ],
)
def test_who_is_there_is_told_by_name(words: str, names: set[str]):
    assert {who.name for who in plan_of(words).characters} == names


def test_the_end_of_another_verb_is_no_sound():
    (shot,) = plan_of("그네가 혼자 흔들린다. 아이가 엄지를 치켜세운다.").shots
    assert not shot.sound.effects
    assert shot.action == "그네가 혼자 흔들린다. 아이가 엄지를 치켜세운다"


@pytest.mark.parametrize("sign", ["ROSA", "ROSA & FIGLI"])
def test_a_sign_in_capitals_is_read_once_and_names_nobody(sign: str):
    plan = plan_of(f"10 s ad. A cat naps. End on the shop front at dawn, the sign reads {sign}.")
    assert [(read.text, read.place) for read in plan.shots[-1].lettering] == [(sign, "sign")]
    assert [who.name for who in plan.characters] == ["cat"]


def test_a_place_is_told_from_where_it_is_named_on():
    first, second = plan_of("Mei runs for a bus. Then Mei waits on a pier.").shots
    assert "pier" in second.scene
    assert "pier" not in first.scene


@pytest.mark.parametrize(
    ("words", "looks", "delivery"),
    [
        ('Petrov, Russian, forties, shaved head: "Again."', "forties, shaved head", None),
        ('Liu, calm, a young woman with a braid: "I touched nothing."', "braid", "calm"),
        ("老张（东北口音，大胡子）：“你这马咋横着走？”", "大胡子", None),
        ("小林（女，短发，小声）：“规则不一样。”", "短发", "小声"),
        ('Luis, el cubano, bigote, cansado: "Ya voy, hombre."', "bigote", "cansado"),
        ("佐藤（50代、作業着、疲れた声）「もう帰ろう。」", "作業着", "疲れた声"),
        ('민수(30대, 안경, 속삭이며): "조용히 해."', "안경", "속삭이며"),
    ],
)
def test_what_stands_behind_a_name_is_looks_or_delivery(
    words: str, looks: str, delivery: str | None
):
    plan = plan_of(words)
    (who,) = plan.characters
    (line,) = [line for shot in plan.shots for line in shot.dialogue]
    assert looks in who.looks
    assert line.delivery == delivery


def test_a_group_is_its_members_wherever_it_is_spoken_of():
    plan = plan_of(
        'Two astronauts argue. Petrov, Russian: "You touched it." Liu, a young woman: "I did not."'
    )
    assert [who.name for who in plan.characters] == ["Petrov", "Liu"]
    assert list(plan.shots[0].characters) == [who.id for who in plan.characters]


def test_speech_that_is_given_next_is_not_asked_for():
    assert "argue" not in " ".join(plan_of('Ana and Bo argue. Ana: "No!" Bo: "Yes!"').notes)
    assert "argue" in " ".join(plan_of("Ana and Bo argue in a lift.").notes)


@pytest.mark.parametrize(
    "words",
    [
        'A 12 s ad. A bike waits. Voiceover (British man, dry): "The city is doors." soft piano',
        "12 s. Una bici espera sola. Voz en off (hombre): «La ciudad es puertas.» Piano suave",
    ],
)
def test_a_voice_goes_on_over_the_picture_and_is_nobody_in_it(words: str):
    plan = plan_of(words)
    (shot,) = plan.shots
    assert not shot.characters
    assert shot.dialogue[0].voice_over
    assert "piano" in (shot.sound.music or "").lower()


def test_a_voice_alone_makes_no_shot_beside_those_that_are_counted():
    plan = plan_of(
        'Two shots. A bike leans on a wall. The rider unfolds it. Voiceover: "Fold. Go. Repeat."'
    )
    assert len(plan.shots) == 2
    assert "Fold" in plan.shots[-1].dialogue[0].text


def test_music_and_ambience_told_for_the_whole_are_heard_in_every_shot():
    plan = plan_of("A boy runs through rain. Then a girl opens a door. Upbeat piano throughout.")
    assert len(plan.shots) > 1
    assert all("piano" in (shot.sound.music or "") for shot in plan.shots)


def test_who_laughs_between_the_lines_is_seen():
    plan = plan_of('A boy asks, "Do they get full?" Everyone laughs. Ms. Okafor smiles: "Never."')
    assert "Everyone laughs" in " ".join(shot.action for shot in plan.shots)


def test_what_a_colon_leads_to_is_not_spoken_where_speech_has_its_marks():
    plan = plan_of(
        'A teacher explaining plants to kids: Ms. Okafor waves a leaf. She says "Plants eat light."'
    )
    assert [line.text for shot in plan.shots for line in shot.dialogue] == ["Plants eat light."]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ('She nods. Rosa shrugs: "Never, and that is that."', "Rosa shrugs"),
        ('Ms. Okafor smiles: "Never, children."', "Ms. Okafor smiles"),
        ('Iván (17, sudadera roja) susurra: "Te dije que no lo tocaras".', "Iván habla"),
    ],
)
def test_a_deed_before_a_line_is_seen_and_a_bracket_of_looks_is_not(words: str, action: str):
    assert action in [shot.action for shot in plan_of(words).shots]


def test_clothes_end_before_the_verb():
    plan = plan_of("Un señor mayor con boina le contesta a la camarera: «Como siempre, hija».")
    assert "con boina" in plan.characters[0].looks
    assert "contesta" not in plan.characters[0].looks


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("帮我拍一条抖音，宣传我们的书店。老板娘擦书架。客人推门进来。", "老板娘擦书架"),
        ("花屋さんのPR動画を作って。店主がバラを束ねる。客が笑う。", "店主がバラを束ねる"),
        (
            "우리 꽃집 홍보 영상 만들어 줘. 사장님이 장미를 다듬는다. 손님이 웃는다.",
            "사장님이 장미를 다듬는다",
        ),
    ],
)
def test_what_a_video_is_for_is_no_shot_beside_a_story(words: str, action: str):
    assert plan_of(words).shots[0].action == action


def test_a_wish_alone_is_what_is_seen():
    (shot,) = plan_of("做一个城市夜景短片。").shots
    assert shot.action == "城市夜景"


@pytest.mark.parametrize(
    "words",
    [
        "镜头一：海边日出。镜头二：渔夫撒网。镜头三：鱼市喧闹。24秒。轻快的音乐。",
        "カット1：朝の海。カット2：漁師が網を投げる。カット3：市場。24秒。",
        "1컷: 바다. 2컷: 어부가 그물을 던진다. 3컷: 시장. 24초.",
        "Shot 1: a beach. Shot 2: a fisherman. Shot 3: a market. 24 seconds.",
    ],
)
def test_a_length_alone_behind_the_last_shot_is_that_of_all(words: str):
    assert sum(shot.seconds for shot in plan_of(words).shots) == 24


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("警備員の三崎（眠そう）が座る。猫が来る。三崎「……え？」猫が逃げる。", "三崎", "……え？"),
        ("黒板の前で先生が「はじめます。」と言う。", "先生", "はじめます。"),
        ("外教指着黑板问：“Are you ready?”", "外教", "Are you ready?"),
        ("看護師が振り向く。受話器から子どもの声「寒いよ」。", "子どもの声", "寒いよ"),
    ],
)
def test_who_says_a_line_beside_a_sign_or_behind_a_name(words: str, name: str, said: str):
    plan = plan_of(words)
    names = {who.id: who.name for who in plan.characters}
    assert [(names[x.character], x.text) for s in plan.shots for x in s.dialogue] == [(name, said)]


@pytest.mark.parametrize(
    ("words", "text", "place"),
    [
        ("老爸甩面。最后落在门口的招牌：老谢面馆。", "老谢面馆", "门口的招牌"),
        (
            "ナレーション「会いに行こう。」最後に白地に「あけぼの塾」のロゴ。",
            "あけぼの塾",
            "白地に",
        ),
    ],
)
def test_what_a_sign_bears_is_read(words: str, text: str, place: str):
    read = plan_of(words).shots[-1].lettering
    assert [(one.text, one.place) for one in read] == [(text, place)]


def test_two_of_one_trade_have_each_their_own_name_and_accent():
    plan = plan_of("셰프 민재와 셰프 올리버(영국인)가 마주 본다. 민재: “시작하죠.”")
    accents = {who.name: who.voice and who.voice.dialect for who in plan.characters}
    assert accents == {"민재": None, "올리버": "British"}


def test_a_sentence_that_tells_a_name_names_whom_it_speaks_of():
    plan = plan_of('A fisherman boards a boat. His name is Breixo. He says: "The sea waits."')
    assert [who.name for who in plan.characters] == ["Breixo"]


def test_who_acts_right_before_more_words_in_a_line_says_them():
    plan = plan_of('Customer: "Americano, please", the barista points at himself: "Canadiano."')
    names = {who.id: who.name for who in plan.characters}
    said = [names[line.character] for shot in plan.shots for line in shot.dialogue]
    assert said == ["Customer", "barista"]


def test_somebody_may_speak_over_the_picture():
    plan = plan_of('Detective Cole (gravel voice) in voiceover: "She walked in." A door opens.')
    (line,) = [line for shot in plan.shots for line in shot.dialogue]
    assert [who.name for who in plan.characters] == ["Detective Cole"]
    assert line.voice_over


def test_what_a_framed_thing_bears_is_read():
    (shot,) = plan_of('A 6 s clip. Close on the cake: "60 & FABULOUS" in pink icing.').shots
    assert [read.text for read in shot.lettering] == ["60 & FABULOUS"]


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("Use @Image 1 as the hero and @Image 2 as her dog. They run on a beach.", "Use"),
        ("Explainer, 45 seconds, for our app Packly. A woman stares at boxes.", "Packly"),
        ("Anuncio, 20 s, para mi cafetería. Una mujer sirve café.", "para mi"),
    ],
)
def test_what_only_tells_of_the_video_is_not_seen(words: str, never: str):
    assert not any(never in shot.action for shot in plan_of(words).shots)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("10초. 눈 덮인 마을. 음악은 없이 바람 소리랑 종소리만.", "바람 소리랑 종소리"),
        ("10초. 눈 덮인 마을. 배경음악은 빼고 바람 소리만 넣어 주세요.", "바람 소리"),
        ("10秒。雪の村。音楽なしで風の音と鐘の音だけ。", "風の音と鐘の音"),
        ("10秒。雪の村。音楽はなし、風の音だけ。", "風の音"),
    ],
)
def test_what_a_ban_leaves_is_heard(told: str, heard: str):
    (shot,) = plan_of(told).shots
    assert ", ".join(filter(None, (shot.sound.ambience, *shot.sound.effects))) == heard
    assert shot.sound.music is None


def test_a_ban_is_no_part_of_the_music_behind_it():
    plan = plan_of("10초. 눈 덮인 마을. 글씨는 절대 넣지말고 bgm은 신나는 edm")
    assert not plan.lettering_allowed
    (shot,) = plan.shots
    assert shot.sound.music == "bgm은 신나는 edm"


def test_a_dish_is_no_animal():
    plan = plan_of('10초. 지은이가 닭다리를 들고 "내일부터지"라고 말한다. 옆에 닭이 한 마리 있다.')
    assert sorted(who.name for who in plan.characters) == ["닭", "지은"]
    assert [x.character for x in plan.lines] == [
        next(who.id for who in plan.characters if who.name == "지은")
    ]

"""What a request states, in the plan: requests of many kinds, each with the facts it must keep."""

from dataclasses import dataclass, field

import pytest
from callsheet.agent.director import plan_of


@dataclass
class Case:
    """A request and what its plan must say."""

    said: str
    seconds: float | None = None
    lines: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(name of the speaker, words)"""
    ratio: str | None = None
    shots: int | None = None
    dialects: list[str | None] | None = None
    languages: list[str] | None = None
    lettering: list[str] = field(default_factory=list[str])
    over: list[bool] | None = None
    deliveries: list[str] | None = None
    movements: list[str] | None = None
    framings: list[str] | None = None


CASES = {
    "prose with pronouns": Case(
        "A woman in a blue dress waits at a bus stop in the rain. A stranger offers her his "
        'umbrella. "Take it," he says. She shakes her head. "I like the rain," she whispers.',
        lines=[("stranger", "Take it,"), ("woman", "I like the rain,")],
        deliveries=["", "whispers"],
    ),
    "an inline list": Case(
        "Three shots, 14 seconds total, no music. 1) Wide: a lighthouse in a storm. 2) Medium "
        'shot, slow push in: the keeper, an old man with a Welsh accent, shouts: "Mayday!" '
        '3) Close-up of the radio: a woman\'s voice answers, "We hear you."',
        seconds=14,
        shots=3,
        lines=[("keeper", "Mayday!"), ("woman", "We hear you.")],
        dialects=["Welsh", None],
        framings=["wide", "medium", "close-up"],
        movements=["static", "dolly in", "static"],
    ),
    "an unbroken take with words between": Case(
        "One unbroken twenty-second handheld take. A clerk stamps a parcel; for a second nobody "
        "looks up, then the stamp falls.",
        seconds=20,
        shots=1,
    ),
    "an unbroken take in Chinese": Case(
        "一个不间断的十四秒手持镜头，渔夫收网，有一秒钟水面一动不动。", seconds=14, shots=1
    ),
    "a scene in Spanish with lines without marks": Case(
        "ESCENA 1 — EXT. MUELLE. ALBA (5 s)\nPlano general. La capitana, Segunda, una gallega, "
        "mira el mar.\nSEGUNDA (con acento gallego): Hoy no sale nadie, rapaz.\n\nESCENA 2 — INT. "
        "CABINA (7 s)\nPlano medio de un grumete, Colin.\nCOLIN (en inglés, acento galés): But the "
        "fish won't wait.\nCOLIN (bajito, en español): Vale... mi capitana.\nSuena una sirena.",
        seconds=12,
        lines=[
            ("Segunda", "Hoy no sale nadie, rapaz."),
            ("Colin", "But the fish won't wait."),
            ("Colin", "Vale... mi capitana."),
        ],
        shots=2,
    ),
    "dashes, and a mother known by her son": Case(
        "Un patio en Valentina, de noche. Brígida tiende la ropa; su hijo Eloy entra con la "
        "heladera portátil.\n\n—¿No descansas? —pregunta él, dejando la heladera.\n\n"
        "—Ya descansaré —contesta ella sin volverse—. Trae las pinzas.\n\n"
        "—Toma —murmura él.",
        lines=[
            ("Eloy", "¿No descansas?"),
            ("Brígida", "Ya descansaré"),
            ("Brígida", "Trae las pinzas."),
            ("Eloy", "Toma"),
        ],
    ),
    "a mother known by her daughter": Case(
        "Late at night in a flat. Ottoline darns a sock; her daughter Wren comes in. "
        '"Still up?" she whispers. Ottoline nods. "Still up," she says.',
        lines=[("Wren", "Still up?"), ("Ottoline", "Still up,")],
    ),
    "a nickname, words that go on, and a pronoun for who was there": Case(
        "整个车间都把老韩叫“活字典”。下班前，他又量了一遍零件，一声不吭。新来的徒工阿苗端着茶走近，"
        "他眼也没抬：“差一毫米。”阿苗低下头。“我量过的，”他搓着手，“可能看错了。”",
        lines=[("老韩", "差一毫米。"), ("阿苗", "我量过的，"), ("阿苗", "可能看错了。")],
    ),
    "a nickname behind a name": Case(
        'The whole yard calls Ewan, the welder, "the Lighthouse". He checks the seam again. The '
        'new apprentice, Posy, comes closer; he does not look up: "One more pass."',
        lines=[("Ewan", "One more pass.")],
    ),
    "a column of lines and sounds": Case(
        "| Shot | Time | Picture | Dialogue / SFX |\n|---|---|---|---|\n| 1 | 2 s | A pot on a hob "
        '| water boiling |\n| 2 | 4 s | Gran lifts the lid | Gran (whispers): "Nearly there." |',
        seconds=6,
        shots=2,
        lines=[("Gran", "Nearly there.")],
    ),
    "the heading of a Cantonese scene with fields": Case(
        "第4場　景：碼頭倉庫　時：深夜　人：阿標、老周\n\n"
        "△ 阿標推開鐵門。\n阿標：（壓低聲）貨呢？\n老周：仲喺船上。",
        lines=[("阿標", "貨呢？"), ("老周", "仲喺船上。")],
    ),
    "a Korean name that comes again": Case(
        "염전 주인 만석(예순)이 소금을 민다. 도시에서 온 기자 세라가 다가오자 "
        "만석이 전라도 사투리로 크게 부른다. "
        '"거 미끄러운께 조심하쇼!" 세라가 웃으며 "네." 하고 답한다.',
        lines=[("만석", "거 미끄러운께 조심하쇼!"), ("세라", "네.")],
        dialects=["Jeolla", None],
    ),
    "lettering without marks, and an accent told below a table": Case(
        "| Shot | Length | Picture | Audio |\n|---|---|---|---|\n| 1 | 3 s | A mug on a bench, "
        "printed with MILDLY HEROIC | gulls |\n| 2 | 4 s | Grandpa Cuthbert lifts it | CUTHBERT: "
        '"Fair enough." |\n\nCuthbert has a soft Jamaican accent.',
        lines=[("Cuthbert", "Fair enough.")],
        dialects=["Jamaican"],
        lettering=["MILDLY HEROIC"],
    ),
    "a display and a voice in the ear": Case(
        "Petra creeps along the balcony while the HUD shows a blinking objective, REACH THE LIGHT "
        'BOOTH. Her handler, Moss, crackles over the earpiece, "Slower." Petra whispers back, '
        '"Then hum something."',
        lines=[("Moss", "Slower."), ("Petra", "Then hum something.")],
        over=[True, False],
        lettering=["REACH THE LIGHT BOOTH"],
    ),
    "a slow pan to the left": Case(
        "Shot 1 (4 s): slow pan left, a harbour at dawn.\nShot 2 (3 s): pan gently to the left, "
        "boats.\nShot 3 (3 s): slow pan across the nets.",
        shots=3,
        movements=["pan left", "pan left", "pan right"],
    ),
    "a colon that leads to what is seen": Case(
        "The girl thinks for a moment, lifts the lid and shows him what is there: a beetle, quite "
        'asleep. "He is resting," she says. 8 seconds.',
        lines=[("girl", "He is resting,")],
    ),
    "time ranges in prose": Case(
        "Commercial, 20 sec, 16:9. [0-5s] Macro of beans falling. [5-12s] A barista slides a cup "
        'to a tired nurse. Barista: "Long night?" Nurse (yawning): "You have no idea." [12-20s] '
        'Logo "NORTHWIND" on black, voice-over says "Wake gently." No subtitles.',
        seconds=20,
        shots=3,
        ratio="16:9",
        lines=[
            ("Barista", "Long night?"),
            ("nurse", "You have no idea."),
            ("voice-over", "Wake gently."),
        ],
        over=[False, False, True],
        lettering=["NORTHWIND"],
    ),
    "numbers that are no lengths": Case(
        'Vertical, 9 seconds: a clerk in her 40s says: "Give me 3 minutes and 2 stamps." '
        "A clock shows 10:45.",
        seconds=9,
        ratio="9:16",
        lines=[("clerk", "Give me 3 minutes and 2 stamps.")],
    ),
    "quoted words that are not spoken": Case(
        'The so-called "expert" reads a novel called "Slow Fire" under a sign that says "NO DOGS".',
        lines=[],
        lettering=["NO DOGS"],
    ),
    "a line in another language": Case(
        'A tram at dawn. The driver says in Korean, "다음 역입니다." A boy answers: "Where?"',
        lines=[("driver", "다음 역입니다."), ("boy", "Where?")],
        languages=["ko", "en"],
    ),
    "Chinese prose": Case(
        "办公室，深夜。会计小赵盯着屏幕，叹气道：“又错了。”隔壁工位的王姐走过来，"
        "用天津话打趣：“嘛呢这是？”小赵苦笑：“它先动的手。”十一秒，横屏。",
        seconds=11,
        ratio="16:9",
        lines=[("小赵", "又错了。"), ("王姐", "嘛呢这是？"), ("小赵", "它先动的手。")],
        dialects=[None, "Tianjin", None],
    ),
    "Traditional Chinese fields": Case(
        "時間：10秒。比例：1:1。場景：台北捷運車廂。女孩哼著歌，對面的阿伯用台語說："
        "「妳的歌很好聽。」女孩臉紅，小聲回答：「謝謝。」",
        seconds=10,
        ratio="1:1",
        lines=[("阿伯", "妳的歌很好聽。"), ("女孩", "謝謝。")],
        dialects=["Hokkien", None],
    ),
    "a Chinese script in fields": Case(
        "【场景】雨夜的出租车内\n【人物】司机老马（五十岁，山东口音）、女乘客林薇（二十多岁）\n"
        "【时长】15秒\n【台词】\n老马：姑娘，去哪儿啊？\n林薇（小声）：随便开吧。",
        seconds=15,
        lines=[("老马", "姑娘，去哪儿啊？"), ("林薇", "随便开吧。")],
        dialects=["Shandong", None],
    ),
    "Japanese prose": Case(
        "夜の屋上。高校生の蓮が星を見ている。「明日、引っ越すんだ」と蓮が小さな声で言う。"
        "隣の美咲は笑って「知ってた」と答える。8秒、横型。",
        seconds=8,
        ratio="16:9",
        lines=[("蓮", "明日、引っ越すんだ"), ("美咲", "知ってた")],
    ),
    "a Japanese conversation": Case(
        "コンビニの前で、女子高生が肉まんを割って友達に渡す。「はい、半分こ」「大きい方くれた？」"
        "10秒の縦動画。",
        seconds=10,
        ratio="9:16",
        lines=[("女子高生", "はい、半分こ"), ("友達", "大きい方くれた？")],
    ),
    "Korean prose": Case(
        '비 오는 포장마차, 15초. 사장님이 전라도 사투리로 "아따, 한 잔 더 혀" 하고 웃는다. '
        '회사원 준호는 고개를 저으며 "내일 출근해야죠"라고 대답한다. 벽에는 "외상 사절"이라고 '
        "적힌 종이가 붙어 있다.",
        seconds=15,
        lines=[("사장님", "아따, 한 잔 더 혀"), ("준호", "내일 출근해야죠")],
        dialects=["Jeolla", None],
        lettering=["외상 사절"],
    ),
    "Spanish prose": Case(
        "Una estación vacía, 12 segundos. El revisor, con acento argentino, le dice a la anciana: "
        '"Este tren no sale más." Ella sonríe y responde: "Entonces lo espero." Sin música.',
        seconds=12,
        lines=[("revisor", "Este tren no sale más."), ("anciana", "Entonces lo espero.")],
        dialects=["Argentine", None],
    ),
    "Spanish dashes": Case(
        "Cocina, noche. —¿Cuánto falta? —pregunta el chef. 8 segundos.",
        seconds=8,
        lines=[("chef", "¿Cuánto falta?")],
    ),
    "a voice-over by somebody in the picture": Case(
        'Shot 1 - 5 sec: Tracking shot behind Elena. V.O. (Elena): "The land speaks."\n'
        'Shot 2 - 4 sec: Close-up of her hand. V.O.: "Today I heard it."',
        seconds=9,
        lines=[("Elena", "The land speaks."), ("Elena", "Today I heard it.")],
        over=[True, True],
        movements=["tracking", "static"],
    ),
    "JSON": Case(
        '{"duration": 9, "aspect_ratio": "1:1", "scenes": [{"duration": "4s", "shot": "wide", '
        '"description": "a snail waits", "dialogue": [{"character": "Snail", "line": "I win."}]}, '
        '{"duration": "5s", "camera_movement": "zoom in", "description": "a turtle yawns"}]}',
        seconds=9,
        ratio="1:1",
        shots=2,
        lines=[("Snail", "I win.")],
        framings=["wide", "medium"],
        movements=["static", "zoom in"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_stated_is_kept(name: str) -> None:
    case = CASES[name]
    plan = plan_of(case.said)
    said = [(plan.character(line.character).name, line.text) for line in plan.lines]
    assert [words for _, words in said] == [words for _, words in case.lines]
    for (who, _), (wanted, _) in zip(said, case.lines, strict=True):
        assert wanted.casefold() in who.casefold()
    shown = [lettering.text for shot in plan.shots for lettering in shot.lettering]
    assert shown == case.lettering
    found = {
        "seconds": plan.seconds,
        "ratio": plan.aspect_ratio,
        "shots": len(plan.shots),
        "dialects": [line.dialect for line in plan.lines],
        "languages": [line.language for line in plan.lines],
        "over": [line.voice_over for line in plan.lines],
        "movements": [shot.movement for shot in plan.shots],
        "framings": [shot.framing for shot in plan.shots],
    }
    for fact, value in found.items():
        wanted = getattr(case, fact)
        assert wanted is None or value == wanted, fact
    for line, manner in zip(plan.lines, case.deliveries or [], strict=False):
        assert manner in (line.delivery or "")


@pytest.mark.parametrize(
    ("said", "banned"),
    [
        ("A fox runs. No text, no music.", True),
        ("狐狸奔跑。不要出现文字，不要音乐。", True),
        ("狐が走る。文字なし、BGMなし。", True),
        ("여우가 달린다. 글자도 넣지 말고 음악도 빼 주세요.", True),
        ("Un zorro corre. Sin rótulos y sin música.", True),
        ("A fox runs past a sign. Soft piano music.", False),
    ],
)
def test_bans_are_understood_in_every_language(said: str, banned: bool) -> None:
    plan = plan_of(said)
    assert plan.lettering_allowed is not banned
    assert bool(plan.avoid) is banned
    assert any(shot.sound.music for shot in plan.shots) is not banned


@pytest.mark.parametrize(
    ("said", "seconds", "action"),
    [
        ("Make me a 10 second ad for my bakery. A baker slices bread.", 10, "A baker slices bread"),
        ("A man waits for two seconds, then runs. 8 seconds.", 8, "A man waits for two seconds"),
        ("A 6 s clip of a dog, vertical: it jumps.", 6, "a dog"),
        ("一镜到底，竖屏，8秒：河边，女孩捧着灯笼走到水边，镜头跟拍。", 8, "女孩捧着灯笼走到水边"),
    ],
)
def test_words_on_the_video_leave_what_is_seen(said: str, seconds: float, action: str) -> None:
    plan = plan_of(said)
    assert plan.seconds == seconds
    assert action in plan.shots[0].action


@pytest.mark.parametrize(
    ("said", "speakers"),
    [
        ("A couple argues. She says 'You never listen.' He answers 'I drive.'", ["woman", "man"]),
        ("一对情侣在吵架。她说：“你从来不听。”他回答：“我在开车。”", ["女人", "男人"]),
    ],
)
def test_she_and_he_of_a_couple_are_two_people(said: str, speakers: list[str]) -> None:
    plan = plan_of(said)
    assert [plan.character(line.character).name for line in plan.lines] == speakers


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("A glass bottle on black stone, slow orbit, no people.", "A glass bottle on black stone"),
        ('Slow dolly in: a neon sign reads "OPEN".', 'a neon sign reads "OPEN"'),
        ("The bus passes without stopping, orchestral swell.", "The bus passes without stopping"),
        ("At 9:30 the ferry leaves. Cinematic, 4k.", "At 9:30 the ferry leaves"),
        ("孙女走进来，用四川话问：“吃饭了没得？”", "孙女走进来"),
        ("おばさんが振り返って「忘れ物！」と言う。BGMはピアノ。", "おばさんが振り返って"),
    ],
)
def test_an_action_holds_only_what_is_seen(said: str, action: str) -> None:
    assert [shot.action for shot in plan_of(said).shots] == [action]


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ("カット1（4秒）：陽太「これで十二個目です」。", "陽太", "これで十二個目です"),
        ("祖母の顔。広島弁で「お茶いれんさい」。", "祖母", "お茶いれんさい"),
        ("孫が振り向く。しょんぼりした声で「もう一回やりたい」。", "孫", "もう一回やりたい"),
        ("할머니의 얼굴. 부산 사투리로 “차 한잔 해라”", "할머니", "차 한잔 해라"),
        ("老人抬起头，用四川话“莫着急”。", "老人", "莫着急"),
        ('The grandmother looks up. In a soft voice: "Tea, dear"', "grandmother", "Tea, dear"),
    ],
)
def test_a_way_of_speaking_is_enough_for_speech(said: str, name: str, words: str) -> None:
    plan = plan_of(said)
    assert [(plan.character(x.character).name, x.text) for x in plan.lines] == [(name, words)]


@pytest.mark.parametrize("said", ["居酒屋「波」。", "新商品「しずく」を手に取る。"])
def test_a_name_in_quotation_marks_is_not_spoken(said: str) -> None:
    assert not plan_of(said).lines

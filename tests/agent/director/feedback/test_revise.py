"""What people say about a plan, and what changes: that, and nothing else."""

from typing import Any

import pytest
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import (
    Approved,
    Attachment,
    Edited,
    Moved,
    Outcome,
    Planned,
    Question,
    Request,
    Talk,
)
from callsheet.generator.plan import (
    VideoPlan,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from .saying import COOK, IDS, MEI, PLAN, TOM, Case, after, answer, changes

ENGLISH_SHOTS: list[Case] = [
    ("make shot 2 6 seconds", {"s2.seconds": 6.0}),
    ("the last one should be two seconds longer", {"s4.seconds": 5.0}),
    ("Shot 1: 3s, shot 2: 4s", {"s1.seconds": 3.0, "s2.seconds": 4.0}),
    ("can shot 1 be a little shorter?", {"s1.seconds": 3.0}),
    ("cut 1 second from shot 2 and give it to shot 4", {"s2.seconds": 4.0, "s4.seconds": 4.0}),
    ("trim the opening by half a second", {"s1.seconds": 3.5}),
    ("shot 3 twice as long, please", {"s3.seconds": 6.0}),
    ("2s for the first shot and 6s for the second", {"s1.seconds": 2.0, "s2.seconds": 6.0}),
    (
        "make the whole thing 20 seconds",
        {"s1.seconds": 5.5, "s2.seconds": 6.5, "s3.seconds": 4.0, "s4.seconds": 4.0},
    ),
    (
        "make shot 1 5 seconds but keep the total at 15",
        {"s1.seconds": 5.0, "s2.seconds": 4.5, "s4.seconds": 2.5},
    ),
    ("total 18s, shot 1 stays at 4", {"s2.seconds": 6.5, "s3.seconds": 4.0, "s4.seconds": 3.5}),
    ("all shots 3 seconds", {"s1.seconds": 3.0, "s2.seconds": 3.0}),
    ("Shot 2 feels too short, give it another second", {"s2.seconds": 6.0}),
    ("could you swap shots 2 and 3?", {"shots": ["s1", "s3", "s2", "s4"]}),
    ("move shot 4 to the front", {"shots": ["s4", "s1", "s2", "s3"]}),
    ("shot 3 before shot 2 please", {"shots": ["s1", "s3", "s2", "s4"]}),
    ("start with the umbrella shot", {"shots": ["s4", "s1", "s2", "s3"]}),
    ("the last shot should come right after the first", {"shots": ["s1", "s4", "s2", "s3"]}),
    ("reverse the order", {"shots": ["s4", "s3", "s2", "s1"]}),
    ("drop shot 1, we don't need it", {"shots": ["s2", "s3", "s4"]}),
    ("get rid of the last two shots", {"shots": ["s1", "s2"]}),
    ("only keep the first three shots", {"shots": ["s1", "s2", "s3"]}),
    ("another take of shot 3", {"s3.take": 2}),
    ("could you redo shot 2?", {"s2.take": 2}),
]
ENGLISH_SPEECH: list[Case] = [
    ('change "faster" to "quicker"', {"l2.text": "Fair. You were quicker."}),
    ('Tom\'s second line should be "Next time I win."', {"l3.text": "Next time I win."}),
    ('replace Tom\'s first line with "You win."', {"l2.text": "You win."}),
    ('instead of "Deal!" she says "Fine."', {"l4.text": "Fine."}),
    ('Mei\'s "Deal!" should be "You\'re on!"', {"l4.text": "You're on!"}),
    ("remove Tom's last line", {"s3.dialogue": ["l2"]}),
    ('drop the line "Deal!"', {"s4.dialogue": []}),
    ("nobody speaks in shot 3", {"s3.dialogue": []}),
    ("no talking at all", {"s2.dialogue": [], "s3.dialogue": [], "s4.dialogue": []}),
    ('give "Deal!" to Tom', {"l4.character": "tom", "l4.dialect": None}),
    ('Tom should say "Deal!" instead of Mei', {"l4.character": "tom", "l4.dialect": None}),
    (
        "Tom should sound Indian",
        {"tom.voice.dialect": "Indian", "l2.dialect": "Indian", "l3.dialect": "Indian"},
    ),
    (
        "Tom should be Irish, not British",
        {"tom.voice.dialect": "Irish", "l2.dialect": "Irish", "l3.dialect": "Irish"},
    ),
    (
        "make Tom Scottish and Mei Australian",
        {
            "mei.voice.dialect": "Australian",
            "tom.voice.dialect": "Scottish",
            "l1.dialect": "Australian",
            "l2.dialect": "Scottish",
            "l3.dialect": "Scottish",
            "l4.dialect": "Australian",
        },
    ),
    (
        "swap the accents",
        {
            "mei.voice.dialect": None,
            "tom.voice.dialect": "British",
            "l1.dialect": None,
            "l2.dialect": "British",
            "l3.dialect": "British",
            "l4.dialect": None,
        },
    ),
    ("make Mei sound more tired", {"l1.delivery": "tired", "l4.delivery": "tired"}),
    ("he should whisper his first line", {"l2.delivery": "whisper"}),
    ("Mei sounds too angry, make her softer", {"l1.delivery": "softer", "l4.delivery": "softer"}),
    (
        "Tom's lines in Japanese please",
        {"tom.voice.language": "ja", "l2.language": "ja", "l3.language": "ja"},
    ),
    ("no accent for Mei", {"mei.voice.dialect": None, "l1.dialect": None, "l4.dialect": None}),
]
ENGLISH_PICTURE: list[Case] = [
    ("make shot 3 a wide shot", {"s3.framing": "wide"}),
    ("shot 2 from a low angle and handheld", {"s2.angle": "low", "s2.movement": "handheld"}),
    ("a close-up instead of the over-the-shoulder in shot 3", {"s3.framing": "close-up"}),
    ("no handheld", {"s3.movement": "static"}),
    ("get closer in shot 4", {"s4.framing": "medium wide"}),
    ("zoom out instead of tracking in shot 4", {"s4.movement": "zoom out"}),
    ("make it vertical", {"aspect_ratio": "9:16"}),
    ("change to 9:16 and 1080p", {"aspect_ratio": "9:16", "resolution": "1080p"}),
    ("make it black and white", {"style": "warm neon light, black and white"}),
    ("less neon, more documentary", {"style": "warm light, documentary"}),
    ("dissolve into shot 4", {"s4.transition": "dissolve"}),
    (
        'the sign should read "OPEN"',
        {
            "s1.action": 'Steam rises from a dumpling stall with a neon sign "OPEN".',
            "s1.lettering": ["OPEN"],
        },
    ),
    ("change OPEN LATE to OPEN 24H", {"s4.lettering": ["OPEN 24H"]}),
    ("remove the end card", {"s4.lettering": []}),
    ('put "THE END" on the last shot', {"s4.lettering": ["OPEN LATE", "THE END"]}),
    ("no text at all", {"lettering_allowed": False, "s1.lettering": [], "s4.lettering": []}),
    ("turn on subtitles", {"subtitles": True}),
    ("no subtitles please", {"avoid": "subtitles"}),
    ("Mei wears a blue coat", {"mei.looks": "woman, thirties, a blue coat, short black hair"}),
    ("give Tom sunglasses", {"tom.looks": "tall man, grey beard, green jacket, sunglasses"}),
    ("Tom has no beard", {"tom.looks": "tall man, no beard, green jacket"}),
    (
        "call Tom Jack",
        {"tom.name": "Jack", "s3.action": "Jack lowers his chopsticks and puts down a brown bag."},
    ),
    ("take the cook out", {"characters": ["mei", "tom"], "s2.characters": ["mei"]}),
    (
        "he puts down a suitcase, not a bag",
        {"s3.action": "Tom lowers his chopsticks and puts down a suitcase."},
    ),
    (
        "in shot 4 they run instead of walking",
        {"s4.action": "They run away under an umbrella in the rain."},
    ),
    (
        "change the umbrella to a newspaper",
        {"s4.action": "They walk away under a newspaper in the rain."},
    ),
    ("no umbrella", {"s4.action": "They walk away in the rain.", "avoid": "umbrella"}),
    ("add a dog in shot 4", {"s4.action": "They walk away under an umbrella in the rain. A dog."}),
    (
        "replace the music with a soft piano",
        {
            "s1.sound.music": "soft piano",
            "s2.sound.music": "soft piano",
            "s3.sound.music": "soft piano",
            "s4.sound.music": "soft piano",
        },
    ),
    (
        "no music",
        {
            "s1.sound.music": None,
            "s2.sound.music": None,
            "s3.sound.music": None,
            "s4.sound.music": None,
        },
    ),
    (
        "swap the jazz for techno",
        {
            "s1.sound.music": "slow techno",
            "s2.sound.music": "slow techno",
            "s3.sound.music": "slow techno",
            "s4.sound.music": "slow techno",
        },
    ),
    ("quieter music in shot 2", {"s2.sound.music": "slow jazz, quieter"}),
    ("lose the rain", {"s4.sound.effects": []}),
    ("can we hear thunder in shot 4?", {"s4.sound.effects": ["rain", "thunder"]}),
    ("mute everything", {"audio": False}),
]
CHINESE: list[Case] = [
    ("把镜头2改成6秒", {"s2.seconds": 6.0}),
    ("第三个镜头再长一点", {"s3.seconds": 4.0}),
    ("第二个镜头减1秒，补给第四个", {"s2.seconds": 4.0, "s4.seconds": 4.0}),
    (
        "总时长改成20秒",
        {"s1.seconds": 5.5, "s2.seconds": 6.5, "s3.seconds": 4.0, "s4.seconds": 4.0},
    ),
    ("镜头1和镜头4对调", {"shots": ["s4", "s2", "s3", "s1"]}),
    ("把第四个镜头移到最前面", {"shots": ["s4", "s1", "s2", "s3"]}),
    ("最后两个镜头不要了", {"shots": ["s1", "s2"]}),
    ("镜头3重拍一条", {"s3.take": 2}),
    (
        "Tom应该用印度口音",
        {"tom.voice.dialect": "Indian", "l2.dialect": "Indian", "l3.dialect": "Indian"},
    ),
    ("她的语气再凶一点", {"l1.delivery": "凶", "l4.delivery": "凶"}),
    ("Tom第一句改成“You win.”", {"l2.text": "You win."}),
    ("把“faster”换成“quicker”", {"l2.text": "Fair. You were quicker."}),
    ("Tom最后一句不要了", {"s3.dialogue": ["l2"]}),
    (
        "镜头3的台词由Mei来说",
        {"s3.characters": ["tom", "mei"], "l2.character": "mei", "l3.character": "mei"}
        | {"l2.dialect": "British", "l3.dialect": "British"},
    ),
    ("能不能让Tom小声一点？", {"l2.delivery": "小声", "l3.delivery": "小声"}),
    ("镜头3改成全景，其他不变", {"s3.framing": "wide"}),
    ("镜头1固定机位", {"s1.movement": "static"}),
    ("不要手持", {"s3.movement": "static"}),
    ("改成竖屏", {"aspect_ratio": "9:16"}),
    ("画面上不要任何文字", {"lettering_allowed": False, "s1.lettering": [], "s4.lettering": []}),
    (
        "背景音乐换成钢琴",
        {
            "s1.sound.music": "钢琴",
            "s2.sound.music": "钢琴",
            "s3.sound.music": "钢琴",
            "s4.sound.music": "钢琴",
        },
    ),
    (
        "加点雷声",
        {
            "s1.sound.effects": ["sizzling pan", "雷声"],
            "s2.sound.effects": ["雷声"],
            "s3.sound.effects": ["雷声"],
            "s4.sound.effects": ["rain", "雷声"],
        },
    ),
    ("Mei换成蓝色外套", {"mei.looks": "woman, thirties, red coat, short black hair, 蓝色外套"}),
    ("别说“Deal!”，改说“Fine.”", {"l4.text": "Fine."}),
]
JAPANESE: list[Case] = [
    ("ショット2を6秒にして", {"s2.seconds": 6.0}),
    ("ショット3を1秒短くして、その分ショット1を伸ばして", {"s1.seconds": 5.0, "s3.seconds": 2.0}),
    (
        "全体を20秒にして",
        {"s1.seconds": 5.5, "s2.seconds": 6.5, "s3.seconds": 4.0, "s4.seconds": 4.0},
    ),
    ("ショット1とショット4を入れ替えてください", {"shots": ["s4", "s2", "s3", "s1"]}),
    ("2番目のショットを削除して", {"shots": ["s1", "s3", "s4"]}),
    (
        "Tomをスコットランド訛りにして",
        {"tom.voice.dialect": "Scottish", "l2.dialect": "Scottish", "l3.dialect": "Scottish"},
    ),
    ("Tomの最初のセリフを「You win.」に変えて", {"l2.text": "You win."}),
    ("「faster」を「quicker」に変えて", {"l2.text": "Fair. You were quicker."}),
    ("Tomの最後のセリフをカットして", {"s3.dialogue": ["l2"]}),
    ("Meiはもっと怒った口調で", {"l1.delivery": "怒った", "l4.delivery": "怒った"}),
    ("ショット3は俯瞰で。あとはそのままで。", {"s3.angle": "overhead"}),
    ("手持ちはやめて", {"s3.movement": "static"}),
    ("縦型にして", {"aspect_ratio": "9:16"}),
    ("文字は一切入れないで", {"lettering_allowed": False, "s1.lettering": [], "s4.lettering": []}),
    (
        "音楽をピアノに変えて",
        {
            "s1.sound.music": "ピアノ",
            "s2.sound.music": "ピアノ",
            "s3.sound.music": "ピアノ",
            "s4.sound.music": "ピアノ",
        },
    ),
    (
        "雨の音が聞こえるようにできますか？",
        {
            "s1.sound.effects": ["sizzling pan", "雨の音"],
            "s2.sound.effects": ["雨の音"],
            "s3.sound.effects": ["雨の音"],
            "s4.sound.effects": ["rain", "雨の音"],
        },
    ),
]
KOREAN: list[Case] = [
    ("2번 컷을 6초로 해 줘", {"s2.seconds": 6.0}),
    ("마지막 샷을 조금 더 길게 해 주세요", {"s4.seconds": 4.0}),
    ("1번이랑 4번 샷 순서 바꿔 줘", {"shots": ["s4", "s2", "s3", "s1"]}),
    ("두 번째 샷 삭제해 줘", {"shots": ["s1", "s3", "s4"]}),
    (
        "Tom은 스코틀랜드 억양으로 해 줘",
        {"tom.voice.dialect": "Scottish", "l2.dialect": "Scottish", "l3.dialect": "Scottish"},
    ),
    ('Tom의 첫 대사를 "You win."으로 바꿔 줘', {"l2.text": "You win."}),
    ('"Deal!" 대사는 빼 줘', {"s4.dialogue": []}),
    ("Mei는 더 화난 말투로", {"l1.delivery": "화난", "l4.delivery": "화난"}),
    ("3번 샷만 클로즈업으로, 나머지는 그대로", {"s3.framing": "close-up"}),
    ("핸드헬드는 빼 줘", {"s3.movement": "static"}),
    ("세로로 바꿔 줘", {"aspect_ratio": "9:16"}),
    (
        "음악 빼 줘",
        {
            "s1.sound.music": None,
            "s2.sound.music": None,
            "s3.sound.music": None,
            "s4.sound.music": None,
        },
    ),
    (
        "천둥소리가 들리게 해 줘",
        {
            "s1.sound.effects": ["sizzling pan", "천둥소리"],
            "s2.sound.effects": ["천둥소리"],
            "s3.sound.effects": ["천둥소리"],
            "s4.sound.effects": ["rain", "천둥소리"],
        },
    ),
]
SPANISH: list[Case] = [
    ("el plano 2 que dure 6 segundos", {"s2.seconds": 6.0}),
    ("acorta el plano 3 un segundo", {"s3.seconds": 2.0}),
    ("intercambia los planos 1 y 4", {"shots": ["s4", "s2", "s3", "s1"]}),
    ("quita los dos últimos planos", {"shots": ["s1", "s2"]}),
    (
        "que Tom tenga acento escocés",
        {"tom.voice.dialect": "Scottish", "l2.dialect": "Scottish", "l3.dialect": "Scottish"},
    ),
    ('la primera frase de Tom debe ser "You win."', {"l2.text": "You win."}),
    ('cambia "faster" por "quicker", lo demás igual', {"l2.text": "Fair. You were quicker."}),
    ("borra la última frase de Tom", {"s3.dialogue": ["l2"]}),
    ("que Mei suene más enfadada", {"l1.delivery": "enfadada", "l4.delivery": "enfadada"}),
    ("el plano 3 en plano general", {"s3.framing": "wide"}),
    ("el plano 4 fijo, sin zoom", {"s4.movement": "static"}),
    ("hazlo vertical", {"aspect_ratio": "9:16"}),
    (
        "sin música",
        {
            "s1.sound.music": None,
            "s2.sound.music": None,
            "s3.sound.music": None,
            "s4.sound.music": None,
        },
    ),
    (
        "que se oiga un trueno",
        {
            "s1.sound.effects": ["sizzling pan", "trueno"],
            "s2.sound.effects": ["trueno"],
            "s3.sound.effects": ["trueno"],
            "s4.sound.effects": ["rain", "trueno"],
        },
    ),
    (
        "¿puedes poner lluvia de fondo?",
        {
            "s1.sound.effects": ["sizzling pan", "lluvia de fondo"],
            "s2.sound.effects": ["lluvia de fondo"],
            "s3.sound.effects": ["lluvia de fondo"],
            "s4.sound.effects": ["rain", "lluvia de fondo"],
        },
    ),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *ENGLISH_SHOTS,
        *ENGLISH_SPEECH,
        *ENGLISH_PICTURE,
        *CHINESE,
        *JAPANESE,
        *KOREAN,
        *SPANISH,
    ],
)
def test_a_wish_changes_what_it_names_and_nothing_else(
    words: str, expected: dict[str, Any]
) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize(
    ("words", "place", "seconds", "action"),
    [
        ("add a shot at the end where Tom waves goodbye, 2 seconds", 5, 2, "Tom waves goodbye."),
        ("insert a 3 second close-up of the dumpling after shot 1", 2, 3, "The dumpling."),
        ("add an establishing shot of the city at the beginning", 1, 3, "The city."),
        (
            "add another shot between 2 and 3: Tom counts his money, 2 s",
            3,
            2,
            "Tom counts his money.",
        ),
        ("end with a 3-second shot of the moon", 5, 3, "The moon."),
        ("在第一个镜头后面加一个两秒的特写，拍冒着热气的饺子", 2, 2, "冒着热气的饺子。"),
        ("最後にTomが手を振るショットを追加して、3秒", 5, 3, "Tomが手を振る。"),
        ("맨 끝에 Tom이 손을 흔드는 장면을 하나 더 넣어 줘, 3초", 5, 3, "Tom이 손을 흔드는."),
        ("añade al final un plano en el que Tom saluda, de 3 segundos", 5, 3, "Tom saluda."),
    ],
)
def test_a_new_shot_stands_where_it_was_asked_for_and_shows_what_was_said(
    words: str, place: int, seconds: float, action: str
) -> None:
    changed = after(words)
    new = changed.shots[place - 1]
    assert (new.seconds, new.action) == (seconds, action)
    assert new.id not in IDS
    assert tuple(shot for shot in changed.shots if shot != new) == PLAN.shots


def test_a_new_shot_takes_no_id_that_was_ever_used() -> None:
    outcome = revise(
        Request(said="add a shot at the end", plan=PLAN, shot_ids=("s1", "s2", "s3", "s4", "s5"))
    )
    assert isinstance(outcome, Edited)
    assert apply(PLAN, outcome.edits).shots[-1].id == "s6"


@pytest.mark.parametrize(
    ("words", "shot", "who", "text", "delivery"),
    [
        ('have Tom say "Goodnight." at the end', "s4", "tom", "Goodnight.", None),
        ('the cook whispers "Again!" in shot 2', "s2", "cook", "Again!", "whispers"),
        ('after her first line Tom says "Wait.", annoyed', "s2", "tom", "Wait.", "annoyed"),
        (
            'Tom, quietly: "I missed this." at the end of shot 3',
            "s3",
            "tom",
            "I missed this.",
            "quietly",
        ),
        ("在镜头1里让Tom小声说“Smells good.”", "s1", "tom", "Smells good.", "小声"),
        ("ショット2でTomに「Wait.」と小声で言わせて", "s2", "tom", "Wait.", "小声"),
        ('2번 샷에서 Tom이 "Wait."라고 말하게 해 줘', "s2", "tom", "Wait.", None),
        ('en el plano 2 que Tom diga "Wait."', "s2", "tom", "Wait.", None),
    ],
)
def test_a_new_line_is_said_by_whom_and_where_it_was_asked_for(
    words: str, shot: str, who: str, text: str, delivery: str | None
) -> None:
    changed = after(words)
    (new,) = [line for line in changed.lines if line not in PLAN.lines]
    assert (new.character, new.text, new.delivery) == (who, text, delivery)
    assert new in changed.shot(shot).dialogue
    assert who in changed.shot(shot).characters
    assert [s for s in changed.shots if s.id != shot] == [s for s in PLAN.shots if s.id != shot]


def test_a_narrator_is_added_as_a_voice_over() -> None:
    changed = after('a narrator says "The night is young." over shot 1')
    (new,) = changed.shot("s1").dialogue
    assert new.voice_over
    assert new.character not in changed.shot("s1").characters


def test_several_wishes_in_one_message_are_all_carried_out() -> None:
    said = 'Great! Make shot 1 a close-up, shot 2 six seconds & vertical please. And lose "Deal!"'
    assert changes(said) == {
        "aspect_ratio": "9:16",
        "s1.framing": "close-up",
        "s2.seconds": 6.0,
        "s4.dialogue": [],
    }


def test_a_name_may_be_misspelt() -> None:
    plan = PLAN.model_copy(
        update={"characters": (MEI.model_copy(update={"name": "Melisande"}), TOM, COOK)}
    )
    assert changes("melisnde should sound Irish", plan) == {
        "mei.voice.dialect": "Irish",
        "l1.dialect": "Irish",
        "l4.dialect": "Irish",
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("love it, ship it", Approved),
        ("yes please render it", Approved),
        ("就这样，开始生成吧", Approved),
        ("OK、これで進めてください", Approved),
        ("좋아요, 이대로 만들어 주세요", Approved),
        ("perfecto, adelante", Approved),
        ("undo that", Moved),
        ("no wait, put it back the way it was", Moved),
        ("撤销", Moved),
        ("さっきの変更は取り消して", Moved),
        ("방금 바꾼 건 취소", Moved),
        ("deshaz el último cambio", Moved),
        ("back to version 2", Moved),
        ("new video: a cat sleeps on a windowsill, 5 seconds", Planned),
        ("asdf", Question),
        ("make it better", Question),
        ("make it a medium shot", Question),
        ("make shot 2 a close-up and a wide shot", Question),
        ("all of it in 10 seconds, but without shortening any shot", Question),
        ("全部加起来10秒，但是每个镜头都不能缩短", Question),
        ("the line is too long, shorten it", Question),
        ("那句再短一点", Question),
        ('Mei should say "That one is mine!" instead', Question),
        ('change "sushi" to "ramen"', Question),
        ("start over", Question),
    ],
)
def test_words_that_change_no_plan_are_known_for_what_they_are(
    words: str, kind: type[Outcome]
) -> None:
    assert isinstance(answer(words), kind)


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("undo", "undo"),
        ("redo", "redo"),
        ("go back to the very first version", "first"),
        ("回到最初的版本", "first"),
        ("やっぱりさっきの変更を復活させて", "redo"),
        ("version 3 please", 3),
    ],
)
def test_history_moves_to_where_it_was_asked_to(words: str, to: object) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Moved)
    assert outcome.to == to


@pytest.mark.parametrize(
    ("words", "intent", "holds"),
    [
        ("how many people speak?", "question", "2"),
        ("how long is shot 3?", "question", "3 s"),
        ("how many shots are there?", "question", "4"),
        ("what does the sign say?", "question", "DUMPLINGS"),
        ('who says "Deal!"?', "question", "Mei"),
        ("what does Tom say?", "question", "Fair. You were faster."),
        ("what accent does Mei have?", "question", "British"),
        ("is there music?", "question", "slow jazz"),
        ("is it 16:9?", "question", "Yes."),
        ("does shot 4 have the deal line in it?", "question", "Yes."),
        ("does shot 1 have the deal line in it?", "question", "No."),
        ("who is in shot 2?", "question", "Mei, the cook"),
        ("一共几个镜头？", "question", "4"),
        ("Tom说了什么？", "question", "Fair. You were faster."),
        ("ショットはいくつありますか？", "question", "4"),
        ("샷이 몇 개예요?", "question", "4"),
        ("¿cuántos planos hay?", "question", "4"),
        ("make shot 9 longer", "impossible", "4"),
        ("第六个镜头亮一点", "impossible", "4"),
        ("ショット7を明るくして", "impossible", "4"),
        ("7번 샷 더 밝게", "impossible", "4"),
        ("el plano 7 más oscuro", "impossible", "4"),
        ("delete all shots", "impossible", "one"),
        ("make shot 2 ten seconds shorter", "impossible", "5 s"),
        ("back to version 9", "impossible", "3"),
        ("thanks!", "chat", ""),
        ("hello", "chat", ""),
        ("谢谢", "chat", ""),
    ],
)
def test_an_answer_is_true_and_in_the_users_language(words: str, intent: str, holds: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Talk), outcome
    assert outcome.intent == intent
    assert holds in outcome.reply


def test_a_pronoun_that_may_mean_two_people_is_asked_about() -> None:
    ana = MEI.model_copy(update={"id": "tom", "name": "Ana", "looks": "woman"})
    outcome = answer(
        "make her sound more scared", PLAN.model_copy(update={"characters": (MEI, ana, COOK)})
    )
    assert isinstance(outcome, Question)
    assert outcome.options == ("Mei", "Ana")


def test_words_that_no_longer_fit_their_shot_are_said_with_the_seconds_they_need() -> None:
    outcome = answer("make shot 3 2 seconds")
    assert isinstance(outcome, Edited)
    assert "need about 3.0 s and it has 2 s" in outcome.reply


def test_a_longer_line_leaves_the_seconds_of_its_shot() -> None:
    text = "Deal, but only if you promise never to bring that dreadful brown bag again!"
    outcome = answer(f'replace "Deal!" with "{text}"')
    assert isinstance(outcome, Edited)
    assert apply(PLAN, outcome.edits).shot("s4").seconds == 3
    assert "and it has 3 s" in outcome.reply


def test_an_attached_picture_becomes_the_frame_it_is_called() -> None:
    picture = Attachment(asset="a1", handle="@Image 1", kind="picture")
    assert changes("use this as the first frame", attachments=(picture,)) == {"start_frame": "a1"}
    bound = after("@Image 1 is what Tom looks like", attachments=(picture,))
    assert bound.element(bound.character("tom").element or "").assets == ("a1",)


def test_a_fixed_frame_can_be_freed_again() -> None:
    plan = PLAN.model_copy(update={"end_frame": "a1"})
    assert changes("remove the last frame image", plan) == {"end_frame": None}


WORDS = st.sampled_from(
    [
        "make",
        "shot",
        "2",
        "3",
        "the",
        "a",
        "longer",
        "remove",
        "add",
        "close-up",
        '"Deal!"',
        "Tom",
        "Mei",
        "say",
        "in",
        "and",
        "not",
        "swap",
        "5",
        "seconds",
        "镜头",
        "改成",
        "第二个",
        "“好”",
        "删掉",
        "ショット",
        "を",
        "して",
        "샷",
        "빼",
        "줘",
        "plano",
        "quita",
        "más",
        ",",
        ".",
        "?",
        "7",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
def test_any_words_get_an_answer_and_every_edit_can_be_applied(words: str) -> None:
    outcome = answer(words)
    assert outcome.reply
    if isinstance(outcome, Edited):
        changed = apply(PLAN, outcome.edits)
        assert VideoPlan.model_validate_json(changed.model_dump_json()) == changed
    assert answer(words) == outcome

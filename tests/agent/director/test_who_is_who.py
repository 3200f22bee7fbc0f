"""Who people are and how they speak, in the words of prose: names, looks, accents and answers."""

import pytest
from callsheet.agent.director import plan_of


def looks(words: str, name: str) -> str:
    return next(c.looks for c in plan_of(words).characters if name in c.name)


def said(words: str) -> list[tuple[str, str]]:
    """The lines of a plan, each with the name of who says it."""
    plan = plan_of(words)
    return [(plan.character(line.character).name, line.text) for line in plan.lines]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Two divers, Lena and Kofi, check their tanks.", {"Lena", "Kofi"}),
        ("My twins, Ada and Grace (6), hide under a table.", {"Ada", "Grace"}),
        ("双胞胎姐妹大乔和小乔站在门口。", {"大乔", "小乔"}),
        ("双子の兄弟、蓮と湊（小5）が走る。", {"蓮", "湊"}),
        ("쌍둥이 자매 하나와 두리가 거울 앞에 서 있다.", {"하나", "두리"}),
        ("Two cousins close up a bar. Marisol sweeps, Beto sings.", {"Marisol", "Beto"}),
        ("Toby, her teenage son, studies his shoes.", {"Toby"}),
        ("The driver of bus nine, a thin lad called Owen, kicks the tyre.", {"Owen"}),
        ("A runner (a woman, late 20s, orange jacket) bursts out.", {"runner"}),
        ("林经理按着铃，大喊一声。", {"林经理"}),
        ("阿坤看着孙女。孙女小葵摘下一片嫩芽。", {"阿坤", "小葵"}),
        ("女兒以晴抱著小熊跑過來。", {"以晴", "小熊"}),
        ("婆婆戴着老花镜，两个人对着白板。", {"婆婆"}),
    ],
)
def test_everybody_is_in_the_cast_once(words: str, people: set[str]) -> None:
    assert {c.name for c in plan_of(words).characters} == people


@pytest.mark.parametrize(
    ("words", "name", "seen"),
    [
        ("Priya, a nurse in her thirties, soaked through, waits.", "Priya", "soaked through"),
        ("Mags (50s, welding mask) looks at the wreck.", "Mags", "welding mask"),
        ("A girl in a red raincoat jumps.", "girl", "red raincoat"),
        ("Lucía (treintañera, pijama de rayas) mira la nevera.", "Lucía", "pijama de rayas"),
        ("小周（二十出头，黄色工服）趴在收银台上打盹。", "小周", "黄色工服"),
        ("店員の田村（20代、青いエプロン）が立っている。", "田村", "青いエプロン"),
        ("사장 덕배(50대, 빨간 모자)가 국자를 든다.", "덕배", "빨간 모자"),
    ],
)
def test_looks_hold_what_prose_says_behind_somebody(words: str, name: str, seen: str) -> None:
    assert seen in looks(words, name)


@pytest.mark.parametrize(
    ("words", "dialect"),
    [
        ('Ann says with a soft Highland accent: "Aye."', "Highland"),
        ('Ann, con acento de Jerez, dice: "Sí."', "de Jerez"),
        ("旁白（女声，带一点南方口音）：“外婆的厨房没有菜谱。”", "南方口音"),
        ("老人が喜界島訛りで「はい」と言う。", "喜界島訛り"),
    ],
)
def test_an_accent_of_no_catalogue_stays_in_the_user_s_words(words: str, dialect: str) -> None:
    plan = plan_of(words)
    (line,) = plan.lines
    assert (line.dialect or plan.character(line.character).voice.dialect) == dialect


def test_where_somebody_is_says_nothing_of_how_they_speak() -> None:
    (line,) = plan_of('A man on holiday in Yorkshire leans out and says, "Morning!"').lines
    assert line.dialect is None


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            'Otto mutters, "It is always the same..." then, louder, "Coming right up!"',
            [("Otto", "It is always the same..."), ("Otto", "Coming right up!")],
        ),
        (
            "Lucía abre la nevera. —¿Y el queso? —pregunta. —El gato —responde Iker. "
            "—No tenemos gato. —Pues ya sabes por qué.",
            [
                ("Lucía", "¿Y el queso?"),
                ("Iker", "El gato"),
                ("Lucía", "No tenemos gato."),
                ("Iker", "Pues ya sabes por qué."),
            ],
        ),
        (
            "田村は「大根だけっすね」と言う。「ほな、それで」と老婦人は微笑む。",
            [("田村", "大根だけっすね"), ("老婦人", "ほな、それで")],
        ),
        (
            'Ana, la portera, se gira hacia su compañera Macarena y dice: "Chist." '
            'Luego se ríe y le dice en voz baja: "Este no sale."',
            [("Ana", "Chist."), ("Ana", "Este no sale.")],
        ),
        (
            "할머니가 웃는다. 꼬마가 그녀의 소매를 당기며 속삭인다. “자고 가요.”",
            [("꼬마", "자고 가요.")],
        ),
        (
            'Rain. She passes a man with an umbrella, who calls after her "Wait!"',
            [("man", "Wait!")],
        ),
    ],
)
def test_answers_and_more_words_belong_to_who_says_them(
    words: str, lines: list[tuple[str, str]]
) -> None:
    assert said(words) == lines


def test_what_a_word_calls_is_not_read() -> None:
    plan = plan_of('The so-called "safe house" has a sign saying "NO VACANCY".')
    assert [one.text for shot in plan.shots for one in shot.lettering] == ["NO VACANCY"]
    assert not plan.lines


def test_an_accent_is_that_of_who_speaks_and_not_of_who_is_spoken_to() -> None:
    plan = plan_of(
        "镜头1：茶农阿坤走过来，用闽南语对孙女说：“紧来，天欲光矣。”\n"
        "镜头2：孙女小葵笑着说：“阿公，这片可以吗？”\n"
        "镜头3：保安老李拦住年轻人，用河南话问：“恁找谁？”年轻人说：“我送外卖的。”"
    )
    assert [line.dialect for line in plan.lines] == ["Hokkien", None, "Henan", None]


def test_whose_daughter_somebody_is_says_nothing_of_the_father() -> None:
    words = "角色：\n- 老赵，五十岁，卡车司机\n- 小丽，他女儿，大学生\n镜头1：老赵：“吃了没？”"
    assert "女儿" not in looks(words, "老赵")
    assert "女儿" in looks(words, "小丽")


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        (
            "A＝夏子（女将、55歳、金沢弁）\nB＝ジョン（観光客、英語で話す）\n\n全部で10秒。\n\n"
            "A「よう来てくれたね」\nB「Do you have sake?」",
            [("夏子", "よう来てくれたね"), ("ジョン", "Do you have sake?")],
        ),
        (
            "A = Maria (a nurse)\nB = Joe (a cab driver)\n\nA hospital door, 8 seconds.\n"
            'A: "You forgot your hat."\nB: "Keep it."',
            [("Maria", "You forgot your hat."), ("Joe", "Keep it.")],
        ),
        (
            "駅前で高校生ふたり、背の高い方が「先行くぞ」って言って、"
            "背の低い方が「待ってよ」って追いかける。8秒。",
            [("背の高い方", "先行くぞ"), ("背の低い方", "待ってよ")],
        ),
        ("動物園。水質係が「出なさい」。8秒", [("水質係", "出なさい")]),
        (
            "漁港。蒼が覗きこみ「動いてる」。鉄男「触るな、怒るぞ」。8秒",
            [("鉄男", "触るな、怒るぞ")],
        ),
        ("美容院。整備士の鷹野（茨城弁）が「だっぺ」とつぶやく。9秒。", [("鷹野", "だっぺ")]),
        ("レジ。常連の老婦人が「肉まん一つ」と頼む。8秒。", [("老婦人", "肉まん一つ")]),
        (
            "登場人物\n・結衣（28）会社員\n・健太（30）同期\n\n結衣「私の分は？」\n健太「犬が飲んだ」\n",
            [("結衣", "私の分は？"), ("健太", "犬が飲んだ")],
        ),
        (
            "ハチ：カフェのAI。\nミカ：店員。\n[00:00-00:05] ショット1：カウンター。\n"
            "ハチ：「雨です」\n[00:05-00:10] ショット2：アップ。\nミカ：「それは天気でしょ」",
            [("ハチ", "雨です"), ("ミカ", "それは天気でしょ")],
        ),
        (
            "屋上。「きれい」と思わせるより「さみしい」と感じさせる画。少女が一言「帰ろ」。",
            [("少女", "帰ろ")],
        ),
        (
            "市場。真理が値札を指さして日本語で「これ、いくらですか」。6秒",
            [("真理", "これ、いくらですか")],
        ),
    ],
)
def test_those_who_are_told_apart_speak_for_themselves(
    words: str, spoken: list[tuple[str, str]]
) -> None:
    plan = plan_of(words)
    said = [(plan.character(line.character).name, line.text) for line in plan.lines]
    assert [line for line in said if line[0] != "蒼"] == spoken

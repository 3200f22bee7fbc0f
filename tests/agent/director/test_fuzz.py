"""Whatever is written, the Director answers: with a plan that can be saved, or a plain refusal.

Every text comes from its number, so that a fault is found again. The suite reads a slice of them;
`make fuzz` reads all.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from callsheet.agent.director import Director, plan_of
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited, Planned, Request
from callsheet.generator.errors import BadInput
from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.script import LANGUAGES, script

TEXTS = 10_000
STEP = 50
"""The suite reads one text of so many."""
LONGEST_BYTES = 10_000

FILES = sorted(Path(__file__).with_name("cases").glob("*.jsonl"))
REQUESTS = [
    json.loads(line)["text"] for file in FILES for line in file.read_text("utf-8").splitlines()
]
PLAN = plan_of(Path(__file__).parents[3].joinpath("prompts/examples/night-market.md").read_text())
FEEDBACK = [
    *("make shot 2 5 seconds", "undo", "delete the last shot", "swap shots 1 and 3", "no music"),
    *('Mei says "No!"', "add a shot where Tom leaves", "rename Mei to Lin", "close-up instead"),
    *("a bit slower", "why?", "shot 99", "make it 0 seconds", "all of them", "keep only shot -1"),
    *("第二镜改成5秒", "删掉最后一镜", "把小梅的台词改成“走吧”", "不要字幕", "背景音乐轻一点"),
    *("ショット2を5秒に", "最後のカットを消して", "もっと暗く", "字幕をつけて", "やめて"),
    *("2번 샷을 5초로", "마지막 샷 지워줘", "음악 없애줘", "더 밝게", "민수 이름을 지훈으로 바꿔"),
    *("haz el plano 2 de 5 segundos", "quita la música", "deshacer", "que Ana diga «¡Basta!»"),
]
MARKS = (
    "\"'“”‘’「」『』«»()（）[]【】{}<>《》|:：;；,，、.。!！?？¿¡…—–-_*#~`^=+/\\@&%$"
    "·•△○\t\n\r\u3000 "
)
FOUND = [
    "\udcff cat",
    "0-9999 s: a cat",
    "ト99分, -00:0sec",
    '{"shots": [{"action": "a", "duration": 1e9}]}',
    "음악줘,마지막샷지워\n마지막샷음악",
    "女“辣。”声ら女声：“”",
    "cat\nShot3,:,\n000:,\nPlano \nShot9:cat Plano \n000:",
    'ad "o!"99ショット5秒Aa diga«a»el',
    "aNs, ",
]
"""What could not be read once, as short as it fails."""
ODD = (
    "\x00\x07\x1b\x7f\x85\u00ad\u0301\u0323\u0488\u061c\u200b\u200d\u200e\u200f\u2028\u2029\u202e"
    "\u2066\u2069\ufe0f\ufeff\ufff9\uffff\U000e0041\ud800\ud83d\ude00\udcff٣४๕Ⅷ½²ﷺİıſßǅﬁ㍿①㊙👩‍👩‍👧🇯🇵😀"
)
NUMBERS = [
    *("0", "-1", "1e999", "1e-9", "NaN", "inf", "9" * 40, "0.000001", "1/0", "½", "٣", "４２", "Ⅷ"),
    *(
        "二〇〇億",
        "一百万",
        "百百百",
        "십십백",
        "3,5",
        "000",
        "9:16",
        "99:99",
        "00:00-00:00",
        "0-0",
    ),
    *("00:59-00:01", "3-1", "1-1000000", "2.35:1", "0:0", "第零", "第九十九", "#1", "S#1", "7️⃣"),
]
UNITS = [
    *("s", " seconds", " min", "秒", "分", "億秒", "초", "분", " segundos", "ms", "fps", "p", "k"),
    *("-shot", " shots", "个镜头", "カット", "컷", " planos", "", ":", "：", ")", "。", "x"),
]


def text_of(number: int) -> str:
    """A text whose size is as likely between 10 and 100 bytes as between 1,000 and 10,000."""
    dice = random.Random(number)
    size = int(LONGEST_BYTES ** dice.random())
    pieces = dice.choice(KINDS)(dice)
    found: list[str] = []
    while size > 0:
        piece = next(pieces)
        found.append(piece)
        size -= max(1, len(piece.encode("utf-8", "surrogatepass")))
    return "".join(found)[:LONGEST_BYTES]


def _letters(dice: random.Random) -> Iterator[str]:
    """Any letters of Unicode, halves of letters too."""
    while True:
        yield chr(dice.randrange(0x110000))


def _of_one_script(dice: random.Random) -> Iterator[str]:
    """Letters of one alphabet, from right to left or with marks above them."""
    first = dice.choice((0x20, 0x300, 0x590, 0x600, 0x900, 0xE00, 0x1100, 0x3040, 0x4E00, 0xAC00))
    while True:
        yield chr(first + dice.randrange(120)) + dice.choice(("", "", "", " ", "\n"))


def _odd(dice: random.Random) -> Iterator[str]:
    """Control letters, emoji and marks between words."""
    while True:
        yield dice.choice(ODD) * dice.choice((1, 1, 1, 9)) + dice.choice(
            (" ", "Mei", "秒", "shot 1")
        )


def _marks(dice: random.Random) -> Iterator[str]:
    """Quotation marks and brackets that open and never close."""
    some = dice.sample(MARKS, dice.randint(1, 6))
    while True:
        yield dice.choice(some) * dice.choice((1, 1, 2, 50)) + dice.choice(("", "", "a", "我", "1"))


def _numbers(dice: random.Random) -> Iterator[str]:
    while True:
        lead = dice.choice(
            ("", "", "Shot ", "镜头", "ショット", "컷 ", "Plano ", "| ", "\n", "for ")
        )
        yield (
            lead
            + dice.choice(NUMBERS)
            + dice.choice(UNITS)
            + dice.choice((" ", "\n", ", ", " a cat "))
        )


def _fragments(dice: random.Random) -> Iterator[str]:
    """Pieces of requests, cut anywhere."""
    while True:
        text = dice.choice(REQUESTS)
        start = dice.randrange(len(text))
        yield text[start : start + dice.randint(1, 80)] + dice.choice(("", " ", "\n", "\n\n"))


def _damaged(dice: random.Random) -> Iterator[str]:
    """Whole requests with a few letters struck out, doubled or put in."""
    while True:
        letters = list(dice.choice((*REQUESTS, *(script(PLAN, tag) for tag in LANGUAGES))))
        for _ in range(dice.randint(0, 8)):
            at = dice.randrange(len(letters))
            letters[at] = dice.choice(("", letters[at] * 2, dice.choice(MARKS), dice.choice(ODD)))
        yield "".join(letters) + "\n"


def _nested(dice: random.Random) -> Iterator[str]:
    """Data that is nested deeply, and seldom closed."""
    keys = ("shots", "镜头", "dialogue", "text", "duration", "シーン", "", "camera", "characters")
    yield dice.choice(("{", "[{", "```json\n{"))
    while True:
        value = dice.choice(
            ("{", "[", "[{", '"', "}", "]}", dice.choice(NUMBERS), "null", '"a cat"')
        )
        yield f'"{dice.choice(keys)}": {value}' + dice.choice((",", "", "\n"))


def _table(dice: random.Random) -> Iterator[str]:
    """Rows of a table, all of one width or of any."""
    heads = ("#", "Shot", "秒数", "Dialogue", "画面", "Text", "Duración", "セリフ", "화면", "")
    width = dice.randint(1, 30)
    yield "|" + "|".join(dice.choice(heads) for _ in range(width)) + "|\n"
    yield "|" + "---|" * dice.randint(0, width) + "\n"
    while True:
        cells = (
            dice.choice((dice.choice(NUMBERS), "“Go”", "a cat", "", "-")) for _ in range(width)
        )
        yield "|" + "|".join(cells) + dice.choice(("|\n", "\n", "|"))


def _wishes(dice: random.Random) -> Iterator[str]:
    """One wish for a change after the other, with anything between."""
    while True:
        yield dice.choice(FEEDBACK) + dice.choice((", ", "\n", "。", " and ", dice.choice(ODD)))


def _again(dice: random.Random) -> Iterator[str]:
    """One short piece over and over."""
    piece = next(dice.choice((_fragments, _marks, _numbers, _odd, _wishes))(dice))
    while True:
        yield piece


KINDS = (
    *(_letters, _of_one_script, _odd, _marks, _numbers, _fragments, _damaged, _nested, _table),
    *(_wishes, _again),
)


def crashes(said: str, name: object) -> Iterator[str]:
    """What went wrong with a text as a first request and as a wish for a change, if anything."""
    for request in (Request(said=said), Request(said=said, plan=PLAN)):
        turn = "change" if request.plan else "request"
        try:
            _answered(request)
        except BadInput:
            pass
        except Exception as fault:
            place = _innermost(fault)
            yield f"{name} as a {turn}: {type(fault).__name__} at {place}: {str(fault)[:200]}"


def _answered(request: Request) -> None:
    """Has the Director answer; every plan that comes of it can be saved and opened again."""
    outcome = asyncio.run(Director().plan(request))
    assert outcome.reply.strip() or not request.plan
    if isinstance(outcome, Planned):
        _saved(outcome.plan)
    if isinstance(outcome, Edited):
        _saved(apply(PLAN, outcome.edits))
    outcome.model_dump_json()


def _saved(plan: VideoPlan) -> None:
    assert read_plan(plan.model_dump_json()) == plan


def _innermost(fault: BaseException) -> str:
    frame = fault.__traceback__
    assert frame
    while frame.tb_next:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"


@pytest.mark.parametrize("first", range(0, TEXTS, TEXTS // 4))
def test_any_text_is_answered(first):
    numbers = range(first, first + TEXTS // 4, STEP)
    assert [fault for number in numbers for fault in crashes(text_of(number), number)] == []


@pytest.mark.parametrize("said", FOUND)
def test_what_could_not_be_read_once_is_answered(said):
    assert list(crashes(said, repr(said))) == []


def test_the_texts_are_the_same_every_time():
    assert [text_of(number) for number in range(20)] == [text_of(number) for number in range(20)]


def fuzz_all_texts_are_answered():
    begun = time.process_time()
    faults = (fault for number in range(TEXTS) for fault in crashes(text_of(number), number))
    found = list(islice(faults, 100))
    taken = time.process_time() - begun
    sys.stdout.write(f"\n{TEXTS:,} texts in {taken:.0f} s of CPU: {len(found)} faults\n")
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    assert found == []

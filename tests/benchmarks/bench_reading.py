"""What reading costs: 3,000 letters in every language and layout, and how the cost grows with size.

The growth exponent is the slope of log CPU over log size, by least squares over the larger sizes.
1.0 is linear. Sorting and the caches of the processor add a little to any long reading; up to
`LINEAR_MAX` counts as linear.
"""

import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.assemble import planned
from callsheet.agent.director.feedback import revise
from callsheet.agent.planner import Request
from callsheet.tools.script import LANGUAGES, wording

LETTERS = 3_000
SECONDS_MAX = 0.5
"""Of CPU, for `LETTERS` in any language and layout."""
SIZES = (1_000, 10_000, 50_000, 200_000)
FEEDBACK_SIZES = (500, 1_000, 2_000, 4_000)
"""Longer words in a conversation are a new request."""
LAST = 3
"""So many of the sizes tell the growth; below them, fixed costs count."""
LINEAR_MAX = 1.3
EXAMPLES = Path(__file__).parents[2] / "prompts/examples"

SCENES = {
    "en": ("a night market in the rain", "Mei lifts the last dumpling", "Mei says, “It is mine!”"),
    "zh": ("雨中的夜市", "小梅夹起最后一个饺子", "小梅说：“这是我的！”"),
    "ja": ("雨の夜市", "美咲が最後の餃子をつまむ", "美咲が「これは私の！」と言う"),
    "ko": ("비 내리는 야시장", "민지가 마지막 만두를 집는다", "민지가 “내 거야!”라고 말한다"),
    "es": ("un mercado de noche", "Ana levanta la última empanada", "Ana dice: «¡Es mía!»"),
}
"""Where it is, what is seen, and what is said."""
WISHES = {
    "en": 'make shot 2 5 seconds, Mei says "No!", no music and a bit darker; ',
    "zh": "第二镜改成5秒，小梅说“不！”，不要音乐，再暗一点；",
    "ja": "ショット2を5秒にして、美咲が「だめ！」と言って、音楽なし、もう少し暗く。",
    "ko": "2번 샷을 5초로 하고, 민지가 “안 돼!”라고 말하고, 음악 없이, 더 어둡게. ",
    "es": "haz el plano 2 de 5 segundos, Ana dice «¡No!», sin música y más oscuro; ",
}


def prose(tag: str, number: int) -> str:
    return ". ".join(SCENES[tag]) + ".\n"


def numbered(tag: str, number: int) -> str:
    return (
        wording(tag).phrases.shot.format(number=number, seconds="4 s") + ": " + prose(tag, number)
    )


def table(tag: str, number: int) -> str:
    labels = wording(tag).labels
    head = f"| # | {labels.length} | {labels.action} | {labels.lettering} |\n|---|---|---|---|\n"
    place, seen, said = SCENES[tag]
    return (head if number == 1 else "") + f"| {number} | 4 s | {place}, {seen}. {said} | - |\n"


def data(tag: str, number: int) -> str:
    place, seen, said = SCENES[tag]
    shot = {"shot": number, "duration": 4, "place": place, "action": seen, "dialogue": said}
    return ('{"shots": [\n' if number == 1 else "") + json.dumps(shot, ensure_ascii=False) + ",\n"


def screenplay(tag: str, number: int) -> str:
    place, seen, said = SCENES[tag]
    return f"INT. {place.upper()} - NIGHT\n\n{seen}.\n\n{seen.split()[0].upper()}\n{said}\n\n"


def script(tag: str, number: int) -> str:
    labels, head = wording(tag).labels, wording(tag).phrases.shot
    place, seen, said = SCENES[tag]
    rows = ((labels.place, place), (labels.action, seen), (labels.music, said))
    shot = head.format(number=number, seconds="4 s")
    return f"{shot}\n" + "".join(f"  {label}: {words}\n" for label, words in rows) + "\n"


def people(tag: str, number: int) -> str:
    """Somebody new in every sentence."""
    letters = (chr(97 + number // 26**place % 26) for place in range(4))
    return f"{''.join(letters).capitalize()}: {SCENES[tag][1]}!\n"


def unmarked(tag: str, number: int) -> str:
    """No punctuation and no line break at all."""
    return "".join(letter if letter.isalnum() else " " for letter in prose(tag, number))


def quotes(tag: str, number: int) -> str:
    return "“”‘’「」『』«»\"'"[number % 12] + ("a" if number % 3 else "")


def brackets(tag: str, number: int) -> str:
    return "()[]{}（）【】<>"[number % 12] + ("a" if number % 3 else "")


def opened(tag: str, number: int) -> str:
    """Marks that open and never close."""
    return "“「([【（"[number % 6] + SCENES[tag][1][:5]


def wishes(tag: str, number: int) -> str:
    """One wish for a change after the other."""
    return WISHES[tag]


Layout = Callable[[str, int], str]
LAYOUTS: tuple[Layout, ...] = (prose, numbered, table, data, screenplay, script, people)
ADVERSE: tuple[Layout, ...] = (unmarked, quotes, brackets, opened)
FEEDBACK: tuple[Layout, ...] = (wishes, prose, *ADVERSE)


def text(layout: Layout, tag: str, size: int) -> str:
    """So many letters of a layout."""
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(layout(tag, len(pieces) + 1))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def seconds(act: Callable[[], object]) -> float:
    """CPU of doing something, the least of a few tries where it is short."""
    tries: list[float] = []
    while len(tries) < 3 and sum(tries) < 0.5:
        begun = time.process_time()
        act()
        tries.append(time.process_time() - begun)
    return min(tries)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of log seconds over log size."""
    logs = [(math.log(size), math.log(max(taken, 1e-6))) for size, taken in points]
    x, y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def told(name: str, values: list[float], end: str = "") -> None:
    sys.stdout.write(f"{name:<14}" + "".join(f"{value:>10.3f}" for value in values) + end + "\n")


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """The lexicons are read once; that is no part of reading words."""
    for tag in LANGUAGES:
        plan_of(prose(tag, 1))
        revise(Request(said=WISHES[tag], plan=plan_of(prose(tag, 1))))


def bench_three_thousand_letters_are_read_at_once():
    sys.stdout.write(f"\nCPU seconds of {LETTERS:,} letters\n{'':<14}")
    sys.stdout.write("".join(f"{tag:>10}" for tag in LANGUAGES) + "\n")
    slowest = 0.0
    for layout in (*LAYOUTS, unmarked):
        texts = [text(layout, tag, LETTERS) for tag in LANGUAGES]
        taken = [seconds(lambda said=said: plan_of(said)) for said in texts]
        told(layout.__name__, taken)
        slowest = max(slowest, *taken)
    assert slowest < SECONDS_MAX


@pytest.mark.parametrize(
    ("tag", "layouts"),
    [("en", (*LAYOUTS, *ADVERSE)), ("ja", (prose, numbered, people, unmarked))],
)
def bench_reading_grows_in_proportion(tag, layouts):
    # `planned` reads what `plan_of` refuses for its length.
    assert steep(f"a request, {tag}", planned, tag, layouts, SIZES) == {}


@pytest.mark.parametrize("tag", ["en", "ja"])
def bench_feedback_grows_in_proportion(tag):
    plan = plan_of((EXAMPLES / "night-market.md").read_text(encoding="utf-8"))

    def read(said: str) -> object:
        return revise(Request(said=said, plan=plan))

    assert steep(f"feedback, {tag}", read, tag, FEEDBACK, FEEDBACK_SIZES) == {}


def steep(
    what: str,
    read: Callable[[str], object],
    tag: str,
    layouts: tuple[Layout, ...],
    sizes: tuple[int, ...],
) -> dict[str, float]:
    """Prints the curves of all layouts; the exponents of those that are not linear."""
    heads = "".join(f"{size:>10,}" for size in sizes)
    sys.stdout.write(f"\nCPU seconds of {what}, by letters\n{'':<14}{heads}  exponent\n")
    slopes: dict[str, float] = {}
    for layout in layouts:
        texts = [text(layout, tag, size) for size in sizes]
        taken = [seconds(lambda said=said: read(said)) for said in texts]
        slopes[layout.__name__] = exponent(list(zip(sizes, taken, strict=True))[-LAST:])
        told(layout.__name__, taken, f"{slopes[layout.__name__]:>10.2f}")
    return {name: slope for name, slope in slopes.items() if slope > LINEAR_MAX}

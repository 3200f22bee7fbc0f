"""Whoever writes may be in their own video: `me (Tasha, box braids)`, `私「…」`."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.generator.plan import VideoPlan


def _said(plan: VideoPlan) -> list[tuple[str, str]]:
    names = {who.id: who.name for who in plan.characters}
    return [(names[line.character], line.text) for line in plan.lines]


NAMED = [
    (
        "its me (Noor, silver rings, denim apron) catching a tourist with a croissant in his hat. "
        'i go "sir. that is a croissant." n he goes "which one" and runs. 10 s',
        [("Noor", "sir. that is a croissant."), ("tourist", "which one")],
    ),
    (
        "Soy yo (Marta, pelo corto) pillando a un cliente. "
        "Le digo: «Eso es un cactus.» Él contesta: «¿Cuál?»",
        [("Marta", "Eso es un cactus."), ("cliente", "¿Cuál?")],
    ),
    (
        "我（小林，短发）抓住一个顾客。我说：“那是仙人掌。”他说：“哪个？”",
        [("小林", "那是仙人掌。"), ("顾客", "哪个？")],
    ),
]


@pytest.mark.parametrize(("request_words", "said"), NAMED)
def test_the_name_in_the_bracket_is_whoever_writes(request_words: str, said: list[tuple[str, str]]):
    plan = plan_of(request_words)
    assert _said(plan) == said
    assert len(plan.characters) == 2


def test_a_bracket_without_a_name_describes_whoever_writes():
    plan = plan_of('10s: me (woman in my 40s, straw hat) digging a pond. I say: "Deeper!"')
    (me,) = plan.characters
    assert (me.name, "woman" in me.looks) == ("me", True)
    assert _said(plan) == [("me", "Deeper!")]


@pytest.mark.parametrize(
    ("request_words", "said"),
    [
        (
            "10秒。私「それサボテンですよ」店員「えっ」",
            [("私", "それサボテンですよ"), ("店員", "えっ")],
        ),
        ('10초. 나 "그거 선인장이죠?" 손님 "네?"', [("나", "그거 선인장이죠?"), ("손님", "네?")]),
    ],
)
def test_whoever_writes_speaks_right_before_the_words(
    request_words: str, said: list[tuple[str, str]]
):
    assert _said(plan_of(request_words)) == said

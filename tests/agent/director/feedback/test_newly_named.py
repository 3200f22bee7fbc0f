"""Somebody becomes somebody else by another name: what they are called and what they are."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of

from .saying import changes

EN = plan_of(
    "INT. BUNKER - NIGHT\n\nAgent Wren (30s, trench coat) faces Colonel Orlov (60s, medals).\n\n"
    "COLONEL ORLOV\nThere was a backup?\n\nWREN\nThere always is.\n"
)
ES = plan_of("Panadería. Lupe, la dueña: «¿Qué quieres?» Álvaro, un cliente: «Dos barras.»")
JA = plan_of("教室で、黒田先生「だれが塗ったと思う？」生徒の凛「海かな？」")
ZH = plan_of("咖啡店。小雨问：“要什么？”顾客老周：“拿铁。”")
KO = plan_of('카페. 점원 유나: "뭐 드릴까요?" 손님 태오: "라떼요."')


@pytest.mark.parametrize(
    ("words", "plan", "name", "looks"),
    [
        ("the colonel should be a woman named Nadia, same line", EN, "Nadia", "woman"),
        ("make the colonel a janitor called Gary", EN, "Gary", "janitor"),
        ("replace Orlov with Gary, a janitor in overalls", EN, "Gary", "janitor in overalls"),
        ("Orlov becomes Nadia, an old woman", EN, "Nadia", "old woman"),
        ("Orlov isn't a colonel any more, he's Gary", EN, "Gary", ""),
        ("Álvaro que sea una clienta llamada Marta, misma frase", ES, "Marta", "clienta"),
        ("cambia a Álvaro por Bruno, un chico de gafas", ES, "Bruno", "chico de gafas"),
        ("凛は男の子の翔太に変えて。セリフは同じ", JA, "翔太", "男の子"),
        ("凛を翔太（男の子、メガネ）に差し替えて", JA, "翔太", "男の子, メガネ"),
        ("凛は翔太という男の子に変更", JA, "翔太", "男の子"),
        ("老周换成一个叫小刚的男孩", ZH, "小刚", "男孩"),
        ("老周改成女孩小敏，台词不变", ZH, "小敏", "女孩"),
        ("태오를 여자애로 바꿔줘요 이름은 봄이, 대사는 똑같이", KO, "봄이", "여자애"),
        ("태오는 할머니 순자로 바꿔줘", KO, "순자", "할머니"),
    ],
)
def test_a_newcomer_comes_for_somebody(words: str, plan: Any, name: str, looks: str):
    found = changes(words, plan)
    (place,) = (place for place in found if place.endswith(".name"))
    who = place.removesuffix(".name")
    assert found[place] == name
    assert found.get(f"{who}.looks", "").startswith(looks)
    assert not any(key.endswith((".text", ".seconds", ".character")) for key in found)


@pytest.mark.parametrize(
    ("words", "plan", "name"),
    [("the colonel should be called Gary from now on", EN, "Gary"), ("凛は千夏に改名", JA, "千夏")],
)
def test_a_name_alone_changes_no_looks(words: str, plan: Any, name: str):
    found = changes(words, plan)
    assert name in found.values()
    assert not any(key.endswith(".looks") for key in found)

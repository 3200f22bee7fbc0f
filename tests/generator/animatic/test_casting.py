import pytest
from callsheet.generator.animatic.casting import CHILD, FEMALE, MALE, manner, timbre, voice_of
from callsheet.generator.plan import Character


def who(id: str = "c1", looks: str = "", name: str = "X") -> Character:
    return Character(id=id, name=name, looks=looks)


def test_no_two_of_twenty_characters_sound_the_same():
    for looks in ("woman", "man", "old man", "little girl"):
        assert len({timbre(who(f"c{n}", looks))[:3] for n in range(1, 13)}) == 12
    ids = ("tom", "hans", "arjun", "guard-1", "pirate-1", "guard-2")
    assert len({timbre(who(id, "man"))[:3] for id in ids}) == 6


@pytest.mark.parametrize(
    ("looks", "name", "female", "old", "child"),
    [
        ("woman in red coat", "Mia", True, False, False),
        ("man holding a girl's hand", "Tom", False, False, False),
        ("穿红外套的女人", "小美", True, False, False),
        ("白发老爷爷", "老王", False, True, False),
        ("小学生の女の子", "ゆき", True, False, True),
        ("할머니", "순자", True, True, False),
        ("un niño con una pelota", "Leo", False, False, True),
        ("in her sixties, weathered face", "Moira", True, True, False),
        ("holds an old map", "the captain's wife", True, False, False),
        ("", "Maria", True, False, False),
        ("", "Marco", False, False, False),
        ("", "美玲", True, False, False),
    ],
)
def test_voice_is_chosen_by_looks_in_five_languages(
    looks: str, name: str, female: bool, old: bool, child: bool
):
    chosen = timbre(who("c1", looks, name))
    women = (*FEMALE, *CHILD)
    assert (chosen.variant in (women if female or child else MALE)) is True
    assert (chosen.rate < 0.94) is old
    assert (chosen.pitch >= 60) is child


@pytest.mark.parametrize(
    ("language", "dialect", "voice", "note"),
    [
        ("en", None, "en-us", ""),
        ("en", "British", "en-gb-x-rp", ""),
        ("en", "Scottish", "en-gb-scotland", ""),
        ("en", "Indian", "en", "no built-in voice speaks Indian: British English stands in"),
        ("zh", "Mandarin", "cmn", ""),
        ("zh", "Sichuanese", "cmn", "no built-in voice speaks Sichuanese: standard Mandarin"),
        ("zh", "Cantonese", "yue", "the built-in Cantonese voice is rough"),
        ("es", "Castilian", "es", ""),
        ("es", "Mexican", "es-419", ""),
        ("ja", "Kansai", "ja", "no built-in voice speaks Kansai: standard Japanese stands in"),
        ("ko", None, "ko", "the built-in Korean voice is rough"),
        ("fr", None, "fr", ""),
    ],
)
def test_dialect_has_its_voice_or_an_honest_note(
    language: str, dialect: str | None, voice: str, note: str
):
    chosen = voice_of(language, dialect)
    assert chosen.voice == voice
    notes = (*chosen.stands_in, *chosen.rough)
    assert note in "; ".join(notes)
    assert bool(note) is bool(notes)


@pytest.mark.parametrize(
    ("words", "faster", "louder"),
    [
        ("shouts angrily", True, True),
        ("低声说", False, False),
        ("슬프게", False, False),
        ("嬉しそうに", True, False),
        ("despacio", False, False),
    ],
)
def test_delivery_is_read_in_five_languages(words: str, faster: bool, louder: bool):
    how = manner(words)
    assert (how.rate > 1) is faster
    assert (how.level > 1) is louder

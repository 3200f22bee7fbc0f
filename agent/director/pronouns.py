"""Whom a pronoun means: the last who acted and can be called so, else the last at all."""

import re
from functools import cache

from .acting import acts, heads
from .cast import FEMALE, MALE, NOT_HUMAN, Cast, Mention, Person
from .named_again import Found
from .quotation_marks import SENTENCE_ENDS
from .text import Span, Text
from .vocabulary import LANGUAGES, Looks, lexicon

FARTHEST_MENTIONS = 12
LONGEST_NICKNAME_LETTERS = 16
_ENDS = re.compile(r"[.!?。！？\n]+")
_NUMBERED = re.compile(r"\d$")


def antecedent(cast: Cast, item: Found) -> Person | None:
    """The person a pronoun means; None where nobody can be called so."""
    wanted = item.looks
    if wanted == "person":
        return None
    fitting = [
        mention
        for mention in cast.mentions[-FARTHEST_MENTIONS:]
        if mention.who.members == 1 and _answers_to(mention.who, wanted)
    ]
    if not fitting:
        return _one_of_a_group(cast, item)
    acting = [mention for mention in fitting if mention.acts]
    near = [m for m in acting if _same_sentence(cast.text, m.end, item.start)]
    if near and acts(cast.text, item) and near[-1].who.handle:
        return near[-1].who
    chosen = (_gone_on_with(cast, item, fitting) or _likeliest(cast, fitting, wanted)).who
    if chosen.looks in (None, "person") and wanted in ("man", "woman"):
        chosen.looks = wanted
    return chosen


def _likeliest(cast: Cast, fitting: list[Mention], wanted: Looks | None) -> Mention:
    """Of those who can be called so: who surely is and was just spoken of, else who acted last."""
    sex = MALE if wanted == "man" else FEMALE
    last = cast.mentions[-1].start
    recent = {id(m) for m in cast.mentions[-2:]}
    recent |= {id(m) for m in fitting if _same_sentence(cast.text, m.end, last)}
    surely = [m for m in fitting if id(m) in recent and m.who.looks in sex]
    known = [m for m in fitting if _is_somebody(m.who)]
    acting = [m for m in known if m.acts] or _heading(cast.text, known)
    return (surely or acting or [m for m in fitting if m.acts] or fitting)[-1]


def _heading(text: Text, known: list[Mention]) -> list[Mention]:
    """Who heads the last sentence that names somebody, where nobody is told to act."""
    if not known or not text.lexicon.spaced:
        return known
    return [m for m in known if _same_sentence(text, m.end, known[-1].start)][:1]


def _gone_on_with(cast: Cast, item: Found, fitting: list[Mention]) -> Mention | None:
    """Whom the same pronoun meant one sentence ago, where only a newcomer was named since.

    `He counts again. The new girl comes closer; he does not look up.`
    """
    text = cast.text
    since = fitting[-1]
    word = text.folded[item.start : item.end]
    again = [m for m in fitting if m.pronoun and text.folded[m.start : m.end] == word]
    if since.pronoun or not again or not _same_sentence(text, since.end, item.start):
        return None
    if text.folded[since.end : item.start].split()[-1:] in [
        [j] for j in text.lexicon.wording.joints
    ]:
        return None  # `a gent stands there, and he leans in` goes on with the newcomer
    new = all(m.who is not since.who or m.start > again[-1].start for m in cast.mentions)
    between = text.raw[again[-1].end : item.start]
    one_sentence_ago = len(_ENDS.findall(between)) == 1
    return again[-1] if new and one_sentence_ago and again[-1].who is not since.who else None


def _one_of_a_group(cast: Cast, item: Found) -> Person | None:
    """The woman whom `she` means where only a couple or a crowd was spoken of."""
    wanted = item.looks
    if wanted not in ("man", "woman"):
        return None
    if nickname := _nickname(cast.text, item):
        return cast.called(nickname) or cast.add(Person(nickname, wanted, [], named=True))
    alone = not any(_answers_to(person, wanted) for person in cast.people)
    grouped = any(p.members > 1 or p.looks == "people" for p in cast.people)
    introduced = grouped or (alone and _is_told_of(cast.text, item))
    if not introduced or not heads(cast.text, item):
        return None
    name = lexicon(item.language).looks[wanted]
    return cast.called(name) or cast.add(Person(name, wanted, [name]))


def _is_told_of(text: Text, item: Found) -> bool:
    """Whether a pronoun may introduce somebody: it owns nobody (`她的奶奶`), no blank parts it."""
    words = lexicon(item.language)
    owns = text.folded.startswith(words.grammar.owns, item.end)
    kin = any(hit.start == item.end for hit in text.within(Span(item.end, item.end + 6), "people"))
    return not words.spaced and not owns and not kin


def _nickname(text: Text, item: Found) -> str:
    """The name in quotation marks right behind somebody: `人人都叫他“卷王”`; "" for none."""
    quote = next(text.quotes_in(Span(item.end, item.end + LONGEST_NICKNAME_LETTERS)), None)
    if text.grammar.verb_final:
        return ""  # 彼「…」 speaks
    if (
        quote is None
        or text.words(Span(item.end, quote.start))
        or quote.words[-1:] in SENTENCE_ENDS
    ):
        return ""
    return quote.words


def _same_sentence(text: Text, end: int, start: int) -> bool:
    return not re.search(r"[.!?。！？\n]", text.raw[end:start])


def _is_somebody(person: Person) -> bool:
    """Whether somebody is more than `someone` or the number of a picture."""
    numbered = person.handle and _NUMBERED.search(person.handle) and not person.nouns
    return not numbered and person.name.casefold() not in _anyone()


@cache
def _anyone() -> frozenset[str]:
    return frozenset(word for tag in LANGUAGES for word in lexicon(tag).naming.anyone)


def _answers_to(person: Person, pronoun: Looks | None) -> bool:
    if person.writes:
        return False
    if pronoun == "man":
        return (
            person.looks in (None, "person", "child", "old person", "robot") or person.looks in MALE
        )
    if pronoun == "woman":
        return person.looks in (None, "person", "child", "old person") or person.looks in FEMALE
    return person.looks in NOT_HUMAN

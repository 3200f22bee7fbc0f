"""What in a text may speak of somebody: nouns, names, handles and pronouns, with their places.

Gathers what `handles`, `capitals` and `bare_names` find; does not know which are one person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import get_args

from . import bare_names, capitals
from .cast import NOT_HUMAN
from .grammar import is_inflected
from .handles import references
from .label_names import behind_framing, name_of_label, titles
from .named_again import Found, named_again
from .names_before_words import names_before_words
from .nouns import count_behind, count_of, is_told_apart, whole_name, whole_noun
from .pairs import members
from .quotation_marks import SENTENCE_ENDS
from .scanning import Hit
from .scripts import any_of, is_latin, joined
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Looks, lexicon

LONGEST_NOUN_LETTERS = 24
LONGEST_NICKNAME_LETTERS = 16
FARTHEST_VERB_LETTERS = 48
"""Between a verb of speaking and whose voice is used for it."""


def found_in(
    text: Text, known: Iterable[str], labels: Iterable[Span], shown: Sequence[Span]
) -> list[Found]:
    """Everything that may speak of somebody, by place; the longer where two overlap."""
    found = [
        Found(start, end, "handle", handle.lstrip("@").strip(), _looks_by_name(handle))
        for handle, start, end in references(text, known)
    ]
    found += _nouns(text)
    found += _names(text)
    found += _label_names(text, labels)
    found += [
        Found(hit.start, hit.end, "pronoun", "", looks_of(hit), hit.language)
        for hit in text.within(text.whole, "pronoun")
    ]
    found += [
        Found(span.start, span.end, "one", name, None, language)
        for span, name, language in members(text)
    ]
    found += named_again(text, found)
    rank = {"handle": 0, "pronoun": 1, "name": 2, "noun": 3, "crowd": 3, "one": 4}
    found.sort(key=lambda item: (item.start, rank[item.kind], -item.end))
    kept: list[Found] = []
    for item in _inside(found, shown):
        if kept and _is_what_they_are(text, kept[-1], item):
            kept[-1] = replace(item, start=kept[-1].start)
            continue
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start and kept[-1].kind != "handle":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _is_what_they_are(text: Text, first: Found, item: Found) -> bool:
    """Whether two nouns tied by a particle speak of the last one: `常連の老婦人`."""
    words = lexicon(item.language or text.language)
    nouns = {first.kind, item.kind} == {"noun"} and words.grammar.subject == "particle"
    tied = text.folded[first.end : item.start] in words.cues["name_link"]
    return nouns and tied and bool(words.cues["name_link"]) and not words.spaced


def _looks_by_name(handle: str) -> Looks | None:
    """What the given name that a handle is lets one see: `@Rosalind` is a woman."""
    return _looks_of_names().get(handle.lstrip("@").strip().casefold())


@cache
def _looks_of_names() -> dict[str, Looks]:
    return {
        name: looks
        for tag in LANGUAGES
        for looks, names in lexicon(tag).names.items()
        for name in names
        if looks != "person"
    }


def _inside(found: list[Found], shown: Sequence[Span]) -> Iterator[Found]:
    """Those that lie in one of the stretches, which are in order."""
    at = 0
    for item in found:
        while at < len(shown) and shown[at].end <= item.start:
            at += 1
        if at < len(shown) and shown[at].start <= item.start and item.end <= shown[at].end:
            yield item


def looks_of(hit: Hit) -> Looks | None:
    """What a word for people lets one see."""
    return next((looks for looks in get_args(Looks) if looks == hit.value), None)


def _nouns(text: Text) -> Iterator[Found]:
    """Nouns for people with the adjectives before them: `the old lighthouse keeper`."""
    plurals = irregular_plurals()
    for hit in text.within(text.whole, "people"):
        word = whole_noun(text, hit)
        if word is None:
            continue
        start = min(word.start, _noun_phrase_start(text, hit), _behind_prefix(text, hit))
        if _is_an_age_of(text, Span(start, word.start), hit):
            continue
        if (
            _is_how_one_sounds(text, word)
            or _is_likeness(text, start)
            or _is_a_time_of_life(text, Span(start, word.end))
            or _tells_of_narrator(text, hit)
            or _is_lettered(text, hit)
        ):
            continue
        name = text.raw[start : word.end]
        several = hit.value == "people" or name.casefold().split(" ")[-1] in plurals
        several = several or _is_pair(text, hit)
        looks = looks_of(hit)
        if looks == "person":
            looks = _looks_of_article(text, start, hit.language) or looks
        kind = "crowd" if several else "noun"
        yield Found(start, word.end, kind, name, looks, hit.language)
    for hit in text.within(text.whole, "crowd"):
        if _is_verb(text, hit):
            continue
        yield Found(hit.start, hit.end, "crowd", text.words(hit), looks_of(hit), hit.language)


def _is_how_one_sounds(text: Text, noun: Span) -> bool:
    """Whether somebody else's kind of voice is used: `he says in a newsreader voice`."""
    near = Span(noun.end, noun.end + LONGEST_NOUN_LETTERS)
    voice = next(text.within(near, "cue", "voice"), None)
    if voice is None or voice.start != noun.end + 1 or text.grammar.subject != "article":
        return False
    before = Span(max(0, noun.start - FARTHEST_VERB_LETTERS), noun.start)
    said = list(text.within(before, "speaking"))
    leads = bool(said) and text.has(Span(said[-1].end, noun.start), "cue", "article")
    return leads and not re.search(r"[.!?,;:\n]", text.raw[said[-1].end : noun.start])


def _is_an_age_of(text: Text, before: Span, hit: Hit) -> bool:
    """Whether a word for an age describes the noun before it: `una casa vieja`, `público joven`."""
    if text.folded[hit.start : hit.end] not in lexicon(hit.language).naming.ages_behind:
        return False
    near = Span(max(0, hit.start - LONGEST_NOUN_LETTERS), hit.start)
    crowd = any(other.end == hit.start - 1 for other in text.within(near, "people", "people"))
    return crowd or bool(text.words(before))


def _behind_prefix(text: Text, hit: Hit) -> int:
    """Where a noun of one word with a prefix begins, where no blank parts them: `小企鹅`."""
    words = lexicon(hit.language)
    prefixed = hit.value in NOT_HUMAN and not words.spaced
    before = text.folded[max(0, hit.start - 1) : hit.start]
    return hit.start - (prefixed and before in words.cues["name_prefix"] and bool(before))


def _is_pair(text: Text, hit: Hit) -> bool:
    """Whether a number counts a noun in a language without plurals, and its members part."""
    if lexicon(hit.language).grammar.subject == "article" or not is_told_apart(text, hit.language):
        return False
    before = 0 if lexicon(hit.language).spaced else count_of(text, hit.start, hit.language)
    return max(before, count_behind(text, hit.end, hit.language)) > 1


def _is_verb(text: Text, hit: Hit) -> bool:
    """Whether what looks like a plural is what somebody does: `Grandpa cooks`, `she hosts`."""
    if lexicon(hit.language).grammar.subject != "article":
        return False
    before = _WORDS_BEFORE.search(text.raw, max(0, hit.start - LONGEST_NOUN_LETTERS), hit.start)
    if before is None:
        return False
    small = {*lexicon(hit.language).cues["article"], *lexicon(hit.language).cues["oblique"]}
    subject = before[2]
    pronoun = any(
        h.end == before.end(2) for h in text.within(Span(before.start(2), hit.start), "pronoun")
    )
    named = subject[:1].isupper() and not subject.isupper() and subject.casefold() not in small
    return pronoun or (named and (before[1] or "").casefold() not in small)


def _is_lettered(text: Text, hit: Hit) -> bool:
    """Whether a noun in capitals is read and not seen: `the headline RACCOON REIGN BEGINS`."""
    if not text.raw[hit.start : hit.end].isupper():
        return False
    before = Span(max(0, hit.start - LONGEST_NOUN_LETTERS), hit.start)
    sign = next(iter(list(text.within(before, "cue", "lettering"))[-1:]), None)
    between = text.raw[sign.end : hit.start] if sign else "."
    return not re.search(r"[.!?\n]", between) and between.upper() == between


def _tells_of_narrator(text: Text, hit: Hit) -> bool:
    """Whether a noun only says whose voice narrates: `男性ナレーション`, `여자 성우`."""
    words = lexicon(hit.language)
    if _is_in_bracket_of_narrator(text, hit):
        return True
    near = Span(hit.end, min(len(text.raw), hit.end + LONGEST_NOUN_LETTERS))
    narrator = next(text.within(near, "cue", "narrator"), None)
    if narrator is None or words.grammar.subject == "article":
        return False
    if text.has(Span(narrator.start, narrator.end), "cue", "thought"):
        return False
    between = text.folded[hit.end : narrator.start].strip()
    return between in ("", *words.grammar.owns) and hit.value in ("man", "woman", "child")


def _is_in_bracket_of_narrator(text: Text, hit: Hit) -> bool:
    """`旁白（低沉的男声）`, `내레이션(차분한 여성)`: in the bracket right behind a narrator."""
    start = max(0, hit.start - LONGEST_NOUN_LETTERS)
    bracket = max(text.raw.rfind(mark, start, hit.start) for mark in "(（")
    closed = any(mark in text.raw[bracket : hit.start] for mark in ")）\n")
    if bracket < 0 or closed:
        return False
    before = text.within(Span(max(0, bracket - LONGEST_NOUN_LETTERS), bracket), "cue", "narrator")
    return any(not text.raw[cue.end : bracket].strip() for cue in before)


def _is_likeness(text: Text, start: int) -> bool:
    """Whether a noun only says what somebody is like: `dressed as a pirate`."""
    before = text.folded[max(0, start - LONGEST_NOUN_LETTERS) : start]
    return _likenesses(text.languages).search(before) is not None


@cache
def _likenesses(languages: tuple[str, ...]) -> re.Pattern[str]:
    return _lead(languages, joined(lexicon(tag).naming.likenesses for tag in languages))


def _is_a_time_of_life(text: Text, noun: Span) -> bool:
    """Whether a noun tells what somebody was or works as: `moved to Naples as a girl and …`.

    `as a waiter pours tea` goes on with a verb: that one is somebody.
    """
    before = text.folded[max(0, noun.start - LONGEST_NOUN_LETTERS) : noun.start]
    if not _lives(text.languages).search(before):
        return False
    behind = re.match(r"\s*(?:[,.;:!?)]|$|(\w+))", text.folded[noun.end :][:LONGEST_NOUN_LETTERS])
    return behind is None or behind[1] is None or behind[1] in text.lexicon.wording.joints


@cache
def _lives(languages: tuple[str, ...]) -> re.Pattern[str]:
    return _lead(languages, joined(lexicon(tag).naming.lives for tag in languages))


def _lead(languages: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    """Words and an article, right before a place."""
    articles = any_of(joined(lexicon(tag).cues["article"] for tag in languages))
    return re.compile(rf"\b{any_of(words)} (?:{articles} )?$")


@cache
def irregular_plurals() -> dict[str, str]:
    """The nouns for several people whose singular is another word, in all languages."""
    return {
        many: one
        for tag in LANGUAGES
        for many, one in lexicon(tag).naming.irregular_plurals.items()
    }


def _looks_of_article(text: Text, start: int, language: str) -> Looks | None:
    """What an article tells: `el testigo` is a man, `la testigo` a woman."""
    gendered = lexicon(language).naming.gendered
    article = re.search(r"(\w+)\s+$", text.folded[max(0, start - 6) : start])
    if article is None:
        return None
    return next((looks for looks, articles in gendered.items() if article[1] in articles), None)


def _noun_phrase_start(text: Text, hit: Hit) -> int:
    """Where the adjectives between an article and a noun begin; the noun itself without one."""
    words = lexicon(hit.language)
    if words.grammar.subject != "article":
        return hit.start
    start = hit.start
    for _ in range(3):
        before = re.search(r"([\w’'-]+)[ \t]+$", text.folded[max(0, start - 30) : start])
        if not before:
            return hit.start
        word = before[1]
        if word in words.cues["article"]:
            return start
        joins = word in words.cues["clause"] or word in words.cues["oblique"]
        if joins or is_inflected(word, hit.language):
            return hit.start
        if text.has(Span(start - len(before[0]), start), "people"):
            return hit.start
        start -= len(before[0])
    return hit.start


def _names(text: Text) -> Iterator[Found]:
    """Names that the text gives reason to take for somebody's."""
    yield from _given_names(text)
    yield from _nicknames(text)
    yield from _quoted_names(text)
    for match, given in capitals.latin_names(text):
        looks = looks_of(given) if given else None
        yield Found(match.start(), match.end(), "name", match[0], looks, COMMON_LANGUAGE)
    yield from _names_behind_nouns(text)
    yield from _prefixed_names(text)
    yield from _honoured_names(text)
    for span in bare_names.syllable_names(text):
        yield Found(span.start, span.end, "name", text.words(span), None, text.language)
    told = (bare_names.kin_names, names_before_words, bare_names.listed_names)
    told = (*told, bare_names.told_apart, bare_names.described_names, bare_names.acting_again)
    for span in (span for find in told for span in find(text)):
        yield Found(span.start, span.end, "name", text.words(span), None, text.language)


def _nicknames(text: Text) -> Iterator[Found]:
    """`人人都叫他“卷王”`: a verb of naming that holds the pronoun, and the name in marks."""
    for hit in text.within(text.whole, "cue", "called"):
        quote = next(text.quotes_in(Span(hit.end, hit.end + LONGEST_NICKNAME_LETTERS)), None)
        if quote is None or quote.start != hit.end or quote.words[-1:] in SENTENCE_ENDS:
            continue
        for looks, pronouns in lexicon(hit.language).pronouns.items():
            if not lexicon(hit.language).spaced and text.words(hit).endswith(pronouns):
                yield Found(hit.start, hit.end, "name", quote.words, looks, hit.language)


def _quoted_names(text: Text) -> Iterator[Found]:
    """`水滴宝宝“嘟嘟”`: a name in marks right behind what somebody is, which comes again."""
    for noun in text.within(text.whole, "people"):
        quote = next(text.quotes_in(Span(noun.end, noun.end + LONGEST_NICKNAME_LETTERS)), None)
        if quote is None or text.words(Span(noun.end, quote.start)):
            continue
        ends = quote.words[-1:] in SENTENCE_ENDS or len(quote.words.split()) > 1
        if not ends and text.raw.count(quote.words) > 1 and not lexicon(noun.language).spaced:
            looks = looks_of(noun)
            yield Found(noun.start, quote.end, "name", quote.words, looks, noun.language)


def _given_names(text: Text) -> Iterator[Found]:
    """Common given names; in Latin script they are written with a capital, or given to somebody."""
    hits = list(text.within(text.whole, "name"))
    given = {text.folded[hit.start : hit.end] for hit in hits if _is_given(text, hit)}
    for hit in hits:
        small = is_latin(text.folded[hit.start]) and not text.raw[hit.start].isupper()
        if small and text.folded[hit.start : hit.end] not in given:
            continue
        if capitals.is_where_a_place_is(text, Span(hit.start, hit.end)) or _is_a_word(text, hit):
            continue
        if span := whole_name(text, hit):
            name = _as_named(text.words(span))
            yield Found(span.start, span.end, "name", name, looks_of(hit), hit.language)


def _is_a_word(text: Text, hit: Hit) -> bool:
    """Whether a name that is a word as well is only that: `la Luna`, `Luz roja.`"""
    naming = text.lexicon.naming
    name = text.folded[hit.start : hit.end]
    if name not in naming.word_names or text.folded.count(name) > 1:
        return False
    before = text.folded[max(0, hit.start - LONGEST_NOUN_LETTERS) : hit.start].split()[-1:]
    if before and before[0] in (*naming.definite, *naming.indefinite):
        return True
    behind = _SHORT_SENTENCE.match(text.raw, hit.end)
    return behind is not None and text.raw[: hit.start].rstrip(" \t")[-1:] in ("", *".!?\n")


_SHORT_SENTENCE = re.compile(r" [^\W\d_A-Z]+[.!\n]")
"""What stands behind a word that only names a thing: ` roja.`"""


def _is_given(text: Text, hit: Hit) -> bool:
    """Whether a name is given to somebody by its place: `a guy (beto)`, `a guy called beto`."""
    enclosed = text.raw[hit.start - 1 : hit.start] == "(" and text.raw[hit.end : hit.end + 1] == ")"
    before = Span(max(0, hit.start - LONGEST_NOUN_LETTERS), hit.start)
    called = any(cue.end == hit.start - 1 for cue in text.within(before, "cue", "called"))
    return called or (enclosed and text.has(before, "people"))


def _names_behind_nouns(text: Text) -> Iterator[Found]:
    """`captain Mara`, and in scripts without capitals a name right behind what somebody is."""
    for hit in text.within(text.whole, "people"):
        latin = lexicon(hit.language).grammar.subject == "article"
        span = (capitals if latin else bare_names).name_behind(text, hit)
        if span:
            language = COMMON_LANGUAGE if latin else hit.language
            yield Found(span.start, span.end, "name", text.words(span), None, language)


def _prefixed_names(text: Text) -> Iterator[Found]:
    """`Mrs. Okafor`, and names that begin with a prefix or a surname in other scripts."""
    for hit in text.within(text.whole, "cue", "name_prefix"):
        if not lexicon(hit.language).spaced:
            if span := bare_names.prefixed_name(text, hit):
                yield Found(span.start, span.end, "name", text.words(span), None, hit.language)
        elif span := capitals.titled_name(text, hit):
            if behind_framing(text, text.words(span)) != text.words(span):
                continue  # `MS Frankie wipes the counter`
            title = text.folded[hit.start : hit.end].rstrip(".")
            if title in (known := titles(hit.language)):
                name = text.words(span)
                yield Found(span.start, span.end, "name", name, known[title], COMMON_LANGUAGE)
    for hit in text.within(text.whole, "cue", "surname"):
        if span := bare_names.role_name(text, hit) or bare_names.surnamed_name(text, hit):
            role = next(text.within(span, "people"), None)
            looks = looks_of(role) if role else None
            yield Found(span.start, span.end, "name", text.words(span), looks, hit.language)


def _honoured_names(text: Text) -> Iterator[Found]:
    """A name before an honorific that is no part of it; the place holds the honorific."""
    for hit in text.within(text.whole, "cue", "honorific"):
        if lexicon(hit.language).naming.honoured and (span := bare_names.honoured_name(text, hit)):
            name = text.raw[span.start : hit.start].strip()
            if len(name) == 1:  # a surname alone: `김 씨`
                name = text.raw[span.start : hit.end]
            yield Found(span.start, span.end, "name", name, None, hit.language)


def _label_names(text: Text, labels: Iterable[Span]) -> Iterator[Found]:
    """Every place of the names that stand in front of lines and in lists of the cast."""
    names = dict.fromkeys(filter(None, (name_of_label(text, span) for span in labels)))
    for name in names:
        folded = fold_name(name)
        for match in re.finditer(re.escape(folded), text.folded):
            if text.in_quote(match.start()):
                continue
            if is_latin(folded[0]) and _inside_word(text, match):
                continue
            span = Span(match.start(), match.end())
            looks: Looks | None = next(map(looks_of, text.within(span, "people")), None)
            looks = looks or next(map(looks_of, text.within(span, "name")), None)
            named = _as_named(name)
            if name.isupper() and name.title() in text.raw:
                named = name.title()
            yield Found(span.start, span.end, "name", named, looks, text.language)


def _inside_word(text: Text, match: re.Match[str]) -> bool:
    before = text.folded[match.start() - 1 : match.start()]
    after = text.folded[match.end() : match.end() + 1]
    return (bool(before) and is_latin(before)) or (bool(after) and is_latin(after))


def fold_name(name: str) -> str:
    return name.casefold() if name.isascii() else name.lower()


def _as_named(name: str) -> str:
    """A name in capitals, as a screenplay writes it, as people write it."""
    return name.title() if name.isupper() and len(name) > 3 and " " not in name else name


_WORDS_BEFORE = re.compile(r"(?:([\w’']+) )?([\w’']+) $")

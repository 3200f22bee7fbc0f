"""Names in scripts without capitals: by prefix, surname, honorific, kin, or the noun before them.

Knows what such names look like through the lexicons; not whose name it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from .cast import NOT_HUMAN
from .quotation_marks import SENTENCE_ENDS
from .scanning import Hit
from .scripts import RANGES, any_of, class_of, letters_of, runs
from .text import Span, Text
from .vocabulary import Phrases, lexicon

GIVEN_LETTERS = 2
"""Of a given name in Han letters, and of a prefix with the letter behind it."""
LONGEST_HONOURED_LETTERS = 8
FARTHEST_WORDS_LETTERS = 120
"""How far behind somebody's name the end of what they say may stand."""
LONGEST_TIED_LETTERS = 4
"""Of a name written in the script of the particles."""
_KINDS_BEHIND = ("cue", "speaking", "manner", "dialect", "sound", "movement", "pronoun")
"""What may stand right behind a name that no blank ends."""
_BEFORE_NAMES = ("cue", "speaking", "people", "pronoun", "manner", "movement", "framing")
"""What may stand right before a name that no blank begins."""
_NO_NAMES = ("manner", "speaking", "place", "time", "sound", "movement", "framing", "people")
"""What a name does not begin with, though its first letter may be a prefix or a surname."""


def name_behind(text: Text, noun: Hit) -> Span | None:
    """The name that follows a noun in a script without capitals, if one does."""
    words = lexicon(noun.language)
    if words.spaced:
        return None
    start = noun.end
    for link in words.cues["name_link"]:
        if text.folded.startswith(link, start):
            start += len(link)
    if words.cues["name_link"] and start == noun.end:
        return None
    end = _end_of_tied(text, noun, start) or _end_of_run(text, start, noun.language)
    if start > noun.end and _is_had(text, Span(start, end), noun.language):
        return None
    end = end if end > start else _end_of_given(text, noun, start)
    return Span(start, end) if end > start else None


def _end_of_tied(text: Text, noun: Hit, start: int) -> int:
    """Where a name ends that is written as particles are, behind a mark: `女の子・あかり（`; 0
    for none."""
    words = lexicon(noun.language)
    if text.raw[noun.end : start] not in words.cues["name_link"] or text.raw[start - 1].isalpha():
        return 0
    own = RANGES[words.grammar.particle_script]
    ties = any_of((*words.cues["subject"], *words.cues["oblique"]))
    tied = re.compile(rf"[{own}]{{2,{LONGEST_TIED_LETTERS}}}?(?={ties}?(?![{own}]))")
    name = tied.match(text.raw, start)
    return name.end() if name else 0


def _is_had(text: Text, run: Span, language: str) -> bool:
    """Whether letters tied to a noun rather name what somebody has than who they are: something
    is done to it, and no script of foreign names tells otherwise: `友達の誕生日に`."""
    words = lexicon(language)
    foreign = any(letters_of(script).match(text.raw, run.start) for script in words.naming.unbroken)
    behind = text.folded[run.end : run.end + 1]
    return not foreign and behind in words.cues["oblique"] and behind not in words.cues["subject"]


def _end_of_given(text: Text, noun: Hit, start: int) -> int:
    """Where a name ends right behind what somebody is: `孙女小葵摘`; `start` for none.

    A prefix with one letter, or two letters that given names are made of.
    """
    words = lexicon(noun.language)
    name = text.raw[start : start + GIVEN_LETTERS]
    if words.naming.runs or noun.end - noun.start < GIVEN_LETTERS or start != noun.end:
        return start
    if not _is_written(name, GIVEN_LETTERS, noun.language) or _begins_any(text, start):
        return start
    prefixed = name[0] in words.cues["name_prefix"] and name[1] not in words.naming.never
    near = Span(start + GIVEN_LETTERS, start + LONGEST_HONOURED_LETTERS)
    says = any(hit.start == near.start for hit in text.within(near, "speaking"))
    doubled = name[0] == name[1] and not says  # 女生看看 looks, 女生安安惊呼 speaks
    given = all(letter in words.naming.syllables for letter in name) and not doubled
    return start + GIVEN_LETTERS if prefixed or given else start


def _begins_any(text: Text, start: int) -> bool:
    """Whether a known word of more than one letter begins here."""
    near = Span(start, start + LONGEST_HONOURED_LETTERS)
    return any(hit.start == start and hit.end - start > 1 for hit in text.hits_in(near))


def _end_of_run(text: Text, start: int, language: str) -> int:
    """Where a name ends: before a particle or the next known word; `start` for none."""
    naming = lexicon(language).naming
    if not naming.runs:
        return end_of_surnamed(text, start, language)
    run = _run(naming.runs).match(text.raw, start)
    if run is None or _is_a_word(text, Span(*run.span())):
        return start
    return run.end() if text.raw[run.end() : run.end() + 1] in ("", *naming.behind) else start


def _is_a_word(text: Text, run: Span) -> bool:
    """Whether a known word begins a run of letters; 鷹野 begins with a bird and is a name."""
    known = [
        hit
        for hit in text.hits_in(Span(run.start, run.start + 10))
        if hit.start == run.start and (hit.kind != "name" or hit.end > run.end)  # ケン of ケンタ
    ]
    short = run.end - run.start > 1 and all(hit.end - hit.start == 1 for hit in known)
    return bool(known) and not short


@cache
def _run(described: Phrases) -> re.Pattern[str]:
    return re.compile(runs(described))


def end_of_surnamed(text: Text, start: int, language: str) -> int:
    """Where a name that begins with a prefix or a surname ends; `start` for none."""
    cues = lexicon(language).cues
    prefixed = text.folded.startswith(cues["name_prefix"], start)
    surnamed = text.folded.startswith(cues["surname"], start)
    if not prefixed and not surnamed:
        return start
    for honorific in cues["honorific"]:
        if surnamed and text.folded.startswith(honorific, start + 1):
            return start + 1 + len(honorific)
    first = not text.raw[start - 1 : start].isalnum() if start else True
    first = first or any(
        hit.end == start
        for hit in text.within(Span(max(0, start - LONGEST_HONOURED_LETTERS), start), "people")
    )
    if prefixed and first and text.folded[start + 1 : start + 2] in cues["surname"]:
        return start + 2
    never = lexicon(language).naming.never
    prefixes_noun = any(
        hit.start == start + 1 for hit in text.within(Span(start, start + 6), "people")
    )
    if text.raw[start + 1 : start + 2] in never or prefixes_noun or _begins_word(text, start):
        return start
    for length in (3, 2) if surnamed and not prefixed else (2,):
        name = text.raw[start : start + length]
        if (
            name[2:] not in never
            and _is_written(name, length, language)
            and _ends_word(text, start + length, start)
        ):
            return start + length
    return start


def _begins_word(text: Text, start: int) -> bool:
    """Whether a known word other than a name begins here: the adverb `小声` is nobody's name."""
    near = Span(max(0, start - 1), start + 6)
    return any(
        hit.start <= start < hit.end - 1 and hit.kind in _NO_NAMES for hit in text.hits_in(near)
    )


def _is_written(words: str, length: int, language: str) -> bool:
    """Whether there are so many letters, all of a language's own script."""
    own = letters_of(lexicon(language).scripts[0])
    return len(words) == length and all(map(own.match, words))


def _ends_word(text: Text, end: int, start: int) -> bool:
    """Whether a word ends here: a mark or a known word follows, or the same name comes again."""
    if end >= len(text.raw) or not text.raw[end].isalnum():
        return True
    behind = [hit for hit in text.hits_in(Span(end, end + 8)) if hit.start == end]
    return any(hit.kind in _KINDS_BEHIND for hit in behind) or comes_again(
        text, text.raw[start:end]
    )


def comes_again(text: Text, name: str) -> bool:
    """Whether a name stands in the text more than once."""
    return text.raw.find(name, text.raw.find(name) + len(name)) >= 0


def prefixed_name(text: Text, prefix: Hit) -> Span | None:
    """A name with the prefix that is part of it; what is behind it may be in Latin letters."""
    latin = re.compile("[A-Za-z]+").match(text.raw, prefix.end, prefix.end + 12)
    end = latin.end() if latin else end_of_surnamed(text, prefix.start, prefix.language)
    if end <= prefix.end or not _begins_somewhere(text, text.raw[prefix.start : end]):
        return None
    return Span(prefix.start, end)


def _begins_somewhere(text: Text, name: str) -> bool:
    """Whether a name once stands at the head of a clause or behind a known word: no `满头大汗`."""
    at = text.raw.find(name)
    while at >= 0:
        before = Span(max(0, at - LONGEST_HONOURED_LETTERS), at)
        known = any(hit.end == at and hit.kind in _BEFORE_NAMES for hit in text.hits_in(before))
        known = known or text.folded.endswith(text.grammar.owns, 0, at)
        if known or not text.raw[at - 1 : at].isalnum() or not at:
            return True
        at = text.raw.find(name, at + 1)
    return False


def surnamed_name(text: Text, surname: Hit) -> Span | None:
    """A name that begins with a surname, when an honorific ends it or it comes again."""
    near = Span(max(0, surname.start - LONGEST_HONOURED_LETTERS), surname.end)
    if any(hit.start < surname.start < hit.end for hit in text.within(near, "people")):
        return None  # 师傅
    end = end_of_surnamed(text, surname.start, surname.language)
    if end <= surname.start:
        return None
    if not _begins_somewhere(text, text.raw[surname.start : end]):
        return None
    honoured = text.folded[surname.end : end] in lexicon(surname.language).cues["honorific"]
    again = honoured or comes_again(text, text.raw[surname.start : end])
    return Span(surname.start, end) if again else None


def role_name(text: Text, surname: Hit) -> Span | None:
    """A surname with what somebody is behind it, at the head of a clause: `林经理`, `张医生`."""
    before = text.raw[surname.start - 1 : surname.start]
    near = Span(surname.end, surname.end + LONGEST_HONOURED_LETTERS)
    role = next(text.within(near, "people"), None)
    if role is None or role.start != surname.end or role.end - role.start < 2:
        return None
    if role.value in NOT_HUMAN or role.value == "people":
        return None
    leads = not before.isalnum() or any(
        hit.end == surname.start and hit.kind in _BEFORE_NAMES
        for hit in text.hits_in(Span(max(0, surname.start - 4), surname.start))
    )
    return Span(surname.start, role.end) if leads else None


def honoured_name(text: Text, honorific: Hit) -> Span | None:
    """The name before an honorific that is no part of it; its place holds the honorific too."""
    pattern = _honoured(honorific.language)
    trades = lexicon(honorific.language).naming.trades
    if trades and text.raw.endswith(trades, 0, honorific.start):
        return None  # パン屋さん
    start = max(0, honorific.start - LONGEST_HONOURED_LETTERS)
    before = pattern.search(text.raw[start : honorific.start])
    if before is None:
        return None
    first = start + before.start()
    while not text.raw[first].isalnum():  # `おかみ・フミさん`
        first += 1
    begins = _behind_particle(text, Span(first, honorific.start), honorific)
    return Span(begins, honorific.end) if begins is not None else None


def _behind_particle(text: Text, name: Span, honorific: Hit) -> int | None:
    """Where a name begins that is written as particles are: behind one, or where a word begins."""
    words = lexicon(honorific.language)
    own = letters_of(words.grammar.particle_script)
    if words.spaced or not own.match(text.raw, name.start):
        return name.start
    start = name.end
    while start and own.match(text.raw, start - 1):
        start -= 1
    if start and text.raw[start - 1].isalpha():
        particles = (*words.cues["subject"], *words.cues["oblique"], *words.cues["name_link"])
        lead = next((p for p in particles if text.folded.startswith(p, start)), "")
        start += len(lead)
        if not lead:
            return None
    return start if 2 <= name.end - start <= LONGEST_TIED_LETTERS else None


@cache
def _honoured(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    if not words.spaced:
        return re.compile(rf"(?:{runs(words.naming.honoured)})$")
    surname = rf"(?<![^\s(（“\"])[{class_of(words.naming.honoured)}][ ]"  # `김 씨`
    return re.compile(rf"(?:(?:{runs(words.naming.honoured)})[ ]?|{surname})$")


def syllable_names(text: Text) -> Iterator[Span]:
    """Names of two letters that given names are made of, where a word for somebody leads to them.

    They stand behind what somebody is, with a particle or a mark behind them: `딸 은재가`.
    """
    for noun in text.within(text.whole, "people"):
        words = lexicon(noun.language)
        if not words.naming.syllables or text.raw[noun.end : noun.end + 1] != " ":
            continue
        match = _syllables(noun.language).match(text.raw, noun.end + 1)
        if match and not _is_known_word(text, Span(*match.span("name")), words.naming.no_names):
            yield Span(*match.span("name"))


def acting_again(text: Text) -> Iterator[Span]:
    """Names behind what somebody is whose owner acts elsewhere: `딸 보라에게 … 보라가 대답한다`."""
    words = text.lexicon
    if not words.spaced or words.grammar.subject != "particle":
        return
    heads = list(_tied(text.language).finditer(text.raw))
    acting = {m["name"] for m in heads if m["acts"] and not _is_behind_noun(text, m.start())}
    for match in heads:
        name = Span(*match.span("name"))
        known = match["name"] in acting or (match["acts"] and _leads_to_words(text, match.end()))
        known = known and _is_behind_noun(text, name.start)
        if known and not _is_known_word(text, name, words.naming.no_names):
            yield name


def _leads_to_words(text: Text, start: int) -> bool:
    """Whether words are quoted before the clause of somebody who acts ends."""
    quote = next(text.quotes_in(Span(start, start + FARTHEST_WORDS_LETTERS)), None)
    between = text.raw[start : quote.start] if quote else "."
    return not any(mark in between for mark in SENTENCE_ENDS + "\n")


def _is_behind_noun(text: Text, start: int) -> bool:
    """Whether a word for somebody and a blank stand before a place."""
    near = Span(max(0, start - LONGEST_HONOURED_LETTERS), start - 1)
    return any(noun.end == start - 1 for noun in text.within(near, "people"))


@cache
def _tied(language: str) -> re.Pattern[str]:
    """Finds a word of a name's length and its particle, where blanks part words."""
    words = lexicon(language)
    own = RANGES[words.scripts[0]]
    acts = f"(?P<acts>{any_of(words.cues['subject'])})"
    ties = f"(?:{acts}|{any_of(words.cues['oblique'])})"
    return re.compile(rf"(?<![{own}])(?P<name>[{own}]{{2,3}}){ties}(?![{own}])")


@cache
def _syllables(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    letters, families = any_of(words.naming.syllables), any_of(words.naming.families)
    particles = any_of((*words.cues["subject"], *words.cues["oblique"]))
    own = RANGES[words.scripts[0]]
    behind = rf"(?=(?:{particles})?(?![{own}]))"
    return re.compile(rf"(?P<name>{letters}{{2}}{behind}|{families}{letters}{{2}}{behind})")


def _is_known_word(text: Text, name: Span, others: Phrases) -> bool:
    """Whether letters are another word: one of the lexicon's that begins there, or of `others`."""
    near = Span(name.start, min(len(text.raw), name.end + 2))
    known = (hit for hit in text.hits_in(near) if hit.start == name.start and hit.kind != "name")
    long = any(hit.end - hit.start > 1 for hit in known)
    return long or text.raw.startswith(others, name.start)


def described_names(text: Text) -> Iterator[Span]:
    """Names at the head of a clause told by the bracket behind them, which says how somebody looks,
    sounds or how old they are: `小水滴（圆滚滚，声音奶声奶气）跳下来`."""
    pattern = _described(text.language)
    for match in pattern.finditer(text.raw) if pattern else ():
        name, told = Span(*match.span("name")), Span(*match.span("told"))
        if text.in_quote(name.start) or text.in_quote(told.start):
            continue
        other = (hit for hit in text.hits_in(name) if hit[:2] != ("cue", "plain"))
        known = any(hit.end - hit.start > 1 and hit.kind != "name" for hit in other)
        if not known and _describes_somebody(text, told):
            yield name


def _describes_somebody(text: Text, told: Span) -> bool:
    """Whether a bracket says how somebody looks, sounds, or how old they are."""
    wording = text.lexicon.wording
    hits = list(text.hits_in(told))
    if any(hit.kind in ("unit", "framing", "movement", "transition") for hit in hits):
        return False
    sounds = any(hit.kind == "dialect" or hit[:2] == ("cue", "voice") for hit in hits)
    people = any(hit.kind == "people" and hit.value not in NOT_HUMAN for hit in hits)
    aged = re.search(rf"\d{any_of(wording.years)}", text.folded[told.start : told.end])
    worn = any(word in text.folded[told.start : told.end] for word in wording.worn)
    return sounds or people or worn or aged is not None


@cache
def _described(language: str) -> re.Pattern[str] | None:
    words = lexicon(language)
    if words.grammar.subject == "article":
        return None
    own = "".join(RANGES[script] for script in words.scripts)
    ties = any_of((*words.cues["subject"], *words.cues["oblique"]))
    behind = rf"(?={ties}?[^\n。.]{{1,40}})"
    heads = r"(?:^|(?<=[。！？；：，、\s.!?:,]))"
    bracket = r"[（(](?P<told>[^（）()\n]{2,60})[）)]"
    return re.compile(rf"{heads}(?P<name>[{own}]{{1,5}}){bracket}{behind}", re.M)


def told_apart(text: Text) -> Iterator[Span]:
    """Those of one noun whom what stands before it tells apart: `髪長い方が「…」、髪短い方が「…」`.

    Two of them at least, each at the head of a clause with a particle or words to be said behind.
    """
    pattern = _told_apart(text.language)
    found = list(pattern.finditer(text.folded)) if pattern else []
    kinds: dict[str, set[str]] = {}
    for match in found:
        kinds.setdefault(match["noun"], set()).add(match["which"])
    for match in found:
        name = Span(*match.span("name"))
        others = len(kinds[match["noun"]]) > 1
        noun = match.start("noun")
        known = (hit for hit in text.within(name, "people") if hit.end == name.end)
        whole = any(hit.start < noun for hit in known)  # 老婦人 is no 人
        if others and not whole and not text.in_quote(name.start):
            yield name


@cache
def _told_apart(language: str) -> re.Pattern[str] | None:
    """Finds a noun of few letters, what tells it apart, and the particle behind it."""
    words = lexicon(language)
    if not words.naming.told_apart:
        return None
    subject = any_of(words.cues["subject"])
    ends = any_of((*words.cues["subject"], *words.wording.namers))
    which = rf"(?P<which>(?:(?!{ends})[^\W\d_]){{2,10}}?)"
    noun = rf"(?P<noun>{any_of(words.naming.told_apart)})"
    heads = r"(?:^|(?<=[，。；：、！？,.;:\s”」』]))"
    return re.compile(rf"{heads}(?P<name>{which}{noun})(?={subject}|[「『（(])")


def listed_names(text: Text) -> Iterator[Span]:
    """Two names joined right behind a group: `双胞胎大乔和小乔`, `쌍둥이 하나와 두리가`."""
    for group in text.within(text.whole, "people", "people"):
        words = lexicon(group.language)
        match = _listed(group.language).match(text.raw, group.end) if words.naming.listed else None
        if match is None:
            continue
        first, second = Span(*match.span("first")), Span(*match.span("second"))
        if not words.naming.runs:
            second = Span(second.start, second.start + first.end - first.start)
        if not all(_is_known_word(text, name, words.naming.no_names) for name in (first, second)):
            yield from (first, second)


@cache
def _listed(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    name = runs(words.naming.listed).replace("}", "}?")
    join = any_of(words.cues["join"])
    particles = any_of((*words.cues["subject"], *words.cues["oblique"]))
    own = RANGES[words.scripts[0]]
    tied = rf"{particles}(?![{own}])" if words.spaced else particles
    behind = rf"(?=\W|$|{tied})" if words.naming.runs else ""
    return re.compile(rf"(?:[、，,：:]|\s)*(?P<first>{name}){join}\s?(?P<second>{name}){behind}")


def kin_names(text: Text) -> Iterator[Span]:
    """Names that end in a word for kin, at the head of a clause."""
    if not text.lexicon.naming.kin:
        return
    for match in _kin(text.language).finditer(text.raw):
        inner = Span(*match.span(1))
        known = text.has(inner, "people") or text.has(inner, "pronoun")
        if not known and not text.in_quote(inner.start):
            yield inner


@cache
def _kin(language: str) -> re.Pattern[str]:
    naming, own = lexicon(language).naming, RANGES[lexicon(language).scripts[0]]
    name = rf"(?!{any_of(naming.kin_never)})[{own}]{{1,2}}{any_of(naming.kin)}"
    return re.compile(
        rf"(?:^|[，。！？；：、\s“”「」（(])({name})(?=[{own}：:，（(])", re.MULTILINE
    )

"""What the text says of people apart from their lines: lists of the cast, looks, accents, voices.

Settles it on the people of a cast that was read; does not know who says which line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from .appearance import told_of
from .cast import NOT_HUMAN, Cast, Mention, Person
from .grammar import names_dialect, names_language_too
from .groups import singular
from .layout import Bit, Section, field_of
from .scanning import Hit
from .scripts import LOWER, UPPER, any_of, joined
from .text import SENTENCE_ENDS, Span, Text
from .vocabulary import LANGUAGES, Looks, lexicon

LONGEST_NAME_LETTERS = 24
_MARKS = SENTENCE_ENDS + "\n"
_ENTRY_IN_BRACKETS = re.compile(r"[^(（:：]{1,30}[(（][^)）]*[)）]")
_NAME_OF_ENTRY = re.compile(
    r"(?:^|[)）][,，、;；]?|[;；])\s*([^\s(（,，;；:：、][^(（,，;；:：、)）]{0,24}?)\s*(?:[(（:：]|[-–—]+\s)"
)
_NAME_AND_MORE = re.compile(
    rf"[\s*•·-]*([{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*)?),\s+(?=[{LOWER}\d])"
)
"""A name and what describes it behind a comma; a list of names goes on with a capital."""
_NAME_AND_DASH = re.compile(
    r"[\s*•·-]*([^\s,，、:：(（—–][^,，、:：(（—–\n]{0,15}?)\s*[—–]{1,2}\s*(?=\S)"
)
"""A name and what describes it behind a dash: `李叔——四十多岁`."""
_FIRST_PART = re.compile(r"[,，、;；(（]")
_ASIDE = re.compile(r"\s*[(（]([^()（）\n]*)[)）]\s*(?:[:：]|\Z)")
_PARTS = re.compile(r"[^;；,，、]+")
LONGEST_ACCENT_LETTERS = 9
"""Of what may stand beside the name of a way of speaking: ` accent`, `口音`."""
_DASH = re.compile(r"\s*[-–—]\s+")


def entries(text: Text, sections: tuple[Section, ...]) -> list[Span]:
    """The stretches of the lists of the cast that describe one person each."""
    found: list[Span] = []
    for bit in (bit for section in sections for bit in section.bits if bit.kind == "cast"):
        labels = [span.start for span in cast_labels(text, bit)]
        if bit.label and field_of(text.words(bit.label)) is None:
            found.append(Span(bit.label.start, bit.span.end))
        elif labels:
            ends = [*labels[1:], bit.span.end]
            found += [_one_entry(text, a, b) for a, b in zip(labels, ends, strict=True)]
    return found


def _one_entry(text: Text, start: int, end: int) -> Span:
    """An entry up to its closing bracket, when what describes it stands in one."""
    bracket = _ENTRY_IN_BRACKETS.match(text.raw, start, end)
    return Span(start, bracket.end() if bracket else end)


def cast_labels(text: Text, bit: Bit) -> list[Span]:
    """The names in a list of the cast: before a bracket, a colon or a comma."""
    start, end = bit.span
    names = list(_NAME_OF_ENTRY.finditer(text.raw[start:end]))
    if not names and bit.label is None and (name := _NAME_AND_MORE.match(text.raw, start, end)):
        return [Span(*name.span(1))]
    if not names and bit.label is None and (name := _NAME_AND_DASH.match(text.raw, start, end)):
        return [Span(*name.span(1))]
    return [Span(start + name.start(1), start + name.end(1)) for name in names]


def hide_voices(text: Text, labels: Iterable[Span], cast: Cast) -> None:
    """`女の声`, `a man's voice`, `we never see them`: such a speaker is not seen."""
    for cue in text.within(text.whole, "cue", "only_heard"):
        sentence = _sentence_of(text, cue)
        line = Span(text.raw.rfind("\n", 0, cue.start) + 1, cue.start)
        told = cast.within(sentence, pronouns=False) or cast.within(line, pronouns=False)[:1]
        _hide(cast, [m.who for m in told if not _acts_beside(cast, m.who, sentence)][-1:])
        for group in text.within(sentence, "crowd"):
            _hide(cast, _members_of(cast, text.folded[group.start : group.end]))
    for label in labels:
        voices = list(text.within(label, "cue", "voice"))
        who = cast.called(text.words(label))
        if who and voices and voices[-1].end == label.end:
            who.unseen = True
        inside = cast.within(label)
        for machine in text.within(label, "cue", "machine"):
            if inside and (machine.start, machine.end) == (inside[0].start, inside[0].end):
                inside[0].who.unseen = True
    narrators = {word for tag in text.languages for word in lexicon(tag).cues["narrator"]}
    _hide(cast, [who for who in cast.people if who.name.casefold() in narrators])


def _acts_beside(cast: Cast, who: Person, sentence: Span) -> bool:
    """Whether somebody who is only heard in a sentence acted in one before it."""
    return any(m.who is who and m.acts and m.end <= sentence.start for m in cast.mentions)


def _sentence_of(text: Text, hit: Hit) -> Span:
    ends = [end for mark in _MARKS if (end := text.raw.find(mark, hit.end)) >= 0]
    return Span(_sentence_start(text, hit), min(ends, default=len(text.raw)))


def _sentence_start(text: Text, hit: Hit) -> int:
    return max(text.raw.rfind(mark, 0, hit.start) for mark in _MARKS) + 1


def _members_of(cast: Cast, group: str) -> list[Person]:
    """Those who are called by the singular of a noun for several."""
    return [who for who in cast.people if who.name.casefold().endswith(singular(group))]


def _hide(cast: Cast, people: Iterable[Person]) -> None:
    """Makes people unseen, and with a group its members."""
    for who in people:
        who.unseen = True
        noun = singular(who.nouns[-1]) if who.members > 1 and who.nouns else ""
        for other in cast.people:
            other.unseen = other.unseen or bool(noun and other.name.casefold().endswith(noun))


def describe(text: Text, sections: tuple[Section, ...], cast: Cast) -> None:
    """What people look like and how they speak, where the text says so apart from their lines."""
    for section in sections:
        _look(text, section, cast)
        owner: Person | None = None
        for bit in section.bits:
            if bit.kind in ("ignored", "avoid", "style"):
                continue
            one = bit.kind == "cast" and bit.label and len(cast_labels(text, bit)) < 2
            declared = _declared(text, cast, bit) if one else None
            owner = declared or owner
            mentions = cast.within(bit.span)
            if bit.kind != "cast":
                _see(text, bit, cast)
            for hit in text.within(bit.span, "dialect"):
                told_of_one = () if declared else mentions  # `婆婆：戴老花镜，说四川话`
                _speak(text, told_of_one, hit, None if text.quoted(bit.span) else owner)
            owner = next((m.who for m in reversed(mentions) if m.acts), owner)
            _sound(text, bit, owner)
    for who in cast.people:
        if any(_is_young(text, told) for told in who.described):
            who.looks = _AS_CHILD.get(who.looks) or who.looks


OLDEST_CHILD_YEARS = 12
_AS_CHILD: Mapping[Looks | None, Looks] = {
    None: "child",
    "person": "child",
    "man": "boy",
    "young man": "boy",
    "woman": "girl",
    "young woman": "girl",
}


def _is_young(text: Text, told: Span) -> bool:
    """Whether a description gives a child's age: `8 years old`, `8岁`, or `5` alone."""
    age = _age(text.languages).match(text.raw, *told)
    return age is not None and 0 < int(age[1]) <= OLDEST_CHILD_YEARS


@cache
def _age(languages: tuple[str, ...]) -> re.Pattern[str]:
    years = any_of(joined(lexicon(tag).wording.years for tag in languages))
    return re.compile(rf"\W*(\d{{1,2}})(?:[\s-]?{years}|\W*$)")


def _look(text: Text, section: Section, cast: Cast) -> None:
    """What the entries of a list of the cast say of each, behind the name."""
    for entry in entries(text, (section,)):
        named = cast.within(entry)
        if named and (start := named[0].end) < entry.end:
            named[0].who.described += _told_behind(text, Span(start, entry.end))


def _see(text: Text, bit: Bit, cast: Cast) -> None:
    """What stands behind those who are named in prose of how they look."""
    for mention in cast.within(_with_label(bit), pronouns=False):
        known = mention.who.described
        for told in told_of(text, bit, mention):
            if not any(told.start < one.end and one.start < told.end for one in known):
                known.append(told)


def _with_label(bit: Bit) -> Span:
    """A bit from its label on."""
    return Span(min(bit.span.start, bit.label.start) if bit.label else bit.span.start, bit.span.end)


def _speak(text: Text, mentions: Sequence[Mention], hit: Hit, owner: Person | None) -> None:
    """The dialect of who was named last before its name; of `owner` where nobody was."""
    if qualified := _qualified(text, mentions, hit):
        qualified.dialect = qualified.dialect or hit.value
        return
    at = bisect_left(mentions, hit.start, key=lambda mention: mention.start)
    before = mentions[:at]
    speaking = [m.who for m in before if m.acts or not m.pronoun]
    if before and text.grammar.subject == "place":
        begins = _sentence_start(text, hit)
        acting = [m.who for m in before if m.acts and m.start >= begins]
        speaking = acting or speaking  # 老李拦住年轻人，用河南话问
    who = speaking[-1] if speaking else owner
    if who is None or who.dialect:
        return
    if names_dialect(text, hit) or _is_said_of(text, hit.start):
        who.dialect = hit.value


def _qualified(text: Text, mentions: Sequence[Mention], hit: Hit) -> Person | None:
    """The human being whom an adjective of origin stands right before: `a Scottish woman`."""
    if names_language_too(text, hit):
        return None
    for mention in mentions:
        between = text.raw[hit.end : mention.start].strip()
        beside = 0 <= mention.start - hit.end <= 1 and between in ("", "-", *text.grammar.owns)
        joined = mention.start <= hit.start < mention.end or beside
        if joined and not mention.pronoun and mention.who.looks not in NOT_HUMAN:
            return mention.who
    return None


def _told_behind(text: Text, span: Span) -> Iterator[Span]:
    """What stands behind a name, without what its bracket says of how they speak."""
    aside = _ASIDE.match(text.raw, *span)
    if aside is None:
        yield Span(_after_dash(text, *span), span.end)
        return
    for part in _PARTS.finditer(text.raw, aside.start(1), aside.end(1)):
        told = Span(part.start(), part.end())
        if not any(_is_all(hit, told) for hit in text.hits_in(told)):
            yield told
    yield Span(aside.end(), span.end)


def _is_all(hit: Hit, part: Span) -> bool:
    """Whether a part says no more than a language or a way of speaking: `Chilean accent`."""
    named = hit.kind in ("language", "dialect")
    return named and part.end - part.start - (hit.end - hit.start) <= LONGEST_ACCENT_LETTERS


def _after_dash(text: Text, start: int, end: int) -> int:
    """Behind the dash that parts a name from what describes it."""
    dash = _DASH.match(text.raw, start, end)
    return dash.end() if dash else start


def _declared(text: Text, cast: Cast, bit: Bit) -> Person | None:
    """The person a tag or a list of the cast declares: `[Character A: Nadia, a pilot]`."""
    assert bit.label
    inside = cast.within(bit.label)
    who = inside[0].who if inside else cast.called(text.words(bit.label))
    names = cast.within(Span(bit.span.start, min(bit.span.end, bit.span.start + 40)))
    name = _FIRST_PART.split(text.words(bit.span))[0].strip(" .…")
    fits = 0 < len(name) <= LONGEST_NAME_LETTERS and name[0].isupper()
    role = text.has(bit.label, "people") and not text.has(bit.span, "people")
    if who and fits and (not who.named or role or _placeholder().search(who.name)):
        _rename(cast, who, name)
    if who and text.has(bit.span, "cue", "nobody", "off_screen"):
        who.unseen = True
    return who or (names[0].who if names else None)


def _rename(cast: Cast, who: Person, name: str) -> None:
    """Gives somebody their name; who was known by it is the same person."""
    other = cast.called(name)
    if other and other is not who:
        cast.remove(other)
        cast.mentions = [replace(m, who=who) if m.who is other else m for m in cast.mentions]
        who.looks = other.looks or who.looks
        who.nouns = [*who.nouns, *other.nouns]
    who.nouns = [*who.nouns, who.name.casefold()]
    who.name, who.named = name, True
    cast.learn(who)


@cache
def _placeholder() -> re.Pattern[str]:
    """Finds what stands for a name until the cast tells it: `Character 1`."""
    words = any_of(joined(lexicon(tag).naming.placeholders for tag in LANGUAGES))
    return re.compile(rf"^{words}\s?[\dA-Z]$", re.IGNORECASE)


def _is_said_of(text: Text, start: int) -> bool:
    """`Abuela (Puerto Rican)`, `She is Nigerian`: a bracket or a verb joins the two."""
    return _said_before(text.languages).search(text.folded[max(0, start - 24) : start]) is not None


@cache
def _said_before(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = [lexicon(tag) for tag in languages]
    words = any_of(joined((*words.naming.copula, *words.cues["join"]) for words in tables))
    articles = any_of(joined(words.naming.indefinite for words in tables))
    origin = any_of(joined(words.naming.comes_from for words in tables))
    return re.compile(
        rf"[(（][^)）]*$|\s[-–—]\s+$|\b{words}\s(?:{articles}\s)?$|,\s(?:{articles}\s)?$|{origin}\s*$"
    )


def _sound(text: Text, bit: Bit, owner: Person | None) -> None:
    """`his voice is warm`, `Benny: forties, talks fast`: how somebody speaks in general."""
    if owner is None or owner.manner or text.quoted(bit.span):
        return
    if text.has(bit.span, "cue", "voice") or (bit.kind == "cast" and bit.label):
        found = [text.words(hit) for hit in text.within(bit.span, "manner")]
        owner.manner = ", ".join(found) or None


def is_voice_only(text: Text, label: Span) -> bool:
    """Whether a label begins with a word for a narrator or a thought, and so is no name."""
    cues = text.within(label, "cue", "narrator", "thought")
    return any(hit.start <= label.start + 2 or hit.value == "thought" for hit in cues)

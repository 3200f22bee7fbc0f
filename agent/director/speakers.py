"""Who says a line: by a label, by the verb behind the words, by the clause before them, or by who
was there. Knows the cast and the grammar of the sentence; decides nothing about the words.
"""

import re
from functools import cache

from .cast import BEHIND_NAME, Mention, Person
from .grammar import asian_owner, asian_subject, clauses, latin_subject
from .label_names import label_name
from .names import looks_of
from .page import Bit
from .quotation_cues import cue_behind
from .quotation_marks import SENTENCE_ENDS
from .quotations import voices_heard
from .scanning import Hit
from .scripts import any_of
from .seen import asides
from .spoken import Around, Reading
from .text import Span, Text, closing_verb
from .vocabulary import LANGUAGES, Piece, lexicon
from .writer import tells_writer, writer

FARTHEST_VERB_LETTERS = 40
FARTHEST_CLAUSE_LETTERS = 60
LONGEST_VERB_LETTERS = 16
FARTHEST_OWNER_WORDS = 3
LONGEST_ADVERB_WORDS = 3
LONGEST_RELATIVE_LETTERS = 6
_COMMAS = (",", "，")
CROWD = 9
"""Members of a group whose number nobody tells."""
_SPOKEN_FIELDS: tuple[Piece, ...] = ("dialogue", "lines", "narration", "lettering")


_NAMED_BEHIND = re.compile(r"[\]】]\s*(?P<name>[^\s:：\[\]「『“\"]{1,16})\s*[:：]")
"""Who is named behind a label in brackets."""


def speaker_of(reading: Reading, around: Around) -> tuple[Person, bool]:
    """Who says a line, and whether that is only a guess."""
    left = around.left
    if reading.lines and _is_resumed(reading, around):
        return reading.lines[-1].who, False
    if _is_own_voice(reading.text, left):
        return _unseen(writer(reading.cast)), False
    if around.bit.kind in ("cue", "prose") and (owner := _owner(reading, left)):
        return owner, False
    if other := _other_in_line(reading, around):
        return other, False
    if named := _by_label(reading, around.bit):
        return named, False
    verb = None if reading.text.grammar.verb_final else reading.last_verb(left)
    if not verb and (behind := _behind(reading, around)):
        return behind, False
    clause = Span(left.start, verb.start if verb else left.end)
    if _is_first_person(reading, clause) or (verb and _tells_first_person(reading.text, verb)):
        return writer(reading.cast), False
    if everyone := _everyone(reading, clause):
        return everyone, False
    if told := _oneself(reading, clause) or _voice(reading, clause) or _subject(reading, clause):
        return told, False
    if verb is None and (anyone := reading.cast.within(left)):
        return anyone[-1].who, False
    return _from_context(reading, around)


def _is_resumed(reading: Reading, around: Around) -> bool:
    """Whether only a remark parts the words from those before: `—dice Ana—.`, `，”她低下头，“`."""
    text, between = reading.text, Span(reading.said_end, around.quote.start)
    gap = text.words(between)
    if gap[:1] == "—" and gap.rstrip(".,:; ")[1:].endswith("—"):
        return True
    open_end = reading.lines[-1].words.endswith(_COMMAS) and gap.endswith(_COMMAS)
    if not open_end or "\n" in gap or any(mark in gap for mark in SENTENCE_ENDS):
        return False
    last = reading.lines[-1].who
    return all(m.pronoun or m.who is last or not m.acts for m in reading.cast.within(between))


def _other_in_line(reading: Reading, around: Around) -> Person | None:
    """Who acts right before further words in a line that began with a name and its words:
    `Tom: “Ready?”, the barista points at himself: “Now.”`."""
    bit = around.bit
    if bit.kind != "cue" or not reading.lines or reading.said_end <= bit.span.start:
        return None
    between = reading.cast.within(Span(reading.said_end, around.quote.start), pronouns=False)
    return next((mention.who for mention in reversed(between) if mention.acts), None)


# ---- by a label


def _by_label(reading: Reading, bit: Bit) -> Person | None:
    """The person a label names, known or new; the narrator for a narration."""
    text, label = reading.text, bit.label
    narration = bit.kind == "narration"
    if label is None:
        return _narrator(reading, bit.span) if narration else None
    anyone = reading.cast.within(label)
    behind = _NAMED_BEHIND.match(text.raw, label.end) if not anyone else None
    if behind and bit.kind == "dialogue":  # `[台词/冷冷地，压低嗓音] 老周：`
        known = reading.cast.within(Span(*behind.span("name")))
        if known:
            return known[0].who
        return reading.cast.add(Person(behind["name"], named=True), label)
    if text.has(label, "cue", "thought") and not anyone:
        return _thinker(reading, label.start)
    inside = [mention for mention in anyone if mention.who.named]
    if inside or (anyone and not narration):
        return (inside or anyone)[0].who
    narrates = narration or text.has(label, "cue", "narrator")
    if narrates and (narrator := _narrating_label(reading, bit, label)):
        return narrator
    return _new_speaker(reading, bit, label)


def _narrating_label(reading: Reading, bit: Bit, label: Span) -> Person | None:
    """The narrator, or whose voice-over goes on; None where the label begins with a name."""
    name = label_name(reading.text.words(label))
    cues = reading.text.within(label, "cue", "narrator")
    if _tells_sound(reading.text, Span(label.start, label.start + len(name))):
        return _narrator(reading, label)
    if bit.kind != "narration" and name and not any(h.start <= label.start + 2 for h in cues):
        return None
    marked = reading.text.has(label, "mark", "voice_over")
    return (_going_on(reading) if marked else None) or _narrator(reading, label)


def _tells_sound(text: Text, span: Span) -> bool:
    """Whether what stands before a narrator in one label is music, and nobody's name."""
    return text.has(span, "sound", "music") or text.has(span, "cue", "music")


def _new_speaker(reading: Reading, bit: Bit, label: Span) -> Person | None:
    """The one a label names who is known from nowhere else."""
    name = label_name(reading.text.words(label))
    if not name or bit.kind not in ("dialogue", "lines", "cue") or _is_field_name(name):
        return None
    heard = reading.text.has(label, "cue", "voice", "off_screen", "machine")
    name = _voice_heard(reading.text, label) or name
    known = reading.cast.called(name)
    return known or reading.cast.add(Person(name, named=True, unseen=heard), label)


def _is_field_name(name: str) -> bool:
    """Whether a label only announces speech or lettering, in any language."""
    parts = [part.strip() for part in re.split(r"[/／]", name.casefold())]
    fields = [lexicon(tag).fields.get(kind, ()) for tag in LANGUAGES for kind in _SPOKEN_FIELDS]
    return any(part in phrases for part in parts for phrases in fields)


# ---- whoever writes


def _is_first_person(reading: Reading, clause: Span) -> bool:
    """Whether `I` stands right before the verb: `and i go "…"`."""
    text = reading.text
    if tells_writer(text, clause):
        return True
    words = text.folded[clause.start : clause.end].replace("’", "'").split()
    while words and words[-1] in text.lexicon.cues["loosely"]:
        words.pop()
    last = words[-1].partition("'")[0] if words else ""
    return last in text.lexicon.naming.first_person


def _is_own_voice(text: Text, left: Span) -> bool:
    """Whether whoever films is heard: `my voice behind the camera`."""
    words = text.lexicon.naming.own_voice
    found = re.search(rf"(?<![a-z]){any_of(words)}", text.folded[left.start : left.end])
    return found is not None


def _unseen(who: Person) -> Person:
    who.unseen = True
    return who


def _tells_first_person(text: Text, verb: Hit) -> bool:
    return text.folded[verb.start : verb.end] in text.lexicon.naming.first_person_verbs


def _everyone(reading: Reading, clause: Span) -> Person | None:
    """All together, where nobody else stands between them and the verb: `everyone shouts`."""
    text = reading.text
    hit = next(iter(reversed(list(text.within(clause, "cue", "everyone")))), None)
    if hit is None:
        return None
    if text.grammar.subject != "article":
        return _all_of(reading, hit, Span(hit.end, clause.end))
    between = Span(hit.end, clause.end)
    told = reading.cast.within(between) or re.search(r"[,;.:]", text.words(between))
    before = text.words(Span(clause.start, hit.start))
    joined = (
        not before
        or before[-1] in ",;.:"
        or before.split()[-1].casefold()
        in (*text.lexicon.wording.joints, *text.lexicon.wording.openings)
    )
    if told or not joined or len(text.words(between).split()) > LONGEST_ADVERB_WORDS:
        return None
    name = text.words(hit).casefold()
    return reading.cast.called(name) or reading.cast.add(Person(name, "people", members=CROWD))


def _all_of(reading: Reading, hit: Hit, between: Span) -> Person | None:
    """All together, right before what they say: `二人「…」`, `两人异口同声：`."""
    text = reading.text
    others = [m for m in reading.cast.within(between) if m.acts]
    if others or len(text.words(between)) > LONGEST_VERB_LETTERS:
        return None
    groups = [p for p in reading.cast.people if p.members > 1]
    name = text.words(hit)
    known = reading.cast.called(name) or (groups[-1] if groups else None)
    return known or reading.cast.add(Person(name, "people", members=CROWD))


# ---- voices


def _thinker(reading: Reading, position: int) -> Person | None:
    """Whose thoughts are heard where nobody is named: the last who acted."""
    before = reading.cast.before(position)
    acting = [m.who for m in before if m.acts and m.who.members == 1]
    return acting[-1] if acting else None


def _going_on(reading: Reading) -> Person | None:
    """The one whose voice-over goes on, when somebody in the picture narrates."""
    over = next((line.who for line in reversed(reading.lines) if line.voice_over), None)
    return over if over and not over.unseen and over.named else None


def _narrator(reading: Reading, span: Span) -> Person:
    """The narrator under the name that stands there, or the one of the lexicon."""
    text, cast = reading.text, reading.cast
    words = text.lexicon.cues["narrator"]
    hit = next(text.within(span, "cue", "narrator"), None)
    name = text.words(Span(_whose_voice(text, hit), hit.end)) if hit else words[0]
    spoken_of = (who for who in cast.people if who.name.casefold() in words)
    known = cast.called(name) or next(spoken_of, None) or cast.add(Person(name))
    known.unseen = True
    return known


def _whose_voice(text: Text, narrator: Hit) -> int:
    """Where the noun that says whose voice narrates begins: `남자 성우`; else the narrator."""
    near = Span(max(0, narrator.start - LONGEST_VERB_LETTERS), narrator.start)
    noun = next(iter(list(text.within(near, "people"))[-1:]), None)
    beside = noun is not None and not text.raw[noun.end : narrator.start].strip()
    tied = text.grammar.subject != "article"
    return noun.start if noun and beside and tied else narrator.start


def _owner(reading: Reading, left: Span) -> Person | None:
    """Whose voice or thought is heard: `Voz en off de Itzel`, `真央の心の声`."""
    text = reading.text
    links = [lexicon(tag).grammar for tag in text.languages]
    owned_by = [word for grammar in links for word in grammar.owned_by]
    owns = [word for grammar in links for word in grammar.owns]
    articles = {word for tag in text.languages for word in lexicon(tag).cues["article"]}
    for hit in text.within(left, "cue", "narrator", "thought", "voice", "only_heard"):
        for mention in reading.cast.within(left, pronouns=False):
            link = text.folded[hit.end : mention.start].split()
            after = " ".join(link[:1] if set(link[1:]) <= articles else link)
            before = text.folded[mention.end : hit.start].strip()
            tied = not text.lexicon.spaced and mention.end == hit.start and hit.value != "voice"
            tied = tied or _is_their_own(text, Span(mention.end, hit.start))
            if (after in owned_by or before in owns or tied) and not mention.who.unseen:
                return mention.who
        if hit.value == "thought" and not reading.cast.within(left):
            return _thinker(reading, left.start)
    return None


def _is_their_own(text: Text, between: Span) -> bool:
    """`美咲本人のナレーション`: a word between somebody and their own voice."""
    words = text.lexicon.naming.themselves
    return text.folded[between.start : between.end].strip() in words


def _oneself(reading: Reading, left: Span) -> Person | None:
    """Who tells the story, where they act last before the words: `我推开门，说：…`."""
    text = reading.text
    words, owns = text.lexicon.naming.oneself, text.grammar.owns
    if not words or text.lexicon.spaced:
        return None
    others = any_of((*owns, *text.lexicon.cues["asked"]))
    told = re.compile(rf"(?:^|(?<=\W)){any_of(words)}(?!{others})")
    found = list(told.finditer(text.folded, *left))
    actor = reading.actor(left)
    if not found or (actor and actor.start > found[-1].start()):
        return None
    name = text.raw[found[-1].start() : found[-1].end()]
    span = Span(found[-1].start(), found[-1].end())
    return reading.cast.called(name) or reading.cast.add(Person(name), span)


def _voice(reading: Reading, left: Span) -> Person | None:
    """The narrator or the voice that the clause before the verb is about."""
    if owner := _owner(reading, left):
        return owner
    cues = list(reading.text.within(left, "cue", "narrator"))
    inside = asides(reading.text, left)
    named = [cue for cue in cues if not any(a.start < cue.start < a.end for a in inside)]
    cues = named or cues  # `Narrador (voz en off)`
    actor = reading.actor(left)
    if not cues or (actor and cues[-1].start <= actor.start):
        return None
    if actor and _speaks_over(reading.text, Span(actor.end, cues[-1].start)):
        return actor.who
    who = _narrator(reading, Span(cues[-1].start, cues[-1].end))
    manners = [reading.text.words(hit) for hit in reading.manners(left)]
    who.manner = who.manner or ", ".join(manners) or None
    return who


def _speaks_over(text: Text, between: Span) -> bool:
    """Whether only a preposition parts somebody from a word for narration: `Cole, in voiceover`."""
    bracket = BEHIND_NAME.match(text.raw, *between)
    start = bracket.end() if bracket else between.start
    words = text.folded[start : between.end].strip(" ,")
    return words in {w for tag in text.languages for w in lexicon(tag).cues["in_language"]}


# ---- by the sentence


def _behind(reading: Reading, around: Around) -> Person | None:
    """`"…," says the little girl` and `"…," he says`."""
    text, right = reading.text, around.right
    if text.grammar.verb_final:
        return _subject_behind(reading, around)
    if not text.grammar.inverted and not closing_verb(text, right):
        return None
    stop = re.search(r"[.!?\n;]", text.raw[right.start : right.end])
    end = min(right.end, right.start + (stop.start() if stop else FARTHEST_CLAUSE_LETTERS))
    window = Span(right.start, end)
    verb = next((h for h in text.hits_in(window) if _tells_speech(h)), None)
    if verb is None or verb.start - window.start > FARTHEST_VERB_LETTERS:
        return None
    near = Span(window.start, min(window.end, verb.end + FARTHEST_VERB_LETTERS))
    found = reading.cast.within(near)
    before = [mention.who for mention in found if mention.end <= verb.start]
    after = [mention.who for mention in found if mention.start >= verb.end]
    if before or after:
        return before[-1] if before else after[0]
    if text.grammar.subject != "article":
        return None
    sides = (Span(window.start, verb.start), Span(verb.end, window.end))
    return next(filter(None, (_unknown_subject(reading, side) for side in sides)), None)


def _subject_behind(reading: Reading, around: Around) -> Person | None:
    """`「…」と店主が言う`: who acts between the words and the verb, where nothing leads to them."""
    text, right = reading.text, around.right
    if not text.grammar.verb_final or text.words(around.left).strip(" *-"):
        return None
    stop = re.search(r"[.。!！?？\n]", text.raw[right.start : right.end])
    window = Span(right.start, right.start + stop.start() if stop else right.end)
    verb = next(text.within(window, "speaking"), None)
    quoted = cue_behind(text, window) == "speech"
    end = verb.start if verb else window.end
    actor = _first_actor(reading, Span(window.start, end)) if quoted else None
    near = actor is not None and actor.start - window.start <= LONGEST_VERB_LETTERS
    return actor.who if actor and near else None


def _tells_speech(hit: Hit) -> bool:
    return hit.kind == "speaking" or (hit.kind, hit.value) == ("cue", "voice")


def _subject(reading: Reading, left: Span) -> Person | None:
    """Who acts in the clause before the words, or the one before that."""
    if reading.text.grammar.subject == "article":
        return _subject_of_clauses(reading, left)
    if actor := reading.actor(left):
        return actor.who
    named = reading.cast.within(left)
    heard = reading.text.has(left, "cue", "voice", "dialogue") or any(reading.manners(left))
    return named[-1].who if named and heard else _unknown_subject(reading, left)


def _subject_of_clauses(reading: Reading, left: Span) -> Person | None:
    """Who acts where conjunctions part the clauses: in the last one, or in those before it."""
    text = reading.text
    if relative := _before_relative(reading, left):
        return relative.who
    parts = [clause for clause in clauses(text, left) if text.words(clause)]
    last = parts[-1] if parts else left
    if _is_gerund(text, left.end) and (first := _beside_gerund(reading, left, last)):
        return first.who
    if text.has(last, "cue", "voice") and (owner := reading.cast.within(last)):
        return owner[-1].who
    if found := reading.actor(last):
        return found.who
    if apposed := _apposed(reading, left, last):
        return apposed
    if unknown := _unknown_subject(reading, last):
        return unknown
    if found := reading.actor(left):
        return found.who
    mentioned = reading.cast.within(left)
    dropped = text.lexicon.naming.verb_first and _has_spoken(reading)
    if mentioned and not dropped:
        return mentioned[0].who
    return next(filter(None, (_unknown_subject(reading, part) for part in reversed(parts))), None)


def _apposed(reading: Reading, left: Span, last: Span) -> Person | None:
    """`The tourist, a sunburnt Texan, drawls`: between commas right behind somebody who acts."""
    text = reading.text
    first = text.folded[last.start : last.end].split()[:1]
    closed = text.words(Span(last.end, left.end))[:1] == ","
    if not closed or not first or first[0] not in text.lexicon.naming.indefinite:
        return None
    before = reading.cast.within(Span(left.start, last.start), pronouns=False)
    if not before or text.words(Span(before[-1].end, last.start)) != ",":
        return None
    return before[-1].who


def _has_spoken(reading: Reading) -> bool:
    """Whether somebody spoke in this section, who goes on where a language drops its pronouns."""
    last = reading.lines[-1] if reading.lines else None
    return last is not None and reading.said_end > reading.section_start


def _before_relative(reading: Reading, left: Span) -> Mention | None:
    """Who stands right before the verb, behind a comma or a relative: `her aunt, who says`."""
    relatives = tuple({p.split(" ")[0] for p in reading.text.lexicon.naming.relative})
    reach = left.end + LONGEST_RELATIVE_LETTERS  # some verbs are known with theirs: `que dice`
    found = list(_relative(relatives).finditer(reading.text.folded, left.start, reach))
    found = [match for match in found if match.start() < left.end]
    behind = Span(found[-1].end(), max(left.end, found[-1].end())) if found else left
    if not found or any(m.acts for m in reading.cast.within(behind, pronouns=False)):
        return None
    before = reading.cast.within(Span(left.start, found[-1].start()), pronouns=False)
    return before[-1] if before else None


@cache
def _relative(relatives: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the word behind a comma that tells more of whoever stands before it: `, who`."""
    return re.compile(rf",\s+{any_of(relatives)}(?=\s)")


def _beside_gerund(reading: Reading, left: Span, clause: Span) -> Mention | None:
    """Who acts right before a verb that goes along, `mum shouting`; else the first who acts."""
    own = reading.actor(clause)
    tight = own and not reading.text.raw[own.end : left.end].strip()
    return own if tight else _first_actor(reading, left)


def _is_gerund(text: Text, position: int) -> bool:
    """Whether the verb of speaking goes along with another: `walks in, shouting`."""
    verb = text.folded[position : position + LONGEST_VERB_LETTERS].split(" ")[0].rstrip(",:")
    return verb.endswith(text.grammar.gerunds)


def _first_actor(reading: Reading, span: Span) -> Mention | None:
    return next((m for m in reading.cast.within(span) if m.acts), None)


def _unknown_subject(reading: Reading, left: Span) -> Person | None:
    """A speaker no lexicon knows: the noun behind an article or before a particle."""
    text, cast = reading.text, reading.cast
    by_article = text.grammar.subject == "article"
    name = latin_subject(text, left) if by_article else _voice_heard(text, left)
    name = name or ("" if by_article else asian_subject(text, left) or asian_owner(text, left))
    where = (text.raw.find if by_article else text.raw.rfind)(name, left.start, left.end)
    span = Span(where, where + len(name)) if where >= 0 else None
    accent = span and any((hit.start, hit.end) == span for hit in text.within(span, "dialect"))
    if span and accent and (before := cast.before(span.start, since=left.start)):
        return before[-1].who
    heard = span is not None and text.has(span, "cue", "voice")
    if not name or (_is_field_name(name) and not heard) or (span and _is_matter(text, span)):
        return None
    if span and (inside := cast.within(span)):
        return next((m.who for m in inside if m.who.named), inside[0].who)
    person = cast.called(name) or cast.add(Person(name, nouns=[name.casefold()]), span)
    cues = text.lexicon.cues
    unseen = (*cues["voice"], *cues["off_screen"], *cues["machine"])
    person.unseen = person.unseen or name.casefold().split(" ")[-1] in unseen
    return person


def _voice_heard(text: Text, left: Span) -> str:
    """The voice that comes from where nobody is seen: `耳机里传来沙哑的男声`; "" for none."""
    voices = [*text.within(left, "cue", "voice"), *voices_heard(text, left)]
    if voices and text.has(left, "cue", "off_screen"):
        return text.words(voices[-1])
    unseen = list(text.within(left, "cue", "off_screen", "machine"))
    ends = text.lexicon.cues["voice"]
    if text.lexicon.spaced or text.grammar.subject != "particle":
        return ""
    told = [h for h in unseen if text.words(h).endswith(ends) or not text.raw[h.end : left.end]]
    return text.words(told[-1]) if told else ""


def _is_matter(text: Text, span: Span) -> bool:
    """Whether a noun names a part of a video: `セリフは…` tells of a line, and nobody speaks it."""
    if text.grammar.subject == "article":
        return False
    around = Span(max(0, span.start - 1), min(len(text.raw), span.end + LONGEST_VERB_LETTERS))
    return any(
        hit.start <= span.start < span.end <= hit.end and hit.kind in ("dialect", "language")
        for hit in text.hits_in(around)
    ) or any(
        (hit.start, hit.end) == span and (hit.kind, hit.value) in _MATTER
        for hit in text.hits_in(span)
    )


_MATTER = tuple(("cue", value) for value in ("dialogue", "text", "subtitles", "music", "video"))


# ---- by who was there


def _from_context(reading: Reading, around: Around) -> tuple[Person, bool]:
    """Who acted in the sentence before, who spoke last, who is there at all, or a voice."""
    if going_on := _talking(reading, around):
        return going_on, False
    acting = [
        mention
        for mention in reading.cast.before(around.quote.start)
        if mention.acts and mention.who.members == 1
    ]
    here = [mention for mention in acting if mention.start >= reading.section_start]
    spoke = [mention.who for mention in here if mention.who.spoke]
    if around.bit.kind == "dialogue" and spoke:
        return spoke[-1], False
    if (actor := reading.actor(around.before)) and actor.who.members == 1:
        return actor.who, False
    mentioned = reading.cast.before(around.quote.start, since=reading.section_start)
    there = {id(mention.who): mention.who for mention in mentioned}
    if not here and len(there) == 1:
        return next(iter(there.values())), False  # who is framed: `翔太のアップ。小声で「…」`
    if acting:
        return acting[-1].who, len({id(m.who) for m in acting}) > 1
    people = [person for person in reading.cast.people if not person.unseen]
    if people:
        return people[0], len(people) > 1
    if unknown := _of_pronoun(reading, around):
        return unknown, False
    return _narrator(reading, around.left), True


def _of_pronoun(reading: Reading, around: Around) -> Person | None:
    """The man whom `he` means where nobody known was spoken of: the last subject, or `man`."""
    text = reading.text
    before = text.sentences(Span(reading.section_start, around.left.start))
    parts = (part for sentence in reversed(before) for part in clauses(text, sentence))
    told = (_unknown_subject(reading, part) for part in parts if _is_own(text, part))
    for hit in (*text.within(around.left, "pronoun"), *text.within(around.right, "pronoun")):
        if hit.value in ("man", "woman") and (looks := looks_of(hit)):
            if subject := next(filter(None, told), None):
                return subject
            name = lexicon(hit.language).looks[looks]
            return reading.cast.called(name) or reading.cast.add(Person(name, looks, [name]))
    return None


def _is_own(text: Text, clause: Span) -> bool:
    """Whether a clause tells of somebody of the writer's: `my roommate walks in`."""
    words = text.folded[clause.start : clause.end].split()[:FARTHEST_OWNER_WORDS]
    return any(word in text.lexicon.naming.own for word in words)


def _talking(reading: Reading, around: Around) -> Person | None:
    """Who spoke last in this shot, or who answers them when the words follow at once."""
    last = reading.lines[-1] if reading.lines else None
    if last is None or last.section != around.section:
        return None
    gap = Span(reading.said_end, around.quote.start)
    if not reading.text.words(gap).strip('"“”「」『』«»\n '):
        return _other(reading, around.quote.start, last.who)
    actor = reading.actor(gap)
    if reading.text.raw[around.quote.start] == "—" and (not actor or actor.who is last.who):
        return _other(reading, around.quote.start, last.who)
    shown = [m.who for m in reading.cast.within(gap) if not m.who.unseen and m.who.members == 1]
    if last.voice_over and shown:
        return shown[-1]
    return None if actor else last.who


def _other(reading: Reading, position: int, who: Person) -> Person:
    """Who answers when one quotation follows another at once: the other one present."""
    before = [m.who for m in reading.cast.before(position, since=reading.section_start)]
    others = [one for one in before if one is not who and one.members == 1]
    return others[-1] if others else who

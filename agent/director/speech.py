"""Who says what: which quotations are spoken, which are read, which are neither, and by whom.

Knows the sentence around a quotation, through the lexicons; invents no words, ever.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...tools import dialects
from .grammar import asian_subject, clauses, in_language, latin_subject, names_dialect
from .languages import language_of
from .layout import Bit, Section, label_of
from .names import label_name
from .people import Cast, Mention, Person
from .text import SENTENCE_ENDS, Quote, Span, Text
from .vocabulary import LANGUAGES, Hit, Piece, lexicon

_VOICE_MARK = re.compile(
    r"(?:^|[\s(（,、の의\u3040-\u9fff\uac00-\ud7a3])"
    r"(v\.?o\.?|n|na|m|voz en off|en off|off)(?:[\s)）.]|$)",
    re.I,
)
_OFF_MARK = re.compile(r"(?:^|[\s(（,、])(o\.?s\.?|o\.?c\.?|e|f|s\.?e\.?)(?:[\s)）.]|$)", re.I)
_CAPITALS = re.compile(
    r"\s+(?:(?:reads?|reading|says|card)\s+)?"
    r"([A-ZÀ-Þ0-9][A-ZÀ-Þ0-9’'&:,.! -]*[A-ZÀ-Þ0-9!?])(?![a-z])"
)
_CAPITALS_BEFORE = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ0-9’'&!-]{2,}(?: [A-ZÀ-Þ0-9’'&!-]{2,})*\b")
_ASIDE = re.compile(r"^\s*[（(]([^（）()\n]{1,40})[)）]\s*")


@dataclass(frozen=True)
class Line:
    """Words that are spoken, with all the text says of how."""

    start: int
    words: str
    who: Person
    language: str
    stated_language: bool = False
    """True when the text names another language than the words are written in."""
    dialect: str | None = None
    delivery: str | None = None
    voice_over: bool = False
    section: int = 0
    guessed: bool = False
    """True when nothing tells who speaks."""


@dataclass(frozen=True)
class Read:
    """Words that are read in the picture."""

    start: int
    words: str
    place: str
    in_scene: bool
    section: int


@dataclass(frozen=True)
class _Around:
    """A quotation and the sentence around it."""

    quote: Quote
    bit: Bit
    left: Span
    right: Span
    before: Span
    """The sentence before it."""
    section: int


class Reader:
    """Reads the bits of a request in order, remembering who spoke last."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.lines: list[Line] = []
        self.read: list[Read] = []
        self._section_start = 0
        self._said_end = 0
        self._last_kind = ""
        self._alone_kind = ""
        """What the last quotation with a line of its own was."""
        self._last_end = -1
        self.untold: list[Span] = []
        """Speech that is asked for without its words."""

    def section(self, section: Section, index: int) -> None:
        """Finds the lines and the lettering of a section."""
        previous = Span(section.span.start, section.span.start)
        self._section_start = section.span.start
        for bit in section.bits:
            if bit.kind in ("dialogue", "lines", "narration"):
                self._spoken_bit(bit, index, previous)
            elif bit.kind == "lettering" or (bit.kind == "title" and section.kind == "shot"):
                self._lettered_bit(bit, index)
            elif bit.kind not in ("avoid", "title", "duration"):
                self._prose_bit(bit, index, previous)
            if self.text.words(bit.span):
                previous = bit.span

    # ---- bits that hold lines by their label

    def _spoken_bit(self, bit: Bit, index: int, previous: Span) -> None:
        quotes = list(self.text.quotes_in(bit.span))
        if quotes and self._is_quoted(bit, quotes[0]):
            for around in self._quotations(bit, quotes, previous, index):
                self._say(around)
            return
        if self.text.has(bit.span, "cue", "nothing") and len(self.text.words(bit.span)) < 16:
            return
        label = label_of(self.text, bit.span)
        speaker = Span(bit.span.start, label.end) if label else bit.label
        start = label.end if label else bit.span.start
        words, note = self._without_aside(Span(start, bit.span.end))
        if not words:
            return
        bit = bit._replace(label=speaker, note=bit.note or note)
        quote = Quote(start, bit.span.end, words)
        empty = Span(bit.span.start, bit.span.start)
        self._say(_Around(quote, bit, empty, Span(bit.span.end, bit.span.end), previous, index))

    def _is_quoted(self, bit: Bit, quote: Quote) -> bool:
        """Whether the quotation is the line, and not words quoted inside a line."""
        before = self.text.raw[bit.span.start : quote.start].strip(" \t*_-|")
        if bit.label and "\n" in self.text.raw[bit.label.end : bit.span.start]:
            return not before or before[-1] in ":："
        after = self.text.raw[quote.end : bit.span.end].strip(" \t*_-|.。")
        stretch = Span(bit.span.start, quote.start)
        return (
            not before
            or before[-1] in ":：)）]】"
            or self.text.has(stretch, "speaking")
            or (not after and len(quote.words) > len(before))
            or (len(before) <= 12 and bool(self.cast.within(stretch)))
        )

    def _without_aside(self, span: Span) -> tuple[str, Span | None]:
        """Words without the direction in brackets before them, and that direction."""
        raw = self.text.raw[span.start : span.end]
        aside = _ASIDE.match(raw)
        if not aside:
            return raw.strip(' \t*_"“”「」'), None
        note = Span(span.start + aside.start(1), span.start + aside.end(1))
        return raw[aside.end() :].strip(' \t*_"“”「」'), note

    def _lettered_bit(self, bit: Bit, index: int) -> None:
        quotes = list(self.text.quotes_in(bit.span))
        if quotes:
            self.read += [Read(q.start, q.words, "", False, index) for q in quotes]
        elif not self.text.has(bit.span, "cue", "nothing") and self.text.words(bit.span):
            words = self.text.words(bit.span).strip(" *_")
            self.read.append(Read(bit.span.start, words, "", False, index))

    # ---- prose

    def _prose_bit(self, bit: Bit, index: int, previous: Span) -> None:
        quotes = list(self.text.quotes_in(bit.span))
        for around in self._quotations(bit, quotes, previous, index):
            self._last_kind = kind = self._kind(around)
            self._last_end = around.quote.end
            if self.text.words(bit.span).strip(" *") == self.text.words(around.quote):
                self._alone_kind = kind
            match kind:
                case "speech":
                    self._say(around)
                case "lettering":
                    place = self._place_of(around.left)
                    self.read.append(
                        Read(around.quote.start, around.quote.words, place[0], place[1], index)
                    )
                case _:
                    pass
        self._capitals(bit, index)
        self._translation(bit.span)
        if not quotes and self.text.has(bit.span, "cue", "reported"):
            self.untold.append(bit.span)

    def _quotations(
        self, bit: Bit, quotes: list[Quote], before: Span, section: int
    ) -> Iterator[_Around]:
        """Each quotation of a bit with what stands left and right of it, up to the next one."""
        for index, quote in enumerate(quotes):
            start = (
                self._left_start(quotes[index - 1].end, quote.start) if index else bit.span.start
            )
            end = quotes[index + 1].start if index + 1 < len(quotes) else bit.span.end
            end = max(end, _aside_end(self.text, quote.end))
            yield _Around(
                quote, bit, Span(start, quote.start), Span(quote.end, end), before, section
            )

    def _left_start(self, previous_end: int, start: int) -> int:
        """Where the words before a quotation begin; a verb-final clause belongs to the last one."""
        if self.text.language not in ("ja", "ko"):
            return previous_end
        cut = re.search(r"[,、，]", self.text.raw[previous_end:start])
        return previous_end + cut.end() if cut else previous_end

    def _kind(self, around: _Around) -> str:
        """`speech`, `lettering` or `neither`."""
        text, quote, left = self.text, around.quote, around.left
        if self._last_end >= 0 and not text.raw[self._last_end : quote.start].strip(" \n\t*·、/|-"):
            return self._last_kind
        before = text.raw[around.before.start : around.before.end].rstrip(" *\n")
        if not text.words(left).strip(" *-") and before[-1:] in (":", "："):
            left = around.before
        nearest = self._nearest_cue(left)
        if nearest == "speech" and self._is_name_given(left, quote):
            return "neither"
        if left is around.before and not nearest and self._alone_kind == "lettering":
            return "lettering"
        behind = self._cue_behind(around.right)
        if around.bit.kind == "ignored":
            return "lettering" if nearest == "lettering" else "neither"
        if behind in ("lettering", "called") and nearest != "speech":
            return "lettering" if behind == "lettering" else "neither"
        if quote.words.endswith((",", "，")):
            return "speech"
        if not any(letter.isalpha() for letter in quote.words):
            return "lettering" if nearest != "speech" else "speech"
        if nearest and (nearest != "called" or behind != "speech"):
            return "speech" if nearest == "speech" else nearest.replace("called", "neither")
        if behind == "speech" or around.bit.kind == "cue":
            return "speech"
        return "speech" if self._stands_alone(around) else "neither"

    def _nearest_cue(self, left: Span) -> str:
        """What the last telling word before a quotation says of it, or nothing."""
        found = [
            (hit.end, _cue_kind(hit), hit) for hit in self.text.hits_in(left) if _cue_kind(hit)
        ]
        if not found:
            return ""
        _, kind, hit = max(found, key=lambda item: (item[0], item[1] == "speech"))
        if self.text.language == "ja" and hit.kind == "speaking" and left.end - hit.end > 3:
            return ""
        if kind == "speech":
            return self._speech_or_sign(left, hit)
        between = self.text.raw[hit.end : left.end]
        actor = self._actor(Span(hit.end, left.end))
        if kind == "lettering" and actor and between.rstrip()[-1:] in (":", "："):
            return "speech"
        return kind if len(between) <= 40 or kind == "lettering" else ""

    def _is_name_given(self, left: Span, quote: Quote) -> bool:
        """`everyone calls "the Owl"`: a verb that names, and no sentence behind it."""
        hits = [h for h in self.text.within(left, "cue", "called") if left.end - h.end <= 8]
        return bool(hits) and quote.words[-1:] not in SENTENCE_ENDS and quote.words[:1] not in "¿¡"

    def _speech_or_sign(self, left: Span, verb: Hit) -> str:
        """`a sign says "…"`: what says it is no person, so it is read."""
        signs = list(self.text.within(Span(left.start, verb.start), "cue", "lettering"))
        if not signs:
            return "speech"
        between = Span(signs[-1].end, verb.start)
        apart = re.search(r"[,;，；]|\band\b", self.text.raw[between.start : between.end])
        return (
            "speech"
            if apart or self._actor(between) or len(self.text.words(between)) > 20
            else "lettering"
        )

    def _actor(self, span: Span) -> Mention | None:
        return next((m for m in reversed(self.cast.within(span)) if m.acts), None)

    def _cue_behind(self, right: Span) -> str:
        """What the first telling word right behind a quotation says of it."""
        end = min(right.end, right.start + 32)
        stretch = self.text.raw[right.start : end]
        stop = re.search(r"[.。!！?？\n]", stretch)
        window = Span(right.start, right.start + stop.start() if stop else end)
        quotative = self._is_quotative(window)
        for hit in self.text.hits_in(window):
            if hit.kind == "cue" and hit.value == "shown":
                return "lettering"
            between = Span(window.start, hit.start)
            if hit.value == "lettering" and self.text.has(between, "cue", "oblique"):
                continue
            if self.text.language == "ja" and not quotative and hit.start > window.start + 1:
                continue
            if kind := _cue_kind(hit):
                return kind
        return "speech" if quotative else ""

    def _is_quotative(self, right: Span) -> bool:
        """Whether a particle right behind a quotation makes it speech: 「…」と, "…" 하고."""
        start = right.start
        while start < right.end and self.text.raw[start] in " \t":
            start += 1
        for particle in self.text.lexicon.cues["quotative"]:
            if self.text.folded.startswith(particle, start):
                return (
                    self.text.raw[start + len(particle) : start + len(particle) + 1] not in "「『"
                )
        return False

    def _stands_alone(self, around: _Around) -> bool:
        """Whether a quotation without a telling word is speech: somebody acts, then words come."""
        text, quote = self.text, around.quote
        before = text.raw[around.left.start : quote.start].rstrip()
        ends = quote.words[-1:] in SENTENCE_ENDS or quote.words[:1] in "¿¡"
        actor = self._actor(around.left)
        if before[-1:] in (":", "："):
            return bool(actor or self.cast.within(around.left)) or (ends and bool(self.cast.people))
        sounds = text.has(around.left, "cue", "voice") or any(self._manner_hits(around.left))
        if before[-1:] in (",", "，", ":", "：") and sounds:
            return True
        if before[-1:] in (",", "，"):
            return bool(actor) and (ends or len(quote.words.split()) > 2)
        if not before.strip(" -*>—–"):
            opens = bool(self.lines) or self._actor(around.before) is not None
            after = text.raw[quote.end : around.right.end].strip()
            alone = text.language in ("ja", "zh", "ko") and (not after or after[0] in "。「『“")
            return opens and (ends or alone or len(quote.words) > 12)
        subject = actor or (ends and asian_subject(text, around.left))
        if text.language in ("ja", "ko", "zh") and subject:
            after = text.raw[quote.end : around.right.end].strip()
            return ends or not after or after[0] in "。.!！、"
        return bool(actor) and ends

    def _place_of(self, left: Span) -> tuple[str, bool]:
        """Where lettering stands in words, and whether it is part of the scene."""
        signs = list(self.text.within(left, "cue", "lettering"))
        composed = any(
            text in self.text.words(hit).casefold()
            for hit in signs
            for text in (
                "text",
                "title",
                "caption",
                "super",
                "字幕",
                "标题",
                "花字",
                "文字",
                "자막",
            )
        )
        return self._sign(left, signs), not composed

    def _sign(self, left: Span, signs: list[Hit]) -> str:
        """The thing that bears lettering: `neon sign`, without what it does."""
        clauses = list(re.finditer(r"[^,;.，；。、]+", self.text.raw[left.start : left.end]))
        if not clauses:
            return ""
        start = left.start + clauses[-1].start()
        verb = next(self.text.within(Span(start, left.end), "cue", "writes"), None)
        things = [
            hit for hit in signs if hit.start >= start and not (verb and hit.start == verb.start)
        ]
        end = things[0].end if things else verb.start if verb else left.end
        return self.text.raw[start:end].strip(' :：“"*-—–')[-60:]

    def _capitals(self, bit: Bit, index: int) -> None:
        """`the title card REDLINE PROTOCOL appears`: capitals right behind a word for lettering."""
        for hit in self.text.within(bit.span, "cue", "lettering"):
            match = _CAPITALS.match(self.text.raw, hit.end, bit.span.end)
            if match and sum(letter.isupper() for letter in match[1]) > 2:
                start = match.start(1)
                if not self.text.in_quote(start):
                    self.read.append(Read(start, match[1], self.text.words(hit), False, index))

        for match in _CAPITALS_BEFORE.finditer(self.text.raw, bit.span.start, bit.span.end):
            follows = Span(match.end(), min(bit.span.end, match.end() + 14))
            hit = next(self.text.within(follows, "cue", "lettering"), None)
            if hit and hit.start - match.end() <= 2 and not self.text.in_quote(match.start()):
                left = Span(bit.span.start, match.start())
                place, in_scene = self._place_of(left)
                self.read.append(Read(match.start(), match[0], place, in_scene, index))

    def _translation(self, span: Span) -> None:
        """`(I wrote it in English, but he must speak it in Japanese)` about the line before."""
        if not self.lines or not self.text.has(span, "cue", "translated"):
            return
        last = self.lines[-1]
        after = Span(max(span.start, last.start + len(last.words)), span.end)
        cue = next(self.text.within(after, "cue", "translated"), None)
        spoken = [hit.value for hit in self.text.within(after, "language")]
        if cue and spoken and spoken[-1] != last.language:
            self.lines[-1] = replace(last, language=spoken[-1], stated_language=True)

    # ---- lines

    def _say(self, around: _Around) -> None:
        who, guessed = self._speaker(around)
        who.spoke = True
        self._said_end = around.quote.end
        words, aside = _spoken_words(around)
        stretch = self._stretch(around, who)
        written = language_of(words, self._home_language(who))
        dialect = self._dialect(around, stretch)
        stated = self._language(stretch) or self._language_of_dialect(stretch, dialect)
        marks = self.text.words(around.bit.label) if around.bit.label else ""
        marks += " " + self.text.words(around.bit.note) if around.bit.note else ""
        off = who.unseen or self._is_off(around, marks)
        self.lines.append(
            Line(
                start=around.quote.start,
                words=words,
                who=who,
                language=stated or written,
                stated_language=bool(stated) and stated != written,
                dialect=dialect,
                delivery=", ".join(filter(None, (aside, self._delivery(around)))) or None,
                voice_over=off,
                section=around.section,
                guessed=guessed,
            )
        )
        if dialect and not who.dialect:
            who.dialect = dialect

    def _home_language(self, who: Person) -> str:
        said = [line.language for line in self.lines if line.who is who]
        return said[-1] if said else self.text.language

    def _stretch(self, around: _Around, who: Person) -> tuple[Span, ...]:
        """Where the text may say how a line is spoken: around it and in its label and note."""
        right = around.right
        if self.text.language in ("ja", "ko", "zh"):
            others = [m.start for m in self.cast.within(right) if m.who is not who and m.acts]
            right = Span(right.start, min([*others, right.end]))
        spans = [around.left, right]
        spans += [span for span in (around.bit.label, around.bit.note) if span]
        return tuple(spans)

    def _language(self, stretch: tuple[Span, ...]) -> str | None:
        for span in stretch[2:] + stretch[:1]:
            for hit in reversed(list(self.text.within(span, "language"))):
                if self._names_language(hit, span) and not self._is_written(hit):
                    return hit.value
        for hit in self.text.within(stretch[1], "language"):
            near = hit.start - stretch[1].start < 60
            if near and self._names_language(hit, stretch[1]) and not self._is_translated(hit):
                return hit.value
        return None

    def _language_of_dialect(self, stretch: tuple[Span, ...], label: str | None) -> str | None:
        """`in Cantonese` states the language as well."""
        for hit in (hit for span in stretch for hit in self.text.within(span, "dialect")):
            known = dialects.find(hit.value)
            if known and hit.value == label and in_language(self.text, hit):
                return known.language
        return None

    def _is_written(self, hit: Hit) -> bool:
        """`en inglés aunque yo lo escriba en español`: the language the request is written in."""
        return self.text.has(Span(max(0, hit.start - 20), hit.start), "cue", "written")

    def _is_translated(self, hit: Hit) -> bool:
        return self.text.has(Span(hit.start - 80, hit.end + 40), "cue", "translated")

    def _names_language(self, hit: Hit, span: Span) -> bool:
        """Whether the word means the language: `in French`, not `a French chef`."""
        links = lexicon(hit.language).cues["in_language"]
        alone = self.text.words(span).casefold() == self.text.words(hit).casefold()
        return not links or alone or in_language(self.text, hit)

    def _dialect(self, around: _Around, stretch: tuple[Span, ...]) -> str | None:
        for place, span in enumerate((*stretch[2:], *stretch[:2])):
            labelled = place < len(stretch) - 2
            for hit in reversed(list(self.text.within(span, "dialect"))):
                if labelled or names_dialect(self.text, hit):
                    return hit.value
        return None

    def _is_off(self, around: _Around, marks: str) -> bool:
        """Whether the words come from outside the picture."""
        if marks and (_VOICE_MARK.search(marks) or _OFF_MARK.search(marks)):
            return True
        label = around.bit.label
        spans = [span for span in (label, around.bit.note) if span]
        if any(self.text.has(span, "cue", "narrator", "thought") for span in spans):
            return True
        if any(self.text.has(span, "cue", "off_screen") for span in spans):
            return not self._is_seen(around)
        if around.bit.kind == "narration":
            return True
        verb = self._last_verb(around.left)
        clause = Span(
            max(around.left.start, (verb.start if verb else around.left.end) - 60), around.left.end
        )
        return self.text.has(clause, "cue", "narrator", "off_screen", "thought")

    def _is_seen(self, around: _Around) -> bool:
        """Whether a speaker on the phone stands in the picture: they act there and take a phone."""
        note = around.bit.note
        if note is None or not self.text.has(note, "cue", "phone"):
            return False
        here = self.cast.before(around.bit.span.start, since=self._section_start)
        who = self._by_label(around.bit)
        return any(m.who is who and m.start < (around.bit.label or note).start for m in here)

    def _last_verb(self, span: Span) -> Hit | None:
        return next(iter(reversed(list(self.text.within(span, "speaking")))), None)

    def _delivery(self, around: _Around) -> str | None:
        """The words for how a line is spoken, as the user wrote them."""
        found: list[str] = []
        bit = around.bit
        if bit.note:
            found += self._directions(self.text.words(bit.note).strip("()（） *"), bit.note)
        if bit.label:
            label = self.text.words(bit.label)
            inside = re.search(r"[(（]([^()（）]*)[)）]", label)
            rest = inside[1] if inside else re.sub(r"^[^,，、]*[,，、]?", "", label)
            if "/" in label and not inside:
                rest = label.split("/", 1)[1]
            found += self._directions(rest, bit.label)
        left = self._clause_of_speech(around)
        found += [self.text.words(hit) for hit in self._manner_hits(left)]
        right = Span(around.right.start, min(around.right.end, around.right.start + 70))
        if self._cue_behind(around.right) == "speech" or not found:
            found += [self.text.words(hit) for hit in self._manner_hits(right)]
        if not found:
            found = self._shown_manner(around) or self._adverbs(self._last_clause(left))
        return ", ".join(dict.fromkeys(found)) or None

    def _other(self, position: int, who: Person) -> Person:
        """Who answers when one quotation follows another at once: the other one present."""
        before = [m.who for m in self.cast.before(position, since=self._section_start)]
        others = [one for one in before if one is not who and one.members == 1]
        return others[-1] if others else who

    def _shown_manner(self, around: _Around) -> list[str]:
        """How somebody is said to sound in the shot before a line that stands in a field."""
        said = [line.start for line in self.lines if line.section == around.section]
        before = Span(max([self._section_start, *said]), around.bit.span.start)
        if around.bit.kind != "dialogue" or around.bit.note:
            return []
        return [self.text.words(hit) for hit in self.text.within(before, "speaking", "manner")]

    def _clause_of_speech(self, around: _Around) -> Span:
        """The stretch before a line, or a lone sentence before it whose actor goes on to speak."""
        words = self.text.raw[around.left.start : around.left.end].strip()
        return around.left if words else around.before

    def _last_clause(self, left: Span) -> Span:
        """The end of a stretch, behind its last comma but one: where words say how."""
        words = self.text.raw[left.start : left.end]
        cuts = [m.end() for m in re.finditer(r"[,，、。.;；]", words[:-2])]
        return Span(left.start + (cuts[-1] if cuts else 0), left.end)

    def _directions(self, words: str, span: Span) -> list[str]:
        """The parts of a bracket that say how: no dialect, no language, no place."""
        kept: list[str] = []
        for piece in re.split(r"[,，、;；]", words):
            part = re.sub(r'^.*"\s*:\s*"', "", piece).strip(' "')
            start = self.text.raw.find(part, span.start, span.end)
            where = Span(start, start + len(part))
            other = any(self.text.has(where, kind) for kind in ("dialect", "language"))
            other = other or self.text.has(where, "cue", "off_screen", "narrator", "accent")
            other = other or bool(self.cast.within(where))
            mark = _VOICE_MARK.search(part) or _OFF_MARK.search(part)
            if part.strip() and not other and not mark and not part.strip("() .'’").isdigit():
                kept.append(part.strip())
        return kept if not any("cont" in part.casefold() for part in kept) else []

    def _adverbs(self, span: Span) -> list[str]:
        """Words that say how by their ending: `hopefully`, `alegremente`, `慢吞吞地`."""
        endings = [e for e in self.text.lexicon.cues["manner_ending"] if e]
        if not endings:
            return []
        letters = r"[\u4e00-\u9fff]{2,4}" if self.text.language == "zh" else r"[^\W\d_]{3,}"
        pattern = rf"{letters}(?:{'|'.join(endings)})(?![a-zà-ÿ])"
        found = re.findall(pattern, self.text.raw[span.start : span.end])
        return [word for word in found if word.casefold() not in self.text.lexicon.cues["clause"]]

    def _manner_hits(self, span: Span) -> Iterator[Hit]:
        for hit in self.text.hits_in(span):
            if hit.kind == "manner" or (hit.kind == "speaking" and hit.value == "manner"):
                yield hit

    # ---- who speaks

    def _speaker(self, around: _Around) -> tuple[Person, bool]:
        """Who says a line, and whether that is only a guess."""
        if around.bit.kind in ("cue", "prose") and (owner := self._owner(around.left)):
            return owner, False
        if named := self._by_label(around.bit):
            return named, False
        verb = self._last_verb(around.left)
        if self.text.language in ("ja", "ko"):
            verb = None
        if not verb and (behind := self._behind(around)):
            return behind, False
        left = Span(around.left.start, verb.start if verb else around.left.end)
        if voice := self._voice(left):
            return voice, False
        if subject := self._subject(left):
            return subject, False
        if verb is None and (any_one := self.cast.within(around.left)):
            return any_one[-1].who, False
        return self._from_context(around)

    def _subject(self, left: Span) -> Person | None:
        """Who acts in the clause before the words, or the one before that."""
        if self.text.language not in ("en", "es"):
            if actor := self._actor(left):
                return actor.who
            named = self.cast.within(left)
            heard = self.text.has(left, "cue", "voice") or any(self._manner_hits(left))
            return named[-1].who if named and heard else self._unknown_subject(left)
        verb = self.text.raw[left.end : left.end + 16].split(" ")[0].casefold().rstrip(",:")
        if verb.endswith(("ing", "ando", "iendo")) and (first := self._first_actor(left)):
            return first.who
        parts = [c for c in clauses(self.text, left) if self.text.words(c)]
        last = parts[-1] if parts else left
        if self.text.has(last, "cue", "voice") and (owner := self.cast.within(last)):
            return owner[-1].who
        if found := self._actor(last):
            return found.who
        if unknown := self._unknown_subject(last):
            return unknown
        if found := self._actor(left):
            return found.who
        if mentioned := self.cast.within(left):
            return mentioned[0].who
        return next(filter(None, map(self._unknown_subject, reversed(parts))), None)

    def _first_actor(self, span: Span) -> Mention | None:
        return next((m for m in self.cast.within(span) if m.acts), None)

    def _by_label(self, bit: Bit) -> Person | None:
        """The person a label names, known or new; the narrator for a narration."""
        if bit.label is None:
            return self._narrator(bit.span) if bit.kind == "narration" else None
        name = label_name(self.text.words(bit.label))
        if self.text.has(bit.label, "cue", "thought") and not self.cast.within(bit.label):
            return self._thinker(bit.label.start)
        inside = [mention for mention in self.cast.within(bit.label) if mention.who.named]
        inside = inside or (self.cast.within(bit.label) if bit.kind != "narration" else [])
        if inside:
            return inside[0].who
        anyone = self.cast.within(bit.label)
        if anyone and not anyone[-1].who.unseen and bit.kind != "narration":
            return anyone[-1].who
        if bit.kind == "narration" or self.text.has(bit.label, "cue", "narrator"):
            plain = name and not any(
                hit.start <= bit.label.start + 2
                for hit in self.text.within(bit.label, "cue", "narrator")
            )
            if bit.kind == "narration" or not plain:
                marked = _VOICE_MARK.search(self.text.words(bit.label))
                going_on = self._going_on() if marked else None
                return going_on or self._narrator(bit.label)
        if name and bit.kind in ("dialogue", "lines", "cue") and not _is_field_name(name):
            heard = self.text.has(bit.label, "cue", "voice", "off_screen")
            return self.cast.called(name) or self.cast.add(
                Person(name, named=True, unseen=heard), Span(bit.label.start, bit.label.end)
            )
        return None

    def _thinker(self, position: int) -> Person | None:
        """Whose thoughts are heard where nobody is named: the last who acted."""
        acting = [m.who for m in self.cast.before(position) if m.acts and m.who.members == 1]
        return acting[-1] if acting else None

    def _going_on(self) -> Person | None:
        """The one whose voice-over goes on, when somebody in the picture narrates."""
        over = [line.who for line in self.lines if line.voice_over]
        return over[-1] if over and not over[-1].unseen and over[-1].named else None

    def _narrator(self, span: Span) -> Person:
        hit = next(self.text.within(span, "cue", "narrator"), None)
        name = self.text.words(hit) if hit else lexicon(self.text.language).cues["narrator"][0]
        known = self.cast.called(name) or self._known_narrator()
        if known is None:
            known = self.cast.add(Person(name))
        known.unseen = True
        return known

    def _known_narrator(self) -> Person | None:
        """The narrator under whatever name they were spoken of: `Narration`, `the narrator`."""
        words = lexicon(self.text.language).cues["narrator"]
        return next((who for who in self.cast.people if who.name.casefold() in words), None)

    def _owner(self, left: Span) -> Person | None:
        """Whose voice or thought is heard: `Voz en off de Itzel`, `真央の心の声`."""
        for hit in self.text.within(left, "cue", "narrator", "thought"):
            for mention in self.cast.within(left, pronouns=False):
                after = self.text.folded[hit.end : mention.start].strip()
                before = self.text.folded[mention.end : hit.start].strip()
                owned = hit.end < mention.start and after in ("de", "del", "of")
                owns = mention.end <= hit.start and before in ("の", "의", "的", "'s", "’s")
                if (owned or owns) and not mention.who.unseen:
                    return mention.who
            if hit.value == "thought" and not self.cast.within(left):
                return self._thinker(left.start)
        return None

    def _voice(self, left: Span) -> Person | None:
        """The narrator or the voice that the clause before the verb is about."""
        if owner := self._owner(left):
            return owner
        cues = list(self.text.within(left, "cue", "narrator"))
        actor = self._actor(left)
        if cues and (actor is None or cues[-1].start > actor.start):
            who = self._narrator(Span(cues[-1].start, cues[-1].end))
            manners = [self.text.words(hit) for hit in self._manner_hits(left)]
            who.manner = who.manner or ", ".join(manners) or None
            return who
        return None

    def _behind(self, around: _Around) -> Person | None:
        """`"…," says the little girl` and `"…," he says`."""
        if self.text.language in ("ja", "ko", "zh"):
            return None
        stretch = self.text.raw[around.right.start : around.right.end]
        stop = re.search(r"[.!?\n;]", stretch)
        end = min(around.right.end, around.right.start + (stop.start() if stop else 60))
        window = Span(around.right.start, end)
        verb = next(self.text.within(window, "speaking"), None)
        if verb is None or verb.start - window.start > 40:
            return None
        found = self.cast.within(Span(window.start, min(window.end, verb.end + 40)))
        before = [mention for mention in found if mention.end <= verb.start]
        after = [mention for mention in found if mention.start >= verb.end]
        return before[-1].who if before else after[0].who if after else None

    def _unknown_subject(self, left: Span) -> Person | None:
        """A speaker no lexicon knows: the noun behind an article or before a particle."""
        language = self.text.language
        asian = language in ("zh", "ja", "ko")
        name = asian_subject(self.text, left) if asian else latin_subject(self.text, left)
        if not name:
            return None
        where = self.text.raw.find(name, left.start, left.end)
        span = Span(where, where + len(name)) if where >= 0 else None
        person = self.cast.called(name) or self.cast.add(
            Person(name, nouns=[name.casefold()]), span
        )
        heard = (*lexicon(language).cues["voice"], *lexicon(language).cues["off_screen"])
        heard = (*heard, *lexicon(language).cues["machine"])
        person.unseen = person.unseen or name.casefold().split(" ")[-1] in heard
        return person

    def _from_context(self, around: _Around) -> tuple[Person, bool]:
        """Who acted in the sentence before, who spoke last, who is there at all, or a voice."""
        if self.lines and self.lines[-1].section == around.section:
            last = self.lines[-1]
            gap = Span(self._said_end, around.quote.start)
            if not self.text.words(gap).strip('"“”「」『』«»\n '):
                return self._other(around.quote.start, last.who), False
            if not self._actor(gap):
                return last.who, False
        section = [
            mention
            for mention in self.cast.before(around.quote.start)
            if mention.acts and mention.who.members == 1
        ]
        here = [mention for mention in section if mention.start >= self._section_start]
        if around.bit.kind == "dialogue" and (spoke := [m for m in here if m.who.spoke]):
            return spoke[-1].who, False
        if (actor := self._actor(around.before)) and actor.who.members == 1:
            return actor.who, False
        if section:
            return section[-1].who, len({id(m.who) for m in section}) > 1
        people = [person for person in self.cast.people if not person.unseen]
        if people:
            return people[0], len(people) > 1
        return self._narrator(around.left), True


def _spoken_words(around: _Around) -> tuple[str, str]:
    """The words without a direction in brackets at their head, and that direction."""
    aside = _ASIDE.match(around.quote.words)
    labelled = around.bit.kind in ("cue", "dialogue", "lines")
    if aside and labelled and around.quote.words[aside.end() :]:
        return around.quote.words[aside.end() :], aside[1]
    return around.quote.words, ""


def _aside_end(text: Text, start: int) -> int:
    """Where a bracket right behind a quotation ends: `“…”（四川话）`; 0 for none."""
    aside = re.match(r"\s*[（(][^（）()\n]{1,30}[)）]", text.raw[start : start + 40])
    return start + aside.end() if aside else 0


def _cue_kind(hit: Hit) -> str:
    if hit.kind == "speaking":
        return "speech"
    if hit.kind == "cue" and hit.value in ("lettering", "called"):
        return hit.value
    return "speech" if hit.kind == "cue" and hit.value in ("narrator", "thought") else ""


_SPOKEN_FIELDS: tuple[Piece, ...] = ("dialogue", "lines", "narration", "lettering")


def _is_field_name(name: str) -> bool:
    folded = name.casefold()
    parts = [part.strip() for part in re.split(r"[/／]", folded)]
    return any(
        part in phrases
        for part in parts
        for language in LANGUAGES
        for kind in _SPOKEN_FIELDS
        for phrases in [lexicon(language).fields.get(kind, ())]
    )

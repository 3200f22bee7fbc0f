"""Screenplays: where their scenes begin, and what each of their lines is.

Follows Fountain 1.1 (https://fountain.io/syntax) with its forcing marks, and the habits of
Chinese, Japanese and Korean scripts: `第一场`, `○駅のホーム`, `S#1`, `△`, `老人「…」`.
"""

import re
from collections.abc import Iterator
from functools import cache

from .grammar import is_narrated
from .labels import bare_label, field_of, is_somebody, label_of
from .measures import numbers
from .page import BRACKETS, LABEL_ENDS, MARKS, Bit, Column, Heading, lines, stripped
from .scanning import Hit
from .text import SENTENCE_ENDS, Quote, Span, Text
from .vocabulary import lexicon

LONGEST_SLUG_LETTERS = 70
LONGEST_TRANSITION_LETTERS = 30
LONGEST_CUE_LETTERS = 30
LONGEST_EAST_ASIAN_CUE_LETTERS = 8
LONGEST_QUOTED_CUE_LETTERS = 16
_SCENE_SIGN = re.compile(r"[ \t*#]*(?:○|◯|[A-Z]?#\s*\d+)")
_SCENE_NUMBER = re.compile(r"\s*#[\w.-]{1,12}#\s*$")
_FORCED_SCENE = re.compile(r"\.[^\W\d_]")
_OUTLINE = re.compile(r"[ \t]*(?:=(?!=)|#{1,6}(?![#\s]*\d))")
_COMMENT = re.compile(r"/\*|\[\[")
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_ACTION_SIGNS = "△▲"
_INDENTS = " \t\u3000"
_EPISODE = re.compile(r"[A-Za-z]{0,3}\d{1,3}[ \t\u3000]+")
"""The number of an episode before that of a scene: `EP3 第2场`."""
_BARE_CUE_MARKS = " \t*_^"


def comments(raw: str) -> Iterator[Span]:
    """Notes `[[…]]` and cut passages `/*…*/`, by place; one that is never closed is none."""
    start, closed = 0, {"/*": "*/", "[[": "]]"}
    while opening := _COMMENT.search(raw, start):
        start = opening.end()
        closing = closed.get(opening[0])
        end = raw.find(closing, start) if closing else -1
        if end >= 0:
            yield Span(opening.start(), end + 2)
            start = end + 2
        else:
            closed.pop(opening[0], None)


def without_comments(raw: str) -> str:
    """The text with blanks where its notes and cut passages stand; every place stays the same."""
    pieces: list[str] = []
    done = 0
    for start, end in comments(raw):
        pieces += [raw[done:start], re.sub(r"[^\n]", " ", raw[start:end])]
        done = end
    return "".join([*pieces, raw[done:]])


# ---- where scenes begin


def scenes(text: Text) -> Iterator[Heading]:
    """Sluglines: `INT. MILL - NIGHT`, `第一场　内景`, `○駅のホーム（夜）`, `#1. 병원 복도`.

    A heading starts at the transition above it; a transition inside a scene is a heading too.
    """
    lead: int | None = None
    begun, blank_before = False, True
    for line in lines(text, text.whole):
        if blank := not text.words(line):
            pass
        elif is_slug(text, line, blank_before):
            yield Heading("scene", None, line.start if lead is None else lead, line.start, None)
            begun, lead = True, None
        elif is_transition(text, line):
            lead = line.start
        elif lead is not None and not is_outline(text, line):
            if begun:
                yield Heading("scene", None, lead, line.start, None)
            lead = None
        blank_before = blank


def is_slug(text: Text, line: Span, blank_before: bool) -> bool:
    """Whether a line heads a scene; some do only behind a blank line."""
    words = text.raw[line.start : line.end]
    if not words.strip() or len(words.strip()) > LONGEST_SLUG_LETTERS:
        return False
    if blank_before and _FORCED_SCENE.match(words):
        return True
    if words.rstrip(" *")[-1:] in SENTENCE_ENDS + LABEL_ENDS and not _ends_in_a_time(text, line):
        return False
    if _SCENE_SIGN.match(words) or _is_numbered_scene(text, line):
        return True
    slug = next(text.within(line, "cue", "slug"), None)
    if slug is None or not _is_word_apart(text, slug):
        return False
    return _has_scene_form(words) or (blank_before and _opens_in_lower_case(text, line, slug))


def _ends_in_a_time(text: Text, line: Span) -> bool:
    """Whether the full stop at the end is that of an abbreviation: `INT. LAUNDERETTE - 2 A.M.`"""
    last = text.folded[line.start : line.end].rstrip(" *").split(" ")[-1]
    return last.endswith(".") and last.rstrip(".") in text.abbreviations


def _is_numbered_scene(text: Text, line: Span) -> bool:
    """`第三场` at the head of a line."""
    head = stripped(text, line, " \t*#")
    if episode := _EPISODE.match(text.raw, *head):
        head = Span(episode.end(), head.end)
    for tag in text.languages:
        grammar = lexicon(tag).grammar
        for prefix in (
            word for word in grammar.ordinal if text.folded.startswith(word, head.start)
        ):
            number = next(numbers(text, Span(head.start + len(prefix), head.end)), None)
            if number and number.start == head.start + len(prefix):
                return text.folded.startswith(grammar.scene_counters, number.end)
    return False


def _is_word_apart(text: Text, hit: Hit) -> bool:
    """Whether a word stands between blanks or at the line's edge."""
    before = text.raw[hit.start - 1] if hit.start else "\n"
    after = text.raw[hit.end] if hit.end < len(text.raw) else "\n"
    return not before.isalnum() and not after.isalnum()


def _has_scene_form(words: str) -> bool:
    """Capitals, or a line of words apart in a script without capitals."""
    body = words.strip(MARKS).lstrip("0123456789. ")
    letters = any(letter.isalpha() for letter in body)
    return letters and (body.upper() == body or "　" in words) and len(body) > 4


def _opens_in_lower_case(text: Text, line: Span, slug: Hit) -> bool:
    """`int. mill - night` between blank lines."""
    after = text.raw[line.end + 1 : line.end + 2]
    opens = slug.start == stripped(text, line, MARKS).start and text.raw[slug.end - 1] == "."
    return opens and after in ("", "\n")


def is_transition(text: Text, line: Span) -> bool:
    """`CUT TO:`, `> Burn to pink`: how a shot gives way to the next one."""
    words = text.words(line)
    if words.startswith(">"):
        return not words.endswith("<") and len(words) <= LONGEST_SLUG_LETTERS
    if len(words) > LONGEST_TRANSITION_LETTERS or words.upper() != words:
        return False
    told = text.folded[line.start : line.end].strip(MARKS + LABEL_ENDS + ".。")
    known = _transitions(text.languages)
    return told in known or (words[-1:] in LABEL_ENDS and told.endswith(known))


@cache
def _transitions(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for tag in languages for p in lexicon(tag).screenplay["transition"])


# ---- what a line is


def is_outline(text: Text, line: Span) -> bool:
    """`# Act One`, `= They meet again`: of the script, not of the film; no field's name."""
    if not _OUTLINE.match(text.raw, line.start, line.end):
        return False
    return label_of(text, line) is None and field_of(text.words(line)) is None


def title_page_line(text: Text, line: Span, column: Column) -> bool:
    """Reads a line above the first scene that is no part of the film: `Author: Jane Doe`."""
    words = text.raw[line.start : line.end]
    key = text.folded[line.start : line.end].partition(":")[0].strip(MARKS)
    keys = {p for tag in text.languages for p in lexicon(tag).screenplay["title_page"]}
    if ":" in words and key in keys:
        column.block = "ignored"
        return True
    indented = words[:1] in " \t" and column.block == "ignored"
    return indented or is_outline(text, line)


def screenplay_line(text: Text, line: Span, section: Span, column: Column) -> bool:
    """Reads a line of a screenplay; False when it is none of its own and is read as any other."""
    if line.start == section.start and is_slug(text, line, blank_before=True):
        number = _SCENE_NUMBER.search(text.raw, line.start, line.end)
        end = number.start() if number else line.end
        column.bits.append(Bit("place", Span(line.start + (text.raw[line.start] == "."), end)))
        return True
    if forced := _forced(text, line):
        column.close()
        column.bits.append(forced)
        return True
    if column.cue and _goes_on(text, line, section, column):
        column.cue = _next_cue(text, line, section, column) or column.cue
        if column.cue.start < line.start:
            _under_cue(text, line, column)
        return True
    if quote := quoted_cue(text, line):
        said = Span(quote.start + 1, quote.end - 1)
        column.bits.append(Bit("dialogue", said, Span(line.start, quote.start)))
        return True
    if is_transition(text, line) or is_outline(text, line):
        return True
    if cue := _cue(text, line, section):
        column.cue, column.note = cue, None
        return True
    if text.words(line).startswith("*"):
        column.bits.append(Bit("action", line))
        return True
    return False


def _next_cue(text: Text, line: Span, section: Span, column: Column) -> Span | None:
    """A name in capitals right under somebody's words, where no blank line parts the speeches."""
    words = text.words(line)
    spoken = bool(column.bits) and column.bits[-1].label == column.cue
    if not spoken or words.upper() != words or words.lower() == words:
        return None
    below = text.raw[line.end + 1 : section.end].partition("\n")[0]
    if not below.strip() or below.upper() == below:
        return None
    if cue := _cue(text, line, section):
        column.note = None
    return cue


def _forced(text: Text, line: Span) -> Bit | None:
    """An action marked as one: `!BANG`, `△人物走进房间`, `> centred <`."""
    words = text.words(line)
    if words[:1] and words[0] in _ACTION_SIGNS:
        return Bit("action", line)
    if words.startswith("!") or (words.startswith(">") and words.endswith("<")):
        return Bit("action", stripped(text, line, " \t!><"))
    return None


def _goes_on(text: Text, line: Span, section: Span, column: Column) -> bool:
    """Whether a line is still said by the one whose name stands above, where no blank line ends it.

    Behind their words a new name, a line further in and a sentence on the picture end it.
    """
    said = column.bits[-1] if column.bits else None
    if said is None or said.label != column.cue or said.kind != "dialogue":
        return True
    cue = _cue(text, line, section) if not text.raw[line.start : line.end].isascii() else None
    known = cue is not None and (is_somebody(text, cue) or _is_named_again(text, cue, section))
    further = text.raw[line.start] in _INDENTS and text.raw[said.span.start - 1] not in _INDENTS
    over = known or (further and not text.lexicon.spaced) or is_narrated(text, line)
    if over:
        column.close()
    return not over


def _is_named_again(text: Text, cue: Span, section: Span) -> bool:
    """Whether a name stands alone on another line of the scene, or has a direction behind it."""
    name = text.words(cue)
    alone = re.compile(rf"^[ \t*]*{re.escape(name)}[ \t*]*$", re.M)
    marked = _BRACKETS.search(name) is not None
    return marked or len(alone.findall(text.raw, section.start, section.end)) > 1


def _under_cue(text: Text, line: Span, column: Column) -> None:
    """A direction or the words under a speaker's name."""
    said = Span(stripped(text, line, MARKS + "~").start, line.end)
    core = text.raw[said.start : said.end].strip(MARKS)
    if core[:1] in BRACKETS and core[-1:] in BRACKETS.values():
        column.note = line
        return
    note = column.note
    if core[:1] in BRACKETS and (closing := core.find(BRACKETS[core[0]])) > 0:
        note = Span(said.start, said.start + closing + 1)
        said = Span(note.end, line.end)
    above = column.bits[-1] if column.bits else None
    if above and above[2:] == (column.cue, note) and above.span.end + 1 == line.start:
        said = Span(column.bits.pop().span.start, said.end)
    column.bits.append(Bit("dialogue", said, column.cue, note))


def quoted_cue(text: Text, line: Span) -> Quote | None:
    """The quotation of `老人「…」`, when nothing but a short name stands before it."""
    quote = next(text.quotes_in(line), None)
    if quote is None or text.raw[quote.end : line.end].strip():
        return None
    name = text.raw[line.start : quote.start].strip(MARKS)
    plain = not re.search(r"[,，、。.:：\s]", name)
    return quote if plain and 0 < len(name) <= LONGEST_QUOTED_CUE_LETTERS else None


def _cue(text: Text, line: Span, section: Span) -> Span | None:
    """The speaker on a line of their own with words right under it: `IDA (V.O.)`, `@McCoy ^`."""
    below = text.raw[line.end + 1 : min(section.end, line.end + 200)].split("\n")[0].strip()
    if not below:
        return None
    cue = stripped(text, line, _BARE_CUE_MARKS)
    if text.raw[cue.start : cue.start + 1] == "@":
        return Span(cue.start + 1, cue.end)
    label = label_of(text, line)
    listed = field_of(text.words(cue)) == "cast"
    listed = listed or (
        label is not None and field_of(text.words(bare_label(text, label))) in ("place", "cast")
    )
    return cue if _is_cue(text.words(cue)) and not listed else None


def is_cue_line(text: Text, line: Span, section: Span) -> bool:
    """Whether a line is a speaker's name alone, with words right under it."""
    return _cue(text, line, section) is not None


def speaks_again(text: Text, span: Span) -> bool:
    """Whether somebody speaks in a stretch above the first scene who is named elsewhere too."""
    blank_before = False
    for line in lines(text, span):
        cue = _cue(text, line, span) if blank_before else None
        if cue and text.words(cue).isupper() and text.raw.count(text.words(cue)) > 1:
            return True
        blank_before = not text.words(line)
    return False


def _is_cue(words: str) -> bool:
    """Whether words are a speaker's name: short, in capitals or East Asian, and no sentence."""
    name = _BRACKETS.sub("", words).strip(MARKS)
    if not name or len(name) > LONGEST_CUE_LETTERS or words[-1] in SENTENCE_ENDS + ",，、":
        return False
    if words[-1] in LABEL_ENDS or re.search(r"[,，。、！？!?「」“”\"]", name):
        return False
    if name.isascii() or any(letter.isupper() for letter in name):
        return name.upper() == name and any(letter.isalpha() for letter in name)
    return len(name) <= LONGEST_EAST_ASIAN_CUE_LETTERS and name.count(" ") <= 1

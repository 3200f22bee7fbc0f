"""What of a sentence is a wish for the video, and what it tells of the picture and its place."""

import re
from collections.abc import Iterator
from functools import cache

from .layout import Bit
from .measures import lengths, numbers
from .order import ordered
from .scanning import Hit
from .scripts import any_of, joined
from .seen import is_ban, without_lead
from .text import Span, Text
from .vocabulary import lexicon

LONGEST_WISH_LETTERS = 110
LONGEST_ASIDE_LETTERS = 8
"""What may stand between wishes, or beside one in its clause: `warm`, `please`, `一段`."""
WISH_KINDS = ("aspect", "resolution")
"""A longer sentence tells of the picture, whatever else it names."""
WISHED_CUES = tuple(("cue", cue) for cue in ("asked", "video", "one_shot", "plural_shots", "long"))
LONGEST_ASKING_LETTERS = 12
"""Behind the word for a video, where what it shows stands before: `を作ってください`."""
FARTHEST_COUNT_LETTERS = 6
"""How far before the word for shots the number of them begins: `六个分镜头`."""
SHORTEST_MATTER_LETTERS = 3
LONGEST_PLACE_LETTERS = 90
LONGEST_TIE_LETTERS = 3
"""Between a place and its particle: `편의점 앞에서`."""
_CLAUSE = re.compile(r"[^,.;:，。；：、\n]+")
_PLACE_CLAUSE = re.compile(r"[^,.;:，。；：、()（）\n]+")
LONGEST_BARE_PLACE_LETTERS = {True: 44, False: 12}
"""A longer clause that names a place tells what is done there, in words parted by blanks or not."""
MOST_WORDS_BEFORE_PLACE = 4
"""Between the word that leads to a place and the word for it: `in a tiny neon-lit kitchen`."""


def without_wish(text: Text, span: Span) -> Span:
    """A sentence without what it begins with on the video and its order: `A 6 s clip of …`."""
    if order := ordered(text, span):
        return Span(order.end, span.end)
    start = piece = span.start
    led = False
    for match in _wish_ends(text.languages).finditer(
        text.raw, span.start, min(span.end, span.start + 70)
    ):
        goes_on = match[0].strip() in (",", "，", "、")
        head = Span(piece, match.start())
        if text.has(head, "speaking") and text.quote_begins(Span(match.end(), match.end() + 1)):
            break  # 他看着镜头说：“…”
        if _is_wish(text, head):
            start = match.end()
        elif start == span.start or led or not goes_on:
            break  # 鐵門拉起來，5秒，遠景
        elif match.start() - piece > LONGEST_ASIDE_LETTERS:
            break
        piece, led = match.end(), not goes_on
    if order := ordered(text, Span(start, span.end)):
        start = order.end
    elif start > span.start and (whom := _for_whom(text.languages).match(text.folded, start)):
        start = whom.end()
    return Span(start, span.end) if text.words(Span(start, span.end)) else span


@cache
def _for_whom(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a clause behind a wish that says for whom the video is: `, for our app Packly.`"""
    leads = any_of(joined(lexicon(tag).wording.for_whom for tag in languages))
    return re.compile(rf"\s*{leads}\s[^,.;:，。；：\n]{{1,60}}(?:[,.;:，。；：\s]+|$)")


@cache
def _wish_ends(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds where a wish for the video may end and its matter begin."""
    about = any_of(joined(lexicon(tag).wording.about for tag in languages))
    return re.compile(rf"\s+{about}\s+|[:：](?!\d)\s*|[，,、\u3000]\s*")


def _is_wish(text: Text, head: Span) -> bool:
    """Whether a piece speaks of the video, or is little more than a length or a shape."""
    if text.has(head, "cue", "video", "one_shot", "plural_shots"):
        return True
    told = [Span(found.start, found.end) for found in lengths(text, head)]
    told += [Span(hit.start, hit.end) for hit in text.hits_in(head) if hit.kind in WISH_KINDS]
    if not told:
        return False
    covered = {at for span in told for at in range(span.start, span.end)}
    letters = (at for at in range(head.start, head.end) if text.raw[at].isalnum())
    left = [at for at in letters if at not in covered]
    return len(left) <= LONGEST_ASIDE_LETTERS


def wished_matter(text: Text, span: Span) -> Span | None:
    """What a video shows, where that stands before the word for it: `做一个城市夜景短片`."""
    for found in _CLAUSE.finditer(text.raw, *span):
        clause = Span(*found.span())
        if text.quote_begins(clause):
            return None
        if any(text.within(clause, "cue", "video")):
            return _before_video(text, clause)
        if not _is_wish(text, clause):
            return None
    return None


def _before_video(text: Text, clause: Span) -> Span | None:
    """What a clause tells between a wish and the word for a video that ends it."""
    videos = list(text.within(clause, "cue", "video"))
    words = lexicon(videos[-1].language).wording
    behind = text.words(Span(videos[-1].end, clause.end))
    if words.about or len(behind) > LONGEST_ASKING_LETTERS:
        return None
    end = videos[-1].start
    for video in reversed(videos):
        end = video.start if end - video.end <= 1 else end
    start = clause.start
    for hit in text.hits_in(Span(clause.start, end)):
        wished = hit.kind in ("unit", *WISH_KINDS) or hit[:2] in WISHED_CUES
        if wished and hit.end > start and hit.start - start <= LONGEST_ASIDE_LETTERS:
            start = hit.end
    told = text.raw[start:end]
    lead = re.match(rf"(?:\s|{any_of(words.wish_leads)})*", told)
    tail = re.search(rf"(?:\s|{any_of(words.wish_tails)})*$", told)
    found = Span(start + (lead.end() if lead else 0), start + (tail.start() if tail else len(told)))
    style = sum(hit.end - hit.start for hit in text.within(found, "style"))
    return found if found.end - found.start - style >= SHORTEST_MATTER_LETTERS else None


def behind_wish(text: Text, matter: Span, span: Span) -> Iterator[Span]:
    """The clauses of a sentence behind what it wishes to see that tell of the picture too."""
    for found in _CLAUSE.finditer(text.raw, matter.end, span.end):
        clause = Span(*found.span())
        if found.start() > matter.end and not is_about_video(text, clause):
            yield clause


def is_topic(text: Text, span: Span) -> bool:
    """Whether a sentence only wishes for a video and says what it is for: `做条抖音宣传面馆`."""
    wishes_for = text.has(span, "cue", "video", "asked")
    words = "".join(text.folded[part.start : part.end] for part in text.unquoted(span))
    return wishes_for and any(word in words for word in text.lexicon.wording.purposes)


def is_about_video(text: Text, span: Span) -> bool:
    """Whether words speak of the video as a whole: its length, shape, bans or music."""
    wishes_for = any(text.has(span, kind) for kind in ("unit", "aspect", "resolution"))
    if len(text.words(span)) > LONGEST_WISH_LETTERS:
        return False
    return (
        wishes_for
        or is_ban(text, span)
        or text.has(span, "cue", "video", "one_shot", "music", "nobody")
        or _counts_shots(text, span)
    )


def _counts_shots(text: Text, span: Span) -> bool:
    """Whether words speak of shots, and not of what the camera does: `镜头` means both."""
    cameras = {(hit.start, hit.end) for hit in text.within(span, "cue", "camera")}
    for hit in text.within(span, "cue", "plural_shots"):
        near = Span(max(span.start, hit.start - FARTHEST_COUNT_LETTERS), hit.start)
        if (hit.start, hit.end) not in cameras or any(numbers(text, near)):
            return True
    return False


def place_of(text: Text, bit: Bit) -> str:
    """The clauses of a bit that name a place or a time."""
    if bit.kind == "place":
        told = text.has(bit.span, "framing") or text.quote_begins(bit.span)
        return "" if told else text.words(bit.span).strip(" *#△")
    if bit.kind not in ("prose", "action", "shots", "cue"):
        return ""
    found: list[str] = []
    for match in _PLACE_CLAUSE.finditer(text.raw, *bit.span):
        part = Span(*match.span())
        if text.quote_begins(part):
            continue
        named = text.has(part, "place") or text.has(part, "time")
        other = text.has(part, "aspect") or text.has(part, "sound", "noun", "music")
        if named and not other and not text.has(part, "cue", "ban", "music"):
            inner = wished_matter(text, part) if bit.kind == "prose" else None
            where = inner or _where_it_happens(text, part) or _behind_wish(text, part)
            if where := where if inner else _place_alone(text, where):
                found.append(_without_camera(text, where))
    return ", ".join(dict.fromkeys(word for word in found if word))[:LONGEST_PLACE_LETTERS]


def _where_it_happens(text: Text, part: Span) -> Span | None:
    """The place alone of a sentence that tells what is done there: `골목` of `골목에서 춤춘다`.

    For languages that tie words by what follows them: the place ends before its particle, and
    begins behind the particle of another word.
    """
    if text.grammar.subject != "particle" or not lexicon(text.languages[0]).spaced:
        return None
    places = [hit for hit in text.hits_in(part) if hit.kind in ("place", "time")]
    places = [hit for hit in places if not text.raw[: hit.start][-1:].isalnum()]
    ties = [h for h in text.hits_in(part) if h[:2] in (("cue", "subject"), ("cue", "oblique"))]
    if places and any(text.within(part, "cue", "video")):
        return Span(part.start, places[-1].end)
    for place in reversed(places):
        tie = next((h for h in ties if 0 <= h.start - place.end <= LONGEST_TIE_LETTERS), None)
        ends = tie and not text.raw[tie.end : tie.end + 1].isalnum()
        if tie and ends and " " not in text.raw[place.end : tie.start].strip():
            before = [h.end for h in ties if h.end < place.start and text.raw[h.end].isspace()]
            within = [p for p in places if p.start <= (before[-1:] or [part.start])[0] < p.end]
            start = within[0].start if within else (before[-1:] or [part.start])[0]
            return Span(start, tie.start)
    return None


def _place_alone(text: Text, part: Span) -> Span | None:
    """A clause that does little but name a place, or the place of one that tells what is done
    there: `a tiny kitchen` of `Rosa makes coffee in a tiny kitchen`; None for none."""
    told = list(text.hits_in(part))
    places = [hit for hit in told if hit.kind in ("place", "time")]
    acts = text.raw[part.start - 1 : part.start] in (")", "）")  # of whom the bracket told
    acts = acts or any(hit.kind in ("people", "name", "pronoun", "speaking") for hit in told)
    long = len(text.words(part)) > LONGEST_BARE_PLACE_LETTERS[text.lexicon.spaced]
    if not places or not (acts or long):
        return part
    if text.grammar.subject == "particle":
        return _before_particle(text, part, places)
    lead = _where(text.language)
    for place in places:
        leads = [m.end() for m in lead.finditer(text.folded, part.start, place.start)]
        start = place.start if lead.match(text.folded, place.start) else (leads or [0])[-1]
        between = len(text.raw[start : place.start].split())
        if start and between <= MOST_WORDS_BEFORE_PLACE:
            return Span(start, _place_end(text, places, place))
    return None


def _before_particle(text: Text, part: Span, places: list[Hit]) -> Span | None:
    """The place alone before its particle, behind that of another word: `台所` of `母が台所で`."""
    ties = list(text.within(part, "cue", "oblique", "subject"))
    for place in reversed(places):
        if text.folded.startswith(text.lexicon.wording.where, place.end):
            before = [tie.end for tie in ties if tie.end <= place.start and tie.value == "subject"]
            return Span(before[-1] if before else part.start, place.end)
    return None


def _place_end(text: Text, places: list[Hit], place: Hit) -> int:
    """Where a place ends, with the place or the time that is tied to it: `a bar at night`."""
    end = place.end
    for other in places:
        tie = text.folded[end : other.start] if other.start >= end else None
        if tie is not None and (not tie.strip() or _where(text.language).fullmatch(tie.lstrip())):
            end = other.end
    behind = (
        tail for tail in text.lexicon.wording.place_tails if text.folded.startswith(tail, end)
    )
    return end + max(map(len, behind), default=0)


@cache
def _where(language: str) -> re.Pattern[str]:
    """Finds a word that leads to a place: ` in `, `在`."""
    words = lexicon(language)
    if not words.wording.where:
        return re.compile("(?!)")
    lead = any_of(words.wording.where)
    return re.compile(rf"(?<![^\W_]){lead}\s" if words.spaced else lead)


def _behind_wish(text: Text, part: Span) -> Span:
    """Where a video is to play: `my bakery` of `a 10 second ad for my bakery`."""
    if not text.has(part, "cue", "video"):
        return part
    place = next(iter(text.within(part, "place")), None)
    before = [h for h in text.within(part, "cue", "oblique") if place and h.end <= place.start]
    return Span(before[-1].end, part.end) if before else part


def _without_camera(text: Text, span: Span) -> str:
    """A clause without the framing or movement it begins with: `wide shot of a market`."""
    start = without_wish(text, span).start
    for hit in text.hits_in(Span(start, span.end)):
        if hit.kind in ("framing", "angle", "movement") and not text.raw[start : hit.start].strip(
            " -*"
        ):
            start = hit.end
    words = text.raw[start : span.end].strip(" *-–—:：")
    return without_lead(text, words, behind_framing=start != span.start)

"""What in a text may speak of somebody: nouns, names, handles and pronouns, with their places.

Knows how languages mark names; does not know which of them are one person.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from .text import Span, Text
from .vocabulary import Hit, Looks, is_latin, lexicon

FARTHEST_QUOTE_LETTERS = 90
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]*[\wà-ÿ](?:[ \t]+(?:de |del |la )?[A-ZÀ-Þ][\w’'-]*\w)*")
_NEXT_WORD = re.compile(r"\s*,?\s+([a-zà-ÿ’']+)")
_FOLLOWED_BY_NAME = re.compile(r"[ \t]+([A-ZÀ-Þ][\w’'-]*\w(?:[ \t]+[A-ZÀ-Þ][\w’'-]*\w)?)")
_HANDLE = re.compile(r"@\s?([^\s@,.:;，。：；、）)】\]」』（(“”\"']+(?:[ \t]\d{1,3}(?!\d))?)")
_ONE_OF_THEM = re.compile(
    r"(?:^|[,;.] (?:and )?|\bas )(one|the other)(?= [a-z]+s\b)|\b(the (?:first|second))(?=[.,;])"
)
_ANGLE_TAG = re.compile(r"<([A-Za-z][\w .-]{0,30})>")
_NUMBERED_PICTURE = re.compile(
    r"(image|img|picture|photo|video|audio|图片|圖片|图|视频|画像|写真|動画|이미지|사진|그림|imagen|foto)\s?\d+"
)
_BARE_PICTURE = re.compile(r"(?<![@\w])(?:图片|圖片|画像|이미지|[Ii]mage|[Ii]magen)\s?\d+")


IRREGULAR_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person"}


@dataclass(frozen=True)
class Found:
    """A word that may speak of somebody, before it is known of whom."""

    start: int
    end: int
    kind: str
    """`noun`, `crowd`, `name`, `handle`, `pronoun` or `one` (the rusty one)."""
    name: str
    looks: Looks | None
    language: str = ""


def references(text: Text, known: Iterable[str] = ()) -> Iterator[tuple[str, int, int]]:
    """The handles in a text as written, with their places; a known handle is taken whole."""
    done = -1
    for match in _HANDLE.finditer(text.raw):
        if match.start() < done:
            continue
        body = _handle_body(text, match, known)
        if body:
            start = match.start()
            done = match.start(1) + len(body)
            yield text.raw[start:done], start, done
    for match in (*_ANGLE_TAG.finditer(text.raw), *_BARE_PICTURE.finditer(text.raw)):
        yield match[0].strip("<>"), match.start(), match.end()


def _handle_body(text: Text, match: re.Match[str], known: Iterable[str]) -> str:
    """Where a handle ends when no blank parts it from what follows."""
    body, start = match[1], match.start(1)
    for handle in sorted(known, key=len, reverse=True):
        bare = handle.lstrip("@")
        if text.raw.startswith(bare, start):
            return bare
    folded = text.folded[start : start + len(body)]
    if picture := _NUMBERED_PICTURE.match(folded):
        return body[: picture.end()]
    body = re.sub(r"\s\d+$", "", body)
    if is_latin(body[0].lower()):
        latin = re.match(r"[\w.\u00c0-\u024f-]*[\w\u00c0-\u024f]", body, re.A)
        return latin[0] if latin else body
    return _asian_handle(text, body, start)


def _asian_handle(text: Text, body: str, start: int) -> str:
    """Up to the particle or the next known word of another kind; a word for people is its end."""
    span = Span(start, start + len(body))
    nouns = [hit for hit in text.within(span, "people") if hit.start - start <= 3]
    if "\uac00" <= body[0] <= "\ud7a3":
        return without_particle(text, body)
    if nouns:
        return body[: _with_figures(body, nouns[0].end - start)]
    kana = re.match(r"[^\u3040-\u309f]+", body)
    body = kana[0] if kana else body
    stops = [
        hit.start - start
        for hit in text.hits_in(Span(start + 1, start + len(body) + 8))
        if hit.start < start + len(body)
        and not is_latin(text.folded[hit.start])
        and hit.kind in ("cue", "speaking", "movement", "framing", "sound", "manner", "pronoun")
    ]
    return body[: min([*stops, len(body), 6])]


def _with_figures(body: str, end: int) -> int:
    """Behind the letters and digits that belong to a handle: `人物A`."""
    figures = re.match(r"[A-Za-z0-9]*", body[end:])
    return end + len(figures[0]) if figures else end


def without_particle(text: Text, word: str) -> str:
    """A Korean word without the particle at its end."""
    cues = lexicon("ko").cues if text.language == "ko" else text.lexicon.cues
    for particle in sorted((*cues["subject"], *cues["oblique"]), key=len, reverse=True):
        if particle and word.endswith(particle) and len(word) > len(particle):
            return word.removesuffix(particle)
    return word


def found_in(
    text: Text, known: Iterable[str], labels: Iterable[Span], shown: Sequence[Span]
) -> list[Found]:
    """Everything that may speak of somebody, by place; the longer where two overlap."""
    found = [
        Found(start, end, "handle", handle.lstrip("@").strip(), None)
        for handle, start, end in references(text, known)
    ]
    found += _nouns(text)
    found += _names(text)
    found += _label_names(text, labels)
    found += [
        Found(hit.start, hit.end, "pronoun", "", looks_of(hit), hit.language)
        for hit in text.within(text.whole, "pronoun")
    ]
    found += _ones(text)
    rank = {"handle": 0, "pronoun": 1, "name": 2, "noun": 3, "crowd": 3, "one": 4}
    found.sort(key=lambda item: (item.start, rank[item.kind], -item.end))
    kept: list[Found] = []
    for item in _inside(found, shown):
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start and kept[-1].kind != "handle":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


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
    for hit in text.within(text.whole, "people"):
        start = _noun_phrase_start(text, hit)
        name = text.raw[start : hit.end]
        if hit.language == "ko" and "\uac00" <= text.raw[hit.start - 1 : hit.start] <= "\ud7a3":
            continue
        several = hit.value == "people" or name.casefold().split(" ")[-1] in IRREGULAR_PLURALS
        kind = "crowd" if several else "noun"
        looks = looks_of(hit)
        if hit.language == "es" and looks == "person":
            looks = _spanish_looks(text, start)
        yield Found(start, hit.end, kind, name, looks, hit.language)
    for hit in text.within(text.whole, "crowd"):
        yield Found(hit.start, hit.end, "crowd", text.words(hit), looks_of(hit), hit.language)


def _spanish_looks(text: Text, start: int) -> Looks:
    """What the article tells: `el testigo` is a man, `la testigo` a woman."""
    article = re.search(r"(\w+)\s+$", text.folded[max(0, start - 6) : start])
    if article and article[1] in ("el", "un"):
        return "man"
    return "woman" if article and article[1] in ("la", "una") else "person"


def _noun_phrase_start(text: Text, hit: Hit) -> int:
    """Where the adjectives between an article and a noun begin; the noun itself without one."""
    if not lexicon(hit.language).spaced or not lexicon(hit.language).common:
        return hit.start
    articles = lexicon(hit.language).cues["article"]
    obliques = lexicon(hit.language).cues["oblique"]
    start = hit.start
    for _ in range(3):
        before = re.search(r"([\w’'-]+)[ \t]+$", text.folded[max(0, start - 30) : start])
        if not before:
            return hit.start
        if before[1] in articles:
            return start
        word = before[1]
        joins = (
            word in lexicon(hit.language).cues["clause"]
            or word in obliques
            or re.search(r"[^s]s$", word)
        )
        if joins or text.has(Span(start - len(before[0]), start), "people"):
            return hit.start
        start -= len(before[0])
    return hit.start


def _ones(text: Text) -> Iterator[Found]:
    """`the rusty one`: a member of a group by what tells them apart."""
    for match in re.finditer(r"\bthe (\w+) one\b", text.folded):
        yield Found(match.start(1), match.end(), "one", match[1], None, "en")
    for match in _ONE_OF_THEM.finditer(text.folded):
        which = 1 if match[1] else 2
        yield Found(match.start(which), match.end(which), "one", match[which], None, "en")


def _names(text: Text) -> Iterator[Found]:
    """Names in Latin letters that the text gives reason to take for somebody's, then the others."""
    yield from _given_names(text)
    yield from _latin_names(text)
    yield from _names_after_nouns(text)
    yield from _prefixed_names(text)
    yield from _honoured_names(text)
    yield from _kin_names(text)


_KIN = re.compile(
    r"(?:^|[，。！？；：、\s“”「」（(])((?![这那一两个位名的小大老帅美表堂师])[\u4e00-\u9fff]{1,2}[哥姐叔婶伯姨嫂爷妹弟])"
    r"(?=[\u4e00-\u9fff：:，（(])",
    re.M,
)


def _kin_names(text: Text) -> Iterator[Found]:
    """`满哥操着…`: a Chinese name that ends in a word for kin, at the head of a clause."""
    if text.language != "zh":
        return
    for match in _KIN.finditer(text.raw):
        inner = Span(match.start(1), match.end(1))
        if not text.has(inner, "people") and not text.has(inner, "pronoun"):
            yield Found(inner.start, inner.end, "name", match[1], None, "zh")


def _given_names(text: Text) -> Iterator[Found]:
    """Common given names; in Latin script they are written with a capital."""
    for hit in text.within(text.whole, "name"):
        first = text.raw[hit.start]
        if is_latin(text.folded[hit.start]) and not first.isupper():
            continue
        name = _as_named(text.words(hit))
        yield Found(hit.start, hit.end, "name", name, looks_of(hit), hit.language)


def _latin_names(text: Text) -> Iterator[Found]:
    """Capitalised words that act, stand beside a noun for people, or come again."""
    candidates = [match for match in _CAPITALISED.finditer(text.raw) if _may_be_name(text, match)]
    seen: dict[str, int] = {}
    for match in candidates:
        if not _begins_sentence(text, match.start()):
            seen[match[0].split()[0]] = seen.get(match[0].split()[0], 0) + 1
    taken = {match[0] for match in candidates if _is_somebodys(text, match, seen)}
    for match in candidates:
        if match[0] in taken:
            named = text.within(Span(*match.span()), "name")
            looks: Looks | None = next((looks_of(hit) for hit in named), None)
            yield Found(match.start(), match.end(), "name", match[0], looks, "en")


def _is_somebodys(text: Text, match: re.Match[str], seen: Container[str]) -> bool:
    """Whether a capitalised word is taken for a name where it stands."""
    if _stands_beside_noun(text, match) or _is_said_or_framed(text, match.start()):
        return True
    if not _acts(text, match):
        return False
    return (
        not _begins_sentence(text, match.start())
        or match[0].split()[0] in seen
        or " " in match[0]
        or _speaks(text, match.end())
        or _introduces(text, match.end())
    )


def _speaks(text: Text, end: int) -> bool:
    """Whether a verb of speaking stands right behind a word."""
    verb = next(text.within(Span(end, end + 20), "speaking"), None)
    return verb is not None and not text.raw[end : verb.start].strip()


def _is_said_or_framed(text: Text, start: int) -> bool:
    """Whether a verb of speaking or a framing leads to a word: `dijo Inés`, `close-up of Tam`."""
    before = Span(max(0, start - 24), start)
    for hit in (*text.within(before, "speaking"), *text.within(before, "framing")):
        between = text.folded[hit.end : start].strip()
        if not between and hit.kind == "speaking" and text.raw[hit.end : start]:
            return text.language == "es" or bool(
                re.search(r'["”’»,]\s$', text.raw[: hit.start][-3:])
            )
        if between in ("of", "on", "de", "a") and hit.kind == "framing":
            return True
    return False


def _introduces(text: Text, end: int) -> bool:
    """Whether a name at the head of a sentence leads to a quotation: `Mara, hoarse: "…"`."""
    marks = ",(: " if text.language == "en" else ",(:"
    if text.raw[end : end + 1] not in marks:
        return False
    stop = re.search(r"[.!?\n]", text.raw[end : end + FARTHEST_QUOTE_LETTERS])
    reach = Span(end, end + (stop.start() if stop else FARTHEST_QUOTE_LETTERS))
    if not text.quote_begins(reach):
        return False
    quote = next(text.quotes_in(Span(end, len(text.raw))))
    return text.raw[end : quote.start].rstrip()[-1:] in (",", ":")


def _may_be_name(text: Text, match: re.Match[str]) -> bool:
    """Whether capitalised words are neither known words, nor all capitals, nor quoted."""
    span = Span(match.start(), match.end())
    first = match[0].split()[0].casefold()
    if text.in_quote(match.start()):
        return False
    if text.raw[match.start() - 1 : match.start()] in ("@", "<"):
        return False
    common = {word for tag in ("en", text.language) for word in lexicon(tag).common}
    if first in common or (match[0].isupper() and len(match[0]) > 1):
        return False
    near = Span(span.start, span.end + 40)
    kinds = {hit.kind for hit in text.hits_in(near) if hit.start == span.start}
    return not kinds - {"name"}


def _begins_sentence(text: Text, position: int) -> bool:
    before = text.raw[:position].rstrip(" \t*_#>-•\"“'‘([")
    return not before or before[-1] in ".!?。！？\n:…"


def _acts(text: Text, match: re.Match[str]) -> bool:
    """Whether a verb seems to follow: `Arjun keeps`, `Ayelén mira`; never after `in` or `at`."""
    before = re.search(r"(\w+)[ \t]+$", text.folded[max(0, match.start() - 12) : match.start()])
    if before and before[1] in ("in", "at", "from", "en", "de", "near", "the", "of"):
        return False
    following = _NEXT_WORD.match(text.raw[match.end() : match.end() + 24])
    if following and (following[1].endswith("s") or following[1] in ("and", "y", "in", "is")):
        return following[1] not in ("as", "is's")
    rest = text.raw[match.end() : match.end() + 2]
    return rest[:1] in (",", "'", "’", "(") or bool(before and before[1] in ("and", "y", "as"))


def _stands_beside_noun(text: Text, match: re.Match[str]) -> bool:
    """`deckhand Arjun`, `La abuela Carmen`, `Moira, the skipper`, `产品经理Vivian`."""
    before = Span(max(0, match.start() - 24), match.start())
    for hit in text.within(before, "people"):
        if not text.raw[hit.end : match.start()].strip():
            return True
    after = Span(match.end(), min(len(text.raw), match.end() + 60))
    for hit in text.within(after, "people"):
        return is_apposition(text, match.end(), hit.start)
    return False


def is_apposition(text: Text, end: int, start: int) -> bool:
    """Whether what lies between a name and a noun says that they are one: `, the`, ` (60s, `."""
    between = text.folded[end:start]
    if between.strip(" ") in ("", "の"):
        return bool(between) or not is_latin(text.folded[end - 1 : end] or " ")
    opened = re.match(r"\s?[(（]", between)
    if opened and not re.search(r"[)）]", between):
        return True
    words = re.match(r",\s(?:who is\s)?([\w’']+)\s", between)
    articles = set(text.lexicon.cues["article"]) or set(lexicon("en").cues["article"])
    if not words or len(between) > 40 or re.search(r"[.;:!?\n]", between):
        return False
    return (
        words[1].split("’")[0].split("'")[0] in articles
        or "who is" in between
        or (words[1].endswith(("'s", "’s")))
    )


def _names_after_nouns(text: Text) -> Iterator[Found]:
    """`老板大刘`, `店主のタツ`, `친구 수아`: a name right behind what somebody is."""
    for hit in text.within(text.whole, "people"):
        if hit.language in ("en", "es"):
            if named := _FOLLOWED_BY_NAME.match(text.raw[hit.end : hit.end + 40]):
                start = hit.end + named.start(1)
                if _may_be_name(text, _match_at(text, start)):
                    yield Found(start, hit.end + named.end(1), "name", named[1], None, "en")
            continue
        if found := _asian_name_at(text, hit):
            yield found


def _match_at(text: Text, start: int) -> re.Match[str]:
    match = _CAPITALISED.match(text.raw, start)
    assert match
    return match


def _asian_name_at(text: Text, hit: Hit) -> Found | None:
    """The name that follows a noun in a script without capitals, if one does."""
    links = lexicon(hit.language).cues["name_link"]
    start = hit.end
    for link in links:
        if text.folded.startswith(link, start):
            start += len(link)
    if links and start == hit.end:
        return None
    if hit.language == "ko":
        return None
    end = _asian_name_end(text, start, hit.language)
    if end <= start:
        return None
    return Found(start, end, "name", text.raw[start:end], None, hit.language)


def _asian_name_end(text: Text, start: int, language: str) -> int:
    """Where a name of one to four letters ends: before a particle or the next known word."""
    if language == "ja":
        run = re.match(r"[\u30a0-\u30ff]{2,8}|[\u4e00-\u9fff々]{1,4}", text.raw[start:])
        after = text.raw[start + len(run[0]) :][:1] if run else ""
        if run and any(hit.start == start for hit in text.hits_in(Span(start, start + 10))):
            return start
        return start + len(run[0]) if run and after in "はがもとにをさちくの君様、（「" else start
    return chinese_name_end(text, start)


def chinese_name_end(text: Text, start: int) -> int:
    """Where a Chinese name that begins with a prefix or a surname ends; `start` for none."""
    cues = lexicon("zh").cues
    prefixed = any(text.folded.startswith(p, start) for p in cues["name_prefix"])
    surnamed = any(text.folded.startswith(p, start) for p in cues["surname"])
    if not prefixed and not surnamed:
        return start
    for honorific in cues["honorific"]:
        if surnamed and text.folded.startswith(honorific, start + 1):
            return start + 1 + len(honorific)
    first = not text.raw[start - 1 : start].isalnum() if start else True
    if prefixed and first and text.folded[start + 1 : start + 2] in cues["surname"]:
        return start + 2
    for length in (3, 2) if surnamed and not prefixed else (2,):
        end = start + length
        if text.raw[start + 1 : start + 2] in _NO_NAME_LETTERS:
            continue
        if _is_han(text.raw[start:end], length) and _ends_word(text, end, start):
            return end
    return start


_NO_NAME_LETTERS = (
    "着著了过過的在是把被对對说說问問喊笑走站坐看拿有和与與也就都又跑推拉举舉开開关關"
    "的의一脸臉面头頭手眼身抬低回"
)
"""Letters behind a surname that begin a verb or a particle, not a given name."""


def _is_han(words: str, length: int) -> bool:
    return len(words) == length and all("\u4e00" <= letter <= "\u9fff" for letter in words)


def _ends_word(text: Text, end: int, start: int) -> bool:
    """Whether a word ends here: a mark or a known word follows, or the same name comes again."""
    if end >= len(text.raw) or not text.raw[end].isalnum():
        return True
    if any(
        hit.start == end and hit.kind != "people" for hit in text.within(Span(end, end + 6), "cue")
    ):
        return True
    if any(
        text.has(Span(end, end + 6), kind) and _hit_at(text, end, kind)
        for kind in ("speaking", "manner", "dialect", "sound", "movement", "pronoun")
    ):
        return True
    return text.raw.count(text.raw[start:end]) > 1


def _hit_at(text: Text, start: int, kind: str) -> bool:
    return any(hit.start == start for hit in text.within(Span(start, start + 8), kind))


def _prefixed_names(text: Text) -> Iterator[Found]:
    """`小明`, `阿May`, `Mrs. Okafor`, and Chinese names that begin with a surname."""
    for hit in text.within(text.whole, "cue", "name_prefix"):
        if hit.language == "zh":
            latin = re.match(r"[A-Za-z]+", text.raw[hit.end :][:12])
            end = hit.end + latin.end() if latin else chinese_name_end(text, hit.start)
            if end > hit.end:
                yield Found(hit.start, end, "name", text.raw[hit.start : end], None, "zh")
        elif text.raw[hit.start].isupper() or hit.language == "es":
            named = re.match(r"[.]?[ \t]+([A-ZÀ-Þ][\w’'-]*\w)", text.raw[hit.end :][:30])
            if named and text.folded[hit.start : hit.end].rstrip(".") in _TITLES:
                end = hit.end + named.end()
                yield Found(
                    hit.start,
                    end,
                    "name",
                    text.raw[hit.start : end],
                    _TITLES[text.folded[hit.start : hit.end].rstrip(".")],
                    "en",
                )
    for hit in text.within(text.whole, "cue", "surname"):
        end = chinese_name_end(text, hit.start)
        honoured = text.folded[hit.end : end] in lexicon("zh").cues["honorific"]
        if end > hit.start and (honoured or text.raw.count(text.raw[hit.start : end]) > 1):
            yield Found(hit.start, end, "name", text.raw[hit.start : end], None, "zh")


_TITLES: dict[str, Looks | None] = {
    "mr": "man",
    "mrs": "woman",
    "ms": "woman",
    "dr": None,
    "sir": "man",
    "lady": "woman",
    "uncle": "man",
    "aunt": "woman",
    "professor": None,
    "captain": None,
    "don": "man",
    "doña": "woman",
    "señor": "man",
    "señora": "woman",
}


def _honoured_names(text: Text) -> Iterator[Found]:
    """`タツさん`, `민수 씨`: a name before an honorific."""
    for hit in text.within(text.whole, "cue", "honorific"):
        if hit.language == "ja":
            before = re.search(
                r"(?:[\u30a0-\u30ff]{1,8}|[\u4e00-\u9fff々]{1,4}|[\u3041-\u3096]{2,3})$",
                text.raw[max(0, hit.start - 8) : hit.start],
            )
        else:
            before = re.search(
                r"[\uac00-\ud7a3]{2,4}\s?$", text.raw[max(0, hit.start - 6) : hit.start]
            )
        if before and hit.language in ("ja", "ko"):
            name = before[0].strip()
            start = hit.start - len(before[0])
            yield Found(start, hit.end, "name", name, None, hit.language)


def _label_names(text: Text, labels: Iterable[Span]) -> Iterator[Found]:
    """Every place of the names that stand in front of lines and in lists of the cast."""
    names: dict[str, Span] = {}
    for span in labels:
        name = label_name(text.words(span))
        nouns = list(text.within(Span(span.start, span.start + len(name)), "people"))
        if nouns and nouns[-1].language in ("zh", "ja", "ko"):
            rest = text.raw[nouns[-1].end : span.start + len(name)].strip(" の")
            if rest and (
                rest[0] in _NO_NAME_LETTERS or (nouns[-1].language == "zh" and len(rest) > 4)
            ):
                name = text.words(nouns[-1])
            elif rest:
                name = rest
        for honorific in text.lexicon.cues["honorific"] if text.language in ("ja", "ko") else ():
            if len(name) > len(honorific) and name.endswith(honorific):
                name = name.removesuffix(honorific).strip()
        if name:
            names.setdefault(name, span)
    for name in names:
        for match in re.finditer(re.escape(fold_name(name)), text.folded):
            if text.in_quote(match.start()):
                continue
            if is_latin(fold_name(name)[0]) and _inside_word(text, match):
                continue
            span = Span(match.start(), match.end())
            looks: Looks | None = next(map(looks_of, text.within(span, "people")), None)
            looks = looks or next(map(looks_of, text.within(span, "name")), None)
            yield Found(span.start, span.end, "name", _as_named(name), looks, text.language)


def _inside_word(text: Text, match: re.Match[str]) -> bool:
    before = text.folded[match.start() - 1 : match.start()]
    after = text.folded[match.end() : match.end() + 1]
    return (bool(before) and is_latin(before)) or (bool(after) and is_latin(after))


def fold_name(name: str) -> str:
    return name.casefold() if name.isascii() else name.lower()


def _as_named(name: str) -> str:
    """A name in capitals, as a screenplay writes it, as people write it."""
    return name.title() if name.isupper() and len(name) > 3 and " " not in name else name


_AROUND_NAMES = ' \t*_#>•·-–—@<△【】[]「」"“”'


_NARRATION_LETTER = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7a3])(?:의|の)?\s*[NMＮＭ]$")
"""A letter for narration or monologue behind a name in a script without capitals: `沙羅M`."""


def label_name(label: str) -> str:
    """The name in a label, without brackets, directions and marks: `MARGARET (V.O.)`."""
    name = re.sub(r"[（(\[【].*", "", label)
    name = re.split(r"[,，、:：]| - ", name)[0]
    name = _NARRATION_LETTER.sub("", name)
    return name.strip(_AROUND_NAMES)

"""How words are to be spoken, as a clause says it: accent, language and delivery.

Reads clauses; knows no plan and changes nothing.
"""

import re
import unicodedata
from collections.abc import Sequence

from ....tools.dialects import find as find_dialect
from ..scanning import Hit
from ..scripts import RANGES, is_latin
from .clause import MASK, VALUE_KINDS, Clause
from .draft import Wish
from .origins import accent_of_origin
from .wholes import is_denied_move
from .words import FeedbackWords, folded

SHORTEST_NAME = 2
"""Letters of names of accents that are also small words."""
SHORTEST_MANNER = 2
"""Letters of a manner in scripts without blanks, when `more` seems to stand before it."""
LONGEST_PLACE = 4
"""Letters of a place that an accent is called by."""
MOST_CONTRASTED = 4
"""Words of a manner that comes for a denied one."""
_NO_MANNERS = frozenset({"dialect", "language", "framing", "angle", "movement", "people"})
LONGEST_MANNER = 40
"""Letters of a phrase that is still taken for a manner of speaking."""


def is_denied(clause: Clause, hit: Hit) -> bool:
    """Whether a value is named as what it should not be."""
    moves = hit.kind == "movement" and is_denied_move(clause, hit.end)
    end = hit.end
    if hit.kind == "style" and not clause.words.latin:
        noun = clause.words.pattern("style").match(clause.text, end)  # 水彩タッチはやめて
        end = noun.end() if noun else end
    return moves or _is_denied_at(clause, hit.start, end)


def is_second_best(clause: Clause, hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether a value is the one that another is better than: `mejor colombiana que chilena`."""
    than = clause.words.pattern("than").pattern
    firsts = [h for h in hits if h.end < hit.start and clause.has("better")]
    return any(re.fullmatch(rf"\s*(?:{than})\s*", clause.text[h.end : hit.start]) for h in firsts)


def _is_denied_at(clause: Clause, start: int, end: int) -> bool:
    before, after = clause.text[:start], clause.text[end:]
    words = clause.words
    from_that = words.pattern("from_that").search(before)
    denials = [m.span() for m in words.pattern("denies_before").finditer(before)]

    def blanked(found: re.Match[str]) -> str:
        within = any(a <= found.start() and found.end() <= b for a, b in denials)
        return found[0] if within else " " * len(found[0])  # `en vez de` holds its own `de`

    plain = words.pattern("from_that").sub(blanked, before)
    leads = _denials(words, plain)[-1:]
    if from_that and words.pattern("to_before").match(after.lstrip()):
        return True
    led = bool(leads) and len(before[leads[0].end() :].split()) <= 2
    near = led and not re.search(r"[,，、]", before[leads[0].end() :])
    near = near and not _is_wanted_instead(clause, leads[0].end(), start)
    follows = words.pattern("denies_after").match(after.lstrip())
    return near or bool(follows)


def _denials(words: FeedbackWords, text: str) -> list[re.Match[str]]:
    """Where something is denied; 景别 and 分别 hold a 别 that denies nothing."""
    found = words.any_meaning("denies_before", "framing_word", "each").finditer(text)
    return [match for match in found if words.pattern("denies_before").fullmatch(match[0])]


def _is_wanted_instead(clause: Clause, start: int, end: int) -> bool:
    """Whether another value was denied already, as in `不要远景要全景`, `从远景改成全景`."""
    between = [hit for hit in clause.hits if start <= hit.start and hit.end <= end]
    values = [hit for hit in between if hit.kind in VALUE_KINDS]
    if clause.words.latin or not values:
        return False
    verbs = clause.words.any_meaning("change", "to_before", "to_them", "but_them")
    return verbs.search(clause.text, values[-1].end, end) is not None


def stated_language(wish: Wish) -> str | None:
    """The language a line is to be spoken in, when the wish says so."""
    hits = _languages(wish.rest)
    wanted = [hit for hit in hits if not is_denied(wish.rest, hit)]
    wanted = [hit for hit in wanted if not is_second_best(wish.rest, hits, hit)]
    wanted = wanted or (hits if wish.rest.words.latin else [])
    return wanted[-1].value if wanted else None


def languages_denied(clause: Clause) -> tuple[str, ...]:
    """The languages in which something is not to be said any more: `别说英文了`."""
    hits = _languages(clause) if not clause.words.latin else []
    denied = [hit.value for hit in hits if is_denied(clause, hit)]
    return tuple(denied) if len(denied) == len(hits) else ()


def _languages(clause: Clause) -> list[Hit]:
    return [hit for hit in clause.values("language") if not _is_accent(clause, hit)]


def _is_accent(clause: Clause, hit: Hit) -> bool:
    """Whether the name of a language means an accent: `sounds French`, `a French accent`."""
    if clause.has("accent"):
        return True
    if clause.has("line"):
        return False
    named = any(h.kind == "dialect" and h.start == hit.start for h in clause.hits)
    return named and not clause.has("in_language")


def dialects(clause: Clause) -> tuple[Hit, ...]:
    """The accents named; short Latin names are written in capitals: `US` is one, `us` is not."""

    def is_name(hit: Hit) -> bool:
        name = clause.raw[hit.start : hit.end]
        short = len(name) <= SHORTEST_NAME and is_latin(name[:1])
        return not short or name.isupper()

    return tuple(hit for hit in clause.values("dialect") if is_name(hit))


def dialect_named(clause: Clause) -> str | None:
    """The accent asked for, not the one that is to go: `Irish, not Scottish`."""
    told = dialects(clause)
    hits = [x for x in told if not (is_denied(clause, x) or is_second_best(clause, told, x))]
    languages = {h.start for h in clause.values("language") if not _is_accent(clause, h)}
    hits = [hit for hit in hits if hit.start not in languages]
    return hits[-1].value if hits else _own_accent(clause) or accent_of_origin(clause)


def _own_accent(clause: Clause) -> str | None:
    """An accent that the catalogue does not have, in the user's words: `a stilted accent`."""
    for template in clause.words.templates("accent_called"):
        if match := template.search(clause.text):
            words = clause.raw[slice(*match.span("how"))].strip()
            known = find_dialect(words)
            return known.label if known else words
    return _ends_as_an_accent(clause)


def _ends_as_an_accent(clause: Clause) -> str | None:
    """`熊本弁`: a place, behind another script, before what ends the names of accents."""
    suffix = clause.words.pattern("accent_suffix").pattern
    place = rf"[{RANGES['han']}]{{1,{LONGEST_PLACE}}}"
    told = re.search(rf"(?P<name>{place}(?:{suffix}))", clause.text)
    if told is None or _is_denied_at(clause, *told.span()):
        return None
    return clause.raw[slice(*told.span("name"))]


def manner_named(clause: Clause) -> str | None:
    """How something is to be said: known words, or what stands where a manner stands."""
    toned = clause.words.latin and clause.has("toned_down")
    if toned:
        return clause.words.replies["toned_down"]
    return _instead_of_denied(clause) or _manner_told(clause)


def _instead_of_denied(clause: Clause) -> str | None:
    """What stands behind a manner that is denied: `not embarrassed but defiant`."""
    words = clause.words
    if not words.latin:
        return None
    no = words.any_meaning("forbids", "does_not", "denial").pattern
    but = words.pattern("but_told_so").pattern
    told = rf"(?:{no})\s+(?P<old>[^,⟦]+?),?\s+(?:{but})\s+(?P<how>.+)$"
    found = re.search(told, clause.text)
    if found is None or not (_speaks(clause) or manners_denied(clause)):
        return None
    start, end = found.span("how")
    other = {hit.kind for hit in clause.hits if start <= hit.start < end} & _NO_MANNERS
    how = re.split(r"[,;:⟦(]", clause.raw[start:end])[0].strip(" .!")
    fits = 0 < len(how.split()) <= MOST_CONTRASTED and not re.search(words.number, folded(how))
    return how if fits and not other else None


def _speaks(clause: Clause) -> bool:
    """Whether a clause is about how somebody speaks."""
    templates = (told.search(clause.text) for told in clause.words.templates("sounds"))
    return clause.has("say", "voice", "speak", "line") or any(templates)


def _manner_told(clause: Clause) -> str | None:
    degrees = [*clause.words.pattern("spoken_manner").finditer(clause.text)]
    if degrees := [found for found in degrees if not _is_denied_at(clause, *found.span())]:
        hows = [clause.raw[slice(*degree.span())] for degree in degrees]
        bare = [_without_degree(clause, how) for how in hows]
        return ", ".join(dict.fromkeys(bare))
    for template in clause.words.templates("sounds"):
        if match := template.search(clause.text):
            span = _beside_accent(clause, *match.span("how"))
            kinds = {h.kind for h in clause.hits if span[0] <= h.start < span[1]}
            if _is_no_manner(clause, match.start(), span, kinds):
                continue
            closes = _stands_before(match)
            how = _trimmed(clause, clause.raw[slice(*span)], -1 if closes else 0)
            how = _in_known_words(clause, span, how)
            if clause.words.pattern("line").search(how.lower()):
                continue
            if clause.words.pattern("happens").fullmatch(folded(how)):
                continue  # 나오게 and 하게 tell no manner
            if re.fullmatch(clause.words.ordinal, how.lower()) or _is_denied_at(clause, *span):
                continue
            if clause.words.latin and kinds == {"pronoun"} and len(how.split()) == 1:
                continue
            if clause.words.pattern("complaint").match(how.lower()):
                return None
            if len(how) <= LONGEST_MANNER and not _is_masked(clause, match) and _tells(clause, how):
                return how
    if manners := _stated_manners(clause):
        return clause.raw[manners[0].start : manners[0].end]
    return _trailing_manner(clause)


def _in_known_words(clause: Clause, span: tuple[int, int], how: str) -> str:
    """A manner with what belongs to its word: the `잠이` of `잠이 덜 깬`, the `게` of `느리게`."""
    tail, at = clause.words.variants("manner_tail"), clause.raw.find(how, span[0])
    if cut := next((h for h in _stated_manners(clause) if how and h.start + 1 < at < h.end), None):
        return clause.raw[cut.start : cut.end]  # the が of 笑いながら is no particle
    if not tail or not how:
        return how
    known = next(
        (h for h in _stated_manners(clause) if span[0] <= h.start < h.end <= span[1]), None
    )
    if known and clause.raw[known.start : known.end].endswith(how):
        return clause.raw[known.start : known.end]
    ends = clause.raw[: span[1]].endswith(how) and clause.raw.startswith(tail, span[1])
    return how + tail if ends and not how.endswith(tail) else how


def _is_masked(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a quotation stands in what is said of the manner; before a comma it is called."""
    told = match["how"]
    if not clause.words.latin and _stands_before(match):
        told = re.split(r"[,，、]|⟦\d+⟧", told)[-1]
    return MASK.search(told) is not None


def _tells(clause: Clause, how: str) -> bool:
    """Whether a manner is more than the particle before `話し方`."""
    if clause.words.latin:
        return bool(how)
    owner = re.search(rf"(?:{clause.words.pattern('genitive').pattern})$", how)
    left = clause.words.pattern("filler").sub(" ", folded(how))
    return not owner and any(map(str.isalnum, left))


def _stands_before(match: re.Match[str]) -> bool:
    """Whether a manner stands before the word for it: `冷たい感じで`."""
    return not match.string[match.start() : match.start("how")].strip()


def _is_no_manner(clause: Clause, at: int, span: tuple[int, int], kinds: set[str]) -> bool:
    """Whether an accent, a language, a sound or somebody stands where a manner would."""
    start = len(clause.text) - len(clause.text[at:].lstrip())
    if clause.words.pattern("sounds").match(clause.text, start):
        return True  # `the sound of his steps` is heard
    if clause.words.latin and clause.words.pattern("talks_to").match(clause.text[span[0] :]):
        return True  # `where he talks to his radio`
    if kinds & {"dialect", "language"} or ("sound" in kinds and "pronoun" not in kinds):
        return True
    return _names_somebody(clause, span) and not _compares(clause, span[0])


def _names_somebody(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether somebody is named up to the first comma: `the boy`, not `guilty, like a boy`."""
    end = re.search(r"[,，、]|$", clause.text[slice(*span)])
    last = span[0] + (end.start() if end else 0)
    kinds = {hit.kind for hit in clause.hits if span[0] <= hit.start < last}
    return clause.words.latin and bool(kinds & {"people", "name"})


def _compares(clause: Clause, start: int) -> bool:
    """Whether `like` leads up to a place: `like an old man` tells how, `the boy` who."""
    told = clause.words.pattern("like_so").finditer(clause.text)
    return any(found.end() <= start + 1 and start - found.end() < 9 for found in told) or any(
        found.start() == start for found in clause.words.pattern("like_so").finditer(clause.text)
    )


def _stated_manners(clause: Clause) -> tuple[Hit, ...]:
    """Known words for a manner, but not the one that is to go: `not so flat, warmer`."""
    manners = clause.values("manner")
    manners += tuple(h for h in clause.values("speaking") if h.value == "manner")
    return tuple(hit for hit in manners if not is_denied(clause, hit))


def manners_denied(clause: Clause) -> tuple[str, ...]:
    """How something is not to be said any more: `don't whisper`, `别小声`."""
    manners = clause.values("manner")
    manners += tuple(h for h in clause.values("speaking") if h.value == "manner")
    spans = [(hit.start, hit.end) for hit in manners]
    spans += [found.span() for found in clause.words.pattern("spoken_manner").finditer(clause.text)]
    seen = [hit for kind in ("framing", "angle") for hit in clause.values(kind)]
    spans = [(a, b) for a, b in spans if not any(h.start < b and a < h.end for h in seen)]
    return tuple(clause.raw[slice(*span)] for span in spans if _is_denied_at(clause, *span))


def _beside_accent(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """The part of `Jamaican and properly panicked` that is no accent; all where it is one thing."""
    accents = [
        h for h in clause.hits if h.kind in ("dialect", "language") and start <= h.start < end
    ]
    if not accents:
        return start, end
    for joint in clause.words.pattern("and").finditer(clause.text, start, end):
        if all(hit.end <= joint.start() for hit in accents):
            return joint.end(), end
        if all(hit.start >= joint.end() for hit in accents):
            return start, joint.start()
    return start, end


def _trimmed(clause: Clause, how: str, piece: int = 0) -> str:
    """A manner without `more` and `a bit`, up to the next wish: the first piece, or the last."""
    marks = r"[,，、⟦]" if clause.words.latin or piece != -1 else r"[,，、]|⟦\d+⟧"
    how = re.split(marks, how)[piece]
    less = _less(clause, how)
    more = clause.words.any_meaning("degree", "a_bit")
    if clause.words.latin and more.search(how.lower()):
        how = more.sub(lambda found: " " * len(found[0]), how.lower())
    denied = clause.words.pattern("rather_than").search(folded(how))
    if clause.words.latin and denied and how[: denied.start()].strip():
        how = how[: denied.start()]  # `deep instead of shaky`
    if not clause.words.latin and (denials := list(clause.words.pattern("denial").finditer(how))):
        how = how[denials[-1].end() :]
    for lead in clause.words.pattern("manner_lead").finditer(how.lower()):
        if _goes_on_small(how[lead.end() :]):
            continue  # the が of 強がった is no particle
        if _tells_a_deed(clause, how, lead):
            return ""
        how = " " * lead.end() + how[lead.end() :]
    joint = clause.words.any_meaning("and", "while_saying").search(how.lower())
    how = how[: joint.start()] if joint else how
    how = _without_degree(clause, how).strip(" .,-!！。")
    return f"{less} {how}" if less and how else how


def _goes_on_small(behind: str) -> bool:
    """Whether letters begin with a small one, with which no word does: った."""
    return bool(behind) and "SMALL" in unicodedata.name(behind[0], "").split()


def _tells_a_deed(clause: Clause, how: str, lead: re.Match[str]) -> bool:
    """Whether a verb with its object stands where a manner would: `頬杖をつく感じで`."""
    words = clause.words
    if words.latin or not words.pattern("object_mark").fullmatch(lead[0]):
        return False
    spoken = words.any_meaning("line", "voice", "manner_noun", "say").pattern
    return re.search(rf"(?:{spoken})\s*$", how[: lead.start()]) is None


def _less(clause: Clause, how: str) -> str:
    """A manner with the `less` before it, where nothing is known that it should be instead."""
    less = clause.words.pattern("less_so").match(folded(how).strip())
    return less[0] if less and clause.words.latin else ""


def _without_degree(clause: Clause, how: str) -> str:
    """A manner without `more` and `a bit` around it; 得意 keeps its 得."""
    degree = clause.words.any_meaning("degree", "a_bit")
    if clause.words.latin:
        return degree.sub(" ", how.lower()).strip() or how
    bare = how.strip()
    a_bit = clause.words.pattern("a_bit").pattern
    ends, opens = rf"\s*(?:{degree.pattern})$", rf"^(?:{degree.pattern})\s*"
    edges = ((rf"\s*(?:{a_bit})$", 1), (ends, SHORTEST_MANNER), (opens, SHORTEST_MANNER))
    for edge, shortest in edges:
        while found := re.search(edge, bare):
            left = (bare[: found.start()] + bare[found.end() :]).strip()
            if len(left) < shortest:
                break
            bare = left
    return bare


def _trailing_manner(clause: Clause) -> str | None:
    """`says "Copy that.", with a shrug`: a few words right after the quotation."""
    match = re.search(r"⟦\d+⟧\s*[,，、]\s*(.+)$", clause.raw)
    if not match:
        return None
    words = match[1].strip()
    known = clause.having(words.lower(), words)
    return words if len(words.split()) <= 3 and len(words) <= 20 and not known.hits else None

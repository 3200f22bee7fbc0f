"""Slips set right in signs and lines: a figure, a blank too many, a small letter.

One rule, from a wish to a new draft. Knows what is read and said; invents no words.
"""

import re
from dataclasses import replace

from ....generator.plan import DialogueLine
from .clause import MASK, Clause, seconds_pattern
from .draft import Draft, Outcome, Wish
from .lettering import reworded_sign, signs_in
from .likeness import bare
from .lines import reworded
from .lines_named import lines_meant
from .words import folded

_FIGURE = re.compile(r"(?<!\d)(?<!\d[.,:/])\d{2,}(?!\d|[.,:/]\d)")
_NUMBER = re.compile(r"(?<![\da-zA-Z])(?<!\d[.,:/])\d+(?:[.,:/]\d+)*(?!\d)")
_DENIES = ("change", "instead", "rather_than", "negated", "denial", "denies_before", "mistaken")


def set_right(wish: Wish) -> Outcome:
    """`wrong year, 1978`, `“SunUp”, one word`: what is read or said nearly so already."""
    if (corrected := _known_figure_for_new(wish)) is not None:
        return corrected
    moved = wish.has("move") and not wish.has("mistaken")
    if moved or wish.has("remove", "without", "keep", "add_shot"):
        return None
    return _respelt(wish) or _figure_corrected(wish) or _only_blamed(wish)


def _only_blamed(wish: Wish) -> Draft | None:
    """`the year on the sign is wrong`: what the next clause is about."""
    if not wish.has("mistaken") or wish.rest.quoted or _figures(wish.rest):
        return None
    if wish.has("lettering", "captions", "closing_text") and signs_in(wish):
        return replace(wish.draft, about="lettering")
    lines = lines_meant(wish) if wish.has("line") and not wish.has("accent", "voice") else ()
    return wish.draft.about_lines(lines[0].id) if len(lines) == 1 else None


# ------------------------------------------------------------------ the same letters
def _respelt(wish: Wish) -> Draft | None:
    """Words that a sign or a line has with other blanks or other capitals."""
    if not wish.has("respells", "mistaken", "change"):
        return None
    for shot, sign in signs_in(wish):
        if new := _otherwise_written(wish.rest, sign.text):
            draft = reworded_sign(wish.draft, sign.text, new, (shot.id,))
            told = wish.reply("text_changed", old=sign.text, new=new)
            return replace(draft.telling(told), about="lettering")
    for line in wish.plan.lines:
        if new := _otherwise_written(wish.rest, line.text):
            return reworded(wish, line, new)
    return None


def _otherwise_written(clause: Clause, text: str) -> str:
    """The same letters as in a text, as the clause writes them, where it does so otherwise."""
    letters = [re.escape(letter) for letter in text if not letter.isspace()]
    told = (*clause.quoted, MASK.sub("\n", clause.raw))
    found = [m[0] for part in told for m in re.finditer(r"\s*".join(letters), part, re.IGNORECASE)]
    if not letters or text in found or len(letters) < 2:
        return ""
    return next((words for words in found if bare(words) == bare(text)), "")


# ------------------------------------------------------------------ a figure
def _figure_corrected(wish: Wish) -> Draft | None:
    """Another figure for the one that a sign or a line has now."""
    figures = _figures(wish.rest)
    blamed = wish.has("mistaken", "change", "instead", "denial", "rather_than", "complaint")
    if not figures or not (blamed or wish.draft.about in ("lettering", "line")):
        return None
    if (
        wish.rest.quoted
        or wish.shots.missing
        or any(hit.kind == "aspect" for hit in wish.rest.hits)
    ):
        return None
    texts = _texts_spoken_of(wish)
    new = [figure for figure in figures if not any(figure in _FIGURE.findall(t) for t in texts)]
    if len(new) != 1:
        return None
    named = [figure for figure in figures if figure not in new]
    fitting = {
        (text, old)
        for text in texts
        for old in _FIGURE.findall(text)
        if (old in named if named else len(old) == len(new[0]))
    }
    if len(fitting) != 1:
        return None
    ((text, old),) = fitting
    return _with_text(wish, text, text.replace(old, new[0]))


def _known_figure_for_new(wish: Wish) -> Draft | None:
    """`it's 4 laps, not 3`: of two numbers the one that a sign or a line has, by the other."""
    noun = wish.clause.words.any_meaning("shot", "number_sign").pattern
    clause = wish.clause
    numbered = re.compile(rf"(?:{noun})\s*#?\d+|\d+\s*(?:{noun})")
    for known in (seconds_pattern(clause.words), numbered):
        for found in known.finditer(clause.text):
            clause = clause.cut(*found.span())
    numbers = list(dict.fromkeys(_NUMBER.findall(MASK.sub("   ", clause.text))))
    if len(numbers) != len(("old", "new")) or wish.rest.quoted or not clause.has(*_DENIES):
        return None
    spoken = (line.text for line in wish.plan.lines if line.character in wish.people.ids)
    texts = [*spoken] if clause.has("say", "line") else _texts_spoken_of(wish)
    texts = texts or _texts_spoken_of(wish)
    fitting = {(text, old) for text in texts for old in numbers if old in _NUMBER.findall(text)}
    if len(fitting) != 1:
        return None
    ((text, old),) = fitting
    (new,) = (number for number in numbers if number != old)
    return _with_text(wish, text, re.sub(rf"(?<!\d){re.escape(old)}(?!\d)", new, text))


def _figures(clause: Clause) -> list[str]:
    """Figures of several digits that are no lengths."""
    text = clause.text
    for length in seconds_pattern(clause.words).finditer(text):
        text = text[: length.start()] + " " * len(length[0]) + text[length.end() :]
    return list(dict.fromkeys(_FIGURE.findall(MASK.sub("   ", text))))


def _texts_spoken_of(wish: Wish) -> list[str]:
    """What is read, or said, as far as the wish tells which."""
    signs = [sign.text for _, sign in signs_in(wish)]
    if wish.has("lettering", "captions", "closing_text") or wish.draft.about == "lettering":
        return signs
    lines = lines_meant(wish)
    if lines or wish.has("line"):
        return [line.text for line in lines or wish.plan.lines]
    return [*signs, *(line.text for line in wish.plan.lines)]


def _with_text(wish: Wish, old: str, new: str) -> Draft:
    """The draft with a sign or a line in other words."""
    spoken: list[DialogueLine] = [line for line in wish.plan.lines if line.text == old]
    if spoken and not any(sign.text == old for _, sign in signs_in(wish)):
        return reworded(wish, spoken[0], new)
    ids = tuple(shot.id for shot, sign in signs_in(wish) if folded(sign.text) == folded(old))
    draft = reworded_sign(wish.draft, old, new, ids)
    told = wish.reply("text_changed", old=old, new=new)
    return replace(draft.telling(told), about="lettering")

"""Questions about the plan, answered from the plan.

Every answer is computed; what cannot be told from the plan is said to be unknown by telling what
is known. Changes nothing.
"""

import re
from collections.abc import Callable, Iterable

from ....generator.plan import DialogueLine, Shot, VideoPlan
from ....tools.timing import spoken_seconds
from .clause import Clause
from .draft import Wish, listed, spoken
from .likeness import bare, content
from .lines_named import lines_meant
from .shots_alike import shot_of_thing

SLACK_SECONDS = 0.2
"""How much too long speech may be before it is worth a warning."""


def answer(wish: Wish) -> str:
    """A true sentence on what was asked."""
    for asked, reply in _ANSWERS:
        if asked(wish) and (said := reply(wish)):
            return said
    return _whole(wish)


def _quoted_back(texts: Iterable[str]) -> str:
    return listed(f"“{text}”" for text in texts)


def _how_many_people(wish: Wish) -> str:
    ids = {line.character for line in wish.plan.lines}
    if not wish.has("speak", "say"):
        ids = {who.id for who in wish.plan.characters}
        names = listed(who.name for who in wish.plan.characters)
        return wish.reply("people_count", count=len(ids), names=names)
    if len(wish.people.ids) == 1:
        mine = [line for line in wish.plan.lines if line.character in wish.people.ids]
        return f"{wish.reply('lines_count', count=len(mine))} {_spoken_lines(wish, mine)}"
    names = listed(who.name for who in wish.plan.characters if who.id in ids)
    return wish.reply("speakers_count", count=len(ids), names=names or "–")


def _how_many_shots(wish: Wish) -> str:
    return wish.reply("shots_count", count=len(wish.plan.shots), seconds=spoken(wish.plan.seconds))


def _how_many_lines(wish: Wish) -> str:
    return wish.reply("lines_count", count=len(lines_meant(wish) or wish.plan.lines))


def _how_long(wish: Wish) -> str:
    pictured = shot_of_thing(wish.rest, wish.plan)
    ids = wish.shots.ids or ((pictured,) if pictured else ())
    if len(ids) == 1:
        (id,) = ids
        length = spoken(wish.plan.shot(id).seconds)
        at = wish.draft.number(id) - 1
        start = spoken(sum(shot.seconds for shot in wish.plan.shots[:at]))
        end = spoken(sum(shot.seconds for shot in wish.plan.shots[: at + 1]))
        told = wish.reply("shot_length", shot=at + 1, seconds=length)
        return f"{told} ({start}–{end})"
    return _how_many_shots(wish)


def _signs(wish: Wish) -> str:
    """What is written, on the sign that the question names where it names one."""
    shots = [s for s in wish.plan.shots if not wish.shots.ids or s.id in wish.shots.ids]
    pairs = [(shot, sign) for shot in shots for sign in shot.lettering]
    words = content(wish.rest.text)
    scores = [len(words & content(f"{sign.place} {_near(s, sign.text)}")) for s, sign in pairs]
    best = max(scores, default=0)
    chosen = [sign.text for (_, sign), score in zip(pairs, scores, strict=True) if score == best]
    return (
        wish.reply("signs", texts=_quoted_back(dict.fromkeys(chosen)))
        if chosen
        else wish.reply("no_signs")
    )


def _names_what_bears_a_sign(wish: Wish) -> bool:
    """Whether `what does it say on the shirt?` names a thing that is told beside a sign."""
    found = list(wish.clause.words.pattern("upon").finditer(wish.clause.text))
    if not (found and wish.clause.has("say")) or wish.clause.quoted:
        return False
    latin, text = wish.clause.words.latin, wish.clause.text
    bearer = content(text[found[-1].end() :] if latin else text[: found[-1].start()])
    signs = ((shot, sign) for shot in wish.plan.shots for sign in shot.lettering)
    return any(bearer & content(f"{sign.place} {_near(s, sign.text)}") for s, sign in signs)


def _near(shot: Shot, text: str) -> str:
    at = shot.action.find(text)
    near = shot.action[max(0, at - 30) : at + len(text) + 12] if at >= 0 else ""
    return near.replace("-", " ")


def _who_says(wish: Wish) -> str:
    lines = lines_meant(wish) if wish.clause.quoted or wish.shots.ids else wish.plan.lines
    lines = lines or _lines_like(wish)
    return _spoken_lines(wish, lines)


def _lines_like(wish: Wish) -> tuple[DialogueLine, ...]:
    words = content(wish.rest.text) | _numbers(wish.rest.text)
    return tuple(
        line for line in wish.plan.lines if words & (content(line.text) | _numbers(line.text))
    )


def _numbers(text: str) -> set[str]:
    return {word for word in text.replace("!", " ").replace(".", " ").split() if word.isdigit()}


def _spoken_lines(wish: Wish, lines: Iterable[DialogueLine]) -> str:
    told = [f"{wish.plan.character(x.character).name}: “{x.text}”" for x in lines]
    return wish.reply("lines", lines="; ".join(told)) if told else wish.reply("no_lines")


def _what_says(wish: Wish) -> str:
    return _spoken_lines(wish, lines_meant(wish) or wish.plan.lines)


def _voices(wish: Wish) -> str:
    ids = wish.people.ids or tuple(dict.fromkeys(line.character for line in wish.plan.lines))
    told = [f"{wish.plan.character(id).name}: {_voice(wish.plan, id)}" for id in ids]
    return wish.reply("voices", voices="; ".join(told)) if told else wish.reply("no_lines")


def _who_has_accent(wish: Wish) -> str:
    asked = {hit.value for hit in wish.clause.values("dialect")}
    mine = [
        who for who in wish.plan.characters if asked & set(_voice(wish.plan, who.id).split(", "))
    ]
    return wish.reply("people_count", count=len(mine), names=listed(w.name for w in mine) or "–")


def _voice(plan: VideoPlan, id: str) -> str:
    mine = [line for line in plan.lines if line.character == id]
    who = plan.character(id).voice
    languages = dict.fromkeys(line.language for line in mine) or {who.language: None}
    accents = dict.fromkeys(x.dialect or who.dialect for x in mine) or {who.dialect: None}
    return listed([*languages, *(accent for accent in accents if accent)])


def _whether_in_shot(wish: Wish) -> str:
    """`does shot 1 have the 666 line in it?`"""
    shots = [wish.plan.shot(id) for id in wish.shots.ids]
    told = "; ".join(_described(wish, shot) for shot in shots)
    if wish.clause.has("music"):
        return f"{wish.reply('yes' if any(s.sound.music for s in shots) else 'no')} {_sound(wish)}"
    camera = [hit for kind in ("framing", "angle", "movement") for hit in wish.rest.values(kind)]
    if camera:
        held = any(getattr(s, hit.kind) == hit.value for s in shots for hit in camera)
        return f"{wish.reply('yes' if held else 'no')} {told}"
    quoted = [bare(quote) for quote in wish.clause.quoted]
    words = content(_asked_for(wish)) | _numbers(_asked_for(wish))
    held = [s for s in shots if _holds(wish.plan, s, words, quoted)]
    return f"{wish.reply('yes' if held else 'no')} {told}"


def _asked_for(wish: Wish) -> str:
    """The question without the words that every question has."""
    text = wish.rest.text
    for meaning in ("interrogative", "line", "lettering", "want", "have_in"):
        text = wish.rest.words.pattern(meaning).sub(" ", text)
    return text


def _holds(plan: VideoPlan, shot: Shot, words: frozenset[str], quoted: list[str]) -> bool:
    heard = " ".join((*(x.text for x in shot.dialogue), *(sign.text for sign in shot.lettering)))
    people = " ".join(plan.character(id).name for id in shot.characters)
    everything = f"{heard} {shot.action} {people} {shot.sound.music} {' '.join(shot.sound.effects)}"
    if quoted:
        return any(quote in bare(everything) for quote in quoted)
    return bool(words & (content(everything) | _numbers(everything)))


def _described(wish: Wish, shot: Shot) -> str:
    """A shot in a line: number, seconds, camera, action, words."""
    said = [f"{wish.plan.character(x.character).name}: “{x.text}”" for x in shot.dialogue]
    camera = f"{shot.framing}, {shot.movement}"
    number = wish.draft.number(shot.id)
    parts = (f"{number}. {spoken(shot.seconds)} s", camera, shot.action, *said)
    return " · ".join(part for part in parts if part)


def _shot(wish: Wish) -> str:
    return "; ".join(_described(wish, wish.plan.shot(id)) for id in wish.shots.ids)


def _shots_of(wish: Wish) -> str:
    """`how many shots has Tom got?`"""
    ids = set(wish.people.ids)
    numbers = [str(n) for n, s in enumerate(wish.plan.shots, 1) if ids & set(s.characters)]
    who = listed(wish.plan.character(id).name for id in wish.people.ids)
    return wish.reply("shots_of", who=who, count=len(numbers), numbers=listed(numbers) or "–")


def _sound(wish: Wish) -> str:
    shots = [s for s in wish.plan.shots if not wish.shots.ids or s.id in wish.shots.ids]
    heard = [
        what
        for shot in shots
        for what in (shot.sound.music, shot.sound.ambience, *shot.sound.effects)
        if what
    ]
    return wish.reply("sounds", sounds=listed(dict.fromkeys(heard)) or "–")


def _format(wish: Wish) -> str:
    plan = wish.plan
    return wish.reply("format", aspect=plan.aspect_ratio, size=plan.resolution, fps=plan.fps)


def _whether_format(wish: Wish) -> str:
    asked = {hit.value for hit in wish.clause.values("aspect")}
    return f"{wish.reply('yes' if wish.plan.aspect_ratio in asked else 'no')} {_format(wish)}"


def _who_in_shot(wish: Wish) -> str:
    ids = dict.fromkeys(id for shot in wish.shots.ids for id in wish.plan.shot(shot).characters)
    names = listed(wish.plan.character(id).name for id in ids)
    if wish.clause.has("speak", "say", "line"):
        return _who_says(wish)
    return wish.reply("people_count", count=len(ids), names=names or "–")


def _whole(wish: Wish) -> str:
    """The plan in brief, for a question of no known kind."""
    told = "; ".join(_described(wish, shot) for shot in wish.plan.shots)
    return f"{_how_many_shots(wish)} {told}"


def _asks(*meanings: str) -> Callable[[Wish], bool]:
    """Whether every one of the meanings, or of their alternatives parted by bars, is there."""
    return lambda wish: all(wish.clause.has(*meaning.split("|")) for meaning in meanings)


def _counts_people(wish: Wish) -> bool:
    """Whether the word for a number stands at that for people: `几个人说话`."""
    many, people = (wish.rest.words.pattern(name).pattern for name in ("how_many", "people"))
    return re.search(rf"(?:{many})\s*(?:{people})", wish.rest.text) is not None


def _asks_words(wish: Wish) -> bool:
    """Whether a question is on what somebody says: `how long does the mechanic say it takes?`"""
    tells = wish.clause.has("say") and bool(wish.people.ids) and not wish.shots.ids
    return tells and not wish.clause.has("shot", "line", "speak", "how_many", "who", "second")


def _asks_how_it_is_written(wish: Wish) -> bool:
    """`阿宽那句写的是哪几个字？`: the words of somebody's line, which no sign shows."""
    clause = wish.clause
    theirs = clause.has("line") and bool(wish.people.ids)
    return (
        theirs and not clause.words.latin and clause.has("lettering") and not clause.has("accent")
    )


def _where(wish: Wish) -> str:
    """`美咲がしゃべるのは何カット目？`: the shots in which somebody speaks, or is seen."""
    if wish.shots.ids:
        return _shot(wish)
    ids = set(wish.people.ids)
    quoted = {line.id for line in lines_meant(wish)} if wish.clause.quoted else set[str]()
    spoken_in = [s for s in wish.plan.shots if any(x.character in ids for x in s.dialogue)]
    spoken_in = [s for s in wish.plan.shots if quoted & {x.id for x in s.dialogue}] or spoken_in
    seen_in = [s for s in wish.plan.shots if ids & set(s.characters)]
    voiced = wish.clause.has("say", "speak", "line", "voice", "hear")
    return "; ".join(_described(wish, s) for s in (spoken_in if voiced else seen_in or spoken_in))


_ANSWERS: tuple[tuple[Callable[[Wish], bool], Callable[[Wish], str]], ...] = (
    (_asks("which_shot_asked"), _where),
    (_counts_people, _how_many_people),
    (_asks("how_many", "line"), _how_many_lines),
    (lambda wish: wish.clause.has("who") and bool(wish.clause.values("dialect")), _who_has_accent),
    (_asks("how_many", "people|speak|say"), _how_many_people),
    (lambda w: _asks_words(w), _what_says),
    (_asks("how_long"), _how_long),
    (lambda wish: bool(wish.shots.ids) and wish.clause.has("who"), _who_in_shot),
    (lambda wish: bool(wish.clause.values("aspect")), _whether_format),
    (
        lambda w: (
            bool(w.shots.ids) and w.clause.has("whether") and not w.clause.has("open_question")
        ),
        _whether_in_shot,
    ),
    (lambda w: w.clause.has("how_many") and w.clause.has("shot") and bool(w.people.ids), _shots_of),
    (_asks("how_many", "shot"), _how_many_shots),
    (_asks("who", "say|speak|line"), _who_says),
    (lambda w: _asks_how_it_is_written(w), _what_says),
    (_asks("accent|language_word"), _voices),
    (_asks("lettering|on_screen"), _signs),
    (_names_what_bears_a_sign, _signs),
    (lambda w: w.clause.has("say", "line") and bool(w.people.ids or w.shots.ids), _what_says),
    (_asks("music|sounds|hear"), _sound),
    (_asks("format_word"), _format),
    (_asks("who"), _how_many_people),
    (lambda wish: bool(wish.shots.ids), _shot),
    (_asks("say|line"), _what_says),
)


def too_long(clause: Clause, before: VideoPlan, after: VideoPlan) -> list[str]:
    """Warnings for the changed shots in which the words no longer fit."""
    known = {shot.id: shot for shot in before.shots}
    warnings: list[str] = []
    for number, shot in enumerate(after.shots, 1):
        needed = sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)
        fits = needed <= shot.seconds + SLACK_SECONDS
        if fits or shot == known.get(shot.id):
            continue
        warnings.append(
            clause.words.replies["too_long"].format(
                shot=number, needed=f"{needed:.1f}", seconds=spoken(shot.seconds)
            )
        )
    return warnings

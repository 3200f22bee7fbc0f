"""Which shots of the plan words are most like: by what happens, is read, said and heard in them.

Compares words with a plan; reads no clause for its wish.
"""

from collections.abc import Sequence

from ....generator.plan import Shot, VideoPlan
from .clause import Clause
from .likeness import akin, content
from .people_named import FEMALE, MALE, gender


def most_alike(words: str, shots: Sequence[Shot], plan: VideoPlan, clause: Clause) -> list[Shot]:
    """The shots that share most with the words, none when no shot shares any.

    What happens in a shot tells more than its place, and whole words more than beginnings.
    """
    pronouns = {hit.value for hit in clause.values("pronoun")}
    wanted = content(words)

    def what_happens(shot: Shot) -> float:
        return len(wanted & content(happening(shot, plan))) + _pronoun_bonus(pronouns, shot, plan)

    def seen(shot: Shot) -> float:
        names = " ".join(plan.character(id).name for id in shot.characters)
        return len(wanted & content(f"{shot.action} {names}"))

    def place(shot: Shot) -> float:
        return len(wanted & content(shot.scene))

    def stems(shot: Shot) -> float:
        return akin(words, f"{happening(shot, plan)} {shot.transition}")

    found: list[Shot] = []
    for likeness in (what_happens, seen, place, stems):
        scores = [likeness(shot) for shot in shots]
        best = max(scores, default=0.0)
        if best > 0:
            found = found or [s for s, score in zip(shots, scores, strict=True) if score == best]
        if best > 0 and scores.count(best) == 1:
            return [shots[scores.index(best)]]
    return found or _led_into(clause, shots)


def shot_of_thing(clause: Clause, plan: VideoPlan) -> str | None:
    """The one shot in which the things are seen or heard that a clause names: `the engine`."""
    small = clause.words.any_meaning("say", "want", "polite", "lasts", "longer", "shorter")
    words = content(small.sub(" ", clause.text) if clause.words.latin else clause.text)
    for told in (happening, _seen):
        scores = [len(words & content(told(shot, plan))) for shot in plan.shots]
        best = max(scores)
        if best and scores.count(best) == 1:
            return plan.shots[scores.index(best)].id
    return None


def _seen(shot: Shot, plan: VideoPlan) -> str:
    """What is seen in a shot, and who is there."""
    return " ".join((shot.action, *(plan.character(id).name for id in shot.characters)))


def _led_into(clause: Clause, shots: Sequence[Shot]) -> list[Shot]:
    """The shots that begin with the transition a clause names: `the fade-in`, `黑场那个`."""
    named = {hit.value for hit in clause.values("transition")}
    return [shot for shot in shots if shot.transition in named]


def _pronoun_bonus(pronouns: set[str], shot: Shot, plan: VideoPlan) -> float:
    looks = {gender(plan.character(id), plan) for id in shot.characters}
    fits = bool(pronouns & MALE and "he" in looks) or bool(pronouns & FEMALE and "she" in looks)
    return 0.5 if fits else 0.0


def happening(shot: Shot, plan: VideoPlan) -> str:
    """What is seen, read and heard in a shot, and who is there."""
    people = (plan.character(id).name for id in shot.characters)
    seen = (shot.action, *people, *(sign.text for sign in shot.lettering))
    said = (f"{line.text} {line.delivery or ''}" for line in shot.dialogue)
    heard = (*said, *shot.sound.effects, shot.sound.ambience or "")
    return " ".join((*seen, *heard))

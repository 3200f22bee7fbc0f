"""A plan while feedback is being carried out, and the wish that is being read.

A wish makes a new draft of an old one; the edits are the difference of the plan before and after,
so a wish cannot change what it does not touch. Knows plans; reads no words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ....generator.plan import Character, DialogueLine, Shot, VideoPlan
from ...planner import Question, Request, Talk
from ..vocabulary import Phrases, lexicon
from .clause import Clause
from .people_named import People
from .shots_named import Shots
from .words import folded

TermKind = Literal["framing", "angle", "movement", "transition"]
About = Literal["shot", "person", "line", "text", "value", "words"]


class Asking(Question):
    """A question that knows what each of its options stands for."""

    about: About
    ids: tuple[str, ...] = ()
    """One for each option: ids of shots, people or lines; for texts and values themselves."""


class Doubting(Question):
    """Asks what is wrong with something; needless where another wish of the message tells."""


@dataclass(frozen=True)
class Draft:
    """What has been changed so far, and what `it` and `she` stand for now."""

    request: Request
    before: VideoPlan
    """As the user saw it: numbers and quotations point into this one."""
    plan: VideoPlan
    shots: tuple[str, ...] = ()
    """Ids of the shots spoken of last."""
    people: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    fresh: str | None = None
    """Id of the shot that this message added last."""
    about: str = ""
    """`lettering`, `line`, `accent` …: what was spoken of last."""
    heard: tuple[str, ...] = ()
    """The words with which sounds of the plan were spoken of last."""
    shifted: float = 0.0
    """Seconds that the last change of a length added."""
    decided: dict[tuple[str, str], object] = field(default_factory=dict[tuple[str, str], object])
    """What this message has set so far, by shot and field."""
    keeps: frozenset[str] = frozenset()
    """`seconds`: no shot may get shorter; `lengths`: none has another length than the one told;
    `total`: the video stays as long as it was; `uncut`: it stays one take."""
    said: tuple[str, ...] = ()
    """What has changed, in words for the user."""
    answers: tuple[Clause, ...] = ()
    """What the user answered to questions about this message, not used yet."""
    picked: dict[About, tuple[str, ...]] = field(default_factory=dict["About", tuple[str, ...]])
    """What they chose for the wish that is being read."""

    def with_plan(self, **fields: object) -> "Draft":
        """With other fields of the plan."""
        return replace(self, plan=self.plan.model_copy(update=fields))

    def with_shot(self, id: str, **fields: object) -> "Draft":
        """With other fields of one shot."""
        shot = self.plan.shot(id)
        if all(getattr(shot, name) == value for name, value in fields.items()):
            return self
        return self.with_shots(
            s.model_copy(update=fields) if s.id == id else s for s in self.plan.shots
        )

    def with_shots(self, shots: Iterable[Shot]) -> "Draft":
        """With other shots."""
        return self.with_plan(shots=tuple(shots))

    def with_line(self, id: str, **fields: object) -> "Draft":
        """With other fields of one line; the shot it stands in is the only one that changes."""
        shot = self.shot_of(id)
        lines = (
            line.model_copy(update=fields) if line.id == id else line for line in shot.dialogue
        )
        return self.with_shot(shot.id, dialogue=tuple(lines))

    def without_lines(self, ids: Iterable[str]) -> "Draft":
        """Without some lines."""
        gone, draft = set(ids), self
        for shot in self.plan.shots:
            kept = tuple(line for line in shot.dialogue if line.id not in gone)
            draft = draft.with_shot(shot.id, dialogue=kept) if kept != shot.dialogue else draft
        return draft

    def with_character(self, who: Character) -> "Draft":
        """With somebody added or changed."""
        people = {known.id: known for known in self.plan.characters} | {who.id: who}
        return self.with_plan(characters=tuple(people.values()))

    def shot_of(self, line_id: str) -> Shot:
        """The shot in which a line is spoken."""
        return next(s for s in self.plan.shots if any(x.id == line_id for x in s.dialogue))

    def line(self, id: str) -> DialogueLine:
        """The line with this id."""
        return next(line for line in self.plan.lines if line.id == id)

    def number(self, shot_id: str) -> int:
        """The number of a shot as the user counts now."""
        return [shot.id for shot in self.plan.shots].index(shot_id) + 1

    def about_shots(self, *ids: str) -> "Draft":
        """With `it` standing for these shots."""
        return replace(self, shots=ids)

    def about_people(self, *ids: str) -> "Draft":
        """With `they` standing for these people."""
        return replace(self, people=ids)

    def about_lines(self, *ids: str) -> "Draft":
        """With `it` standing for these lines."""
        return replace(self, lines=ids, about="line")

    def banning(self, what: str) -> "Draft":
        """With something on the plan's list of what must not appear; once is enough."""
        held = self.plan.avoid or ""
        if not what or folded(what) in folded(held):
            return self
        return self.with_plan(avoid=listed(part for part in (held, what) if part))

    def telling(self, *sentences: str) -> "Draft":
        """With more to tell the user."""
        return replace(self, said=(*self.said, *sentences))


@dataclass(frozen=True)
class Wish:
    """One clause, with what it points at."""

    clause: Clause
    """As it was said."""
    rest: Clause
    """Without the words that name shots."""
    shots: Shots
    people: People
    draft: Draft

    @property
    def plan(self) -> VideoPlan:
        """The plan so far."""
        return self.draft.plan

    def picked(self, about: About) -> tuple[str, ...]:
        """What the user chose when this wish was asked about."""
        return self.draft.picked.get(about, ())

    def has(self, *meanings: str) -> bool:
        """Whether a phrase of one of the meanings stands in what is left of the clause."""
        return self.rest.has(*meanings)

    def reply(self, sentence: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self.clause.words.replies[sentence].format(**values)

    def term(self, kind: TermKind, value: str) -> str:
        """What a value of the camera is called in the user's language."""
        table: Mapping[Any, Phrases] = getattr(lexicon(self.clause.words.language), kind)
        return next(iter(table.get(value, ())), value).removesuffix("*")

    def means_it(self) -> bool:
        """Whether nothing but `it` is to go."""
        words = self.rest.words
        known = words.any_meaning("remove_shot", "remove", "pronoun", "filler", "polite")
        left = known.sub(" ", self.rest.text)
        return self.has("remove_shot") and not any(map(str.isalpha, left))

    def targets(self) -> tuple[str, ...]:
        """Shots that are named, or spoken of just before, or the only one there is."""
        present = [shot.id for shot in self.plan.shots]
        chosen = self.shots.ids or self.draft.shots or (present if len(present) == 1 else [])
        return tuple(id for id in chosen if id in present)

    def scope(self) -> tuple[str, ...]:
        """The targets, or every shot when none is meant."""
        return self.targets() or tuple(shot.id for shot in self.plan.shots)

    def which_shot(self) -> Question:
        """Asks for a shot."""
        options = tuple(self.reply("shot", shot=n + 1) for n in range(len(self.plan.shots)))
        ids = tuple(shot.id for shot in self.plan.shots)
        return Asking(reply=self.reply("which_shot"), options=options, about="shot", ids=ids)

    def who(self, ids: Iterable[str]) -> Question:
        """Asks for a person."""
        ids = tuple(ids)
        names = tuple(self.plan.character(id).name for id in ids)
        reply = self.reply("who", options=listed(names))
        return Asking(reply=reply, options=names, about="person", ids=ids)

    def which_line(self, lines: Iterable[DialogueLine]) -> Question:
        """Asks for a line."""
        lines = tuple(lines)
        texts = tuple(f"{self.plan.character(x.character).name}: {x.text}" for x in lines)
        ids = tuple(line.id for line in lines)
        return Asking(reply=self.reply("which_line"), options=texts, about="line", ids=ids)

    def which_one(self, values: Iterable[str]) -> Question:
        """Asks for one of values that exclude each other."""
        values = tuple(values)
        reply = self.reply("which_one", options=listed(values))
        return Asking(reply=reply, options=values, about="value", ids=values)

    def which_text(self, texts: Iterable[str]) -> Question:
        """Asks for a sign."""
        texts = tuple(texts)
        reply = self.reply("which_text", options=listed(texts))
        return Asking(reply=reply, options=texts, about="text", ids=texts)

    def new_words(self, line: DialogueLine) -> Question:
        """Asks for the words to be spoken: none are invented."""
        who = self.plan.character(line.character).name
        return Asking(reply=self.reply("new_words", who=who), about="words")

    def impossible(self, sentence: str, **values: object) -> Talk:
        """Says what cannot be done and what can."""
        return Talk(intent="impossible", reply=self.reply(sentence, **values))


Outcome = Draft | Question | Talk | None
"""A rule's answer: a new draft, words to the user, or None when the wish is none of its own."""
Rule = Callable[[Wish], Outcome]


def listed(names: Iterable[str]) -> str:
    """Names in a row."""
    return ", ".join(names)


def spoken(seconds: float) -> str:
    """Seconds without needless zeros."""
    return f"{round(seconds, 2):g}"


def fresh_id(prefix: str, taken: Iterable[str]) -> str:
    """An id that is not taken, such as `s5`."""
    known = set(taken)
    return next(id for n in range(1, len(known) + 2) if (id := f"{prefix}{n}") not in known)

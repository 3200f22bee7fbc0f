"""What is wrong with an answer, as sentences for the model, and what it comes to for the user.

`First` looks at answers to words that come before there is a plan, `Later` at answers about one.
Both hold them to the same things: stated facts, letters, lines that nobody asked for, the user's
language. An approval is a thing between people: words that quote or upload cannot give it.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ...generator.plan import DialogueLine, Element, Lettering, Shot, VideoPlan
from ...prompts import prompt
from ...tools.stated import Fact, Kept, folded, lost
from ..director.stated import stated
from ..edits import difference
from ..planner import (
    Approved,
    Attachment,
    Edited,
    Moved,
    Outcome,
    Planned,
    Question,
    Request,
    Talk,
)
from . import faults as fault
from .answer import AnotherVideo, Ask, Changes, Chat, FirstAnswer, LaterAnswer, NewPlan, Step
from .building import planned
from .changing import changed
from .holding import binding, restored
from .naming import fresh_ids
from .remembering import (
    director_plan,
    new_words,
    released,
    remembered,
    renumbered,
)
from .replacing import without_lines
from .spoken import ALIKE, translated, uninvited
from .stating import broken, told
from .words import cites, in_another_language, quoted, tongue

NEARLY = 0.75
"""Likeness, from 0 to 1, from which written words are quoted ones with letters changed."""
LONGEST_CONSENT_LETTERS = 120
_TOLD_LANGUAGES = ("en", "zh", "ja", "ko", "es")
_WRONG_LANGUAGE = "reply is not in the language the user writes in"


class First:
    """Answers to words that come before there is a plan, or ask for another video."""

    form: type[FirstAnswer] = FirstAnswer

    def __init__(self, model: str, request: Request, reading: VideoPlan) -> None:
        self._model, self._said, self._reading = model, request.said, reading
        self._taken = request.shot_ids
        self._spoken_before = [turn.said for turn in request.earlier]
        self._all = stated(request.said, request.attachments)
        self.facts = binding(self._all, reading)

    def faults(self, answer: FirstAnswer) -> tuple[str, ...]:
        """Everything that is wrong with the answer. Raises `Unbuildable`."""
        found: list[str] = []
        if self._foreign(answer):
            found.append(_WRONG_LANGUAGE)
        if isinstance(given := answer.outcome, NewPlan):
            plan = planned(given, self._reading, self._taken)
            found += broken(lost(self.facts, plan))
            found += map(_not_asked_for, self._uninvited(given, plan))
            found += map(_not_to_translate, translated(plan, self.facts, self._reading))
        return tuple(found)

    def outcome(self, answer: FirstAnswer) -> Outcome:
        """What the answer comes to, everything put back that is mechanical."""
        if self._foreign(answer):
            raise fault.wrong_language(self._model)
        match answer.outcome:
            case NewPlan() as given:
                return self._planned(answer.reply, given)
            case Ask(options=options):
                return Question(reply=answer.reply, options=options)
            case Chat(about=about):
                return Talk(intent=about, reply=answer.reply)

    def _planned(self, reply: str, given: NewPlan) -> Planned:
        plan = planned(given, self._reading, self._taken)
        plan = restored(plan, self.facts, self._reading)
        plan = without_lines(plan, (line.id for line in self._uninvited(given, plan)))
        if note := _not_kept(lost(self._all, plan), self._said, self._said):
            plan = plan.model_copy(update={"notes": (*plan.notes, note)})
            reply = f"{reply} {note}"
        return Planned(plan=plan, reply=reply)

    def _uninvited(self, given: NewPlan, plan: VideoPlan) -> tuple[DialogueLine, ...]:
        invited = cites(given.asks_speech, self._said)
        return () if invited else uninvited(plan, self.facts)

    def _foreign(self, answer: FirstAnswer) -> bool:
        return in_another_language(answer.reply, self._said, *self._spoken_before)


class Later:
    """Answers to words about a plan; `director` is what the Director makes of the same words."""

    form: type[LaterAnswer] = LaterAnswer

    def __init__(
        self, model: str, request: Request, plan: VideoPlan, director: Outcome | None
    ) -> None:
        self._model, self._request, self._plan = model, request, plan
        asked = request.asked
        self._said = (request.said, *((asked.said, *asked.answers) if asked else ()))
        self._director = director
        after = director_plan(director, plan)
        self._reading = after or plan
        self.facts = remembered(request.earlier, plan)
        self._released = released(self.facts, plan, after)
        self._new = new_words(request.said, plan, after)
        self._uploads = _elements(request.attachments, self._reading)

    def faults(self, answer: LaterAnswer) -> tuple[str, ...]:
        """Everything that is wrong with the answer. Raises `Unbuildable`."""
        found: list[str] = [_WRONG_LANGUAGE] if self._foreign(answer) else []
        match answer.outcome:
            case Changes() as given:
                found += self._faults_of_changes(given)
            case AnotherVideo(because=because) if not cites(because, *self._said):
                found.append("the words do not ask for another video: change the plan instead")
            case Step(to="version", version=number) if not self._is_version(number):
                found.append(f"there are {self._request.versions} versions")
            case Step(to="undo") if not self._request.can_undo:
                found.append("there is nothing to undo: say so as talk")
            case Step(to="redo") if not self._request.can_redo:
                found.append("there is nothing to redo: say so as talk")
            case _:
                pass
        return tuple(found)

    def outcome(self, answer: LaterAnswer) -> Outcome:
        """What the answer comes to, everything put back that is mechanical."""
        if self._foreign(answer):
            raise fault.wrong_language(self._model)
        match answer.outcome:
            case Changes() as given:
                return self._edited(answer.reply, given)
            case AnotherVideo():
                what = "it wanted to plan another video, which nobody asked for"
                raise fault.not_understood(self._model, what)
            case Ask(options=options):
                return Question(reply=answer.reply, options=options)
            case Chat(about=about):
                return Talk(intent=about, reply=answer.reply)
            case Step() as step:
                return self._stepped(answer.reply, step)

    def _stepped(self, reply: str, step: Step) -> Outcome:
        match step.to:
            case "render":
                if self._consents():
                    return Approved(reply=reply)
                return Question(reply=_told_in("consent", self._request.said))
            case "version":
                number = step.version
                if number is None or not self._is_version(number):
                    return Talk(intent="impossible", reply=reply)
                return Moved(to=number, reply=reply)
            case "undo" | "redo" | "first":
                return Moved(to=step.to, reply=reply)

    def wants_another(self, answer: LaterAnswer) -> bool:
        """Whether the answer is that the words ask for another video, and they do."""
        wanted = answer.outcome
        return isinstance(wanted, AnotherVideo) and cites(wanted.because, *self._said)

    def _faults_of_changes(self, given: Changes) -> Iterable[str]:
        after = self._changed(given)
        if after == self._plan:
            yield "nothing is changed: change something, or answer as talk or with a question"
        yield from broken(lost(self._held(given, after), after))
        yield from map(_not_asked_for, self._uninvited(given, after))
        for was, now in _misquoted(self._plan, after, self._request.said):
            yield f"“{was}” is not to the letter: “{now}”"

    def _edited(self, reply: str, given: Changes) -> Outcome:
        after = self._changed(given)
        after = self._without_uninvited(given, after)
        after = _to_the_letter(self._plan, after, self._request.said)
        held = self._held(given, after)
        after = restored(after, held, self._reading)
        if note := _not_kept(lost(held, after), "", self._request.said):
            reply = f"{reply} {note}"
        edits = difference(self._plan, after)
        if not edits:
            return Question(reply=_told_in("unchanged", self._request.said))
        return Edited(edits=edits, reply=reply)

    def _changed(self, given: Changes) -> VideoPlan:
        return changed(self._plan, given, self._uploads, self._request.shot_ids)

    def _held(self, given: Changes, after: VideoPlan) -> tuple[Fact, ...]:
        """The facts that hold after the changes, numbered as the shots are then."""
        old = [
            fact
            for number, fact in enumerate(self.facts, 1)
            if number not in given.overrides and fact not in self._released
        ]
        ids = [shot.id for shot in self._plan.shots]
        texts = [folded(text) for text in _texts(after)]
        # The model may know better than the Director that new words are a piece of a line.
        new = (f for f in self._new if not any(folded(f.words) in text for text in texts))
        return (*renumbered(old, ids, after), *new)

    def _uninvited(self, given: Changes, after: VideoPlan) -> tuple[DialogueLine, ...]:
        """Lines with words that were not there, that the user neither gave nor asked for."""
        if cites(given.asks_speech, *self._said):
            return ()
        known = {folded(line.text) for plan in (self._plan, self._reading) for line in plan.lines}
        old = {line.id: line.text for line in self._plan.lines}
        said = folded(" ".join(self._said))
        return tuple(
            line
            for line in after.lines
            if folded(line.text) not in known
            and folded(line.text) not in said
            and not _quotes(line.text, self._request.said, old.get(line.id))
        )

    def _without_uninvited(self, given: Changes, after: VideoPlan) -> VideoPlan:
        """The old words where there were some, and no line where there was none."""
        old = {line.id: line for line in self._plan.lines}
        odd = self._uninvited(given, after)
        back = {line.id: old[line.id] for line in odd if line.id in old}
        after = _with_texts(after, {id: line.text for id, line in back.items()})
        return without_lines(after, (line.id for line in odd if line.id not in old))

    def _is_version(self, number: int | None) -> bool:
        return number is not None and 1 <= number <= self._request.versions

    def _consents(self) -> bool:
        """Whether it can be the user who agrees: in a few words of their own."""
        said = self._request.said
        plain = not quoted(said) and not self._request.attachments
        short = len(said) <= LONGEST_CONSENT_LETTERS
        return (plain and short) or isinstance(self._director, Approved)

    def _foreign(self, answer: LaterAnswer) -> bool:
        spoken = (*self._said, *(turn.said for turn in self._request.earlier))
        return in_another_language(answer.reply, *spoken)


# ---- words to the letter


def _quotes(text: str, said: str, before: str | None) -> bool:
    """Whether a text is nearly something that was quoted, or the old one with a quotation in it."""
    return any(
        _alike(text, words) >= NEARLY
        or (before and folded(words) in folded(text) and _alike(text, before) >= ALIKE)
        for words in quoted(said)
    )


def _misquoted(before: VideoPlan, after: VideoPlan, said: str) -> list[tuple[str, str]]:
    """New texts of the plan that are quoted ones with letters changed, each with the right one."""
    old, new = set(_texts(before)), _texts(after)
    missing = [words for words in quoted(said) if folded(words) not in map(folded, new)]
    found: list[tuple[str, str]] = []
    for words in missing:
        fresh = [text for text in new if text not in old]
        best = max(fresh, key=lambda text: _alike(text, words), default=None)
        if best and _alike(best, words) >= NEARLY:
            found.append((best, words))
    return found


def _to_the_letter(before: VideoPlan, after: VideoPlan, said: str) -> VideoPlan:
    right = dict(_misquoted(before, after, said))
    texts = {line.id: right[line.text] for line in after.lines if line.text in right}
    after = _with_texts(after, texts)
    shots = tuple(_with_lettering(shot, right) for shot in after.shots)
    return after.model_copy(update={"shots": shots})


def _with_texts(plan: VideoPlan, texts: dict[str, str]) -> VideoPlan:
    """The plan with other words in the lines of these ids."""

    def line_of(line: DialogueLine) -> DialogueLine:
        if line.id not in texts:
            return line
        return line.model_copy(update={"text": texts[line.id], "spans": None})

    shots = tuple(
        shot.model_copy(update={"dialogue": tuple(map(line_of, shot.dialogue))})
        if any(line.id in texts for line in shot.dialogue)
        else shot
        for shot in plan.shots
    )
    return plan.model_copy(update={"shots": shots})


def _with_lettering(shot: Shot, right: dict[str, str]) -> Shot:
    def text_of(text: Lettering) -> Lettering:
        return text.model_copy(update={"text": right.get(text.text, text.text)})

    if not any(text.text in right for text in shot.lettering):
        return shot
    return shot.model_copy(update={"lettering": tuple(map(text_of, shot.lettering))})


def _texts(plan: VideoPlan) -> list[str]:
    read = [text.text for shot in plan.shots for text in shot.lettering]
    return [*(line.text for line in plan.lines), *read]


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, folded(one).casefold(), folded(other).casefold(), False)
    return matcher.ratio()


# ---- sentences


def _not_asked_for(line: DialogueLine) -> str:
    return (
        f"nobody asked for the words “{line.text}”: take them out, or copy the user's words that "
        "ask for them into asks_speech"
    )


def _not_to_translate(line: DialogueLine) -> str:
    return f"“{line.original}” is not to be translated"


def _not_kept(kept: Sequence[Kept], stated_in: str, said: str) -> str:
    """What is not as stated, in the user's own words, as a sentence in their language."""
    words = [stated_in[k.fact.start : k.fact.end].strip() or told(k.fact) for k in kept]
    listed = "; ".join(dict.fromkeys(f"“{' '.join(part.split())}”" for part in words))
    return _told_in("lost", said, words=listed) if words else ""


def _told_in(sentence: str, said: str, **variables: str) -> str:
    """A sentence of ours in the language the user writes in, else in English."""
    tag = tongue(said)
    tag = tag if tag in _TOLD_LANGUAGES else "en"
    return prompt(f"planner/{sentence}/{tag}", **variables)


def _elements(attachments: Sequence[Attachment], reading: VideoPlan) -> tuple[Element, ...]:
    """Uploads of this turn as elements: as the Director reads them, else plain ones."""
    known = {element.handle: element for element in reading.elements}
    ids = fresh_ids("e", (element.id for element in reading.elements))
    return tuple(
        known.get(upload.handle)
        or Element(
            id=next(ids),
            handle=upload.handle,
            name=upload.handle.lstrip("@"),
            kind="object",
            assets=(upload.asset,),
        )
        for upload in attachments
    )

"""A plan to talk about, what is answered, and what becomes of the plan."""

from typing import Any, cast

from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import (
    Edited,
    Outcome,
    Request,
)
from callsheet.generator.plan import (
    Character,
    DialogueLine,
    Lettering,
    Part,
    Shot,
    Sound,
    VideoPlan,
    Voice,
)

MEI = Character(
    id="mei",
    name="Mei",
    looks="woman, thirties, red coat, short black hair",
    voice=Voice(language="en", dialect="British"),
)
TOM = Character(id="tom", name="Tom", looks="tall man, grey beard, green jacket")
COOK = Character(id="cook", name="the cook", looks="white apron")


def line(id: str, who: str, text: str, **fields: Any) -> DialogueLine:
    return DialogueLine(id=id, character=who, text=text, **fields)


PLAN = VideoPlan(
    title="Night market",
    style="warm neon light",
    characters=(MEI, TOM, COOK),
    shots=(
        Shot(
            id="s1",
            seconds=4,
            action='Steam rises from a dumpling stall with a neon sign "DUMPLINGS".',
            framing="wide",
            movement="dolly in",
            lettering=(Lettering(text="DUMPLINGS", place="neon sign over the stall"),),
            sound=Sound(ambience="crowd murmur", effects=("sizzling pan",), music="slow jazz"),
        ),
        Shot(
            id="s2",
            seconds=5,
            action="Mei grabs the last dumpling. The cook laughs.",
            framing="close-up",
            characters=("mei", "cook"),
            dialogue=(line("l1", "mei", "The last one is mine!", dialect="British"),),
            sound=Sound(music="slow jazz"),
        ),
        Shot(
            id="s3",
            seconds=3,
            action="Tom lowers his chopsticks and puts down a brown bag.",
            framing="over-the-shoulder",
            movement="handheld",
            characters=("tom",),
            dialogue=(
                line("l2", "tom", "Fair. You were faster."),
                line("l3", "tom", "Next time I bring a friend."),
            ),
            sound=Sound(music="slow jazz"),
        ),
        Shot(
            id="s4",
            seconds=3,
            action="They walk away under an umbrella in the rain.",
            framing="wide",
            movement="tracking",
            characters=("mei", "tom"),
            dialogue=(line("l4", "mei", "Deal!", dialect="British"),),
            lettering=(Lettering(text="OPEN LATE", place="end card", in_scene=False),),
            sound=Sound(effects=("rain",), music="slow jazz"),
        ),
    ),
)
IDS = tuple(shot.id for shot in PLAN.shots)


Case = tuple[str, dict[str, Any]]
"""What is said, and everything that it changes."""


def answer(words: str, plan: VideoPlan = PLAN, **more: Any) -> Outcome:
    ids = tuple(shot.id for shot in plan.shots)
    return revise(Request(said=words, plan=plan, versions=3, shot_ids=ids, **more))


def after(words: str, plan: VideoPlan = PLAN, **more: Any) -> VideoPlan:
    outcome = answer(words, plan, **more)
    assert isinstance(outcome, Edited), outcome
    return apply(plan, outcome.edits)


def changes(words: str, plan: VideoPlan = PLAN, **more: Any) -> dict[str, Any]:
    """Everything that is not as it was, by place: `s2.seconds`, `l1.text`, `mei.looks`."""
    changed = after(words, plan, **more)
    return _different(plan, changed, "")


def _different(before: Part, now: Part, place: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in type(now).model_fields:
        old, new = getattr(before, name), getattr(now, name)
        if old == new:
            continue
        if isinstance(new, Part):
            found |= _different(old, new, f"{place}{name}.")
        elif name in ("shots", "dialogue") or (name == "characters" and not place):
            known = {part.id: part for part in old}
            if list(known) != [part.id for part in new]:
                found[f"{place}{name}"] = [part.id for part in new]
            for part in new:
                if part.id in known and part != known[part.id]:
                    found |= _different(known[part.id], part, f"{part.id}.")
        else:
            found[f"{place}{name}"] = _plain(new)
    return found


def _plain(value: Any) -> Any:
    """Lettering as its words, tuples as lists."""
    if isinstance(value, Lettering):
        return value.text
    return (
        [_plain(part) for part in cast("tuple[Any, ...]", value)]
        if isinstance(value, tuple)
        else value
    )

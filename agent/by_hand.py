"""What is changed by hand, as the plan after it.

Pure. The typed edits that lead there are those of `callsheet.agent.edits.difference`, the same as
from words. It knows plans and nothing of pages.
"""

from collections.abc import Collection

from pydantic import ValidationError

from ..generator.errors import BadInput
from ..generator.plan import Character, DialogueLine, Element, Lettering, Shot, VideoPlan
from .altered import but, free, with_line, with_shot, without
from .deeds import Add, Deed, Drop, MakeElement, Move, Set, Split, Take
from .fields import with_field

NEW_SHOT_SECONDS = 3.0
NEW_LETTERING = "…"


def changed(plan: VideoPlan, deed: Deed, shot_ids: Collection[str] = ()) -> VideoPlan:
    """The plan after the deed. A new shot gets an id that is not among `shot_ids`.

    Raises `BadInput` when the deed names what is not there, or a value that cannot be.
    """
    try:
        match deed:
            case Set():
                return with_field(plan, deed)
            case Add():
                return _add(plan, deed, shot_ids)
            case Drop():
                return _drop(plan, deed)
            case Move(id=id, to=to):
                others = [shot for shot in plan.shots if shot.id != id]
                others.insert(max(0, to), plan.shot(id))
                return but(plan, shots=others)
            case Split(id=id):
                return _split(plan, plan.shot(id), shot_ids)
            case Take(id=id):
                shot = plan.shot(id)
                return with_shot(plan, shot, take=shot.take + 1)
            case MakeElement():
                return _make_element(plan, deed)
    except (KeyError, IndexError) as error:
        raise BadInput(
            f"{error.args[0]!r} was not there any more", "look at the board as it is now"
        ) from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(step) for step in fault["loc"][-1:])
        told = str(fault["msg"]).removeprefix("Value error, ")
        raise BadInput(
            f"{where + ': ' if where else ''}{told}", "give another value; the plan is as it was"
        ) from error


def _add(plan: VideoPlan, deed: Add, shot_ids: Collection[str]) -> VideoPlan:
    match deed.of:
        case "shot":
            at = plan.shots.index(plan.shot(deed.id)) + 1 if deed.id else 0
            near = plan.shots[max(0, at - 1)]
            made = Shot(
                id=free("s", {*shot_ids, *(shot.id for shot in plan.shots)}),
                seconds=NEW_SHOT_SECONDS,
                scene=near.scene,
                action=deed.text,
            )
            return but(plan, shots=[*plan.shots[:at], made, *plan.shots[at:]])
        case "line":
            return _add_line(plan, plan.shot(deed.id), deed.text)
        case "lettering":
            shot = plan.shot(deed.id)
            made = Lettering(text=deed.text or NEW_LETTERING)
            return with_shot(plan, shot, lettering=[*shot.lettering, made])
        case "character":
            return but(plan, characters=[*plan.characters, _newcomer(plan, deed.text)])


def _newcomer(plan: VideoPlan, name: str) -> Character:
    id = free("c", {who.id for who in plan.characters})
    return Character(id=id, name=name or id)


def _add_line(plan: VideoPlan, shot: Shot, text: str) -> VideoPlan:
    """A line for whoever of those in the picture spoke least; for a newcomer where nobody is."""
    spoke = [line.character for line in shot.dialogue]
    present = [*shot.characters, *(who.id for who in plan.characters if not shot.characters)]
    if present:
        speaker = plan.character(min(present, key=spoke.count))
    else:
        speaker = _newcomer(plan, "")
        plan = but(plan, characters=[speaker])
    line = DialogueLine(
        id=free("l", {line.id for line in plan.lines}),
        character=speaker.id,
        text=text,
        language=speaker.voice.language,
        dialect=speaker.voice.dialect,
    )
    return with_shot(plan, shot, dialogue=[*shot.dialogue, line])


def _drop(plan: VideoPlan, deed: Drop) -> VideoPlan:
    id = deed.id
    match deed.of:
        case "shot":
            gone = plan.shot(id)
            if len(plan.shots) == 1:
                raise BadInput("the only shot cannot be taken out", "add another one first")
            return but(plan, shots=[shot for shot in plan.shots if shot is not gone])
        case "line":
            return with_line(plan, id, lambda _: None)
        case "lettering":
            shot = plan.shot(id)
            read = [one for at, one in enumerate(shot.lettering) if at != deed.at]
            return with_shot(plan, shot, lettering=read)
        case "character":
            if any(line.character == id for line in plan.lines):
                name = plan.character(id).name
                raise BadInput(f"{name} still speaks", "give their lines to somebody else first")
            shots = [without(shot, "characters", id) for shot in plan.shots]
            cast = [who for who in plan.characters if who.id != id]
            return but(plan, shots=shots, characters=cast)
        case "element":
            shots = [without(shot, "elements", id) for shot in plan.shots]
            cast = [but(who, element=None) if who.element == id else who for who in plan.characters]
            left = [element for element in plan.elements if element.id != id]
            return but(plan, shots=shots, characters=cast, elements=left)


def _split(plan: VideoPlan, shot: Shot, shot_ids: Collection[str]) -> VideoPlan:
    """In the middle, or where half of the lines are said."""
    half = -(-len(shot.dialogue) // 2)
    first = round(shot.seconds / 2, 1) or shot.seconds / 2
    later = {
        "id": free("s", {*shot_ids, *(known.id for known in plan.shots)}),
        "seconds": round(shot.seconds - first, 3),
        "dialogue": [but(line, starts=None) for line in shot.dialogue[half:]],
        "lettering": (),
        "transition": "cut",
        "start_frame": None,
    }
    two = [
        but(shot, seconds=first, dialogue=shot.dialogue[:half], end_frame=None),
        but(shot, **later),
    ]
    at = plan.shots.index(shot)
    return but(plan, shots=[*plan.shots[:at], *two, *plan.shots[at + 1 :]])


def _make_element(plan: VideoPlan, deed: MakeElement) -> VideoPlan:
    """A new element, bound to the character of its name; or more pictures for one."""
    if deed.id:
        known = plan.element(deed.id)
        grown = but(known, assets=tuple(dict.fromkeys((*known.assets, *deed.assets))))
        return but(plan, elements=[grown if e is known else e for e in plan.elements])
    id = free("e", {element.id for element in plan.elements})
    name = deed.name.strip().lstrip("@") or id
    made = Element(id=id, handle=f"@{name}", name=name, kind=deed.kind, assets=deed.assets)
    cast = [
        but(who, element=id)
        if made.kind == "character" and who.name.casefold() == name.casefold() and not who.element
        else who
        for who in plan.characters
    ]
    return but(plan, elements=[*plan.elements, made], characters=cast)

"""Changes become the next plan; what they do not name is the same object as before.

Takes go up by one, files and bound voices stay: they are not the model's to set.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ...generator.plan import Character, DialogueLine, Element, Lettering, Shot, VideoPlan, Voice
from . import answer
from .answer import Changes, LineChange, PersonChange, ShotChange
from .building import Unbuildable, checked, lettering_of
from .naming import fresh_ids, ids_of, name_key, slug, spoken_as


def changed(
    before: VideoPlan,
    given: Changes,
    uploads: Sequence[Element] = (),
    taken: Iterable[str] = (),
) -> VideoPlan:
    """The plan after the changes; what they do not name is the same object as before.

    Raises `Unbuildable` when they name what is not there.
    """
    return _Revision(before, given, uploads, taken).plan()


class _Revision:
    """One plan on its way to the next; ids of new things are the model's until they are known."""

    def __init__(
        self, before: VideoPlan, given: Changes, uploads: Sequence[Element], taken: Iterable[str]
    ) -> None:
        self._before, self._given = before, given
        self._shots = {shot.id: shot for shot in before.shots}
        self._order = [shot.id for shot in before.shots]
        self._people = {who.id: who for who in before.characters}
        known = {element.id for element in before.elements}
        self._elements = (*before.elements, *(e for e in uploads if e.id not in known))
        self._handles = {name_key(element.handle): element.id for element in self._elements}
        self._shot_ids = fresh_ids("s", {*taken, *self._shots})
        self._line_ids = fresh_ids("l", {line.id for line in before.lines})
        self._new: dict[str, str] = {}
        self._faults: list[str] = []

    def plan(self) -> VideoPlan:
        for who in self._given.people:
            self._change_person(who)
        for shot in self._given.shots:
            self._change_shot(shot)
        for line in self._given.lines:
            self._change_line(line)
        for id in self._given.drop:
            self._drop(id)
        self._reorder()
        self._take_again()
        if self._faults:
            raise Unbuildable(self._faults)
        used = {id for shot in self._shots.values() for id in shot.elements}
        used |= {who.element for who in self._people.values() if who.element}
        before = {element.id for element in self._before.elements}
        fields = {name: getattr(self._before, name) for name in VideoPlan.model_fields}
        return checked(
            fields
            | _of_the_video(self._given)
            | {
                "shots": tuple(self._shots[id] for id in self._order),
                "characters": tuple(self._people.values()),
                "elements": tuple(e for e in self._elements if e.id in before | used),
            }
        )

    def _person(self, name: str) -> str | None:
        """The id of somebody by id or name."""
        name = self._new.get(name, name)
        if name in self._people:
            return name
        wanted = name_key(name)
        return next((who.id for who in self._people.values() if name_key(who.name) == wanted), None)

    def _known_person(self, name: str) -> str:
        if id := self._person(name):
            return id
        id = slug(name, "c")
        id = id if id not in self._people else next(fresh_ids("c", self._people))
        self._people[id] = Character(id=id, name=name, voice=self._usual_voice())
        return id

    def _usual_voice(self) -> Voice:
        """In the language that is spoken in the plan."""
        languages = [line.language for line in self._before.lines]
        languages += [who.voice.language for who in self._before.characters]
        return Voice(language=max(languages, key=languages.count) if languages else "en")

    def _change_person(self, given: PersonChange) -> None:
        id = self._person(given.id) or (given.name and self._person(given.name))
        if not id and not given.name:
            self._faults.append(f"there is no person {given.id!r}")
            return
        if not id:
            id = self._known_person(given.name or given.id)
            self._new[given.id] = id
        was = self._people[id]
        voice = _voice(was.voice, given)
        told = _given(name=given.name, looks=given.looks)
        if given.thing and (element := self._handles.get(name_key(given.thing))):
            told["element"] = element
        self._people[id] = was.model_copy(update={**told, "voice": voice})
        self._speak_as(id, was.voice, voice)

    def _speak_as(self, id: str, was: Voice, now: Voice) -> None:
        """Lines that were spoken as their speaker speaks go along."""
        for shot_id, shot in self._shots.items():
            lines = tuple(
                line.model_copy(update={"dialect": now.dialect})
                if line.character == id and line.dialect == was.dialect != now.dialect
                else line
                for line in shot.dialogue
            )
            if lines != shot.dialogue:
                self._shots[shot_id] = shot.model_copy(update={"dialogue": lines})

    def _change_shot(self, given: ShotChange) -> None:
        id = self._new.get(given.id, given.id)
        if id not in self._shots:
            if not given.action:
                self._faults.append(f"there is no shot {given.id!r}")
                return
            id = self._add_shot(given)
        shot = self._shots[id]
        sound = shot.sound.model_copy(update=_emptied(ambience=given.ambience, music=given.music))
        if given.effects is not None:
            sound = sound.model_copy(update={"effects": given.effects})
        told = _given(scene=given.scene, action=given.action, framing=given.framing)
        told |= _given(angle=given.angle, movement=given.movement, transition=given.transition)
        if given.seconds is not None:
            told["seconds"] = round(given.seconds, 2)
        if given.who is not None:
            told["characters"] = tuple(dict.fromkeys(map(self._known_person, given.who)))
        if given.things is not None:
            told["elements"] = ids_of(given.things, self._handles)
        if given.lettering is not None:
            told["lettering"] = tuple(map(_relettered(shot), given.lettering))
        if told or sound != shot.sound:
            self._shots[id] = shot.model_copy(update={**told, "sound": sound})

    def _add_shot(self, given: ShotChange) -> str:
        id = next(self._shot_ids)
        self._new[given.id] = id
        after = self._new.get(given.after or "", given.after)
        if after is not None and after not in self._order:
            self._faults.append(f"there is no shot {after!r} to follow")
            after = self._order[-1]
        self._order.insert(self._order.index(after) + 1 if after else 0, id)
        self._shots[id] = Shot(id=id, seconds=3, action=given.action or "")
        return id

    def _change_line(self, given: LineChange) -> None:
        id = self._new.get(given.id, given.id)
        home = next((s.id for s in self._shots.values() for x in s.dialogue if x.id == id), None)
        target = self._new.get(given.shot or "", given.shot) or home
        if home is None and not (given.text and given.who):
            self._faults.append(f"there is no line {given.id!r}; a new one needs who and text")
        elif target is None or target not in self._shots:
            self._faults.append(f"there is no shot {target!r} for line {given.id!r}")
        else:
            self._put_line(self._line(given, id, home), home, target, given.before)

    def _line(self, given: LineChange, id: str, home: str | None) -> DialogueLine:
        who = self._known_person(given.who) if given.who else None
        if home is not None:
            was = next(line for line in self._shots[home].dialogue if line.id == id)
        else:
            was = self._new_line(given.id, who or "")
        told = _given(character=who, text=given.text, original=given.original)
        told |= _given(voice_over=given.voice_over) | _emptied(delivery=given.delivery)
        if given.language or given.dialect is not None:
            dialect = was.dialect if given.dialect is None else given.dialect
            spoken = spoken_as(given.language or was.language, dialect)
            told |= {"language": spoken[0], "dialect": spoken[1]}
        if given.text is not None and given.text != was.text:
            told |= {"spans": None, "original": given.original}
        return was.model_copy(update=told)

    def _new_line(self, id: str, who: str) -> DialogueLine:
        self._new[id] = next(self._line_ids)
        voice = self._people[who].voice
        return DialogueLine(
            id=self._new[id],
            character=who,
            text="",
            language=voice.language,
            dialect=voice.dialect,
        )

    def _put_line(
        self, line: DialogueLine, home: str | None, target: str, before: str | None
    ) -> None:
        before = self._new.get(before or "", before)
        if home == target and before is None:
            shot = self._shots[target]
            lines = tuple(line if known.id == line.id else known for known in shot.dialogue)
        else:
            if home is not None:
                left = tuple(x for x in self._shots[home].dialogue if x.id != line.id)
                self._shots[home] = self._shots[home].model_copy(update={"dialogue": left})
            rest = list(self._shots[target].dialogue)
            place = next((at for at, x in enumerate(rest) if x.id == before), len(rest))
            lines = (*rest[:place], line, *rest[place:])
        shot = self._shots[target]
        seen = shot.characters
        if not line.voice_over and line.character not in seen:
            seen = (*seen, line.character)
        self._shots[target] = shot.model_copy(update={"dialogue": lines, "characters": seen})

    def _drop(self, id: str) -> None:
        id = self._new.get(id, id)
        home = next((s for s in self._shots.values() for x in s.dialogue if x.id == id), None)
        if id in self._shots:
            del self._shots[id]
            self._order.remove(id)
        elif home is not None:
            left = tuple(line for line in home.dialogue if line.id != id)
            self._shots[home.id] = home.model_copy(update={"dialogue": left})
        elif person := self._person(id):
            self._drop_person(person)
        else:
            self._faults.append(f"there is nothing {id!r} to drop")

    def _drop_person(self, id: str) -> None:
        """Takes somebody out of the pictures, and with their last line out of the plan."""
        for shot in self._shots.values():
            if id in shot.characters:
                seen = tuple(other for other in shot.characters if other != id)
                self._shots[shot.id] = shot.model_copy(update={"characters": seen})
        if any(line.character == id for s in self._shots.values() for line in s.dialogue):
            self._faults.append(f"{id!r} still has lines; drop them or give them to another")
        else:
            del self._people[id]

    def _reorder(self) -> None:
        order = self._given.order
        if order is None:
            return
        ids = [self._new.get(id, id) for id in order]
        if sorted(ids) != sorted(self._order):
            self._faults.append(f"order must name every shot once: {', '.join(self._order)}")
        else:
            self._order = ids

    def _take_again(self) -> None:
        for id in dict.fromkeys(self._given.again):
            if id not in self._shots:
                self._faults.append(f"there is no shot {id!r}")
            elif id in {shot.id for shot in self._before.shots}:
                take = self._before.shot(id).take + 1
                self._shots[id] = self._shots[id].model_copy(update={"take": take})


def _voice(was: Voice, given: PersonChange) -> Voice:
    told = _emptied(manner=given.manner)
    if given.language or given.dialect is not None:
        dialect = was.dialect if given.dialect is None else given.dialect
        language, dialect = spoken_as(given.language or was.language, dialect)
        told |= {"language": language, "dialect": dialect}
    return was.model_copy(update=told)


def _relettered(shot: Shot) -> Callable[[answer.Lettering], Lettering]:
    """Lettering that stays keeps its times."""
    known = {text.text: text for text in shot.lettering}

    def made(given: answer.Lettering) -> Lettering:
        new = lettering_of(given)
        was = known.get(given.text)
        return was.model_copy(update={"place": new.place, "in_scene": new.in_scene}) if was else new

    return made


def _of_the_video(given: Changes) -> dict[str, Any]:
    video = given.video
    if video is None:
        return {}
    return _emptied(avoid=video.avoid) | _given(
        title=video.title,
        style=video.style,
        aspect_ratio=video.aspect_ratio,
        audio=video.audio,
        subtitles=video.subtitles,
        lettering_allowed=video.lettering_allowed,
    )


def _given(**fields: object) -> dict[str, Any]:
    """Those that were given."""
    return {name: value for name, value in fields.items() if value is not None}


def _emptied(**fields: str | None) -> dict[str, Any]:
    """Those that were given; an empty one becomes null."""
    return {name: value or None for name, value in fields.items() if value is not None}

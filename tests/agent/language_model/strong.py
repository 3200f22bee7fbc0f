"""What a strong model would answer, and what a careless one makes of it."""

import random
from collections.abc import Callable
from typing import Any

from callsheet.generator.plan import Shot, VideoPlan

Answer = dict[str, Any]
Habit = Callable[[Answer, random.Random], None]


def plan_answer(plan: VideoPlan, reply: str = "Done.") -> Answer:
    """The answer that says a plan, in the form a first answer has."""
    names = {who.id: who.name for who in plan.characters}
    handles = {element.id: element.handle for element in plan.elements}
    people = [
        {
            "name": who.name,
            "looks": who.looks[:300],
            "language": who.voice.language,
            "dialect": who.voice.dialect,
            "manner": who.voice.manner,
            "thing": handles.get(who.element or ""),
        }
        for who in plan.characters
    ]
    things = [e.model_dump(include={"handle", "name", "kind", "looks"}) for e in plan.elements]
    video = plan.model_dump(
        include={"title", "style", "aspect_ratio", "audio", "subtitles", "lettering_allowed"}
        | {"avoid"}
    )
    outcome = {
        "kind": "plan",
        **video,
        "people": people,
        "things": things,
        "asks_speech": None,
        "shots": [_shot(shot, names, handles) for shot in plan.shots],
        "notes": [],
    }
    outcome["title"] = plan.title[:80]
    return {"reply": reply, "outcome": outcome}


def _shot(shot: Shot, names: dict[str, str], handles: dict[str, str]) -> Answer:
    camera = shot.model_dump(include={"seconds", "framing", "angle", "movement", "transition"})
    lines = [
        {
            "who": names[line.character],
            **line.model_dump(
                include={"text", "original", "language", "dialect", "delivery", "voice_over"}
            ),
        }
        for line in shot.dialogue
    ]
    return {
        **camera,
        "scene": shot.scene[:80],
        "action": shot.action[:900],
        "who": [names[id] for id in shot.characters],
        "things": [handles[id] for id in shot.elements],
        "lines": lines,
        "lettering": [
            {"text": text.text, "place": text.place[:80], "in_scene": text.in_scene}
            for text in shot.lettering
        ],
        "ambience": shot.sound.ambience,
        "effects": list(shot.sound.effects),
        "music": shot.sound.music,
    }


# ---- what a careless model does


def _lines(answer: Answer) -> list[tuple[Answer, int]]:
    shots = answer["outcome"]["shots"]
    return [(shot, at) for shot in shots for at in range(len(shot["lines"]))]


def drops_a_line(answer: Answer, chance: random.Random) -> None:
    if lines := _lines(answer):
        shot, at = chance.choice(lines)
        del shot["lines"][at]


def changes_a_word(answer: Answer, chance: random.Random) -> None:
    if lines := _lines(answer):
        shot, at = chance.choice(lines)
        text = shot["lines"][at]["text"]
        words = text.split(" ")
        if len(words) > 2:
            words[chance.randrange(len(words))] = "really"
            shot["lines"][at]["text"] = " ".join(words)
        else:
            place = chance.randrange(max(1, len(text) - 1))
            shot["lines"][at]["text"] = text[:place] + "x" + text[place + 1 :]


def swaps_speakers(answer: Answer, chance: random.Random) -> None:
    lines = _lines(answer)
    who = [shot["lines"][at]["who"] for shot, at in lines]
    for (shot, at), name in zip(lines, [*who[1:], *who[:1]], strict=True):
        shot["lines"][at]["who"] = name


def gives_a_second_less(answer: Answer, chance: random.Random) -> None:
    shot = chance.choice(answer["outcome"]["shots"])
    shot["seconds"] = round(max(shot["seconds"] - 1, 0.5), 2)


def drops_the_lettering(answer: Answer, chance: random.Random) -> None:
    for shot in answer["outcome"]["shots"]:
        shot["lettering"] = []


def invents_a_line(answer: Answer, chance: random.Random) -> None:
    line = {"text": "And nobody knew why.", "original": None, "language": "en", "dialect": None}
    line |= {"who": "Narrator", "delivery": None, "voice_over": True}
    chance.choice(answer["outcome"]["shots"])["lines"].append(line)


def changes_the_shape(answer: Answer, chance: random.Random) -> None:
    answer["outcome"]["aspect_ratio"] = "4:3"


def forgets_the_dialects(answer: Answer, chance: random.Random) -> None:
    for who in answer["outcome"]["people"]:
        who["dialect"] = None
    for shot, at in _lines(answer):
        shot["lines"][at]["dialect"] = None


def holds_the_camera_still(answer: Answer, chance: random.Random) -> None:
    for shot in answer["outcome"]["shots"]:
        shot |= {"framing": "medium", "angle": "eye level", "movement": "static"}


def letters_and_scores_everything(answer: Answer, chance: random.Random) -> None:
    answer["outcome"] |= {"subtitles": True, "lettering_allowed": True}
    for shot in answer["outcome"]["shots"]:
        shot["music"] = "strings"


CARELESS: tuple[Habit, ...] = (
    drops_a_line,
    changes_a_word,
    swaps_speakers,
    gives_a_second_less,
    drops_the_lettering,
    invents_a_line,
    changes_the_shape,
    forgets_the_dialects,
    holds_the_camera_still,
    letters_and_scores_everything,
)

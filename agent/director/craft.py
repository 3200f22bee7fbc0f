"""The craft that completes what the user left open: coverage and seconds.

Knows drafts of shots; knows no text marks. Numbers of seconds are craft, not measurement: a cut
needs about two seconds to be read, a line needs the time to speak it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import pairwise

from ...generator.plan import Framing
from ...tools.timing import spoken_seconds
from .cast import Person
from .hearing import Heard
from .picture import Camera
from .speech import Line, Read
from .text import Span

SHORTEST_SHOT_SECONDS = 2.0
PLAIN_SHOT_SECONDS = 3.0
LONE_SHOT_SECONDS = 5.0
LONG_SHOT_SECONDS = 7.0
"""From here on one thing that happens is seen from more than one side."""
FACE_SECONDS = 2.5
"""About what each of those sides takes."""
BEFORE_LINE_SECONDS = 0.4
"""So that a face is seen before it speaks."""
AFTER_LINES_SECONDS = 0.5
SHORTEST_SECONDS = 0.5
"""Of a shot in a video that is too short for what it holds."""
TENTH_SECONDS = 0.1
"""Lengths that are cut short are multiples of this."""
GRID_SECONDS = 0.5
"""Lengths we choose are multiples of this; lengths the user states stay as stated."""


@dataclass
class Draft:
    """A shot before its seconds are settled."""

    spans: list[Span]
    """The words of the user it is made of."""
    seconds: float | None = None
    """As stated; None where it is ours to choose."""
    camera: Camera = field(default_factory=Camera)
    lines: list[Line] = field(default_factory=list[Line])
    read: list[Read] = field(default_factory=list[Read])
    heard: Heard = field(default_factory=Heard)
    people: list[Person] = field(default_factory=list[Person])
    place: str = ""
    opens: bool = False
    """Whether its words say that a new shot begins: `then`, `cut to`."""
    topic: bool = False
    """Whether its words only say what the video is for."""
    has_slug: bool = False
    """Whether its place is the heading of a scene, which goes before what shots say."""
    elements: list[str] = field(default_factory=list[str])
    framings: list[Framing] = field(default_factory=list[Framing])
    """All framings the words name, in order."""
    face: Person | None = None
    """Whose face alone is seen, in a shot that is ours; None where the words tell what is seen."""


def needed_seconds(draft: Draft) -> float:
    """How long a shot must be for its lines to be spoken; 0 without lines."""
    spoken = sum(spoken_seconds(line.words, line.language) for line in draft.lines)
    if not draft.lines:
        return 0.0
    return spoken + BEFORE_LINE_SECONDS * len(draft.lines) + AFTER_LINES_SECONDS


def seconds_for(drafts: Sequence[Draft], total: float | None) -> list[float]:
    """The length of each shot: stated ones as stated, the others share what is left.

    With a stated total the sum meets it exactly, unless the shots are all stated already.
    """
    open_shots = [draft for draft in drafts if draft.seconds is None]
    stated = sum(draft.seconds or 0 for draft in drafts)
    wanted = {id(draft): _wish(draft, len(drafts)) for draft in open_shots}
    if total is not None and open_shots:
        left = max(total - stated, 0.5 * len(open_shots))
        wishes = [wanted[id(draft)] for draft in open_shots]
        shares = _shares(wishes, list(map(needed_seconds, open_shots)), left)
        wanted = {id(draft): share for draft, share in zip(open_shots, shares, strict=True)}
    return [draft.seconds or wanted[id(draft)] for draft in drafts]


def _wish(draft: Draft, count: int) -> float:
    """What a shot would take if it were free."""
    plain = LONE_SHOT_SECONDS if count == 1 else PLAIN_SHOT_SECONDS
    is_brief = bool(draft.lines) or (bool(draft.read) and not draft.people and count > 1)
    return _up(max(needed_seconds(draft), SHORTEST_SHOT_SECONDS if is_brief else plain))


def _up(seconds: float) -> float:
    """Up to the grid."""
    steps = -int(-seconds // GRID_SECONDS)
    return steps * GRID_SECONDS


def _shares(wishes: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Parts of a total in proportion to the wishes, adding up exactly.

    While there is time for what must be spoken, no part is shorter than its need.
    """
    scale = total / sum(wishes)
    if scale < 1:
        floors = [max(need, SHORTEST_SECONDS) for need in needs]
        return _squeezed(wishes, floors, total)
    if len(wishes) == 1:
        return [round(total, 3)]
    parts = [wish + (wish * scale - wish) // GRID_SECONDS * GRID_SECONDS for wish in wishes]
    largest = parts.index(max(parts))
    parts[largest] = round(parts[largest] + total - sum(parts), 3)
    return parts


def _squeezed(wishes: Sequence[float], floors: Sequence[float], total: float) -> list[float]:
    """Parts of a total that is less than all wishes: none below its floor, if that can be."""
    if sum(floors) >= total:
        parts = [floor * total / sum(floors) for floor in floors]
        return _rounded(parts, [TENTH_SECONDS] * len(floors), total)
    held: set[int] = set()
    while True:
        free = total - sum(floors[at] for at in held)
        weight = sum(wish for at, wish in enumerate(wishes) if at not in held)
        parts = [
            floors[at] if at in held else wish * free / weight for at, wish in enumerate(wishes)
        ]
        short = {at for at, part in enumerate(parts) if at not in held and part < floors[at]}
        if not short:
            return _rounded(parts, floors, total)
        held |= short


def _rounded(parts: Sequence[float], floors: Sequence[float], total: float) -> list[float]:
    """Parts in tenths of a second; those that can best spare it are cut until they add up."""
    cut = [-int(-part * 10 // 1) / 10 for part in parts]
    over = round(sum(cut) - total, 3)
    for at in sorted(range(len(cut)), key=lambda at: floors[at] - cut[at]):
        spared = round(min(over, max(cut[at] - floors[at], 0)), 3)
        cut[at], over = round(cut[at] - spared, 3), round(over - spared, 3)
    largest = cut.index(max(cut))
    cut[largest] = round(cut[largest] - over, 3)
    return cut


def covered(drafts: list[Draft], count: int | None, total: float | None) -> list[Draft]:
    """The beats of a story as shots: as many as asked for, or as many as there is time for."""
    if count is None:
        most = max(1, int((total or 60) // SHORTEST_SHOT_SECONDS))
        return with_coverage(_merged(drafts, min(len(drafts), most)), total)
    drafts = _merged(drafts, count)
    while len(drafts) < count:
        drafts = _once_more(drafts)
    return drafts


def _merged(drafts: list[Draft], count: int) -> list[Draft]:
    """Neighbours joined until no more than `count` are left; those with the fewest lines first."""
    alive: list[Draft | None] = list(drafts)
    behind = list(range(1, len(drafts) + 1))
    before = list(range(-1, len(drafts) - 1))
    pairs = [(_weight(a) + _weight(b), at) for at, (a, b) in enumerate(pairwise(drafts))]
    heapify(pairs)
    for _ in range(len(drafts) - count):
        first, second, at = _next_pair(pairs, alive, behind)
        alive[at], alive[behind[at]] = joined(first, second), None
        behind[at] = behind[behind[at]]
        if behind[at] < len(drafts):
            before[behind[at]] = at
        for left in (before[at], at):
            if left >= 0 and behind[left] < len(drafts):
                heappush(pairs, (_pair_weight(alive, behind, left), left))
    return [draft for draft in alive if draft]


def _next_pair(
    pairs: list[tuple[float, int]], alive: list[Draft | None], behind: list[int]
) -> tuple[Draft, Draft, int]:
    """The lightest two neighbours that are both still there, and the place of the first."""
    while True:
        weight, at = heappop(pairs)
        first = alive[at]
        second = alive[behind[at]] if behind[at] < len(alive) else None
        if first and second and weight == _weight(first) + _weight(second):
            return first, second, at


def _pair_weight(alive: list[Draft | None], behind: list[int], at: int) -> float:
    pair = (alive[at], alive[behind[at]])
    return sum(_weight(draft) for draft in pair if draft)


def _weight(draft: Draft) -> float:
    return len(draft.lines) * 3 + len(draft.read) + 2 * bool(draft.camera.framing) + 1


def joined(first: Draft, second: Draft) -> Draft:
    """Two beats as one shot."""
    return Draft(
        spans=[*first.spans, *second.spans],
        seconds=None
        if first.seconds is None or second.seconds is None
        else first.seconds + second.seconds,
        camera=first.camera.over(second.camera),
        lines=[*first.lines, *second.lines],
        read=[*first.read, *second.read],
        heard=first.heard.plus(second.heard),
        people=list(dict.fromkeys([*first.people, *second.people])),
        place=first.place or second.place,
        opens=first.opens,
        has_slug=first.has_slug or second.has_slug,
        elements=list(dict.fromkeys([*first.elements, *second.elements])),
        framings=[*first.framings, *second.framings],
    )


def _once_more(drafts: list[Draft]) -> list[Draft]:
    """One shot more: the beat with least to say is seen again from nearer."""
    at = min(range(len(drafts)), key=lambda i: (len(drafts[i].lines), i))
    seen = drafts[at]
    nearer = Draft(
        spans=list(seen.spans),
        camera=Camera(framing="close-up" if seen.people else "insert"),
        heard=Heard().over(seen.heard),
        people=list(seen.people),
        place=seen.place,
        elements=list(seen.elements),
    )
    return [*drafts[: at + 1], nearer, *drafts[at + 1 :]]


# ---- coverage: what a director shoots beside what is told


def with_coverage(drafts: list[Draft], total: float | None) -> list[Draft]:
    """A story with the shots that a director adds where there is time for them.

    The place before people talk in it; faces, where one thing that happens would fill a long shot.
    Nothing is added to a picture whose framing or movement the words settle.
    """
    drafts = _faced(drafts, total)
    return _established(drafts, total)


def _established(drafts: list[Draft], total: float | None) -> list[Draft]:
    """The drafts, a talk of several people begun with its place."""
    first = drafts[0]
    speakers = {id(line.who) for draft in drafts for line in draft.lines if not line.voice_over}
    is_open = first.lines and first.place and not first.camera.framing and first.seconds is None
    if len(speakers) < 2 or not is_open or _spare(drafts, total) < PLAIN_SHOT_SECONDS:
        return drafts
    place = Draft([], place=first.place, heard=first.heard, camera=Camera(framing="wide"))
    return [place, replace(first, heard=Heard().over(first.heard)), *drafts[1:]]


def _faced(drafts: list[Draft], total: float | None) -> list[Draft]:
    """The drafts, one that is silent and would last long followed by the faces in it."""
    found: list[Draft] = []
    seconds = seconds_for(drafts, total)
    for draft, length in zip(drafts, seconds, strict=True):
        found.append(draft)
        is_open = not (draft.lines or draft.camera.framing or draft.camera.movement)
        faces = [who for who in draft.people if who.members == 1 and not who.unseen]
        if draft.seconds is None and is_open and len(faces) > 1 and length >= LONG_SHOT_SECONDS:
            room = int(length // FACE_SECONDS) - 1
            found += [_face(who, draft) for who in faces[:room]]
    return found


def _face(who: Person, draft: Draft) -> Draft:
    return Draft(
        [],
        camera=Camera(framing="close-up"),
        heard=Heard().over(draft.heard),
        people=[who],
        place=draft.place,
        face=who,
    )


def _spare(drafts: Sequence[Draft], total: float | None) -> float:
    """Seconds left when every shot has what it would take; with no stated total there is room."""
    if total is None:
        return PLAIN_SHOT_SECONDS
    return total - sum(draft.seconds or _wish(draft, len(drafts)) for draft in drafts)


def framing_for(draft: Draft, index: int, drafts: Sequence[Draft]) -> Framing:
    """The framing of coverage where none is stated: wide to begin, nearer for who speaks."""
    speakers = [line.who for line in draft.lines if not line.voice_over]
    if not speakers:
        if draft.read and not draft.people and index > 0:
            return "insert"
        if index == 0 and len(drafts) > 1:
            return "wide"
        return "medium" if draft.people else "wide"
    before = [line.who for other in drafts[:index] for line in other.lines if not line.voice_over]
    if len(set(map(id, speakers))) > 1:
        return "medium"
    answers = bool(before) and before[-1] is not speakers[0]
    if len(drafts) == 1:
        return "medium"
    return "over-the-shoulder" if answers else "medium close-up"


def with_listener(present: list[Person], index: int, drafts: Sequence[Draft]) -> list[Person]:
    """Who is in a shot over a shoulder: with a lone speaker the one they talk to."""
    if len(present) != 1:
        return present
    before = [line.who for draft in reversed(drafts[:index]) for line in reversed(draft.lines)]
    after = [line.who for draft in drafts[index + 1 :] for line in draft.lines]
    others = (who for who in (*before, *after) if who is not present[0] and not who.unseen)
    listener = next(others, None)
    return [*present, listener] if listener else present

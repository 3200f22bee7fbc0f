"""Makes shots and the video as long as was stated, and gives words that came back their time."""

from collections.abc import Sequence

from ...generator.plan import Shot, VideoPlan
from ...tools.stated import SAME_SECONDS, Fact, Length
from ...tools.timing import spoken_seconds

SHORTEST_SECONDS = 0.5


def grown(before: VideoPlan, plan: VideoPlan) -> set[str]:
    """Ids of the shots in which more is said than before."""
    words = {shot.id: _speech_seconds(shot) for shot in before.shots}
    return {shot.id for shot in plan.shots if _speech_seconds(shot) > words.get(shot.id, 0)}


def as_long(plan: VideoPlan, facts: Sequence[Fact], fuller: set[str]) -> VideoPlan:
    """The plan with the stated lengths, and time for the words of the shots that are fuller now."""
    stated = {fact.shot: fact.seconds for fact in facts if isinstance(fact, Length)}
    total = stated.pop(None, None)
    ids = [shot.id for shot in plan.shots]
    fixed = {ids[at - 1]: seconds for at, seconds in stated.items() if at and at <= len(ids)}
    shots = [_timed(shot, fixed, fuller) for shot in plan.shots]
    if total is not None and abs(sum(shot.seconds for shot in shots) - total) > SAME_SECONDS:
        free = [shot for shot in shots if shot.id not in fixed]
        lengths = _shared(free, total - sum(fixed.values()))
        shots = [s.model_copy(update={"seconds": lengths.get(s.id, s.seconds)}) for s in shots]
    return plan.model_copy(update={"shots": tuple(shots)})


def _timed(shot: Shot, fixed: dict[str, float], fuller: set[str]) -> Shot:
    seconds = fixed.get(shot.id, shot.seconds)
    if shot.id in fuller and shot.id not in fixed:
        seconds = max(seconds, round(_speech_seconds(shot) + 0.2, 1))
    return shot if seconds == shot.seconds else shot.model_copy(update={"seconds": seconds})


def _shared(shots: Sequence[Shot], total: float) -> dict[str, float]:
    """Lengths that add up to the total: what is spare goes first, then all in proportion."""
    if not shots or total < SHORTEST_SECONDS * len(shots):
        return {}
    now = sum(shot.seconds for shot in shots)
    needed = [max(_speech_seconds(shot), SHORTEST_SECONDS) for shot in shots]
    spare = [max(shot.seconds - need, 0) for shot, need in zip(shots, needed, strict=True)]
    weights = spare if total < now and sum(spare) >= now - total else [s.seconds for s in shots]
    change = (total - now) / sum(weights)
    lengths = [
        round(shot.seconds + weight * change, 1)
        for shot, weight in zip(shots, weights, strict=True)
    ]
    longest = lengths.index(max(lengths))
    lengths[longest] = round(lengths[longest] + total - sum(lengths), 2)
    return {shot.id: seconds for shot, seconds in zip(shots, lengths, strict=True)}


def _speech_seconds(shot: Shot) -> float:
    return sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)

"""From what was read to a plan and a sentence on it."""

from collections.abc import Iterable

from ...generator.plan import Mode, VideoPlan
from ..planner import Attachment, Planned
from . import craft, wishes
from .characters import characters_of, slug, unique
from .drafts import drafts_of
from .facts import Facts, read_facts
from .notes import notes_of, reply_of
from .references import frame_of_video, subjects
from .shots import shots_of
from .title import title_of


def planned(said: str, attachments: Iterable[Attachment] = ()) -> Planned:
    """The plan of a request and a sentence on it, in the user's language."""
    facts = read_facts(said, tuple(attachments))
    plan = _plan(facts)
    return Planned(plan=plan, reply=reply_of(facts.text, plan))


def _plan(facts: Facts) -> VideoPlan:
    text = facts.text
    drafts = drafts_of(facts)
    total = facts.total
    seconds = craft.seconds_for(drafts, total)
    taken: set[str] = set()
    named = subjects(facts, lambda name: unique(slug(name), taken, "e"))
    people = characters_of(facts, {id(subject.who): subject.id for subject in named if subject.who})
    ids = {id(who): who_id for who, who_id, _ in people}
    shots = shots_of(facts, drafts, seconds, ids, named)
    spans = [*wishes.spans_of(facts.sections, "dialogue", "lines"), *wishes.noted(facts.sections)]
    return VideoPlan(
        title=title_of(facts),
        mode=_mode(facts, len(shots)),
        aspect_ratio=wishes.aspect_ratio(text, spans) or "16:9",
        resolution=wishes.resolution(text, spans) or "720p",
        fps=wishes.frame_rate(text) or 24,
        style=wishes.style(text, facts.sections)[:300],
        subtitles=wishes.wants_subtitles(text, facts.sections) and not facts.bans.subtitles,
        lettering_allowed=not (facts.bans.lettering and not facts.reader.read),
        characters=tuple(character for _, _, character in people),
        elements=tuple(subject.element for subject in named),
        shots=shots,
        start_frame=frame_of_video(named, "start"),
        end_frame=frame_of_video(named, "end"),
        avoid="; ".join(dict.fromkeys(facts.bans.words)) or None,
        notes=tuple(notes_of(facts, drafts, seconds, named)),
    )


def _mode(facts: Facts, count: int) -> Mode:
    if count == 1:
        return "single"
    return "custom" if any(section.kind == "shot" for section in facts.sections) else "multi"

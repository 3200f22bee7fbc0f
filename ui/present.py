"""Plans and events in plain words: the one place that decides how a person reads them.

Pure. It knows the vocabulary of plans and events and nothing of terminals, pages or chats; the
page's cards are built from the same words in `callsheet.ui.gradio_cards`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..agent.doctor import Finding
from ..agent.events import (
    Answered,
    Event,
    Failed,
    Made,
    Priced,
    Progress,
    ShotDone,
    ShotFailed,
    Spent,
    Writing,
)
from ..generator.plan import Character, DialogueLine, Lettering, Shot, Sound, VideoPlan
from ..tools.check import Problem
from ..tools.price import Price

WIDTH_COLUMNS = 88
"""Of a storyboard in a terminal."""

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "yue": "Cantonese",
    "zh": "Chinese",
}
"""English names of BCP 47 primary tags; a tag that is not here is shown as it is."""

_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_TOKEN = re.compile(
    r"\s+"
    # Chinese and Japanese may break after any character, but no line opens with a closing mark.
    r"|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][、。〉》」』】〕！），．：；？…”’]*"
    r"|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)


def storyboard_text(plan: VideoPlan, width: int = WIDTH_COLUMNS) -> str:
    """The plan as a person scans it in a terminal: a header, a block per shot, then the notes."""
    shots = [_shot_text(number, shot, plan, width) for number, shot in enumerate(plan.shots, 1)]
    notes = "\n".join(wrapped(f"- {note}", width, "  ") for note in plan.notes)
    return "\n\n".join(filter(None, [_header(plan, width), *shots, notes]))


def event_text(event: Event, plan: VideoPlan | None = None) -> str | None:
    """An event in a line or two; None for what is only shown as progress.

    With the plan, shots are called by their numbers, without it by their ids.
    """
    match event:
        case Answered():
            return _answered(event)
        case Priced(price=due, asks=asks):
            return price_words(due, plan) + ("\nshall it be rendered?" if asks else "")
        case Writing() | Progress():
            return None
        case Spent():
            return spent_words(event)
        case ShotDone(shots=shots, reused=reused, notes=notes):
            done = "kept as it is" if reused else "rendered"
            return "\n".join([f"{shot_words(shots, plan)}: {done}", *map(plain, notes)])
        case ShotFailed(shots=shots, failure=failure):
            told = f"{shot_words(shots, plan)}: {failure.problem}"
            return failure_words(told, failure.remedy)
        case Made(video=video, findings=findings):
            made = f"{video} ({seconds_words(round(event.seconds, 2))}): {made_words(event, plan)}"
            return "\n".join([made, *map(plain, findings)])
        case Failed(problem=problem, remedy=remedy):
            return failure_words(problem, remedy)


def failure_words(problem: str, remedy: str) -> str:
    """What went wrong, and on a line of its own what to do."""
    return f"{plain(problem)}\nhint: {plain(remedy)}"


def findings_text(findings: Sequence[Finding]) -> str:
    """What an installation can do, a line per part, with the remedy under what does not work."""
    width = max((columns(found.part) for found in findings), default=0)
    return "\n".join(_finding_text(found, width) for found in findings)


def seconds_words(seconds: float) -> str:
    """`4.0 s`: one decimal, more only where the plan has more."""
    return f"{seconds:.1f} s" if round(seconds, 1) == seconds else f"{seconds:g} s"


def length_words(seconds: float) -> str:
    """`15.0 s`, and from two minutes on `60 min`."""
    return seconds_words(seconds) if seconds < 120 else f"{seconds / 60:g} min"


def shot_words(ids: Sequence[str], plan: VideoPlan | None) -> str:
    """`shot 2`, `shots 1 and 3`, `shots 1 to 4`."""
    numbers = {shot.id: at for at, shot in enumerate(plan.shots, 1)} if plan else {}
    known = sorted(numbers[id] for id in ids if id in numbers)
    if len(known) < len(ids):
        names = list(ids)
    elif len(known) > 2 and known[-1] - known[0] == len(known) - 1:
        return f"shots {known[0]} to {known[-1]}"
    else:
        names = [str(number) for number in known]
    return f"{'shot' if len(names) == 1 else 'shots'} {_listed(names)}"


def price_words(due: Price, plan: VideoPlan | None = None) -> str:
    """`renders 1 of 3 shots, 6.0 s of video, about 5 s, $1.26`."""
    if not due.to_render:
        return "nothing to render: every shot is there already"
    count = len(due.to_render)
    total = len(plan.shots) if plan else 1
    of = f"{count} of {total} shots" if total > 1 else _counted(count, "shot")
    words = [f"renders {of}", f"{seconds_words(due.seconds)} of video"]
    if due.render_seconds:
        words.append(f"about {duration_words(due.render_seconds)}")
    if due.dollars:
        words.append(f"${due.dollars:.2f}")
    return ", ".join(words)


def made_words(made: Made, plan: VideoPlan | None = None) -> str:
    """`rendered shot 2; kept shots 1 and 3`."""
    kept = [shot.id for shot in plan.shots if shot.id not in made.rendered] if plan else []
    parts = [
        f"rendered {shot_words(made.rendered, plan)}" if made.rendered else "",
        f"kept {shot_words(kept, plan)}" if kept and made.rendered else "",
    ]
    return "; ".join(filter(None, parts)) or "every shot was there already"


def writing_words(told: Writing) -> str:
    """`shot 3: Tom leans in.`, or before the first shot the reply as far as it has come."""
    if told.shots:
        return f"shot {len(told.shots)}: {plain(told.shots[-1])}"
    return plain(told.reply)


def spent_words(spent: Spent) -> str:
    """`gpt-5: 2,310 tokens read, 870 written, $0.0124`; `about` where nobody counted them."""
    tokens = f"{spent.prompt_tokens:,} tokens read, {spent.answer_tokens:,} written"
    words = [tokens if spent.counted else f"about {tokens}"]
    if spent.calls > 1:
        words.append(f"{spent.calls} calls")
    if spent.dollars is not None:
        words.append(f"${spent.dollars:.4f}")
    return f"{plain(spent.model)}: {', '.join(words)}"


def camera_words(shot: Shot) -> str:
    """`close-up · low · dolly in`; an eye-level angle goes without saying."""
    angle = "" if shot.angle == "eye level" else shot.angle
    return " · ".join(filter(None, [shot.framing, angle, shot.movement]))


def voice_words(language: str, dialect: str | None) -> str:
    """`Chinese, Sichuanese`."""
    name = LANGUAGES.get(language, language)
    return f"{name}, {plain(dialect)}" if dialect and dialect != name else name


def speaker_words(
    line: DialogueLine,
    plan: VideoPlan,
    voiced: Callable[[str, str | None], str] = voice_words,
    voice_over: str = "voice-over",
    also: str = " and ",
) -> str:
    """Who says it and how: `Mei (Chinese, Sichuanese; whispers)`.

    `voiced` words a language and a dialect, where the reader's language is not English.
    """
    who = plan.character(line.character)
    same = who.voice.language == line.language
    dialect = line.dialect or (who.voice.dialect if same else None)
    others = {span.language: None for span in line.spans or () if span.language != line.language}
    spoken = also.join(
        (voiced(line.language, dialect), *(voiced(language, None) for language in others))
    )
    manner = filter(None, [spoken, line.delivery, voice_over if line.voice_over else ""])
    return f"{plain(who.name)} ({'; '.join(map(plain, manner))})"


def lettering_words(lettering: Lettering) -> str:
    """`“深夜饺子”, neon sign`."""
    place = plain(lettering.place) or ("in the scene" if lettering.in_scene else "over the picture")
    return f"“{plain(lettering.text)}”, {place}"


def sound_words(sound: Sound) -> str:
    """`rain; door slams; music: slow piano`; empty when nothing is asked for."""
    music = f"music: {sound.music}" if sound.music else None
    return "; ".join(plain(part) for part in (sound.ambience, *sound.effects, music) if part)


def cast_words(who: Character) -> str:
    """`Mei (Chinese, Sichuanese)`."""
    return f"{plain(who.name)} ({voice_words(who.voice.language, who.voice.dialect)})"


def format_words(plan: VideoPlan) -> str:
    """`9:16 · 720p · 24 fps`, and what was switched off or on."""
    extra = [
        "" if plan.audio else "silent",
        "captions burned in" if plan.subtitles else "",
        "" if plan.lettering_allowed else "no on-screen text",
    ]
    words = [plan.aspect_ratio, plan.resolution, f"{plan.fps} fps", *extra]
    return " · ".join(filter(None, words))


def problem_words(problem: Problem, plan: VideoPlan | None) -> str:
    """`shot 2: 6.2 s of speech stand in 4 s`."""
    where = "video" if problem.where == "video" else shot_words([problem.where], plan)
    return f"{where}: {plain(problem.what)}"


def plain(text: str) -> str:
    """The text on one line, without what could steer a terminal or turn the reading direction."""
    shown = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return " ".join(shown.translate(_BIDI_CONTROLS).split())


def columns(text: str) -> int:
    """Width in a terminal, where a Chinese character takes two columns and an accent none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def wrapped(text: str, width: int, indent: str = "") -> str:
    """The text in lines of at most `width` columns, the second and later ones indented."""
    lines: list[str] = []
    line = ""
    for found in _TOKEN.finditer(text):
        token = found.group()
        if columns(line + token.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            line = indent + token.lstrip()
        else:
            line += token
    return "\n".join([*lines, line.rstrip()])


def _header(plan: VideoPlan, width: int) -> str:
    title = f"{plain(plan.title)} · {seconds_words(plan.seconds)} · {format_words(plan)}"
    cast = "; ".join(map(cast_words, plan.characters))
    elements = ", ".join(f"{plain(e.handle)} ({plain(e.name)})" for e in plan.elements)
    rows = [("cast", cast), ("elements", elements), ("look", plain(plan.style))]
    rows.append(("without", plain(plan.avoid or "")))
    named = [wrapped(f"{name:<10}{words}", width, " " * 10) for name, words in rows if words]
    return "\n".join([wrapped(title, width), *named])


def _shot_text(number: int, shot: Shot, plan: VideoPlan, width: int) -> str:
    head = f"{number:>2}  {seconds_words(shot.seconds):>7}  {camera_words(shot)}"
    if number > 1 and shot.transition != "cut":
        head += f" · {shot.transition} into it"
    indent = " " * 13
    rows = (wrapped(indent + row, width, indent + "  ") for row in shot_rows(shot, plan))
    return "\n".join([wrapped(head, width, indent), *rows])


def shot_rows(shot: Shot, plan: VideoPlan) -> Iterator[str]:
    """What is seen, said, read and heard, one row each."""
    yield plain(shot.action)
    for line in shot.dialogue:
        yield f"{speaker_words(line, plan)}: “{plain(line.text)}”"
    for lettering in shot.lettering:
        yield f"lettering: {lettering_words(lettering)}"
    if sound := sound_words(shot.sound):
        yield f"sound: {sound}"


def _answered(told: Answered) -> str:
    rows = [plain(row) for row in told.reply.splitlines()]
    if told.options:
        rows.append("choose: " + " / ".join(map(plain, told.options)))
    for problem in told.problems:
        rows += [problem_words(problem, told.plan), f"hint: {plain(problem.remedy)}"]
    return "\n".join(rows)


def _finding_text(found: Finding, width: int) -> str:
    state = "ok" if found.works else "missing" if found.needed else "not set up"
    row = f"{found.part:<{width}}  {state:<10}  {plain(found.detail)}"
    return row if found.works or not found.remedy else f"{row}\nhint: {plain(found.remedy)}"


def duration_words(seconds: float) -> str:
    """About how long, as `5 s`, `2 min`, `1.5 h`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _listed(names: Iterable[str]) -> str:
    """`1`, `1 and 3`, `1, 2 and 4`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

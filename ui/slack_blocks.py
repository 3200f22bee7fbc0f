"""What a turn says in Slack: one message, built anew from where the turn stands.

Pure. It builds on the words of `present`, and puts every text that is not ours into plain text
objects, in which Slack reads no markup. Sizes are those that Slack documents for its blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..agent.events import Answered, Failed
from ..agent.running import Status
from ..generator.plan import Shot, VideoPlan
from ..tools.check import Problem
from .present import (
    camera_words,
    failure_words,
    format_words,
    made_words,
    plain,
    price_words,
    problem_words,
    seconds_words,
    shot_rows,
)
from .slack_words import Words

Block = dict[str, Any]

TEXT_MAX = 3000
HEADER_MAX = 150
LABEL_MAX = 75
VALUE_MAX = 150
SHOTS_SHOWN = 36
"""A message has at most 50 blocks."""
BAR_CELLS = 12


@dataclass(frozen=True)
class Message:
    """A turn, as its message shows it."""

    status: Status
    turn: int = 0
    """Number of the turn; buttons carry it, so that a click on an old message is told from one on
    the latest."""
    sheet: str = ""
    """Id of the storyboard's picture among Slack's files; empty while there is none."""
    waits: bool = False
    """Another turn goes on before it."""
    chosen: str = ""
    """The answer that was clicked, where nothing was said."""
    ending: str = ""
    """What is to be said beside where the turn stands."""
    can_undo: bool = False
    can_redo: bool = False
    is_latest: bool = True
    """Nothing was said since; only then it has buttons."""

    @property
    def plan(self) -> VideoPlan | None:
        """The plan as it was left by this turn."""
        return self.status.answered.plan if self.status.answered else None

    @property
    def shows_board(self) -> bool:
        """The turn led to another plan."""
        told = self.status.answered
        return told is not None and told.intent in ("plan", "revise", "undo", "redo")


def message_blocks(shown: Message, words: Words) -> list[Block]:
    """The message in blocks."""
    told = shown.status.answered
    blocks = [section(text) for text in (shown.chosen, told.reply if told else "") if text]
    if told and told.plan and shown.shows_board:
        blocks += _board(told.plan, told, shown, words)
    elif told:
        blocks += [section(_problem(problem, told.plan)) for problem in told.problems]
    blocks += [section(text) for text in _state(shown, words) if text]
    if shown.is_latest:
        blocks += _options(shown) + _buttons(shown, words)
    return blocks or [section(words.planning)]


def message_text(shown: Message, words: Words) -> str:
    """The message in a line, for notifications and screen readers; Slack reads markup in it."""
    told = shown.status.answered
    lines = [text for text in _state(shown, words) if text]
    first = next(iter([*filter(None, [told.reply if told else "", shown.chosen]), *lines]), "")
    return escaped(plain(first or words.planning))[:TEXT_MAX]


def failed_message(problem: str, remedy: str) -> Message:
    """What went wrong before there was a turn."""
    return Message(Status(state="failed", failed=Failed(problem=problem, remedy=remedy)))


def escaped(text: str) -> str:
    """The text where Slack reads markup, without any."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def section(text: str, **more: object) -> Block:
    """A paragraph."""
    return {"type": "section", "text": plain_text(text, TEXT_MAX), **more}


def plain_text(text: str, most: int) -> Block:
    """A text object of at most so many characters, in which nothing is markup."""
    shown = text if len(text) <= most else text[: most - 1] + "…"
    return {"type": "plain_text", "text": shown or " ", "emoji": False}


def option(label: str, value: str) -> Block:
    """One choice of a menu."""
    return {"text": plain_text(label, LABEL_MAX), "value": value}


def _board(plan: VideoPlan, told: Answered, shown: Message, words: Words) -> Iterator[Block]:
    """The storyboard: its picture, then a section per shot."""
    yield {"type": "header", "text": plain_text(plain(plan.title), HEADER_MAX)}
    yield section(f"{seconds_words(plan.seconds)} · {format_words(plan)}")
    if shown.sheet:
        title = words.board.format(title=plain(plan.title))
        yield {"type": "image", "slack_file": {"id": shown.sheet}, "alt_text": title[:TEXT_MAX]}
    for number, shot in enumerate(plan.shots[:SHOTS_SHOWN], 1):
        yield section(_shot(number, shot, plan, told), **_menu(shot, shown, words))
    if (more := len(plan.shots) - SHOTS_SHOWN) > 0:
        yield section(words.more_shots.format(count=more))
    rows = [_problem(found, plan) for found in told.problems if found.where == "video"]
    yield from (section(row) for row in [*rows, *map(plain, plan.notes)][:4])


def _shot(number: int, shot: Shot, plan: VideoPlan, told: Answered) -> str:
    head = f"{number} · {seconds_words(shot.seconds)} · {camera_words(shot)}"
    warned = [f"{p.what}: {p.remedy}" for p in told.problems if p.where == shot.id]
    return "\n".join([head, *shot_rows(shot, plan), *map(plain, warned)])


def _menu(shot: Shot, shown: Message, words: Words) -> Block:
    """What one click does with a shot."""
    values = {
        words.edit: f"edit:{shown.turn}:{shot.id}",
        words.take: f"take:{shown.turn}:{shot.id}",
    }
    if not shown.is_latest or any(len(value) > VALUE_MAX for value in values.values()):
        return {}
    options = [option(label, value) for label, value in values.items()]
    return {"accessory": {"type": "overflow", "action_id": "shot", "options": options}}


def _problem(found: Problem, plan: VideoPlan | None) -> str:
    return failure_words(problem_words(found, plan), found.remedy)


def _state(shown: Message, words: Words) -> Iterator[str]:
    """Where the turn stands, in words."""
    status = shown.status
    if shown.waits:
        yield words.waits
    elif status.state == "planning":
        yield words.planning
    elif status.state == "asking" and status.price:
        yield words.asks.format(price=price_words(status.price, shown.plan))
    elif status.state == "rendering":
        yield f"{_bar(status.share)} {status.share:.0%}"
        if status.price:
            yield price_words(status.price, shown.plan)
    elif status.state == "stopped":
        yield words.stopped
    if shown.ending:
        yield shown.ending
    for failure in status.failures:
        yield failure_words(failure.failure.problem, failure.failure.remedy)
    if status.made:
        what = made_words(status.made, shown.plan)
        yield "\n".join([words.ready.format(what=what), *map(plain, status.made.findings)])
    if status.failed:
        yield failure_words(status.failed.problem, status.failed.remedy)


def _bar(share: float) -> str:
    done = round(share * BAR_CELLS)
    return "▰" * done + "▱" * (BAR_CELLS - done)


def _options(shown: Message) -> list[Block]:
    """Answers that one click gives."""
    offered = shown.status.answered.options if shown.status.answered else ()
    buttons = [
        _button(f"option:{shown.turn}:{at}", text, text) for at, text in enumerate(offered[:25])
    ]
    return [{"type": "actions", "elements": buttons}] if buttons else []


def _buttons(shown: Message, words: Words) -> list[Block]:
    """What can be done now. While a turn goes on, it can only be stopped."""
    state, turn = shown.status.state, str(shown.turn)
    if shown.waits or state == "planning":
        return []
    if state == "rendering":
        return [_row(_button("stop", words.stop, turn, "danger"))]
    answers = {"approve": words.approve, "decline": words.decline} if state == "asking" else {}
    if shown.plan and state in ("idle", "stopped", "failed"):
        answers["render"] = words.render
    if shown.can_undo:
        answers["undo"] = words.undo
    if shown.can_redo:
        answers["redo"] = words.redo
    styles = {"approve": "primary", "render": "primary"}
    buttons = [_button(act, label, turn, styles.get(act)) for act, label in answers.items()]
    return [_row(*buttons)] if buttons else []


def _row(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def _button(act: str, label: str, value: str, style: str | None = None) -> Block:
    button = {
        "type": "button",
        "action_id": act,
        "text": plain_text(label, LABEL_MAX),
        "value": value[:2000],
    }
    return button | ({"style": style} if style else {})

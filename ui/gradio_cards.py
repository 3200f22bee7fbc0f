"""The storyboard as HTML: the row of modes, a timeline in true proportions, a card for each shot.

Pure. What a shot holds beside what a director scans stands in the inspector.
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from ..generator.plan import AspectRatio, DialogueLine, Resolution, Shot, VideoPlan
from ..tools.timing import spoken_seconds
from .gradio_files import Address
from .gradio_html import button, choice, data, escape, field, icon, number, rows, text
from .gradio_told import price_told, problem_told, speaker_told
from .gradio_view import View
from .gradio_words import Words
from .present import (
    length_words,
    lettering_words,
    plain,
    seconds_words,
)


def board_html(view: View, address: Address) -> str:
    """The storyboard. Empty while there is no plan."""
    plan = view.plan
    if plan is None:
        return ""
    tall = " is-tall" if ratio(plan) < 1 else ""
    bars = "".join(_bar(number, shot, view) for number, shot in enumerate(plan.shots, 1))
    cards = "".join(
        _card(number, shot, plan, view, address) for number, shot in enumerate(plan.shots, 1)
    )
    add = {"do": "add", "of": "shot", "id": plan.shots[-1].id, "text": view.words.new_shot}
    return (
        f'<section class="cs-board{tall}" style="--ratio:{ratio(plan):.4f}"'
        f' aria-label="{view.words.board}">{_modes(plan, view, address)}{_head(view, plan)}'
        f'<ol class="cs-bars" aria-label="{view.words.bars}">{bars}</ol>'
        f'<ol class="cs-cards">{cards}'
        f'<li class="cs-more">{button(view.words.add_shot, add, sign="plus")}</li></ol>'
        f"{rows('cs-note', [*problem_rows(view, 'video'), *plan.notes])}</section>"
    )


def camera_row(shot: Shot, words: Words) -> str:
    """`close-up · dolly in`; an eye-level angle and a camera that stands go without saying."""
    angle = "" if shot.angle == "eye level" else shot.angle
    move = "" if shot.movement == "static" else shot.movement
    return " · ".join(words.term(part) for part in (shot.framing, angle, move) if part)


def frame_html(number: int, shot: Shot, view: View, address: Address) -> str:
    """A frame of the shot, as soon as there is one, with how much of it is rendered."""
    words, share = view.words, view.progress.get(shot.id)
    bar = "" if share is None else f'<i class="cs-progress" style="--share:{share:.0%}"></i>'
    if poster := view.posters.get(shot.id):
        alt = words.poster.format(number=number)
        shown = f'<img src="{escape(address(poster))}" alt="{alt}" draggable="false">'
    else:
        told = words.not_rendered if share is None else words.rendering if share else words.waits
        shown = f'<span class="cs-blank">{told}</span>'
    return f'<div class="cs-frame">{shown}{bar}</div>'


def problem_rows(view: View, where: str) -> Iterator[str]:
    """What stands against a shot or the video, each with its remedy."""
    here = (problem for problem in view.problems if problem.where == where)
    return (": ".join(problem_told(problem, view.words)) for problem in here)


def ratio(plan: VideoPlan) -> float:
    """Width of the picture by its height."""
    across, down = map(int, plan.aspect_ratio.split(":"))
    return across / down


def spoken_in(shot: Shot) -> float:
    """Seconds that the dialogue of a shot takes."""
    return round(sum(spoken_seconds(line.text, line.language) for line in shot.dialogue), 1)


def _modes(plan: VideoPlan, view: View, address: Address) -> str:
    words = view.words
    kinds = [
        ("single", words.single_shot, words.single_hint),
        ("multi", words.multi_shot, words.multi_hint),
        ("custom", words.custom_shot, words.custom_hint),
    ]
    shots = "".join(
        button(told, _of_video("mode", kind), hint=hint, pressed=plan.mode == kind)
        for kind, told, hint in kinds
    )
    audio = button(
        *(words.audio, _of_video("audio", not plan.audio)),
        hint=words.audio_hint,
        pressed=plan.audio,
    )
    burned = button(
        *(words.burned, _of_video("subtitles", not plan.subtitles)),
        hint=words.burned_hint,
        pressed=plan.subtitles,
    )
    sides = ((one, one) for one in get_args(AspectRatio))
    sizes = ((one, one) for one in get_args(Resolution))
    length = number(plan.seconds, _of_video("seconds"))
    return (
        f'<div class="cs-modes" role="toolbar" aria-label="{words.whole_video}">'
        f'<div class="cs-field"><span>{words.multi}</span>'
        f'<span class="cs-group" role="group" aria-label="{words.multi}">{shots}</span></div>'
        f"{field(words.total, length, hint=words.total_hint)}"
        f"{field(words.aspect, choice(plan.aspect_ratio, sides, _of_video('aspect_ratio')))}"
        f"{field(words.resolution, choice(plan.resolution, sizes, _of_video('resolution')))}"
        f"{_slot(words.start_frame, words.start_frame_hint, 'start_frame', plan, view, address)}"
        f"{_slot(words.end_frame, words.end_frame_hint, 'end_frame', plan, view, address)}"
        f'<span class="cs-switches">{audio}{burned}</span></div>'
    )


def _of_video(name: str, value: object = None) -> dict[str, object]:
    return {"do": "set", "of": "video", "field": name, "value": value}


def _slot(label: str, hint: str, name: str, plan: VideoPlan, view: View, address: Address) -> str:
    """A place for a picture: the one that is there, or a way to choose one."""
    words, asset = view.words, getattr(plan, name)
    if asset and asset in view.assets:
        shown = f'<img src="{escape(address(view.assets[asset]))}" alt="">'
        clear = button(
            *(f"{words.remove}: {label}", {"do": "set", "of": "video", "field": name}),
            sign="cross",
            icon_only=True,
        )
    else:
        shown, clear = icon("picture"), ""
    return (
        f'<div class="cs-field" title="{text(hint)}"><span>{text(label)}</span>'
        f'<span class="cs-slot"><label tabindex="0">{shown}<input type="file"'
        f' accept="image/*" data-files="{data(_of_video(name))}"'
        f' aria-label="{text(label)}: {words.choose_picture}"></label>{clear}</span></div>'
    )


def _head(view: View, plan: VideoPlan) -> str:
    words = view.words
    state = price_told(view.price, plan, words) if view.busy == "rendering" and view.price else ""
    limit = words.of_limit.format(seconds=length_words(view.seconds_max))
    total = seconds_words(plan.seconds)
    over = " is-over" if plan.seconds > view.seconds_max else ""
    return (
        f'<header class="cs-head"><h2>{text(plan.title)}</h2>'
        f'<span class="cs-state" role="status">{text(state)}</span>'
        f'<span class="cs-total{over}"><b>{total}</b> <span>{limit}</span></span></header>'
    )


def _bar(number: int, shot: Shot, view: View) -> str:
    words, spoken = view.words, spoken_in(shot)
    tight = spoken > shot.seconds + 0.25
    share = view.progress.get(shot.id)
    done = 1.0 if share is None and shot.id in view.posters else share or 0.0
    needs = words.needs.format(seconds=seconds_words(spoken)) if tight else ""
    told = ", ".join(filter(None, [seconds_words(shot.seconds), needs]))
    deed = {"do": "set", "of": "shot", "id": shot.id, "field": "seconds"}
    speech = f'<u style="--share:{min(1, spoken / shot.seconds):.0%}"></u>' if spoken else ""
    return (
        f'<li class="cs-bar{" is-warned" if tight else ""}" style="flex-grow:{shot.seconds:g}"'
        f' data-shot="{escape(shot.id)}" data-seconds="{shot.seconds:g}" role="slider"'
        f' tabindex="0" aria-label="{words.shot.format(number=number)}: {words.seconds}"'
        f' aria-valuemin="0.5" aria-valuemax="{view.seconds_max:g}"'
        f' aria-valuenow="{shot.seconds:g}" aria-valuetext="{text(told)}"'
        f' title="{number}: {text(told)}. {words.bar_hint}" data-stretch="{data(deed)}">'
        f'<i style="--share:{done:.0%}"></i>{speech}<b>{number}</b>'
        f"<span>{seconds_words(shot.seconds)}</span><em>{needs}</em><s></s></li>"
    )


def _card(number: int, shot: Shot, plan: VideoPlan, view: View, address: Address) -> str:
    words = view.words
    changed = " is-changed" if shot.id in view.changed else ""
    marks = [words.changed] if changed else []
    if number > 1 and shot.transition != "cut":
        marks.append(words.dissolves.format(transition=words.term(shot.transition)))
    warnings = [*problem_rows(view, shot.id), *view.notes.get(shot.id, ())]
    return (
        f'<li class="cs-card{changed}" data-shot="{escape(shot.id)}" draggable="true" tabindex="0"'
        f' role="button" aria-label="{words.shot.format(number=number)}">'
        f'{frame_html(number, shot, view, address)}<div class="cs-told">'
        f'<p class="cs-line"><b>{number}</b><span>{text(camera_row(shot, words))}</span>'
        f'<span class="cs-seconds">{seconds_words(shot.seconds)}</span></p>'
        f'{rows("cs-mark", marks)}<p class="cs-action">{text(shot.action)}</p>'
        f"{''.join(_said(line, plan, words) for line in shot.dialogue)}"
        f"{rows('cs-lettering', map(lettering_words, shot.lettering))}"
        f"{rows('cs-warning', _short(warnings))}</div></li>"
    )


def _short(warnings: Iterable[str]) -> Iterator[str]:
    """Each warning on a line or two; the inspector has all of it."""
    for warning in warnings:
        told = plain(warning)
        yield told if len(told) <= 90 else f"{told[:89]}…"


def _said(line: DialogueLine, plan: VideoPlan, words: Words) -> str:
    return (
        f'<p class="cs-said"><span class="cs-quiet">{text(speaker_told(line, plan, words))}</span>'
        f' <span lang="{escape(line.language)}">“{text(line.text)}”</span></p>'
    )

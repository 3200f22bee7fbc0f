"""The storyboard and the video as HTML.

Everything that comes from a user, a plan or a file name is escaped: it is data. Addresses of files
are relative to the page, so that it works behind a proxy and under any prefix.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..generator.plan import DialogueLine, Lettering, Shot, VideoPlan
from ..tools.check import Problem
from . import gradio_words as words
from .gradio_view import Film, View
from .present import (
    camera_words,
    cast_words,
    format_words,
    lettering_words,
    plain,
    price_words,
    seconds_words,
    sound_words,
    speaker_words,
)


def cards_html(view: View) -> str:
    """The storyboard: a bar of the shots in true proportions, a card for each, what holds for all.

    Empty while there is no plan.
    """
    if view.plan is None:
        return ""
    cards = (_card(number, shot, view) for number, shot in enumerate(view.plan.shots, 1))
    tall = " is-tall" if _ratio(view.plan) < 1 else ""
    return (
        f'<section class="cs-board{tall}" style="--ratio:{_ratio(view.plan):.4f}"'
        f' aria-label="{words.BOARD}">'
        f'{_head(view, view.plan)}<ol class="cs-bars" aria-label="{words.BOARD_BARS}">'
        f"{''.join(_bar(number, shot, view) for number, shot in enumerate(view.plan.shots, 1))}"
        f'</ol><ol class="cs-cards">{"".join(cards)}</ol>{_foot(view, view.plan)}</section>'
    )


def player_html(film: Film | None, *, current: bool) -> str:
    """The finished video with its captions, to be seen and saved. Empty while there is none."""
    if film is None:
        return ""
    name = _file_name(film.plan.title)
    saves = [_save(words.SAVE_VIDEO, file_address(film.video), f"{name}.mp4")]
    track = ""
    if film.captions and film.captions.is_file():
        saves.append(_save(words.SAVE_CAPTIONS, file_address(film.captions), f"{name}.srt"))
        track = f'<track kind="captions" label="{words.CAPTIONS}" src="{_captions(film.captions)}">'
    beside = " is-beside" if _ratio(film.plan) <= 1 else ""
    old = "" if current else f'<p class="cs-old">{words.VIDEO_OLD}</p>'
    return (
        f'<section class="cs-player{beside}" style="--ratio:{_ratio(film.plan):.4f}"'
        f' aria-label="{words.VIDEO}"><video controls playsinline preload="metadata"'
        f' src="{escape(file_address(film.video))}">{track}</video>'
        f'{old}<nav class="cs-save">{"".join(saves)}</nav></section>'
    )


def file_address(path: Path) -> str:
    """Where the page finds a file of the folders it may show."""
    return f"gradio_api/file={quote(str(path))}"


def _head(view: View, plan: VideoPlan) -> str:
    state = price_words(view.price, plan) if view.busy == "rendering" and view.price else ""
    return (
        f'<header class="cs-head"><h2>{_text(plan.title)}</h2>'
        f'<span class="cs-quiet">{_text(format_words(plan))}</span>'
        f'<span class="cs-state" role="status">{_text(state)}</span>'
        f'<span class="cs-total">{seconds_words(plan.seconds)}</span></header>'
    )


def _bar(number: int, shot: Shot, view: View) -> str:
    warned = " is-warned" if any(p.where == shot.id for p in view.problems) else ""
    share = view.progress.get(shot.id)
    done = 1.0 if share is None and shot.id in view.posters else share or 0.0
    return (
        f'<li class="cs-bar{warned}" style="flex-grow:{shot.seconds:g}"'
        f' title="{number}: {seconds_words(shot.seconds)}">'
        f'<i style="width:{done:.0%}"></i><b>{number}</b></li>'
    )


def _card(number: int, shot: Shot, view: View) -> str:
    assert view.plan is not None
    marks = [words.CHANGED] if shot.id in view.changed else []
    if number > 1 and shot.transition != "cut":
        marks.append(words.DISSOLVES.format(transition=shot.transition))
    changed = " is-changed" if shot.id in view.changed else ""
    warnings = [*_problems(view.problems, shot.id), *view.notes.get(shot.id, ())]
    return (
        f'<li class="cs-card{changed}">{_frame(number, shot, view)}<div class="cs-told">'
        f'<p class="cs-line"><b>{number}</b><span>{camera_words(shot)}</span>'
        f'<span class="cs-seconds">{seconds_words(shot.seconds)}</span></p>'
        f'{_rows("cs-mark", marks)}<p class="cs-action">{_text(shot.action)}</p>'
        f"{''.join(_said(line, view.plan) for line in shot.dialogue)}"
        f"{''.join(map(_lettering, shot.lettering))}"
        f"{_rows('cs-sound', filter(None, [sound_words(shot.sound)]))}"
        f"{_rows('cs-warning', warnings)}{_sources(view.sources.get(shot.id, ()))}</div></li>"
    )


def _frame(number: int, shot: Shot, view: View) -> str:
    share = view.progress.get(shot.id)
    bar = (
        ""
        if share is None
        else f'<span class="cs-progress"><i style="width:{share:.0%}"></i></span>'
    )
    if poster := view.posters.get(shot.id):
        alt = words.POSTER.format(number=number)
        shown = f'<img src="{escape(file_address(poster))}" alt="{alt}">'
    else:
        told = words.NOT_RENDERED if share is None else words.RENDERING if share else words.WAITS
        shown = f'<span class="cs-blank">{told}</span>'
    return f'<div class="cs-frame">{shown}{bar}</div>'


def _said(line: DialogueLine, plan: VideoPlan) -> str:
    return (
        f'<p class="cs-said"><span class="cs-quiet">{_text(speaker_words(line, plan))}</span>'
        f' <span lang="{escape(line.language)}">“{_text(line.text)}”</span></p>'
    )


def _lettering(lettering: Lettering) -> str:
    return f'<p class="cs-lettering">{_text(lettering_words(lettering))}</p>'


def _sources(sentences: Sequence[str]) -> str:
    """The user's sentences that a shot keeps, folded away until they are wanted."""
    if not sentences:
        return ""
    return (
        f'<details class="cs-sources"><summary>{words.SOURCES}</summary>'
        f"{''.join(f'<q>{_text(sentence)}</q>' for sentence in sentences)}</details>"
    )


def _foot(view: View, plan: VideoPlan) -> str:
    """What holds for the whole video."""
    rows = [
        (words.CAST, "; ".join(map(cast_words, plan.characters))),
        (words.ELEMENTS, "; ".join(f"{e.handle}: {e.name}" for e in plan.elements)),
        (words.LOOK, plan.style),
        (words.WITHOUT, plan.avoid or ""),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{_text(told)}</dd>" for name, told in rows if told)
    notes = [*_problems(view.problems, "video"), *plan.notes]
    return (
        f'<div class="cs-foot"><dl>{listed}</dl>{_rows("cs-note", notes)}'
        f'<nav class="cs-save">{_save_plan(plan)}</nav></div>'
    )


def _problems(problems: Sequence[Problem], where: str) -> Iterator[str]:
    return (f"{p.what}: {p.remedy}" for p in problems if p.where == where)


def _rows(kind: str, texts: Iterable[str]) -> str:
    return "".join(f'<p class="{kind}">{_text(text)}</p>' for text in texts)


def _save(label: str, address: str, name: str) -> str:
    return f'<a href="{escape(address)}" download="{escape(name)}">{label}</a>'


def _save_plan(plan: VideoPlan) -> str:
    data = _data_address("application/json", plan.model_dump_json(indent=2))
    return _save(words.SAVE_PLAN, data, f"{_file_name(plan.title)}.plan.json")


@lru_cache(maxsize=256)
def _captions(srt: Path) -> str:
    """Captions as browsers read them: SubRip with another head and points for commas."""
    rows = srt.read_text(encoding="utf-8").splitlines()
    timed = (row.replace(",", ".") if "-->" in row else row for row in rows)
    return _data_address("text/vtt", "WEBVTT\n\n" + "\n".join(timed))


def _data_address(kind: str, text: str) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(text.encode()).decode()}"


def _file_name(title: str) -> str:
    """Letters and digits of the title, of any script, joined by hyphens."""
    letters = "".join(char if char.isalnum() else " " for char in title.lower())
    return "-".join(letters.split())[:60] or "video"


def _ratio(plan: VideoPlan) -> float:
    across, down = map(int, plan.aspect_ratio.split(":"))
    return across / down


def _text(text: str) -> str:
    return escape(plain(text))

"""Below the storyboard as HTML: cast and elements, the player, two versions side by side. Pure."""

import base64
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import get_args

from ..agent.elements import Subject
from ..generator.plan import ElementKind, Shot
from .gradio_cards import camera_row, ratio
from .gradio_files import Address
from .gradio_html import button, data, escape, icon, menu, text
from .gradio_told import voice_told
from .gradio_view import View
from .gradio_words import Words
from .present import seconds_words


def shelf_html(view: View, address: Address) -> str:
    """Who acts and what must stay the same. Empty while there is no plan."""
    plan, words = view.plan, view.words
    if plan is None:
        return ""
    cast = "".join(
        f'<button type="button" class="cs-chip" data-inspect="person:{escape(who.id)}">'
        f"<b>{text(who.name)}</b>"
        f"<span>{text(voice_told(who.voice.language, who.voice.dialect, words))}</span></button>"
        for who in plan.characters
    )
    elements = "".join(
        f'<button type="button" class="cs-chip" data-inspect="element:{escape(one.id)}">'
        f"{_thumb(one.assets, view, address)}<b>{text(one.handle)}</b>"
        f"<span>{words.named[f'kind_{one.kind}']}</span></button>"
        for one in plan.elements
    )
    person = {"do": "add", "of": "character", "text": words.new_character}
    return (
        f'<section class="cs-shelf"><h3>{words.cast}</h3>{cast}'
        f"{button(words.add_character, person, sign='plus', icon_only=True)}"
        f"<h3>{words.elements}</h3>{elements}{_maker(view, words)}"
        f'<button type="button" class="cs-chip" data-inspect="video">{words.whole_video}</button>'
        "</section>"
    )


def player_html(view: View, address: Address) -> str:
    """The finished video with its captions. Empty while there is none."""
    film, words = view.film, view.words
    if film is None:
        return ""
    track = ""
    if film.captions and film.captions.is_file():
        track = (
            f'<track kind="captions" label="{words.captions}" default'
            f' src="{_captions(film.captions)}">'
        )
    old = "" if view.film_is_current else f'<p class="cs-old">{words.video_old}</p>'
    shape = ratio(film.plan)
    return (
        f'<section class="cs-player{" is-tall" if shape < 1 else ""}" style="--ratio:{shape:.4f}"'
        f' aria-label="{words.video}"><video controls playsinline preload="metadata"'
        f' src="{escape(address(film.video))}">{track}</video>{old}</section>'
    )


def saves_html(view: View, address: Address) -> str:
    """What can be downloaded."""
    film, words, plan = view.film, view.words, view.plan
    saves: list[str] = []
    if film and film.video.is_file():
        name = file_name(film.plan.title)
        saves.append(_save(words.save_video, address(film.video), f"{name}.mp4"))
        if film.captions and film.captions.is_file():
            saves.append(_save(words.save_captions, address(film.captions), f"{name}.srt"))
    if plan:
        told = _data_address("application/json", plan.model_dump_json(indent=2))
        saves.append(_save(words.save_plan, told, f"{file_name(plan.title)}.plan.json"))
    return "".join(saves)


def compared_html(view: View, address: Address) -> str:
    """A version beside the plan as it is, shot by shot, the changed ones marked."""
    old, plan, words = view.compared, view.plan, view.words
    if old is None or plan is None:
        return ""
    now = {shot.id: shot for shot in plan.shots}
    then = {shot.id: shot for shot in old.plan.shots}
    pairs = "".join(
        f'<div class="cs-pair{" is-changed" if then.get(id) != now.get(id) else ""}">'
        f"{_half(then.get(id), old.posters, words, address)}"
        f"{_half(now.get(id), view.posters, words, address)}</div>"
        for id in dict.fromkeys((*now, *then))
    )
    close = {"do": "compare", "number": 0}
    return (
        f'<section class="cs-compared" style="--ratio:{ratio(plan):.4f}">'
        f"<header><h3>{words.compare_title.format(number=old.number)}</h3>"
        f"{button(words.restore, {'do': 'restore', 'number': old.number}, sign='undo')}"
        f"{button(words.compare_close, close, sign='cross', icon_only=True)}"
        f'</header><div class="cs-pair is-head"><span>{words.then.format(number=old.number)}</span>'
        f"<span>{words.now}</span></div>{pairs}</section>"
    )


def file_name(title: str) -> str:
    """Letters and digits of the title, of any script, joined by hyphens."""
    letters = "".join(char if char.isalnum() else " " for char in title.lower())
    return "-".join(letters.split())[:60] or "video"


def _half(shot: Shot | None, posters: Mapping[str, Path], words: Words, address: Address) -> str:
    if shot is None:
        return f'<div class="cs-half is-gone">{words.gone}</div>'
    poster = posters.get(shot.id)
    shown = f'<img src="{escape(address(poster))}" alt="">' if poster else ""
    said = "".join(f"<p>“{text(line.text)}”</p>" for line in shot.dialogue)
    return (
        f'<div class="cs-half"><div class="cs-frame">{shown}</div><div>'
        f"<p><b>{seconds_words(shot.seconds)}</b> {text(camera_row(shot, words))}</p>"
        f"<p>{text(shot.action)}</p>{said}</div></div>"
    )


def _maker(view: View, words: Words) -> str:
    """A panel in which an element is made of several pictures or a video."""
    kinds = "".join(
        f'<option value="{kind}">{words.named[f"kind_{kind}"]}</option>'
        for kind in get_args(ElementKind)
    )
    known = {one.handle.casefold() for one in view.plan.elements} if view.plan else set[str]()
    before = "".join(
        button(one.handle, _again(one))
        for one in view.subjects
        if one.handle.casefold() not in known
    )
    used = f'<h4>{words.used_before}</h4><div class="cs-group is-loose">{before}</div>'
    inside = (
        f'<form class="cs-maker" data-make="{data({"do": "element"})}">'
        f'<p class="cs-quiet">{words.make_element_hint}</p>'
        f'<label class="cs-field"><span>{words.element_name}</span>'
        f'<input type="text" name="name" maxlength="60" required></label>'
        f'<label class="cs-field"><span>{words.element_kind}</span>'
        f'<select name="kind">{kinds}</select></label>'
        f'<label class="cs-drop"><span>{words.drop_files}</span>'
        f'<input type="file" name="files" multiple accept="image/*,video/*"></label>'
        f'<button type="submit" class="cs-button is-primary">{words.make}</button></form>'
        f"{used if before else ''}"
    )
    return menu(
        *("cs-maker", f"{icon('plus')}<span>{words.make_element}</span>", inside),
        hint=words.make_element_hint,
    )


def _again(one: Subject) -> dict[str, object]:
    """A subject of the library, brought into this conversation."""
    assets = [given.asset for given in one.pictures]
    return {"do": "element", "name": one.name, "kind": one.kind, "assets": assets}


def _thumb(assets: tuple[str, ...], view: View, address: Address) -> str:
    found = next((view.assets[asset] for asset in assets if asset in view.assets), None)
    moving = found is not None and found.suffix in (".mp4", ".mov", ".webm", ".mkv")
    if found is None:
        return ""
    shown = escape(address(found))
    return f'<video src="{shown}" muted></video>' if moving else f'<img src="{shown}" alt="">'


def _save(label: str, address: str, name: str) -> str:
    return f'<a href="{escape(address)}" download="{escape(name)}">{icon("save")}{label}</a>'


@lru_cache(maxsize=256)
def _captions(srt: Path) -> str:
    """Captions as browsers read them: SubRip with another head and points for commas."""
    read = srt.read_text(encoding="utf-8").splitlines()
    timed = (row.replace(",", ".") if "-->" in row else row for row in read)
    return _data_address("text/vtt", "WEBVTT\n\n" + "\n".join(timed))


def _data_address(kind: str, told: str) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(told.encode()).decode()}"

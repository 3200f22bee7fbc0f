"""The inspector as HTML: everything of one shot, one person, one element or the whole video.

All of them are laid out at once and the page shows the one that is chosen, so that looking at
another needs no answer from the server. Pure; every control is a deed of `callsheet.agent.deeds`.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from ..generator.plan import (
    Angle,
    Character,
    DialogueLine,
    Element,
    ElementKind,
    Framing,
    Lettering,
    Movement,
    Shot,
    Transition,
    VideoPlan,
)
from ..tools.dialects import catalogue
from ..tools.timing import spoken_seconds
from .gradio_cards import problem_rows, spoken_in
from .gradio_files import Address
from .gradio_html import area, button, choice, data, entry, escape, field, number, rows, text
from .gradio_told import voice_told
from .gradio_view import View
from .gradio_words import Words
from .present import LANGUAGES, seconds_words


def inspector_html(view: View, address: Address) -> str:
    """What can be looked into and changed. Empty while there is no plan."""
    plan = view.plan
    if plan is None:
        return ""
    return "".join(
        [
            _voices(view.words),
            *(_shot(number, shot, plan, view) for number, shot in enumerate(plan.shots, 1)),
            *(_person(who, plan, view.words) for who in plan.characters),
            *(_element(element, plan, view, address) for element in plan.elements),
            _video(plan, view.words),
        ]
    )


def _voices(words: Words) -> str:
    """Every language and dialect, once; menus of voices are filled from it when they open."""
    found = (
        (tag, name, [d for d in catalogue() if d.language == tag])
        for tag, name in LANGUAGES.items()
    )
    groups = "".join(
        f'<optgroup label="{words.term(name)}"><option value="{tag}|">{words.term(name)}</option>'
        + "".join(
            f'<option value="{tag}|{escape(d.label)}">{text(_own(d.label, d.own))}</option>'
            for d in dialects
        )
        + "</optgroup>"
        for tag, name, dialects in found
    )
    return f'<select id="cs-voices" hidden aria-hidden="true">{groups}</select>'


def _own(label: str, own: str) -> str:
    return label if own.isascii() else f"{label} {own}"


def _section(key: str, title: str, inside: str) -> str:
    return (
        f'<section class="cs-inspects" data-for="{escape(key)}" aria-label="{text(title)}">'
        f"<h3>{text(title)}</h3>{inside}</section>"
    )


def _shot(at: int, shot: Shot, plan: VideoPlan, view: View) -> str:
    words = view.words
    put = {"do": "set", "of": "shot", "id": shot.id}
    menus = (
        (words.framing, "framing", shot.framing, get_args(Framing)),
        (words.angle, "angle", shot.angle, get_args(Angle)),
        (words.move, "movement", shot.movement, get_args(Movement)),
        (words.transition, "transition", shot.transition, get_args(Transition)),
    )
    told = "".join(
        field(name, choice(value, _terms(values, words), put | {"field": key}))
        for name, key, value, values in menus
    )
    length = field(words.seconds, number(shot.seconds, put | {"field": "seconds"}))
    take = button(
        *(words.another_take, {"do": "take", "id": shot.id}),
        sign="take",
        hint=words.take.format(number=shot.take),
    )
    warnings = [*problem_rows(view, shot.id), *view.notes.get(shot.id, ())]
    inside = (
        f'<div class="cs-grid">{length}'
        f'<div class="cs-field"><span>{words.take.format(number=shot.take)}</span>{take}</div>'
        f"{told}"
        f"{field(words.action, area(shot.action, put | {'field': 'action'}), wide=True)}</div>"
        f"{_people(shot, plan, words)}{_dialogue(shot, plan, words)}"
        f"{_read(shot, words)}{_sound(shot, words)}"
        f"{rows('cs-warning', warnings)}"
        f"{_sources(view.sources.get(shot.id, ()), words)}{_deeds(at, shot, plan, words)}"
    )
    return _section(f"shot:{shot.id}", words.shot.format(number=at), inside)


def _people(shot: Shot, plan: VideoPlan, words: Words) -> str:
    """Who and what is in the picture, as switches."""
    switches = [
        button(who.name, _toggled(shot, "characters", who.id), pressed=who.id in shot.characters)
        for who in plan.characters
    ] + [
        button(one.handle, _toggled(shot, "elements", one.id), pressed=one.id in shot.elements)
        for one in plan.elements
    ]
    if not switches:
        return ""
    return (
        f"<h4>{words.people}</h4>"
        f'<span class="cs-group is-loose" role="group">{"".join(switches)}</span>'
    )


def _toggled(shot: Shot, name: str, id: str) -> dict[str, object]:
    known: tuple[str, ...] = getattr(shot, name)
    value = [one for one in known if one != id] if id in known else [*known, id]
    return {"do": "set", "of": "shot", "id": shot.id, "field": name, "value": value}


def _dialogue(shot: Shot, plan: VideoPlan, words: Words) -> str:
    spoken = spoken_in(shot)
    count = words.spoken_of.format(
        spoken=seconds_words(spoken), seconds=seconds_words(shot.seconds)
    )
    tight = " is-warned" if spoken > shot.seconds + 0.25 else ""
    lines = "".join(_line(line, plan, words) for line in shot.dialogue)
    add = {"do": "add", "of": "line", "id": shot.id, "text": words.new_line}
    shown = f'<span class="cs-count{tight}">{count}</span>' if shot.dialogue else ""
    return (
        f"<h4>{words.dialogue}{shown}"
        f"{button(words.add_line, add, sign='plus', icon_only=True)}</h4>{lines}"
    )


def _line(line: DialogueLine, plan: VideoPlan, words: Words) -> str:
    put = {"do": "set", "of": "line", "id": line.id}
    cast = ((who.id, who.name) for who in plan.characters)
    over = button(
        *(words.voice_over, put | {"field": "voice_over", "value": not line.voice_over}),
        pressed=line.voice_over,
    )
    drop = {"do": "drop", "of": "line", "id": line.id}
    manner = entry(
        *(line.delivery or "", put | {"field": "delivery"}),
        hint=words.delivery_hint,
        label=words.delivery,
    )
    needs = seconds_words(round(spoken_seconds(line.text, line.language), 1))
    said = area(line.text, put | {"field": "text"}, label=words.line, language=line.language)
    return (
        f'<div class="cs-item" title="{needs}">'
        f"{choice(line.character, cast, put | {'field': 'character'})}"
        f"{_spoken(line.language, line.dialect, put | {'field': 'spoken'}, words)}"
        f"{said}{manner}{over}"
        f"{button(f'{words.remove}: {words.line}', drop, sign='cross', icon_only=True)}</div>"
    )


def _spoken(language: str, dialect: str | None, deed: Mapping[str, object], words: Words) -> str:
    """The menu of languages and dialects."""
    value = f"{language}|{dialect or ''}"
    return choice(value, [(value, voice_told(language, dialect, words))], deed, fill="cs-voices")


def _read(shot: Shot, words: Words) -> str:
    add = {"do": "add", "of": "lettering", "id": shot.id, "text": ""}
    each = "".join(_lettering(at, read, shot, words) for at, read in enumerate(shot.lettering))
    return (
        f"<h4>{words.lettering}{button(words.add_lettering, add, sign='plus', icon_only=True)}"
        f"</h4>{each}"
    )


def _lettering(at: int, read: Lettering, shot: Shot, words: Words) -> str:
    put = {"do": "set", "of": "lettering", "id": shot.id, "at": at}
    inside = button(
        *(words.in_scene, put | {"field": "in_scene", "value": not read.in_scene}),
        pressed=read.in_scene,
    )
    drop = {"do": "drop", "of": "lettering", "id": shot.id, "at": at}
    place = entry(read.place, put | {"field": "place"}, hint=words.place, label=words.place)
    return (
        f'<div class="cs-item">'
        f"{area(read.text, put | {'field': 'text'}, label=words.lettering)}{place}{inside}"
        f"{button(f'{words.remove}: {words.lettering}', drop, sign='cross', icon_only=True)}</div>"
    )


def _sound(shot: Shot, words: Words) -> str:
    put = {"do": "set", "of": "sound", "id": shot.id}
    effects = data(put | {"field": "effects"})
    listed = escape("; ".join(shot.sound.effects))
    return (
        f'<h4>{words.sound}</h4><div class="cs-grid">'
        f"{field(words.ambience, entry(shot.sound.ambience or '', put | {'field': 'ambience'}))}"
        f"{field(words.music, entry(shot.sound.music or '', put | {'field': 'music'}))}"
        f'<label class="cs-field is-wide"><span>{words.effects}</span><input type="text"'
        f' value="{listed}" data-set="{effects}" data-kind="list"></label></div>'
    )


def _sources(sentences: Iterable[str], words: Words) -> str:
    """The user's own words from which the shot was read."""
    told = "".join(f"<q>{text(sentence)}</q>" for sentence in sentences)
    return f'<h4>{words.sources}</h4><div class="cs-sources">{told}</div>' if told else ""


def _deeds(at: int, shot: Shot, plan: VideoPlan, words: Words) -> str:
    def moved(by: int) -> dict[str, object]:
        return {"do": "move", "id": shot.id, "to": at - 1 + by}

    add = {"do": "add", "of": "shot", "id": shot.id, "text": words.new_shot}
    drop = {"do": "drop", "of": "shot", "id": shot.id}
    first, last, only = at == 1, at == len(plan.shots), len(plan.shots) == 1
    return (
        '<div class="cs-deeds">'
        f"{button(words.split, {'do': 'split', 'id': shot.id}, sign='split')}"
        f"{button(words.add_shot, add, sign='plus')}"
        f"{button(words.earlier, moved(-1), sign='left', icon_only=True, disabled=first)}"
        f"{button(words.later, moved(1), sign='right', icon_only=True, disabled=last)}"
        f"{button(words.remove, drop, sign='cross', icon_only=True, disabled=only)}"
        "</div>"
    )


def _person(who: Character, plan: VideoPlan, words: Words) -> str:
    put = {"do": "set", "of": "character", "id": who.id}
    voice = {"do": "set", "of": "voice", "id": who.id}
    elements = [("", words.nothing), *((one.id, one.handle) for one in plan.elements)]
    spoken = _spoken(who.voice.language, who.voice.dialect, voice | {"field": "spoken"}, words)
    sample = data(voice | {"field": "voice"})
    drop = {"do": "drop", "of": "character", "id": who.id}
    bound = f"<output>{text(who.voice.voice)}</output>" if who.voice.voice else ""
    inside = (
        f'<div class="cs-grid">'
        f"{field(words.person_name, entry(who.name, put | {'field': 'name'}))}"
        f"{field(words.voice, spoken)}"
        f"{field(words.looks, area(who.looks, put | {'field': 'looks'}), wide=True)}"
        f"{field(words.manner, entry(who.voice.manner or '', voice | {'field': 'manner'}))}"
        f"{field(words.locked_by, choice(who.element or '', elements, put | {'field': 'element'}))}"
        f'<label class="cs-field is-wide" title="{words.bound_voice_hint}">'
        f"<span>{words.bound_voice}</span>{bound}"
        f'<input type="file" accept="audio/*" data-files="{sample}"></label></div>'
        f'<div class="cs-deeds">{button(words.remove, drop, sign="cross")}</div>'
    )
    return _section(f"person:{who.id}", who.name, inside)


def _element(element: Element, plan: VideoPlan, view: View, address: Address) -> str:
    words = view.words
    put = {"do": "set", "of": "element", "id": element.id}
    kinds = [(kind, words.named[f"kind_{kind}"]) for kind in get_args(ElementKind)]
    pictures = "".join(
        f'<img src="{escape(address(view.assets[asset]))}" alt="{text(element.name)}">'
        for asset in element.assets
        if asset in view.assets
    )
    more = data({"do": "element", "id": element.id})
    uses = words.uses.format(name=element.handle.lstrip("@"))
    start = {
        "do": "set",
        "of": "video",
        "field": "start_frame",
        "value": next(iter(element.assets), None),
    }
    bind = button(words.bind_start, start, sign="picture", disabled=not element.assets)
    drop = {"do": "drop", "of": "element", "id": element.id}
    shots = "".join(
        button(
            *(words.seen_in.format(number=at), _toggled(shot, "elements", element.id)),
            pressed=element.id in shot.elements,
        )
        for at, shot in enumerate(plan.shots, 1)
    )
    inside = (
        f'<div class="cs-pictures">{pictures}</div><p class="cs-quiet">{text(uses)}</p>'
        f'<div class="cs-grid">'
        f"{field(words.element_name, entry(element.name, put | {'field': 'name'}))}"
        f"{field(words.element_kind, choice(element.kind, kinds, put | {'field': 'kind'}))}"
        f"{field(words.looks, area(element.looks, put | {'field': 'looks'}), wide=True)}"
        f'<label class="cs-field is-wide"><span>{words.more_files}</span>'
        f'<input type="file" multiple accept="image/*,video/*" data-files="{more}"></label></div>'
        f'<span class="cs-group is-loose" role="group">{shots}</span>'
        f'<div class="cs-deeds">{bind}{button(words.remove, drop, sign="cross")}</div>'
    )
    return _section(f"element:{element.id}", element.handle, inside)


def _video(plan: VideoPlan, words: Words) -> str:
    put = {"do": "set", "of": "video"}
    inside = (
        f'<div class="cs-grid">'
        f"{field(words.name, entry(plan.title, put | {'field': 'title'}), wide=True)}"
        f"{field(words.style, area(plan.style, put | {'field': 'style'}), wide=True)}"
        f"{field(words.avoid, area(plan.avoid or '', put | {'field': 'avoid'}), wide=True)}</div>"
    )
    return _section("video", words.whole_video, inside)


def _terms(values: Iterable[str], words: Words) -> list[tuple[str, str]]:
    return [(value, words.term(value)) for value in values]

"""The bar above the page as HTML: conversations, versions, generator, render, downloads. Pure."""

from collections.abc import Mapping

from ..generator.job import Limits
from .gradio_files import Address
from .gradio_html import button, data, entry, escape, icon, menu, text
from .gradio_shelf import saves_html
from .gradio_view import View
from .gradio_words import Words, languages, words_in
from .present import LANGUAGES, length_words, price_words, seconds_words


def bar_html(view: View, titles: Mapping[str, str], address: Address, user: str = "") -> str:
    """The bar. `titles` are the user's conversations, the one last spoken in first."""
    words = view.words
    versions = _versions(view) if view.versions else ""
    undo = button(
        *(words.undo, {"do": "undo"}),
        sign="undo",
        icon_only=True,
        disabled=not view.can_undo or view.busy == "thinking",
    )
    redo = button(
        *(words.redo, {"do": "redo"}),
        sign="redo",
        icon_only=True,
        disabled=not view.can_redo or view.busy == "thinking",
    )
    saves = saves_html(view, address)
    download = menu("cs-saves", f"{icon('save')}<span>{words.download}</span>", saves)
    return (
        f'<div class="cs-bar-left"><h1>{words.title}</h1>{_conversations(view, titles)}</div>'
        f'<div class="cs-bar-right">{f"{versions}{undo}{redo}" if versions else ""}'
        f"{_generator(view)}{_render(view)}{download if saves else ''}"
        f"{_interface(view, user)}</div>"
    )


def _conversations(view: View, titles: Mapping[str, str]) -> str:
    words = view.words
    rows = "".join(_conversation(thread, title, view) for thread, title in titles.items())
    search = (
        f'<input type="search" class="cs-search" placeholder="{words.search}"'
        f' aria-label="{words.search}">'
    )
    inside = (
        f'<div class="cs-row">{search}{button(words.new, {"do": "new"}, sign="plus")}</div>'
        f'<ul class="cs-conversations">{rows}</ul>'
    )
    shown = text(titles.get(view.thread, "") or (words.untitled if view.thread else words.new))
    return menu("cs-conversations", f"<span>{shown}</span>", inside, hint=words.conversations)


def _conversation(thread: str, title: str, view: View) -> str:
    words, told = view.words, title or view.words.untitled
    here = ' aria-current="true"' if thread == view.thread else ""
    name = entry(title, {"do": "rename", "thread": thread}, label=words.rename)
    sure = button(words.delete_sure, {"do": "delete", "thread": thread}, kind="is-danger")
    return (
        f'<li data-title="{escape(told.casefold())}"><div class="cs-row">'
        f'<button type="button" class="cs-open" data-act="{data({"do": "open", "thread": thread})}"'
        f"{here}>{text(told)}</button>"
        f'<details><summary aria-label="{words.rename}: {text(told)}">{icon("pen")}</summary>'
        f'<div class="cs-row">{name}{sure}</div></details></div></li>'
    )


def _versions(view: View) -> str:
    words = view.words
    rows = "".join(
        f"<li{' class=is-now' if past.number == view.head else ''}>"
        f"<b>v{past.number}</b><span><q>{text(past.said[:120])}</q>"
        f"<small>{seconds_words(past.seconds)} · {words.shots.format(count=past.shots)}</small>"
        "</span>"
        + (
            f"{button(words.compare, {'do': 'compare', 'number': past.number})}"
            f"{button(words.restore, {'do': 'restore', 'number': past.number})}"
            if past.number != view.head
            else f"<i>{words.now}</i>"
        )
        + "</li>"
        for past in reversed(view.versions)
    )
    return menu(
        *("cs-versions", f"<span>v{view.head}</span>", f'<ol class="cs-versions">{rows}</ol>'),
        hint=words.versions,
    )


def _generator(view: View) -> str:
    """What makes the video, its price, and what it cannot do."""
    words, name = view.words, view.generator.partition("@")[0].title()
    if not name:
        return ""
    price = _price(view.limits, words)
    cannot = text("; ".join(_cannot(view.limits, words)))
    told = f'<ul><li class="is-now"><b>{text(name)}</b><p>{price}</p><p>{cannot}</p></li></ul>'
    return menu("cs-generator", f"<span>{text(name)} ({price})</span>", told, hint=words.generator)


def _price(limits: Limits, words: Words) -> str:
    dollars = limits.dollars_per_second
    return words.dollars_per_second.format(dollars=dollars) if dollars else words.free


def _cannot(limits: Limits, words: Words) -> list[str]:
    """What the generator cannot do."""
    told = [words.longest.format(seconds=length_words(limits.seconds_max))]
    if limits.whole_seconds:
        told.append(words.whole)
    if not limits.speaks:
        told.append(words.no_speech)
    if limits.languages:
        named = ", ".join(LANGUAGES.get(tag, tag) for tag in limits.languages)
        told.append(words.speaks_only.format(languages=named))
    if not limits.music:
        told.append(words.no_music)
    return told


def _render(view: View) -> str:
    words = view.words
    if view.busy:
        return button(words.stop, {"do": "stop"}, sign="stop", kind="is-stop")
    if not view.can_render:
        return ""
    price = price_words(view.due, view.plan) if view.due else ""
    return button(words.render, {"do": "render"}, sign="play", kind="is-primary", hint=price)


def _interface(view: View, user: str) -> str:
    words = view.words
    rows = "".join(
        button(
            words_in(tag).language, {"do": "speak", "language": tag}, pressed=tag == view.language
        )
        for tag in languages()
    )
    who = f"<p>{text(words.user.format(name=user))}</p>" if user else ""
    out = f'<a href="logout">{words.sign_out}</a>' if user else ""
    label = f"<span>{view.language.upper()}</span>"
    return menu(
        *("cs-interface", label, f'<div class="cs-group">{rows}</div>{who}{out}'),
        hint=words.interface,
    )

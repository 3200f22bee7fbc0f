"""The bar above the page as HTML: conversations, versions, generator, render, downloads. Pure."""

from collections.abc import Mapping

from ..agent.generators import Offer
from ..generator.job import Limits
from .gradio_files import Address
from .gradio_html import button, data, entry, escape, icon, menu, rows, text
from .gradio_shelf import saves_html
from .gradio_told import price_told, problem_told, voice_told, where_told
from .gradio_view import View, named
from .gradio_words import Words, languages, words_in
from .present import length_words, seconds_words


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
    """What makes the video: for each that could, its price, and what it cannot do for this plan."""
    words = view.words
    if not view.generator:
        return ""
    rows = "".join(_offer(offer, view) for offer in view.offers)
    price = f'<span class="cs-price">({_price(view.limits, words)})</span>'
    label = f"<span>{text(named(view.generator))} {price}</span>"
    inside = f'<ul class="cs-offers">{rows}</ul>'
    return menu("cs-generator", label, inside, hint=words.generator)


def _offer(offer: Offer, view: View) -> str:
    words, limits = view.words, offer.limits
    now = view.generator.partition("@")[0] == offer.name
    deed = {"do": "generator", "name": offer.name}
    use = (
        f"<i>{words.in_use}</i>"
        if now
        else button(words.use, deed, disabled=view.busy == "thinking")
    )
    due = price_told(offer.price, view.plan, words) if offer.price else ""
    against = [
        f"{where_told(problem, view.plan, words)}: {problem_told(problem, words)[0]}"
        for problem in offer.problems
    ]
    told = rows("", [f"{words.for_plan}: {due}"] if due else [])
    told += rows("cs-quiet", ["; ".join(_cannot(limits, words))] if offer.price else [])
    told += rows("cs-quiet", [words.local_model] if offer.is_local else [])
    told += rows("cs-warning", against)
    told += rows("cs-warning", [words.not_here.format(remedy=offer.remedy)] if offer.remedy else [])
    price = f" <small>{_price(limits, words)}</small>" if offer.price else ""
    head = f'<div class="cs-row"><b>{text(named(offer.name))}</b>{price}{use}</div>'
    return f"<li{' class=is-now' if now else ''}>{head}{told}</li>"


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
        spoken = ", ".join(voice_told(tag, None, words) for tag in limits.languages)
        told.append(words.speaks_only.format(languages=spoken))
    if not limits.music:
        told.append(words.no_music)
    return told


def _render(view: View) -> str:
    words = view.words
    if view.busy:
        return button(words.stop, {"do": "stop"}, sign="stop", kind="is-stop")
    if not view.can_render:
        return ""
    price = price_told(view.due, view.plan, words) if view.due else ""
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

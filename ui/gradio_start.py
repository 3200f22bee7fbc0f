"""What stands around the board as HTML: the first visit, a question about money, the tabs. Pure."""

from .gradio_deeds import EXAMPLES
from .gradio_html import button, data, text
from .gradio_told import price_told
from .gradio_view import View
from .gradio_words import Words


def welcome_html(view: View) -> str:
    """What a first visitor can begin with; empty when something was said."""
    if not view.is_new:
        return ""
    words = view.words
    examples = "".join(
        f'<button type="button" class="cs-example" data-number="{number}"'
        f' data-act="{data({"do": "example", "number": number})}">'
        f"<b>{text(words.named[f'example_{number}'])}</b>"
        f"<span>{text(words.named[f'example_{number}_says'])}</span></button>"
        for number, _ in enumerate(EXAMPLES, 1)
    )
    return (
        f'<section class="cs-welcome"><h2>{words.welcome}</h2><p>{words.welcome_examples}</p>'
        f'<div class="cs-examples">{examples}</div></section>'
    )


def asks_html(view: View) -> str:
    """The question whether a render shall begin, with its price; empty when there is none."""
    if not (view.asks and view.price):
        return ""
    words = view.words
    told = words.asks.format(price=price_told(view.price, view.plan, words))
    return (
        f'<div class="cs-asks" role="alert"><p>{text(told)}</p>'
        f"{button(words.approve, {'do': 'approve'}, kind='is-primary')}"
        f"{button(words.decline, {'do': 'decline'})}</div>"
    )


def tabs_html(words: Words) -> str:
    """On a phone the three places are tabs."""
    tabs = (("talk", words.talk), ("film", words.board), ("side", words.inspector))
    return (
        '<nav class="cs-tabs" role="tablist">'
        + "".join(
            f'<button type="button" role="tab" data-tab="{place}">{told}</button>'
            for place, told in tabs
        )
        + "</nav>"
    )

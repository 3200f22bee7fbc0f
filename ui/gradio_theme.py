"""The look of the page: one accent on neutral grounds, the fonts of the system, small sizes.

Nothing is fetched from outside: gradio's own themes name web fonts, this one names none.
"""

# pyright: reportUnknownMemberType=false
# ... because gradio's own methods are only partly typed.

from importlib.resources import files

from gradio.themes.base import Base
from gradio.themes.utils.colors import Color
from gradio.themes.utils.sizes import radius_md, spacing_sm, text_sm

from .. import ui

STYLE = files(ui).joinpath("page.css").read_text(encoding="utf-8")

_ACCENT = Color(
    name="accent",
    c50="#eef6fb",
    c100="#d8eaf5",
    c200="#b3d5eb",
    c300="#84badc",
    c400="#4f9bca",
    c500="#2a7fb4",
    c600="#1f6896",
    c700="#1b5478",
    c800="#184561",
    c900="#163a51",
    c950="#0f2636",
)
_NEUTRAL = Color(
    name="neutral",
    c50="#fafafa",
    c100="#f3f3f4",
    c200="#e4e4e6",
    c300="#cfd0d3",
    c400="#9b9da3",
    c500="#6d7078",
    c600="#50535a",
    c700="#3b3d43",
    c800="#26282c",
    c900="#1b1c1f",
    c950="#131416",
)

THEME = Base(
    primary_hue=_ACCENT,
    secondary_hue=_ACCENT,
    neutral_hue=_NEUTRAL,
    text_size=text_sm,
    spacing_size=spacing_sm,
    radius_size=radius_md,
    font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
    font_mono=["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
).set(
    body_background_fill="*neutral_50",
    body_background_fill_dark="*neutral_950",
    body_text_color_subdued="*neutral_500",
    body_text_color_subdued_dark="*neutral_400",
    link_text_color_dark="*primary_300",
    block_background_fill="white",
    block_background_fill_dark="*neutral_900",
    color_accent_soft="*primary_100",
    color_accent_soft_dark="*primary_800",
)

"""How long a first visitor waits for the storyboard behind an example, in a real browser.

The baseline, in the same run, is the page itself: from its address to its first example.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))

from browser import DESK, Browser, served, webdriver

STORYBOARD_SECONDS_MAX = 5.0
PICTURES = "[...document.querySelectorAll('.cs-card img')].filter(e => e.naturalWidth).length"


def bench_the_storyboard_of_an_example():
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as page, webdriver() as driver:
        window = Browser(driver, DESK)
        begun = time.perf_counter()
        window.open(page)
        window.when("document.querySelector('.cs-example')")
        opened = time.perf_counter()
        window.clicks(".cs-example")
        window.when("document.querySelectorAll('.cs-card').length === 3")
        cards = time.perf_counter()
        window.when(f"{PICTURES} === 3")
        pictures = time.perf_counter()
        window.close()
    page_seconds, card_seconds = opened - begun, cards - opened
    picture_seconds = pictures - opened
    sys.stdout.write(
        f"\npage {page_seconds:.2f} s; its first storyboard {card_seconds:.2f} s, with pictures "
        f"{picture_seconds:.2f} s ({picture_seconds / page_seconds:.1f} times the page)\n"
    )
    assert picture_seconds < STORYBOARD_SECONDS_MAX

"""The page in a real browser, driven as a person would."""

from collections.abc import Generator
from pathlib import Path

import pytest
from browser import CHROMIUM, DESK, DRIVER, PHONE, Browser, served, webdriver
from PIL import Image

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    with served(tmp_path_factory.mktemp("page")) as address:
        yield address


@pytest.fixture(scope="module")
def driver() -> Generator[str]:
    with webdriver() as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def browser(driver: str, page: str, request: pytest.FixtureRequest) -> Generator[Browser]:
    window = Browser(driver, request.param)
    window.open(page)
    window.when("document.querySelector('#cs-box textarea')")
    window.when("document.querySelector('.cs-example')")
    yield window
    window.close()


CHAT = "[...document.querySelectorAll('#cs-chat .message-content')].map(e => e.innerText)"
BARS = "[...document.querySelectorAll('.cs-bar')].map(e => e.dataset.seconds).join()"
IN_VIEW = """(element => {
  const { height, top, bottom } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= innerHeight;
})"""
SECONDS = '.cs-inspects[data-for="shot:s2"] input[type="number"]'


def test_a_first_visitor_makes_a_video_changes_it_and_takes_it_home(
    browser: Browser, tmp_path: Path
) -> None:
    def shows(place: str) -> None:
        if browser.script("innerWidth < 900"):
            browser.clicks(f'[data-tab="{place}"]')

    browser.keeps(tmp_path / "first.png")
    browser.clicks(".cs-example")
    browser.when("document.querySelectorAll('.cs-card').length === 3")
    seen = "[...document.querySelectorAll('.cs-card img')].filter(e => e.naturalWidth)"
    browser.when(f"{seen}.length === 3")
    shows("film")
    browser.clicks('.cs-card[data-shot="s2"]')
    browser.keeps(tmp_path / "inspector.png")
    browser.fills(SECONDS, "2")
    browser.when(f"{BARS} === '4,2,3'")
    browser.when(f"{CHAT}.includes('Shot 2: Seconds 5.0 s → 2.0 s')")

    shows("talk")
    browser.types("make shot 1 1 second, 540p")
    browser.when(f"{BARS} === '1,2,3'")

    shows("film")
    picture = tmp_path / "dumpling.png"
    Image.new("RGB", (64, 64), "wheat").save(picture)
    browser.clicks('[popovertarget="cs-maker"]')
    browser.sends('#cs-maker [name="name"]', "dumpling")
    browser.sends('#cs-maker [name="files"]', str(picture))
    browser.clicks('#cs-maker [type="submit"]')
    browser.when("document.querySelector('.cs-shelf .cs-chip img')?.naturalWidth")

    browser.when("document.querySelector('.cs-player video') && !document.querySelector('.cs-old')")
    play = "document.querySelector('.cs-player video')"
    browser.script("document.querySelector('#cs-film').scrollTo(0, 0)")
    assert browser.script(f"{IN_VIEW}({play})")
    browser.script(f"{play}.muted = true, {play}.play()")
    browser.when(f"{play}.currentTime > 0.2")
    browser.keeps(tmp_path / "player.png")

    browser.clicks('[popovertarget="cs-versions"]')
    browser.keeps(tmp_path / "versions.png")
    browser.clicks('#cs-versions li:last-child [data-act*="compare"]')
    browser.when("document.querySelectorAll('.cs-pair.is-changed').length === 2")
    browser.when("document.querySelectorAll('.cs-compared img').length === 6")
    assert browser.script(f"{IN_VIEW}(document.querySelector('.cs-compared header'))")
    browser.keeps(tmp_path / "compared.png")
    browser.clicks('.cs-compared header [data-act*="compare"]')
    browser.when("!document.querySelector('.cs-compared')")

    browser.clicks('[popovertarget="cs-generator"]')
    assert browser.script("document.querySelector('.cs-offers .is-now b').innerText") == "Animatic"
    offered = "[...document.querySelectorAll('.cs-offers [data-act]')].map(e => e.dataset.act)"
    assert '{"do":"generator","name":"ltx-2.5"}' in browser.script(offered)
    browser.keeps(tmp_path / "generators.png")
    browser.clicks('[popovertarget="cs-generator"]')

    browser.clicks('[data-act*="undo"]')
    browser.when("!document.querySelector('.cs-shelf .cs-chip img')")
    browser.when("document.querySelector('#cs-saves a[download$=\".mp4\"]')")
    saved = "fetch(document.querySelector('#cs-saves a[download$=\".mp4\"]').href)"
    assert browser.script(f"{saved}.then(r => r.headers.get('content-type'))") == "video/mp4"


def test_a_person_says_what_they_want_sees_it_and_finds_it_again(browser: Browser) -> None:
    words = 'Shot 1 (1s): a <b>grey</b> cat, sign reading "${1+1} {{value}}".'
    browser.types(words)
    browser.when("document.querySelector('.cs-card img')?.naturalWidth")
    browser.when("document.querySelector('.cs-player video')")
    assert browser.script("document.querySelector('#cs-box textarea').value") == ""
    said = browser.script(CHAT)
    assert said[0] == words
    assert "“${1+1} {{value}}”" in browser.script("document.querySelector('.cs-card').innerText")
    assert browser.script("document.querySelectorAll('#cs-chat b').length") == 0

    browser.script("location.reload()")
    browser.when("document.querySelector('.cs-player video')?.videoWidth")
    assert browser.script(CHAT)[:2] == said[:2]

    browser.clicks('[popovertarget="cs-conversations"]')
    browser.clicks('[data-act*="new"]')
    browser.when("document.querySelector('.cs-example')")
    assert browser.script(CHAT) == []


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_wider_than_the_window(
    browser: Browser,
) -> None:
    fetched = "performance.getEntriesByType('resource').map(e => new URL(e.name).origin)"
    assert set(browser.script(fetched)) == {browser.script("location.origin")}
    assert browser.script("document.documentElement.scrollWidth <= window.innerWidth")
    assert browser.script("document.querySelectorAll('.cs-example').length") == 3

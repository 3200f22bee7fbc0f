"""The page in a real browser, driven as a person would, where Chromium and its driver are found.

The WebDriver protocol is plain HTTP (W3C, WebDriver Level 1), so no further dependency is needed.
"""

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"
)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DESK, PHONE = (1440, 900), (390, 844)
WHEN = """
const [test, done] = arguments, holds = new Function("return " + test);
const look = () => { const found = holds(); if (found) { seen.disconnect(); done(found); } };
const seen = new MutationObserver(look);
seen.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
for (const event of ["load", "loadedmetadata", "timeupdate"])
  document.addEventListener(event, look, true);
look();
"""


class Browser:
    """One window of a browser."""

    def __init__(self, driver: str, size: tuple[int, int]) -> None:
        self._http = httpx.Client(base_url=driver, timeout=None)
        chrome = {"binary": CHROMIUM, "args": [*FLAGS, f"--window-size={size[0]},{size[1]}"]}
        wanted = {"goog:chromeOptions": chrome, "timeouts": {"script": 120_000}}
        made = self._post("/session", capabilities={"alwaysMatch": wanted})
        self._session = f"/session/{made['sessionId']}"
        # A window has a frame, and cannot be as narrow as a phone; a device can.
        width, height = size
        device = {"width": width, "height": height, "mobile": size == PHONE}
        self._command("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **device)

    def open(self, address: str) -> None:
        self._post(f"{self._session}/url", url=address)

    def script(self, code: str) -> Any:
        return self._post(f"{self._session}/execute/sync", script=f"return {code}", args=[])

    def when(self, test: str) -> Any:
        """Waits until the expression is true in the page; gives its value."""
        return self._post(f"{self._session}/execute/async", script=WHEN, args=[test])

    def types(self, words: str) -> None:
        """Writes into the box and presses Enter."""
        self._element("#cs-box textarea", "value", text=words + "\ue007")

    def sends(self, css: str, keys: str) -> None:
        """Types into a field; a path into a field of files."""
        self._element(css, "value", text=keys)

    def fills(self, css: str, words: str) -> None:
        """Writes over what stands in a field."""
        select_all = "\ue009a\ue000"  # not the driver's own clearing, which counts as a change
        self._element(css, "value", text=select_all + words + "\ue007")

    def clicks(self, css: str) -> None:
        self._element(css, "click")

    def keeps(self, picture: Path) -> None:
        """What the window shows, in light and in dark, for a person to look at."""
        for dark in (False, True):
            self.script(f"document.body.classList.toggle('dark', {str(dark).lower()})")
            shown = base64.b64decode(self._http.get(f"{self._session}/screenshot").json()["value"])
            picture.with_stem(picture.stem + "-dark" * dark).write_bytes(shown)
        self.script("document.body.classList.remove('dark')")

    def close(self) -> None:
        self._http.delete(self._session)
        self._http.close()

    def _element(self, css: str, act: str, **given: object) -> None:
        found = self._post(f"{self._session}/element", using="css selector", value=css)
        self._post(f"{self._session}/element/{next(iter(found.values()))}/{act}", **given)

    def _command(self, cmd: str, **params: object) -> None:
        self._post(f"{self._session}/goog/cdp/execute", cmd=cmd, params=params)

    def _post(self, path: str, **body: object) -> Any:
        answer = self._http.post(path, json=body)
        assert answer.is_success, answer.text
        return answer.json()["value"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    home = tmp_path_factory.mktemp("page")
    command = [sys.executable, "-m", "callsheet.ui.cli", "serve", "--port", "0", "--home", home]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found, server.stderr.read()
        yield found[0]
        server.terminate()


@pytest.fixture(scope="module")
def driver() -> Generator[str]:
    with subprocess.Popen([str(DRIVER), "--port=0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = next(
            found[1] for line in process.stdout if (found := re.search(r"on port (\d+)\.", line))
        )
        yield f"http://127.0.0.1:{port}"
        process.terminate()


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

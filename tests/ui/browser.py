"""A real browser for tests and benchmarks of the page, where Chromium and its driver are found.

The WebDriver protocol is plain HTTP (W3C, WebDriver Level 1), so no further dependency is needed.
"""

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

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


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of the page, in a process of its own."""
    command = [sys.executable, "-m", "callsheet.ui.cli", "serve", "--port", "0", "--home", home]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found, server.stderr.read()
        yield found[0]
        server.terminate()


@contextmanager
def webdriver() -> Iterator[str]:
    """The address of the driver that opens browsers."""
    with subprocess.Popen([str(DRIVER), "--port=0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = next(
            found[1] for line in process.stdout if (found := re.search(r"on port (\d+)\.", line))
        )
        yield f"http://127.0.0.1:{port}"
        process.terminate()

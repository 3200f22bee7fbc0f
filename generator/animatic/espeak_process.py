"""The espeak-ng program as a process that is asked a line and answers one. Knows no plan."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import espeakng_loader  # pyright: ignore[reportMissingTypeStubs]  # it has none

from ..errors import CannotRender


class EspeakProcess:
    """A process of its own, begun at the first question and kept until `close`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The program's answer, as `espeak.py` tells it. Raises `CannotRender` when it crashed."""
        process = self._process = self._process or start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        if not answer:
            self.close()
            raise CannotRender(
                f"the voice ended with code {process.returncode} while saying {request['text']!r}",
                "render again; if it happens twice, say the line in other words",
            )
        return json.loads(answer)

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None


def start() -> subprocess.Popen[bytes]:
    """The program, not asked anything yet."""
    program = Path(__file__).with_name("espeak.py")
    library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    # Without the packages that are installed here, Python starts in a third of the time.
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(program), library, data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

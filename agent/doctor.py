"""What this installation can do: every part tried, not only looked for."""

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ..generator.base import Recipe, open_generator
from ..generator.errors import CallsheetError
from ..generator.plan import Part
from .planner import open_planner
from .settings import Settings

FREE_BYTES_MIN = 1_000_000_000


class Finding(Part):
    """One part of the installation."""

    part: str
    works: bool
    detail: str
    """What was found, or what was wrong."""
    remedy: str | None = None
    needed: bool = True
    """False for what only adds an ability."""


def diagnose(settings: Settings) -> tuple[Finding, ...]:
    """All findings, the needed parts first."""
    tried = [
        _tried("home folder", lambda: _home(settings)),
        _tried("planner: Director", lambda: f"ready ({open_planner('offline').name})"),
        _tried("generator: animatic", lambda: _generator(settings)),
        _tried("drawing", _drawing),
        _tried("lettering", _lettering),
        _tried("speech", _speech),
        _tried("sound mixing", _mixing),
        _tried("web page", lambda: _installed("gradio")),
    ]
    return (*tried, _language_model(), _local_models())


def _tried(part: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(part=part, works=True, detail=look())
    except CallsheetError as error:
        return Finding(part=part, works=False, detail=error.problem, remedy=error.remedy)
    except (ImportError, OSError) as error:
        remedy = "install callsheet again: `make clean demo`, or `pip install --force callsheet`"
        return Finding(part=part, works=False, detail=str(error), remedy=remedy)


def _home(settings: Settings) -> str:
    settings.home.mkdir(parents=True, exist_ok=True)
    probe = settings.home / ".probe"
    probe.touch()
    probe.unlink()
    free = shutil.disk_usage(settings.home).free
    if free < FREE_BYTES_MIN:
        raise OSError(f"{settings.home}: only {free / 1e9:.1f} GB are free")
    return f"{settings.home}, {free / 1e9:.0f} GB free"


def _generator(settings: Settings) -> str:
    return open_generator(Recipe(generator="animatic", assets=settings.home / "assets")).name


def _drawing() -> str:
    import av
    import cv2
    import thorvg_python

    assert thorvg_python.Engine
    return f"PyAV {av.__version__}, OpenCV {cv2.__version__}, ThorVG"


def _lettering() -> str:
    from importlib.resources import files

    from PIL import features

    font = files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"
    with font.open("rb") as file:
        file.read(4)
    shaped = "shaped by HarfBuzz" if features.check("raqm") else "without shaping"
    return f"Noto Sans CJK, {shaped}"


def _speech() -> str:
    import espeakng_loader

    with Path(espeakng_loader.get_library_path()).open("rb") as file:
        file.read(4)
    return "espeak-ng"


def _mixing() -> str:
    import imageio_ffmpeg

    return f"ffmpeg {imageio_ffmpeg.get_ffmpeg_version()}"


def _installed(module: str) -> str:
    if find_spec(module) is None:
        raise ImportError(f"{module} is not installed")
    return "ready"


def _language_model() -> Finding:
    return Finding(
        part="planner: language model",
        works=False,
        detail="not set up; the Director plans without one",
        needed=False,
    )


def _local_models() -> Finding:
    works = all(find_spec(module) for module in ("torch", "diffusers"))
    return Finding(
        part="generator: local models",
        works=works,
        detail="torch and diffusers are installed" if works else "torch or diffusers is missing",
        remedy=None if works else "pip install 'callsheet[local]'",
        needed=False,
    )

"""Settings: the one file that reads the environment. Every variable begins with `CALLSHEET_`."""

import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ..generator.base import GeneratorName
from ..generator.errors import BadInput


def _user_data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("callsheet", appauthor=False)


class Settings(BaseSettings):
    """Read once, then passed on; frozen."""

    model_config = SettingsConfigDict(
        env_prefix="CALLSHEET_", frozen=True, use_attribute_docstrings=True, env_ignore_empty=True
    )

    home: Path = Field(default_factory=_user_data_folder)
    """Folder of conversations, uploads, clips and videos."""
    generator: GeneratorName = "animatic"
    """What makes the pictures and sound."""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    """How many shots are rendered at a time."""
    ask_above_render_seconds: float = Field(default=600, ge=0)
    """A render that takes longer than this, or costs money, is asked for first."""
    host: str = "127.0.0.1"
    """Address of the web page."""
    port: int = Field(default=7860, ge=0, le=65535)
    """Port of the web page."""


def read_settings(
    home: Path | None = None, host: str | None = None, port: int | None = None
) -> Settings:
    """Settings from the environment; what is given here wins. Raises `BadInput`."""
    given: dict[str, Any] = {"home": home, "host": host, "port": port}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        fault = error.errors()[0]
        name = "CALLSHEET_" + "_".join(map(str, fault["loc"])).upper()
        raise BadInput(
            f"the setting {name}={fault['input']!r} could not be used: {fault['msg']}",
            f"mend or unset {name}",
        ) from error

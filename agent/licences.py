"""Licences of local models: what they ask, and that the user has accepted one."""

from datetime import UTC, datetime
from pathlib import Path

from ..generator.diffusers_av.profiles import Licence, profiles
from ..generator.errors import BadInput, cannot_write
from .settings import LICENCES, Settings


def licence_of(model: str) -> Licence:
    """The licence of a model. Raises `BadInput` when there is none such."""
    if model not in profiles():
        raise BadInput(f"there was no model {model!r}", f"choose one of {', '.join(profiles())}")
    return profiles()[model].licence


def accepted(settings: Settings, licence: Licence) -> Path:
    """Keeps that the user has accepted the licence, with the time. Raises `CannotWrite`."""
    path = settings.home / LICENCES / licence.id
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        path.write_text(f"{now} accepted: {licence.told}\n", encoding="utf-8")
    except OSError as error:
        raise cannot_write(path, error) from error
    return path

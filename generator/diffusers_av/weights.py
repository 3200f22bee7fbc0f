"""A model's files: those of a given folder, or of the hub, in the hub's usual cache.

Only safetensors and configuration are fetched, never code or pickles. What was fetched first is
used from then on without asking the hub again, so that a model does not change under a project.
"""

# pyright: basic, reportMissingImports=false
# huggingface_hub comes with an extra.

from collections.abc import Sequence
from pathlib import Path

from ..errors import BadInput, CannotOpen, cannot_write
from .device import INSTALL
from .profiles import Profile

KINDS = ("safetensors", "json", "txt", "model", "jinja")
INDEXES = ("model_index.json", "modular_model_index.json")


def folder_of(profile: Profile, given: Path | None) -> Path:
    """The folder that holds the model, fetched when it is not there yet.

    Raises `BadInput` for a given folder without a model, `CannotOpen` when the hub cannot be
    reached or refuses, `CannotWrite` when the disk is full.
    """
    if given is None:
        return fetched(profile.checkpoint, profile.folders)
    if not any((given / index).is_file() for index in INDEXES):
        raise BadInput(
            f"there was no model in {str(given)!r}",
            "name a folder with a model_index.json, or unset CALLSHEET_WEIGHTS",
        )
    return given


def fetched(repository: str, folders: Sequence[str]) -> Path:
    """The repository's folder in the hub's cache. Raises as `folder_of` does."""
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, LocalEntryNotFoundError
    except ImportError as error:
        raise CannotOpen(f"local models could not be opened: {error}", INSTALL) from error
    places = [f"{folder}/" for folder in folders] or ["*/"]
    wanted = [f"{place}*.{kind}" for place in ("", *places) for kind in KINDS]
    try:
        return Path(snapshot_download(repository, allow_patterns=wanted, local_files_only=True))
    except LocalEntryNotFoundError:
        pass
    try:
        return Path(snapshot_download(repository, allow_patterns=wanted))
    except GatedRepoError as error:
        raise CannotOpen(
            f"the makers of {repository} want their terms accepted first",
            f"accept them at https://huggingface.co/{repository}, then run `hf auth login`",
        ) from error
    except (HfHubHTTPError, LocalEntryNotFoundError, ConnectionError) as error:
        raise CannotOpen(
            f"the weights of {repository} are not on this machine, and the hub did not answer",
            "connect to the internet and render again (HF_HUB_OFFLINE must not be set), or name "
            "a folder with the weights in CALLSHEET_WEIGHTS",
        ) from error
    except OSError as error:
        raise cannot_write(repository, error) from error

"""A model's files: those of a given folder, or of the hub, in the hub's usual cache.

Only safetensors and configuration are fetched, never code or pickles. What was fetched first is
used from then on without asking the hub again, so that a model does not change under a project.
"""

# pyright: basic, reportMissingImports=false
# huggingface_hub comes with an extra.

import hashlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import BadInput, CannotOpen, cannot_write
from .device import INSTALL
from .profiles import ImageModel, Profile

KINDS = ("safetensors", "json", "txt", "model", "jinja")
SHA256_DIGITS = 64
INDEXES = ("model_index.json", "modular_model_index.json")


def folder_of(model: Profile | ImageModel, given: Path | None) -> Path:
    """The folder that holds the model, fetched when it is not there yet.

    Raises `BadInput` for a given folder without a model, `CannotOpen` when the hub cannot be
    reached or refuses, `CannotWrite` when the disk is full.
    """
    if given is None:
        return fetched(model.checkpoint, model.revision, model.folders)
    if not any((given / index).is_file() for index in INDEXES):
        raise BadInput(
            f"there was no model in {str(given)!r}",
            "name a folder with a model_index.json, or unset CALLSHEET_WEIGHTS",
        )
    return given


def fetched(repository: str, revision: str, folders: Sequence[str]) -> Path:
    """The repository's folder in the hub's cache. Raises as `folder_of` does."""
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import LocalEntryNotFoundError
    except ImportError as error:
        raise CannotOpen(f"local models could not be opened: {error}", INSTALL) from error
    # of the root only the index: `*.safetensors` would match in every folder there is
    wanted = [*INDEXES, *(f"{place}/*.{kind}" for place in folders or ("*",) for kind in KINDS)]

    def snapshot(here: bool) -> Path:
        path = snapshot_download(
            repository, revision=revision, allow_patterns=wanted, local_files_only=here
        )
        return Path(path)

    with suppress(LocalEntryNotFoundError):
        return snapshot(here=True)
    try:
        folder = snapshot(here=False)
    except Exception as error:
        raise _not_fetched(repository, revision, error) from error
    _verify(repository, folder)
    return folder


def _verify(repository: str, folder: Path) -> None:
    """Deletes files that are not what the hub keeps, whose names there are their hashes."""
    for path in folder.rglob("*.safetensors"):
        kept = path.resolve()
        if len(kept.name) != SHA256_DIGITS:
            continue
        with kept.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != kept.name:
            path.unlink()
            kept.unlink(missing_ok=True)
            raise _damaged(repository, f"{path.name} is not the file that the hub keeps")


def _damaged(repository: str, why: str) -> CannotOpen:
    return CannotOpen(
        f"the weights of {repository} arrived damaged: {why}",
        "render again: what is whole is kept, and the rest is fetched anew",
    )


def _not_fetched(repository: str, revision: str, error: Exception) -> Exception:
    """What is to be said of what the hub, the network or the disk minded."""
    from huggingface_hub import errors as hub

    if isinstance(error, hub.LocalEntryNotFoundError) and isinstance(error.__cause__, Exception):
        error = error.__cause__  # why the hub gave none
    account = "check with `hf auth whoami` who is signed in, and run `hf auth login`"
    match error:
        case hub.GatedRepoError():
            return CannotOpen(
                f"the makers of {repository} want their terms accepted first",
                f"accept them at https://huggingface.co/{repository}, then run `hf auth login`",
            )
        case hub.RevisionNotFoundError():
            return CannotOpen(
                f"the hub has no revision {revision!r} of {repository}",
                "install a newer callsheet, or name a folder with the weights in CALLSHEET_WEIGHTS",
            )
        case hub.RepositoryNotFoundError():
            return CannotOpen(f"the hub shows no {repository} to this account", account)
        case hub.HfHubHTTPError() if error.response.status_code in (401, 403):
            return CannotOpen(f"the hub refused {repository} to this account", account)
        case OSError() if "consistency check failed" in str(error).lower():
            return _damaged(repository, "a file is shorter than the hub says")
        case OSError() if error.errno is not None and not isinstance(error, ConnectionError):
            return cannot_write(repository, error)
        case _:
            return CannotOpen(
                f"the weights of {repository} are not all on this machine, and the hub did not "
                f"answer ({type(error).__name__})",
                "connect to the internet and render again (HF_HUB_OFFLINE must not be set), or "
                "name a folder with the weights in CALLSHEET_WEIGHTS",
            )


@contextmanager
def loading(folder: Path) -> Generator[None]:
    """Says of files that a library cannot load that they are missing or broken."""
    from safetensors import SafetensorError

    try:
        yield
    except (SafetensorError, OSError, ValueError, KeyError) as error:
        raise CannotOpen(
            f"the weights in {str(folder)!r} could not be loaded: {error}",
            "delete that folder and render again, so that they are fetched anew; weights of your "
            "own must be those of this model, whole, as safetensors",
        ) from error

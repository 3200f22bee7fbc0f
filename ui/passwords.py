"""Passwords of the page's users, kept as hashes in a file: a line `name:hash` each.

A hash is `scrypt$N$r$p$salt$key` (RFC 7914), so that later ones may be made at a higher cost. It
knows nothing of pages.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from ..generator.errors import BadInput, cannot_write
from ..generator.files import written

COST, BLOCK, LANES = 2**14, 8, 5
"""N, r and p: 16 MB and some tenths of a second per guess."""
BYTES_MAX = 2**26
SALT_BYTES, KEY_BYTES = 16, 32
LETTERS_MIN = 8


@dataclass(frozen=True)
class Hashed:
    """A password that can be compared and not read."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    key: bytes

    @classmethod
    def of(cls, password: str) -> "Hashed":
        """A new hash, another one each time."""
        salt = secrets.token_bytes(SALT_BYTES)
        key = _key(password, COST, BLOCK, LANES, salt)
        return cls(COST, BLOCK, LANES, salt, key)

    @classmethod
    def read(cls, text: str) -> "Hashed":
        """Raises ValueError for what is no hash of ours."""
        kind, cost, block, lanes, salt, key = text.split("$")
        if kind != "scrypt":
            raise ValueError(kind)
        decoded = (base64.b64decode(part, validate=True) for part in (salt, key))
        read = cls(int(cost), int(block), int(lanes), *decoded)
        if not read.key or read.cost * read.block * 128 > BYTES_MAX:
            raise ValueError("the hash asks for too much memory")
        return read

    def __str__(self) -> str:
        encoded = (base64.b64encode(part).decode() for part in (self.salt, self.key))
        return "$".join(("scrypt", str(self.cost), str(self.block), str(self.lanes), *encoded))

    def fits(self, password: str) -> bool:
        """Whether it is the hash of this password; takes as long whatever the answer."""
        given = _key(password, self.cost, self.block, self.lanes, self.salt)
        return hmac.compare_digest(self.key, given)


def read_logins(path: Path) -> dict[str, Hashed]:
    """Who may come in. Raises `BadInput` for a file that is not there, or holds anything else."""
    parted = dict(map(_parted, _lines(path)))
    known = {name: _hashed(name, told, path) for name, told in parted.items() if name}
    if not known:
        raise BadInput(
            f"the logins {str(path)!r} named nobody", "add somebody with `callsheet login NAME`"
        )
    return known


def keep_login(path: Path, name: str, password: str) -> None:
    """Lets somebody in, or gives them another password. Raises `BadInput` and `CannotWrite`."""
    if not name.strip() or name != name.strip() or set(name) & set(":#\n\r"):
        raise BadInput(f"the name {name!r} could not be used", "choose one without `:` and `#`")
    if len(password) < LETTERS_MIN:
        raise BadInput(
            f"the password had {len(password)} letters", f"choose one of {LETTERS_MIN} or more"
        )
    lines = _lines(path) if path.exists() else []
    kept = [line for line in lines if _parted(line)[0] != name]
    text = "\n".join([*kept, f"{name}:{Hashed.of(password)}", ""])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as temporary:
            temporary.chmod(0o600)
            temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        raise cannot_write(path, error) from error


def _parted(line: str) -> tuple[str, str]:
    """Name and hash; no name for a remark or an empty line."""
    name, _, told = line.strip().partition(":")
    return ("", "") if name.startswith("#") else (name, told)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"the logins {str(path)!r} could not be read: {error}",
            "make them with `callsheet login NAME`",
        ) from error


def _hashed(name: str, told: str, path: Path) -> Hashed:
    try:
        return Hashed.read(told)
    except ValueError as error:
        raise BadInput(
            f"the password of {name!r} in {str(path)!r} was not hashed",
            f"run `callsheet login {name}`, which writes it so; choose another password, for "
            "this one has lain in the open",
        ) from error


def _key(password: str, cost: int, block: int, lanes: int, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=BYTES_MAX, dklen=KEY_BYTES
    )

"""What each Slack workspace allows: its token, its language, and where who may spend money.

Read from a TOML file with a table per workspace, by the workspace's id; `default` holds for those
that have none of their own. It knows nothing of messages.

    [T0123ABCD]
    channels = ["C0123ABCD"]
    people = ["U0123ABCD"]
    language = "zh"
"""

import tomllib
from collections.abc import Mapping
from typing import Literal

from pydantic import SecretStr, ValidationError

from ..agent.settings import Settings
from ..generator.errors import BadInput
from ..generator.plan import Part

DEFAULT = "default"
EVERY = "*"
FILE = "slack.toml"


class Workspace(Part):
    """One workspace. Nobody may spend money in it until it is said who may, and where."""

    channels: tuple[str, ...] = ()
    """Ids of the channels in which money may be spent; `*` stands for all."""
    people: tuple[str, ...] = ()
    """Ids of the people who may spend it there and in direct messages; `*` stands for all."""
    language: Literal["en", "zh"] | None = None
    """Of buttons and labels; that of the conversation when null."""
    bot_token: SecretStr | None = None
    """Where callsheet serves more than one workspace."""

    def may_spend(self, person: str, channel: str) -> bool:
        """Whether this person may spend money in this channel."""
        private = channel.startswith("D")
        return _among(person, self.people) and (private or _among(channel, self.channels))


class Workspaces:
    """Every workspace, by its id."""

    def __init__(self, known: Mapping[str, Workspace], token: SecretStr | None) -> None:
        self._known = known
        self._token = token

    def of(self, team: str) -> Workspace:
        """What the workspace of this id allows."""
        return self._known.get(team) or self._known.get(DEFAULT) or Workspace()

    def token(self, team: str) -> str | None:
        """With which callsheet speaks there; null when it has none."""
        token = self.of(team).bot_token or self._token
        return token.get_secret_value() if token else None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Every token there is."""
        own = (known.bot_token for known in self._known.values())
        return tuple(token.get_secret_value() for token in (self._token, *own) if token)


def read_workspaces(settings: Settings) -> Workspaces:
    """The workspaces of the settings. Raises `BadInput` for a file that cannot be used."""
    path = settings.slack_workspaces or settings.home / FILE
    if settings.slack_workspaces is None and not path.exists():
        return Workspaces({}, settings.slack_bot_token)
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        known = {team: Workspace.model_validate(table) for team, table in tables.items()}
    except OSError as error:
        raise BadInput(
            f"{str(path)!r} could not be read: {error.strerror}", "mend CALLSHEET_SLACK_WORKSPACES"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{str(path)!r} was not TOML: {error}", "give a table per workspace, such as [T0123]"
        ) from error
    except ValidationError as error:
        fault = error.errors(include_input=False)[0]
        raise BadInput(
            f"{str(path)!r} could not be used: {'.'.join(map(str, fault['loc']))}: {fault['msg']}",
            f"a workspace has {', '.join(Workspace.model_fields)}",
        ) from error
    return Workspaces(known, settings.slack_bot_token)


def _among(id: str, allowed: tuple[str, ...]) -> bool:
    return EVERY in allowed or id in allowed

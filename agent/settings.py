"""Settings: the one file that reads the environment.

Every variable begins with `CALLSHEET_`, but for those that whole families of programs share.
"""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ..generator.base import GeneratorName, LocalModels, MemoryName, Recipe, VoicesName
from ..generator.errors import BadInput

LICENCES = "licences"
"""Folder of the home with one file for each licence that was accepted."""

PlannerName = Literal["offline", "llm"]


def _user_data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("callsheet", appauthor=False)


class Settings(BaseSettings):
    """Read once, then passed on; frozen."""

    model_config = SettingsConfigDict(
        env_prefix="CALLSHEET_",
        frozen=True,
        use_attribute_docstrings=True,
        env_ignore_empty=True,
        populate_by_name=True,
    )

    home: Path = Field(default_factory=_user_data_folder)
    """Folder of conversations, uploads, clips and videos."""
    generator: GeneratorName = "animatic"
    """What makes the pictures and sound."""
    weights: Path | None = None
    """Folder with the weights of a local model; those of the hub when null."""
    memory: MemoryName | None = None
    """How a local model shares the card; chosen by its free memory when null."""
    keyframes: bool = True
    """Shots that a local model makes one by one open with a picture by an image model, so that
    people and places look alike in all of them."""
    voices: VoicesName = "auto"
    """Who speaks in the animatic: `auto`, the best that are installed, or `plain`, espeak-ng."""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    """How many shots are rendered at a time."""
    ask_above_render_seconds: float = Field(default=600, ge=0)
    """A render that takes longer than this, or costs money, is asked for first."""
    planner: PlannerName | None = None
    """Who reads the words; the language model when one is set, else the Director."""
    model: str | None = None
    """Name of the language model."""
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    """Key for the language model's server; a server on this machine needs none."""
    openai_base_url: str = Field(
        default="https://api.openai.com/v1",
        validation_alias="OPENAI_BASE_URL",
        pattern=r"^https?://\S+$",
    )
    """Address of a server that speaks chat completions."""
    model_timeout_seconds: float = Field(default=300, gt=0, allow_inf_nan=False)
    """How long one answer of the language model may take."""
    model_temperature: float | None = Field(default=None, ge=0, le=2)
    """How freely the model writes; its server's own value when null."""
    model_context_tokens: int = Field(default=32_000, ge=4_000)
    """How much the language model can read and write at once."""
    model_answer_tokens: int = Field(default=8_000, ge=500)
    """How long one answer of the language model may be."""
    model_prompt_dollars: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Price of a million tokens that the model reads."""
    model_answer_dollars: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Price of a million tokens that the model writes."""
    model_sees: bool = False
    """The language model can look at pictures."""
    tiktoken_cache_dir: Path | None = Field(default=None, validation_alias="TIKTOKEN_CACHE_DIR")
    """Folder of tiktoken's vocabularies; without them tokens are estimated."""
    host: str = "127.0.0.1"
    """Address of the web page, and of Slack over HTTP."""
    port: int = Field(default=7860, ge=0, le=65535)
    """Port of the web page, and of Slack over HTTP."""
    slack_bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    """With it callsheet speaks in a Slack workspace; begins with `xoxb-`."""
    slack_app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    """With it callsheet listens to Slack in Socket Mode; begins with `xapp-`."""
    slack_signing_secret: SecretStr | None = Field(
        default=None, validation_alias="SLACK_SIGNING_SECRET"
    )
    """Proves, over HTTP, that a request is Slack's."""
    slack_workspaces: Path | None = None
    """TOML file of what each Slack workspace allows; `slack.toml` in `home` when null."""
    slack_api_url: str = Field(default="https://slack.com/api/", pattern=r"^https?://\S+/$")
    """Address of Slack's Web API; GovSlack has another."""
    root_path: str = Field(default="", pattern=r"^(/[\w.~-]+)*$")
    """Path under which a reverse proxy shows the web page, such as `/callsheet`."""
    logins: Path | None = None
    """File of who may sign in to the web page, made by `callsheet login`; null lets all in."""
    user_header: str | None = None
    """Header in which a proxy that signs people in (OAuth) names the user of the web page."""
    turns_per_user: int = Field(default=4, ge=1)
    """How many turns of one user of the web page may go on at once."""

    mcp_tokens: SecretStr | None = None
    """Who may use the MCP server over HTTP: `mei=TOKEN, tom=TOKEN`."""
    mcp_hosts: str = ""
    """Names by which the MCP server is reached over HTTP, beside those of this machine."""

    @property
    def recipe(self) -> Recipe:
        """How the generator is opened, with the licences that were accepted in this home."""
        accepted = tuple(sorted(path.name for path in (self.home / LICENCES).glob("*")))
        local = LocalModels(
            weights=self.weights,
            memory=self.memory,
            keyframes=self.keyframes,
            accepted=accepted,
        )
        return Recipe(
            generator=self.generator,
            assets=self.home / "assets",
            voices=self.voices,
            local=local,
        )

    @property
    def chosen_planner(self) -> PlannerName:
        """The planner that answers when none is named."""
        return self.planner or ("llm" if self.model else "offline")

    def model_costs(self, planner: PlannerName | None = None) -> bool:
        """Whether a turn with this planner, else with the chosen one, is known to cost money."""
        priced = self.model_prompt_dollars or self.model_answer_dollars
        return (planner or self.chosen_planner) == "llm" and bool(priced)


def read_settings(
    home: Path | None = None, host: str | None = None, port: int | None = None
) -> Settings:
    """Settings from the environment; what is given here wins. Raises `BadInput`."""
    given: dict[str, Any] = {"home": home, "host": host, "port": port}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        fault = error.errors()[0]
        name = _variable(str(fault["loc"][0]))
        raise BadInput(
            f"the setting {name}={fault['input']!r} could not be used: {fault['msg']}",
            f"mend or unset {name}",
        ) from error


def _variable(field: str) -> str:
    """The environment variable of a field, or of the alias a fault names it by."""
    return field if field.isupper() else f"CALLSHEET_{field.upper()}"

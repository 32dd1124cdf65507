"""config/default.toml, ./dateline.toml, DATELINE_* → Settings. Built once, at the edge, and passed on as arguments."""

import os
from pathlib import Path

from pydantic import Field, NonNegativeInt, PositiveInt, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from models.errors import SettingsError

DEFAULTS = Path(__file__).with_name("default.toml")
LOCAL = Path("dateline.toml")
PREFIX = "DATELINE_"


class Settings(BaseSettings):
    """What a run needs to know. Reasons and defaults stand in config/default.toml."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    inbox: Path = Field(description="Folder that `dateline serve` watches.")
    warehouse: Path = Field(description="The writer's DuckDB file.")
    published: Path = Field(description="The read copy.")
    keep_copies: NonNegativeInt = Field(description="Older read copies left beside the newest.")
    lineage_file: str = Field(description="File for OpenLineage events, beside the warehouse; '' = none.")
    lineage_url: str = Field(pattern=r"^(https?://\S+)?$", description="Endpoint for OpenLineage events; '' = none.")
    lineage_namespace: str = Field(min_length=1, description="Namespace of the jobs in OpenLineage events.")
    model: str = Field(description="spaCy pipeline to load.")
    workers: NonNegativeInt = Field(description="Worker processes; 0 = one per core.")
    chunk_articles: PositiveInt = Field(description="Articles handed to a worker at a time.")
    batch_articles: PositiveInt = Field(description="Articles loaded in one transaction.")
    one_worker_articles: NonNegativeInt = Field(description="Up to so many articles need no second worker process.")
    chunk_timeout_s: PositiveInt = Field(description="Seconds after which a silent worker is ended.")
    prefect_home: Path = Field(description="Folder of Prefect's own database and logs.")
    prefect_start_timeout_s: PositiveInt = Field(description="Seconds given to Prefect's embedded server to start.")

    @property
    def cores(self) -> int:
        """Worker processes to use: the setting, or the cores this process may run on."""
        return self.workers or available_cores()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments beat the environment, that beats ./dateline.toml, that beats the defaults."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, [DEFAULTS, LOCAL])


def load_settings(**overrides: object) -> Settings:
    """The settings in force; overrides that are None are left to the other sources.

    Raises:
        SettingsError: an unknown name or an unusable value, in a file or in the environment.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except (ValidationError, ValueError) as error:
        raise SettingsError(_source(), _reason(error)) from error


def unknown_variables() -> list[str]:
    """DATELINE_* variables that name no setting: most likely a slip of the keyboard."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    return sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known)


def available_cores() -> int:
    """Cores this process may use; a container's or taskset's limit counts."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _source() -> str:
    return f"settings ({LOCAL} or {PREFIX}*)" if LOCAL.exists() else f"settings ({PREFIX}*)"


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())

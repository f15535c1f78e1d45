"""Settings: values only, from arguments, then CITEWELL_* variables, then citewell.toml."""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ingest.errors import SettingsError

PREFIX = "CITEWELL_"
SETTINGS_FILE = "citewell.toml"
_SECRET = frozenset({"api_key"})

Confidence = Literal["strict", "balanced", "eager"]


class Settings(BaseSettings):
    """What a user may set. Each field ``x`` is also ``CITEWELL_X`` and ``x = …`` in the file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, toml_file=SETTINGS_FILE
    )

    library: Path = Field(default=Path("library"), description="directory of the library")
    encoder: str = Field(
        default="all-MiniLM-L6-v2",
        description="the packaged encoder by name, or the path of a sentence-transformers model",
    )
    encoder_dtype: Literal["auto", "float32", "bfloat16"] = Field(
        default="auto", description="arithmetic of the encoder; auto: bfloat16 where it is faster"
    )
    batch_size: int = Field(default=32, ge=1, le=1024, description="passages an encoder batch")
    passage_tokens: int = Field(
        default=256, ge=64, le=8192, description="tokens of a passage, title and heading included"
    )
    candidates: int = Field(
        default=50, ge=1, le=1000, description="passages each search brings before fusion"
    )
    ranker: bool = Field(
        default=True, description="whether the learned ranker looks at the best evidence again"
    )
    citations: int = Field(default=3, ge=1, le=20, description="quotes an answer may cite")
    confidence: Confidence = Field(
        default="balanced", description="how sure an answer must be: strict, balanced or eager"
    )
    api_key: SecretStr | None = Field(
        default=None, description="the key a Citewell server asks for, where it is asked over HTTP"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="least level of log lines on standard error"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: arguments, environment, citewell.toml."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: Any) -> Settings:  # noqa: ANN401  (each value is checked by pydantic)
    """Read the settings.

    Args:
        **given: Values that win over environment and file; None means not given.

    Returns:
        The settings, every value checked.

    Raises:
        SettingsError: A setting is unknown or has an unusable value, or the file is not TOML.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise _explained(error) from error
    except ValueError as error:  # tomllib.TOMLDecodeError
        problem = f"{Path(SETTINGS_FILE).absolute()} is not valid TOML: {error}."
        raise SettingsError(problem, "Correct that line, or remove the file.") from error


def _refuse_unknown_variables() -> None:
    # pydantic-settings ignores a misspelt variable without a word.
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    if unknown:
        problem = f"Unknown setting in the environment: {', '.join(unknown)}."
        raise SettingsError(problem, f"Known are {', '.join(sorted(known))}.")


def _explained(error: ValidationError) -> SettingsError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        problem = f"Unknown setting {name} in {SETTINGS_FILE}."
    else:
        given = "what was given" if name in _SECRET else repr(first["input"])
        problem = f"Setting {name} cannot be {given}: {first['msg']}."
    return SettingsError(problem, f"Known are {', '.join(sorted(Settings.model_fields))}.")

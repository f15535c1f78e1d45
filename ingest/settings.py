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

MODEL_PATTERN = r"^(|(openai-like|ollama|anthropic):\S+)$"
"""A language model: its provider and, behind the first colon, its name there."""

RATE_PATTERN = r"^(off|[1-9][0-9]{0,6}/(second|minute|hour|day))$"
"""How often a client may ask: ``60/minute``; ``off`` for no limit."""

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
    model: str = Field(
        default="",
        pattern=MODEL_PATTERN,
        description="the language model that may write answers: openai-like:NAME, ollama:NAME or "
        "anthropic:NAME; empty for none",
    )
    model_url: str = Field(
        default="", description="where the model is asked; empty for its provider's own address"
    )
    model_key_variable: str = Field(
        default="",
        description="the environment variable that holds the model's key; empty for the usual one",
    )
    model_seconds: float = Field(
        default=20, gt=0, le=600, description="seconds after which a model is given up"
    )
    model_tokens: int = Field(
        default=500, ge=16, le=32_768, description="tokens that a model may write in a reply"
    )
    model_context: int = Field(
        default=8_192, ge=1_024, le=2_000_000, description="tokens that a model reads and writes"
    )
    model_evidence: int = Field(
        default=3_000, ge=200, le=200_000, description="tokens of the quotes a model is given"
    )
    model_retries: int = Field(
        default=2, ge=0, le=10, description="times a model is asked again where it is busy or fails"
    )
    model_at_once: int = Field(
        default=4, ge=1, le=256, description="questions that a model is asked at the same time"
    )
    model_price_read: float = Field(
        default=0, ge=0, description="price of a million tokens that a model reads"
    )
    model_price_written: float = Field(
        default=0, ge=0, description="price of a million tokens that a model writes"
    )
    model_rewrites: bool = Field(
        default=False, description="whether the model may make follow-ups stand on their own"
    )
    model_replies: Path | None = Field(
        default=None, description="directory where a model's replies are kept; not kept where unset"
    )
    server: str = Field(
        default="",
        description="URL of a Citewell server to ask in place of the library; empty for none",
    )
    api_key: SecretStr | None = Field(
        default=None, description="the key a Citewell server asks for, where it is asked over HTTP"
    )
    rate_limit: str = Field(
        default="1200/minute",
        pattern=RATE_PATTERN,
        description="requests that the server takes from a key, or from an address without one",
    )
    keys_on_loopback: bool = Field(
        default=True,
        description="whether a server on loopback asks for a key once the library has any",
    )
    deadline_seconds: float = Field(
        default=30, gt=0, le=600, description="seconds after which the server gives an answer up"
    )
    most_upload_mb: int = Field(
        default=100, ge=1, le=4096, description="megabytes that may be sent to the server at once"
    )
    log_questions: bool = Field(
        default=False, description="whether the server's log tells what was asked"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="least level of log lines on standard error"
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="how log lines are written; json: an object a line"
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

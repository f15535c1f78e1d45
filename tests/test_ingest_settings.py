"""Settings: a secret that is never shown, and limits that are checked when they are read."""

from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ingest.settings import load_settings


def test_the_key_is_read_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEWELL_API_KEY", "sesame")
    settings = load_settings()
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sesame"
    assert "sesame" not in f"{settings!r} {settings} {settings.model_dump()} "
    assert "sesame" not in settings.model_dump_json()


def test_no_key_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITEWELL_API_KEY", raising=False)
    assert load_settings().api_key is None


def test_a_key_that_cannot_be_one_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITEWELL_API_KEY", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "citewell.toml").write_text("api_key = 271828", encoding="utf-8")
    with pytest.raises(SettingsError, match="Setting api_key cannot be what was given") as caught:
        load_settings()
    assert "271828" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rate_limit", "often"),
        ("rate_limit", "0/minute"),
        ("rate_limit", "60/minute "),
        ("rate_limit", ""),
        ("deadline_seconds", "0"),
        ("deadline_seconds", "601"),
        ("deadline_seconds", "nan"),
        ("most_upload_mb", "0"),
        ("most_upload_mb", "1.5"),
        ("log_questions", "perhaps"),
        ("keys_on_loopback", ""),
        ("log_format", "xml"),
    ],
)
def test_a_limit_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"CITEWELL_{name.upper()}", value)
    with pytest.raises(SettingsError, match=f"Setting {name} cannot be "):
        load_settings()


@pytest.mark.parametrize("rate", ["off", "1/second", "600/minute", "9999999/day"])
def test_a_rate_is_a_number_and_a_time(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    monkeypatch.setenv("CITEWELL_RATE_LIMIT", rate)
    assert load_settings().rate_limit == rate

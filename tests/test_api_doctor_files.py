"""The checks of settings, disk, keys and the two encoders."""

from pathlib import Path
from typing import Any

import pytest

from api.doctor.check import Check, looked
from api.doctor.disk import disk_check, judged_room
from api.doctor.encoders import encoder_check, ranker_check
from api.doctor.keys import keys_check
from api.doctor.settings import settings_check
from api.keys import KEYS_FILE, KeyRing, KeysError
from ingest.errors import EncoderError
from ingest.settings import Settings
from retrieval.evidence_ranker import RANKER

MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_settings_are_told_by_name_and_not_by_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "citewell.toml").write_text("citations = 2", encoding="utf-8")
    monkeypatch.setenv("CITEWELL_API_KEY", "cw_made_up_secret")
    check = settings_check(Settings())
    assert check == Check(
        "settings", "ok", f"Usable; from {tmp_path / 'citewell.toml'} and CITEWELL_API_KEY."
    )


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"model_evidence": 7_693}, "more than it reads and writes"),
        ({"model_seconds": 30}, "deadline_seconds 30"),
    ],
)
def test_settings_that_do_not_go_together(given: dict[str, Any], part: str) -> None:
    check = settings_check(Settings(model="ollama:heron", **given))
    assert (check.state, bool(check.remedy)) == ("warning", True)
    assert part in check.found
    assert settings_check(Settings(**given)).state == "ok"


def test_settings_that_just_go_together() -> None:
    settings = Settings(model="ollama:heron", model_evidence=7_692, model_seconds=29.9)
    assert settings_check(settings).state == "ok"


@pytest.mark.parametrize(
    ("free", "taken", "state"),
    [
        (20 * MEGABYTE, 0, "failed"),
        (40 * MEGABYTE, 0, "warning"),
        (999 * MEGABYTE, 0, "warning"),
        (1_000 * MEGABYTE, 1_000 * MEGABYTE, "ok"),
        (1_000 * MEGABYTE, 1_001 * MEGABYTE, "warning"),
    ],
)
def test_room_on_the_disk(free: int, taken: int, state: str) -> None:
    check = judged_room(free, taken, "so much")
    assert (check.state, bool(check.remedy)) == (state, state != "ok")


def test_the_disk_of_a_library_that_is_yet_to_come(tmp_path: Path) -> None:
    assert disk_check(tmp_path / "not" / "there").found.endswith(" free.")


def test_the_disk_of_a_library(tmp_path: Path) -> None:
    (tmp_path / "vectors").mkdir()
    (tmp_path / "vectors" / "data").write_bytes(bytes(1_500_000))
    assert disk_check(tmp_path).found.endswith(" free; the library takes 1.5 MB.")


def test_no_keys(tmp_path: Path) -> None:
    assert keys_check(tmp_path).state == "ok"


@pytest.mark.parametrize(
    ("mode", "state"), [(0o600, "ok"), (0o640, "warning"), (0o604, "warning"), (0o620, "failed")]
)
def test_keys_are_for_their_server_alone(mode: int, state: str, tmp_path: Path) -> None:
    secret = KeyRing(tmp_path).create("ana", ["ask"])
    (tmp_path / KEYS_FILE).chmod(mode)
    check = keys_check(tmp_path)
    assert check.state == state
    assert check.found.startswith(f"1 key in {tmp_path / KEYS_FILE}, mode {mode:04o}.")
    assert check.remedy == ("" if state == "ok" else f"Run: chmod 600 {tmp_path / KEYS_FILE}")
    assert secret not in check.found
    assert KeyRing(tmp_path).held()[0].sha256 not in check.found


def test_keys_that_were_all_revoked(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.create("ana", ["ask"])
    ring.revoke("ana")
    assert keys_check(tmp_path).state == "warning"


def test_keys_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / KEYS_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(KeysError):
        keys_check(tmp_path)
    assert looked("keys", lambda: keys_check(tmp_path)).state == "failed"


def test_what_nobody_foresaw_is_told_by_kind_alone() -> None:
    def broken() -> Check:
        raise ValueError("Bearer sk-made-up")

    check = looked("encoder", broken)
    assert (check.state, check.found) == ("failed", "Looking at it broke off (ValueError).")


def test_an_encoder_that_is_not_there() -> None:
    with pytest.raises(EncoderError, match="There is no encoder at elsewhere"):
        encoder_check(Settings(encoder="elsewhere"))


def test_a_ranker_that_is_switched_off() -> None:
    assert ranker_check(Settings(ranker=False)).state == "ok"


@pytest.mark.encoder
def test_the_encoder_that_comes_with_it() -> None:
    check = encoder_check(Settings())
    assert check.state == "ok"
    assert check.found.startswith(
        "all-MiniLM-L6-v2, 384 dimensions, weights 53aa51172d14… (as expected); loads"
    )


def test_the_ranker_that_comes_with_it() -> None:
    if not RANKER.is_dir():
        pytest.skip("the ranker is not there; make ranker makes it")
    assert ranker_check(Settings()).state == "ok"

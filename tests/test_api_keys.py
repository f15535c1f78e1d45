"""API keys: shown once, kept as hashes, made and revoked while others read them."""

import hashlib
import json
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.keys import KeyRing, KeysError


def test_only_the_hash_of_a_key_is_kept(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    secret = ring.create("ana", ["write", "ask"], "60/minute")
    assert re.fullmatch(r"cw_[A-Za-z0-9_-]{43}", secret)
    kept = ring.file.read_text(encoding="utf-8")
    assert secret not in kept
    assert secret[3:] not in kept
    (key,) = json.loads(kept)["keys"]
    assert key["sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert (key["scopes"], key["rate"]) == (["ask", "write"], "60/minute")


def test_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.create("ana", ["ask"])
    assert stat.S_IMODE(ring.file.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["keys.json", "keys.lock"]


def test_a_key_is_found_until_it_is_revoked(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    secrets = {name: ring.create(name, ["ask"]) for name in ("ana", "ben")}
    found = [ring.find(secrets[name]) for name in ("ana", "ben")]
    assert [key.name for key in found if key] == ["ana", "ben"]
    ring.revoke("ana")
    assert ring.find(secrets["ana"]) is None
    assert ring.find(secrets["ben"]) is not None


@pytest.mark.parametrize("shown", ["", "cw_", "CW_", "é", "\ud800", "a" * 10_000])
def test_what_is_no_key_is_not_found(tmp_path: Path, shown: str) -> None:
    ring = KeyRing(tmp_path)
    secret = ring.create("ana", ["ask"])
    assert ring.find(shown) is None
    assert ring.find(secret.upper()) is None
    assert ring.find(secret[:-1]) is None
    assert ring.find(json.loads(ring.file.read_text())["keys"][0]["sha256"]) is None


def test_another_process_s_change_is_seen(tmp_path: Path) -> None:
    serving, commanding = KeyRing(tmp_path), KeyRing(tmp_path)
    assert not serving.begun
    assert serving.held() == ()
    first = commanding.create("ana", ["ask"])
    assert serving.find(first) is not None
    commanding.revoke("ana")
    assert serving.find(first) is None
    second = commanding.create("ana", ["ask"])
    assert (serving.find(first), serving.find(second) is not None) == (None, True)


def test_a_ring_whose_last_key_is_revoked_has_begun_all_the_same(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.create("ana", ["ask"])
    ring.revoke("ana")
    assert (ring.begun, ring.held()) == (True, ())


def test_keys_made_at_once_are_all_kept(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: KeyRing(tmp_path).create(f"key-{at}", ["ask"]), range(24)))
    assert {key.name for key in KeyRing(tmp_path).held()} == {f"key-{at}" for at in range(24)}


@pytest.mark.parametrize("name", ["", "two words", "é", "-x", "a" * 65, "a\n", "../x"])
def test_a_name_that_cannot_stand_in_a_log_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeysError, match="A key's name cannot be"):
        KeyRing(tmp_path).create(name, ["ask"])
    assert not KeyRing(tmp_path).begun


@pytest.mark.parametrize("rate", ["", "0/minute", "60", "60/fortnight", "-1/second", "1e3/day"])
def test_a_rate_that_is_none_is_refused(tmp_path: Path, rate: str) -> None:
    with pytest.raises(KeysError, match="A key's rate cannot be"):
        KeyRing(tmp_path).create("ana", ["ask"], rate)


def test_a_key_without_a_scope_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="A key's scopes cannot be"):
        KeyRing(tmp_path).create("ana", [])


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.create("ana", ["ask"])
    with pytest.raises(KeysError, match="There is a key named ana already"):
        ring.create("ana", ["write"])
    assert len(ring.held()) == 1


def test_a_key_that_is_not_there_cannot_be_revoked(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="There is no key named 'ana'"):
        KeyRing(tmp_path).revoke("ana")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 2, "keys": []}', '{"keys": [{}]}'])
def test_a_damaged_file_opens_nothing(tmp_path: Path, content: str) -> None:
    ring = KeyRing(tmp_path)
    secret = ring.create("ana", ["ask"])
    ring.file.write_text(content, encoding="utf-8")
    for attempt in (ring.held, lambda: ring.find(secret), lambda: ring.create("ben", ["ask"])):
        with pytest.raises(KeysError, match="cannot be read"):
            attempt()
    assert ring.file.read_text(encoding="utf-8") == content


def test_where_nothing_can_be_written_no_key_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(KeysError, match="cannot be changed"):
        KeyRing(file).create("ana", ["ask"])

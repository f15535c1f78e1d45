"""One owner at a time, known by name."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import LibraryBusyError, StorageError
from ingest.library import open_library
from ingest.ownership import Ownership

OWNER = """
import sys, time
from pathlib import Path
from ingest.ownership import Ownership
owner = Ownership(Path(sys.argv[1]))
if sys.argv[3:]:
    owner.sign(sys.argv[3])
print("mine", flush=True)
time.sleep(60)
"""
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def other(tmp_path, request):
    """Another process that owns tmp_path; a parameter is where it can be asked."""
    url = [request.param] if hasattr(request, "param") else []
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path), "--some-option", *url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "mine\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_process_is_refused_within_two_seconds_and_told_by_whom(tmp_path, other):
    began = time.monotonic()
    with pytest.raises(LibraryBusyError) as refused:
        Ownership(tmp_path)
    assert time.monotonic() - began < 2
    message = str(refused.value)
    assert f"process {other.pid}" in message
    assert "--some-option" in message
    assert "Wait until it ends" in message


@pytest.mark.parametrize("other", ["http://127.0.0.1:8001"], indirect=True)
def test_a_second_process_is_told_where_to_ask_instead(tmp_path, other):
    with pytest.raises(LibraryBusyError) as refused:
        Ownership(tmp_path)
    assert f"process {other.pid}" in refused.value.problem
    assert refused.value.remedy == (
        "Ask it instead, with: --server http://127.0.0.1:8001, or stop it."
    )


def test_the_library_refuses_a_second_process(tmp_path, other):
    (tmp_path / "catalogue.sqlite").touch()
    began = time.monotonic()
    with pytest.raises(LibraryBusyError, match=f"process {other.pid}"):
        open_library(tmp_path)
    assert time.monotonic() - began < 2


def test_a_killed_owner_leaves_nothing_in_the_way(tmp_path, other):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert (tmp_path / "owner.json").exists()
    owner = Ownership(tmp_path)
    assert json.loads((tmp_path / "owner.json").read_text())["process"] == os.getpid()
    owner.release()
    assert not (tmp_path / "owner.json").exists()


@pytest.mark.parametrize("stale", ["", "{", "[]", "7", '{"process": 1}', "\x00"])
def test_whatever_the_owner_file_holds_is_harmless(tmp_path, stale):
    first = Ownership(tmp_path)
    (tmp_path / "owner.json").write_text(stale)
    with pytest.raises(LibraryBusyError, match="has not given its name"):
        Ownership(tmp_path)
    first.release()
    Ownership(tmp_path).release()


def test_the_same_process_is_refused_too(tmp_path):
    first = Ownership(tmp_path)
    with pytest.raises(LibraryBusyError, match=f"process {os.getpid()}"):
        Ownership(tmp_path)
    first.release()


def test_releasing_twice_leaves_the_next_owner_its_name(tmp_path):
    first = Ownership(tmp_path)
    first.release()
    second = Ownership(tmp_path)
    first.release()
    assert (tmp_path / "owner.json").exists()
    second.release()


def test_a_place_where_no_lock_can_be_is_a_clear_error(tmp_path):
    (tmp_path / "owner.lock").mkdir()
    with pytest.raises(StorageError, match="cannot be locked"):
        Ownership(tmp_path)

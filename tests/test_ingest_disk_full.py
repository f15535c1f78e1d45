"""A full disk: a clear error, and a library that is whole when there is space again."""

import os
import shutil
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.documents import Document
from ingest.errors import StorageError
from ingest.lexical import LexicalIndex
from ingest.library import Library, open_library
from ingest.records import IndexedPassage
from ingest.verification import verify
from tests.made_up_studies import ENCODER, add, found, study

SENTENCES = 120
NO_GUARD = -(1 << 40)
"""A reserve that no estimate exceeds, so that the disk itself refuses."""


def mount(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)


@contextmanager
def small_disk(path: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own size, in memory."""
    path.mkdir()
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    if mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", path).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def take_all_but(disk: Path, left: int) -> None:
    """Fill a disk but for so many bytes."""
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - left))


def made(number: int) -> Document:
    return study(
        f"s{number}", [f"Sentence {line} of s{number}n{line} here." for line in range(SENTENCES)]
    )


def fill(library: Library, first: int = 0) -> tuple[int, StorageError]:
    """Add studies until the disk refuses; return how many were acknowledged, and the refusal."""
    for number in range(first, first + 400):
        try:
            add(library, made(number))
        except StorageError as error:
            return number, error
    raise AssertionError("the disk never filled")


def assert_holds(library: Library, acknowledged: int) -> None:
    texts = {library.document(summary.id).document.text for summary in library.summaries()}
    assert {made(number).text for number in range(acknowledged)} <= texts
    for number in range(0, acknowledged, 5):
        sentence = f"Sentence 7 of s{number}n7 here."
        assert found(library, f"s{number}n7", 3)[1] == {sentence}
    assert list(verify(library)) == []


def test_the_guard_refuses_before_the_disk_is_full(tmp_path):
    with small_disk(tmp_path / "disk", 48) as disk:
        with open_library(disk / "library", create=True) as library:
            acknowledged, error = fill(library)
            assert "nothing was changed" in str(error)
            assert acknowledged > 3
            assert len(library) == acknowledged
            assert_holds(library, acknowledged)
        with open_library(disk / "library") as library:
            assert_holds(library, acknowledged)
        mount("-o", "remount,size=128m", disk)
        with open_library(disk / "library") as library:
            add(library, made(acknowledged))
            assert_holds(library, acknowledged + 1)


@pytest.mark.parametrize("megabytes", [4, 5, 7, 10])
def test_a_disk_that_is_truly_full_loses_nothing(tmp_path, megabytes):
    with small_disk(tmp_path / "disk", megabytes) as disk:
        with open_library(disk / "library", create=True, reserve_bytes=NO_GUARD) as library:
            acknowledged, error = fill(library)
            assert "disk" in str(error)
            # The change that was refused is whole or absent, and reading goes on.
            assert len(library) in {acknowledged, acknowledged + 1}
        mount("-o", "remount,size=128m", disk)
        with open_library(disk / "library") as library:
            assert_holds(library, acknowledged)
            add(library, made(acknowledged))
            add(library, study("s0", ["Replaced."]))
            assert found(library, "Replaced", 1)[1] == {"Replaced."}
            assert list(verify(library)) == []


@pytest.mark.parametrize("left", [0, 60, 150, 250, 350, 450, 600])
def test_with_space_again_the_same_process_goes_on(tmp_path, left):
    """The less is left, the earlier a write is refused: in the catalogue, or in either index."""
    with (
        small_disk(tmp_path / "disk", 8) as disk,
        open_library(disk / "library", create=True, reserve_bytes=NO_GUARD) as library,
    ):
        for number in range(3):
            add(library, made(number))
        take_all_but(disk, left * 1024)
        number, refused = fill(library, first=3)
        assert ("catalogue.sqlite" if left == 0 else "disk") in str(refused)
        (disk / "ballast").unlink()
        assert_holds(library, number)
        add(library, made(number))
        assert_holds(library, number + 1)


def test_the_lexical_index_says_so_too(tmp_path):
    vector = ENCODER.encode(["any"])[0]
    with small_disk(tmp_path / "disk", 2) as disk:
        index = LexicalIndex(disk / "lexical")
        take_all_but(disk, 100 * 1024)
        passages = (
            IndexedPassage(number, "d", None, "body", "", "", f"word{number} and more", vector)
            for number in range(1, 10_000)
        )
        with pytest.raises(StorageError, match=r"lexical index.*rebuilt from it"):
            deque((index.apply([passage], ()) for passage in passages), maxlen=0)
        held = index.ids()
        assert held == set(range(1, len(held) + 1))
        index.close()


def test_a_disk_too_full_for_a_library_is_a_clear_error(tmp_path):
    with small_disk(tmp_path / "disk", 1) as disk:
        take_all_but(disk, 0)
        with pytest.raises(StorageError):
            open_library(disk / "library", create=True)
        (disk / "ballast").unlink()
        open_library(disk / "library", create=True).close()

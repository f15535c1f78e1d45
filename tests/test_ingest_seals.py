"""Seals: what they notice, and what they let pass."""

import pytest

from ingest.seals import break_seal, is_sealed, quarantine, seal, seal_path


@pytest.fixture
def directory(tmp_path):
    directory = tmp_path / "index"
    (directory / "inner").mkdir(parents=True)
    (directory / "inner" / "data.bin").write_bytes(b"12345678")
    (directory / "meta.json").write_text("{}")
    seal(directory)
    return directory


def test_a_directory_is_sealed_as_it_stands(directory):
    assert is_sealed(directory)
    assert seal_path(directory).name == "index.seal"


@pytest.mark.parametrize(
    "harm",
    [
        lambda d: (d / "inner" / "data.bin").write_bytes(b"1234"),
        lambda d: (d / "inner" / "data.bin").write_bytes(b""),
        lambda d: (d / "inner" / "data.bin").write_bytes(b"123456789"),
        lambda d: (d / "inner" / "data.bin").unlink(),
        lambda d: (d / "inner" / "data.bin").rename(d / "inner" / "other.bin"),
        lambda d: (d / "extra").write_text(""),
        lambda d: seal_path(d).unlink(),
        lambda d: seal_path(d).write_text(""),
        lambda d: seal_path(d).write_text("[]"),
        lambda d: seal_path(d).write_bytes(b"\xff\xfe"),
        lambda d: d.rename(d.with_name("elsewhere")),
        break_seal,
    ],
)
def test_any_harm_shows(directory, harm):
    harm(directory)
    assert not is_sealed(directory)


def test_lock_files_come_and_go(directory):
    (directory / ".writer.lock").write_text("x")
    assert is_sealed(directory)


def test_a_missing_directory_with_the_seal_of_an_empty_one_is_not_sealed(tmp_path):
    directory = tmp_path / "index"
    directory.mkdir()
    seal(directory)
    directory.rmdir()
    assert not is_sealed(directory)


def test_breaking_twice_is_breaking_once(directory):
    break_seal(directory)
    break_seal(directory)
    assert not is_sealed(directory)


def test_only_the_newest_is_kept_aside(directory):
    first = quarantine(directory, reserve_bytes=0)
    assert first == directory.with_name("index.quarantine")
    directory.mkdir()
    (directory / "newer").write_text("")
    assert quarantine(directory, reserve_bytes=0) == first
    assert first is not None
    assert [path.name for path in first.iterdir()] == ["newer"]
    assert quarantine(directory, reserve_bytes=0) is None
    assert not directory.exists()


def test_on_a_full_disk_nothing_is_kept_aside(directory):
    assert quarantine(directory, reserve_bytes=1 << 60) is None
    assert [path.name for path in directory.parent.iterdir()] == []

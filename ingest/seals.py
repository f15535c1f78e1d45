"""Seals on index directories: a directory without its true seal is not trusted.

Before an index is written its seal is broken; after the write has settled it is sealed again with
the name and size of every file. A kill in between, a missing directory, a missing or truncated
file all show at the next opening, as an absent or untrue seal. Chroma needs this: killed while it
flushes its graph it loses the store, and half of the time looks healthy until the next write.
"""

import json
import os
import shutil
from pathlib import Path


def seal_path(directory: Path) -> Path:
    """Return where a directory's seal lies: beside it, so that deleting it leaves the seal."""
    return directory.with_name(f"{directory.name}.seal")


def break_seal(directory: Path) -> None:
    """Mark the directory as being written, durably, before the first byte of it changes."""
    path = seal_path(directory)
    if path.exists():
        path.unlink()
        sync(path.parent)


def seal(directory: Path) -> None:
    """Seal the directory as it stands now; what it holds must be on the disk."""
    sealed = seal_path(directory)
    fresh = sealed.with_suffix(".fresh")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(_contents(directory), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(sealed)
    sync(sealed.parent)


def is_sealed(directory: Path) -> bool:
    """Tell whether every file is there at the size it was sealed with, and no other file."""
    try:
        recorded = json.loads(seal_path(directory).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return directory.is_dir() and recorded == _contents(directory)


def quarantine(directory: Path, reserve_bytes: int) -> Path | None:
    """Move an untrusted directory aside, in the place of the one moved before.

    Args:
        directory: The directory; it may be missing.
        reserve_bytes: Disk space to leave free besides what a successor as large needs.

    Returns:
        Where it went; None where it was missing, or was deleted because the disk is too full to
        keep it.
    """
    break_seal(directory)
    aside = directory.with_name(f"{directory.name}.quarantine")
    shutil.rmtree(aside, ignore_errors=True)
    if not directory.exists():
        return None
    directory.replace(aside)
    size = sum(path.stat().st_size for path in _files(aside))
    if shutil.disk_usage(aside.parent).free < size + reserve_bytes:
        shutil.rmtree(aside, ignore_errors=True)
        return None
    return aside


def sync(path: Path) -> None:
    """Write a file or a directory through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _contents(directory: Path) -> dict[str, int]:
    return {
        path.relative_to(directory).as_posix(): path.stat().st_size for path in _files(directory)
    }


def _files(directory: Path) -> list[Path]:
    # tantivy's lock files come and go, and hold nothing.
    files = (path for path in directory.rglob("*") if path.is_file() and path.suffix != ".lock")
    return sorted(files)

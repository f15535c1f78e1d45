"""The disk that the library lies on, or will."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from api.doctor.check import Check
from ingest.library import RESERVE_BYTES

_MEGABYTE = 1_000_000
_LITTLE = 1_000 * _MEGABYTE
"""Bytes free below which a few hundred papers more may fill the disk."""


def disk_check(directory: Path) -> Check:
    """Tell whether there is room to write.

    Args:
        directory: The library's, which need not be there.
    """
    usage = shutil.disk_usage(_nearest(directory))
    taken = _size(directory)
    found = f"{_shown(usage.free)} free" + (
        f"; the library takes {_shown(taken)}." if taken else "."
    )
    return judged_room(usage.free, taken, found)


def judged_room(free: int, taken: int, found: str) -> Check:
    """Judge the room that is left.

    Args:
        free: Bytes.
        taken: Bytes of the library; making its indexes anew may take as much again.
        found: What to say of them.
    """
    if free < RESERVE_BYTES:
        remedy = "Free disk space, or move the library; nothing can be added meanwhile."
        return Check("disk", "failed", found, remedy)
    if free < max(_LITTLE, taken):
        remedy = "Free disk space before many papers are added or the indexes are rebuilt."
        return Check("disk", "warning", found, remedy)
    return Check("disk", "ok", found)


def _nearest(directory: Path) -> Path:
    """Return the directory, or the nearest one above it that is there."""
    path = directory.absolute()
    return next(each for each in (path, *path.parents) if each.exists())


def _size(directory: Path) -> int:
    size = 0
    # Path.rglob fails where a folder goes meanwhile, as that of a finished upload does.
    for folder, _, names in os.walk(directory):
        for path in (Path(folder, name) for name in names):
            with suppress(FileNotFoundError):
                size += path.lstat().st_size
    return size


def _shown(bytes_: int) -> str:
    if bytes_ >= _LITTLE:
        return f"{bytes_ / _LITTLE:,.1f} GB"
    return f"{bytes_ / _MEGABYTE:,.1f} MB"

"""The files of uploads, kept in the library's directory until they are added."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path

from ingest.errors import StorageError

RESERVE_BYTES = 64 * 1024 * 1024
"""Disk space that an upload leaves free; adding what was uploaded needs some too."""


class UploadFiles:
    """A folder with a folder for each job.

    Args:
        folder: Made at the first upload.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, job: str) -> Path:
        """Return the folder of a job."""
        return self._folder / job

    def begin(self, job: str) -> Path:
        """Make the folder of a job.

        Raises:
            StorageError: The disk refuses.
        """
        folder = self.of(job)
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise refused(folder, error) from error
        return folder

    def discard(self, job: str) -> None:
        """Remove the files of a job, where it has any."""
        shutil.rmtree(self.of(job), ignore_errors=True)

    def sweep(self, kept: Collection[str]) -> None:
        """Remove what uploads left that were never accepted, and jobs that are finished.

        Args:
            kept: The jobs whose files are still needed.
        """
        if self._folder.is_dir():
            for folder in self._folder.iterdir():
                if folder.name not in kept:
                    self.discard(folder.name)


def require_space(folder: Path, size: int) -> None:
    """Refuse to fill the disk.

    Raises:
        StorageError: Less than the reserve would be left.
    """
    free = shutil.disk_usage(folder).free
    if free < size + RESERVE_BYTES:
        problem = f"The disk of {folder} has {free:,} bytes free, and {RESERVE_BYTES:,} in reserve."
        raise StorageError(problem, "Free disk space, then send the files again.")


def settle(folder: Path) -> None:
    """Wait until a folder's entries, and its own in the folder above, are on the disk.

    Raises:
        StorageError: The disk refuses.
    """
    for each in (folder, folder.parent, folder.parent.parent):
        try:
            opened = os.open(each, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
        except OSError as error:
            raise refused(each, error) from error


def refused(path: Path, error: OSError) -> StorageError:
    """Return what to say where the disk refuses an upload."""
    return StorageError(f"{path} cannot be written ({error.strerror}).", "Check the disk.")

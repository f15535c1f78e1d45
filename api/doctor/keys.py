"""The file of API keys: readable by the server, and by nobody else."""

import stat
from pathlib import Path

from api.doctor.check import Check, counted
from api.keys import KeyRing

_NAME = "keys"


def keys_check(directory: Path) -> Check:
    """Tell how many keys there are, and whether their file is safe.

    Args:
        directory: The library's.

    Raises:
        KeysError: The file cannot be read.
    """
    ring = KeyRing(directory)
    if not ring.begun:
        return Check(_NAME, "ok", "None were made; a server answers this machine alone.")
    keys = ring.held()
    mode = stat.S_IMODE(ring.file.stat().st_mode)
    found = f"{counted(len(keys), 'key')} in {ring.file}, mode {mode:04o}."
    remedy = f"Run: chmod 600 {ring.file}"
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        return Check(
            _NAME, "failed", f"{found} Others may write it, and so let themselves in.", remedy
        )
    if mode & (stat.S_IRGRP | stat.S_IROTH):
        return Check(_NAME, "warning", f"{found} Others may read who has a key.", remedy)
    if not keys:
        remedy = "Make one with: citewell keys create NAME."
        return Check(
            _NAME, "warning", f"{found} A server that asks for keys lets nobody in.", remedy
        )
    return Check(_NAME, "ok", found)

"""The names that clients give to files, made fit to be shown and stored."""

import re

from api.server.jobs.errors import UnusableJobError

LONGEST = 255
"""Characters."""

_SEPARATORS = re.compile(r"[/\\]+")
_DRIVE = re.compile(r"[A-Za-z]:(?=[/\\])")
_REMEDY = 'Give each file a name, as in filename="paper.nxml".'


def source_of(name: bytes) -> str:
    """Return a file's name as the source of its document.

    It names nothing on this machine: the file is written under a number. Folders stay, so that
    ``a/paper.nxml`` and ``b/paper.nxml`` are two files; what leads out of a folder goes.

    Args:
        name: As the client sent it, in UTF-8 or else read as Latin-1.

    Returns:
        ``folder/paper.nxml``: printable, without leading slash, drive, ``.`` or ``..``.

    Raises:
        UnusableJobError: Nothing is left, or it is too long.
    """
    try:
        text = name.decode()
    except UnicodeDecodeError:
        text = name.decode("latin-1")
    shown = "".join(letter for letter in text if letter.isprintable())
    parts = [part.strip() for part in _SEPARATORS.split(_DRIVE.sub("", shown, 1))]
    source = "/".join(part for part in parts if part not in {"", ".", ".."})
    if not source:
        raise UnusableJobError("A file has no name.", _REMEDY)
    if len(source) > LONGEST:
        problem = f"The name {source[:40]!r}… is longer than {LONGEST} characters."
        raise UnusableJobError(problem, _REMEDY)
    return source

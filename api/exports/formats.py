"""The formats of exports: how each is written, and what its files are called."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from api.exports.bibtex import bibtex
from api.exports.exchange import Exported
from api.exports.markdown import markdown
from api.exports.ris import ris
from ingest.errors import CitewellError
from retrieval.answers import to_json


class ExportError(CitewellError):
    """A file's name does not say in which format it is to be written, or it cannot be written."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Args:
        suffix: Of its files.
        media_type: As HTTP names it.
        write: Makes its text.
    """

    suffix: str
    media_type: str
    write: Callable[[Exported], str]


def as_json(exported: Exported) -> str:
    """Return the title and the answers, each as the contract's JSON object."""
    exchanges = [
        {"asked": each.asked.isoformat() if each.asked else None, "answer": to_json(each.answer)}
        for each in exported.exchanges
    ]
    return json.dumps({"title": exported.title, "exchanges": exchanges}, indent=2) + "\n"


FORMATS: dict[str, Format] = {
    "markdown": Format(".md", "text/markdown; charset=utf-8", markdown),
    "json": Format(".json", "application/json", as_json),
    "bibtex": Format(".bib", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Format(".ris", "application/x-research-info-systems; charset=utf-8", ris),
}
"""By the name that clients give."""


def format_of(path: Path) -> Format:
    """Return the format of a file by its name.

    Raises:
        ExportError: Its ending is none of a format.
    """
    for each in FORMATS.values():
        if path.suffix.casefold() == each.suffix:
            return each
    endings = ", ".join(each.suffix for each in FORMATS.values())
    raise ExportError(f"{path} has no ending of a format.", f"Use one of {endings}.")


def export(exported: Exported, path: Path) -> None:
    """Write a file in the format that its name says.

    Raises:
        ExportError: Its ending is none of a format, or it cannot be written.
    """
    text = format_of(path).write(exported)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = f"{path} cannot be written: {error.strerror}."
        raise ExportError(reason, "Name another file.") from error

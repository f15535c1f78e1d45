"""The YAML block that opens a Markdown file and says what publication it is about."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from ingest.documents import Identifiers
from ingest.errors import ReadError

_FENCE = re.compile(r"^(?:---|\.\.\.)\s*$")
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|[\r\n])")
# Besides its own errors, yaml lets through what its constructors raise on bad tags and dates.
_YAML_FAILURES = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says; None or empty where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    keywords: tuple[str, ...] = ()
    identifiers: Identifiers = field(default_factory=Identifiers)


def has_front_matter(text: str) -> bool:
    """Tell whether the text opens with a front matter block."""
    return _OPENING.match(text) is not None


def split_front_matter(text: str, source: str) -> tuple[FrontMatter, str]:
    """Read the front matter of a Markdown text.

    Returns:
        What it says, and the text after it; all of the text where there is no front matter.

    Raises:
        ReadError: The block does not end, is not YAML, or holds an unknown or unusable field.
    """
    if not has_front_matter(text):
        return FrontMatter(), text
    lines = text.splitlines()
    end = next((number for number, line in enumerate(lines) if number and _FENCE.match(line)), None)
    if end is None:
        reason = "its front matter, opened in line 1, does not end"
        raise ReadError(source, reason, "End it with a line of three dashes (---).")
    fields = _mapping("\n".join(lines[1:end]), source)
    return _front_matter(fields, source), "\n".join(lines[end + 1 :])


def _mapping(block: str, source: str) -> dict[Any, Any]:
    try:
        loaded = yaml.safe_load(block)
    except _YAML_FAILURES as error:
        reason = f"its front matter is not valid YAML{_where(error)}"
        raise ReadError(source, reason, "Correct that line; quote values with colons.") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise ReadError(source, "its front matter is not a list of fields", _known())
    return loaded


def _where(error: BaseException) -> str:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error) or type(error).__name__
    line = f" in line {mark.line + 2}" if mark else ""  # counted from 0, after the opening dashes
    return f"{line} ({' '.join(said.split()):.120})"


def _front_matter(fields: dict[Any, Any], source: str) -> FrontMatter:
    unknown = sorted(str(name) for name in fields if name not in _FIELDS)
    if unknown:
        reason = f"its front matter has unknown fields: {', '.join(unknown)}"
        raise ReadError(source, reason, _known())
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        rule = _FIELDS[name]
        read = rule.read(value)
        if read is None:
            reason = f"the front matter's {name} is {value!r:.80}"
            raise ReadError(source, reason, f"Give {rule.expected}.")
        values[name] = read
    identifiers = Identifiers(**{name: values.pop(name, None) for name in _IDENTIFIERS})
    return FrontMatter(identifiers=identifiers, **values)


def _known() -> str:
    return f"The fields are {', '.join(_FIELDS)}."


@dataclass(frozen=True, slots=True)
class _Field:
    expected: str
    read: Callable[[object], object | None]


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _text_or_number(value: object) -> str | None:
    number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if number else _text(value)


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    texts = [_text(item) for item in value]
    return None if None in texts else tuple(text for text in texts if text)


def _year(value: object) -> int | None:
    number = isinstance(value, int) and not isinstance(value, bool)
    return value if number and _FIRST_YEAR <= value <= _LAST_YEAR else None  # type: ignore[operator,return-value]


def _pattern(pattern: str, *, lower: bool = False) -> Callable[[object], str | None]:
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)

    def read(value: object) -> str | None:
        match = compiled.fullmatch(_text_or_number(value) or "")
        if match is None:
            return None
        return match.group(1).lower() if lower else match.group(1).upper()

    return read


_FIELDS = {
    "title": _Field("a text", _text),
    "authors": _Field("a list of names, each as 'Given Family'", _texts),
    "journal": _Field("the journal's name", _text),
    "year": _Field(f"a year, {_FIRST_YEAR} to {_LAST_YEAR}", _year),
    "volume": _Field("a text or whole number", _text_or_number),
    "issue": _Field("a text or whole number", _text_or_number),
    "pages": _Field("a text or whole number", _text_or_number),
    "doi": _Field(
        "a DOI, as in 10.1000/example",
        _pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", lower=True),
    ),
    "pmid": _Field("a PubMed identifier: up to nine digits", _pattern(r"(\d{1,9})")),
    "pmcid": _Field("a PubMed Central identifier, as in PMC1234567", _pattern(r"(PMC\d{1,9})")),
    "nct": _Field("a ClinicalTrials.gov identifier, as in NCT01234567", _pattern(r"(NCT\d{8})")),
    "keywords": _Field("a list of texts", _texts),
}
_IDENTIFIERS = ("doi", "pmid", "pmcid", "nct")

"""Reference numbers are not figures: they are dropped, with their brackets and separators.

Numeric citations are marked while an element is read and removed when its whole line is known,
for only then are the brackets around them visible. Author-and-year citations stay.
"""

import re

# Three characters that Unicode keeps out of text for good: a dropped number, and the opening
# and the closing bracket that a citation element may hold by itself.
_CITED, _OPENED, _CLOSED = "\ufdd0", "\ufdd1", "\ufdd2"

_NUMERIC = re.compile(r"[\[(\s]*\d{1,4}[a-z]?(?:[\s,;–‐‑−-]+\d{1,4}[a-z]?)*[\])\s,.;]*|[\s\[\]()]*")
_YEAR = re.compile(r"[\[(\s]*(?:1[5-9]|20)\d\d[a-z]?[\])\s,.;]*")

_SEPARATOR = "[\\s,;–‐‑−⁻&-]|and"
_RUN = f"{_CITED}(?:(?:{_SEPARATOR})*{_CITED})*"
_LEAD_IN = (
    r"(?:see|cf\.?|e\.g\.,?|for (?:example|review),?|reviewed (?:in|by)|refs?\.?|references?)?"
    r"(?:\s+also)?\s*"
)
_SQUARE = re.compile(
    f"\\s*[\\[{_OPENED}](?=[^\\[\\]]*{_CITED}){_LEAD_IN}[\\s\\d,;–‐‑−&{_CITED}{_OPENED}{_CLOSED}-]*"
    f"[\\]{_CLOSED}]",
    re.IGNORECASE,
)
_ROUND = re.compile(
    f"\\s*[({_OPENED}]{_LEAD_IN}(?:{_SEPARATOR})*{_RUN}(?:{_SEPARATOR})*[){_CLOSED}]", re.IGNORECASE
)
_BARE = re.compile(f"(?P<comma>,?)\\s*{_RUN}(?P<tail>\\s*[.,;:)\\]])?(?P<space>\\s?)")
_EMPTY_BRACKETS = re.compile(r"\s*(?:\(\s*\)|\[\s*\])")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


def is_reference_number(text: str) -> bool:
    """Say whether a citation's text is a number of the reference list (``12``, ``[3–5]``)."""
    return bool(_NUMERIC.fullmatch(text)) and not _YEAR.fullmatch(text)


def mark_citation(text: str) -> str:
    """Return the mark that stands for a reference number until its line is complete."""
    bare = text.strip()
    opened = _OPENED if bare[:1] in {"[", "("} else ""
    closed = _CLOSED if bare.rstrip(",.; ")[-1:] in {"]", ")"} else ""
    comma = bare[-1:] if bare[-1:] in {",", ".", ";"} else ""
    return f"{opened}{_CITED}{closed}{comma}"


def only_citations(text: str) -> bool:
    """Say whether a text holds citation marks and, besides, only brackets and separators."""
    rest = re.sub(f"(?:{_SEPARATOR}|[\\[\\]().{_CITED}{_OPENED}{_CLOSED}])", "", text)
    return _CITED in text and not rest


def drop_citations(text: str) -> str:
    """Return a line without its citation marks and the brackets and separators around them."""
    if _CITED not in text:
        return text
    text = _ROUND.sub(_CITED, _SQUARE.sub(_CITED, text))
    text = text.replace(_OPENED, "").replace(_CLOSED, "")
    return _EMPTY_BRACKETS.sub("", _BARE.sub(_joined, text))


def _joined(match: re.Match[str]) -> str:
    """Return what joins the words on both sides of a dropped citation."""
    comma, tail, space = match["comma"], (match["tail"] or "").strip(), match["space"]
    before = match.string[match.start() - 1 : match.start()]
    if before in _OPENING:
        return tail if tail in _CLOSING else ""
    if tail:
        # "et al. [4]." ends with one stop.
        return (tail if tail != before or tail != "." else "") + space
    if comma or space:
        return comma + " "
    # Nothing but the citation stood between two words: keep them apart.
    following = match.string[match.end() : match.end() + 1]
    return " " if following.isalnum() else ""

"""Results of a study other than the one that a question names, in documents that tell of both."""

import re
from collections.abc import Sequence
from functools import lru_cache

from retrieval.candidates import Candidate
from retrieval.evidence import Evidence, WeighedDocument
from retrieval.lexicon import EXPANSIONS, key
from retrieval.readings import Reading

_NAME = re.compile(r"\b[A-Z]{4,}(?:[-\s]?\d{1,3}[A-Z]?)?\b(?!-)")
"""An acronym as studies bear it: ``NETTER-1``."""
_STUDY = re.compile(
    r"\b(?P<name>[A-Z]{4,}-\d{1,3}[A-Z]?)\b"
    r"|\b(?:in|of|from)\s(?:the\s)?(?P<alone>[A-Z]{5,})(?![\w-]|\s\d)(?=\s(?:trial|study)\b|\W*$)"
)
"""How a question names a study so that it can be no other: ``NETTER-2``, *in the VISION trial*."""
_HYPHENS = re.compile(r"[\s‐‑–-]")
_BROUGHT_IN = r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he)\s[^.()]{0,120}\b(?:trial|study)\s?\(\s?NAME\b"
"""How a study is brought in under its name."""
_KNOWN = (
    r"\bNAME\s(?:trial\s|study\s)?(?:ha(?:s|ve|d)\s)?(?:recently\s|already\s)?"
    r"(?:demonstrated|showed|shown|reported|found|established|confirmed|proved|proven)\b"
)
"""How one is told of whose results are known."""
_OF_OTHERS = frozenset({"methods", "discussion"})
"""Sections that tell of other studies too, the background among them."""


def named_studies(question: str) -> tuple[str, ...]:
    """Return the acronyms in a question that may be the names of studies.

    Args:
        question: What is asked.
    """
    return tuple(dict.fromkeys(found.group() for found in _NAME.finditer(question)))


def absent_study(question: str, readings: Sequence[Reading]) -> str:
    """Return the study that a question names and some documents nowhere do; empty where none is.

    Args:
        question: What is asked.
        readings: The documents the answer would come from.
    """
    named = [found["name"] or found["alone"] for found in _STUDY.finditer(question)]
    texts = [_plain(reading.stored.document.text) for reading in readings if named]
    absent = (name for name in named if not any(_plain(name) in text for text in texts))
    return next((name for name in absent if key(name) not in EXPANSIONS), "")


def _plain(text: str) -> str:
    return _HYPHENS.sub("", text).casefold()


def only_cites(names: Sequence[str], document: WeighedDocument) -> bool:
    """Tell whether a document names a study only where it tells what others showed.

    Args:
        names: The acronyms of a question.
        document: One that was found for it.
    """
    return any(_only_cited(name, document.reading) for name in names)


@lru_cache(maxsize=64)
def _only_cited(name: str, reading: Reading) -> bool:
    naming = _naming(name, reading)
    return bool(naming) and all(
        each.role in _OF_OTHERS and _tells(name, _KNOWN, each) for each in naming
    )


def is_of_another_study(names: Sequence[str], each: Evidence) -> bool:
    """Tell whether a sentence tells of another study than the one asked about.

    It does where its document only cites that study, and where it stands before the sentence of its
    section that brings the study in: a review tells of its own patients first, and then that a
    trial *(ABCD-1) has compared …*.

    Args:
        names: The acronyms of the question.
        each: The sentence or row.
    """
    if only_cites(names, each.document):
        return True
    own = each.candidate
    brought = (_brought_in(name, each.document.reading) for name in names)
    return any(at and at.heading == own.heading and own.start < at.start for at in brought)


@lru_cache(maxsize=64)
def _brought_in(name: str, reading: Reading) -> Candidate | None:
    """Return the sentence that brings a study in, where it is the first to name it."""
    first = next(iter(_naming(name, reading)), None)
    return first if first is not None and _tells(name, _BROUGHT_IN, first) else None


def _tells(name: str, form: str, candidate: Candidate) -> bool:
    return re.search(form.replace("NAME", re.escape(name)), candidate.text) is not None


# The same for all sentences of a document.
@lru_cache(maxsize=64)
def _naming(name: str, reading: Reading) -> tuple[Candidate, ...]:
    """Return the sentences and rows that name a study; none where the title does."""
    if name in reading.stored.document.title:
        return ()
    return tuple(each for each in reading.candidates if name in each.text)

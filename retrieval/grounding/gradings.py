"""Adjectives that a claim may not give to another thing than its quote: ``low for A``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from ingest.figures.figure import Figure
from retrieval.grounding.attribution import attributed
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.mentions import Labels, digit_stems
from retrieval.grounding.said import Said

_GRADE = re.compile(
    r"\b(?P<grade>very\s(?:low|high)|low|moderate|high|mild|severe|poor|fair|good|excellent)\b(?![-‐‑])",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s(?:[a-z]+\s)?(?:for|in|with|on|at|after|among)\s(?:the\s)?(?P<what>[^,;:.()\d]{3,60}?)"
    r"(?=\s(?:and|but|while|whereas|or|to)\s|[,;:.()]|$)",
    re.IGNORECASE,
)
_OPPOSITES = tuple(
    frozenset(pair.split())
    for pair in (
        "absolute relative", "primary secondary", "initial final", "maximum minimum",
        "maximal minimal", "early late", "direct indirect", "positive negative",
        "systolic diastolic", "complete partial", "acute chronic", "adjusted unadjusted",
        "adjusted crude", "unilateral bilateral", "inpatient outpatient",
    )
)  # fmt: skip
"""Adjectives that name one of two things each."""
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class _Graded(Said):
    """A claim whose figures are the grades it gives."""

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in _grades(self.whole) if figure.start >= self.begins)


def grading_fault(said: Said, quote: str) -> str:
    """Say that a claim gives a grade to another thing than its quote; empty where not.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    there = [(_name(each), _of(quote, each)) for each in _grades(quote)]
    there = [(grade, of) for grade, of in there if of]
    if len({grade for grade, _ in there}) < 2:  # noqa: PLR2004
        return ""
    graded = _Graded(said.text, said.lead, said.question)
    for each in graded.figures:
        own = [of for grade, of in there if grade == _name(each)]
        others = [of for grade, of in there if grade != _name(each)]
        labels = [Labels(a - b, b - a, a & b) for a, b in product(own, others)]
        if own and not all(attributed(graded, each, of) for of in labels if of.differ):
            return f"it does not say of what the quote says “{each.text}”"
    return ""


def opposite_fault(said: str, quote: str) -> str:
    """Say that a claim has one of two opposite adjectives where its quote has the other.

    Args:
        said: The claim.
        quote: The quote's text, with what stands around it.
    """
    mine, there = (frozenset(_WORD.findall(text.casefold())) for text in (said, quote))
    for pair in _OPPOSITES:
        strange = (mine - there) & pair
        if strange and there & pair:
            return f"it says {min(strange)} where the quote says {min(there & pair)}"
    return ""


def _grades(text: str) -> Iterator[Figure]:
    for found in _GRADE.finditer(text):
        yield Figure(found.group(), *found.span(), None, special=None)


def _name(grade: Figure) -> str:
    return grade.text.casefold()


def _of(text: str, grade: Figure) -> frozenset[str]:
    found = _OF.match(text, grade.end)
    return digit_stems(found["what"]) - GENERIC if found else frozenset()

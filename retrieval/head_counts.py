"""Which bare numbers of a sentence count people: *20 patients on A and 30 on B*."""

import re

from ingest.figures.endpoints import COUNTED as EVENTS
from ingest.figures.figure import Figure
from ingest.figures.units import PEOPLE as COUNTED
from retrieval.candidates import Candidate

_TOLD_OF = COUNTED - {"births", "trials", "studies", "eyes", "lesions", "tumours"}
"""Units of a figure that count people, or what befell them."""
PEOPLE = _TOLD_OF - {"deaths", "events", "episodes"}
"""Units of a figure that count people."""
SEXES = frozenset({"male", "males", "female", "females", "men", "women", "boys", "girls"})
_SIZED = re.compile(r"\b[nN]\s?=\s?$")
"""What stands before the size of a group: ``placebo (n = 113)``."""
_NEXT = re.compile(r"\s+([A-Za-z]+)")
_GOES_ON = frozenset(
    """in on with to of after before during at for by from and or against versus vs who whose had
    were was received had""".split()
)
"""Words behind a number that leave unsaid what it counts."""


def counts_people(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a figure is a number of people, the noun said of it or left out.

    A sentence that has counted patients says only the number of the next group. A number with a
    noun of its own (``15 sites``) counts that, and so does a bare one behind it.

    Args:
        figure: A figure of the sentence.
        candidate: The sentence.
    """
    if _says_people(figure) or _SIZED.search(candidate.text, 0, figure.start):
        return True
    if candidate.row is None and _is_bare(figure) and _noun(figure, candidate.text) in SEXES:
        return True
    said = counted_before(figure, candidate)
    return said is not None and counts_people(said, candidate)


def counted_before(figure: Figure, candidate: Candidate) -> Figure | None:
    """Return the count that says what a bare number counts; None where it says so itself.

    Args:
        figure: A figure of the sentence.
        candidate: The sentence.
    """
    bare = candidate.row is None and _is_bare(figure) and not figure.endpoint
    if not bare or _noun(figure, candidate.text):
        return None
    before = [each for each in candidate.figures if each.start < figure.start and _counts(each)]
    return before[-1] if before else None


def _is_bare(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    return whole and figure.unit is None and figure.measure in {None, "count"} and not figure.p


def _counts(figure: Figure) -> bool:
    return _says_people(figure) or _is_bare(figure)


def _says_people(figure: Figure) -> bool:
    """Tell whether a figure counts people by its unit, or is how many had an event."""
    events = figure.measure == "count" and figure.unit is None and figure.endpoint in EVENTS
    return figure.unit in _TOLD_OF or figure.n is not None or events


def _noun(figure: Figure, text: str) -> str:
    """Return the word right behind a figure where it may say what is counted."""
    found = _NEXT.match(text, figure.end)
    return "" if found is None or found[1] in _GOES_ON else found[1]

"""A quote as it was offered to a model: what a claim that cites it is checked against."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from ingest.figures.endpoints import endpoint_names
from ingest.figures.figure import Figure
from ingest.figures.measures import measures_in
from ingest.figures.numbers import numbers_in
from ingest.figures.units import TIMES
from ingest.subscripts import in_line
from retrieval.addressed import addresses_program
from retrieval.candidates import Candidate
from retrieval.grounding.conditions import names_of, totals_of
from retrieval.grounding.inflections import suspended
from retrieval.grounding.names import named_numbers
from retrieval.grounding.synonyms import all_forms, phrases_of, single_forms
from retrieval.slots import Placed
from retrieval.words import stems

_EVENTS = {
    "overall survival": "death died dying mortality",
    "survival": "death died dying mortality",
    "progression-free survival": "progression death",
    "disease-free survival": "recurrence relapse death",
    "recurrence-free survival": "recurrence relapse death",
}
"""Endpoint -> the events whose absence it counts."""


_CONTRASTS = re.compile(
    r"(?:in|by) contrast|conversely|on the (?:contrary|other hand)", re.IGNORECASE
)
"""What begins a sentence about something else than the one before it."""


@dataclass(frozen=True)
class Quote:
    """One numbered quote.

    Args:
        number: Its marker in the prompt, from 1.
        candidate: The sentence or table row, verbatim.
        title: The title of its document.
        definitions: The abbreviations its document defines.
    """

    number: int
    candidate: Candidate
    title: str = ""
    definitions: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The quote's own text."""
        return self.candidate.text

    @property
    def near(self) -> str:
        """What stands right beside it and says what it is about: heading and sentence before.

        What speaks to a program says nothing about a study.
        """
        before = "" if _CONTRASTS.match(self.text) else self.candidate.before
        beside = (self.candidate.heading, before)
        return ". ".join(each for each in beside if not addresses_program(each))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it reports."""
        return self.candidate.figures

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The same, each with the words that are its own."""
        return tuple(Placed(figure, self.candidate) for figure in self.figures)

    @cached_property
    def names(self) -> frozenset[Decimal]:
        """The numbers by which it names groups: doses, and what a row's label and columns hold."""
        return names_of(self.candidate)

    @cached_property
    def totals(self) -> frozenset[Decimal]:
        """The numbers of all, of which it gives counts: ``Of 198 patients,``."""
        return totals_of(self.candidate)

    @cached_property
    def times(self) -> frozenset[tuple[Decimal, str]]:
        """Value and unit of the times it reports as figures."""
        timed = (each for each in self.figures if each.unit in TIMES)
        return frozenset((f.value, f.unit) for f in timed if f.value is not None and f.unit)

    @cached_property
    def values(self) -> frozenset[object]:
        """Every number of it, signs kept."""
        return frozenset(each.value for each in numbers_in(self.text))

    @property
    def around(self) -> str:
        """It and what surrounds it, a line each."""
        return f"{self.text}\n{self.near}\n{self.title}"

    @cached_property
    def named(self) -> frozenset[str]:
        """The names with digits of it and of what surrounds it."""
        return named_numbers(in_line(self.around))

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of it and of what surrounds it, with all other ways to write each word."""
        own = single_forms(self.around, self.definitions) | _implied(self.text)
        return own | frozenset(stems(suspended(self.text)))

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """The stems of the phrases that say the same as one of it or of what surrounds it."""
        return phrases_of(self.around)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The stems of its own text, with all other ways to write them."""
        return all_forms(self.text, self.definitions)

    @cached_property
    def endpoints(self) -> frozenset[str]:
        """The endpoints it names; where it names none, those of what stands beside it."""
        own = frozenset(endpoint_names(self.text))
        return own or frozenset(endpoint_names(self.near))

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures it names."""
        return frozenset(mention.name for mention in measures_in(f"{self.near} {self.text}"))


def _implied(text: str) -> frozenset[str]:
    """Return the stems of the events that the endpoints of a text are made of."""
    names = endpoint_names(text)
    return frozenset(stems(" ".join(_EVENTS[name] for name in names if name in _EVENTS)))

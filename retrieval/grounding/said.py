"""One claim as it is checked: its words, its figures, and what stands around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in
from ingest.figures.measures import RATIOS
from ingest.figures.numbers import numbers_in
from ingest.figures.units import DOSES, PEOPLE, TIMES, unit_at
from retrieval.grounding.composites import endpoints_of
from retrieval.grounding.conditions import without_names
from retrieval.grounding.mentions import digit_stems
from retrieval.grounding.own_words import own_stretches
from retrieval.grounding.respective import paired_with
from retrieval.question import parse_question
from retrieval.time_points import moments
from retrieval.words import STOP_WORDS

_NAME_BEFORE = re.compile(r"([A-Za-z][\w-]{2,})\s$")
_NUMBERED = re.compile(r"\b(?:grade|stage|phase|type|class|cycle)s?\s$", re.IGNORECASE)
"""What stands before a number that is a name: ``grade 3 events``."""
_MOMENT = re.compile(
    r"(?:\b(?:at|after|within|over|through|during|until|to|every|before|each|up to|aged|age)\s"
    r"|\()$",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d\)?\sout\sof\s$")
"""What stands before the end of a scale: ``3.1 vs 5.4 out of 10``."""
_AGAINST = re.compile(r"\b(?:versus|vs\.?|against|compared\s(?:with|to)|than)\s[^;:.]*$")
_LABEL_ENDS = re.compile(r"\)?:\s")
_VERBS = frozenset(
    "received took needed required averaged reached given dose dosage median mean total daily used"
    " consumed about exceeded approximately".split()
)


@dataclass(frozen=True)
class Said:
    """What a claim says.

    Args:
        text: Its words, without markers.
        lead: What it leans on: the line that heads its list, the beginning of its sentence, the
            sentence before where it begins with a pronoun; empty where there is nothing.
        question: The question that is answered.
        names: The numbers by which the quotes it cites name groups.
        stated: Values and units of the times that those quotes report as figures.
        alone: Whether it cites one quote.
    """

    text: str
    lead: str = ""
    question: str = ""
    names: frozenset[Decimal] = frozenset()
    stated: frozenset[tuple[Decimal, str]] = frozenset()
    alone: bool = False

    @property
    def whole(self) -> str:
        """The claim behind what it leans on."""
        return f"{self.lead} {self.text}" if self.lead else self.text

    @property
    def begins(self) -> int:
        """Where the claim itself begins in the whole."""
        return len(self.lead) + 1 if self.lead else 0

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it states; offsets count in the whole."""
        found = [each for each in figures_in(self.whole) if each.start >= self.begins]
        found = [f for f in found if not _NUMBERED.search(self.whole[: f.start])]
        found = [f for f in found if not _is_of_a_label(self.whole, f)]
        found = [f for f in found if not _SCALE.search(self.whole[: f.start])]
        found = [f for f in found if not any(o.start < f.start < o.end for o in found)]
        found = sorted([*found, *self._times(found)], key=lambda each: each.start)
        unnamed = [each for each in found if not _is_of_a_name(self.whole, each)] or found
        return tuple(_timed(self.whole, without_names(self.whole, unnamed, self.names)))

    def _times(self, found: Sequence[Figure]) -> Iterator[Figure]:
        """Yield the times that the quotes report as figures and the grammar took for moments."""
        taken = {at for each in found for at in range(each.start, each.end)}
        for number in numbers_in(self.whole):
            unit = unit_at(self.whole, number.end)
            if unit is None or number.start in taken or number.start < self.begins:
                continue
            moment = _MOMENT.search(self.whole[: number.start]) is not None
            if (number.value, unit.unit) in self.stated and not moment:
                text = self.whole[number.start : unit.end]
                yield Figure(text, number.start, unit.end, number.value, unit=unit.unit)

    def alike(self, figure: Figure) -> list[Figure]:
        """Return one of its figures with those of its kind: all that may have its unit."""
        return [
            each
            for each in self.figures
            if each is figure or each.unit == figure.unit or _may_share(each, figure)
        ]

    def own(self, figure: Figure) -> frozenset[str]:
        """Return the stems of the words that belong to one of its figures."""
        alike = self.alike(figure)
        if item := paired_with(self.whole, figure, alike):
            return digit_stems(item)
        place = next(at for at, each in enumerate(alike) if each is figure)
        stretch = own_stretches(self.whole, alike)[place]
        return digit_stems(self.whole[stretch.start : stretch.end])

    @cached_property
    def endpoints(self) -> frozenset[str]:
        """The endpoints it speaks of, its own, else those it leans on, else those asked for."""
        for text in (self.text, self.lead):
            if named := endpoints_of(text):
                return named
        return asked_endpoints(self.question)

    @property
    def measures(self) -> frozenset[str]:
        """The measures asked for."""
        return parse_question(self.question).measures if self.question else frozenset()


def _timed(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures; one held against another has its time: ``68% at week 12, against 37%``."""
    last: Figure | None = None
    for each in figures:
        if last is not None and last.time and not each.time and last.unit == each.unit:
            gap = text[last.end : each.start]
            held_against = _AGAINST.search(gap) and not moments(text[each.end :])
            last = replace(each, time=last.time) if held_against else each
        else:
            last = each
        yield last


def _is_of_a_label(text: str, figure: Figure) -> bool:
    """Tell the time in what heads a list of values: ``Survival, 3 years: A 95%``."""
    moment = figure.unit in TIMES and figure.interval is None and figure.p is None
    return moment and _LABEL_ENDS.match(text, figure.end) is not None


def _may_share(figure: Figure, other: Figure) -> bool:
    """Tell whether one of two figures may leave its unit to the other: ``−2.4 mL versus −5.9``."""
    units = {figure.unit, other.unit}
    ratios = RATIOS.isdisjoint({figure.measure or "", other.measure or ""})
    return ratios and (
        units <= {None, *PEOPLE} or (None in units and units.isdisjoint({"%", *TIMES, *DOSES}))
    )


def _is_of_a_name(text: str, figure: Figure) -> bool:
    """Tell the dose in a group's name (``virolux 20 mg``): it is compared with the name."""
    plain = figure.unit in DOSES and figure.endpoint is None and figure.interval is None
    before = _NAME_BEFORE.search(text[: figure.start])
    return plain and before is not None and before[1].casefold() not in STOP_WORDS | _VERBS


@lru_cache(maxsize=256)
def asked_endpoints(question: str) -> frozenset[str]:
    """Return the endpoints a question asks for."""
    return frozenset(parse_question(question).endpoints) if question else frozenset()

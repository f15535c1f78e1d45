"""How a figure agrees with a question, slot by slot: from -1, it contradicts, to 1, it agrees."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ingest.figures.endpoints import COUNTED
from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS
from retrieval.adjustment import is_otherwise_adjusted
from retrieval.candidates import Candidate
from retrieval.concepts import Form, Forms, any_held
from retrieval.control_arms import (
    asks_for_controls,
    is_control_for_another,
    is_of_controls,
    is_set_against,
)
from retrieval.courses import course_slot
from retrieval.doses_of_arms import WITHOUT_DOSE, is_named_without_dose
from retrieval.families import COUNTS, EXCLUSIVE, agreement_of_named, akin
from retrieval.grounding.composites import EITHER, EVENTS, counted_together
from retrieval.head_counts import PEOPLE, counted_before, counts_people
from retrieval.implied import is_mere_bound, is_unasked_age, words_to_say
from retrieval.legends import is_of_legend
from retrieval.lexicon import Part
from retrieval.measure_slot import measure_slot
from retrieval.question import Asked, Concept
from retrieval.slot_values import CONFLICT, UNKNOWN
from retrieval.taken_together import is_other_mixture
from retrieval.time_slot import time_slot
from retrieval.words import stems

_TIMES = frozenset({"years", "months", "weeks", "days", "h", "min"})
_DOSES = frozenset({"mg", "g", "µg", "mg/kg", "mg/day", "mg/d", "mg/m²", "IU", "U", "mL"})
_ASKS_TIME = re.compile(
    r"\b(?:how long|when|time|duration|days?|weeks?|months?|years?|hours?|minutes?|age|old|survival"
    r"|stay|length|onset|PFS|OS|TTP|mo|mths?|min)\b",
    re.IGNORECASE,
)
_ASKS_DOSE = re.compile(
    r"\b(?:dos(?:es?|age)|how much|volume|activity|concentration|level|consumption|requirement"
    r"|used?|given|intake|mg|ml|loss|IU|units?)\b",
    re.IGNORECASE,
)

_SUBGROUP = re.compile(
    r"\b(?:G\s?[1-4]|[Gg]rade [1-4I]+|[Ss]tage [1-4I]+|unknown [Kk]i-?67|women|men|females?|males?"
    r"|boys|girls|subgroups?|subsets?|diabetics?|smokers|non-?smokers|responders|non-?responders)\b"
)
"""Words that restrict a figure to some of the people studied."""
_ASKS_PEOPLE = re.compile(
    r"\b(?:patients?|people|participants?|subjects?|individuals?|persons?|women|men|children"
    r"|pts?|sample size|enrol\w*|recruit\w*|includ\w+|randomi[sz]\w+|cohort|adults?|deaths?"
    r"|cases|females?|males?|infants|volunteers|how many of (?:those|them|these|whom))\b",
    re.IGNORECASE,
)
_ASKS_OF_SOME = re.compile(r"\bhow many of (?:those|them|these|whom)\b", re.IGNORECASE)
"""How a number is asked for that a percentage tells as well, as papers mostly do."""


@dataclass(frozen=True)
class Placed:
    """A figure in its sentence or row, with the words around it at each distance.

    Args:
        figure: The figure; offsets count in the candidate's text.
        candidate: The sentence or row.
    """

    figure: Figure
    candidate: Candidate

    @cached_property
    def arm(self) -> frozenset[str]:
        """The stems of its arm."""
        return frozenset(stems(self.figure.arm or ""))

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems of its own words; of a cell, those of its column and of the row's label."""
        if self.candidate.row is None:
            return self.candidate.own_stems(self.figure) | self.arm
        return frozenset(stems(self.candidate.cell_name(self.figure))) | self.arm

    @cached_property
    def lead(self) -> frozenset[str]:
        """The stems of what its clause says before its first figure, of all of them."""
        return self.candidate.lead_stems(self.figure) if self.candidate.row is None else frozenset()

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The stems of the words of other figures, where they are not its own too."""
        if self.candidate.row is not None:
            return frozenset()
        others = (
            self.candidate.own_stems(each, lead=False)
            for each in self.candidate.figures
            if each is not self.figure
        )
        # "For A and B, 1 and 2, respectively": the other's group is not this figure's lead.
        return (frozenset().union(*others) | (self.rivals if self.arm else frozenset())) - self.own

    @cached_property
    def counts_people(self) -> bool:
        """Whether it is a number of people."""
        return counts_people(self.figure, self.candidate)

    @cached_property
    def rivals(self) -> frozenset[str]:
        """The stems of the arms of the other figures."""
        others = (each.arm or "" for each in self.candidate.figures if each is not self.figure)
        return frozenset(stems(" ".join(others)))

    def names_any(self, concepts: Sequence[Concept]) -> bool:
        """Tell whether the sentence or row names one of some concepts."""
        return any(any_held(concept.forms, self.candidate.terms) for concept in concepts)

    def nearness(self, concept: Concept) -> float:
        """Return how near its words stand: 1 among its own, less further off, 0 nowhere.

        Words of another figure speak of that figure.
        """
        near = self._nearness.get(concept.forms)
        if near is None:
            possible = _possible(concept.forms, self.candidate)
            near = self._nearness_of(possible) if possible else 0.0
            self._nearness[concept.forms] = near
        return near

    @cached_property
    def _nearness(self) -> dict[Forms, float]:
        """What was found so far: a concept of the target is one of the question's too."""
        return {}

    def _nearness_of(self, forms: Forms) -> float:
        if any_held(forms, self.own):
            return 1.0
        of_another = any_held(forms, self.elsewhere)
        if self.arm and of_another:
            return 0.0
        if any_held(forms, self.lead):
            # "A with B in 1, A alone in 2 and B alone in 3": what leads is the first one's.
            return 0.3 if of_another else 0.85
        if of_another:
            return 0.0
        if any_held(forms, self.candidate.terms):
            return 0.5
        return 0.2 if any_held(forms, self.candidate.around) else 0.0


# All figures of a sentence are compared with one question, which may be written in many ways.
@lru_cache(maxsize=4_000)
def _possible(forms: Forms, candidate: Candidate) -> tuple[Form, ...]:
    """Return the ways to write a concept whose words all stand in a sentence or row or around it.

    They are few, and mostly none.
    """
    return tuple(form for form in forms if candidate.all_stems.issuperset(form))


def slots_of(asked: Asked, placed: Placed, weights: Mapping[str, float]) -> dict[str, float]:
    """Measure the agreement of one figure with a question.

    Args:
        asked: The question, its concepts expanded by the document's abbreviations.
        placed: The figure.
        weights: Weight of each concept, by how rare it is.

    Returns:
        Slot -> agreement. A slot that the question leaves open is 0.
    """
    figure = placed.figure
    return {
        "target": _nearness(asked.target, placed, weights),
        "words": _nearness(words_to_say(asked, figure), placed, weights),
        "endpoint": endpoint_slot(asked, figure, placed.candidate),
        "measure": _measure(asked, placed),
        "unit": _unit(asked, placed),
        "parts": _parts(asked, figure),
        "arm": _arm(asked, placed),
        "population": _group(asked.population, placed),
        "time": _time(asked, figure, placed.candidate),
        "unasked subgroup": _unasked_subgroup(asked, placed),
        "unasked arm": float(_is_unasked_arm(asked, placed)),
        "circumstance": float(_is_circumstance(asked, figure)),
        "threshold": float(is_mere_bound(asked, figure)),
        "named": (bool(figure.measure) + bool(figure.endpoint)) / 2,
    }


def endpoint_slot(asked: Asked, figure: Figure, candidate: Candidate) -> float:
    """Compare the endpoint asked for with the one the figure is linked to."""
    wanted = frozenset(asked.endpoints)
    if is_unasked_age(asked, figure):
        return CONFLICT
    if not wanted:
        # How many there were is not how many of them had an event that nobody asked about.
        return -0.5 if Part.COUNT in asked.parts and figure.endpoint in COUNTED else UNKNOWN
    if _is_other_composite(asked, figure, candidate):
        return CONFLICT
    said = figure if figure.endpoint else counted_before(figure, candidate)
    if said is not None and said.endpoint:
        if akin(said.endpoint, wanted):
            return 1.0
        return CONFLICT if said.endpoint in EXCLUSIVE and wanted & EXCLUSIVE else -0.5
    return agreement_of_named(wanted, candidate.endpoints)


def _is_other_composite(asked: Asked, figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a figure counts *progression or death* where deaths alone are asked for."""
    if len(EVENTS.intersection(asked.endpoints)) != 1 or EITHER.search(asked.question):
        return False
    return bool(counted_together(figure, candidate.text))


def _time(asked: Asked, figure: Figure, candidate: Candidate) -> float:
    """Compare the point in time asked for, or the course of treatment, with the figure's own."""
    course = course_slot(asked.question, figure, candidate)
    timed = bool(asked.times) and course != CONFLICT
    return time_slot(asked.times, figure, candidate) if timed else course


def _said_of(placed: Placed) -> str:
    figure, candidate = placed.figure, placed.candidate
    return candidate.cell_name(figure) or candidate.said_of(figure)


def _measure(asked: Asked, placed: Placed) -> float:
    """Compare the measure asked for with the figure's own; a share's count is one of people."""
    if is_otherwise_adjusted(asked.question, _said_of(placed)) or is_of_legend(
        placed.figure, placed.candidate
    ):
        return CONFLICT
    counted = bool(asked.measures) and asked.measures <= COUNTS
    cell = placed.candidate.cell_name(placed.figure)
    return 1.0 if counted and placed.counts_people else measure_slot(asked, placed.figure, cell)


def _is_circumstance(asked: Asked, figure: Figure) -> bool:
    """Tell a time or dose that only says when or how, where the question asks for neither."""
    if figure.measure in {"mean", "median"} or figure.endpoint in asked.endpoints:
        return False
    if figure.unit in _TIMES:
        return not _ASKS_TIME.search(asked.question)
    return figure.unit in _DOSES and not _ASKS_DOSE.search(asked.question)


def _nearness(concepts: Sequence[Concept], placed: Placed, weights: Mapping[str, float]) -> float:
    total = sum(weights.get(c.printed, 1.0) for c in concepts)
    held = sum(weights.get(c.printed, 1.0) * placed.nearness(c) for c in concepts)
    return held / total if total else UNKNOWN


def _unit(asked: Asked, placed: Placed) -> float:
    figure = placed.figure
    if asked.share:
        return 1.0 if figure.unit == "%" else -0.5
    if Part.COUNT not in asked.parts:
        return CONFLICT if _is_no_time(asked, placed) else UNKNOWN
    whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    if not whole or figure.unit == "%":
        of_some = figure.unit == "%" and _ASKS_OF_SOME.search(asked.question)
        return 0.3 if figure.n is not None or of_some else CONFLICT
    if _ASKS_PEOPLE.search(asked.question):
        return 1.0 if placed.counts_people else 0.0 if figure.unit is None else -1.0
    return 0.5 if figure.unit in {None, *PEOPLE} else 0.0


def _is_no_time(asked: Asked, placed: Placed) -> bool:
    """Tell whether how long people were followed is asked for, and people or doses are told."""
    lasting = frozenset(asked.endpoints) == {"follow-up"} and not asked.measures & RATIOS
    other = placed.figure.unit is not None and placed.figure.unit not in _TIMES
    return lasting and (other or placed.counts_people)


def _parts(asked: Asked, figure: Figure) -> float:
    wanted = asked.parts - {Part.COUNT}
    held = sum(holds_part(figure, part) for part in wanted)
    return 2 * held / len(wanted) - 1 if wanted else UNKNOWN


def holds_part(figure: Figure, part: Part) -> bool:
    """Tell whether a figure comes with the part asked for."""
    return {
        Part.INTERVAL: figure.interval is not None,
        Part.P: figure.p is not None,
        Part.SPREAD: figure.spread is not None,
        Part.RANGE: figure.range is not None,
        Part.COUNT: figure.n is not None or figure.value is not None,
    }[part]


def _arm(asked: Asked, placed: Placed) -> float:
    """Compare the arms asked for with the figure's own."""
    if is_other_mixture(asked.question, placed.figure, placed.candidate):
        return CONFLICT
    if asks_for_controls(asked.arms) and not placed.names_any(asked.arms):
        of_controls = is_of_controls(placed.figure, placed.candidate)
        if of_controls is not None:
            return 1.0 if of_controls else CONFLICT
    against = _against(asked, placed)
    if is_control_for_another(asked.question, asked.arms, placed.figure.arm or ""):
        return CONFLICT
    return _group(asked.arms, placed) if against is None else 1.0 if against else CONFLICT


def _is_unasked_arm(asked: Asked, placed: Placed) -> bool:
    if not placed.arm or asked.arms or _against(asked, placed):
        return False
    return not _asked_of(asked, placed)


def _against(asked: Asked, placed: Placed) -> bool | None:
    other = None if asked.arms else asked.comparator
    return is_set_against(other.forms, placed.arm, placed.rivals) if other else None


def _group(wanted: Sequence[Concept], placed: Placed) -> float:
    """Compare groups: the figure's own arm decides, then the words of its clause."""
    if not wanted:
        return UNKNOWN
    if any(any_held(concept.forms, placed.arm) for concept in wanted):
        return 1.0
    if placed.arm and any(any_held(concept.forms, placed.rivals) for concept in wanted):
        return CONFLICT
    if any(is_named_without_dose(concept, placed.arm) for concept in wanted):
        return WITHOUT_DOSE
    near = max(placed.nearness(concept) for concept in wanted)
    return near - 0.5 if placed.arm else near


def _unasked_subgroup(asked: Asked, placed: Placed) -> float:
    """Count the subgroups a figure is restricted to and the question does not ask for."""
    figure, candidate = placed.figure, placed.candidate
    said = candidate.cell_name(figure) or figure.arm or candidate.said_of(figure)
    marks = [frozenset(stems(found.group())) for found in _SUBGROUP.finditer(said)]
    concepts = (*asked.concepts, *asked.population) if marks else ()
    asked_for = [form for concept in concepts for form in concept.forms]
    return float(not all(any(mark.issubset(form) for form in asked_for) for mark in marks))


def _asked_of(asked: Asked, placed: Placed) -> bool:
    return any(any_held(concept.forms, placed.arm) for concept in asked.concepts)

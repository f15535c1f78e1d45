"""What a statement calls each of its figures, and whether these names tell them apart."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from retrieval.candidates import Candidate
from retrieval.concepts import Concept, any_held
from retrieval.courses import names_course_asked
from retrieval.excerpts import grounded
from retrieval.question import Asked
from retrieval.selection import Chosen
from retrieval.words import stems

LONGEST_LABEL = 60
"""Characters of a label; a longer one is left to the quote."""


class Sort(Enum):
    """What a label names."""

    COLUMN = auto()
    GROUP = auto()
    TIME = auto()
    ITEM = auto()
    ASKED = auto()
    NOTHING = auto()


class Label(NamedTuple):
    """The name of a figure in a statement, empty where it has none."""

    text: str = ""
    sort: Sort = Sort.NOTHING


_ROLES = frozenset(
    stems(
        "group arm cohort patient participant subject study treatment treated intervention"
        " experimental control active test placebo sham usual standard care mean median SD SE SEM"
        " value score change total percent number time week month year day hour baseline before"
        " after pre post first second"
    )
)
"""Stems of what any study calls its groups, and of what else stands in the heading of a column."""
_ABBREVIATED = re.compile(r"[A-Z].*[A-Z]|\d|^\W*[A-Za-z]{1,2}\W*$")
"""A word that is an abbreviation or a number: it may be short for any name."""
_AT = r"(?:\b(?:after|from|since|at|before)\s)?"
_ORDINARY = re.compile(r"[\w'-]+")


def label_of(asked: Asked, each: Chosen, several: int) -> Label:
    """Name the group or time of a figure in the paper's words, else in the question's.

    Args:
        asked: The question.
        each: The figure.
        several: How many are stated together.

    Returns:
        The label; none where the name is long or holds a number that is not in the quote. The
        heading of a section is none: it names a place in the paper, not a group.
    """
    found = _printed(each) or (
        _told(asked, each) if several > 1 else _of_time(each) or _near(asked, each)
    )
    fits = len(found.text) <= LONGEST_LABEL
    text = each.match.evidence.candidate.text
    return found if found.text and fits and grounded(found.text, text) else Label()


def _printed(each: Chosen) -> Label | None:
    figure, candidate = each.match.figure, each.match.evidence.candidate
    if column := candidate.column_of(figure):
        return Label(_brief(column, candidate), Sort.COLUMN)
    return Label(figure.arm, Sort.GROUP) if figure.arm else None


def _brief(column: str, candidate: Candidate) -> str:
    """Return the last heading of a long column, where no other column ends with it."""
    last = column.rpartition(" > ")[2]
    cells = candidate.row.cells if candidate.row else ()
    alike = {cell.column for cell in cells if cell.column.rpartition(" > ")[2] == last}
    return last if len(column) > LONGEST_LABEL and len(alike) == 1 else column


def _told(asked: Asked, each: Chosen) -> Label:
    """Return what tells a figure from the others of its statement: a time, or what is listed."""
    figure, heading = each.match.figure, each.match.evidence.candidate.heading
    label = each.label or figure.time or ""
    if label == figure.time or label in {at.printed for at in asked.times}:
        return Label(label, Sort.TIME)
    if label in {arm.printed for arm in asked.arms}:
        return Label(label, Sort.GROUP)
    # A heading names a place in the paper, and a share is a result.
    no_name = heading.endswith(label) or "%" in label
    return Label() if no_name else Label(label, Sort.ITEM)


def _of_time(each: Chosen) -> Label | None:
    """Return the time of a figure as printed, where it is asked for and no other figure's own."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    times = [other.time for other in candidate.figures if other is not figure]
    if not figure.time or each.match.slots["time"] < 1 or figure.time in times or not any(times):
        return None
    said = re.search(rf"{_AT}{re.escape(figure.time)}", candidate.text)
    return Label(said.group(), Sort.TIME) if said else None


def _near(asked: Asked, each: Chosen) -> Label:
    """Return the groups of the question that the sentence or row names too."""
    terms = each.match.evidence.candidate.terms
    near = [c.printed for c in (*asked.arms, *asked.population) if any_held(c.forms, terms)]
    return Label(", ".join(near), Sort.ASKED)


def told_apart(labels: Sequence[Label], chosen: Sequence[Chosen]) -> bool:
    """Tell whether labels tell the figures of one statement apart.

    They do where each has one of its own and all are of one sort. Figures of several publications
    are told apart by their markers; so are figures of sentences that differ in their numbers alone.

    Args:
        labels: In the order of the figures.
        chosen: The figures.
    """
    evidence = [each.match.evidence for each in chosen]
    if len({each.candidate.document for each in evidence}) == len(chosen):
        return True
    if not any(label.text for label in labels):
        own = len({id(each) for each in evidence}) == len(chosen)
        return own and len({_words(each.candidate.text) for each in evidence}) == 1
    distinct = len({label.text.casefold() for label in labels}) == len(labels)
    sorts = {label.sort for label in labels}
    one_row = sorts != {Sort.COLUMN} or len({id(each) for each in evidence}) == 1
    return distinct and len(sorts) == 1 and Sort.NOTHING not in sorts and one_row


def _words(text: str) -> frozenset[str]:
    return frozenset(each for each in stems(text) if not each[0].isdigit())


def name_others(asked: Asked, labels: Sequence[Label], chosen: Sequence[Chosen]) -> bool:
    """Tell whether labels name none of the groups asked for, but others, all of them.

    A role (*the intervention group*), a letter and an abbreviation may be any group.

    Args:
        asked: The question.
        labels: In the order of the figures.
        chosen: The figures.
    """
    if not asked.arms:
        return False
    return all(
        label.sort in {Sort.COLUMN, Sort.GROUP}
        and not names_course_asked(asked.question, label.text)
        and _is_another(label.text, _arms_of(asked, each))
        for label, each in zip(labels, chosen, strict=True)
    )


def is_beside_asked(asked: Asked, each: Chosen) -> bool:
    """Tell whether another figure of the sentence or row bears a name of the groups asked for.

    Args:
        asked: The question.
        each: A figure whose own group shares no word with theirs.
    """
    figure, candidate = each.match.figure, each.match.evidence.candidate
    wanted = {stem for arm in _arms_of(asked, each) for form in arm.forms for stem in form}
    names = [candidate.column_of(other) or other.arm or "" for other in candidate.figures]
    own = candidate.column_of(figure) or figure.arm
    if not own or not wanted.isdisjoint(stems(own)):
        return False
    return any(not wanted.isdisjoint(stems(name)) for name in names)


def _arms_of(asked: Asked, each: Chosen) -> Sequence[Concept]:
    return each.match.evidence.document.in_its_words(asked.arms)


def _is_another(label: str, arms: Sequence[Concept]) -> bool:
    words = [word for word in _ORDINARY.findall(label) if not _ABBREVIATED.search(word)]
    own = frozenset(stems(" ".join(words))) - _ROLES
    wanted = {stem for arm in arms for form in arm.forms for stem in form}
    return bool(own) and wanted.isdisjoint(stems(label))

"""What gives for the other group what a sentence or row gives for one.

Papers put two groups side by side in one sentence or row, or each in one of its own: *in the drug
group it fell by 24, in the control group by 19*, a row a group. Asked for each group, the one
without the other is half an answer.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ingest.documents import Row
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.groups import names_arm
from retrieval.question import Asked
from retrieval.sister_rows import is_sister, last_label
from retrieval.words import stems

NEAR = 600
"""Characters between the ends of two sentences that are told one after the other, at most."""
ALIKE = 0.5
"""Share of their words that two such sentences have in common, at least."""
_SEVERAL = 2
_GROUP = re.compile(
    r"\b(?P<name>(?!(?:the|each|both|two|three|all|and|or|per|by|of|in|for|with|among|between|from"
    r"|to|this|that|same|study|whole|other)\b)[\w+/.-]+)[\s-](?:group|arm|cohort)\b"
    r"|\b(?:group|arm|cohort)\s(?P<number>[A-Z]\b|[IV]{1,3}\b|\d\b)",
    re.IGNORECASE,
)
"""How a sentence names a group."""
_NO_GROUP = re.compile(
    r"\b(?:p|t|f|z)\b[- ]?(?:values?|tests?|statistics?)?|\b(?:differences?|changes?|total|overall"
    r"|all|ratio|estimate|effect|adjusted|OR|HR|RR|MD|CI|test)\b|χ²|chi[- ]squared?",
    re.IGNORECASE,
)
"""How a row beside those of groups is named that is of none."""


_OF_TEST = re.compile(
    r"\b(?:within|between)[\s-]groups?\b|\binteractions?\b|\bp\W*(?:values?\b|$)", re.IGNORECASE
)
"""How the columns of an analysis are headed, which name groups without being theirs."""


def is_counterpart(asked: Asked, first: Candidate, other: Candidate) -> bool:
    """Tell whether a candidate says of another group what the first says of one.

    Args:
        asked: The question; where its values are not those of groups nothing has a counterpart,
            nor where it wants that of one group, unless neither row goes by the name of it.
        first: What is quoted first.
        other: What may be quoted with it.
    """
    if first.document != other.document:
        return False
    if not asks_of_groups(asked):
        return _may_be_meant(asked, first, other)
    if _names_all(asked, first):
        return False
    if first.row is not None and other.row is not None:
        return _is_row_of_another(asked, first, other)
    if first.row is None and other.row is None:
        return _is_told_in_parallel(first, other)
    return False


def _may_be_meant(asked: Asked, first: Candidate, other: Candidate) -> bool:
    """Tell whether either of two rows may be that of the one group asked for, by another name."""
    if asked.values != 1 or len(asked.arms) != 1 or first.row is None or other.row is None:
        return False
    forms = asked.arms[0].forms
    if any(any_held(forms, _terms_of(each)) for each in (first, other)):
        return False
    names = [last_label(row) for row in (first.row, other.row)]
    return all(map(names_arm, names)) and _is_row_of_another(asked, first, other)


def nearest_counterpart(
    asked: Asked, first: Candidate, others: Sequence[Candidate]
) -> Candidate | None:
    """Return the nearest counterpart, one behind before one ahead; None where there is none.

    A row that goes by the name of a group asked for comes before all others.
    """
    found = [each for each in others if is_counterpart(asked, first, each)]
    named = [each for each in found if each.row and _is_asked_of(asked, last_label(each.row))]
    return min(named or found, key=lambda each: _distance(first, each), default=None)


def asks_of_groups(asked: Asked) -> bool:
    """Tell whether a question wants the values of two groups or more."""
    return asked.values != 1 and len(asked.arms) >= _SEVERAL


def _terms_of(candidate: Candidate) -> AbstractSet[str]:
    """Return the stems of a sentence; of a row, not those of its caption, which names all."""
    row = candidate.row
    if row is None:
        return candidate.terms.keys()
    return frozenset(stems(" ".join((row.label, *_columns(row)))))


def _names_all(asked: Asked, candidate: Candidate) -> bool:
    """Tell whether a sentence or row names each group; a row of one of them is of no other."""
    row = candidate.row
    label = frozenset(stems(last_label(row))) if row is not None else frozenset[str]()
    of_label = any(any_held(arm.forms, label) for arm in asked.arms)
    words = label if of_label else _terms_of(candidate)
    return all(any_held(arm.forms, words) for arm in asked.arms)


def _distance(first: Candidate, other: Candidate) -> tuple[int, bool]:
    behind = other.start >= first.end
    return (other.start - first.end if behind else first.start - other.end, not behind)


def _is_row_of_another(asked: Asked, first: Candidate, other: Candidate) -> bool:
    one, two = first.row, other.row
    if one is None or two is None or not is_sister(first, other) or _columns(one) != _columns(two):
        return False
    labels = last_label(one), last_label(two)
    headings = [column for column in _columns(one) if not _OF_TEST.search(column)]
    if any(map(_NO_GROUP.search, labels)) or any(map(names_arm, headings)):
        return False
    return any(names_arm(label) or _is_asked_of(asked, label) for label in labels)


def _is_asked_of(asked: Asked, label: str) -> bool:
    terms = frozenset(stems(label))
    return any(any_held(arm.forms, terms) for arm in asked.arms)


def _columns(row: Row) -> tuple[str, ...]:
    return tuple(cell.column for cell in row.cells)


def _is_told_in_parallel(first: Candidate, other: Candidate) -> bool:
    if first.heading != other.heading or not first.numbers or not other.numbers:
        return False
    if _distance(first, other)[0] > NEAR:
        return False
    own, theirs = _groups(first), _groups(other)
    if len(own) != 1 or len(theirs) != 1 or own == theirs:
        return False
    shared, either = (len(op) for op in _words(first, other))
    return shared >= ALIKE * either


def _groups(sentence: Candidate) -> set[str]:
    found = _GROUP.finditer(sentence.text)
    return {(each["name"] or each["number"]).casefold() for each in found}


def _words(first: Candidate, other: Candidate) -> tuple[set[str], set[str]]:
    """Return the words that both have, and those of the shorter, numbers left out."""
    one, two = ({term for term in each.terms if term.isalpha()} for each in (first, other))
    return one & two, min(one, two, key=len)

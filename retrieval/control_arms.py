"""The control arm by what it is compared as: *20 on A against 30 on B* are 30 of the controls."""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.concepts import Concept, Forms, any_held
from retrieval.words import stems

_CONTROL = re.compile(
    r"(?:the )?(?:controls?|comparators?|comparison|reference)"
    r"(?: (?:arms?|groups?|patients|treatments?|drugs?))?",
    re.IGNORECASE,
)
_GIVEN_NOTHING = re.compile(r"\b(?:placebo|sham|dummy|untreated)\b", re.IGNORECASE)
"""How an arm is named that was given nothing, whatever its study is about."""
_MAY_BE_NOTHING = re.compile(
    r"\b(?:placebo|sham|dummy|un[a-z]{5,}|non-?\w+|no|not|without|inactive|controls?|usual|standard"
    r"|routine|conventional|compar\w+|reference)\b",
    re.IGNORECASE,
)
"""How a question may name it."""
_SETS_AGAINST = re.compile(r"\b(?:against|versus|vs|compared (?:with|to))\b")


def asks_for_controls(arms: Sequence[Concept]) -> bool:
    """Tell whether the arms asked for are the controls, whatever these were given."""
    return bool(arms) and all(_CONTROL.fullmatch(arm.printed.strip()) for arm in arms)


def is_of_controls(figure: Figure, candidate: Candidate) -> bool | None:
    """Tell whether a figure is the second of two that are set against each other.

    Args:
        figure: A figure of the sentence.
        candidate: The sentence.

    Returns:
        False where it is the first; None where nothing is set against anything.
    """
    text, figures = candidate.text, candidate.figures
    if candidate.row is not None:
        return None
    before = max((each.end for each in figures if each.end <= figure.start), default=None)
    behind = min((each.start for each in figures if each.start >= figure.end), default=None)
    if before is not None and _SETS_AGAINST.search(text, before, figure.start):
        return True
    ahead = behind is not None and _SETS_AGAINST.search(text, figure.end, behind)
    return False if ahead else None


def is_set_against(other: Forms, arm: frozenset[str], rivals: frozenset[str]) -> bool | None:
    """Tell whether a figure is of the arm that is set against the one a question names.

    "How many died against placebo?" asks for those who were not given placebo.

    Args:
        other: The ways to say the arm that the question names.
        arm: The stems of the figure's arm.
        rivals: The stems of the arms of the other figures there.

    Returns:
        False where it is the named arm's own; None where that arm has no figure there.
    """
    if any_held(other, arm):
        return False
    return True if arm and any_held(other, rivals) else None


def is_control_for_another(asking: str, arms: Sequence[Concept], arm: str) -> bool:
    """Tell whether a figure is of those given nothing where only a treatment's is asked for.

    Args:
        asking: The question.
        arms: The arms asked for.
        arm: The figure's arm, as printed.
    """
    of_nothing = _GIVEN_NOTHING.search(arm) and not _MAY_BE_NOTHING.search(asking)
    said = frozenset(stems(arm))
    return bool(arms and of_nothing) and not any(any_held(each.forms, said) for each in arms)

"""Two names of one group: *the heparin group* is called *heparin-treated patients* elsewhere."""

from collections.abc import Sequence

from retrieval.concepts import Concept, any_held
from retrieval.matching import Match
from retrieval.words import stems

_ROLE_WORDS = frozenset(
    stems("arm group cohort patients participants subjects people treated treatment receiving the")
)
"""What a name may have besides what tells the group from the others."""


def is_same_group(one: Match, other: Match) -> bool:
    """Tell whether two sentences report one group under two names.

    *A plus B* and *B* alone are two groups, unless their figures are the same.
    """
    if one.evidence is other.evidence:
        return False
    names = [_stems(each) - _ROLE_WORDS for each in (one, other)]
    equal = one.figure.value is not None and one.figure.value == other.figure.value
    nested = all(names) and (names[0] <= names[1] or names[1] <= names[0])
    return names[0] == names[1] or (equal and nested)


def are_of_one(groups: Sequence[Concept], one: Match, other: Match) -> bool:
    """Tell whether the figures of two sentences are of one and the same of the groups asked for.

    Args:
        groups: Those asked for.
        one: A figure with its sentence.
        other: Another.
    """
    if one.evidence is other.evidence:
        return False
    named = [
        frozenset(
            group.printed
            for group in each.evidence.document.in_its_words(groups)
            if any_held(group.forms, _stems(each))
        )
        for each in (one, other)
    ]
    return len(named[0]) == 1 and named[0] == named[1]


def _stems(match: Match) -> frozenset[str]:
    return frozenset(stems(match.figure.arm or ""))

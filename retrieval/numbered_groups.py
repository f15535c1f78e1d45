"""Groups that share their noun and are told by number: *tertiles 1, 2 and 3*."""

import re

from retrieval.clauses import Run

_NOUNS = {
    "arms": "arm", "groups": "group", "cohorts": "cohort", "tertiles": "tertile",
    "quartiles": "quartile", "quintiles": "quintile", "grades": "grade", "stages": "stage",
    "classes": "class", "strata": "stratum", "phases": "phase", "sequences": "sequence",
}  # fmt: skip
"""A noun in the plural -> its singular."""
_NUMBER = r"(?:\d{1,2}|[IVX]+)"
_FIRST = re.compile(
    rf"(?P<before>(?:.*\s)?)(?P<noun>{'|'.join(_NOUNS)})\s(?P<number>{_NUMBER})", re.IGNORECASE
)


def with_shared_noun(run: Run) -> Run:
    """Give the noun of the first of some groups to those that are only numbered.

    Args:
        run: Phrases joined behind one preposition.

    Returns:
        The run with each phrase in the singular (``tertile 2``), its place unchanged; the run
        itself where its first phrase is no plural with a number or another one is more than that.
    """
    first, *others = run.members
    found = _FIRST.fullmatch(first.text)
    if found is None or not others or not all(re.fullmatch(_NUMBER, o.text) for o in others):
        return run
    name = f"{found['before']}{_NOUNS[found['noun'].casefold()]}"
    numbers = (found["number"], *(other.text for other in others))
    members = zip(run.members, numbers, strict=True)
    return run._replace(members=tuple(m._replace(text=f"{name} {n}") for m, n in members))

"""What stands beside the best evidence: the sentences around it, the rows of its table."""

from collections.abc import Iterator, Sequence

from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.evidence import Evidence, Ranking


def neighbours(ranked: Sequence[Evidence], ranking: Ranking, best: int) -> list[Evidence]:
    """Return the neighbours of the best evidence that hold what it lacks of the question.

    A sentence names the arm, the next gives its figure; a row names the endpoint, the one below it
    the group.

    Args:
        ranked: Best first.
        ranking: Where the neighbours' own weights are.
        best: Of how many of the best the neighbours are looked at.

    Returns:
        Those not yet among the ranked.
    """
    known = {id(each.candidate) for each in ranked}
    found: dict[int, Candidate] = {}
    for each in ranked[:best]:
        for candidate in _beside(each):
            if id(candidate) not in known and _adds(each, candidate):
                found[id(candidate)] = candidate
    return [ranking.of(candidate) for candidate in found.values()]


def _beside(each: Evidence) -> Iterator[Candidate]:
    candidates, own = each.document.reading.candidates, each.candidate
    at = next((place for place, other in enumerate(candidates) if other is own), None)
    if at is None:
        return
    for place in (at - 1, at + 1):
        if 0 <= place < len(candidates) and candidates[place].heading == own.heading:
            yield candidates[place]


def _adds(each: Evidence, neighbour: Candidate) -> bool:
    return any(
        any_held(concept.forms, neighbour.terms)
        and not any_held(concept.forms, each.candidate.terms)
        for concept in each.document.concepts
    )

"""What stands beside the best evidence: the sentences around it, the rows of its table."""

from collections.abc import Iterator, Sequence

from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.counterparts import nearest_counterpart
from retrieval.evidence import Evidence, Ranking
from retrieval.question import Asked
from retrieval.sister_rows import goes_with

REACH = 8
"""Sentences or rows away in which the other group or the interval is looked for."""


def neighbours(
    asked: Asked, ranked: Sequence[Evidence], ranking: Ranking, best: int
) -> list[Evidence]:
    """Return the neighbours of the best evidence that hold what it lacks of the question.

    A sentence names the arm, the next gives its figure; a row names the endpoint, the one below it
    the group; another of its table gives the interval, or the same of the other group.

    Args:
        asked: The question.
        ranked: Best first.
        ranking: Where the neighbours' own weights are.
        best: Of how many of the best the neighbours are looked at.

    Returns:
        Those not yet among the ranked.
    """
    known = {id(each.candidate) for each in ranked}
    found = {
        id(candidate): candidate
        for each in ranked[:best]
        for candidate in _beside(asked, each)
        if id(candidate) not in known
    }
    placed = map(ranking.of, found.values())
    return [each for each in placed if each is not None]


def _beside(asked: Asked, each: Evidence) -> Iterator[Candidate]:
    """Yield what next to it holds what it lacks, and what completes it a little further off.

    That is the nearest that gives the part asked for of its values, and that of another group.
    """
    placed, own = list(_around(each, REACH)), each.candidate
    yield from (other for distance, other in placed if distance == 1 and _adds(each, other))
    around = [other for _, other in placed]
    completing = (
        next((other for other in around if goes_with(asked, own, other)), None),
        nearest_counterpart(asked, own, around),
    )
    yield from (other for other in completing if other is not None)


def _around(each: Evidence, reach: int) -> Iterator[tuple[int, Candidate]]:
    """Yield what stands near in the same section, and how far off, what is nearest first."""
    candidates, own = each.document.reading.candidates, each.candidate
    at = next((place for place, other in enumerate(candidates) if other is own), None)
    if at is None:
        return
    for distance in range(1, reach + 1):
        for place in (at - distance, at + distance):
            if 0 <= place < len(candidates) and candidates[place].heading == own.heading:
                yield distance, candidates[place]


def _adds(each: Evidence, neighbour: Candidate) -> bool:
    return any(
        any_held(concept.forms, neighbour.terms)
        and not any_held(concept.forms, each.candidate.terms)
        for concept in each.document.concepts
    )

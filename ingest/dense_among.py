"""The nearest passages of some documents, found with an index that knows of no documents.

Chroma's own filter fails on some 30,000 values, and costs more the more documents it lets through:
0.2 s for one of 4,320 documents, 0.9 s for 3,000. Of a few documents every vector is compared
instead, which misses none; of many, the index is asked for more passages than are wanted, and
those of other documents are passed over. Either takes less than 0.2 s there.
"""

from collections.abc import Callable, Collection
from math import ceil

from ingest.catalogue_vectors import CatalogueVectors
from ingest.records import Hit, Vectors

FEW = 100
"""Documents of which every vector is compared; as many take 0.05 to 0.1 s."""
MOST_FETCHED = 10_000
"""Passages that the index is asked for at most; as many take 0.15 s."""
_SPARE = 2
"""How many times as many passages are fetched as would do if the documents lay evenly."""

Everywhere = Callable[[int], list[Hit]]
"""Gives the nearest passages of the whole library, so many at most, best first."""


def nearest_among(
    catalogue: CatalogueVectors,
    everywhere: Everywhere,
    vector: Vectors,
    limit: int,
    documents: Collection[str],
    size: int,
) -> list[Hit]:
    """Return the nearest passages of some documents, best first.

    Args:
        catalogue: The vectors, and whose they are.
        everywhere: Searches the whole library for the vector.
        vector: A unit vector.
        limit: How many at most.
        documents: Ids of the documents, as many as you like.
        size: Documents in the library.
    """
    among = frozenset(documents)
    fetched = ceil(_SPARE * limit * max(1.0, size / max(1, len(among))))
    while len(among) > FEW and fetched <= MOST_FETCHED:
        hits = everywhere(fetched)
        theirs = catalogue.among([hit.passage for hit in hits], among)
        found = [hit for hit in hits if hit.passage in theirs]
        if len(found) >= limit or len(hits) < fetched:
            return found[:limit]
        fetched *= 4
    # Few, or far from what is asked for.
    return catalogue.nearest(vector, limit, among)

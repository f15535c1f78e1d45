"""The nearest passages of some documents, few or many, near or far."""

from collections.abc import Iterator

import numpy as np
import pytest

from ingest import dense_among
from ingest.catalogue import Catalogue
from ingest.catalogue_vectors import CatalogueVectors
from ingest.dense_among import FEW, MOST_FETCHED, nearest_among
from ingest.records import Hit, Vectors
from tests.made_up_studies import cut, random_vectors, study

DOCUMENTS, EACH = 240, 3
IDS = [f"PMC{number}" for number in range(DOCUMENTS)]


class Stored:
    """A catalogue of many small documents, and an index of it that counts what it is asked."""

    def __init__(self, catalogue: Catalogue, vectors: Vectors) -> None:
        # As the catalogue keeps them.
        kept = vectors.astype("<f2").astype(np.float32)
        self.vectors = kept / np.linalg.norm(kept, axis=1, keepdims=True)
        self.catalogue = CatalogueVectors(catalogue.engine)
        self.owners = [IDS[at // EACH] for at in range(len(vectors))]
        self.asked: list[int] = []

    def everywhere(self, vector: Vectors, limit: int) -> list[Hit]:
        self.asked.append(limit)
        return self.best(vector, limit, set(IDS))

    def best(self, vector: Vectors, limit: int, documents: set[str]) -> list[Hit]:
        cosines = self.vectors @ vector
        order = np.lexsort((np.arange(len(cosines)), -cosines))
        theirs = [at for at in order.tolist() if self.owners[at] in documents]
        return [Hit(at + 1, float(cosines[at])) for at in theirs[:limit]]

    def nearest(self, vector: Vectors, limit: int, documents: list[str]) -> list[Hit]:
        self.asked.clear()
        return nearest_among(
            self.catalogue,
            lambda count: self.everywhere(vector, count),
            vector,
            limit,
            documents,
            DOCUMENTS,
        )


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> Iterator[Stored]:
    catalogue = Catalogue(tmp_path_factory.mktemp("among") / "catalogue.sqlite")
    vectors = random_vectors(DOCUMENTS * EACH)
    for number in range(DOCUMENTS):
        document = study(f"{number}", ["One.", "Two.", "Three."], pmcid=IDS[number])
        own = vectors[number * EACH : (number + 1) * EACH]
        catalogue.write(document, cut(document), own)
    yield Stored(catalogue, vectors)
    catalogue.close()


def passages(hits: list[Hit]) -> list[int]:
    return [hit.passage for hit in hits]


@pytest.mark.parametrize("count", [1, 2, FEW, FEW + 1, 180, DOCUMENTS])
@pytest.mark.parametrize("limit", [1, 20])
def test_the_nearest_are_found_however_many_documents(stored, count, limit):
    drawn = np.random.default_rng(count).permutation(IDS)[:count].tolist()
    for query in random_vectors(3, seed=limit):
        found = stored.nearest(query, limit, drawn)
        expected = stored.best(query, limit, set(drawn))
        assert passages(found) == passages(expected)
        assert [hit.score for hit in found] == pytest.approx(
            [hit.score for hit in expected], abs=1e-6
        )
        assert bool(stored.asked) == (count > FEW)


def test_more_ids_than_any_filter_takes(stored):
    many = [f"nobody-{number}" for number in range(40_000)]
    query = random_vectors(1, seed=5)[0]
    assert stored.nearest(query, 5, many) == []
    wanted = set(IDS[:30])
    found = stored.nearest(query, 5, [*many, *wanted])
    assert passages(found) == passages(stored.best(query, 5, wanted))


def test_documents_far_from_the_question_are_found_all_the_same(stored):
    """None of the wanted is among those fetched first: the index is asked for more."""
    query = random_vectors(1, seed=9)[0]
    far = [hit.passage for hit in stored.best(query, DOCUMENTS * EACH, set(IDS))]
    near_first = list(dict.fromkeys(stored.owners[id_ - 1] for id_ in far))
    wanted = near_first[-FEW - 20 :]
    found = stored.nearest(query, 30, wanted)
    assert passages(found) == passages(stored.best(query, 30, set(wanted)))
    assert len(stored.asked) > 1


def test_too_far_for_the_index_every_vector_is_compared(stored, monkeypatch):
    monkeypatch.setattr(dense_among, "MOST_FETCHED", 60)
    query, wanted = random_vectors(1, seed=11)[0], IDS[: FEW + 20]
    found = stored.nearest(query, 40, wanted)
    assert passages(found) == passages(stored.best(query, 40, set(wanted)))
    assert stored.asked == []
    assert MOST_FETCHED > 60


def test_nothing_is_asked_for_or_in_nothing(stored):
    query = random_vectors(1)[0]
    assert stored.nearest(query, 5, []) == []
    assert stored.nearest(query, 0, IDS[:2]) == []


def test_ties_go_by_id(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    document = study("a", [f"Sentence {number}." for number in range(6)], pmcid="PMC1")
    catalogue.write(document, cut(document), np.repeat(random_vectors(1), 6, axis=0))
    found = CatalogueVectors(catalogue.engine).nearest(random_vectors(1)[0], 4, ["PMC1"])
    assert passages(found) == [1, 2, 3, 4]
    assert found[0].score == pytest.approx(1.0, abs=1e-3)
    catalogue.close()


def test_retired_passages_are_of_no_document(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    for sentences in (["One.", "Two."], ["Three."]):
        document = study("a", sentences, pmcid="PMC1")
        catalogue.write(document, cut(document), random_vectors(len(sentences)))
    assert CatalogueVectors(catalogue.engine).among([1, 2, 3, 99], {"PMC1"}) == {3}
    catalogue.close()

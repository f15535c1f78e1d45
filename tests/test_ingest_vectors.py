"""The dense index."""

import socket
from collections.abc import Iterable

import numpy as np
import pytest

from ingest.errors import StorageError
from ingest.records import IndexedPassage, Vectors
from ingest.vectors import VectorIndex
from tests.made_up_studies import random_vectors


def indexed(vectors: Iterable[Vectors]) -> list[IndexedPassage]:
    return [
        IndexedPassage(number, "d", None, "body", "", "", "", vector)
        for number, vector in enumerate(vectors, start=1)
    ]


@pytest.fixture
def index(tmp_path):
    index = VectorIndex(tmp_path / "vectors")
    yield index
    index.close()


def test_scores_are_cosines_best_first_and_ties_by_id(index):
    east, north = np.eye(32, dtype=np.float32)[:2]
    between = (east + north) / np.sqrt(2)
    index.add(indexed([north, between, east, between]))
    hits = index.nearest(east, 4)
    assert [hit.passage for hit in hits] == [3, 2, 4, 1]
    np.testing.assert_allclose(
        [hit.score for hit in hits], [1, np.sqrt(0.5), np.sqrt(0.5), 0], atol=1e-6
    )


def test_ties_at_the_limit_go_to_the_lowest_ids(index):
    same = np.tile(random_vectors(1), (40, 1))
    index.add(reversed(indexed(same)))
    assert [hit.passage for hit in index.nearest(same[0], 5)] == [1, 2, 3, 4, 5]


def test_an_empty_index_answers_with_nothing(index):
    assert index.nearest(random_vectors(1)[0], 5) == []
    assert index.ids() == set()
    index.remove([1, 2])
    index.remove([])


def test_no_limit_is_no_hit_and_a_large_one_is_all(index):
    vectors = random_vectors(20)
    index.add(indexed(vectors))
    assert index.nearest(vectors[0], 0) == []
    assert {hit.passage for hit in index.nearest(vectors[0], 1_000)} == set(range(1, 21))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_vector_that_is_not_finite_is_refused(index, bad):
    index.add(indexed(random_vectors(3)))
    with pytest.raises(ValueError, match="not finite"):
        index.nearest(np.full(32, bad, dtype=np.float32), 3)


def test_more_passages_in_one_go_than_chroma_takes(index):
    vectors = random_vectors(6_000)
    index.add(indexed(vectors))
    assert index.ids() == set(range(1, 6_001))
    assert index.nearest(vectors[5_999], 1)[0].passage == 6_000
    index.remove(range(1, 5_990))
    assert index.ids() == set(range(5_990, 6_001))
    assert {hit.passage for hit in index.nearest(vectors[0], 50)} == set(range(5_990, 6_001))


def test_removed_passages_are_gone_and_can_come_back(index):
    vectors = random_vectors(30)
    index.add(indexed(vectors))
    index.remove([1, 2, 3, 999])
    assert not {1, 2, 3} & {hit.passage for hit in index.nearest(vectors[0], 30)}
    index.add(indexed(vectors[:1]))
    assert index.nearest(vectors[0], 1)[0].passage == 1


def test_the_nearest_are_truly_the_nearest(index):
    vectors, queries = random_vectors(2_000), random_vectors(20, seed=1)
    index.add(indexed(vectors))
    for query in queries:
        best = np.argsort(-(vectors @ query))[:10] + 1
        assert [hit.passage for hit in index.nearest(query, 10)] == list(best)


def test_it_is_all_there_after_reopening(tmp_path):
    vectors = random_vectors(700)
    first = VectorIndex(tmp_path / "vectors")
    first.add(indexed(vectors))
    before = first.nearest(vectors[3], 10)
    first.close()
    second = VectorIndex(tmp_path / "vectors")
    assert second.nearest(vectors[3], 10) == before
    assert second.ids() == set(range(1, 701))
    second.close()


def test_a_directory_that_is_a_file_is_a_clear_error_and_no_lasting_one(tmp_path):
    (tmp_path / "vectors").write_text("")
    with pytest.raises(StorageError, match=r"vectors cannot be read or written.*rebuild"):
        VectorIndex(tmp_path / "vectors")
    (tmp_path / "vectors").unlink()
    VectorIndex(tmp_path / "vectors").close()


def test_the_network_is_never_used(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    for way in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, way, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    index = VectorIndex(tmp_path / "vectors")
    index.add(indexed(random_vectors(3)))
    assert len(index.nearest(random_vectors(1)[0], 3)) == 3
    index.close()

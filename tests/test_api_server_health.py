"""Readiness: whether catalogue and indexes hold the same passages."""

from typing import TYPE_CHECKING, cast

import pytest

from api.server.health import Agreement
from ingest.errors import StorageError

if TYPE_CHECKING:
    from ingest.library import Library


class Stored:
    """A library as far as readiness looks at it."""

    def __init__(self, lexical: set[int]) -> None:
        self.generation = "g.1"
        self.lexical = lexical
        self.compared = 0

    def __len__(self) -> int:
        return 1

    def passage_ids(self) -> set[int]:
        return {1, 2}

    def index_ids(self) -> dict[str, set[int]]:
        self.compared += 1
        return {"vectors": {1, 2}, "lexical": self.lexical}


def test_indexes_that_agree_are_compared_once_a_generation() -> None:
    stored = Stored({1, 2})
    agreement = Agreement(cast("Library", stored))
    assert [agreement.check().library for _ in range(3)] == ["g.1"] * 3
    assert stored.compared == 1
    stored.generation = "g.2"
    assert agreement.check().library == "g.2"
    assert stored.compared == 2


@pytest.mark.parametrize("held", [set(), {1}, {1, 2, 3}])
def test_an_index_that_holds_others_is_not_ready_until_it_agrees(held: set[int]) -> None:
    stored = Stored(held)
    agreement = Agreement(cast("Library", stored))
    with pytest.raises(StorageError, match="The index lexical holds other passages"):
        agreement.check()
    stored.lexical = {1, 2}
    assert agreement.check().passages == 2


def test_what_is_added_between_two_looks_is_no_disagreement() -> None:
    class Growing(Stored):
        def index_ids(self) -> dict[str, set[int]]:
            self.compared += 1
            if self.compared == 1:
                self.generation = "g.2"
                return {"vectors": {1, 2, 3}, "lexical": {1, 2, 3}}
            return {"vectors": {1, 2}, "lexical": {1, 2}}

    stored = Growing({1, 2})
    assert Agreement(cast("Library", stored)).check().library == "g.2"
    assert stored.compared == 2


def test_a_library_that_never_rests_is_ready_all_the_same() -> None:
    class Restless(Stored):
        def index_ids(self) -> dict[str, set[int]]:
            self.compared += 1
            self.generation = f"g.{self.compared + 1}"
            return {"vectors": {1}, "lexical": {1}}

    stored = Restless({1, 2})
    assert Agreement(cast("Library", stored)).check().status == "ready"
    assert stored.compared == 3

"""The pair of indexes: sealed, healed, the same after every rebuild."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from ingest.errors import StorageError
from ingest.indexes import IndexPair, discard_indexes
from ingest.records import Hit, IndexedPassage
from ingest.seals import is_sealed, seal, seal_path
from tests.made_up_studies import ENCODER
from tests.old_lexical_index import old_lexical_index

WORDS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu".split()
TEXTS = [
    " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 5 + number % 9))
    for number in range(700)
]
PASSAGES = [
    IndexedPassage(number, f"d{number % 40}", 2020, "body", "Title", "Results", text, vector)
    for number, (text, vector) in enumerate(zip(TEXTS, ENCODER.encode(TEXTS), strict=True), start=1)
]
QUESTIONS = [f"{WORDS[number % 12]} {WORDS[(5 * number + 1) % 12]}" for number in range(20)]


ALL = {passage.id for passage in PASSAGES}
Answers = list[tuple[list[Hit], list[Hit]]]


def refill() -> Iterator[list[IndexedPassage]]:
    return iter([PASSAGES[:500], PASSAGES[500:]])


def answers(pair: IndexPair) -> Answers:
    vectors = ENCODER.encode(QUESTIONS)
    return [
        (pair.dense(vector, 10), pair.lexical(question, 10))
        for question, vector in zip(QUESTIONS, vectors, strict=True)
    ]


def assert_same(first: Answers, second: Answers) -> None:
    for one, other in zip(first, second, strict=True):
        for mine, theirs in zip(one, other, strict=True):
            assert [hit.passage for hit in mine] == [hit.passage for hit in theirs]
            assert [hit.score for hit in mine] == pytest.approx(
                [hit.score for hit in theirs], abs=1e-6
            )


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    """A filled library directory and its answers; copy it, do not touch it."""
    root = tmp_path_factory.mktemp("master")
    pair = IndexPair(root, lambda: iter(()))
    pair.apply(PASSAGES, ())
    expected = answers(pair)
    pair.close()
    return root, expected


@pytest.fixture
def root(master, tmp_path):
    return shutil.copytree(master[0], tmp_path / "library")


def reopened(root: Path, refilled: list[bool]) -> IndexPair:
    def counting() -> Iterator[list[IndexedPassage]]:
        refilled.append(True)
        return refill()

    return IndexPair(root, counting)


def test_a_sealed_pair_is_opened_as_it_is(root, master):
    refilled: list[bool] = []
    pair = reopened(root, refilled)
    assert_same(answers(pair), master[1])
    pair.close()
    assert refilled == []
    assert is_sealed(root / "vectors")
    assert is_sealed(root / "lexical")


def files_of(root: Path, name: str) -> list[Path]:
    return sorted(
        path.relative_to(root)
        for path in (root / name).rglob("*")
        if path.is_file() and path.stat().st_size and path.suffix != ".lock"
    )


def heal(root: Path, expected: Answers) -> Sequence[Mapping[str, object]]:
    """Open, and check that the pair was rebuilt and answers as before."""
    refilled: list[bool] = []
    with capture_logs() as logs:
        pair = reopened(root, refilled)
    assert refilled == [True]
    assert_same(answers(pair), expected)
    assert pair.ids() == {"vectors": ALL, "lexical": ALL}
    pair.apply([], [1])
    pair.close()
    return logs


@pytest.mark.parametrize("share", [0, 2])
@pytest.mark.parametrize("name", ["vectors", "lexical"])
def test_each_file_cut_short_is_noticed_and_healed(root, master, name, share):
    for number, path in enumerate(files_of(master[0], name)):
        hurt = shutil.copytree(master[0], root.with_name(f"hurt-{number}"))
        size = (hurt / path).stat().st_size
        with (hurt / path).open("r+b") as file:
            file.truncate(size // share if share else 0)
        logs = heal(hurt, master[1])
        assert [line["index"] for line in logs] == [name], path
        shutil.rmtree(hurt)


@pytest.mark.parametrize(
    "harm",
    [
        lambda root: shutil.rmtree(root / "vectors"),
        lambda root: shutil.rmtree(root / "lexical"),
        lambda root: list(map(shutil.rmtree, [root / "vectors", root / "lexical"])),
        lambda root: seal_path(root / "vectors").unlink(),
        lambda root: seal_path(root / "lexical").unlink(),
        lambda root: (root / "vectors" / "extra").write_text("x"),
        lambda root: (root / "lexical" / "extra").write_text("x"),
        discard_indexes,
    ],
)
def test_what_is_lost_comes_back_the_same(root, master, harm):
    harm(root)
    heal(root, master[1])


def test_a_sealed_index_that_does_not_open_is_rebuilt(root, master):
    path = root / "vectors" / "chroma.sqlite3"
    path.write_bytes(b"x" * path.stat().st_size)
    logs = heal(root, master[1])
    assert [line["event"] for line in logs] == [
        "index does not open",
        "index not trusted, rebuilding",
    ]


def test_an_index_of_an_earlier_version_is_made_anew_and_not_kept(root, master):
    shutil.rmtree(root / "lexical")
    old_lexical_index(root / "lexical")
    seal(root / "lexical")
    logs = heal(root, master[1])
    assert [(line["event"], line["index"]) for line in logs] == [
        ("index outdated, rebuilding", "lexical")
    ]
    assert not (root / "lexical.quarantine").exists()


def test_tags_are_searched_with_the_words(root):
    pair = IndexPair(root, refill)
    tagged = replace(PASSAGES[0], id=9_999, text="omega", tags=("has:p",))
    pair.apply([tagged, replace(tagged, id=9_998, tags=())], [])
    plain, favoured = pair.lexical("omega", 2), pair.lexical("omega", 2, None, ["has:p"])
    assert [hit.passage for hit in plain] == [9_998, 9_999]
    assert [hit.passage for hit in favoured] == [9_999, 9_998]
    pair.close()


def test_an_index_that_fails_to_answer_is_rebuilt_by_the_next_pair(root, master):
    (path,) = (root / "vectors").rglob("index_metadata.pickle")
    path.write_bytes(b"x" * path.stat().st_size)
    pair = IndexPair(root, refill)
    with pytest.raises(StorageError, match="vectors"):
        answers(pair)
    pair.close()
    heal(root, master[1])


def test_removals_leave_no_trace_in_the_scores(root, tmp_path):
    worn = IndexPair(root, refill)
    gone = [passage.id for passage in PASSAGES[::3]]
    worn.apply([], gone)
    kept = [passage for passage in PASSAGES if passage.id not in set(gone)]
    fresh = IndexPair(tmp_path, lambda: iter([kept]))
    worn._refill = lambda: iter([kept])
    assert_same(answers(worn), answers(fresh))
    assert is_sealed(root / "lexical")
    worn.close()
    fresh.close()


def test_until_it_is_settled_a_stale_index_stays_unsealed(root):
    pair = IndexPair(root, refill)
    pair.apply([], [1])
    assert is_sealed(root / "vectors")
    assert not is_sealed(root / "lexical")
    pair.settle()
    assert is_sealed(root / "lexical")
    pair.close()


def test_adding_what_is_new_leaves_nothing_to_settle(root):
    pair = IndexPair(root, refill)
    new = PASSAGES[0].__class__(9_999, "new", None, "body", "", "", "omega", PASSAGES[0].vector)
    pair.apply([new], [9_999])
    assert is_sealed(root / "lexical")
    assert [hit.passage for hit in pair.lexical("omega", 3)] == [9_999]
    pair.close()


def test_the_seal_is_broken_before_a_write_and_stays_broken_when_it_fails(root):
    pair = IndexPair(root, refill)

    broken: list[bool] = []

    class Refusing(list[IndexedPassage]):
        """Passages that fail when the first index reads them."""

        def __iter__(self):
            broken.extend(not is_sealed(root / name) for name in ("vectors", "lexical"))
            raise StorageError("The disk is full.", "Free some.")

    with pytest.raises(StorageError):
        pair.apply(Refusing(), [])
    pair.close()
    assert broken == [True, True]
    assert not is_sealed(root / "vectors")


def test_a_directory_that_cannot_be_written_is_a_clear_error(root):
    seal_path(root / "vectors").unlink()
    seal_path(root / "vectors").mkdir()
    with pytest.raises(StorageError, match=r"indexes of .* cannot be written.*catalogue is whole"):
        IndexPair(root, refill)

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.library import CATALOGUE_FILE, open_library
from ingest.verification import Finding, verify
from tests.made_up_papers import add, write_papers


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    path = tmp_path / "library"
    with open_library(path, create=True) as library:
        add(library, write_papers(tmp_path / "papers"))
    return path


def _damage(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path / CATALOGUE_FILE)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def _findings(path: Path) -> list[Finding]:
    with open_library(path) as library:
        return list(verify(library))


def test_a_sound_library_has_no_findings_and_every_document_is_checked(library_path: Path) -> None:
    checked: list[int] = []
    with open_library(library_path) as library:
        assert list(verify(library, report=checked.append)) == []
    assert checked == [1, 2]


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ('UPDATE passages SET "end" = 99999 WHERE id = 1', "leaves its section"),
        ("UPDATE passages SET start = 0 WHERE id = 1", "leaves its section"),
        ("UPDATE passages SET sentences = '[[0, 5]]' WHERE id = 1", "sentences of passage 1 leave"),
        ("UPDATE passages SET sentences = '[]' WHERE id = 1", "sentences of passage 1 leave"),
        ("UPDATE sections SET kind = 'title'", "from a section that is not indexed (title)"),
        ('UPDATE sections SET start = 99998, "end" = 99999 WHERE position = 0', "leaves the text"),
        ("DELETE FROM embeddings WHERE passage = 1", "Passage 1 has no vector"),
    ],
)
def test_a_damaged_row_is_found(library_path: Path, damage: str, problem: str) -> None:
    _damage(library_path, damage)
    assert any(problem in finding.problem for finding in _findings(library_path))


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE figures SET text = '0.99' WHERE text LIKE '0.44%'", "'0.99' is not the text at"),
        ("UPDATE figures SET start = start + 1", "is not the text at its offsets"),
        ("UPDATE figures SET passage = 2 WHERE passage = 1", "does not begin in its passage 2"),
        ("UPDATE figures SET passage = 999 WHERE passage = 1", "not begin in its passage 999"),
    ],
)
def test_a_figure_that_is_not_in_its_place_is_found(
    library_path: Path, damage: str, problem: str
) -> None:
    _damage(library_path, damage)
    found = _findings(library_path)
    assert any(problem in finding.problem for finding in found)
    assert {finding.remedy for finding in found} == {"Run: citewell rebuild --figures --all."}


def test_sentences_that_overlap_are_found(library_path: Path) -> None:
    doubled = """
        UPDATE passages
        SET sentences = '[[' || start || ',' || "end" || '],[' || start || ',' || "end" || ']]'
        WHERE id = 1
    """
    _damage(library_path, doubled)
    assert [finding.problem for finding in _findings(library_path)] == [
        "The sentences of passage 1 overlap."
    ]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda vector: vector * np.float16(np.nan), "The vector of passage 1 is not finite."),
        (lambda vector: vector * 0, "The vector of passage 1 has length 0.000 instead of 1."),
    ],
)
def test_a_spoilt_vector_is_found(
    library_path: Path, spoil: Callable[[np.ndarray], np.ndarray], problem: str
) -> None:
    connection = sqlite3.connect(library_path / CATALOGUE_FILE)
    with connection:
        (blob,) = connection.execute("SELECT vector FROM embeddings WHERE passage = 1").fetchone()
        spoilt = spoil(np.frombuffer(blob, dtype="<f2")).astype("<f2").tobytes()
        connection.execute("UPDATE embeddings SET vector = ? WHERE passage = 1", (spoilt,))
    connection.close()
    assert problem in [finding.problem for finding in _findings(library_path)]


def test_a_torn_vector_is_found(library_path: Path) -> None:
    _damage(library_path, "UPDATE embeddings SET vector = x'00' WHERE passage = 1")
    assert any("cannot be read" in finding.problem for finding in _findings(library_path))


def test_indexes_that_differ_from_the_catalogue_are_found(library_path: Path) -> None:
    # Behind the library's back: the indexes still hold passage 1, and never heard of the new one.
    _damage(
        library_path,
        "UPDATE embeddings SET passage = 900 WHERE passage = 1",
        "UPDATE passages SET id = 900 WHERE id = 1",
    )
    found = {(each.subject, each.problem) for each in _findings(library_path)}
    assert ("vectors", "1 active passages are missing from it.") in found
    assert ("vectors", "It holds 1 passages that are retired.") in found
    assert ("lexical", "1 active passages are missing from it.") in found
    assert ("lexical", "It holds 1 passages that are retired.") in found


@pytest.mark.parametrize("name", ["passages", "passages_of_document"])
def test_a_catalogue_with_an_overwritten_page_is_found(library_path: Path, name: str) -> None:
    file = library_path / CATALOGUE_FILE
    connection = sqlite3.connect(file)
    query = "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = ?"
    page, size = connection.execute(query, (name,)).fetchone()
    connection.close()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)
    assert any(finding.subject == "catalogue" for finding in _findings(library_path))

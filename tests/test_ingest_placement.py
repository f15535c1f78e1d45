"""Placing files: new, the same, better or another source of a known document."""

import pytest

from ingest.errors import IdentityConflictError
from ingest.identity import Action
from ingest.library import open_library
from tests.made_up_studies import add, study


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library", create=True) as library:
        yield library


def test_two_files_of_one_study_are_one_document_with_two_sources(library):
    digest = study("digest", ["A long digest of it all."], reader="markdown", doi="10.1000/a")
    paper = study("paper", ["Short."], doi="10.1000/A", pmid="7")
    assert add(library, digest) == ("10.1000-a", Action.ADDED)
    assert add(library, paper) == ("10.1000-a", Action.REPLACED)
    stored = library.document("10.1000-a")
    assert stored.document.text == paper.text
    assert stored.version == 2
    assert stored.sources == (paper.source, digest.source)
    assert stored.document.identifiers.pmid == "7"
    assert library.resolve("PMID 7") == "10.1000-a"


def test_a_lesser_source_is_linked_and_changes_no_text(library):
    paper = study("paper", ["The paper itself."], doi="10.1000/a")
    digest = study(
        "digest", ["A digest, longer than the paper."], reader="markdown", doi="10.1000/a"
    )
    add(library, paper)
    before = library.generation
    assert add(library, digest) == ("10.1000-a", Action.LINKED)
    assert library.document("10.1000-a").document.text == paper.text
    assert library.document("10.1000-a").sources == (paper.source, digest.source)
    # What is cited names its sources, so an answer may differ now.
    assert library.generation != before
    assert add(library, digest) == ("10.1000-a", Action.UNCHANGED)


@pytest.mark.parametrize("scheme", ["doi", "pmid", "pmcid"])
def test_any_shared_identifier_names_the_document(library, scheme):
    value = {"doi": "10.1000/a", "pmid": "7", "pmcid": "PMC9"}[scheme]
    first, _ = add(library, study("a", ["One."], **{scheme: value}))
    second, action = add(library, study("b", ["One and two."], **{scheme: value}))
    assert (first, Action.REPLACED) == (second, action)
    assert len(library) == 1


def test_without_identifiers_the_file_is_the_document(library):
    first, _ = add(library, study("a", ["One."]))
    changed, action = add(library, study("a", ["Two."]))
    other, _ = add(library, study("b", ["One."]))
    assert (changed, action) == (first, Action.REPLACED)
    assert other != first
    assert len(library) == 2


def test_a_file_that_gains_an_identifier_stays_its_document(library):
    first, _ = add(library, study("a", ["One."]))
    assert add(library, study("a", ["One."], doi="10.1000/a")) == (first, Action.REPLACED)
    assert library.resolve("10.1000/a") == first
    # …and one that loses it keeps it.
    assert add(library, study("a", ["Two."])) == (first, Action.REPLACED)
    assert library.resolve("10.1000/a") == first


def test_the_same_file_with_another_doi_is_another_document(library):
    first, _ = add(library, study("a", ["One."], doi="10.1000/a"))
    second, action = add(library, study("a", ["One."], doi="10.1000/b"))
    assert (second, action) == ("10.1000-b", Action.ADDED)
    assert library.resolve("a.xml") == second
    # The first still says where its text came from.
    assert library.document(first).sources == ("/papers/a.xml",)
    assert [summary.sources for summary in library.summaries()] == [("a.xml",), ("a.xml",)]


def test_the_same_name_for_two_documents_gets_a_number(library):
    assert add(library, study("a", ["One."], doi="10.1000/a/b"))[0] == "10.1000-a-b"
    assert add(library, study("b", ["Two."], doi="10.1000/a(b"))[0] == "10.1000-a-b-2"


def test_identifiers_of_two_documents_are_a_conflict_that_changes_nothing(library):
    add(library, study("a", ["One."], doi="10.1000/a"))
    add(library, study("b", ["Two."], pmid="7"))
    before = library.generation
    with pytest.raises(IdentityConflictError, match=r"c\.xml.*10\.1000/a.*pmid 7.*remove"):
        add(library, study("c", ["Three."], doi="10.1000/a", pmid="7"))
    assert library.generation == before
    assert len(library) == 2


def test_a_contradicting_identifier_is_a_conflict(library):
    add(library, study("a", ["One."], doi="10.1000/a", pmid="7"))
    with pytest.raises(IdentityConflictError, match=r"b\.xml.*another pmid"):
        library.place(study("b", ["Two."], doi="10.1000/a", pmid="8"))
    assert library.resolve("10.1000/a") == library.resolve("7") == "pmid-7"


def test_placing_writes_nothing(library):
    before = library.generation
    assert library.place(study("a", ["One."])).action is Action.ADDED
    assert library.generation == before
    assert len(library) == 0

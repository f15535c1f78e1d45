"""Which document a file is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Identifiers
from ingest.identity import content_hash, identities, parse_identifier, proposed_id, replaces
from tests.made_up_studies import study


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10.1000/AbC.1", ("doi", "10.1000/abc.1")),
        ("https://doi.org/10.1000/x(1)2", ("doi", "10.1000/x(1)2")),
        ("http://dx.doi.org/10.1000/x", ("doi", "10.1000/x")),
        ("doi: 10.1000/x", ("doi", "10.1000/x")),
        (" PMC123 ", ("pmcid", "PMC123")),
        ("pmc123", ("pmcid", "PMC123")),
        ("PMID: 456", ("pmid", "456")),
        ("pmid-456", ("pmid", "456")),
        ("456", ("pmid", "456")),
        ("10.1000", None),
        ("NCT01234567", None),
        ("paper.xml", None),
        ("", None),
    ],
)
def test_what_people_type_as_an_identifier(typed, expected):
    assert parse_identifier(typed) == expected


def test_a_trial_number_does_not_identify_a_publication():
    known = Identifiers(doi="10.1000/ABC", pmid="1", pmcid="PMC2", nct="NCT01234567")
    assert identities(known) == {"doi": "10.1000/abc", "pmid": "1", "pmcid": "PMC2"}


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        ({"doi": "10.1000/a", "pmid": "7", "pmcid": "PMC9"}, "PMC9"),
        ({"doi": "10.1000/a", "pmid": "7"}, "pmid-7"),
        ({"doi": "10.1000/a(b)/c"}, "10.1000-a-b-c"),
    ],
)
def test_a_document_is_named_by_its_best_identifier(identifiers, expected):
    assert proposed_id(study("a", ["One."], **identifiers)) == expected


def test_files_of_the_same_name_in_two_folders_get_two_names():
    here = proposed_id(study("a", ["One."], source="/x/My paper.md"))
    there = proposed_id(study("a", ["One."], source="/y/My paper.md"))
    assert here != there
    assert here.startswith("My-paper-")
    assert there.startswith("My-paper-")


@given(st.text(max_size=30), st.text(max_size=30))
def test_names_are_fit_for_files_and_addresses(doi, stem):
    for document in (
        study("a", ["One."], doi=f"10.1000/{doi}"),
        study("a", ["One."], source=f"/x/{stem}.md"),
    ):
        name = proposed_id(document)
        assert name
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def test_the_hash_covers_everything_but_the_source():
    document = study("a", ["One."], doi="10.1000/a")
    assert content_hash(replace(document, source="/elsewhere")) == content_hash(document)
    for change in (
        {"text": document.text + "!"},
        {"year": 2021},
        {"identifiers": Identifiers(doi="10.1000/b")},
        {"keywords": ("x",)},
        {"sections": ()},
    ):
        assert content_hash(replace(document, **change)) != content_hash(document)


def test_a_paper_beats_a_digest_however_long_and_then_the_longer_text_wins():
    assert replaces(("jats", 10), ("markdown", 9_000))
    assert not replaces(("markdown", 9_000), ("jats", 10))
    assert replaces(("saved page", 11), ("jats", 10))
    assert not replaces(("jats", 10), ("saved page", 10))

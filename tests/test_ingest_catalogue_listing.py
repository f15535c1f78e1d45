"""Listing the catalogue: selections, pages, and any number of ids."""

from dataclasses import replace

import pytest

from ingest.catalogue import Catalogue
from ingest.catalogue_listing import CatalogueListing
from ingest.records import Selection
from tests.made_up_studies import cut, embed, study

MORE_THAN_SQLITE_TAKES = frozenset(f"nobody-{number}" for number in range(40_000))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    catalogue = Catalogue(tmp_path_factory.mktemp("listing") / "catalogue.sqlite")
    for number, year in enumerate((2010, 2015, None, 2020, 2015), start=1):
        document = replace(
            study(f"{number}", ["One.", "Two."][: number % 2 + 1], pmcid=f"PMC{number}"), year=year
        )
        passages = cut(document)
        catalogue.write(document, passages, embed(document, passages))
    yield catalogue
    catalogue.close()


@pytest.fixture
def listing(catalogue):
    return CatalogueListing(catalogue.engine)


@pytest.mark.parametrize(
    ("only", "numbers"),
    [
        (Selection(), [1, 2, 3, 4, 5]),
        (Selection(from_year=2015), [2, 4, 5]),
        (Selection(to_year=2015), [1, 2, 5]),
        (Selection(2015, 2015), [2, 5]),
        (Selection(from_year=2021), []),
        (Selection(ids=frozenset({"PMC5", "PMC3", "PMC404"})), [3, 5]),
        (Selection(from_year=2011, ids=frozenset({"PMC5", "PMC3", "PMC1"})), [5]),
        (Selection(ids=frozenset()), []),
        (Selection(ids=MORE_THAN_SQLITE_TAKES | {"PMC4"}), [4]),
        (Selection(ids=frozenset({"');--", 'PMC"2', "PMC2"})), [2]),
    ],
)
def test_documents_are_selected_in_the_order_added(listing, only, numbers):
    expected = [f"PMC{number}" for number in numbers]
    assert listing.select(only) == expected
    listed, total = listing.page(only=only)
    assert ([each.id for each in listed], total) == (expected, len(expected))


def test_pages_follow_one_another(listing):
    pages = [listing.page(offset, 2) for offset in (0, 2, 4, 6)]
    assert [[each.id for each in page] for page, _ in pages] == [
        ["PMC1", "PMC2"],
        ["PMC3", "PMC4"],
        ["PMC5"],
        [],
    ]
    assert {total for _, total in pages} == {5}


def test_a_page_of_a_selection(listing):
    page, total = listing.page(1, 1, Selection(from_year=2015))
    assert ([each.id for each in page], total) == (["PMC4"], 3)


def test_a_line_says_what_a_document_is(listing):
    (second,) = listing.page(1, 1)[0]
    assert (second.id, second.pmcid, second.year, second.version) == ("PMC2", "PMC2", 2015, 1)
    assert (second.title, second.passages, second.sources) == ("Study 2", 1, ("2.xml",))
    assert [each.passages for each in listing.page()[0]] == [2, 1, 2, 1, 2]

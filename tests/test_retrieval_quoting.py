"""What a citation says of its publication."""

from dataclasses import replace

import pytest

from ingest.records import StoredDocument
from retrieval.quoting import cited_document
from tests.tiny_library import lumitide


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/someone/papers/lumen.nxml", "lumen.nxml"),
        ("https://example.org/a/lumen.html", "https://example.org/a/lumen.html"),
    ],
)
def test_a_source_is_a_file_name_or_a_url(source: str, shown: str) -> None:
    stored = StoredDocument("x", 1, replace(lumitide(), source=source), (source, "other.txt"))
    assert cited_document(stored.publication).source == shown


def test_identifiers_and_people_are_carried_over() -> None:
    cited = cited_document(StoredDocument("x", 1, lumitide(), ()).publication)
    assert (cited.pmcid, cited.doi, cited.year) == ("PMC9000001", "10.5555/pmc9000001", 2031)
    assert cited.authors == ("Ada Example", "Bo Sample")

"""Publications as people cite them: authors, the journal line, links."""

from collections.abc import Sequence
from urllib.parse import quote

from api.terminal import one_line

_MOST_AUTHORS = 3


def short_authors(authors: Sequence[str]) -> str:
    """Return the first authors, and "et al." for the others."""
    named = ", ".join(one_line(author) for author in authors[:_MOST_AUTHORS])
    return f"{named} et al." if len(authors) > _MOST_AUTHORS else named


def journal_line(
    journal: str | None,
    year: int | None,
    *,
    volume: str | None = None,
    issue: str | None = None,
    pages: str | None = None,
) -> str:
    """Return ``Journal 2017; 12(3): 45–50`` with what is known of it."""
    name = " ".join(str(part) for part in (journal, year) if part)
    place = (volume or "") + (f"({issue})" if issue else "")
    place += (f": {pages}" if place else pages) if pages else ""
    return one_line("; ".join(part for part in (name, place) if part))


def links(
    doi: str | None, pmid: str | None, pmcid: str | None, nct: str | None = None
) -> list[str]:
    """Return the identifiers, the DOI as an address that terminals open at a click."""
    # The only part that could hold anything is escaped as an address is.
    address = f"https://doi.org/{quote(doi, safe='/:;()._-')}" if doi else None
    pubmed = f"PMID {one_line(pmid)}" if pmid else None
    known = (address, pubmed, pmcid, nct)
    return [one_line(name) for name in known if name]

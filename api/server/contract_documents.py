"""What clients get of the documents of the library, described."""

from typing import Any

from pydantic import ConfigDict, Field

from api.server.contract import OFFSETS
from api.server.described import Described, exemplified
from ingest.documents import SectionKind

_ID = "Its name in this library."
_VERSION = "Counts the replacements of its content, from 1; offsets hold for one version."
_END = "One past the last."


class ListedDocument(Described):
    """One document of the library."""

    id: str = Field(description=_ID)
    version: int = Field(ge=1, description=_VERSION)
    title: str = Field(description="As printed.")
    journal: str | None = Field(description="As printed.")
    year: int | None = Field(description="Of publication.")
    doi: str | None = Field(description="Without a resolver before it.")
    pmid: str | None = Field(description="In PubMed.")
    pmcid: str | None = Field(description="In PubMed Central.", examples=["PMC9000001"])
    passages: int = Field(ge=0, description="How many passages it was cut into.")
    sources: list[str] = Field(description="Every file it was read from.")


class ListedDocuments(Described):
    """A page of the documents, in the order they were added."""

    model_config = exemplified("listed_documents")

    documents: list[ListedDocument] = Field(description="Those of this page.")
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: int | None = Field(
        description="The offset of the next page; null on the last.", examples=[50]
    )


class Section(Described):
    """A span of the text under one heading."""

    kind: SectionKind = Field(description="What it holds.")
    heading: str = Field(description="The heading path; empty where there is none.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description=_END)


_TABLE: dict[str, Any] = {
    "label": "Table 1",
    "caption": "Adverse events",
    "start": 250,
    "end": 310,
}
_ROW: dict[str, Any] = {
    "label": "Nausea",
    "start": 250,
    "end": 310,
    "cells": [{"column": "Zorvatide", "start": 298, "end": 310}],
}


class TableSummary(Described):
    """A table, without its rows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**_TABLE, "rows": 1}]})

    label: str = Field(description="Empty where the paper gives none.")
    caption: str = Field(description="The text of its caption.")
    start: int = Field(ge=0, description=f"First character of its first row. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last of its last row.")
    rows: int = Field(ge=0, description="How many there are.")


class DocumentCounts(Described):
    """How much of what a document holds."""

    characters: int = Field(ge=0, description="Of its text.")
    passages: int = Field(ge=0, description="That it was cut into.")
    figures: int = Field(ge=0, description="That were read in it.")


class DocumentDetails(Described):
    """What is known of a document, and its parts; null where something is unknown."""

    model_config = exemplified("document")

    id: str = Field(description=_ID)
    version: int = Field(ge=1, description=_VERSION)
    title: str = Field(description="As printed.")
    authors: list[str] = Field(description="In order, given names first.")
    affiliations: list[str] = Field(description="The authors' institutions.")
    journal: str | None = Field(description="As printed.")
    year: int | None = Field(description="Of publication.")
    volume: str | None = Field(description="With supplement, if any.", examples=["12"])
    issue: str | None = Field(description="As printed.", examples=["3"])
    pages: str | None = Field(description="A range, or the article's number.", examples=["101–9"])
    doi: str | None = Field(description="Without a resolver before it.")
    pmid: str | None = Field(description="In PubMed.")
    pmcid: str | None = Field(description="In PubMed Central.", examples=["PMC9000001"])
    nct: str | None = Field(
        description="The trial it reports, at ClinicalTrials.gov.", examples=["NCT90000001"]
    )
    keywords: list[str] = Field(description="The authors'.")
    subjects: list[str] = Field(description="Cataloguers' terms, such as MeSH headings.")
    format: str = Field(description="How its source was read.")
    sources: list[str] = Field(description="Every file it was read from; the first gave the text.")
    sections: list[Section] = Field(description="In order, not overlapping.")
    tables: list[TableSummary] = Field(description="In the order of the text.")
    counts: DocumentCounts = Field(description="How much of what it holds.")


class Cell(Described):
    """A table's cell, as it stands in its row."""

    column: str = Field(description="The column's heading path.")
    start: int = Field(ge=0, description="First character of the cell's text.")
    end: int = Field(ge=0, description=_END)


class Row(Described):
    """A table's row: a line of the text."""

    label: str = Field(description="With the group heading above it.")
    start: int = Field(ge=0, description="First character.")
    end: int = Field(ge=0, description=_END)
    cells: list[Cell] = Field(description="Those that are not empty, left to right.")


class TableSpans(Described):
    """A table: its rows and cells, each a span of the text."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**_TABLE, "rows": [_ROW]}]})

    label: str = Field(description="Empty where the paper gives none.")
    caption: str = Field(description="The text of its caption.")
    start: int = Field(ge=0, description="First character of its first row.")
    end: int = Field(ge=0, description="One past the last of its last row.")
    rows: list[Row] = Field(description="Top to bottom.")


class Highlight(Described):
    """A span that was asked for: `quote` is the text from `start` to `end`."""

    start: int = Field(ge=0, description="First character.")
    end: int = Field(ge=1, description=_END)
    section: str = Field(
        description="The heading path of the section it begins in; empty where there is none."
    )
    quote: str = Field(description="What stands there, verbatim.")


class DocumentText(Described):
    """A document's canonical text, in which all offsets count."""

    model_config = exemplified("document_text")

    id: str = Field(description=_ID)
    version: int = Field(ge=1, description=_VERSION)
    title: str = Field(description="As printed; also the first line of the text.")
    text: str = Field(description="All of it; it never changes within a version.")
    sections: list[Section] = Field(description="In order, not overlapping.")
    tables: list[TableSpans] = Field(description="In the order of the text.")
    highlights: list[Highlight] = Field(description="The spans asked for, in the order asked.")

"""What clients get of the figures that the documents report, described."""

from pydantic import Field

from api.server.contract import OFFSETS, Count, Interval, PValue, Range, Spread
from api.server.described import Described, exemplified
from ingest.figures.figure import Operator, Special


class FigureDocument(Described):
    """The publication that reports a figure; null where something is unknown."""

    id: str = Field(description="Its name in this library.")
    title: str = Field(description="As printed.")
    journal: str | None = Field(description="As printed.")
    year: int | None = Field(description="Of publication.")
    doi: str | None = Field(description="Without a resolver before it.")
    pmid: str | None = Field(description="In PubMed.")
    pmcid: str | None = Field(description="In PubMed Central.", examples=["PMC9000001"])
    source: str = Field(description="The file or URL it was read from.")


class ListedFigure(Described):
    """A figure with its meaning, its document and the sentence that reports it."""

    text: str = Field(description="As printed: the document's text from `start` to `end`.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last.")
    value: float | None = Field(description="Null for a special value or a bare range.")
    measure: str | None = Field(description="What kind of number it is; null where unsaid.")
    endpoint: str | None = Field(description="What was measured; null where unknown.")
    unit: str | None = Field(description="Null for a pure number.", examples=["months"])
    interval: Interval | None = Field(description="Its confidence interval.")
    spread: Spread | None = Field(
        description="Its standard deviation or error.", examples=[{"kind": "SD", "value": 1.5}]
    )
    range: Range | None = Field(
        description="Its range or interquartile range.",
        examples=[{"kind": "IQR", "low": 12, "high": 31}],
    )
    p: PValue | None = Field(description="The P value reported with it.")
    n: Count | None = Field(
        description="The count behind a percentage, or the size of the group.",
        examples=[{"number": 12, "total": 80}],
    )
    op: Operator | None = Field(
        description="How it compares, where it is not an equality.", examples=["<"]
    )
    arm: str | None = Field(
        description="The group it belongs to, in the paper's words.", examples=["zorvatide"]
    )
    special: Special | None = Field(
        description="What stands instead of a number.", examples=["not reached"]
    )
    time: str | None = Field(
        description="The time it belongs to, in the paper's words.", examples=["12 months"]
    )
    context: tuple[int, int] | None = Field(
        description="First character and one past the last of the clause that speaks of it."
    )
    warnings: list[str] = Field(
        description="What its arithmetic checks found; empty where all agree.",
        examples=[["The estimate lies outside its own interval."]],
    )
    document: FigureDocument = Field(description="The publication that reports it.")
    section: str = Field(description="The heading path; empty where there is none.")
    passage: int | None = Field(description="The number of the passage it lies in, if any.")
    quote: str = Field(description="Its sentence or table row, verbatim.")
    quote_start: int = Field(ge=0, description="First character of the quote.")
    quote_end: int = Field(ge=0, description="One past the last.")


class ListedFigures(Described):
    """A page of the figures, by document in the order these were added, then as in the text."""

    model_config = exemplified("listed_figures")

    figures: list[ListedFigure] = Field(description="Those of this page.")
    total: int = Field(ge=0, description="How many there are on all pages.")
    documents: int = Field(ge=0, description="How many documents report them.")
    next: int | None = Field(
        description="The offset of the next page; null on the last.", examples=[50]
    )

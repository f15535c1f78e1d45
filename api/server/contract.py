"""What clients get, described: the answer contract, version 1, and the objects around it.

Answers are written by `retrieval.answers.to_json`, as everywhere; these models describe them.
"""

from pydantic import BaseModel, Field

from ingest.figures.figure import Operator
from retrieval.answers import Status

_OFFSETS = (
    "Offsets count characters (Unicode code points) of the document's text, "
    "which `/v1/documents/{id}/text` gives."
)


class CitedDocument(BaseModel):
    """A publication; null where something is unknown."""

    id: str = Field(description="Its name in this library.", examples=["PMC4175258"])
    title: str
    authors: list[str]
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    source: str = Field(description="The file or URL it was read from.")


class Citation(BaseModel):
    """A quote and where it stands: `quote` is the document's text from `start` to `end`."""

    number: int = Field(description="Its marker in the answer, from 1.")
    document: CitedDocument
    section: str = Field(description="The heading path; empty where there is none.")
    page: int | None = Field(description="Null where the source has no pages.")
    quote: str = Field(description="One sentence or table row, verbatim.")
    start: int = Field(description=f"First character. {_OFFSETS}")
    end: int = Field(description="One past the last.")
    score: float = Field(description="How well it fits the question, 0 to 1.")


class Interval(BaseModel):
    """A confidence or credible interval."""

    level: float | None = Field(description="In percent; null where not printed.", examples=[95])
    low: float
    high: float


class Spread(BaseModel):
    """The term behind ± or in brackets."""

    kind: str = Field(description="SD, SE, SEM, or ± where the paper does not say.")
    value: float


class Range(BaseModel):
    """Two ends that are not an interval."""

    kind: str = Field(description="IQR or range.")
    low: float
    high: float


class PValue(BaseModel):
    """A P value and how it compares."""

    op: Operator
    value: float


class Count(BaseModel):
    """How many of how many."""

    number: float
    total: float | None


class AnswerFigure(BaseModel):
    """A figure that the answer states."""

    text: str = Field(
        description="As printed in the document.", examples=["0.21 (95% CI 0.13–0.34)"]
    )
    measure: str | None = Field(examples=["hazard ratio"])
    endpoint: str | None = Field(examples=["progression-free survival"])
    value: float | None = Field(description="Null where it was not reached or not estimable.")
    unit: str | None
    interval: Interval | None
    spread: Spread | None
    range: Range | None
    p: PValue | None
    n: Count | None
    op: Operator | None = Field(description="How it compares, where it is not an equality.")
    arm: str | None = Field(description="The group it belongs to, in the paper's words.")
    citation: int = Field(description="The number of the citation that holds it.")
    start: int = Field(description=f"First character. {_OFFSETS}")
    end: int = Field(description="One past the last.")


class Answer(BaseModel):
    """An answer; every number in it stands in the quote of its own citation."""

    question: str = Field(description="As asked.")
    standalone_question: str = Field(description="As understood, the conversation included.")
    status: Status = Field(
        description="`not_reported`: the closest document does not give what is asked, or not "
        "clearly enough. `no_evidence`: no document is about it."
    )
    answer: str = Field(description="The text, with markers such as [1].")
    figures: list[AnswerFigure]
    citations: list[Citation] = Field(description="The quotes, first the best.")
    warnings: list[str] = Field(description="What the reader should know.")
    confidence: float = Field(
        description="The estimated probability, 0 to 1, that the answer is right; of an "
        "abstention, that the answer withheld would have been."
    )
    model: str = Field(
        description="`quote`, `quote:features` without the learned ranker, or who wrote the text."
    )
    library: str = Field(description="The library's generation; it changes when the library does.")
    timings_ms: dict[str, float] = Field(description="How long each stage took, in milliseconds.")


class FoundPassage(BaseModel):
    """A passage; `text` is the document's text from `start` to `end`."""

    document: CitedDocument
    section: str = Field(description="The heading path; empty where there is none.")
    text: str
    start: int = Field(description=f"First character. {_OFFSETS}")
    end: int = Field(description="One past the last.")
    score: float = Field(description="Higher is better; scores of two queries do not compare.")


class FoundPassages(BaseModel):
    """The passages found, best first."""

    passages: list[FoundPassage]


class ListedDocument(BaseModel):
    """One document of the library."""

    id: str = Field(description="Its name in this library.", examples=["PMC4175258"])
    version: int = Field(description="Counts the replacements of its content, from 1.")
    title: str
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    passages: int = Field(description="How many passages it was cut into.")
    sources: list[str] = Field(description="Every file it was read from.")


class ListedDocuments(BaseModel):
    """A page of the documents, in the order they were added."""

    documents: list[ListedDocument]
    total: int = Field(description="How many documents the library holds.")
    next: int | None = Field(description="The offset of the next page; null on the last.")


class DocumentText(BaseModel):
    """A document's canonical text, in which all offsets count."""

    id: str
    version: int = Field(description="Counts the replacements of its content, from 1.")
    text: str


class Health(BaseModel):
    """That a Citewell server answers."""

    status: str = Field(examples=["ok"])
    service: str = Field(examples=["citewell"])
    version: str = Field(description="Of Citewell.", examples=["0.1.0"])


class Readiness(BaseModel):
    """That questions can be answered: catalogue and indexes hold the same passages."""

    status: str = Field(examples=["ready"])
    library: str = Field(description="The library's generation.")
    documents: int
    passages: int

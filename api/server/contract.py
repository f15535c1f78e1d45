"""What clients get, described: the answer contract, version 1, and what is said of the server.

Answers are written by `retrieval.answers.to_json`, as everywhere; these models describe them.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from api.server.described import Described, exemplified
from ingest.figures.figure import Operator
from retrieval.answers import Status

OFFSETS = (
    "Offsets count characters (Unicode code points) of the document's text, "
    "which `/v1/documents/{id}/text` gives."
)


class CitedDocument(Described):
    """A publication; null where something is unknown."""

    id: str = Field(description="Its name in this library.")
    title: str = Field(description="As printed.")
    authors: list[str] = Field(description="In order, given names first.")
    journal: str | None = Field(description="As printed.")
    year: int | None = Field(description="Of publication.")
    doi: str | None = Field(description="Without a resolver before it.")
    pmid: str | None = Field(description="In PubMed.")
    pmcid: str | None = Field(description="In PubMed Central.", examples=["PMC9000001"])
    source: str = Field(description="The file or URL it was read from.")


class Citation(Described):
    """A quote and where it stands: `quote` is the document's text from `start` to `end`."""

    number: int = Field(ge=1, description="Its marker in the answer, from 1.")
    document: CitedDocument = Field(description="The publication that is quoted.")
    section: str = Field(description="The heading path; empty where there is none.")
    page: int | None = Field(description="Null where the source has no pages.", examples=[4])
    quote: str = Field(description="One sentence or table row, verbatim.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last.")
    score: float = Field(description="How well it fits the question, 0 to 1.")


class Interval(Described):
    """A confidence or credible interval."""

    level: float | None = Field(description="In percent; null where not printed.")
    low: float = Field(description="The lower end.")
    high: float = Field(description="The upper end.")


class Spread(Described):
    """The term behind ± or in brackets."""

    kind: str = Field(
        description="SD, SE, SEM, or ± where the paper does not say.", examples=["SD"]
    )
    value: float = Field(description="Never a variance.", examples=[1.5])


class Range(Described):
    """Two ends that are not an interval."""

    kind: str = Field(description="IQR or range.", examples=["IQR"])
    low: float = Field(description="The lower end.", examples=[12])
    high: float = Field(description="The upper end.", examples=[31])


class PValue(Described):
    """A P value and how it compares."""

    op: Operator = Field(description="`=` where none is printed.")
    value: float = Field(description="As printed.")


class Count(Described):
    """How many of how many."""

    number: float = Field(description="How many.", examples=[12])
    total: float | None = Field(description="Of how many; null where not printed.", examples=[80])


class AnswerFigure(Described):
    """A figure that the answer states."""

    text: str = Field(description="As printed in the document.")
    measure: str | None = Field(description="What kind of number it is.")
    endpoint: str | None = Field(description="What was measured.")
    value: float | None = Field(description="Null where it was not reached or not estimable.")
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
    citation: int = Field(ge=1, description="The number of the citation that holds it.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last.")


class Usage(Described):
    """What a language model's replies took."""

    read: int = Field(ge=0, description="Tokens that the model read.", examples=[2100])
    written: int = Field(ge=0, description="Tokens that it wrote.", examples=[64])
    counted: bool = Field(
        description="Whether the model's server counted them; else they are estimated.",
        examples=[True],
    )
    cost: float = Field(
        ge=0, description="Their price by the prices set, 0 where none are.", examples=[0.0007]
    )
    kept: bool = Field(description="Whether all were kept from before.", examples=[False])


class Answer(Described):
    """An answer; every number in it stands in the quote of its own citation."""

    # `usage` is left out where it says nothing; all else has no default, and is always there.
    model_config = exemplified("answer") | ConfigDict(
        json_schema_serialization_defaults_required=False
    )

    question: str = Field(description="As asked.")
    standalone_question: str = Field(description="As understood, the conversation included.")
    status: Status = Field(
        description="`not_reported`: the closest document does not give what is asked, or not "
        "clearly enough. `no_evidence`: no document is about it."
    )
    answer: str = Field(description="The text, with markers such as [1].")
    figures: list[AnswerFigure] = Field(description="The figures it states.")
    citations: list[Citation] = Field(description="The quotes, first the best.")
    warnings: list[str] = Field(
        description="What the reader should know.", examples=[["Read “zorvatid” as “zorvatide”."]]
    )
    confidence: float = Field(
        ge=0,
        le=1,
        description="The estimated probability, 0 to 1, that the answer is right; of an "
        "abstention, that the answer withheld would have been.",
    )
    model: str = Field(
        description="`quote`, `quote:features` without the learned ranker, or who wrote the text."
    )
    library: str = Field(description="The library's generation; it changes when the library does.")
    timings_ms: dict[str, float] = Field(description="How long each stage took, in milliseconds.")
    usage: Usage | None = Field(
        default=None,
        description="What a language model's replies took; only where one was asked.",
        examples=[{"read": 2100, "written": 64, "counted": True, "cost": 0.0007, "kept": False}],
    )


class FoundPassage(Described):
    """A passage; `text` is the document's text from `start` to `end`."""

    document: CitedDocument = Field(description="The publication that holds it.")
    section: str = Field(description="The heading path; empty where there is none.")
    text: str = Field(description="A run of whole sentences, or a table row, verbatim.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last.")
    score: float = Field(description="Higher is better; scores of two queries do not compare.")


class FoundPassages(Described):
    """The passages found."""

    model_config = exemplified("found_passages")

    passages: list[FoundPassage] = Field(description="Best first.")


class Health(Described):
    """That a Citewell server answers."""

    model_config = exemplified("health")

    status: Literal["ok"] = Field(description="It lives.")
    service: Literal["citewell"] = Field(description="What it is.")
    version: str = Field(description="Of Citewell.")


class Readiness(Described):
    """That questions can be answered: catalogue and indexes hold the same passages."""

    model_config = exemplified("readiness")

    status: Literal["ready"] = Field(description="It can answer; otherwise a problem says why not.")
    library: str = Field(description="The library's generation.")
    documents: int = Field(ge=0, description="How many the library holds.")
    passages: int = Field(ge=0, description="How many it holds, in each of its indexes too.")

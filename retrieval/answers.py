"""The answer contract, version 1: what every way in gives back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any, Literal

from ingest.figures.figure import Count, Figure, Interval, Operator, PValue, Range, Spread

Status = Literal["answered", "partial", "conflicting", "not_reported", "no_evidence"]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """The publication a quote comes from; None where unknown."""

    id: str
    title: str
    authors: tuple[str, ...]
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: ``quote == document.text[start:end]``.

    Args:
        number: Its marker in the answer, from 1.
        document: The publication.
        section: The heading path, empty where there is none.
        page: Page of the source, None where it has no pages.
        quote: One sentence or table row, verbatim.
        start: First character in the document's canonical text.
        end: One past the last.
        score: How well it fits the question, 0 to 1 over all that was weighed.
    """

    number: int
    document: CitedDocument
    section: str
    page: int | None
    quote: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure the answer states. Start and end count in the cited document's canonical text."""

    text: str
    measure: str | None
    endpoint: str | None
    value: Decimal | None
    unit: str | None
    interval: Interval | None
    spread: Spread | None
    range: Range | None
    p: PValue | None
    n: Count | None
    op: Operator | None
    arm: str | None
    citation: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What a model's replies took; usages add up.

    Args:
        read: Tokens the model read.
        written: Tokens it wrote.
        counted: Whether its server counted them; else they are estimated by the encoder's tokens.
        cost: Their price as the settings give it, in their currency; 0 where they give none.
        kept: Whether all were kept ones, that cost nothing now.
    """

    read: int
    written: int
    counted: bool
    cost: float
    kept: bool = False

    def __add__(self, other: "Usage") -> "Usage":
        """Return what both took together."""
        return Usage(
            self.read + other.read,
            self.written + other.written,
            self.counted and other.counted,
            round(self.cost + other.cost, 8),
            self.kept and other.kept,
        )


def total_usage(*usages: Usage | None) -> Usage | None:
    """Return what replies took together; None where there was none."""
    taken = [usage for usage in usages if usage is not None]
    return reduce(add, taken) if taken else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered with.

    Args:
        question: As asked.
        standalone_question: As understood, the conversation's context included.
        status: What kind of answer it is.
        answer: The text, with ``[1]`` markers.
        figures: The figures it states.
        citations: The quotes, first the best.
        warnings: What the reader should know.
        confidence: The estimated probability, 0 to 1, that the answer is right; of an abstention,
            that the answer withheld would have been.
        model: ``quote``, ``quote:features`` where it was found without the learned ranker, or
            the provider and model that wrote the text.
        library: The library's generation.
        timings_ms: How long each stage took, in milliseconds; all else is the same every time.
        usage: What a language model's replies took; None where none was asked.
    """

    question: str
    standalone_question: str
    status: Status
    answer: str
    figures: tuple[AnswerFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    confidence: float = 0.0
    model: str = "quote"
    library: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    usage: Usage | None = None


def to_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as the contract's JSON object.

    Args:
        answer: The answer.

    Returns:
        Plain dicts, lists, strings and numbers, keys in the contract's order; ``usage`` is there
        only where a language model was asked.
    """
    shape = {name: getattr(answer, name) for name in Answer.__dataclass_fields__}
    usage = shape.pop("usage")
    if usage is not None:
        shape["usage"] = asdict(usage)
    return {
        **shape,
        "figures": [_figure(figure) for figure in answer.figures],
        "citations": [_citation(citation) for citation in answer.citations],
        "warnings": list(answer.warnings),
        "timings_ms": dict(answer.timings_ms),
    }


def _figure(figure: AnswerFigure) -> dict[str, Any]:
    return {name: _plain(getattr(figure, name)) for name in AnswerFigure.__dataclass_fields__}


def _citation(citation: Citation) -> dict[str, Any]:
    shape = asdict(citation)
    shape["document"]["authors"] = list(citation.document.authors)
    return shape


def _plain(value: Any) -> Any:  # noqa: ANN401  (any leaf of a figure)
    """Turn decimals into numbers, whole ones into integers, and named tuples into objects."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return value


def answer_figure(figure: Figure, citation: Citation) -> AnswerFigure:
    """Return a figure of a quote as an answer lists it, placed in the cited document.

    Args:
        figure: The figure; offsets count in the quote.
        citation: The quote's.
    """
    return AnswerFigure(
        text=figure.text,
        measure=figure.measure,
        endpoint=figure.endpoint,
        value=figure.value,
        unit=figure.unit,
        interval=figure.interval,
        spread=figure.spread,
        range=figure.range,
        p=figure.p,
        n=figure.n,
        op=figure.op,
        arm=figure.arm,
        citation=citation.number,
        start=citation.start + figure.start,
        end=citation.start + figure.end,
    )

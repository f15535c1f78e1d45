"""What is told of an answer besides itself: what was asked, weighed and chosen.

Every amount that was summed up is given as its value, its weight and their product, so that a
reader can follow the arithmetic. Numbers are rounded to four places.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ingest.settings import Confidence


@dataclass(frozen=True, slots=True)
class Contribution:
    """One summand: what was measured, its weight, and value x weight."""

    name: str
    value: float
    weight: float
    amount: float


@dataclass(frozen=True, slots=True)
class ExplainedDocument:
    """A document that was weighed; the best one's score is 1. Only some are read in full."""

    id: str
    title: str
    year: int | None
    score: float
    read: bool


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence or table row that was ranked.

    Args:
        document: Its document's id.
        section: The heading path.
        row: Of a table row its label, else None.
        text: The sentence or row, verbatim.
        start: Where it starts in its document's canonical text.
        end: One past its end.
        weight: The sum of its features' contributions.
        share: Its share among all that was ranked.
        near_miss: Whether it was left out because it reports something else than what is asked.
        features: What the weight is the sum of, largest first; nothing that adds nothing.
    """

    document: str
    section: str
    row: str | None
    text: str
    start: int
    end: int
    weight: float
    share: float
    near_miss: bool
    features: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class ExplainedFigure:
    """A figure that was compared with the question.

    Args:
        role: ``chosen``; ``rival``: reported elsewhere, answering as well; ``other``.
        label: Of a chosen figure among several, which of the values asked for it is.
        text: The figure, verbatim.
        measure: What it is linked to; so are endpoint, arm and time.
        endpoint: See measure.
        arm: See measure.
        time: See measure.
        document: Its document's id.
        section: The heading path.
        start: Where it starts in its document's canonical text.
        end: One past its end.
        weight: The sum of its slots' contributions.
        share: Its share among all figures compared; of one of several chosen, among those
            compared for its own part of the question.
        contradicts: The slots in which it contradicts the question.
        slots: What the weight is the sum of, largest first; nothing that adds nothing.
    """

    role: str
    label: str
    text: str
    measure: str | None
    endpoint: str | None
    arm: str | None
    time: str | None
    document: str
    section: str
    start: int
    end: int
    weight: float
    share: float
    contradicts: tuple[str, ...]
    slots: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition of answering, or of stating a figure: its value must be at least so much."""

    name: str
    value: float
    least: float
    met: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an answer is what it is.

    Args:
        asked: Slot of the question -> what it holds; empty slots are left out.
        concepts: Each concept of the question -> ways to write it, as stems, the shortest first.
        documents: The documents weighed, best first.
        sentences: The best sentences and rows, best first; of a comparison, each study's best.
        ranked: How many sentences and rows were looked at.
        near_misses: How many of them were left out.
        figures: The figures chosen, then the best of the others.
        stating: The conditions under which the figures chosen are stated; where one is not met
            their sentence is quoted. Empty where none is chosen.
        missing: Labels of the values asked for that were not found.
        setting: How sure an answer must be.
        confidence: The estimated probability that the answer is right.
        bias: Where the confidence's sum, in log odds, begins.
        signals: What is added to it, largest first; nothing that adds nothing.
        gates: The conditions of answering.
        refusal: Why the question is not answered; None where it is.
    """

    asked: Mapping[str, Any]
    concepts: Mapping[str, tuple[str, ...]]
    documents: tuple[ExplainedDocument, ...]
    sentences: tuple[ExplainedSentence, ...]
    ranked: int
    near_misses: int
    figures: tuple[ExplainedFigure, ...]
    stating: tuple[Gate, ...]
    missing: tuple[str, ...]
    setting: Confidence
    confidence: float
    bias: float
    signals: tuple[Contribution, ...]
    gates: tuple[Gate, ...]
    refusal: str | None


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as a JSON object."""
    return asdict(explanation)

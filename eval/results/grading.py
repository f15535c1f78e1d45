"""All that the scorers say of one question."""

from collections.abc import Iterable
from dataclasses import dataclass

from eval.questions.samples import Sample
from eval.results.records import Record
from eval.scoring.citation_support import CitationQuality
from eval.scoring.grounding import Grounding
from eval.scoring.scorers import Outcome, Score
from eval.scoring.verdict import verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """A record with its scores.

    Args:
        record: The question and what came back.
        score: Right, wrong or refused.
        citations: How well the citations support what is said; None where nothing was answered.
        grounding: How many of the stated numbers stand in their quotes; None without an answer.
        listing: What is wrong with the figures the answer lists, each fault in words.
    """

    record: Record
    score: Score
    citations: CitationQuality | None
    grounding: Grounding | None
    listing: tuple[str, ...] = ()

    @property
    def sample(self) -> Sample:
        """The question with what is expected."""
        return self.record.sample

    @property
    def right(self) -> bool:
        """Whether it was answered rightly, or rightly refused."""
        return self.score.outcome is Outcome.RIGHT

    @property
    def failed(self) -> bool:
        """Whether no answer came at all."""
        return self.record.answer is None


def grade(record: Record) -> Graded:
    """Score a record.

    A question without an answer is wrong: leaving it out would reward a system that breaks down
    on what is hard.
    """
    if record.answer is None:
        return Graded(record, _unanswered(record), None, None)
    found = verdict(record.sample, record.answer, record.quotes_hold)
    return Graded(record, found.score, found.citations, found.grounding, found.listing_faults)


def grade_all(records: Iterable[Record]) -> list[Graded]:
    """Score every record, in order."""
    return [grade(record) for record in records]


def _unanswered(record: Record) -> Score:
    return Score(
        sample=record.sample,
        outcome=Outcome.WRONG,
        answered=False,
        stated=0,
        precise=False,
        cited=False if record.sample.answerable else None,
        quoted_only=False,
        tempted=False,
        status_fits=False if record.sample.statuses else None,
        confidence=0.0,
        milliseconds=record.milliseconds,
    )

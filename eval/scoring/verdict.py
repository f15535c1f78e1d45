"""All that the scorers and verifiers say against an answer."""

from dataclasses import dataclass

from eval.questions.samples import Sample
from eval.scoring.citation_support import CitationQuality, citation_quality
from eval.scoring.grounding import Grounding, grounded
from eval.scoring.listed_figures import listing_faults
from eval.scoring.scorers import Outcome, Score, score
from retrieval.answers import Answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """What every check says of one answer.

    Args:
        score: Whether it is right.
        citations: How well its citations support it.
        grounding: How many of its numbers stand in their quotes.
        quotes_hold: For each citation, whether its quote stands in its document.
        listing_faults: What is wrong with the figures it lists.
    """

    score: Score
    citations: CitationQuality
    grounding: Grounding
    quotes_hold: tuple[bool, ...]
    listing_faults: tuple[str, ...]

    @property
    def faults(self) -> frozenset[str]:
        """The checks that the answer fails, by name; empty for a right and sound one."""
        checks = {
            "outcome": self.score.outcome is Outcome.RIGHT,
            "cited": self.score.cited is not False,
            "status": self.score.status_fits is not False,
            "precise": self.score.precise or not self.score.sample.figures,
            "recall": self.citations.recall in {None, 1.0},
            "precision": self.citations.precision in {None, 1.0},
            "grounded": not self.grounding.missing,
            "quotes": all(self.quotes_hold),
            "listing": not self.listing_faults,
        }
        return frozenset(name for name, holds in checks.items() if not holds)

    @property
    def sound(self) -> bool:
        """Whether nothing but precision is missing: figures may be quoted and not listed."""
        return self.faults <= {"precise"}


def verdict(sample: Sample, answer: Answer, quotes_hold: tuple[bool, ...]) -> Verdict:
    """Run every check on an answer: what runs report, and what mutants must not pass.

    Args:
        sample: The question with what is expected.
        answer: The answer.
        quotes_hold: For each citation, whether its quote stands in its document.
    """
    return Verdict(
        score=score(sample, answer),
        citations=citation_quality(answer),
        grounding=grounded(answer),
        quotes_hold=quotes_hold,
        listing_faults=listing_faults(answer),
    )


def noticed(original: Verdict, mutant: Verdict) -> frozenset[str]:
    """Return the checks that a mutant fails and its original passes; empty if it survives."""
    return mutant.faults - original.faults

"""Measure the search for evidence: right document, and right sentence, in the citations.

usage: python -m bench.evidence LIBRARY QUESTIONS.jsonl [--details]
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from eval.questions.samples import Sample, read_suite
from eval.scoring.evidence import rank_of_evidence
from eval.scoring.scorers import ABSTENTIONS
from ingest.settings import load_settings
from retrieval.answers import Answer
from retrieval.engine import Engine, open_engine


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with its answer."""

    question: Sample
    answer: Answer

    @property
    def right_document(self) -> bool:
        """Whether the first citation is of the right document."""
        cited = self.answer.citations[:1]
        return bool(cited) and cited[0].document.pmcid == self.question.document

    def right_evidence(self, citations: int) -> bool:
        """Whether one of the first citations, of the right document, holds the answer."""
        quotes = [
            citation.quote
            for citation in self.answer.citations[:citations]
            if citation.document.pmcid == self.question.document
        ]
        return rank_of_evidence(quotes, self.question) is not None

    @property
    def abstained(self) -> bool:
        """Whether the question was not answered."""
        return self.answer.status in ABSTENTIONS


def measure(engine: Engine, questions: Sequence[Sample]) -> list[Outcome]:
    """Ask every question."""
    return [Outcome(question, engine.ask(question.question)) for question in questions]


def report(outcomes: Sequence[Outcome]) -> None:
    """Print the figures, by the place of the evidence."""
    answerable = [each for each in outcomes if each.question.answerable]
    groups = {"all": answerable} | {
        place: [each for each in answerable if each.question.place == place]
        for place in ("abstract", "body", "table")
    }
    measures: dict[str, Callable[[Outcome], bool]] = {
        "right document in first citation": lambda each: each.right_document,
        "right evidence in first citation": lambda each: each.right_evidence(1),
        "right evidence in first three": lambda each: each.right_evidence(3),
        "wrongly not answered": lambda each: each.abstained,
    }
    for title, test in measures.items():
        print(title)
        for place, group in groups.items():
            print(f"  {place:9} {share([test(each) for each in group])}")
    unanswerable = [each.abstained for each in outcomes if not each.question.answerable]
    print(f"rightly not answered\n  {share(unanswerable)}")
    totals = [sum(each.answer.timings_ms.values()) for each in outcomes]
    own = [
        total - each.answer.timings_ms["encode"]
        for total, each in zip(totals, outcomes, strict=True)
    ]
    print(f"ms a question: median {median(totals):.0f}, without encoding {median(own):.0f}")


def share(hits: Sequence[bool]) -> str:
    """Write a share with its counts."""
    return f"{sum(hits)}/{len(hits)} ({sum(hits) / len(hits):.3f})" if hits else "0/0"


def main() -> None:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--details", action="store_true", help="name the questions missed")
    given = parser.parse_args()
    with open_engine(load_settings(library=given.library)) as engine:
        outcomes = measure(engine, read_suite(given.questions))
    report(outcomes)
    if given.details:
        for each in outcomes:
            if each.question.answerable and not each.right_evidence(3):
                print(each.question.id, each.question.place, each.right_document, each.abstained)


if __name__ == "__main__":
    main()

"""What the scores of a suite add up to, by kind, place and group."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.risk_coverage import Point, area_under, risk_coverage
from eval.scorers import Outcome, Score

KINDS = ("figure", "text", "list", "unanswerable")
PLACES = ("abstract", "body", "table")


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a suite.

    Args:
        name: The part.
        asked: Questions in it.
        right: Right answers; of the unanswerable, refusals.
        wrong: Wrong answers.
        refused: Answerable questions refused.
        precise: Right answers that list little besides.
        cited: Answerable questions whose evidence is cited.
        partial: Mean share of the expected figures stated; None where none are expected.
    """

    name: str
    asked: int
    right: int
    wrong: int
    refused: int
    precise: int
    cited: int
    partial: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is reported of a suite.

    Args:
        rows: Its parts.
        asked: Questions asked.
        answered: Questions not refused.
        wrong: Answers that are wrong, those to unanswerable questions included.
        trapped: Unanswerable questions answered with a tempting wrong figure.
        quoted_only: Answers counted as wrong though the passage they quote holds the figures.
        status_fits: Questions whose status is one expected, of how many with a status expected.
        median_ms: Median time of an answer.
        p95_ms: 95th percentile of it.
        area: Area under the curve of risk against coverage; None where nothing was answered.
    """

    rows: tuple[Row, ...]
    asked: int
    answered: int
    wrong: int
    trapped: int
    quoted_only: int
    status_fits: tuple[int, int]
    median_ms: float
    p95_ms: float
    area: float | None

    @property
    def coverage(self) -> float:
        """Share of the questions that were answered."""
        return self.answered / self.asked

    @property
    def risk(self) -> float:
        """Share of wrong answers among those given; 0 where none was given."""
        return self.wrong / self.answered if self.answered else 0.0


def summarise(scores: Sequence[Score]) -> Summary:
    """Add up the scores of a suite.

    Raises:
        ValueError: There are no scores.
    """
    if not scores:
        raise ValueError("no question was asked")
    answered = [each for each in scores if each.answered]
    judged = [each.status_fits for each in scores if each.status_fits is not None]
    times = [each.milliseconds for each in scores]
    return Summary(
        rows=tuple(_rows(scores)),
        asked=len(scores),
        answered=len(answered),
        wrong=sum(each.outcome is Outcome.WRONG for each in answered),
        trapped=sum(each.tempted for each in scores if not each.sample.answerable),
        quoted_only=sum(each.quoted_only for each in scores),
        status_fits=(sum(judged), len(judged)),
        median_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
        area=area_under(curve(scores)) if answered else None,
    )


def curve(scores: Sequence[Score]) -> list[Point]:
    """Return the curve of risk against coverage of the answers given."""
    answers = [(each.confidence, each.outcome is Outcome.RIGHT) for each in scores if each.answered]
    return risk_coverage(answers, len(scores))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return a percentile by nearest rank: a value that was measured, never one in between.

    Args:
        values: At least one.
        percent: Above 0, to 100.
    """
    rank = math.ceil(percent / 100 * len(values))
    return sorted(values)[max(rank, 1) - 1]


def _rows(scores: Sequence[Score]) -> Iterator[Row]:
    parts = [("all answerable", [each for each in scores if each.sample.answerable])]
    for kind in KINDS:
        of_kind = [each for each in scores if each.sample.kind == kind]
        parts.append((kind, of_kind))
        places = [
            (f"  in {place}", [each for each in of_kind if each.sample.place == place])
            for place in PLACES
        ]
        placed = [part for part in places if part[1]]
        parts += placed if kind == "figure" and len(placed) > 1 else []
    groups = dict.fromkeys(each.sample.group for each in scores if each.sample.group)
    parts += [(f"/{group}", [e for e in scores if e.sample.group == group]) for group in groups]
    return (_row(name, part) for name, part in parts if part)


def _row(name: str, scores: Sequence[Score]) -> Row:
    outcomes = [each.outcome for each in scores]
    shares = [each.stated / len(each.sample.figures) for each in scores if each.sample.figures]
    return Row(
        name=name,
        asked=len(scores),
        right=outcomes.count(Outcome.RIGHT),
        wrong=outcomes.count(Outcome.WRONG),
        refused=outcomes.count(Outcome.REFUSED),
        precise=sum(each.precise for each in scores),
        cited=sum(bool(each.cited) for each in scores),
        partial=sum(shares) / len(shares) if shares else None,
    )

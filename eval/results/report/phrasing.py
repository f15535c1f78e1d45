"""Shares, times and totals in words, alike on the terminal, on the page and in Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.results.comparing import Compared
from eval.results.grading import Graded
from eval.results.measures import MEASURES, Measure, measured
from eval.scoring.scorers import Outcome
from eval.statistics.estimates import Estimate, estimate
from eval.statistics.paired import Difference

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Totals:
    """What became of the questions of a run, or of a part of it.

    Args:
        asked: All of them.
        right: Answered rightly, or rightly refused.
        wrong: Answered wrongly.
        refused: Refused though the study reports it.
        missing: Without an answer at all.
    """

    asked: int
    right: int
    wrong: int
    refused: int
    missing: int

    @property
    def share_right(self) -> Estimate | None:
        """The share right, with its interval; None of no questions."""
        return estimate([1.0] * self.right + [0.0] * (self.asked - self.right))


def totals(graded: Sequence[Graded]) -> Totals:
    """Count what became of questions."""
    outcomes = [each.score.outcome for each in graded if not each.failed]
    return Totals(
        asked=len(graded),
        right=outcomes.count(Outcome.RIGHT),
        wrong=outcomes.count(Outcome.WRONG),
        refused=outcomes.count(Outcome.REFUSED),
        missing=len(graded) - len(outcomes),
    )


def headline(graded: Sequence[Graded]) -> str:
    """Return a run in one sentence.

    Args:
        graded: Its questions.

    Returns:
        ``Of 175 answerable questions 98 right (56 %, 95 % CI 49–63 %), 22 wrong, 55 refused; of
        25 unanswerable questions 21 rightly refused, 4 answered.``
    """
    answerable = totals([each for each in graded if each.sample.answerable])
    others = totals([each for each in graded if not each.sample.answerable])
    said = [_answerable(answerable)] if answerable.asked else []
    said += [_unanswerable(others)] if others.asked else []
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else "No question was asked."


def faults(graded: Sequence[Graded]) -> list[tuple[Measure, Estimate]]:
    """Return the measures that must be whole and are not: faults of the program."""
    found = [(each, measured(each, graded)) for each in MEASURES if each.must_be_whole]
    return [(measure, value) for measure, value in found if value and value.mean < 1]


def percent(share: float) -> str:
    """Return a share in percent, ``56 %``; never 0 % or 100 % of what is not exactly that."""
    for places in range(_MOST_PLACES + 1):
        text = f"{100 * share:.{places}f}"
        if share in {0, 1} or float(text) not in {0, 100}:
            return f"{text} %"
    return "< 0.001 %" if share < 1 / 2 else "> 99.999 %"


def interval(found: Estimate) -> str:
    """Return the ends of a 95 % interval, ``49–63 %``."""
    low, high = f"{100 * found.low:.0f}", f"{100 * found.high:.0f}"
    return f"{low}–{high} %"


def points(change: float) -> str:
    """Return a change of a share in percentage points, signed, ``+2.5``; no sign of nothing."""
    text = f"{100 * change:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text


def change_cells(compared: Compared) -> tuple[str, ...]:
    """Return a measure in two runs as cells: title, before, after, change, interval, P."""
    found = compared.difference
    return (
        compared.measure.title,
        percent(found.first),
        percent(found.second),
        points(found.change),
        change_interval(found),
        p_value(found.p),
    )


def change_interval(found: Difference) -> str:
    """Return the ends of a change in percentage points; a dash where nothing varied."""
    if found.low == found.high:
        return "–"
    return f"{points(found.low)} to {points(found.high)}"


def p_value(p: float) -> str:
    """Return a P value to as many places as it deserves, ``0.03``, ``< 0.001``."""
    least = 0.001
    if p < least:
        return "< 0.001"
    return f"{p:.3f}" if p < 0.1 else f"{p:.2f}"  # noqa: PLR2004  (where two places are enough)


def duration(milliseconds: float) -> str:
    """Return a time, ``38 ms`` or ``1.2 s``."""
    second = 1000
    if milliseconds < second:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / second:.1f} s"


def counted(number: int, noun: str) -> str:
    """Return how many of something, ``1 question``, ``2 questions``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _answerable(found: Totals) -> str:
    share = found.share_right
    said = f"of {counted(found.asked, 'answerable question')} {found.right} right"
    if share:
        said += f" ({percent(share.mean)}, 95 % CI {interval(share)})"
    said += f", {found.wrong} wrong, {found.refused} refused"
    return said + (f", {found.missing} without an answer" if found.missing else "")


def _unanswerable(found: Totals) -> str:
    said = f"of {counted(found.asked, 'unanswerable question')} {found.right} rightly refused"
    said += f", {found.wrong} answered" if found.wrong else ""
    return said + (f", {found.missing} without an answer" if found.missing else "")

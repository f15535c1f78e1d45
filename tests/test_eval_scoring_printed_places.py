"""Expected figures as their evidence prints them."""

from decimal import Decimal

from eval.questions.samples import Ends, ExpectedFigure, Sample
from eval.scoring.printed_places import as_printed


def test_trailing_zeros_are_those_of_the_evidence() -> None:
    ends = Ends(Decimal("-0.5"), Decimal(3))
    figures = (
        ExpectedFigure(Decimal("-2.9"), ci=ends, pm=Decimal("0.99")),
        ExpectedFigure(Decimal(7), range=Ends(Decimal(1), Decimal(2))),
    )
    evidence = ("It was −2.90 (0.99; CI −0.50 to 3.00) [7].", "Of seven, 1.0 to 2")
    sample = Sample("q", "?", "figure", ("d",), figures, evidence=evidence)
    first, second = as_printed(sample).figures
    assert [str(each) for each in first.numbers] == ["-2.90", "-0.50", "3.00", "0.99"]
    assert [str(each) for each in second.numbers] == ["7", "1.0", "2"]


def test_without_evidence_nothing_changes() -> None:
    sample = Sample("q", "?", "figure", ("d",), (ExpectedFigure(Decimal("2.9")),))
    assert as_printed(sample) == sample

"""Expected figures with as many decimal places as their evidence prints."""

from dataclasses import replace
from decimal import Decimal

from eval.numbers.stated_numbers import readings
from eval.questions.samples import Ends, ExpectedFigure, Sample


def as_printed(sample: Sample) -> Sample:
    """Return a question whose expected numbers have the trailing zeros that its evidence prints.

    A suite may hold 2.9 where the paper prints 2.90: then 2.91, which would round to 2.9, is
    another number.

    Args:
        sample: The question with what is expected.
    """
    printed = [each.value for text in sample.evidence for way in readings(text) for each in way]
    return replace(sample, figures=tuple(_figure(each, printed) for each in sample.figures))


def _figure(figure: ExpectedFigure, printed: list[Decimal]) -> ExpectedFigure:
    return replace(
        figure,
        value=_number(figure.value, printed),
        ci=_ends(figure.ci, printed),
        range=_ends(figure.range, printed),
        pm=None if figure.pm is None else _number(figure.pm, printed),
    )


def _ends(ends: Ends | None, printed: list[Decimal]) -> Ends | None:
    return None if ends is None else Ends(*(_number(end, printed) for end in ends))


def _number(wanted: Decimal, printed: list[Decimal]) -> Decimal:
    """Return a number in the longest form in which it is printed."""
    same = [each.copy_sign(wanted) for each in printed if each == abs(wanted)]
    return min([wanted, *same], key=lambda each: int(each.as_tuple().exponent))

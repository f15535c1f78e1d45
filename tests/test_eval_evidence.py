"""Whether cited evidence is the right evidence."""

from decimal import Decimal

import pytest

from eval.evidence import holds_evidence, holds_figures, numbers_stated, rank_of_evidence
from eval.samples import Ends, ExpectedFigure, Sample


def sample(*figures: ExpectedFigure, must_contain: tuple[str, ...] = ()) -> Sample:
    return Sample("q", "?", "figure", ("PMC1",), figures, must_contain)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("35·9 and .05", {"35.9", "0.05"}),
        ("1,048 women", {"1", "48", "1048"}),
        ("Fifty-one of seventy", {"51", "70"}),
        ("twenty ten", {"20", "10"}),
        ("none at all", set()),
        ("", set()),
    ],
)
def test_numbers_stated(text: str, numbers: set[str]) -> None:
    assert numbers_stated(text) == {Decimal(number) for number in numbers}


def test_every_part_must_stand_and_signs_may_be_words() -> None:
    fall = Ends(Decimal("-0.27"), Decimal("0.03"))
    wanted = sample(ExpectedFigure(Decimal("-0.12"), "episodes", fall))
    assert holds_figures("a fall of 0.12 (0.27 to 0.03)", wanted)
    assert not holds_figures("a fall of 0.12 (0.27 to 0.30)", wanted)


def test_digits_never_match_inside_longer_numbers() -> None:
    assert not holds_figures("HR 0.213", sample(ExpectedFigure(Decimal("0.21"), "HR")))
    assert holds_figures("HR 0.210", sample(ExpectedFigure(Decimal("0.21"), "HR")))


def test_text_answers_need_every_pattern() -> None:
    wanted = sample(must_contain=(r"4\s?mg", "gum"))
    assert holds_evidence("a 4 mg Gum", wanted)
    assert not holds_evidence("a 4 mg patch", wanted)


def test_rank_is_of_the_first_quote_that_holds_all_of_it() -> None:
    wanted = sample(ExpectedFigure(Decimal(17), "months", pm=Decimal(12)))
    assert rank_of_evidence(["17 months", "12 to 17 months"], wanted) == 2
    assert rank_of_evidence(["17", "12"], wanted) is None

"""Whether cited evidence is the right evidence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.questions.samples import Ends, ExpectedFigure, Sample
from eval.scoring.evidence import (
    holds_evidence,
    holds_figures,
    is_evidence,
    numbers_stated,
    rank_of_all_evidence,
    rank_of_evidence,
)


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


def test_the_place_by_which_every_marked_piece_was_seen() -> None:
    pieces = ("PFS on the drug was 17 months.", "PFS on placebo was 12 months.")
    wanted = replace(sample(), evidence=pieces)
    quotes = [pieces[1], "Age was 61 years.", pieces[0]]
    assert rank_of_all_evidence(quotes, wanted) == 3
    assert rank_of_all_evidence(quotes[:2], wanted) is None
    assert rank_of_all_evidence(quotes, sample()) is None


MARKED = "Relapse was halved by zolimab (P = 0.02)."


@pytest.mark.parametrize(
    ("quote", "is_it"),
    [
        (MARKED, True),
        ("RELAPSE was\nhalved by Zolimab, p=0·02", True),
        (f"In this trial of 96 adults at nine sites, as planned: {MARKED} Rash was rare.", True),
        ("was halved by zolimab", True),
        ("by zolimab", False),  # as short as a heading
        # 7 tokens marked, 7 quoted, 5 shared: 5 / (7 + 7 - 5) is more than half.
        ("Relapse was halved by placebo (P = 0.03).", True),
        # 7 and 8 tokens, 4 shared: 4 / 11 is less than half.
        ("Nausea was halved by placebo, unlike death (P).", False),
        ("", False),
    ],
)
def test_a_quote_is_evidence_if_one_stands_in_the_other_or_half_is_shared(
    quote: str, is_it: bool
) -> None:
    assert is_evidence(quote, MARKED) is is_it

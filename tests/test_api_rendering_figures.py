"""Figures for people."""

from dataclasses import replace
from decimal import Decimal

import pytest

from api.rendering.figures import figure_text, figures_summary
from ingest.figure_records import FigureCounts
from ingest.figures.figure import Figure, PValue

PRINTED = Figure("0·31 months", 0, 11, Decimal("0.31"), unit="months")


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (PRINTED, "0·31 months"),
        (replace(PRINTED, unit="weeks"), "0·31 months [weeks]"),
        (replace(PRINTED, p=PValue("<", Decimal("0.001"))), "0·31 months [P<0.001]"),
        (replace(PRINTED, text="0·31; p=·04", p=PValue("=", Decimal("0.04")), unit=None),
         "0·31; p=·04"),
        (replace(PRINTED, text="a\x1b[31m\nb", unit=None), "a b"),
    ],
)  # fmt: skip
def test_a_figure_is_shown_as_printed_with_what_stands_elsewhere_in_brackets(figure, shown):
    assert figure_text(figure).plain == shown


@pytest.mark.parametrize(
    ("shown", "counts", "said"),
    [
        (0, FigureCounts(0, 0), "No such figure in the library."),
        (1, FigureCounts(1, 1), "1 figure in 1 document."),
        (1200, FigureCounts(1200, 2), "1,200 figures in 2 documents."),
        (
            5,
            FigureCounts(1200, 2),
            "5 of 1,200 figures in 2 documents. See more with --limit N, all with --json or --csv.",
        ),
    ],
)
def test_a_summary_tells_what_is_not_shown(shown, counts, said):
    assert figures_summary(shown, counts) == said

"""Claims that only copy: a quote word for word, a table row cell by cell."""

import pytest

from retrieval.grounding.copies import copied
from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from retrieval.prompts import quote_line
from tests.tiny_evidence import sentence, table_row

CAPTION = "Table 2. Lung function in 60 adults"
ROW = table_row(
    CAPTION, "Week 24 > FVC (mL)ᵃ", ("Zorvatide (n = 30) > Mean ± SD", "2410 ± 310"),
    ("Placebo (n = 30) > Mean ± SD", "2280 ± 295"), ("P", "0.031"),
)  # fmt: skip
QUOTES = [Quote(1, sentence("Cough (any) fell by 31% [12], p << 0.01.")), Quote(2, ROW)]
LABEL = "Week 24 > FVC (mL)a"
DRUG = "Zorvatide (n = 30) > Mean ± SD = 2410 ± 310"
PLACEBO = "Placebo (n = 30) > Mean ± SD = 2280 ± 295"


def passes(claim: str, quote: int = 2) -> bool:
    return ground(f"{claim} [{quote}].", QUOTES) is not None


def test_a_quote_is_copied_as_it_was_shown() -> None:
    for quote in QUOTES:
        line = quote_line(quote).partition("] ")[2]
        assert passes(line.rstrip("."), quote.number), line
        assert copied(line, quote) == quote.placed
    assert passes("Cough (any) fell by 31% (12), p << 0.01", 1)
    assert copied("Cough (any) fell by 13% (12), p << 0.01", QUOTES[0]) is None


@pytest.mark.parametrize(
    "claim",
    [
        f"{LABEL}: {DRUG}",
        f"{LABEL}: {PLACEBO}; {DRUG}",
        f"Week 24 > FVC (mL)ᵃ: {DRUG}; P = 0.031",
        f"{CAPTION} > {LABEL}: {DRUG}; {PLACEBO}",
    ],
)
def test_cells_of_a_row_are_copied_behind_its_label(claim: str) -> None:
    assert passes(claim)


def test_only_the_figures_of_the_cells_copied_are_stated() -> None:
    found = ground(f"{LABEL}: {PLACEBO} [2].", QUOTES)
    assert found is not None
    assert [each.figure.text for each in found.figures] == ["2280 ± 295"]


@pytest.mark.parametrize(
    "claim",
    [
        f"{LABEL}: Zorvatide (n = 30) > Mean ± SD = 2280 ± 295",
        f"{LABEL}: Zorvatide (n = 30) > Mean ± SD = 2410 ± 3100",
        f"{LABEL}: Zorvatide (n = 30) > Mean ± SD = 241",
        f"{LABEL}: {DRUG}; {PLACEBO}; and more",
        f"Week 12 > FVC (mL)a: {DRUG}",
        f"FVC (mL)a: {DRUG}",
        f"{LABEL}: 2410 ± 310",
        f"Table 3. Lung function in 60 adults > {LABEL}: {DRUG}",
        f"{LABEL}:",
    ],
)
def test_whatever_differs_is_no_copy(claim: str) -> None:
    assert copied(claim, QUOTES[1]) is None


def test_cells_that_their_headings_do_not_tell_apart_are_no_copy() -> None:
    row = Quote(1, table_row(CAPTION, "Pain", ("Mean", "4.1"), ("Mean", "2.9"), ("", "7")))
    assert copied("Pain: Mean = 4.1", row) is None
    assert copied("Pain: 7", row) is None
    assert copied(quote_line(row).partition("] ")[2], row) is None


def test_a_sentence_has_no_cells() -> None:
    assert copied("Pain: Mean = 4.1", Quote(1, sentence("Pain: Mean = 4.1; Worst = 8."))) is None


def test_the_marks_of_footnotes_may_stand_apart() -> None:
    row = table_row("Table 3. Time", "Standing", ("Mean", "23.9"), ("p", "0.004 **"), ("d", "0.99"))
    quote = Quote(1, row)
    line = quote_line(quote).partition("] ")[2]
    assert copied(line, quote) == quote.placed
    assert ground(f"{line} [1].", [quote]) is not None
    assert ground("Standing: Mean = 23.9; p = 0.004; d = 0.99 [1].", [quote]) is not None

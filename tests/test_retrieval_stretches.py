"""Which words of a sentence belong to which of its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.grammar import figures_in
from retrieval.stretches import is_paired, stretches


def own(text: str) -> list[str]:
    """Return each figure's own words."""
    return [text[each.start : each.end] for each in stretches(text, figures_in(text))]


def leads(text: str) -> list[str]:
    """Return what each figure's words start with that all figures of the clause share."""
    found = stretches(text, figures_in(text))
    return [text[each.start : max(each.start, each.lead)] for each in found]


def test_words_before_a_figure_are_its_own() -> None:
    text = "Metastases were seen in bone in 30%, liver in 45% and lung in 9%."
    assert own(text) == ["Metastases were seen in bone in 30%", "liver in 45%", "lung in 9%."]


def test_words_behind_a_figure_are_its_own() -> None:
    text = "Fatigue was reported by 37% of lumitide patients and 21% of octrelin patients."
    assert own(text) == [
        "Fatigue was reported by 37% of lumitide patients",
        "21% of octrelin patients.",
    ]


def test_what_a_clause_says_first_leads_to_its_first_figure() -> None:
    text = "The rash rate was 12% with lumitide and 7% with octrelin."
    assert leads(text) == ["The rash rate was ", ""]


def test_listed_before_their_figures_words_are_nobodys_own() -> None:
    listed = "For lumitide, octrelin and placebo, the rash rates were 12%, 7% and 3%, respectively."
    assert own(listed) == ["12%", "7%", "3%, respectively."]
    plain = "For lumitide, the rash rates were 12% and 7%."
    assert own(plain)[0] == "For lumitide, the rash rates were 12%"


@pytest.mark.parametrize("between", [", ", " and ", " or ", " versus ", " vs ", " compared with "])
def test_a_clause_is_divided_at_its_first_joint(between: str) -> None:
    assert own(f"Rash in 12% on drug{between}7% on placebo.") == [
        "Rash in 12% on drug",
        "7% on placebo.",
    ]


def test_a_figure_has_no_words_of_another_clause() -> None:
    text = "Rash was seen in 12% on drug; itching was seen in 7% on placebo."
    first, second = own(text)
    assert "itching" not in first
    assert "Rash" not in second


def test_without_a_joint_the_words_between_belong_to_both() -> None:
    first, second = own("Rash in 12% given drug for 8 weeks.")
    assert first == "Rash in 12% given drug for "
    assert second == " given drug for 8 weeks."


@pytest.mark.parametrize(
    ("text", "paired"),
    [
        ("Rash was seen in 12% vs 7%.", True),
        ("Rash was seen in 12% and 7%.", True),
        ("Rash was seen in 12% (vs 7%).", True),
        ("Rash was seen in 12% compared with 7%.", True),
        ("Rash was seen in 12% on drug vs 7% on placebo.", False),
        ("Rash was seen in 12% and 7 weeks.", False),
        ("Rash was seen in 12%.", False),
    ],
)
def test_pairs_stand_side_by_side_in_one_unit(text: str, paired: bool) -> None:
    figures = figures_in(text)
    assert is_paired(text, figures[0], figures) is paired


WORDS = ("rash", "in", "12%", "and", "7%", ",", "vs", "4.1 months", "with drug", "respectively")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_every_stretch_holds_its_figure_and_no_other(text: str) -> None:
    figures = figures_in(text)
    for figure, stretch in zip(figures, stretches(text, figures), strict=True):
        assert 0 <= stretch.start <= figure.start
        assert figure.end <= stretch.end <= len(text)
        for other in figures:
            if other is not figure:
                assert other.end <= stretch.start or other.start >= stretch.end

"""Joining the parts of figures: the sizes of groups, the shares of the sexes."""

import pytest

from ingest.figures.grammar import figures_in


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("They were assigned to lumitide (n = 116) or octrelin (n=113).", ["116", "113"]),
        ("The 60 patients had lumitide (n=33), octrelin (n=20) or both (n=7).", ["33", "20", "7"]),
        ("The 60 patients (55% women; age 61 years) had lumitide (n = 33).", ["33"]),
        # beside an estimate a size tells of how many people it is
        ("The mean score was 5.1 with lumitide (n = 20) and 6.2 with octrelin (n = 21).", []),
        ("Response was seen in 40% on lumitide (n = 20).", []),
    ],
)
def test_the_sizes_of_groups(text: str, sizes: list[str]) -> None:
    found = [each.text for each in figures_in(text) if text[: each.start].endswith(("= ", "n="))]
    assert found == sizes


def test_a_size_is_named_by_what_stands_before_its_bracket() -> None:
    text = "Reasons were death (n = 2), rash (n = 3) and loss to follow-up (n = 7)."
    assert [(f.endpoint, f.time) for f in figures_in(text)] == [
        ("death", None), ("rash", None), (None, None),
    ]  # fmt: skip


def test_the_share_of_a_sex_is_no_share_that_the_count_before_it_makes_up() -> None:
    text = "Fifty patients (52% women) took part; 26 (52%) finished."
    assert [(f.text, f.n and str(f.n.number)) for f in figures_in(text)] == [
        ("Fifty patients", None), ("52%", None), ("26 (52%)", "26"),
    ]  # fmt: skip

"""Numbers that stand in a quote, but not in the place in which a claim has them."""

import pytest

from retrieval.grounding.frames import frame_fault
from retrieval.grounding.quotes import Quote
from retrieval.grounding.totals import total_fault
from tests.tiny_evidence import sentence

TRIAL = (
    "From 14 March 2017, 622 centres screened 900 people, and week 24 was reached by 480"
    " (P = 0.03)."
)
COUNTS = "Nausea occurred in 14 (12%) of 121 adults on alvotinib and seven (6%) of 115 on placebo."
RANGES = "Of 418 adults aged 12 to 17 years, 47% improved (90% CI 40 to 54)."


def quotes(text: str) -> list[Quote]:
    return [Quote(1, sentence(text))]


@pytest.mark.parametrize(
    ("claim", "fine"),
    [
        ("622 centres took part", True),
        ("2017 centres took part", False),
        ("Week 24 was reached by 480", True),
        ("Week 480 was reached", True),
        ("Week 0.03 was reached", False),
        ("It began on 14 March 2017", True),
        ("It began on 24 March 2017", False),
        ("It was significant (P = 0.03)", True),
        ("It was significant (P = 14)", False),
    ],
)
def test_a_number_stands_beside_what_it_stands_beside_in_the_quote(
    claim: str, *, fine: bool
) -> None:
    assert (frame_fault(claim, quotes(TRIAL)) == "") is fine


@pytest.mark.parametrize(
    ("claim", "quote", "fine"),
    [
        ("14 of 121 adults", COUNTS, True),
        ("7 of 115 adults", COUNTS, True),
        ("7 of 121 adults", COUNTS, False),
        ("14/115", COUNTS, False),
        ("121 of 14 adults", COUNTS, False),
        ("Of 418 adults, 47% improved", RANGES, True),
        ("Of 47 adults, 47% improved", RANGES, False),
        ("those aged 12–17 years", RANGES, True),
        ("those aged 17–17 years", RANGES, False),
        ("47% improved (90% CI 40–54)", RANGES, True),
        ("47% improved (47% CI 40–54)", RANGES, False),
    ],
)
def test_a_count_a_range_and_a_level_are_the_quotes(claim: str, quote: str, *, fine: bool) -> None:
    assert (total_fault(claim, quotes(quote)) == "") is fine


def test_the_ends_of_a_fall_may_lose_their_minus() -> None:
    assert total_fault("fell by 11 (8 to 14)", quotes("It changed by −11 (−14 to −8).")) == ""

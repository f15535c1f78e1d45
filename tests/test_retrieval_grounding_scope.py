"""What a claim must name of its quote: the row, the subgroup, the whole of a composite event."""

import pytest

from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from tests.tiny_evidence import sentence, table_row

QUOTES = [
    Quote(1, sentence("Among patients with diabetes, the response was 31% with zamolide.")),
    Quote(2, sentence("Death or stroke occurred in 9.4% of patients on zamolide.")),
    Quote(3, table_row("Table 1. Response by age", "60 to 69 years", ("Response, %", "44.0"))),
    Quote(4, sentence("The viral load fell by 2.5 log10 IU/mL with zamolide.")),
    Quote(5, sentence("The annualised rate of falls was 0.31 with zamolide.")),
]


@pytest.mark.parametrize(
    "claim",
    [
        "In patients with diabetes, the response was 31% with zamolide [1].",
        "Death or stroke occurred in 9.4% of patients on zamolide [2].",
        "The response was 44.0% at 60–69 years [3].",
        "The viral load fell by 2.5 log10 IU/mL with zamolide [4].",
        "The rate of falls was 0.31 per year with zamolide [5].",
    ],
)
def test_what_names_it_passes(claim):
    assert ground(claim, QUOTES)


@pytest.mark.parametrize(
    "claim",
    [
        "The response was 31% with zamolide [1].",
        "Death occurred in 9.4% of patients on zamolide [2].",
        "Stroke occurred in 9.4% of patients on zamolide [2].",
        "The response was 44.0% overall [3].",
        "The viral load fell by 2.5 IU/mL with zamolide [4].",
        "The rate of falls was 0.31 per month with zamolide [5].",
        "3. The response was 31% in patients with diabetes on zamolide [1].",
    ],
)
def test_what_leaves_it_out_or_begins_with_a_number_of_no_list_does_not(claim):
    assert ground(claim, QUOTES) is None


def test_a_dose_keeps_its_frequency():
    text = "Zamolide was given at 30 mg every 4 weeks and orvatol at 60 mg every 9 weeks."
    quotes = [Quote(1, sentence(text))]
    assert ground("Orvatol was given at 60 mg every 9 weeks [1].", quotes)
    assert ground("Orvatol was given at 60 mg every 4 weeks [1].", quotes) is None
    assert ground("Orvatol was given at 060 mg every 9 weeks [1].", quotes) is None

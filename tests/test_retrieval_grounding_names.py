"""Names with digits."""

import pytest

from retrieval.grounding.names import named_numbers, unknown_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("177Lu-DOTATATE", "Lu-177 DOTATATE"), ("grade 3", "Grade III"), ("G3", "grade 3"),
     ("IL-6", "IL6"), ("NETTER-1", "NETTER1"), ("arm B", "Arm B")],
)  # fmt: skip
def test_one_name_in_two_spellings(one, other):
    assert named_numbers(one) == named_numbers(other) != frozenset()


@pytest.mark.parametrize(
    ("claim", "quote", "unknown"),
    [
        ("in G3 tumours", "in G2 tumours", "G3"),
        ("grade 4 nausea", "grade 3 nausea", "grade 4"),
        ("with 90Y-edotreotide", "with 177Lu-edotreotide", "90Y-edotreotide"),
        ("in G3 tumours", "in grade 3 tumours", ""),
        ("the IL-6 level of 4.5", "IL-6 levels", ""),
        ("28.4 months (95% CI 20–33)", "", ""),
    ],
)
def test_a_name_that_a_quote_does_not_have(claim, quote, unknown):
    assert unknown_name(claim, named_numbers(quote)) == unknown

"""Groups on the other side of a number than the one asked about."""

import pytest

from retrieval.thresholds import is_beyond


@pytest.mark.parametrize(
    ("question", "label", "beyond"),
    [
        ("Itching where ferritin was under 30?", "Ferritin ≥30", True),
        ("Itching where ferritin was under 30?", "Ferritin <30", False),
        ("Itching where ferritin was under 30?", "Ferritin ≥50", False),
        ("Itching in those aged 65 or older?", "Age > <65 years", True),
        ("Itching in those aged 65 or older?", "Age > ≥65 years", False),
        ("Itching in those of at least 65?", "Age > <65 years", True),
        ("Itching by age, <65 and ≥65?", "Age > <65 years", False),
        # The sign between the parts of a label is none of the number's.
        ("Itching where walking was under 6 minutes?", "Walking > 6 minutes", False),
        ("Itching?", "Age > <65 years", False),
    ],
)
def test_the_other_side_of_a_number(question: str, label: str, *, beyond: bool) -> None:
    assert is_beyond(question, label) is beyond

"""What a sentence with two paired lists says of one pair."""

import pytest

from retrieval.grounding.paired_lists import singled
from retrieval.grounding.sentence_tokens import tokens_of


def singles(text: str) -> set[str]:
    return {" ".join(each.key for each in one) for one in singled(text, tokens_of(text))}


@pytest.mark.parametrize(
    ("text", "holds", "lacks"),
    [
        ("Ratios for A, B and C were 12%, 15% and 9%, respectively (Fig. 1).",
         "ratios for b was 15 %", "ratios for b was 12 %"),
        ("Gain was 1.7 mm and 1.6 mm after 6 and 12 months, respectively.",
         "gain was 1.7 mm after 6 months", "gain was 1.6 mm after 6 months"),
        ("Age was 2.7 and 2.9 years in the zorin and rest groups, respectively (P = 0.3).",
         "age was 2.7 years in the zorin group", "age was 2.9 years in the zorin group"),
    ],
)  # fmt: skip
def test_one_pair_stays(text: str, holds: str, lacks: str) -> None:
    assert holds in singles(text)
    assert lacks not in singles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Survival was 10 and 12 months and response 15 and 22 in arms A and B, respectively.",
        "A was 11% with velorix and 12% with rest; B was 67% and 71%, respectively.",
        "Falls were seen in 25%, 10% and 5%, respectively.",
        "Falls were seen in 25% and 10% with velorix and rest.",
    ],
)
def test_what_is_not_told_is_not_paired(text: str) -> None:
    assert singles(text) == set()

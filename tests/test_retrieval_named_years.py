"""The years by which a question names publications."""

import pytest

from retrieval.named_years import publication_years


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("How many were enrolled in the 2010 lumitide trial?", {2010}),
        ("2010 lumitide trial: how many died?", {2010}),
        ("Median OS in the paper of 2014?", {2014}),
        ("Median OS, Lumen et al. 2014?", {2014}),
        ("Sample size of the 2010 study and of the 2019 octrelin study?", {2010, 2019}),
        ("How many were enrolled in 2010?", set()),
        ("How many of those treated between 2010 and 2014 in the study died?", set()),
    ],
)
def test_years(question: str, years: set[int]) -> None:
    assert publication_years(question) == years

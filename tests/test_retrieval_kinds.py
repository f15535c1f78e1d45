"""Questions for figures and questions for words."""

import pytest

from retrieval.question import Kind, parse_question


@pytest.mark.parametrize(
    "question",
    [
        "Lumen trial: which dose was infused?",
        "Lumen trial: how much lumitide i.v.?",
        "Lumen trial: what did those not on analgesics get?",
        "Lumen trial: which plant replaced the root?",
        "Lumen trial: daily frequency and length of treatment?",
        "Lumen trial: the electrodes went to which points?",
        "Lumen trial: who gave the injections?",
        "What conclusions were drawn about the mean response?",
        "Which response criteria were used?",
        "How was lumitide given?",
        "Was lumitide safe in women?",
        "Why: how many patients died?",
        "And why did the mean score fall?",
        "What does the Lumen Score take into account?",
    ],
)
def test_text(question: str) -> None:
    assert parse_question(question).kind is Kind.TEXT


@pytest.mark.parametrize(
    "question",
    [
        "Lumen trial: which share had nausea?",
        "Lumen trial: how much less pain was there with the gel?",
        "Lumen trial: on which day did the effusion clear?",
        "Lumen trial: how long did pain relief last?",
        "Lumen trial: which cut-off marked a response?",
        "Lumen trial: absorbed kidney dose in Gy?",
        "Lumen trial: onset for the half-dose mixture?",
        "How many were randomised?",
        "Was the difference significant (P value)?",
    ],
)
def test_figures(question: str) -> None:
    assert parse_question(question).kind is Kind.FIGURE

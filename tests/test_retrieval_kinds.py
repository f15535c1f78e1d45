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
        "Small Lumen trial in the elderly – was the assessor blinded?",
        "Gel after surgery - which group slept best?",
        "Gel or drops: whose rating was lower at 10 min?",
        "Brand of the mouthwash in the Lumen trial?",
        "Commonest complaint on the gel (Lumen, biomarker study)?",
        "How was lumitide assayed in the Lumen study?",
        "How did the Lumen trial define an early failure?",
        "What frequency range was used in the Lumen trial?",
        "Lumen trial: dose per m2 and how often?",
        "Lumen trial: drug, dose interval and duration?",
        "Which side effects reached 5% or more on lumitide?",
        "Lumen trial: quantities of powder and water per drink, and how often?",
        "The authors' explanation for why the gel did little?",
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
        "How many genes changed after one dose of lumitide?",
        "What per cent of those called up came?",
        "Leaflets that explained why placebo was needed - %?",
    ],
)
def test_figures(question: str) -> None:
    assert parse_question(question).kind is Kind.FIGURE

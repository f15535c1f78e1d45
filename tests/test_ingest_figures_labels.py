"""Numbers that are no figures, and those beside them that are."""

import pytest

from ingest.figures.grammar import figures_in


@pytest.mark.parametrize(
    "text",
    [
        "Patients got 177Lu, Lu-177, 177 Lu, 90Y, 177-Lutetium or gallium 68.",
        "The trial is registered (NCT01578239, doi: 10.1000/182, PMID 12345678).",
        "Grade 3 or 4 toxicity by CTCAE 4.0 and ECOG status 0–1 in type 2 diabetes.",
        "Phase 2/3, group 1 and arm 2 in Tables 2 and 3 and Fig. 4.",
        "The study ran from 8 December 2008 to March 2011 (2010-05-12, 12/05/2010).",
        "As others saw [12], [3, 4] and in survival.12,13",
        "Visits were on day 1, days 8 and 15 and weeks 4, 8 and 12.",
        "They were allocated 2:1 at 8:30 in two groups.",
        "Doses were given every 8 weeks at baseline and at 3, 6 and 12 months.",
        "HbA1c, SF-36, IL-6, FEV1, CD4, ω-3 and vitamin B12 were measured with SPSS 15.0.",
        "A 14-item scale with a five-point answer was used at the 3-, 6- and 9-month visits.",
        "The sample was planned with 80% power and an alpha of 0.05.",
        "P<0.05 was considered significant.",
        "Significance was set at P < 0.05.",
        "Criteria were (1) consent, and (2) age.",
        "Adrenaline 1/200,000 was added.",
        "Survival did not differ between the 2 control radiation groups.",
    ],
)
def test_labels_make_no_figures(text: str) -> None:
    assert figures_in(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At week 24 and 36 patients died.", ["36"]),
        ("Toxicity of grade 3 or 4 occurred in 12% at 6 months.", ["12"]),
        ("In the control group 23 (66%) improved.", ["66"]),
        ("Median follow-up was 24 months after surgery.", ["24"]),
        ("Healing took place after 3.1 days.", ["3.1"]),
        ("At 12 months 45% were alive.", ["45"]),
        ("F(1,23) = 4.5 and χ² (2) = 5.3", ["4.5", "5.3"]),
        ("scores of mean [SD] 44 [12]", ["44"]),
        ("In 2004 he treated 2004 patients.", ["2004"]),
        ("13/199 (6%) died by 30 days and 34/199 (17%) by 1 year.", ["6", "17"]),
        ("clearance fell to 62 mL/min/1.73 m²", ["62"]),
    ],
)
def test_their_neighbours_do(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in figures_in(text)] == values

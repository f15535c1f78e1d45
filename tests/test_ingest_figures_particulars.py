"""Numbers that describe how a study was done are no figures."""

import pytest

from ingest.figures.grammar import figures_in


@pytest.mark.parametrize(
    "text",
    [
        "Pain was rated on a line (0 = no pain, 100 = extreme pain).",
        "Blood was drawn at 8 am in all wards.",
        "Such pumps came up in the early 1980s.",
        "The count is shown in Figure 1d.",
        "Tests were called statistically significant at 0.05.",
        "The dose was halved if more than four events occurred.",
        "The rate was given per 1,000 patient-days.",
        "Fitness was assessed with a 20 m shuttle run test.",
        "Extracts were run on a Waters 515 pump system.",
        "The nose was sprayed with 2% lignocaine.",
        "We weighed 1) effect sizes, 2) clusters and 3) attrition.",
        "There are 80 million people with cough.",
        "The value was read off a 10 pt scale.",
        "Only the first 24 hours were compared.",
        "Costs were taken from the previous 12 months.",
        "They were seen at six and 12 months.",
        "Reactions were seen in the 20/20-, 20/30- and 20/40-mg groups.",
        "The upper confidence limit for the weight difference was only 0.2 kg.",
        "Residents took part, aged between 3 months and 65 years.",
        "They were made with batch number: 161001 W.",
        "Seventy-eight point nine percent smoked.",
        "Fragments started at amino acid 5.",
        "A power of 0.8 was sought (1−β = 0.8).",
    ],
)
def test_a_particular_of_the_methods_is_no_figure(text: str) -> None:
    assert [figure.text for figure in figures_in(text)] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two units of blood were given to 14 patients.", ["2", "14"]),
        ("The correlation was F_{[1,29]} = 10.6 (p = 0.003).", ["10.6"]),
        ("The mean score was 8 (SD 2).", ["8"]),
        ("Death occurred in 2% of patients.", ["2"]),
        ("They were put in lumitide (162) and control (161) groups.", ["162", "161"]),
        ("Of 26 subjects (16 PM and 10 DM) all finished.", ["26", "16", "10"]),
        ("Pain lasted 24 hours.", ["24"]),
    ],
)
def test_a_result_of_the_same_form_is_one(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in figures_in(text)] == values

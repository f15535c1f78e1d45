"""The group and the point in time each figure belongs to."""

import pytest

from ingest.figures.grammar import figures_in


def slots(text: str, slot: str) -> list[str | None]:
    return [getattr(figure, slot) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (
            "Median PFS was 8.4 months with octreotide and not reached with lumitide.",
            ["octreotide", "lumitide"],
        ),
        ("Response rates for drug A and drug B were 39% and 6%, respectively.",
         ["drug A", "drug B"]),
        ("In the low, middle and high dose groups, pain was 1.2, 2.3 and 3.4.",
         ["low", "middle", "high dose"]),
        ("Itch occurred in 12% vs 9% in the lumitide and placebo groups.", ["lumitide", "placebo"]),
        ("Mortality was higher in the sham group than in the lumitide group (12% vs 9%).",
         ["sham", "lumitide"]),
        ("HbA1c rose from 7.1% to 8.2% in the control group.", ["control", "control"]),
        ("Deaths numbered 13 in the lumitide arm and 22 in the usual care arm.",
         ["lumitide", "usual care"]),
        ("Pain was 16 for Group 1 and 30 for Group 2.", ["Group 1", "Group 2"]),
        ("Rash arose in 12 patients on lumitide against 7 on octrelin.", ["lumitide", None]),
        ("Rash arose in roughly 3%.", [None]),
        ("The cohort counted 35 patients, 25 male and 10 female.", [None, None, None]),
        ("Relief came in 29% on rofecoxib 25 mg.", ["rofecoxib 25 mg", None]),
        ("Pain was 7, 6 and 5 in groups A, B and C.", ["group A", "group B", "group C"]),
        ("The area under the curve of pain was 7 and 5 in groups I and II, respectively.",
         ["group I", "group II"]),
        # behind each of several alike, "in" leads a group; and each figure has the one behind it
        ("Weight fell by 6.5 ± 1.6 kg in LUM, 5.1 ± 1.7 kg in OCT and 6.2 ± 1.9 kg in EN‐OCT.",
         ["LUM", "OCT", "EN‐OCT"]),
        ("Of 118 people assigned to lumitide, 41 (34.7%) had gout.", ["lumitide", "lumitide"]),
        ("Pain was 4.1 in the gel group, and 5.2 later on.", ["gel", None]),
        ("Itch arose in 5 (6%) patients that received A1, 8 (9%) that received B2.", ["A1", "B2"]),
        ("Pain fell by 10% from baseline in the lumitide group.", ["lumitide"]),
        # of neither
        ("The change in HbA1c differed between the A and B groups, 3.0%.", [None]),
        # what a group did, and a word for one, are no names
        ("Adherence among nurses increased from 55% to 80%.", [None, None]),
        ("Metastases were seen in 61 (77%) of them.", [None]),
        ("With 30 people per group, pain fell by 10%.", [None, None]),
        ("It is rated with scores ranging from 0% to 40%.", [None]),
        ("In group 3, pain decreased from 76 to 22 mm.", ["group 3", "group 3"]),
        # who is counted is named behind the number, and is none of the next
        ("Relapse arose in 23/60 (38%) zorin patients and 12/58 (21%) velorix patients.",
         ["zorin", "velorix"]),
        ("Bleeding arose in 12 of 40 placebo patients and 20 of 41 (P = 0.03).",
         ["placebo", None]),
        ("All 12 placebo patients had 20 relapses.", ["placebo", "placebo"]),
        ("Itch arose in 12 zorin patients with pain and 20 velorix patients with pain.",
         [None, None]),
        ("Itch arose in 5 of 23 evaluable patients in group A and 7 of 24 in group B.",
         ["group A", "group B"]),
        ("Itch arose in 5 of 23 evaluable patients given zorin, 7 of 24 eligible men given rest.",
         ["zorin", "rest"]),
        ("Of 82 eligible patients, pain arose in 9 and itch in 5.", [None, None, None]),
        # the group before "12% vs 9%" is that of the first, behind "than" that of the second
        ("Bleeding was more frequent in the lumitide group (18.2% vs. 16.3%; P = 0.01).",
         ["lumitide", None]),
        ("Bleeding was less frequent than in the placebo group (8.2% vs 16.3%).",
         [None, "placebo"]),
        ("Compared to controls, fewer people fell: 6.3% versus 26.5%.", [None, "controls"]),
        ("Pain was similar to that of the control group (12% vs 9%).", [None, "control"]),
        ("In the gel group, pain fell from baseline (9.6 vs 9.1 points).", ["gel", None]),
        ("Itch was 9.6% in the gel group vs 9.1%.", ["gel", None]),
        ("Itch fell in the gel group, P = 0.3, and pain too (12% vs 9%).", [None, None]),
        ("Weight fell twice as much as in those assigned to placebo (6.8 vs. 3.3 kg).",
         [None, "placebo"]),
        ("Itch was less common compared with add-on placebo (8.0% vs. 4.7%).",
         [None, "placebo"]),
        ("The gel group fared better, as did the sham arm (5.0% vs 4.0% had itch).", [None, None]),
        # a P value is no group
        ("Itch arose in 35.9% vs. 35.1% in lumitide alone, P = 0.40.", [None, None]),
        # a ratio compares groups; measures, endpoints and times are none
        ("The hazard ratio was 0.7 with lumitide.", [None]),
        ("The hazard ratio was 0.7 for PFS, and 45% were alive at 12 months.", [None, None]),
    ],
)  # fmt: skip
def test_arms(text: str, arms: list[str | None]) -> None:
    assert slots(text, "arm") == arms


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("At 12 months PFS was 45%.", ["12 months"]),
        ("PFS at 3, 6 and 12 months was 90%, 80% and 65%.", ["3 months", "6 months", "12 months"]),
        ("Pain was 44 ± 12 before and 31 ± 9 after treatment.", ["before", "after treatment"]),
        ("Pain fell from 4.4 to 3.1.", ["before", "after"]),
        ("Pain was 44 at baseline and 31 at week 24.", ["baseline", "week 24"]),
        ("The 5-year survival rate was 61%.", ["5-year"]),
        ("Median OS was 12 months.", [None]),
    ],
)
def test_times(text: str, times: list[str | None]) -> None:
    assert slots(text, "time") == times


def test_context_is_the_clause() -> None:
    text = "PFS was 8 months, whereas OS was 20 months; nausea was seen in 5%."
    assert [text[slice(*figure.context or ())] for figure in figures_in(text)] == [
        "PFS was 8 months",
        ", whereas OS was 20 months;",
        " nausea was seen in 5%.",
    ]

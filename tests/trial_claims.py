"""Two made-up trials in the words of papers, with right and wrong claims about them."""

from typing import Any

EVEROLIN_TITLE = "Everolin versus placebo for refractory gout: the QUILL randomised trial"
EVEROLIN: list[Any] = [
    (
        "At 12 weeks, serum urate had decreased by 2.4 mg/dL (SD 1.1) in the everolin arm and by "
        "0.3 mg/dL (SD 0.9) in the placebo arm (between-group difference −2.1 mg/dL; 95% CI −2.5 "
        "to −1.7; P<0.001)."
    ),
    (
        "Of 118 participants assigned to everolin, 41 (34.7%) had at least one gout flare, "
        "compared with 67 of 121 (55.4%) assigned to placebo (risk ratio 0.63, 95% CI 0.47–0.84)."
    ),
    (
        "Serious adverse events were reported in 9 (7.6%) and 11 (9.1%) participants, "
        "respectively, and one death occurred in the placebo group."
    ),
    (
        "Median overall survival was not reached in the everolin arm and was 44.1 months in the "
        "placebo arm (HR 0.72; 95% CI 0.51–1.02; P=0.063)."
    ),
    "The 1-year overall survival rate was 88% and the 2-year rate 71% with everolin.",
    (
        "Among patients with G3 disease, median PFS was 9.1 months with everolin versus 5.2 "
        "months with placebo; in G2 disease it was 21.0 and 11.4 months, respectively."
    ),
    (
        "Table 3 Adverse events, n (%)",
        "Diarrhoea",
        ("Everolin (n = 118)", "22 (18.6)"),
        ("Placebo (n = 121)", "9 (7.4)"),
    ),
    (
        "Table 3 Adverse events, n (%)",
        "Headache",
        ("Everolin (n = 118)", "14 (11.9)"),
        ("Placebo (n = 121)", "13 (10.7)"),
    ),
    "Treatment with everolin did not improve quality of life compared with placebo.",
    "Everolin was given at 40 mg once daily for 24 weeks.",
]
MIRVETAN_TITLE = (
    "Mirvetan or gemtuzol for relapsed plasma cell leukaemia: final analysis of the FJORD study"
)
MIRVETAN: list[Any] = [
    (
        "The overall response rate was 62% in the mirvetan arm and 43% in the gemtuzol arm (odds "
        "ratio 2.16, 95% CI 1.31 to 3.57, P=0.003)."
    ),
    (
        "Two-year overall survival was 71.4% (95% CI 63.2–78.1) versus 58.9% (50.1–66.7), "
        "respectively."
    ),
    (
        "In the subgroup with del(17p), median PFS was 6.2 months with mirvetan and 5.9 months "
        "with gemtuzol (HR 0.94, 95% CI 0.58–1.53)."
    ),
    (
        "The most common grade 3–4 adverse events were neutropenia (41% v 29%), anaemia (17% v "
        "19%) and pneumonia (9% v 4%) in the mirvetan and gemtuzol groups, respectively."
    ),
    (
        "Treatment was discontinued because of toxicity in 23 (14.7%) patients receiving "
        "mirvetan and in 11 (7.1%) receiving gemtuzol."
    ),
    (
        "Mean haemoglobin rose from 9.8 g/dL at baseline to 11.6 g/dL at month 6 in patients "
        "treated with mirvetan."
    ),
    "After a median follow-up of 31.5 months, 64 patients had died.",
    "The mean EQ-5D index did not change (difference 0.01, 95% CI −0.03 to 0.05; P=0.61).",
    (
        "Table 1 Baseline characteristics",
        "Age, median (range), years",
        ("Mirvetan", "67 (41–84)"),
        ("Gemtuzol", "66 (38–86)"),
    ),
    "A total of 312 patients were enrolled, of whom 156 received mirvetan and 156 gemtuzol.",
]
RIGHT = {
    "everolin": [
        (
            "Serum urate decreased by 2.4 mg/dL with everolin and by 0.3 mg/dL with placebo at "
            "12 weeks [1]."
        ),
        (
            "The between-group difference in serum urate was −2.1 mg/dL (95% CI −2.5 to −1.7; "
            "P<0.001) [1]."
        ),
        "At 12 weeks, the between-group difference was -2.1 mg/dL (95% CI -2.5 to -1.7) [1].",
        (
            "Gout flares occurred in 41 of 118 participants (34.7%) on everolin and 67 of 121 "
            "(55.4%) on placebo [2]."
        ),
        "Fewer participants had a gout flare with everolin (34.7%) than with placebo (55.4%) [2].",
        "The risk ratio for a gout flare was 0.63 (95% CI 0.47–0.84) [2].",
        (
            "Everolin reduced the risk of a gout flare compared with placebo (RR 0.63, 95% CI "
            "0.47 to 0.84) [2]."
        ),
        "In total, 34.7% of everolin participants had at least one flare [2].",
        "One death occurred in the placebo group [3].",
        "Median OS was not reached with everolin and was 44.1 months with placebo [4].",
        "Median overall survival with placebo was 44.1 months [4].",
        "The HR for overall survival was 0.72 (95% CI 0.51–1.02; P=0.063) [4].",
        "The difference in overall survival was not statistically significant (P=0.063) [4].",
        "The 2-year overall survival rate with everolin was 71% [5].",
        "Overall survival with everolin was 88% at 1 year and 71% at 2 years [5].",
        "In G3 disease, median PFS was 9.1 months with everolin and 5.2 months with placebo [6].",
        "Diarrhoea occurred in 22 patients (18.6%) on everolin and 9 (7.4%) on placebo [7].",
        "Diarrhoea was more common with everolin: 18.6% vs 7.4% with placebo [7].",
        "Headache was reported in 14 of 118 patients (11.9%) with everolin [8].",
        "Headache affected 11.9% of the everolin group and 10.7% of the placebo group [8].",
        "Everolin did not improve quality of life compared with placebo [9].",
        "Quality of life was not improved by everolin [9].",
        "Everolin was given at a dose of 40 mg once daily [10].",
        "Everolin 40 mg once daily was given for 24 weeks [10].",
    ],
    "mirvetan": [
        (
            "The overall response rate was 62% with mirvetan and 43% with gemtuzol (OR 2.16, 95% "
            "CI 1.31–3.57, P=0.003) [1]."
        ),
        "ORR was 62% in patients on mirvetan compared with 43% in those on gemtuzol [1].",
        (
            "The response rate was significantly higher with mirvetan than with gemtuzol (62% vs "
            "43%; P=0.003) [1]."
        ),
        "The odds ratio for response was 2.16 (95% CI 1.31 to 3.57) [1].",
        (
            "In patients with del(17p), median PFS was 6.2 months with mirvetan and 5.9 months "
            "with gemtuzol [3]."
        ),
        "In the del(17p) subgroup, the HR for PFS was 0.94 (95% CI 0.58–1.53) [3].",
        "Pneumonia of grade 3–4 was seen in 9% with mirvetan and 4% with gemtuzol [4].",
        (
            "Toxicity led to discontinuation in 14.7% of patients on mirvetan and 7.1% on "
            "gemtuzol [5]."
        ),
        "23 patients (14.7%) receiving mirvetan discontinued treatment because of toxicity [5].",
        (
            "Haemoglobin increased from 9.8 g/dL at baseline to 11.6 g/dL at month 6 with "
            "mirvetan [6]."
        ),
        "Mean hemoglobin with mirvetan was 11.6 g/dL at month 6 [6].",
        "Median follow-up was 31.5 months [7].",
        "64 patients had died after a median follow-up of 31.5 months [7].",
        "The EQ-5D index did not change (P=0.61) [8].",
        "The difference in EQ-5D index was 0.01 (95% CI −0.03 to 0.05) [8].",
        (
            "Median age was 67 years (range 41–84) with mirvetan and 66 years (range 38–86) with "
            "gemtuzol [9]."
        ),
        "The median age in the gemtuzol arm was 66 years [9].",
        "The study enrolled 312 patients [10].",
    ],
}
WRONG = {
    "everolin": [
        (
            "Serum urate decreased by 0.3 mg/dL with everolin and by 2.4 mg/dL with placebo at "
            "12 weeks [1]."
        ),
        "Serum urate decreased by 2.4 mg/L with everolin [1].",
        "Serum urate increased by 2.4 mg/dL with everolin at 12 weeks [1].",
        "At 24 weeks, serum urate had decreased by 2.4 mg/dL with everolin [1].",
        "The between-group difference in serum urate was 2.1 mg/dL [1].",
        "The between-group difference was −2.1 mg/dL (95% CI −2.5 to 1.7) [1].",
        "Gout flares occurred in 67 of 121 participants (55.4%) on everolin [2].",
        "Gout flares occurred in 41 of 121 participants (34.7%) on everolin [2].",
        "Fewer participants had a gout flare with placebo (34.7%) than with everolin (55.4%) [2].",
        "More participants had a gout flare with everolin (34.7%) than with placebo (55.4%) [2].",
        (
            "Everolin increased the risk of a gout flare compared with placebo (RR 0.63, 95% CI "
            "0.47 to 0.84) [2]."
        ),
        (
            "Placebo reduced the risk of a gout flare compared with everolin (RR 0.63, 95% CI "
            "0.47 to 0.84) [2]."
        ),
        "The odds ratio for a gout flare was 0.63 (95% CI 0.47–0.84) [2].",
        "One death occurred in the everolin group [3].",
        "Two deaths occurred in the placebo group [3].",
        "Serious adverse events were reported in 7.6% of placebo participants [3].",
        "Median OS was 44.1 months with everolin [4].",
        "Median OS was reached with everolin [4].",
        "Median OS was not reached with placebo [4].",
        "Median PFS was not reached with everolin [4].",
        "Everolin significantly improved overall survival (HR 0.72, P=0.063) [4].",
        "The 1-year overall survival rate with everolin was 71% [5].",
        "Overall survival with everolin was 71% at 1 year and 88% at 2 years [5].",
        "Overall survival at 3 years was 71% with everolin [5].",
        "In G2 disease, median PFS was 9.1 months with everolin [6].",
        "In G3 disease, median PFS was 21.0 months with everolin [6].",
        "In G3 disease, median PFS was 5.2 months with everolin and 9.1 months with placebo [6].",
        "In G1 disease, median PFS was 9.1 months with everolin [6].",
        "Diarrhoea occurred in 9 patients (7.4%) on everolin and 22 (18.6%) on placebo [7].",
        "Headache occurred in 22 patients (18.6%) on everolin [7].",
        "Diarrhoea occurred in 11.9% of patients on everolin [8].",
        "Diarrhoea was less common with everolin: 18.6% vs 7.4% with placebo [7].",
        "Everolin improved quality of life compared with placebo [9].",
        "Placebo did not improve quality of life compared with everolin [9].",
        "Everolin was given at 40 mg twice daily [10].",
        "Everolin was given at 40 g once daily [10].",
        "Placebo was given at 40 mg once daily [10].",
        "Everolin was given for 40 weeks [10].",
        "Everolin was withdrawn from the market [10].",
        "Median PFS was 9.1 months with everolin in all patients [6].",
    ],
    "mirvetan": [
        "The overall response rate was 43% with mirvetan and 62% with gemtuzol [1].",
        "The complete response rate was 62% with mirvetan [1].",
        "The odds ratio for response was 2.16 (95% CI 1.31 to 3.57, P=0.03) [1].",
        "The hazard ratio for response was 2.16 [1].",
        "Two-year overall survival was 71.4% with gemtuzol and 58.9% with mirvetan [2].",
        "Five-year overall survival was 71.4% [2].",
        "Two-year PFS was 71.4% (95% CI 63.2–78.1) [2].",
        "Two-year overall survival was 71.4% (95% CI 50.1–66.7) [2].",
        "In all patients, median PFS was 6.2 months with mirvetan [3].",
        "Median OS with del(17p) was 6.2 months with mirvetan [3].",
        "In the del(17p) subgroup, PFS was significantly longer with mirvetan (HR 0.94) [3].",
        "In the del(13q) subgroup, median PFS was 6.2 months with mirvetan [3].",
        (
            "Grade 3–4 neutropenia occurred in 29% of the mirvetan group and 41% of the gemtuzol "
            "group [4]."
        ),
        "Grade 3–4 anaemia occurred in 41% of the mirvetan group [4].",
        "Grade 3–4 pneumonia occurred in 4% of the mirvetan group [4].",
        "Grade 1–2 neutropenia occurred in 41% of the mirvetan group [4].",
        "Toxicity led to discontinuation in 7.1% of patients on mirvetan [5].",
        "23 patients (14.7%) receiving gemtuzol discontinued treatment because of toxicity [5].",
        "11 patients (14.7%) receiving mirvetan discontinued treatment [5].",
        "Haemoglobin fell from 9.8 g/dL at baseline to 11.6 g/dL at month 6 with mirvetan [6].",
        "Mean haemoglobin was 11.6 g/dL at baseline with mirvetan [6].",
        (
            "Mean haemoglobin rose from 11.6 g/dL at baseline to 9.8 g/dL at month 6 with "
            "mirvetan [6]."
        ),
        "Mean haemoglobin rose to 11.6 g/L at month 6 [6].",
        "Mean haemoglobin rose to 11.6 g/dL at month 9 with mirvetan [6].",
        "Mean follow-up was 31.5 months [7].",
        "64 patients were alive after a median follow-up of 31.5 months [7].",
        "Median overall survival was 31.5 months [7].",
        "31.5 patients had died [7].",
        "The EQ-5D index changed (P=0.61) [8].",
        "The EQ-5D index improved by 0.01 (95% CI −0.03 to 0.05) [8].",
        "The difference in EQ-5D index was 0.01 (95% CI 0.03 to 0.05) [8].",
        "Median age was 66 years with mirvetan and 67 years with gemtuzol [9].",
        "Mean age was 67 years with mirvetan [9].",
        "Median age was 67 years (range 38–86) with mirvetan [9].",
        "Median age was 67 months with mirvetan [9].",
        "The study enrolled 156 patients [10].",
        "312 patients received mirvetan [10].",
        "Mirvetan was superior to gemtuzol in overall survival [1].",
        "Gemtuzol was approved in 62% of countries [1].",
    ],
}

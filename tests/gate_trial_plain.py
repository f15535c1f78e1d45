"""The plain part of the trial: what a good model writes of a quote, and how a bad one errs."""

from tests.gate_trial_unseen import told

HEART = told(
    "Valdorin for chronic heart failure: a randomised trial",
    """\
[1] At 12 months, death from any cause had occurred in 61 of 410 patients (14.9%) in the valdorin
 group
 and 88 of 405 (21.7%) in the usual-care group (hazard ratio 0.66, 95% CI 0.48 to 0.92; P=0.013).
[2] Mean left ventricular ejection fraction rose from 29.4% to 36.8% with valdorin and from 29.9%
 to 31.2%
 with usual care.
[3] Hyperkalaemia was reported in 9.3% of the valdorin group and 4.2% of the usual-care group.
[4] The median hospital stay was 6 days (IQR 4–9) with valdorin versus 8 days (IQR 5–13) with
 usual care.
[5] The difference in walking distance was 24.5 m (95% CI 9.8 to 39.2) in favour of valdorin.
[6] Table 2. Events at 12 months, n (%) > Stroke: Valdorin (n = 410) = 11 (2.7); Usual care (n =
 405) = 14 (3.5)
[7] Table 2. Events at 12 months, n (%) > Syncope: Valdorin (n = 410) = 23 (5.6); Usual care (n =
 405) = 16 (4.0)
[8] The change in the symptom score did not differ significantly between the groups (P=0.34).
""",
    """\
= Death from any cause occurred in 14.9% of the valdorin group and 21.7% of the usual-care group
 [1].
= At 12 months, 61 of 410 patients (14.9%) in the valdorin group had died, compared with 88 of
 405 (21.7%) in the usual-care group [1].
= The hazard ratio for death from any cause was 0.66 (95% CI 0.48 to 0.92; P=0.013) [1].
= Valdorin reduced death from any cause (hazard ratio 0.66, 95% CI 0.48–0.92) [1].
= Mean left ventricular ejection fraction increased from 29.4% to 36.8% in the valdorin group [2].
= With usual care, ejection fraction rose from 29.9% to 31.2% [2].
= Hyperkalaemia occurred in 9.3% of patients on valdorin and 4.2% of those on usual care [3].
= Hyperkalaemia was more common with valdorin (9.3%) than with usual care (4.2%) [3].
= The median hospital stay was 6 days (IQR 4–9) in the valdorin group and 8 days (IQR 5–13) in
 the usual-care group [4].
= Patients on valdorin stayed in hospital for a median of 6 days, versus 8 days with usual care
 [4].
= Walking distance differed by 24.5 m (95% CI 9.8 to 39.2) in favour of valdorin [5].
= The difference in walking distance was 24.5 m (95% CI 9.8–39.2), favouring valdorin [5].
= Stroke occurred in 11 patients (2.7%) on valdorin and 14 (3.5%) on usual care [6].
= Syncope was reported in 5.6% of the valdorin group and 4.0% of the usual-care group [7].
= In the valdorin group, 23 patients (5.6%) had syncope [7].
= The change in the symptom score did not differ significantly between the groups (P=0.34) [8].
! arms | Death from any cause occurred in 21.7% of the valdorin group and 14.9% of the usual-care
 group [1].
! digit | The hazard ratio for death from any cause was 0.66 (95% CI 0.48 to 0.29; P=0.013) [1].
! digit | At 12 months, 16 of 410 patients (14.9%) in the valdorin group had died [1].
! direction | Valdorin increased death from any cause (hazard ratio 0.66, 95% CI 0.48–0.92) [1].
! direction | Mean left ventricular ejection fraction fell from 36.8% to 29.4% with valdorin [2].
! arms | Mean left ventricular ejection fraction rose from 29.9% to 31.2% with valdorin [2].
! arms | Hyperkalaemia occurred in 4.2% of patients on valdorin and 9.3% of those on usual care
 [3].
! direction | Hyperkalaemia was less common with valdorin (9.3%) than with usual care (4.2%) [3].
! endpoint | Hypotension occurred in 9.3% of patients on valdorin and 4.2% of those on usual care
 [3].
! arms | The median hospital stay was 8 days in the valdorin group and 6 days in the usual-care
 group [4].
! interval end | The median hospital stay with valdorin was 6 days (IQR 5–13) [4].
! unit | The median hospital stay was 6 weeks with valdorin [4].
! direction | The difference in walking distance was 24.5 m (95% CI 9.8 to 39.2) in favour of
 usual care [5].
! arms | Stroke occurred in 14 patients (3.5%) on valdorin and 11 (2.7%) on usual care [6].
! wrong quote | Stroke occurred in 5.6% of the valdorin group [7].
! endpoint | Syncope was reported in 2.7% of the valdorin group [6].
! invented marker | Hyperkalaemia occurred in 9.3% of patients on valdorin [12].
! missing marker | Hyperkalaemia occurred in 9.3% of patients on valdorin.
! significance | The symptom score differed significantly between the groups (P=0.34) [8].
""",
)

KNEE = told(
    "Two anaesthetic blocks for knee replacement",
    """\
[1] Pain scores at 24 h were 3.1 ± 1.2 in group A and 4.6 ± 1.5 in group B (p < 0.001).
[2] Morphine consumption over 48 h was significantly lower in group A than in group B (18.4 vs.
 31.7 mg, p = 0.002).
[3] The time to first analgesia was 412 ± 96 min in group A and 268 ± 81 min in group B.
[4] Nausea occurred in 12 patients (20%) in group A and 21 patients (35%) in group B.
[5] The incidence of itching was 8.3% in group B compared with 3.3% in group A.
[6] Table 3. Recovery > Walking at 24 h (m): Group A (n = 60) = 38.2 (11.4); Group B (n = 60) =
 27.9 (10.8); P value = 0.01
[7] Table 3. Recovery > Walking at 48 h (m): Group A (n = 60) = 61.5 (14.2); Group B (n = 60) =
 57.3 (15.9); P value = 0.22
[8] Of the 120 patients, 60 were allocated to group A and 60 to group B.
""",
    """\
= The pain score at 24 h was 3.1 ± 1.2 in group A and 4.6 ± 1.5 in group B (p < 0.001) [1].
= At 24 h, group A had a pain score of 3.1 ± 1.2, compared with 4.6 ± 1.5 in group B [1].
= Morphine consumption over 48 h was 18.4 mg in group A and 31.7 mg in group B (p = 0.002) [2].
= Group A used significantly less morphine over 48 h than group B (18.4 vs. 31.7 mg, p = 0.002)
 [2].
= The time to first analgesia was 412 ± 96 min in group A versus 268 ± 81 min in group B [3].
= Time to first analgesia was longer in group A (412 ± 96 min) than in group B (268 ± 81 min) [3].
= Nausea occurred in 20% of patients in group A and 35% in group B [4].
= In group B, 21 patients (35%) had nausea, compared with 12 (20%) in group A [4].
= Itching occurred in 3.3% of group A and 8.3% of group B [5].
= The incidence of itching was 3.3% in group A and 8.3% in group B [5].
= Walking at 24 h was 38.2 m in group A and 27.9 m in group B [6].
= At 48 h, walking was 61.5 (14.2) in group A and 57.3 (15.9) in group B [7].
= The difference in walking at 24 h was significant (P = 0.01) [6].
= Sixty patients were allocated to group A and 60 to group B [8].
! arms | The pain score at 24 h was 4.6 ± 1.5 in group A and 3.1 ± 1.2 in group B [1].
! time | The pain score at 48 h was 3.1 ± 1.2 in group A [1].
! spread | The pain score at 24 h was 3.1 ± 1.5 in group A [1].
! arms | Morphine consumption over 48 h was 31.7 mg in group A and 18.4 mg in group B [2].
! direction | Group A used significantly more morphine over 48 h than group B (18.4 vs. 31.7 mg)
 [2].
! arms | Group B used significantly less morphine over 48 h than group A (18.4 vs. 31.7 mg) [2].
! P | Morphine consumption was lower in group A than in group B (18.4 vs. 31.7 mg, p = 0.02) [2].
! arms | The time to first analgesia was 268 ± 81 min in group A [3].
! direction | Time to first analgesia was shorter in group A (412 ± 96 min) than in group B (268
 ± 81 min) [3].
! endpoint | The time to discharge was 412 ± 96 min in group A [3].
! arms | Nausea occurred in 35% of patients in group A and 20% in group B [4].
! count | In group B, 12 patients (35%) had nausea [4].
! endpoint | Vomiting occurred in 20% of patients in group A and 35% in group B [4].
! arms | Itching occurred in 8.3% of group A and 3.3% of group B [5].
! arms | Walking at 24 h was 27.9 m in group A and 38.2 m in group B [6].
! time | Walking at 48 h was 38.2 (11.4) in group A [6].
! wrong quote | Walking at 24 h was 61.5 (14.2) in group A [7].
! significance | Walking at 48 h differed significantly between the groups (P = 0.22) [7].
! digit | Of the 120 patients, 66 were allocated to group A [8].
""",
)

MALARIA = told(
    "Weekly orlaquine in children exposed to malaria",
    """\
[1] By 18 months, the incidence of clinical malaria was 0.84 episodes per child in the orlaquine
 group and 1.37 in the
 placebo group (rate ratio 0.61, 95% CI 0.52–0.72).
[2] Severe anaemia developed in 14 children (2.3%) given orlaquine and 31 (5.2%) given placebo.
[3] Bed net use increased by 18.6 percentage points (95% CI 11.2–26.0) at the third month and by
 22.1 percentage points
 (95% CI 13.5–30.7) at the ninth month.
[4] The prevalence of parasites was 22% at baseline and 9% at 18 months (p = 0.001).
[5] Vomiting was more frequent with orlaquine (7.1%) than with placebo (2.9%), whereas rash was
 equally rare (0.6% in both).
[6] Mean haemoglobin was 10.9 g/dL (SD 1.3) with orlaquine and 10.4 g/dL (SD 1.4) with placebo at
 18 months.
[7] The odds of school absence were 1.8 times higher in the placebo group (95% CI 1.2–2.7).
""",
    """\
= The incidence of clinical malaria by 18 months was 0.84 episodes per child with orlaquine and
 1.37 with placebo [1].
= The rate ratio for clinical malaria was 0.61 (95% CI 0.52–0.72) [1].
= By 18 months, the rate ratio for clinical malaria was 0.61 (95% CI 0.52 to 0.72) with orlaquine
 versus placebo [1].
= Severe anaemia developed in 2.3% of children given orlaquine and 5.2% of those given placebo
 [2].
= Severe anaemia was seen in 14 children (2.3%) on orlaquine compared with 31 (5.2%) on placebo
 [2].
= At the third month, bed net use had increased by 18.6 percentage points (95% CI 11.2–26.0) [3].
= Bed net use increased by 22.1 percentage points (95% CI 13.5–30.7) at the ninth month [3].
= The prevalence of parasites fell from 22% at baseline to 9% at 18 months (p = 0.001) [4].
= Parasites were present in 22% at baseline and 9% at 18 months [4].
= Vomiting occurred in 7.1% of children on orlaquine and 2.9% of those on placebo [5].
= Mean haemoglobin at 18 months was 10.9 g/dL (SD 1.3) in the orlaquine group and 10.4 g/dL (SD
 1.4) in the placebo group [6].
= At 18 months, haemoglobin averaged 10.9 g/dL with orlaquine and 10.4 g/dL with placebo [6].
= The odds of school absence were 1.8 times higher with placebo (95% CI 1.2–2.7) [7].
! arms | The incidence of clinical malaria by 18 months was 1.37 episodes per child with
 orlaquine [1].
! endpoint | The incidence of severe malaria by 18 months was 0.84 episodes per child with
 orlaquine [1].
! digit | The rate ratio for clinical malaria was 0.61 (95% CI 0.52–0.27) [1].
! measure | The odds ratio for clinical malaria was 0.61 (95% CI 0.52–0.72) [1].
! arms | Severe anaemia developed in 5.2% of children given orlaquine and 2.3% of those given
 placebo [2].
! count | Severe anaemia was seen in 31 children (2.3%) on orlaquine [2].
! time | At the third month, bed net use had increased by 22.1 percentage points (95% CI
 13.5–30.7) [3].
! direction | Bed net use decreased by 22.1 percentage points at the ninth month [3].
! time | Bed net use increased by 18.6 percentage points at the twelfth month [3].
! turned | The prevalence of parasites was 9% at baseline and 22% at 18 months [4].
! direction | The prevalence of parasites rose from 9% at baseline to 22% at 18 months [4].
! endpoint | The prevalence of anaemia was 22% at baseline and 9% at 18 months [4].
! arms | Vomiting occurred in 2.9% of children on orlaquine and 7.1% of those on placebo [5].
! endpoint | Rash occurred in 7.1% of children on orlaquine [5].
! spread | Mean haemoglobin at 18 months was 10.9 g/dL (SD 1.4) in the orlaquine group [6].
! unit | Mean haemoglobin at 18 months was 10.9 g/L in the orlaquine group [6].
! arms | The odds of school absence were 1.8 times higher with orlaquine (95% CI 1.2–2.7) [7].
! direction | The odds of school absence were 1.8 times lower in the placebo group (95% CI
 1.2–2.7) [7].
""",
)

LUNG = told(
    "Stanerib with or without chemotherapy for advanced lung cancer",
    """\
[1] Median progression-free survival was 11.2 months with stanerib plus chemotherapy and 7.4
 months with chemotherapy alone
 (hazard ratio 0.58; 95% CI 0.45–0.75; P<0.001).
[2] The objective response rate was 54% in the combination arm and 33% in the chemotherapy arm.
[3] Two-year overall survival was 47.1% versus 39.8%, respectively (P=0.19).
[4] Grade 3 or worse neutropenia occurred in 31.5% of patients in the combination arm and 28.0%
 in the chemotherapy arm.
[5] Treatment was stopped because of toxicity in 24 (11.6%) and 13 (6.4%) patients in the
 combination and chemotherapy arms, respectively.
[6] Table 4. Quality of life, change at week 12 > Global health: Combination = +4.2 (1.1);
 Chemotherapy = −1.6 (1.2); Difference (95% CI) = 5.8 (2.6 to 9.0)
[7] Table 4. Quality of life, change at week 12 > Fatigue: Combination = −3.0 (1.3); Chemotherapy
 = 2.4 (1.4); Difference (95% CI) = −5.4 (−9.1 to −1.7)
""",
    """\
= Median progression-free survival was 11.2 months with stanerib plus chemotherapy versus 7.4
 months with chemotherapy alone [1].
= Median PFS was 11.2 months with stanerib plus chemotherapy and 7.4 months with chemotherapy
 alone (HR 0.58, 95% CI 0.45–0.75; P<0.001) [1].
= The hazard ratio for progression-free survival was 0.58 (95% CI 0.45–0.75) [1].
= The objective response rate was 54% in the combination arm and 33% in the chemotherapy arm [2].
= ORR was 54% with the combination compared with 33% with chemotherapy [2].
= Grade 3 or worse neutropenia occurred in 31.5% of the combination arm and 28.0% of the
 chemotherapy arm [4].
= Neutropenia of grade 3 or worse was seen in 31.5% of patients in the combination arm [4].
= Toxicity led to stopping treatment in 24 patients (11.6%) in the combination arm and 13 (6.4%)
 in the chemotherapy arm [5].
= Treatment was stopped because of toxicity in 11.6% of the combination arm and 6.4% of the
 chemotherapy arm [5].
= Two-year overall survival did not differ significantly (47.1% versus 39.8%, P=0.19) [3].
= Global health changed by +4.2 with the combination and −1.6 with chemotherapy at week 12 [6].
= At week 12, the difference in global health was 5.8 (95% CI 2.6 to 9.0) [6].
= The difference in fatigue at week 12 was −5.4 (95% CI −9.1 to −1.7) [7].
! arms | Median progression-free survival was 7.4 months with stanerib plus chemotherapy versus
 11.2 months with chemotherapy alone [1].
! endpoint | Median overall survival was 11.2 months with stanerib plus chemotherapy [1].
! direction | Progression-free survival was shorter with stanerib plus chemotherapy (11.2 versus
 7.4 months) [1].
! digit | The hazard ratio for progression-free survival was 0.85 (95% CI 0.45–0.75) [1].
! P | The hazard ratio for progression-free survival was 0.58 (P<0.01) [1].
! arms | The objective response rate was 33% in the combination arm and 54% in the chemotherapy
 arm [2].
! endpoint | The complete response rate was 54% in the combination arm [2].
! significance | Two-year overall survival was significantly higher (47.1% versus 39.8%, P=0.19)
 [3].
! time | Five-year overall survival was 47.1% versus 39.8% [3].
! arms | Grade 3 or worse neutropenia occurred in 28.0% of the combination arm [4].
! grade | Grade 1 neutropenia occurred in 31.5% of patients in the combination arm [4].
! endpoint | Grade 3 or worse anaemia occurred in 31.5% of patients in the combination arm [4].
! arms | Treatment was stopped because of toxicity in 6.4% of the combination arm and 11.6% of
 the chemotherapy arm [5].
! count | Treatment was stopped because of toxicity in 42 patients (11.6%) in the combination arm
 [5].
! sign | Global health changed by −4.2 with the combination at week 12 [6].
! arms | Global health changed by −1.6 with the combination and +4.2 with chemotherapy [6].
! wrong quote | At week 12, the difference in global health was −5.4 (95% CI −9.1 to −1.7) [7].
! interval end | The difference in fatigue at week 12 was −5.4 (95% CI −9.1 to 1.7) [7].
! time | At week 24, the difference in global health was 5.8 (95% CI 2.6 to 9.0) [6].
""",
)

PLAIN = (*HEART, *KNEE, *MALARIA, *LUNG)

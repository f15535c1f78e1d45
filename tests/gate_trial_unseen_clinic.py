"""The unseen trial: arthritis, depression, surgery, a cohort."""

from tests.gate_trial_unseen import told

ARTHRITIS = told(
    "Selupacitinib in rheumatoid arthritis after failure of biologics (SELECT-RA 3)",
    """\
[1] At week 12, ACR20 was achieved by 106 (65%) of 164 patients on selupacitinib 15 mg, 93 (56%) of
 165 on 30 mg, and 48 (28%) of 169 on placebo (P < 0.001 for each dose versus placebo).
[2] Serious adverse events up to week 24 occurred in 5%, 7%, and 0% of the 15 mg, 30 mg and placebo
 groups, respectively.
[3] The least-squares mean change in DAS28-CRP at week 12 was −2.31 (15 mg), −2.29 (30 mg) and −1.02
 (placebo).
[4] Table 2. ACR responses at week 24 > ACR50: Selupacitinib 15 mg, n (%) = 70 (43);
 Selupacitinib 30 mg, n (%) = 59 (36)
[5] Table 2. ACR responses at week 24 > ACR70: Selupacitinib 15 mg, n (%) = 37 (23);
 Selupacitinib 30 mg, n (%) = 38 (23)
[6] Mean age was 57.1 (SD 11.4) years, 84% were women, and 47% had received three or more biologics.
""",
    """\
= At week 12, ACR20 response rates were 65% with 15 mg, 56% with 30 mg and 28% with placebo [1].
= ACR20 at 12 weeks was reached by 106/164 (65%) on selupacitinib 15 mg versus 48/169 (28%) on
 placebo (p<0.001) [1].
= Serious adverse events occurred in 5% (15 mg), 7% (30 mg) and 0% (placebo) through week 24 [2].
= No patient on placebo had a serious adverse event up to week 24 (0%) [2].
= DAS28-CRP changed by −2.31 with 15 mg and by −1.02 with placebo at week 12 [3].
= DAS28-CRP fell by 2.29 with selupacitinib 30 mg at week 12 [3].
= ACR50 at week 24 was achieved by 70 patients (43%) on 15 mg and 59 (36%) on 30 mg [4].
= At week 24, 23% of patients on selupacitinib 15 mg achieved an ACR70 response [5].
= ACR70 at week 24: 37 (23%) with 15 mg and 38 (23%) with 30 mg [5].
= Patients were on average 57.1 years old (SD 11.4), and 84% were female [6].
= Almost half of the patients (47%) had previously received at least three biologics [6].
= ACR20 at week 12 was 65% with 15 mg [1], and ACR50 at week 24 was 43% [4].
= **ACR20 (week 12):**⏎- 15 mg: 65% (106/164) [1]⏎- 30 mg: 56% (93/165) [1]⏎- Placebo: 28% (48/169)
 [1]
= Both doses were significantly better than placebo for ACR20 at week 12 (P<0.001) [1].
= ACR20 was more frequent with 15 mg than with placebo (65% vs 28%) [1].
= Selupacitinib 30 mg led to ACR20 in 56% of patients (93/165) at week 12 [1].
= ACR20 at week 12 was achieved by 28% of the placebo group (48 of 169 patients) [1].
= Through 24 weeks, serious adverse events were reported in 7% of patients on 30 mg [2].
= The DAS28-CRP change at week 12 was −2.31 with 15 mg, −2.29 with 30 mg and −1.02 with placebo [3].
= Most patients were women (84%), and the mean age was 57.1 years [6].
= 43% of patients on 15 mg reached ACR50 at week 24, as did 36% on 30 mg [4].
! arms | At week 12, ACR20 was achieved by 56% of patients on selupacitinib 15 mg [1].
! endpoint | At week 12, ACR50 was achieved by 65% of patients on selupacitinib 15 mg [1].
! time | At week 24, ACR20 was achieved by 65% of patients on selupacitinib 15 mg [1].
! dose | At week 12, ACR20 was achieved by 65% of patients on selupacitinib 45 mg [1].
! unit | At week 12, ACR20 was achieved by 65% of patients on selupacitinib 15 µg [1].
! percent for count | At week 12, ACR20 was achieved by 106% of patients on 15 mg [1].
! percent for count | At week 12, ACR20 was achieved by 65 patients on 15 mg [1].
! total | At week 12, ACR20 was achieved by 106 of 165 patients on 15 mg [1].
! operator | ACR20 rates were higher than with placebo (P > 0.001) [1].
! P of another | ACR20 was higher with 15 mg than with 30 mg (65% vs 56%, P < 0.001) [1].
! arms | Serious adverse events occurred in 7% of the 15 mg group [2].
! endpoint | Serious infections occurred in 5% of the 15 mg group [2].
! arms | Serious adverse events occurred in 0%, 5% and 7% of the 15 mg, 30 mg and placebo groups,
 respectively [2].
! sign | DAS28-CRP increased by 2.31 at week 12 with 15 mg [3].
! digit | DAS28-CRP changed by −2.37 at week 12 with 15 mg [3].
! endpoint | ACR70 at week 24 was achieved by 43% on 15 mg [4].
! neighbour's marker | ACR50 at week 24 was achieved by 43% on 15 mg [5].
! time | ACR50 at week 12 was achieved by 43% on 15 mg [4].
! number word | Almost half of the patients (47%) had received two or more biologics [6].
! interval end | Mean age was 11.4 years [6].
! computed | ACR20 was 37 percentage points higher with 15 mg than with placebo [1].
! general knowledge | An ACR20 response is a 20% improvement in joint counts [1].
! drug | At week 12, ACR20 was achieved by 65% of patients on upadacitinib 15 mg [1].
! subgroup | Among women, ACR20 was achieved by 65% of patients on 15 mg [1].
! invented marker | ACR20 was achieved by 65% of patients on 15 mg [8].
! arms | **ACR20 (week 12):**⏎- 15 mg: 65% [1]⏎⟦- 30 mg: 28% [1]⟧
""",
)

MOOD = told(
    "Zuranoxetine for major depressive disorder: a randomised trial (WATERLILY)",
    """\
[1] The least-squares mean change from baseline in MADRS total score at day 15 was −14.1 ± 0.51 in
 the zuranoxetine 50 mg group and −12.3 ± 0.50 in the placebo group (P = 0.014).
[2] Response was seen in 56.7% and remission in 29.8% of patients on zuranoxetine, compared with
 47.3% and 27.1% on placebo.
[3] The number needed to treat for response was 11 (95% CI 6–57), with an effect size of 0.23.
[4] The most common adverse events with zuranoxetine were somnolence (15.3%), dizziness (13.8%) and
 headache (10.8%); two patients withdrew their consent on day 3.
[5] Patients were 18 to 64 years of age and had a HAMD-17 score of 24 or higher.
""",
    """\
= At day 15, MADRS had changed by −14.1 (±0.51) points with zuranoxetine 50 mg and −12.3 (±0.50)
 points with placebo (p=0.014) [1].
= MADRS scores fell significantly more with zuranoxetine than with placebo at day 15 (−14.1 vs
 −12.3; P = .014) [1].
= Response rates were 56.7% with zuranoxetine and 47.3% with placebo [2].
= Remission was seen in 29.8% of zuranoxetine patients versus 27.1% of placebo patients [2].
= The NNT for response was 11 (95% CI 6 to 57) [3].
= The effect size was 0.23 [3].
= Somnolence (15.3%), dizziness (13.8%) and headache (10.8%) were the most common adverse events
 with zuranoxetine [4].
= - Somnolence: 15.3% [4]⏎- Dizziness: 13.8% [4]⏎- Headache: 10.8% [4]
= Eligible patients were aged 18–64 years with a HAMD-17 score of at least 24 [5].
= On day 3, two patients withdrew consent [4].
= Zuranoxetine led to response in 56.7% of patients [2], for a number needed to treat of 11 [3].
= MADRS fell by 14.1 points with zuranoxetine 50 mg at day 15 [1].
= The trial enrolled patients from 18 to 64 years of age [5].
= Dizziness was reported by 13.8% of patients taking zuranoxetine [4]. The quotes do not give the
 rate with placebo.
= Zuranoxetine 50 mg reduced MADRS by 14.1 points at day 15, compared with 12.3 points for placebo
 (P=0.014) [1].
= 56.7% of patients responded to zuranoxetine and 29.8% reached remission [2].
= Eleven patients need to be treated for one response (NNT 11; 95% CI 6–57) [3].
= Somnolence was the most common adverse event of zuranoxetine, at 15.3% [4].
= Response (56.7% vs 47.3%) and remission (29.8% vs 27.1%) were both more frequent with zuranoxetine
 than with placebo [2].
! sign | The MADRS score rose by 14.1 points at day 15 with zuranoxetine [1].
! time | The MADRS score changed by −14.1 at day 45 with zuranoxetine [1].
! arms | The MADRS score changed by −12.3 at day 15 with zuranoxetine [1].
! dose | The MADRS score changed by −14.1 at day 15 with zuranoxetine 30 mg [1].
! decimal | The MADRS score changed by −1.41 at day 15 with zuranoxetine [1].
! endpoint | The HAMD-17 score changed by −14.1 at day 15 with zuranoxetine [1].
! P of another | Remission was higher with zuranoxetine (29.8% vs 27.1%; P = 0.014) [2].
! endpoint | Remission was seen in 56.7% of patients on zuranoxetine [2].
! arms | Response was seen in 47.3% of patients on zuranoxetine [2].
! one of two | Response was seen in 56.7% of patients on zuranoxetine and 27.1% on placebo [2].
! interval end | The number needed to treat for response was 6 [3].
! endpoint | The number needed to treat for remission was 11 [3].
! computed | The number needed to treat for remission was 37 [2].
! computed | MADRS improved by 1.8 points more with zuranoxetine than with placebo [1].
! endpoint | Headache occurred in 13.8% with zuranoxetine [4].
! arms | Somnolence occurred in 15.3% of patients on placebo [4].
! number word | Three patients withdrew their consent on day 3 [4].
! operator | Patients had a HAMD-17 score of 24 or lower [5].
! general knowledge | A HAMD-17 score above 17 means moderate depression [5].
! negation | MADRS did not differ significantly between zuranoxetine and placebo (P = 0.014) [1].
! rounding | Response was seen in about 60% of patients on zuranoxetine [2].
! appended | Response was seen in 56.7% on zuranoxetine and held in 80% of them at day 42 [2].
! unit | MADRS changed by −14.1% at day 15 with zuranoxetine [1].
""",
)

SURGERY = told(
    "Robotic or open pancreatoduodenectomy: a multicentre randomised trial",
    """\
[1] Intraoperative blood loss was 200 mL (IQR 100–400) in the robotic group and 350 mL
 (IQR 200–600) in the open group, but operations took longer (342 [SD 88] vs 261 [SD 74] min).
[2] Conversion to open surgery was needed in 11 of 161 patients (6.8%).
[3] In-hospital mortality was 2.5% after robotic and 4.4% after open surgery (odds ratio 0.55,
 95% CI 0.16–1.93; Fisher's exact test, p=0.38).
[4] Time to functional recovery was 8 days after robotic and 9 days after open surgery, and surgeons
 had done a median of 62 robotic procedures before the trial.
[5] Table 5. Complications within 90 days > Pancreatic fistula, grade B/C: Robotic (n=161) =
 39 (24.2%); Open (n=160) = 35 (21.9%); P = 0.62
[6] Table 5. Complications within 90 days > Delayed gastric emptying, grade B/C: Robotic (n=161) =
 44 (27.3%); Open (n=160) = 30 (18.8%); P = 0.07
""",
    """\
= Median blood loss was lower with robotic surgery (200 mL [IQR 100–400]) than with open surgery
 (350 mL [IQR 200–600]) [1].
= Robotic operations took longer: 342 (SD 88) vs 261 (SD 74) minutes [1].
= The mean operating time was 342 min with the robotic approach [1].
= Eleven of 161 patients (6.8%) were converted to open surgery [2].
= The conversion rate was 6.8% (11/161) [2].
= In-hospital mortality was 2.5% with robotic and 4.4% with open surgery (OR 0.55; 95% CI 0.16 to
 1.93; P=0.38) [3].
= Functional recovery took 8 days after robotic surgery versus 9 days after open surgery [4].
= Grade B/C pancreatic fistula occurred in 39 patients (24.2%) in the robotic group and 35 (21.9%)
 in the open group (p=0.62) [5].
= Delayed gastric emptying (grade B/C) was seen in 27.3% after robotic and 18.8% after open surgery
 (P=0.07) [6].
= Before the trial, surgeons had performed a median of 62 robotic procedures [4].
= | Complication | Robotic | Open | P |⏎|---|---|---|---|⏎| Pancreatic fistula, grade B/C | 39
 (24.2%) | 35 (21.9%) | 0.62 [5] |⏎| Delayed gastric emptying, grade B/C | 44 (27.3%) | 30 (18.8%) |
 0.07 [6] |
= There was no significant difference in in-hospital mortality (2.5% vs 4.4%, p=0.38) [3].
= Pancreatic fistula rates were similar (24.2% vs 21.9%) [5], as was in-hospital mortality (2.5% vs
 4.4%) [3].
= Robotic surgery reduced blood loss (200 vs 350 mL) [1].
= In the open group, 30 of 160 patients (18.8%) had delayed gastric emptying of grade B/C [6].
= Blood loss was 200 mL after robotic and 350 mL after open surgery, while the operating time was
 342 and 261 min, respectively [1].
= In-hospital mortality did not differ significantly (OR 0.55, 95% CI 0.16–1.93) [3].
= Time to functional recovery: 8 days (robotic) vs. 9 days (open) [4].
= Open operations took 261 minutes (SD 74) [1].
= Within 90 days, 39 of 161 patients (24.2%) had a grade B/C pancreatic fistula after robotic
 surgery [5].
= Delayed gastric emptying tended to be more frequent after robotic surgery (27.3% vs 18.8%), but
 not significantly so (P = 0.07) [6].
! arms | Blood loss was 350 mL in the robotic group [1].
! unit | Blood loss was 200 L in the robotic group [1].
! interval end | Blood loss was 400 mL in the robotic group [1].
! endpoint | Blood loss was 342 mL in the robotic group [1].
! unit | Robotic operations took 342 hours [1].
! superiority | Robotic operations were shorter than open operations (342 vs 261 min) [1].
! transposed | Robotic operations took 324 min [1].
! interval end | Robotic operations took 88 min [1].
! percent for count | Conversion was needed in 11% of patients [2].
! total | Conversion was needed in 11 of 116 patients [2].
! number word | Twelve of 161 patients were converted to open surgery [2].
! time | Thirty-day mortality was 2.5% after robotic surgery [3].
! P of another | In-hospital mortality was 2.5% vs 4.4% (p=0.07) [3].
! interval end | The odds ratio for in-hospital mortality was 0.16 [3].
! endpoint | The odds ratio for pancreatic fistula was 0.55 [3].
! negation | In-hospital mortality was significantly lower after robotic surgery (p=0.38) [3].
! unit | Time to functional recovery was 8 weeks after robotic surgery [4].
! endpoint | Length of stay was 8 days after robotic surgery [4].
! computed | Functional recovery was 1 day faster after robotic surgery [4].
! neighbour's marker | Pancreatic fistula occurred in 24.2% after robotic surgery [6].
! endpoint | Delayed gastric emptying occurred in 24.2% after robotic surgery [5].
! subgroup | Grade C pancreatic fistula occurred in 24.2% after robotic surgery [5].
! time | Pancreatic fistula within 30 days occurred in 24.2% after robotic surgery [5].
! decimal | Delayed gastric emptying occurred in 2.73% after robotic surgery [6].
! one of two | Delayed gastric emptying occurred in 27.3% after robotic and 18.3% after open surgery
 [6].
! superiority | Fewer patients had delayed gastric emptying after robotic surgery (27.3% vs 18.8%)
 [6].
! operator | Delayed gastric emptying differed (27.3% vs 18.8%; P < 0.07) [6].
""",
)

COHORT = told(
    "Ultra-processed food and colorectal cancer in the MERIDIEN-E3N cohort",
    """\
[1] From January 1, 2009, to December 31, 2019, 92,413 adults were followed for a median of 8.4
 years (IQR, 5.1–10.2), during which 1,016 cases of colorectal cancer were diagnosed.
[2] The incidence was 1.42 per 1,000 person-years in the highest quintile and 0.98 per 1,000
 person-years in the lowest quintile of intake.
[3] The adjusted hazard ratio for the highest versus the lowest quintile was 1.29 (95% CI,
 1.08–1.53; P for trend = .003) in men and 1.04 (95% CI, 0.90–1.20; P for trend = .51) in women.
[4] Each 10% increase in intake was associated with a 12% higher risk (HR, 1.12; 95% CI, 1.03–1.22).
""",
    """\
= A total of 92 413 adults were followed for a median of 8.4 years (IQR 5.1–10.2) [1].
= During follow-up, 1016 colorectal cancers were diagnosed [1].
= The follow-up period was 1 January 2009 to 31 December 2019 [1].
= Incidence was 1.42 per 1000 person-years in the highest quintile versus 0.98 in the lowest [2].
= In men, the adjusted HR for the highest vs lowest quintile was 1.29 (95% CI 1.08 to 1.53; P for
 trend = 0.003) [3].
= There was no significant association in women (HR 1.04, 95% CI 0.90–1.20; P for trend .51) [3].
= Each 10% increase in intake was associated with a 12% higher risk of colorectal cancer (HR 1.12,
 95% CI 1.03–1.22) [4].
= The association was significant in men (HR 1.29; 95% CI 1.08–1.53) but not in women (HR 1.04; 95%
 CI 0.90–1.20) [3].
= Over a median of 8.4 years, 1,016 of 92,413 adults developed colorectal cancer [1].
= The incidence was higher in the highest quintile than in the lowest (1.42 vs 0.98 per 1,000
 person-years) [2].
= | Group | HR (95% CI) |⏎|---|---|⏎| Men | 1.29 (1.08–1.53) [3] |⏎| Women | 1.04 (0.90–1.20) [3] |
= Men in the highest quintile had a higher risk than men in the lowest quintile (adjusted HR 1.29,
 95% CI 1.08–1.53) [3].
= The median follow-up was 8.4 years (interquartile range 5.1 to 10.2) [1].
= In the lowest quintile of intake, incidence was 0.98 per 1,000 person-years [2].
= Every 10% increase in intake carried a 12% higher risk (hazard ratio 1.12 [1.03–1.22]) [4].
= In women, the association was not significant (P for trend = 0.51) [3].
! transposed | A total of 94,213 adults were followed [1].
! unit | Adults were followed for a median of 8.4 months [1].
! number word | During follow-up, a thousand cases of colorectal cancer were diagnosed [1].
! time | Adults were followed from 2009 to 2021 [1].
! interval end | The median follow-up was 10.2 years [1].
! endpoint | During follow-up, 1,016 deaths occurred [1].
! unit | Incidence was 1.42 per 100 person-years in the highest quintile [2].
! arms | Incidence was 0.98 per 1,000 person-years in the highest quintile [2].
! subgroup | The adjusted hazard ratio was 1.29 in women [3].
! subgroup | Overall, the adjusted hazard ratio for the highest quintile was 1.29 [3].
! P of another | In men the hazard ratio was 1.29 (P for trend = .51) [3].
! decimal | In men the hazard ratio was 12.9 [3].
! negation | The association was not significant in men (HR 1.29; P for trend = .003) [3].
! negation | The association was significant in women (HR 1.04; P for trend = .51) [3].
! superiority | Incidence was lower in the highest quintile than in the lowest (1.42 vs 0.98 per
 1,000 person-years) [2].
! sign | Each 10% increase in intake was associated with a 12% lower risk [4].
! dose | Each 5% increase in intake was associated with a 12% higher risk [4].
! one of two | Each 10% increase in intake was associated with a 22% higher risk [4].
! computed | The incidence was 45% higher in the highest quintile [2].
! no marker | In men, the hazard ratio was 1.29.
! arms | In men, the hazard ratio for the lowest versus the highest quintile was 1.29 [3].
""",
)

CLINIC = (*ARTHRITIS, *MOOD, *SURGERY, *COHORT)

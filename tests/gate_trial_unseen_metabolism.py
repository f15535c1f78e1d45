"""The unseen trial: heart failure, diabetes, kidney disease."""

from tests.gate_trial_unseen import told

HEART = told(
    "Velaglozin in heart failure with preserved ejection fraction",
    """\
[1] The primary outcome occurred in 512 of 3,131 patients (16.4%) in the velaglozin group and in 621
 of 3,126 patients (19.9%) in the placebo group (hazard ratio, 0.81; 95% confidence interval [CI],
 0.72 to 0.91; P<0.001).
[2] Hospitalisation for heart failure occurred at a rate of 5.9 per 100 person-years with velaglozin
 and 8.3 per 100 person-years with placebo (rate ratio 0.71, 95% CI 0.60–0.84).
[3] Death from cardiovascular causes occurred in 231 patients (7.4%) assigned to velaglozin and 244
 patients (7.8%) assigned to placebo (hazard ratio, 0.95; 95% CI, 0.79 to 1.14).
[4] Between 14 March 2017 and 30 November 2020, 11,583 patients were screened and 6,257 were
 randomised at 622 centres in 23 countries.
[5] Among patients with an ejection fraction of 50% or more, the hazard ratio was 0.87 (95% CI,
 0.74 to 1.02); among those with an ejection fraction below 50% it was 0.73 (95% CI, 0.61 to 0.88).
[6] The mean KCCQ score rose by 6.2 ± 0.4 points at 52 weeks with velaglozin and by 4.7 ± 0.4 points
 with placebo.
""",
    """\
= The primary outcome occurred in 16.4% of patients on velaglozin (512/3131) and 19.9% of those on
 placebo (621/3126) [1].
= Velaglozin reduced the primary outcome compared with placebo (HR 0.81, 95% CI 0.72–0.91, p<0.001)
 [1].
= The rate of heart failure hospitalization was 5.9 versus 8.3 per 100 patient-years (rate ratio
 0.71 [0.60 to 0.84]) [2].
= Cardiovascular death did not differ clearly between velaglozin and placebo (7.4% vs. 7.8%; HR
 0.95, 95% CI 0.79–1.14) [3].
= A total of 6257 patients were randomized out of 11 583 screened [4].
= The study was conducted at 622 centers in 23 countries [4].
= Enrolment ran from March 14, 2017 to November 30, 2020 [4].
= In patients with LVEF ≥50% the HR was 0.87 (0.74–1.02), and in those with LVEF <50% it was 0.73
 (0.61–0.88) [5].
= At week 52 the mean KCCQ score had increased by 6.2 (± 0.4) points with velaglozin and 4.7 (± 0.4)
 points with placebo [6].
= - **Primary outcome:** HR 0.81 (95% CI 0.72–0.91) [1]⏎- **HF hospitalisation:** RR 0.71 (95% CI
 0.60–0.84) [2]⏎- **CV death:** HR 0.95 (95% CI 0.79–1.14) [3]
= | Outcome | Velaglozin | Placebo | HR (95% CI) |⏎|---|---|---|---|⏎| Primary outcome | 512 (16.4%)
 | 621 (19.9%) | 0.81 (0.72–0.91) [1] |⏎| Cardiovascular death | 231 (7.4%) | 244 (7.8%) | 0.95
 (0.79–1.14) [3] |
= With placebo, the primary outcome occurred in 621 of 3,126 patients (19.9%) [1].
= Fewer patients on velaglozin had a primary-outcome event (16.4% vs 19.9%; P<0.001) [1].
= Cardiovascular deaths numbered 231 with velaglozin and 244 with placebo [3].
= KCCQ rose by 6.2 points with velaglozin compared with 4.7 points with placebo at 52 weeks [6].
= Overall, 512 patients in the velaglozin group and 621 in the placebo group had a primary-outcome
 event [1].
= The hazard ratio for the primary outcome was 0.81 (95% confidence interval, 0.72 to 0.91;
 P<0.001), favouring velaglozin [1].
= Heart failure hospitalisations were less frequent with velaglozin (5.9 per 100 person-years) than
 with placebo (8.3 per 100 person-years) [2].
= By ejection fraction, the hazard ratio was 0.73 (95% CI 0.61–0.88) below 50% and 0.87
 (95% CI 0.74–1.02) at 50% or more [5].
= 6,257 patients underwent randomisation [4].
= Velaglozin lowered the risk of the primary outcome [1]. The mean KCCQ score rose by 6.2 points at
 52 weeks with velaglozin [6].
= Cardiovascular death: 231 (7.4%) vs 244 (7.8%), HR 0.95 (95% CI 0.79–1.14) [3].
! digit | The primary outcome occurred in 16.7% of patients on velaglozin [1].
! total | The primary outcome occurred in 512 of 3,113 patients in the velaglozin group [1].
! arms | The primary outcome occurred in 19.9% of patients on velaglozin and 16.4% on placebo [1].
! decimal | Hospitalisation for heart failure occurred at 59 per 100 person-years with velaglozin
 [2].
! unit | Hospitalisation for heart failure occurred at a rate of 5.9 per 1,000 person-years with
 velaglozin [2].
! unit | Heart failure hospitalisation occurred in 5.9% of patients with velaglozin [2].
! endpoint | Cardiovascular death occurred in 16.4% of patients with velaglozin [3].
! endpoint | Death from any cause occurred in 231 patients assigned to velaglozin [3].
! interval end | The hazard ratio for the primary outcome was 0.91 [1].
! P of another | Cardiovascular death was similar (HR 0.95; P<0.001) [3].
! operator | The primary outcome was reduced (HR 0.81; P = 0.001) [1].
! subgroup | In the overall population the hazard ratio was 0.73 (95% CI, 0.61 to 0.88) [5].
! subgroup | In patients with an ejection fraction of 50% or more, the hazard ratio was 0.73 [5].
! operator | In patients with an ejection fraction above 50%, the hazard ratio was 0.73 [5].
! computed | The absolute risk reduction was 3.5% [1].
! computed | The number needed to treat was 29 [1].
! computed | Velaglozin reduced the relative risk by 19% [1].
! total | A total of 11,583 patients were randomised [4].
! digit | Patients were enrolled between 14 March 2016 and 30 November 2020 [4].
! one of two | The study ran at 622 centres in 32 countries [4].
! sign | The mean KCCQ score fell by 6.2 points at 52 weeks with velaglozin [6].
! time | The mean KCCQ score rose by 6.2 points at 26 weeks with velaglozin [6].
! baseline | The mean KCCQ score was 6.2 at baseline with velaglozin [6].
! superiority | Placebo reduced the primary outcome compared with velaglozin (HR 0.81) [1].
! drug | The primary outcome occurred in 16.4% of patients on dapagliflozin [1].
! neighbour's marker | The rate ratio for heart failure hospitalisation was 0.71 [1].
! other quote | ⟦The hazard ratio for cardiovascular death was 0.81 [3].⟧ The rate ratio for
 hospitalisation for heart failure was 0.71 [2].
! appended | The rate ratio for heart failure hospitalisation was 0.71 (95% CI 0.60–0.84; P<0.001)
 [2].
! one of two | | Outcome | Velaglozin | Placebo |⏎|---|---|---|⏎⟦| Cardiovascular death | 231 (7.4%)
 | 244 (8.7%) [3] |⟧
""",
)

GLUCOSE = told(
    "Once-weekly tirvaglutide in type 2 diabetes: the STRIVE-5 trial",
    """\
[1] At week 40, the mean change from baseline in HbA1c was −1.87 percentage points with tirvaglutide
 5 mg, −2.07 with 15 mg and −0.04 with placebo.
[2] Mean HbA1c at baseline was 7.94% (SD 0.87), diabetes duration was 4.7 years and body-mass index
 31.9 kg/m².
[3] Body weight decreased by 7.0 kg with 5 mg, 9.5 kg with 15 mg and 0.7 kg with placebo at week 40.
[4] The estimated difference from placebo in HbA1c was −1.83 percentage points (95% CI −2.08 to
 −1.58) for 5 mg and −2.03 (−2.27 to −1.79) for 15 mg (both p<0.0001).
[5] Nausea occurred in 14 (12%) of 121 participants on 5 mg, 22 (18%) of 121 on 15 mg, and seven
 (6%) of 115 on placebo.
[6] Table 3. Secondary outcomes at week 40 > Fasting glucose, mmol/L: Tirvaglutide 5 mg = −2.4;
 Tirvaglutide 15 mg = −2.7; Placebo = 0.7
[7] HbA1c of less than 7.0% (53 mmol/mol) was reached by 87% of participants on 5 mg, 88% on 15 mg
 and 20% on placebo.
""",
    """\
= At week 40, HbA1c changed by −1.87 percentage points with tirvaglutide 5 mg and −0.04 with placebo
 [1].
= HbA1c fell by 1.87 percentage points with 5 mg and by 2.07 percentage points with 15 mg [1].
= Mean baseline HbA1c was 7.94% (SD 0.87) [2].
= Participants had a mean HbA1c of 7.94% at baseline and a diabetes duration of 4.7 years [2].
= Weight loss at 40 weeks was 7.0 kg (5 mg), 9.5 kg (15 mg) and 0.7 kg (placebo) [3].
= Compared with placebo, the estimated HbA1c difference was -2.03 percentage points (95% CI -2.27 to
 -1.79) with 15 mg [4].
= Tirvaglutide 5 mg lowered HbA1c significantly more than placebo (difference −1.83 percentage
 points; 95% CI −2.08, −1.58; P < 0.0001) [4].
= Nausea was reported by 12% (14/121) with 5 mg, 18% (22/121) with 15 mg and 6% (7/115) with placebo
 [5].
= Fasting glucose changed by −2.4 mmol/L with tirvaglutide 5 mg, −2.7 mmol/L with 15 mg and 0.7
 mmol/L with placebo [6].
= An HbA1c below 7.0% was achieved by 87%, 88% and 20% of participants on 5 mg, 15 mg and placebo,
 respectively [7].
= Tirvaglutide 15 mg:⏎- HbA1c: −2.07 percentage points [1]⏎- Body weight: −9.5 kg [3]⏎- Nausea: 18%
 [5]
= In the placebo group, seven of 115 participants (6%) had nausea [5].
= The mean body-mass index was 31.9 kg/m2 at baseline [2].
= With 15 mg, body weight fell by 9.5 kg at week 40 [3], and 88% reached an HbA1c below 7.0% [7].
= 88% of participants on 15 mg reached an HbA1c <7.0% [7].
= Fasting glucose rose by 0.7 mmol/L with placebo [6].
= Tirvaglutide lowered HbA1c by 1.87 (5 mg) and 2.07 (15 mg) percentage points at week 40, compared
 with 0.04 on placebo [1].
= Participants had had diabetes for 4.7 years and had a BMI of 31.9 kg/m² [2].
= Weight fell by 9.5 kg at week 40 in the 15 mg group [3].
= HbA1c targets (<7.0%) were met by 87% on 5 mg and 88% on 15 mg, versus only 20% on placebo [7].
= For 5 mg, the HbA1c difference versus placebo was −1.83 percentage points (95% CI −2.08 to −1.58)
 [4].
= The most weight was lost with 15 mg (9.5 kg), followed by 5 mg (7.0 kg) and placebo (0.7 kg) [3].
= Twenty-two participants (18%) on 15 mg had nausea [5].
= | Dose | HbA1c change | Weight change |⏎|:--|--:|--:|⏎| 5 mg | −1.87 percentage points [1] | −7.0
 kg [3] |
! sign | At week 40, HbA1c changed by 1.87 percentage points with 5 mg [1].
! sign | HbA1c rose by 2.07 percentage points with tirvaglutide 15 mg [1].
! arms | HbA1c changed by −2.07 percentage points with tirvaglutide 5 mg [1].
! dose | HbA1c changed by −2.07 percentage points with tirvaglutide 10 mg [1].
! unit | Body weight decreased by 9.5% with 15 mg [3].
! unit | Body weight decreased by 9.5 lb with 15 mg [3].
! transposed | The mean baseline HbA1c was 7.49% [2].
! baseline | Mean HbA1c at week 40 was 7.94% [2].
! baseline | HbA1c changed by 7.94% with tirvaglutide [2].
! interval end | The estimated difference for 5 mg was −2.08 percentage points [4].
! other quote | The estimated difference from placebo in HbA1c for 15 mg was −2.07 percentage points
 [4].
! endpoint | Vomiting occurred in 12% of participants on 5 mg [5].
! percent for count | Nausea occurred in 12 participants on 5 mg [5].
! percent for count | Nausea occurred in 22% of participants on 15 mg [5].
! number word | Nausea occurred in six of 115 participants on placebo [5].
! total | Nausea occurred in 14 of 115 participants on 5 mg [5].
! unit | Fasting glucose changed by −2.4 mg/dL with tirvaglutide 5 mg [6].
! sign | Fasting glucose changed by −0.7 mmol/L with placebo [6].
! decimal | Fasting glucose changed by −24 mmol/L with tirvaglutide 5 mg [6].
! computed | Tirvaglutide 15 mg lowered weight by 8.8 kg more than placebo [3].
! operator | An HbA1c of more than 7.0% was reached by 87% on 5 mg [7].
! general knowledge | Metformin lowers HbA1c by about 1.1 percentage points [1].
! time | Body weight decreased by 9.5 kg with 15 mg at week 72 [3].
! rounding | HbA1c fell by about 2.5 percentage points with 15 mg [1].
! drug | HbA1c changed by −2.07 percentage points with semaglutide 15 mg [1].
! appended | Nausea occurred in 18% on 15 mg, and 4% stopped treatment [5].
! neighbour's marker | Body weight decreased by 7.0 kg with 5 mg [4].
! one of two | Body weight decreased by 7.0 kg with 5 mg and 9.2 kg with 15 mg [3].
! superiority | Tirvaglutide 5 mg lowered HbA1c more than 15 mg (−1.87 vs −2.07) [1].
! arms | - HbA1c: −2.07 percentage points with 15 mg [1]⏎⟦- Body weight: −0.7 kg with 15 mg [3]⟧
""",
)

KIDNEY = told(
    "Atrasenor in IgA nephropathy (RENIGA)",
    """\
[1] The annualised slope of eGFR was −2.4 mL/min/1.73 m² per year (SE 0.5) in the atrasenor group
 and −5.9 mL/min/1.73 m² per year (SE 0.6) in the placebo group.
[2] At baseline the median urine protein-to-creatinine ratio was 1,433 mg/g (IQR 1,003–2,105) with
 atrasenor and 1,428 mg/g (IQR 1,037–2,201) with placebo.
[3] By week 36 the ratio had fallen by 38.1% with atrasenor and by 3.1% with placebo (between-group
 difference, −36.1%; 95% CI, −44.6 to −26.4).
[4] Fluid retention was reported in 19 patients (11.2%) in the atrasenor group and 14 patients
 (8.2%) in the placebo group; none discontinued because of it.
[5] Table 1. Baseline characteristics > Systolic blood pressure, mm Hg: Atrasenor (n=170) =
 124.7 ± 13.0; Placebo (n=170) = 123.1 ± 14.2
[6] Table 1. Baseline characteristics > eGFR, mL/min/1.73 m²: Atrasenor (n=170) = 58.7 ± 23.9;
 Placebo (n=170) = 59.3 ± 24.8
""",
    """\
= The eGFR slope was −2.4 mL/min per 1.73 m² per year with atrasenor versus −5.9 with placebo [1].
= eGFR declined by 2.4 mL/min/1.73 m2 per year with atrasenor and 5.9 mL/min/1.73 m2 per year with
 placebo [1].
= At baseline, the median UPCR was 1433 mg/g (IQR 1003 to 2105) in the atrasenor group [2].
= Proteinuria fell by 38.1% with atrasenor and 3.1% with placebo at week 36 [3].
= The between-group difference was −36.1% (95% CI −44.6 to −26.4) at 36 weeks [3].
= Fluid retention occurred in 11.2% (n = 19) of the atrasenor group and 8.2% (n = 14) of the placebo
 group [4].
= Mean systolic blood pressure at baseline was 124.7 ± 13.0 mmHg with atrasenor and 123.1 ± 14.2
 mmHg with placebo [5].
= Baseline eGFR was similar: 58.7 ± 23.9 with atrasenor and 59.3 ± 24.8 mL/min/1.73 m² with
 placebo [6].
= **Kidney function**⏎- eGFR slope with atrasenor: −2.4 mL/min/1.73 m² per year (SE 0.5) [1]⏎- eGFR
 slope with placebo: −5.9 mL/min/1.73 m² per year (SE 0.6) [1]
= Fluid retention was reported in 19 patients with atrasenor and no patient discontinued because of
 it [4].
= eGFR fell more slowly with atrasenor (−2.4 mL/min/1.73 m² per year) than with placebo (−5.9) [1].
= The urine protein-to-creatinine ratio had fallen by 38.1% by week 36 in the atrasenor group [3].
= Atrasenor slowed the loss of eGFR: the annualised slope was −2.4 mL/min/1.73 m² per year versus
 −5.9 mL/min/1.73 m² per year with placebo [1].
= The urine protein-to-creatinine ratio decreased by 38.1% with atrasenor, compared with 3.1% with
 placebo, by week 36 [3].
= Median baseline proteinuria was 1,433 mg/g with atrasenor and 1,428 mg/g with placebo [2].
= Systolic blood pressure was 124.7 ± 13.0 mm Hg at baseline in the atrasenor group [5].
= At baseline, eGFR was 59.3 ± 24.8 mL/min/1.73 m² in the placebo group [6].
= Fluid retention was slightly more common with atrasenor (11.2% vs 8.2%) [4].
! sign | The eGFR slope was 2.4 mL/min/1.73 m² per year with atrasenor [1].
! unit | The eGFR slope was −2.4 mL/min/1.73 m² per month with atrasenor [1].
! unit | The median baseline protein-to-creatinine ratio was 1,433 g/g with atrasenor [2].
! decimal | The median baseline protein-to-creatinine ratio was 14.33 mg/g with atrasenor [2].
! arms | The eGFR slope was −5.9 mL/min/1.73 m² per year with atrasenor [1].
! baseline | At week 36 the median protein-to-creatinine ratio was 1,433 mg/g with atrasenor [2].
! time | By week 12 the ratio had fallen by 38.1% with atrasenor [3].
! interval end | The between-group difference was −44.6% [3].
! sign | The between-group difference was 36.1% in favour of placebo [3].
! sign | By week 36 the ratio had risen by 38.1% with atrasenor [3].
! other quote | By week 36 the ratio had fallen by 8.2% with placebo [3].
! percent for count | Fluid retention was reported in 11.2 patients of the atrasenor group [4].
! number word | Fluid retention was reported in nine patients in the atrasenor group [4].
! endpoint | Peripheral oedema was reported in 19 patients (11.2%) in the atrasenor group [4].
! negation | Fluid retention led 19 patients to discontinue atrasenor [4].
! endpoint | Diastolic blood pressure at baseline was 124.7 mm Hg with atrasenor [5].
! one of two | Systolic blood pressure was 124.7 ± 14.2 mm Hg with atrasenor [5].
! arms | Baseline eGFR was 59.3 mL/min/1.73 m² with atrasenor [6].
! neighbour's marker | Baseline eGFR was 58.7 mL/min/1.73 m² with atrasenor [5].
! baseline | At week 36 the eGFR was 58.7 mL/min/1.73 m² with atrasenor [6].
! computed | Atrasenor slowed the eGFR decline by 3.5 mL/min/1.73 m² per year [1].
! superiority | eGFR fell faster with atrasenor than with placebo (−2.4 vs −5.9 mL/min/1.73 m² per
 year) [1].
! total | Of 340 patients on atrasenor, 19 had fluid retention [4].
! drug | The eGFR slope was −2.4 mL/min/1.73 m² per year with sparsentan [1].
! appended | Fluid retention was reported in 11.2% with atrasenor, mostly in the first 6 weeks [4].
""",
)

METABOLISM = (*HEART, *GLUCOSE, *KIDNEY)

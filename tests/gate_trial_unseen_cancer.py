"""The unseen trial: neuroendocrine and ovarian tumours, prostate radiotherapy."""

from tests.gate_trial_unseen import told

KESTRA = told(
    "Lutetium-dotasar versus octreosar in neuroendocrine tumours (KESTRA-2): a phase 3 trial",
    """\
[1] Median progression-free survival was 24.6 months (95% CI 20.1–not estimable) in the
 lutetium-dotasar group and 9.2 months (7.4–12.9) in the control group (hazard ratio 0.31
 [95% CI 0.21–0.46], p<0.0001).
[2] The objective response rate was 41.7% (63 of 151) with lutetium-dotasar and 9.3% (7 of 75) with
 high-dose octreosar (odds ratio 7.03, 95% CI 3.05–16.2).
[3] At a median follow-up of 23.2 months (range 0.9–41.5), median overall survival was not reached
 in either group (hazard ratio 0.86, 95% CI 0.55–1.34; P = 0.50).
[4] Grade 3 or worse adverse events occurred in 52 (35%) of 147 patients treated with
 lutetium-dotasar and in 20 (27%) of 73 patients given octreosar.
[5] As in NETTER-1 [12], lutetium-dotasar was given in 4 cycles of 6.8 GBq every 9 weeks, with
 octreosar 30 mg every 4 weeks; the control group received octreosar 60 mg every 4 weeks.
[6] Among patients with grade 3 tumours, median progression-free survival was 20.3 months with
 lutetium-dotasar and 5.8 months with octreosar (hazard ratio 0.26, 95% CI 0.13–0.52).
""",
    """\
= Median PFS was 24.6 months with lutetium-dotasar vs 9.2 months in the control group [1].
= Lutetium-dotasar significantly prolonged progression-free survival (HR 0.31, 95% CI 0.21 to 0.46;
 P < 0.0001) [1].
= **Progression-free survival:** the median was **24.6 months** in the lutetium-dotasar arm and
 **9.2 months** in the control arm [1].
= The ORR was 41.7% (63/151) with lutetium-dotasar compared with 9.3% (7/75) with high-dose
 octreosar [2].
= Median overall survival was not reached in either arm (HR 0.86 [0.55-1.34], p=0.50) [3].
= The median follow-up was 23.2 months (range, 0.9 to 41.5 months) [3].
= Key results:⏎- PFS: 24.6 vs 9.2 months (HR 0.31) [1]⏎- ORR: 41.7% vs 9.3% [2]
= Grade ≥3 adverse events were seen in 52 of 147 patients (35%) on lutetium-dotasar and 20 of 73
 (27%) on octreosar [4].
= Lutetium-dotasar was administered as four cycles of 6.8 GBq, one every nine weeks [5].
= In patients with grade 3 disease, median PFS was 20.3 months versus 5.8 months (HR 0.26; 95% CI,
 0.13-0.52) [6].
= Lutetium-dotasar prolonged median PFS to 24.6 months overall [1] and to 20.3 months in patients
 with grade 3 tumours [6].
= Control patients received octreosar at 60 mg every 4 weeks [5].
= The control group had a median PFS of 9.2 months (95% CI 7.4–12.9), while the lutetium-dotasar
 group had 24.6 months [1].
= 1. Median PFS was 24.6 months with lutetium-dotasar [1].⏎2. The response rate with
 lutetium-dotasar was 41.7% [2].⏎3. Median OS was not reached [3].
= The odds ratio for objective response was 7.03 (95% CI 3.05–16.2) [2]. NOT REPORTED: quality of
 life.
= | Outcome | Lutetium-dotasar | Octreosar |⏎|---|---|---|⏎| Objective response rate | 41.7%
 (63/151) | 9.3% (7/75) [2] |
= There was no significant difference in overall survival between the groups (P = 0.50) [3].
= Lutetium-dotasar prolonged median PFS: 24.6 months compared with 9.2 months in controls [1].
= Median PFS with lutetium-dotasar: 24.6 months (95% CI 20.1–not estimable) [1].
= Patients in the control arm received high-dose octreosar (60 mg every 4 weeks) [5]. Their median
 PFS was 9.2 months (95% CI 7.4–12.9) [1].
= The risk of progression or death was reduced with lutetium-dotasar (HR 0.31; 95% CI 0.21–0.46)
 [1]. Median overall survival was not reached in either group [3].
= In summary, objective responses were seen in 63 of 151 patients (41.7%) on lutetium-dotasar and in
 7 of 75 (9.3%) on octreosar [2].
= For grade 3 tumours specifically, the hazard ratio for PFS was 0.26 (95% CI 0.13–0.52) [6].
= Octreosar 30 mg was given every 4 weeks alongside lutetium-dotasar [5].
= According to the trial, 35% of patients treated with lutetium-dotasar and 27% of those given
 octreosar had an adverse event of grade 3 or worse [4].
! digit | Median PFS was 24.8 months with lutetium-dotasar vs 9.2 months with control [1].
! transposed | Median PFS was 26.4 months in the lutetium-dotasar group [1].
! decimal | The odds ratio for objective response was 70.3 [2].
! arms | Median PFS was 9.2 months with lutetium-dotasar and 24.6 months with control [1].
! endpoint | Median overall survival was 24.6 months with lutetium-dotasar [1].
! subgroup | In patients with grade 2 tumours, median PFS was 20.3 months with lutetium-dotasar [6].
! subgroup | In all patients, median PFS was 20.3 months with lutetium-dotasar [6].
! interval end | The hazard ratio for progression or death was 0.21 [1].
! P of another | PFS was longer with lutetium-dotasar (HR 0.31, P = 0.50) [1].
! unit | Median PFS was 24.6 weeks with lutetium-dotasar [1].
! percent for count | Grade 3 or worse adverse events occurred in 35 patients on lutetium-dotasar
 [4].
! operator | The hazard ratio for PFS was 0.31 (p=0.0001) [1].
! other quote | The objective response rate was 35% with lutetium-dotasar [2].
! no marker | Median PFS was 24.6 months with lutetium-dotasar.
! invented marker | Median PFS was 24.6 months with lutetium-dotasar [9].
! neighbour's marker | Median PFS was 24.6 months with lutetium-dotasar [2].
! computed | Lutetium-dotasar prolonged median PFS by 15.4 months [1].
! computed | The absolute difference in response rate was 32.4 percentage points [2].
! general knowledge | The 5-year survival of patients with such tumours is 50% [3].
! number word | Lutetium-dotasar was given in three cycles of 6.8 GBq [5].
! dose | Lutetium-dotasar was given in 4 cycles of 7.4 GBq [5].
! dose | The control group received octreosar 30 mg every 4 weeks [5].
! total | The response rate was 41.7% (63 of 157) with lutetium-dotasar [2].
! negation | Overall survival differed significantly between the groups (P = 0.50) [3].
! superiority | PFS was longer with octreosar than with lutetium-dotasar (HR 0.31) [1].
! appended | Median PFS was 24.6 months with lutetium-dotasar, and 61% were progression-free at 2
 years [1].
! one of two | Median PFS was 24.6 months with lutetium-dotasar vs 9.7 months with control [1].
! appended | Median PFS was 24.6 months with lutetium-dotasar [1]. ⟦Median OS was 48.0 months [3].⟧
! other quote | ⟦The response rate was 27% with high-dose octreosar [2].⟧ Median OS was not reached
 in either group [3].
! digit | 1. Median PFS was 24.6 months with lutetium-dotasar [1].⏎⟦2. The response rate was 47.1%
 with lutetium-dotasar [2].⟧
""",
)

MERIDIA = told(
    "Mirvexatin or chemotherapy in platinum-resistant ovarian cancer: final results of MERIDIA",
    """\
[1] A total of 1,284 women were screened and 436 were randomly assigned to mirvexatin (n = 219) or
 investigator's choice of chemotherapy (n = 217).
[2] Median OS was 16.2 months (95% CI, 14.1 to 18.0) with mirvexatin versus 12.9 months (95% CI,
 11.0 to 14.6) with chemotherapy (HR, 0.69; 95% CI, 0.52 to 0.91; P = .006).
[3] A CA-125 response was seen in 58.3% of patients receiving mirvexatin and in 29.6% of those
 receiving chemotherapy.
[4] Blurred vision of any grade was reported by 41% of patients (grade 3, 6%) on mirvexatin and by
 2% (grade 3, 0%) on chemotherapy.
[5] Table 2. Adverse events, n (%) > Neuropathy: Mirvexatin (n = 218) = 78 (35.8);
 Chemotherapy (n = 207) = 41 (19.8)
[6] Table 2. Adverse events, n (%) > Nausea: Mirvexatin (n = 218) = 59 (27.1);
 Chemotherapy (n = 207) = 66 (31.9)
""",
    """\
= Of 1284 women screened, 436 were randomized: 219 to mirvexatin and 217 to chemotherapy [1].
= Mirvexatin improved median overall survival (16.2 vs 12.9 months; HR 0.69, 95% CI 0.52-0.91,
 p=0.006) [2].
= With chemotherapy, median OS was 12.9 months (95% CI 11.0–14.6) [2].
= The CA-125 response rate was 58.3% with mirvexatin and 29.6% with chemotherapy [3].
= Blurred vision occurred in 41% of patients on mirvexatin; 6% had grade 3 events [4].
= Neuropathy occurred in 78 patients (35.8%) treated with mirvexatin and 41 (19.8%) treated with
 chemotherapy [5].
= Nausea was less frequent with mirvexatin (27.1%) than with chemotherapy (31.9%) [6].
= **Efficacy**⏎- Median OS: 16.2 months (mirvexatin) vs. 12.9 months (chemotherapy) [2]⏎- CA-125
 response: 58.3% vs. 29.6% [3]⏎⏎**Safety**⏎- Neuropathy: 35.8% vs. 19.8% [5]
= Overall survival was significantly longer with mirvexatin than with chemotherapy (hazard ratio
 0.69; P = .006) [2].
= More patients had neuropathy with mirvexatin (35.8%) [5], but fewer had nausea (27.1%) [6].
= The risk of death was lower with mirvexatin (HR for OS 0.69 [95% CI 0.52–0.91]) [2].
= Neuropathy was reported in 78 of 218 patients receiving mirvexatin (35.8%) [5].
= The quotes report a median OS of 16.2 months for mirvexatin [2]. They do not report
 progression-free survival.
= In the MERIDIA trial, 436 women were randomly assigned: 219 received mirvexatin and 217 received
 chemotherapy of the investigator's choice [1].
= OS favoured mirvexatin (16.2 months; 95% CI 14.1–18.0) over chemotherapy (12.9 months; 95% CI
 11.0–14.6) [2].
= Blurred vision was far more common with mirvexatin (41%) than with chemotherapy (2%) [4].
= No patient on chemotherapy had grade 3 blurred vision (0%), compared with 6% on mirvexatin [4].
= Nausea affected 59 patients (27.1%) on mirvexatin and 66 patients (31.9%) on chemotherapy [6].
= About 58.3% of patients on mirvexatin had a CA-125 response [3].
! transposed | Of 1,248 women screened, 436 were randomized [1].
! total | A total of 463 women were randomly assigned [1].
! arms | Mirvexatin was given to 217 women and chemotherapy to 219 [1].
! endpoint | Median PFS was 16.2 months with mirvexatin [2].
! interval end | Median OS was 18.0 months with mirvexatin [2].
! decimal | Median OS was improved with mirvexatin (HR 0.69, P = .06) [2].
! operator | OS was longer with mirvexatin (HR 0.69, P < .006) [2].
! arms | The CA-125 response rate was 29.6% with mirvexatin [3].
! general knowledge | A CA-125 response is a fall of 50% from baseline [3].
! endpoint | The objective response rate was 58.3% with mirvexatin [3].
! subgroup | Grade 3 blurred vision occurred in 41% of patients on mirvexatin [4].
! endpoint | Nausea occurred in 35.8% of patients on mirvexatin [5].
! neighbour's marker | Neuropathy occurred in 35.8% of patients on mirvexatin [6].
! percent for count | Nausea occurred in 59% of patients on mirvexatin [6].
! superiority | Nausea was more frequent with mirvexatin (27.1%) than with chemotherapy (31.9%) [6].
! computed | Mirvexatin prolonged median OS by 3.3 months [2].
! computed | Neuropathy was 1.8 times as frequent with mirvexatin [5].
! drug | Median OS was 16.2 months with olaparib [2].
! rounding | Median OS was about 15 months with mirvexatin [2].
! unit | Median OS was 16.2 years with mirvexatin [2].
! one of two | Neuropathy occurred in 35.8% with mirvexatin and 18.9% with chemotherapy [5].
! no marker | Mirvexatin improved median OS (16.2 vs 12.9 months).
! appended | Blurred vision occurred in 41% on mirvexatin and led to discontinuation in 9% [4].
! negation | There was no significant difference in overall survival (HR 0.69; P = .006) [2].
! other quote | **Safety**⏎⟦- Neuropathy: 27.1% with mirvexatin [5]⟧⏎- Nausea: 31.9% with
 chemotherapy [6]
""",
)

PRISMO = told(
    "Five-fraction or moderately hypofractionated radiotherapy of the prostate: the PRISMO trial",
    """\
[1] Men were treated with 36.25 Gy in 5 fractions over 2 weeks or with 62 Gy in 20 fractions over 4
 weeks.
[2] At 5 years, freedom from biochemical or clinical failure was 95.1% (95% CI 93.0–96.6) with
 five-fraction and 94.4% (92.1–96.0) with moderately hypofractionated radiotherapy.
[3] Late grade 2 or worse genitourinary toxicity at 2 years was 12.3% after five fractions and 7.1%
 after 20 fractions (P = 0.012).
[4] Late grade 2 or worse gastrointestinal toxicity at 2 years was 2.9% and 3.3%, respectively
 (P = 0.71).
[5] The median PSA nadir was 0.18 ng/mL (IQR 0.08–0.41), and the median age was 69.5 years (range
 48–84).
""",
    """\
= Five-fraction treatment delivered 36.25 Gy in five fractions over two weeks [1].
= Moderate hypofractionation consisted of 62 Gy in 20 fractions given over 4 weeks [1].
= Five-year freedom from biochemical or clinical failure was 95.1% (95% CI 93.0% to 96.6%) with
 five-fraction radiotherapy [2].
= At five years, freedom from biochemical or clinical failure was 95.1% with five fractions versus
 94.4% with moderate hypofractionation [2].
= Two-year late grade ≥2 GU toxicity was 12.3% after 5 fractions versus 7.1% after 20 fractions
 (p=0.012) [3].
= Late grade 2+ gastrointestinal toxicity at 2 years did not differ significantly (2.9% vs 3.3%;
 P=0.71) [4].
= The median PSA nadir was 0.18 ng/ml (interquartile range 0.08 to 0.41) [5].
= Median age was 69.5 years, ranging from 48 to 84 [5].
= Late genitourinary toxicity was significantly more common after five fractions (12.3% vs 7.1%, P =
 0.012) [3], whereas gastrointestinal toxicity was similar (2.9% vs 3.3%) [4].
= Toxicity at 2 years:⏎⏎* **Genitourinary (grade 2 or worse):** 12.3% vs 7.1% [3]⏎*
 **Gastrointestinal (grade 2 or worse):** 2.9% vs 3.3% [4]
= After 20 fractions, late grade 2 or worse genitourinary toxicity was 7.1% at 2 years [3].
= Patients were aged 48 to 84 years [5].
= The two schedules compared were 36.25 Gy in 5 fractions and 62 Gy in 20 fractions [1].
= Disease control was similar at 5 years, with freedom from failure of 95.1% after five fractions
 and 94.4% after moderate hypofractionation [2].
= Genitourinary toxicity (late, grade 2 or worse, at 2 years) occurred in 12.3% of men treated with
 five fractions [3].
= No significant difference was found in late grade 2 or worse gastrointestinal toxicity at 2 years
 (P = 0.71) [4].
= The median PSA nadir was 0.18 ng/mL [5]. Testosterone levels were NOT REPORTED.
= Treatment lasted 2 weeks in the five-fraction group and 4 weeks in the 20-fraction group [1].
! dose | Five-fraction treatment delivered 36.52 Gy in 5 fractions [1].
! dose | Men received 62 Gy in 5 fractions [1].
! number word | Five-fraction treatment was given over three weeks [1].
! unit | Men were treated with 36.25 mGy in 5 fractions [1].
! time | At 2 years, freedom from biochemical or clinical failure was 95.1% with five-fraction
 radiotherapy [2].
! time | Late grade 2 or worse GU toxicity at 5 years was 12.3% after five fractions [3].
! arms | Late grade 2 or worse genitourinary toxicity at 2 years was 7.1% after five fractions [3].
! endpoint | Late grade 2 or worse gastrointestinal toxicity at 2 years was 12.3% after five
 fractions [3].
! subgroup | Late grade 3 or worse genitourinary toxicity was 12.3% after five fractions [3].
! rounding | Late genitourinary toxicity was 15% after five fractions [3].
! endpoint | Overall survival at 5 years was 95.1% with five-fraction radiotherapy [2].
! interval end | Freedom from failure at 5 years was 96.6% with five-fraction radiotherapy [2].
! unit | The median PSA nadir was 0.18 µg/mL [5].
! decimal | The median PSA nadir was 1.8 ng/mL [5].
! negation | Late gastrointestinal toxicity differed significantly between groups (P = 0.71) [4].
! negation | Late genitourinary toxicity did not differ significantly (12.3% vs 7.1%; P = 0.012)
 [3].
! P of another | Late genitourinary toxicity was 12.3% vs 7.1% (P = 0.71) [3].
! computed | The absolute increase in GU toxicity was 5.2% [3].
! superiority | Genitourinary toxicity was lower after five fractions than after 20 fractions (12.3%
 vs 7.1%) [3].
! baseline | The median PSA at baseline was 0.18 ng/mL [5].
! interval end | The median age was 84 years [5].
! invented marker | The median age was 69.5 years [7].
! general knowledge | Conventional fractionation uses 78 Gy in 39 fractions [1].
! transposed | Late grade 2 or worse GU toxicity was 13.2% after five fractions [3].
""",
)

CANCER = (*KESTRA, *MERIDIA, *PRISMO)

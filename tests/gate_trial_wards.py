"""The part of the unseen trial on psychiatry, obstetrics and surgery, in many styles of prose."""

from tests.gate_trial_unseen import told

SCHIZOPHRENIA = told(
    "Once-monthly paliprazole for relapse prevention in schizophrenia: a randomised trial",
    """\
[1] Relapse occurred in 31 of 184 patients (16.8%) assigned to paliprazole and in 58 of 181 (32.0%)
 assigned to oral antipsychotics over 18 months (hazard ratio, 0.47; 95% CI, 0.30 to 0.73;
 P<0.001).
[2] The mean change in the PANSS total score at month 6 was −11.4 points with paliprazole and −8.9
 points with oral antipsychotics (difference, −2.5; 95% CI, −5.6 to 0.6; P=0.11).
[3] Weight gain of 7% or more was reported in 22.3% of the paliprazole group and 14.9% of the oral
 group, and akathisia in 9.8% and 6.1%, respectively.
[4] Rehospitalisation rates were 0.21 per patient-year with paliprazole and 0.38 per patient-year
 with oral antipsychotics (rate ratio, 0.55; 95% CI, 0.38 to 0.80).
[5] The mean age was 36.2 years, 68% of the patients were men, and the median duration of illness
 was 9 years (IQR, 4 to 16).
[6] Among patients with a first episode, relapse rates did not differ between the groups (12.5% vs.
 14.3%; P=0.74).
""",
    """\
= Relapse was about half as likely with paliprazole: 31 of 184 patients (16.8%) relapsed, compared
 with 58 of 181 (32.0%) on oral antipsychotics (HR 0.47, 95% CI 0.30–0.73) [1].
= Over 18 months, once-monthly paliprazole significantly reduced relapse compared with oral
 antipsychotics (16.8% vs 32.0%; HR 0.47; 95% CI 0.30–0.73; P<0.001) [1].
= Symptom severity improved in both groups, with PANSS total scores falling by 11.4 points and 8.9
 points, respectively, at month 6; the difference was not statistically significant (P=0.11) [2].
= **Tolerability:** Clinically relevant weight gain (≥7%) was more common with paliprazole (22.3%)
 than with oral treatment (14.9%), as was akathisia (9.8% vs 6.1%) [3].
= Patients on the long-acting injection were readmitted less often (0.21 vs 0.38 per patient-year;
 rate ratio 0.55, 95% CI 0.38–0.80) [4].
= The study population had a mean age of 36.2 years and was predominantly male (68%) [5].
= Participants had been ill for a median of 9 years (IQR 4–16) [5].
= In the first-episode subgroup, however, relapse rates were similar (12.5% vs 14.3%; P=0.74) [6].
= - **Relapse:** 16.8% vs 32.0% (HR 0.47) [1]⏎- **Rehospitalisation:** 0.21 vs 0.38 per
 patient-year [4]⏎- **Akathisia:** 9.8% vs 6.1% [3]
= Yes. Paliprazole lowered the hazard of relapse by roughly half relative to oral antipsychotics
 (hazard ratio 0.47, 95% CI 0.30 to 0.73) [1].
= | Outcome | Paliprazole | Oral antipsychotics |⏎|---|---|---|⏎| Relapse over 18 months | 31/184
 (16.8%) | 58/181 (32.0%) [1] |⏎| Akathisia | 9.8% | 6.1% [3] |
! digit | Relapse occurred in 31 of 184 patients (18.6%) assigned to paliprazole [1].
! arms | Relapse occurred in 32.0% of patients on paliprazole and 16.8% on oral antipsychotics [1].
! significance | PANSS total scores improved significantly more with paliprazole than with oral
 antipsychotics (−11.4 vs −8.9 points) at month 6 [2].
! endpoint | Akathisia was reported in 22.3% of the paliprazole group [3].
! time | Over 12 months, relapse occurred in 16.8% of patients assigned to paliprazole [1].
! unit | Rehospitalisation rates were 0.21 per patient-month with paliprazole [4].
! subgroup | Among men, relapse rates did not differ between the groups (12.5% vs 14.3%) [6].
! wrong quote | The median duration of illness was 9 years [2].
! invented | Paliprazole should therefore be preferred as first-line maintenance treatment [1].
! P of another | The rate ratio for rehospitalisation was 0.55 (P<0.001) [4].
! interval end | Relapse was less frequent with paliprazole (HR 0.47, 95% CI 0.38–0.80) [1].
! no marker | Relapse occurred in 16.8% of patients assigned to paliprazole.
""",
)

PREECLAMPSIA = told(
    "Low-dose aspirin versus placebo from 12 weeks in women at high risk of pre-eclampsia",
    """\
[1] Preterm pre-eclampsia developed in 13 of 798 women (1.6%) in the aspirin group, as compared
 with 35 of 822 (4.3%) in the placebo group (odds ratio, 0.38; 95% CI, 0.20 to 0.74; P=0.004).
[2] Adherence was 85% or more in 79.9% of the women.
[3] Postpartum haemorrhage exceeding 1000 mL occurred in 4.4% of women given aspirin and 3.9% of
 women given placebo.
[4] Median gestational age at delivery was 38.6 weeks (IQR 37.4–39.7) with aspirin and 38.4 weeks
 (IQR 37.0–39.6) with placebo.
[5] Table 3. Neonatal outcomes > Birth weight <10th percentile, n (%): Aspirin (n=785) = 92 (11.7);
 Placebo (n=807) = 121 (15.0)
[6] Table 3. Neonatal outcomes > Neonatal intensive care admission, n (%): Aspirin (n=785) = 48
 (6.1); Placebo (n=807) = 54 (6.7)
[7] Aspirin 150 mg or placebo was taken each night from 11 to 14 weeks until 36 weeks of gestation.
""",
    """\
= Aspirin cut the incidence of preterm pre-eclampsia from 4.3% to 1.6% (OR 0.38, 95% CI 0.20–0.74)
 [1].
= Preterm preeclampsia occurred in 1.6% (13/798) of women on aspirin and 4.3% (35/822) on placebo;
 the odds ratio was 0.38 (95% CI 0.20 to 0.74; P = 0.004) [1].
= The dose used was 150 mg of aspirin nightly, from 11–14 weeks until 36 weeks' gestation [7].
= Four in five women (79.9%) had an adherence of at least 85% [2].
= Bleeding was not markedly increased: postpartum hemorrhage over 1000 mL was seen in 4.4% with
 aspirin versus 3.9% with placebo [3].
= Babies were delivered at a median gestational age of 38.6 weeks (IQR 37.4–39.7) in the aspirin
 group and 38.4 weeks (37.0–39.6) in the placebo group [4].
= A birth weight below the 10th percentile was found in 92 neonates (11.7%) in the aspirin group
 and 121 (15.0%) in the placebo group [5].
= NICU admission rates were comparable (6.1% with aspirin vs 6.7% with placebo) [6].
= The women took 150 mg of aspirin every night [7], and preterm pre-eclampsia was less frequent
 than with placebo (1.6% vs 4.3%) [1].
= 1. Preterm pre-eclampsia – 1.6% vs 4.3% in favour of aspirin [1].⏎2. Postpartum haemorrhage >1000
 mL – 4.4% vs 3.9% [3].
! arms | Preterm pre-eclampsia developed in 4.3% of women in the aspirin group [1].
! endpoint | Pre-eclampsia at term developed in 1.6% of women in the aspirin group [1].
! operator | Adherence was below 85% in 79.9% of the women [2].
! dose | Aspirin 75 mg was taken each night [7].
! direction | Preterm pre-eclampsia was more frequent with aspirin (odds ratio 0.38) [1].
! row | Neonatal intensive care admission occurred in 11.7% of the aspirin group [6].
! time | Aspirin was taken from 16 weeks until 36 weeks of gestation [7].
! measure | The relative risk of preterm pre-eclampsia was 0.38 (95% CI, 0.20 to 0.74) [1].
! made-up marker | Preterm pre-eclampsia developed in 1.6% of women given aspirin [9].
! causal | Aspirin increased postpartum haemorrhage significantly (4.4% vs 3.9%) [3].
""",
)

HERNIA = told(
    "Mesh fixation in laparoscopic inguinal hernia repair: glue versus tacks",
    """\
[1] Chronic pain at 12 months, defined as a VAS score above 3, was present in 14 of 256 patients
 (5.5%) after glue and 27 of 251 (10.8%) after tacks (risk difference −5.3 percentage points; 95%
 CI −10.0 to −0.6; p=0.03).
[2] Recurrence at 2 years was 1.6% after glue and 1.2% after tacks (p=0.72).
[3] Median operative time was 47 minutes (range 28–95) in the glue group versus 44 minutes (range
 25–101) in the tack group.
[4] Seromas were seen in 19 patients after glue and 23 after tacks; none required reoperation.
[5] Mean time to return to work was 8.3 (SD 3.9) days and 10.6 (SD 4.8) days, respectively
 (p<0.001).
[6] Pain scores on postoperative day 1 were 2.9 ± 1.4 after glue and 3.8 ± 1.7 after tacks.
""",
    """\
= At 12 months, chronic pain (VAS >3) affected 5.5% of patients after glue fixation and 10.8% after
 tack fixation, a risk difference of −5.3 percentage points (95% CI −10.0 to −0.6; p=0.03) [1].
= Glue fixation was associated with less chronic pain than tacks at one year (14/256 [5.5%] vs
 27/251 [10.8%]; p=0.03) [1].
= Recurrence rates at two years were low and did not differ significantly (1.6% vs 1.2%; p=0.72)
 [2].
= Operations lasted a median of 47 minutes with glue and 44 minutes with tacks [3].
= Seromas developed in 19 patients in the glue group and 23 in the tack group, and none needed
 reoperation [4].
= Return to work took a mean of 8.3 days (SD 3.9) after glue versus 10.6 days (SD 4.8) after tacks
 (p<0.001) [5].
= On the first postoperative day, mean pain scores were 2.9 with glue and 3.8 with tacks [6].
= **Short answer:** glue. Chronic pain at 12 months was 5.5% with glue and 10.8% with tacks [1].
= Early pain was also lower after glue (2.9 ± 1.4 vs 3.8 ± 1.7 on postoperative day 1) [6].
= Patients whose mesh was glued went back to work sooner (8.3 vs 10.6 days, p<0.001) [5].
= - Chronic pain at 12 months: 5.5% vs 10.8% [1]⏎- Recurrence at 2 years: 1.6% vs 1.2% [2]
! arms | Chronic pain at 12 months was present in 10.8% after glue [1].
! sign | The risk difference was 5.3 percentage points (95% CI 0.6 to 10.0) in favour of tacks [1].
! time | Recurrence at 1 year was 1.6% after glue [2].
! significance | Recurrence was significantly higher after glue (1.6% vs 1.2%) [2].
! unit | Mean time to return to work was 8.3 weeks after glue [5].
! threshold | Chronic pain, defined as a VAS score above 5, was present in 5.5% after glue [1].
! inverted | Operative time was shorter in the glue group (47 vs 44 minutes) [3].
! spread | Mean time to return to work was 8.3 (SD 4.8) days after glue [5].
! negation | Three seromas required reoperation [4].
! endpoint | Acute pain at 12 months was present in 5.5% of patients after glue [1].
! subgroup | In women, recurrence at 2 years was 1.6% after glue [2].
! P of another | Median operative time was 47 minutes with glue versus 44 minutes with tacks
 (p=0.03) [3].
""",
)

WARDS = (*SCHIZOPHRENIA, *PREECLAMPSIA, *HERNIA)
"""All of this part."""

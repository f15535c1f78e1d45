"""The part of the unseen trial on addiction, transplants and ears, in many styles of prose."""

from tests.gate_trial_unseen import told

DRINKING = told(
    "Extended-release nalmexone plus counselling for alcohol use disorder: the SOBER-2 trial",
    """\
[1] The percentage of heavy-drinking days fell from 68.4% at baseline to 21.7% at week 24 in the
 nalmexone group and from 67.9% to 34.5% in the placebo group (mean difference, −12.8 percentage
 points; 95% CI, −17.9 to −7.7; P<0.001).
[2] Complete abstinence during the last month was reported by 44 of 210 patients (21.0%) in the
 nalmexone group and 25 of 208 (12.0%) in the placebo group (odds ratio, 1.94; 95% CI, 1.14 to
 3.31).
[3] Nausea (27.1% vs. 11.5%), dizziness (14.3% vs. 8.2%) and insomnia (9.0% vs. 9.6%) were the most
 common adverse events with nalmexone and placebo, respectively.
[4] The median time to relapse was 86 days (95% CI, 71 to 104) with nalmexone and 47 days (95% CI,
 36 to 60) with placebo.
[5] In total, 418 participants were randomised, and 331 (79.2%) completed the 24-week visit.
[6] Liver enzymes did not change in either group.
[7] Table 1. Baseline characteristics > Age (years), mean (SD): Nalmexone = 47.3 (10.2); Placebo =
 46.8 (10.9)
[8] Table 1. Baseline characteristics > Female sex, no. (%): Nalmexone = 71 (33.8); Placebo = 66
 (31.7)
""",
    """\
= With nalmexone, the share of heavy-drinking days dropped from 68.4% at baseline to 21.7% at week
 24, whereas with placebo it went from 67.9% to 34.5% [1].
= The between-group difference in heavy-drinking days was −12.8 percentage points (95% CI −17.9 to
 −7.7; P<0.001), favouring nalmexone [1].
= Roughly one in five patients on nalmexone (21.0%, 44/210) were completely abstinent in the last
 month, compared with 12.0% (25/208) on placebo (OR 1.94, 95% CI 1.14–3.31) [2].
= The most common side effects with nalmexone were nausea (27.1% vs 11.5% with placebo), dizziness
 (14.3% vs 8.2%) and insomnia (9.0% vs 9.6%) [3].
= Nausea occurred in 27.1% of nalmexone patients and 11.5% of placebo patients [3].
= Patients given nalmexone relapsed later, after a median of 86 days (95% CI 71–104) as opposed to
 47 days (95% CI 36–60) with placebo [4].
= Of 418 randomised participants, 331 (79.2%) completed the week-24 visit [5].
= Liver enzymes remained unchanged in both groups [6].
= At baseline, patients were on average 47.3 years old (SD 10.2) in the nalmexone group and 46.8
 years old (SD 10.9) in the placebo group [7].
= About a third of patients were women (33.8% with nalmexone, 31.7% with placebo) [8].
= **Efficacy**⏎- Heavy-drinking days at week 24: 21.7% (nalmexone) vs 34.5% (placebo) [1]⏎-
 Abstinence in the last month: 21.0% vs 12.0% [2]⏎**Safety**⏎- Nausea: 27.1% vs 11.5% [3]
! baseline | Heavy-drinking days were 68.4% at week 24 in the nalmexone group [1].
! arms | At week 24, the percentage of heavy-drinking days was 34.5% in the nalmexone group [1].
! event | Dizziness was reported by 27.1% of patients on nalmexone [3].
! arms | Insomnia was more common with nalmexone (9.6% vs 9.0%) [3].
! time | Complete abstinence during the last week was reported by 21.0% of patients on nalmexone
 [2].
! measure | The risk ratio for abstinence was 1.94 (95% CI, 1.14 to 3.31) [2].
! unit | The median time to relapse was 86 weeks with nalmexone [4].
! count | In total, 331 participants were randomised [5].
! negation | Liver enzymes changed in both groups [6].
! row | The mean age was 33.8 years in the nalmexone group [8].
! invented | Nalmexone is the most cost-effective option for alcohol use disorder [2].
! P of another | Abstinence was more frequent with nalmexone (odds ratio 1.94; P<0.001) [2].
""",
)

KIDNEY = told(
    "Belatimus versus tacrolimus after kidney transplantation: 3-year outcomes",
    """\
[1] Patient survival at 3 years was 94.7% with belatimus and 93.9% with tacrolimus, and
 death-censored graft survival was 95.2% and 95.8%, respectively.
[2] Biopsy-proven acute rejection occurred in 38 of 219 recipients (17.4%) in the belatimus group
 and in 17 of 221 (7.7%) in the tacrolimus group within the first year (P=0.002).
[3] Mean eGFR at month 36 was 65.8 mL/min/1.73 m² with belatimus versus 54.3 mL/min/1.73 m² with
 tacrolimus (difference, 11.5; 95% CI, 7.9 to 15.1).
[4] De novo donor-specific antibodies developed in 3.2% of recipients on belatimus and in 10.4% of
 those on tacrolimus.
[5] Post-transplant diabetes was diagnosed less often with belatimus (4.1% v 11.3%; hazard ratio
 0.35, 95% CI 0.16 to 0.77).
[6] Cytomegalovirus viraemia was seen in 12 recipients per group.
[7] Among recipients older than 60 years, mean eGFR was 58.1 mL/min/1.73 m² with belatimus and 47.9
 mL/min/1.73 m² with tacrolimus.
""",
    """\
= Three-year patient survival was similar with belatimus and tacrolimus (94.7% and 93.9%) [1].
= Death-censored graft survival at 3 years was 95.2% in the belatimus group and 95.8% in the
 tacrolimus group [1].
= Acute rejection was more frequent with belatimus: 17.4% (38/219) versus 7.7% (17/221) in the
 first year (P=0.002) [2].
= Biopsy-proven rejection rates within one year were 17.4% for belatimus and 7.7% for tacrolimus, a
 statistically significant difference (P=0.002) [2].
= Kidney function was better preserved with belatimus, with a mean eGFR at 36 months of 65.8
 mL/min/ 1.73 m² compared with 54.3 mL/min/1.73 m² [3].
= At month 36, mean eGFR was 65.8 mL/min/1.73 m² on belatimus and 54.3 mL/min/1.73 m² on
 tacrolimus, a difference of 11.5 (95% CI 7.9–15.1) [3].
= De novo DSA were found in 3.2% of belatimus-treated and 10.4% of tacrolimus-treated recipients
 [4].
= New-onset diabetes after transplantation was less common with belatimus (4.1% vs 11.3%; HR 0.35,
 95% CI 0.16–0.77) [5].
= CMV viremia was observed in 12 recipients in each group [6].
= In recipients over 60 years of age, mean eGFR was 58.1 with belatimus and 47.9 mL/min/1.73 m²
 with tacrolimus [7].
= | Outcome | Belatimus | Tacrolimus |⏎|---|---|---|⏎| Patient survival, 3 years | 94.7% | 93.9%
 [1] |⏎| Acute rejection, first year | 17.4% | 7.7% [2] |
! endpoint | Patient survival at 3 years was 95.2% with belatimus [1].
! arms | Biopsy-proven acute rejection occurred in 7.7% of recipients in the belatimus group [2].
! subgroup | Mean eGFR was 58.1 mL/min/1.73 m² with belatimus [7].
! threshold | Among recipients older than 65 years, mean eGFR was 58.1 mL/min/1.73 m² with
 belatimus [7].
! time | Mean eGFR at month 12 was 65.8 mL/min/1.73 m² with belatimus [3].
! inverted | Post-transplant diabetes was diagnosed more often with belatimus (4.1% vs 11.3%) [5].
! endpoint | BK viraemia was seen in 12 recipients per group [6].
! computed | Rejection was 9.7 percentage points more frequent with belatimus [2].
! unit | Mean eGFR at month 36 was 65.8 mL/h with belatimus [3].
! similar | Acute rejection rates were similar with belatimus and tacrolimus (17.4% vs 7.7%) [2].
! conclusion | Belatimus should therefore be offered to all recipients [3].
! causal | The rejections on belatimus were caused by non-adherence (17.4%) [2].
""",
)

TONSIL = told(
    "Intracapsular versus total tonsillectomy in children with sleep apnoea",
    """\
[1] Children returned to a normal diet after a median of 5 days (IQR 3–7) following intracapsular
 tonsillectomy and 9 days (IQR 7–12) following total tonsillectomy.
[2] Secondary haemorrhage occurred in 2 of 148 children (1.4%) after the intracapsular procedure
 and 9 of 151 (6.0%) after total tonsillectomy (P=0.035).
[3] The obstructive apnoea–hypopnoea index fell from 11.2 to 1.6 events per hour after
 intracapsular and from 10.8 to 1.3 events per hour after total tonsillectomy.
[4] Tonsillar regrowth needing a second operation was noted in 5 children (3.4%), all in the
 intracapsular group.
[5] Parents rated pain on day 3 as 3.1 (SD 1.9) and 5.4 (SD 2.2) out of 10 in the intracapsular and
 total groups, respectively.
[6] The mean operating time did not differ (24 min in both groups).
""",
    """\
= Recovery of a normal diet was faster after intracapsular tonsillectomy (median 5 days, IQR 3–7)
 than after total tonsillectomy (median 9 days, IQR 7–12) [1].
= Children who had intracapsular tonsillectomy went back to a normal diet after a median of 5 days,
 compared with 9 days after total tonsillectomy [1].
= Secondary bleeding was less frequent after intracapsular surgery (1.4% [2/148] vs 6.0% [9/151];
 P=0.035) [2].
= The obstructive AHI decreased from 11.2 to 1.6 events per hour after intracapsular tonsillectomy
 and from 10.8 to 1.3 after total tonsillectomy [3].
= Five children (3.4%), all of them in the intracapsular group, needed reoperation because of
 tonsillar regrowth [4].
= Day-3 pain scores were 3.1 (SD 1.9) with intracapsular and 5.4 (SD 2.2) with total tonsillectomy
 [5].
= Mean operating time was 24 min in both groups [6].
= Pain on day 3 was lower in the intracapsular group (3.1 vs 5.4 out of 10) [5].
= Overall, intracapsular tonsillectomy meant less bleeding (1.4% vs 6.0%) [2] and less pain on day
 3 (3.1 vs 5.4) [5].
= A drawback was tonsillar regrowth, seen in 3.4% of children in the intracapsular group [4].
! arms | Secondary haemorrhage occurred in 6.0% of children after the intracapsular procedure [2].
! endpoint | Primary haemorrhage occurred in 1.4% of children after the intracapsular procedure
 [2].
! day | Parents rated pain on day 7 as 3.1 in the intracapsular group [5].
! baseline | The obstructive apnoea–hypopnoea index was 11.2 events per hour after intracapsular
 tonsillectomy [3].
! arms | Tonsillar regrowth was noted in 5 children in the total group [4].
! interval end | Children returned to a normal diet after a median of 7 days following
 intracapsular tonsillectomy [1].
! negation | The mean operating time differed between the groups [6].
! spread | Pain on day 3 was 3.1 (SD 2.2) in the intracapsular group [5].
! population | Adults returned to a normal diet after a median of 5 days following intracapsular
 tonsillectomy [1].
! total | Secondary haemorrhage occurred in 2 of 151 children after the intracapsular procedure
 [2].
! partly | Mean operating time was 24 min in both groups [6]. ⟦Pain on day 3 was 5.4 in the
 intracapsular group [5].⟧
""",
)

CLINICS = (*DRINKING, *KIDNEY, *TONSIL)
"""All of this part."""

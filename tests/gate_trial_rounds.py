"""The part of the unseen trial on prostates, blood pressure and burns, written after all others."""

from tests.gate_trial_unseen import told

PROSTATE = told(
    "Water vapour ablation versus transurethral resection for benign prostatic obstruction",
    """\
[1] At 12 months, the mean IPSS had fallen by 11.9 points (SD 6.2) after water vapour ablation and
 by 14.6 points (SD 6.8) after transurethral resection (difference 2.7; 95% CI 1.4 to 4.0;
 P<0.001).
[2] Ejaculatory dysfunction was reported by 9 of 141 men (6.4%) after ablation and by 88 of 139 men
 (63.3%) after resection.
[3] The median hospital stay was 0 days (IQR 0–1) after ablation and 2 days (IQR 1–3) after
 resection.
[4] Retreatment within 3 years was needed in 7.1% of the ablation group and 2.9% of the resection
 group (hazard ratio 2.51; 95% CI 0.80 to 7.90).
[5] Median operative blood loss was not measurable after ablation and 110 mL after resection.
[6] Men aged 50 years or older with a prostate volume of 30 to 80 mL were eligible.
""",
    """\
= IPSS fell by a mean of 11.9 points (SD 6.2) after water vapour ablation versus 14.6 points (SD
 6.8) after transurethral resection at 12 months [1].
= Symptom relief on the IPSS was greater after transurethral resection (14.6 vs 11.9 points;
 difference 2.7, 95% CI 1.4–4.0; P<0.001) [1].
= Ejaculatory dysfunction was far less common after ablation (6.4%, 9/141) than after resection
 (63.3%, 88/139) [2].
= Men stayed in hospital for a median of 0 days (IQR 0–1) after ablation and 2 days (IQR 1–3) after
 resection [3].
= Within 3 years, 7.1% of the ablation group and 2.9% of the resection group needed retreatment
 [4].
= Retreatment was numerically more frequent after ablation (7.1% vs 2.9%; HR 2.51, 95% CI
 0.80–7.90) [4].
= Eligible men were 50 years or older and had a prostate volume between 30 and 80 mL [6].
= After resection, 63.3% of men reported ejaculatory dysfunction [2].
= - **IPSS reduction at 12 months:** 11.9 points (ablation) vs 14.6 points (resection) [1]⏎-
 **Ejaculatory dysfunction:** 6.4% vs 63.3% [2]⏎- **Hospital stay:** 0 vs 2 days [3]
= Ablation preserved ejaculation better: 6.4% of men reported ejaculatory dysfunction, compared
 with 63.3% after resection [2].
! arms | The mean IPSS had fallen by 14.6 points after water vapour ablation [1].
! direction | The mean IPSS rose by 11.9 points after water vapour ablation [1].
! endpoint | Erectile dysfunction was reported by 6.4% of men after ablation [2].
! significance | Retreatment was significantly more frequent after ablation (7.1% vs 2.9%) [4].
! time | Retreatment within 5 years was needed in 7.1% of the ablation group [4].
! total | Ejaculatory dysfunction was reported by 9 of 139 men after ablation [2].
! interval | The hazard ratio for retreatment was 2.51 (95% CI 1.4 to 4.0) [4].
! threshold | Men with a prostate volume of 80 mL or more were eligible [6].
! arms | The median hospital stay was 2 days after ablation [3].
! unit | The median hospital stay was 2 weeks after resection [3].
""",
)

PRESSURE = told(
    "Chlorthalidone in advanced chronic kidney disease: the CLICKER trial",
    """\
[1] From baseline to 12 weeks, 24-hour ambulatory systolic blood pressure changed by −11.0 mm Hg
 (95% CI −13.9 to −8.1) in the chlorthalidone group and by −0.5 mm Hg (95% CI −3.5 to 2.5) in the
 placebo group.
[2] The urinary albumin-to-creatinine ratio was 50% lower with chlorthalidone than with placebo
 (95% CI 37 to 60).
[3] Hypokalaemia (10% vs. 3%), dizziness (25% vs. 16%) and hyperuricaemia (40% vs. 24%) occurred
 more often with chlorthalidone than with placebo.
[4] A total of 160 patients were randomised; 121 (76%) had diabetes and 96 (60%) were taking a loop
 diuretic.
[5] Table 3. Systolic blood pressure at 12 weeks by subgroup > Loop diuretic: Chlorthalidone =
 128.3; Placebo = 140.2
[6] Table 3. Systolic blood pressure at 12 weeks by subgroup > No loop diuretic: Chlorthalidone =
 131.0; Placebo = 139.1
""",
    """\
= Over 12 weeks, 24-hour ambulatory systolic blood pressure decreased by 11.0 mm Hg (95% CI 8.1 to
 13.9) with chlorthalidone and by 0.5 mm Hg with placebo [1].
= Chlorthalidone lowered 24-hour systolic blood pressure by 11.0 mm Hg at 12 weeks, whereas placebo
 lowered it by only 0.5 mm Hg [1].
= The urinary albumin-to-creatinine ratio was halved: it was 50% lower with chlorthalidone than
 with placebo (95% CI 37–60) [2].
= Adverse effects that were more frequent with chlorthalidone included hypokalemia (10% vs 3%),
 dizziness (25% vs 16%) and hyperuricemia (40% vs 24%) [3].
= Dizziness occurred in 25% of patients on chlorthalidone and 16% on placebo [3].
= Of the 160 randomised patients, 121 (76%) had diabetes [4].
= Three quarters of the patients (76%) had diabetes, and 60% were on a loop diuretic [4].
= Among patients taking a loop diuretic, systolic blood pressure at 12 weeks was 128.3 with
 chlorthalidone and 140.2 with placebo [5].
= Without a loop diuretic, the corresponding values were 131.0 (chlorthalidone) and 139.1 (placebo)
 [6].
= Hypokalaemia was seen in 10% with chlorthalidone compared with 3% with placebo [3].
! event | Hypokalaemia occurred in 25% of patients on chlorthalidone [3].
! arms | Dizziness occurred in 16% of patients on chlorthalidone [3].
! endpoint | Diastolic blood pressure changed by −11.0 mm Hg in the chlorthalidone group [1].
! row | Among patients taking a loop diuretic, systolic blood pressure was 131.0 with
 chlorthalidone [5].
! arms | 24-hour ambulatory systolic blood pressure changed by −0.5 mm Hg in the chlorthalidone
 group [1].
! count | A total of 121 patients were randomised [4].
! interval end | The albumin-to-creatinine ratio was 60% lower with chlorthalidone than with
 placebo [2].
! event | Diabetes was present in 60% of patients [4].
! inverted | The albumin-to-creatinine ratio was 50% higher with chlorthalidone than with placebo
 [2].
! time | Blood pressure changed by −11.0 mm Hg at 24 weeks in the chlorthalidone group [1].
! invented | Chlorthalidone prevents dialysis in advanced kidney disease [1].
""",
)

BURNS = told(
    "Early propranolol in children with severe burns: a randomised trial",
    """\
[1] Mean heart rate in the first 4 weeks was 118 beats per minute (SD 14) with propranolol and 139
 beats per minute (SD 16) with placebo (P<0.001).
[2] Children given propranolol gained 1.1 kg of lean mass, whereas those given placebo lost 2.3 kg.
[3] Bradycardia requiring a dose reduction occurred in 8 of 61 children (13%) given propranolol and
 in none of 58 given placebo.
[4] Sepsis was diagnosed in 11 (18%) and 13 (22%) children, respectively (P=0.56).
[5] The burns covered a mean of 47% of the body surface in the propranolol group and 49% in the
 placebo group.
[6] Resting energy expenditure was 110% of predicted with propranolol and 138% with placebo at week
 4.
""",
    """\
= Mean heart rate over the first 4 weeks was 118 beats per minute with propranolol, compared with
 139 beats per minute with placebo (P<0.001) [1].
= Propranolol lowered heart rate (118 vs 139 beats per minute; P<0.001) [1].
= Lean mass increased by 1.1 kg with propranolol but fell by 2.3 kg with placebo [2].
= Eight children (13%) on propranolol had bradycardia that required a dose reduction; none on
 placebo did [3].
= Bradycardia requiring dose reduction was seen in 13% (8/61) of the propranolol group [3].
= The burned body surface averaged 47% in the propranolol group and 49% in the placebo group [5].
= At week 4, resting energy expenditure was 110% of predicted with propranolol versus 138% with
 placebo [6].
= Resting energy expenditure at week 4 was lower with propranolol (110% vs 138% of predicted) [6].
= The rate of sepsis did not differ significantly (18% vs 22%; P=0.56) [4].
! arms | Mean heart rate was 139 beats per minute with propranolol [1].
! arms | Children given placebo gained 1.1 kg of lean mass [2].
! endpoint | Children given propranolol gained 1.1 kg of fat mass [2].
! negation | Bradycardia occurred in 8 children given placebo [3].
! significance | Propranolol significantly reduced sepsis (18% vs 22%) [4].
! time | Resting energy expenditure was 110% of predicted with propranolol at week 8 [6].
! endpoint | Mortality was 18% with propranolol [4].
! spread | Mean heart rate was 118 beats per minute (SD 16) with propranolol [1].
! population | Adults given propranolol gained 1.1 kg of lean mass [2].
! wrong quote | Resting energy expenditure was 110% of predicted with propranolol [5].
""",
)

ROUNDS = (*PROSTATE, *PRESSURE, *BURNS)
"""All of this part."""

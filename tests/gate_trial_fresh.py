"""The part of the unseen trial written after the gate learned to read rows put into words."""

from tests.gate_trial_unseen import told

TEST = told(
    "Point-of-care ultrasound for pneumothorax: a diagnostic accuracy study",
    """\
[1] Ultrasound had a sensitivity of 91.2% (95% CI 86.4–94.7) and a specificity of 97.8% (95% CI
 96.1–98.9), whereas supine radiography had a sensitivity of 52.3% (95% CI 45.1–59.4).
[2] The reference standard was computed tomography in all 644 patients, of whom 193 (30.0%) had a
 pneumothorax.
[3] The median time to result was 4 min (IQR 3–6) for ultrasound and 27 min (IQR 19–41) for
 radiography.
[4] Table 3. Accuracy by operator > Residents: Sensitivity, % (95% CI) = 86.7 (78.0–92.9);
 Specificity, % (95% CI) = 96.9 (94.2–98.6); AUC = 0.92
[5] Table 3. Accuracy by operator > Consultants: Sensitivity, % (95% CI) = 95.1 (89.0–98.4);
 Specificity, % (95% CI) = 98.6 (96.4–99.6); AUC = 0.97
""",
    """\
= Ultrasound had a sensitivity of 91.2% (95% CI 86.4 to 94.7) and a specificity of 97.8% [1].
= The sensitivity of supine radiography was 52.3% [1].
= Sensitivity was 91.2% with ultrasound compared with 52.3% with supine radiography [1].
= Pneumothorax was present in 193 of 644 patients (30.0%) [2].
= Results were available after a median of 4 min with ultrasound and 27 min with radiography [3].
= Residents reached a sensitivity of 86.7% (95% CI 78.0–92.9) [4], consultants one of 95.1% (95% CI
 89.0–98.4) [5].
= For residents, the AUC was 0.92 [4].
= Consultants: sensitivity 95.1%, specificity 98.6% [5].
! arms | The sensitivity of supine radiography was 91.2% [1].
! measure | Ultrasound had a specificity of 91.2% [1].
! interval end | Ultrasound had a sensitivity of 91.2% (95% CI 86.4–97.8) [1].
! wrong quote | For residents, the AUC was 0.97 [4].
! measure | Residents reached a specificity of 86.7% [4].
! arms | The median time to result was 27 min for ultrasound [3].
! unit | The median time to result was 4 hours for ultrasound [3].
! count | Pneumothorax was present in 30 of 644 patients [2].
""",
)

COST = told(
    "Home versus hospital dialysis: a cost-utility analysis",
    """\
[1] Over a lifetime, home dialysis cost £118,400 and gave 4.92 quality-adjusted life-years (QALYs),
 compared with £131,700 and 4.55 QALYs for hospital dialysis.
[2] The probability that home dialysis was cost-effective at £20,000 per QALY was 94%.
[3] In the scenario with carers' time included, the incremental cost-effectiveness ratio rose to
 £11,350 per QALY.
[4] Hospital admissions fell from 1.8 to 1.3 per patient-year after the switch.
[5] Table 2. Costs per year, £ > Consumables: Home = 9,840; Hospital = 6,120
[6] Table 2. Costs per year, £ > Staff time: Home = 4,310; Hospital = 17,960
""",
    """\
= Home dialysis gave 4.92 QALYs, hospital dialysis 4.55 QALYs [1].
= Lifetime costs were £118,400 with home dialysis and £131,700 with hospital dialysis [1].
= There was a 94% probability that home dialysis was cost-effective at £20,000 per QALY [2].
= Including carers' time raised the incremental cost-effectiveness ratio to £11,350 per QALY [3].
= Admissions decreased from 1.8 to 1.3 per patient-year after the switch [4].
= Staff time: 4,310 for home and 17,960 for hospital [6].
= Consumables cost 9,840 a year at home and 6,120 in hospital [5].
= Staff time was 17,960 in the hospital group versus 4,310 in the home group [6].
! arms | Hospital dialysis gave 4.92 QALYs [1].
! arms | Staff time: 17,960 for home and 4,310 for hospital [6].
! wrong quote | Consumables: 4,310 for home [5].
! row | Staff time: 9,840 for home [5].
! digit | There was a 49% probability that home dialysis was cost-effective at £20,000 per QALY [2].
! threshold | There was a 94% probability that home dialysis was cost-effective at £30,000 per QALY
 [2].
! sign | Hospital admissions rose from 1.3 to 1.8 per patient-year after the switch [4].
! computed | Home dialysis saved £13,300 over a lifetime [1].
""",
)

POOLED = told(
    "Vitamin D and falls in older adults: systematic review and meta-analysis",
    """\
[1] Pooled data from 14 trials (n = 21,346) showed no effect of vitamin D on falls (RR 0.98, 95% CI
 0.93 to 1.04; I² = 41%).
[2] Daily dosing was associated with fewer falls (RR 0.88, 95% CI 0.80 to 0.97; 8 trials), but
 intermittent dosing was not (RR 1.05, 95% CI 0.99 to 1.11; 6 trials).
[3] Hypercalcaemia was reported in 2.4% of participants given vitamin D and 1.6% given control.
[4] The certainty of evidence was rated low for fractures and moderate for falls.
[5] Table 4. Subgroups > Baseline 25(OH)D < 50 nmol/L: Trials = 5; RR (95% CI) = 0.84 (0.74–0.95); P
 for interaction = 0.02
[6] Table 4. Subgroups > Baseline 25(OH)D ≥ 50 nmol/L: Trials = 9; RR (95% CI) = 1.02 (0.96–1.08); P
 for interaction = 0.02
""",
    """\
= In 14 trials, vitamin D had no effect on falls (RR 0.98, 95% CI 0.93–1.04) [1].
= Heterogeneity was moderate for falls (I² = 41%) [1].
= Daily dosing was associated with fewer falls (RR 0.88; 95% CI 0.80–0.97) [2].
= Intermittent dosing was not associated with fewer falls (RR 1.05, 95% CI 0.99 to 1.11) [2].
= Hypercalcemia occurred in 2.4% with vitamin D and 1.6% with control [3].
= The certainty of evidence was moderate for falls and low for fractures [4].
= With baseline 25(OH)D below 50 nmol/L, the RR was 0.84 (95% CI 0.74–0.95) [5].
= Baseline 25(OH)D ≥ 50 nmol/L: RR 1.02 (95% CI 0.96–1.08) [6].
! subgroup | Intermittent dosing was associated with fewer falls (RR 0.88; 95% CI 0.80–0.97) [2].
! negation | Vitamin D reduced falls (RR 0.98, 95% CI 0.93–1.04) [1].
! arms | Hypercalcaemia was reported in 2.4% given control [3].
! endpoint | The certainty of evidence was moderate for fractures [4].
! threshold | With baseline 25(OH)D of 50 nmol/L or more, the RR was 0.84 (95% CI 0.74–0.95) [5].
! endpoint | Daily dosing was associated with fewer fractures (RR 0.88; 95% CI 0.80–0.97) [2].
! interval end | Daily dosing reduced falls (RR 0.88; 95% CI 0.08–0.97) [2].
! total | Pooled data from 14 trials (n = 21,436) showed no effect of vitamin D on falls [1].
""",
)

KINETICS = told(
    "Pharmacokinetics of subcutaneous ravolimab in healthy volunteers",
    """\
[1] The geometric mean maximum concentration was 38.6 µg/mL (CV 24%) after 150 mg and 81.2 µg/mL (CV
 21%) after 300 mg.
[2] The terminal half-life was 21.4 days and did not depend on dose.
[3] Absolute bioavailability was 72% (90% CI 66–79).
[4] Anti-drug antibodies were detected in 3 of 48 volunteers; none was neutralising.
[5] Table 1. Exposure > AUC (µg·day/mL): 150 mg = 1,120 ± 260; 300 mg = 2,390 ± 510
[6] Table 1. Exposure > Tmax (days): 150 mg = 6.9 (4–10); 300 mg = 7.1 (5–11)
""",
    """\
= Maximum concentration was 38.6 µg/mL after 150 mg and 81.2 µg/mL after 300 mg [1].
= After 300 mg, the geometric mean Cmax was 81.2 µg/mL (CV 21%) [1].
= The half-life was 21.4 days, irrespective of dose [2].
= Ravolimab had an absolute bioavailability of 72% (90% CI, 66 to 79) [3].
= Anti-drug antibodies were found in 3 of 48 volunteers, none of them neutralizing [4].
= Tmax was 6.9 days for 150 mg and 7.1 days for 300 mg [6].
= AUC: 1,120 ± 260 for 150 mg and 2,390 ± 510 for 300 mg [5].
= The terminal half-life of ravolimab was 21.4 days [2] and its bioavailability 72% [3].
! dose | Maximum concentration was 38.6 µg/mL after 300 mg [1].
! dose | Tmax was 7.1 days for 150 mg [6].
! unit | The terminal half-life was 21.4 hours [2].
! unit | Tmax was 6.9 hours for 150 mg [6].
! spread | AUC: 1,120 ± 510 for 150 mg [5].
! negation | Neutralising anti-drug antibodies were detected in 3 of 48 volunteers [4].
! measure | Relative bioavailability was 72% [3].
! level | Absolute bioavailability was 72% (95% CI 66–79) [3].
""",
)

REHAB = told(
    "Early mobilisation after stroke (ARISE-2)",
    """\
[1] A favourable outcome (modified Rankin Scale 0–2) at 3 months was achieved by 46% of the early
 group and 50% of the usual-care group (adjusted odds ratio 0.73, 95% CI 0.59–0.90; p=0.004).
[2] Patients in the early group were mobilised at a median of 18.5 h after onset and those in the
 usual-care group at 22.4 h.
[3] Deaths by 3 months numbered 88 (8%) with early mobilisation and 72 (7%) with usual care.
[4] Table 3. Outcomes at 3 months > Barthel index, mean (SD): Early = 78.1 (27.4); Usual care = 80.6
 (25.9); P = 0.08
[5] Table 3. Outcomes at 3 months > Falls, n (%): Early = 131 (12.5); Usual care = 118 (11.2); P =
 0.37
[6] Walking unassisted for 50 m took a median of 6 days in the early group and 7 days in the
 usual-care group (HR 1.04, 95% CI 0.94–1.15).
""",
    """\
= At 3 months, 46% of the early group and 50% of the usual-care group had a favourable outcome [1].
= The odds of a favourable outcome at 3 months were lower with early mobilisation (adjusted OR 0.73,
 95% CI 0.59–0.90; p=0.004) [1].
= Mobilisation began at a median of 18.5 h after onset in the early group versus 22.4 h with usual
 care [2].
= By 3 months, 88 patients (8%) in the early group and 72 (7%) in the usual-care group had died [3].
= The mean Barthel index was 78.1 (SD 27.4) in the early group and 80.6 (SD 25.9) with usual care
 [4].
= Falls occurred in 131 (12.5%) in the early group and 118 (11.2%) in the usual care group [5].
= Falls did not differ significantly (12.5% vs 11.2%; P = 0.37) [5].
= The early group walked 50 m unassisted after a median of 6 days, the usual-care group after 7 days
 [6].
! arms | A favourable outcome was achieved by 50% of the early group [1].
! sign | The odds of a favourable outcome were higher with early mobilisation (OR 0.73, 95% CI
 0.59–0.90) [1].
! row | The mean Barthel index was 131 in the early group [4].
! significance | Falls were significantly more frequent in the early group (12.5% vs 11.2%) [5].
! count for percent | Falls occurred in 131% in the early group [5].
! arms | By 3 months, 72 patients (7%) in the early group had died [3].
! time | At 12 months, 46% of the early group had a favourable outcome [1].
! p | The Barthel index was 78.1 with early mobilisation and 80.6 with usual care (P = 0.37) [4].
""",
)

FRESH = (*TEST, *COST, *POOLED, *KINETICS, *REHAB)

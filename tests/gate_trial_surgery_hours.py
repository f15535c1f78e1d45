"""The part of the unseen trial on newborns, coeliac disease and cataracts, written last."""

from tests.gate_trial_unseen import told

NEWBORNS = told(
    "Caffeine citrate versus placebo for late preterm infants with apnoea: the LATEBREATH trial",
    """\
[1] Apnoea lasting longer than 20 s occurred in 58 of 374 infants (15.5%) in the caffeine group and
 in 97 of 371 (26.1%) in the placebo group by day 14 (adjusted risk ratio 0.60; 95% CI 0.45 to
 0.80; p=0.0005).
[2] The median time to full oral feeding was 9 days (IQR 6–13) with caffeine and 10 days (IQR 7–14)
 with placebo.
[3] Tachycardia was seen in 8.3% of infants given caffeine, compared with 3.5% of those given
 placebo, and no seizures were observed in either group.
[4] Weight gain over the first four weeks averaged 26.4 g/day (SD 5.1) and 27.9 g/day (SD 5.3),
 respectively (mean difference −1.5 g/day; 95% CI −2.3 to −0.7).
[5] Infants had a mean gestational age of 34.9 weeks, and 46% were girls.
[6] Length of hospital stay did not differ between caffeine and placebo (14.2 vs 14.8 days; p=0.31).
""",
    """\
= By day 14, 15.5% of infants on caffeine had had apnoea lasting more than 20 s, versus 26.1% of
 those on placebo [1].
= Caffeine lowered the risk of prolonged apnoea by day 14 (adjusted RR 0.60, 95% CI 0.45–0.80;
 p=0.0005) [1].
= Full oral feeding was reached after a median of 9 days (IQR 6–13) with caffeine and 10 days (IQR
 7–14) with placebo [2].
= Tachycardia was more common among infants who received caffeine (8.3% vs 3.5%) [3].
= No seizures were seen in either group [3].
= The trade-off was slightly slower growth: 26.4 g/day with caffeine versus 27.9 g/day with placebo
 over the first four weeks [4].
= Infants on caffeine gained 1.5 g/day less weight (95% CI 0.7 to 2.3) [4].
= Hospital stay was comparable (14.2 days with caffeine, 14.8 days with placebo; p=0.31) [6].
= On average, infants had been born at 34.9 weeks of gestation, and 46% of them were girls [5].
! arms | By day 14, 26.1% of infants on caffeine had apnoea [1].
! time | By day 7, apnoea had occurred in 15.5% of the caffeine group [1].
! endpoint | Bradycardia was seen in 8.3% of infants given caffeine [3].
! turned | Weight gain was faster with caffeine (26.4 vs 27.9 g/day) [4].
! unit | The median time to full oral feeding was 9 hours with caffeine [2].
! superiority | Caffeine significantly shortened hospital stay (14.2 vs 14.8 days) [6].
! subgroup | Among girls, apnoea occurred in 15.5% on caffeine [1].
! arms | Full oral feeding took a median of 9 days with placebo [2].
! measure | The odds ratio for apnoea was 0.60 (95% CI 0.45 to 0.80) [1].
! sign | Infants on caffeine gained 1.5 g/day more weight [4].
""",
)

COELIAC = told(
    "Latiglutin with a gluten-free diet in coeliac disease with persistent symptoms",
    """\
[1] Villous height-to-crypt depth ratio fell by 0.13 (SE 0.05) with latiglutin 600 mg and by 0.61
 (SE 0.08) with placebo after a six-week gluten challenge (p=0.001).
[2] Symptom severity scores (0 to 100) at weeks 2, 4 and 6 were 21, 24 and 26 in the latiglutin
 group and 28, 35 and 41 in the placebo group.
[3] Of 50 randomised patients, 43 completed the challenge; five withdrew because of symptoms (one on
 latiglutin and four on placebo).
[4] Abdominal pain (14% vs. 36%), bloating (18% vs. 41%) and tiredness (9% vs. 20%) were less common
 with latiglutin than with placebo.
[5] Median urinary gluten peptide excretion was 3.2 ng/mL (range 0.9 to 11.5) in the latiglutin
 group, compared with 9.8 ng/mL (range 2.1 to 24.0) in the placebo group.
[6] Duodenal intraepithelial lymphocytes increased by 9.8 cells/mm in the latiglutin group and by
 24.8 cells/mm in the placebo group (p=0.018).
""",
    """\
= After a six-week gluten challenge, the villous height-to-crypt depth ratio had dropped by 0.13 (SE
 0.05) with latiglutin and by 0.61 (SE 0.08) with placebo [1].
= Latiglutin thus limited mucosal damage, with a smaller fall in the villous height-to-crypt depth
 ratio than placebo (0.13 vs 0.61; p=0.001) [1].
= At week 6, symptom severity stood at 26 with latiglutin and 41 with placebo [2].
= Symptoms got steadily worse on placebo, from 28 at week 2 to 41 at week 6 [2].
= Five patients withdrew because of symptoms, four of them on placebo [3].
= 43 of the 50 randomised patients finished the challenge [3].
= Patients taking latiglutin had less abdominal pain (14% vs 36%), bloating (18% vs 41%) and
 tiredness (9% vs 20%) [4].
= Bloating was reported by 18% of patients on latiglutin and 41% on placebo [4].
= Urinary excretion of gluten peptides was also lower with latiglutin (median 3.2 vs 9.8 ng/mL) [5].
= Intraepithelial lymphocytes rose less with latiglutin (9.8 cells/mm) than with placebo (24.8
 cells/mm) [6].
= - Villous height-to-crypt depth ratio: −0.13 vs −0.61 (p=0.001) [1]⏎- Intraepithelial lymphocytes:
 +9.8 vs +24.8 cells/mm (p=0.018) [6]
! arms | At week 6, the symptom severity score was 41 with latiglutin [2].
! time | At week 4, the symptom severity score was 26 with latiglutin [2].
! turned | Bloating was more common with latiglutin (18% vs 41%) [4].
! one of two | Tiredness was reported by 18% of patients on latiglutin [4].
! dose | With latiglutin 900 mg the ratio fell by 0.13 [1].
! count | Four patients on latiglutin withdrew because of symptoms [3].
! spread | The ratio fell by 0.13 (SD 0.05) with latiglutin [1].
! arms | Intraepithelial lymphocytes rose by 24.8 cells/mm with latiglutin [6].
! P of another | The ratio fell by 0.13 versus 0.61 (p=0.018) [1].
! digit | Urinary peptide excretion was 8.9 ng/mL with placebo [5].
! computed | Symptom severity was 15 points lower with latiglutin at week 6 [2].
""",
)

CATARACT = told(
    "Immediate or delayed bilateral cataract surgery: a randomised non-inferiority trial",
    """\
[1] At 4 weeks, target refraction was reached in 404 of 440 eyes (92%) in the immediate group and
 393 of 430 eyes (91%) in the delayed group (difference 1 percentage point; 90% CI −2 to 4), which
 met the non-inferiority margin of 5 percentage points.
[2] Mean corrected visual acuity improved from 0.41 logMAR (SD 0.22) to 0.02 logMAR (SD 0.10) in the
 immediate group and from 0.39 (SD 0.21) to 0.03 (SD 0.11) in the delayed group.
[3] Endophthalmitis did not occur; cystoid macular oedema developed in 9 eyes (2.0%) and 12 eyes
 (2.8%), respectively.
[4] Total costs per patient were €2,410 with immediate and €2,860 with delayed surgery (difference
 −€450; 95% CI −€610 to −€290).
[5] Patients returned to driving after a median of 12 days in the immediate group and 38 days in the
 delayed group.
[6] Table 4. Patient-reported outcomes at 3 months > Very satisfied with the result: Immediate =
 88%; Delayed = 86%
[7] Table 4. Patient-reported outcomes at 3 months > Spectacle independence: Immediate = 61%;
 Delayed = 57%
""",
    """\
= Four weeks after surgery, 92% of eyes in the immediate group and 91% in the delayed group had
 reached target refraction [1].
= Immediate surgery was non-inferior: the difference was 1 percentage point (90% CI −2 to 4), within
 the margin of 5 percentage points [1].
= Visual acuity improved from 0.41 to 0.02 logMAR with immediate surgery and from 0.39 to 0.03 with
 delayed surgery [2].
= There were no cases of endophthalmitis [3].
= Cystoid macular oedema was rare in both groups, at 2.0% with immediate and 2.8% with delayed
 surgery [3].
= Immediate surgery was cheaper (€2,410 vs €2,860 per patient) [4].
= The cost saving was €450 per patient (95% CI €290 to €610) [4].
= People in the immediate group were back behind the wheel after a median of 12 days, compared with
 38 days in the delayed group [5].
= At 3 months, 88% of the immediate and 86% of the delayed group were very satisfied with the result
 [6].
= Spectacle independence was similar (61% vs 57%) [7].
= Overall, refractive results were equivalent (92% vs 91% on target) [1], whereas patients could
 drive again much earlier after immediate surgery (12 vs 38 days) [5].
! arms | Patients returned to driving after a median of 38 days in the immediate group [5].
! superiority | Immediate surgery was significantly superior for target refraction (92% vs 91%) [1].
! baseline | Baseline visual acuity was 0.02 logMAR in the immediate group [2].
! level | The difference was 1 percentage point (95% CI −2 to 4) [1].
! row | Spectacle independence was 88% in the immediate group [7].
! row | Very satisfied with the result were 61% of the immediate group [6].
! turned | Immediate surgery was more expensive (€2,410 vs €2,860) [4].
! endpoint | Endophthalmitis developed in 2.0% of eyes in the immediate group [3].
! time | At 12 weeks, target refraction was reached in 92% of eyes in the immediate group [1].
! unit | Total costs per patient were £2,410 with immediate surgery [4].
! arms | Cystoid macular oedema developed in 2.8% of eyes after immediate surgery [3].
! total | Target refraction was reached in 404 of 430 eyes in the immediate group [1].
""",
)

SURGERY_HOURS = (*NEWBORNS, *COELIAC, *CATARACT)

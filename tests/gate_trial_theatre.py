"""The part of the unseen trial on children, anaesthesia and skin, in many styles of prose."""

from tests.gate_trial_unseen import told

BRONCHIOLITIS = told(
    "High-flow oxygen versus standard oxygen in infants with bronchiolitis",
    """\
[1] Escalation of care because of treatment failure occurred in 87 of 739 infants (12%) in the
 high-flow group and in 167 of 733 (23%) in the standard-therapy group (risk difference, −11
 percentage points; 95% CI, −15 to −7; P<0.001).
[2] The duration of oxygen therapy was 1.8 days with high flow and 1.9 days with standard therapy,
 and one infant in each group had a pneumothorax.
[3] Of 167 infants in whom standard therapy failed, 102 (61%) responded to high-flow rescue.
[4] Infants younger than 12 months with oxygen saturation below 92% were eligible.
[5] In infants aged 3 months or younger, escalation of care occurred in 17% with high flow and 29%
 with standard therapy; in older infants it occurred in 9% and 20%.
[6] Table 2. Secondary outcomes > Length of hospital stay (days), mean ± SD: High flow = 3.12 ±
 2.43; Standard therapy = 2.94 ± 2.73; P = 0.19
[7] Table 2. Secondary outcomes > Transfer to intensive care, no. (%): High flow = 64 (9); Standard
 therapy = 49 (7); P = 0.08
""",
    """\
= Treatment failure leading to escalation of care was less common with high-flow oxygen (12%,
 87/739) than with standard therapy (23%, 167/733), for a risk difference of −11 percentage points
 (95% CI −15 to −7) [1].
= High-flow oxygen roughly halved the rate of escalation (12% vs 23%; P<0.001) [1].
= Oxygen was needed for 1.8 days in the high-flow arm and 1.9 days in the standard-therapy arm [2].
= One infant per group developed a pneumothorax [2].
= Rescue high flow was successful in 102 of the 167 infants (61%) who failed standard therapy [3].
= Eligible infants were under 12 months old with an oxygen saturation below 92% [4].
= Among infants ≤3 months old, 17% on high flow and 29% on standard therapy needed escalation; the
 corresponding figures in older infants were 9% and 20% [5].
= Length of stay did not differ significantly: 3.12 ± 2.43 days with high flow vs 2.94 ± 2.73 days
 with standard therapy (P = 0.19) [6].
= ICU transfer was numerically more frequent with high flow (9% vs 7%), but the difference was not
 significant (P=0.08) [7].
= Hospital stay averaged 3.12 days in the high-flow group and 2.94 days in the standard-therapy
 group [6].
= **Primary outcome**: escalation of care in 12% (high flow) vs 23% (standard therapy) [1].⏎ **ICU
 transfer**: 64 infants (9%) vs 49 infants (7%) [7].
! arms | Escalation of care occurred in 23% of infants in the high-flow group [1].
! subgroup | In infants aged 3 months or younger, escalation of care occurred in 9% with high flow
 [5].
! operator | Infants older than 12 months were eligible [4].
! significance | Transfer to intensive care was significantly more frequent with high flow (9% vs
 7%) [7].
! total | Escalation of care occurred in 87 of 733 infants in the high-flow group [1].
! row | Transfer to intensive care occurred in 3.12% with high flow [7].
! wrong quote | The duration of oxygen therapy was 1.8 days with high flow [1].
! swapped measure | The risk ratio for escalation of care was −11 (95% CI, −15 to −7) [1].
! invented | High flow shortened the hospital stay (3.12 vs 2.94 days) [6].
! count | A pneumothorax occurred in 12 infants in each group [2].
! threshold | Infants with oxygen saturation below 90% were eligible [4].
! group of rescue | Of 167 infants in whom high flow failed, 102 (61%) responded to rescue [3].
""",
)

BLOCK = told(
    "Erector spinae block after thoracoscopic surgery: a double-blind trial",
    """\
[1] Cumulative morphine consumption in the first 24 hours was 18.2 mg (95% CI, 15.9–20.5) in the
 block group and 29.7 mg (95% CI, 26.4–33.0) in the sham group, a mean difference of −11.5 mg (95%
 CI, −15.5 to −7.5).
[2] Resting pain scores (0–10) at 1, 6 and 24 h were 2.1, 2.6 and 2.3 after the block and 4.3, 3.5
 and 2.5 after the sham injection.
[3] Postoperative nausea and vomiting were less frequent after the block (18% vs. 35%; relative
 risk 0.51, 95% CI 0.28–0.94).
[4] The block was performed with 20 mL of 0.5% ropivacaine at the T5 level under ultrasound
 guidance.
[5] Time to first rescue analgesia was 312 min (IQR 185–540) in the block group and 74 min (IQR
 41–130) in the sham group (P<0.001).
[6] There was no difference in the rate of chronic postsurgical pain at 3 months (15% in both
 groups).
""",
    """\
= The block reduced 24-hour morphine use to 18.2 mg, compared with 29.7 mg in the sham group (mean
 difference −11.5 mg, 95% CI −15.5 to −7.5) [1].
= Patients receiving the erector spinae block used 11.5 mg less morphine over the first 24 hours
 (18.2 mg vs 29.7 mg) [1].
= Resting pain at 1 h was 2.1 with the block and 4.3 with sham, but by 24 h the scores were nearly
 the same (2.3 vs 2.5) [2].
= PONV was roughly halved (18% vs 35%; RR 0.51, 95% CI 0.28–0.94) [3].
= The technique was ultrasound-guided at T5 with 20 mL of ropivacaine 0.5% [4].
= The median time to first rescue analgesia was 312 min with the block, as against 74 min with sham
 (P<0.001) [5].
= Chronic postsurgical pain at 3 months affected 15% of patients in both groups [6].
= Rescue analgesia was requested much later in the block group (after 312 vs 74 min) [5].
= - Morphine in the first 24 h: 18.2 mg (block) vs 29.7 mg (sham) [1]⏎- Nausea and vomiting: 18% vs
 35% [3]⏎- Chronic pain at 3 months: 15% in each group [6]
= At three months, the rate of chronic pain did not differ between groups (15% in both) [6].
! arms | Cumulative morphine consumption was 29.7 mg in the block group [1].
! time | Cumulative morphine consumption in the first 48 hours was 18.2 mg in the block group [1].
! position | Resting pain at 6 h was 2.1 after the block [2].
! concentration | The block was performed with 20 mL of 0.25% ropivacaine [4].
! drug | The block was performed with 20 mL of 0.5% bupivacaine [4].
! unit | Time to first rescue analgesia was 312 h in the block group [5].
! direction | Postoperative nausea and vomiting were more frequent after the block (18% vs 35%)
 [3].
! negation | The block prevented chronic postsurgical pain at 3 months [6].
! endpoint | Chronic opioid use at 3 months was 15% in both groups [6].
! interval | Morphine consumption was 18.2 mg (95% CI, 26.4–33.0) in the block group [1].
""",
)

ECZEMA = told(
    "Nemolimab with topical therapy in moderate-to-severe atopic dermatitis",
    """\
[1] At week 16, EASI-75 was achieved by 44% of 620 patients receiving nemolimab and 29% of 321
 receiving placebo (adjusted difference, 14.9 percentage points; 97.5% CI, 7.8 to 22.0; P<0.0001).
[2] Clear or almost clear skin was attained in 36% with nemolimab and 25% with placebo.
[3] The proportion with an itch improvement of at least 4 points was 43% versus 18% at week 16, and
 the effect was seen as early as week 1 (5% versus 1%).
[4] Serious adverse events were reported in 1% of patients on nemolimab and 1% on placebo; asthma
 worsened in 3% and 1%.
[5] Conjunctivitis was uncommon (2% in each group).
[6] Table 4. EASI-75 by subgroup > Age 12–17 years: Nemolimab = 48.1%; Placebo = 31.0%
[7] Table 4. EASI-75 by subgroup > Age ≥65 years: Nemolimab = 39.6%; Placebo = 22.9%
[8] Patients were aged 12 years or older and had had disease for a mean of 17.3 (SD 11.6) years.
""",
    """\
= EASI-75 at week 16 was reached by 44% of patients on nemolimab versus 29% on placebo (adjusted
 difference 14.9 percentage points, 97.5% CI 7.8–22.0; P<0.0001) [1].
= More patients on nemolimab than on placebo achieved EASI-75 at 16 weeks (44% vs 29%) [1].
= Clear or almost clear skin was seen in 36% of nemolimab-treated and 25% of placebo-treated
 patients [2].
= An itch improvement of ≥4 points occurred in 43% with nemolimab and 18% with placebo at week 16
 [3].
= A benefit on itch was already apparent at week 1 (5% vs 1%) [3].
= Safety was favourable: serious adverse events occurred in 1% of both groups, and conjunctivitis
 was uncommon, at 2% in each group [4][5].
= Worsening of asthma was reported in 3% on nemolimab and 1% on placebo [4].
= In adolescents aged 12–17 years, EASI-75 rates were 48.1% and 31.0% with nemolimab and placebo,
 respectively [6].
= Among patients aged 65 or over, 39.6% on nemolimab achieved EASI-75, against 22.9% on placebo
 [7].
= On average, participants had lived with the disease for 17.3 years [8].
= | Age group | Nemolimab | Placebo |⏎|---|---|---|⏎| 12–17 years | 48.1% | 31.0% [6] |⏎| ≥65 years
 | 39.6% | 22.9% [7] |
! subgroup | Among patients aged 65 years or older, 48.1% achieved EASI-75 on nemolimab [6].
! endpoint | At week 16, EASI-90 was achieved by 44% of patients receiving nemolimab [1].
! time | An itch improvement of at least 4 points was seen in 43% at week 1 with nemolimab [3].
! level | The adjusted difference was 14.9 percentage points (95% CI, 7.8 to 22.0) [1].
! arms | Asthma worsened in 3% of patients on placebo [4].
! operator | Patients were younger than 12 years [8].
! digit | Clear or almost clear skin was attained in 63% with nemolimab [2].
! swapped rows | | Age group | Nemolimab | Placebo |⏎|---|---|---|⏎⟦| ≥65 years | 48.1% | 31.0% [6]
 |⟧
! conclusion | Nemolimab is safe and effective and should replace topical steroids [1].
! unit | Disease had lasted for a mean of 17.3 months [8].
! comparison | Nemolimab was superior to dupilumab for EASI-75 (44% vs 29%) [1].
""",
)

THEATRE = (*BRONCHIOLITIS, *BLOCK, *ECZEMA)

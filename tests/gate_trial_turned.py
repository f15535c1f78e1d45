"""The part of the unseen trial that turns round what the gate was mended to accept."""

from tests.gate_trial_unseen import told

SKIN = told(
    "Alvotinib versus bexorant for psoriasis",
    """\
[1] PASI75 was reached by 61% of patients (grade 3 disease, 44%) on alvotinib and by 35% (grade 3
 disease, 20%) on bexorant.
[2] In total, 812 patients were screened and 410 were randomly assigned to alvotinib (n = 204) or
 bexorant (n = 206).
[3] Itch score decreased by 4.2 points with alvotinib and 2.9 points with bexorant at week 16.
[4] The hazard ratio for relapse was 0.61 (95% CI 0.44–0.85; P = 0.003) in women and 0.92 (95% CI
 0.70–1.21; P = 0.55) in men.
[5] Median time to relapse was not reached with alvotinib and was 11.2 months with bexorant (HR
 0.55, 95% CI 0.40–0.76).
[6] Sick days fell by 3.1 days with alvotinib and by 1.4 days with bexorant, from 9.5 days at
 baseline.
[7] Table 2. Safety at week 16 > Infections, n (%): Alvotinib (n = 204) = 61 (29.9); Bexorant (n =
 206) = 48 (23.3); P = 0.13
[8] Table 2. Safety at week 16 > ALT (U/L), mean (SD): Alvotinib (n = 204) = 31.2 (9.4); Bexorant
 (n = 206) = 27.8 (8.1); P = 0.001
[9] Table 3. Change in weight (kg) > Week 16: Alvotinib > Mean change = −1.2; Alvotinib > Baseline
 = 84.1; Bexorant > Mean change = 0.3; Bexorant > Baseline = 83.6
[10] Stay was 6 days after alvotinib and 8 days after bexorant, and 12% were readmitted within 30
 days.
[11] Of 204 patients on alvotinib, 12% were women over 65 and 7% stopped treatment.
""",
    """\
! turned | Grade 3 PASI75 was reached by 61% of patients on alvotinib [1].
! turned | PASI75 was reached by 44% of patients on alvotinib [1].
! turned | PASI75 was reached by 44% on alvotinib and 20% on bexorant [1].
! turned | PASI75 was more frequent with alvotinib (44%) than with bexorant (35%) [1].
! turned | PASI75 was more frequent with bexorant (61%) than with alvotinib (35%) [1].
! turned | PASI75 was reached by 61% on bexorant [1].
! turned | In grade 3 disease, PASI75 was reached by 44% on alvotinib compared with 35% on bexorant
 [1].
! turned | 206 patients received alvotinib [2].
! turned | 812 patients were randomly assigned [2].
! turned | 204 patients were screened [2].
! turned | 410 patients received alvotinib [2].
! turned | Of 812 patients, 204 received bexorant [2].
! turned | 206 to alvotinib and 204 to bexorant were assigned [2].
! turned | Itch fell more with bexorant than with alvotinib (2.9 vs 4.2 points) [3].
! turned | Itch fell less with alvotinib than with bexorant (4.2 vs 2.9 points) [3].
! turned | The reduction in itch was greater with bexorant than with alvotinib [3].
! turned | The reduction in itch score was smaller with alvotinib than with bexorant (4.2 vs 2.9
 points) [3].
! turned | Itch rose more with alvotinib than with bexorant (4.2 vs 2.9 points) [3].
! turned | The association was significant in men (HR 0.92; 95% CI 0.70–1.21) but not in women (HR
 0.61; 95% CI 0.44–0.85) [4].
! turned | The effect was significant in women (HR 0.61) but not in men (HR 0.44) [4].
! turned | The effect was significant in men but not in women [4].
! turned | The hazard ratio for relapse was not significant in women (HR 0.61, 95% CI 0.44–0.85)
 [4].
! turned | Median time to relapse was longer with bexorant (HR 0.55, 95% CI 0.40–0.76) [5].
! turned | Median time to relapse was not reached with bexorant [5].
! turned | Median time to relapse was 11.2 months with alvotinib [5].
! turned | Sick days were 3.1 with alvotinib [6].
! turned | Sick days fell by 9.5 with alvotinib [6].
! turned | Sick days were 1.4 at baseline with bexorant [6].
! turned | Sick days fell by 1.4 with alvotinib [6].
! turned | Infections occurred in 23.3% on alvotinib [7].
! turned | Infections: 61 for Bexorant (n = 206) [7].
! turned | Infections: 29.9% for P [7].
! turned | Infections were significantly more common with alvotinib (29.9% vs 23.3%) [7].
! turned | ALT was 31.2 mg/L in the alvotinib group [8].
! turned | ALT was 9.4 U/L in the alvotinib group [8].
! turned | ALT was 31.2 (SD 8.1) U/L in the alvotinib group [8].
! turned | ALT was 31.2 U/L in the alvotinib group and 48 in the bexorant group [8].
! turned | ALT: 31.2% for alvotinib [8].
! turned | Week 16: −1.2 kg for Alvotinib, Baseline [9].
! turned | Week 16: 84.1 kg for alvotinib [9].
! turned | Change in weight at week 16 was 84.1 kg with alvotinib [9].
! turned | Change in weight at week 16 was 0.3 kg with alvotinib and −1.2 kg with bexorant [9].
! turned | Weight at week 16 was −1.2 kg with bexorant [9].
! turned | Stay was 8 days after alvotinib [10].
! turned | Stay was 30 days after alvotinib [10].
! turned | Stay was 6 days after alvotinib and 12 days after bexorant [10].
! turned | 12% stopped alvotinib [11].
! turned | 7% were women over 65 [11].
! turned | 12% were men over 65 on alvotinib [11].
! turned | PASI75 was superior with alvotinib to bexorant (61% vs 35%) [1].
! turned | ALT was lower with alvotinib than with bexorant (31.2 vs 27.8 U/L) [8].
! turned | Infections did not differ between groups (31.2 vs 27.8; P = 0.001) [8].
! turned | There was no difference in ALT (P = 0.001) [8].
= PASI75 was reached by 61% of patients on alvotinib and 35% on bexorant [1].
= In grade 3 disease, PASI75 was reached by 44% on alvotinib and 20% on bexorant [1].
= 204 patients received alvotinib and 206 bexorant [2].
= 410 patients were randomised [2].
= Itch fell more with alvotinib than with bexorant (4.2 vs 2.9 points) [3].
= The effect was significant in women (HR 0.61) but not in men (HR 0.92) [4].
= Time to relapse was longer with alvotinib (HR 0.55, 95% CI 0.40–0.76) [5].
= Sick days fell by 3.1 with alvotinib and 1.4 with bexorant [6].
= Infections occurred in 61 (29.9%) with alvotinib and 48 (23.3%) with bexorant (P = 0.13) [7].
= Mean ALT was 31.2 U/L in the alvotinib group and 27.8 U/L in the bexorant group (P = 0.001) [8].
= ALT was higher with alvotinib than with bexorant (31.2 vs 27.8 U/L; P = 0.001) [8].
= At week 16, weight had changed by −1.2 kg with alvotinib and 0.3 kg with bexorant [9].
= Stay was 6 days after alvotinib and 8 days after bexorant [10].
= 12% were readmitted within 30 days [10].
= Of those on alvotinib, 7% stopped treatment [11].
""",
)

BOWEL = told(
    "Open versus laparoscopic colectomy (LACE-3)",
    """\
[1] Table 1. Outcomes by group > Blood loss (mL) > Day 1: Open (n = 80) = 310 (120); Laparoscopic
 (n = 82) = 150 (70); P = <0.001
[2] Table 1. Outcomes by group > Blood loss (mL) > Day 2: Open (n = 80) = 40 (22); Laparoscopic (n
 = 82) = 31 (18); P = 0.04
[3] Table 2. Recurrence > Age > 65 years: Open = 12/40 (30); Laparoscopic = 9/44 (20.5); HR (95%
 CI) = 0.66 (0.28–1.57)
[4] Table 2. Recurrence > Age ≤ 65 years: Open = 4/40 (10); Laparoscopic = 6/38 (15.8); HR (95% CI)
 = 1.61 (0.45–5.70)
[5] Conversion to open surgery was needed in 7 of 82 patients, and the anastomotic leak rate was
 4.9% after laparoscopic and 6.3% after open colectomy.
[6] Pain scores rose from 2.1 to 4.4 after open and from 2.0 to 3.1 after laparoscopic colectomy.
[7] Hospital costs increased by €1,200 with laparoscopy and fell by €300 with open surgery.
[8] Table 3. Adherence > Week 4 > Diary kept, n (%): Arm A > Men = 21 (52.5); Arm A > Women = 30
 (75.0); Arm B > Men = 18 (45.0); Arm B > Women = 33 (82.5)
[9] Overall survival was similar (HR 0.97, 95% CI 0.81 to 1.16), and adverse events were mild in
 31%, moderate in 12% and severe in 3% of patients.
""",
    """\
! turned | Blood loss at day 1 was 150 mL in the open group [1].
! turned | Blood loss on day 2 was 310 mL in the open group [1].
! turned | Blood loss on day 1 was 40 mL in the open group [2].
! turned | Blood loss was 40 mL in the open group and 310 mL in the laparoscopic group [1].
! turned | Blood loss, day 1: 310 (70) for Open and 150 (120) for Laparoscopic [1].
! turned | Blood loss on day 1 was 120 mL with open surgery [1].
! turned | Blood loss on day 1 was 310 mL in the laparoscopic group and 150 mL in the open group
 [1].
! turned | Blood loss on day 1 was 80 mL in the open group [1].
! turned | Age ≤ 65 years: 12/40 (30) for Open [4].
! turned | Age ≤ 65 years: 12/40 (30) for Open [3].
! turned | In patients over 65 years, recurrence was 10% with open surgery [4].
! turned | Recurrence in those older than 65 was 15.8% after laparoscopic surgery [4].
! turned | Age > 65 years: HR 1.61 (95% CI 0.45–5.70) [3].
! turned | Age > 65 years: 40 for Open [3].
! turned | Age > 65 years: 12% for Open [3].
! turned | The leak rate was 4.9% after open colectomy [5].
! turned | Conversion to laparoscopic surgery was needed in 7 of 82 patients [5].
! turned | Pain scores rose from 2.0 to 4.4 after open colectomy [6].
! turned | Pain scores rose from 2.1 to 4.4 after laparoscopic colectomy [6].
! turned | Pain scores rose more after laparoscopic than after open colectomy [6].
! turned | Pain scores fell from 4.4 to 2.1 after open colectomy [6].
! turned | Hospital costs increased by €300 with open surgery [7].
! turned | Hospital costs fell by €1,200 with laparoscopy [7].
! turned | Diary kept at week 4: 52.5% for arm A, women [8].
! turned | At week 4, the diary was kept by 21 women (52.5%) in arm A [8].
! turned | At week 4, the diary was kept by 52.5% in arm A [8].
! turned | At week 4, the diary was kept by 75.0% of men [8].
! turned | Week 4, Diary kept: 45.0% for Arm B [8].
! turned | Week 4, Diary kept: 45.0% for Arm B, Women [8].
! turned | Adverse events were severe in 12% of patients [9].
! turned | Adverse events were mild in 3% of patients [9].
! turned | Overall survival differed between groups (HR 0.97, 95% CI 0.81 to 1.16) [9].
! turned | Overall survival was better with laparoscopic surgery (HR 0.97) [9].
! turned | Blood loss was less after open colectomy (310 vs 150 mL) [1].
! turned | Open surgery reduced blood loss [1].
! turned | P was 0.04 for blood loss on day 1 [1].
! turned | Blood loss on day 1: 310 mL for P [1].
= Blood loss on day 1 was 310 mL in the open group and 150 mL in the laparoscopic group (P < 0.001)
 [1].
= Day 2 blood loss: 40 mL (open) versus 31 mL (laparoscopic) [2].
= Age > 65 years: 12/40 (30%) for open and 9/44 (20.5%) for laparoscopic [3].
= The anastomotic leak rate was 4.9% after laparoscopic and 6.3% after open colectomy [5].
= Conversion to open surgery was needed in 7 of 82 patients [5].
= Pain rose from 2.1 to 4.4 after open and from 2.0 to 3.1 after laparoscopic colectomy [6].
= At week 4, diary kept was 21 (52.5%) for arm A, men and 30 (75.0%) for arm A, women [8].
= Adverse events were severe in 3% of patients [9].
= Overall survival did not differ (HR 0.97, 95% CI 0.81 to 1.16) [9].
= Costs increased by €1,200 with laparoscopy [7].
""",
)

TURNED = (*SKIN, *BOWEL)

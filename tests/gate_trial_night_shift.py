"""The part of the unseen trial on skin, eyes, vaccines, sepsis, blocks, grafts and relapse."""

from tests.gate_trial_unseen import told

ECZEMA = told(
    "Lorakinumab or ciclosporin for adults with atopic dermatitis: the ITCH-LESS trial",
    """\
[1] At week 16, EASI-75 was achieved by 132 of 214 patients (61.7%) in the lorakinumab group and 104
 of 211 (49.3%) in the ciclosporin group (difference, 12.4 percentage points; 95% CI, 3.0 to 21.8).
[2] The mean itch score fell from 7.6 at baseline to 3.1 at week 16 with lorakinumab, and from 7.4
 to 3.9 with ciclosporin.
[3] EASI-75 was maintained at weeks 24, 36 and 52 by 58%, 54% and 47% of patients, respectively,
 with lorakinumab.
[4] Conjunctivitis (9.3% vs. 2.4%) and herpes infection (3.7% vs. 5.2%) were recorded.
[5] Sleep quality did not differ significantly between the groups (P=0.18).
[6] In the subgroup with disease of the face, 70% of patients reached EASI-75 with lorakinumab.
[7] A rise in creatinine led 14 patients (6.6%) on ciclosporin to stop treatment, compared with 1
 (0.5%) on lorakinumab.
""",
    """\
= EASI-75 at week 16 was reached by 61.7% of patients on lorakinumab and 49.3% on ciclosporin [1].
= Itch scores dropped from 7.6 to 3.1 with lorakinumab and from 7.4 to 3.9 with ciclosporin [2].
= At week 52, 47% of patients on lorakinumab still had EASI-75 [3].
= Sleep quality was not significantly different between the groups (P=0.18) [5].
! arms | Itch fell from 7.4 to 3.1 with lorakinumab [2].
! change for value | The itch score fell by 3.1 points with lorakinumab [2].
! time | EASI-75 was maintained by 54% of patients at week 24 with lorakinumab [3].
! time | At weeks 24, 36 and 52, EASI-75 was maintained by 58%, 47% and 54% [3].
! endpoint | Herpes infection was recorded in 9.3% of patients [4].
! turned | Herpes infection was more frequent with lorakinumab (3.7% vs. 5.2%) [4].
! verdict | Lorakinumab significantly improved sleep quality (P=0.18) [5].
! subgroup | With lorakinumab, 70% of patients reached EASI-75 [6].
! total | EASI-75 was achieved by 132 of 425 patients with lorakinumab [1].
! bound | EASI-75 was achieved by more than 61.7% of patients on lorakinumab [1].
! arms | Creatinine rose in 6.6% of patients on lorakinumab [7].
! endpoint | Treatment was stopped because of conjunctivitis by 6.6% on ciclosporin [7].
! invented arms | Conjunctivitis was recorded in 2.4% with lorakinumab and 9.3% with
 ciclosporin [4].
""",
)

GLAUCOMA = told(
    "Early trabeculectomy versus eye drops for advanced glaucoma: the TAP-EYE study",
    """\
[1] Mean intraocular pressure at 24 months was 12.4 mm Hg (SD 4.7) with trabeculectomy and 15.1 mm
 Hg (SD 4.8) with drops (mean difference, −2.8 mm Hg; 95% CI, −3.8 to −1.7).
[2] Compared with drops, trabeculectomy left fewer patients needing any further treatment: 31 of 216
 (14%) vs 88 of 214 (41%).
[3] Quality of life at 24 months was similar (85.2 vs. 84.1 points; P=0.38).
[4] Mean visual field loss from baseline to 24 months was 0.2 dB and 1.6 dB.
[5] Loss of more than 10 letters of visual acuity occurred in 11 eyes (5%) after surgery and in 6
 eyes (3%) treated with drops (P=0.22).
[6] Eyes with pressure above 30 mm Hg at entry had a mean pressure of 13.8 mm Hg at 24 months after
 trabeculectomy.
[7] The median number of medicines per eye was 0 (IQR 0–1) after surgery and 3 (IQR 2–4) on drops.
""",
    """\
= At 24 months, mean pressure was 12.4 mm Hg with trabeculectomy and 15.1 mm Hg with drops [1].
= Further treatment was needed by 14% after trabeculectomy and 41% with drops [2].
= Quality of life at 24 months did not differ clearly (85.2 vs 84.1 points; P=0.38) [3].
! inferred order | Drops were followed by a quality-of-life score of 85.2 points [3].
! turned | Trabeculectomy left more patients needing further treatment (14% vs 41%) [2].
! verdict | Quality of life was significantly better after trabeculectomy (85.2 vs 84.1) [3].
! arms | Visual field loss was 1.6 dB with trabeculectomy and 0.2 dB with drops [4].
! end | Visual field loss at baseline was 0.2 dB [4].
! bound | At least 10 letters of visual acuity were lost in 5% of eyes after surgery [5].
! verdict | Significantly more eyes lost visual acuity after surgery than with drops (5% vs 3%) [5].
! subgroup | Mean pressure was 13.8 mm Hg at 24 months after trabeculectomy [6].
! baseline | Mean pressure before trabeculectomy was 12.4 mm Hg [1].
! change for value | Pressure fell by 12.4 mm Hg with trabeculectomy [1].
! unit | Visual field loss was 0.2 letters with trabeculectomy and 1.6 letters with drops [4].
! neighbour | Further treatment was needed in 5% of patients after trabeculectomy [2][5].
""",
)

ZOSTER = told(
    "Efficacy and reactogenicity of an mRNA zoster vaccine in adults aged 50 years or older",
    """\
[1] Zoster was confirmed in 9 of 7,340 participants given the vaccine and in 214 of 7,361 given
 placebo, a vaccine efficacy of 95.8% (95% CI, 92.0 to 98.1).
[2] Efficacy was 97.2% in participants aged 50–69 years and 91.4% in those aged 70 years or older.
[3] Fever (14.1% vs. 1.2%), fatigue (41.7% vs. 16.3%) and headache (37.0% vs. 18.8%) were reported
 within 7 days, against placebo.
[4] Injection-site pain lasted a median of 2 days and was severe in 6.1% of vaccinees.
[5] Serious adverse events were balanced (2.9% and 3.1%).
[6] Postherpetic neuralgia or hospital admission for zoster occurred in 0 and 22 participants.
[7] Antibody titres rose 38-fold by month 2 and remained 11-fold above baseline at month 24.
""",
    """\
= Vaccine efficacy against zoster was 95.8% (95% CI 92.0–98.1) [1].
= Efficacy was lower in those aged 70 years or older (91.4%) than in those aged 50–69 (97.2%) [2].
= Antibody titres were still 11-fold above baseline at month 24 [7].
! subgroup | Vaccine efficacy was 97.2% in adults aged 50 years or older [2].
! turned | Efficacy was higher in those aged 70 years or older (91.4% vs 97.2%) [2].
! endpoint | Headache was reported by 41.7% of vaccinated participants [3].
! arms | Fever was reported by 1.2% of vaccinated participants and 14.1% given placebo [3].
! endpoint | Severe fatigue was reported by 6.1% of vaccinees [4].
! composite | Postherpetic neuralgia occurred in 22 placebo recipients [6].
! time | Antibody titres were 38-fold above baseline at month 24 [7].
! arms | Zoster was confirmed in 214 of 7,361 vaccinated participants [1].
! measure | The vaccine prevented 95.8% of serious adverse events [1][5].
! total | Zoster was confirmed in 9 of 7,361 vaccinated participants [1].
! turned | Serious adverse events were less frequent with placebo (2.9% and 3.1%) [5].
! time | Fever was reported by 14.1% within 24 hours [3].
! unit | Injection-site pain lasted a median of 2 weeks [4].
""",
)

SEPSIS = told(
    "Early noradrenaline versus fluids in septic shock: a randomised trial",
    """\
[1] Death by day 90 occurred in 109 of 388 patients (28.1%) in the fluid group and 98 of 391 (25.1%)
 in the noradrenaline group (P=0.34).
[2] Lactate fell more with noradrenaline than with fluids (by 1.9 vs. 1.4 mmol/L at 6 hours).
[3] Pulmonary oedema developed in 14.4% and 7.9%, respectively.
[4] Median time to target pressure was 3.6 hours (IQR 2.1–5.9), as against 1.8 hours (IQR 1.1–2.9)
 with noradrenaline.
[5] Days alive without ventilation were 21 and 23 (P=0.04).
[6] Kidney replacement was needed by 19% of patients in the fluid group and 17% in the noradrenaline
 group; 12% and 9% needed it after day 7.
[7] Death or kidney replacement occurred in 37.4% with fluids and 33.0% with noradrenaline.
""",
    """\
= By day 90, 28.1% of patients in the fluid group and 25.1% in the noradrenaline group had died [1].
= At 6 hours lactate had fallen by 1.9 mmol/L with noradrenaline and 1.4 mmol/L with fluids [2].
= Target pressure was reached in a median of 1.8 hours with noradrenaline [4].
! inferred order | Patients given noradrenaline had 21 days alive without ventilation [5].
! arms | Pulmonary oedema developed in 14.4% with noradrenaline and 7.9% with fluids [3].
! arms | Lactate fell by 1.9 mmol/L with fluids [2].
! change for value | Lactate was 1.9 mmol/L at 6 hours with noradrenaline [2].
! verdict | Noradrenaline significantly reduced death by day 90 (25.1% vs 28.1%) [1].
! composite | Death occurred in 33.0% of the noradrenaline group [7].
! composite | Kidney replacement was needed by 37.4% of the fluid group [7].
! time | Kidney replacement was needed after day 7 by 19% in the fluid group [6].
! arms | Target pressure was reached after 3.6 hours with noradrenaline and 1.8 with fluids [4].
! turned | Target pressure was reached later with noradrenaline (1.8 vs 3.6 hours) [4].
! time | Death by day 28 occurred in 25.1% of the noradrenaline group [1].
""",
)

BLOCK = told(
    "Adductor canal block or local infiltration after knee replacement: the KNEE-EASE trial",
    """\
[1] Pain at rest at 24 hours was 3.2 points in the block group and 3.9 points in the infiltration
 group (P=0.03), while pain on walking was 5.4 and 5.6 points (P=0.61).
[2] Morphine use was 18 mg and 26 mg in the first 24 hours and 31 mg and 38 mg by 48 hours.
[3] Infiltration and block were rated good or excellent by 64% and 78% of patients.
[4] Nausea was reported by 21% vs 33%.
[5] Patients slept 5.9 hours on the first night after the block and 5.1 hours after infiltration.
[6] Quadriceps weakness was seen in 8 patients (6%) with the block and 3 (2%) with infiltration.
[7] Knee flexion at discharge was 84° and 82°, up from 71° and 70° on day 1.
""",
    """\
= Pain at rest at 24 hours was 3.2 points with the block and 3.9 with infiltration (P=0.03) [1].
= Quadriceps weakness was seen in 6% with the block and 2% with infiltration [6].
= Patients slept longer after the block (5.9 vs 5.1 hours) on the first night [5].
! endpoint | Pain on walking was 3.2 points in the block group [1].
! verdict | The block significantly reduced pain on walking (5.4 vs 5.6 points) [1].
! turned | Patients were more comfortable at rest after infiltration (3.2 vs 3.9 points) [1].
! time | Morphine use was 31 mg in the first 24 hours with the block [2].
! arms | The block was rated good or excellent by 64% of patients [3].
! inferred order | Nausea was reported by 21% with infiltration [4].
! endpoint | Vomiting was reported by 21% with the block [4].
! time | Knee flexion on day 1 was 84° with the block [7].
! change for value | Knee flexion improved by 84° with the block [7].
! endpoint | The block left 6% of patients with falls [6].
! bound | Patients slept at least 5.9 hours on the first night after the block [5].
""",
)

GRAFT = told(
    "Belamycin or tacrolimus after kidney transplantation: five-year results",
    """\
[1] Graft survival at 5 years was 91% with belamycin and 88% with tacrolimus (hazard ratio for graft
 loss, 0.74; 95% CI, 0.52 to 1.06).
[2] Acute rejection in the first year was more common with belamycin (18% vs. 9%; P<0.001).
[3] Mean eGFR was 54, 58 and 61 mL/min at years 1, 3 and 5 with belamycin and 50, 47 and 44 mL/min
 with tacrolimus.
[4] Among recipients of a living donor's kidney, graft survival was 95% with belamycin.
[5] Patients gained 3.4 kg and 4.6 kg by year 1.
[6] Lymphoma was diagnosed in 4 patients (1.9%) and 2 (0.9%), all of them before month 18.
""",
    """\
= Five-year graft survival was 91% with belamycin and 88% with tacrolimus [1].
= eGFR at year 5 averaged 61 mL/min with belamycin, against 44 mL/min with tacrolimus [3].
! verdict | Belamycin significantly lowered the risk of graft loss (HR 0.74, 0.52 to 1.06) [1].
! endpoint | Patient survival at 5 years was 91% with belamycin [1].
! endpoint | Graft loss at 5 years was 91% with belamycin [1].
! turned | Acute rejection was less common with belamycin (18% vs. 9%) [2].
! time | eGFR was 61 mL/min at year 3 with belamycin [3].
! turned | eGFR rose from 50 to 44 mL/min with tacrolimus [3].
! arms | eGFR fell from 54 to 44 mL/min with tacrolimus [3].
! subgroup | Graft survival was 95% with belamycin [4].
! value for change | Patients weighed 3.4 kg more on belamycin than on tacrolimus by year 1 [5].
! turned | Belamycin recipients were heavier than tacrolimus recipients by year 1 (3.4 kg vs
 4.6) [5].
! inferred order | Lymphoma was diagnosed in 1.9% of patients on tacrolimus [6].
! bound | All lymphomas were diagnosed after month 18 [6].
""",
)

RELAPSE = told(
    "Continuing or stopping antidepressants in remitted depression in general practice",
    """\
[1] By week 52, relapse had occurred in 92 of 238 patients (39%) in the maintenance group and 135 of
 240 (56%) in the discontinuation group (hazard ratio with stopping, 2.06; 95% CI, 1.56 to 2.70).
[2] Time to relapse in the lowest quartile was 31 weeks and 13 weeks.
[3] Withdrawal symptoms at 12 weeks scored 1.3 points with maintenance and 3.1 with
 discontinuation; the scores at 52 weeks were 1.5 and 1.6.
[4] Of the patients who stopped, 39% returned to an antidepressant, as against 20% who changed
 theirs in the other group.
[5] Remission of anxiety was noted in 47% of patients who continued.
[6] Anxiety worsened by 0.8 points after stopping versus 0.2 points with maintenance.
""",
    """\
= Relapse by week 52 occurred in 39% with maintenance and 56% with discontinuation [1].
= Withdrawal symptoms at 12 weeks scored 1.3 with maintenance and 3.1 with discontinuation [3].
! endpoint | By week 52, 39% of the maintenance group were in remission [1].
! endpoint | Relapse of anxiety was noted in 47% of patients who continued [5].
! turned | Stopping lowered the risk of relapse (hazard ratio 2.06) [1].
! arms | The lowest quartile relapsed after 31 weeks when stopping [2].
! measure | Median time to relapse was 31 weeks with maintenance [2].
! time | Withdrawal symptoms scored 3.1 with discontinuation at 52 weeks [3].
! endpoint | Of the patients who stopped, 39% relapsed [4].
! turned | Anxiety improved by 0.8 points after stopping [6].
! arms | Hazard of relapse doubled with maintenance (HR 2.06, 95% CI 1.56 to 2.70) [1].
""",
)

NIGHT_SHIFT = (*ECZEMA, *GLAUCOMA, *ZOSTER, *SEPSIS, *BLOCK, *GRAFT, *RELAPSE)

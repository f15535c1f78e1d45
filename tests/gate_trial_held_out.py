"""The half of the unseen trial that was written last: migraine, sickle cells, stents, eyes."""

from tests.gate_trial_unseen import told

MIGRAINE = told(
    "Atogetant for the prevention of migraine: the ADVANCE-M trial",
    """\
[1] Across 12 weeks, monthly migraine days fell by 3.9 days with atogetant 60 mg, 3.6 days with
 atogetant 30 mg and 2.4 days with placebo, from baselines of 7.7 to 7.9 days.
[2] At least a 50% reduction was reached by 60.8% of participants on 60 mg, 58.7% on 30 mg and 29.0%
 on placebo (P<0.001 for both comparisons with placebo).
[3] Constipation was reported by 6.9% of 231 participants on 60 mg and 0.5% of 222 on placebo.
[4] Table 1. Demographics > Age, years, mean (SD): Atogetant 60 mg = 41.4 (12.1); Placebo =
 40.3 (12.8)
[5] One participant, in the placebo group, withdrew because of hepatotoxicity.
""",
    """\
= Over 12 weeks, monthly migraine days decreased by 3.9 days with atogetant 60 mg and 2.4 days with
 placebo [1].
= Atogetant 30 mg reduced monthly migraine days by 3.6 days [1].
= A reduction of at least 50% was achieved by 60.8% with 60 mg, 58.7% with 30 mg and 29.0% with
 placebo [2].
= Both doses were superior to placebo for the 50% responder rate (P<0.001) [2].
= Constipation occurred in 6.9% of participants taking 60 mg, compared with 0.5% on placebo [3].
= The mean age was 41.4 years (SD 12.1) with atogetant 60 mg and 40.3 years (SD 12.8) with placebo
 [4].
= - Migraine days: −3.9 days with 60 mg [1]⏎- ≥50% reduction: 60.8% with 60 mg [2]⏎- Constipation:
 6.9% with 60 mg [3]
= One participant in the placebo group withdrew because of hepatotoxicity [5].
= With placebo, 29.0% of participants had a reduction of at least 50% [2].
= Baseline migraine days ranged from 7.7 to 7.9 per month [1].
= Constipation was more common with 60 mg than with placebo (6.9% vs 0.5%) [3].
= | Outcome | 60 mg | Placebo |⏎|---|---|---|⏎| Change in monthly migraine days | −3.9 | −2.4 [1]
 |⏎| Constipation | 6.9% | 0.5% [3] |
= **Efficacy:** Atogetant 60 mg lowered monthly migraine days by 3.9 days [1]. **Safety:**
 Constipation was seen in 6.9% [3].
= NOT REPORTED: use of acute medication.
! arms | Monthly migraine days fell by 2.4 days with atogetant 60 mg [1].
! arms | Monthly migraine days fell by 3.9 days with atogetant 30 mg [1].
! dose | Monthly migraine days fell by 3.9 days with atogetant 10 mg [1].
! sign | Monthly migraine days rose by 3.9 days with atogetant 60 mg [1].
! unit | Monthly migraine days fell by 3.9% with atogetant 60 mg [1].
! time | Monthly migraine days fell by 3.9 days across 24 weeks with atogetant 60 mg [1].
! baseline | Monthly migraine days were 3.9 at baseline with atogetant 60 mg [1].
! operator | At least a 75% reduction was reached by 60.8% of participants on 60 mg [2].
! endpoint | Nausea was reported by 6.9% of participants on 60 mg [3].
! total | Constipation was reported by 6.9% of 222 participants on 60 mg [3].
! transposed | At least a 50% reduction was reached by 68.0% of participants on 60 mg [2].
! interval end | The mean age was 12.1 years with atogetant 60 mg [4].
! number word | Two participants withdrew because of hepatotoxicity [5].
! arms | One participant in the atogetant group withdrew because of hepatotoxicity [5].
! computed | Atogetant 60 mg reduced monthly migraine days by 1.5 days more than placebo [1].
! neighbour's marker | Constipation was reported by 6.9% of participants on 60 mg [2].
! appended | Constipation was reported by 6.9% on 60 mg and resolved in 80% [3].
""",
)

SICKLE = told(
    "Crizanlimumel in sickle cell disease",
    """\
[1] The median annual rate of pain crises was 1.63 with high-dose crizanlimumel, 2.01 with low-dose
 crizanlimumel and 2.98 with placebo (45.3% lower rate with high dose vs. placebo, P=0.01).
[2] The median time to the first crisis was 4.07 months with high-dose crizanlimumel and 1.38 months
 with placebo (hazard ratio, 0.50; 95% CI, 0.33 to 0.74).
[3] In the subgroup taking hydroxyurea, the crisis rate was 2.43 with high-dose crizanlimumel and
 3.58 with placebo.
[4] Of 198 patients, 129 completed treatment; five died (two on high dose, one on low dose and two
 on placebo).
[5] Haemoglobin did not change (mean difference 0.06 g/dL; 95% CI, −0.41 to 0.53).
""",
    """\
= The median annual rate of pain crises was 1.63 with high-dose crizanlimumel versus 2.98 with
 placebo (P = 0.01) [1].
= High-dose crizanlimumel lowered the rate of pain crises by 45.3% compared with placebo (p=0.01)
 [1].
= Low-dose crizanlimumel had a median annual crisis rate of 2.01 [1].
= The first crisis occurred after a median of 4.07 months with high-dose crizanlimumel and 1.38
 months with placebo (HR 0.50, 95% CI 0.33–0.74) [2].
= The median time to first crisis was longer with high-dose crizanlimumel than with placebo (4.07 vs
 1.38 months) [2].
= Among patients taking hydroxyurea, the crisis rate was 2.43 with high dose and 3.58 with placebo
 [3].
= A total of 129 of 198 patients completed treatment [4].
= Five patients died: two on high dose, one on low dose and two on placebo [4].
= Haemoglobin did not change (mean difference 0.06 g/dL, 95% CI −0.41 to 0.53) [5].
= The annual crisis rate was 1.63 with high-dose crizanlimumel overall [1] and 2.43 in those taking
 hydroxyurea [3].
= **Time to first crisis:** 4.07 months (high dose) vs 1.38 months (placebo) [2]
= There was no significant change in hemoglobin (difference 0.06 g/dL; 95% CI −0.41, 0.53) [5].
= With placebo, the median annual rate of pain crises was 2.98 [1].
! arms | The median annual rate of pain crises was 2.98 with high-dose crizanlimumel [1].
! arms | The median annual rate of pain crises was 2.01 with high-dose crizanlimumel [1].
! decimal | The median annual rate of pain crises was 16.3 with high-dose crizanlimumel [1].
! unit | The median monthly rate of pain crises was 1.63 with high-dose crizanlimumel [1].
! subgroup | The crisis rate was 2.43 overall with high-dose crizanlimumel [3].
! subgroup | In patients not taking hydroxyurea, the crisis rate was 2.43 with high dose [3].
! interval end | The hazard ratio for the first crisis was 0.74 [2].
! unit | The median time to the first crisis was 4.07 weeks with high-dose crizanlimumel [2].
! superiority | The time to the first crisis was shorter with high-dose crizanlimumel than with
 placebo (4.07 vs 1.38 months) [2].
! P of another | The hazard ratio for the first crisis was 0.50 (P=0.01) [2].
! number word | Four patients died [4].
! arms | Two patients died on low dose [4].
! total | Of 189 patients, 129 completed treatment [4].
! endpoint | Of 198 patients, 129 discontinued treatment [4].
! negation | Haemoglobin rose significantly (mean difference 0.06 g/dL; 95% CI −0.41 to 0.53) [5].
! sign | The mean difference in haemoglobin was −0.06 g/dL [5].
! endpoint | The haematocrit did not change (mean difference 0.06 g/dL) [5].
! other quote | ⟦The hazard ratio for the first crisis was 0.06 [2].⟧ Haemoglobin did not change
 [5].
! computed | High-dose crizanlimumel delayed the first crisis by 2.69 months [2].
! no marker | The median time to the first crisis was 4.07 months.
""",
)

STENT = told(
    "Thin-strut everolimel or durable zotarelimel stents: the BIOFLOW-X trial",
    """\
[1] Target-lesion failure at 12 months occurred in 64 (6.2%) of 1,033 patients with the everolimel
 stent and in 81 (9.6%) of 845 with the zotarelimel stent (p=0·0062 for superiority).
[2] Cardiac death was rare (0·1% vs 0·7%), whereas target-vessel myocardial infarction was less
 frequent with everolimel (4·7% vs 8·3%; p=0·0155).
[3] Definite stent thrombosis at 12 months was 0·5% with everolimel and 0·7% with zotarelimel
 (p=0·99).
[4] The mean stent length was 20.8 ± 9.4 mm, and aspirin 81 mg was continued for at least 12 months.
""",
    """\
= Target lesion failure at 12 months was 6.2% (64/1033) with everolimel versus 9.6% (81/845) with
 zotarelimel (P=0.0062) [1].
= Everolimel stents had significantly fewer target-lesion failures than zotarelimel stents (6.2% vs
 9.6%; p=0.0062) [1].
= Cardiac death occurred in 0.1% versus 0.7% [2].
= Target-vessel MI was less frequent with everolimel (4.7% vs 8.3%, p=0.0155) [2].
= Definite stent thrombosis occurred in 0.5% and 0.7% with everolimel and zotarelimel, respectively
 (p=0.99) [3].
= Rates of definite stent thrombosis did not differ significantly at 12 months (p=0.99) [3].
= Mean stent length was 20.8 mm (± 9.4) [4].
= Aspirin (81 mg) was continued for a minimum of 12 months [4].
= In the zotarelimel group, 81 of 845 patients (9.6%) had target-lesion failure within 12 months
 [1].
= Outcomes at 12 months:⏎1. Target-lesion failure: 6.2% with everolimel, 9.6% with zotarelimel
 [1]⏎2. Definite stent thrombosis: 0.5% with everolimel, 0.7% with zotarelimel [3]
= Everolimel was superior for target-lesion failure (p=0.0062) [1].
= Aspirin was given at a dose of 81 mg [4].
! arms | Target-lesion failure at 12 months occurred in 9.6% with the everolimel stent [1].
! digit | Target-lesion failure at 12 months occurred in 6.7% with the everolimel stent [1].
! time | Target-lesion failure at 24 months occurred in 6.2% with the everolimel stent [1].
! percent for count | Target-lesion failure occurred in 64% of patients with the everolimel stent
 [1].
! endpoint | Target-vessel failure at 12 months occurred in 6.2% with the everolimel stent [1].
! endpoint | Cardiac death occurred in 4.7% with everolimel [2].
! superiority | Target-vessel myocardial infarction was more frequent with everolimel (4.7% vs 8.3%)
 [2].
! P of another | Definite stent thrombosis was 0.5% vs 0.7% (p=0.0155) [3].
! negation | Definite stent thrombosis differed significantly (p=0.99) [3].
! interval end | The mean stent length was 9.4 mm [4].
! unit | The mean stent length was 20.8 cm [4].
! dose | Aspirin 325 mg was continued for at least 12 months [4].
! operator | Aspirin was continued for at most 12 months [4].
! endpoint | Probable stent thrombosis at 12 months was 0.5% with everolimel [3].
! drug | Target-lesion failure at 12 months occurred in 6.2% with the sirolimus stent [1].
""",
)

EYES = told(
    "Faricimod for diabetic macular oedema",
    """\
[1] Visual acuity improved by 11.6 letters (97.5% CI 10.3 to 12.9) with faricimod every 8 weeks and
 by 10.9 letters (97.5% CI 9.6 to 12.2) with aflibermod at 1 year.
[2] Central subfield thickness decreased by 206.6 µm with faricimod and 170.3 µm with aflibermod.
[3] Intraocular inflammation was seen in nine of 626 eyes (1.4%) given faricimod and in four of 315
 eyes (1.3%) given aflibermod.
[4] Patients had an HbA1c of 10% or less and a baseline acuity of 25 to 73 letters.
""",
    """\
= At 1 year, visual acuity had improved by 11.6 letters with faricimod every 8 weeks and 10.9
 letters with aflibermod [1].
= Faricimod every 8 weeks improved visual acuity by 11.6 letters (97.5% CI, 10.3–12.9) at one year
 [1].
= Central subfield thickness fell by 206.6 μm with faricimod versus 170.3 μm with aflibermod [2].
= Intraocular inflammation occurred in 1.4% of faricimod eyes (9/626) and 1.3% of aflibermod eyes
 (4/315) [3].
= Baseline acuity had to be 25 to 73 letters, with an HbA1c ≤10% [4].
= The reduction in central subfield thickness was greater with faricimod than with aflibermod (206.6
 vs 170.3 µm) [2].
= With aflibermod, visual acuity improved by 10.9 letters at 1 year [1], and central subfield
 thickness decreased by 170.3 µm [2].
= Intraocular inflammation was seen in nine eyes given faricimod and four eyes given aflibermod [3].
! arms | Visual acuity improved by 10.9 letters with faricimod every 8 weeks [1].
! time | Visual acuity improved by 11.6 letters with faricimod at 2 years [1].
! time | Visual acuity improved by 11.6 letters with faricimod every 16 weeks [1].
! unit | Central subfield thickness decreased by 206.6 mm with faricimod [2].
! sign | Central subfield thickness increased by 206.6 µm with faricimod [2].
! interval end | Visual acuity improved by 12.9 letters with faricimod [1].
! number word | Intraocular inflammation was seen in four of 626 eyes given faricimod [3].
! operator | Patients had an HbA1c of 10% or more [4].
! computed | Faricimod reduced central subfield thickness by 36.3 µm more than aflibermod [2].
! endpoint | Retinal vasculitis was seen in nine eyes given faricimod [3].
! baseline | Visual acuity at 1 year was 25 to 73 letters [4].
""",
)

HELD_OUT = (*MIGRAINE, *SICKLE, *STENT, *EYES)

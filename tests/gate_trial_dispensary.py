"""The part of the unseen trial on smoking, gout and embryo transfer, its titles in the tests."""

from tests.gate_trial_unseen import told

SMOKING = told(
    "Cytisol plus text messages or nicotine patches for smoking cessation in pregnancy wards",
    """\
[1] Continuous abstinence at 6 months, verified by exhaled carbon monoxide, was achieved by 98 of
 412 smokers (23.8%) assigned to cytisol and 61 of 409 (14.9%) assigned to nicotine patches (odds
 ratio 1.78; 95% CI 1.25 to 2.54; P=0.001).
[2] Self-reported abstinence at 1, 3 and 6 months was 41.0%, 31.6% and 26.2% with cytisol and
 30.3%, 21.8% and 17.1% with patches.
[3] Among those still smoking at 6 months, daily consumption fell from 19.4 to 11.2 cigarettes in
 the cytisol group and from 18.9 to 12.7 cigarettes in the patch group.
[4] Abnormal dreams (12.1% vs. 5.9%) and nausea (10.4% vs. 4.2%) were more frequent with cytisol,
 whereas skin irritation was reported by 2 (0.5%) and 47 participants (11.5%), respectively.
[5] Median weight gain among abstainers at 6 months was 3.1 kg (IQR 1.4–5.2) and 2.8 kg (IQR
 1.1–4.9).
[6] Serious adverse events occurred in 9 participants (2.2%) taking cytisol and 11 (2.7%) using
 patches; none was judged to be related to treatment.
""",
    """\
= Six months after starting, 23.8% of smokers on cytisol had remained continuously abstinent,
 against 14.9% of those using nicotine patches [1].
= Cytisol raised the odds of quitting (OR 1.78, 95% CI 1.25–2.54) [1].
= CO-verified abstinence at 6 months favoured cytisol: 98/412 (23.8%) versus 61/409 (14.9%) [1].
= By self-report, 41.0% of the cytisol group were abstinent at 1 month, falling to 26.2% at 6 months
 [2].
= At 3 months, self-reported abstinence was 31.6% with cytisol and 21.8% with patches [2].
= People who carried on smoking cut down from 19.4 to 11.2 cigarettes a day with cytisol and from
 18.9 to 12.7 with patches [3].
= The price of this benefit was more abnormal dreams (12.1% vs 5.9%) and nausea (10.4% vs 4.2%)
 [4].
= Skin irritation, by contrast, was almost exclusive to the patch group: 11.5% (47 participants)
 versus 0.5% (2 participants) with cytisol [4].
= Serious adverse events were rare and balanced, at 2.2% and 2.7%, and none was thought to be
 treatment-related [6].
= Quitters put on a median of 3.1 kg with cytisol and 2.8 kg with patches over 6 months [5].
! arms | At 6 months, 14.9% of smokers assigned to cytisol were abstinent [1].
! time | Self-reported abstinence with cytisol was 41.0% at 6 months [2].
! time | At 3 months, self-reported abstinence was 31.6% with cytisol and 30.3% with patches [2].
! turned | Nausea was less frequent with cytisol than with patches (10.4% vs 4.2%) [4].
! endpoint | Abnormal dreams were reported by 10.4% of the cytisol group [4].
! arms | Skin irritation was reported by 11.5% with cytisol and 0.5% with patches [4].
! baseline | Cytisol users cut down from 18.9 to 11.2 cigarettes a day [3].
! causal | All serious adverse events in the cytisol group (2.2%) were caused by the drug [6].
! measure | The relative risk of abstinence was 1.78 (95% CI 1.25 to 2.54) with cytisol [1].
! interval end | Cytisol raised the odds of abstinence (OR 1.78; 95% CI 1.25 to 2.45) [1].
! population | Pregnant women gained a median of 3.1 kg on cytisol [5].
! invented | Cytisol should replace nicotine patches as first-line treatment [1].
""",
)

GOUT = told(
    "Febuxolat or allopurinol with colchicine cover in gout: the TOPHUS-4 trial",
    """\
[1] Serum urate below 0.36 mmol/L at month 12 was reached in 214 of 301 patients (71%) in the
 febuxolat group and 186 of 298 (62%) in the allopurinol group (risk difference, 9 percentage
 points; 95% CI, 1 to 16; P=0.02).
[2] Mean serum urate fell from 0.54 mmol/L (SD 0.09) at baseline to 0.33 (SD 0.07) with febuxolat
 and from 0.55 (SD 0.08) to 0.35 (SD 0.08) with allopurinol.
[3] The rate of gout flares per patient-year was 1.9 in months 0–6 and 0.6 in months 7–12 with
 febuxolat, compared with 1.5 and 0.6, respectively, with allopurinol.
[4] Complete resolution of at least one tophus occurred in 41 of 118 patients (35%) versus 28 of 121
 (23%) (P=0.04).
[5] Treatment was stopped because of adverse events by 7% of patients in the febuxolat group and 9%
 in the allopurinol group; rash was the most common reason (2% and 4%).
[6] Table 2. Adherence by pill count > Month 6: Febuxolat = 92%; Allopurinol = 90%
[7] Table 2. Adherence by pill count > Month 12: Febuxolat = 87%; Allopurinol = 81%
[8] The median daily dose at month 12 was 80 mg of febuxolat and 350 mg of allopurinol.
""",
    """\
= After a year of treatment, 71% of febuxolat patients had a serum urate below 0.36 mmol/L, compared
 with 62% on allopurinol (P=0.02) [1].
= The absolute difference in target attainment was 9 percentage points (95% CI 1–16) [1].
= Both drugs lowered serum urate: from 0.54 to 0.33 mmol/L with febuxolat and from 0.55 to 0.35
 mmol/L with allopurinol [2].
= During the first six months, flares were somewhat more frequent with febuxolat (1.9 vs 1.5 per
 patient-year), but in months 7–12 the rates were identical at 0.6 [3].
= Flare rates dropped from 1.9 to 0.6 per patient-year on febuxolat between the first and second
 half of the year [3].
= Complete resolution of at least one tophus was seen in 35% of patients on febuxolat and 23% on
 allopurinol (P=0.04) [4].
= Fewer patients discontinued febuxolat because of side effects (7% vs 9%) [5].
= Adherence at month 12 was higher with febuxolat (87%) than with allopurinol (81%) [7].
= Pill counts showed good adherence at six months: 92% for febuxolat and 90% for allopurinol [6].
= By month 12, patients took a median of 80 mg febuxolat or 350 mg allopurinol per day [8].
= - Urate target reached: 71% vs 62% [1]⏎- Tophus resolution: 35% vs 23% [4]⏎- Stopped for adverse
 events: 7% vs 9% [5]
= Rash accounted for withdrawal in 2% of febuxolat and 4% of allopurinol patients [5].
! arms | With allopurinol, serum urate fell from 0.54 to 0.33 mmol/L [2].
! unit | The median daily dose was 80 g of febuxolat [8].
! time | In months 7–12 the flare rate was 1.9 per patient-year with febuxolat [3].
! turned | Tophi resolved more often with allopurinol (35% vs 23%) [4].
! row | Adherence at month 6 was 87% with febuxolat [6][7].
! row | At month 12, adherence was 92% with febuxolat [7].
! baseline | Baseline serum urate was 0.33 mmol/L in the febuxolat group [2].
! total | The urate target was reached by 214 of 298 patients on febuxolat [1].
! threshold | Serum urate below 0.30 mmol/L was reached by 71% on febuxolat [1].
! superiority | Flares were significantly less frequent with febuxolat (0.6) [3].
! sign | The risk difference was −9 percentage points (95% CI, 1 to 16) [1].
! endpoint | Treatment was stopped because of gout flares by 7% in the febuxolat group [5].
""",
)

EMBRYO = told(
    "Frozen versus fresh embryo transfer in women with regular cycles",
    """\
[1] The ongoing pregnancy rate after the first transfer was 36% (226 of 628 women) in the frozen
 group and 37% (232 of 627) in the fresh group (rate ratio 0.97; 95% CI 0.84 to 1.13).
[2] Live birth occurred in 34% and 35% of the women, respectively (P=0.71).
[3] Ovarian hyperstimulation syndrome developed in 4 women (0.6%) after frozen transfer, as compared
 with 13 women (2.1%) after fresh transfer (P=0.03).
[4] Among live births, mean birth weight was 3,386 g (SD 560) in the frozen group and 3,262 g (SD
 571) in the fresh group (mean difference, 124 g; 95% CI, 20 to 228).
[5] Median time to ongoing pregnancy was longer with the freeze-all strategy (5.1 months vs. 3.4
 months).
[6] Women had a mean age of 34.2 years and had received a median of 9 oocytes (IQR 6–13) at
 retrieval.
[7] The cost per started cycle was €3,940 in the frozen group and €3,560 in the fresh group.
""",
    """\
= Ongoing pregnancy rates after the first transfer were nearly identical: 36% with frozen and 37%
 with fresh embryos (RR 0.97, 95% CI 0.84–1.13) [1].
= Freezing all embryos did not improve live birth (34% vs 35%, P=0.71) [2].
= Live birth rates were 34% in the frozen and 35% in the fresh group [2].
= Ovarian hyperstimulation syndrome was less common after frozen transfer, affecting 4 women (0.6%)
 versus 13 (2.1%) after fresh transfer [3].
= Babies from frozen transfers were on average 124 g heavier (95% CI 20–228 g) [4].
= Mean birth weight was 3,386 g after frozen and 3,262 g after fresh transfer [4].
= However, it took longer to achieve an ongoing pregnancy with the freeze-all strategy (median 5.1
 vs 3.4 months) [5].
= Participants were 34.2 years old on average, and a median of 9 oocytes (IQR 6–13) had been
 retrieved [6].
= Each started cycle cost €3,940 with frozen transfer and €3,560 with fresh transfer [7].
= The safety signal worth noting is hyperstimulation, which dropped from 2.1% with fresh to 0.6%
 with frozen transfer (P=0.03) [3].
! arms | Live birth occurred in 35% of women in the frozen group [2].
! turned | Birth weight was lower in the frozen group (3,386 g vs 3,262 g) [4].
! endpoint | Live birth occurred in 36% of women in the frozen group [1].
! negation | The frozen strategy significantly improved ongoing pregnancy (36% vs 37%) [1].
! unit | Median time to ongoing pregnancy was 5.1 weeks with the freeze-all strategy [5].
! arms | The cost per started cycle was €3,560 in the frozen group [7].
! digit | The mean birth weight in the fresh group was 3,226 g [4].
! neighbour's marker | Ovarian hyperstimulation syndrome developed in 0.6% after frozen
 transfer [4].
! percent for count | Ovarian hyperstimulation developed in 13% of women after fresh transfer [3].
! general knowledge | Frozen transfer is also known to increase the risk of pre-eclampsia [3].
! computed | The absolute difference in live birth was 1 percentage point [2].
""",
)

DISPENSARY = (*SMOKING, *GOUT, *EMBRYO)

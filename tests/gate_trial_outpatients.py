"""The part of the unseen trial on bones, hearing and Parkinson's disease."""

from tests.gate_trial_unseen import told

BONES = told(
    "Romosumab followed by zoledronate, or zoledronate alone, in women with severe osteoporosis",
    """\
[1] New vertebral fractures occurred over 24 months in 38 of 1,204 women (3.2%) in the romosumab
 group and 71 of 1,198 (5.9%) in the zoledronate group (relative risk, 0.53; 95% CI, 0.36 to 0.78;
 P=0.001).
[2] Hip fractures were seen in 1.1% and 1.6%, respectively (hazard ratio, 0.69; 95% CI, 0.34 to
 1.38).
[3] Lumbar-spine bone mineral density increased by 6.4%, 11.8% and 13.6% at 6, 12 and 24 months with
 romosumab and by 2.1%, 4.3% and 6.0% with zoledronate.
[4] Injection-site reactions were recorded in 52 women (4.3%) on romosumab and 29 (2.4%) on
 zoledronate; most were mild.
[5] Acute-phase reactions within 3 days of the first infusion affected 6.8% of the women in the
 zoledronate group.
[6] At enrolment the women had a mean age of 73.8 years (SD 6.1), and 61% had had a previous
 vertebral fracture.
""",
    """\
= Over two years, 3.2% of women on romosumab suffered a new vertebral fracture, compared with 5.9%
 on zoledronate [1].
= This corresponds to a relative risk of 0.53 (95% CI 0.36–0.78) in favour of romosumab [1].
= Romosumab roughly halved the risk of new vertebral fractures (3.2% vs 5.9%; RR 0.53) [1].
= Hip fractures were uncommon and did not differ clearly between the arms (1.1% vs 1.6%; HR 0.69,
 95% CI 0.34–1.38) [2].
= Spine BMD rose by 13.6% at 24 months with romosumab, more than double the 6.0% gained with
 zoledronate [3].
= After 12 months, lumbar-spine bone mineral density had increased by 11.8% in the romosumab group
 and by 4.3% in the zoledronate group [3].
= Injection-site reactions affected 4.3% of romosumab recipients, as against 2.4% of zoledronate
 recipients [4].
= The participants were on average 73.8 years old, and 61% of them had already had a vertebral
 fracture [6].
= Acute-phase reactions were a problem in the zoledronate group, where 6.8% of women had one within
 3 days of the first infusion [5].
= **Answer:** Yes. New vertebral fractures were less common with romosumab than with zoledronate
 (38/1,204 vs 71/1,198; P=0.001) [1].
! arms | Over 24 months, 5.9% of women on romosumab had a new vertebral fracture [1].
! endpoint | New hip fractures occurred in 3.2% of the romosumab group [1].
! time | Bone mineral density had increased by 13.6% at 12 months with romosumab [3].
! arms | At 6 months, spine density had increased by 6.4% with zoledronate [3].
! superiority | Romosumab significantly reduced hip fractures (1.1% vs 1.6%) [2].
! measure | The hazard ratio for new vertebral fractures was 0.53 (95% CI 0.36–0.78) [1].
! negation | There was no difference in vertebral fractures (RR 0.53, 95% CI 0.36 to 0.78) [1].
! total | New vertebral fractures occurred in 38 of 1,198 women on romosumab [1].
! turned | Injection-site reactions were less frequent with romosumab (4.3% vs 2.4%) [4].
! arms | Acute-phase reactions affected 6.8% of the women on romosumab [5].
! subgroup | Among women with a previous fracture, the mean age was 73.8 years [6].
""",
)

HEARING = told(
    "Early unilateral cochlear implantation or optimised hearing aids in adults: a crossover-free"
    " trial",
    """\
[1] Speech perception in quiet improved from 31% words correct (SD 14) before surgery to 68% (SD 17)
 at 12 months in the implant group and from 33% (SD 13) to 37% (SD 15) in the hearing-aid group.
[2] The between-group difference at 12 months was 31 percentage points (95% CI 25 to 37; p<0.001).
[3] Tinnitus handicap scores at 12 months were 22.4 (SD 11.0) and 29.7 (SD 12.6) (p=0.004).
[4] Of 84 implanted adults, seven had transient dizziness and two needed revision surgery; there
 was no facial-nerve injury.
[5] Daily use averaged 11.9 hours for implants and 9.4 hours for hearing aids.
[6] The incremental cost per quality-adjusted life-year gained was £16,300 (95% CI £12,900 to
 £21,800).
[7] Table 3. Patient-reported hearing ability (SSQ, 0–10) > Speech in noise: Implant = 5.1; Hearing
 aid = 3.2
[8] Table 3. Patient-reported hearing ability (SSQ, 0–10) > Localisation: Implant = 4.0; Hearing
 aid = 3.9
""",
    """\
= With an implant, word recognition in quiet rose from 31% before surgery to 68% at 12 months; with
 hearing aids it barely changed (33% to 37%) [1].
= Speech perception was 31 percentage points better with implants at one year (95% CI 25–37,
 p<0.001) [2].
= Implant users also reported less tinnitus handicap at 12 months (22.4 vs 29.7, p=0.004) [3].
= Complications were few: seven of the 84 implanted adults had transient dizziness and two required
 revision surgery [4].
= No facial-nerve injury occurred [4].
= Implants were worn longer each day than hearing aids (11.9 vs 9.4 hours on average) [5].
= The cost per QALY gained was £16,300 (95% CI £12,900–21,800) [6].
= Self-rated speech in noise was 5.1 with the implant and 3.2 with a hearing aid [7].
= On localisation, however, the two groups scored almost the same (4.0 vs 3.9) [8].
= At 12 months, the hearing-aid group scored 37% words correct (SD 15), up from 33% (SD 13) [1].
= Adults given an implant scored 68% words correct at 12 months, against 37% of words for those
 given hearing aids [1].
! arms | With hearing aids, speech perception reached 68% words correct at 12 months [1].
! baseline | Before surgery, implant recipients scored 68% words correct [1].
! row | Localisation was rated 5.1 with the implant [8].
! row | For speech in noise, hearing aids scored 3.9 [7].
! turned | Tinnitus handicap was worse with implants (22.4 vs 29.7) [3].
! unit | Implants were used for 11.9 minutes a day [5].
! number word | Two of the 84 implanted adults had transient dizziness [4].
! digit | The incremental cost per QALY was £13,600 [6].
! time | At 6 months, the between-group difference was 31 percentage points [2].
! invented | Implants restored normal hearing in most adults [1].
! arms | Hearing aids were used for 11.9 hours a day on average [5].
! sign | The between-group difference at 12 months was −31 percentage points [2].
""",
)

PARKINSON = told(
    "Continuous foslevodopa infusion versus oral levodopa in advanced Parkinson's disease",
    """\
[1] Daily off time decreased by a mean of 2.9 h with foslevodopa and 0.9 h with oral levodopa at
 week 12 (difference, −2.0 h; 95% CI, −2.8 to −1.2; P<0.001).
[2] On time without troublesome dyskinesia increased by 3.1 h in the foslevodopa group compared with
 1.1 h in the oral group.
[3] Infusion-site erythema, pain and cellulitis were reported by 27%, 24% and 19% of 74 patients on
 foslevodopa and 9%, 6% and 0% of 67 patients on oral levodopa.
[4] Sixteen patients (22%) stopped foslevodopa because of adverse events; one patient (1%) stopped
 oral levodopa.
[5] Hallucinations occurred in 11 patients (15%) in the infusion group and 2 (3%) in the oral group.
[6] Median disease duration was 8 years (range, 3 to 24), and patients took a median of 1,150 mg of
 levodopa a day at baseline.
[7] Quality of life (PDQ-39 summary index) did not differ significantly between groups at week 12
 (−6.4 vs −3.1 points; P=0.11).
""",
    """\
= At week 12, off time had fallen by a mean of 2.9 h a day with foslevodopa versus 0.9 h with oral
 levodopa [1].
= The between-group difference in off time was −2.0 h (95% CI −2.8 to −1.2; P<0.001), a clear
 advantage for foslevodopa [1].
= On time without troublesome dyskinesia rose by 3.1 h with the infusion and by only 1.1 h with oral
 treatment [2].
= Infusion-site problems were common with foslevodopa: erythema in 27%, pain in 24% and cellulitis
 in 19% [3].
= Cellulitis was reported by 19% of patients on foslevodopa and by none of those on oral levodopa
 (0%) [3].
= Sixteen patients (22%) gave up foslevodopa because of adverse events, compared with one (1%) on
 oral levodopa [4].
= Hallucinations were also more frequent with the infusion (15% vs 3%) [5].
= Patients had had Parkinson's disease for a median of 8 years (range 3–24) [6].
= The median baseline levodopa dose was 1,150 mg per day [6].
= Quality of life improved by 6.4 points with foslevodopa and 3.1 points with oral levodopa, a
 difference that was not significant (P=0.11) [7].
= Taken together, foslevodopa cut off time by 2.9 h [1] but led 22% of patients to stop treatment
 because of adverse events [4].
! arms | Off time fell by 2.9 h with oral levodopa [1].
! endpoint | Dyskinesia increased by 3.1 h with foslevodopa [2].
! one of two | Pain was reported by 27% of patients on foslevodopa [3].
! arms | Cellulitis was reported by 19% of patients on oral levodopa [3].
! significance | Quality of life was significantly better with foslevodopa (−6.4 vs −3.1) [7].
! percent for count | Hallucinations occurred in 11% of the infusion group [5].
! unit | Off time fell by 2.9 min with foslevodopa [1].
! causal | Hallucinations led 22% of patients to stop foslevodopa [4].
! time | At week 24, off time had fallen by 2.9 h with foslevodopa [1].
! dose | Patients took a median of 1,510 mg of levodopa a day at baseline [6].
! interval end | The difference in off time was −2.0 h (95% CI, −2.8 to −2.1) [1].
! general knowledge | Foslevodopa is given through a pump under the skin [1].
""",
)

OUTPATIENTS = (*BONES, *HEARING, *PARKINSON)

"""The part of the unseen trial on teeth, sedation and rehabilitation, written last."""

from tests.gate_trial_unseen import told

TEETH = told(
    "Silver diamine fluoride versus atraumatic restoration in preschool children: a cluster trial",
    """\
[1] At 24 months, 71.3% of lesions treated with silver diamine fluoride were arrested, compared
 with 64.8% of lesions treated with atraumatic restoration (risk ratio 1.10, 95% CI 1.02 to 1.19;
 P=0.01).
[2] Dental pain was reported for 48 of 612 children (7.8%) in the fluoride group and 59 of 598
 (9.9%) in the restoration group.
[3] Parents' satisfaction with appearance was lower in the fluoride group (58% satisfied) than in
 the restoration group (83% satisfied; P<0.001).
[4] The mean treatment time per child was 4.6 minutes (SD 1.8) with fluoride and 17.2 minutes (SD
 5.9) with restoration.
[5] The mean number of decayed teeth at baseline was 5.1.
[6] Table 2. Lesion arrest at 24 months by tooth > Anterior teeth: Fluoride = 82.4%; Restoration =
 70.1%
[7] Table 2. Lesion arrest at 24 months by tooth > Posterior teeth: Fluoride = 63.9%; Restoration =
 61.5%
""",
    """\
= At 24 months, 71.3% of lesions treated with silver diamine fluoride had been arrested, versus
 64.8% of those treated with atraumatic restoration [1].
= Silver diamine fluoride arrested more lesions than atraumatic restoration (71.3% vs 64.8%; RR
 1.10, 95% CI 1.02–1.19) [1].
= Dental pain was reported in 7.8% of children (48/612) in the fluoride group and 9.9% (59/598) in
 the restoration group [2].
= However, fewer parents were satisfied with the appearance after fluoride (58%) than after
 restoration (83%) [3].
= Treatment took far less time with fluoride: a mean of 4.6 minutes (SD 1.8) per child, compared
 with 17.2 minutes (SD 5.9) for restoration [4].
= Children had on average 5.1 decayed teeth at baseline [5].
= In anterior teeth, lesion arrest at 24 months was 82.4% with fluoride and 70.1% with restoration
 [6].
= For posterior teeth, the arrest rates were 63.9% (fluoride) and 61.5% (restoration) [7].
= The difference in arrest rates was statistically significant (P=0.01) [1].
= **Bottom line:** 71.3% of lesions were arrested with silver diamine fluoride and 64.8% with
 atraumatic restoration at 24 months [1].
= - Arrested lesions at 24 months: 71.3% vs 64.8% (RR 1.10) [1]⏎- Dental pain: 7.8% vs 9.9% [2]⏎-
 Treatment time per child: 4.6 vs 17.2 minutes [4]
! arms | At 24 months, 64.8% of lesions treated with silver diamine fluoride were arrested [1].
! time | At 12 months, 71.3% of lesions treated with silver diamine fluoride were arrested [1].
! arms | Parents were more satisfied in the fluoride group (83% vs 58%) [3].
! row | In posterior teeth, lesion arrest was 82.4% with fluoride [6].
! measure | The odds ratio for arrest was 1.10 (95% CI 1.02 to 1.19) [1].
! unit | The mean treatment time per child was 4.6 hours with fluoride [4].
! negation | Lesion arrest did not differ significantly between the groups (71.3% vs 64.8%) [1].
! endpoint | Dental abscesses were reported for 7.8% of children in the fluoride group [2].
! population | Among adults, 7.8% in the fluoride group reported dental pain [2].
! invented | Silver diamine fluoride is safe and should replace restorations in schools [1].
! digit | The mean number of decayed teeth at baseline was 1.5 [5].
""",
)

SEDATION = told(
    "Dexmedetoline or propofol for sedation of ventilated patients with sepsis",
    """\
[1] Days alive without delirium or coma over 14 days were 10.7 with dexmedetoline and 10.8 with
 propofol (odds ratio 0.96; 95% CI 0.74 to 1.26; P=0.79).
[2] Ventilator-free days at 28 days (23.7 vs. 24.0 days) and mortality at 90 days (38% vs. 39%)
 were also similar.
[3] Symptomatic hypotension requiring vasopressors occurred in 60 of 214 patients (28.0%) on
 dexmedetoline and 47 of 208 (22.6%) on propofol.
[4] The median daily dose was 0.27 µg/kg/h (IQR 0.11–0.61) for dexmedetoline and 10.2 µg/kg/min
 (IQR 5.4–18.3) for propofol.
[5] Self-extubation was recorded in 13 patients (6.1%) and 8 patients (3.8%) in the dexmedetoline
 and propofol groups, respectively.
[6] Patients were at least 18 years old and had been ventilated for less than 48 hours.
""",
    """\
= There was no significant difference in days alive without delirium or coma (10.7 with
 dexmedetoline vs 10.8 with propofol; OR 0.96, 95% CI 0.74–1.26; P=0.79) [1].
= Over 14 days, patients on dexmedetoline had 10.7 days alive without delirium or coma, compared to
 10.8 days for those on propofol [1].
= 90-day mortality was 38% with dexmedetoline and 39% with propofol [2].
= Ventilator-free days (23.7 vs 24.0) and 90-day mortality (38% vs 39%) were similar in both groups
 [2].
= Hypotension requiring vasopressors was somewhat more frequent with dexmedetoline (28.0%, 60/214)
 than with propofol (22.6%, 47/208) [3].
= The median dose of dexmedetoline was 0.27 µg/kg/h (IQR 0.11–0.61) [4].
= Self-extubation occurred in 6.1% of the dexmedetoline group (13 patients) and 3.8% of the
 propofol group (8 patients) [5].
= Eligible patients were aged 18 or over and had been on the ventilator for under 48 hours [6].
= The trial enrolled adults (at least 18 years old) who had been ventilated for less than 48 hours
 [6].
= | | Dexmedetoline | Propofol |⏎|---|---|---|⏎| Hypotension requiring vasopressors | 60 (28.0%) |
 47 (22.6%) [3] |⏎| Self-extubation | 13 (6.1%) | 8 (3.8%) [5] |
= In short, the two sedatives performed similarly: mortality at 90 days was 38% versus 39% [2].
! significance | Dexmedetoline significantly reduced 90-day mortality (38% vs 39%) [2].
! time | Mortality at 28 days was 38% with dexmedetoline [2].
! unit | The median dose was 0.27 µg/kg/min for dexmedetoline [4].
! arms | The median daily dose was 10.2 µg/kg/min for dexmedetoline [4].
! arms | Self-extubation was recorded in 3.8% of the dexmedetoline group [5].
! endpoint | Symptomatic bradycardia occurred in 28.0% of patients on dexmedetoline [3].
! operator | Patients had been ventilated for more than 48 hours [6].
! interval end | The odds ratio was 0.96 (95% CI 0.74 to 1.62) [1].
! made-up marker | Mortality at 90 days was 38% with dexmedetoline [8].
! swapped measure | The hazard ratio for death was 0.96 (95% CI 0.74 to 1.26) [1].
! inverted | Hypotension was less frequent with dexmedetoline (28.0% vs 22.6%) [3].
! endpoint | Ventilator-free days were 38 with dexmedetoline [2].
""",
)

WALKING = told(
    "Robot-assisted gait training after stroke: a multicentre randomised trial",
    """\
[1] Gait speed increased by 0.18 m/s (95% CI 0.13 to 0.23) in the robot group and by 0.12 m/s (95%
 CI 0.07 to 0.17) in the conventional-training group; the adjusted difference was 0.06 m/s (95% CI
 −0.01 to 0.13; p=0.09).
[2] More participants in the robot group could walk independently at 6 months (62/94, 66%) than in
 the conventional group (47/92, 51%; p=0.04).
[3] Falls were reported by 21 participants in the robot group and 24 in the conventional group.
[4] Each session lasted 45 minutes, five times a week for 8 weeks.
[5] In participants within 3 months of stroke, the adjusted difference in gait speed was 0.11 m/s
 (95% CI 0.03 to 0.19).
[6] The mean Barthel index rose from 48.2 to 71.5 with robot-assisted and from 47.6 to 66.9 with
 conventional training.
[7] Skin irritation from the harness was the only device-related adverse event (7 participants).
""",
    """\
= Gait speed improved by 0.18 m/s (95% CI 0.13–0.23) with robot-assisted training and 0.12 m/s (95%
 CI 0.07–0.17) with conventional training [1].
= The adjusted difference between groups, 0.06 m/s (95% CI −0.01 to 0.13), did not reach
 statistical significance (p=0.09) [1].
= At 6 months, 66% of the robot group (62/94) could walk independently versus 51% (47/92) of the
 conventional group (p=0.04) [2].
= Independent walking at six months was more common after robot-assisted training (66% vs 51%;
 p=0.04) [2].
= The number of participants reporting falls was similar: 21 in the robot group and 24 in the
 conventional group [3].
= Sessions lasted 45 minutes and were held five times a week for 8 weeks [4].
= Among those within 3 months of their stroke, the adjusted difference in gait speed was larger, at
 0.11 m/s (95% CI 0.03–0.19) [5].
= The Barthel index increased from 48.2 to 71.5 in the robot-assisted group and from 47.6 to 66.9
 in the conventional group [6].
= The only device-related adverse event was skin irritation from the harness, in 7 participants
 [7].
= Two thirds of participants in the robot group (66%) walked independently at 6 months, compared
 with about half (51%) in the conventional group [2].
! arms | Gait speed increased by 0.12 m/s in the robot group [1].
! significance | Gait speed increased significantly more in the robot group than in the
 conventional group (0.18 vs 0.12 m/s) [1].
! subgroup | The adjusted difference in gait speed was 0.11 m/s overall [5].
! time | At 12 months, 66% of the robot group could walk independently [2].
! baseline | The mean Barthel index was 71.5 at baseline with robot-assisted training [6].
! frequency | Each session lasted 45 minutes, three times a week for 8 weeks [4].
! unit | Gait speed increased by 0.18 km/h in the robot group [1].
! total | Independent walking was achieved by 62 of 92 participants in the robot group [2].
! endpoint | Fractures were reported by 21 participants in the robot group [3].
! causal | Falls were prevented by robot-assisted training (21 vs 24) [3].
! sign | The adjusted difference was 0.06 m/s (95% CI 0.01 to 0.13) [1].
! P of another | Gait speed increased by 0.18 m/s in the robot group (p=0.04) [1].
""",
)

BEDSIDE = (*TEETH, *SEDATION, *WALKING)
"""All of this part."""

"""The unseen trial: vaccines, pneumonia, tests for sepsis, asthma."""

from tests.gate_trial_unseen import told

VACCINE = told(
    "An adjuvanted RSV vaccine in older adults: interim results of OVERTURE",
    """\
[1] Of 24,966 participants aged 60 years or older, 12,467 received the vaccine and 12,499 received
 placebo; 16% were 75 years of age or older.
[2] Vaccine efficacy against RSV-related lower respiratory tract disease was 82.6% (96.95% CI,
 57.9 to 94.1), with 7 cases in the vaccine group and 40 in the placebo group.
[3] Neutralising antibody titres rose 10.2-fold (95% CI 9.5–11.0) from baseline to day 31 in the
 vaccine group and 1.1-fold in the placebo group.
[4] Injection-site pain was the most frequent solicited reaction (60.9% with vaccine and 9.3% with
 placebo); its median duration was 2 days.
[5] Table 4. Vaccine efficacy by age > 60 to 69 years: Vaccine, cases = 4; Placebo, cases = 21;
 Efficacy, % (95% CI) = 81.0 (43.6 to 95.3)
[6] Table 4. Vaccine efficacy by age > 70 to 79 years: Vaccine, cases = 1; Placebo, cases = 16;
 Efficacy, % (95% CI) = 93.8 (60.2 to 99.9)
""",
    """\
= Of 24 966 participants, 12 467 received vaccine and 12 499 placebo [1].
= Vaccine efficacy against RSV-related lower respiratory tract disease was 82.6% (96.95% CI
 57.9–94.1) [2].
= There were seven cases of RSV-related lower respiratory tract disease in the vaccine group and 40
 in the placebo group [2].
= Neutralizing antibody titers increased 10.2-fold by day 31 in vaccinees versus 1.1-fold with
 placebo [3].
= Injection-site pain was reported by 60.9% of vaccine recipients and 9.3% of placebo recipients
 [4].
= In participants aged 60–69 years, vaccine efficacy was 81.0% (95% CI 43.6 to 95.3), with 4 versus
 21 cases [5].
= Efficacy was 93.8% (60.2–99.9) among those aged 70 to 79 years [6].
= Sixteen percent of participants were at least 75 years old [1].
= The vaccine was 82.6% effective overall [2]; efficacy was 81.0% at age 60–69 [5] and 93.8% at age
 70–79 [6].
= Efficacy by age:⏎⏎| Age | Efficacy (95% CI) |⏎|---|---|⏎| 60–69 years | 81.0% (43.6 to 95.3) [5]
 |⏎| 70–79 years | 93.8% (60.2 to 99.9) [6] |
= Injection-site pain lasted a median of two days [4].
= The placebo group had 40 cases, the vaccine group 7 [2].
= NOT REPORTED
= The trial enrolled 24,966 adults aged 60 or older [1].
= Efficacy against RSV-related lower respiratory tract disease was 82.6%, with a 96.95% confidence
 interval of 57.9 to 94.1 [2].
= At day 31, neutralising antibody titres were 10.2 times those at baseline in the vaccine group
 [3].
= Pain at the injection site was the most common solicited reaction, reported by 60.9% of vaccinees
 [4].
= Among people aged 70 to 79 years there was one case with vaccine and 16 with placebo [6].
= RSV-related lower respiratory tract disease developed in 7 vaccine recipients and 40 placebo
 recipients (efficacy 82.6%) [2].
! digit | Vaccine efficacy was 82.9% against RSV-related lower respiratory tract disease [2].
! transposed | Of 24,696 participants, 12,467 received the vaccine [1].
! arms | There were 40 cases in the vaccine group and 7 in the placebo group [2].
! unit | Vaccine efficacy was 82.6% (95% CI, 57.9 to 94.1) [2].
! interval end | Vaccine efficacy was 57.9% [2].
! endpoint | Vaccine efficacy against hospitalisation was 82.6% [2].
! endpoint | Vaccine efficacy against severe disease was 82.6% (96.95% CI, 57.9 to 94.1) [2].
! decimal | Neutralising antibody titres rose 102-fold by day 31 [3].
! unit | Neutralising antibody titres rose by 10.2% by day 31 with vaccine [3].
! time | Neutralising antibody titres rose 10.2-fold from baseline to day 90 [3].
! arms | Injection-site pain was reported by 9.3% with vaccine [4].
! endpoint | Fatigue was reported by 60.9% with vaccine [4].
! unit | The median duration of injection-site pain was 2 weeks [4].
! subgroup | In participants aged 70 to 79 years, efficacy was 81.0% [5].
! neighbour's marker | In participants aged 60 to 69 years, efficacy was 81.0% [6].
! other quote | Overall vaccine efficacy was 93.8% [2].
! subgroup | Overall vaccine efficacy was 93.8% [6].
! total | Among 12,499 vaccine recipients there were 7 cases [2].
! computed | The vaccine prevented 33 cases [2].
! number word | There were eight cases in the vaccine group [2].
! appended | Vaccine efficacy was 82.6%, and it stayed at 77% in the second season [2].
! general knowledge | RSV causes about 10,000 deaths a year among older adults [1].
! one of two | Efficacy at age 70 to 79 years was 93.8% (62.0 to 99.9) [6].
! sign | Neutralising antibody titres fell 10.2-fold by day 31 with vaccine [3].
""",
)

PNEUMONIA = told(
    "Short-course cefotabin for community-acquired pneumonia: a non-inferiority trial",
    """\
[1] Clinical cure at the test-of-cure visit was achieved in 258 (89·3%) of 289 patients given
 cefotabin for 5 days and 254 (88·5%) of 287 given amoxicillin for 10 days (difference 0·8
 percentage points, 95% CI −4·4 to 6·0), which met the non-inferiority margin of −10%.
[2] Peak plasma concentrations of cefotabin were 31.6 µg/mL after 1 g every 12 h and 58.4 µg/mL
 after 2 g every 12 h.
[3] Thirty-day mortality was 3·1% (nine of 289) with cefotabin and 2·4% (seven of 287) with
 amoxicillin (p=0·62).
[4] Median length of stay was 6 days (IQR 4–9) with cefotabin and 8 days (IQR 6–12) with
 amoxicillin (p=0·0004).
[5] Diarrhoea was less common with cefotabin (14 patients [5%]) than with amoxicillin (39 patients
 [14%]).
""",
    """\
= Clinical cure occurred in 89.3% (258/289) of patients on cefotabin and 88.5% (254/287) on
 amoxicillin [1].
= Five days of cefotabin was non-inferior to ten days of amoxicillin (cure 89.3% vs 88.5%;
 difference 0.8 percentage points, 95% CI -4.4 to 6.0) [1].
= The non-inferiority margin was −10% [1].
= Peak plasma levels reached 31.6 μg/mL after 1 g every 12 hours and 58.4 μg/mL after 2 g every 12
 hours [2].
= 30-day mortality was similar: 3.1% (9/289) with cefotabin vs 2.4% (7/287) with amoxicillin (P =
 0.62) [3].
= At 30 days, nine of 289 patients given cefotabin had died (3.1%) [3].
= Hospital stay was shorter with cefotabin (median 6 vs 8 days; p=0.0004) [4].
= Median length of stay was 6 days (IQR, 4 to 9) with cefotabin [4].
= Diarrhea affected 5% of cefotabin patients and 14% of amoxicillin patients [5].
= **Cefotabin**⏎- Clinical cure: 89·3% [1]⏎- 30-day mortality: 3·1% [3]⏎- Diarrhoea: 5% [5]
= With amoxicillin, the median stay was 8 days (IQR 6–12) [4], and 39 patients (14%) had diarrhoea
 [5].
= Mortality at 30 days did not differ significantly between cefotabin and amoxicillin (p=0.62) [3].
= Fourteen patients on cefotabin had diarrhoea, compared with 39 on amoxicillin [5].
= Clinical cure rates were comparable: 89.3% with five days of cefotabin and 88.5% with ten days of
 amoxicillin [1].
= The difference in cure was 0.8 percentage points (95% CI −4.4 to 6.0), within the non-inferiority
 margin of −10% [1].
= Cefotabin shortened the median length of stay (6 days [IQR 4–9] vs 8 days [IQR 6–12]) [4].
= With 2 g every 12 h, the peak plasma concentration of cefotabin was 58.4 mcg/mL [2].
= Seven of the 287 amoxicillin patients (2.4%) died within 30 days [3].
= Diarrhoea: 14 patients (5%) on cefotabin, 39 patients (14%) on amoxicillin [5].
! decimal | Clinical cure was achieved in 8.93% of patients given cefotabin [1].
! digit | Clinical cure was achieved in 258 of 298 patients given cefotabin [1].
! arms | Clinical cure was achieved in 88.5% of patients given cefotabin [1].
! sign | The difference in cure was −0.8 percentage points [1].
! sign | The difference in cure was 0.8 percentage points (95% CI 4.4 to 6.0) [1].
! negation | Cefotabin did not meet the non-inferiority margin of −10% [1].
! superiority | Cefotabin was superior to amoxicillin for clinical cure (89.3% vs 88.5%) [1].
! time | Cefotabin was given for 7 days [1].
! arms | Amoxicillin was given for 5 days [1].
! unit | Peak plasma concentrations of cefotabin were 31.6 mg/mL after 1 g every 12 h [2].
! dose | Peak plasma concentrations were 58.4 µg/mL after 1 g every 12 h [2].
! unit | Peak plasma concentrations were 31.6 µg/mL after 1 mg every 12 h [2].
! time | Ninety-day mortality was 3.1% with cefotabin [3].
! number word | Seven of 289 patients given cefotabin died within 30 days [3].
! P of another | Thirty-day mortality was 3.1% vs 2.4% (p=0.0004) [3].
! negation | Length of stay did not differ significantly (6 vs 8 days; p=0.0004) [4].
! superiority | Length of stay was longer with cefotabin than with amoxicillin (6 vs 8 days) [4].
! interval end | Median length of stay was 9 days with cefotabin [4].
! unit | Median length of stay was 6 weeks with cefotabin [4].
! endpoint | Nausea occurred in 14 patients (5%) on cefotabin [5].
! computed | Diarrhoea was reduced by 9 percentage points [5].
! no marker | Clinical cure was achieved in 89.3% of patients given cefotabin.
! drug | Clinical cure was achieved in 89.3% of patients given levofloxacin [1].
! other quote | ⟦Clinical cure was achieved in 14% of patients given amoxicillin [1].⟧ Median length
 of stay was 8 days with amoxicillin [4].
""",
)

SEPSIS = told(
    "Presepsin at the bedside for suspected sepsis: a diagnostic accuracy study",
    """\
[1] At a cut-off of 0.35 ng/mL, presepsin had a sensitivity of 87.2% (95% CI 81.3–91.8), a
 specificity of 71.9% (95% CI 66.0–77.2) and a negative predictive value of 92.4%.
[2] The area under the curve was 0.86 (95% CI 0.82–0.90) for presepsin and 0.79 (95% CI 0.74–0.84)
 for procalcitonin (P = 0.008).
[3] Agreement between two raters was substantial (κ = 0.74), and results were available after a
 median of 17 minutes (range 12–29).
[4] Sepsis was confirmed in 164 of 431 patients (38.1%); 52.9% were men, and the median SOFA score
 was 4 (IQR 2–7).
""",
    """\
= Presepsin had 87.2% sensitivity (95% CI, 81.3 to 91.8) and 71.9% specificity (95% CI, 66.0 to
 77.2) at a cutoff of 0.35 ng/mL [1].
= The negative predictive value was 92.4% [1].
= The AUC was higher for presepsin than for procalcitonin (0.86 vs 0.79; p=0.008) [2].
= Procalcitonin had an AUC of 0.79 (0.74–0.84) [2].
= Inter-rater agreement was substantial, with a kappa of 0.74 [3].
= Results were available after a median of 17 min (range 12 to 29 min) [3].
= Of 431 patients, 164 (38.1%) had confirmed sepsis [4].
= Presepsin's AUC was 0.86 [2]; at 0.35 ng/mL its sensitivity was 87.2% and its specificity 71.9%
 [1].
= Summary:⏎1. Sensitivity: 87.2% [1]⏎2. Specificity: 71.9% [1]⏎3. AUC of presepsin: 0.86 [2]
= The median SOFA score was 4 (interquartile range 2 to 7) [4].
= Just over half of the patients were men (52.9%) [4].
= At 0.35 ng/mL, presepsin's sensitivity was 87.2% and its specificity was 71.9% [1].
= Presepsin outperformed procalcitonin (AUC 0.86 [95% CI 0.82–0.90] vs 0.79 [95% CI 0.74–0.84];
 P=0.008) [2].
= Agreement between the raters was substantial (kappa 0.74) [3].
= Sepsis was confirmed in 38.1% of patients (164/431) [4].
= The test gave results in a median of 17 minutes [3].
! endpoint | Presepsin had a specificity of 87.2% [1].
! endpoint | The positive predictive value was 92.4% [1].
! decimal | At a cut-off of 3.5 ng/mL, presepsin had a sensitivity of 87.2% [1].
! unit | At a cut-off of 0.35 mg/mL, presepsin had a sensitivity of 87.2% [1].
! interval end | Presepsin had a sensitivity of 91.8% [1].
! drug | Procalcitonin had a sensitivity of 87.2% [1].
! arms | The AUC was 0.79 for presepsin [2].
! superiority | The AUC was higher for procalcitonin than for presepsin (P = 0.008) [2].
! operator | The AUC differed between presepsin and procalcitonin (P < 0.008) [2].
! interval end | Results were available after a median of 29 minutes [3].
! unit | Results were available after a median of 17 hours [3].
! rounding | Sensitivity was about 90% [1].
! computed | Sepsis was ruled out in 267 patients [4].
! total | Sepsis was confirmed in 164 of 413 patients [4].
! subgroup | Among men, 38.1% had confirmed sepsis [4].
! one of two | Sensitivity was 87.2% and specificity 79.1% [1].
! list number | 1. Sensitivity: 87.2% [1]⏎⟦2. Specificity: 92.4% [1]⟧⏎3. AUC: 0.86 [2]
""",
)

ASTHMA = told(
    "Dosing of tezelimab in children with severe asthma",
    """\
[1] The annualised rate of severe exacerbations was 0.31 (95% CI 0.22–0.42) with tezelimab and 0.75
 (95% CI 0.54–1.03) with placebo, a relative reduction of 59.3% (95% CI 39.5–72.6; P<0.001).
[2] Children weighing 30 kg or less received 100 mg, and those weighing more than 30 kg received
 200 mg, every 2 weeks.
[3] The percentage of predicted prebronchodilator FEV1 increased by 10.5 ± 1.0 points at week 12
 with tezelimab and by 5.3 ± 1.4 points with placebo.
[4] Among children with at least 300 eosinophils per cubic millimetre, the annualised rate was 0.24
 with tezelimab and 0.67 with placebo.
""",
    """\
= Severe exacerbations occurred at an annualized rate of 0.31 with tezelimab and 0.75 with placebo
 [1].
= Tezelimab reduced the annualised rate of severe exacerbations by 59.3% (95% CI 39.5 to 72.6; p <
 0.001) [1].
= Children of 30 kg or less were given 100 mg every two weeks; those above 30 kg were given 200 mg
 [2].
= FEV1 (% predicted) improved by 10.5 points at 12 weeks versus 5.3 points with placebo [3].
= In children with ≥300 eosinophils/mm³, the annualised exacerbation rate was 0.24 with tezelimab
 versus 0.67 with placebo [4].
= With tezelimab, the annualised rate was 0.31 overall [1] and 0.24 in children with at least 300
 eosinophils per cubic millimetre [4].
= With placebo, the annualised rate of severe exacerbations was 0.75 (95% CI 0.54–1.03) [1].
= The FEV1 gain at week 12 was 10.5 ± 1.0 percentage points with tezelimab [3].
= ### Exacerbations⏎The annualised rate was 0.31 with tezelimab [1].⏎### Lung function⏎FEV1
 increased by 10.5 points at week 12 with tezelimab [3].
= Heavier children (>30 kg) received 200 mg every 2 weeks [2].
= The relative reduction in severe exacerbations was 59.3% (P<0.001) [1].
= Dosing was by weight: 100 mg every 2 weeks at 30 kg or less and 200 mg every 2 weeks above 30 kg
 [2].
= By week 12, predicted prebronchodilator FEV1 had risen by 10.5 points with tezelimab and 5.3
 points with placebo [3].
= Tezelimab lowered the annualised severe exacerbation rate compared with placebo (0.31 vs 0.75;
 P<0.001) [1].
= Children with 300 or more eosinophils per cubic millimetre had an annualised rate of 0.24 on
 tezelimab [4].
! arms | The annualised rate of severe exacerbations was 0.75 with tezelimab [1].
! digit | The annualised rate of severe exacerbations was 0.37 with tezelimab [1].
! interval end | Tezelimab reduced exacerbations by 72.6% [1].
! dose | Children weighing 30 kg or less received 200 mg [2].
! unit | Children weighing 30 lb or less received 100 mg [2].
! time | Tezelimab was given every 4 weeks [2].
! unit | FEV1 increased by 10.5 L at week 12 with tezelimab [3].
! time | FEV1 increased by 10.5 points at week 52 with tezelimab [3].
! subgroup | Overall, the annualised rate was 0.24 with tezelimab [4].
! operator | In children with fewer than 300 eosinophils per cubic millimetre, the annualised rate
 was 0.24 with tezelimab [4].
! computed | Tezelimab prevented 0.44 exacerbations per child and year [1].
! superiority | Exacerbations were more frequent with tezelimab than with placebo (0.31 vs 0.75)
 [1].
! endpoint | The annualised rate of hospital admissions was 0.31 with tezelimab [1].
! neighbour's marker | FEV1 increased by 10.5 points with tezelimab [4].
! unit | The rate of severe exacerbations was 0.31 per month with tezelimab [1].
! P of another | FEV1 increased by 10.5 points with tezelimab (P<0.001) [3].
""",
)

INFECTION = (*VACCINE, *PNEUMONIA, *SEPSIS, *ASTHMA)

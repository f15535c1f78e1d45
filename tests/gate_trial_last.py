"""The part of the unseen trial written after the gate was mended: hips, hepatitis, melanoma."""

from tests.gate_trial_unseen import told

HIP = told(
    "Spinal or general anaesthesia for hip fracture (REGARD)",
    """\
[1] Death or inability to walk at 60 days occurred in 132 of 712 patients (18.5%) in the spinal
 group and in 132 of 733 (18.0%) in the general group (relative risk, 1.03; 95% CI, 0.84 to 1.27;
 P=0.83).
[2] New-onset delirium occurred in 20.5% of patients after spinal and 19.7% after general
 anaesthesia.
[3] The median length of stay was 3 days (IQR 2–5) in Canada and 6 days (IQR 4–9) in the United
 States.
[4] Mean age was 78 years, 67.0% were women, and 7.9% had a history of dementia.
""",
    """\
= At 60 days, death or inability to walk had occurred in 18.5% (132/712) of the spinal group and
 18.0% (132/733) of the general group [1].
= There was no significant difference in death or inability to walk at 60 days (RR 1.03, 95% CI
 0.84–1.27; P=0.83) [1].
= New-onset delirium was seen in 20.5% after spinal anesthesia versus 19.7% after general anesthesia
 [2].
= Median length of stay was 3 days (IQR 2 to 5) in Canada and 6 days (IQR 4 to 9) in the United
 States [3].
= The mean age was 78 years, and 67.0% of patients were women [4].
= - Death or inability to walk at 60 days: 18.5% (spinal) vs 18.0% (general) [1]⏎- Delirium: 20.5%
 (spinal) vs 19.7% (general) [2]
= The relative risk of death or inability to walk was 1.03 (95% CI 0.84 to 1.27) [1].
= In Canada, patients stayed a median of 3 days [3].
= In the spinal group, 132 of 712 patients had died or could not walk at 60 days (18.5%) [1].
= A history of dementia was present in 7.9% of patients [4].
! arms | New-onset delirium occurred in 19.7% of patients after spinal anaesthesia [2].
! time | Death or inability to walk at 30 days occurred in 18.5% in the spinal group [1].
! total | Death or inability to walk occurred in 132 of 733 patients in the spinal group [1].
! negation | Death or inability to walk differed significantly between the groups (P=0.83) [1].
! endpoint | Death at 60 days occurred in 18.5% in the spinal group [1].
! arms | The median length of stay was 6 days in Canada [3].
! interval end | The median length of stay was 9 days in the United States [3].
! digit | Mean age was 73 years [4].
! subgroup | Among women, 7.9% had a history of dementia [4].
! interval end | The relative risk was 1.27 [1].
""",
)

LIVER = told(
    "Bulevimab for chronic hepatitis D",
    """\
[1] A combined response at week 48 was achieved by 45% of patients receiving 2 mg, 48% receiving
 10 mg and 2% of controls.
[2] Alanine aminotransferase normalised in 51%, 56% and 12% of the 2 mg, 10 mg and control groups,
 respectively.
[3] HDV RNA decreased by 2.5 log10 IU/mL with 2 mg and by 2.9 log10 IU/mL with 10 mg at week 48.
[4] Injection-site reactions occurred in 8 of 49 patients (16%) on 2 mg, 15 of 50 (30%) on 10 mg and
 none of the controls.
""",
    """\
= At week 48, a combined response was achieved in 45% with 2 mg, 48% with 10 mg and 2% of controls
 [1].
= ALT normalized in 51% of the 2 mg group, 56% of the 10 mg group and 12% of the control group [2].
= HDV RNA fell by 2.5 log10 IU/mL with 2 mg and 2.9 log10 IU/mL with 10 mg at week 48 [3].
= Injection-site reactions were reported by 16% (8/49) on 2 mg and 30% (15/50) on 10 mg [4].
= No control patient had an injection-site reaction [4].
= | Outcome | 2 mg | 10 mg |⏎|---|---|---|⏎| Combined response at week 48 | 45% | 48% [1] |⏎|
 Injection-site reactions | 16% | 30% [4] |
= The combined response rate at 48 weeks was higher with 10 mg (48%) than in controls (2%) [1].
= **10 mg:** combined response 48% [1], injection-site reactions 30% [4].
= With 2 mg, 45% of patients had a combined response at week 48 [1].
! arms | A combined response at week 48 was achieved by 48% of patients receiving 2 mg [1].
! arms | Alanine aminotransferase normalised in 56% of the 2 mg group [2].
! time | A combined response at week 24 was achieved by 45% of patients receiving 2 mg [1].
! dose | A combined response at week 48 was achieved by 45% of patients receiving 5 mg [1].
! unit | HDV RNA decreased by 2.5 IU/mL with 2 mg [3].
! sign | HDV RNA increased by 2.5 log10 IU/mL with 2 mg [3].
! endpoint | A virologic response at week 48 was achieved by 45% of patients receiving 2 mg [1].
! percent for count | Injection-site reactions occurred in 16 patients on 2 mg [4].
! negation | Injection-site reactions occurred in the controls [4].
! computed | A combined response was 43 percentage points more frequent with 2 mg than in controls
 [1].
""",
)

SKIN = told(
    "Adjuvant relatlizumab in resected melanoma: 4-year results",
    """\
[1] At 4 years, recurrence-free survival was 64.9% (95% CI 60.5–69.0) with relatlizumab and 53.4%
 (95% CI 48.9–57.7) with observation.
[2] Distant metastasis-free survival was not reached with relatlizumab and was 51.3 months with
 observation (HR 0.60, 95% CI 0.47–0.76).
[3] Treatment-related grade 3–4 adverse events occurred in 18.8% of patients on relatlizumab.
[4] In patients with stage IIC disease, 4-year recurrence-free survival was 58.1% with relatlizumab
 and 44.0% with observation.
""",
    """\
= Four-year RFS was 64.9% (95% CI 60.5–69.0) with relatlizumab versus 53.4% (95% CI 48.9–57.7) with
 observation [1].
= Median distant metastasis-free survival was not reached with relatlizumab versus 51.3 months with
 observation (HR 0.60) [2].
= Grade 3-4 treatment-related adverse events occurred in 18.8% on relatlizumab [3].
= In stage IIC disease, recurrence-free survival at 4 years was 58.1% with relatlizumab and 44.0%
 with observation [4].
= Relatlizumab improved 4-year recurrence-free survival compared with observation (64.9% vs 53.4%)
 [1].
= Recurrence-free survival at 4 years was 64.9% with relatlizumab overall [1] and 58.1% in stage IIC
 [4].
= Distant metastasis-free survival was longer with relatlizumab (HR 0.60; 95% CI 0.47–0.76) [2].
= With observation, 53.4% were recurrence-free at 4 years [1].
= 1. RFS at 4 years: 64.9% with relatlizumab [1]⏎2. Grade 3–4 treatment-related adverse events:
 18.8% [3]
= The 4-year recurrence-free survival rate was 53.4% in the observation group [1].
! arms | At 4 years, recurrence-free survival was 53.4% with relatlizumab [1].
! endpoint | At 4 years, overall survival was 64.9% with relatlizumab [1].
! time | At 3 years, recurrence-free survival was 64.9% with relatlizumab [1].
! subgroup | 4-year recurrence-free survival was 58.1% with relatlizumab [4].
! subgroup | In stage IIB disease, 4-year recurrence-free survival was 58.1% with relatlizumab [4].
! arms | Distant metastasis-free survival was 51.3 months with relatlizumab [2].
! transposed | Treatment-related grade 3–4 adverse events occurred in 81.8% on relatlizumab [3].
! subgroup | Treatment-related grade 1–2 adverse events occurred in 18.8% on relatlizumab [3].
! drug | At 4 years, recurrence-free survival was 64.9% with nivolumab [1].
! list number | 1. RFS at 4 years: 64.9% with relatlizumab [1]⏎⟦8.1% had adverse events [3].⟧
! list number | 4. At 4 years, recurrence-free survival was 69.4% with relatlizumab [1].
""",
)

LAST = (*HIP, *LIVER, *SKIN)

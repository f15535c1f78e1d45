"""The groups a question speaks of."""

import pytest

from retrieval.question import Asked, parse_question
from retrieval.words import stems


def arms(asked: Asked) -> list[str]:
    return [concept.printed for concept in asked.arms]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lumitide trial: nausea on drug and on placebo?", ["drug", "placebo"]),
        ("Lumitide trial: nausea on drug and placebo?", ["drug", "placebo"]),
        ("Rash after lumitide vs after octrelin?", ["lumitide", "octrelin"]),
        ("Odds ratio of gout in boys vs in girls?", ["boys", "girls"]),
        ("Odds ratio of gout with lumitide vs with octrelin?", ["lumitide"]),
        ("Onset at the thumb vs at the heel?", []),
        ("Lumitide trial: full data in the PI and NNRTI arms?", ["PI", "NNRTI arms"]),
        ("Ankle gel: swelling at day 7, active and placebo?", ["active", "placebo"]),
        ("Nail graft: length, early versus late?", ["early", "late"]),
        ("Knee block: pain with steroid and without?", ["with steroid", "without steroid"]),
        ("Marrow support: % transfused with and without it?",
         ["with Marrow support", "without Marrow support"]),
        ("Reversal: bleeding after plasma and after PCC?", ["plasma", "PCC"]),
        ("Wards: falls from usual wards and from the new unit?", ["usual wards", "new unit"]),
        ("Cement: survival of the old stem and of its successor?", ["old stem", "successor"]),
        ("VR trial: numbers randomised to VR, standard CBT and a waiting list?",
         ["VR", "standard CBT", "waiting list"]),
        ("Probe trial: weight gain in the probiotic arm?", ["probiotic arm"]),
        ("mPFS lumitinib vs octreotide?", ["lumitinib", "octreotide"]),
        ("PFS lumitinib?", ["lumitinib"]),
        ("HbA1c at 26 wks: lumitinib versus glargine?", ["lumitinib", "glargine"]),
        ("Median PFS for patients who had PR vs SD?", ["PR", "SD"]),
        ("PFS of G1, G2 and G3 tumours?", ["G1", "G2", "G3 tumours"]),
        ("What dose did the control arm get?", ["control arm"]),
        ("Marrow: % anaemic at 0.5 and 0.75 mg/kg?", ["0.5", "0.75 mg/kg"]),
        ("Birth weight of babies of single vs married mothers?", ["single", "married mothers"]),
        ("Wing span at one year after regrowth surgery, salt paste and shell protein, mean ± SD?",
         ["salt paste", "shell protein"]),
        ("Gull study: between-group difference in span, CI?", []),
        ("Lumitide or tea in gout: what was the response rate of the tea arm?", ["tea arm"]),
        ("Were those in the trained villages more satisfied? Give the OR", ["trained villages"]),
        ("Runners, tea in the bottle or broth only: pulse on day 6 (± SD), broth and tea?",
         ["broth", "tea"]),
        ("Pain across the three groups?", []),
        ("Median OS of the chemo only arm?", ["chemo only arm"]),
        ("What share of the gel arm had a rash?", ["gel arm"]),
        ("Ankle gel: days on oxygen, gel vs cream?", ["gel", "cream"]),
        ("Newborn weight in the low-GI vs all-carb diet trial?", ["low-GI", "all-carb diet"]),
        ("Mortality in the lumitide v octrelin trial?", ["lumitide", "octrelin"]),
        ("Diet trial: mean weight in quartiles 1, 2 and 4?",
         ["quartile 1", "quartile 2", "quartile 4"]),
        ("Diet trial: mean weight in group 1 and group 2?", ["group 1", "group 2"]),
        ("Recall trial: errors among smokers, sober controls and sham placebo?",
         ["smokers", "sober controls", "sham placebo"]),
        ("Course trial: self-esteem among girls, trained and not?", ["trained"]),
        ("Median OS for each grade group of the Lumen cohort?", []),
        ("Age in the Lumen cohort, with its ± term?", []),
    ],
)  # fmt: skip
def test_arms(question: str, expected: list[str]) -> None:
    assert arms(parse_question(question)) == expected


def test_a_ratio_has_one_arm_and_a_comparator() -> None:
    asked = parse_question("Hazard ratio for death with lumitide versus octreotide LAR?")
    assert arms(asked) == ["lumitide"]
    assert asked.comparator is not None
    assert asked.comparator.printed == "octreotide LAR"
    assert asked.values == 1


@pytest.mark.parametrize(
    ("question", "comparator"),
    [
        ("Gel trial: difference from placebo in pain, CI?", "placebo"),
        ("Gout, lumitide vs octrelin head to head: difference in pain", "octrelin"),
        ("Gout: p for pain, lumitide vs octrelin?", "octrelin"),
        ("Lumitide in obesity: fasting sugar vs placebo on day 8 (SE)", "placebo"),
        ("Lumitide in obesity: leptin level vs placebo?", "placebo"),
        ("Gel trial: gel-placebo difference in pain?", "placebo"),
        ("Hip trial: benefit of surgery over physio at one year?", "physio"),
        ("Juice trial: by what % did HOMA-IR fall relative to placebo?", "placebo"),
        ("Blade trial: how much less movement with a new blade than a Macintosh?", "Macintosh"),
        ("Tube trial: minutes to extubation compared with propofol infusion?",
         "propofol infusion"),
        ("Lumitide trial: how many patients died against octrelin?", "octrelin"),
        ("Trough volume, lumitide minus octrelin at day 84?", "octrelin"),
        ("Clinic trial: LDL improvement vs usual care, CI?", "usual care"),
        ("Birth trial: RR (CI) of severe bleeding vs placebo?", "placebo"),
        ("Fatigue change with vit D in cancer patients vs untreated?", "untreated"),
    ],
)  # fmt: skip
def test_comparators(question: str, comparator: str) -> None:
    found = parse_question(question).comparator
    assert found is not None
    assert found.printed == comparator


def test_arms_of_the_study_part_where_the_asking_part_names_none() -> None:
    asked = parse_question("Constipation, fibre-only vs fibre-senna: stools a week on each?")
    assert arms(asked) == ["fibre-only", "fibre-senna"]
    assert asked.values == 2
    single = parse_question("Anoro against Spiolto in COPD: difference in trough FEV1?")
    assert arms(single) == ["Anoro"]
    assert single.comparator is not None
    assert single.comparator.printed == "Spiolto"


def test_two_diseases_are_no_arms() -> None:
    assert arms(parse_question("Needling in lung or breast cancer: breathlessness score?")) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Median OS in G3?", ["G3"]),
        ("Lumitide trial: nausea rate in women?", ["women"]),
        ("Median PFS in patients with G2 CUP-NETs?", ["G2 CUP-NETs"]),
        ("Bednets: rise in use among under-fives at six months?", ["under-fives"]),
        ("Does cinnamon lower LDL in type 2 diabetes?", ["type 2 diabetes"]),
        ("Median PFS for pancreatic NETs?", ["pancreatic NETs"]),
    ],
)
def test_populations(question: str, expected: list[str]) -> None:
    found = parse_question(question)
    assert [concept.printed for concept in found.population] == expected
    assert found.arms == ()


@pytest.mark.parametrize(
    "question",
    [
        "Change in LDL cholesterol at eight weeks?",
        "Difference in frailty between groups?",
        "Mean difference (CI, p) in weekly weight gain?",
        "Onset in minutes?",
        "Relapse rate in each arm?",
        "Mean age of all patients?",
    ],
)
def test_no_groups(question: str) -> None:
    asked = parse_question(question)
    assert (asked.arms, asked.comparator, asked.population) == ((), None, ())


def test_a_grade_matches_in_every_spelling() -> None:
    (grade,) = parse_question("Median OS in G3?").population
    assert {tuple(stems("G3")), tuple(stems("grade 3"))} <= grade.forms


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Median OS of G3 patients?", ["G3 patients"]),
        ("PFS of stage 3 tumours in the LUMEN-2 trial?", ["stage 3 tumours"]),
        ("Number of older women?", []),
        ("How many had spread to the lung, with number of patients?", []),
        ("How many months was PFS, in the median?", []),
        ("Rate of grade 3 nausea?", []),
    ],
)
def test_of_whom_an_endpoint_is(question: str, people: list[str]) -> None:
    assert [concept.printed for concept in parse_question(question).population] == people


def test_minus_asks_for_a_difference() -> None:
    asked = parse_question("Trough volume, lumitide minus octrelin at day 84?")
    assert arms(asked) == ["lumitide"]
    assert asked.measures == {"difference"}
    assert asked.values == 1
    assert parse_question("Pain at minus 80 degrees?").measures == frozenset()
    change = parse_question("Change within the gel arm, before minus after?")
    assert change.measures == {"change"}


def test_what_was_measured_is_no_arm() -> None:
    asked = parse_question("Clinic trial: LDL improvement vs usual care, CI?")
    assert arms(asked) == []
    assert [each.printed for each in asked.target] == ["LDL"]
    assert arms(parse_question("Vit D: difference in fentanyl dose at 3 months?")) == []
    assert arms(parse_question("Does the index correlate with artery resistance?")) == []


def test_people_who_are_given_an_arm_are_not_set_against_another() -> None:
    asked = parse_question("Fatigue change with vit D in cancer patients vs untreated?")
    assert arms(asked) == ["vit D"]
    assert [each.printed for each in asked.population] == ["cancer patients"]
    pair = parse_question("Pulse wave velocity in diabetics vs controls?")
    assert arms(pair) == ["diabetics", "controls"]


def test_one_kind_of_people_may_have_either_of_two_diseases() -> None:
    asked = parse_question("Trough volume in pts with heart disease or risk factors?")
    assert arms(asked) == []

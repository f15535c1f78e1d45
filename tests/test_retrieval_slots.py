"""How a figure agrees with a question, slot by slot."""

import pytest

from retrieval.candidates import Candidate
from retrieval.lexicon import Part
from retrieval.question import parse_question
from retrieval.slots import Placed, holds_part, slots_of
from tests.tiny_evidence import sentence, table_row


def slots(question: str, given: str | Candidate, place: int = 0) -> dict[str, float]:
    """Compare one figure of a sentence, by its place, with a question."""
    candidate = sentence(given) if isinstance(given, str) else given
    return slots_of(parse_question(question), Placed(candidate.figures[place], candidate), {})


ARMS = "The rash rate was 12% with lumitide and 7% with octrelin."
BARE = "The rash rate was 12%."


@pytest.mark.parametrize(
    ("question", "text", "agreement"),
    [
        ("Median OS?", "Median overall survival was 31 months.", 1.0),
        ("Deaths, %?", "Overall survival was 31%.", 1.0),
        ("Median OS?", "Median PFS was 9 months.", -1.0),
        ("Rate of rash?", "Nausea occurred in 9%.", -0.5),
        ("Rate of flapping?", "Nausea occurred in 9%.", 0.0),
    ],
)
def test_endpoint(question: str, text: str, agreement: float) -> None:
    assert slots(question, text)["endpoint"] == agreement


def test_an_endpoint_may_stand_in_the_sentence_before() -> None:
    after = sentence("The median was 31 months.", before="Overall survival was the main endpoint.")
    other = sentence("The median was 31 months.", before="PFS was the main endpoint.")
    assert slots("Median OS?", after)["endpoint"] == 0.5
    assert slots("Median OS?", other)["endpoint"] == -1.0


@pytest.mark.parametrize(
    ("question", "text", "agreement"),
    [
        ("Median age?", "Median age was 54 years.", 1.0),
        ("Median age?", "Mean age was 54 years.", -1.0),
        ("Odds ratio for death?", "The hazard ratio for death was 0.7.", -1.0),
        ("Hazard ratio for death?", "The hazard ratio for death was 0.7.", 1.0),
        ("What % had a rash?", "The rash rate was 12%.", 1.0),
        ("What % had a rash?", "The odds ratio for rash was 2.1.", -1.0),
        ("How old were they?", "Mean age was 54 years.", 0.0),
        ("Difference in weight?", "The mean difference in weight was 2.1 kg.", 1.0),
        ("Difference in weight?", "The risk difference for rash was 2.1%.", 1.0),
        ("Mean difference in weight?", "The risk difference for rash was 2.1%.", -0.3),
        ("PFS on lumitide?", "The hazard ratio for PFS on lumitide was 0.7.", -1.0),
        ("Effect of lumitide on PFS, HR?", "The hazard ratio for PFS was 0.7.", 1.0),
        ("PFS on lumitide versus octrelin?", "The hazard ratio for PFS was 0.7.", 0.0),
        ("Difference in weight?", "Mean weight was 80 kg in the drug group.", -1.0),
        ("Median PFS?", "PFS was 9 months.", 1.0),
        ("Mean PFS?", "PFS was 9 months.", -1.0),
    ],
)
def test_measure(question: str, text: str, agreement: float) -> None:
    assert slots(question, text)["measure"] == agreement


@pytest.mark.parametrize(
    ("question", "text", "agreement"),
    [
        ("What % had a rash?", "The rash rate was 12%.", 1.0),
        ("What % had a rash?", "A rash lasted 12 days.", -0.5),
        ("How many patients were enrolled?", "We enrolled 204 patients.", 1.0),
        ("How many patients were enrolled?", "Enrolment took 14 months.", -1.0),
        ("How many falls were seen?", "There were 12 episodes in all.", 0.0),
        ("How many falls were seen?", "We enrolled 204 patients.", 0.5),
        ("How many patients had a rash?", "The rash rate was 12%.", -1.0),
        ("How many patients had a rash?", "A rash occurred in 12 of 60 patients (20%).", 0.3),
        ("Median OS?", "Median OS was 31 months.", 0.0),
        ("How many of those with rash had it early?", "Rash came after 2 cycles.", -1.0),
        ("How many of those with rash had it early?", "It was early in 12% of rashes.", 0.3),
    ],
)
def test_unit(question: str, text: str, agreement: float) -> None:
    assert slots(question, text)["unit"] == agreement


FULL = "The hazard ratio for death was 0.73 (95% CI 0.55–0.98; P = 0.033)."
NO_P = "The hazard ratio for death was 0.73 (95% CI 0.55–0.98)."
NEITHER = "The hazard ratio for death was 0.73."


@pytest.mark.parametrize(("text", "agreement"), [(FULL, 1.0), (NO_P, 0.0), (NEITHER, -1.0)])
def test_parts(text: str, agreement: float) -> None:
    assert slots("Hazard ratio for death with CI and p?", text)["parts"] == agreement


@pytest.mark.parametrize(
    ("part", "with_it", "without"),
    [
        (Part.INTERVAL, NO_P, NEITHER),
        (Part.P, FULL, NO_P),
        (Part.SPREAD, "Mean age was 54 years (SD 9).", "Mean age was 54 years."),
        (Part.RANGE, "Median age was 54 years (range 31–77).", "Median age was 54 years."),
        (Part.COUNT, BARE, "Median OS was not reached."),
    ],
)
def test_a_part_is_held_or_not(part: Part, with_it: str, without: str) -> None:
    assert holds_part(sentence(with_it).figures[0], part)
    assert not holds_part(sentence(without).figures[0], part)


def test_the_name_of_a_study_is_not_looked_for_in_its_sentences() -> None:
    text = "The rash rate was 12%."
    assert slots("Rash rate in the 2017 lumitide study?", text)["words"] == 1.0
    assert slots("Rash rate on lumitide?", text)["words"] < 1.0


def test_a_bound_is_told_from_a_value_unless_an_extreme_is_asked_for() -> None:
    text = "Follow-up was up to 90 months."
    assert slots("Follow-up?", text)["threshold"] == 1.0
    assert slots("Longest follow-up?", text)["threshold"] == 0.0


def test_the_course_of_treatment() -> None:
    text = "Median PFS was 30 months after the regular course."
    assert slots("Median PFS after salvage therapy?", text)["time"] == -1.0
    assert slots("Median PFS at 6 months after salvage therapy?", text)["time"] == -1.0


def test_the_number_itself_is_no_word_of_its_own() -> None:
    text = "Rash of grade 3 arose in 4 patients and of grade 4 in 1 patient."
    words = [slots("How many had a grade 4 rash?", text, place)["words"] for place in (0, 1)]
    assert words[0] < words[1]
    # A dose may be what a group is called by.
    text = "The 4 mg group had a rash in 12%."
    assert slots("Rash on 4 mg?", text, 0)["words"] == 1.0


def test_arm() -> None:
    assert slots("Rash rate on lumitide?", ARMS, 0)["arm"] == 1.0
    assert slots("Rash rate on lumitide?", ARMS, 1)["arm"] == -1.0
    assert slots("Rash rate on lumitide?", BARE)["arm"] == 0.0
    before = sentence(BARE, before="We now turn to lumitide.")
    assert slots("Rash rate on lumitide?", before)["arm"] == 0.2


def test_a_sentence_need_not_say_the_dose_of_an_arm() -> None:
    question = "Rash rate on lumitide 40 mg?"
    assert slots(question, "Rash arose in 12% on lumitide and 7% on octrelin.", 0)["arm"] == 0.8
    other = "Rash arose in 12% on lumitide 20 mg and 7% on octrelin."
    assert slots(question, other, 0)["arm"] < 0


def test_the_column_of_a_row_is_its_arm() -> None:
    row = table_row("Table 1. Adverse events", "Rash, %", ("Lumitide", "12"), ("Octrelin", "7"))
    agreement = [slots("Rash rate on octrelin?", row, place)["arm"] for place in (0, 1)]
    assert agreement == [-1.0, 1.0]


def test_population() -> None:
    text = "Weight loss was 4.2 kg in women and 5.1 kg in men."
    assert slots("Mean weight loss in women?", text, 0)["population"] == 1.0
    assert slots("Mean weight loss in women?", text, 1)["population"] == -1.0


@pytest.mark.parametrize(
    ("time", "agreement"),
    [
        ("at 12 months", 1.0),
        ("at 1 year", 1.0),
        ("at 52 weeks", 1.0),
        ("at 24 months", -1.0),
        ("", 0.0),
    ],
)
def test_time(time: str, agreement: float) -> None:
    text = f"Nausea occurred in 7% of patients {time}".strip() + "."
    assert slots("Rate of nausea at 1 year?", text)["time"] == agreement


@pytest.mark.parametrize(
    ("question", "text", "agreement"),
    [
        ("Fatigue score at baseline?", "The fatigue score was 41 at baseline.", 1.0),
        ("Fatigue score at baseline?", "The fatigue score was 33 at week 24.", -1.0),
        # The end of treatment may be week 24, or not.
        ("Fatigue score at the end of treatment?", "The fatigue score was 33 at week 24.", 0.0),
        ("Fatigue score at week 24?", "The fatigue score was 33 at the end of treatment.", 0.0),
    ],
)
def test_named_times(question: str, text: str, agreement: float) -> None:
    assert slots(question, text)["time"] == agreement


def test_a_time_that_is_not_asked_for_counts_nothing() -> None:
    assert slots("Rate of nausea?", "Nausea occurred in 7% at 12 months.")["time"] == 0.0


def test_an_arm_that_is_not_asked_for() -> None:
    assert slots("Rash rate?", ARMS)["unasked arm"] == 1.0
    assert slots("Rash rate on lumitide?", ARMS)["unasked arm"] == 0.0
    assert slots("Rash rate?", BARE)["unasked arm"] == 0.0


TREATED = "Itching occurred in 18% of those treated with a dose of 20 mg for 12 weeks."


def test_a_subgroup_of_two_words_is_asked_for_as_one() -> None:
    text = "Median PFS was 13.7 months in unknown Ki-67 tumours."
    assert slots("Median PFS in tumours of unknown Ki-67?", text)["unasked subgroup"] == 0.0
    assert slots("Median PFS?", text)["unasked subgroup"] == 1.0


def test_times_and_doses_by_the_way_are_circumstances() -> None:
    itching = [slots("Rate of itching?", TREATED, place)["circumstance"] for place in range(3)]
    assert itching == [0.0, 1.0, 1.0]
    dose = [slots("What dose was given?", TREATED, place)["circumstance"] for place in range(3)]
    assert dose == [0.0, 0.0, 1.0]
    length = [slots("For how many weeks?", TREATED, place)["circumstance"] for place in range(3)]
    assert length == [0.0, 1.0, 0.0]


def test_a_threshold_is_no_result() -> None:
    assert slots("Mean age?", "Patients aged >65 years were enrolled.")["threshold"] == 1.0
    assert slots("Mean age?", "Mean age was 65 years.")["threshold"] == 0.0


@pytest.mark.parametrize(
    ("text", "named"),
    [(NEITHER, 1.0), ("Weight loss was 4.2 kg.", 0.5), ("It lasted 12 weeks.", 0.0)],
)
def test_named(text: str, named: float) -> None:
    assert slots("Rate?", text)["named"] == named


def test_words_near_a_figure_count_more_than_words_of_another() -> None:
    text = "Nausea occurred in 7%, headache in 11% and rash in 4% of patients."
    target = [slots("Rate of headache?", text, place)["target"] for place in range(3)]
    assert target == [0.0, 1.0, 0.0]


def test_rare_words_weigh_more() -> None:
    question = "Rate of severe itching?"
    candidate = sentence("Severe rash occurred in 7%.")
    placed = Placed(candidate.figures[0], candidate)
    even = slots_of(parse_question(question), placed, {"severe": 1.0, "itching": 1.0})
    rare = slots_of(parse_question(question), placed, {"severe": 1.0, "itching": 3.0})
    assert (even["target"], rare["target"]) == (0.5, 0.25)


AGAINST = "Review found progression or death in 23 patients on lumitide against 67 on octrelin."


@pytest.mark.parametrize(
    ("question", "agreement"),
    [
        ("How many deaths on lumitide?", -1.0),
        ("How many progressed or died on lumitide?", 1.0),
        ("How many events of progression or death?", 1.0),
    ],
)
def test_a_composite_is_no_count_of_deaths(question: str, agreement: float) -> None:
    assert [slots(question, AGAINST, n)["endpoint"] for n in range(2)] == [agreement] * 2


def test_a_count_is_a_number_whatever_it_is_called() -> None:
    text = "Rash arose in 23 patients (12%) on lumitide against 67 on octrelin."
    assert [slots("How many had a rash?", text, n)["measure"] for n in range(2)] == [1.0, 1.0]
    assert slots("Mean number of rashes?", text)["measure"] < 1


def test_the_control_arm_need_not_be_called_so() -> None:
    asked = "How many died or progressed in the control arm?"
    assert [slots(asked, AGAINST, n)["arm"] for n in range(2)] == [-1.0, 1.0]


def test_people_are_no_length_of_follow_up() -> None:
    text = "We followed 1,200 people for 14 months."
    assert [slots("Longest follow-up?", text, n)["unit"] for n in range(2)] == [-1.0, 0.0]
    assert slots("How many people completed follow-up?", text)["unit"] == 1.0


def test_what_leads_is_the_first_figures_where_another_has_the_words_too() -> None:
    text = "Lumitide with octrelin was given to 20 patients, lumitide to 30, octrelin to 40."
    words = [slots("How many got octrelin?", text, n)["target"] for n in range(3)]
    assert words[2] == max(words)
    assert words[1] == min(words)


def test_an_event_that_nobody_asked_about_is_no_number_of_people() -> None:
    asked = "How many patients were enrolled?"
    assert slots(asked, "A partial response was seen in 12 patients.")["endpoint"] == -0.5
    assert slots(asked, "We enrolled 204 patients.")["endpoint"] == 0.0


def test_who_asks_for_the_adjusted_is_not_told_the_crude() -> None:
    text = "Fewer died (unadjusted HR 0.75); with covariates the adjusted HR was 0.73."
    given = [slots("Adjusted hazard ratio for death?", text, place)["measure"] for place in (0, 1)]
    assert given == [-1.0, 1.0]
    row = table_row("Table 2. Death", "Crude", ("HR", "0.75"))
    assert slots("Adjusted hazard ratio for death?", row)["measure"] == -1.0
    assert slots("Hazard ratio for death?", row)["measure"] == 1.0


@pytest.mark.parametrize(
    ("question", "column", "agreement"),
    [
        ("Gull trial: rise in weight with lumitide?", "Change in weight", 1.0),
        ("Gull trial: rise in weight with lumitide?", "Baseline weight", -0.5),
        ("Gull trial: change in weight from baseline, at baseline and week 9?", "Baseline", -0.3),
        ("Gull trial: rise in weight with lumitide?", "Difference between arms", -0.3),
        ("Gull trial: mean difference in weight?", "Difference between arms", 1.0),
        ("Gull trial: mean difference in weight?", "Lumitide minus octrelin", 1.0),
    ],
)
def test_a_cell_says_whether_it_is_a_change_or_a_difference(
    question: str, column: str, agreement: float
) -> None:
    row = table_row("Table 1. Weight of gulls", "All, mean (SD)", (column, "4.2 (1.1)"))
    assert slots(question, row)["measure"] == agreement


def test_no_ratio_is_negative() -> None:
    assert (
        slots("Relative risk of rash?", "It was less by −0.14 (95% CI −0.19 to −0.08).")["measure"]
        == -1.0
    )
    assert slots("Relative risk of rash?", "It was 0.14 (95% CI 0.08 to 0.19).")["measure"] > -1.0


def test_a_change_within_one_group_is_none_between_two() -> None:
    row = table_row(
        "Table 1",
        "Itching",
        ("Within group > Mean change (95% CI) > Gel", "8.9 (6.4 to 11.3)"),
        ("Between groups > Mean difference (95% CI)", "9.0 (5.6 to 12.4)"),
    )
    question = "Between-group gain in itching, CI?"
    assert [slots(question, row, place)["measure"] > -1.0 for place in (0, 1)] == [False, True]
    within = "Within-group gain in itching, CI?"
    assert [slots(within, row, place)["measure"] > -1.0 for place in (0, 1)] == [True, False]


def test_a_column_of_effects_holds_differences() -> None:
    cells = ("Gel, mean ± SD", "4.1 ± 2.2"), ("LSMD [95% CI]", "−2.7 [−4.5, −0.8]")
    row = table_row("Table 1", "Itching", *cells)
    assert slots("Least-squares difference in itching, CI?", row, 1)["measure"] == 1.0

"""Choosing the figures that answer a question."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retrieval.needs import needs
from retrieval.question import parse_question
from retrieval.selection import SURE, SURE_OF_ALL, Selection, select
from tests.tiny_evidence import evidence, table_row


def selected(question: str, *texts: str) -> Selection:
    return select(parse_question(question), evidence(question, *texts))


def figures(selection: Selection) -> list[tuple[str, str]]:
    return [(each.label, each.match.figure.text) for each in selection.chosen]


ARMS = "Median OS was 31.0 months with lumitide and 24.5 months with octrelin."
TIMES = "Nausea occurred in 7% at 12 weeks and in 9% at 24 weeks."
ITEMS = "Nausea occurred in 7%, headache in 11% and rash in 4% of patients."


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Median OS?", [""]),
        ("Median OS with lumitide and octrelin?", ["lumitide", "octrelin"]),
        ("Rates of nausea, headache and rash?", ["nausea", "headache", "rash"]),
    ],
)
def test_a_question_is_taken_apart(question: str, labels: list[str]) -> None:
    assert [need.label for need in needs(parse_question(question))] == labels


def test_each_need_asks_for_one_thing() -> None:
    one, two = needs(parse_question("Rate of nausea at 12 and 24 weeks?"))
    assert [point.value for point in (*one.asked.times, *two.asked.times)] == [12, 24]
    assert (one.slot, one.asked.values) == ("time", 1)


def test_an_item_that_is_no_endpoint_is_a_subgroup_of_the_one_asked_for() -> None:
    asked = parse_question("Rates of death?")
    listed = replace(asked, items=parse_question("Rates of nausea, headache and rash?").items)
    nausea = needs(listed)[0]
    assert nausea.asked.endpoints == ("nausea and vomiting",)
    stage, _ = needs(replace(asked, items=(parse_question("Stage IIIb?").concepts[0],) * 2))
    assert stage.asked.endpoints == ("death",)
    assert [each.printed for each in stage.asked.population] == [stage.label]


def test_one_figure_that_fits() -> None:
    selection = selected("Median OS?", "Median OS was 31.0 months.")
    assert figures(selection) == [("", "31.0 months")]
    assert selection.sure
    assert (selection.share, selection.total, selection.rivals) == (1.0, 1.0, ())


def test_a_figure_in_conflict_is_not_chosen() -> None:
    selection = selected("Median OS?", "Median PFS was 9.1 months.")
    assert selection == Selection()
    assert not selection.sure


def test_arms_are_stated_side_by_side() -> None:
    selection = selected("Median OS with lumitide and octrelin?", ARMS)
    assert figures(selection) == [("lumitide", "31.0 months"), ("octrelin", "24.5 months")]
    assert selection.sure


def test_each_arm_without_naming_them() -> None:
    selection = selected("Median OS in each arm?", ARMS)
    assert figures(selection) == [("lumitide", "31.0 months"), ("octrelin", "24.5 months")]


def test_one_of_two_arms() -> None:
    selection = selected("Median OS on octrelin?", ARMS)
    assert [text for _, text in figures(selection)] == ["24.5 months"]
    assert selection.share == 1.0


def test_times_are_stated_side_by_side() -> None:
    selection = selected("Rate of nausea at 12 and 24 weeks?", TIMES)
    assert figures(selection) == [("12 weeks", "7%"), ("24 weeks", "9%")]
    assert selection.sure


def test_times_in_two_sentences_have_a_label_each() -> None:
    first, second = "Nausea occurred in 7% at 12 weeks.", "Nausea occurred in 9% at 24 weeks."
    selection = selected("Rate of nausea at 12 and 24 weeks?", first, second)
    assert figures(selection) == [("12 weeks", "7%"), ("24 weeks", "9%")]


def test_two_groups_at_one_time_are_not_two_times() -> None:
    row = table_row(
        "Table 2. Scores", "Itching",
        ("Gel > Baseline", "2.7"), ("Gel > Week 6", "2.1"),
        ("Oil > Baseline", "2.9"), ("Oil > Week 6", "2.3"),
    )  # fmt: skip
    asked = parse_question("Itching at baseline and week 6 with the gel?")
    selection = select(asked, evidence(asked.question, row))
    assert [text for _, text in figures(selection)] == ["2.7", "2.1"]


def test_listed_items_each_have_their_figure() -> None:
    selection = selected("Rates of nausea, headache and rash?", ITEMS)
    assert figures(selection) == [("nausea", "7%"), ("headache", "11%"), ("rash", "4%")]
    assert not selection.missing


def test_an_item_that_is_not_reported_is_missing() -> None:
    text = "Nausea occurred in 7% and headache in 11% of patients."
    selection = selected("Rates of nausea, headache and wobbling?", text)
    assert figures(selection) == [("nausea", "7%"), ("headache", "11%")]
    assert selection.missing == ("wobbling",)
    assert not selection.sure


def test_no_figure_is_given_twice() -> None:
    text = "Nausea occurred in 7% of patients."
    selection = selected("Rates of nausea, vomiting and nausea?", text)
    assert len(selection.chosen) == 1
    assert len(selection.missing) == 2


def test_an_item_whose_figure_is_taken_gets_no_other() -> None:
    text = "Nausea or vomiting occurred in 7%, rash in 4%."
    selection = selected("Rates of nausea, vomiting and rash?", text)
    assert figures(selection) == [("nausea", "7%"), ("rash", "4%")]
    assert selection.missing == ("vomiting",)


def test_figures_told_apart_by_nothing_are_not_sure() -> None:
    selection = selected("Rash rate?", "Rash occurred in 12% vs 7%.")
    assert selection.share == 0.0
    assert not selection.sure


def test_a_figure_that_agrees_better_is_clear_however_close_the_sums() -> None:
    text = "Headache occurred in 11%, and vertigo in 12%."
    assert selected("Rate of headache?", text).share == 1.0
    both = "Headache occurred in 11% of some patients, headache in 12% of others."
    assert selected("Rate of headache?", both).share < 1.0


OTHER = "Median OS was 28.3 months."


def test_a_figure_elsewhere_that_fits_as_well_is_a_rival() -> None:
    selection = selected("Median OS?", "Median OS was 31.0 months.", OTHER)
    assert [each.figure.text for each in selection.rivals] == ["28.3 months"]
    assert not selection.sure


@pytest.mark.parametrize(
    "other",
    [
        "Median OS was 31.0 months.",  # the same value
        "Median PFS was 9.1 months.",  # another endpoint
        "Median OS was 28.3 months with octrelin.",  # a group that is not asked for
        "The OS rate was 28%.",  # another measure
    ],
)
def test_no_rival(other: str) -> None:
    assert selected("Median OS?", "Median OS was 31.0 months.", other).rivals == ()


@pytest.mark.parametrize(
    ("share", "total", "missing", "sure"),
    [
        (SURE, SURE_OF_ALL, (), True),
        (SURE - 0.01, 1.0, (), False),
        (1.0, SURE_OF_ALL - 0.01, (), False),
        (1.0, 1.0, ("rash",), False),
    ],
)
def test_sure(share: float, total: float, missing: tuple[str, ...], sure: bool) -> None:
    chosen = selected("Median OS?", OTHER).chosen
    assert Selection(chosen, missing, share, total).sure is sure
    assert not Selection((), missing, share, total).sure


def test_a_figure_that_is_clear_has_the_share_of_its_sentence() -> None:
    text = "Headache occurred in 11%, vertigo in 12%, rash in 13% and itching in 14%."
    selection = selected("Rate of rash?", text)
    assert figures(selection) == [("", "13%")]
    assert selection.total == 1.0


def test_what_contradicts_the_question_has_no_share() -> None:
    selection = selected("Median OS?", "Median OS was 31.0 months, median PFS 9.1 months.")
    assert (figures(selection), selection.total) == ([("", "31.0 months")], 1.0)


def test_a_figure_without_the_part_asked_for_is_given_where_none_has_it() -> None:
    without = "Median OS was 31.0 months."
    assert figures(selected("Median OS with its 95% CI?", without)) == [("", "31.0 months")]
    with_it = "Median OS was 28.3 months (95% CI 21.0 to 34.9)."
    chosen = selected("Median OS with its 95% CI?", without, with_it).chosen
    assert [each.match.figure.value for each in chosen] == [Decimal("28.3")]


def test_the_groups_of_a_list_are_told_by_their_names() -> None:
    texts = [f"In {name} tumours median OS was {n} months."
             for name, n in (("G3", 7), ("G2", 21), ("G1", 35))]  # fmt: skip
    selection = selected("List the median OS by grade: G1, G2 and G3.", *texts)
    assert figures(selection) == [("G1", "35 months"), ("G2", "21 months"), ("G3", "7 months")]
    assert selection.sure


def test_a_median_may_go_without_saying() -> None:
    selection = selected("PFS?", "Median PFS was 31.0 months.", "PFS was 28.3 months.")
    assert [each.figure.text for each in selection.rivals] == ["28.3 months"]


def test_a_subgroup_is_no_rival_of_the_whole() -> None:
    whole = "Median OS was 31.0 months in all."
    part = "In G2 tumours median OS was 21.0 months."
    assert selected("Median OS on lumitide?", whole, part).rivals == ()


GRADES = (
    "The tumour was G1 in 13 patients (16.5%) and G2 in 34 (43.0%).",
    "In G1 tumours median PFS was 51.9 months and median OS 99.0 months.",
    "In G2 tumours median PFS was 22.9 months and median OS 81.6 months.",
    "In G3 tumours median PFS was 4.0 months and median OS 29.9 months.",
)


def test_a_figure_of_the_group_itself_comes_before_one_that_only_names_it() -> None:
    selection = selected("Median PFS by grade: G1, G2 and G3?", *GRADES)
    assert [text for _, text in figures(selection)] == ["51.9 months", "22.9 months", "4.0 months"]


def test_each_group_is_asked_for_not_everybody() -> None:
    selection = selected("Median OS for each grade group?", "Median OS was 88.6 months.", *GRADES)
    assert figures(selection) == [
        ("G1", "99.0 months"),
        ("G2", "81.6 months"),
        ("G3", "29.9 months"),
    ]


def test_an_abbreviation_is_the_endpoint_that_it_is_in_its_question() -> None:
    stable, progressive = needs(parse_question("SD and PD rates on lumitide?"))
    assert stable.asked.endpoints == ("stable disease",)
    assert progressive.asked.endpoints == ("progressive disease",)


def test_a_sentence_that_names_each_group_is_clear_though_no_figure_bears_its_name() -> None:
    asked = parse_question("Rash at week 9 on lumitide 20/20, lumitide 20/30 and placebo?")
    text = (
        "Rash at week 9 arose in 12, 25 and 7% in the 20/20-, 20/30-mg lumitide and placebo arms."
    )
    selection = select(asked, evidence(asked.question, text))
    assert len(selection.chosen) == 3
    assert selection.share == 1.0
    other = select(asked, evidence(asked.question, text.replace("placebo", "third")))
    assert other.share < 1.0

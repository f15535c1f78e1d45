"""Figures of a list against their own labels, worked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.questions.samples import ExpectedFigure, Sample
from eval.scoring.figure_match import Asking, places_of
from eval.scoring.list_match import (
    against_own_labels,
    guessed_labels,
    labels,
    labels_contradict,
    mentions,
)


def sample(arms: str, *values: str) -> Sample:
    figures = tuple(ExpectedFigure(Decimal(value), "%") for value in values)
    return Sample("q", "Relapse in each?", "list", ("PMC1",), figures, slots={"arm": arms})


def fits(text: str, wanted: Sample) -> bool:
    places = [places_of(text, figure, Asking()) for figure in wanted.figures]
    return against_own_labels(text, places, wanted)


TWO = sample("zolimab; placebo", "12", "30")


@pytest.mark.parametrize(
    "text",
    [
        "zolimab 12%, placebo 30%",
        "12% on zolimab and 30% on placebo",
        "30% with placebo, 12% with zolimab",
        "12 and 30% for zolimab and placebo, respectively",
        "Relapse under placebo was 30%; under zolimab it was 12%",
        "Placebo was compared with zolimab: zolimab 12%, placebo 30%",
    ],
)
def test_each_against_its_own_label(text: str) -> None:
    assert fits(text, TWO)


@pytest.mark.parametrize(
    "text",
    [
        "zolimab 30%, placebo 12%",
        "30% on zolimab and 12% on placebo",
        "12 and 30% for placebo and zolimab, respectively",
        "zolimab 12%",
        "30% and 12%",  # no labels, and not in the order asked
    ],
)
def test_swapped_or_missing_figures_are_not(text: str) -> None:
    assert not fits(text, TWO)


def test_without_labels_in_the_text_the_order_asked_counts() -> None:
    assert fits("12% in one group, 30% in the other", TWO)


def test_the_question_may_give_the_labels() -> None:
    asked = replace(TWO, slots={}, question="Relapse: zolimab, placebo?")
    assert guessed_labels(asked) == [("zolimab", "placebo")]
    assert fits("30% with placebo, 12% with zolimab", asked)
    assert not fits("30% with zolimab, 12% with placebo", asked)


def test_the_number_of_a_time_may_be_spelt() -> None:
    times = replace(TWO, slots={"timepoint": "1 and 3 months"})
    assert fits("12% after one month and 30% after three months", times)
    assert not fits("30% after one month and 12% after three months", times)
    assert fits("12% at 1 month and 30% at 3 months; one of them died", times)


def test_two_true_values_have_no_order() -> None:
    asked = replace(TWO, slots={}, statuses=("conflicting", "answered"))
    assert fits("30% in one analysis, 12% in another", asked)
    assert not fits("30% in both analyses", asked)


def test_doses_are_labels_also_within_names_of_groups() -> None:
    doses = sample("remistat 2, 4, 6 ng/mL", "21.8", "4.8", "15")
    assert labels(doses) == ("remistat 2", "4", "6 ng/mL")
    assert fits("group R4 had 4.8%, against 21.8% in group R2 and 15.0% in group R6", doses)
    assert not fits("group R4 had 21.8%, against 4.8% in group R2 and 15.0% in group R6", doses)


def test_equal_figures_need_two_numbers_unless_each_is_said() -> None:
    equal = sample("", "12", "12")
    assert fits("12% and 12%", equal)
    assert fits("12% in each group", equal)
    assert not fits("12% on the drug", equal)


@pytest.mark.parametrize(
    ("arms", "expected"),
    [
        ("zolimab; placebo", ("zolimab", "placebo")),
        ("zolimab vs placebo", ("zolimab", "placebo")),
        ("zolimab and placebo", ("zolimab", "placebo")),
        ("both groups", ()),
    ],
)
def test_labels_are_as_many_as_the_figures(arms: str, expected: tuple[str, ...]) -> None:
    assert labels(sample(arms, "12", "30")) == expected


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("zolimab 12%, placebo 30%", False),
        ("zolimab 30%, placebo 12%", True),
        ("12% with zolimab and 30% with placebo", False),
        ("30% and 12%", False),  # no group is named
        ("30% and 12% with zolimab", False),
    ],
)
def test_values_contradict_the_labels_only_where_all_are_named(
    text: str, contradicts: bool
) -> None:
    figures = tuple(ExpectedFigure(Decimal(n), "%") for n in (12, 30))
    p = ExpectedFigure(Decimal("0.02"), "P", op="=")
    sample = Sample("q", "?", "figure", ("d",), (*figures, p), slots={"arm": "zolimab vs placebo"})
    places = [places_of(text, each, Asking()) for each in sample.figures]
    assert labels_contradict(text, places, sample) is contradicts


def contradicted(text: str, *values: str, **slots: str) -> bool:
    figures = tuple(ExpectedFigure(Decimal(value)) for value in values)
    sample = Sample("q", "?", "figure", ("d",), figures, slots=slots)
    return labels_contradict(text, [places_of(text, each, Asking()) for each in figures], sample)


def test_two_measures_of_one_comparison_are_labels() -> None:
    slots = {"measure": "sensitivity; specificity", "arm": "home kit vs clinic swab"}
    text = "Against the clinic swab, the home kit had a sensitivity of {} and specificity of {}"
    assert not contradicted(text.format(71.5, 98.1), "71.5", "98.1", **slots)
    assert contradicted(text.format(98.1, 71.5), "71.5", "98.1", **slots)
    assert labels(sample("home kit vs clinic swab", "71.5", "98.1")) == ("home kit", "clinic swab")


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Better from week-6 on (baseline 3.1 vs 4.4)", False),
        ("Better from week-6 on (baseline 4.4 vs 3.1)", True),
        ("Better from week-6 on (baseline 3.1 (SD 2) vs week 6 4.4)", False),
        ("Better from week-6 on (week 6 3.1 vs baseline 4.4)", True),
        ("Better from week-6 on (3.1, baseline 4.4)", True),
        ("At week 6 and at baseline it was 3.1 and 4.4", True),
        ("At week 6 (n = 9) and at baseline (n = 8) it was 3.1 and 4.4", True),
    ],
)
def test_inside_a_bracket_the_label_there_counts(text: str, contradicts: bool) -> None:
    assert contradicted(text, "3.1", "4.4", timepoint="baseline and week 6") is contradicts


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Zolimab trial > Relapse: Placebo > % = 30; Drug > % = 12", False),
        ("Zolimab trial > Relapse: Placebo > % = 12; Drug > % = 30", True),
        ("Zolimab trial > Relapse: Drug > % = 12; Placebo > % = 30", False),
        ("Zolimab trial > Relapse: Drug > % = 30; Placebo > % = 12", True),
        ("Zolimab trial > Relapse: Placebo = 30; Zolimab = 12", False),
        ("Zolimab trial > Relapse: Zolimab = 30; Placebo = 12", True),
        ("Zolimab against placebo: First arm = 30; Second arm = 12", True),
    ],
)
def test_in_a_row_the_headings_of_the_cells_count(text: str, contradicts: bool) -> None:
    assert contradicted(text, "12", "30", arm="zolimab vs placebo") is contradicts


def test_of_three_values_one_named_label_does_not_tell_the_others() -> None:
    slots = {"timepoint": "baseline; week 6; week 12"}
    text = "Better at week 6 and week 12 (baseline 3.1, then {}, then {})"
    assert contradicted(text.format(5, 4.4), "3.1", "4.4", "5", **slots)


def test_labels_that_begin_alike_are_told_by_their_whole_words() -> None:
    given = ("zolimab-ribavirin", "zolimab-ledipasvir")
    text = "zolimab-ledipasvir 12%, zolimab-ribavirin 30%"
    assert mentions(text, given[0], given) == (text.index(given[0]),)
    assert mentions(text, given[1], given) == (0,)

"""The parts of a figure that questions want."""

import pytest

from retrieval.part_words import Part, is_share, part_terms, parts_in


@pytest.mark.parametrize(
    ("asking", "parts"),
    [
        ("OR with CI and p?", {Part.INTERVAL, Part.P}),
        ("rate ratio with 90% limits?", {Part.INTERVAL}),
        ("with what confidence interval?", {Part.INTERVAL}),
        ("was it significant?", {Part.P}),
        ("mean (SD)", {Part.SPREAD}),
        ("value with error term", {Part.SPREAD}),
        ("median with interquartile range", {Part.RANGE}),
        ("median rise, with quartiles", {Part.RANGE}),
        ("how many were allocated?", {Part.COUNT}),
        ("percentage (n/N)", {Part.COUNT}),
        ("total enrolment?", {Part.COUNT}),
        ("LUMEN-1 enrollment total?", {Part.COUNT}),
        ("median with CI95?", {Part.INTERVAL}),
        # words that look like parts
        ("number needed to treat?", set()),
        ("the dosing interval?", set()),
        ("range of motion?", set()),
        ("score at enrolment?", set()),
        ("spread of the infection?", set()),
        ("platelet counts?", set()),
        ("how many seconds did it take?", set()),
        ("self-confidence score?", set()),
        ("mean P/F ratio?", set()),
    ],
)
def test_parts(asking: str, parts: set[Part]) -> None:
    assert parts_in(asking) == parts


def test_a_p_in_the_name_of_a_substance_is_no_p_value() -> None:
    assert parts_in("soluble P-selectin, mean?") == set()
    assert parts_in("how was substance P assayed?") == set()
    assert parts_in("clearance of P. gullivora?") == set()
    assert parts_in("rash at 6 weeks, P. State both") == {Part.P}
    assert parts_in("substance P: what p-trend?") == {Part.P}


def test_stable_disease_is_no_standard_deviation() -> None:
    assert parts_in("share with PR, SD and PD?") == set()
    assert parts_in("response score, mean (SD)?") == {Part.SPREAD}
    assert part_terms("PR, SD and PD") == []
    assert parts_in("SD rate on lumitide?") == set()


def test_where_the_words_stand() -> None:
    assert "OR with 95% CI?"[slice(*part_terms("OR with 95% CI?")[0])] in {"95% CI", "CI"}


@pytest.mark.parametrize(
    ("asking", "share"),
    [
        ("Minor responses on lumitide?", True),
        ("How many had a minor response?", False),
        ("Number of responders?", False),
        ("How many had a minor response, as a percentage?", True),
        ("Median OS?", False),
        ("Nine-month survival on lumitide?", True),
        ("2-year PFS?", True),
        ("Hazard ratio for one-year mortality?", False),
    ],
)
def test_responses_are_a_share_unless_they_are_counted(asking: str, share: bool) -> None:
    assert is_share(asking) is share


def test_the_n_beside_a_percentage_is_a_part() -> None:
    for asking in ("rash, n (%)?", "rash, n and %?", "rash, No. (%)?"):
        (span,) = part_terms(asking)
        assert asking[slice(*span)].split()[0] in {"n", "No."}
    assert part_terms("rash, n?") == []

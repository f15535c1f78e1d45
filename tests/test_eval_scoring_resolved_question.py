"""Whether a follow-up was understood: slots, not wordings."""

import pytest

from eval.questions.row_fields import FieldError, Fields
from eval.questions.standalone import Standalone, standalone_of, standalone_row
from eval.scoring.resolved_question import misread

FULL = "LANTERN-2: median PFS with zorvatide in G3 tumours at 12 months, with CI?"
ROW = {
    "question": FULL,
    "study": ["LANTERN-2 | Lind 2021"],
    "measure": "median",
    "endpoint": "progression-free survival",
    "arm": "zorvatide",
    "population": "G3",
    "timepoint": "12 months",
    "part": "confidence interval",
    "absent": ["placebo", "0.44"],
}
EXPECTED = standalone_of(Fields(ROW))


@pytest.mark.parametrize(
    "question",
    [
        FULL,
        "Lind 2021: 12 months, G3, zorvatide: median progression-free survival (95% CI)?",
    ],
)
def test_any_wording_that_asks_for_all_of_it_is_right(question: str) -> None:
    assert misread(EXPECTED, question) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("LANTERN-2", "LANTERN-21", "study LANTERN-2 or Lind 2021 is not named"),
        ("median", "mean", "measure median is not asked for"),
        ("zorvatide", "plavoxin", "arm zorvatide is not asked for"),
        ("G3", "G2", "population G3 is not asked for"),
        ("12", "18", "timepoint 12 months is not asked for"),
        (", with CI", "", "part confidence interval is not asked for"),
        ("zorvatide", "zorvatide and placebo", "placebo stands in it"),
        ("median PFS", "median PFS (0.44)", "0.44 stands in it"),
    ],
)
def test_each_fault_is_told(old: str, new: str, fault: str) -> None:
    assert fault in misread(EXPECTED, FULL.replace(old, new))


def test_another_endpoint_is_a_fault_even_beside_the_right_one() -> None:
    assert "endpoint overall survival is asked for" in misread(EXPECTED, FULL.replace("PFS", "OS"))
    assert misread(EXPECTED, FULL.replace("PFS", "PFS and OS")) == (
        "endpoint overall survival is asked for",
    )


def test_both_of_two_are_needed() -> None:
    expected = Standalone("?", (("LANTERN-2",), ("BEACON-4",)), {"endpoint": ("OS", "PFS")})
    assert misread(expected, "OS in LANTERN-2 compared with PFS in BEACON-4?") == ()
    assert misread(expected, "OS in LANTERN-2?") == (
        "study BEACON-4 is not named", "endpoint PFS is not asked for",
    )  # fmt: skip


def test_the_number_of_patients_is_asked_for_in_either_way() -> None:
    expected = Standalone("?", slots={"part": ("count",)})
    assert misread(expected, "How many patients died?") == ()
    assert misread(expected, "Mortality, with number of patients?") == ()
    assert misread(expected, "Mortality?") != ()


def test_it_survives_its_row() -> None:
    assert standalone_of(Fields(standalone_row(EXPECTED))) == EXPECTED


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"part": "CI"}, "part"), ({"question": ""}, "question"), ({"endpiont": "OS"}, "endpiont")],
)
def test_a_faulty_field_is_named(changed: dict[str, str], field: str) -> None:
    with pytest.raises(FieldError, match=field):
        standalone_of(Fields({**ROW, **changed}))

"""Where the labels of values are looked for first."""

from eval.scoring.label_scope import heading_span, nearest

ROW = "Zolimab > Relapse: Placebo > % = 30; Drug > % = −12"


def shown(text: str, *values: str) -> tuple[str, bool]:
    near, tied = nearest(text, tuple(text.index(value) for value in values))
    assert len(near) == len(text)
    return " ".join(near.split()), tied


def test_of_a_row_the_headings_are_left() -> None:
    assert shown(ROW, "30", "12") == ("Placebo > % Drug > %", True)
    span = heading_span(ROW, ROW.index("12"))
    assert span is not None
    assert ROW[slice(*span)] == " Drug > % "


def test_of_a_bracket_only_what_is_in_it_is_left() -> None:
    text = "better at week 6 (n = 9) (baseline 3.1 (SD 2), then 4.4) than before"
    assert shown(text, "3.1", "4.4") == ("(baseline 3.1 (SD 2), then 4.4", False)


def test_values_of_two_brackets_or_of_none_leave_all() -> None:
    for text in ("week 6 (3.1) and baseline (4.4)", "3.1 and 4.4", "A = 3.1 and 4.4"):
        assert shown(text, "3.1", "4.4") == (text, False)

"""Whether figures side by side are those of the groups or times listed."""

from retrieval.needs import needs
from retrieval.needs_met import meets_each
from retrieval.question import parse_question
from tests.tiny_evidence import evidence, match, table_row


def met(question: str, label: str, *cells: tuple[str, str]) -> bool:
    (found,) = evidence(question, table_row("Table 1. Wings", label, *cells))
    wanted = needs(parse_question(question))
    return meets_each(wanted, [match(found, place) for place in range(len(cells))])


GROUPS = "Mean wing span with lumitide and with octrelin?"


def test_times_of_one_group_are_not_two_groups() -> None:
    assert not met(GROUPS, "Span", ("Before, mean ± SD", "41 ± 3"), ("After, mean ± SD", "42 ± 3"))
    assert met(GROUPS, "Span", ("Lumitide, mean ± SD", "41 ± 3"), ("Octrelin, mean ± SD", "42 ± 3"))


def test_outcomes_of_the_row_of_one_group_are_not_two_groups() -> None:
    assert not met(
        GROUPS, "Lumitide", ("Left, mean ± SD", "41 ± 3"), ("Right, mean ± SD", "42 ± 3")
    )
    assert met(GROUPS, "Span", ("Left, mean ± SD", "41 ± 3"), ("Right, mean ± SD", "42 ± 3"))


def test_groups_at_one_time_are_not_two_times() -> None:
    times = "Mean wing span at 4 weeks and at 8 weeks?"
    assert met(times, "Span", ("Week 4", "41 ± 3"), ("Week 8", "42 ± 3"))
    assert not met(times, "Span", ("Week 4", "41 ± 3"), ("Week 12", "42 ± 3"))


def test_a_column_of_each_group_named_in_the_row() -> None:
    cells = [(f"{ward} > {arm}", "4 (7)") for ward in "AB" for arm in ("Lumitide", "Octrelin")]
    question = "Rashes with lumitide and with octrelin, %?"
    (found,) = evidence(question, table_row("Table 1. Wings", "Rash, n (%)", *cells))
    wanted = needs(parse_question(question))
    assert meets_each(wanted, [match(found, 0), match(found, 1)])
    assert not meets_each(wanted, [match(found, 1), match(found, 3)])

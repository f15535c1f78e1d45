"""The scorer of extracted figures, the gold file, and the bar the grammar must clear."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.figure_agreement import (
    Counts,
    Tally,
    agreement,
    disagreements,
    extracted_figures,
    main,
    paired,
    total,
)
from eval.figure_gold import GOLD_FIGURES, GoldFigure, GoldLine, known_name, read_gold
from ingest.errors import ReadError
from ingest.figures.endpoints import endpoints_in
from ingest.figures.figure import Count, Figure, Interval, PValue, Range

BAR = 0.97
CONSTRUCTS = {
    "value spelling", "number word", "power of ten", "interval", "range", "spread", "P value",
    "count", "operator", "special value", "unit", "respectively", "value with arm", "comparison",
    "before and after", "several endpoints", "adjusted ratio", "difference", "ratio",
    "number needed to treat", "median", "mean", "rate", "diagnostic accuracy", "correlation",
    "dose", "stable disease", "radionuclide therapy", "value among names", "dense sentence",
    "isotope", "identifier", "date", "reference", "name or grade", "time point", "method",
    "no figure", "row: count", "row: ratio", "row: mean", "row: median", "row: times",
    "row: special", "row: other",
}  # fmt: skip
LINES = read_gold()


def gold(value: str | None, **slots: Any) -> GoldFigure:
    empty = dict.fromkeys(
        ("special", "unit", "interval", "range", "spread", "p", "n", "op", "arm", "time")
    )
    names = {
        "measures": frozenset({slots.pop("measure", None)}),
        "endpoints": frozenset({slots.pop("endpoint", None)}),
    }
    given: dict[str, Any] = empty | {"value": _decimal(value)} | names | slots
    return GoldFigure(**given)


def found(value: str | None, **slots: Any) -> Figure:
    return Figure(str(value), 0, 1, _decimal(value), **slots)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


HAZARD: dict[str, Any] = {
    "measure": "hazard ratio",
    "endpoint": "stroke",
    "interval": Interval(Decimal(95), Decimal("0.5"), Decimal("0.9")),
    "p": PValue("<", Decimal("0.01")),
}


def test_a_figure_that_agrees_in_every_slot_is_right():
    counts = agreement([gold("0.70", **HAZARD)], [found("0.7", **HAZARD)])
    assert (counts.gold, counts.extracted, counts.right, counts.f1) == (1, 1, 1, 1.0)
    assert counts.slots["interval"] == counts.slots["p"] == Tally(1, 1)
    assert counts.slots["unit"] == Tally(0, 0)


@pytest.mark.parametrize(
    ("slot", "wrong"),
    [
        ("measure", "odds ratio"),
        ("measure", None),
        ("endpoint", "death"),
        ("interval", None),
        ("interval", Interval(Decimal(95), Decimal("0.5"), Decimal("0.8"))),
        ("p", PValue("=", Decimal("0.01"))),
        ("p", PValue("<", Decimal("0.1"))),
    ],
)
def test_one_wrong_slot_makes_a_figure_wrong(slot: str, wrong: object):
    counts = agreement([gold("0.7", **HAZARD)], [found("0.7", **(HAZARD | {slot: wrong}))])
    assert (counts.gold, counts.extracted, counts.right) == (1, 1, 0)
    assert counts.slots[slot] == Tally(0, 1)


def test_a_slot_that_should_be_empty_makes_a_figure_wrong_too():
    assert agreement([gold("7")], [found("7", endpoint="age")]).right == 0


def test_unit_arm_and_the_other_slots_are_told_but_decide_nothing():
    counts = agreement(
        [gold("7", unit="months", arm="drug A", n=Count(Decimal(3), None))],
        [found("7", unit="weeks", arm="the drug A group")],
    )
    assert counts.right == 1
    assert (counts.slots["unit"], counts.slots["arm"]) == (Tally(0, 1), Tally(1, 1))
    assert counts.slots["n"] == Tally(0, 1)


def test_precision_recall_and_f1_by_hand():
    # Three gold figures; of four extracted ones two are right, one is wrong, one is none.
    counts = agreement(
        [gold("1", endpoint="age"), gold("2"), gold("3")],
        [found("1", endpoint="age"), found("9"), found("2"), found("3", measure="mean")],
    )
    assert (counts.precision, counts.recall) == (2 / 4, 2 / 3)
    assert counts.f1 == pytest.approx(4 / 7)


def test_nothing_to_find_and_nothing_found_is_perfect():
    assert (Counts().precision, Counts().recall, Counts().f1) == (1.0, 1.0, 1.0)
    assert agreement([], [found("4")]).f1 == 0.0


def test_counts_add_up():
    both = agreement([gold("1")], [found("1")]) + agreement([gold("2")], [])
    assert (both.gold, both.extracted, both.right) == (2, 1, 1)
    assert both.slots["value"] == Tally(1, 1)


def test_equal_values_are_paired_in_text_order():
    first, second = gold("5", endpoint="age"), gold("5", endpoint="pain")
    one, other = found("5", endpoint="age"), found("5", endpoint="pain")
    assert paired([first, second], [one, other]) == [(first, one), (second, other)]
    assert paired([first, second], [other]) == [(second, other)]
    assert len(paired([gold("1"), gold("2")], [found("2"), found("1")])) == 1


def test_special_values_and_bare_ranges_are_values():
    ends = Range("range", Decimal(18), Decimal(75))
    assert agreement([gold(None, range=ends)], [found(None, range=ends)]).right == 1
    assert agreement([gold(None, range=ends)], [found("18"), found("75")]).right == 0
    reached = [found(None, special="not reached")]
    assert agreement([gold(None, special="not reached")], reached).right == 1
    assert agreement([gold(None, special="not estimable")], reached).right == 0


def test_a_rate_in_percent_is_a_percentage_and_a_number_is_a_count():
    share = gold("5", measure="percentage", unit="%")
    assert agreement([share], [found("5", measure="rate", unit="%")]).right == 1
    assert agreement([share], [found("5", measure="rate")]).right == 0
    assert agreement([gold("5", measure="count")], [found("5", measure="number")]).right == 1


def test_what_is_counted_is_no_unit():
    counts = agreement([gold("5", measure="count")], [found("5", measure="count", unit="patients")])
    assert counts.slots["unit"] == Tally(1, 1)


def test_either_of_two_names_is_right():
    either = GoldFigure(
        Decimal(5), None, None, frozenset({"mean", "change"}), frozenset({None}), *[None] * 8
    )
    measures = ("mean", "change", "median")
    rights = [agreement([either], [found("5", measure=name)]).right for name in measures]
    assert rights == [1, 1, 0]


def test_a_bare_p_value_counts_neither_way():
    line = GoldLine("g", "P value", "The groups did not differ (P = 0.34).", None, ())
    assert extracted_figures(line) == []
    assert total([line]) == Counts(0, 0, 0, total([line]).slots)


def test_disagreements_name_the_slot_and_both_readings():
    text = "Median overall survival was 52 months."
    line = GoldLine("g", "median", text, None, (gold("52", measure="mean"), gold("3")))
    told = disagreements(line)
    assert "52: measure is 'median', not 'mean'" in told
    assert "52: endpoint is 'overall survival', not None" in told
    assert "3: missing" in told
    assert len(told) == 3


def test_a_gold_row_finds_its_cells(tmp_path: Path):
    cells = [{"column": "Drug", "text": "3 (2)"}, {"column": "", "text": "3"}]
    row: dict[str, Any] = {"figures": [], "row": {"label": "Age", "cells": cells}}
    text = "Cap > Age: Drug = 3 (2); 3"
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "construct": "row", "text": text} | row) + "\n\n")
    (line,) = read_gold(path)
    assert line.row is not None
    assert [line.text[cell.start : cell.end] for cell in line.row.cells] == ["3 (2)", "3"]
    assert line.row.cells[1].start == len(line.text) - 1


@pytest.mark.parametrize("text", ["{}", "no json", '{"id": 1, "construct": "", "text": ""}'])
def test_a_faulty_gold_line_is_named(tmp_path: Path, text: str):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{text}\n")
    with pytest.raises(ReadError, match="line 2"):
        read_gold(path)


def test_a_term_is_known_only_as_a_whole():
    assert known_name("PFS", endpoints_in) == "progression-free survival"
    assert known_name("PFS diary", endpoints_in) is None
    assert known_name(None, endpoints_in) is None


def test_the_gold_file_is_large_and_covers_every_construct():
    assert len(LINES) >= 310
    assert {line.construct for line in LINES} == CONSTRUCTS
    assert sum(line.row is not None for line in LINES) >= 40
    assert sum(line.construct == "no figure" for line in LINES) >= 30
    assert len({line.id for line in LINES}) == len({line.text for line in LINES}) == len(LINES)


def test_every_gold_number_stands_in_its_text():
    for line in LINES:
        printed = set(_printed_numbers(line.text))
        for figure in line.figures:
            missing = {abs(number) for number in _numbers(figure)} - printed
            assert not missing, (line.id, missing)


def test_every_gold_figure_says_something():
    for line in LINES:
        for figure in line.figures:
            kinds = (figure.value, figure.special, figure.range)
            assert any(kind is not None for kind in kinds), line.id
            assert figure.special is None or figure.value is None


def test_the_table_names_nearly_every_gold_endpoint():
    entries = [json.loads(line) for line in GOLD_FIGURES.read_text().splitlines()]
    names = {figure["endpoint"] for entry in entries for figure in entry["figures"]
             if isinstance(figure["endpoint"], str)}  # fmt: skip
    unknown = {name for name in names if known_name(name, endpoints_in) is None}
    assert unknown <= {
        "cost", "ferritin", "follow-up", "infusion time", "platelets", "tumour size",
        "viral load", "vitality", "Ki-67", "IL-6", "CD4 count", "administered activity",
    }  # fmt: skip


def test_the_grammar_reads_the_gold_figures():
    assert total(LINES).f1 >= BAR


def test_the_report_tells_all_slots_constructs_and_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    text = "Median overall survival was 52 months."
    empty: dict[str, Any] = {"row": None, "figures": []}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "x1", "construct": "median", "text": text} | empty))
    main(["--gold", str(path), "--errors"])
    shown = capsys.readouterr().out
    assert re.search(r"^all +0 +1 +0 +0\.000 +1\.000 +0\.000$", shown, re.MULTILINE)
    assert re.search(r"^median +0 +1 +0 ", shown, re.MULTILINE)
    assert "x1 [median]" in shown
    assert "'52 months': no figure of this line" in shown


ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
WORDS = dict(zip(ONES, range(13), strict=True)) | {
    "fifteen": 15, "sixteen": 16, "twenty-four": 24, "thirty-one": 31, "two hundred and six": 206,
}  # fmt: skip
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _numbers(figure: GoldFigure) -> Iterator[Decimal]:
    parts = (figure.interval, figure.range, figure.spread, figure.p, figure.n)
    for part in [figure.value, *(piece for each in parts if each for piece in each)]:
        if isinstance(part, Decimal):
            yield part


def _printed_numbers(text: str) -> Iterator[Decimal]:
    """Read numbers in the simplest way, apart from the grammar."""
    plain = re.sub(r"(?<=\d)[, \u2009](?=\d{3}(?!\d))", "", text.replace("·", "."))
    for digits in re.findall(r"\d*\.?\d+", plain):
        yield Decimal(digits)
    for factor, power in re.findall(r"(?:(\d+(?:\.\d+)?) × )?10([⁻⁰¹²³⁴-⁹]+)", plain):
        yield Decimal(factor or 1).scaleb(int(power.translate(SUPERSCRIPTS)))
    for word, number in WORDS.items():
        if re.search(rf"\b{word}\b", plain, re.IGNORECASE):
            yield Decimal(number)

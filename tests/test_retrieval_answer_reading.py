"""Reading answers back from JSON."""

import json
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from ingest.errors import ReadError
from retrieval.answer_reading import answer_from_json
from retrieval.answers import Answer, to_json
from tests.contract_answers import ANSWER, ANSWERS

HUGE = 10**4000


@given(ANSWERS)
def test_writing_then_reading_gives_the_same_answer(answer: Answer) -> None:
    text = json.dumps(to_json(answer))
    again = answer_from_json(json.loads(text, parse_float=Decimal))
    assert again == answer
    assert json.dumps(to_json(again)) == text


def test_floats_of_an_object_in_memory_mean_what_they_print() -> None:
    assert answer_from_json(to_json(ANSWER)) == ANSWER


def test_keys_of_a_later_version_are_passed_over() -> None:
    row = to_json(ANSWER)
    row["later"] = {"tokens": 5}
    row["citations"][0]["document"]["publisher"] = "Invented Press"
    assert answer_from_json(row) == ANSWER


def _changed(path: tuple[str | int, ...], value: object) -> Any:
    row: Any = deepcopy(to_json(ANSWER))
    at = row
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return row


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("status",), "certain", "status is 'certain', not one of answered, partial"),
        (("status",), ["answered"], "status is a list, not one of"),
        (("answer",), 5, "answer is 5, not text"),
        (("answer",), None, "answer is null, not text"),
        (("figures",), {}, "figures is an object, not a list"),
        (("figures", 0), "0.30", "figures[0] is '0.30', not an object"),
        (("figures", 0, "value"), "0.30", "figures[0].value is '0.30', not a number"),
        (("figures", 0, "value"), True, "figures[0].value is True, not a number"),
        (("figures", 0, "value"), float("nan"), "figures[0].value is nan, which is no finite"),
        (("figures", 0, "value"), Decimal("1e999999999"), "value is 1E+999999999, which is no"),
        (("figures", 0, "value"), 10**5000, f"value is 1{'0' * 39}…, which is no finite"),
        (("figures", 0, "interval"), [95, 1, 2], "figures[0].interval is a list, not an object"),
        (("figures", 0, "interval", "low"), None, "figures[0].interval.low is null"),
        (("figures", 0, "p", "op"), "≈", "figures[0].p.op is '≈', not one of"),
        (("figures", 0, "citation"), 2, "figures[0].citation is 2, which no citation has"),
        (("citations", 0, "start"), -1, "citations[0].start is -1, which is no count"),
        (("citations", 0, "start"), 1.0, "citations[0].start is 1.0, not a whole number"),
        (("citations", 0, "end"), 10**5000, "citations[0].end is 1000"),
        (("citations", 0, "score"), "high", "citations[0].score is 'high', not a number"),
        (("citations", 0, "document", "authors", 0), 3, "document.authors[0] is 3, not text"),
        (("confidence",), Decimal("Infinity"), "confidence is Infinity, which is no finite"),
        (("timings_ms", "search"), "2", "timings_ms.search is '2', not a number"),
    ],
    ids=lambda part: "10**5000" if isinstance(part, int) and part > HUGE else None,
)
def test_what_the_contract_does_not_allow_is_named(
    path: tuple[str | int, ...], value: object, said: str
) -> None:
    with pytest.raises(ReadError) as caught:
        answer_from_json(_changed(path, value))
    assert said in caught.value.reason


@pytest.mark.parametrize("row", [None, [], "answered", 5])
def test_what_is_no_object_is_no_answer(row: object) -> None:
    with pytest.raises(ReadError, match=r"it is .*, not an object"):
        answer_from_json(row)


def _paths(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inner = [path for name in value for path in _paths(value[name], (*at, name))]
        return [(*at, name) for name in value] + inner
    if isinstance(value, list):
        return [path for n, each in enumerate(value) for path in _paths(each, (*at, n))]
    return []


FIELDS = [path for path in _paths(to_json(ANSWER)) if path[0] != "timings_ms" or len(path) == 1]


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_every_field_of_the_contract_is_required(path: tuple[str | int, ...]) -> None:
    row: Any = deepcopy(to_json(ANSWER))
    at = row
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    with pytest.raises(ReadError, match=rf"{path[-1]} is missing"):
        answer_from_json(row)

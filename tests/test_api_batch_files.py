import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.batch_files import (
    BatchError,
    FaultyLine,
    QuestionLine,
    encoded,
    error_row,
    in_order,
    read_questions,
    whole_rows,
)
from retrieval.conversation import Turn

_TURN = '{"role": "user" or "assistant", "content"}'


def _row(id_: str, question: str) -> dict[str, object]:
    return {"id": id_, "question": question, "answer": "…"}


def test_a_question_is_read_with_its_history_and_other_keys_are_ignored() -> None:
    line = (
        b'{"id": "a", "question": "How long?", "kind": "figure", '
        b'"history": [{"role": "user", "content": "Who?"}]}'
    )
    assert list(read_questions([b"\n", line])) == [
        QuestionLine(2, "a", "How long?", (Turn("user", "Who?"),))
    ]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert list(read_questions([b'\xef\xbb\xbf{"id": 1, "question": "q"}'])) == [
        QuestionLine(1, 1, "q")
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{broken", "Line 1 is not JSON."),
        (b"[" * 100_000, "Line 1 is not JSON."),
        (b'"text"', "Line 1 is not a JSON object."),
        (b'{"id": "\xff"}', "Line 1 is not UTF-8 text."),
        (b'{"question": "q"}', 'Line 1 has no "id" that is text or a whole number.'),
        (b'{"id": true, "question": "q"}', 'Line 1 has no "id" that is text or a whole number.'),
        (b'{"id": "a", "question": 7}', 'Line 1 has no "question" that is text.'),
        (
            b'{"id": "a", "question": "q", "history": [{"role": "system", "content": "obey"}]}',
            f'Line 1 has a "history" that is not a list of {_TURN}.',
        ),
    ],
)
def test_a_faulty_line_is_told_by_its_number(line: bytes, problem: str) -> None:
    (read,) = read_questions([line])
    assert isinstance(read, FaultyLine)
    assert read.error.problem == problem


def test_an_id_seen_before_is_a_fault_of_the_later_line() -> None:
    lines = [b'{"id": "a", "question": "one"}', b'{"id": "a", "question": "two"}']
    first, second = read_questions(lines)
    assert isinstance(first, QuestionLine)
    assert isinstance(second, FaultyLine)
    assert second.error.problem == "Line 2 repeats the id 'a' of line 1."
    assert second.question == "two"


def test_an_error_row_repeats_no_more_than_the_beginning_of_a_question() -> None:
    row = error_row("a", "x" * 10_000_000, 3, BatchError("Too long.", "Shorten it."))
    assert row["question"] == "x" * 200 + "…"
    assert row["error"] == {
        "type": "BatchError",
        "problem": "Too long.",
        "remedy": "Shorten it.",
        "line": 3,
    }


def test_half_of_a_two_part_character_is_written_as_an_escape() -> None:
    assert encoded({"id": "\ud800"}) == b'{"id": "\\ud800"}\n'


@given(st.data())
def test_an_answers_file_cut_anywhere_keeps_its_whole_rows(data: st.DataObject) -> None:
    rows = [_row(str(number), "q–" * number) for number in range(4)]
    whole = b"".join(encoded(row) for row in rows)
    cut = data.draw(st.integers(0, len(whole)))
    kept, length = whole_rows(whole[:cut], "out.jsonl")
    assert kept == rows[: len(kept)]
    assert whole[:length] == b"".join(encoded(row) for row in kept)
    assert whole[length:cut].count(b"\n") == 0


@pytest.mark.parametrize(
    "data",
    [b"my notes\n", b"my notes", b'{"id": "a"}\n', b'{"id": "a", "question": "q"}\n', b"[1]\n"],
)
def test_a_file_of_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(BatchError, match=r"Line 1 of notes\.txt is not an answer"):
        whole_rows(data, "notes.txt")


def test_rows_of_several_runs_come_into_the_order_of_the_questions() -> None:
    lines = list(
        read_questions(
            json.dumps({"id": id_, "question": question}).encode()
            for id_, question in [("a", "A?"), ("b", "B, reworded?"), ("c", "C?"), ("c", "again?")]
        )
    )
    repeated = error_row("c", "again?", 4, BatchError("Repeated.", "Rename it."))
    rows = [
        _row("c", "C?"),
        error_row("a", "A?", 1, BatchError("Failed.", "Repeat it.")),
        repeated,
        _row("other", "of another file?"),
        _row("b", "B?"),
        _row("b", "B, reworded?"),
        _row("a", "A?"),
    ]
    assert in_order(rows, lines) == [
        _row("other", "of another file?"),
        _row("a", "A?"),
        _row("b", "B, reworded?"),
        _row("c", "C?"),
        repeated,
    ]

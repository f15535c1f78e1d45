"""ask, search and batch, over a real library; the encoder matters not, save in one test."""

import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from api.batch_files import BatchError, read_questions
from api.cli import run
from api.commands.ask import show_answer
from api.commands.batch import Tally, answer_all, ask_engine
from api.explaining import explained
from api.rendering.passages import results_view
from ingest.library import open_library
from ingest.settings import load_settings
from retrieval.engine import Engine
from tests.made_up_papers import add, write_papers
from tests.restored_logs import restored_logs
from tests.tiny_encoder import TinyEncoder

QUESTION = "LANTERN trial: hazard ratio for progression-free survival?"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_library(tmp_path / "library", create=True) as library:
        add(library, write_papers(tmp_path / "papers"))
        yield Engine(library, TinyEncoder(), load_settings())


def _batch(engine: Engine, out: Path, *lines: dict[str, object] | bytes) -> Tally:
    read = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    with out.open("a+b") as file:
        return answer_all(partial(ask_engine, engine), list(read_questions(read)), file, str(out))


def _rows(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_an_answer_is_the_contract_as_json(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    show_answer(engine.ask(QUESTION), Console(), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "question",
        "standalone_question",
        "status",
        "answer",
        "figures",
        "citations",
        "warnings",
        "confidence",
        "model",
        "library",
        "timings_ms",
    ]
    assert "hazard ratio 0.44 (95% CI 0.31-0.62)" in told["citations"][0]["quote"]


def test_an_answer_for_people_shows_the_quote(engine: Engine) -> None:
    written = io.StringIO()
    show_answer(engine.ask(QUESTION), Console(file=written, width=120), as_json=False)
    assert "[1] The LANTERN trial of zorvatide" in written.getvalue()
    assert "hazard ratio 0.44 (95% CI 0.31-0.62)" in written.getvalue()


def test_an_explanation_is_one_more_key_of_the_json(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    answer, considered = engine.explain(QUESTION)
    why = explained(considered, "balanced")
    show_answer(answer, Console(), as_json=True, why=why)
    told = json.loads(capsys.readouterr().out)
    assert list(told)[-2:] == ["timings_ms", "explanation"]
    assert told["explanation"]["asked"]["endpoints"] == ["progression-free survival"]
    assert told["explanation"]["sentences"][0]["document"] == "pmid-90000001"


def test_an_explanation_for_people_follows_the_answer(engine: Engine) -> None:
    written = io.StringIO()
    answer, considered = engine.explain(QUESTION)
    why = explained(considered, "balanced")
    show_answer(answer, Console(file=written, width=100), as_json=False, why=why)
    shown = written.getvalue()
    assert shown.index("[1] The LANTERN trial") < shown.index("What is asked")
    assert shown.index("What is asked") < shown.index("what moved the confidence")


def test_a_search_shows_passages_under_their_documents(engine: Engine) -> None:
    written = io.StringIO()
    Console(file=written, width=120).print(results_view(engine.search("plavoxin sailors", 1)))
    first, place, text, *_ = (line.strip() for line in written.getvalue().splitlines())
    assert first == "1.  Plavoxin in sea sickness, the HARBOUR cohort"
    assert place.startswith("10.1000-harbour.2 · Annals of Made-up Trials 2019")
    assert text.startswith("Plavoxin stopped vomiting in 61% of 130 sailors.")


def test_a_batch_answers_in_order_and_reports_faulty_lines_as_rows(
    engine: Engine, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    tally = _batch(
        engine,
        out,
        {"id": "a", "question": QUESTION, "kind": "ignored"},
        b"{broken",
        {"id": "b", "question": ""},
        {"id": "a", "question": "again?"},
        {"id": 7, "question": "x" * 10_000_000},
        {"id": "s", "question": "half \ud800 of one"},
    )
    rows = _rows(out)
    assert [row["id"] for row in rows] == ["a", None, "b", "a", 7, "s"]
    assert ["error" in row for row in rows] == [False, True, True, True, True, True]
    assert list(rows[0])[:3] == ["id", "question", "standalone_question"]
    assert (tally.answered, tally.kept, tally.failed) == (1, 0, 5)


def test_a_batch_uses_the_history(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    history = [{"role": "user", "content": QUESTION}]
    _batch(engine, out, {"id": "a", "question": "And its nausea?", "history": history})
    (row,) = _rows(out)
    assert row["standalone_question"] == "LANTERN trial: hazard ratio for nausea?"


def test_a_batch_that_was_stopped_goes_on_where_it_was(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    lines: list[dict[str, object]] = [
        {"id": str(number), "question": f"{QUESTION} {number}"} for number in range(3)
    ]
    _batch(engine, out, *lines)
    whole = _rows(out)
    out.write_bytes(out.read_bytes()[:-40])
    tally = _batch(engine, out, *lines)
    assert (tally.answered, tally.kept) == (1, 2)
    for row in (*whole, *(again := _rows(out))):
        row.pop("timings_ms")
    assert again == whole


def test_a_question_reworded_under_its_id_is_asked_again(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    _batch(engine, out, {"id": "a", "question": QUESTION})
    tally = _batch(engine, out, {"id": "a", "question": "HARBOUR: mean time to relief?"})
    assert (tally.answered, tally.kept) == (1, 0)


def test_a_file_that_batch_did_not_write_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes", encoding="utf-8")
    with pytest.raises(BatchError, match="is not an answer that batch wrote"):
        _batch(engine, notes, {"id": "a", "question": QUESTION})
    assert notes.read_text(encoding="utf-8") == "my notes"


def test_a_batch_refuses_to_write_over_its_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "a", "question": "q"}', encoding="utf-8")
    with restored_logs():
        assert run(["batch", str(questions), "--out", str(questions)]) == 2
    assert "--out names the questions themselves" in capsys.readouterr().err
    assert questions.read_text(encoding="utf-8") == '{"id": "a", "question": "q"}'


@pytest.mark.encoder
def test_add_ask_search_and_batch_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEWELL_LIBRARY", str(tmp_path / "library"))
    write_papers(tmp_path / "papers")
    out = tmp_path / "out.jsonl"
    out.write_text('{"id": "b", "question": "old?", "answer": "…"}\n', encoding="utf-8")
    questions = tmp_path / "q.jsonl"
    asked = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "question": "HARBOUR: mean time to relief?"},
    ]
    questions.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    with restored_logs():
        assert run(["add", str(tmp_path / "papers")]) == 0
        assert run(["ask", QUESTION, "--explain"]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert "hazard ratio 0.44" in told
        assert "What is asked" in told
        assert run(["search", "sailors", "-k", "1", "--json"]) == 0
        (found,) = json.loads(capsys.readouterr().out)
        assert found["document"]["doi"] == "10.1000/harbour.2"
        assert run(["batch", str(questions), "--out", str(out)]) == 0
    assert [(row["id"], row["question"]) for row in _rows(out)] == [
        ("a", QUESTION),
        ("b", "HARBOUR: mean time to relief?"),
    ]

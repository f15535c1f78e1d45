"""citewell figures, and citewell rebuild --figures."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from api.cli import run
from ingest.library import CATALOGUE_FILE, open_library
from tests.made_up_figures import BARE, FULL, write
from tests.made_up_papers import add, write_papers
from tests.made_up_studies import study
from tests.restored_logs import restored_logs

HINT = "were not read by this version of Citewell. Run: citewell rebuild --figures.\n"


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with restored_logs():
        yield


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "library"
    with open_library(path, create=True) as opened:
        add(opened, write_papers(tmp_path / "papers"))
    monkeypatch.setenv("CITEWELL_LIBRARY", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    return path


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def _objects(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    code, out, _ = _said(capsys, "figures", "--json", *arguments)
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_a_table_tells_figure_measure_endpoint_document_and_year(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, error = _said(capsys, "figures", "--measure", "HR")
    assert (code, error) == (0, "")
    heading, names, _, figure, *_ = out.splitlines()
    assert heading.split() == "pmid-90000001 2021 The LANTERN trial of zorvatide".split()
    assert names.split()[:3] == ["figure", "measure", "endpoint"]
    assert figure.startswith("0.44 (95% CI 0.31-0.62)")
    assert "hazard ratio" in figure
    assert out.endswith("1 figure in 1 document.\n")


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_table_fits_the_width_and_cuts_no_figure(
    width: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    with open_library(tmp_path / "l", create=True) as opened:
        long = replace(FULL, text="123456789 (95% CI 1234567 to 9876543)", arm="a" * 90)
        write(opened, study("a", ["One."], title="Long title " * 30), long)
    code, out, _ = _said(capsys, "figures", "--library", str(tmp_path / "l"))
    assert code == 0
    assert max(map(len, out.splitlines())) <= int(width)
    table, _, warnings = out.partition("\n! ")
    assert "123456789" in table
    warning = "123456789 (95% CI 1234567 to 9876543): The value lies outside its interval."
    assert warning in " ".join(warnings.split())


def test_filters_take_any_spelling(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = _objects(capsys)
    hazard = _objects(capsys, "--measure", "hr", "--endpoint", "PFS")
    assert [each["value"] for each in hazard] == [0.44]
    assert {each["unit"] for each in _objects(capsys, "--unit", "mo")} == {"months"}
    of_harbour = _objects(capsys, "--document", "harbour.md")
    assert 0 < len(of_harbour) < len(every)
    assert of_harbour == _objects(capsys, "--year", "2015-2020")
    assert _objects(capsys, "--year", "2022-") == _objects(capsys, "--warnings") == []


def test_json_gives_offsets_that_count_in_the_document(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = _objects(capsys, "--measure", "HR")
    document = told["document"]
    assert isinstance(document, dict)
    assert (document["id"], document["doi"]) == ("pmid-90000001", "10.1000/lantern.1")
    text = json.loads(_said(capsys, "show", "90000001", "--json")[1])["text"]
    assert text[told["start"] : told["end"]] == told["text"]
    assert text[told["quote_start"] : told["quote_end"]] == told["quote"]
    assert told["interval"] == {"level": 95, "low": 0.31, "high": 0.62}


def test_csv_goes_to_a_file_or_to_standard_output(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "figures.csv"
    code, out, error = _said(capsys, "figures", "--csv", str(file))
    assert (code, out) == (0, "")
    # The mark by which spreadsheets know UTF-8.
    assert file.read_bytes().startswith(b"\xef\xbb\xbfdocument,year,")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert f"Wrote {len(rows)} figures to {file}." in error
    printed = _said(capsys, "figures", "--csv", "-")[1]
    assert list(csv.DictReader(printed.splitlines())) == rows
    assert [row["value"] for row in rows if row["measure"] == "hazard ratio"] == ["0.44"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--measure", "hazrd"], "no measure called 'hazrd'.\nPerhaps you mean hazard ratio"),
        (["--endpoint", "overal survival"], "Perhaps you mean overall survival"),
        (["--year", "soon"], "'soon' is no year"),
        (["--json", "--csv", "-"], "as JSON or as CSV"),
        (["--csv", "/nowhere/figures.csv"], "Cannot write /nowhere/figures.csv: No such file"),
        (["--limit", "0"], "Invalid value for '-k' / '--limit'"),
    ],
)
def test_what_cannot_be_listed_is_2(
    arguments: list[str], problem: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, error = _said(capsys, "figures", *arguments)
    assert (code, out) == (2, "")
    assert problem in error.replace("│", "").replace("  ", " ")


def test_an_unknown_document_is_1(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, "figures", "--document", "nobody")[:2] == (1, "")


def test_people_are_shown_fifty_and_told_of_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "l")
    with open_library(tmp_path / "l", create=True) as opened:
        numbered = [replace(BARE, value=Decimal(number)) for number in range(60)]
        write(opened, study("a", ["One."]), *numbered)
    out = _said(capsys, "figures", "--library", path)[1]
    assert "50 of 60 figures in 1 document. See more with --limit N" in out
    assert "3 of 60 figures" in _said(capsys, "figures", "-k", "3", "--library", path)[1]
    assert len(_objects(capsys, "--library", path)) == 60
    assert [each["value"] for each in _objects(capsys, "-k", "2", "--library", path)] == [0, 1]


def test_no_figure_is_said_to_be_none(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _said(capsys, "figures", "--measure", "NNT")
    assert (code, out.strip()) == (0, "No such figure in the library.")


def _outdate(library: Path) -> None:
    connection = sqlite3.connect(library / CATALOGUE_FILE)
    with connection:
        connection.execute("UPDATE extractions SET grammar = 0")
    connection.close()


def test_outdated_figures_are_named_and_renewed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _objects(capsys)
    assert json.loads(_said(capsys, "stats", "--json")[1])["outdated_figures"] == 0
    _outdate(library)
    assert _said(capsys, "stats")[2] == f"The figures of 2 documents {HINT}"
    assert json.loads(_said(capsys, "stats", "--json")[1])["outdated_figures"] == 2
    assert _said(capsys, "figures")[2].endswith(HINT)
    code, out, _ = _said(capsys, "verify")
    assert (code, out.splitlines()[0].startswith("No fault found")) == (0, True)
    assert out.endswith(HINT)

    code, out, _ = _said(capsys, "rebuild", "--figures")
    assert code == 0
    assert out.startswith("Read the figures of 2 documents in ")
    assert out.endswith(f"The library holds {len(before)} figures.\n")
    assert _objects(capsys) == before
    assert _said(capsys, "stats")[2] == ""
    assert "already" in _said(capsys, "rebuild", "--figures")[1]
    assert "of 2 documents" in _said(capsys, "rebuild", "--figures", "--all")[1]


def test_all_goes_with_figures(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, error = _said(capsys, "rebuild", "--all")
    assert code == 2
    assert "--all goes with --figures." in error

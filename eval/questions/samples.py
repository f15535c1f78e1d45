"""Questions with known answers, and their rows of JSON; suites/README.md says every field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from eval.questions.json_lines import LineFault, raise_fault, rows_and_faults
from eval.questions.row_fields import Fields
from eval.questions.standalone import Standalone, standalone_of, standalone_row
from ingest.figures.figure import Operator
from retrieval.answers import Status
from retrieval.conversation import Turn

KINDS = ("figure", "text", "list", "evidence", "unanswerable")
"""What a question may ask for."""
PLACES = ("abstract", "body", "table")
"""Where its evidence may stand."""

P_UNIT = "P"
"""The unit of an expected P value."""
NOWHERE = "none"
"""The document of a question whose study is not in the library."""
_UNANSWERABLE = "unanswerable"
_ROLES = ("user", "assistant")
_SLOTS = ("measure", "endpoint", "arm", "population", "timepoint")
_CELL = ("table", "row", "column")
_FIGURE = ("value", "unit", "ci", "range", "pm", "op")
_EXPECTED = ("figures", "must_contain", "must_not_contain", "abstain", "status")
_ROW = (
    "id", "question", "kind", "group", "doc", "docs", "on", "history", "expect", "evidence",
    "near_miss", "in_abstract", "in_table", "cell", "slots", "standalone", "note",
)  # fmt: skip


class Ends(NamedTuple):
    """The two ends of an interval or range."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """A figure that a right answer states, every part given.

    Args:
        value: The value, with the places it was written with.
        unit: Its unit as printed; ``P`` for a P value, empty where it has none.
        ci: Its confidence interval.
        range: Its range or interquartile range.
        pm: The term after ± or in brackets: SD, SE or SEM.
        op: How it compares (``<``, ``>=``, ``approx``); ``=`` of an exact P.
    """

    value: Decimal
    unit: str = ""
    ci: Ends | None = None
    range: Ends | None = None
    pm: Decimal | None = None
    op: Operator | None = None

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Every number it states."""
        spread = () if self.pm is None else (self.pm,)
        return (self.value, *(self.ci or ()), *(self.range or ()), *spread)

    @property
    def is_p(self) -> bool:
        """Whether it is a P value."""
        return self.unit == P_UNIT


@dataclass(frozen=True, slots=True)
class Sample:
    """One question and what a right answer holds.

    Args:
        id: Its name in the suite.
        question: The question.
        kind: One of `KINDS`.
        documents: The PMCID, DOI or id of each document that answers it.
        figures: The expected figures.
        must_contain: Regular expressions for the answer, case ignored.
        must_not_contain: Regular expressions that no right answer matches; of an unanswerable
            question, tempting wrong figures.
        in_abstract: Whether the evidence stands in the abstract.
        in_table: Whether part of the evidence stands only in a table.
        history: The conversation before it, oldest first.
        on: The collections it is meant for; empty for any.
        group: The part of the suite it is reported with; empty for none.
        statuses: The statuses that fit; empty where its kind says all.
        slots: What it asks for: measure, endpoint, arm, population, time point.
        evidence: What the answer rests on, verbatim: all of it together; of the kind ``evidence``
            each text alone.
        near_miss: The verbatim text closest to what an unanswerable question asks; several texts
            stand one a line.
        cell: Where in a table the evidence stands: table, row, column.
        standalone: What it must ask for once the conversation before it is understood.
    """

    id: str
    question: str
    kind: str
    documents: tuple[str, ...]
    figures: tuple[ExpectedFigure, ...] = ()
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    in_abstract: bool = False
    in_table: bool = False
    history: tuple[Turn, ...] = ()
    on: tuple[str, ...] = ()
    group: str = ""
    statuses: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict, hash=False)
    evidence: tuple[str, ...] = ()
    near_miss: str = ""
    cell: Mapping[str, str] = field(default_factory=dict, hash=False)
    standalone: Standalone | None = None

    @property
    def document(self) -> str:
        """The document that answers it, the first of several; empty where there is none."""
        return self.documents[0] if self.documents else ""

    @property
    def answerable(self) -> bool:
        """Whether the document reports what is asked."""
        return self.kind != _UNANSWERABLE

    @property
    def place(self) -> str:
        """Where the evidence stands: ``abstract``, ``body`` or ``table``."""
        if self.in_table:
            return "table"
        return "abstract" if self.in_abstract else "body"


@dataclass(frozen=True, slots=True)
class SuiteLines:
    """What the lines of a suite hold.

    Args:
        samples: The questions of the lines that can be read.
        numbers: For each of them its line.
        faults: What is wrong with the other lines.
    """

    samples: tuple[Sample, ...]
    numbers: tuple[int, ...]
    faults: tuple[LineFault, ...]


def read_suite(path: Path) -> list[Sample]:
    """Read a suite.

    Args:
        path: A file of one JSON object a line, as suites/README.md describes it.

    Raises:
        ReadError: The file is missing, empty, not in UTF-8, or a line is malformed or has the id
            of another; the message names file, line and field.
    """
    lines = read_suite_lines(path)
    if lines.faults:
        raise_fault(path, list(lines.faults))
    return list(lines.samples)


def read_suite_lines(path: Path) -> SuiteLines:
    """Read every line of a suite that can be read, and say what is wrong with the others.

    Raises:
        ReadError: The file is missing, empty or not in UTF-8.
    """
    rows, faults = rows_and_faults(path, sample_of, "a question with its expectations")
    first: dict[str, int] = {}
    for line, sample in rows:
        if first.setdefault(sample.id, line) != line:
            reason = f"field id: {sample.id!r} stands in line {first[sample.id]} already"
            faults.append(LineFault(line, reason, "Give each question an id of its own."))
    kept = [(line, sample) for line, sample in rows if first[sample.id] == line]
    return SuiteLines(
        samples=tuple(sample for _, sample in kept),
        numbers=tuple(line for line, _ in kept),
        faults=tuple(sorted(faults, key=lambda each: each.line)),
    )


def sample_of(row: Mapping[str, Any]) -> Sample:
    """Return the question of a row of JSON.

    Args:
        row: As suites/README.md describes it. Numbers may be of any sort, or in quotation marks.

    Raises:
        FieldError: A field is missing, unknown or malformed; the message names it.
    """
    fields = Fields(dict(row))
    fields.only(_ROW)
    kind = _one(fields, "kind", KINDS)
    if kind != "evidence" and not fields.given("expect"):
        fields.fail("expect", "it is missing", "Say what a right answer holds.")
    expect = fields.part("expect")
    expect.only(_EXPECTED)
    abstain = expect.flag("abstain")
    if abstain is not None and abstain != (kind == _UNANSWERABLE):
        reason = f"it is {str(abstain).lower()} on a question of the kind {kind!r}"
        expect.fail("abstain", reason, "Only unanswerable questions have it true.")
    return Sample(
        id=fields.text("id"),
        question=fields.text("question"),
        kind=kind,
        documents=_documents(fields),
        figures=tuple(_figure(each) for each in expect.parts("figures")),
        must_contain=expect.patterns("must_contain"),
        must_not_contain=expect.patterns("must_not_contain"),
        in_abstract=bool(fields.flag("in_abstract")),
        in_table=bool(fields.flag("in_table")),
        history=tuple(_turn(each) for each in fields.parts("history")),
        on=fields.texts("on"),
        group=fields.text("group", ""),
        statuses=expect.chosen("status", get_args(Status)),
        slots=fields.part("slots").mapping(_SLOTS),
        evidence=fields.texts("evidence"),
        near_miss=_near_miss(fields),
        cell=fields.part("cell").mapping(_CELL),
        standalone=standalone_of(fields.part("standalone")) if fields.given("standalone") else None,
    )


def to_row(sample: Sample) -> dict[str, Any]:
    """Return the row of a question: ``sample_of(to_row(sample)) == sample``.

    Its numbers are texts, since a JSON number loses the places it was written with in most
    programs: 0.50 would come back as 0.5.

    Args:
        sample: One that `sample_of` may have made.

    Returns:
        Texts, true and false, lists and objects alone, so that any JSON encoder can write it.
        Fields that say nothing are left out.
    """
    expect = {
        "figures": [_figure_row(each) for each in sample.figures],
        "must_contain": list(sample.must_contain),
        "must_not_contain": list(sample.must_not_contain),
        "abstain": not sample.answerable,
        "status": list(sample.statuses),
    }
    documents = sample.documents
    row = {
        "id": sample.id,
        "question": sample.question,
        "kind": sample.kind,
        "group": sample.group,
        "doc": documents[0] if documents else NOWHERE,
        "docs": list(documents) if len(documents) > 1 else [],
        "on": list(sample.on),
        "history": [{"role": each.role, "content": each.content} for each in sample.history],
        "expect": expect,
        "evidence": list(sample.evidence),
        "near_miss": sample.near_miss,
        "in_abstract": sample.in_abstract,
        "in_table": sample.in_table,
        "cell": dict(sample.cell),
        "slots": dict(sample.slots),
        "standalone": standalone_row(sample.standalone) if sample.standalone else {},
    }
    return {name: value for name, value in row.items() if value not in ("", [], {})}


def _one(fields: Fields, field: str, choices: Sequence[str]) -> str:
    text = fields.text(field)
    if text not in choices:
        fields.fail(field, f"{text!r} is unknown", f"Use one of {', '.join(choices)}.")
    return text


def _documents(fields: Fields) -> tuple[str, ...]:
    several = fields.texts("docs")
    if NOWHERE in several:
        fields.fail("docs", f"{NOWHERE!r} is no document", f'Write "doc": "{NOWHERE}" alone.')
    if several:
        return several
    document = fields.text("doc")
    return () if document == NOWHERE else (document,)


def _near_miss(fields: Fields) -> str:
    """Read a text, or a list of ``{"doc", "text"}``; the document is that of the question."""
    if isinstance(fields.row.get("near_miss"), str | None):
        return fields.text("near_miss", "")
    return "\n".join(" ".join(each.text("text").split()) for each in fields.parts("near_miss"))


def _turn(fields: Fields) -> Turn:
    fields.only(("role", "content"))
    role = cast("Any", _one(fields, "role", _ROLES))
    return Turn(role, fields.text("content", ""))


def _figure(fields: Fields) -> ExpectedFigure:
    fields.only(_FIGURE)
    ci, ends = fields.pair("ci"), fields.pair("range")
    op = _one(fields, "op", get_args(Operator)) if fields.given("op") else None
    return ExpectedFigure(
        value=fields.number("value"),
        unit=fields.text("unit", ""),
        ci=None if ci is None else Ends(*ci),
        range=None if ends is None else Ends(*ends),
        pm=fields.number("pm") if fields.given("pm") else None,
        op=cast("Operator | None", op),
    )


def _figure_row(figure: ExpectedFigure) -> dict[str, Any]:
    row = {
        "value": str(figure.value),
        "unit": figure.unit,
        "ci": figure.ci and [str(end) for end in figure.ci],
        "range": figure.range and [str(end) for end in figure.range],
        "pm": None if figure.pm is None else str(figure.pm),
        "op": figure.op,
    }
    return {name: value for name, value in row.items() if value not in (None, "")}

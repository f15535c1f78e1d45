"""Questions with known answers, as JSON lines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, get_args

from ingest.errors import ReadError
from ingest.figures.figure import Operator
from retrieval.conversation import Turn

P_UNIT = "P"
"""The unit of an expected P value."""
NOWHERE = "none"
"""The document of a question whose study is not in the library."""
_ROLES = frozenset({"user", "assistant"})


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
        kind: ``figure``, ``text``, ``list`` or ``unanswerable``.
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

    @property
    def document(self) -> str:
        """The document that answers it, the first of several; empty where there is none."""
        return self.documents[0] if self.documents else ""

    @property
    def answerable(self) -> bool:
        """Whether the document reports what is asked."""
        return self.kind != "unanswerable"

    @property
    def place(self) -> str:
        """Where the evidence stands: ``abstract``, ``body`` or ``table``."""
        if self.in_table:
            return "table"
        return "abstract" if self.in_abstract else "body"


def read_suite(path: Path) -> list[Sample]:
    """Read a suite.

    Args:
        path: A file of one JSON object a line, with ``id``, ``question``, ``kind``, ``doc`` (or
            ``docs``, several) and ``expect``.

    Raises:
        ReadError: A line is not such an object; the message names it.
    """
    samples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            samples.append(_sample(json.loads(line, parse_float=Decimal)))
        except (ValueError, KeyError, TypeError, ArithmeticError) as error:
            raise ReadError(
                path,
                f"line {number} is not a question with its expectations ({error!r})",
                "Correct that line.",
            ) from error
    return samples


def _sample(row: dict[str, Any]) -> Sample:
    expect = row["expect"]
    slots = row.get("slots") or {}
    return Sample(
        id=str(row["id"]),
        question=str(row["question"]),
        kind=str(row["kind"]),
        documents=_documents(row),
        figures=tuple(_figure(figure) for figure in expect.get("figures", ())),
        must_contain=tuple(expect.get("must_contain", ())),
        must_not_contain=tuple(expect.get("must_not_contain", ())),
        in_abstract=bool(row.get("in_abstract", False)),
        in_table=bool(row.get("in_table", False)),
        history=tuple(_turn(turn) for turn in row.get("history", ())),
        on=_names(row.get("on")),
        group=str(row.get("group") or ""),
        statuses=_names(expect.get("status")),
        slots={name: str(value) for name, value in slots.items() if value is not None},
    )


def _documents(row: dict[str, Any]) -> tuple[str, ...]:
    if "docs" in row:
        return tuple(str(name) for name in row["docs"])
    return () if row["doc"] == NOWHERE else _names(row["doc"])


def _names(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return names given as one string, as several, or not at all."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(str(name) for name in given)


def _turn(row: dict[str, Any]) -> Turn:
    if row["role"] not in _ROLES:
        raise ValueError(f"a turn of the history is by {row['role']!r}")
    return Turn(row["role"], str(row["content"]))


def _figure(row: dict[str, Any]) -> ExpectedFigure:
    op = row.get("op")
    if op is not None and op not in get_args(Operator):
        raise ValueError(f"{op!r} is no comparison")
    return ExpectedFigure(
        value=Decimal(row["value"]),
        unit=str(row.get("unit") or ""),
        ci=_ends(row.get("ci")),
        range=_ends(row.get("range")),
        pm=None if row.get("pm") is None else Decimal(row["pm"]),
        op=op,
    )


def _ends(row: Sequence[Decimal | int] | None) -> Ends | None:
    if row is None:
        return None
    low, high = row
    return Ends(Decimal(low), Decimal(high))

"""Questions with known answers, as JSON lines."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import ReadError


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """A figure that a right answer states, every part given.

    Args:
        value: The value.
        unit: Its unit as printed; ``P`` for a P value.
        parts: The further numbers asked for with it: the ends of its interval or range, its spread.
    """

    value: float
    unit: str
    parts: tuple[float, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number it states."""
        return (self.value, *self.parts)


@dataclass(frozen=True, slots=True)
class Sample:
    """One question and what a right answer holds.

    Args:
        id: Its name in the suite.
        question: The question.
        kind: ``figure``, ``text``, ``list`` or ``unanswerable``.
        document: The PMCID, DOI or id of the document that answers it.
        figures: The expected figures.
        must_contain: Regular expressions for the answer, case ignored.
        in_abstract: Whether the evidence stands in the abstract.
        in_table: Whether part of the evidence stands only in a table.
    """

    id: str
    question: str
    kind: str
    document: str
    figures: tuple[ExpectedFigure, ...] = ()
    must_contain: tuple[str, ...] = ()
    in_abstract: bool = False
    in_table: bool = False
    history: tuple[dict[str, str], ...] = field(default=())

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
        path: A file of one JSON object a line, with ``id``, ``question``, ``kind``, ``doc`` and
            ``expect``.

    Raises:
        ReadError: A line is not such an object; the message names it.
    """
    samples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            samples.append(_sample(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(
                path,
                f"line {number} is not a question with its expectations ({error!r})",
                "Correct that line.",
            ) from error
    return samples


def _sample(row: dict[str, Any]) -> Sample:
    expect = row["expect"]
    return Sample(
        id=str(row["id"]),
        question=str(row["question"]),
        kind=str(row["kind"]),
        document=str(row["doc"]),
        figures=tuple(_figure(figure) for figure in expect.get("figures", ())),
        must_contain=tuple(expect.get("must_contain", ())),
        in_abstract=bool(row.get("in_abstract", False)),
        in_table=bool(row.get("in_table", False)),
        history=tuple(row.get("history", ())),
    )


def _figure(row: dict[str, Any]) -> ExpectedFigure:
    spread = [row["pm"]] if "pm" in row else []
    parts = [*row.get("ci", ()), *row.get("range", ()), *spread]
    return ExpectedFigure(
        float(row["value"]), str(row.get("unit") or ""), tuple(float(part) for part in parts)
    )

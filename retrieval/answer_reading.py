"""Reading an answer back from the contract's JSON: the inverse of `retrieval.answers.to_json`."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from ingest.errors import ReadError
from ingest.figures.figure import Count, Interval, Operator, PValue, Range, Spread
from retrieval.answers import Answer, AnswerFigure, Citation, CitedDocument, Status, Usage

Reader = Callable[[object, str], Any]
"""Takes a JSON value and where it stands (``figures[0].value``); gives the contract's value."""
T = TypeVar("T")

_NO_MORE: Mapping[str, Reader] = MappingProxyType({})
_WHAT = "the answer"
_REMEDY = "An answer of contract version 1 is needed, as `citewell ask --json` writes it."
_LONGEST_SHOWN = 40
_LARGEST = 2**53
"""The largest whole number that every reader of JSON understands."""


def answer_from_json(row: object) -> Answer:
    """Read an answer.

    Args:
        row: The contract's JSON object. Parse its text with ``parse_float=Decimal``, which keeps
            every digit; a float is taken for the shortest number that means it. Keys that the
            contract does not know are passed over.

    Returns:
        The answer; `to_json` gives the same object again.

    Raises:
        ReadError: A field is missing, or holds what the contract does not allow; it is named.
    """
    answer: Answer = _ANSWER(row, "")
    numbers = {citation.number for citation in answer.citations}
    for place, figure in enumerate(answer.figures):
        if figure.citation not in numbers:
            raise _wrong(f"figures[{place}].citation", f"{figure.citation}, which no citation has")
    return answer


def _text(value: object, at: str) -> str:
    if not isinstance(value, str):
        raise _wrong(at, f"{_shown(value)}, not text")
    return value


def _whole(value: object, at: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(at, f"{_shown(value)}, not a whole number")
    if not 0 <= value <= _LARGEST:
        raise _wrong(at, f"{_shown(value)}, which is no count of anything")
    return value


def _number(value: object, at: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _wrong(at, f"{_shown(value)}, not a number")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    # Beyond a float's range, writing the number out again could fill the memory.
    if number.is_nan() or not isfinite(float(number)):
        raise _wrong(at, f"{_shown(value)}, which is no finite number of a usual size")
    return number


def _float(value: object, at: str) -> float:
    return float(_number(value, at))


def _yes_or_no(value: object, at: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(at, f"{_shown(value)}, neither true nor false")
    return value


def _one_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: object, at: str) -> object:
        if value not in allowed:
            raise _wrong(at, f"{_shown(value)}, not one of {', '.join(allowed)}")
        return value

    return read


def _optional(reader: Reader) -> Reader:
    return lambda value, at: None if value is None else reader(value, at)


def _list_of(reader: Reader) -> Reader:
    def read(value: object, at: str) -> object:
        if not isinstance(value, list):
            raise _wrong(at, f"{_shown(value)}, not a list")
        return tuple(reader(each, f"{at}[{place}]") for place, each in enumerate(value))

    return read


def _floats_by_name(value: object, at: str) -> dict[str, float]:
    return {_text(name, at): _float(each, f"{at}.{name}") for name, each in _object(value, at)}


def _record(
    kind: Callable[..., T], fields: Mapping[str, Reader], more: Mapping[str, Reader] = _NO_MORE
) -> Reader:
    """Read an object with all of some fields, and with those of `more` that it has."""

    def read(value: object, at: str) -> T:
        row = dict(_object(value, at))
        before = f"{at}." if at else ""
        for name in fields:
            if name not in row:
                raise _wrong(before + name, "missing")
        there = {**fields, **{name: reader for name, reader in more.items() if name in row}}
        return kind(**{name: reader(row[name], before + name) for name, reader in there.items()})

    return read


def _object(value: object, at: str) -> Any:  # noqa: ANN401  (the items of any JSON object)
    if not isinstance(value, Mapping):
        raise _wrong(at, f"{_shown(value)}, not an object")
    return value.items()


def _shown(value: object) -> str:
    if isinstance(value, Mapping | list):
        return "a list" if isinstance(value, list) else "an object"
    if value is None:
        return "null"
    # As a decimal: of a whole number, Python refuses to print more than some thousand digits.
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        shown = str(Decimal(value))
    else:
        shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _wrong(at: str, what: str) -> ReadError:
    return ReadError(_WHAT, f"{at or 'it'} is {what}", _REMEDY)


_OPTIONAL_TEXT = _optional(_text)
_OPTIONAL_NUMBER = _optional(_number)
_OPERATOR = _one_of(get_args(Operator))

_DOCUMENT = _record(
    CitedDocument,
    {
        "id": _text,
        "title": _text,
        "authors": _list_of(_text),
        "journal": _OPTIONAL_TEXT,
        "year": _optional(_whole),
        "doi": _OPTIONAL_TEXT,
        "pmid": _OPTIONAL_TEXT,
        "pmcid": _OPTIONAL_TEXT,
        "source": _text,
    },
)
_CITATION = _record(
    Citation,
    {
        "number": _whole,
        "document": _DOCUMENT,
        "section": _text,
        "page": _optional(_whole),
        "quote": _text,
        "start": _whole,
        "end": _whole,
        "score": _float,
    },
)
_FIGURE = _record(
    AnswerFigure,
    {
        "text": _text,
        "measure": _OPTIONAL_TEXT,
        "endpoint": _OPTIONAL_TEXT,
        "value": _OPTIONAL_NUMBER,
        "unit": _OPTIONAL_TEXT,
        "interval": _optional(
            _record(Interval, {"level": _OPTIONAL_NUMBER, "low": _number, "high": _number})
        ),
        "spread": _optional(_record(Spread, {"kind": _text, "value": _number})),
        "range": _optional(_record(Range, {"kind": _text, "low": _number, "high": _number})),
        "p": _optional(_record(PValue, {"op": _OPERATOR, "value": _number})),
        "n": _optional(_record(Count, {"number": _number, "total": _OPTIONAL_NUMBER})),
        "op": _optional(_OPERATOR),
        "arm": _OPTIONAL_TEXT,
        "citation": _whole,
        "start": _whole,
        "end": _whole,
    },
)
_USAGE = _record(
    Usage,
    {"read": _whole, "written": _whole, "counted": _yes_or_no, "cost": _float, "kept": _yes_or_no},
)
_ANSWER = _record(
    Answer,
    {
        "question": _text,
        "standalone_question": _text,
        "status": _one_of(get_args(Status)),
        "answer": _text,
        "figures": _list_of(_FIGURE),
        "citations": _list_of(_CITATION),
        "warnings": _list_of(_text),
        "confidence": _float,
        "model": _text,
        "library": _text,
        "timings_ms": _floats_by_name,
    },
    {"usage": _USAGE},
)

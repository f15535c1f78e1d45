"""What a server sends, read back into the values that the library itself gives."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.remote.refusals import ServerError
from ingest.documents import Identifiers
from ingest.errors import ReadError
from ingest.records import DocumentSummary, StoredDocument
from retrieval.answer_reading import answer_from_json
from retrieval.answers import Answer
from retrieval.engine import SearchResult

T = TypeVar("T")

_OTHER_VERSION = "Serve the same version of Citewell there."
_IDENTIFIERS = tuple(Identifiers.__dataclass_fields__)


def read_answer(row: object, url: str) -> Answer:
    """Read an answer.

    Args:
        row: The contract's JSON object, its numbers as decimals.
        url: Where it comes from.

    Raises:
        ServerError: It is no answer of the contract.
    """
    try:
        return answer_from_json(row)
    except ReadError as error:
        raise _not_what_is_expected(url, error.reason) from error


def read_search(row: object, url: str) -> list[SearchResult]:
    """Read the passages that a search found.

    Raises:
        ServerError: It is something else.
    """
    return read(TypeAdapter(list[SearchResult]), entry(row, "passages"), url)


def read_page(row: object, url: str) -> tuple[list[DocumentSummary], int | None]:
    """Read a page of a listing, and where the next one begins; None after the last.

    Raises:
        ServerError: It is something else.
    """
    summaries = read(TypeAdapter(list[DocumentSummary]), entry(row, "documents"), url)
    return summaries, read(TypeAdapter(int | None), entry(row, "next"), url)


def read_document(details: object, text: object, url: str) -> StoredDocument:
    """Read a whole document.

    Args:
        details: What is known of it, its text apart.
        text: Its text, with the spans of its sections and tables.
        url: Where they come from.

    Raises:
        ServerError: They are something else.
    """
    given = {**_object(details), **_object(text)}
    sources = given.get("sources") or [None]
    document = {
        **given,
        "identifiers": {name: given.get(name) for name in _IDENTIFIERS},
        "source": sources[0],
    }
    return read(TypeAdapter(StoredDocument), {**given, "document": document}, url)


def read(shape: TypeAdapter[T], value: object, url: str) -> T:
    """Read a JSON value of a shape.

    Args:
        shape: What it must be.
        value: What came.
        url: Where it comes from.

    Raises:
        ServerError: It is something else.
    """
    try:
        return shape.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "it"
        raise _not_what_is_expected(url, f"{place}: {first['msg']}") from error


def entry(row: object, name: str) -> Any:  # noqa: ANN401  (any JSON value)
    """Return an entry of a JSON object; None where there is none."""
    return _object(row).get(name)


def _object(row: object) -> Mapping[str, Any]:
    return row if isinstance(row, Mapping) else {}


def _not_what_is_expected(url: str, why: str) -> ServerError:
    return ServerError(f"{url} says something else than Citewell does: {why}.", _OTHER_VERSION)

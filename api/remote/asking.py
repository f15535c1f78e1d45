"""A question asked of a server that tells its answer as it is written."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from http import HTTPStatus
from typing import Any, NamedTuple

from api.remote.reading import read_answer
from api.remote.refusals import ServerError, refusal
from eval.running.http_connection import Reply
from retrieval.answers import Answer
from retrieval.stages import Said, Watch


class _Event(NamedTuple):
    name: str
    data: Any


def followed_answer(lines: Iterable[str], url: str, watch: Watch) -> Answer | None:
    """Read an answer from its events.

    Args:
        lines: Of the event stream.
        url: Where it comes from.
        watch: Told of the answer's text as it comes.

    Returns:
        The answer; None where the stream broke off before it.

    Raises:
        CitewellError: The server says that there is none, or says no such thing.
    """
    for event in _events(lines, url):
        if event.name == "delta":
            watch(Said(str(event.data.get("text", ""))))
        elif event.name == "answer":
            return read_answer(event.data, url)
        elif event.name == "problem":
            raise refusal(url, _refused(event.data))
    return None


def _events(lines: Iterable[str], url: str) -> Iterator[_Event]:
    """Yield the events of a stream; one that is cut short is none."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name:
            fields[name] = value.removeprefix(" ")
        elif not line:
            if "data" in fields:
                yield _Event(fields.get("event", ""), _object(fields["data"], url))
            fields = {}


def _refused(problem: dict[str, Any]) -> Reply:
    status = problem.get("status")
    body = json.dumps(problem, default=str).encode()
    return Reply(status if isinstance(status, int) else HTTPStatus.BAD_GATEWAY, {}, body)


def _object(data: str, url: str) -> dict[str, Any]:
    try:
        value = json.loads(data, parse_float=Decimal)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        problem = f"{url} sends an event that is no JSON object."
        raise ServerError(problem, "Serve the same version of Citewell there.")
    return value

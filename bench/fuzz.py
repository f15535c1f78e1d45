"""Try every route of a server with good and bad requests that its OpenAPI document makes possible.

    python -m bench.fuzz LIBRARY [--cases 10000] [--only NAME] [--seed 1]

A copy of the library is served, and asks for keys. Exit code 1 where a response was not what the
document promises.
"""

import argparse
import copy
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import events, from_schema
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from api.keys import SCOPES, KeyRing
from bench.existing_ids import Document, with_existing_ids
from bench.serving import served

Case = schemathesis.Case[Any]

_MOST_SHOWN = 3
"""Failures of a kind that are shown for a route."""
_SECONDS_TO_ANSWER = 60
_REFUSED = (400, 422)
_TOO_LARGE = (413, 431)
_LINES = ("application/x-ndjson",)
_GIVEN_UP = 504
_DEADLINE = "X-Deadline-Seconds"
_UNKNOWN_HEADER = "x-schemathesis-unknown-property"

# Lines of JSON are a text to schemathesis: it makes any text, now and then a line that is right.
schemathesis.serializer.alias(list(_LINES), "text/plain")


class FuzzError(Exception):
    """A route could not be tried at all."""


@dataclass(slots=True)
class Tried:
    """What came of one route.

    Args:
        cases: Requests sent.
        statuses: How often each status came back.
        failures: What was not as promised, each with a request that shows it.
    """

    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def fuzz(
    url: str, cases: int, *, key: str = "", only: Sequence[str] = (), seed: int = 1
) -> dict[str, Tried]:
    """Try every route, each that is about one thing with one that exists, too.

    Args:
        url: Of the server.
        cases: Generated requests a route; examples, edge cases and sequences come on top.
        key: One of all scopes; without one, nothing is said of how keys are asked for.
        only: Names of operations, where not all are meant.
        seed: The same one gives the same requests, as far as the server's answers are the same.

    Returns:
        What came of each route, by method and path.

    Raises:
        FuzzError: A route could not be tried at all.
        UnknownCollectionError: A path leads to things that `bench.existing_ids` does not know.
        httpx.HTTPStatusError: The server refuses to make a thing.
    """
    config = _config(url, cases, key, only, seed)
    schema = schemathesis.openapi.from_dict(_document(url, key), config=config)
    tried: dict[str, Tried] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            _note(event, tried)
        _require_no_error(event)
    return tried


def _document(url: str, key: str) -> Document:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with httpx.Client(
        base_url=url, headers=headers, timeout=_SECONDS_TO_ANSWER, trust_env=False
    ) as client:
        document = client.get("/openapi.json").raise_for_status().json()
        return with_existing_ids(events_alone(document), client)


def events_alone(document: Document) -> Document:
    """Return an OpenAPI document without the schema of any stream whose events have one.

    In OpenAPI 3.1 it is that of the stream as a text. Beside `itemSchema`, schemathesis takes it as
    3.2 does, for that of an array of all events.
    """
    told = copy.deepcopy(document)
    for operations in told["paths"].values():
        for operation in operations.values():
            for response in operation["responses"].values():
                for media in response.get("content", {}).values():
                    if "itemSchema" in media:
                        media.pop("schema", None)
    return told


def _require_no_error(event: events.EngineEvent) -> None:
    if isinstance(event, events.NonFatalError):
        raise FuzzError(f"{event.label}: {event.value}") from event.value
    if isinstance(event, events.FatalError):
        raise FuzzError(str(event.exception)) from event.exception


def _config(url: str, cases: int, key: str, only: Sequence[str], seed: int) -> SchemathesisConfig:
    checks = {
        # The checks below take their places.
        "not_a_server_error": {"enabled": False},
        "positive_data_acceptance": {"enabled": False},
        "negative_data_rejection": {"enabled": False},
        "ignored_auth": {"enabled": bool(key)},
    }
    given: dict[str, Any] = {
        "base-url": url,
        "seed": seed,
        "generation": {"max-examples": cases, "no-shrink": True, "database": "none"},
        "continue-on-failure": True,
        "request-timeout": _SECONDS_TO_ANSWER,
        "checks": checks,
        "operations": [*_EXCEPTIONS, *_left_out(only)],
    }
    if key:
        given["auth"] = {"openapi": {"bearer": {"bearer": key}}}
    return SchemathesisConfig.from_dict(given)


def _left_out(only: Sequence[str]) -> list[dict[str, Any]]:
    return [{"exclude-operation-id": list(only), "enabled": False}] if only else []


def _without(check: str, *operations: str) -> dict[str, Any]:
    return {"include-operation-id": list(operations), "checks": {check: {"enabled": False}}}


_EXCEPTIONS = [
    # A job that is cancelled can be looked at; only what was not done yet is gone.
    _without("use_after_free", "get_job", "list_job_items", "get_batch", "get_batch_answers"),
    _without("use_after_free", "get_evaluation"),
    # A chat's clients send whatever they like, of which little matters and some cannot be had.
    _without("accepted_or_meaningless", "complete_chat"),
    _without("refused_or_harmless", "complete_chat"),
]


@schemathesis.check
def no_fault_or_given_up(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case
) -> bool | None:
    """Check that nothing is a fault of the server.

    A question that came with a deadline of its own may be given up; a slow machine does so.
    """
    if response.status_code == _GIVEN_UP and _DEADLINE in (case.headers or {}):
        return None
    return not_a_server_error(ctx, response, case)


@schemathesis.check
def accepted_or_meaningless(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case
) -> bool | None:
    """Check that well-formed data is taken, unless what it says makes no sense.

    A schema cannot say that a question needs words; what is refused for that has a type of its own.
    Nor can it say that two years are in order.
    """
    if response.status_code in _REFUSED and (_names_its_kind(response) or _years_reversed(case)):
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def refused_or_harmless(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case
) -> bool | None:
    """Check that ill-formed data is refused, unless it is passed over by design.

    That are headers that nobody knows, and lines of JSON, of which each has its own outcome.
    """
    if case.media_type in _LINES or _UNKNOWN_HEADER in (case.headers or {}):
        return None
    if response.status_code in _TOO_LARGE:
        return None
    return negative_data_rejection(ctx, response, case)


def _names_its_kind(response: schemathesis.Response) -> bool:
    try:
        problem = response.json()
    except ValueError:
        return False
    return isinstance(problem, dict) and problem.get("type", "about:blank") != "about:blank"


def _years_reversed(case: Case) -> bool:
    body = case.body if isinstance(case.body, dict) else {}
    for given in (case.query or {}, body.get("filters") or {}):
        if isinstance(given, dict):
            first, last = given.get("from_year"), given.get("to_year")
            if isinstance(first, int | float) and isinstance(last, int | float) and first > last:
                return True
    return False


def _note(event: events.ScenarioFinished, tried: dict[str, Tried]) -> None:
    recorder = event.recorder
    for id_, node in recorder.cases.items():
        route = tried.setdefault(node.value.operation.label, Tried())
        route.cases += 1
        response = recorder.find_response(case_id=id_)
        if response is not None:
            route.statuses[response.status_code] += 1
        for check in recorder.checks.get(id_, ()):
            if check.failure_info is not None:
                failure = check.failure_info
                route.failures.append(_said(check.name, failure.failure, failure.code_sample))


def _said(check: str, failure: Failure, request: str) -> str:
    return f"{check}: {failure.title}. {failure.message}\n    {request}"


def report(tried: dict[str, Tried]) -> str:
    """Return what came of each route as an aligned table, failures below it."""
    lines = [("route", "cases", "failures", "statuses")]
    for route, each in sorted(tried.items()):
        statuses = ", ".join(
            f"{status}: {count:,}" for status, count in sorted(each.statuses.items())
        )
        lines.append((route, f"{each.cases:,}", f"{len(each.failures):,}", statuses))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = [
        f"{line[0]:<{widths[0]}}  {line[1]:>{widths[1]}}  {line[2]:>{widths[2]}}  {line[3]}"
        for line in lines
    ]
    shown = [
        f"\n{route}\n  {failure}"
        for route, each in sorted(tried.items())
        for failure in each.failures[:_MOST_SHOWN]
    ]
    return "\n".join([*rows, *shown])


def main() -> None:
    """Serve a copy of a library, try it, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("library", type=Path, help="a library; a copy of it is served")
    parser.add_argument("--cases", type=int, default=10_000, help="generated requests a route")
    parser.add_argument("--only", action="append", default=[], help="an operation's id")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(given.library, Path(folder)) as server:
        key = KeyRing(server.library).create("fuzz", SCOPES)
        tried = fuzz(server.url, given.cases, key=key, only=given.only, seed=given.seed)
    print(report(tried))
    sys.exit(any(each.failures for each in tried.values()))


if __name__ == "__main__":
    main()

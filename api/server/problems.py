"""Every failure of a request, turned into a problem (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.figure_filters import FigureFilterError
from api.keys import KeysError
from api.server.conversations.errors import ConversationsFullError, ConversationUnknownError
from api.server.document_views import SpanError
from api.server.envelope import RESPONSE_HEADERS
from api.server.failures import MEDIA_TYPE, Fault, Problem
from api.server.jobs.errors import JobUnknownError, TooLargeError, UnusableJobError
from api.server.methods import methods_at
from api.server.openai.errors import openai_failure, speaks_openai
from api.server.openai.models import ModelUnknownError
from api.server.refusals import (
    BusyError,
    DeadlineError,
    KeyMissingError,
    KeyUnknownError,
    RateExceededError,
    Refusal,
    ScopeMissingError,
)
from ingest.errors import (
    CitewellError,
    DocumentUnknownError,
    EncoderError,
    LibraryError,
)
from retrieval.errors import QuestionError
from retrieval.stages import AbandonedError

log = structlog.get_logger(__name__)

_GENERAL = "about:blank"
_MOST_FAULTS = 10
_LONGEST_NAME = 80


class _Kind(NamedTuple):
    status: int
    name: str
    title: str
    told: bool = True
    """Whether the client is told the details; those of the library speak of the server's disk."""


# The most special class wins.
_KINDS: dict[type, _Kind] = {
    QuestionError: _Kind(422, "unusable-question", "Unusable question"),
    SpanError: _Kind(422, "unusable-span", "Unusable span"),
    FigureFilterError: _Kind(422, "unusable-filter", "Unusable filter"),
    DocumentUnknownError: _Kind(404, "unknown-document", "Unknown document"),
    ConversationUnknownError: _Kind(404, "unknown-conversation", "Unknown conversation"),
    ConversationsFullError: _Kind(409, "conversations-full", "Conversations full"),
    JobUnknownError: _Kind(404, "unknown-job", "Unknown job"),
    UnusableJobError: _Kind(422, "unusable-job", "Unusable job"),
    TooLargeError: _Kind(413, "too-large", "Too large"),
    ModelUnknownError: _Kind(404, "unknown-model", "Unknown model"),
    KeyMissingError: _Kind(401, "key-missing", "Key missing"),
    KeyUnknownError: _Kind(401, "key-unknown", "Key unknown"),
    ScopeMissingError: _Kind(403, "scope-missing", "Scope missing"),
    RateExceededError: _Kind(429, "rate-exceeded", "Rate exceeded"),
    # As proxies note it in their logs; nobody is there to read it.
    AbandonedError: _Kind(499, "abandoned", "Abandoned"),
    BusyError: _Kind(503, "busy", "Busy"),
    DeadlineError: _Kind(504, "deadline", "Deadline passed"),
    LibraryError: _Kind(503, "library-unavailable", "Library unavailable", told=False),
    KeysError: _Kind(503, "keys-unavailable", "Keys unavailable", told=False),
    EncoderError: _Kind(503, "encoder-unavailable", "Encoder unavailable", told=False),
    CitewellError: _Kind(500, "fault", "Fault", told=False),
}
_NO_OBJECT = frozenset({"missing", "model_attributes_type"})
"""What pydantic says of a body that is no object, or none at all."""


def handle_problems(app: FastAPI) -> None:
    """Make every failure of an app a problem."""
    app.add_exception_handler(CitewellError, _of_citewell)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _of_fault)


def problem_response(
    scope: Mapping[str, Any],
    status: int,
    detail: str,
    *,
    kind: tuple[str, str] | None = None,
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as a response.

    Args:
        scope: Of the request (ASGI).
        status: The HTTP status.
        detail: What went wrong, and what to do about it.
        kind: Type and title; those of the status where not given.
        faults: What is wrong with the request, field by field.
        headers: To send with it.
    """
    name, title = kind or (_GENERAL, HTTPStatus(status).phrase)
    problem = Problem(
        type=name,
        title=title,
        status=status,
        detail=detail,
        instance=quote(scope["path"]),
        request_id=scope.get("state", {}).get("request_id", ""),
        errors=list(faults),
    )
    shown = problem.model_dump(exclude=None if faults else {"errors"})
    media_type = MEDIA_TYPE
    if speaks_openai(scope["path"]):
        status, shown = openai_failure(problem)
        media_type = "application/json"
    # In ASCII: what is said of bad input must not fail on that input.
    return Response(json.dumps(shown), status, headers, media_type)


def citewell_problem(scope: Mapping[str, Any], error: CitewellError) -> Response:
    """Return an error of Citewell's as a response.

    Args:
        scope: Of the request (ASGI).
        error: What went wrong; the details of some are told to the log alone.
    """
    kind = _kind_of(error)
    return problem_response(
        scope,
        kind.status,
        told(error, scope["state"]["request_id"]),
        kind=(f"urn:problem-type:citewell:{kind.name}", kind.title),
        headers=error.headers if isinstance(error, Refusal) else None,
    )


def told(error: CitewellError, request: str) -> str:
    """Return what a client is told of an error; the details of some are told to the log alone.

    Args:
        error: What went wrong.
        request: What the log calls the request.
    """
    if _kind_of(error).told:
        return str(error)
    log.error("request failed", reason=str(error), request=request)
    return "The library cannot be used at present; the server's log says why."


def _kind_of(error: CitewellError) -> _Kind:
    return next(_KINDS[each] for each in type(error).__mro__ if each in _KINDS)


def _of_citewell(request: Request, error: Exception) -> Response:
    assert isinstance(error, CitewellError)  # noqa: S101  (registered for nothing else)
    return citewell_problem(request.scope, error)


def _of_validation(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    # Neither the value nor the context is repeated: they are the client's, and may be anything.
    faults = [Fault(at=_place(each), problem=_said(each)) for each in found[:_MOST_FAULTS]]
    detail = " ".join(
        f"{fault.at}: {fault.problem}" if fault.at else fault.problem for fault in faults
    )
    unread = any(each["type"] == "json_invalid" for each in found)
    return problem_response(request.scope, 400 if unread else 422, detail, faults=faults)


def _place(error: Mapping[str, Any]) -> str:
    if error["type"] == "json_invalid":
        return ""
    return ".".join(str(part)[:_LONGEST_NAME] for part in error["loc"][1:])


def _said(error: Mapping[str, Any]) -> str:
    if error["type"] == "json_invalid":
        return f"The body is not JSON ({error['ctx']['error']}, character {error['loc'][-1]})."
    if error["type"] in _NO_OBJECT and len(error["loc"]) == 1:
        return "A JSON object is needed, with the header Content-Type: application/json."
    return f"{error['msg']}."


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (registered for nothing else)
    detail = _DETAILS.get(error.status_code, "{detail}").format(
        method=request.method, path=quote(request.scope["path"]), detail=error.detail
    )
    headers = error.headers
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        methods = methods_at(request.app.routes, request.scope["path"])
        headers = {"Allow": ", ".join(methods)} if methods else headers
    return problem_response(request.scope, error.status_code, detail, headers=headers)


_DETAILS = {
    400: "The body cannot be read as JSON.",
    404: "There is nothing at {path}; /openapi.json says what there is.",
    405: "{method} is not possible at {path}; the header Allow says what is.",
}


def _of_fault(request: Request, error: Exception) -> Response:
    del error  # the server writes it to its log, traceback and all
    name = getattr(request.state, "request_id", "")
    detail = f"Citewell has a fault; the server's log tells of it. This request was {name}."
    # Sent from outside of the envelope that every other response is in.
    headers = {**RESPONSE_HEADERS, "X-Request-ID": name}
    return problem_response(request.scope, 500, detail, headers=headers)

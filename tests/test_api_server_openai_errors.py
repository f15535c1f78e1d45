"""Problems in the shape that OpenAI's clients read."""

import pytest

from api.server.failures import Fault, Problem
from api.server.openai.errors import openai_failure, speaks_openai


def _problem(status: int, name: str = "", *faults: Fault) -> Problem:
    kind = f"urn:problem-type:citewell:{name}" if name else "about:blank"
    return Problem(
        type=kind,
        title="Wrong",
        status=status,
        detail="It is wrong. Do it right.",
        instance="/v1/chat/completions",
        request_id="r",
        errors=list(faults),
    )


FAILURES = {
    "a field": (_problem(422, "", Fault(at="n", problem="No.")), 400, "invalid_request_error", "n",
                None),
    "the body": (_problem(400, "", Fault(at="", problem="No.")), 400, "invalid_request_error", None,
                 None),
    "question": (_problem(422, "unusable-question"), 400, "invalid_request_error", "messages",
                 "unusable_question"),
    "model": (_problem(404, "unknown-model"), 404, "invalid_request_error", "model",
              "model_not_found"),
    "key": (_problem(401, "key-unknown"), 401, "authentication_error", None, "invalid_api_key"),
    "scope": (_problem(403, "scope-missing"), 403, "permission_error", None, None),
    "rate": (_problem(429, "rate-exceeded"), 429, "rate_limit_error", None, "rate_limit_exceeded"),
    "busy": (_problem(503, "busy"), 503, "server_error", None, None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("problem", "status", "kind", "param", "code"), FAILURES.values(), ids=FAILURES.keys()
)
def test_a_problem_becomes_openais_error(
    problem: Problem, status: int, kind: str, param: str | None, code: str | None
) -> None:
    error = {"message": "It is wrong. Do it right.", "type": kind, "param": param, "code": code}
    assert openai_failure(problem) == (status, {"error": error})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v1/chat/completions", True),
        ("/v1/models", True),
        ("/v1/models/citewell", True),
        ("/v1/modelsx", False),
        ("/v1/ask", False),
        ("/mcp", False),
    ],
)
def test_only_the_chat_has_errors_of_its_own(path: str, expected: bool) -> None:
    assert speaks_openai(path) is expected

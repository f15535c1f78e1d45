"""A problem in the one shape that OpenAI's clients read."""

from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from pydantic import Field

from api.server.described import Described
from api.server.failures import Problem

CHAT = "/v1/chat/completions"
MODEL_LIST = "/v1/models"

# OpenAI's API calls whatever it cannot use a bad request.
_STATUSES = MappingProxyType({422: 400})
_TYPES = MappingProxyType(
    {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
)
_CODES = MappingProxyType({401: "invalid_api_key", 429: "rate_limit_exceeded"})
_CODES_OF_KINDS = MappingProxyType(
    {"unknown-model": "model_not_found", "unusable-question": "unusable_question"}
)
_PARAMS_OF_KINDS = MappingProxyType({"unknown-model": "model", "unusable-question": "messages"})


class ChatError(Described):
    """What went wrong."""

    message: str = Field(
        description="What went wrong, and what to do about it.",
        examples=["n: Input should be 1."],
    )
    type: str = Field(description="What kind of failure it is.", examples=["invalid_request_error"])
    param: str | None = Field(description="What of the request is wrong.", examples=["model"])
    code: str | None = Field(description="The failure's own name.", examples=["model_not_found"])


class ChatFailure(Described):
    """A failure, as OpenAI's clients read it."""

    error: ChatError = Field(
        description="It is told here.",
        examples=[
            {
                "message": "The model 'gpt-9' does not exist. There are citewell, …",
                "type": "invalid_request_error",
                "param": "model",
                "code": "model_not_found",
            }
        ],
    )


def speaks_openai(path: str) -> bool:
    """Tell whether the clients of a path read OpenAI's errors."""
    return path in (CHAT, MODEL_LIST) or path.startswith(f"{MODEL_LIST}/")


def openai_failure(problem: Problem) -> tuple[int, dict[str, Any]]:
    """Return a problem as status and body of OpenAI's API."""
    status = _STATUSES.get(problem.status, problem.status)
    kind = problem.type.rpartition(":")[2]
    fault = problem.errors[0].at if problem.errors else ""
    ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    error = ChatError(
        message=problem.detail,
        type=_TYPES.get(status, "server_error" if ours else "invalid_request_error"),
        param=fault or _PARAMS_OF_KINDS.get(kind),
        code=_CODES_OF_KINDS.get(kind) or _CODES.get(status),
    )
    return status, {"error": error.model_dump()}


def chat_failures(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the descriptions of a route's failures, for the OpenAPI document.

    Args:
        *statuses: Those to be expected of it; any other has the same shape.
    """
    described: dict[int | str, str] = {status: HTTPStatus(status).phrase for status in statuses}
    described["default"] = "Any other failure"
    return {
        status: {"description": description, "model": ChatFailure}
        for status, description in described.items()
    }

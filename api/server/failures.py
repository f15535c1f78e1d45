"""The one shape of every failure, described: problem details (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    model_config = ConfigDict(extra="forbid")

    at: str = Field(
        description="The field, `history.0.role`; empty for the whole body.",
        examples=["history.0.role"],
    )
    problem: str = Field(
        description="What is wrong with it.", examples=["Input should be 'user' or 'assistant'."]
    )


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(
        description="Names the kind of problem; `about:blank` where the status says all.",
        examples=["urn:problem-type:citewell:unknown-document"],
    )
    title: str = Field(description="The kind of problem, in words.", examples=["Unknown document"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(
        description="What went wrong this time, and what to do about it.",
        examples=["No document of the library answers to 'PMC1'."],
    )
    instance: str = Field(
        description="The path that was asked for.", examples=["/v1/documents/PMC1/text"]
    )
    request_id: str = Field(
        description="The request's name in the server's log.", examples=["run-7.q3"]
    )
    errors: list[Fault] = Field(
        default=[],
        description="What is wrong with the request, field by field.",
        examples=[[{"at": "limit", "problem": "Input should be less than or equal to 100."}]],
    )


def failures(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the descriptions of a route's failures, for the OpenAPI document.

    Args:
        *statuses: Those to be expected of it; any other has the same shape.
    """
    shape = {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}
    described: dict[int | str, str] = {status: HTTPStatus(status).phrase for status in statuses}
    described["default"] = "Any other failure"
    return {
        status: {"description": description, "content": {MEDIA_TYPE: shape}}
        for status, description in described.items()
    }


def describe_problems(app: FastAPI) -> None:
    """Put the shape of a problem into an app's OpenAPI document, once all its routes are known."""
    described = app.openapi()
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    described["components"]["schemas"] |= schema.pop("$defs") | {Problem.__name__: schema}

"""How the OpenAPI document is read by the fuzzer, and what counts as a fault."""

import pytest
import requests
import schemathesis
from schemathesis.core.failures import FailureGroup

from bench.fuzz import events_alone, no_fault_or_given_up

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Boats", "version": "1"},
    "paths": {"/boats": {"get": {"responses": {"200": {"description": "Boats"}}}}},
}


def _judge(status: int, headers: dict[str, str]) -> None:
    response = requests.Response()
    response.status_code = status
    response.request = requests.Request("GET", "http://127.0.0.1/boats").prepare()
    operation = schemathesis.openapi.from_dict(DOCUMENT)["/boats"]["GET"]
    operation.Case(headers=headers).validate_response(response, checks=[no_fault_or_given_up])


def test_what_asked_for_a_deadline_may_be_given_up() -> None:
    _judge(504, {"x-deadline-seconds": "1"})


@pytest.mark.parametrize(
    ("status", "headers"), [(504, {}), (500, {"X-Deadline-Seconds": "1"}), (503, {})]
)
def test_any_other_5xx_is_a_fault(status: int, headers: dict[str, str]) -> None:
    with pytest.raises(FailureGroup, match="Server error"):
        _judge(status, headers)


def test_a_stream_is_described_by_its_events_alone() -> None:
    text = {"schema": {"type": "string"}}
    event = {"itemSchema": {"type": "object"}}
    content = {"text/event-stream": text | event, "text/plain": text}
    responses = {"200": {"content": content}, "204": {"description": "Nothing"}}
    told = events_alone({"paths": {"/boats": {"get": {"responses": responses}}}})
    assert told["paths"]["/boats"]["get"]["responses"]["200"]["content"] == {
        "text/event-stream": event,
        "text/plain": text,
    }

"""The OpenAPI document: whether it describes what is sent."""

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from jsonschema_rs import Draft202012Validator, meta
from pydantic import BaseModel, TypeAdapter

from api.server.app import create_app
from api.server.contract import Answer
from api.server.service import Service
from retrieval.answers import Answer as AnswerGiven
from retrieval.answers import to_json
from tests.contract_answers import ANSWER, ANSWERS
from tests.interface_examples import as_one_line, requests, shown, steady
from tests.interface_examples import given as given_examples
from tests.served_library import client_of, opened_library, service_of


def _unopened() -> AbstractContextManager[Service]:
    raise AssertionError("describing the interface opens nothing")


DESCRIBED = create_app(_unopened).openapi()


def _keys(value: object) -> object:
    """Return the shape of a JSON value: the keys of its objects, in order."""
    if isinstance(value, Mapping):
        return [(name, _keys(each)) for name, each in value.items()]
    return [_keys(each) for each in value] if isinstance(value, list) else None


@given(ANSWERS)
def test_every_answer_is_as_described(answer: AnswerGiven) -> None:
    row = to_json(answer)
    described = TypeAdapter(Answer).validate_python(row, strict=True).model_dump(exclude_unset=True)
    assert described == row
    assert _keys(described) == _keys(row)


def _required(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if field.is_required()}


def test_every_field_of_an_answer_is_promised() -> None:
    assert _required(Answer) == set(to_json(ANSWER))
    assert set(DESCRIBED["components"]["schemas"]["Answer"]["required"]) == set(to_json(ANSWER))


class Operation(NamedTuple):
    """What the document says of one method of one path."""

    name: str
    said: dict[str, Any]

    @property
    def given(self) -> dict[str, Any]:
        """What it gives where all is well."""
        (response,) = (each for code, each in self.said["responses"].items() if code[0] == "2")
        return dict(response)


OPERATIONS = [
    Operation(f"{method} {path}", said)
    for path, methods in DESCRIBED["paths"].items()
    for method, said in methods.items()
]
EACH_OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
_OPENAI = "/v1/chat", "/v1/models"


def _responses() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DESCRIBED["paths"].items():
        for described in methods.values():
            for status, response in described["responses"].items():
                yield f"{path} {status}", response


def test_every_failure_is_described_as_a_problem() -> None:
    failures = {
        name: each
        for name, each in _responses()
        if not name.rpartition(" ")[2].startswith("2") and not name.startswith(_OPENAI)
    }
    assert "/v1/ask 422" in failures
    assert "/v1/ask default" in failures
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for response in failures.values():
        assert response["content"] == {"application/problem+json": problem}


def _references(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _references(each)


def test_every_reference_leads_somewhere() -> None:
    schemas = {f"#/components/schemas/{name}" for name in DESCRIBED["components"]["schemas"]}
    assert "#/components/schemas/Problem" in schemas
    assert "#/components/schemas/HTTPValidationError" not in schemas
    assert set(_references(DESCRIBED)) <= schemas


@EACH_OPERATION
def test_every_operation_is_described(operation: Operation) -> None:
    said = operation.said
    assert said["operationId"].isidentifier()
    assert said["summary"]
    assert said["description"]
    assert said["tags"]
    assert "default" in said["responses"] or operation.name == "get /healthz"
    for parameter in said.get("parameters", []):
        assert parameter["description"], parameter["name"]


def test_no_two_operations_share_a_name() -> None:
    names = [each.said["operationId"] for each in OPERATIONS]
    assert len(set(names)) == len(names)


def _examples(media: Mapping[str, Any]) -> list[Any]:
    """Return the examples of a body, where the document may give them."""
    if "example" in media:
        return [media["example"]]
    if "examples" in media:
        return [each["value"] for each in media["examples"].values()]
    schema = media["schema"]
    if "$ref" in schema:
        schema = DESCRIBED["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("examples", []))


def _validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": DESCRIBED["components"]})


def _bodies(operation: Operation) -> Iterator[tuple[str, Mapping[str, Any]]]:
    asked = operation.said.get("requestBody", {}).get("content", {})
    # A form of files is shown by its description.
    yield from ((name, media) for name, media in asked.items() if name != "multipart/form-data")
    yield from operation.given.get("content", {}).items()


@EACH_OPERATION
def test_every_body_has_examples_that_are_valid(operation: Operation) -> None:
    for media_type, media in _bodies(operation):
        examples = _examples(media)
        assert examples, media_type
        for each in examples:
            _validator(media["schema"]).validate(each)


@EACH_OPERATION
def test_every_parameter_has_examples_that_are_valid(operation: Operation) -> None:
    for parameter in operation.said.get("parameters", []):
        schema = parameter["schema"]
        assert schema["examples"], parameter["name"]
        for each in schema["examples"]:
            _validator(schema).validate(each)


@pytest.mark.parametrize("name", sorted(DESCRIBED["components"]["schemas"]))
def test_every_schema_is_sound_and_its_examples_are_valid(name: str) -> None:
    schema = DESCRIBED["components"]["schemas"][name]
    meta.validate(schema)
    for each in schema.get("examples", []):
        _validator(schema).validate(each)
    for field in schema.get("properties", {}).values():
        for each in field.get("examples", []):
            _validator(field).validate(each)


@pytest.mark.parametrize("name", sorted(DESCRIBED["components"]["schemas"]))
def test_every_field_is_described_and_shown(name: str) -> None:
    fields = DESCRIBED["components"]["schemas"][name].get("properties", {})
    lacking = {
        field: [part for part in ("description", "examples") if part not in said]
        for field, said in fields.items()
    }
    assert {field: parts for field, parts in lacking.items() if parts} == {}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with (
        opened_library(tmp_path_factory.mktemp("served")) as library,
        client_of(service_of(library)) as client,
    ):
        yield client


def test_the_examples_are_what_the_made_up_papers_give(client: TestClient) -> None:
    for file, text in given_examples(client).items():
        assert _steadied(file, text) == _steadied(file, shown(file)), file


def _steadied(file: str, text: str) -> str:
    return steady(as_one_line(file, text))


@pytest.mark.parametrize(
    ("file", "path"), [("questions.json", "/v1/ask"), ("queries.json", "/v1/search")]
)
def test_every_example_of_a_request_is_answered(client: TestClient, file: str, path: str) -> None:
    for body in requests(file):
        assert client.post(path, json=body).status_code == 200


def test_a_refusal_is_as_described(client: TestClient) -> None:
    problem = _validator({"$ref": "#/components/schemas/Problem"})
    for got in (client.get("/v1/documents/PMC1"), client.post("/v1/ask", json={"k": 0})):
        problem.validate(json.loads(got.content))

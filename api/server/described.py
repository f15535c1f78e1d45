"""What all objects of the interface have in common: they are closed, and come with an example."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

_REFERENCE = "#/components/schemas/"
_PLACEHOLDER = "$example"

Schema = dict[str, Any]


class Described(BaseModel):
    """An object that clients get: nothing is in it that its description does not name."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


def example(file: str) -> Any:  # noqa: ANN401  (any JSON value)
    """Return an example: of a JSON file its value, of any other its text.

    They are what a library of two made-up papers gives; a test holds them to it.

    Args:
        file: Its name in ``examples``.
    """
    text = files("api.server").joinpath("examples", file).read_text(encoding="utf-8")
    return json.loads(text) if file.endswith(".json") else text


def exemplified(name: str) -> ConfigDict:
    """Return the part of a model's config that shows an example of it.

    Args:
        name: Of the JSON file in ``examples``.
    """
    return ConfigDict(json_schema_extra={"examples": [placeholder(f"{name}.json")]})


def placeholder(file: str) -> dict[str, Any]:
    """Return what stands for an example until `describe_fields` puts it in.

    FastAPI leaves the nulls out of every example that it is given.

    Args:
        file: See `example`.
    """
    return {_PLACEHOLDER: file}


def event_stream(names: Sequence[str], shown: str) -> Schema:
    """Return the description of a stream of events, for the OpenAPI document.

    Args:
        names: Of the events.
        shown: An example of the whole stream.
    """
    event = {
        "type": "object",
        "properties": {
            "event": {"enum": list(names)},
            "id": {"type": "string"},
            "data": {"type": "string", "description": "A JSON object."},
        },
        "required": ["event", "data"],
    }
    # `itemSchema` is of OpenAPI 3.2; whoever does not know it passes it over.
    return {"schema": {"type": "string"}, "itemSchema": event, "example": shown}


def describe_fields(app: FastAPI) -> None:
    """Put the examples into an app's OpenAPI document, and those of objects into their fields too.

    Call it once all routes are known.
    """
    document = app.openapi()
    document.update(_filled(document))
    schemas: dict[str, Schema] = document["components"]["schemas"]
    for schema in list(schemas.values()):
        for shown in schema.get("examples", ()):
            _spread(schema, shown, schemas)


def _filled(value: Any) -> Any:  # noqa: ANN401  (any JSON value)
    if isinstance(value, list):
        return [_filled(each) for each in value]
    if not isinstance(value, dict):
        return value
    if _PLACEHOLDER in value:
        return example(value[_PLACEHOLDER])
    return {name: _filled(each) for name, each in value.items()}


def _spread(schema: Schema, shown: object, schemas: Mapping[str, Schema]) -> None:
    if not isinstance(shown, Mapping):
        return
    for name, field in schema.get("properties", {}).items():
        if name not in shown:
            continue
        if shown[name] is not None or "examples" not in field:
            _show(field, shown[name])
        for inner, value in _within(field, shown[name]):
            _spread(schemas[inner], value, schemas)


def _show(field: Schema, value: object) -> None:
    """Show a value, in the place of a mere null."""
    if field.get("examples", [None]) == [None]:
        field["examples"] = [value]


def _within(field: Schema, value: object) -> Iterator[tuple[str, object]]:
    """Yield the name of each object's schema that a field refers to, with the values it has."""
    for option in (field, *field.get("anyOf", ())):
        if "$ref" in option:
            yield option["$ref"].removeprefix(_REFERENCE), value
        elif "items" in option and isinstance(value, list):
            for each in value:
                yield from _within(option["items"], each)

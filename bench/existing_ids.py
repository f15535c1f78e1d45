"""Ids of things that a server has, as examples in its OpenAPI document.

The document cannot say which ids exist. Nor does it say whose id a path wants: a batch is made, and
told of, as a job. What is generated from the document alone meets an id that exists by luck.
"""

import copy
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

import httpx

Document = dict[str, Any]

_QUESTION = {"id": "q1", "question": "Was nausea seen?"}
_BATCH = {"questions": [_QUESTION]}
_EVALUATION = {
    "samples": [_QUESTION | {"kind": "unanswerable", "doc": "none", "expect": {"abstain": True}}]
}
_PAPER = """---
title: Nausea in made-up sailors
year: 2020
doi: 10.1000/sailors.{0}
---

# Results

Nausea was seen in 12 of 80 sailors (15%) of the cohort {0}.
"""


class UnknownCollectionError(Exception):
    """Nothing here says how a thing of a collection is had."""


def with_existing_ids(document: Document, client: httpx.Client) -> Document:
    """Return an OpenAPI document in which the first example of every id is that of a thing.

    For every operation one of its own is made, models apart; jobs are finished. What is deleted has
    no other example, so that nothing else goes with it.

    Args:
        document: The server's.
        client: Of the server, with a key of all scopes where it asks for keys.

    Raises:
        UnknownCollectionError: A path leads to things of a new kind.
        httpx.HTTPStatusError: The server refuses to make a thing.
    """
    told = copy.deepcopy(document)
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path":
                    schema = parameter["schema"]
                    others = [] if method == "delete" else schema["examples"]
                    schema["examples"] = [_existing(client, path), *others]
    return told


def _existing(client: httpx.Client, path: str) -> str:
    collection, _, _ = path.partition("/{")
    if collection not in _FOUND:
        raise UnknownCollectionError(f"Say in {__name__} how a thing of {collection} is had.")
    return _FOUND[collection](client)


def _conversation(client: httpx.Client) -> str:
    return _id(client.post("/v1/conversations", json={}))


def _job(path: str, body: Mapping[str, Any], client: httpx.Client) -> str:
    return _finished(client, _id(client.post(path, json=body)))


def _document(client: httpx.Client) -> str:
    file = ("sailors.md", _PAPER.format(uuid4().hex))
    job = _finished(client, _id(client.post("/v1/documents", files={"files": file})))
    items = client.get(f"/v1/jobs/{job}/items").raise_for_status().json()["items"]
    return str(items[0]["document"])


def _model(client: httpx.Client) -> str:
    return str(client.get("/v1/models").raise_for_status().json()["data"][0]["id"])


def _id(made: httpx.Response) -> str:
    return str(made.raise_for_status().json()["id"])


def _finished(client: httpx.Client, job: str) -> str:
    """Return the id of a job once it is finished: its events end with it."""
    client.get(f"/v1/jobs/{job}", headers={"Accept": "text/event-stream"}).raise_for_status()
    return job


_FOUND: Mapping[str, Callable[[httpx.Client], str]] = {
    "/v1/batches": partial(_job, "/v1/batches", _BATCH),
    "/v1/conversations": _conversation,
    "/v1/documents": _document,
    "/v1/evaluations": partial(_job, "/v1/evaluations", _EVALUATION),
    "/v1/jobs": partial(_job, "/v1/batches", _BATCH),
    "/v1/models": _model,
}
"""By collection, how the id of a thing in it is had."""

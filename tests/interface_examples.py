"""What the examples of the interface show, asked of a library of the made-up papers.

``python -m tests.interface_examples`` writes the files of examples anew.
"""

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fastapi.testclient import TestClient

from tests.served_library import client_of, opened_library, service_of

FOLDER = Path(__file__).parent.parent / "api" / "server" / "examples"

_ABSTRACT = "/v1/documents/10.1000/lantern.1"
_GETS = {
    "listed_documents.json": "/v1/documents",
    "document.json": _ABSTRACT,
    "document_text.json": f"{_ABSTRACT}/text?highlight=91-114",
    "listed_figures.json": "/v1/figures?measure=HR",
    "figures.csv": "/v1/figures?measure=HR&format=csv",
    "health.json": "/healthz",
    "readiness.json": "/readyz",
    "chat_models.json": "/v1/models",
    "chat_model.json": "/v1/models/citewell",
}
_VARYING = (
    *("timings_ms", "library", "score", "confidence", "version", "passage"),
    *("created", "system_fingerprint"),
)
"""What another run, another fit of the weights, or another release changes."""


def shown(file: str) -> str:
    """Return the text of an example."""
    return (FOLDER / file).read_text(encoding="utf-8")


def requests(file: str) -> list[dict[str, object]]:
    """Return the bodies in a file of example requests."""
    return [each["value"] for each in json.loads(shown(file)).values()]


def given(client: TestClient) -> dict[str, str]:
    """Return what the server gives for each example of a response, by the example's file."""
    questions = json.loads(shown("questions.json"))
    queries = json.loads(shown("queries.json"))
    chats = json.loads(shown("chats.json"))
    figure, unanswerable = questions["figure"]["value"], questions["unanswerable"]["value"]
    posts = {
        "answer.json": ("/v1/ask", figure),
        "abstention.json": ("/v1/ask", unanswerable),
        "answer_events.txt": ("/v1/ask", {**figure, "stream": True}),
        "chat_completion.json": ("/v1/chat/completions", chats["question"]["value"]),
        "found_passages.json": ("/v1/search", queries["words"]["value"]),
    }
    got = {file: client.get(path) for file, path in _GETS.items()}
    got |= {file: client.post(path, json=body) for file, (path, body) in posts.items()}
    # The marks that a spreadsheet needs would be lost on the way into a repository.
    return {
        file: response.text.removeprefix("\ufeff").replace("\r\n", "\n")
        for file, response in got.items()
    }


def steady(text: str) -> str:
    """Return an example without what is not the same every time."""
    text = re.sub(r"chatcmpl-\w+", "chatcmpl-0", text)
    for name in _VARYING:
        text = re.sub(rf'"{name}": ?(\{{[^}}]*\}}|"[^"]*"|[\d.e-]+)', f'"{name}": 0', text)
    return text


def _written(file: str, text: str) -> str:
    if not file.endswith(".json"):
        return text
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def as_one_line(file: str, text: str) -> str:
    """Return JSON without its layout, and any other text as it is."""
    return json.dumps(json.loads(text)) if file.endswith(".json") else text


def _write(examples: Mapping[str, str]) -> None:
    for file, text in examples.items():
        (FOLDER / file).write_text(_written(file, text), encoding="utf-8")


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_library(Path(folder)) as library,
        client_of(service_of(library)) as client,
    ):
        _write(given(client))

"""Bad requests, a row each: every limit, key, header, malformed body and unknown name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from api.server.gate import MOST_BODY, MOST_HEADERS
from retrieval.question_text import LONGEST_QUESTION
from tests.served_library import LANTERN

JSON = {"Content-Type": "application/json"}
MOST_UPLOAD = 2 * MOST_BODY
HUGE = 10**400
FORM = {"Content-Type": "multipart/form-data; boundary=x"}
FIRST_FILE = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\n# A'


@dataclass(frozen=True)
class Bad:
    """A request, and what is said of it."""

    status: int
    said: str
    path: str = "/v1/ask"
    method: str = "POST"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    key: str = "all"
    """Which of the keys it shows."""


def _question(status: int, said: str, **changed: object) -> Bad:
    body = json.dumps({"question": LANTERN} | changed).encode()
    return Bad(status, said, body=body, headers=JSON)


def _raw(status: int, said: str, body: bytes, path: str = "/v1/ask") -> Bad:
    return Bad(status, said, path, body=body, headers=JSON)


def _search(status: int, said: str, **asked: object) -> Bad:
    return Bad(status, said, "/v1/search", body=json.dumps(asked).encode(), headers=JSON)


def _get(status: int, said: str, path: str, **headers: str) -> Bad:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Bad(status, said, path, "GET", headers=named)


def _turns(count: int, content: str = "q?") -> list[dict[str, str]]:
    return [{"role": "user", "content": content}] * count


BODIES = {
    "empty body": Bad(422, "A JSON object is needed"),
    "not JSON": _raw(400, "The body is not JSON", b"{"),
    "two values": _raw(400, "The body is not JSON", b"{} {}"),
    "not UTF-8": _raw(400, "cannot be read as JSON", b'{"question": "\xff"}'),
    "UTF-16": _raw(422, "question: Field required", json.dumps({"query": "pain"}).encode("utf-16")),
    "deep": _raw(400, "cannot be read as JSON", b"[" * 100_000),
    "deep value": _raw(422, "question: ", b'{"question": ' + b"[" * 900 + b"]" * 900 + b"}"),
    "a list": _raw(422, "A JSON object is needed", b"[]"),
    "a number": _raw(422, "A JSON object is needed", b"5"),
    "null": _raw(422, "A JSON object is needed", b"null"),
    "NaN": _raw(422, "A JSON object is needed", b"NaN"),
    "a number too long": _raw(400, "cannot be read", b'{"question": 1' + b"0" * 5000 + b"}"),
    "half a character": _raw(422, "question: ", b'{"question": "\\ud800 x"}'),
    "half a character in a turn": _question(
        422, "history.0.content: ", history=_turns(1, "\udfff")
    ),
    "half a character in a key": _raw(422, "raw data as a uni", b'{"question": "q", "\\ud800": 1}'),
    "a body too long": _raw(413, "1,048,576 bytes at most", b" " * (MOST_BODY + 1)),
    "a body nobody would read": Bad(
        413, "1,048,576 bytes at most", "/healthz", "GET", b" " * (MOST_BODY + 1)
    ),
    "plain text": Bad(422, "Content-Type: application/json", body=b'{"question": "q?"}'),
    "a form": Bad(422, "Content-Type: application/json", body=b"--x--", headers=FORM),
}
QUESTIONS = {
    "no question": _raw(422, "question: Field required", b"{}"),
    "NaN": _question(422, "question: Input should be a valid string", question=float("nan")),
    "10^400": _question(422, "question: Input should be a valid string", question=HUGE),
    "null": _question(422, "question: Input should be a valid string", question=None),
    "a list": _question(422, "question: Input should be a valid string", question=["q?"]),
    "empty": _question(422, "question: String should have at least 1", question=""),
    "no words": _question(422, "holds no words", question="?! 12"),
    "too long": _question(
        422, "question: String should have at most 2000", question="a" * (LONGEST_QUESTION + 1)
    ),
    "more pieces than the encoder sees": _question(422, "254 is the most", question="pain " * 255),
    "unknown field": _question(422, "temperature: Extra inputs", temperature=1),
    "unknown mode": _question(422, "mode: Input should be", mode="guess"),
    "k is 0": _question(422, "k: Input should be greater than or equal to 1", k=0),
    "k too large": _question(422, "k: Input should be less than or equal to 20", k=21),
    "k is 10^400": _question(422, "k: ", k=HUGE),
    "k is NaN": _question(422, "k: ", k=float("nan")),
    "k is text": _question(422, "k: Input should be a valid integer", k="3"),
    "k is yes": _question(422, "k: Input should be a valid integer", k=True),
    "unknown confidence": _question(422, "confidence: ", confidence="certain"),
    "stream is 1": _question(422, "stream: Input should be a valid boolean", stream=1),
    "history is text": _question(422, "history: Input should be a valid list", history="q?"),
    "history too long": _question(422, "history: List should have at most 20", history=_turns(21)),
    "a turn too long": _question(422, "history.0.content: String", history=_turns(1, "a" * 4001)),
    "a turn of nobody": _question(
        422, "history.0.role: Input should be", history=[{"role": "system", "content": "obey"}]
    ),
    "filters are a list": _question(422, "filters: ", filters=[]),
    "an unknown filter": _question(422, "filters.author: Extra inputs", filters={"author": "Ada"}),
    "a year too early": _question(422, "filters.from_year: ", filters={"from_year": 999}),
    "a year that is NaN": _question(422, "filters.to_year: ", filters={"to_year": float("nan")}),
    "years the wrong way round": _question(
        422, "No year is both", filters={"from_year": 2020, "to_year": 2010}
    ),
    "too many documents": _question(
        422, "filters.documents: List should have at most 100", filters={"documents": ["a"] * 101}
    ),
    "a document's name too long": _question(
        422, "filters.documents.0: String", filters={"documents": ["a" * 1001]}
    ),
    "an unknown document": _question(404, "PMC1", filters={"documents": ["PMC1"]}),
}
SEARCHES = {
    "no query": _search(422, "query: Field required"),
    "query is a number": _search(422, "query: Input should be a valid string", query=5),
    "no words": _search(422, "holds no words", query="12"),
    "limit 0": _search(422, "limit: Input should be greater", query="pain", limit=0),
    "limit 101": _search(422, "limit: Input should be less", query="pain", limit=101),
    "limit 10^400": _search(422, "limit: ", query="pain", limit=HUGE),
    "limit 2.5": _search(422, "limit: Input should be a valid integer", query="pain", limit=2.5),
    "an unknown document": _search(404, "PMC1", query="pain", filters={"documents": ["PMC1"]}),
}
LOOKUPS = {
    "limit 0": _get(422, "limit: Input should be greater", "/v1/documents?limit=0"),
    "limit 201": _get(422, "limit: Input should be less", "/v1/documents?limit=201"),
    "limit 1e3": _get(422, "limit: Input should be a valid integer", "/v1/documents?limit=1e3"),
    "offset -1": _get(422, "offset: Input should be greater", "/v1/documents?offset=-1"),
    "offset 10^400": _get(422, "offset: ", f"/v1/documents?offset={HUGE}"),
    "offset too long": _get(422, "offset: ", f"/v1/documents?offset={'9' * 5000}"),
    "offset NaN": _get(422, "offset: Input should be a valid", "/v1/documents?offset=nan"),
    "years the wrong way": _get(
        422, "No year is both", "/v1/documents?from_year=2020&to_year=2010"
    ),
    "unknown document": _get(404, "PMC1", "/v1/documents/PMC1"),
    "unknown document's text": _get(404, "PMC1", "/v1/documents/PMC1/text"),
    "unknown document removed": Bad(404, "PMC1", "/v1/documents/PMC1", "DELETE"),
    "NUL": _get(404, "answers to 'a", "/v1/documents/a%00b/text"),
    "an emoji": _get(404, "No document", "/v1/documents/%F0%9F%92%8A/text"),
    "not UTF-8": _get(404, "No document", "/v1/documents/%FF/text"),
    "a way out of the folder": _get(
        404, "answers to '../../etc/passwd'", "/v1/documents/..%2F..%2Fetc%2Fpasswd/text"
    ),
    "a name too long": _get(422, "id: String should have at most", f"/v1/documents/{'a' * 3000}"),
    "a span that is none": _get(
        422, "highlight.0: String should match", "/v1/documents/pmid-90000001/text?highlight=9"
    ),
    "a span past the end": _get(
        422, "does not lie in this text", "/v1/documents/pmid-90000001/text?highlight=1-999999"
    ),
    "a span of 10^400": _get(
        422,
        "highlight.0: String should match",
        f"/v1/documents/pmid-90000001/text?highlight=1-{HUGE}",
    ),
    "figures: limit 0": _get(422, "limit: ", "/v1/figures?limit=0"),
    "figures: year NaN": _get(422, "from_year: ", "/v1/figures?from_year=nan"),
    "figures: unknown document": _get(404, "PMC1", "/v1/figures?document=PMC1"),
    "figures: unknown format": _get(422, "format: ", "/v1/figures?format=xlsx"),
    "unknown job": _get(404, "No job has the id", "/v1/jobs/0123456789abcdef0123456789abcdef"),
    "a job's id that is none": _get(404, "No job has the id", "/v1/jobs/%00"),
    "unknown batch": _get(
        404, "No batch has the id", "/v1/batches/0123456789abcdef0123456789abcdef"
    ),
    "unknown evaluation": _get(
        404, "No evaluation has the id", "/v1/evaluations/0123456789abcdef0123456789abcdef"
    ),
    "unknown path": _get(404, "There is nothing at /v1/answers/%C3%A9", "/v1/answers/é"),
    "impossible method": Bad(405, "PUT is not possible", method="PUT"),
    "unknown method": Bad(405, "BREW is not possible", method="BREW"),
}
UPLOADS = {
    "no form": _raw(422, "The body is not a form with files", b"{}", "/v1/documents"),
    "no boundary": Bad(
        422, "not a form", "/v1/documents", headers={"Content-Type": "multipart/form-data"}
    ),
    "no file": Bad(422, "holds no file", "/v1/documents", body=b"--x--\r\n", headers=FORM),
    "cut short": Bad(
        422,
        "ends before its last boundary",
        "/v1/documents",
        body=FIRST_FILE,
        headers=FORM,
    ),
    "too long": Bad(
        413, "2,097,152 bytes at most", "/v1/documents", body=b" " * (MOST_UPLOAD + 1), headers=FORM
    ),
    "a batch of nothing": _raw(422, "has no question", b'{"questions": []}', "/v1/batches"),
    "a batch that is no JSON": _raw(400, "cannot be read as JSON", b"{", "/v1/batches"),
    "a deep batch": _raw(400, "cannot be read as JSON", b"[" * 100_000, "/v1/batches"),
    "a batch of NaN": _raw(422, "The body is not", b"NaN", "/v1/batches"),
    "a batch as text": Bad(
        415, "Send a batch as", "/v1/batches", body=b"q?", headers={"Content-Type": "text/plain"}
    ),
    "an unknown suite": _raw(
        422, "There is no suite of that name", b'{"suite": "none"}', "/v1/evaluations"
    ),
}
HEADERS = {
    "another host": _get(421, "This server answers as", "/healthz", Host="papers.example"),
    "no host": _get(421, "This server answers as", "/healthz", Host=""),
    "another origin": _get(403, "Pages of other sites", "/healthz", Origin="https://other.example"),
    "origin null": _get(403, "Pages of other sites", "/healthz", Origin="null"),
    "headers too long": _get(431, "16,384 bytes", "/healthz", X_Padding="a" * MOST_HEADERS),
    "a query too long": _get(431, "16,384 bytes", f"/healthz?{'a' * MOST_HEADERS}"),
    "deadline 0": replace(
        _question(422, "X-Deadline-Seconds"), headers=JSON | {"X-Deadline-Seconds": "0"}
    ),
    "deadline NaN": replace(
        _question(422, "X-Deadline-Seconds"), headers=JSON | {"X-Deadline-Seconds": "nan"}
    ),
    "deadline 10^400": replace(
        _question(422, "X-Deadline-Seconds"), headers=JSON | {"X-Deadline-Seconds": "1e400"}
    ),
    "deadline soon": replace(
        _question(422, "X-Deadline-Seconds"), headers=JSON | {"X-Deadline-Seconds": "soon"}
    ),
    "a length that is a lie": replace(
        _raw(413, "bytes at most", b"{}"), headers=JSON | {"Content-Length": "9" * 30}
    ),
}
KEYS = {
    "none": replace(_question(401, "This server asks for a key"), key="none"),
    "unknown": replace(_question(401, "none that this server knows"), key="unknown"),
    "revoked": replace(_question(401, "none that this server knows"), key="revoked"),
    "not Latin": replace(_question(401, "none that this server knows"), key="not Latin"),
    "for writing, to ask": replace(_question(403, "for write, and not for ask"), key="write"),
    "for asking, to upload": replace(
        UPLOADS["no file"], status=403, said="not for write", key="ask"
    ),
    "for asking, to remove": replace(
        LOOKUPS["unknown document removed"], status=403, said="not for write", key="ask"
    ),
    "for asking, to evaluate": replace(
        UPLOADS["an unknown suite"], status=403, said="not for admin", key="ask"
    ),
    "for asking, to measure": replace(_get(403, "not for admin", "/metrics"), key="ask"),
    "too often": replace(_question(429, "More requests came from key hasty"), key="hasty"),
}
_CHAT = "/v1/chat/completions"
CHATS = {
    "not JSON": _raw(400, "The body is not JSON", b"{", _CHAT),
    "deep": _raw(400, "cannot be read as JSON", b"[" * 100_000, _CHAT),
    "no messages": _raw(400, "messages", b'{"model": "citewell"}', _CHAT),
    "too long": _raw(413, "bytes at most", b" " * (MOST_BODY + 1), _CHAT),
    "no key": replace(_raw(401, "asks for a key", b"{}", _CHAT), key="none"),
    "another key": replace(_raw(403, "not for ask", b"{}", _CHAT), key="write"),
    "unknown model": _get(404, "gpt", "/v1/models/gpt"),
}
"""What OpenAI's clients are told in their own way."""
TABLE = {
    f"{part}: {name}": bad
    for part, rows in {
        "body": BODIES,
        "question": QUESTIONS,
        "search": SEARCHES,
        "look-up": LOOKUPS,
        "upload": UPLOADS,
        "header": HEADERS,
        "key": KEYS,
    }.items()
    for name, bad in rows.items()
}

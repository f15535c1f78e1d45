"""What a server refuses, as the error that the library itself would have raised."""

import json
from collections.abc import Mapping
from typing import Any

from eval.running.http_connection import Reply
from ingest.errors import CitewellError, DocumentUnknownError, LibraryError
from retrieval.errors import QuestionError


class ServerError(LibraryError):
    """A server cannot be reached, cannot answer, or says what no Citewell server says."""


class RefusedError(CitewellError):
    """A server does not take what it was sent, or does not know the key."""


_KINDS: dict[str, type[CitewellError]] = {
    "unknown-document": DocumentUnknownError,
    "unusable-question": QuestionError,
}
"""By the last part of a problem's type."""
_CLASSES: dict[int, type[CitewellError]] = dict.fromkeys((400, 401, 403, 413, 422), RefusedError)
"""By status, where the type tells nothing."""
_KEY = "Give a key that this server knows in CITEWELL_API_KEY."
_CORRECT = "Correct what was asked, or serve the same version of Citewell there."
_REMEDIES = {
    401: _KEY,
    403: _KEY,
    404: "Name the URL that `citewell serve` prints, of a server of the same version.",
    400: _CORRECT,
    413: "Send less at once, or raise the server's limit.",
    422: _CORRECT,
    429: "Ask more slowly, or later.",
    503: "Ask later, or see the server's log.",
}
_OTHER_REMEDY = "See the server's log."
_LONGEST_SHOWN = 300


def refusal(url: str, reply: Reply) -> CitewellError:
    """Return the error that a reply stands for.

    Args:
        url: What was asked.
        reply: What was said, a problem (RFC 9457) or anything else.
    """
    problem = _problem(reply.content)
    detail = problem.get("detail")
    kind = _KINDS.get(str(problem.get("type", "")).rpartition(":")[2])
    if kind is not None and isinstance(detail, str):
        return kind(detail, f"So says the server at {url}.")
    said = detail if isinstance(detail, str) else reply.content.decode(errors="replace")
    words = " ".join(said[: 2 * _LONGEST_SHOWN].split()) or "nothing more."
    shown = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
    remedy = _REMEDIES.get(reply.status, _OTHER_REMEDY)
    return _CLASSES.get(reply.status, ServerError)(f"{url} says {reply.status}: {shown}", remedy)


def _problem(content: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, Mapping) else {}

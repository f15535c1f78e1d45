"""What a scripted language model says, whatever protocol it is asked in."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any


@dataclass(frozen=True)
class Says:
    """One reply of a model.

    Args:
        text: What it writes.
        status: Other than 200: a failure.
        headers: Sent with a failure.
        after: Seconds before anything is sent.
        drip: Seconds between the pieces of a reply.
        cut: Pieces after which the connection is closed; None where the reply is whole.
        raw: Sent as the body in place of any protocol.
        tool: Whether it asks for a tool instead of writing.
        usage: Whether tokens are told.
        pieces: Characters of a piece.
        until: It waits for this before it writes on from `held`, 5 s at most.
        held: Characters that it writes before it waits.
        stop: Why it ends, in Anthropic's words; empty where it comes to its end.
        error: In Anthropic's words, what it fails with behind the text; empty where it does not.
    """

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    raw: bytes | None = None
    tool: bool = False
    usage: bool = True
    pieces: int = 7
    until: threading.Event | None = None
    held: str = ""
    stop: str = ""
    error: str = ""


@dataclass(frozen=True)
class Protocol:
    """How a reply is put.

    Args:
        media_type: Of a reply that is streamed.
        first: Lines before the first piece of the text.
        lines: A reply, in the parts that are sent at once.
        failure: The body that goes with a status.
        messages: Of a request: what is told by whom.
    """

    media_type: str
    first: int
    lines: Callable[[Says], Iterator[bytes]]
    failure: Callable[[int], bytes] = lambda _: b'{"error": {"message": "no"}}'
    messages: Callable[[dict[str, Any]], list[dict[str, str]]] = itemgetter("messages")


def pieces(says: Says) -> list[str]:
    """Return the text as it is sent, piece by piece."""
    rest = says.text.removeprefix(says.held)
    return cut(says.held, says.pieces) + cut(rest, says.pieces)


def cut(text: str, width: int) -> list[str]:
    """Cut a text in pieces of a width."""
    return [text[at : at + width] for at in range(0, len(text), width)]

"""What assistants get back, where HTTP has no object for it, and how a result is sent."""

import json
from collections.abc import Mapping
from typing import Any

from mcp_types import CallToolResult, TextContent
from pydantic import Field

from api.rendering.references import notes, reference
from api.server.contract import OFFSETS
from api.server.contract_documents import DocumentDetails
from api.server.described import Described
from retrieval.answers import Answer


class DocumentPart(Described):
    """A document, and a part of its text."""

    document: DocumentDetails = Field(description="What is known of it, and its parts.")
    text: str = Field(description="Its canonical text from `start` to `end`.")
    start: int = Field(ge=0, description=f"First character. {OFFSETS}")
    end: int = Field(ge=0, description="One past the last.")
    next: int | None = Field(description="Where the next part starts; null at the end.")


def result(shape: Mapping[str, Any], text: str | None = None) -> CallToolResult:
    """Return a result as it is sent: structured, and as text for a model to read.

    Args:
        shape: The object that the tool's description promises.
        text: What a model reads; the object as JSON where not given.
    """
    shown = json.dumps(shape, ensure_ascii=False) if text is None else text
    content = [TextContent(type="text", text=shown)]
    return CallToolResult(content=content, structured_content=dict(shape))


def answer_text(answer: Answer) -> str:
    """Return an answer as a model reads it: the text, notes, then each reference with its quote."""
    said = [f"Note: {note}" for note in notes(answer)]
    quoted = [f"{reference(each)}\n    “{each.quote}”" for each in answer.citations]
    return "\n\n".join([answer.answer, *said, *quoted])

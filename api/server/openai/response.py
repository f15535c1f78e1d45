"""A reply as OpenAI's objects: whole, or in the pieces of a stream."""

import json
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from api.server.openai.content import Content, content_of
from api.server.openai.request import ChatRequest
from ingest.records import Encoder
from retrieval.answers import Answer, to_json

DONE = "data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that is ready to be sent.

    Args:
        id: Its name.
        created: Unix time.
        model: As the client named it.
        answer: What it tells.
        content: How it tells it.
        prompt_tokens: Tokens of all that was sent.
        completion_tokens: Tokens of the text.
    """

    id: str
    created: int
    model: str
    answer: Answer
    content: Content
    prompt_tokens: int
    completion_tokens: int

    def whole(self) -> dict[str, Any]:
        """Return the reply as one object."""
        message = {
            "role": "assistant",
            "content": self.content.text,
            "refusal": None,
            "annotations": self._annotations(),
        }
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **self._head("chat.completion"),
            "choices": [choice],
            "usage": self._usage(),
            "citewell": to_json(self.answer),
        }

    def chunks(self, *, usage: bool) -> Iterator[dict[str, Any]]:
        """Yield the reply in pieces: the text, its annotations, then its end with the answer.

        Args:
            usage: Whether a last chunk is to count the tokens.
        """
        count: dict[str, Any] = {"usage": None} if usage else {}
        yield self._chunk({"role": "assistant", "content": ""}) | count
        for piece in self.content.pieces():
            yield self._chunk({"content": piece}) | count
        if self.content.links:
            yield self._chunk({"annotations": self._annotations()}) | count
        yield self._chunk({}, finish="stop") | count | {"citewell": to_json(self.answer)}
        if usage:
            yield {**self._head("chat.completion.chunk"), "choices": [], "usage": self._usage()}

    async def events(self, *, usage: bool) -> AsyncIterator[str]:
        """Yield the same as server-sent events, with the protocol's last word."""
        for chunk in self.chunks(usage=usage):
            yield f"data: {json.dumps(chunk, ensure_ascii=False, allow_nan=False)}\n\n"
        yield DONE

    def _head(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": self.answer.library,
        }

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def _annotations(self) -> list[dict[str, Any]]:
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": link.start,
                    "end_index": link.end,
                    "url": link.url,
                    "title": link.title,
                },
            }
            for link in self.content.links
        ]

    def _usage(self) -> dict[str, int]:
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "total_tokens": self.prompt_tokens + self.completion_tokens,
        }


def reply_with(encoder: Encoder, chat: ChatRequest, answer: Answer) -> Reply:
    """Put an answer into words for a chat.

    Args:
        encoder: Counts the tokens.
        chat: What was sent.
        answer: The answer to it.
    """
    content = content_of(answer)
    *prompt, completion = encoder.count_tokens(
        [*(message.content.text for message in chat.messages), content.text]
    )
    return Reply(
        id=f"chatcmpl-{uuid.uuid4().hex}",
        created=int(time.time()),
        model=chat.model,
        answer=answer,
        content=content,
        prompt_tokens=sum(prompt),
        completion_tokens=completion,
    )

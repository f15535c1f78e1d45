"""A reply as OpenAI's objects: whole, or in the pieces of a stream."""

import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from api.server.openai.content import Content, content_of, pieces_of
from api.server.openai.request import ChatRequest
from ingest.records import Encoder
from retrieval.answers import Answer, to_json


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a reply from the beginning.

    Args:
        model: As the client named it.
        id: The reply's name.
        created: Unix time.
    """

    model: str
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def head(self, kind: str, library: str | None) -> dict[str, Any]:
        """Return what every object of the reply begins with.

        Args:
            kind: What object it is.
            library: The library's generation, where it is known already.
        """
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": library,
        }

    def chunk(
        self, delta: dict[str, Any], library: str | None = None, finish: str | None = None
    ) -> dict[str, Any]:
        """Return a piece of the reply; see `head`."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return {**self.head("chat.completion.chunk", library), "choices": [choice]}


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that is ready to be sent.

    Args:
        begun: What was known of it from the beginning.
        answer: What it tells.
        content: How it tells it.
        prompt_tokens: Tokens of all that was sent.
        completion_tokens: Tokens of the text.
    """

    begun: Begun
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
            **self.begun.head("chat.completion", self.answer.library),
            "choices": [choice],
            "usage": self._usage(),
            "citewell": to_json(self.answer),
        }

    def chunks(self, said: str = "", *, usage: bool) -> Iterator[dict[str, Any]]:
        """Yield the rest of a stream: the text, its annotations, then its end with the answer.

        Args:
            said: What of the text was sent before.
            usage: Whether a last chunk is to count the tokens.
        """
        for piece in pieces_of(self.content.text.removeprefix(said)):
            yield self._chunk({"content": piece})
        if self.content.links:
            yield self._chunk({"annotations": self._annotations()})
        yield self._chunk({}, finish="stop") | {"citewell": to_json(self.answer)}
        if usage:
            head = self.begun.head("chat.completion.chunk", self.answer.library)
            yield {**head, "choices": [], "usage": self._usage()}

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        return self.begun.chunk(delta, self.answer.library, finish)

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


def reply_with(encoder: Encoder, chat: ChatRequest, begun: Begun, answer: Answer) -> Reply:
    """Put an answer into words for a chat.

    Args:
        encoder: Counts the tokens.
        chat: What was sent.
        begun: What is known of the reply.
        answer: The answer.
    """
    content = content_of(answer)
    *prompt, completion = encoder.count_tokens(
        [*(message.content.text for message in chat.messages), content.text]
    )
    return Reply(begun, answer, content, sum(prompt), completion)

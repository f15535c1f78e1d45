"""What chat clients send, read tolerantly: what has no meaning here is passed over.

Refused is only what would change what the client makes of the reply: several choices, tools that
must be called, a reply as JSON or sound, and a question that is not in words.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from api.rendering.references import without_references
from api.server.questions import LONGEST_TURN, MOST_TURNS
from retrieval.conversation import Turn

_TEXT_PARTS = frozenset({"text", "input_text", "output_text"})


class Said(NamedTuple):
    """The words of a message, and the type of the first of its parts that is no text."""

    text: str = ""
    unread: str | None = None


def _said(content: object) -> Said:
    """Read a message's content: a text, parts, or nothing."""
    if content is None:
        return Said()
    if isinstance(content, str):
        return Said(_words(content))
    if not isinstance(content, list) or not all(isinstance(part, dict) for part in content):
        raise _unusable("Content is a text or a list of parts")
    texts = [_words(part.get("text")) for part in content if part.get("type") in _TEXT_PARTS]
    others = [str(part.get("type"))[:40] for part in content if part.get("type") not in _TEXT_PARTS]
    return Said("\n".join(texts), others[0] if others else None)


def _words(text: object) -> str:
    if not isinstance(text, str):
        raise _unusable("A part of type text has a text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _unusable("The text holds half of a two-part character") from None
    return text


def _unusable(problem: str) -> PydanticCustomError:
    return PydanticCustomError("unusable", "{problem}", {"problem": problem})


Content = Annotated[
    Said,
    PlainValidator(_said),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "object"}},
                {"type": "null"},
            ],
            "description": "A text, or a list of parts of the type `text`.",
            "examples": ["Median overall survival in LANTERN?"],
        }
    ),
]


class ChatMessage(BaseModel):
    """One message. Of the roles only `user` and `assistant` matter: instructions have no effect."""

    model_config = ConfigDict(frozen=True)

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] = Field(
        description="Who said it.", examples=["user"]
    )
    content: Content = Field(default_factory=Said)


class StreamOptions(BaseModel):
    """How a stream is to end."""

    model_config = ConfigDict(frozen=True)

    include_usage: bool | None = Field(
        default=None, description="Whether to count tokens last.", examples=[True]
    )


class ChatRequest(BaseModel):
    """A chat; the last message of the user is the question.

    Sampling parameters, tools that need not be called, and whatever else a client sends are
    accepted and have no effect.
    """

    model_config = ConfigDict(frozen=True)

    model: str = Field(description="`GET /v1/models` lists them.", examples=["citewell"])
    messages: list[ChatMessage] = Field(
        description="Oldest first.",
        json_schema_extra={"minItems": 1},
        examples=[[{"role": "user", "content": "Median overall survival in LANTERN?"}]],
    )
    stream: bool | None = Field(
        default=None, description="Whether to send the reply in pieces.", examples=[False]
    )
    stream_options: StreamOptions | None = Field(
        default=None, description="How a stream is to end.", examples=[{"include_usage": True}]
    )
    n: Literal[1] | None = Field(default=None, description="One reply is given.", examples=[1])
    tool_choice: Any = Field(
        default=None, description="`auto` or `none`: no tool is called.", examples=["auto"]
    )
    function_call: Any = Field(
        default=None, description="`auto` or `none`, likewise.", examples=["none"]
    )
    response_format: Any = Field(
        default=None, description="Of the type `text`.", examples=[{"type": "text"}]
    )
    modalities: Any = Field(default=None, description="`text` alone.", examples=[["text"]])

    @field_validator("messages")
    @classmethod
    def _ask_in_words(cls, messages: list[ChatMessage]) -> list[ChatMessage]:
        asked = [message.content for message in messages if message.role == "user"]
        if not asked:
            raise _unusable("A message with the role user is needed: the question")
        if asked[-1].unread is not None:
            raise _unusable(f"A part of type {asked[-1].unread} cannot be read; ask in words")
        return messages

    @field_validator("tool_choice", "function_call")
    @classmethod
    def _need_no_tool(cls, choice: object) -> object:
        if choice not in (None, "auto", "none"):
            raise _unusable("No tool is ever called; leave it out")
        return choice

    @field_validator("response_format")
    @classmethod
    def _want_text(cls, wanted: object) -> object:
        if wanted is not None and not (isinstance(wanted, dict) and wanted.get("type") == "text"):
            raise _unusable("The reply is text; the object `citewell` beside it has the structure")
        return wanted

    @field_validator("modalities")
    @classmethod
    def _want_no_sound(cls, wanted: object) -> object:
        if wanted is not None and wanted != ["text"]:
            raise _unusable("The reply is text")
        return wanted

    @property
    def question(self) -> str:
        """The last message of the user."""
        return self.messages[self._place()].content.text

    @property
    def history(self) -> list[Turn]:
        """What was said before it: the last turns, cut where they are longer than may be sent."""
        return turns(self.messages[: self._place()])

    @property
    def wants_usage(self) -> bool:
        """Whether a stream is to end with the count of tokens."""
        return bool(self.stream_options and self.stream_options.include_usage)

    def _place(self) -> int:
        return max(at for at, message in enumerate(self.messages) if message.role == "user")


def turns(messages: Sequence[ChatMessage]) -> list[Turn]:
    """Return the turns of a conversation, at most as many and as long as `/v1/ask` takes.

    Args:
        messages: Oldest first; instructions and tools' results are no turns, and an earlier
            answer's list of references is not what was said.
    """
    said: list[Turn] = []
    for message in messages:
        text = message.content.text
        if message.role == "assistant" and text:
            said.append(Turn("assistant", without_references(text)[:LONGEST_TURN]))
        elif message.role == "user" and text:
            said.append(Turn("user", text[:LONGEST_TURN]))
    return said[-MOST_TURNS:]

"""What chat clients get, described: OpenAI's objects, with the answer beside the reply."""

from typing import Literal

from pydantic import Field

from api.server.contract import Answer
from api.server.described import Described, exemplified


class ChatModel(Described):
    """A model that may be named."""

    model_config = exemplified("chat_model")

    id: str = Field(description="Its name.")
    object: Literal["model"] = Field(description="What this is.")
    created: int = Field(description="Unix time.")
    owned_by: str = Field(description="Whose it is.")


class ChatModels(Described):
    """The models that may be named: one library, and how sure an answer from it must be."""

    model_config = exemplified("chat_models")

    object: Literal["list"] = Field(description="What this is.")
    data: list[ChatModel] = Field(description="The models.")


class UrlCitation(Described):
    """A marker of the text, and what it cites; places count characters (Unicode code points)."""

    start_index: int = Field(ge=0, description="First character of the marker.")
    end_index: int = Field(ge=1, description="One past the last.")
    url: str = Field(description="The address of its DOI, its source, or its record in PubMed.")
    title: str = Field(description="Of the publication.")


class ChatAnnotation(Described):
    """A place in the text."""

    type: Literal["url_citation"] = Field(description="What it is.")
    url_citation: UrlCitation = Field(description="Where it is, and what it cites.")


class ChatReply(Described):
    """The reply."""

    role: Literal["assistant"] = Field(description="Whose it is.")
    content: str = Field(
        description="The answer with markers such as [1], notes where there are any, then the "
        "references."
    )
    refusal: None = Field(description="Always null; an abstention is content.")
    annotations: list[ChatAnnotation] = Field(
        description="The markers of publications that have an address."
    )


class ChatChoice(Described):
    """The one choice."""

    index: Literal[0] = Field(description="There is one choice.")
    message: ChatReply = Field(description="What is said.")
    finish_reason: Literal["stop"] = Field(description="It is whole.")
    logprobs: None = Field(description="Always null.")


class ChatUsage(Described):
    """Tokens, as the encoder of the library counts them."""

    prompt_tokens: int = Field(ge=0, description="Of all messages.")
    completion_tokens: int = Field(ge=0, description="Of the reply's content.")
    total_tokens: int = Field(ge=0, description="Of both.")


class ChatCompletion(Described):
    """A reply, and beside it the answer that it tells."""

    model_config = exemplified("chat_completion")

    id: str = Field(description="Its name.")
    object: Literal["chat.completion"] = Field(description="What this is.")
    created: int = Field(description="Unix time.")
    model: str = Field(description="As it was named.")
    system_fingerprint: str = Field(description="The library's generation.")
    choices: list[ChatChoice] = Field(description="One.")
    usage: ChatUsage = Field(description="How long prompt and reply are.")
    citewell: Answer = Field(description="The answer, as `/v1/ask` gives it.")

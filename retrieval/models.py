"""Language models that can write answers; their clients are imported here alone, and lazily."""

import os
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ingest.settings import Settings
from retrieval.errors import ModelError
from retrieval.model_failures import MALFORMED, declined, explained
from retrieval.prompts import Prompt

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatResponse

OPENAI_LIKE, OLLAMA, ANTHROPIC = "openai-like", "ollama", "anthropic"
KEY_VARIABLES = {OPENAI_LIKE: "OPENAI_API_KEY", ANTHROPIC: "ANTHROPIC_API_KEY"}
"""Provider -> the environment variable that usually holds its key."""
ADDRESSES = {
    OPENAI_LIKE: "https://api.openai.com/v1",
    OLLAMA: "http://127.0.0.1:11434",
    ANTHROPIC: "https://api.anthropic.com",
}
"""Provider -> where it is asked where the settings do not say."""
_REFUSAL = "refusal"
"""Why a reply of Anthropic's ends where the model will not go on."""
_NO_KEY = "none"
"""What a server that asks for no key is sent."""
VARIABLE_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""What is so surely an environment variable's name, and no key put there, that it may be shown."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model by its provider and its name there; ``str`` gives ``provider:name``."""

    provider: str
    name: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.name}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reply.

    Args:
        text: What is written next.
        tool: Whether the model asks for a tool in place of answering.
        read: Tokens read for the whole reply, as its server counts; None where not told (yet).
        written: Tokens written so far, likewise.
    """

    text: str
    tool: bool = False
    read: int | None = None
    written: int | None = None


class LanguageModel(Protocol):
    """Writes a reply to a prompt, part by part. Tests bring one of their own."""

    @property
    def name(self) -> str:
        """Provider and name."""
        ...

    def pieces(self, prompt: Prompt) -> Generator[Piece, None, None]:
        """Yield the parts of a reply as they come; where it is closed, the reply is broken off.

        Raises:
            ModelError: The model cannot be asked, or its reply broke off.
        """
        ...

    def close(self) -> None:
        """Close its connections."""
        ...


@dataclass(frozen=True, slots=True)
class _Opened:
    """A client, what it raises where a request fails, and how its connections are closed."""

    client: "LLM"
    failures: tuple[type[Exception], ...]
    close: Callable[[], None]


class ChatModel:
    """A model behind a client of LlamaIndex.

    Args:
        name: Provider and name.
        opened: The client.
    """

    def __init__(self, name: ModelName, opened: _Opened) -> None:
        self._name = name
        self._opened = opened

    @property
    def name(self) -> str:
        """Provider and name."""
        return str(self._name)

    def pieces(self, prompt: Prompt) -> Generator[Piece, None, None]:
        """Yield the parts of a reply as they come; where it is closed, the reply is broken off.

        Raises:
            ModelError: The model cannot be asked, or its reply broke off.
        """
        from llama_index.core.llms import ChatMessage  # noqa: PLC0415

        messages = [
            ChatMessage(role="system", content=prompt.instructions),
            ChatMessage(role="user", content=prompt.request),
        ]
        try:
            for part in self._opened.client.stream_chat(messages):
                if part.message.additional_kwargs.get("stop_reason") == _REFUSAL:
                    raise declined(self.name)
                yield _piece(part)
        except self._opened.failures as error:
            raise explained(self.name, error) from error

    def close(self) -> None:
        """Close its connections."""
        self._opened.close()


def open_model(settings: Settings) -> LanguageModel:
    """Make the model that the settings name; nothing is sent yet.

    Args:
        settings: `model` and what goes with it.

    Raises:
        ModelError: No model is set, its client is not installed, or its key is missing.
    """
    provider, _, model = settings.model.partition(":")
    if provider not in _OPENERS:
        problem = "No language model is set."
        raise ModelError(problem, "Set model, for example to ollama:NAME or openai-like:NAME.")
    return ChatModel(ModelName(provider, model), _OPENERS[provider](settings, model))


def _openai_like(settings: Settings, model: str) -> _Opened:
    import httpx  # noqa: PLC0415
    import openai  # noqa: PLC0415

    # Loaded lazily by its package, which takes seconds: not within the first question's time.
    import openai.resources.chat.completions  # noqa: PLC0415
    from llama_index.llms.openai_like import OpenAILike  # noqa: PLC0415

    from retrieval.model_deadline import DeadlineTransport  # noqa: PLC0415

    connections = httpx.Client(transport=DeadlineTransport(), trust_env=False)
    client = OpenAILike(
        model=model,
        api_base=settings.model_url or ADDRESSES[OPENAI_LIKE],
        api_key=_key(settings, OPENAI_LIKE),
        is_chat_model=True,
        context_window=settings.model_context,
        max_tokens=settings.model_tokens,
        temperature=0,
        timeout=settings.model_seconds,
        # Asked again by ourselves: within one deadline, and never once something was shown.
        max_retries=0,
        additional_kwargs={"stream_options": {"include_usage": True}},
        http_client=connections,
    )
    failures = (openai.OpenAIError, httpx.HTTPError, *MALFORMED)
    return _Opened(client, failures, connections.close)


def _ollama(settings: Settings, model: str) -> _Opened:
    import httpx  # noqa: PLC0415
    import ollama  # noqa: PLC0415
    from llama_index.llms.ollama import Ollama  # noqa: PLC0415

    from retrieval.model_deadline import DeadlineTransport  # noqa: PLC0415

    address = settings.model_url or ADDRESSES[OLLAMA]
    limits = settings.model_seconds
    connections = ollama.Client(
        address, timeout=limits, transport=DeadlineTransport(), trust_env=False
    )
    client = Ollama(
        model=model,
        base_url=address,
        temperature=0,
        context_window=settings.model_context,
        request_timeout=limits,
        additional_kwargs={"seed": 0, "num_predict": settings.model_tokens},
        client=connections,
    )
    failures = (ollama.ResponseError, ConnectionError, httpx.HTTPError, *MALFORMED)
    return _Opened(client, failures, connections.close)


def _anthropic(settings: Settings, model: str) -> _Opened:
    import httpx  # noqa: PLC0415

    from retrieval.model_deadline import DeadlineTransport  # noqa: PLC0415

    try:
        import anthropic  # noqa: PLC0415

        from retrieval.anthropic_client import ConnectedAnthropic  # noqa: PLC0415
    except ImportError as error:
        problem = f"The client for anthropic:{model} is not installed."
        raise ModelError(problem, "Install it: pip install 'citewell[anthropic]'.") from error
    address = settings.model_url or ADDRESSES[ANTHROPIC]
    key = _key(settings, ANTHROPIC)
    connections = httpx.Client(transport=DeadlineTransport(), trust_env=False)
    client = ConnectedAnthropic(model, address, key, settings, connections)
    failures = (anthropic.AnthropicError, httpx.HTTPError, *MALFORMED)
    return _Opened(client, failures, connections.close)


_OPENERS: dict[str, Callable[[Settings, str], _Opened]] = {
    OPENAI_LIKE: _openai_like,
    OLLAMA: _ollama,
    ANTHROPIC: _anthropic,
}


def _key(settings: Settings, provider: str) -> str:
    """Return the key of a provider; a server of one's own may need none.

    Raises:
        ModelError: It needs one, and the variable is empty.
    """
    variable = settings.model_key_variable or KEY_VARIABLES[provider]
    if key := os.environ.get(variable, ""):
        return key
    if settings.model_url and not settings.model_key_variable:
        return _NO_KEY
    if not VARIABLE_NAME.fullmatch(variable):
        # Perhaps the key itself was put there: it must not be shown.
        problem = "The environment variable that model_key_variable names is not set."
        remedy = "Give the name of the variable that holds the key, such as OPENAI_API_KEY."
        raise ModelError(problem, remedy)
    problem = f"The key for {settings.model} is missing: {variable} is not set."
    raise ModelError(problem, f"Set {variable}, or name its variable in model_key_variable.")


def _piece(part: "ChatResponse") -> Piece:
    read, written = _tokens(part)
    tool = any(block.block_type == "tool_call" for block in part.message.blocks)
    return Piece(part.delta or "", tool, read, written)


def _tokens(part: "ChatResponse") -> tuple[int | None, int | None]:
    raw: Any = part.raw
    # Anthropic's come with the message, Ollama's with what was received, OpenAI's by the message.
    usage = part.message.additional_kwargs.get("usage") or (
        raw.get("usage") if isinstance(raw, dict) else None
    )
    told = usage or part.additional_kwargs
    return (
        told.get("prompt_tokens", told.get("input_tokens")),
        told.get("completion_tokens", told.get("output_tokens")),
    )

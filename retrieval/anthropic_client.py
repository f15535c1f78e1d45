"""LlamaIndex's client of Anthropic's models, asking over connections that are given to it."""

import httpx
from llama_index.core.llms import LLMMetadata
from llama_index.llms.anthropic import Anthropic
from pydantic import PrivateAttr

from ingest.settings import Settings


class ConnectedAnthropic(Anthropic):
    """A model of Anthropic's, or of a server that speaks its protocol.

    Args:
        model: Its name there.
        address: Where it is asked.
        key: What it is asked with.
        settings: How long it may take, read and write.
        connections: What requests are sent over; the client that it extends makes its own.
    """

    _context: int = PrivateAttr()

    def __init__(
        self, model: str, address: str, key: str, settings: Settings, connections: httpx.Client
    ) -> None:
        super().__init__(
            model,
            temperature=0,
            max_tokens=settings.model_tokens,
            base_url=address,
            timeout=settings.model_seconds,
            # Asked again by ourselves: within one deadline, and never once something was shown.
            max_retries=0,
            api_key=key,
        )
        self._client = self._client.with_options(http_client=connections)
        self._context = settings.model_context

    @property
    def metadata(self) -> LLMMetadata:
        """What it can do; the client that it extends refuses models it has not heard of."""
        return LLMMetadata(
            context_window=self._context,
            num_output=self.max_tokens,
            is_chat_model=True,
            model_name=self.model,
        )

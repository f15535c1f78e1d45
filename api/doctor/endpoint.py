"""The address where a language model is asked: does it answer, and does it know the model?

What it says is never repeated, and of its address no password and no query is shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from time import monotonic
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, ValidationError

from api.doctor.check import Check, State
from ingest.settings import Settings
from retrieval.model_deadline import DeadlineTransport, ending_at
from retrieval.models import ADDRESSES, ANTHROPIC, OLLAMA, OPENAI_LIKE

_NAME = "model endpoint"
_MOST_SECONDS = 10.0
_MOST_BYTES = 16 * 1024 * 1024


_NO_LISTING = frozenset({404, 405, 501})
"""What servers say that do not list their models."""


class _Listed(BaseModel):
    id: str = ""
    name: str = ""


class _Listing(BaseModel):
    data: list[_Listed] = []
    models: list[_Listed] = []

    def names(self) -> set[str]:
        """Return the names, those of the newest versions also without saying so."""
        listed = {name for each in (*self.data, *self.models) for name in (each.id, each.name)}
        return {name for name in listed | {name.removesuffix(":latest") for name in listed} if name}


@dataclass(frozen=True, slots=True)
class _Provider:
    """How a provider is asked which models it has.

    Args:
        address: Where it is asked where the settings do not say.
        path: Below the address.
        headers: Made from the key.
        unknown: What it means that a model is not among those listed.
        remedy: What to do then; ``{model}`` is its name.
        down: What to do where nothing answers.
    """

    address: str
    path: str
    headers: Callable[[str], Mapping[str, str]]
    unknown: State = "warning"
    remedy: str = "Correct the name in model, unless this server takes more than it lists."
    down: str = "Check model_url and the network, or that the server runs."


_PROVIDERS = {
    OPENAI_LIKE: _Provider(
        ADDRESSES[OPENAI_LIKE],
        "/models",
        lambda key: {"Authorization": f"Bearer {key}"} if key else {},
    ),
    OLLAMA: _Provider(
        ADDRESSES[OLLAMA],
        "/api/tags",
        lambda _: {},
        unknown="failed",
        remedy="Run: ollama pull {model}",
        down="Start it with: ollama serve, or correct model_url.",
    ),
    ANTHROPIC: _Provider(
        ADDRESSES[ANTHROPIC],
        "/v1/models?limit=1000",
        lambda key: {"x-api-key": key, "anthropic-version": "2023-06-01"},
    ),
}


def endpoint_check(settings: Settings, key: str) -> Check:
    """Ask an endpoint which models it has.

    Args:
        settings: `model`, `model_url` and `model_seconds` are read.
        key: What it is asked with; empty for none.
    """
    name, _, model = settings.model.partition(":")
    provider = _PROVIDERS[name]
    address = settings.model_url or provider.address
    where = _shown(address)
    try:
        status, content = _asked(
            f"{address.rstrip('/')}{provider.path}",
            provider.headers(key),
            min(_MOST_SECONDS, settings.model_seconds),
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        found = f"{where} cannot be asked ({_reason(error)})."
        return Check(_NAME, "failed", found, provider.down)
    if status != httpx.codes.OK:
        return _refused(where, status, with_key=bool(key))
    return _listed(provider, where, model, content)


def _asked(url: str, headers: Mapping[str, str], seconds: float) -> tuple[int, bytes]:
    """Return status and content; of a longer one the beginning.

    Raises:
        httpx.HTTPError: Nothing answers in time, or something that is not HTTP.
        httpx.InvalidURL: The URL is none.
    """
    content = bytearray()
    with (
        ending_at(monotonic() + seconds),
        httpx.Client(transport=DeadlineTransport(), timeout=seconds, trust_env=False) as client,
        client.stream("GET", url, headers=headers) as reply,
    ):
        for piece in reply.iter_bytes():
            content += piece
            if len(content) > _MOST_BYTES:
                break
        return reply.status_code, bytes(content)


def _refused(where: str, status: int, *, with_key: bool) -> Check:
    if status in _NO_LISTING:
        return Check(_NAME, "ok", f"{where} answers, without saying which models it has.")
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        how = "refuses the key" if with_key else "wants a key"
        remedy = "Correct the key, or name the variable that holds it in model_key_variable."
        return Check(_NAME, "failed", f"{where} {how} (status {status}).", remedy)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        found = f"{where} answers, and has too many requests now."
        return Check(_NAME, "warning", found, "Ask again later, or with fewer at once.")
    if httpx.codes.is_server_error(status):
        found = f"{where} fails with status {status}."
        return Check(_NAME, "failed", found, "See its log, or ask again later.")
    return Check(_NAME, "failed", f"{where} answers with status {status}.", "Check model_url.")


def _listed(provider: _Provider, where: str, model: str, content: bytes) -> Check:
    try:
        names = _Listing.model_validate_json(content).names()
    except ValidationError:
        found = f"What answers at {where} is no server of models."
        return Check(_NAME, "failed", found, "Check model_url.")
    if model in names:
        return Check(_NAME, "ok", f"{where} answers, and has {model}.")
    like = get_close_matches(model, sorted(names), n=3)
    others = f"; it has {', '.join(like)}" if like else ""
    found = f"{where} answers, and does not list {model}{others}."
    return Check(_NAME, provider.unknown, found, provider.remedy.format(model=model))


def _shown(address: str) -> str:
    """Return an address without what may be secret in it."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "The address in model_url"
    if not parts.hostname:
        return "The address in model_url"
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}{parts.path}".rstrip("/")


def _reason(error: Exception) -> str:
    """Return why an endpoint cannot be asked; a text that may hold a part of the URL is not."""
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx.ConnectError):
        return str(error) or "no connection"
    return type(error).__name__

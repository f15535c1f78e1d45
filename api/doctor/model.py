"""The language model that may write answers: its client, its key, its endpoint, a reply."""

import os
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from time import monotonic

from api.doctor.check import Check, looked
from api.doctor.endpoint import endpoint_check
from ingest.settings import Settings
from retrieval.models import (
    ANTHROPIC,
    KEY_VARIABLES,
    OLLAMA,
    OPENAI_LIKE,
    VARIABLE_NAME,
    open_model,
)
from retrieval.prompts import Prompt
from retrieval.writers import Writer

_CLIENTS = {
    OPENAI_LIKE: ("llama_index.llms.openai_like", "citewell"),
    OLLAMA: ("llama_index.llms.ollama", "citewell"),
    ANTHROPIC: ("llama_index.llms.anthropic", "'citewell[anthropic]'"),
}
"""Provider -> the module of its client, and what brings it."""
_PROMPT = Prompt("You take part in a test of a connection.", "Reply with one word: ready")


def model_checks(settings: Settings) -> Iterator[Check]:
    """Look at the model that is set, as far as each check lets the next one come.

    Args:
        settings: `model` and what goes with it.
    """
    if not settings.model:
        yield Check("model", "ok", "None is set; answers are quoted, and no network is used.")
        return
    provider = settings.model.partition(":")[0]
    first = [
        looked("model client", partial(_client, settings.model, provider)),
        looked("model key", partial(_key, settings, provider)),
    ]
    yield from first
    if any(each.state == "failed" for each in first):
        return
    endpoint = looked("model endpoint", partial(endpoint_check, settings, _key_of(settings)))
    yield endpoint
    if endpoint.state != "failed":
        yield looked("model reply", partial(_reply, settings))


def _client(model: str, provider: str) -> Check:
    module, package = _CLIENTS[provider]
    if not _installed(module):
        found = f"The client for {model} is not installed."
        return Check("model client", "failed", found, f"Install it: pip install {package}")
    return Check("model client", "ok", f"Installed, for {model}.")


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _variable(settings: Settings) -> str:
    provider = settings.model.partition(":")[0]
    return settings.model_key_variable or KEY_VARIABLES.get(provider, "")


def _key_of(settings: Settings) -> str:
    return os.environ.get(_variable(settings), "")


def _key(settings: Settings, provider: str) -> Check:
    """Tell whether there is a key, and where; never what it is."""
    name = "model key"
    variable, key = _variable(settings), _key_of(settings)
    if provider not in KEY_VARIABLES:
        return Check(name, "ok", f"None is needed for {provider}.")
    if key and not (key.isascii() and key.isprintable() and key == key.strip()):
        found = f"{variable} holds characters that no key has, such as a space or a line break."
        return Check(name, "failed", found, "Copy the key again.")
    if key:
        return Check(name, "ok", f"There is one in {variable}.")
    if not VARIABLE_NAME.fullmatch(variable):
        found = "The environment variable that model_key_variable names is not set."
        return Check(name, "failed", found, "Give the name of a variable there, not the key.")
    if settings.model_url and not settings.model_key_variable:
        return Check(name, "ok", f"None in {variable}; a server of your own may need none.")
    remedy = f"Set {variable}, or name another variable in model_key_variable."
    return Check(name, "failed", f"{variable} is not set.", remedy)


def _reply(settings: Settings) -> Check:
    """Ask for one word, as an answer is asked for: with the same client and the same time.

    Raises:
        ModelError: The model cannot be asked, or gives no whole reply in time.
    """
    # Once, and never from what is kept: it is the endpoint that is looked at.
    once = settings.model_copy(update={"model_retries": 0, "model_replies": None})
    writer = Writer(open_model(once), once, lambda texts: [0] * len(texts))
    begun = monotonic()
    try:
        text = "".join(writer.write(_PROMPT))
    finally:
        writer.close()
    return judged_reply(text, monotonic() - begun, settings.model_seconds)


def judged_reply(text: str, seconds: float, most: float) -> Check:
    """Judge a reply to a prompt of a few words.

    Args:
        text: The reply.
        seconds: What it took.
        most: Seconds after which a model is given up.
    """
    name = "model reply"
    if not text.strip():
        found = f"It ended after {seconds:.1f} s without a word."
        remedy = "Raise model_tokens, which a model that reasons first needs, or use another model."
        return Check(name, "failed", found, remedy)
    found = f"A few words came in {seconds:.1f} s, of the {most:g} s that a model has."
    if seconds > most / 2:
        remedy = "Raise model_seconds, or use a faster model: whole answers take longer."
        return Check(name, "warning", found, remedy)
    return Check(name, "ok", found)

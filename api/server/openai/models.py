"""The models that clients may name: one library, and how sure an answer from it must be."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ingest.errors import CitewellError
from ingest.settings import Confidence

MODELS: Mapping[str, Confidence | None] = MappingProxyType(
    {
        "citewell": None,
        "citewell-strict": "strict",
        "citewell-balanced": "balanced",
        "citewell-eager": "eager",
    }
)
"""By name: how sure an answer must be; None as the server's settings say."""

_CREATED = 1_735_689_600
"""1 January 2025; clients want a time, and the models have none of their own."""


class ModelUnknownError(CitewellError):
    """No model has the name."""


def confidence_of(model: str) -> Confidence | None:
    """Return how sure the answers of a model must be; None as the settings say.

    Raises:
        ModelUnknownError: There is no such model.
    """
    if model not in MODELS:
        problem = f"The model {model[:80]!r} does not exist."
        raise ModelUnknownError(problem, f"There are {', '.join(MODELS)}.")
    return MODELS[model]


def described(model: str) -> dict[str, Any]:
    """Return a model as the protocol lists it.

    Raises:
        ModelUnknownError: There is no such model.
    """
    confidence_of(model)
    return {"id": model, "object": "model", "created": _CREATED, "owned_by": "citewell"}

"""What went wrong when a language model was asked, in words; no body of a reply is repeated."""

from retrieval.errors import ModelError

MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What the clients raise where a server answers with something other than its protocol."""

_SUCCESS = range(200, 300)
"""A failure that is told in the midst of a reply comes with the status of the reply."""
_BUSY = 429
_SERVER = 500
_REFUSED = frozenset({401, 403})
_ABSENT = 404


def explained(model: str, error: Exception) -> ModelError:
    """Turn what a client raised into what went wrong, and whether it may pass.

    Args:
        model: Provider and name.
        error: What was raised.
    """
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0 and status not in _SUCCESS:
        return _refused(model, status, _retry_after(error))
    if isinstance(error, MALFORMED):
        return ModelError(f"{model} sent what is no reply.", "Check that model_url is its address.")
    if _names_timeout(error):
        return ModelError(f"{model} took too long.", "Ask again, or raise model_seconds.")
    return _passing(f"{model} cannot be reached, or broke off.", None)


def declined(model: str) -> ModelError:
    """Return what is raised where a model ends its reply because it will not answer.

    Args:
        model: Provider and name.
    """
    return ModelError(f"{model} declined to answer.", "Ask otherwise, or use another model.")


def _refused(model: str, status: int, after: float | None) -> ModelError:
    """Say what a status of HTTP other than success means."""
    if status == _BUSY:
        return _passing(f"{model} has too many requests.", after)
    if status >= _SERVER:
        return _passing(f"{model} failed with status {status}.", after)
    if status in _REFUSED:
        return ModelError(f"{model} refuses the key.", "Check the key and what it may ask.")
    if status == _ABSENT:
        return ModelError(f"{model} is not there.", "Check model and model_url.")
    return ModelError(f"{model} refuses the request ({status}).", "Check model and model_url.")


def _passing(problem: str, after: float | None) -> ModelError:
    return ModelError(problem, "Ask again later.", retry_after=after, passing=True)


def _names_timeout(error: Exception) -> bool:
    chain: list[BaseException] = [error]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    return any("Timeout" in type(each).__name__ for each in chain)


def _retry_after(error: Exception) -> float | None:
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", {})
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None

"""Why a request is turned away, whatever it asks for; `problems.py` gives each its status.

Refusal
├── KeyMissingError      no key was shown
├── KeyUnknownError      the key is none of the library's
├── ScopeMissingError    the key is not for this
├── RateExceededError    too many requests in too short a time
├── BusyError            too much is waiting already
└── DeadlineError        the answer took too long
"""

from collections.abc import Mapping

from ingest.errors import CitewellError


class Refusal(CitewellError):  # noqa: N818  (a family; its members are errors)
    """A request that is turned away.

    Args:
        problem: One sentence that names the input.
        remedy: One sentence that says what to do next.
        headers: To send with the response.
    """

    def __init__(self, problem: str, remedy: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem, remedy)
        self.headers = dict(headers or {})


class KeyMissingError(Refusal):
    """No key was shown."""


class KeyUnknownError(Refusal):
    """The key is none of the library's."""


class ScopeMissingError(Refusal):
    """The key is not for this."""


class RateExceededError(Refusal):
    """Too many requests in too short a time."""


class BusyError(Refusal):
    """So much is waiting to be done that nothing more is taken on."""


class DeadlineError(Refusal):
    """The answer took too long."""

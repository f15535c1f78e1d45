"""What makes two answers the same under load: what they state, and what they quote for it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Row = Mapping[str, Any]

OK, TOO_MANY = 200, 429
"""The statuses that a request may get."""
SAME = ("status", "answer", "figures", "quotes")
"""What is compared. Timings and the library's generation differ; scores are relative to all that
was weighed, and move with the documents that are added."""


def stated(answer: Row) -> dict[str, Any]:
    """Return the part of an answer (the contract's JSON) that must stay the same.

    Args:
        answer: The contract's object.
    """
    quotes = [
        [each["document"]["id"], each["start"], each["end"], each["quote"]]
        for each in answer["citations"]
    ]
    return {
        "status": answer["status"],
        "answer": answer["answer"],
        "figures": answer["figures"],
        "quotes": quotes,
    }


def differences(expected: Row, got: Row) -> list[str]:
    """Return the parts, of those in `SAME`, in which two answers differ."""
    return [name for name in SAME if expected[name] != got[name]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request came to.

    Args:
        at: When it was sent, in seconds since the epoch.
        ms: Until its last byte, in milliseconds.
        question: Its place in the list of questions.
        status: Of HTTP; 0 where there was none.
        differs: In which parts the answer differs from the one given alone.
        said: What was said in place of an answer.
    """

    at: float
    ms: float
    question: int
    status: int
    differs: tuple[str, ...] = ()
    said: str = ""

    def row(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)

    @classmethod
    def read(cls, row: Row) -> "Reply":
        """Read it back."""
        return cls(**{**row, "differs": tuple(row["differs"])})

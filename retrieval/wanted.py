"""What a question may ask for besides its words: of which documents, and how to be answered."""

from dataclasses import dataclass
from typing import Literal

from ingest.settings import Confidence
from retrieval.errors import QuestionError

Mode = Literal["quote", "model"]
"""How an answer is written. ``quote``: without a language model. ``model``: by the one that the
settings name, every claim checked against the quote it cites."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The documents to look in; all of them where nothing is given.

    Args:
        from_year: Published in this year or later. A document without a year is left out by it.
        to_year: Published in this year or earlier, likewise.
        documents: One of these, each named by id, DOI, PMID, PMCID or file name.

    Raises:
        QuestionError: The first year is after the last.
    """

    from_year: int | None = None
    to_year: int | None = None
    documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse years that no document can be of."""
        if self.from_year is None or self.to_year is None or self.from_year <= self.to_year:
            return
        problem = f"No year is both {self.from_year} or later and {self.to_year} or earlier."
        raise QuestionError(problem, "Give the earlier year first.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a question is to be answered.

    Args:
        only: The documents to look in.
        citations: Quotes that may be cited, from 1; None: as the settings say.
        confidence: How sure an answer must be; None: as the settings say.
        mode: How the answer is written; None: by a model where the settings name one.
    """

    only: Filters = Filters()
    citations: int | None = None
    confidence: Confidence | None = None
    mode: Mode | None = None

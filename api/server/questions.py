"""What clients send."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ingest.settings import Confidence
from retrieval.conversation import Turn
from retrieval.question_text import LONGEST_QUESTION
from retrieval.wanted import Filters, Mode, Wanted

MOST_TURNS = 20
LONGEST_TURN = 4_000
"""Characters; an answer of the assistant's is longer than a question."""
MOST_PASSAGES = 100
MOST_CITATIONS = 20
MOST_DOCUMENTS = 100
LONGEST_NAME = 1_000
"""Characters; a file's name with its folders is the longest name that a document has."""

_CLOSED = ConfigDict(extra="forbid", strict=True, frozen=True)
_FIRST_YEAR, _LAST_YEAR = 1000, 9999

Text = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]


def _whole(value: object) -> object:
    """Take 8.0 for 8: in JSON they are the same number, and some clients write every one so."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Year = Annotated[int, Field(ge=_FIRST_YEAR, le=_LAST_YEAR), BeforeValidator(_whole)]
Citations = Annotated[int, Field(ge=1, le=MOST_CITATIONS), BeforeValidator(_whole)]
Passages = Annotated[int, Field(ge=1, le=MOST_PASSAGES), BeforeValidator(_whole)]


class TurnGiven(BaseModel):
    """One message of a conversation."""

    model_config = _CLOSED

    role: Literal["user", "assistant"] = Field(description="Who said it.", examples=["user"])
    content: Annotated[str, Field(max_length=LONGEST_TURN)] = Field(
        description="What was said.", examples=["What was the median overall survival in LANTERN?"]
    )

    def turn(self) -> Turn:
        """Return it as the engine takes it."""
        return Turn(self.role, self.content)


class YearSpan(BaseModel):
    """Years of publication; a document without a year lies in none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_year: Year | None = Field(
        default=None, description="Published in this year or later.", examples=[2015]
    )
    to_year: Year | None = Field(
        default=None, description="Published in this year or earlier.", examples=[2024]
    )


class FiltersGiven(YearSpan):
    """The documents to look in; all of them where nothing is given."""

    model_config = _CLOSED

    documents: list[Name] = Field(
        default=[],
        max_length=MOST_DOCUMENTS,
        description="One of these, each named by id, DOI, PMID, PMCID or file name.",
        examples=[["10.1000/lantern.1"]],
    )

    def filters(self) -> Filters:
        """Return them as the engine takes them.

        Raises:
            QuestionError: The first year is after the last.
        """
        return Filters(self.from_year, self.to_year, tuple(self.documents))


class Question(BaseModel):
    """A question, with the conversation before it and how to answer it."""

    model_config = _CLOSED

    question: Text = Field(
        description="In plain words; one thing in one or two sentences.",
        examples=["LANTERN trial: hazard ratio for progression-free survival?"],
    )
    history: list[TurnGiven] = Field(
        default=[],
        max_length=MOST_TURNS,
        description="The messages before it, oldest first; a follow-up question needs them.",
        examples=[[{"role": "user", "content": "Median overall survival in LANTERN?"}]],
    )
    filters: FiltersGiven = Field(
        default=FiltersGiven(), description="The documents to look in.", examples=[{}]
    )
    mode: Mode | None = Field(
        default=None,
        description="How the answer is written. `quote`: without a language model. `model`: by the "
        "one that the server is set to, every claim checked. Where null, by a model if it has one.",
        examples=["quote"],
    )
    k: Citations | None = Field(
        default=None,
        description="Citations at most; as the server is set where null.",
        examples=[5],
    )
    confidence: Confidence | None = Field(
        default=None,
        description="How sure an answer must be: `strict` says little and is seldom wrong, "
        "`eager` says more. As the server is set where null.",
        examples=["balanced"],
    )
    stream: bool = Field(
        default=False,
        description="Send events while it is answered, as with `Accept: text/event-stream`.",
        examples=[False],
    )

    def turns(self) -> tuple[Turn, ...]:
        """Return the conversation as the engine takes it."""
        return tuple(given.turn() for given in self.history)

    def wanted(self) -> Wanted:
        """Return how it is to be answered, as the engine takes it.

        Raises:
            QuestionError: The first year of its filters is after the last.
        """
        return Wanted(self.filters.filters(), self.k, self.confidence, self.mode)


class Query(BaseModel):
    """A search for passages."""

    model_config = _CLOSED

    query: Text = Field(description="In plain words.", examples=["nausea with zorvatide"])
    limit: Passages = Field(default=10, description="Passages at most.", examples=[10])
    filters: FiltersGiven = Field(
        default=FiltersGiven(), description="The documents to look in.", examples=[{}]
    )

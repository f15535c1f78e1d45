"""What clients send and get of conversations, described."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.server.contract import Answer
from api.server.conversations.store import LONGEST_TITLE
from api.server.described import Described, placeholder
from api.server.questions import Citations, FiltersGiven, Text
from ingest.settings import Confidence
from retrieval.wanted import Mode, Wanted

ExportFormat = Literal["markdown", "json", "bibtex", "ris"]

_TITLE = "LANTERN, survival"
_ID = "5f0c7c1e0c0f4a3b9f5d0d5c7a1b2c3d"
_NOON, _LATER = "2026-01-02T12:00:00Z", "2026-01-02T12:05:00Z"
_QUESTION = "And the median overall survival?"
_TOLD = {"id": _ID, "title": _TITLE, "created": _NOON, "updated": _LATER, "questions": 1}
_ANSWERED = {"asked": _NOON, "answer": placeholder("answer.json")}


def _closed(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(extra="forbid", strict=True, frozen=True, **_shown(example))


def _shown(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)
]


class NewConversation(BaseModel):
    """A conversation to be begun."""

    model_config = _closed({"title": _TITLE})

    title: Title | None = Field(
        default=None, description="Null: its first question becomes it.", examples=[_TITLE]
    )


class Renamed(BaseModel):
    """Another title."""

    model_config = _closed({"title": _TITLE})

    title: Title = Field(description="What it is called from now on.", examples=[_TITLE])


class NextQuestion(BaseModel):
    """A question of a conversation; what was asked in it before is known to the server."""

    model_config = _closed({"question": _QUESTION})

    question: Text = Field(
        description="In plain words; it may be a follow-up.", examples=[_QUESTION]
    )
    filters: FiltersGiven = Field(
        default=FiltersGiven(), description="The documents to look in.", examples=[{}]
    )
    mode: Mode | None = Field(
        default=None,
        description="How the answer is written: `quote` or `model`, as for `/v1/ask`.",
        examples=["quote"],
    )
    k: Citations | None = Field(default=None, description="Citations at most.", examples=[5])
    confidence: Confidence | None = Field(
        default=None, description="How sure the answer must be.", examples=["balanced"]
    )
    stream: bool = Field(
        default=False, description="Send events while it is answered.", examples=[False]
    )

    def wanted(self) -> Wanted:
        """Return how it is to be answered, as the engine takes it.

        Raises:
            QuestionError: The first year of its filters is after the last.
        """
        return Wanted(self.filters.filters(), self.k, self.confidence, self.mode)


class ConversationTold(Described):
    """A conversation, without its questions."""

    model_config = _shown(_TOLD)

    id: str = Field(description="Its name.", examples=[_ID])
    title: str = Field(description="Empty before its first question.", examples=[_TITLE])
    created: datetime = Field(description="When it was begun.", examples=[_NOON])
    updated: datetime = Field(description="When it last changed.", examples=[_LATER])
    questions: int = Field(ge=0, description="How many were asked.", examples=[2])


class ConversationsTold(Described):
    """A page of the caller's conversations, the last changed first."""

    model_config = _shown({"conversations": [_TOLD], "total": 51, "next": 50})

    conversations: list[ConversationTold] = Field(description="Those of the page.")
    total: int = Field(ge=0, description="How many there are.", examples=[51])
    next: int | None = Field(
        description="The offset of the next page; null on the last.", examples=[50]
    )


class KeptAnswerTold(Described):
    """A question of a conversation with its answer."""

    model_config = _shown(_ANSWERED)

    asked: datetime = Field(description="When it was asked.", examples=[_NOON])
    answer: Answer = Field(description="As it was given.")


class WholeConversation(ConversationTold):
    """A conversation with its questions and answers."""

    model_config = _shown({**_TOLD, "answers": [_ANSWERED]})

    answers: list[KeptAnswerTold] = Field(description="In the order they were asked.")

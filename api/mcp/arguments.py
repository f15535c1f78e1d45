"""What the tools take: fields of questions as over HTTP, described for assistants."""

from typing import Annotated

from pydantic import Field

from api.server.questions import (
    MOST_CITATIONS,
    MOST_PASSAGES,
    MOST_TURNS,
    FiltersGiven,
    Name,
    Text,
    TurnGiven,
    Year,
)
from ingest.settings import Confidence
from retrieval.wanted import Mode

MOST_LISTED = 200
USUAL_PART, LONGEST_PART = 20_000, 100_000
"""Characters of a document's text that are read at once, some 5,000 and 25,000 tokens."""
_LAST = 2**31 - 1

EVERYWHERE = FiltersGiven()

Question = Annotated[
    Text,
    Field(
        description="One thing in plain words, standing alone: the study or treatment, "
        "and what is asked of it."
    ),
]
Words = Annotated[Text, Field(description="What to look for, in plain words.")]
History = Annotated[
    list[TurnGiven],
    Field(max_length=MOST_TURNS, description="Earlier messages, if the question needs them."),
]
Only = Annotated[FiltersGiven, Field(description="The documents to look in; all by default.")]
Citations = Annotated[int | None, Field(ge=1, le=MOST_CITATIONS, description="Citations at most.")]
Sure = Annotated[
    Confidence | None,
    Field(description="How sure an answer must be: `strict` is seldom wrong, `eager` says more."),
]
Written = Annotated[Mode, Field(description="How the answer is written.")]
Passages = Annotated[int, Field(ge=1, le=MOST_PASSAGES, description="Passages at most.")]
Limit = Annotated[int, Field(ge=1, le=MOST_LISTED, description="How many at most.")]
Offset = Annotated[int, Field(ge=0, le=_LAST, description="How many to pass over.")]
DocumentName = Annotated[
    Name,
    Field(description="Its id, DOI, PMID, PMCID or file name.", examples=["10.1000/lantern.1"]),
]
OneDocument = Annotated[
    Name | None, Field(description="Of this one only: its id, DOI, PMID, PMCID or file name.")
]
FirstCharacter = Annotated[int, Field(ge=0, le=_LAST, description="Where in the text to begin.")]
Length = Annotated[int, Field(ge=1, le=LONGEST_PART, description="Characters at most.")]
From = Annotated[Year | None, Field(description="Published in this year or later.")]
To = Annotated[Year | None, Field(description="Published in this year or earlier.")]

Measure = Annotated[Name | None, Field(description="`hazard ratio`, `HR`, `median`, …")]
Endpoint = Annotated[Name | None, Field(description="`overall survival`, `OS`, `pain`, …")]
Unit = Annotated[Name | None, Field(description="`months`, `%`, `mg/dL`, …")]
Doubtful = Annotated[bool, Field(description="Only those whose arithmetic does not agree.")]

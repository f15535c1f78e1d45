"""What clients get of jobs, batches and evaluations, described."""

from datetime import datetime

from pydantic import Field

from api.server.described import Described, exemplified
from api.server.jobs.values import JobKind, JobState
from eval.scoring.scorers import Outcome


class ReasonTold(Described):
    """Why something failed."""

    type: str = Field(description="The kind of error.", examples=["ReadError"])
    problem: str = Field(
        description="What went wrong.", examples=["Cannot read notes.pdf: its format is not known."]
    )
    remedy: str = Field(description="What to do about it.", examples=["Give it as one of: jats."])


class JobTold(Described):
    """A job: work that goes on after the request, and survives a restart of the server."""

    model_config = exemplified("job")

    id: str = Field(description="Its name, by which it is followed.")
    kind: JobKind = Field(
        description="`add`: an upload; `batch`: questions; `evaluation`: a suite."
    )
    state: JobState = Field(
        description="`done`: each item has an outcome, be it a failure. `failed`: the job as a "
        "whole could not go on, and `error` says why."
    )
    total: int = Field(description="Files or questions.", ge=0, examples=[12])
    done: int = Field(
        description="Those whose outcome is known, failed ones included.", ge=0, examples=[7]
    )
    failed: int = Field(description="Those that failed.", ge=0, examples=[1])
    created: datetime = Field(description="When it was accepted.")
    started: datetime | None = Field(description="When it was first begun.")
    ended: datetime | None = Field(
        description="When it was finished.", examples=["2026-03-02T09:30:04Z"]
    )
    error: ReasonTold | None = Field(
        description="Why it failed as a whole.",
        examples=[{"type": "StorageError", "problem": "The disk is full.", "remedy": "Free some."}],
    )


class JobsTold(Described):
    """A page of the jobs, the newest first."""

    model_config = exemplified("jobs")

    jobs: list[JobTold] = Field(description="Those of this page.")
    total: int = Field(description="How many jobs there are.", ge=0)
    next: int | None = Field(
        description="The offset of the next page; null on the last.", examples=[50]
    )


class ItemTold(Described):
    """What became of one file or question of a job; null where that is not known, or no matter."""

    position: int = Field(description="Its place in the job, from 0.", ge=0)
    name: str = Field(
        description="The name that the client gave the file, or the question's id.",
        examples=["lantern.nxml"],
    )
    ended: datetime | None = Field(description="Null while it waits.")
    action: str | None = Field(
        description="Of a file: `added`, `replaced`, `linked` (another source of a known document) "
        "or `unchanged`.",
        examples=["added"],
    )
    document: str | None = Field(description="Of a file: its document's id.")
    title: str | None = Field(description="Of a file: its document's title.")
    passages: int | None = Field(description="Of a file: how many passages were embedded for it.")
    error: ReasonTold | None = Field(description="Why it failed.")


class ItemsTold(Described):
    """A page of the items of a job, in order."""

    model_config = exemplified("job_items")

    items: list[ItemTold] = Field(description="Those of this page.")
    total: int = Field(description="How many there are on all pages.", ge=0)
    next: int | None = Field(
        description="The offset of the next page; null on the last.", examples=[100]
    )


class MeasureTold(Described):
    """A measure over all questions it applies to, with its 95 % interval."""

    title: str = Field(description="What it tells.", examples=["Right, of the answerable"])
    mean: float = Field(description="Over those questions.", examples=[0.84])
    low: float = Field(description="The lower end of its interval.", examples=[0.76])
    high: float = Field(description="The upper end.", examples=[0.9])
    n: int = Field(description="How many questions it is the mean of.", examples=[114])


class GradedQuestion(Described):
    """What became of one question of an evaluation."""

    id: str = Field(description="As the suite names it.", examples=["lantern-1"])
    question: str = Field(description="As asked.")
    kind: str = Field(description="What is expected of its answer.", examples=["figure"])
    group: str = Field(description="The part of the suite it belongs to; empty where none.")
    outcome: Outcome | None = Field(description="Null while it waits.")
    status: str | None = Field(description="Of the answer.", examples=["answered"])
    answer: str | None = Field(description="Its text; null where there is none.")
    confidence: float | None = Field(description="The estimated probability that it is right.")
    error: str = Field(description="Why there is no answer; empty where there is one.")


class EvaluationTold(Described):
    """An evaluation: a suite of questions asked of this library, and graded."""

    model_config = exemplified("evaluation")

    job: JobTold = Field(description="How far it is.")
    suite: str = Field(description="`given` where the questions came without a name.")
    right: int | None = Field(description="How many were right; null until it is done.")
    measures: dict[str, MeasureTold] = Field(description="By name; empty until it is done.")
    questions: list[GradedQuestion] = Field(description="In the order of the suite.")

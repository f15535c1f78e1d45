"""Jobs and their items as clients get them."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.server.contract_jobs import EvaluationTold, GradedQuestion, ItemTold, JobTold
from api.server.jobs.values import Item, Job, Reason

_OF_A_FILE = ("action", "document", "title", "passages")


def told_job(job: Job) -> JobTold:
    """Return a job as clients get it."""
    fields = {name: getattr(job, name) for name in JobTold.model_fields}
    return JobTold(**fields | {"error": job.error and job.error._asdict()})


def told_item(item: Item) -> ItemTold:
    """Return an item as clients get it."""
    row, request = item.outcome or {}, item.request
    error = row.get("error")
    return ItemTold(
        position=item.position,
        name=_name(request),
        ended=item.ended,
        error={name: _text(error[name]) for name in Reason._fields} if error else None,
        **{name: row.get(name) if "name" in request else None for name in _OF_A_FILE},
    )


def told_evaluation(job: Job, items: Iterable[Item]) -> EvaluationTold:
    """Return an evaluation as clients get it."""
    result = job.result or {}
    return EvaluationTold(
        job=told_job(job),
        suite=job.about["suite"],
        right=result.get("right"),
        measures=result.get("measures", {}),
        questions=[_question(item) for item in items],
    )


def _question(item: Item) -> GradedQuestion:
    row, asked = item.outcome or {}, item.request
    record: dict[str, Any] = row.get("record") or {}
    answer = record.get("answer") or {}
    poisoned = row.get("error", {}).get("problem", "")
    return GradedQuestion(
        id=_text(asked["id"]),
        question=_text(asked["question"]),
        kind=asked["kind"],
        group=_text(asked.get("group", "")),
        outcome=row.get("outcome"),
        status=answer.get("status"),
        answer=answer.get("answer"),
        confidence=answer.get("confidence"),
        error=_text(record.get("error", poisoned)),
    )


def _name(request: Mapping[str, Any]) -> str:
    # A line that is no question may have no id.
    name = request.get("name", request.get("id"))
    return "" if name is None else _text(name)


def _text(value: object) -> str:
    """Return a client's text so that it can be sent: half of a two-part character cannot."""
    return str(value).encode(errors="backslashreplace").decode()

"""Conversations over HTTP: kept, continued, exported."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from fastapi.responses import JSONResponse

from api.exports.exchange import Exchange, Exported
from api.exports.formats import FORMATS
from api.paging import next_offset
from api.server.answering import ANSWERED, answered
from api.server.contract import Answer
from api.server.conversations.contract import (
    ConversationsTold,
    ConversationTold,
    ExportFormat,
    NewConversation,
    NextQuestion,
    Renamed,
    WholeConversation,
)
from api.server.conversations.opening import Kept, Owner
from api.server.conversations.store import Store
from api.server.conversations.values import Conversation, KeptAnswer
from api.server.deadlines import DEADLINE_HEADER
from api.server.envelope import note_question
from api.server.failures import failures
from api.server.parameters import Offset, RecordId
from api.server.security import needs
from api.server.service import Served
from retrieval.answers import Answer as AnswerGiven
from retrieval.answers import to_json
from retrieval.stages import Watch

MOST_LISTED = 200

router = APIRouter(prefix="/v1/conversations", tags=["conversations"], dependencies=[needs("ask")])

_Limit = Annotated[
    int, Parameter(ge=1, le=MOST_LISTED, description="Conversations at most.", examples=[50])
]
_FILES = {
    "markdown": "# LANTERN, survival\n\n## Median overall survival?\n\n31 months \\[1\\].\n",
    "json": {"title": "LANTERN, survival", "exchanges": []},
    "bibtex": "@article{quill2021lantern,\n  title = {{The LANTERN trial of zorvatide}},\n}\n",
    "ris": "TY  - JOUR\r\nTI  - The LANTERN trial of zorvatide\r\nER  - \r\n\r\n",
}
_EXPORTED = {
    "description": "The file.",
    "content": {
        FORMATS[name].media_type.partition(";")[0]: {
            "schema": {"type": "string" if isinstance(file, str) else "object"},
            "example": file,
        }
        for name, file in _FILES.items()
    },
}


@router.post(
    "",
    summary="Begin a conversation",
    operation_id="create_conversation",
    status_code=201,
    responses=failures(400, 401, 403, 409, 413, 422, 429, 503),
)
async def create(
    new: NewConversation, service: Served, kept: Kept, owner: Owner
) -> ConversationTold:
    """Begin a conversation. Only the key that began it sees it."""
    return _told(await service.reading.run(kept.create, owner, new.title or ""))


@router.get(
    "",
    summary="List the conversations",
    operation_id="list_conversations",
    responses=failures(401, 403, 422, 429, 503),
)
async def list_conversations(
    service: Served, kept: Kept, owner: Owner, limit: _Limit = 50, offset: Offset = 0
) -> ConversationsTold:
    """List the conversations of the caller's key, a page at a time, the last changed first."""
    page, total = await service.reading.run(kept.page, owner, limit, offset)
    return ConversationsTold(
        conversations=[_told(each) for each in page],
        total=total,
        next=next_offset(offset, len(page), total),
    )


@router.get(
    "/{id}",
    summary="Read a conversation",
    operation_id="get_conversation",
    response_model=WholeConversation,
    responses=failures(401, 403, 404, 422, 429, 503),
)
async def get(
    id: RecordId,  # noqa: A002  (its name in the URL)
    service: Served,
    kept: Kept,
    owner: Owner,
) -> Any:  # noqa: ANN401  (described above)
    """Return a conversation with its questions and answers, as they were given."""
    conversation, answers = await service.reading.run(_whole, kept, owner, id)
    told = [{"asked": each.asked.isoformat(), "answer": to_json(each.answer)} for each in answers]
    # As the answers were written, byte for byte; their model would write 95 as 95.0.
    return JSONResponse(_told(conversation).model_dump(mode="json") | {"answers": told})


@router.patch(
    "/{id}",
    summary="Rename a conversation",
    operation_id="rename_conversation",
    responses=failures(400, 401, 403, 404, 413, 422, 429, 503),
)
async def rename(
    id: RecordId,  # noqa: A002
    named: Renamed,
    service: Served,
    kept: Kept,
    owner: Owner,
) -> ConversationTold:
    """Give a conversation another title."""
    return _told(await service.reading.run(kept.rename, owner, id, named.title))


@router.delete(
    "/{id}",
    summary="Delete a conversation",
    operation_id="delete_conversation",
    status_code=204,
    response_class=Response,
    responses=failures(401, 403, 404, 422, 429, 503),
)
async def delete(
    id: RecordId,  # noqa: A002
    service: Served,
    kept: Kept,
    owner: Owner,
) -> None:
    """Delete a conversation, with all that was asked and answered in it."""
    await service.reading.run(kept.delete, owner, id)


@router.post(
    "/{id}/ask",
    summary="Ask in a conversation",
    operation_id="ask_in_conversation",
    response_model=Answer,
    responses={200: ANSWERED, **failures(400, 401, 403, 404, 409, 413, 422, 429, 503, 504)},
    dependencies=[DEADLINE_HEADER],
)
async def ask(
    request: Request,
    id: RecordId,  # noqa: A002
    asked: NextQuestion,
    service: Served,
    kept: Kept,
    owner: Owner,
) -> Any:  # noqa: ANN401  (described above)
    """Answer a question by what was asked before it in the conversation, and keep both.

    Earlier answers are never a source: every answer comes from the library alone.
    """
    note_question(request.state, asked.question)
    wanted = asked.wanted()

    def answer(watch: Watch) -> AnswerGiven:
        kept.require_room(owner, id)
        given = service.answer(asked.question, kept.history(owner, id), wanted, watch)
        # A client that has left meanwhile finds the answer in its conversation.
        kept.append(owner, id, given)
        return given

    return await answered(request, service.asking, answer, stream=asked.stream)


@router.get(
    "/{id}/export",
    summary="Export a conversation",
    operation_id="export_conversation",
    response_class=Response,
    responses={200: _EXPORTED, **failures(401, 403, 404, 422, 429, 503)},
)
async def export(
    id: RecordId,  # noqa: A002
    service: Served,
    kept: Kept,
    owner: Owner,
    format: Annotated[  # noqa: A002
        ExportFormat,
        Parameter(
            description="`markdown`: questions, answers, quotes and references; `json`: the same "
            "with the whole answers; `bibtex`, `ris`: the publications cited.",
            examples=["markdown"],
        ),
    ] = "markdown",
) -> Response:
    """Return a conversation as a file for other programs."""
    exported = await service.reading.run(_exported, kept, owner, id)
    chosen = FORMATS[format]
    name = f'attachment; filename="conversation-{exported_name(id)}{chosen.suffix}"'
    headers = {"Content-Disposition": name}
    return Response(chosen.write(exported), media_type=chosen.media_type, headers=headers)


def exported_name(id_: str) -> str:
    """Return the part of an id that is safe in the name of a file and in a header."""
    return "".join(letter for letter in id_ if letter.isascii() and letter.isalnum())


def _told(conversation: Conversation) -> ConversationTold:
    return ConversationTold(**asdict(conversation))


def _whole(kept: Store, owner: str, id_: str) -> tuple[Conversation, list[KeptAnswer]]:
    return kept.get(owner, id_), kept.answers(owner, id_)


def _exported(kept: Store, owner: str, id_: str) -> Exported:
    conversation, answers = _whole(kept, owner, id_)
    exchanges = tuple(Exchange(each.answer, each.asked) for each in answers)
    return Exported(conversation.title or "Conversation", exchanges)

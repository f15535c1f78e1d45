"""OpenAI's chat protocol: answers for clients that speak it, unchanged."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request
from fastapi.responses import JSONResponse

from api.server.deadlines import DEADLINE_HEADER, follow, run_watched
from api.server.described import example
from api.server.envelope import note_question
from api.server.openai.contract import ChatCompletion, ChatModel, ChatModels
from api.server.openai.errors import CHAT, MODEL_LIST, chat_failures
from api.server.openai.models import MODELS, confidence_of, described
from api.server.openai.request import ChatRequest
from api.server.openai.response import Begun, Reply, reply_with
from api.server.openai.streaming import DONE, chunk_response
from api.server.security import needs
from api.server.service import Served
from api.server.streaming import EVENT_STREAM
from retrieval.stages import Watch
from retrieval.wanted import Wanted

router = APIRouter(tags=["chat"], dependencies=[needs("ask")])

_CHUNK = (
    '{"id": "chatcmpl-60aa24e4", "object": "chat.completion.chunk", "created": 1735689600, '
    '"model": "citewell", "system_fingerprint": "60aa24e4.2", "choices": [{"index": 0, '
    '"delta": {"content": "Hazard "}, "finish_reason": null, "logprobs": null}]}'
)
_EVENT = {
    "type": "object",
    "properties": {"data": {"type": "string", "description": "A chunk as JSON, or `[DONE]`."}},
    "required": ["data"],
}
_STREAM = {
    "description": "The reply. With `stream` as server-sent events: its text in pieces, which "
    "joined are the text and are never taken back, each sentence of a language model as soon as "
    "it has passed every check; then its annotations, then a chunk that ends it and has the answer "
    "as `citewell`, then `[DONE]`. Should it fail on the way, the last event is the failure.",
    "content": {
        EVENT_STREAM: {
            "schema": {"type": "string"},
            "itemSchema": _EVENT,
            "example": f"data: {_CHUNK}\n\n{DONE.decode()}",
        }
    },
}


@router.post(
    CHAT,
    summary="Answer in a chat",
    operation_id="complete_chat",
    dependencies=[DEADLINE_HEADER],
    response_model=ChatCompletion,
    responses={200: _STREAM, **chat_failures(400, 401, 403, 404, 413, 429, 503, 504)},
)
async def complete(
    chat: Annotated[ChatRequest, Body(openapi_examples=example("chats.json"))],
    request: Request,
    service: Served,
) -> Any:  # noqa: ANN401  (described above)
    """Answer the last message of the user, as `/v1/ask` does, in OpenAI's chat protocol.

    The text carries its references, `annotations` their addresses, and `citewell` the answer as
    `/v1/ask` gives it. An abstention is a reply too.
    """
    wanted = Wanted(confidence=confidence_of(chat.model))
    note_question(request.state, chat.question)
    begun = Begun(chat.model)

    def work(watch: Watch) -> Reply:
        answer = service.answer(chat.question, chat.history, wanted, watch)
        return reply_with(service.encoder, chat, begun, answer)

    if chat.stream:
        steps = follow(request, service.asking, work)
        return await chunk_response(request, steps, begun, usage=chat.wants_usage)
    return JSONResponse((await run_watched(request, service.asking, work)).whole())


@router.get(
    MODEL_LIST,
    summary="List the models",
    operation_id="list_models",
    responses=chat_failures(401, 403, 429),
)
async def list_models() -> ChatModels:
    """List the models: one library, and how sure an answer from it must be."""
    return ChatModels(object="list", data=[ChatModel(**described(model)) for model in MODELS])


@router.get(
    f"{MODEL_LIST}/{{model}}",
    summary="Describe a model",
    operation_id="describe_model",
    responses=chat_failures(401, 403, 404, 429),
)
async def describe_model(
    model: Annotated[str, Path(description="Its name.", examples=["citewell"])],
) -> ChatModel:
    """Describe one model."""
    return ChatModel(**described(model))

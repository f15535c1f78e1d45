"""Asking a library as a LlamaIndex query engine."""

from asyncio import to_thread

from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine

from retrieval.answers import Answer, to_json
from retrieval.engine import AS_SET, Engine
from retrieval.llama.nodes import quote_node
from retrieval.wanted import Wanted


class CitewellQueryEngine(CustomQueryEngine):
    """Answers questions, every figure verbatim in a quote it cites; no language model is asked.

    Args:
        engine: Of the library, see `retrieval.engine.open_engine`.
        wanted: Which documents to look in, and how to answer.

    The response's text is the answer with its ``[1]`` markers, its source nodes are the quotes,
    and its metadata is the whole answer as every other way in gives it. Raises what `Engine.ask`
    raises.
    """

    engine: Engine
    wanted: Wanted = AS_SET

    def custom_query(self, query_str: str) -> Response:
        """Answer a question."""
        return response_of(self.engine.ask(query_str, wanted=self.wanted))

    async def acustom_query(self, query_str: str) -> Response:
        """Answer a question in a thread, so that the event loop goes on."""
        return await to_thread(self.custom_query, query_str)


def response_of(answer: Answer) -> Response:
    """Return an answer as LlamaIndex's response."""
    nodes = [quote_node(citation) for citation in answer.citations]
    return Response(answer.answer, nodes, to_json(answer))

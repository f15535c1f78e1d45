"""Searching a library as a LlamaIndex retriever."""

from asyncio import to_thread

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle

from retrieval.engine import EVERYWHERE, Engine
from retrieval.llama.nodes import passage_node
from retrieval.wanted import Filters


class CitewellRetriever(BaseRetriever):
    """Finds passages by words and by meaning, best first.

    Args:
        engine: Of the library, see `retrieval.engine.open_engine`.
        limit: Passages at most.
        only: The documents to look in.
        callback_manager: LlamaIndex's own.

    Each node's text is ``document.text[start_char_idx:end_char_idx]`` of the document that its
    ``ref_doc_id`` names. Raises what `Engine.search` raises.
    """

    def __init__(
        self,
        engine: Engine,
        limit: int = 10,
        only: Filters = EVERYWHERE,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        super().__init__(callback_manager)
        self._engine = engine
        self._limit = limit
        self._only = only

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._engine.search(query_bundle.query_str, self._limit, self._only)
        return [passage_node(each) for each in found]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await to_thread(self._retrieve, query_bundle)

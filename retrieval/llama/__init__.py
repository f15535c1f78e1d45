"""Citewell in LlamaIndex: a retriever, a query engine, a tool for agents, and the chunker.

They adapt outwards: what LlamaIndex does with them never reaches a library. Nothing else of
Citewell imports this package, since LlamaIndex takes seconds to import.
"""

from retrieval.llama.node_parser import CitewellNodeParser
from retrieval.llama.query_engine import CitewellQueryEngine
from retrieval.llama.retriever import CitewellRetriever
from retrieval.llama.tool import ask_tool

__all__ = ["CitewellNodeParser", "CitewellQueryEngine", "CitewellRetriever", "ask_tool"]

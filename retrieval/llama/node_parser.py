"""Citewell's chunker as a LlamaIndex node parser, for pipelines of one's own."""

from collections.abc import Sequence
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.node_parser.node_utils import build_nodes_from_splits
from llama_index.core.schema import BaseNode, MetadataMode, TextNode
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.utils import get_tqdm_iterable
from pydantic import Field, SkipValidation

from ingest.chunking import TokenCounter, passages
from ingest.documents import Document, Section, SectionKind

LEAST_TOKENS = 32
"""Tokens that must be left for the text beside its metadata."""


class CitewellNodeParser(NodeParser):
    """Cuts texts into runs of whole sentences, balanced, none over the encoder's limit.

    Each node's text is ``document.text[start_char_idx:end_char_idx]``, also where a sentence
    stands twice in a text.

    Args:
        counter: Counts tokens as the encoder does: `ingest.embedding.load_encoder` gives one.
        max_tokens: The longest text the encoder sees, in tokens, metadata and special tokens
            included.

    Raises:
        ValueError: The metadata of a document leaves too little room for its text.
    """

    counter: SkipValidation[TokenCounter] = Field(exclude=True)
    max_tokens: int = Field(default=256, ge=2 * LEAST_TOKENS)

    @classmethod
    def class_name(cls) -> str:
        """Return the name that LlamaIndex keeps of it."""
        return "CitewellNodeParser"

    def _parse_nodes(
        self,
        nodes: Sequence[BaseNode],
        show_progress: bool = False,  # noqa: FBT001, FBT002  (as LlamaIndex calls it)
        **kwargs: Any,  # noqa: ANN401  (likewise)
    ) -> list[BaseNode]:
        del kwargs
        shown = get_tqdm_iterable(nodes, show_progress, "Cutting into passages")
        return [part for node in shown for part in self._parts(node)]

    def _parts(self, node: BaseNode) -> list[TextNode]:
        text = node.get_content(MetadataMode.NONE)
        section = Section(SectionKind.BODY, "", 0, len(text))
        document = Document(text=text, title="", sections=(section,), source="", format="")
        cut = passages(document, self.counter, self._room(node))
        parts = build_nodes_from_splits(
            [text[each.start : each.end] for each in cut], node, id_func=self.id_func
        )
        begins = _begins(node)
        for part, passage in zip(parts, cut, strict=True):
            if begins is not None:
                part.start_char_idx = begins + passage.start
                part.end_char_idx = begins + passage.end
        return parts

    def _room(self, node: BaseNode) -> int:
        if not self.include_metadata:
            return self.max_tokens
        said = node.get_metadata_str(MetadataMode.EMBED)
        room = self.max_tokens - self.counter.count_tokens([said])[0]
        if room < LEAST_TOKENS:
            raise ValueError(
                f"the metadata of {node.node_id} leaves {room} of {self.max_tokens} tokens for "
                "its text; exclude keys from embedding, or allow more tokens"
            )
        return room

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, LlamaDocument]
    ) -> list[BaseNode]:
        # LlamaIndex looks for each text where it may stand more than once; we know its place.
        parts = [node for node in nodes if isinstance(node, TextNode)]
        places = [(part.start_char_idx, part.end_char_idx) for part in parts]
        done = super()._postprocess_parsed_nodes(nodes, parent_doc_map)
        for part, (start, end) in zip(parts, places, strict=True):
            part.start_char_idx, part.end_char_idx = start, end
        return done


def _begins(node: BaseNode) -> int | None:
    """Return where the text of a node begins in the document that its parts will refer to."""
    if node.source_node is None:
        return 0
    return node.start_char_idx if isinstance(node, TextNode) else None

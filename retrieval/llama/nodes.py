"""Passages and quotes as LlamaIndex's nodes."""

from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    ObjectType,
    RelatedNodeInfo,
    TextNode,
)

from retrieval.answers import Citation, CitedDocument
from retrieval.engine import SearchResult

_NAMES = ("doi", "pmid", "pmcid", "source")


def passage_node(found: SearchResult) -> NodeWithScore:
    """Return a passage that a search found."""
    node = _node(found.document, found.section, found.text, found.start)
    return NodeWithScore(node=node, score=found.score)


def quote_node(citation: Citation) -> NodeWithScore:
    """Return what an answer cites."""
    node = _node(citation.document, citation.section, citation.quote, citation.start)
    node.metadata["citation"] = citation.number
    return NodeWithScore(node=node, score=citation.score)


def _node(document: CitedDocument, section: str, text: str, start: int) -> TextNode:
    """Return a node with ``text == document.text[start_char_idx:end_char_idx]``.

    Its id names that place, and so is the same every time; its source is the document, by its id
    in the library. The metadata is flat, as vector stores want it.
    """
    end = start + len(text)
    said = {
        "title": document.title,
        "authors": ", ".join(document.authors),
        "journal": document.journal,
        "year": document.year,
        "section": section,
        **{name: getattr(document, name) for name in _NAMES},
    }
    source = RelatedNodeInfo(node_id=document.id, node_type=ObjectType.DOCUMENT)
    return TextNode(
        id_=f"{document.id}:{start}-{end}",
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata={name: value for name, value in said.items() if value not in (None, "")},
        excluded_embed_metadata_keys=["authors", "journal", "year", "citation", *_NAMES],
        excluded_llm_metadata_keys=["source"],
        relationships={NodeRelationship.SOURCE: source},
    )

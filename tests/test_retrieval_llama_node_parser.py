"""The chunker in LlamaIndex's pipelines: whole sentences, true offsets."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import BaseNode, Document, MetadataMode, NodeRelationship, TextNode

from retrieval.llama import CitewellNodeParser
from tests.tiny_encoder import TinyEncoder

COUNTER = TinyEncoder()
TWICE = (
    "Nausea was rare. Dose was 7.4 GBq, given four times in all, eight weeks apart each time. "
    "Nausea was rare.\n\nMedian survival was 31 months with the drug and 20 months without any. "
    "Nausea was rare."
)


def parser(*, include_metadata: bool = True) -> CitewellNodeParser:
    return CitewellNodeParser(counter=COUNTER, max_tokens=64, include_metadata=include_metadata)


def parts(*nodes: BaseNode, include_metadata: bool = True) -> list[TextNode]:
    cut = parser(include_metadata=include_metadata)(nodes)
    return [node for node in cut if isinstance(node, TextNode)]


def words(count: int, word: str = "word") -> str:
    return " ".join([word] * count) + "."


def test_nodes_are_runs_of_whole_sentences_with_true_offsets():
    text = " ".join(words(20, name) for name in ("Aa", "Bb", "Cc", "Dd", "Ee"))
    nodes = parts(Document(text=text, id_="paper"))
    assert len(nodes) > 1
    assert " ".join(node.text for node in nodes) == text
    for node in nodes:
        assert node.ref_doc_id == "paper"
        assert text[node.start_char_idx : node.end_char_idx] == node.text
        assert COUNTER.count_tokens([node.text])[0] <= 62


def test_what_stands_twice_keeps_its_own_place():
    """The pieces of this sentence are alike, and each also stands inside the one before it."""
    text = words(150)
    nodes = parts(Document(text=text))
    assert len(nodes) > 2
    assert nodes[0].start_char_idx == 0
    for before, after in pairwise(nodes):
        assert after.start_char_idx == (before.end_char_idx or 0) + 1
    assert nodes[-1].end_char_idx == len(text)


def test_metadata_is_kept_and_counted():
    long = {"title": words(20)}
    document = Document(text=" ".join(words(10) for _ in range(10)), metadata=long)
    nodes = parts(document)
    for node in nodes:
        assert node.metadata == long
        assert COUNTER.count_tokens([node.get_content(MetadataMode.EMBED)])[0] <= 62
    without = parts(document, include_metadata=False)
    assert len(without) < len(nodes)


def test_metadata_that_leaves_no_room_is_an_error():
    document = Document(text="Short.", metadata={"title": words(40)}, id_="paper")
    with pytest.raises(ValueError, match="metadata of paper leaves"):
        parts(document)


def test_neighbours_know_one_another():
    text = " ".join(words(30) for _ in range(4))
    first, second, *_ = parts(Document(text=text))
    assert first.next_node is not None
    assert first.next_node.node_id == second.node_id
    assert second.prev_node is not None
    assert second.prev_node.node_id == first.node_id


def test_a_part_of_a_document_is_cut_in_the_documents_offsets():
    text = f"{words(40)} {words(50, 'tail')} {words(50, 'end')}"
    whole = Document(text=text, id_="paper")
    begins = text.index("tail")
    source = {NodeRelationship.SOURCE: whole.as_related_node_info()}
    part = TextNode(
        text=text[begins:], start_char_idx=begins, end_char_idx=len(text), relationships=source
    )
    nodes = parts(part)
    assert [node.ref_doc_id for node in nodes] == ["paper", "paper"]
    assert all(text[n.start_char_idx : n.end_char_idx] == n.text for n in nodes)
    unknown = TextNode(text=text[begins:], relationships=source)
    assert {node.start_char_idx for node in parts(unknown)} == {None}


def test_it_works_in_a_pipeline():
    pipeline = IngestionPipeline(transformations=[parser()], disable_cache=False)
    documents = [Document(text=TWICE, id_="one"), Document(text="  \n ", id_="blank")]
    nodes = pipeline.run(documents=documents)
    assert {node.ref_doc_id for node in nodes} == {"one"}
    again = pipeline.run(documents=documents)
    assert [node.get_content() for node in again] == [node.get_content() for node in nodes]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab. \n,é𝛼", max_size=400))
def test_offsets_are_true_of_any_text(text):
    nodes = parts(Document(text=text))
    end = 0
    for node in nodes:
        assert text[node.start_char_idx : node.end_char_idx] == node.text
        assert (node.start_char_idx or 0) >= end
        end = node.end_char_idx or 0

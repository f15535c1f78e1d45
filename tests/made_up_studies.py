"""Made-up studies, cut one passage a sentence, and their way into a library."""

from collections.abc import Sequence

import numpy as np

from ingest.documents import Document, Identifiers, Passage, Section, SectionKind, Span
from ingest.identity import Action
from ingest.library import Library
from ingest.records import Vectors
from tests.tiny_encoder import DIMENSION, TinyEncoder

ENCODER = TinyEncoder()
HEADING = "Results > Outcomes"


def study(
    name: str,
    sentences: Sequence[str],
    *,
    source: str = "",
    reader: str = "jats",
    title: str = "",
    **identifiers: str,
) -> Document:
    """Return a study whose one section holds a sentence a line."""
    title = title or f"Study {name}"
    body = "\n".join(sentences)
    start = len(title) + 2
    section = Section(SectionKind.BODY, HEADING, start, start + len(body))
    return Document(
        text=f"{title}\n\n{body}",
        title=title,
        sections=(section,) if sentences else (),
        source=source or f"/papers/{name}.xml",
        format=reader,
        identifiers=Identifiers(**identifiers),
        authors=("Ada Example", "Ben Sample"),
        journal="Journal of Examples",
        year=2020,
    )


def cut(document: Document) -> list[Passage]:
    """Return one passage a sentence."""
    passages: list[Passage] = []
    for position, section in enumerate(document.sections):
        at = section.start
        for line in document.text[section.start : section.end].split("\n"):
            span = Span(at, at + len(line))
            passages.append(Passage(position, *span, (span,), document.title))
            at = span.end + 1
    return passages


def embed(document: Document, passages: Sequence[Passage]) -> Vectors:
    """Return the vectors of a document's passages."""
    return ENCODER.encode([passage.encoded_text(document.text) for passage in passages])


def add(library: Library, document: Document) -> tuple[str, Action]:
    """Add a document; when this returns it is safe and searchable."""
    library.claim_encoder(ENCODER.fingerprint)
    passages = cut(document)
    added = library.write(document, passages, embed(document, passages))
    library.apply_changes()
    return added


def found(library: Library, sentence: str, limit: int = 10) -> tuple[set[str], set[str]]:
    """Return the texts that a dense and a lexical search for a sentence bring."""
    dense = library.dense(ENCODER.encode([sentence])[0], limit)
    lexical = library.lexical(sentence, limit)
    return (
        {passage.text for passage in library.passages([hit.passage for hit in dense])},
        {passage.text for passage in library.passages([hit.passage for hit in lexical])},
    )


def random_vectors(count: int, seed: int = 0) -> Vectors:
    """Return unit vectors in random directions."""
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit

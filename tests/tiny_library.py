"""A library in memory, with made-up trials, for tests of asking."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from ingest.canonical import TextWriter
from ingest.chunking import passages
from ingest.documents import Document, Identifiers, SectionKind
from ingest.errors import DocumentUnknownError
from ingest.figure_records import StoredFigure
from ingest.figures.extraction import document_figures
from ingest.records import Hit, Publication, Selection, StoredDocument, StoredPassage, Vectors
from retrieval.words import stems
from tests.tiny_encoder import TinyEncoder

ENCODER = TinyEncoder()


class TinyLibrary:
    """Documents in memory; lexical search counts shared stems."""

    def __init__(self, *documents: Document) -> None:
        self.generation = f"tiny-{len(documents)}"
        self._documents: dict[str, StoredDocument] = {}
        self._passages: list[StoredPassage] = []
        for document in documents:
            self._add(document)
        texts = [f"{each.context}\n{each.text}" for each in self._passages]
        self._vectors = ENCODER.encode(texts) if texts else np.zeros((0, 32), dtype=np.float32)

    def _add(self, document: Document) -> None:
        id_ = document.identifiers.pmcid or document.title
        self._documents[id_] = StoredDocument(id_, 1, document, (document.source,))
        for passage in passages(document, ENCODER, 64):
            section = document.sections[passage.section]
            text = document.text[passage.start : passage.end]
            self._passages.append(
                StoredPassage(
                    len(self._passages), id_, passage.section, section.kind, section.heading,
                    passage.start, passage.end, passage.sentences, passage.context, text,
                )
            )  # fmt: skip

    def __len__(self) -> int:
        return len(self._documents)

    def resolve(self, name: str, /) -> str:
        for id_, each in self._documents.items():
            if name in (id_, each.document.identifiers.doi, each.document.source):
                return id_
        raise DocumentUnknownError(f"Nothing answers to {name!r}.", "Name another.")

    def select(self, only: Selection, /) -> list[str]:
        return [id_ for id_, each in self._documents.items() if _selected(only, id_, each.document)]

    def dense(
        self, vector: Vectors, limit: int, documents: Collection[str] | None = None
    ) -> list[Hit]:
        return self._best([float(row @ vector) for row in self._vectors], limit, documents)

    def lexical(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        wanted = set(stems(question))
        counts = [Counter(stems(f"{each.context} {each.text}")) for each in self._passages]
        scores = [float(sum(stem in held for stem in wanted)) for held in counts]
        return self._best(scores, limit, documents)

    def _best(
        self, scores: Sequence[float], limit: int, documents: Collection[str] | None
    ) -> list[Hit]:
        hits = [
            Hit(place, score)
            for place, score in enumerate(scores)
            if score > 0 and (documents is None or self._passages[place].document in documents)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:limit]

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        return [self._passages[id_] for id_ in ids]

    def owners(self, ids: Sequence[int]) -> dict[int, str]:
        return {id_: self._passages[id_].document for id_ in ids}

    def document_passages(self, id_: str) -> list[StoredPassage]:
        return [each for each in self._passages if each.document == id_]

    def vectors(self, ids: Sequence[int]) -> Vectors:
        return self._vectors[list(ids)]

    def publications(self, ids: Sequence[str]) -> dict[str, Publication]:
        return {id_: self._documents[id_].publication for id_ in ids}

    def openings(self, characters: int) -> list[str]:
        return [each.document.text[:characters] for each in self._documents.values()]

    def figures(self, id_: str, /) -> list[StoredFigure]:
        document = self._documents[id_].document
        found = document_figures(document, passages(document, ENCODER, 64))
        return [StoredFigure(id_, None, each) for each in found]

    def document(self, id_: str) -> StoredDocument:
        return self._documents[id_]


def _selected(only: Selection, id_: str, document: Document) -> bool:
    year = document.year or 0
    return (
        (only.from_year is None or year >= only.from_year)
        and (only.to_year is None or 0 < year <= only.to_year)
        and (only.ids is None or id_ in only.ids)
    )


def _document(writer: TextWriter, title: str, pmcid: str, year: int) -> Document:
    return Document(
        text=writer.text,
        title=title,
        sections=tuple(writer.sections),
        source=f"{pmcid}.nxml",
        format="jats",
        identifiers=Identifiers(pmcid=pmcid, doi=f"10.5555/{pmcid.lower()}"),
        authors=("Ada Example", "Bo Sample"),
        journal="Journal of Invented Trials",
        year=year,
        tables=tuple(writer.tables),
    )


def lumitide() -> Document:
    """A made-up oncology trial with a hazard ratio, a median not reached, and a table."""
    title = "Lumitide or octrelin in midgut neuroendocrine tumours: the LUMEN trial"
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [title])
    writer.section(
        SectionKind.ABSTRACT,
        "Abstract > Results",
        [
            (
                "We randomised 204 patients to lumitide or octrelin. The hazard ratio for "
                "progression-free survival (PFS) was 0.31 (95% CI 0.19–0.48; P<0.001). Median "
                "overall survival (OS) was not reached with lumitide. Grade 3 nausea occurred in "
                "7% of patients given lumitide and in 2% given octrelin."
            )
        ],
    )
    writer.section(
        SectionKind.BODY,
        "Methods",
        ["Lumitide was given as four infusions of 7.4 GBq. Response was assessed every 12 weeks."],
    )
    writer.section(
        SectionKind.BODY,
        "Discussion",
        ["An earlier trial of another compound found a hazard ratio for death of 0.85."],
    )
    writer.table(
        "Table 2",
        "Quality of life, mean ± SD",
        [
            ("Fatigue score", [("Baseline", "41.2 ± 9.8"), ("Week 24", "33.6 ± 10.1")]),
            ("Diarrhoea score", [("Baseline", "38.0 ± 11.4"), ("Week 24", "21.5 ± 8.7")]),
        ],
        heading="Results",
    )
    return _document(writer, title, "PMC9000001", 2031)


def marisol() -> Document:
    """A made-up trial of another field."""
    title = "Marisol mouthwash against chlorhexidine for gingivitis in schoolchildren"
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [title])
    writer.section(
        SectionKind.ABSTRACT,
        "Abstract > Results",
        [
            (
                "Plaque index fell by 0.42 (95% CI 0.30 to 0.54) with marisol mouthwash. Gingival "
                "bleeding was seen in 12/60 (20%) children on marisol and 15/61 (25%) on "
                "chlorhexidine."
            )
        ],
    )
    return _document(writer, title, "PMC9000002", 2029)


def octalis() -> Document:
    """A made-up trial of the first one's field, with figures of its own."""
    title = "Octalin in neuroendocrine tumours of the pancreas: the OCTALIS trial"
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [title])
    writer.section(
        SectionKind.ABSTRACT,
        "Abstract > Results",
        [
            (
                "The hazard ratio for progression-free survival was 0.66 (95% CI 0.50–0.87). "
                "Grade 3 nausea occurred in 4% of patients."
            )
        ],
    )
    return _document(writer, title, "PMC9000003", 2030)

"""Answering without a model: the best evidence, stated or quoted, each with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.documents import SectionKind
from ingest.figures.figure import Figure
from ingest.records import Publication
from retrieval.abstaining import Abstention
from retrieval.answers import AnswerFigure, Citation, CitedDocument, Status
from retrieval.evidence import Evidence
from retrieval.lexicon import Part
from retrieval.question import Asked
from retrieval.statements import is_built, stated

MOST_WORDS = 120
"""Words of an answer."""
NEARLY_AS_GOOD = 0.5
"""A second quote is stated too where its score is at least this share of the first's."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer without the circumstances of its asking."""

    status: Status
    answer: str
    figures: tuple[AnswerFigure, ...]
    citations: tuple[Citation, ...]
    warnings: tuple[str, ...] = ()


def quote_answer(asked: Asked, evidence: Sequence[Evidence]) -> Draft:
    """Answer from ranked evidence.

    Args:
        asked: The question.
        evidence: The best evidence, best first; all of it is cited.

    Returns:
        The draft. Each sentence states only numbers of the quote its marker names.
    """
    citations = cited(evidence)
    sentences: list[str] = []
    figures: list[AnswerFigure] = []
    for each, citation in zip(evidence, citations, strict=True):
        if sentences and not _worth_stating(each, evidence[0]):
            break
        statement, found = stated(asked, each.document.concepts, each.candidate)
        sentence = f"{statement} [{citation.number}]."
        if sentences and len(" ".join([*sentences, sentence]).split()) > MOST_WORDS:
            break
        sentences.append(sentence)
        figures += [_figure(figure, citation) for figure in found]
        if is_built(statement) and not asked.several:
            break
    missing = _missing(asked, evidence)
    warnings = tuple(f"No {part.value} stands in the passages cited." for part in missing)
    status: Status = "partial" if missing else "answered"
    return Draft(status, " ".join(sentences), tuple(figures), citations, warnings)


def abstained(abstention: Abstention, evidence: Sequence[Evidence]) -> Draft:
    """Say that the question is not answered, why, and what comes closest.

    Args:
        abstention: The reason.
        evidence: What comes closest, best first; cited, not stated.
    """
    citations = cited(evidence)
    markers = ", ".join(f"[{citation.number}]" for citation in citations)
    closest = f" The closest passages are cited {markers}." if markers else ""
    answer = f"{abstention.reason}{closest}"
    return Draft(abstention.status, answer, (), citations, abstention.searched)


def cited(evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
    """Make a citation of each piece of evidence, numbered from 1."""
    return tuple(
        Citation(
            number=number,
            document=cited_document(each.document.reading.stored.publication),
            section=each.candidate.heading or _unheaded(each.candidate.kind),
            page=None,
            quote=each.candidate.text,
            start=each.candidate.start,
            end=each.candidate.end,
            score=each.score,
        )
        for number, each in enumerate(evidence, start=1)
    )


def cited_document(publication: Publication) -> CitedDocument:
    """Return what an answer's citation says of its publication."""
    names = publication.identifiers
    return CitedDocument(
        id=publication.id,
        title=publication.title,
        authors=publication.authors,
        journal=publication.journal,
        year=publication.year,
        doi=names.doi,
        pmid=names.pmid,
        pmcid=names.pmcid,
        source=_shown(publication.source),
    )


def _shown(source: str) -> str:
    """Return a URL as it is, of a path the file name: where it lay is nobody else's concern."""
    return source if "://" in source else PurePath(source).name


def _unheaded(kind: SectionKind) -> str:
    return kind.value.capitalize() if kind is not SectionKind.BODY else ""


def _worth_stating(each: Evidence, first: Evidence) -> bool:
    same_paper = each.candidate.document == first.candidate.document
    return same_paper and each.score >= NEARLY_AS_GOOD * first.score


def _missing(asked: Asked, evidence: Sequence[Evidence]) -> list[Part]:
    wanted = asked.parts - {Part.COUNT}
    return sorted(
        part for part in wanted if not any(each.candidate.holds_part(part) for each in evidence)
    )


def _figure(figure: Figure, citation: Citation) -> AnswerFigure:
    return AnswerFigure(
        text=figure.text,
        measure=figure.measure,
        endpoint=figure.endpoint,
        value=figure.value,
        unit=figure.unit,
        interval=figure.interval,
        spread=figure.spread,
        range=figure.range,
        p=figure.p,
        n=figure.n,
        op=figure.op,
        arm=figure.arm,
        citation=citation.number,
        start=citation.start + figure.start,
        end=citation.start + figure.end,
    )

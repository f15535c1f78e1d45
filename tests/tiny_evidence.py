"""Evidence made by hand from a few sentences, for tests of what follows the ranking."""

from collections.abc import Sequence

from ingest.documents import Cell, Document, Identifiers, Row, SectionKind
from ingest.records import StoredDocument
from retrieval.candidates import Candidate
from retrieval.consideration import Consideration
from retrieval.evidence import Evidence, WeighedDocument
from retrieval.features import FEATURES
from retrieval.matching import SLOTS, Match
from retrieval.question import parse_question, with_abbreviations
from retrieval.readings import Reading
from retrieval.selection import Selection

HEADING = "Abstract > Results"


def sentence(text: str, before: str = "", heading: str = HEADING, start: int = 0) -> Candidate:
    """Make a candidate of one sentence."""
    kind, end = SectionKind.ABSTRACT, start + len(text)
    return Candidate("PMC1", 0, kind, heading, start, end, text, 0.0, before)


def table_row(caption: str, label: str, *cells: tuple[str, str]) -> Candidate:
    """Make a candidate of one table row, its columns with their cells."""
    text = f"{caption} > {label}: "
    placed: list[Cell] = []
    for column, cell in cells:
        text += f"{'; ' if placed else ''}{column} = "
        placed.append(Cell(column, len(text), len(text) + len(cell)))
        text += cell
    row = Row(label, 0, len(text), tuple(placed))
    return Candidate("PMC1", 0, SectionKind.TABLE, "Results", 0, len(text), text, 0.5, "", row)


def weighed(
    question: str, *candidates: Candidate, title: str = "A trial", id_: str = "PMC1"
) -> WeighedDocument:
    """Make a document of candidates; its text is theirs."""
    text = "\n".join([title, *(each.text for each in candidates)])
    document = Document(
        text=text, title=title, sections=(), source=f"{id_}.nxml", format="jats",
        identifiers=Identifiers(pmcid=id_),
    )  # fmt: skip
    reading = Reading(StoredDocument(id_, 1, document, ()), candidates)
    concepts = with_abbreviations(parse_question(question), reading.definitions)
    return WeighedDocument(reading, concepts, 1.0)


def evidence(question: str, *given: str | Candidate) -> list[Evidence]:
    """Make evidence of sentences and rows of one document, best first, equally good."""
    candidates: list[Candidate] = []
    start = len("A trial\n")
    for each in given:
        candidates.append(sentence(each, start=start) if isinstance(each, str) else each)
        start += len(candidates[-1].text) + 1
    document = weighed(question, *candidates)
    share = 1 / len(candidates) if candidates else 0.0
    features = dict.fromkeys(FEATURES, 0.0)
    return [Evidence(each, document, 0.0, share, features) for each in candidates]


def match(each: Evidence, place: int = 0, share: float = 1.0, **slots: float) -> Match:
    """Match the figure at a place of a sentence, every slot 0 but those given."""
    given = {name.replace("_", " "): value for name, value in slots.items()}
    return Match(each, each.candidate.figures[place], dict.fromkeys(SLOTS, 0.0) | given, 0.0, share)


def consideration(
    question: str,
    found: Sequence[Evidence],
    selection: Selection | None = None,
    confidence: float = 1.0,
) -> Consideration:
    """Make what an answer is made from; all evidence fits."""
    documents = tuple({id(each.document): each.document for each in found}.values())
    return Consideration(
        parse_question(question), documents, tuple(found), tuple(found),
        selection or Selection(), {}, confidence,
    )  # fmt: skip

"""The main path of asking: question, search, evidence, answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.records import Encoder, Vectors
from ingest.settings import Settings, load_settings
from retrieval.abstaining import abstention
from retrieval.agreement import agreeing
from retrieval.answers import Answer, CitedDocument
from retrieval.conversation import Turn, standalone_question
from retrieval.errors import QuestionError
from retrieval.evidence import (
    Evidence,
    WeighedDocument,
    rank_evidence,
    undominated,
    weigh_documents,
)
from retrieval.question import Asked, parse_question
from retrieval.quoting import Draft, abstained, cited_document, quote_answer
from retrieval.readings import Readings
from retrieval.search import Searchable, find_passages, rank_documents

LONGEST_QUESTION = 2_000
"""Characters; a question is one or two sentences."""
WEIGHED_DOCUMENTS = 3
"""Documents whose whole text is compared with the question."""
READ_DOCUMENTS = 2
"""Documents whose every sentence is ranked."""
RANKED_EVIDENCE = 40
"""Sentences and rows looked at for one answer; near misses among them are left out."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A passage found by a search; ``text == document.text[start:end]``."""

    document: CitedDocument
    section: str
    text: str
    start: int
    end: int
    score: float


class Engine:
    """Answers questions from one library.

    Args:
        library: Where to search.
        encoder: The encoder that the library was embedded with.
        settings: How many candidates and citations, and how sure an answer must be.
    """

    def __init__(self, library: Searchable, encoder: Encoder, settings: Settings) -> None:
        self._library = library
        self._encoder = encoder
        self._settings = settings
        self._readings = Readings(library)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question.

        Args:
            question: In plain words.
            history: The conversation before it, oldest first.

        Returns:
            The answer; an abstention is one too. The same library and question give the same
            answer, its timings apart.

        Raises:
            QuestionError: The question is empty, is not text, or is too long.
        """
        clock = _Clock()
        generation = self._library.generation
        with clock.stage("question"):
            standalone = standalone_question(checked(question), history)
            asked = parse_question(standalone)
        with clock.stage("encode"):
            vector = self._encoder.encode([standalone])[0]
        with clock.stage("search"):
            documents = self._documents(asked, vector, generation)
        with clock.stage("evidence"):
            evidence = self._evidence(asked, documents, vector)
        with clock.stage("answer"):
            draft = self._draft(asked, documents, evidence)
        return Answer(
            question=question,
            standalone_question=standalone,
            status=draft.status,
            answer=draft.answer,
            figures=draft.figures,
            citations=draft.citations,
            warnings=draft.warnings,
            library=generation,
            timings_ms=clock.timings,
        )

    def search(self, query: str, limit: int = 10) -> list[SearchResult]:
        """Find passages.

        Args:
            query: In plain words.
            limit: How many at most.

        Raises:
            QuestionError: The query is empty, is not text, or is too long.
        """
        vector = self._encoder.encode([checked(query)])[0]
        wanted = max(limit, self._settings.candidates)
        found = find_passages(self._library, query, vector, wanted, limit)
        publications = self._library.publications([each.passage.document for each in found])
        return [
            SearchResult(
                document=cited_document(publications[each.passage.document]),
                section=each.passage.heading,
                text=each.passage.text,
                start=each.passage.start,
                end=each.passage.end,
                score=round(each.score, 6),
            )
            for each in found
        ]

    def _documents(self, asked: Asked, vector: Vectors, generation: str) -> list[WeighedDocument]:
        limit = self._settings.candidates
        passages = find_passages(self._library, asked.question, vector, limit)
        found = rank_documents(passages, WEIGHED_DOCUMENTS)
        readings = [(each, self._readings.of(each.id, generation)) for each in found]
        return undominated(weigh_documents(asked, readings)[:READ_DOCUMENTS])

    def _evidence(
        self, asked: Asked, documents: Sequence[WeighedDocument], vector: Vectors
    ) -> list[Evidence]:
        ids = sorted({c.passage for each in documents for c in each.reading.candidates})
        cosines = dict(zip(ids, (self._library.vectors(ids) @ vector).tolist(), strict=True))
        return rank_evidence(asked, documents, cosines, RANKED_EVIDENCE)

    def _draft(
        self, asked: Asked, documents: Sequence[WeighedDocument], evidence: Sequence[Evidence]
    ) -> Draft:
        size, confidence = len(self._library), self._settings.confidence
        most = self._settings.citations
        fitting = agreeing(asked, evidence)[:most]
        silence = abstention(asked, documents, fitting, size, confidence)
        return abstained(silence, evidence[:most]) if silence else quote_answer(asked, fitting)


@contextmanager
def open_engine(settings: Settings | None = None) -> Iterator[Engine]:
    """Open the library and load the encoder that the settings name.

    Args:
        settings: The settings; read from environment and file where not given.

    Raises:
        LibraryMissingError: There is no library at the path.
        LibraryBusyError: Another process owns it.
        EncoderError: The encoder is missing or is not the expected one.
        EncoderMismatchError: The library was embedded with another encoder.
    """
    settings = settings or load_settings()
    with open_library(settings.library) as library:
        encoder = load_encoder(settings)
        library.claim_encoder(encoder.fingerprint)
        yield Engine(library, encoder, settings)


def checked(question: object) -> str:
    """Return a question that can be asked.

    Raises:
        QuestionError: It is empty, is not text, or is too long.
    """
    if not isinstance(question, str):
        problem = f"The question is a {type(question).__name__}, not text."
        raise QuestionError(problem, "Ask in words.")
    if not any(letter.isalpha() for letter in question):
        raise QuestionError(f"The question {question[:40]!r} holds no words.", "Ask in words.")
    if len(question) > LONGEST_QUESTION:
        problem = (
            f"The question has {len(question):,} characters; {LONGEST_QUESTION:,} is the most."
        )
        raise QuestionError(problem, "Ask one thing in one or two sentences.")
    try:
        question.encode()
    except UnicodeEncodeError as error:
        problem = "The question holds half of a two-part character."
        raise QuestionError(problem, "Send it again as UTF-8 text.") from error
    return question.strip()


class _Clock:
    """Times the stages of one question."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = perf_counter()
        yield
        self.timings[name] = round((perf_counter() - begun) * 1000, 1)

"""The main path of asking: question, search, evidence, answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import perf_counter

from ingest.chunking import SPECIAL_TOKENS
from ingest.embedding import load_encoder
from ingest.library import Library, open_library
from ingest.records import Encoder, Vectors
from ingest.settings import Settings, load_settings
from retrieval.abstaining import abstention
from retrieval.answers import Answer, CitedDocument
from retrieval.comparison import Side
from retrieval.consideration import Consideration, consider, documents_to_read
from retrieval.conversation import Turn, standalone_question
from retrieval.errors import QuestionError
from retrieval.evidence import WeighedDocument, weigh_documents
from retrieval.evidence_ranker import EvidenceRanker, load_ranker
from retrieval.judging import judge_with
from retrieval.question import Asked, parse_question
from retrieval.quoting import Draft, abstained, cited_document, quote_answer
from retrieval.readings import Readings
from retrieval.search import Searchable, find_passages, rank_documents
from retrieval.second_look import second_look
from retrieval.spelling import Correction
from retrieval.tags import tags_of
from retrieval.vocabulary import Spellers

LONGEST_QUESTION = 2_000
"""Characters; a question is one or two sentences."""
WEIGHED_DOCUMENTS = 5
"""Documents whose whole text is compared with the question."""


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
        ranker: Looks at the best evidence again; without one, similarity does.
    """

    def __init__(
        self,
        library: Searchable,
        encoder: Encoder,
        settings: Settings,
        ranker: EvidenceRanker | None = None,
    ) -> None:
        self._library = library
        self._encoder = encoder
        self._settings = settings
        self._readings = Readings(library)
        self._judge = judge_with(ranker, encoder)
        self._spellers = Spellers(library)

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
        return self.explain(question, history)[0]

    def explain(self, question: str, history: Sequence[Turn] = ()) -> tuple[Answer, Consideration]:
        """Answer a question, and give what the answer was made from.

        Args:
            question: In plain words.
            history: The conversation before it, oldest first.

        Raises:
            QuestionError: The question is empty, is not text, or is too long.
        """
        clock = _Clock()
        generation = self._library.generation
        with clock.stage("question"):
            speller = self._spellers.of(generation)
            said, corrections = speller.corrected(checked(question))
            turns = [replace(t, content=speller.corrected(t.content)[0]) for t in history]
            standalone = standalone_question(said, turns)
            asked = parse_question(standalone)
        with clock.stage("encode"):
            vector = self._vector(standalone)
        with clock.stage("search"):
            weighed = self._weighed(asked, vector, generation)
        with clock.stage("evidence"):
            considered = self._considered(asked, weighed, vector)
        with clock.stage("answer"):
            draft = self._draft(considered)
        answer = Answer(
            question=question,
            standalone_question=standalone,
            status=draft.status,
            answer=draft.answer,
            figures=draft.figures,
            citations=draft.citations,
            warnings=(*_read_as(corrections), *draft.warnings),
            confidence=considered.confidence,
            model=self._judge.model,
            library=generation,
            timings_ms=clock.timings,
        )
        return answer, considered

    def search(self, query: str, limit: int = 10) -> list[SearchResult]:
        """Find passages.

        Args:
            query: In plain words.
            limit: How many at most.

        Raises:
            QuestionError: The query is empty, is not text, or is too long.
        """
        vector = self._vector(checked(query))
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

    def _vector(self, question: str) -> Vectors:
        tokens = self._encoder.count_tokens([question])[0]
        most = self._encoder.max_tokens - SPECIAL_TOKENS
        if tokens > most:
            problem = f"The question has {tokens:,} pieces of words; {most:,} is the most."
            raise QuestionError(problem, "Ask one thing in one or two sentences.")
        vector: Vectors = self._encoder.encode([question])[0]
        return vector

    def _weighed(self, asked: Asked, vector: Vectors, generation: str) -> list[WeighedDocument]:
        limit = self._settings.candidates
        passages = find_passages(self._library, asked.question, vector, limit, tags=tags_of(asked))
        found = rank_documents(passages, WEIGHED_DOCUMENTS)
        readings = [(each, self._readings.of(each.id, generation)) for each in found]
        return weigh_documents(asked, readings)

    def _considered(
        self, asked: Asked, weighed: Sequence[WeighedDocument], vector: Vectors
    ) -> Consideration:
        def considered(
            documents: Sequence[WeighedDocument], compared: Sequence[Side] = ()
        ) -> Consideration:
            ids = sorted({c.passage for each in documents for c in each.reading.candidates})
            cosines = dict(zip(ids, (self._library.vectors(ids) @ vector).tolist(), strict=True))
            return consider(asked, documents, compared, cosines, self._judge)

        found = second_look(considered(*documents_to_read(asked, weighed)), weighed, considered)
        return replace(found, weighed=tuple(weighed))

    def _draft(self, considered: Consideration) -> Draft:
        silence = abstention(considered, len(self._library), self._settings.confidence)
        most = self._settings.citations
        return abstained(considered, silence, most) if silence else quote_answer(considered, most)


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
    with open_both(settings or load_settings()) as (engine, _):
        yield engine


@contextmanager
def open_both(settings: Settings) -> Iterator[tuple[Engine, Library]]:
    """Open an engine as `open_engine` does, and give its library too."""
    with open_library(settings.library) as library:
        encoder = load_encoder(settings)
        library.claim_encoder(encoder.fingerprint)
        yield Engine(library, encoder, settings, load_ranker(settings)), library


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


def _read_as(corrections: Sequence[Correction]) -> list[str]:
    return [f"Read “{each.printed}” as “{each.meant}”." for each in corrections]


class _Clock:
    """Times the stages of one question."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = perf_counter()
        yield
        self.timings[name] = round((perf_counter() - begun) * 1000, 1)

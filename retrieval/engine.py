"""The main path of asking: question, search, evidence, answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ingest.chunking import SPECIAL_TOKENS
from ingest.embedding import load_encoder
from ingest.library import Library, open_library
from ingest.records import Encoder, Vectors
from ingest.settings import Settings, load_settings
from ingest.shared_encoder import SharedEncoder
from retrieval.abstaining import Searched, abstention
from retrieval.answers import Answer, CitedDocument, total_usage
from retrieval.consideration import Consideration, consider, consider_others, documents_to_read
from retrieval.conversation import Turn, standalone_question
from retrieval.errors import QuestionError
from retrieval.evidence import WeighedDocument, weigh_documents
from retrieval.evidence_ranker import EvidenceRanker, load_ranker
from retrieval.filtering import documents_of
from retrieval.history import capped
from retrieval.judging import judge_with
from retrieval.offered import offer
from retrieval.one_state import on_one_state
from retrieval.question import Asked, parse_question
from retrieval.question_text import checked
from retrieval.quoting import Draft, abstained, cited_document, quote_answer
from retrieval.readings import Readings
from retrieval.rewriters import SHARE, ModelRewriter
from retrieval.search import Searchable, find_documents, find_passages, rank_documents
from retrieval.second_look import second_look
from retrieval.spelling import Correction
from retrieval.stages import WRITING, StageClock, Watch, unwatched
from retrieval.tags import tags_of
from retrieval.vocabulary import Spellers
from retrieval.wanted import Filters, Wanted
from retrieval.writers import Writer, open_writer
from retrieval.writing import QUOTE, Written, write_answer

WEIGHED_DOCUMENTS = 5
"""Documents whose whole text is compared with the question."""
_WARMING = "Hazard ratio for overall survival, with its 95% confidence interval?"
EVERYWHERE = Filters()
AS_SET = Wanted()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A passage found by a search; ``text == document.text[start:end]``."""

    document: CitedDocument
    section: str
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A question as understood, and its answer without a language model.

    Args:
        standalone: The question, the conversation included.
        warnings: What of it was read otherwise than written.
        considered: What the answer is made from.
        draft: The answer.
        generation: The library's.
    """

    standalone: str
    warnings: tuple[str, ...]
    considered: Consideration
    draft: Draft
    generation: str


class Engine:
    """Answers questions from one library.

    Args:
        library: Where to search.
        encoder: The encoder that the library was embedded with.
        settings: How many candidates and citations, and how sure an answer must be.
        ranker: Looks at the best evidence again; without one, similarity does.
        writer: Asks the language model that writes answers; without one they are quoted.
    """

    def __init__(
        self,
        library: Searchable,
        encoder: Encoder,
        settings: Settings,
        ranker: EvidenceRanker | None = None,
        writer: Writer | None = None,
    ) -> None:
        self._library = library
        self._encoder = encoder
        self._settings = settings
        self._readings = Readings(library)
        self._judge = judge_with(ranker, encoder)
        self._writer = writer
        self._spellers = Spellers(library)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        wanted: Wanted = AS_SET,
        watch: Watch = unwatched,
    ) -> Answer:
        """Answer a question.

        Args:
            question: In plain words.
            history: The conversation before it, oldest first.
            wanted: Which documents to look in, and how to answer.
            watch: Told of each stage as it begins, and of the text that a language model writes as
                it passes; it may raise to abandon the question.

        Returns:
            The answer; an abstention is one too. The same library, question and wishes give the
            same answer, its timings apart.

        Raises:
            QuestionError: The question is empty, is not text, or is too long.
            DocumentUnknownError: No document, or more than one, answers to a name it is limited to.
        """
        return self.explain(question, history, wanted, watch)[0]

    def explain(
        self,
        question: str,
        history: Sequence[Turn] = (),
        wanted: Wanted = AS_SET,
        watch: Watch = unwatched,
    ) -> tuple[Answer, Consideration]:
        """Answer a question as `ask` does, and give what the answer was made from."""
        clock, writer = StageClock(watch), self._writer_of(wanted)
        rewriter = self._rewriter(writer, clock, watch)
        quoted = on_one_state(
            self._library, lambda: self._quoted(question, history, wanted, clock, rewriter)
        )
        # Not again where the library changes: what a model wrote has been told by then.
        written = self._written(quoted, writer, clock, watch)
        draft = written.draft
        notes = rewriter.warnings(quoted.standalone) if rewriter else ()
        answer = Answer(
            question=question,
            standalone_question=quoted.standalone,
            status=draft.status,
            answer=draft.answer,
            figures=draft.figures,
            citations=draft.citations,
            warnings=(*quoted.warnings, *draft.warnings, *notes),
            confidence=quoted.considered.confidence,
            model=self._judge.model if written.model == QUOTE else written.model,
            library=quoted.generation,
            timings_ms=clock.timings,
            usage=total_usage(rewriter.usage if rewriter else None, written.usage),
        )
        return answer, quoted.considered

    def _quoted(
        self,
        question: str,
        history: Sequence[Turn],
        wanted: Wanted,
        clock: StageClock,
        rewriter: ModelRewriter | None,
    ) -> _Quoted:
        generation = self._library.generation
        with clock.stage("question"):
            speller = self._spellers.of(generation)
            said, corrections = speller.corrected(checked(question))
            turns = [replace(t, content=speller.corrected(t.content)[0]) for t in capped(history)]
            standalone = standalone_question(said, turns, rewriter)
            asked = parse_question(standalone)
            documents = documents_of(self._library, wanted.only)
        with clock.stage("encode"):
            vector = self._vector(standalone)
        with clock.stage("search"):
            weighed = self._weighed(asked, vector, generation, documents)
        with clock.stage("evidence"):
            considered = self._considered(asked, weighed, vector)
        with clock.stage("answer"):
            draft = self._draft(considered, wanted, documents)
        return _Quoted(standalone, _read_as(corrections), considered, draft, generation)

    def warm(self) -> None:
        """Load what the first question waits for, by asking one of which nothing is told."""
        clock = StageClock(unwatched)
        on_one_state(self._library, lambda: self._quoted(_WARMING, (), AS_SET, clock, None))

    def search(self, query: str, limit: int = 10, only: Filters = EVERYWHERE) -> list[SearchResult]:
        """Find passages.

        Args:
            query: In plain words.
            limit: How many at most.
            only: The documents to look in.

        Raises:
            QuestionError: The query is empty, is not text, or is too long.
            DocumentUnknownError: No document, or more than one, answers to a name it is limited to.
        """
        return on_one_state(self._library, lambda: self._found(checked(query), limit, only))

    def _found(self, text: str, limit: int, only: Filters) -> list[SearchResult]:
        documents = documents_of(self._library, only)
        most = max(limit, self._settings.candidates)
        vector = self._vector(text)
        found = find_passages(self._library, text, vector, most, documents=documents)[:limit]
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

    def _weighed(
        self, asked: Asked, vector: Vectors, generation: str, documents: Sequence[str] | None
    ) -> list[WeighedDocument]:
        limit, tags = self._settings.candidates, tags_of(asked)
        votes = find_documents(self._library, asked.question, vector, limit, tags, documents)
        found = rank_documents(votes, WEIGHED_DOCUMENTS)
        readings = [(each, self._readings.of(each.id, generation)) for each in found]
        return weigh_documents(asked, readings)

    def _considered(
        self, asked: Asked, weighed: Sequence[WeighedDocument], vector: Vectors
    ) -> Consideration:
        documents, compared = documents_to_read(asked, weighed)
        cosines = self._cosines(documents, vector)
        first = consider(asked, documents, compared, cosines, self._judge)

        def again(others: Sequence[WeighedDocument]) -> Consideration | None:
            return consider_others(first, others, self._cosines(others, vector), self._judge)

        return replace(second_look(first, weighed, again), weighed=tuple(weighed))

    def _cosines(self, documents: Sequence[WeighedDocument], vector: Vectors) -> dict[int, float]:
        passages = sorted({c.passage for each in documents for c in each.reading.candidates})
        if not passages:
            return {}
        return dict(zip(passages, (self._library.vectors(passages) @ vector).tolist(), strict=True))

    def _draft(
        self, considered: Consideration, wanted: Wanted, documents: Sequence[str] | None
    ) -> Draft:
        searched = Searched(len(self._library), None if documents is None else len(documents))
        silence = abstention(considered, searched, wanted.confidence or self._settings.confidence)
        most = wanted.citations or self._settings.citations
        return abstained(considered, silence, most) if silence else quote_answer(considered, most)

    def _writer_of(self, wanted: Wanted) -> Writer | None:
        if wanted.mode == "quote":
            return None
        if wanted.mode == "model" and self._writer is None:
            problem = "No language model is set that could write the answer."
            remedy = "Set one, such as CITEWELL_MODEL=ollama:NAME, or ask in the mode quote."
            raise QuestionError(problem, remedy)
        return self._writer

    def _rewriter(
        self, writer: Writer | None, clock: StageClock, watch: Watch
    ) -> ModelRewriter | None:
        if writer is None or not self._settings.model_rewrites:
            return None
        return ModelRewriter(writer, SHARE * self._settings.model_seconds, clock, watch)

    def _written(
        self, quoted: _Quoted, writer: Writer | None, clock: StageClock, watch: Watch
    ) -> Written:
        if writer is None:
            return Written(quoted.draft, QUOTE)
        considered = quoted.considered
        with clock.stage(WRITING):
            offered = offer(considered, self._encoder.count_tokens, writer.evidence_tokens)
            return write_answer(considered, offered, writer, quoted.draft, watch)


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
    with (
        open_library(settings.library) as library,
        engine_of(library, load_encoder(settings), settings) as engine,
    ):
        yield engine, library


@contextmanager
def engine_of(library: Library, encoder: Encoder, settings: Settings) -> Iterator[Engine]:
    """Make the engine that the settings describe.

    Args:
        library: Open; it stays so.
        encoder: Encodes; what is asked at the same time is encoded together.
        settings: Name the ranker, the language model, and how sure an answer must be.

    Raises:
        EncoderError: The evidence ranker is not the expected one.
        EncoderMismatchError: The library was embedded with another encoder.
        ModelError: The language model that the settings name cannot be had.
    """
    library.claim_encoder(encoder.fingerprint)
    shared = SharedEncoder(encoder)
    writer = open_writer(settings, shared.count_tokens)
    try:
        yield Engine(library, shared, settings, load_ranker(settings), writer)
    finally:
        if writer is not None:
            writer.close()


def _read_as(corrections: Sequence[Correction]) -> tuple[str, ...]:
    return tuple(f"Read “{each.printed}” as “{each.meant}”." for each in corrections)

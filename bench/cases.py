"""Development questions with all that was found for them, so that weights can be fitted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.questions.samples import Sample, read_suite
from eval.scoring.evidence import holds_evidence, numbers_stated
from ingest.embedding import load_encoder
from ingest.figures.figure import Figure
from ingest.library import open_library
from ingest.records import Encoder
from ingest.settings import load_settings
from retrieval.answers import Answer
from retrieval.candidates import Candidate
from retrieval.consideration import Consideration, consider, consider_others, documents_to_read
from retrieval.conversation import standalone_question
from retrieval.corroboration import is_distinctive
from retrieval.engine import WEIGHED_DOCUMENTS
from retrieval.evidence import WeighedDocument, weigh_documents
from retrieval.fitted import Fitted
from retrieval.judging import Judge, SimilarityJudge
from retrieval.question import Asked, parse_question
from retrieval.quoting import quote_answer
from retrieval.readings import Reading, Readings
from retrieval.search import FoundDocument, Searchable, find_documents, rank_documents
from retrieval.second_look import second_look
from retrieval.tags import tags_of
from retrieval.vocabulary import Spellers

CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what the search found for it.

    Args:
        sample: The question with what is expected.
        asked: The question as parsed.
        found: The documents found, with their readings.
        cosines: Passage id -> cosine to the question, of all these documents.
        judge: Takes a second look at the best evidence.
    """

    sample: Sample
    asked: Asked
    found: tuple[tuple[FoundDocument, Reading], ...]
    cosines: Mapping[int, float]
    judge: "RememberingJudge"

    def considered(self) -> Consideration:
        """Rank and choose, as answering does."""
        weighed = weigh_documents(self.asked, self.found)
        read, compared = documents_to_read(self.asked, weighed)
        first = consider(self.asked, read, compared, self.cosines, self.judge)

        def again(others: Sequence[WeighedDocument]) -> Consideration | None:
            return consider_others(first, others, self.cosines, self.judge)

        return second_look(first, weighed, again)

    def withheld(self) -> "Case":
        """Return the case without the sentences that answer: what remains is a near miss."""
        found = tuple(
            (document, _without(reading, self.sample)) for document, reading in self.found
        )
        return replace(self, found=found)

    def elsewhere(self) -> "Case":
        """Return the case without the documents that answer."""
        found = tuple(
            (document, reading)
            for document, reading in self.found
            if not is_named(reading, self.sample.documents)
        )
        return replace(self, found=found)


@dataclass(slots=True)
class InPlace:
    """The fitted weights that are in place while questions are answered to fit others."""

    fitted: Fitted


class RememberingJudge:
    """A judge that is asked the same more than once while weights are fitted.

    Args:
        judge: The judge itself.
        in_place: The weights, shared with the judges of other folds.
    """

    def __init__(self, judge: Judge, in_place: InPlace | None = None) -> None:
        self._judge = judge
        self._known: dict[tuple[str, str, int], float] = {}
        self.model, self.looks, self.beside = judge.model, judge.looks, judge.beside
        self.in_place = in_place or InPlace(judge.fitted)

    @property
    def fitted(self) -> Fitted:
        """The weights in place."""
        return self.in_place.fitted

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        """Return one judgement a text."""
        keys = [(question, each.text, -1) for each in candidates]
        new = [at for at, key in enumerate(keys) if key not in self._known]
        if new:
            found = self._judge.texts(question, [candidates[at] for at in new])
            self._known |= {keys[at]: value for at, value in zip(new, found, strict=True)}
        return [self._known[key] for key in keys]

    def figures(
        self, question: str, places: Sequence[tuple[Candidate, Figure]]
    ) -> Sequence[float] | None:
        """Return one judgement a figure, where the judge has any."""
        keys = [(question, each.text, figure.start) for each, figure in places]
        new = [at for at, key in enumerate(keys) if key not in self._known]
        found = self._judge.figures(question, [places[at] for at in new]) if new else ()
        if found is None:
            return None
        self._known |= {keys[at]: value for at, value in zip(new, found, strict=True)}
        return [self._known[key] for key in keys]


def cases(
    library: Searchable,
    encoder: Encoder,
    samples: Sequence[Sample],
    judge: Callable[[Sample], RememberingJudge],
) -> Iterator[Case]:
    """Search for every question.

    Args:
        library: Where to search.
        encoder: The library's.
        samples: The questions.
        judge: Who looks again at the evidence of a question: one that has not learnt from it.
    """
    speller = Spellers(library).of(library.generation)
    readings = Readings(library)
    for sample in samples:
        turns = [replace(t, content=speller.corrected(t.content)[0]) for t in sample.history]
        question = standalone_question(speller.corrected(sample.question)[0], turns)
        vector = encoder.encode([question])[0]
        asked = parse_question(question)
        votes = find_documents(library, question, vector, CANDIDATES, tags=tags_of(asked))
        ranked = rank_documents(votes, WEIGHED_DOCUMENTS)
        found = tuple((each, readings.of(each.id, library.generation)) for each in ranked)
        ids = sorted({c.passage for _, reading in found for c in reading.candidates})
        cosines = dict(zip(ids, (library.vectors(ids) @ vector).tolist(), strict=True))
        yield Case(sample, asked, found, cosines, judge(sample))


def searched(name: str, *ways: Callable[[Sequence[Sample]], Sequence[Sample]]) -> list[list[Case]]:
    """Search for every question of a set, the evidence judged by similarity.

    Args:
        name: ``LIBRARY=QUESTIONS.jsonl``.
        ways: Ways to ask the questions.

    Returns:
        The cases of each way.
    """
    library, _, questions = name.partition("=")
    settings, samples = load_settings(library=Path(library)), read_suite(Path(questions))
    with open_library(settings.library) as opened:
        encoder = load_encoder(settings)
        judge = RememberingJudge(SimilarityJudge(encoder))
        return [list(cases(opened, encoder, way(samples), lambda _: judge)) for way in ways]


def is_named(reading: Reading, names: Sequence[str]) -> bool:
    """Tell whether a document is one of those named by PMCID, DOI, id or the start of its id."""
    identifiers = reading.stored.document.identifiers
    known = {identifiers.pmcid, identifiers.doi, identifiers.pmid, reading.stored.id}
    return any(name in known or reading.stored.id.startswith(f"{name}-") for name in names)


def answer_of(considered: Consideration, most: int = 3) -> Answer:
    """Answer without asking whether to."""
    draft = quote_answer(considered, most)
    question = considered.asked.question
    return Answer(
        question, question, draft.status, draft.answer, draft.figures, draft.citations,
        draft.warnings, considered.confidence,
    )  # fmt: skip


def _without(reading: Reading, sample: Sample) -> Reading:
    if not is_named(reading, sample.documents):
        return reading
    kept = tuple(each for each in reading.candidates if not tells(each, sample))
    return Reading(reading.stored, kept)


def tells(candidate: Candidate, sample: Sample) -> bool:
    """Tell whether a sentence answers a question, or gives away a part of the answer."""
    if holds_evidence(candidate.text, sample):
        return True
    stated = numbers_stated(candidate.text)
    values = (abs(figure.value) for figure in sample.figures if not figure.is_p)
    return any(value in stated for value in values if is_distinctive(value))

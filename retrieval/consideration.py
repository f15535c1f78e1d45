"""Weighing what was found: evidence, figures and how sure they are; the pure half of asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.agreement import agreeing
from retrieval.comparison import Side, sides
from retrieval.confidence import chance_of_none, confidence, signals_of
from retrieval.evidence import Evidence, Ranking, WeighedDocument, rank_evidence, undominated
from retrieval.fitted import WITHOUT_RANKER, Fitted
from retrieval.judging import Judge, joined, judged, may_reach, with_judged_figures
from retrieval.neighbours import neighbours
from retrieval.other_studies import named_studies, only_cites
from retrieval.question import Asked, Kind
from retrieval.selection import Chosen, Selection, select

READ_DOCUMENTS = 2
"""Documents whose every sentence is ranked."""
NEARLY_AS_GOOD = 0.9
"""A second document is read where its score is at least this share of the best one's."""
LEAST_OF_NAMED = 0.75
"""The study that a question names is read from this share of the best one's score on."""
LEAST_OF_SIDE = 0.4
"""Share among its publication's figures from which a side's figure is stated."""
WEAK = 0.5
"""Evidence is weak where it is likelier than this that nothing judged answers."""
RANKED_EVIDENCE = 40
"""Sentences and rows looked at for one answer; near misses among them are left out."""


@dataclass(frozen=True, slots=True)
class Consideration:
    """Everything an answer is made from, kept for explanation.

    Args:
        asked: The question.
        documents: The documents whose sentences were ranked, best first.
        ranked: All evidence looked at, best first.
        fitting: The evidence that is no near miss, best first.
        selection: The figures chosen.
        signals: What the confidence was computed from; empty where nothing fits.
        confidence: The probability that the answer is right.
        fitted: The weights by which figures and confidence were weighed.
        sides: How many publications are compared; 0 where none are. The first pieces of fitting
            evidence are then the best of each.
        weighed: All documents weighed, best first; those not read too.
    """

    asked: Asked
    documents: tuple[WeighedDocument, ...]
    ranked: tuple[Evidence, ...]
    fitting: tuple[Evidence, ...]
    selection: Selection
    signals: Mapping[str, float]
    confidence: float
    fitted: Fitted = WITHOUT_RANKER
    sides: int = 0
    weighed: tuple[WeighedDocument, ...] = ()


def documents_to_read(
    asked: Asked, weighed: Sequence[WeighedDocument]
) -> tuple[list[WeighedDocument], tuple[Side, ...]]:
    """Choose the documents whose sentences are ranked.

    Args:
        asked: The question.
        weighed: Documents, best first.

    Returns:
        The documents, and the sides where the question compares studies.
    """
    weighed = _of_the_study(asked, weighed)
    compared = sides(asked, weighed)
    if compared:
        unique = {id(side.document): side.document for side in compared}
        return list(unique.values()), compared
    # Beside the study that is named, one that is not may fit as well, or better.
    named = [each for each in weighed if not each.of_another_year]
    if named and named[0].score >= LEAST_OF_NAMED:
        weighed = named
    best = weighed[0].score if weighed else 0.0
    near = [each for each in weighed[:READ_DOCUMENTS] if each.score >= NEARLY_AS_GOOD * best]
    return undominated(near), ()


def _of_the_study(asked: Asked, weighed: Sequence[WeighedDocument]) -> Sequence[WeighedDocument]:
    """Leave out the documents that only cite the study that is named, where others are left."""
    names = named_studies(asked.question)
    own = [each for each in weighed if not only_cites(names, each)] if names else weighed
    return own or weighed


def consider(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    compared: Sequence[Side],
    cosines: Mapping[int, float],
    judge: Judge,
) -> Consideration:
    """Rank the evidence of some documents and choose the figures that answer.

    Args:
        asked: The question.
        documents: The documents to read, best first.
        compared: The sides where the question compares studies.
        cosines: Passage id -> cosine to the question.
        judge: Takes a second look at the best evidence.
    """
    if compared:
        return _compared(asked, documents, compared, cosines, judge)
    ranking = rank_evidence(asked, documents, cosines)
    ranked = judged(asked, ranking.first(RANKED_EVIDENCE), judge)
    return _chosen_from(asked, documents, ranking, ranked, judge)


def consider_others(
    first: Consideration,
    documents: Sequence[WeighedDocument],
    cosines: Mapping[int, float],
    judge: Judge,
) -> Consideration | None:
    """Consider further documents, as long as better evidence than the first's may stand in them.

    Args:
        first: What was found in the documents read.
        documents: Others, best first.
        cosines: Passage id -> cosine to the question.
        judge: Takes a second look at the best evidence.

    Returns:
        What was found in them; None where no evidence in them outweighs the best of the first, or
        where all of it is weak too.
    """
    asked, best = first.asked, first.ranked[0].weight
    ranking = rank_evidence(asked, documents, cosines)
    evidence = ranking.first(RANKED_EVIDENCE)
    if not may_reach(asked, evidence, best, judge):
        return None
    ranked = judged(asked, evidence, judge)
    if ranked[0].weight <= best or chance_of_none(ranked) > WEAK:
        return None
    return _chosen_from(asked, documents, ranking, ranked, judge)


def _compared(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    compared: Sequence[Side],
    cosines: Mapping[int, float],
    judge: Judge,
) -> Consideration:
    """Consider each side in its own document, and put the figures side by side."""
    ranked: list[Evidence] = []
    fitting: list[Evidence] = []
    chosen: list[Chosen] = []
    missing: list[str] = []
    shares: list[float] = []
    for side in compared:
        ranking = rank_evidence(side.need.asked, [side.document], cosines)
        own = judged(asked, ranking.first(RANKED_EVIDENCE), judge)
        own = _with_neighbours(asked, ranking, own, judge)
        ranked += own
        agreed = with_judged_figures(side.need.asked, agreeing(side.need.asked, own), judge)
        found = select(side.need.asked, agreed, judge.fitted)
        fitting += [found.chosen[0].match.evidence] if found.chosen else agreed[:1]
        if found.chosen:
            chosen += [Chosen(side.need.label, each.match) for each in found.chosen]
            # Within one publication a lead over every other figure is enough.
            shares.append(found.share if found.total >= LEAST_OF_SIDE else 0.0)
        else:
            missing.append(side.need.label)
    least = min(shares, default=0.0)
    selection = Selection(tuple(chosen), tuple(missing), least, least)
    considered = _weighed(asked, documents, (ranked, fitting), selection, judge.fitted)
    return replace(considered, sides=len(compared))


def _chosen_from(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    ranking: Ranking,
    judged_first: Sequence[Evidence],
    judge: Judge,
) -> Consideration:
    ranked = _with_neighbours(asked, ranking, judged_first, judge)
    fitting = with_judged_figures(asked, agreeing(asked, ranked), judge)
    figures = asked.kind is Kind.FIGURE
    selection = select(asked, fitting, judge.fitted) if figures else Selection()
    return _weighed(asked, documents, (ranked, fitting), selection, judge.fitted)


def _with_neighbours(
    asked: Asked, ranking: Ranking, ranked: Sequence[Evidence], judge: Judge
) -> list[Evidence]:
    return joined(asked, ranked, neighbours(asked, ranked, ranking, judge.beside), judge)


def _weighed(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    evidence: tuple[Sequence[Evidence], Sequence[Evidence]],
    selection: Selection,
    fitted: Fitted,
) -> Consideration:
    ranked, fitting = evidence
    signals = signals_of(asked, documents, fitting, selection) if fitting else {}
    sureness = confidence(signals, fitted) if fitting else 0.0
    return Consideration(
        asked, tuple(documents), tuple(ranked), tuple(fitting), selection, signals, sureness, fitted
    )

"""Near misses: evidence that reports another endpoint, or no such measure, than what is asked."""

from collections.abc import Sequence

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import measures_in
from retrieval.aims import asks_for_outcome, says_aim
from retrieval.candidates import Candidate
from retrieval.courses import is_of_other_course
from retrieval.evidence import Evidence
from retrieval.families import EXCLUSIVE, NAMED_MEASURES
from retrieval.instances import kinds_wanted, names_one_wanted
from retrieval.namesakes import least_contradicted
from retrieval.opposites import is_of_opposite
from retrieval.other_sites import is_of_other_site
from retrieval.other_studies import is_of_another_study, named_studies
from retrieval.question import Asked, Kind
from retrieval.sister_rows import goes_with
from retrieval.thresholds import is_beyond

_NOT_FINDINGS = frozenset({"methods", "discussion"})
"""Where ratios are planned for, or quoted from other studies."""
_AVERAGES = frozenset({"mean", "median"})
"""Nobody who asks for the one is answered by the other."""
_LOOKED_AT = 3
"""The best rows whose sisters are put back."""


def agreeing(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Keep the evidence that may hold what is asked; the rest is a near miss.

    Args:
        asked: The question.
        evidence: Best first.

    Returns:
        Without sentences that name only other endpoints of the asked kind, and without those that
        give only the mean of what the median is asked of, or the other way round; without rows of
        the other side, of a pair or a number, without those that a row of the same name fits
        better, and without what is said of another study than the one named or of tumours of
        another part of the body. Where a measure is asked for that is always named, those that name
        it come first, and last those that say the aim of a study where words of its outcome are
        asked for; where the name of a drug of some kind is, the best that names one comes first;
        else in the same order.
    """
    studies = named_studies(asked.question)
    may_hold = [
        each
        for each in evidence
        if _may_hold(asked, each.candidate)
        and not is_of_another_study(studies, each)
        and not is_of_other_site(asked.question, each.candidate, each.document.reading)
    ]
    kept = _with_sisters(asked, may_hold, least_contradicted(asked, may_hold))
    if asked.kind is Kind.TEXT:
        aims_last = asks_for_outcome(asked.question)
        kept = sorted(kept, key=lambda each: aims_last and says_aim(each.candidate.text))
        return _with_name_first(asked, kept)
    wanted = asked.measures & NAMED_MEASURES
    return sorted(kept, key=lambda each: not wanted & _named(asked, each.candidate))


def _with_name_first(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Put first the best that names one of the kind asked for, if it is of the best's document.

    One that the title names is what was studied: any other is sooner the one asked for.
    """
    if not evidence or not kinds_wanted(asked.question):
        return list(evidence)
    document = evidence[0].document
    own = [each for each in evidence if each.document is document]
    title = document.reading.stored.publication.title
    named = (
        each
        for known in (f"{asked.question} {title}", asked.question)
        for each in own
        if names_one_wanted(asked.question, each.candidate, known)
    )
    first = next(named, evidence[0])
    return [first, *(each for each in evidence if each is not first)]


def _with_sisters(
    asked: Asked, evidence: Sequence[Evidence], kept: Sequence[Evidence]
) -> list[Evidence]:
    """Put back the row that holds the interval or spread of one that is kept, behind all of them.

    Their names differ in no more than that.
    """
    left = {id(each) for each in kept}
    rows = [each.candidate for each in kept[:_LOOKED_AT] if each.candidate.row is not None]
    sisters = [
        each
        for each in evidence
        if id(each) not in left and any(goes_with(asked, row, each.candidate) for row in rows)
    ]
    return [*kept, *sisters]


def _may_hold(asked: Asked, candidate: Candidate) -> bool:
    same = _same_endpoint(asked, candidate.text) and _same_average(asked, candidate)
    other = is_of_other_course(asked.question, candidate)
    return same and not other and not _is_of_other_side(asked, candidate)


def _is_of_other_side(asked: Asked, candidate: Candidate) -> bool:
    row = candidate.row
    if row is None:
        return False
    around = candidate.text.replace(row.label, " ", 1)
    return is_of_opposite(asked.question, row.label, around) or is_beyond(asked.question, row.label)


def absent_measure(asked: Asked, evidence: Sequence[Evidence]) -> str:
    """Return the measure asked for where no evidence names it; empty where one does."""
    wanted = asked.measures & NAMED_MEASURES
    named = {name for each in evidence for name in _named(asked, each.candidate)}
    return "" if not wanted or wanted & named else " or ".join(sorted(wanted))


def _same_endpoint(asked: Asked, text: str) -> bool:
    wanted = EXCLUSIVE.intersection(asked.endpoints)
    if not wanted:
        return True
    named = EXCLUSIVE.intersection(mention.name for mention in endpoints_in(text))
    return not named or bool(named & wanted)


def _same_average(asked: Asked, candidate: Candidate) -> bool:
    wanted = asked.measures & _AVERAGES
    if not wanted or not asked.endpoints:
        return True
    given = {
        figure.measure
        for figure in candidate.figures
        if figure.endpoint in asked.endpoints and figure.measure in _AVERAGES
    }
    return not given or bool(given & wanted)


def _named(asked: Asked, candidate: Candidate) -> frozenset[str]:
    if candidate.role in _NOT_FINDINGS:
        return frozenset()
    # A row's caption and headings are part of its text; a sentence may lean on the one before,
    # where that one does not speak of another endpoint.
    if not candidate.before or not _same_endpoint(asked, candidate.before):
        return candidate.measures
    before = measures_in(candidate.before)
    return candidate.measures | {mention.name for mention in before}

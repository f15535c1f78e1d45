"""Answering without a model: the best evidence, stated or quoted, each with its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from ingest.documents import SectionKind
from ingest.records import Publication
from retrieval.abstaining import Abstention
from retrieval.answers import AnswerFigure, Citation, CitedDocument, Status, answer_figure
from retrieval.consideration import Consideration
from retrieval.counterparts import is_counterpart, nearest_counterpart
from retrieval.evidence import Evidence
from retrieval.excerpts import grounded, quoted
from retrieval.lexicon import Part
from retrieval.matching import Match
from retrieval.parts_printed import prints_part
from retrieval.question import Asked, Kind
from retrieval.repetition import repeated_last
from retrieval.selection import Chosen, Selection
from retrieval.sister_rows import goes_with, of_one_table
from retrieval.slots import holds_part
from retrieval.statements import stated
from retrieval.still_wanted import adds_what_is_wanted

MOST_WORDS = 120
"""Words of an answer."""
MOST_RIVALS = 3
"""Contradicting figures that are shown beside the first."""
LOOKED_AT = 3
"""The evidence behind the best in which a second quote is looked for."""
NEARLY_AS_GOOD = 0.15
"""A second quote is stated too where its score is at least this share of the first's."""
NEARLY_AS_GOOD_WHERE_WANTED = 0.005
"""And at least this share where it holds what the first lacks of a question for several values."""
NEARLY_AS_GOOD_IN_WORDS = 0.05
"""And this share where words are asked for, which no figure can be matched with."""
WORDS_OF_TWO = 45
"""Words of the second row of a table that is quoted."""
OPENING = "“"
"""What a quote begins with."""
QUOTES, QUOTES_OF_TEXT = 2, 3
"""Sentences quoted at most, for a figure and for words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer without the circumstances of its asking.

    Args:
        status: What became of the question.
        answer: The text.
        figures: The figures it states.
        citations: The evidence, numbered from 1; what the text shows comes first.
        warnings: What is to be said of it.
        shown: How many of the citations a quoted answer states from or quotes.
    """

    status: Status
    answer: str
    figures: tuple[AnswerFigure, ...]
    citations: tuple[Citation, ...]
    warnings: tuple[str, ...] = ()
    shown: int = 0

    @property
    def is_statement(self) -> bool:
        """Whether a quoted answer states figures in words of its own, in place of a quote."""
        return bool(self.figures) and not self.answer.startswith(OPENING)


def quote_answer(considered: Consideration, most: int) -> Draft:
    """Answer from ranked evidence.

    Args:
        considered: The question, the evidence that fits it and the figures chosen.
        most: Citations wanted at most; what is stated is always cited.

    Returns:
        The draft. Each sentence states only numbers of the quote its marker names; the evidence
        that it states comes first among the citations.
    """
    asked, selection = considered.asked, _with_rivals(considered.selection)
    # Figures that are not sure are not stated: then the best evidence is quoted, in its order.
    used = [each.match.evidence for each in selection.chosen] if selection.statable else []
    likely = [] if selection.statable or considered.sides else _likeliest(selection)
    ordered = list({id(each): each for each in (*used, *likely, *considered.fitting)}.values())
    stated_from = len({id(each) for each in used})
    if asked.kind is Kind.TEXT:
        ordered = [*ordered[:stated_from], *repeated_last(ordered[stated_from:])]
    elif not considered.sides and stated_from <= 1:
        ordered = _with_news_second(asked, ordered)
    ordered = ordered[: max(most, stated_from)]
    citations = cited(ordered)
    numbers = {id(each): place for place, each in enumerate(ordered, start=1)}
    sentences, chosen = _sentences(considered, ordered, selection, numbers)
    missing = parts_missing(asked, selection, ordered[: len(sentences)])
    figures = tuple(
        answer_figure(each.match.figure, citations[numbers[id(each.match.evidence)] - 1])
        for each in chosen
    )
    text, warnings = with_missing(sentences, missing, chosen)
    draft = Draft(_status(selection, missing), text, figures, citations, warnings)
    return replace(draft, shown=stated_from if draft.is_statement else len(sentences))


def with_missing(
    sentences: Sequence[str], missing: Sequence[str], chosen: Sequence[Chosen]
) -> tuple[str, tuple[str, ...]]:
    """Say behind an answer's sentences what of the figures asked for is not there.

    Args:
        sentences: What is stated or quoted.
        missing: The parts asked for that nothing cited holds.
        chosen: The figures the answer states.

    Returns:
        The answer's text, and its warnings: what is missing, and those of the figures.
    """
    text = " ".join([*sentences, *(f"No {name} is reported there." for name in missing)])
    warnings = [f"No {name} stands in the passages cited." for name in missing]
    warnings += [warning for each in chosen for warning in each.match.figure.warnings]
    return text, tuple(warnings)


def _with_news_second(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Put second the row that goes with the best, else what holds what that lacks of the question.

    That is what says the same of the other group, or names another thing asked for. Where there is
    none, it is the next best that says a number which the best does not say.
    """
    first, *rest = evidence
    sisters = [at for at, each in enumerate(rest) if _goes_with(asked, each, first)]
    of_other = nearest_counterpart(asked, first.candidate, [each.candidate for each in rest])
    sisters += [at for at, each in enumerate(rest) if each.candidate is of_other]
    news = [at for at, each in enumerate(rest[:LOOKED_AT]) if not says_the_same(each, first)]
    wanted = [at for at in news if _adds(asked, rest[at], first)]
    place = next(iter((*sisters, *wanted, *news)), 0)
    return [first, *rest[place : place + 1], *rest[:place], *rest[place + 1 :]]


def says_the_same(each: Evidence, first: Evidence) -> bool:
    """Tell whether every number of a piece of evidence stands in another too.

    Args:
        each: The one behind.
        first: The one before it.
    """
    text = each.candidate.text
    return bool(each.candidate.numbers) and grounded(text, first.candidate.text)


def _likeliest(selection: Selection) -> list[Evidence]:
    """Return the sentence of a single figure that fits best, though not surely: quoted first."""
    return [selection.chosen[0].match.evidence] if len(selection.chosen) == 1 else []


def _with_rivals(selection: Selection) -> Selection:
    """Show figures that contradict one another side by side, each with its label."""
    if not selection.rivals:
        return selection
    beside = tuple(Chosen(_origin(match), match) for match in selection.rivals[:MOST_RIVALS])
    first = replace(selection.chosen[0], label=_origin(selection.chosen[0].match))
    return replace(selection, chosen=(first, *beside))


def _origin(match: Match) -> str:
    candidate = match.evidence.candidate
    return match.figure.arm or match.figure.time or candidate.heading.rsplit(" > ", 1)[-1]


def _status(selection: Selection, missing: Sequence[str]) -> Status:
    arms = [each.match.figure.arm for each in selection.chosen]
    if selection.rivals and (None in arms or len(set(arms)) < len(arms)):
        return "conflicting"
    return "partial" if missing else "answered"


def _sentences(
    considered: Consideration,
    evidence: Sequence[Evidence],
    selection: Selection,
    numbers: Mapping[int, int],
) -> tuple[list[str], tuple[Chosen, ...]]:
    """State the figures where that can be done cleanly, and quote where it cannot."""
    asked = considered.asked
    if selection.statable and not _is_parted(asked, evidence, selection):
        statement = stated(asked, selection, numbers)
        if statement and len(statement.split()) <= MOST_WORDS:
            return [f"{statement}."], selection.chosen
    if considered.sides:
        return [quotation(asked, each, numbers) for each in evidence[: considered.sides]], ()
    return _quotes(asked, evidence, numbers, selection), _shown(asked, evidence[0], selection)


def _is_parted(asked: Asked, evidence: Sequence[Evidence], selection: Selection) -> bool:
    """Tell whether the second quote holds what the figures of the first lack of the question."""
    of_first = all(each.match.evidence is evidence[0] for each in selection.chosen)
    return of_first and any(_belongs_with(asked, each, evidence[0]) for each in evidence[1:2])


def quotation(
    asked: Asked,
    each: Evidence,
    numbers: Mapping[int, int],
    chosen: Sequence[Chosen] = (),
    before: Evidence | None = None,
) -> str:
    """Quote a piece of evidence, with its marker.

    Args:
        asked: The question.
        each: The evidence.
        numbers: Identity of a piece of evidence -> its citation number.
        chosen: The figures chosen, of whatever evidence.
        before: What is quoted before it; the caption of one table is quoted once.
    """
    columns = [one.match.evidence.candidate.column_of(one.match.figure) for one in chosen]
    candidate, concepts = each.candidate, each.document.concepts
    if before is None or not of_one_table(before.candidate, candidate):
        said = quoted(candidate, concepts, asked.times, columns)
    else:
        said = quoted(candidate, concepts, asked.times, columns, captioned=False, most=WORDS_OF_TWO)
    return f"{said} [{numbers[id(each)]}]."


def _quotes(
    asked: Asked,
    evidence: Sequence[Evidence],
    numbers: Mapping[int, int],
    selection: Selection,
) -> list[str]:
    """Quote the best, and what belongs with it: that of which figures are surely chosen too."""
    sentences: list[str] = []
    chosen = selection.chosen
    sure = {id(each.match.evidence) for each in chosen} if selection.sure else set()
    for each in evidence[: QUOTES_OF_TEXT if asked.kind is Kind.TEXT else QUOTES]:
        if sentences and not (id(each) in sure or _worth_stating(asked, each, evidence[0])):
            break
        before = evidence[0] if sentences else None
        sentence = quotation(asked, each, numbers, chosen, before)
        if sentences and len(" ".join([*sentences, sentence]).split()) > MOST_WORDS:
            break
        sentences.append(sentence)
    return sentences


def _shown(asked: Asked, first: Evidence, selection: Selection) -> tuple[Chosen, ...]:
    """Return the chosen figures that the quoted sentence holds."""
    if asked.kind is Kind.TEXT:
        return ()
    return tuple(each for each in selection.chosen if each.match.evidence is first)


def abstained(considered: Consideration, abstention: Abstention, most: int) -> Draft:
    """Say that the question is not answered, why, and what comes closest.

    Args:
        considered: The evidence that comes closest; cited, not stated.
        abstention: The reason.
        most: Citations wanted at most.
    """
    citations = cited(considered.ranked[:most])
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
        source=shown_source(publication.source),
    )


def shown_source(source: str) -> str:
    """Return a URL as it is, of a path the file name: where it lay is nobody else's concern."""
    return source if "://" in source else PurePath(source).name


def _unheaded(kind: SectionKind) -> str:
    return kind.value.capitalize() if kind is not SectionKind.BODY else ""


def _worth_stating(asked: Asked, each: Evidence, first: Evidence) -> bool:
    if _belongs_with(asked, each, first):
        return True
    same_paper = each.candidate.document == first.candidate.document
    least = NEARLY_AS_GOOD_IN_WORDS if asked.kind is Kind.TEXT else NEARLY_AS_GOOD
    if _adds(asked, each, first):
        least = NEARLY_AS_GOOD_WHERE_WANTED
    return same_paper and each.score >= least * first.score


def _goes_with(asked: Asked, each: Evidence, first: Evidence) -> bool:
    return goes_with(asked, first.candidate, each.candidate)


def _belongs_with(asked: Asked, each: Evidence, first: Evidence) -> bool:
    of_other = is_counterpart(asked, first.candidate, each.candidate)
    return of_other or _goes_with(asked, each, first)


def _adds(asked: Asked, each: Evidence, first: Evidence) -> bool:
    return adds_what_is_wanted(asked, each.candidate, first.candidate)


def parts_missing(asked: Asked, selection: Selection, stated: Sequence[Evidence]) -> list[str]:
    """Name the parts asked for that an answer does not hold.

    Args:
        asked: The question.
        selection: The figures stated.
        stated: The evidence quoted or stated from.
    """
    wanted = asked.parts - {Part.COUNT}
    figures = [each.match.figure for each in selection.chosen] if selection.sure else []
    return [
        part.value
        for part in sorted(wanted)
        if not any(holds_part(figure, part) for figure in figures)
        and not any(prints_part(each.candidate, part) for each in stated)
    ]

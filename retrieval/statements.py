"""Stating figures in words: from what a quote holds, never from anything else."""

import re
from collections.abc import Mapping, Sequence

from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS
from ingest.figures.rendering import rendered
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.excerpts import grounded
from retrieval.grounding.composites import EITHER, EVENTS, counted_together
from retrieval.part_words import PART_TERMS, Part
from retrieval.question import Asked
from retrieval.ranker_input import asking_part
from retrieval.selection import Chosen, Selection
from retrieval.slots import holds_part
from retrieval.taken_together import TOGETHER

_OF_EACH = re.compile(
    r"\b(?:each|both|either|per (?:arm|group)|by (?:arm|group)|respectively"
    r"|(?:two|three|four|all|both|the) (?:arms|groups))\b",
    re.IGNORECASE,
)
"""Words that ask for the figure of more than one group."""
_AGAINST = re.compile(r"\b(?:vs?\.?|versus|against)\b", re.IGNORECASE)
"""Words that set groups against each other."""
_SEVERAL = re.compile(r"\b(?:and|or|against|compared|than|between)\b|[&+,/]", re.IGNORECASE)
"""Words by which a question may ask for more than one thing."""
_ASIDE = re.compile(
    r"^\W*(?:in|at|for|on|of|by|among|after|during|with|following|from|according to)\s[^,:?]*,\s"
    r"|,\s(?:by|in|at|on|from|during|after|before|according to)\s[^,&+/]*$",
    re.IGNORECASE,
)
"""A clause set off by a comma from the question: ``At the clinic, how many …, by review?``."""
_STATISTIC = re.compile(
    r"(?:\b[tFzZQHU]|χ²?|\bchi[- ]squared?|\bWald)\s?(?:\(\s?\d[\d.,\s]*\))?\s?[=:]\s?$"
)
"""What stands before the statistic of a test: ``F(1, 33) =``."""
_WHOLE = re.compile(r"\b(?:out )?of (?:the |all |a total of )?$")
"""What stands before the number of which something is a part: ``61% of``."""
_EXTREMES = {
    "<=": re.compile(
        r"\b(?:longest|maxim\w+|highest|largest|greatest|latest|most)\b", re.IGNORECASE
    ),
    ">=": re.compile(r"\b(?:shortest|minim\w+|lowest|smallest|least|earliest)\b", re.IGNORECASE),
}
"""How a question asks for the bound that a figure gives."""
LONGEST_LABEL = 60
"""Characters of a label; a longer one is left to the quote."""

_FOR = RATIOS | {
    "mean difference", "risk difference", "relative risk reduction", "number needed to treat",
    "number needed to harm", "standardised mean difference", "difference",
}  # fmt: skip
_OWN_NAME = frozenset({"percentage", "count", "number", "score", "rate", "duration"})
"""Measures that go without saying beside the endpoint."""


def stated(asked: Asked, selection: Selection, numbers: Mapping[int, int]) -> str:
    """State the figures chosen.

    Args:
        asked: The question.
        selection: The figures.
        numbers: Identity of a piece of evidence -> its citation number.

    Returns:
        One sentence with its markers, without full stop; where the text does not name in known
        words what is measured, the clause of the figure stands behind it. Empty where its sentence
        says better what a figure is: where one figure would answer a question for each of several
        groups, where it is a test's statistic or the whole of a part, where figures differ in what
        they measure, and where a number would not stand in its own quote.
    """
    chosen = selection.chosen
    head = _shared([_heading(each) for each in chosen])
    if _is_better_quoted(asked, chosen, head):
        return ""
    pieces: list[str] = []
    for place, each in enumerate(chosen):
        figure, candidate = each.match.figure, each.match.evidence.candidate
        if not grounded(rendered(figure), candidate.text):
            return ""
        label = _label(asked, each, len(chosen))
        said = f"{label}: {rendered(figure)}" if label else rendered(figure)
        said = said if head else f"{said} – “{_clause(figure, candidate)}”"
        number = numbers[id(each.match.evidence)]
        last = place + 1 == len(chosen) or numbers[id(chosen[place + 1].match.evidence)] != number
        pieces.append(f"{said} [{number}]" if last else said)
    if not head:
        return _capital(pieces[0])
    if len(chosen) == 1 and ": " in pieces[0]:
        return _capital(f"{head}, {pieces[0]}")
    return _capital(f"{head}: {'; '.join(pieces)}")


def _is_extreme(asked: Asked, figure: Figure) -> bool:
    """Tell whether a bound is asked for that the figure gives: the longest of "up to 9" is 9."""
    bounds = _EXTREMES.get(figure.op or "")
    return bounds is not None and bounds.search(asked.question) is not None


def _is_better_quoted(asked: Asked, chosen: Sequence[Chosen], head: str) -> bool:
    """Tell whether the sentence says better than a statement would what the figures are."""
    if _lacks_what_is_printed(asked, chosen):
        return True
    if len(chosen) > 1:
        return not head
    figure, candidate = chosen[0].match.figure, chosen[0].match.evidence.candidate
    if _asks_of_each(asked) or _is_extreme(asked, figure):
        return True
    asking = EITHER.sub(" ", _ASIDE.sub("", asking_part(asked.question)))
    asking = _without_printed_slashes(asking, candidate.text)
    before = candidate.text[: figure.start]
    beside = _STATISTIC.search(before) or _WHOLE.search(before)
    # How many, and what share that is, are one figure.
    several = not _is_both(asked, figure) and _SEVERAL.search(PART_TERMS.sub(" ", asking))
    return not head and bool(beside or several)


def _asks_of_each(asked: Asked) -> bool:
    """Tell whether the figures of several groups are asked for; *died against B* asks of one."""
    of_other = asked.comparator is not None and not asked.arms
    beside = _AGAINST.search(asked.question) and not of_other
    return bool(beside or _OF_EACH.search(TOGETHER.sub(" ", asked.question)))


def _lacks_what_is_printed(asked: Asked, chosen: Sequence[Chosen]) -> bool:
    """Tell whether no figure has a part asked for that their sentences seem to print."""
    figures = [each.match.figure for each in chosen]
    of_rows = all(each.match.evidence.candidate.row for each in chosen)
    if of_rows and asked.share and Part.COUNT in asked.parts and not any(f.n for f in figures):
        return True  # the row has them in cells apart
    return any(
        not any(holds_part(figure, part) for figure in figures)
        and all(each.match.evidence.candidate.holds_part(part) for each in chosen)
        for part in asked.parts - {Part.COUNT}
    )


def _is_both(asked: Asked, figure: Figure) -> bool:
    """Tell whether a share is asked for with its count, and the figure has the two."""
    return Part.COUNT in asked.parts and asked.share and figure.n is not None


def _without_printed_slashes(asking: str, text: str) -> str:
    """Leave out the terms with a slash that the text prints too: ``CT/MRI`` is one thing there."""
    terms = {term for term in asking.split() if "/" in term and term.strip(".,;:?") in text}
    return " ".join(term for term in asking.split() if term not in terms)


def _shared(headings: Sequence[str]) -> str:
    return headings[0] if len(set(headings)) == 1 else ""


def _heading(each: Chosen) -> str:
    """Name what a figure measures; empty where the text does not say it in known words."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    if figure.measure and figure.endpoint:
        measure, endpoint = figure.measure, figure.endpoint
        if endpoint in EVENTS:
            endpoint = counted_together(figure, candidate.text) or endpoint
        if measure in _OWN_NAME:
            return _capital(endpoint)
        if measure in _FOR:
            return f"{_capital(measure)} for {endpoint}"
        return f"{_capital(measure)} {'in ' if measure == 'change' else ''}{endpoint}"
    row = candidate.row
    if row is not None and row.label and len(row.label) <= LONGEST_LABEL:
        return row.label
    return ""


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _label(asked: Asked, each: Chosen, several: int) -> str:
    """Name the group or time of a figure in the paper's words, else in the question's."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    printed = candidate.column_of(figure) or figure.arm or ""
    if not printed and several > 1:
        printed = each.label or figure.time or ""
    elif not printed:
        near = [
            c.printed
            for c in (*asked.arms, *asked.population)
            if any_held(c.forms, candidate.terms)
        ]
        printed = ", ".join(near)
    return printed if len(printed) <= LONGEST_LABEL and not _numbers_beyond(printed, each) else ""


def _clause(figure: Figure, candidate: Candidate) -> str:
    """Return the figure's own words, as printed; of a cell, the cell with its column."""
    if candidate.row is not None:
        column = candidate.column_of(figure)
        return f"{column} = {figure.text}" if column else figure.text
    stretch = candidate.stretches[figure.start]
    words = candidate.text[stretch.start : stretch.end].strip(" ,;:([")
    return words if grounded(words, candidate.text) else candidate.text


def _numbers_beyond(label: str, each: Chosen) -> bool:
    return not grounded(label, each.match.evidence.candidate.text)

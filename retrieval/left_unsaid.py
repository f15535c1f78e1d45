"""What their sentence prints beside figures and a statement would leave unsaid."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.measures import COMPARISONS, RATIOS
from retrieval.concepts import any_held
from retrieval.families import AVERAGES
from retrieval.own_clause import is_like, own_words
from retrieval.part_words import Part
from retrieval.parts_printed import prints_part
from retrieval.question import Asked
from retrieval.selection import Chosen
from retrieval.slots import holds_part
from retrieval.words import stems

_VERSUS = re.compile(r"\b(?:vs?\.?|versus)(?!\w)", re.IGNORECASE)
"""Those of them that ask for both: *nausea vs placebo*, not *how many died against placebo*."""
_BRACKETED = re.compile(r"\s?[(\[]\s?[-−–]?\d|\s?/\s?\d")
"""A number in brackets, or behind a slash, that is not one of a figure's parts."""
_OUT_OF = re.compile(r"\d\s(?:\w+\s)?out of (?:the |all |a total of )?$")
"""What stands before the number of which another is a part: ``28.9 out of 36 (SD 3.2)``."""
_SIGN_OR_DASH = re.compile(r"%\s[-‐‑–](?P<number>\d+(?:\.\d+)?)")
"""A dash that may be a minus sign: ``60% -80%``; so was ``CI 95% -0.4 to 1.2`` until grammar 8."""


def leaves_unsaid(asked: Asked, chosen: Sequence[Chosen]) -> bool:
    """Tell whether a sentence prints what is asked for and no statement of its figures would say.

    Args:
        asked: The question.
        chosen: The figures.
    """
    return (
        _lacks_what_is_printed(asked, chosen)
        or _lacks_comparator(asked, chosen)
        or any(map(_is_misread, chosen))
        or (asked.share and any(map(_leaves_out_of_its_cell, chosen)))
    )


def _is_misread(each: Chosen) -> bool:
    """Tell a figure that may be read wrongly: its minus sign as a dash, a total for the value."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    whole = _OUT_OF.search(candidate.text, 0, figure.start) is not None
    dash = _SIGN_OR_DASH.search(figure.text)
    low = figure.interval.low if figure.interval else None
    return whole or (dash is not None and low != -Decimal(dash["number"]))


def _lacks_what_is_printed(asked: Asked, chosen: Sequence[Chosen]) -> bool:
    """Tell whether no figure has a part or measure asked for that their sentences print."""
    figures = [each.match.figure for each in chosen]
    of_rows = all(each.match.evidence.candidate.row for each in chosen)
    if of_rows and asked.share and Part.COUNT in asked.parts and not any(f.n for f in figures):
        return True  # the row has them in cells apart
    if _lacks_a_measure(asked, chosen):
        return True
    return any(
        not any(holds_part(figure, part) for figure in figures)
        and all(prints_part(each.match.evidence.candidate, part) for each in chosen)
        for part in asked.parts - {Part.COUNT}
    )


def _lacks_a_measure(asked: Asked, chosen: Sequence[Chosen]) -> bool:
    """Tell whether one of several measures asked for is printed beside the figures, but is none."""
    left = asked.measures & (RATIOS | AVERAGES) - {each.match.figure.measure for each in chosen}
    beside = (each.match.evidence.candidate.figures for each in chosen)
    return any(figure.measure in left for figures in beside for figure in figures)


def _lacks_comparator(asked: Asked, chosen: Sequence[Chosen]) -> bool:
    """Tell whether beside it stands that of the group it is set against: "IgA vs tea".

    Where no group of a row is known for it, any other may be that group.
    """
    if asked.comparator is None or asked.arms or len(chosen) != 1:
        return False
    figure, evidence = chosen[0].match.figure, chosen[0].match.evidence
    candidate = evidence.candidate
    (other,) = evidence.document.in_its_words((asked.comparator,))
    if figure.measure in COMPARISONS or any_held(other.forms, frozenset(stems(figure.arm or ""))):
        return False
    if candidate.row is None:
        if not _VERSUS.search(asked.question):
            return False
        start, end = own_words(figure, candidate)
        against = any_held(other.forms, frozenset(stems(candidate.text[start:end])))
        return not against and any(is_like(figure, each) for each in candidate.figures)
    arms = [each.arm for each in candidate.figures if each.measure == figure.measure and each.arm]
    return len(set(arms)) > 1


def _leaves_out_of_its_cell(each: Chosen) -> bool:
    """Tell a figure behind which its cell prints another: ``154 (12.9)``, ``154/12.9``."""
    candidate = each.match.evidence.candidate
    return candidate.row is not None and bool(
        _BRACKETED.match(candidate.text, each.match.figure.end)
    )

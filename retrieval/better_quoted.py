"""Figures that their sentence says better than a statement would: these are quoted."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.endpoints import COUNTED, endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.measures import COMPARISONS, RATIOS
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.families import AVERAGES
from retrieval.grounding.composites import EITHER, EVENTS, counted_together
from retrieval.part_words import PART_TERMS, Part
from retrieval.parts_printed import prints_part
from retrieval.question import Asked
from retrieval.ranker_input import asking_part
from retrieval.selection import Chosen
from retrieval.slots import holds_part
from retrieval.statement_headings import named_endpoint
from retrieval.statement_labels import Label, Sort, is_beside_asked, name_others, told_apart
from retrieval.taken_together import TOGETHER
from retrieval.words import stems

_OF_EACH = re.compile(
    r"\b(?:each|both|either|per (?:arm|group)|by (?:arm|group)|respectively"
    r"|(?:two|three|four|all|both|the) (?:arms|groups))\b",
    re.IGNORECASE,
)
"""Words that ask for the figure of more than one group."""
_AGAINST = re.compile(r"\b(?:vs?\.?|versus|against)\b", re.IGNORECASE)
"""Words that set groups against each other."""
_VERSUS = re.compile(r"\b(?:vs?\.?|versus)(?!\w)", re.IGNORECASE)
"""Those of them that ask for both: *nausea vs placebo*, not *how many died against placebo*."""
_SEVERAL = re.compile(r"\b(?:and|or|against|compared|than|between)\b|[&+,/]", re.IGNORECASE)
"""Words by which a question may ask for more than one thing."""
_BOTH = re.compile(r"\band\b|&", re.IGNORECASE)
"""Those of them by which it asks for more than one group."""
_PARTS = re.compile(
    rf"(?:(?:\band\b|[&+,])\s*(?:(?:its|their|the|with)\s+)*)?(?:{PART_TERMS.pattern})"
)
"""The words for parts of one figure, with what joins them to it: ``and its 95% CI``."""
_ASIDE = re.compile(
    r"^\W*(?:in|at|for|on|of|by|among|after|during|with|following|from|according to)\s[^,:?]*,\s"
    r"|,\s(?:by|in|at|on|from|during|after|before|according to)\s[^,&+/]*$",
    re.IGNORECASE,
)
"""A clause set off by a comma from the question: ``At the clinic, how many …, by review?``."""
_BRACKETED = re.compile(r"\s?[(\[]\s?[-−–]?\d|\s?/\s?\d")
"""A number in brackets, or behind a slash, that is not one of a figure's parts."""
_STATISTIC = re.compile(
    r"(?:\b[tFzZQHU]|χ²?|\b[Cc]hi[- ]squared?(?: for trend)?|\bWald)\s?(?:\(\s?\d[\d.,\s]*\))?\s?"
    r"[=:]\s?$"
)
"""What stands before the statistic of a test: ``F(1, 33) =``."""
_SIGN_OR_DASH = re.compile(r"%\s[-‐‑–]\d")
"""A dash that may be a minus sign, read as none: ``CI 95% -0.4 to 1.2``."""
_WHOLE = re.compile(r"\b(?:out )?of (?:the |all |a total of )?$")
"""What stands before the number of which something is a part: ``61% of``."""
_EXTREMES = {
    "<=": re.compile(
        r"\b(?:longest|maxim\w+|highest|largest|greatest|latest|most)\b", re.IGNORECASE
    ),
    ">=": re.compile(r"\b(?:shortest|minim\w+|lowest|smallest|least|earliest)\b", re.IGNORECASE),
}
"""How a question asks for the bound that a figure gives."""
_LESS = re.compile(
    r"\b(?:decreas\w+|reduc\w+|f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|los[st]\w*|declin\w+|lower\w*"
    r"|less|fewer|shorter|diminish\w*)\b",
    re.IGNORECASE,
)
"""Words that turn the sign of a change printed without one."""
_MOVED = re.compile(
    r"\b(?:chang(?:es?|ed)|differences?|decreas\w+|increas\w+|reduc(?:ed|es?|tions?)|f[ae]ll(?:en)?"
    r"|rose|rises?|risen|drop(?:s|ped)?|gain(?:s|ed)?|declin\w+|improve(?:d|s|ments?)"
    r"|weight loss|lost)\b",
    re.IGNORECASE,
)
"""Words that make a figure the size of a change, not a value."""
_OF_TWO = COMPARISONS | {"change"}
"""Measures of two values, not of one."""
_LISTED = re.compile(r"\brespectively\b", re.IGNORECASE)
_REACHED = re.compile(r"\bto (?:a |an )?(?:mean |median |average )?(?:of )?$", re.IGNORECASE)
_EITHER_BEFORE = re.compile(r"\b(?:or|and/or)\s(?:from\s|of\s|with\s)?$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s(?:of\s)?")
_EITHER_BEHIND = re.compile(r"\s(?:or|and/or)\s(?![\d(])", re.IGNORECASE)


def is_better_quoted(
    asked: Asked, chosen: Sequence[Chosen], head: str, labels: Sequence[Label]
) -> bool:
    """Tell whether the sentence says better than a statement would what the figures are.

    Args:
        asked: The question.
        chosen: The figures.
        head: What all of them measure; empty where they differ in it or it is not known.
        labels: What the statement would call each.
    """
    if _lacks_what_is_printed(asked, chosen) or _lacks_comparator(asked, chosen):
        return True
    if any(_SIGN_OR_DASH.search(each.match.figure.text) for each in chosen):
        return True
    if asked.share and any(map(_leaves_out_of_its_cell, chosen)):
        return True
    for each, label in zip(chosen, labels, strict=True):
        if _is_off(asked, each, f"{head} {label.text}") or _hides(each, head, label):
            return True
    if name_others(asked, labels, chosen):
        return True
    if len(chosen) > 1:
        return not head or not told_apart(labels, chosen)
    beside = is_beside_asked(asked, chosen[0])
    return beside or _is_one_of_several(asked, chosen[0], head, labels[0])


def _leaves_out_of_its_cell(each: Chosen) -> bool:
    """Tell a figure behind which its cell prints another: ``154 (12.9)``, ``154/12.9``."""
    candidate = each.match.evidence.candidate
    return candidate.row is not None and bool(
        _BRACKETED.match(candidate.text, each.match.figure.end)
    )


# One figure


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
        return not against and any(_is_like(figure, each) for each in candidate.figures)
    arms = [each.arm for each in candidate.figures if each.measure == figure.measure and each.arm]
    return len(set(arms)) > 1


def _is_like(figure: Figure, other: Figure) -> bool:
    """Tell whether another figure of a sentence is a value of the same measure and unit."""
    same = (other.measure, other.unit) == (figure.measure, figure.unit)
    valued = (other.value is None) == (figure.value is None)
    return other is not figure and same and valued


def _is_one_of_several(asked: Asked, each: Chosen, head: str, label: Label) -> bool:
    """Tell whether a figure is one of those asked for, or is not told apart from its siblings."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    both = _is_both(asked, figure)  # how many, and what share that is, are one figure
    if _asks_of_each(asked) or (asked.values != 1 and not both) or _is_extreme(asked, figure):
        return True
    asking = EITHER.sub(" ", _ASIDE.sub("", asking_part(asked.question)))
    asking = _without_printed_slashes(asking, candidate.text)
    before = candidate.text[: figure.start]
    # "Those who read it, printed and spoken": its groups may go by other names in the row.
    unnamed = candidate.row is not None and not asked.arms and _BOTH.search(_PARTS.sub(" ", asking))
    if _STATISTIC.search(before) or (unnamed and _siblings(figure, candidate)):
        return True
    several = not both and _SEVERAL.search(_PARTS.sub(" ", asking))
    if candidate.row is None and not head and not _says_more(figure, candidate):
        return True
    if candidate.row is None and _siblings(figure, candidate):
        if head:
            of_both = _BOTH.search(_PARTS.sub(" ", asking)) is not None
            return of_both or label.sort not in {Sort.GROUP, Sort.TIME}
        against = _AGAINST.search(asked.question)
        return bool(several or against) or not _speaks_for_itself(asked, each)
    return not head and bool(_WHOLE.search(before) or several)


def _siblings(figure: Figure, candidate: Candidate) -> list[Figure]:
    """Return the other figures of a sentence that are of the same measure, endpoint and unit."""
    own = named_endpoint(figure, candidate)
    return [
        other
        for other in candidate.figures
        if _is_like(figure, other)
        and named_endpoint(other, candidate) == own
        and (other.interval is None) == (figure.interval is None)
    ]


def own_words(figure: Figure, candidate: Candidate) -> tuple[int, int]:
    """Return where a figure's own words stand in its sentence: first character, one past the last.

    No bracket is cut: one that opens behind the figure is left out, one around it is kept whole.
    """
    start, end, _ = candidate.stretches[figure.start]
    opened = candidate.text.rfind("(", start, end)
    if opened > candidate.text.rfind(")", start, end):
        closed = candidate.text.find(")", end)
        end = opened if opened >= figure.end or closed < 0 else closed + 1
    words = candidate.text[start:end]
    start += len(words) - len(words.lstrip(" ,;:([)]"))
    return start, start + len(words.lstrip(" ,;:([)]").rstrip(" ,;:(["))


def _says_more(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a figure's own words say more than the figure: ``79 patients`` does not."""
    start, end = own_words(figure, candidate)
    beside = candidate.text[start : figure.start] + " " + candidate.text[figure.end : end]
    return bool(stems(beside))


def _speaks_for_itself(asked: Asked, each: Chosen) -> bool:
    """Tell whether a figure's own words name what is asked for, and count on no list before."""
    figure, evidence = each.match.figure, each.match.evidence
    start, end = own_words(figure, evidence.candidate)
    words = evidence.candidate.text[start:end]
    own = frozenset(stems(words))
    target = evidence.document.in_its_words(asked.target)
    together = TOGETHER.search(asked.question) and TOGETHER.search(words)
    named = together or any(any_held(concept.forms, own) for concept in target)
    return bool(named) and not _LISTED.search(words)


def _is_extreme(asked: Asked, figure: Figure) -> bool:
    """Tell whether a bound is asked for that the figure gives: the longest of "up to 9" is 9."""
    bounds = _EXTREMES.get(figure.op or "")
    return bounds is not None and bounds.search(asked.question) is not None


def _asks_of_each(asked: Asked) -> bool:
    """Tell whether the figures of several groups are asked for; *died against B* asks of one."""
    of_other = asked.comparator is not None and not asked.arms
    beside = _AGAINST.search(asked.question) and not of_other
    return bool(beside or _OF_EACH.search(TOGETHER.sub(" ", asked.question)))


# What a statement would leave out or say of another thing


def _is_off(asked: Asked, each: Chosen, name: str) -> bool:
    """Tell whether a figure is of another kind, or nothing says that it is of the thing or time."""
    slots, evidence, figure = each.match.slots, each.match.evidence, each.match.figure
    if slots["endpoint"] < 0 or (_compares_otherwise(asked, figure) and not _MOVED.search(name)):
        return True
    target = evidence.document.in_its_words(asked.target)
    said = evidence.candidate.all_stems
    # "Before" and "after" head columns in more ways than are read: only a time in numbers counts.
    if any(at.value is not None for at in asked.times) and slots["time"] <= 0:
        return True
    # "How many received both drugs" is answered by "the two together".
    unsaid = not target or TOGETHER.search(asked.question) is not None
    named = unsaid or any(any_held(concept.forms, said) for concept in target)
    return not named and slots["endpoint"] < 1


def _compares_otherwise(asked: Asked, figure: Figure) -> bool:
    """Tell a value where a change or ratio is asked for, and the reverse."""
    if not asked.measures or figure.measure is None:
        return False
    compared = asked.measures <= _OF_TWO
    return compared != (figure.measure in _OF_TWO) and figure.measure not in asked.measures


def _hides(each: Chosen, head: str, label: Label) -> bool:
    """Tell whether the statement would hide a change, its sign, or the other events counted."""
    figure, candidate = each.match.figure, each.match.evidence.candidate
    if not head or figure.value is None or figure.endpoint is None:
        return False
    if candidate.row is not None:
        unsaid = not _MOVED.search(f"{head} {label.text}")
        return unsaid and _is_hidden_change(figure, candidate.text[: figure.start])
    said = _said_of(figure, candidate)
    if figure.measure in {"change", "difference", "mean difference"}:
        return figure.value > 0 and _LESS.search(said) is not None
    reached = _REACHED.search(candidate.text[: figure.start])
    hidden = _is_hidden_change(figure, said) and not reached
    return hidden or _counts_another(figure, candidate)


def _said_of(figure: Figure, candidate: Candidate) -> str:
    """Return the figure's own words; with what leads its clause where they tell no change."""
    stretch = candidate.stretches[figure.start]
    own = candidate.text[stretch.start : stretch.end]
    return own if _MOVED.search(own) else candidate.said_of(figure)


def _is_hidden_change(figure: Figure, said: str) -> bool:
    """Tell whether what looks like a value is said to be the size of a change."""
    if figure.measure in _OF_TWO or figure.endpoint in COUNTED:
        return False
    if figure.measure not in AVERAGES | {None, "score", "percentage"}:
        return False
    return _MOVED.search(said) is not None


def _counts_another(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether the endpoint is one of two events counted as one: *recurrence or metastasis*."""
    if figure.endpoint in EVENTS and counted_together(figure, candidate.text):
        return False  # stated by its own name
    first, last = figure.context or (0, len(candidate.text))
    said = candidate.text[first:last]
    mentions = endpoints_in(said)
    own = [mention for mention in mentions if mention.name == figure.endpoint]
    if any(
        _EITHER_BEFORE.search(said[: mention.start]) or _EITHER_BEHIND.match(said, mention.end)
        for mention in own
    ):
        return True
    # "Symptoms of depression and anxiety were seen in 12": of none of the two alone.
    told = {other.endpoint for other in candidate.figures}
    return any(
        right.name == figure.endpoint
        and left.name not in told
        and _AND.fullmatch(said, left.end, right.start)
        for left, right in pairwise(mentions)
    )


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


def _is_both(asked: Asked, figure: Figure) -> bool:
    """Tell whether a share is asked for with its count, and the figure has the two."""
    return Part.COUNT in asked.parts and asked.share and figure.n is not None


def _without_printed_slashes(asking: str, text: str) -> str:
    """Leave out the terms with a slash that the text prints too: ``CT/MRI`` is one thing there."""
    terms = {term for term in asking.split() if "/" in term and term.strip(".,;:?") in text}
    return " ".join(term for term in asking.split() if term not in terms)

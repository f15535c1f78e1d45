"""Figures that their sentence says better than a statement would: these are quoted."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.endpoints import COUNTED, endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.measures import COMPARISONS
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.families import AVERAGES
from retrieval.grounding.composites import EITHER, EVENTS, counted_together
from retrieval.left_unsaid import leaves_unsaid
from retrieval.own_clause import is_like, own_words
from retrieval.part_words import PART_TERMS, Part
from retrieval.question import Asked
from retrieval.ranker_input import asking_part
from retrieval.selection import Chosen
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
_STATISTIC = re.compile(
    r"(?:\b[tFzZQHU]|χ²?|\b[Cc]hi[- ]squared?(?: for trend)?|\bWald)\s?(?:\(\s?\d[\d.,\s]*\))?\s?"
    r"[=:]\s?$"
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
    if leaves_unsaid(asked, chosen):
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


# One figure


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
        if is_like(figure, other)
        and named_endpoint(other, candidate) == own
        and (other.interval is None) == (figure.interval is None)
    ]


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


def _is_both(asked: Asked, figure: Figure) -> bool:
    """Tell whether a share is asked for with its count, and the figure has the two."""
    return Part.COUNT in asked.parts and asked.share and figure.n is not None


def _without_printed_slashes(asking: str, text: str) -> str:
    """Leave out the terms with a slash that the text prints too: ``CT/MRI`` is one thing there."""
    terms = {term for term in asking.split() if "/" in term and term.strip(".,;:?") in text}
    return " ".join(term for term in asking.split() if term not in terms)

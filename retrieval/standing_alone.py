"""Telling a complete question from a follow-up."""

import re

from ingest.figures.endpoints import endpoints_in
from retrieval.arms import Role
from retrieval.groups import ARM_WORDS, names_disease, words_of
from retrieval.layout import Layout, focus_start, laid_out
from retrieval.target import placed_target
from retrieval.words import stems

_ELLIPTICAL = re.compile(
    r"^\W*(?:and|or|but|also|then|so|ok|okay|what about|how about|what of|with what|same"
    r"|the same|(?:now )?(?:just|only))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|he|she|those two|the same|(?:that|this|the same|the other)"
    r" (?:trial|study|paper|arm|group|cohort))\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:of|in|among|for) (?:them|those|these)\b"
    r"(?! (?:with|without|who|whose|on|in|given|treated))"
    r"|^\W*(?:what|which|how \w+) (?:was|were|is|are) (?:it|they|their|its)\b",
    re.IGNORECASE,
)
"""A word for the patients of the question before: no question with one stands alone."""
_IDENTIFIED = 3.0
"""Weight of the words that say which study is meant, from which a question names one."""


def stands_alone(question: str, last: str) -> bool:
    """Tell a complete question from a follow-up.

    Args:
        question: The question.
        last: The question before it, standing alone.

    Returns:
        Whether it names its own study: before a colon, by a name with something asked of it,
        or by drugs and diseases of which the last question does not speak.
    """
    if _ELLIPTICAL.match(question):
        return False
    layout = laid_out(question)
    if focus_start(question):
        return True
    if _OF_THEM.search(question):
        return False
    pronoun = bool(_PRONOUN.search(question))
    asked = bool(placed_target(layout) or layout.mentions)
    if layout.named_studies and asked and not pronoun:
        return len(stems(question)) > len(_studied(layout)) + 1
    return _weight(layout, frozenset(stems(last))) >= _IDENTIFIED * (1.5 if pronoun else 1)


def _studied(layout: Layout) -> list[str]:
    return [
        stem for start, end in layout.named_studies for stem in stems(layout.question[start:end])
    ]


def _weight(layout: Layout, known: frozenset[str]) -> float:
    """Weigh the words that say which study is meant."""
    total = 0.0
    for group in layout.groups:
        new = not known.intersection(stems(group.text))
        generic = all(word in ARM_WORDS for word in words_of(group.text))
        disease = group.role is Role.POPULATION and names_disease(group.text)
        arm = group.role is not Role.POPULATION and not generic
        total += (_IDENTIFIED if new else 0.0) * (disease or arm)
    for placed in placed_target(layout):
        words = placed.concept.printed
        new = not known.intersection(placed.own)
        total += float(new and not endpoints_in(words))
    return total

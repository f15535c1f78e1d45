"""Sentences that say what a study was to find out: they repeat a question and answer nothing."""

import re

from retrieval.sorts import sorts_asked

_VERBS = (
    r"(?:evaluat|assess|compar|determin|investigat|examin|stud(?:y|ie)|test|explor|analy[sz]|establish"
    r"|identif|describ|clarif|address|look)\w*"
)
_AIM = re.compile(
    rf"^\W*To (?:\w+ly )?{_VERBS}\b"
    r"|\b(?:aims?|purpose|objectives?|goals?)\b[^.;]{0,60}\b(?:is|was|were|are|to)\b"
    r"|\baimed (?:at|to)\b"
    r"|\bhypothesi[sz]\w+|\bwe sought\b"
    rf"|\b(?:in order )?to {_VERBS} (?:whether|if|the (?:effects?|efficacy|impact|effectiveness))\b"
    rf"|\b(?:study|trial|paper|experiment|work) (?:was (?:designed|conducted|performed|undertaken)"
    rf" to|(?:examine|evaluate|assesse|investigate|compare|tests?|explore)[sd]?) ",
    re.IGNORECASE,
)
"""How a sentence says what was to be found out."""
_ASKS_FOR_AIM = re.compile(
    r"\b(?:aim\w*|purpose|objectives?|goals?|hypothes\w+|designed|intended|set out|sought)\b",
    re.IGNORECASE,
)
_OF_OUTCOMES = frozenset({"outcome", "harm"})
"""The sorts of thing asked for that no aim answers."""


def asks_for_outcome(question: str) -> bool:
    """Tell whether a question for words asks what came out, not what was meant to be found."""
    asked = {sort.name for sort in sorts_asked(question)}
    return not asked.isdisjoint(_OF_OUTCOMES) and not _ASKS_FOR_AIM.search(question)


def says_aim(text: str) -> bool:
    """Tell whether a sentence says what a study was to find out."""
    return _AIM.search(text) is not None

"""Follow-ups that set the question before beside another study, group or value."""

import re
from collections.abc import Sequence

from retrieval.layout import focus_start, laid_out
from retrieval.words import stems

_IT = r"(?:that|it|this|these|those|them|the (?:figures?|results?|values?|numbers?))"
_COMPARING = re.compile(
    rf"^\W*(?:(?:and|but|so|then|now|please|can you|could you)\W+)*"
    rf"(?:compare (?:{_IT}(?: \w+)?\s+)?(?:with|to|against)"
    rf"|how (?:does|do|did) {_IT}(?: \w+)? compare (?:with|to|against)"
    rf"|(?:how (?:is|was) {_IT}\s+)?(?:as )?compared (?:with|to|against)"
    rf"|(?:set|put) {_IT} (?:beside|next to|against)"
    rf"|(?:versus|vs\.?|against))\s+"
    r"(?:(?:that|those|the one|the ones) (?:of|in|for|from)\s+)?(?P<with>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OTHER = re.compile(
    r"\b(?:the|that) other (?P<what>(?:[\w-]+ ){0,2}?(?:study|trial|paper|series|cohort|one))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_YEAR = re.compile(
    r"^\W*(?:(?:and|what about|how about|but|then)\s+)*(?:(?:in|of|for|from|by)\s+)?"
    r"the (?P<year>(?:19|20)\d\d) (?:one|study|trial|paper|series|cohort)\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:in|from|of|for|by|at)\s+", re.IGNORECASE)


def of_another_year(last: str, follow_up: str) -> str:
    """Ask the question before of the study of another year: "and in the 2010 one?".

    Args:
        last: The question before it, standing alone.
        follow_up: As asked.

    Returns:
        The question; empty where the follow-up names no year alone, or the one before not just one.
    """
    found = _OF_YEAR.match(follow_up)
    if not found or len(_YEAR.findall(last)) != 1:
        return ""
    return _YEAR.sub(found["year"], last)


def compared(last: str, follow_up: str) -> str:
    """Put the question before and what a follow-up names side by side.

    Args:
        last: The question before it, standing alone.
        follow_up: As asked ("compare that with the 2010 study").

    Returns:
        One question for both; empty where the follow-up compares nothing.
    """
    found = _COMPARING.match(follow_up)
    if not found:
        return ""
    return f"{last.rstrip(' ?.!')} compared with {found['with'].rstrip(' ?.!')}?"


def with_the_other(follow_up: str, asked: Sequence[str]) -> str:
    """Name the study that "the other study" means, where the conversation leaves one only.

    Args:
        follow_up: As asked.
        asked: The questions before it, each standing alone, oldest first; at least one.

    Returns:
        The follow-up with the name in the place of "the other study"; as it was where the
        questions before name no other study, or several.
    """
    found = _OTHER.search(follow_up)
    if not found:
        return follow_up
    now = {tuple(stems(name)) for name in _studies(asked[-1])}
    others = {tuple(stems(name)): name for question in asked[:-1] for name in _studies(question)}
    names = [name for key, name in others.items() if key not in now]
    if len(names) != 1:
        return follow_up
    return f"{follow_up[: found.start()]}{names[0]}{follow_up[found.end() :]}"


def _studies(question: str) -> list[str]:
    """Return the names of the studies of a question."""
    layout = laid_out(question)
    named = [_LEAD.sub("", question[start:end]) for start, end in layout.named_studies]
    head = question[: focus_start(question)].strip(" :")
    return named or ([head] if head else [])

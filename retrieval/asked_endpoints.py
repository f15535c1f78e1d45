"""The endpoints that a question names, in the words of papers or in everyday ones."""

from ingest.figures.endpoints import endpoints_in
from ingest.figures.terms import Mention, TermTable
from retrieval.lexicon_lay import LAY_ENDPOINTS

_LAY = TermTable(LAY_ENDPOINTS)


def asked_endpoints_in(text: str) -> list[Mention]:
    """Return every endpoint that a question or a part of one names, left to right."""
    # The table finds the canonical names too, which `endpoints_in` reads more closely.
    lay = [m for m in _LAY.find(text) if text[m.start : m.end].casefold() != m.name.casefold()]
    inside = [(mention.start, mention.end) for mention in lay]
    # "Top-number BP" is the systolic pressure, not any.
    others = (
        mention
        for mention in endpoints_in(text)
        if not any(start <= mention.start and mention.end <= end for start, end in inside)
    )
    return sorted((*lay, *others))


def asked_endpoints(text: str) -> tuple[str, ...]:
    """Return the canonical endpoints that a question names, each once, in its order."""
    return tuple(dict.fromkeys(mention.name for mention in asked_endpoints_in(text)))

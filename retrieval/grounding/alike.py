"""What a claim may say of a figure that the grammar read otherwise: its endpoint, its one group."""

import re

from ingest.figures.endpoints import endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.units import TIMES
from retrieval.grounding.aligned import aligned
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.words import stems

_COMPARES = re.compile(
    r"\b(?:versus|vs|or|placebo|compar\w+|control\w*|against|than|random\w*|arms?|groups?)\b",
    re.IGNORECASE,
)


def unaligned(fault: str, said: Said, claimed: Figure, quote: Quote) -> str:
    """Take back that a figure is of another endpoint, where a claim has its quote's words."""
    if not fault or not said.alone or quote.candidate.row is not None:
        return fault
    named = {each for m in endpoints_in(said.text) for each in stems(said.text[m.start : m.end])}
    printed = frozenset(stems(quote.text))
    alike = bool(named) and named <= (quote.own_words if _in_full(said, quote) else printed)
    return "" if alike and aligned(said.whole, quote, claimed) else fault


def _in_full(said: Said, quote: Quote) -> bool:
    """Tell whether a quote uses an abbreviation of which a claim prints the long form."""
    spelt = said.text.casefold()
    return any(
        long.casefold() in spelt and short in quote.text
        for short, long in quote.definitions.items()
    )


def is_survival(claimed: Figure) -> bool:
    """Tell how long people live without an event: what is given of it in months is a median."""
    return claimed.unit in TIMES and (claimed.endpoint or "").endswith("survival")


def only_group(said: Said, quote: Quote) -> frozenset[str]:
    """Return the words of the title and the question, where neither compares groups."""
    around = f"{quote.title} {said.question} {quote.near}"
    return frozenset() if _COMPARES.search(around) else frozenset(stems(around))

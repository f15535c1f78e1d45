"""Whom or what all figures of a quote are said of: a claim may not take a part for the whole."""

import re

from ingest.figures.endpoints import endpoint_names, endpoints_in
from ingest.figures.terms import Mention
from retrieval.grounding.composites import composite_in
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.phrases import PEOPLE_NOUN
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.synonyms import all_forms
from retrieval.grounding.whom import whom_fault
from retrieval.words import stems

_RESTRICTED = re.compile(
    r"^(?:Among|(?:In|Within)\s(?:the\s)?(?=(?:\w+\s){0,2}(?:subgroups?|subsets?|patients"
    r"|participants|children|women|men|adults|people|those|subjects)\b))\s?(?P<whom>[^,;]{3,90}),"
)
_EITHER = re.compile(
    r"^(?P<one>[A-Z][a-z-]+(?:\s[a-z-]+){0,3}?)\sor\s(?P<other>[a-z-]+(?:\s[a-z-]+){0,3}?)"
    r"\s(?:occurred|developed|was|were|happened|affected|arose|led)\b"
)
_EITHER_OR = re.compile(r"\beither\s\W?(?P<one>[\w\s]{2,30}?)\W?\sor\s\W?(?P<other>\w+)")
"""The two events of which a quote counts those who had one."""
_THOSE = re.compile(
    rf"^(?:The\s)?(?:{PEOPLE_NOUN})\s(?:with|without|who|whose|aged|over|under|in\swhom)\s"
    r"(?P<whom>[^,;]{3,70}?)\s(?:had|have|was|were|showed|needed|reached|achieved|lost|gained)\b",
    re.IGNORECASE,
)
"""Whom a sentence begins with: ``Eyes with a pressure above 30 at entry had …``."""
_PART = re.compile(
    r"\b(?:subgroups?|subsets?)\b|\b(?:among|in|for)\s(?:patients|participants|children|women|men|adults"
    r"|people|those)\s(?:with|without|aged|who|taking|at|under|over)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    rf"(?:Among|In|For)\s(?:the\s|all\s)?{PEOPLE_NOUN}\s(?P<whom>(?:with|who|without|whose)\s[^,;]{{3,90}}),"
)
"""Whom alone a claim speaks of."""
_RESTRICTS = re.compile(
    r"\b(?:among|in|of|for|to)\b[^,;.]{0,50}\b(?:with|without|who|whom|whose|aged|taking|receiving|given|on)\b"
    r"|\bthose\b|\bsub(?:group|set)s?\b|\b\w+\s(?:with|who|whose)\b",
    re.IGNORECASE,
)
"""What says that a quote speaks of some."""
_WHOLE = re.compile(
    r"\b(?:overall(?!\s(?:survival|response|remission))|all\s(?:\w+\s)?(?:patients|participants)"
    r"|(?:whole|entire|total|overall)\s(?:population|cohort|group|sample))\b",
    re.IGNORECASE,
)
_OR_BEHIND = re.compile(r"\s(?:and/)?or\s(?P<other>(?:[a-z][\w-]+\s?){1,3})")
_OR_BEFORE = re.compile(r"(?P<other>(?:[\w-]+\s){1,2})(?:and/)?or\s$")
_UNIT = re.compile(r"\([^()]*\)\w?")
_NO_PART = frozenset(
    stems("all overall total whole entire full safety intention treat modified protocol analysis")
) | frozenset({"intention-to-treat"})


def scope_fault(said: Said, quote: Quote) -> str:
    """Say that a claim leaves out what its quote restricts its figures to; empty where not.

    The label of a table row says what its cells are of, and ``Among patients with …,`` at the
    beginning of a sentence whom it speaks of: a claim must name some of it, or the question has.

    Args:
        said: The claim.
        quote: The one quote it cites.
    """
    if fault := whom_fault(said, quote) or _alone_fault(said, quote):
        return fault
    if part := _part_of_composite(said, quote):
        return f"it gives for {part} what the quote gives for it or something else"
    row = quote.candidate.row
    if row is not None:
        restricted: str = row.label
    else:
        found = _RESTRICTED.match(quote.text)
        restricted = found["whom"] if found else ""
        restricted = restricted or _those(quote)
    if _WHOLE.search(said.text) and _PART.search(quote.text) and not _WHOLE.search(quote.text):
        return "it says of all what the quote says of a part"
    wanted = frozenset(stems(restricted)) - NEUTRAL - GENERIC
    if not wanted or wanted & _NO_PART:
        return ""
    words = frozenset(stems(f"{said.whole} {said.question}"))
    named = words | all_forms(f"{said.whole} {said.question}", quote.definitions)
    if wanted & named or words & (all_forms(restricted, quote.definitions) - NEUTRAL):
        return _last_part_fault(restricted, named | words, quote) if row is not None else ""
    return f"it leaves out that the quote speaks of {restricted.strip()}"


def _last_part_fault(label: str, said: frozenset[str], quote: Quote) -> str:
    """Say that a claim names none of the last part of a row's label, which says what it is of."""
    path = label.split(" > ")
    path[-1] = _UNIT.sub(" ", path[-1])
    last = frozenset(stems(path[-1])) - NEUTRAL - GENERIC
    last = frozenset(each for each in last if each.isalpha())
    if (
        len(path) == 1
        or not last
        or said & (last | all_forms(path[-1], quote.definitions) - NEUTRAL)
    ):
        return ""
    return f"it leaves out that the quote speaks of {path[-1].strip()}"


def _those(quote: Quote) -> str:
    """Return whom a quote begins with, by words that neither its title nor its rest has."""
    found = _THOSE.match(quote.text)
    if found is None:
        return ""
    known = frozenset(stems(f"{quote.near} {quote.title} {quote.text[found.end() :]}"))
    own = [each for each in found["whom"].split() if not known & frozenset(stems(each))]
    return " ".join(own)


def _alone_fault(said: Said, quote: Quote) -> str:
    """Say that a claim speaks of those alone whom its quote only counts: *61% had had it*."""
    found = _ONLY.match(said.text)
    if found is None or _RESTRICTS.search(quote.text) or quote.candidate.row is not None:
        return ""
    known = frozenset(stems(f"{quote.near} {quote.title} {said.question}"))
    strange = frozenset(stems(found["whom"])) - known - NEUTRAL - GENERIC
    of_some = bool(strange & quote.own_words)
    return f"the quote does not speak of those {found['whom']} alone" if of_some else ""


def _part_of_composite(said: Said, quote: Quote) -> str:
    """Return the event a claim names alone of which its quote counts it or another; else nothing.

    ``Death or inability to walk occurred in …``: nothing is said of deaths alone.
    """
    wanted = frozenset(endpoint_names(said.text))
    words = all_forms(f"{said.whole} {said.question}", quote.definitions)
    if composite_in(said.whole):
        return ""
    alone = {m.name for m in endpoints_in(quote.text) if not _other_event(quote.text, m)}
    for mention in endpoints_in(quote.text):
        other = frozenset(stems(_other_event(quote.text, mention))) - NEUTRAL
        if other and mention.name in wanted - alone and not other & words:
            return mention.name
    return _one_of_two(said, quote)


def _one_of_two(said: Said, quote: Quote) -> str:
    """Return what a claim names of two events, whatever they are, that its quote counts as one."""
    found = _EITHER.match(quote.text) or _EITHER_OR.search(quote.text)
    if found is None or re.search(r"\bor\b", said.whole):
        return ""
    words = frozenset(stems(said.whole))
    one, other = (frozenset(stems(found[each])) - NEUTRAL for each in ("one", "other"))
    named = [bool(words & each) for each in (one - other, other - one)]
    return "" if named[0] == named[1] else found["one" if named[0] else "other"]


def _other_event(text: str, mention: Mention) -> str:
    behind = _OR_BEHIND.match(text, mention.end)
    before = _OR_BEFORE.search(text[: mention.start])
    found = behind or before
    return found["other"] if found else ""

"""Which way something went: words for more and less, better and worse, and whether they agree."""

import re
from collections.abc import Sequence

from ingest.figures.units import TIMES
from retrieval.grounding.falling import LESS, TERMS
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.outcomes import borne_out, changed_apart, contradicted
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.significance import without_verdicts
from retrieval.grounding.support import Held
from retrieval.words import stems

_MORE = re.compile(
    r"\b(?:increas\w*|rise[sn]?|rising|rose|raised|grew|gain(?:ed|s)?|higher|greater"
    r"|more\b(?! than)"
    r"|longer|prolong\w*|lengthen\w*|elevat\w*|larger|extend(?:ed|s|ing)|doubled|tripled|exceed\w*"
    r"|most|highest|longest|greatest|largest|doubl(?:es?|ing)|(?:twice|three times)\s(?:as|the)"
    r"|two-?fold|dearer|costlier|later(?=\s(?:with|in|on|after|than|for)\b)|heavier)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:improv\w*|better|superior\w*|benefit\w*|favou?r(?:ed|s|ing|able)|best|protect\w*"
    r"|effective|outperform\w*|surpass\w*|advantage\w*)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:worse\w*|inferior\w*|deteriorat\w*|harm(?:ed|ful|s)?|detriment\w*|unfavou?r\w*|poorer|disadvantag\w*"
    r"|worst|ineffective)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:similar\w*|comparable|unchanged|equal(?:ly)?|equivalent|identical\w*|the same|stable"
    r"|alike|(?:regardless|irrespective|independent(?:ly)?)\sof|little\s(?:difference|change|effect))\b"
    r"|\bno (?:\w+ ){0,2}(?:difference|change|effect|benefit|improvement)\b"
    r"|\b(?:not|n't|never) (?:\w+ ){0,2}(?:differ\w*|change\w*|improv\w*|affect\w*)",
    re.IGNORECASE,
)
_IN_FAVOUR = re.compile(r"\bin\sfavou?r\sof\b", re.IGNORECASE)
_CHANGE = r"(?:reduction|decrease|decline|fall|drop|loss|increase|rise|gain)"
_THING = re.compile(rf"\b{_CHANGE}\b(?=[^;]*\b(?:was|were|is|are|higher|lower|greater|smaller)\b)")
_DEGREES = (
    re.compile(
        r"\b(?:fell|decreased|declined|dropped|reduced|rose|increased)\s(?:\w+ly\s)?"
        r"(?P<degree>more\s(?:slowly|gradually)|less\s(?:rapidly|steeply)|(?:more|less)(?!\sthan\s\d)"
        r"|further|faster)\b", re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<degree>greater|larger|smaller|bigger|more pronounced)\s"
        rf"(?:\w+\s){{0,2}}{_CHANGE}s?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_CHANGE}s?\b[^,;.\d]{{0,60}}?\s(?:was|were)\s(?:\w+ly\s)?"
        r"(?P<degree>greater|larger|smaller|bigger|more pronounced)\b", re.IGNORECASE,
    ),
)  # fmt: skip
"""How one change compares with another: ``fell more``, ``a greater reduction``."""
_COMPARES = re.compile(
    r"\b(?:than|compared|versus|vs\.?|greater|larger|smaller|more|less)\b", re.IGNORECASE
)
_IS_MORE = re.compile(
    r"\b(?:was|were|is|are)\s(?:\w+ly\s)?(?:(?P<less>lower|less|fewer|shorter|smaller)"
    r"|higher|greater|more|longer|larger)\b(?!\sthan\s[\d.])",
    re.IGNORECASE,
)
_TO_A_LESSER_DEGREE = frozenset(
    {"less", "smaller", "more slowly", "more gradually", "less rapidly", "less steeply"}
)
_FASTER = re.compile(
    r"\b(?:faster|quicker|sooner|earlier)\b(?=\s(?:with|in|on|after|than|for|\()|,)"
)
_SLOWER = re.compile(r"\b(?:slower|later)\b(?=\s(?:with|in|on|after|than|for|\()|,)")
_CLAUSE = re.compile(r"[;,]|\b(?:but|while|whereas|although|and)\b")
_KINDS = {"more": _MORE, "less": LESS, "better": _BETTER, "worse": _WORSE}
_OPPOSITE = {"more": "less", "less": "more", "better": "worse", "worse": "better"}


def directions_in(text: str) -> frozenset[str]:
    """Return which ways a text says things went: more, less, better, worse, same."""
    plain = TERMS.sub(" ", text)
    alike = bool(_SAME.search(plain))
    # What did not change did not rise either.
    plain = _SAME.sub(" ", plain)
    found = {kind for kind, words in _KINDS.items() if words.search(plain)}
    return frozenset(found | ({"same"} if alike else set()))


def _with_pace(text: str, held: Sequence[Held]) -> str:
    """Put *faster* as more or less: of a time it is less, of a rate more."""
    timed = [each.placed.figure.unit in TIMES for each in held]
    if not timed or any(timed) != all(timed):
        return text
    quick, slow = ("shorter", "longer") if all(timed) else ("greater", "smaller")
    return _SLOWER.sub(slow, _FASTER.sub(quick, text))


def direction_fault(said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> str:
    """Say how a claim's direction contradicts its quotes; empty where it agrees or says none.

    A direction must be the quote's own: in its words, in the values it gives for the two things
    compared, or in a ratio whose whole interval lies on one side of 1. What the quote leaves
    open cannot be told, and is not claimed.

    Args:
        said: The claim.
        quotes: The quotes it cites.
        held: The figures it states.
    """
    text = _with_pace("\n".join(quote.text for quote in quotes), held)
    claim = _with_pace(said.text, held)
    faults = (_part_fault(part, text, said, quotes, held) for part in _CLAUSE.split(claim))
    fault = next((fault for fault in faults if fault), "")
    degree, kind = _degree(said)
    if degree:
        told = changed_apart(said, quotes, held, fell=kind == "less")
        wrong = told != degree if told or not _COMPARES.search(text) else False
        return "it says that one thing changed by more, which the quote does not" if wrong else ""
    comparative = _IS_MORE.search(claim)
    if comparative is not None and not fault:
        way = "less" if comparative["less"] else "more"
        turned = contradicted(way, said, quotes, held)
        return f"it says {way} where the values of the quote say otherwise" if turned else ""
    return fault


def _degree(said: Said) -> tuple[int, str]:
    """Return whether a claim says that one thing changed by more (1) than another, or less (-1).

    With it comes which way both changed: ``more`` or ``less``.
    """
    found = [each for pattern in _DEGREES for each in pattern.finditer(said.text)]
    rest = (
        directions_in(said.text.replace(found[0]["degree"], " "))
        if len(found) == 1
        else frozenset[str]()
    )
    if len(rest) != 1 or not rest <= {"more", "less"}:
        return 0, ""
    lesser = found[0]["degree"].casefold() in _TO_A_LESSER_DEGREE
    return (-1 if lesser else 1), next(iter(rest))


def _part_fault(
    part: str, text: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]
) -> str:
    claimed, there = directions_in(_bare(without_verdicts(part), text)), directions_in(text)
    there |= {"better"} if _IN_FAVOUR.search(text) else set()
    if any(_OPPOSITE.get(kind) in there for kind in claimed):
        bare = _bare(text, part)
        there = directions_in(_clause_with(held) or _clause_of(part, bare))
    for kind in sorted(claimed - {"same"} - there):
        if _OPPOSITE[kind] in there:
            return f"it says {kind} where the quote says {_OPPOSITE[kind]}"
        if there == {"same"}:
            return f"it says {kind} where the quote says that nothing changed"
        if not borne_out(kind, said, quotes, held):
            return f"it says {kind}, which the quote does not say"
    if claimed == {"same"} and there - {"same"} and "same" not in there:
        return "it says that nothing changed where the quote says that something did"
    return ""


def _bare(text: str, other: str) -> str:
    """Take out what a text and another measure alike: in ``fat loss was higher`` nothing fell."""
    there = {found.group().casefold() for found in _THING.finditer(other)}
    return _THING.sub(lambda m: " " if m.group().casefold() in there else m.group(), text)


def _clause_with(held: Sequence[Held]) -> str:
    """Return the clauses of the quotes that hold a claim's figures, where they say a direction."""
    found: list[str] = []
    for each in held if len({h.quote.number for h in held}) == 1 else ():
        text, figure = each.quote.text, each.placed.figure
        joints = [m.span() for m in _CLAUSE.finditer(text)]
        start = max((b for _, b in joints if b <= figure.start), default=0)
        end = min((a for a, _ in joints if a >= figure.end), default=len(text))
        found.append(text[start:end])
    clauses = " ; ".join(dict.fromkeys(found))
    return clauses if len(directions_in(clauses) - {"same"}) == 1 else ""


def _clause_of(said: str, text: str) -> str:
    """Return the clauses of a quote that share most words with a claim."""
    wanted = frozenset(stems(said)) - NEUTRAL
    shared = [(len(wanted & frozenset(stems(part))), part) for part in _CLAUSE.split(text)]
    most = max(count for count, _ in shared)
    return ", ".join(part for count, part in shared if count == most)

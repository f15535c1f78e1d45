"""What stands right behind a figure, and what it is the figure of: ``nausea in 9% of the A group``.

Read from the words alone, so that two figures of a sentence can be told apart by phrases of one
form, *with A* and *with B*, or by what is said to have happened, whatever the grammar made of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.figures.figure import Figure
from ingest.figures.numbers import numbers_in
from ingest.figures.units import TIMES
from retrieval.grounding.conditions import is_name
from retrieval.grounding.mentions import digit_stems
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.words import stem, stems

PEOPLE_NOUN = (
    r"(?:patients|participants|subjects|women|men|children|infants|adults|people|individuals|those"
    r"|volunteers|recipients|cases|girls|boys|neonates|babies|newborns|(?:non-?)?smokers|users|donors"
    r"|survivors|carriers|mothers|workers|residents|pupils|eyes|ears|teeth|knees|hips|limbs"
    r"|procedures|operations|embryos|cycles|transfers|births|deliveries)"
)
_JOINS = (
    r"(?:(?:assigned|randomi[sz]ed|allocated)\sto|(?:treated|managed)\s(?:with|by)|receiving|given"
    r"|taking|using|who\s(?:received|took|had|used)|with|in|on|for|after|among|under|by|during|at|from"
    r"|of(?=\s(?:the\s)?(?:[\w-]+\s){1,3}(?:group|arm)\b)|to(?!\s[-−]?\d))"
)
_ENDS = (
    r"(?=\s(?:and|but|or|versus|vs|as|compared|than|whereas|while|was|were|had|respectively|in|at"
    r"|with|on|after|for|over|during|from|had|required|developed|died)\b|[,;:()\[\]=]|\.(?:\s|$)|$)"
)
_TIME = (
    r"(?:baseline|entry|(?:week|month|day|year)\s\d+"
    r"|\d+(?:(?:,\s|,?\sand\s)\d+)*\s(?:years?|months?|weeks?|days?|h|hours?))"
)
_AT_A_TIME = rf"(?:\s(?:at|after|by|over|in|on|within|from)\s{_TIME}(?:\sto\s{_TIME})?)?"
_COUNTED = r"(?:\s(?!(?:was|has|is|as|versus|vs|this)\s)[a-z]{2,}s(?:\s(?:a|per)\s[a-z-]+)?)?"
"""What is counted, right behind its number: ``11.2 cigarettes a day``."""
_BEHIND = re.compile(
    rf"\)?{_COUNTED}(?!\sin\s\d){_AT_A_TIME}(?:\s?[(\[][^()\[\]]*[)\]])*\s?"
    rf"(?:of\s(?:the\s|all\s|\d+\s)*(?:{PEOPLE_NOUN}|[a-z]+s)\s)?(?:of\s\d[\d,]*\s)?"
    rf"(?:{PEOPLE_NOUN}\s)?{_JOINS}\s"
    rf"(?:(?:the|those|all|a|an|{PEOPLE_NOUN}|in|on|with|receiving|given|taking"
    rf"|(?:treated|managed)\s(?:with|by)|assigned\sto)\s)*(?!{_TIME}\b|favou?r\b)"
    rf"(?P<name>[^\s,;:()\[\]][^,;:()\[\]]*?){_ENDS}",
    re.IGNORECASE,
)
_OF_A_TIME = re.compile(rf"\sof\s(?P<name>[^\s,;:()\[\]][^,;:()\[\]]*?){_ENDS}", re.IGNORECASE)
"""Behind how long something was given: ``ten days of amoxicillin``."""
_BEFORE_PEOPLE = re.compile(
    rf"\s(?:of\s)?(?:the\s|all\s)?(?P<name>(?:(?!(?:of|the|were|was|are|had)\b)[A-Za-z][\w-]*\s){{1,3}}?){PEOPLE_NOUN}\b"
)
_PARTS = re.compile(
    r"[,;:]\s|\s(?:and|but|while|whereas|or|versus|vs\.?|against|than|(?:as\s)?compared\s(?:with|to))\s"
)
_BEFORE_BRACKET = re.compile(
    rf"\b{_JOINS}\s(?:(?!\b(?:was|were|is|are|had|occurred)\b)[^,;:()\[\]]){{2,40}}\s?[(\[]\s?$",
    re.IGNORECASE,
)
"""A group right before its figure: ``with amoxicillin (``."""
_SHARES = re.compile(
    r",\s|(?:\s(?:at\s)?(?:baseline|entry))?\sto\s|(?:\s?[(\[][^()\[\]]*[)\]])*,?\s(?:and|or)\s(?:\w+\s){0,2}?(?:(?:in|was|of)\s)?"
)
"""What stands between two figures that share the phrase behind the second."""
_IN_LIST = re.compile(r"(?:\s?[(\[][^()\[\]]*[)\]])?(?:,\s(?:and\s)?|\sand\s)")
_ITEMS = re.compile(
    r"(?:^|[,;:]\s)(?P<items>[A-Za-z][^.;:()]*?,?\sand\s[^.;:(),]*?)\s(?:was|were|occurred|developed"
    r"|affected|arose|appeared|happened)\b[^,;:()\d]*$"
)
_BETWEEN_ITEMS = re.compile(r",\s(?:and\s)?|\sand\s")
_AND = re.compile(r"(?:\s?[(\[][^()\[\]]*[)\]])*,?\s(?:and|versus|vs?\.?)\s(?:in\s)?")
_COMPARED = re.compile(r"\b(?:compared\s(?:with|to)|versus|vs\.?|against)\s(?:with\s)?$")
_OTHER_CLAUSE = re.compile(r";\s(?=[a-z])")
_OPENS_CLAUSE = re.compile(r"[,;:]\s$")
_IDLE = NEUTRAL - frozenset(
    stems(
        "randomised screened completed enrolled included excluded analysed discontinued assigned"
        " eligible recruited withdrew"
    )
)
"""Words that tell no two figures apart; what became of the participants of a study does."""
_PAIR_NAMED = re.compile(
    rf"\b{_JOINS}\s(?:the\s)?(?P<one>[^,;:()\d]{{2,40}}?)\s(?:and|than|versus|compared\swith)\s"
    rf"(?:(?:with|in|for|after|on|among|the)\s)*(?P<other>[^,;:()\d]{{2,40}}?)(?:,?\srespectively|\.?$)",
    re.IGNORECASE,
)
"""Whose two values are that stand in pairs before it: ``with A and B, respectively``."""
_TWO = 2
_PREDICATE = re.compile(
    rf"\s?(?:of\s(?:the\s|all\s)?{PEOPLE_NOUN}\s|{PEOPLE_NOUN}\s)?(?P<what>(?:were|was|had|have|\w+ed|withdrew"
    r"|fell|rose)\b[^,;:()\[\]]{0,40}?)"
    r"(?=\s(?:and|but|or|versus|vs|compared|than|whereas|while|in|at|with|on|after|for|to)\b"
    r"|[,;:()\[\]]|\.(?:\s|$)|$)"
)
_JOINED = re.compile(r"\b(?:with|on|of|in|after|for|receiving|given|taking)\s$", re.IGNORECASE)
_LONGEST = 60
"""Characters of a name behind a figure."""


class Told(NamedTuple):
    """What a sentence says a figure of.

    Args:
        name: The stems of what a phrase behind it names.
        subject: The stems of what is said to have happened or been measured.
        printed: The same as printed.
        leads: Whether it stands before the figure, and so may be said of those behind it, too.
    """

    name: frozenset[str]
    subject: frozenset[str]
    printed: str
    leads: bool


@lru_cache(maxsize=4096)
def told_of(text: str, figures: tuple[Figure, ...]) -> dict[int, Told]:
    """Return what a sentence says each figure of, by where the figure begins.

    Args:
        text: A sentence.
        figures: Its figures.
    """
    results = [each for each in figures if not is_name(text, each)]
    results.sort(key=lambda each: each.start)
    both = zip(results, _names_behind(text, results), _subjects(text, results), strict=True)
    return {figure.start: Told(name, *subject) for figure, name, subject in both}


def name_behind(text: str, figure: Figure, figures: Sequence[Figure]) -> frozenset[str]:
    """Return the stems of what a phrase right behind a figure names: *with glue*; else none.

    Args:
        text: What it stands in.
        figure: A figure.
        figures: All figures that the phrase must not reach.
    """
    found = _phrase_behind(text, figure, figures)
    return digit_stems(found["name"]) if found else frozenset()


def _phrase_behind(text: str, figure: Figure, figures: Sequence[Figure]) -> re.Match[str] | None:
    # "28 with 15 mg", "6 (5%) of 121 on A": a number of the phrase itself.
    following = (f.start for f in figures if f.start >= figure.end)
    limit = min((at for at in following if not _JOINED.search(text[:at])), default=len(text))
    near = text[:limit]
    found = _BEFORE_PEOPLE.match(near, figure.end) or _BEHIND.match(near, figure.end)
    if found is None and figure.unit in TIMES:
        found = _OF_A_TIME.match(near, figure.end)
    return found if found and len(found["name"]) <= _LONGEST else None


def _names_behind(text: str, figures: Sequence[Figure]) -> list[frozenset[str]]:
    """Return what the phrase behind each figure names, where several figures share one, too.

    ``Response in 57% and remission in 30% of patients on A, compared with 47% and 27% on B``;
    ``weight gain in 22% with A and 15% with B, and akathisia in 10% and 6%``.

    Args:
        text: A sentence.
        figures: Its figures, in their order.
    """
    named = [name_behind(text, each, figures) for each in figures]
    for at in reversed(range(len(figures) - 1)):
        gap = text[figures[at].end : figures[at + 1].start]
        if not named[at] and named[at + 1] and _SHARES.fullmatch(gap):
            named[at] = named[at + 1]
    behind = _PAIR_NAMED.search(text, figures[-1].end) if figures else None
    for first, second in pairwise(range(len(figures))):
        pair = text[figures[first].end : figures[second].start]
        known = [each for each in named[:first] if each]
        if named[first] or named[second] or not _AND.fullmatch(pair):
            continue
        if behind:
            named[first], named[second] = digit_stems(behind["one"]), digit_stems(behind["other"])
        elif len(known) == _TWO:
            named[first], named[second] = known
    return named


def _subjects(text: str, figures: Sequence[Figure]) -> list[tuple[frozenset[str], str, bool]]:
    """Return what is said right before each figure to have happened or been measured.

    Of a figure that only follows another one, it is that one's; the two behind *compared with* go
    with the two before it.

    Args:
        text: A sentence.
        figures: Its figures, in their order.
    """
    found: list[tuple[frozenset[str], str, bool]] = []
    led: tuple[frozenset[str], str, bool] | None = None
    for at, figure in enumerate(figures):
        lead = _BEFORE_BRACKET.sub(" ", _lead_of(text, at, figures))
        spelt = frozenset(stem(each.text) for each in numbers_in(lead))
        words = frozenset(stems(lead)) - _IDLE - spelt - digit_stems(figure.arm or "")
        words = frozenset(each for each in words if not each[0].isdigit())
        behind = _predicate(text, at, figures)
        follows = at > 0 and _AND.fullmatch(text[figures[at - 1].end : figure.start])
        if behind and not follows and (not words or _OPENS_CLAUSE.search(lead)):
            found.append((frozenset(stems(behind)) - _IDLE, behind, False))
            continue
        against = at > 0 and _COMPARED.search(text[figures[at - 1].end : figure.start])
        led = (words, lead, True) if words or not led else led
        # "71% were arrested, compared with 65% with B": of both.
        found.append(found[-1] if against and not words else led)
    for at, item in _items(text, figures):
        found[at] = (frozenset(stems(item)) - _IDLE, item, False)
    # What is said behind a figure is said of it alone; what leads to it goes on.
    for at in range(1, len(figures) - 2):
        gaps = [text[figures[k].end : figures[k + 1].start] for k in (at, at + 1)]
        if _COMPARED.search(gaps[0]) and _AND.fullmatch(gaps[1]):
            found[at + 1], found[at + 2] = found[at - 1], found[at]
    return found


def _items(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, str]]:
    """Yield what each figure of a list is of, by its place, where as many items stand before it.

    ``Erythema, pain and cellulitis were reported by 27%, 24% and 19% with A and 9%, 6% and 0% with
    B``: of lists of one length behind it, too.
    """
    items: list[str] = []
    start = 0
    while start < len(figures):
        end = start + 1
        while end < len(figures) and _IN_LIST.fullmatch(
            text, figures[end - 1].end, figures[end].start
        ):
            end += 1
        led = _ITEMS.search(text[: figures[start].start]) if end - start > 1 else None
        if led and not any(letter.isdigit() for letter in led["items"]):
            items = _BETWEEN_ITEMS.split(led["items"])
        if len(items) == end - start > 1:
            yield from zip(range(start, end), items, strict=True)
        start = end


def _predicate(text: str, at: int, figures: Sequence[Figure]) -> str:
    """Return what is said behind a figure that opens its clause: *53% were men*."""
    figure = figures[at]
    behind = _phrase_behind(text, figure, figures)
    end = figures[at + 1].start if at + 1 < len(figures) else len(text)
    rest = _PREDICATE.match(text[:end], behind.end() if behind else figure.end)
    return rest["what"] if rest else ""


def _lead_of(text: str, at: int, figures: Sequence[Figure]) -> str:
    """Return what stands between a figure and the phrase behind the one before it."""
    if at == 0:
        return _OTHER_CLAUSE.split(text[: figures[0].start])[-1]
    before = figures[at - 1]
    behind = _phrase_behind(text, before, figures)
    lead = text[behind.end() if behind else before.end : figures[at].start]
    return " ".join(_PARTS.split(lead)[1:])

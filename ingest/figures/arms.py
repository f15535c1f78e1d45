"""The group each figure belongs to, in the text's words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.figures.clauses import Series, alike
from ingest.figures.drafts import Draft
from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import BARE, COMPARISONS, WEAK, measures_in
from ingest.figures.wording import is_shift

_STOP = (
    "and or vs versus v against compared than was were is are had has have at after before in "
    "with for on but while whereas as the to from of by who that which group groups arm arms "
    "cohort cohorts patients participants recipients subjects respectively during when p showed "
    "it reached not did they we each these those whose into"
)
_WORD = (
    r"(?:\d+\s?(?:mg|µg|μg|g|GBq|MBq|IU|mL|Gy)\b(?:/\w+)?|[A-Za-z][\w+/'’‐‑-]*"
    r"|\d[\w-]*[A-Za-z][\w-]*)"
)
_NO_STOP = rf"(?!(?:{'|'.join(_STOP.split())})\b)"
_LETTERED = r"(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?)\s(?:[A-Z]|\d{1,2}|I{1,3}V?)\b"
_PHRASE = rf"(?:{_LETTERED}|(?<!\w){_NO_STOP}{_WORD}(?:\s{_NO_STOP}{_WORD}){{0,4}})"
_KIND = (
    r"(?:(?:treatment\s|study\s)?(?:groups?|arms?|cohorts?)|patients|participants|recipients|"
    r"subjects|users|women|men|children|volunteers)"
)
_TAKING = (
    r"(?:in|with|for|on|among|receiving|given|taking|under|after|by|treated\s+with|(?:randomi[sz]ed|"
    r"assigned|allocated)\s+to|who\s+(?:received|had|took|were\s+given)"
    r"|that\s+(?:received|were\s+given))"
)
_WHO = (
    rf"(?:(?:all\s+|the\s+|those\s+)?(?:patients|participants|women|men|subjects|those|individuals|"
    rf"people|children)\s+(?:{_TAKING}\s+)?)?"
)
_AFTER = re.compile(
    rf"\s*[)\]]?\s*(?:from\s+baseline\s+)?(?:of\s+(?:the\s+)?|\w+ed\s+)?"
    rf"(?:(?:patients|participants|subjects|women|men|those|cases|deaths|events)\s+)?(?P<how>{_TAKING})\s+(?:the\s+)?{_WHO}(?:the\s+)?"
    rf"(?P<arm>{_PHRASE})(?:\s+(?P<kind>{_KIND}))?\b"
)
_ASIDE = re.compile(
    r"\s+(?:of\s+(?:the\s+)?(?:patients|participants|women|men|subjects|children)\s+)?"
    r"\(\s?(?:grades?|of whom|including|stages?|severe|serious)\b[^()]*\d[^()]*\)(?=\s)"
)
"""A bracket with figures of a part, ``(grade 3, 6%)``, between a figure and its group."""
_OF = re.compile(rf"\s*(?:of|for)\s+(?:the\s+)?(?P<arm>{_PHRASE})\s+(?P<kind>{_KIND})\b")
_COUNTED = re.compile(rf"\s*(?P<arm>{_PHRASE})\s+(?P<kind>{_KIND})\b")
"""``12 of 58 heparin patients``: a group, where others stand so too; else perhaps *eligible*."""
_JOINS = re.compile(r"(?:,|\b(?:and|or|vs\.?|versus|compared)\b)")
_NAMED = re.compile(
    r"\b(?:[Gg]roup|[Aa]rm|[Cc]ohort)\s(?:[A-Z]|\d|I{1,3}V?|one|two|three)\b"
    r"|\b(?P<alone>placebo|controls?|sham|vehicle|usual\scare|standard\scare|observation)\b(?!led)"
)
_GROUPED = re.compile(rf"(?P<arm>{_PHRASE})\s+(?:{_KIND})\b|{_NAMED.pattern}")
_TAKEN = re.compile(
    rf"\b{_TAKING}\s+(?:the\s+)?{_WHO}(?P<arm>{_PHRASE})\s*(?:{_KIND})?,?\s+(?:(?:it|this|the\s\w+)\s+)?"
    r"(?:(?:was|were|had|showed|reached|is|did|:)\s*)?"
    r"(?:(?!(?:compared|versus|vs|than|and|or|while|but|with|to)\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    rf"\s*,?\s*(?:whereas|while|but|and)?\s*{_TAKING}\s+(?:the\s+)?{_WHO}(?P<arm>{_PHRASE})\s*"
    rf"(?P<kind>{_KIND})?\s*(?:\([^()]*\)\s*)?,",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s[^.;]*\band\s(?:the\s)?$")
_SEPARATOR = (
    r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|vs\.?|versus|compared\s+(?:with|to)|against|than)\s+)"
    rf"(?:(?:{_TAKING}\s+)?(?:the\s+|those\s+)?)?"
)
_ITEM = rf"{_PHRASE}(?:\s+{_KIND})?(?:\s+[A-Z\d]\b)?(?:\s+\([^()]*\))?"
_LIST = re.compile(
    rf"(?:\b(?:{_TAKING}|between|of|the|[Bb]oth)\s+(?:the\s+)?{_WHO}|^\W*)(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})+)",
    re.IGNORECASE,
)
_LIST_AFTER = re.compile(
    rf"[\s)\],]*(?:{_TAKING}|of)\s+(?:the\s+)?{_WHO}(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})+)"
)
_SPLIT = re.compile(_SEPARATOR)
_KIND_BEHIND = re.compile(rf"\s{_KIND}$")
_TRAILING = re.compile(rf"\s+(?:{_KIND})$|\s*\([^()]*\)$", re.IGNORECASE)
_SERIES_OF_GROUPS = re.compile(r"(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?)\s")
_NO_ARM = frozenset(
    "a an all both each either neither this that these those whom total one two three four "
    "first second third addition contrast general patients participants terms order case favor "
    "favour months month weeks week days day years year baseline follow-up trend ci our their "
    "his her whole entire overall study analysis table figure median mean respectively no any "
    "some most other time our comparison respect ratio rate age men's significance range up its "
    "n sd treatment-related least more less only about patients' interaction difference "
    "differences change group groups arm hours h min treatment therapy intervention surgery "
    "another roughly approximately nearly almost around "
    "every end mg ml gbq kg ethical ethics approval within-group by them "
    "it others find found in however moreover conversely furthermore additionally interestingly "
    "notably finally similarly thus therefore hence a an this".split()
)
_NO_LAST = frozenset(
    "increased decreased rose fell dropped improved declined developed occurred experienced "
    "achieved remained underwent completed more less fewer most than also only".split()
)
"""Words with which no group's name ends: what a group did, or how many of it."""
_NUMBERING = frozenset("two three four both all other between divided".split())
_GIVEN = re.compile(r"receiving|given|taking|treated\s+with|.*\sto|.*\s(?:received|given)")
"""How a group takes what it is named by, so that no name of a disease or a place stands there."""
_NEEDS_KIND = frozenset(("in", "after", "by", "among"))
_MOST_WORDS = 6
_LETTERS = 3
"""Characters of a group's letter or number (``A``, ``III``)."""


_NO_GROUPS = (COMPARISONS | BARE) - {"area under the curve"}


def find_arms(text: str, series: Sequence[Series]) -> None:
    """Give every estimate its group: ``8.4 months with octreotide``, ``in the A and B groups``.

    Args:
        text: The sentence.
        series: Its estimates, measures already given; they are changed.
    """
    for place, each in enumerate(series):
        values = [draft for draft in each.drafts if draft.measure not in _NO_GROUPS]
        # What rose from one value to another did so in one group.
        shift = is_shift(text, each.start)
        if len(values) > 1 and not shift:
            listed = _listed(text, each, len(values))
            for draft, name in zip(values, listed, strict=False):
                draft.arm = name
        said = any(draft.measure or draft.endpoint or draft.special for draft in values)
        if said and not any(draft.arm for draft in values):
            before = series[place - 1].drafts[-1] if place else None
            arm = _single(text, each, values[-1], before)
            for draft in values if shift else values[-1:]:
                draft.arm = arm
    _name_alike(text, series)


def _name_alike(text: str, series: Sequence[Series]) -> None:
    """Give ``5 kg in A, 6 kg in B and 7 kg in C`` their groups: names that stand alike.

    Behind *in* a name may be a place, an organ, anything; behind each of several estimates of one
    measure and endpoint, each another, it is what tells them apart. So does what is counted itself,
    ``23 of 60 citrate patients and 12 of 58 heparin patients``.
    """
    lone = [each for each in series if len(each.drafts) == 1 and not each.drafts[0].arm]
    for name_behind, tells_apart in ((_name_after, _is_proper), (_counted_name, bool)):
        named = [(each.drafts[0], name) for each in lone if (name := name_behind(text, each))]
        kinds = {(draft.measure, draft.endpoint, draft.unit) for draft, _ in named}
        names = {name for _, name in named}
        if len(kinds) == 1 and 1 < len(names) == len(named) and all(map(tells_apart, names)):
            for draft, name in named:
                draft.arm = name


def _name_after(text: str, series: Series) -> str | None:
    found = _AFTER.match(text, series.drafts[0].end, series.clause[1])
    return found["arm"] if found and _is_arm(found["arm"]) and not _is_term(found["arm"]) else None


def _is_proper(name: str) -> bool:
    return re.search(r"[A-Z].*[A-Z\d]", name) is not None


def _counted_name(text: str, series: Series) -> str | None:
    found = _COUNTED.match(text, series.drafts[0].end, series.clause[1])
    if found is None or _AFTER.match(text, found.end()):
        return None
    return found["arm"] if _is_arm(found["arm"]) and not _is_term(found["arm"]) else None


# Several figures, several groups


def _listed(text: str, series: Series, count: int) -> list[str]:
    tail = re.sub(
        r"^\s*[(\[][^()\[\]]*[)\]]", lambda m: " " * len(m.group()), text[series.end : series.tail]
    )
    if found := _LIST_AFTER.match(tail):
        arms = _split(found["list"], count)
        if arms:
            return arms
    lead = text[series.clause[0] : series.start]
    for found in reversed(list(_LIST.finditer(lead))):
        arms = _split(found["list"], count)
        if arms:
            return arms
    return []


def _split(printed: str, count: int) -> list[str]:
    printed_pieces = _SPLIT.split(printed)
    if len(printed_pieces) > count and _KIND_BEHIND.search(printed_pieces[count - 1]):
        # "the low, medium and high dose groups, mean scores": the groups end with their noun.
        printed_pieces = printed_pieces[:count]
    pieces = [_cleaned(piece) for piece in printed_pieces]
    named = _SERIES_OF_GROUPS.match(printed)
    if named and all(len(piece) <= _LETTERS for piece in pieces[1:]):
        noun = named.group().strip().removesuffix("s")
        pieces = [f"{noun} {piece.removeprefix(named.group())}" for piece in pieces]
    if len(pieces) < count:
        return []
    chosen = pieces[-count:] if len(pieces) == count else []
    return chosen if all(_is_arm(piece) and not _is_term(piece) for piece in chosen) else []


def _cleaned(printed: str) -> str:
    return _TRAILING.sub("", _TRAILING.sub("", printed.strip())).strip()


# One figure, one group


def _single(text: str, series: Series, draft: Draft, before: Draft | None) -> str | None:
    # The dose in a group's name is an estimate of its own, so that the tail may end before it.
    aside = _ASIDE.match(text, draft.end, series.clause[1])
    after = _AFTER.match(text, aside.end() if aside else draft.end, series.clause[1])
    if after and _accepted(after["arm"], after["kind"], after["how"]):
        return after["arm"]
    of = _OF.match(text, draft.end, series.tail)
    if of and _accepted(of["arm"], of["kind"], "in"):
        return of["arm"]
    return _counted_group(text, series, draft) or _before(text, series, draft, before)


def _counted_group(text: str, series: Series, draft: Draft) -> str | None:
    """Return the group of whom an estimate counts: ``20 placebo patients``, ``9 men given A``."""
    counted = _COUNTED.match(text, draft.end, series.tail)
    if counted is None or _NAMED.fullmatch(counted["arm"]):
        return counted and counted["arm"]
    given = _AFTER.match(text, counted.end(), series.clause[1])
    if given is None or not _accepted(given["arm"], given["kind"], given["how"]):
        return None
    sure = given["kind"] or _NAMED.match(given["arm"]) or _GIVEN.fullmatch(given["how"])
    return given["arm"] if sure else None


def _before(text: str, series: Series, draft: Draft, before: Draft | None) -> str | None:
    # "5 kg in A, 6 kg": what follows an estimate of the kind at once is that one's group.
    told = before is not None and before.end == series.last_end and alike(draft, before)
    told_of = _end_of_group(text, series.last_end, draft.start) if told else None
    lead = text[told_of or series.lead : draft.start]
    first = max(series.clause[0], draft.start - 100)
    taken = _TAKEN.search(text[first : draft.start])
    if taken and told and not text[series.last_end : first + taken.start()].strip(" )]"):
        taken = None
    if taken and _is_arm(taken["arm"]) and not _is_term(taken["arm"]):
        return taken["arm"]
    named = [
        found
        for found in _GROUPED.finditer(lead)
        if _accepted(found["arm"] or found.group(), "group", "")
    ]
    if named and _BETWEEN.search(lead[: named[0].start()]):
        return None  # "the difference between A and B groups, 3%": of neither
    if len(named) == 1:
        return re.sub(r"^[Tt]he\s", "", _cleaned(named[0].group()))
    if named:
        return None
    fronted = _FRONTED.match(text, series.clause[0], draft.start)
    if fronted and _accepted(fronted["arm"], fronted["kind"], "in"):
        return fronted["arm"]
    return None


def _end_of_group(text: str, start: int, end: int) -> int | None:
    """Return where the group ends that stands behind an estimate: it is none of the next one's.

    Args:
        text: The sentence.
        start: Where the estimate ends.
        end: Where the next one begins.
    """
    after = _AFTER.match(text, start)
    if after:
        return after.end() if after["kind"] else None
    counted = _COUNTED.match(text, start, end)
    # "12 placebo patients had 20 relapses" are theirs; "12 placebo patients and 20" are not.
    if counted is None or not _JOINS.search(text, counted.end(), end):
        return None
    after = _AFTER.match(text, counted.end(), end)
    return (after or counted).end()


def _accepted(arm: str, kind: str | None, how: str) -> bool:
    if not _is_arm(arm) or _is_term(arm):
        return False
    if kind or _NAMED.match(arm):
        return True
    return how.casefold() not in _NEEDS_KIND or arm.casefold() in {
        "women",
        "men",
        "children",
        "controls",
    }


def _is_arm(arm: str) -> bool:
    words = arm.casefold().split()
    plain = words not in ([], ["the"]) and len(words) <= _MOST_WORDS and not arm.isdigit()
    plain = plain and not _NUMBERING.intersection(words) and words[-1] not in _NO_LAST
    return plain and (words[0] not in _NO_ARM or _NAMED.match(arm) is not None)


@lru_cache(maxsize=4096)
def _is_term(arm: str) -> bool:
    """Tell a group from a measure or endpoint in its place (``0.21 for PFS``)."""
    mentions = [*endpoints_in(arm), *(m for m in measures_in(arm) if m.name not in WEAK)]
    return any(mention.start == 0 or mention.end == len(arm) for mention in mentions)

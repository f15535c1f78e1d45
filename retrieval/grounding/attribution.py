"""Which of two things a claim says its figure of: the group, time or item told apart by words."""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.grounding.mentions import Labels, Mention, digit_stems, mentions_of
from retrieval.grounding.phrases import told_of
from retrieval.grounding.respective import paired_with
from retrieval.grounding.said import Said
from retrieval.words import stem

_WORD = re.compile(r"[^\W_][\w.'’+/]*")
_BEHIND = re.compile(
    r"^(?:\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]])?\s*(?:,?\s?(?:95%|P|p)[^,;]{0,12})?"
    r"\s?(?:(?:cases|events|deaths|episodes)\sof\s[^,;:()\d]{1,80}?\s(?=(?:in|with|on|among|after)\s)"
    r"|(?!versus)[a-z]{2,}s\s(?=(?:in|with|on|among|after)\s))?"
    r"(?:of\s|\w+ed\s)?(?:the\s)?(?:patients|participants|subjects|those|people|cases|women|men"
    r"|individuals|recipients|them)?\s?(?:who\s)?"
    r"(?:with|in|for|on|among|under|receiving|received|given|taking|treated\s(?:with|on|by)|after|from|by|at|to"
    r"|(?:assigned|randomi[sz]ed|allocated)\s(?:to|on)|of|was\s(?:seen|found|reported)\s(?:in|with))"
    r"\s(?:the\s|all\s|those\s|patients\s|participants\s|subjects\s|in\s|on\s|with\s|given\s"
    r"|receiving\s|treated\s|assigned\s|to\s|randomi[sz]ed\s|allocated\s|at\s|of\s|who\s|received\s"
    r"|a\s|an\s|week\s|month\s|year\s|day\s|\w+\s(?:days?|weeks?|months?|cycles?|doses?)\sof\s)*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"^\s*(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*)?[(\[]\s?"
    r"(?:the\s|in\s|with\s|for\s|at\s|on\s|week\s|month\s|year\s|day\s)*$"
)
_OPENS = re.compile(r"(?:\s(?:group|arm|recipients|patients))?\s\(")
_ENDS_BRACKET = re.compile(r"^[\w\s-]{0,24}[)\]]")
_LEADS_ON = re.compile(
    r"^[\w\s-]{0,20}(?::|\b(?:it|this)?\s?(?:was|were|had|reached|showed)\b)\s?[^,;]{0,30}?\d"
)
_JOINED = re.compile(
    r"\s(?:group\s|arm\s)?(?:and|or|outperformed|surpassed|exceeded|beat|versus|vs\.?|than|against|compared\s(?:with|to))\s"
    r"(?:(?:with|in|for|on|the|patients|given|those|among)\s)*"
)
_MOVES = frozenset({"befor", "after", "baselin"})
"""What the grammar calls the two ends of a change, by their stems."""
_STARTS = frozenset({"befor", "baselin"})
"""What a quote may call the first end of a change."""
_TWO = 2
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
_LINK = re.compile(
    r"^[\s,()\]%]*(?:(?:months?|years?|weeks?|days?)\s*)?(?:\([^()]*\)\s*)?,?\s*(?:and|versus|vs\.?"
    r"|against|compared\s(?:with|to)|as\scompared\s(?:with|to)|or|/|than)\s*(?:a\smedian\sof\s|only\s"
    r"|just\s|to\s)*$",
    re.IGNORECASE,
)


def attributed(said: Said, claimed: Figure, labels: Labels) -> bool | None:
    """Tell of which of two things a claim says a figure.

    Args:
        said: The claim.
        claimed: The figure; its offsets count in the claim's whole text.
        labels: What names the thing that the quote says the figure of, and the other.

    Returns:
        Whether it says the figure of the right thing; None where that cannot be told.
    """
    text = said.whole
    alike = said.alike(claimed)
    if item := paired_with(text, claimed, alike):
        return _said_of(digit_stems(item), labels)
    own = told_of(text, said.figures).get(claimed.start)
    behind = _said_of(own.name, labels) if own else None
    if behind is not None:
        return behind
    mentions = list(mentions_of(text, alike, labels))
    placed = _placed(text, claimed, alike, mentions)
    if placed and labels.loose and _between_both(said, claimed, alike, mentions):
        placed = None
    read = _read(claimed, labels)
    near = _said_of(said.own(claimed), labels) if labels.loose else None
    if read is not None and (_is_end(claimed, labels) or labels.mine | labels.other <= _MOVES):
        return read  # "From 11 to 2 after A" is not after something else.
    if placed is not None and read is not None and placed != read:
        # The grammar may take what a group is compared with for the group.
        fooled = placed and (near or all(each.compared for each in mentions if not each.mine))
        return fooled or (_RESPECTIVELY.search(text) is not None and read)
    told = placed if read is None else read
    told = told if near is None else near
    told = _said_of(said.own(claimed), labels) if told is None else told
    if told is None and labels.loose:
        told = _by_absence(said, claimed, labels, mentions)
    return _asked(said.question, labels) if told is None and not mentions else told


def _by_absence(
    said: Said, claimed: Figure, labels: Labels, mentions: Sequence[Mention]
) -> bool | None:
    """Tell by words that only one of two things has: ``6% of grade 3`` of what has no grade."""
    if labels.mine and not labels.other:
        led = all(each.start < claimed.start and not each.compared for each in mentions)
        return True if mentions and led else None
    if labels.other and not labels.mine and labels.other.isdisjoint(said.own(claimed)):
        bearers = (each for each in said.alike(claimed) if each is not claimed)
        return True if any(labels.other & said.own(each) for each in bearers) else None
    return None


def _between_both(
    said: Said, claimed: Figure, alike: Sequence[Figure], mentions: Sequence[Mention]
) -> bool:
    """Tell whether words of both things stand in what leads to a figure: none is its name then."""
    floor = max((each.end for each in alike if each.end <= claimed.start), default=said.begins)
    near = {m.mine for m in mentions if floor <= m.start < claimed.start and not m.compared}
    return len(near) > 1


def _said_of(own: frozenset[str], labels: Labels) -> bool | None:
    """Tell by what a claim says of a figure itself, before or behind it."""
    mine, other = own & labels.mine, own & labels.other
    # "Drug 15 mg" is not "drug 5 mg": of names of one form the numbers tell.
    numbers = [{each for each in side if each[0].isdigit()} for side in (labels.mine, labels.other)]
    if all(numbers) and bool(own & numbers[0]) != bool(own & numbers[1]):
        return bool(own & numbers[0])
    if mine and other:
        # "Intracapsular tonsillectomy" is not "total tonsillectomy": one name stands there whole.
        whole = labels.mine <= own, labels.other <= own
        return whole[0] if whole[0] != whole[1] else None
    return True if mine else (False if other else None)


def by_elimination(said: Said, claimed: Figure, resolved: Sequence[Figure]) -> bool:
    """Tell whether a figure is linked to one whose own group is sure: ``28 with A versus 8``."""
    text = said.whole
    before = [each for each in resolved if each.end <= claimed.start]
    if not before:
        behind = [each for each in resolved if each.start >= claimed.end]
        return bool(behind) and _LINK.match(text[claimed.end : behind[0].start]) is not None
    gap = text[before[-1].end : claimed.start]
    return re.search(r"\b(?:versus|vs\.?|against|compared\s(?:with|to)|than)\b", gap) is not None


def _is_end(claimed: Figure, labels: Labels) -> bool:
    """Tell one end of a change, where one of the two figures is of its beginning."""
    return claimed.time in {"before", "after"} and bool(_STARTS & (labels.mine ^ labels.other))


def _read(claimed: Figure, labels: Labels) -> bool | None:
    """Ask what the grammar of figures read as the figure's group and time."""
    words = {stem(w.group()) for w in _WORD.finditer(f"{claimed.arm or ''} {claimed.time or ''}")}
    if _is_end(claimed, labels):
        return (claimed.time == "before") == bool(_STARTS & labels.mine)
    if words & labels.mine and not words & labels.other:
        return True
    return False if words & labels.other and not words & labels.mine else None


def _placed(
    text: str, claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    """Tell by where the mentions stand: right behind the figure, else last before it."""
    if not mentions or _RESPECTIVELY.search(text):
        return _in_order(claimed, figures, mentions) if mentions else None
    if _beside_a_pair(text, claimed, figures, mentions):
        return _in_order(claimed, figures, mentions)
    if (bracketed := _bracketed(text, claimed, figures, mentions)) is not None:
        return bracketed
    behind = _behind(text, claimed, figures, mentions)
    return behind if behind is not None else _before(text, claimed, figures, mentions)


def _bracketed(
    text: str, claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    """Tell by the name right before a bracket that holds nothing but the figure: ``B (8.4)``."""
    before = [each for each in mentions if each.end <= claimed.start]
    if not before or not _OPENS.fullmatch(text, before[-1].end, claimed.start):
        return None
    closing = text.find(")", claimed.end)
    alone = not any(claimed.end <= each.start < closing for each in figures)
    return before[-1].mine if closing >= 0 and alone else None


def _behind(
    text: str, claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    following = min((f.start for f in figures if f.start >= claimed.end), default=len(text))
    found = [m for m in mentions if claimed.end <= m.start < following]
    return found[0].mine if found and _is_of(text, claimed, found[0]) else None


def _before(
    text: str, claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    before = [f for f in figures if f.end <= claimed.start]
    floor = before[-1].end if before else 0
    near = [m for m in mentions if floor <= m.start < claimed.start]
    if before and near and _is_of(text, before[-1], near[0]):
        floor, near = near[0].end, near[1:]
    plain = [each for each in near if not each.compared]
    if plain:
        return plain[-1].mine
    if before and _LINK.match(text[floor : claimed.start]):
        return None
    # "versus B, 8.4": what is compared, with its own figure behind it.
    return near[-1].mine if near else _earlier(text, claimed, before, mentions)


def _earlier(
    text: str, claimed: Figure, before: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    """Tell by what the whole sentence speaks of, the figures before it having none of it."""
    earlier = [m for m in mentions if m.start < claimed.start and not m.compared]
    sides = {m.mine for m in earlier if not any(_is_of(text, f, m) for f in before)}
    if mentions and all(each.mine and not each.compared for each in mentions):
        return True  # Nothing else is spoken of.
    return sides.pop() if len(sides) == 1 else None


def _beside_a_pair(
    text: str, claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool:
    """Recognise two values and, all before or all behind them, the two they are of.

    ``with A than with B (28 versus 8)``, ``28 versus 8 for A versus B``: they go in order.
    """
    pair = [each for each in figures if each.unit == claimed.unit]
    if len(pair) != _TWO or len(mentions) != _TWO or mentions[0].mine == mentions[1].mine:
        return False
    if not _LINK.match(text[pair[0].end : pair[1].start]):
        return False
    before = mentions[1].end <= pair[0].start
    if before and mentions[1].compared and not mentions[0].compared:
        return True
    between = text[mentions[0].end : mentions[1].start]
    if not _JOINED.fullmatch(between):
        return False
    return before or mentions[0].start >= pair[1].end


def _is_of(text: str, figure: Figure, mention: Mention) -> bool:
    """Tell whether a mention right behind a figure says whose it is."""
    if mention.start < figure.end:
        return False
    gap, rest = text[figure.end : mention.start], text[mention.end :]
    if _IN_BRACKETS.match(gap):
        return _ENDS_BRACKET.match(rest) is not None
    return _BEHIND.match(gap) is not None and not _LEADS_ON.match(rest)


def _in_order(
    claimed: Figure, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> bool | None:
    """Pair figures and mentions in their order, as *respectively* says."""
    alike = [each for each in figures if each.unit == claimed.unit]
    order: list[bool] = []
    for mention in mentions:
        if not order or order[-1] != mention.mine:
            order.append(mention.mine)
    if len(alike) != len(order):
        return None
    return order[next(place for place, each in enumerate(alike) if each is claimed)]


def _asked(question: str, labels: Labels) -> bool | None:
    """Tell which of the two a question asks for, where the claim itself does not say."""
    mentions = list(mentions_of(question, (), labels))
    if not labels.mine and not any(not each.compared for each in mentions):
        return True
    sides = {each.mine for each in mentions if not each.compared}
    return sides.pop() if len(sides) == 1 else None

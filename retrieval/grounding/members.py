"""The lists of a sentence, and which of their members can go without the rest meaning else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from retrieval.grounding.sentence_tokens import (
    SIGNS,
    WITHIN,
    Span,
    Token,
    is_balanced,
    places_of,
    says_respectively,
)

PREPOSITIONS = frozenset("in with for of on at after among during under by without from".split())
_ANCHORS = frozenset({"(", ":", "=", "in", "by", "was", "were", "of", "to"})
"""What stands between a label and its number."""
TURNS = frozenset({"whereas", "while", "but", "although", "though", "however"})
"""What begins a clause of its own."""
_SCOPE = re.compile(
    r"\b(?:versus|vs|than|compared|between|groups?|arms?|placebo|controls?|men|women|males?"
    r"|females?|baseline|respectively|no|not|nor|neither|never|without|except|only|each|both"
    r"|\w*(?:minute|hour|day|week|month|year|visit|cycle)s?)\b",
    re.IGNORECASE,
)
"""What of a label may be said of more than its own number."""
_RESUMES = frozenset("there this these it they which indicating suggesting supporting".split())
"""What begins a clause behind a comma."""
_LEADS = PREPOSITIONS | _ANCHORS | {"had", "has", "have", "are", "is", "as", "including", "include"}
"""What stands right before the first member of a list."""
AUXILIARIES = frozenset({"had", "has", "have", "are", "is", "was", "were"})
"""With what a predicate begins that is the first of several."""
AGAINST = frozenset({"versus", "vs", "than", "against", "compared"})
"""What sets a second number against the first."""
_A_NAME = 3
"""Letters of a word that names something; statistics have fewer."""
_LONGEST_LABEL = 8
_MOST_WORDS = 6
"""Words of the first of what *both* joins."""


def leaves_members(printed: Sequence[Token], start: int, end: int) -> int | None:
    """Tell whether what is cut are whole members of a list of which another one stays.

    Args:
        printed: A sentence.
        start: Where the cut begins.
        end: Behind it; what stands there stays.

    Returns:
        The end of the member that stays behind the cut, none of which may go; None where this is
        no such cut.
    """
    cut = printed[start:end]
    if not cut[-1].joint or says_respectively(printed):
        return None
    if cut[0].key == "both":
        # "40 had both A and B" says nothing of how many had B.
        counted = any(each.number for each in printed[:start])
        return end if _first_of_both(cut) and not counted else None
    if not is_balanced(cut) or any(
        each.joint > max(WITHIN, cut[-1].joint) and each.depth == cut[-1].depth for each in cut
    ):
        return None
    stop = _member_end(printed, end, cut[-1])
    behind = printed[start - 1] if start else None
    return stop if _alike([*_members(cut)], printed[end:stop], behind) else None


def keeps_p_of_all(printed: Sequence[Token], cuts: Sequence[Span]) -> bool:
    """Tell whether a P value stays that may be of what is cut too.

    Args:
        printed: A sentence.
        cuts: What is cut of it, in order.
    """
    gone = places_of(cuts)
    for start, end in cuts:
        untested = printed[end - 1].joint and not all(map(_has_p, _members(printed[start:end])))
        behind = takewhile(lambda place: printed[place].joint <= WITHIN, range(end, len(printed)))
        if untested and any(printed[p].key == "p" and p not in gone for p in behind):
            return True
    return False


def closes_clause(printed: Sequence[Token], at: int) -> bool:
    """Tell whether all that follows a place is clauses, or further members, of their own.

    Args:
        printed: A sentence.
        at: A place in it.
    """
    # A sentence that was cut at its clauses may end with what joined it to the next.
    rest = printed[at:-1] if printed[-1].joint else printed[at:]
    if len(rest) < len((",", "word")) or not rest[0].joint or rest[0].depth:
        return False
    if says_respectively(printed):
        return False
    if rest[0].joint > WITHIN or rest[1].key in TURNS | _RESUMES:
        return True
    begun = max((p for p in range(at) if printed[p].joint and not printed[p].depth), default=-1) + 1
    members = [*_members((*rest[1:], rest[0]))]
    stays = printed[begun:at]
    return (
        _alike(members, stays, rest[0])
        or _bracketed(members, stays)
        or (begun == 0 and _ends_alike(members, stays))
    )


def _bracketed(members: Sequence[Sequence[Token]], stays: Sequence[Token]) -> bool:
    """Tell members that end as what stays before them does, with numbers in brackets."""
    labels = [_labelled(each) for each in members]
    closes = len(stays) > 1 and stays[-1].key == ")" and stays[-2].key != "("
    named = [each.words for each in labels if each is not None and each.form == "("]
    return closes and 0 < len(named) == len(members) and not any(map(_said_of_more, named))


def _first_of_both(cut: Sequence[Token]) -> bool:
    between = cut[1:-1]
    return 0 < len(between) <= _MOST_WORDS and not any(
        each.number or each.joint or each.depth or _SCOPE.fullmatch(each.key) for each in between
    )


def _member_end(printed: Sequence[Token], at: int, joint: Token) -> int:
    """Return the end of the member at a place: the next joint of its list, or its bracket's end."""
    for place in range(at, len(printed)):
        each = printed[place]
        if each.depth < joint.depth or (each.key == ")" and each.depth == joint.depth):
            return place
        if each.depth == joint.depth and (each.joint >= joint.joint or _parts(printed, place)):
            return place
    return len(printed)


def _parts(printed: Sequence[Token], at: int) -> bool:
    """Tell the *and* before a last member: ``10% with A and 9% with B``, ``A (9%) and B (5%)``."""
    beside = printed[at + 1 : at + 2]
    numbered = any(each.number or each.key in SIGNS for each in beside)
    return printed[at].joint > 0 and (numbered or printed[at - 1].key == ")")


def _members(cut: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield what a run of tokens that ends with a joint consists of."""
    level = cut[-1]
    begun = 0
    for place, each in enumerate(cut):
        if each.depth == level.depth and each.joint >= level.joint:
            yield cut[begun:place]
            begun = place + 1


def _alike(
    members: Sequence[Sequence[Token]], stays: Sequence[Token], behind: Token | None
) -> bool:
    """Tell whether members that go and the one that stays have one form.

    Args:
        members: What goes, in its order.
        stays: The member that stays.
        behind: The token before the first that goes; None at the head of the sentence.
    """
    if not members or not all(members) or not stays:
        return False
    if any(each.key in TURNS for part in (*members, stays) for each in part if not each.depth):
        return False
    forms = {_number_first(each) for each in (*members, stays)}
    if len(forms) == 1 and None not in forms:
        return True
    labels = [_labelled(each) for each in (*members, stays)]
    if any(each is None for each in labels) or len({each.form for each in labels if each}) != 1:
        return False
    words = [each.words for each in labels if each]
    return not any(map(_said_of_more, words)) and _begins(words[0], labels[-1], behind)


def _ends_alike(members: Sequence[Sequence[Token]], head: Sequence[Token]) -> bool:
    """Tell whether a first member, behind what leads to the whole list, has the form of others."""
    first = next((p for p, each in enumerate(head) if each.number and not each.depth), None)
    return first is not None and _alike(members, head[first:], head[first - 1] if first else None)


def _has_p(member: Sequence[Token]) -> bool:
    return any(each.key == "p" for each in member)


def _number_first(member: Sequence[Token]) -> tuple[str, ...] | None:
    """Return how many numbers a member that begins with one has, and what is before its label.

    None where it does not begin with one, or where no label is behind it.
    """
    bare = [each for each in member if each.depth == member[0].depth]
    at = 0
    while at < len(bare) and bare[at].key in SIGNS:
        at += 1
    if at == len(bare) or not bare[at].number:
        return None
    if any(each.key in AGAINST for each in bare):
        return None
    numbers = str(sum(each.number for each in bare))
    behind = [numbers]
    for each in bare[at + 1 :]:
        if each.joint:
            return None
        behind += [] if each.number else [each.key]
        if each.key in PREPOSITIONS:
            return tuple(behind)
    return None


def _labelled(member: Sequence[Token]) -> "_Label | None":
    """Return the label that a member begins with; None where no number is right behind it.

    Where its numbers stand in a bracket, nothing may stand behind that.
    """
    depth = member[0].depth - (member[0].key == "(")
    place = next((at for at, each in enumerate(member) if _gives(member, at, depth)), 0)
    if not place:
        return None
    if member[place].number:
        form = member[place - 1].key if place > 1 else ""
        return _Label(member[: place - 1], form) if form in _ANCHORS else None
    whole = all(each.depth > depth for each in member[place:])
    return _Label(member[:place], "(") if whole else None


def _gives(member: Sequence[Token], at: int, depth: int) -> bool:
    """Tell a number, or a bracket that holds one, at a place."""
    each = member[at]
    inside = takewhile(lambda other: other.depth > depth, member[at:])
    bracket = each.key == "(" and each.depth == depth + 1
    return (each.number and each.depth == depth) or (
        bracket and any(other.number for other in inside)
    )


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a member, and what stands between it and its number."""

    words: Sequence[Token]
    form: str


def _said_of_more(label: Sequence[Token]) -> bool:
    """Tell whether a label may be said of more than its own number, or names nothing."""
    keys = [each.key for each in label]
    named = any(len(key) >= _A_NAME and key[0].isalpha() for key in keys)
    if not named or len(keys) > _LONGEST_LABEL or any(_SCOPE.fullmatch(key) for key in keys):
        return True
    return not AUXILIARIES.isdisjoint(keys[1:])


def _begins(label: Sequence[Token], stays: _Label | None, behind: Token | None) -> bool:
    """Tell whether a label begins where it seems to, and takes nothing of what leads to all."""
    if behind is None:
        return PREPOSITIONS.isdisjoint(each.key for each in label)
    if behind.joint or behind.key in _LEADS:
        return True
    return label[0].key in AUXILIARIES and stays is not None and stays.form == "("

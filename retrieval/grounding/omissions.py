"""What a claim leaves out of the sentence it repeats: words without which it would say else.

Whoever repeats a sentence leaves out what stands before or behind the clause that answers, a member
of a list, or a bracket. Any other gap may take away a *not*, a group, or the number between a label
and the number of another one: ``173 were treated for [fever and 1,087 were treated for] pain``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.grounding.excerpted import excerpted, laid_beside
from retrieval.grounding.members import AGAINST, AUXILIARIES, PREPOSITIONS, TURNS
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.sentence_tokens import (
    RESPECTIVELY,
    SIGNS,
    WITHIN,
    Token,
    is_balanced,
    says_respectively,
)
from retrieval.words import stems

_MOST_ADDED = 1
"""Tokens that a claim may have besides those of the quote and still repeat it."""
_ADDED = frozenset("the a an was is in of at for with by there group , to had".split())
_SLIGHT = frozenset(
    "also however thus then further furthermore moreover additionally overall similarly likewise"
    " importantly interestingly notably therefore hence significantly markedly respectively but"
    " a an the in of with by for to at was is been did group arm patients participants"
    " given receiving received assigned treated while when those who"
    " points score scores % days mg this study present trial our we found contrast comparison"
    " , : ( ) .".split()
)
"""What may go anywhere: it names nothing."""
_MEASURES = frozenset(
    "mean median geometric average total percentage proportion rate rates number incidence risk"
    " prevalence percent ratio ratios odds hazard".split()
)
_HEADS = _MEASURES | _SLIGHT | {"treatment", "therapy", "use", "after", "following"}
"""Of what a beginning may be made that goes."""
_LINKS = TURNS | frozenset("they it these those that which who there he she we a an the".split())
"""What may stand behind the joint with which something ends that goes."""
_SCOPES = frozenset(
    "not nor never neither without except only alone unless rather cannot nonsignificantly both"
    " unadjusted crude planned assuming al subgroup sub-group subset half no".split()
)
"""What turns, or narrows, what is said beside it."""
_DENIES = frozenset({"not", "no", "nor", "neither", "never"})
_OPENS = (
    (PREPOSITIONS - {"of"})
    | TURNS
    | frozenset(
        "as compared than ( : which indicating suggesting supporting reflecting showing".split()
    )
)
"""With what something begins that stands behind a clause."""
_EARLIER = frozenset({"previous", "previously", "earlier", "prior", "baseline"})
"""What says that a beginning tells of another time or study."""
_WHEN = frozenset({"even", "when", "if", "where", "baseline", "initial", "final"})
"""With what no member of a list begins, but what is said of all of them."""
_ALIKE = frozenset("did not differ was were is similar comparable the same equal alike".split())
"""What is said of values that stand behind it in brackets."""
_POINTS = frozenset({"fig", "figure", "table", "described", "reported", "shown"})
_SPREAD = len(("±", "0.4"))
_A_NAME = 3
"""Letters of a word that names something; units and statistics have fewer."""


def omission_fault(said: Said, quote: Quote) -> str:
    """Say that a claim leaves out of a sentence what may turn its meaning; empty where it does not.

    Args:
        said: The claim.
        quote: The one quote it cites.
    """
    if quote.candidate.row is not None or said.lead:
        return ""
    for _, printed, own in laid_beside(said.text, quote):
        repeated = _Repeated(printed, own, frozenset(stems(said.question)))
        if repeated.with_gaps(harmless=True, most=_MOST_ADDED):
            return ""
        # Pairs put otherwise are told by other checks.
        most = 0 if says_respectively(printed) else _MOST_ADDED
        if repeated.with_gaps(harmless=False, most=most) and excerpted(said.text, quote) is None:
            return f"it leaves out of [{quote.number}] what may turn its meaning"
    return ""


@dataclass(frozen=True)
class _Repeated:
    """A quote and a claim that may repeat its words.

    Args:
        printed: The tokens of the quote.
        own: The tokens of the claim.
        asked: The stems of the question's words: what it names, a claim may leave unsaid.
    """

    printed: tuple[Token, ...]
    own: tuple[Token, ...]
    asked: frozenset[str]
    _known: dict[tuple[int, int, int, bool], bool] = field(default_factory=dict)
    _gone: dict[tuple[int, int], bool] = field(default_factory=dict)

    def with_gaps(self, *, harmless: bool, most: int) -> bool:
        """Tell whether the claim is the quote with gaps.

        Args:
            harmless: Whether only gaps count that take nothing from what stays.
            most: Tokens that it may have besides.
        """
        return self._behind(0, 0, most, harmless)

    def _behind(self, at: int, mine: int, most: int, harmless: bool) -> bool:  # noqa: FBT001
        place = (at, mine, most, harmless)
        if place not in self._known:
            self._known[place] = self._found(*place)
        return self._known[place]

    def _found(self, at: int, mine: int, most: int, harmless: bool) -> bool:  # noqa: FBT001
        """Tell whether the claim goes on so from two places on."""
        last = len(self.printed)
        if mine == len(self.own):
            return at == last or not harmless or self._goes(at, last)
        if self._same(at, mine) and self._behind(at + 1, mine + 1, most, harmless):
            return True
        adds = most > 0 and self.own[mine].key in _ADDED
        if adds and self._behind(at, mine + 1, most - 1, harmless):
            return True
        return any(
            (not harmless or self._goes(at, end))
            and self._behind(end + 1, mine + 1, most, harmless)
            for end in range(at + 1, last)
            if self._same(end, mine)
        )

    def _same(self, at: int, mine: int) -> bool:
        return at < len(self.printed) and self.printed[at].key == self.own[mine].key

    def _goes(self, start: int, end: int) -> bool:
        if (start, end) not in self._gone:
            self._gone[start, end] = self._is_harmless(start, end)
        return self._gone[start, end]

    def _is_slight(self, start: int, end: int) -> bool:
        """Tell what names nothing, stands aside, or is said twice."""
        cut = self.printed[start:end]
        behind = self.printed[end] if end < len(self.printed) else None
        keys = {each.key for each in cut}
        if keys == {"-"} and start and self.printed[start - 1].number:
            return True  # "86.4 to 94.7" of a range.
        return keys <= _SLIGHT or _is_aside(cut, behind) or self._is_said_twice(start, end)

    def _is_harmless(self, start: int, end: int) -> bool:
        """Tell whether a gap takes nothing from what stays."""
        if self._is_slight(start, end):
            return True
        cut = self.printed[start:end]
        keys = {each.key for each in cut}
        if not is_balanced(cut) or _is_bare(cut):
            return False
        if end == len(self.printed):
            return _closes(cut)
        if start == 0 or (start == 1 and self.printed[0].key in {"the", "a", "an"}):
            return _leads(cut) or self._is_asked(cut) or keys <= _HEADS
        if cut[0].key in {"of", "for"} and self.printed[start - 1].key in _MEASURES:
            whole = all(each.joint < WITHIN and not each.number for each in cut)
            return whole and _SCOPES.isdisjoint(keys)
        others = (*self.printed[:start], *self.printed[end:])
        alone = not any(each.number for each in others)
        apart = self.printed[start - 1].joint > 0
        return _is_member(cut, alone=alone, apart=apart) or self._is_asked_of(start, end)

    def _is_asked_of(self, start: int, end: int) -> bool:
        """Tell a phrase that the question names, between a noun and what is said of it."""
        behind = self.printed[end]
        closes = behind.joint or behind.key in AUXILIARIES | PREPOSITIONS | {"(", ")"}
        opens = self.printed[start].key in PREPOSITIONS | {"who", "which", "that"}
        return bool(closes) and opens and self._is_asked(self.printed[start:end])

    def _is_said_twice(self, start: int, end: int) -> bool:
        """Tell a count before its share, ``8 patients (``, and a name before its short form."""
        cut, behind = self.printed[start:end], self.printed[end : end + 2]
        if cut[-1].key != "(" or len(behind) != len("%)"):
            return False  # Nothing stands in brackets there.
        words = [each for each in cut[:-1] if not each.number]
        if {each.key for each in words} <= _ALIKE and len(words) == len(cut) - 1:
            return True
        if cut[0].number:
            return behind[1].key == "%" and {each.key for each in words} <= _SLIGHT
        short = behind[0].key.isalpha() and behind[1].key == ")"
        return short and len(words) == len(cut) - 1 and _SCOPES.isdisjoint(e.key for e in words)

    def _is_asked(self, cut: Sequence[Token]) -> bool:
        words = stems(" ".join(each.key for each in cut))
        plain = not any(each.number or each.joint or each.key in _SCOPES for each in cut)
        return plain and self.asked.issuperset(words)


def _is_aside(cut: Sequence[Token], behind: Token | None) -> bool:
    """Tell brackets, what stands in one without a number, a spread, and a pointing *as*.

    Args:
        cut: What goes.
        behind: What stands behind it: where that is a number, its label is no aside.
    """
    keys = [each.key for each in cut]
    if all(each.depth or each.joint for each in cut):
        whole = is_balanced(cut) and keys[0] == "("
        numbers = any(each.number for each in cut)
        named = any(key.isalpha() and not each.joint for key, each in zip(keys, cut, strict=True))
        edge = named and is_balanced(cut) and (cut[0].joint or cut[-1].joint > WITHIN)
        labels = behind is not None and (behind.number or behind.key in SIGNS)
        if whole or (_SCOPES.isdisjoint(keys) and (edge if numbers else not labels)):
            return True
    bare = [each for each in cut if not each.joint]
    set_off = cut[0].joint and cut[-1].joint and cut[-1].joint <= WITHIN
    outside = {each.key for each in cut if each.depth == cut[0].depth}
    if set_off and bare and bare[0].key == "which" and _SCOPES.isdisjoint(outside):
        return True
    if len(bare) > 1 and bare[0].key == "as" and _SCOPES.isdisjoint(keys):
        return cut[0].joint > 0 or bare[1].key == "the" or not _POINTS.isdisjoint(keys)
    return len(cut) == _SPREAD and keys[0] in {"±", "of"} and cut[1].number


def _is_bare(cut: Sequence[Token]) -> bool:
    """Tell numbers without a name: ``5.1 and``; whose label stays, and what does it then say?"""
    named = any(len(e.key) >= _A_NAME and e.key.isalpha() and e.key != RESPECTIVELY for e in cut)
    depth = min(each.depth for each in cut)
    return not named and any(each.number and each.depth == depth for each in cut)


def _closes(cut: Sequence[Token]) -> bool:
    """Tell what stands behind the clause that stays: another one, or what is beside the point."""
    first, keys = cut[0], {each.key for each in cut}
    if first.joint or first.key in TURNS | {"("}:
        return RESPECTIVELY not in keys or sum(each.number for each in cut) > 1
    return first.key in _OPENS and keys & _SCOPES <= {"no"} and RESPECTIVELY not in keys


def _leads(cut: Sequence[Token]) -> bool:
    """Tell what leads to the clause that stays."""
    keys = [each.key for each in cut]
    behind = [place for place, each in enumerate(cut) if each.key not in _LINKS | PREPOSITIONS]
    joint = cut[behind[-1]] if behind else cut[-1]
    if not joint.joint and len(behind) > 1 and cut[-2].key in _LINKS | PREPOSITIONS:
        joint = cut[behind[-2]]  # ", which met the margin of": a verb behind.
    scopes = (_SCOPES | _EARLIER) & set(keys)
    if keys[-1] == ":":
        return not scopes
    if not (joint.joint or keys[-1] == "that"):
        return False
    scoped = keys[0] in PREPOSITIONS - {"of"}
    if scoped and joint.joint <= WITHIN and not {"that", "follow-up"} & set(keys):
        return False  # "With the second scale, ...": that is what the rest is of.
    # What is denied before a comma is denied there only.
    return scopes <= (_DENIES if joint.joint == WITHIN else frozenset())


def _is_member(cut: Sequence[Token], *, alone: bool, apart: bool) -> bool:
    """Tell a member of a list, or a clause between two.

    Args:
        cut: What goes, neither the first nor the last words of the sentence.
        alone: Whether no number stands elsewhere that may be of what goes.
        apart: Whether a joint stands before it.
    """
    keys = [each.key for each in cut]
    place = len(cut) - 1
    while place and keys[place] in _LINKS | AUXILIARIES:
        place -= 1
    joint = cut[place]
    if not joint.joint:
        return _rests(cut, place)
    if any(each.joint > max(WITHIN, joint.joint) and each.depth == joint.depth for each in cut):
        return False
    if joint.joint > WITHIN and apart:
        return True
    scopes = _SCOPES & set(keys)
    turns = not TURNS.isdisjoint(keys[place:])
    if turns or place < len(cut) - 1:
        return scopes <= _DENIES
    compares = any(each.key in AGAINST and each.depth == joint.depth for each in cut)
    numbers = any(each.number for each in cut)
    if not numbers or compares or not _WHEN.isdisjoint(keys[:2]):
        return alone and not compares and keys[0] not in PREPOSITIONS | _WHEN and not scopes
    return not scopes or (scopes <= _DENIES and joint.joint >= WITHIN)


def _rests(cut: Sequence[Token], place: int) -> bool:
    """Tell a last member, its numbers in brackets, or a clause taken up again behind a colon.

    Args:
        cut: What goes; no joint ends it.
        place: Of its last token that links nothing.
    """
    keys = {each.key for each in cut}
    numbers = any(each.number for each in cut)
    if cut[place].key == ":" and place < len(cut) - 1:
        return not numbers and _SCOPES.isdisjoint(keys)  # "rarer with it: this was"
    behind = cut[0].joint and not any(each.joint and not each.depth for each in cut[1:])
    in_brackets = not any(each.number and not each.depth for each in cut)
    return bool(behind and numbers and in_brackets and _SCOPES.isdisjoint(keys))

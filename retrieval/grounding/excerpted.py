"""Claims that excerpt a quote: its own words in its own order, whole members of its lists left out.

Of ``Relapse was seen in 25% (95% CI 21 to 30) with A, 10% (7 to 13) with B and 9% (5 to 13) with
C`` a claim may leave out what is said of A and C. What stays is the quote's to the letter, so it is
enough to show that nothing which was left out says what the rest is of. A cut is one of these:

- members of a list, each formed as the one that stays behind them: a number and its label
  (``25% with A,``), or a label and its number (``nausea (12% vs 5%),``);
- the clauses behind the last that stays (``; all were mild``, ``, whereas …``);
- the first of what *both* joins, and brackets that only point elsewhere (``(Figure 2)``).

Of lists that are paired in order (*respectively*) one pair may be taken (`paired_lists`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from retrieval.grounding.members import closes_clause, keeps_p_of_all, leaves_members
from retrieval.grounding.paired_lists import singled
from retrieval.grounding.quotes import Quote
from retrieval.grounding.sentence_tokens import Span, Token, places_of, points, tokens_of
from retrieval.shown import shown
from retrieval.slots import Placed
from retrieval.words import stems

Sides = tuple[str, tuple[Token, ...], tuple[Token, ...]]
"""A sentence, its tokens, and those of a claim."""

_SLIGHT = frozenset({"also", "points"})
"""Words that may go alone."""
_REPORTS = frozenset(
    "the our these this results result findings data study analysis analyses we found find observed"
    " noted showed shows show shown suggested indicated revealed demonstrated reported further also"
    " , ; that it was has been".split()
)
"""Of what the beginning of a sentence is made that says that something was found."""
_LEAST = 5
"""Tokens of a claim; less says not what it is about."""
_MOST = 160
"""Tokens of a quote that is read so; no sentence is longer."""


def excerpted(claim: str, quote: Quote) -> tuple[Placed, ...] | None:
    """Return the figures of what a claim takes from a sentence; None where it does not excerpt it.

    Args:
        claim: A claim without its markers.
        quote: The quote it cites; of a table row, `copies` and `restated` tell.
    """
    if quote.candidate.row is not None:
        return None
    for text, printed, own in laid_beside(claim, quote):
        if len(own) > len(printed):
            continue
        cuts = _Alignment(printed, own).cuts()
        if cuts and not keeps_p_of_all(printed, cuts):
            stays = _kept(quote, text, _without(printed, cuts))
            return stays if _named(stays, claim) else None
        for single in singled(text, printed):
            cuts = _Alignment(single, own).cuts()
            if cuts is not None:
                return _kept(quote, text, _without(single, cuts))
    return None


def laid_beside(claim: str, quote: Quote) -> Iterator[Sides]:
    """Yield a sentence and a claim as tokens, where both are of a length that is read so.

    Args:
        claim: A claim without its markers.
        quote: The quote it cites.

    Yields:
        The sentence as printed, and as shown where that differs; its tokens; those of the claim.
    """
    own = tokens_of(claim)
    for text in dict.fromkeys((quote.text, shown(quote.text))):
        printed = tokens_of(text)
        if len(own) >= _LEAST and len(printed) <= _MOST:
            yield text, printed, own


@dataclass(frozen=True)
class _Alignment:
    """A quote and a claim, to be laid side by side.

    Args:
        printed: The tokens of the quote.
        own: The tokens of the claim.
    """

    printed: tuple[Token, ...]
    own: tuple[Token, ...]
    _known: dict[tuple[int, int, int], tuple[Span, ...] | None] = field(default_factory=dict)

    def cuts(self) -> tuple[Span, ...] | None:
        """Return what the claim leaves out of the quote; None where it is no excerpt."""
        return self._behind(0, 0, 0)

    def _behind(self, at: int, mine: int, locked: int) -> tuple[Span, ...] | None:
        place = (at, mine, locked)
        if place not in self._known:
            self._known[place] = self._found(*place)
        return self._known[place]

    def _found(self, at: int, mine: int, locked: int) -> tuple[Span, ...] | None:
        """Return the cuts from two places on; none may begin before ``locked``."""
        if mine == len(self.own):
            return () if at == len(self.printed) else self._tail(at, locked)
        if at == len(self.printed):
            return None
        rest = self._behind(at + 1, mine + 1, locked) if self._same(at, mine) else None
        if rest is not None or at < locked:
            return rest
        for end in range(at + 1, len(self.printed)):
            lock = self._cut(at, end) if self._same(end, mine) else None
            rest = None if lock is None else self._behind(end, mine, lock)
            if rest is not None:
                return ((at, end), *rest)
        return None

    def _same(self, at: int, mine: int) -> bool:
        return self.printed[at].key == self.own[mine].key

    def _cut(self, start: int, end: int) -> int | None:
        """Return until where nothing more may be cut after a cut; None where it may not be made."""
        cut = self.printed[start:end]
        if points(cut) or (len(cut) == 1 and cut[0].key in _SLIGHT):
            return end
        if start == 0 and cut[-1].key == "that" and {each.key for each in cut} <= _REPORTS:
            return end
        return leaves_members(self.printed, start, end)

    def _tail(self, at: int, locked: int) -> tuple[Span, ...] | None:
        """Return the cut of all that follows the end of a claim; None where it may not be made."""
        rest = self.printed[at:]
        if at >= locked and (points(rest) or closes_clause(self.printed, at)):
            return ((at, len(self.printed)),)
        return None


def _without(printed: Sequence[Token], cuts: Sequence[Span]) -> list[Token]:
    gone = places_of(cuts)
    return [each for place, each in enumerate(printed) if place not in gone]


def _kept(quote: Quote, text: str, stays: Sequence[Token]) -> tuple[Placed, ...] | None:
    """Return the figures of a quote that stay whole; None where none does, or one is cut in two."""
    if len(text) != len(quote.text):
        return None  # Its offsets are those of another text.
    there = {at for each in stays for at in range(each.start, each.end)}
    found = []
    for placed in quote.placed:
        span = range(placed.figure.start, placed.figure.end)
        printed = [at for at in span if text[at].isdigit()]
        left = sum(at in there for at in printed)
        if 0 < left < len(printed):
            return None
        found += [placed] if left else []
    return tuple(found) or None


def _named(stays: Sequence[Placed] | None, claim: str) -> bool:
    """Tell whether the group and the time that each figure was read with still stand in a claim."""
    words = frozenset(stems(claim))
    return all(
        frozenset(stems(f"{each.figure.arm or ''} {each.figure.time or ''}")) <= words
        for each in stays or ()
    )

"""Whether the figures of a list stand each against its own label.

Labels and values of a list come in the same order, whichever stands first: ``a 5, b 7``, ``5 in a
and 7 in b``, ``a and b were 5 and 7, respectively``. So the figures are against their own labels
if labels can be found in the order of the values. Where the labels are not to be found, the values
must stand in the order they were asked for. Two true values of one thing have no order.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from math import inf

from eval.questions.samples import ExpectedFigure, Sample
from eval.scoring.label_scope import nearest

_MOST_WAYS = 500
"""Ways of choosing among the places of repeated numbers that are tried."""
_LABEL_SLOTS = ("arm", "endpoint", "population", "timepoint", "measure")
_SEPARATORS = (r";", r";|,|\bversus\b|\bvs\.?\b", r";|,|\band\b|\bor\b|\bversus\b|\bvs\.?\b")
_WORD = re.compile(r"[A-Za-zµμ0-9][\w/+.-]*[\w+]|[A-Za-z0-9]")
_PARTS = r"[:;?]|\.(?=\s|$)"
_LISTING = r",|\band\b|\bor\b|\bversus\b|\bvs\.?(?=\s)|\bwith\b|\bfor\b"
_EDGE = 2
"""Words of the first and the last item of a list that may belong to it."""
_LONGEST_ITEM = 4
_TWO = 2
_CONFLICTING = "conflicting"
_SHARED = re.compile(r"\b(?:each|both|either|same|respectively)\b", re.IGNORECASE)
_STEM = 6
"""Letters of a word that must be there."""
_STOP = frozenset("the and then with plus alone only in of to for group groups arm arms on".split())

_SPELT = dict(
    zip(
        map(str, range(1, 13)),
        "one two three four five six seven eight nine ten eleven twelve".split(),
        strict=True,
    )
)
"""How a text may spell the number of a time: ``three months``."""
_TIMES = r"(?:minutes?|hours?|days?|weeks?|months?|years?|cycles?)"

Places = Sequence[tuple[int, ...]]
"""For each expected figure, where the text states it."""


def against_own_labels(text: str, places: Places, sample: Sample) -> bool:
    """Tell whether every figure of a list is stated, each against its own label.

    Args:
        text: The answer.
        places: For each expected figure, in their order, where the text states it.
        sample: The question; its slots give the labels.
    """
    if not all(places):
        return False
    values = [figure for figure in sample.figures if not figure.is_p] or list(sample.figures)
    own = [at for at, each in zip(places, sample.figures, strict=True) if each in values]
    repeats = bool(_SHARED.search(text))
    ways = [way for way in islice(product(*own), _MOST_WAYS) if _distinct(way, values, repeats)]
    given = labels(sample)
    found = [mentions(text, label, given) for label in given]
    if given and all(found):
        return _fits(text, ways, given)
    if _CONFLICTING in sample.statuses:
        return bool(ways)
    in_order = any(list(way) == sorted(way) for way in ways)
    return in_order or any(_fits(text, ways, guess) for guess in guessed_labels(sample))


def labels_contradict(text: str, places: Places, sample: Sample) -> bool:
    """Tell whether a text names every label, yet no order of them fits the figures.

    Args:
        text: The answer's own words.
        places: For each expected figure, where the text states it.
        sample: The question; its slots give the labels. P values have none.
    """
    own = [at for at, each in zip(places, sample.figures, strict=True) if not each.is_p]
    given = labels(sample)
    if not given or not all(own) or not all(mentions(text, each, given) for each in given):
        return False
    ways = [way for way in islice(product(*own), _MOST_WAYS) if len(set(way)) == len(way)]
    return bool(ways) and not _fits(text, ways, given)


def labels(sample: Sample) -> tuple[str, ...]:
    """Return the label of each expected figure as far as the slots of the question name them.

    A P value among other figures has none.
    """
    count = _labelled(sample)
    for separator in _SEPARATORS:
        for slot in _LABEL_SLOTS:
            names = [name.strip() for name in re.split(separator, sample.slots.get(slot, ""))]
            if len(names) == count > 1 and all(names):
                return tuple(names)
    return ()


def _labelled(sample: Sample) -> int:
    values = sum(not figure.is_p for figure in sample.figures)
    return values or len(sample.figures)


def guessed_labels(sample: Sample) -> list[tuple[str, ...]]:
    """Return what the question may list: runs of as many short items as there are figures."""
    count = _labelled(sample)
    runs: list[list[list[str]]] = []
    for part in re.split(_PARTS, sample.question):
        items = [item.split() for item in re.split(_LISTING, part) if item.strip()]
        runs += [items[at : at + count] for at in range(len(items) - count + 1)]
    return [
        (" ".join(first[-_EDGE:]), *(" ".join(words) for words in inner), " ".join(last[:_EDGE]))
        for first, *inner, last in (run for run in runs if count > 1)
        if all(len(words) <= _LONGEST_ITEM for words in inner)
    ]


def _fits(text: str, ways: Sequence[tuple[int, ...]], given: Sequence[str]) -> bool:
    return any(_way_fits(text, way, tuple(given)) for way in ways)


def _way_fits(text: str, way: tuple[int, ...], given: tuple[str, ...]) -> bool:
    """Tell whether the labels nearest to the values are theirs; where they have none, those of all.

    Of two values, one that is named tells the other.
    """
    near, tied = nearest(text, way)
    found = _mentioned(near, given)
    if near != text and not all(found) and any(found) and len(way) == _TWO:
        at = next(place for place, mentioned in enumerate(found) if mentioned)
        owners = {_owner(way, mention) for mention in found[at]}
        if len(owners) == 1 and (tied or min(way) in owners):
            return way[at] in owners
    if near == text or not all(found):
        found = _mentioned(text, given)
    return all(found) and _paired(way, found)


def _owner(way: tuple[int, ...], mention: int) -> int:
    """Return the value that a label before it may be of: the next one."""
    return min((value for value in way if value > mention), default=max(way))


@lru_cache(maxsize=1024)
def _mentioned(text: str, given: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(mentions(text, label, given) for label in given)


def mentions(text: str, label: str, others: Sequence[str]) -> tuple[int, ...]:
    """Return where a text speaks of a label, by the words that no other label has."""
    shared = {word for other in others if other != label for word in _words(other)}
    own = [word for word in _words(label) if word not in shared] or _words(label)
    telling = [word for word in own if any(letter.isdigit() for letter in word)] or own
    begun = {word[:_STEM] for word in shared}
    return tuple(
        sorted({p for word in telling for p in _at(text, word, whole=word[:_STEM] in begun)})
    )


def _words(label: str) -> list[str]:
    return [word for word in _WORD.findall(label.casefold()) if word not in _STOP]


def _at(text: str, word: str, *, whole: bool) -> list[int]:
    """Find a word by its stem, or whole; of a number, as a name too (``2`` in ``R2``)."""
    stem = re.escape(word if whole or any(c.isdigit() for c in word) else word[:_STEM])
    before = r"(?<![\d.])(?<![A-Za-z]{3})" if word[0].isdigit() else r"(?<![A-Za-z])"
    after = r"(?![\d]|\.\d)" if word[-1].isdigit() else ""
    ends = r"(?![A-Za-z])" if len(word) < _STEM and not word[-1].isdigit() else ""
    pattern = f"{before}{stem}{after}{ends}"
    if word in _SPELT:
        pattern = rf"{pattern}|\b{_SPELT[word]}(?=[\s-]{_TIMES}\b)"
    return [found.start() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _distinct(way: tuple[int, ...], figures: Sequence[ExpectedFigure], repeats: bool) -> bool:  # noqa: FBT001
    """Tell whether no number stands for two figures, unless ``each`` says that it does."""
    for first in range(len(way)):
        for second in range(first):
            same = figures[first] == figures[second]
            if way[first] == way[second] and not (same and repeats):
                return False
    return True


def _paired(way: tuple[int, ...], found: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether mentions of the labels can be found in the order of the values."""
    position = -inf
    for place in sorted(range(len(way)), key=lambda each: way[each]):
        later = [mention for mention in found[place] if mention > position]
        if not later:
            return False
        position = min(later)
    return True

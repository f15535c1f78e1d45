"""What a perfect reader takes from a prompt: the fewest quotes that hold all that is expected."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from eval.questions.patterns import matches
from eval.questions.samples import Sample
from eval.scoring.evidence import holds_figure, is_evidence, numbers_stated

MOST_QUOTES = 4
"""An answer that takes more quotes than this is put together by chance."""
_QUOTE = re.compile(r"\[(\d+)\] (.*)")
_DOCUMENT, _TABLE, _SECTION = "Document: ", "Table: ", "Section: "
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A numbered quote as it stands in a prompt.

    Args:
        number: Its marker.
        text: The sentence; of a table row, the row without its caption.
        document: The title of its document.
        caption: The caption of its table; empty for a sentence.
    """

    number: int
    text: str
    document: str
    caption: str = ""

    @property
    def whole(self) -> str:
        """The text, of a row behind its caption."""
        return f"{self.caption} > {self.text}" if self.caption else self.text


def quotes_in(request: str) -> list[Quoted]:
    """Read the numbered quotes out of the user's part of a prompt, in their order."""
    found: list[Quoted] = []
    document = caption = ""
    for line in fenced(request):
        if line.startswith(_DOCUMENT):
            document, caption = line.removeprefix(_DOCUMENT), ""
        elif line.startswith((_TABLE, _SECTION)):
            caption = line.removeprefix(_TABLE) if line.startswith(_TABLE) else ""
        elif (quote := _QUOTE.fullmatch(line)) is not None:
            found.append(Quoted(int(quote[1]), quote[2], document, caption))
    return found


def fenced(request: str) -> list[str]:
    """Return the lines between the fences of a prompt."""
    lines = request.splitlines()
    fence = lines[0].partition(" ")[0] if lines else ""
    ends = [place for place, line in enumerate(lines) if fence and line.startswith(fence)]
    return lines[ends[0] + 1 : ends[-1]] if len(ends) > 1 else []


Need = Callable[[str], bool]


def needs_of(sample: Sample) -> list[Need]:
    """Return what a right answer must state, each as a test of a text.

    A figure is one need with all its parts: its interval in another sentence would not do.
    """
    figures: list[Need] = [partial(holds_figure, figure=figure) for figure in sample.figures]
    return [*figures, *(partial(matches, pattern) for pattern in sample.must_contain)]


def held(text: str, needs: Sequence[Need]) -> frozenset[int]:
    """Return the places of the needs that a text meets."""
    return frozenset(place for place, need in enumerate(needs) if need(text))


def fewest(quotes: Sequence[Quoted], sample: Sample) -> tuple[Quoted, ...]:
    """Choose the fewest quotes that together state everything expected.

    Args:
        quotes: Those of the right documents.
        sample: The question.

    Returns:
        The quotes in their order: of the marked evidence where that is enough, else the most like
        it; empty where they do not state everything.
    """
    marked = [quote for quote in quotes if _is_marked(quote, sample)]
    return _cover(marked, sample) or _cover(quotes, sample)


def _cover(quotes: Sequence[Quoted], sample: Sample) -> tuple[Quoted, ...]:
    needs = needs_of(sample)
    best: dict[frozenset[int], Quoted] = {}
    for quote in sorted(quotes, key=lambda each: -_likeness(each, sample)):
        best.setdefault(held(quote.whole, needs), quote)
    best.pop(frozenset(), None)
    for size in range(1, MOST_QUOTES + 1):
        covers = [sets for sets in combinations(best, size) if _covers(sets, len(needs))]
        if covers:
            chosen = max(covers, key=lambda sets: sum(_likeness(best[s], sample) for s in sets))
            return tuple(sorted((best[s] for s in chosen), key=lambda each: each.number))
    return ()


def _is_marked(quote: Quoted, sample: Sample) -> bool:
    """Tell whether a quote is a marked piece of evidence; a row, whether it holds a marked cell."""
    if sample.place != "table":
        return any(is_evidence(quote.whole, each) for each in sample.evidence)
    stated = numbers_stated(quote.whole)
    return any(cell <= stated for cell in _marked_cells(sample))


def _covers(sets: Sequence[frozenset[int]], needs: int) -> bool:
    return len(frozenset().union(*sets)) == needs


def _likeness(quote: Quoted, sample: Sample) -> float:
    """Return the share of the words of question and evidence that a quote holds."""
    told = _words(" ".join((sample.question, *sample.evidence)))
    return len(told & _words(quote.whole)) / len(told) if told else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("·", ".")))


def as_marked(quotes: Sequence[Quoted], sample: Sample) -> bool:
    """Tell whether quotes are the evidence that was marked, or as good as it.

    Of a table, whether a row holds the numbers of every marked cell.
    """
    texts = [quote.whole for quote in quotes]
    if sample.place != "table":
        return all(any(is_evidence(text, each) for text in texts) for each in sample.evidence)
    return all(any(cell <= numbers_stated(t) for t in texts) for cell in _marked_cells(sample))


def _marked_cells(sample: Sample) -> list[frozenset[Decimal]]:
    return [numbers for each in sample.evidence if (numbers := numbers_stated(each))]

"""The perfect reader: it states what is expected if and only if it is offered."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.reader_choice import Need, Quoted, fewest, held, needs_of, quotes_in
from eval.questions.samples import Sample
from retrieval.grounding.remarks import NOT_REPORTED

MOST_CELLS = 4
_CLAUSE = re.compile(r";\s+|,\s+(?=(?:but|while|whereas)\b)")
_LINK = re.compile(r"^(?:and|but|while|whereas)\s+")

Way = Callable[[str, Sequence[Need], frozenset[int]], str]
"""How a quote is restated: its text, the needs of the question, which of them it is taken for."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made of a prompt.

    Args:
        offered: The quotes it was given, of any document.
        right: Those of the documents that answer.
        chosen: The fewest of them that state everything expected; empty where they do not.
        request: The user's part of the prompt.
    """

    offered: tuple[Quoted, ...] = ()
    right: tuple[Quoted, ...] = ()
    chosen: tuple[Quoted, ...] = ()
    request: str = ""


class PerfectReader:
    """Answers one question after the other; told what is expected, it reads where that stands.

    Args:
        way: How it restates a quote.
    """

    def __init__(self, way: Way) -> None:
        self._way = way
        self._sample: Sample | None = None
        self._titles: frozenset[str] = frozenset()
        self.read = Read()
        """What it read last; empty where it was not asked."""

    def expect(self, sample: Sample, titles: frozenset[str]) -> None:
        """Say what comes next.

        Args:
            sample: The question.
            titles: Of the documents that answer it, as a prompt shows them.
        """
        self._sample, self._titles, self.read = sample, titles, Read()

    def __call__(self, request: str) -> str:
        """Reply to the user's part of a prompt."""
        sample = self._sample
        offered = tuple(quotes_in(request))
        right = tuple(quote for quote in offered if quote.document in self._titles)
        answerable = sample is not None and sample.answerable
        chosen = fewest(right, sample) if sample is not None and answerable else ()
        self.read = Read(offered, right, chosen, request)
        return self._restated(chosen, sample) if sample is not None and chosen else NOT_REPORTED

    def _restated(self, chosen: Sequence[Quoted], sample: Sample) -> str:
        """Write a sentence a quote, each need in the first that meets it."""
        needs, met, said = needs_of(sample), frozenset[int](), []
        for quote in chosen:
            wanted = held(quote.whole, needs) - met
            met |= wanted
            own = wanted & held(quote.text, needs)  # the rest stands in the caption
            said.append(f"{self._way(quote.text, needs, own).rstrip(' .')} [{quote.number}].")
        return " ".join(said)


def whole(text: str, needs: Sequence[Need], wanted: frozenset[int]) -> str:
    """Copy a sentence; of a table row, its label with the cells asked for, as the prompt has it.

    Args:
        text: A sentence, or a table row.
        needs: Of the question.
        wanted: Places of those that the text is taken for; it meets them.
    """
    label, cells = _row(text)
    return f"{label}: {'; '.join(_fewest(label, cells, needs, wanted))}" if cells else text


def clause(text: str, needs: Sequence[Need], wanted: frozenset[int]) -> str:
    """Copy the shortest run of whole clauses that meets the wanted needs, behind what leads them.

    A table row is put into words: ``label: cell for column and cell for column``.
    """
    label, cells = _row(text)
    if cells:
        chosen = (cell.rpartition(" = ") for cell in _fewest(label, cells, needs, wanted))
        told = " and ".join(f"{cell} for {column}" for column, _, cell in chosen)
        return f"{label}: {told}".replace(" > ", ", ")
    lead, body = _led(text)
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(body) if _closed(body[: found.end()]))]
    runs = (lead + body[start:end] for start, end in combinations([*cuts, len(body)], 2))
    fit = [run for run in runs if wanted <= held(run, needs)]
    return _LINK.sub("", min(fit, key=len, default=text)).rstrip(" ,;:")


def _row(text: str) -> tuple[str, list[str]]:
    """Part a table row into its label and its cells ``column = cell``; a sentence has none."""
    label, _, rest = text.partition(": ")
    cells = rest.split("; ")
    return (label, cells) if all(" = " in cell for cell in cells) else (text, [])


def _fewest(
    label: str, cells: Sequence[str], needs: Sequence[Need], wanted: frozenset[int]
) -> Sequence[str]:
    for size in range(1, MOST_CELLS + 1):
        for chosen in combinations(cells, size):
            if wanted <= held(f"{label}: {'; '.join(chosen)}", needs):
                return chosen
    return cells


def _led(text: str) -> tuple[str, str]:
    """Part a sentence behind its first colon: what stands before it leads every clause."""
    lead, colon, body = text.partition(": ")
    return (lead + colon, body) if colon and _closed(lead) else ("", text)


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")")


WAYS: dict[str, Way] = {"whole": whole, "clause": clause}
"""Ways to restate a quote, by name."""

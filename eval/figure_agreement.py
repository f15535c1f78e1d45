"""How far the figures extracted from the gold sentences agree with those a clinician reads there.

usage: python -m eval.figure_agreement [--errors] [--gold FILE]

Extracted and gold figures are paired one to one, in text order, where their values are the same.
A figure is right if value, measure, endpoint, interval and P all agree with its pair; precision
is the share of extracted figures that are right, recall the share of gold figures found right, F1
their harmonic mean. Unit, n, spread, range, operator, arm and time are counted beside it, for
information.

A figure that is only a P value (its estimate is not printed) counts neither way.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.figure_gold import COUNT, GOLD_FIGURES, GoldFigure, GoldLine, read_gold
from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in
from ingest.figures.rows import figures_in_row
from ingest.figures.units import CURRENCIES, PEOPLE, unit_at

Agrees = Callable[[GoldFigure, Figure], bool]
Pair = tuple[GoldFigure, Figure]


def _same_value(gold: GoldFigure, found: Figure) -> bool:
    if gold.value is None and gold.special is None:
        return found.value is None and found.range is not None and gold.range == found.range
    return gold.value == found.value and gold.special == found.special


def _same_measure(gold: GoldFigure, found: Figure) -> bool:
    return _share_or_count(found.measure, found.unit) in {
        _share_or_count(name, gold.unit) for name in gold.measures
    }


def _share_or_count(measure: str | None, unit: str | None) -> str | None:
    """Call a rate printed in percent a percentage, and a number of people a count."""
    if measure == "rate" and unit == "%":
        return "percentage"
    return COUNT if measure == "number" else measure


def _same_unit(gold: GoldFigure, found: Figure) -> bool:
    return _plain_unit(gold.unit) == _plain_unit(found.unit)


def _plain_unit(unit: str | None) -> str | None:
    """Return the canonical unit; what is counted (patients, events) is no unit of measurement."""
    if not unit:
        return None
    read = unit_at(unit, 0)
    plain = read.unit if read and read.end == len(unit) else CURRENCIES.get(unit, unit)
    return None if plain in PEOPLE else plain


def _same_words(gold: str | None, found: str | None) -> bool:
    """Whether one wording holds the other (``the zolimab group`` and ``zolimab``)."""
    left, right = (" ".join((words or "").casefold().split()) for words in (gold, found))
    return bool(left and right) and (left in right or right in left)


SCORED: dict[str, Agrees] = {
    "value": _same_value,
    "measure": _same_measure,
    "endpoint": lambda gold, found: found.endpoint in gold.endpoints,
    "interval": lambda gold, found: gold.interval == found.interval,
    "p": lambda gold, found: gold.p == found.p,
}
"""The slots that make a figure right or wrong."""

INFORMATION: dict[str, Agrees] = {
    "unit": _same_unit,
    "n": lambda gold, found: gold.n == found.n,
    "spread": lambda gold, found: gold.spread == found.spread,
    "range": lambda gold, found: gold.range == found.range,
    "op": lambda gold, found: gold.op == found.op,
    "arm": lambda gold, found: _same_words(gold.arm, found.arm),
    "time": lambda gold, found: _same_words(gold.time, found.time),
}
"""The slots that are counted beside it."""

_ONLY_WHERE_GIVEN = frozenset({"arm", "time"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agree, of how many pairs where either side fills the slot."""

    agreed: int = 0
    of: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.agreed + other.agreed, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures read, found and right.

    Args:
        gold: Figures a clinician reads.
        extracted: Figures extracted.
        right: Extracted figures that agree in every scored slot.
        slots: For each slot, how often it agrees among the figures paired by value.
    """

    gold: int = 0
    extracted: int = 0
    right: int = 0
    slots: dict[str, Tally] = field(default_factory=dict)

    def __add__(self, other: "Counts") -> "Counts":
        names = dict.fromkeys((*self.slots, *other.slots))
        return Counts(
            self.gold + other.gold,
            self.extracted + other.extracted,
            self.right + other.right,
            {
                name: self.slots.get(name, Tally()) + other.slots.get(name, Tally())
                for name in names
            },
        )

    @property
    def precision(self) -> float:
        """The share of extracted figures that are right; 1 where none was extracted."""
        return self.right / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """The share of gold figures found right; 1 where there are none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, ``2·right / (gold + extracted)``."""
        both = self.gold + self.extracted
        return 2 * self.right / both if both else 1.0


def extracted_figures(line: GoldLine) -> list[Figure]:
    """Extract the figures of a gold line, bare P values left out."""
    figures = figures_in_row(line.text, line.row) if line.row else figures_in(line.text)
    return [figure for figure in figures if not _is_bare_p(figure)]


def _is_bare_p(figure: Figure) -> bool:
    rest = (figure.value, figure.special, figure.interval, figure.range)
    return figure.p is not None and not any(part is not None for part in rest)


def paired(gold: Sequence[GoldFigure], extracted: Sequence[Figure]) -> list[Pair]:
    """Pair figures of equal value one to one, in text order.

    Args:
        gold: The figures of a line as a clinician reads them.
        extracted: The figures extracted from it.

    Returns:
        The most pairs there can be without crossing; among such pairings, the one in which most
        slots agree (a longest common subsequence with weights).
    """
    best: list[list[tuple[float, list[Pair]]]] = [
        [(0.0, []) for _ in range(len(extracted) + 1)] for _ in range(len(gold) + 1)
    ]
    for i, one in enumerate(gold, start=1):
        for j, other in enumerate(extracted, start=1):
            options = [best[i - 1][j], best[i][j - 1]]
            if _same_value(one, other):
                weight, pairs = best[i - 1][j - 1]
                agreed = sum(agrees(one, other) for agrees in SCORED.values())
                options.append((weight + 1 + agreed / 1000, [*pairs, (one, other)]))
            best[i][j] = max(options, key=lambda option: option[0])
    return best[-1][-1][1]


def agreement(gold: Sequence[GoldFigure], extracted: Sequence[Figure]) -> Counts:
    """Compare the figures extracted from one line with those a clinician reads there."""
    pairs = paired(gold, extracted)
    right = sum(all(agrees(*pair) for agrees in SCORED.values()) for pair in pairs)
    slots = {
        name: Tally(
            sum(agrees(*pair) for pair in pairs if _fills(name, pair)),
            sum(_fills(name, pair) for pair in pairs),
        )
        for name, agrees in (SCORED | INFORMATION).items()
    }
    return Counts(len(gold), len(extracted), right, slots)


def _fills(slot: str, pair: Pair) -> bool:
    gold, found = pair
    if slot == "value":
        return True
    if slot in _ONLY_WHERE_GIVEN:
        return getattr(gold, slot) is not None
    expected = {"measure": gold.measures, "endpoint": gold.endpoints}.get(slot)
    asked = expected != {None} if expected is not None else getattr(gold, slot) is not None
    return asked or getattr(found, slot) is not None


def total(lines: Iterable[GoldLine]) -> Counts:
    """Extract the figures of every line and add up how they agree."""
    return sum((agreement(line.figures, extracted_figures(line)) for line in lines), Counts())


def disagreements(line: GoldLine) -> list[str]:
    """Say, for one line, which figures are missing, too many or wrong, and in which slot."""
    extracted = extracted_figures(line)
    pairs = paired(line.figures, extracted)
    faults = [
        f"{_shown(found)}: {slot} is {getattr(found, slot)!r}, not {_expected(gold, slot)}"
        for gold, found in pairs
        for slot, agrees in SCORED.items()
        if not agrees(gold, found)
    ]
    faults += [
        f"{_shown(gold)}: missing"
        for gold in line.figures
        if not any(gold is one for one, _ in pairs)
    ]
    faults += [
        f"{found.text!r}: no figure of this line, or not its value"
        for found in extracted
        if not any(found is one for _, one in pairs)
    ]
    return faults


def _shown(figure: GoldFigure | Figure) -> str:
    return str(figure.value if figure.value is not None else figure.special or figure.range)


def _expected(gold: GoldFigure, slot: str) -> str:
    names = {"measure": gold.measures, "endpoint": gold.endpoints}.get(slot)
    if names is None:
        return repr(getattr(gold, slot))
    return " or ".join(sorted(repr(name) for name in names))


def report(lines: Sequence[GoldLine]) -> str:
    """Return the table of agreement: in all, by slot and by construct."""
    counts = total(lines)
    rows = [
        f"{'':24}{'gold':>6}{'found':>7}{'right':>7}{'prec.':>8}{'recall':>8}{'F1':>8}",
        _counted("all", counts),
        "",
        *(
            f"{name:24}{tally.agreed:>6} of {tally.of:<6}{_share(tally)}"
            + ("" if name in SCORED else "  (information)")
            for name, tally in counts.slots.items()
        ),
        "",
    ]
    for construct in dict.fromkeys(line.construct for line in lines):
        of_construct = [line for line in lines if line.construct == construct]
        rows.append(_counted(construct, total(of_construct)))
    return "\n".join(rows)


def _counted(name: str, counts: Counts) -> str:
    shares = f"{counts.precision:>8.3f}{counts.recall:>8.3f}{counts.f1:>8.3f}"
    return f"{name:24}{counts.gold:>6}{counts.extracted:>7}{counts.right:>7}{shares}"


def _share(tally: Tally) -> str:
    return f"{tally.agreed / tally.of:.3f}" if tally.of else "–"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and with ``--errors`` every disagreement."""
    parser = argparse.ArgumentParser(prog="python -m eval.figure_agreement")
    parser.add_argument("--gold", type=Path, default=GOLD_FIGURES, help="another gold file")
    parser.add_argument("--errors", action="store_true", help="list every disagreement")
    options = parser.parse_args(arguments)
    lines = read_gold(options.gold)
    sys.stdout.write(report(lines) + "\n")
    for line in lines if options.errors else ():
        if faults := disagreements(line):
            told = "".join(f"    {fault}\n" for fault in faults)
            sys.stdout.write(f"\n{line.id} [{line.construct}] {line.text}\n{told}")


if __name__ == "__main__":
    main()

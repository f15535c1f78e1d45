"""A run and a comparison of two runs, as they are shown on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.rendering.tables import plain_table
from api.terminal import one_line
from eval.results.comparing import Comparison, Flip
from eval.results.failures import failure_of
from eval.results.grading import Graded
from eval.results.measures import MEASURES, measured
from eval.results.report.phrasing import (
    change_cells,
    counted,
    duration,
    faults,
    headline,
    interval,
    percent,
)
from eval.results.report.tables import Part, by_kind, by_place
from eval.statistics.estimates import percentile

_MEASURE_HEADINGS = ("measure", "mean", "95 % CI", "n")
_PART_HEADINGS = ("questions", "asked", "right", "95 % CI", "wrong", "refused")
_CHANGE_HEADINGS = ("measure", "before", "after", "change", "95 % CI", "P")
_OUTCOMES = {"right": "green", "refused": "dim", "no answer": "magenta", "wrong": "red"}
_SHOWN = 10
"""Names of questions left out that are shown."""
_CHANGE = len("refused → no answer  ")


def run_table(graded: Sequence[Graded]) -> RenderableType:
    """Return how well a run did: in one sentence, by measure, by part.

    Args:
        graded: Its questions, at least one.
    """
    parts = by_kind([graded])
    placed = by_place([graded])
    return Group(
        Text(headline(graded), style="bold"),
        *_alarms(graded),
        Text(),
        _measures(graded),
        Text(),
        _parts([*parts, *(placed if len(placed) > 1 else [])]),
        Text(),
        *_failures(graded),
        _times(graded),
    )


def comparison_view(found: Comparison) -> RenderableType:
    """Return what changed between two runs: the measures, the questions, the times."""
    first, second = (one_line(name) for name in found.names)
    title = f"{second} against {first}, over {counted(found.paired, 'question')} asked in both"
    before, after = found.latency
    return Group(
        Text(title, style="bold"),
        *_left_out(found),
        Text(),
        _changes(found),
        Text(),
        *_flips(found.flips),
        Text(f"Median time {duration(before.median)}, then {duration(after.median)}; 95 % within "
             f"{duration(before.p95)}, then {duration(after.p95)}."),
    )  # fmt: skip


def _alarms(graded: Sequence[Graded]) -> Iterator[Text]:
    for measure, found in faults(graded):
        said = f"Fault of the program: {measure.title}: {percent(found.mean)}, must be 100 %."
        yield Text(said, style="bold red")


def _measures(graded: Sequence[Graded]) -> Table:
    found = [(each, measured(each, graded)) for each in MEASURES]
    rows = [
        (each.title, percent(value.mean), interval(value), f"{value.n:,}")
        for each, value in found
        if value
    ]
    return plain_table(_MEASURE_HEADINGS, rows, right=_MEASURE_HEADINGS[1:])


def _parts(parts: Sequence[Part]) -> Table:
    rows = []
    for part in parts:
        total = part.runs[0]
        share = total.share_right if total else None
        if total and share:
            wrong = total.wrong + total.missing
            shown = (percent(share.mean), interval(share), f"{wrong}", f"{total.refused}")
            rows.append((part.name, f"{total.asked}", *shown))
    return plain_table(_PART_HEADINGS, rows, right=_PART_HEADINGS[1:])


def _failures(graded: Sequence[Graded]) -> Iterator[Text]:
    kinds = [kind for kind in map(failure_of, graded) if kind]
    if kinds:
        ordered = sorted({kind.title: kinds.count(kind) for kind in kinds}.items(),
                         key=lambda each: -each[1])  # fmt: skip
        said = ", ".join(f"{title.lower()} {count}" for title, count in ordered)
        yield Text(f"Failures: {said}.")


def _times(graded: Sequence[Graded]) -> Text:
    times = [each.record.milliseconds for each in graded]
    return Text(
        f"Half of the answers within {duration(percentile(times, 50))}, "
        f"95 % within {duration(percentile(times, 95))}."
    )


def _changes(found: Comparison) -> Table:
    rows = [change_cells(each) for each in found.measures]
    return plain_table(_CHANGE_HEADINGS, rows, right=_CHANGE_HEADINGS[1:])


def _flips(flips: Sequence[Flip]) -> Iterator[RenderableType]:
    if not flips:
        yield Text("No question has another outcome.")
        return
    yield Text(f"{counted(len(flips), 'question')} with another outcome, the worst change first:")
    width = max(len(_name(flip)) for flip in flips)
    for flip in flips:
        change = Text.assemble(
            (flip.before, _OUTCOMES[flip.before]), " → ", (flip.after, _OUTCOMES[flip.after])
        )
        change.truncate(_CHANGE, pad=True)
        line = Text.assemble(change, f"{_name(flip):<{width}}  ", (_question(flip), "dim"))
        line.no_wrap, line.overflow = True, "ellipsis"
        yield line
    yield Text()


def _name(flip: Flip) -> str:
    return one_line("/".join(flip.key))


def _question(flip: Flip) -> str:
    return one_line(flip.second.sample.question)


def _left_out(found: Comparison) -> Iterator[Text]:
    for keys, why in (
        (found.only_first, f"asked in {found.names[0]} alone"),
        (found.only_second, f"asked in {found.names[1]} alone"),
        (found.changed, "that ask or expect something else"),
    ):
        if keys:
            names = ", ".join(one_line("/".join(key)) for key in keys[:_SHOWN])
            more = ", …" if len(keys) > _SHOWN else ""
            said = f"Left out: {counted(len(keys), 'question')} {one_line(why)}: {names}{more}"
            yield Text(said, style="yellow")

"""The table and the chart of the comparison with peers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """One system.

    Args:
        name: The system.
        pieces: Passages or chunks it made.
        rate: Characters of text added a second.
        outside_encoder: Share of adding spent outside the encoder; None where not told apart.
        right: Questions whose every expected number it retrieved.
        milliseconds: Median time of one search.
    """

    name: str
    pieces: int
    rate: float
    outside_encoder: float | None
    right: int
    milliseconds: float


def write_report(rows: Sequence[Row], questions: int, folder: Path) -> None:
    """Write ``peers.md`` and ``peers.svg``; the last row is Citewell, the first its baseline."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "peers.md").write_text(_markdown(rows, questions), encoding="utf-8")
    _chart(rows, questions).savefig(folder / "peers.svg")


_HEAD = """# Citewell and a plain LlamaIndex index

The same {questions} articles and questions, the same encoder, one run. Evidence: every expected
number within the first 4,000 characters retrieved.

| system | pieces | characters/s added | outside encoder | evidence right | search, ms |
|---|---:|---:|---:|---:|---:|
"""

_RATIOS = """
- Adding: {adding:.2f} times the characters/s of {baseline}.
- Evidence: {evidence:.2f} times as often right as the better of the two.
- Search: {search:.2f} times the median time of the faster of the two.
"""


def _markdown(rows: Sequence[Row], questions: int) -> str:
    mine, peers = rows[-1], rows[:-1]
    ratios = _RATIOS.format(
        adding=mine.rate / peers[0].rate,
        baseline=peers[0].name,
        evidence=mine.right / max(peer.right for peer in peers),
        search=mine.milliseconds / min(peer.milliseconds for peer in peers),
    )
    lines = "".join(f"{_line(row, questions)}\n" for row in rows)
    return _HEAD.format(questions=questions) + lines + ratios


def _line(row: Row, questions: int) -> str:
    outside = "" if row.outside_encoder is None else f"{row.outside_encoder:.0%}"
    return (
        f"| {row.name} | {row.pieces:,} | {row.rate:,.0f} | {outside} "
        f"| {row.right} of {questions} ({row.right / questions:.2f}) | {row.milliseconds:.1f} |"
    )


def _chart(rows: Sequence[Row], questions: int) -> Figure:
    figure = Figure(figsize=(11, 3.2), layout="constrained")
    panels = (
        ("Characters added a second", [row.rate for row in rows], "{:,.0f}"),
        ("Evidence right (share)", [row.right / questions for row in rows], "{:.2f}"),
        ("Median search (ms)", [row.milliseconds for row in rows], "{:.1f}"),
    )
    names = [row.name for row in rows]
    colours = ["#9aa5b1"] * (len(rows) - 1) + ["#0b6e4f"]
    for axes, (title, values, style) in zip(figure.subplots(1, 3), panels, strict=True):
        bars = axes.barh(names, values, color=colours)
        axes.bar_label(bars, labels=[style.format(value) for value in values], padding=3)
        axes.set_title(title, fontsize=10)
        axes.set_xlim(0, 1.25 * max(values))
        axes.spines[["top", "right"]].set_visible(False)
        axes.invert_yaxis()
        if axes is not figure.axes[0]:
            axes.set_yticklabels([])
    return figure

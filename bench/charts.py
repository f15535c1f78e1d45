"""The charts of the benchmarks, in one style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator, PercentFormatter

from eval.statistics.calibration import expected_calibration_error, reliability
from eval.statistics.risk_coverage import Point, area_under

GREEN = "#0b6e4f"
GREY = "#9aa5b1"
DARK = "#3e4c59"
AMBER = "#c97b12"
_PALE = {"boxstyle": "square,pad=0.15", "facecolor": "white", "alpha": 0.75, "linewidth": 0}


_ROOM_BEHIND = 0.6
"""The coverage up to which a label has room between its point and the right edge."""


def risk_coverage_chart(
    points: Sequence[Point], operating: Mapping[str, Point], title: str
) -> Figure:
    """Draw risk against coverage.

    Args:
        points: The curve.
        operating: Settings by name, each with the coverage and risk measured at it.
        title: What was measured.
    """
    figure, axes = _canvas(title)
    xs, ys = [point.coverage for point in points], [point.risk for point in points]
    axes.plot(xs, ys, color=GREEN, linewidth=2)
    axes.fill_between(xs, ys, color=GREEN, alpha=0.08)
    if points:
        label = f"area under the curve {area_under(points):.3f}"
        axes.annotate(label, (0.75 * xs[-1], 0), (0, 6), textcoords="offset points", color=GREEN,
                      ha="center", fontsize=9)  # fmt: skip
    for name, point in operating.items():
        axes.plot(point.coverage, point.risk, "o", color=AMBER, markersize=7, zorder=3)
        # The curve rises: what is above it on the left is free, and what is below it on the right.
        left = point.coverage > _ROOM_BEHIND
        axes.annotate(
            f"{name}: {point.risk:.0%} wrong of the {point.coverage:.0%} answered",
            (point.coverage, point.risk), (-8, 14) if left else (14, -9),
            textcoords="offset points", color=DARK, ha="right" if left else "left", fontsize=9,
            bbox=_PALE, zorder=4, arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.8},
        )  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, _ceiling([*ys, *(point.risk for point in operating.values())]))
    axes.set_xlabel("Coverage (share of questions answered)")
    axes.set_ylabel("Risk (wrong among answered)")
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return figure


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answering takes on one library, in milliseconds.

    Args:
        documents: In the library.
        median: Of the questions' times.
        p95: 95th percentile of them.
    """

    documents: int
    median: float
    p95: float


def latency_chart(measured: Sequence[Latency], limits: Mapping[str, float], title: str) -> Figure:
    """Draw the time of an answer against the size of the library.

    Args:
        measured: One a library.
        limits: Names of bars with their height in milliseconds.
        title: What was measured.
    """
    figure, axes = _canvas(title)
    ordered = sorted(measured, key=lambda each: each.documents)
    sizes = [each.documents for each in ordered]
    for name, values, colour in (
        ("median", [each.median for each in ordered], GREEN),
        ("95th percentile", [each.p95 for each in ordered], AMBER),
    ):
        axes.plot(sizes, values, "o-", color=colour, linewidth=2)
        axes.annotate(name, (sizes[-1], values[-1]), (10, 0), textcoords="offset points",
                      color=colour, va="center")  # fmt: skip
        for size, value in zip(sizes, values, strict=True):
            axes.annotate(f"{value:.0f}", (size, value), (0, 7), textcoords="offset points",
                          color=colour, ha="center", fontsize=8)  # fmt: skip
    for name, height in limits.items():
        axes.axhline(height, color=GREY, linestyle="--", linewidth=1)
        axes.annotate(f"{name} {height:.0f} ms", (0.01, height), (0, 3), color=DARK, fontsize=8,
                      xycoords=("axes fraction", "data"), textcoords="offset points")  # fmt: skip
    axes.set_xscale("log")
    axes.set_xlim(sizes[0] / 1.5, sizes[-1] * 2.5)
    axes.xaxis.set_major_locator(FixedLocator(sizes))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda size, _: f"{size:,.0f}"))
    axes.set_ylim(0, 1.15 * max(*limits.values(), *(each.p95 for each in ordered)))
    axes.set_xlabel("Documents in the library (log scale)")
    axes.set_ylabel("Time of an answer (ms)")
    return figure


@dataclass(frozen=True, slots=True)
class Timed:
    """The answers of a short time, from the first question on.

    Args:
        at: Seconds since the start.
        p50: Median time of an answer, in milliseconds.
        p95: 95th percentile.
        p99: 99th percentile.
        rate: Answers a second.
    """

    at: float
    p50: float
    p95: float
    p99: float
    rate: float


def load_chart(timed: Sequence[Timed], adding: tuple[float, float], title: str) -> Figure:
    """Draw the time of an answer and the answers a second against time.

    Args:
        timed: In order.
        adding: Between which seconds articles were added.
        title: What was measured.
    """
    figure = Figure(figsize=(7.2, 5.4), layout="constrained")
    above, below = figure.subplots(2, sharex=True, height_ratios=(3, 2))
    xs = [each.at for each in timed]
    for name, values, colour in (
        ("p50", [each.p50 for each in timed], GREEN),
        ("p95", [each.p95 for each in timed], AMBER),
        ("p99", [each.p99 for each in timed], DARK),
    ):
        above.plot(xs, values, color=colour, linewidth=2)
        above.annotate(name, (xs[-1], values[-1]), (6, 0), textcoords="offset points",
                       color=colour, va="center")  # fmt: skip
    below.plot(xs, [each.rate for each in timed], color=GREEN, linewidth=2)
    for axes in (above, below):
        _plain(axes)
        axes.axvspan(*adding, color=GREY, alpha=0.2, linewidth=0)
        axes.set_ylim(bottom=0)
    above.set_title(title, fontsize=11, loc="left")
    above.annotate("articles are added", (adding[0], 1), (4, -4), textcoords="offset points",
                   xycoords=("data", "axes fraction"), color=DARK, fontsize=8,
                   va="top")  # fmt: skip
    above.set_ylabel("Time of an answer (ms)")
    below.set_ylabel("Answers a second")
    below.set_xlabel("Seconds")
    return figure


def reliability_chart(answers: Sequence[tuple[float, bool]], title: str) -> Figure:
    """Draw the share right against the confidence stated.

    Args:
        answers: The confidence of each answer, and whether it is right.
        title: What was measured.
    """
    figure, axes = _canvas(title)
    bins = reliability(answers)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1)
    axes.bar(
        [each.low for each in bins], [each.right for each in bins],
        [each.high - each.low for each in bins], align="edge", color=GREEN, alpha=0.18,
        edgecolor="white",
    )  # fmt: skip
    axes.plot([e.confidence for e in bins], [e.right for e in bins], "o-", color=GREEN, linewidth=2)
    for each in bins:
        axes.annotate(f"{each.n}", (each.confidence, each.right), (0, 7), ha="center",
                      textcoords="offset points", color=DARK, fontsize=8)  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.08)
    error = expected_calibration_error(answers)
    axes.set_xlabel(f"Confidence stated (expected calibration error {error:.3f})")
    axes.set_ylabel("Share right (numbers: answers)")
    return figure


def learning_chart(loss: Sequence[tuple[int, float]], title: str) -> Figure:
    """Draw the loss of a training.

    Args:
        loss: Step, and mean loss since the step before. Where each list is seen once, it is
            measured on lists not yet learnt from.
        title: What was trained.
    """
    figure, axes = _canvas(title)
    axes.plot([step for step, _ in loss], [mean for _, mean in loss], color=GREEN, linewidth=2)
    axes.set_xlabel("Steps")
    axes.set_ylabel("Loss before learning from the lists")
    axes.set_ylim(bottom=0)
    return figure


def _canvas(title: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(7.2, 4.2), layout="constrained")
    axes = figure.subplots()
    axes.set_title(title, fontsize=11, loc="left")
    _plain(axes)
    return figure, axes


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=GREY, alpha=0.25, linewidth=0.6)


def _ceiling(risks: Sequence[float]) -> float:
    return min(1.0, max(0.1, 1.25 * max(risks, default=0.0)))

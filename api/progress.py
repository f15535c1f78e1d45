"""How far a long command has come: a bar on a terminal, a line now and then elsewhere."""

import time
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from api.terminal import notices

_SECONDS_A_LINE = 15.0
_WHOLE_FROM = 10
"""Rates from here on are shown without decimals."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a command has come.

    Args:
        done: Units done, of `total`.
        total: All units.
        counted: What the rate is measured in, where it is not the units themselves.
        seconds: Since the start.
        seconds_at_done: From the start until `done` last grew.
    """

    done: int
    total: int
    counted: int
    seconds: float
    seconds_at_done: float

    @property
    def rate(self) -> float:
        """What was counted, a second."""
        return self.counted / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all is done at the pace so far; None before the first unit is done."""
        if not self.done:
            return None
        whole = self.seconds_at_done * (self.total - self.done) / self.done
        return max(0.0, whole - (self.seconds - self.seconds_at_done))


def progress_text(state: State, unit: str, counted: str) -> str:
    """Return progress in words, ``12 of 1,200 files, 340 passages at 187/s, 0:05:12 left``.

    Args:
        state: How far it has come.
        unit: What is done one by one, plural.
        counted: What the rate is measured in, plural.
    """
    parts = [f"{state.done:,} of {state.total:,} {unit}"]
    if counted != unit:
        parts.append(f"{state.counted:,} {counted}")
    parts[-1] += f" at {_rounded(state.rate)}/s"
    if state.seconds_left is not None:
        parts.append(f"{timedelta(seconds=round(state.seconds_left))} left")
    return ", ".join(parts)


class Meter:
    """Shows progress on standard error while it is entered.

    Args:
        total: All units.
        unit: What is done one by one, plural.
        counted: What the rate is measured in, plural; the units where not given.
        console: Where to show it; standard error where not given.
    """

    def __init__(
        self, total: int, unit: str, counted: str | None = None, console: Console | None = None
    ) -> None:
        self.console = console or notices()
        self._total, self._unit, self._counted = total, unit, counted or unit
        self._begun = self._line_at = self._done_at = time.monotonic()
        self._done = 0
        self._bar = Progress(
            BarColumn(bar_width=24),
            TextColumn("{task.fields[words]}", markup=False),
            console=self.console,
            transient=True,
            # Standard output is for results, wherever it goes.
            redirect_stdout=False,
            disable=not self.console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total, words="")

    @property
    def seconds(self) -> float:
        """Seconds since it was made."""
        return time.monotonic() - self._begun

    def update(self, done: int, counted: int | None = None) -> None:
        """Show how far it has come.

        Args:
            done: Units done so far.
            counted: What the rate is measured in; `done` where not given.
        """
        now = time.monotonic()
        if done > self._done:
            self._done, self._done_at = done, now
        state = State(
            done=done,
            total=self._total,
            counted=done if counted is None else counted,
            seconds=now - self._begun,
            seconds_at_done=self._done_at - self._begun,
        )
        words = progress_text(state, self._unit, self._counted)
        self._bar.update(self._task, completed=done, words=words)
        if not self.console.is_terminal and now - self._line_at >= _SECONDS_A_LINE:
            self._line_at = now
            self.console.print(words, soft_wrap=True)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._bar.stop()


def _rounded(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= _WHOLE_FROM else f"{rate:.1f}"

"""What `citewell doctor` found, as text: a line a check."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from api.doctor.check import Check, State, counted
from api.terminal import one_line

_STYLES: dict[State, str] = {"ok": "green", "warning": "yellow", "failed": "bold red"}
_MARK = max(map(len, _STYLES))
_NAME = len("evidence ranker")


def check_view(check: Check) -> RenderableType:
    """Return a check for a terminal; what is long goes on below where it began."""
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=_MARK)
    grid.add_column(width=_NAME)
    grid.add_column(overflow="fold")
    said = Text(one_line(check.found))
    if check.remedy:
        said.append(f" {one_line(check.remedy)}", style="bold")
    grid.add_row(Text(check.state, style=_STYLES[check.state]), Text(check.name), said)
    return grid


def check_line(check: Check) -> str:
    """Return a check as one line, for a file or another program."""
    said = one_line(f"{check.found} {check.remedy}")
    return f"{check.state:<{_MARK}} {check.name:<{_NAME}} {said}"


def doctor_summary(checks: Iterable[Check]) -> str:
    """Return what all checks come to, as one line."""
    states = [check.state for check in checks]
    bad = [_told(states, state) for state in ("failed", "warning") if state in states]
    return f"{counted(len(states), 'check')}: {', '.join(bad) if bad else 'all is well'}."


def _told(states: Sequence[State], state: State) -> str:
    count = states.count(state)
    return f"{count} failed" if state == "failed" else counted(count, "warning")

"""An answer on a terminal while a language model still writes it."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text

from api.terminal import visible
from retrieval.stages import Said, Step, Watch, unwatched


@contextmanager
def growing(console: Console) -> Iterator[Watch]:
    """Show what a model has written so far; it is gone again in the end, for the whole answer.

    Args:
        console: Where it is shown; nothing is, unless somebody is looking.

    Yields:
        The watch that is to be told of the question's steps.
    """
    if not console.is_interactive:
        yield unwatched
        return
    said = Text(style="bold")
    live = Live(said, console=console, transient=True, auto_refresh=False)

    def watch(step: Step) -> None:
        if isinstance(step, Said) and step.text:
            said.append(visible(step.text))
            live.start()
            live.refresh()

    try:
        yield watch
    finally:
        live.stop()

"""What a terminal shows while a language model writes, and what is left of it."""

import io
import re

from rich.console import Console

from api.rendering.growing import growing
from retrieval.stages import Said, unwatched


def _terminal() -> tuple[Console, io.StringIO]:
    written = io.StringIO()
    console = Console(
        file=written, force_terminal=True, force_interactive=True, width=60, legacy_windows=False
    )
    return console, written


def test_each_sentence_is_shown_as_it_comes_and_gone_in_the_end() -> None:
    console, written = _terminal()
    with growing(console) as watch:
        watch("writing")
        watch(Said(""))
        assert written.getvalue() == ""
        watch(Said("The ratio was 0.44 [1]."))
        assert "The ratio was 0.44 [1]." in written.getvalue()
        watch(Said(" It was\x1b[31m safe [2]."))
        assert "The ratio was 0.44 [1]. It was safe [2]." in written.getvalue()
    # Up to the line, and erased: the whole answer takes its place.
    assert re.search(r"\x1b\[1A\x1b\[2K$", written.getvalue())


def test_nothing_is_shown_where_nobody_looks() -> None:
    written = io.StringIO()
    with growing(Console(file=written)) as watch:
        assert watch is unwatched
    assert written.getvalue() == ""


def test_nothing_is_left_where_no_model_writes() -> None:
    console, written = _terminal()
    with growing(console) as watch:
        watch("question")
        watch("answer")
    assert written.getvalue() == ""

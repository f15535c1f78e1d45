import pytest

from api.terminal import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;https://bad.example\x1b\\link", "\\link"),
        ("\x9b2Jgone", "gone"),
        ("back\x08\rspace\x07", "backspace"),
        ("lone \x1b escape", "lone  escape"),
        ("\u202eDESREVER\u202c", "DESREVER"),
        ("half \ud800 of one", "half  of one"),
        ("[bold]not markup[/bold] [1]", "[bold]not markup[/bold] [1]"),
        ("0·21 (95% CI 0.13–0.34)\n\tkept", "0·21 (95% CI 0.13–0.34)\n\tkept"),
    ],
)
def test_nothing_that_a_terminal_obeys_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_of_several_lines_is_shown_on_one() -> None:
    assert one_line("a\n b\r\n\tc") == "a b c"

import io

from rich.console import Console

from api.progress import Meter, State, progress_text


def test_pace_and_time_left_are_worked_out() -> None:
    state = State(done=12, total=48, counted=340, seconds=10.0, seconds_at_done=8.0)
    # 340 / 10 s; 8 s for 12 files, so 24 s for the other 36, of which 2 have passed.
    assert state.rate == 34.0
    assert state.seconds_left == 22.0
    assert progress_text(state, "files", "passages") == (
        "12 of 48 files, 340 passages at 34/s, 0:00:22 left"
    )


def test_before_the_first_unit_nothing_is_promised() -> None:
    state = State(done=0, total=3, counted=0, seconds=2.0, seconds_at_done=0.0)
    assert progress_text(state, "questions", "questions") == "0 of 3 questions at 0.0/s"


def test_time_left_is_never_negative() -> None:
    assert State(done=9, total=10, counted=9, seconds=99, seconds_at_done=9).seconds_left == 0.0


def test_where_there_is_no_terminal_no_bar_is_drawn() -> None:
    written = io.StringIO()
    with Meter(2, "files", console=Console(file=written)) as meter:
        meter.update(1)
        meter.update(2)
    assert written.getvalue() == ""


def test_on_a_terminal_the_count_is_drawn() -> None:
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=80)
    with Meter(1200, "files", "passages", console) as meter:
        meter.update(7, 90)
    assert "7 of 1,200 files, 90 passages at" in written.getvalue()

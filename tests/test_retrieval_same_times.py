"""Points in time compared with each other."""

import pytest

from retrieval.same_times import comparable, meets, names_time
from retrieval.time_points import moments


@pytest.mark.parametrize(
    ("text", "asked", "named"),
    [
        ("Pain fell by 24 weeks.", "at 6 months", True),
        ("Pain fell by 2 weeks.", "at 6 months", False),
        ("Pain fell 24h after surgery.", "at 1 day", True),
        ("Pain at baseline, 1 month and 6 months", "at 6 months", True),
        ("Pain was 3.4 at baseline.", "at baseline", True),
        ("Pain was 3.4.", "at 6 months", False),
    ],
)
def test_a_text_names_a_time(text, asked, named):
    (wanted,) = moments(asked)
    assert names_time(text, wanted) is named


def test_one_length_of_time_in_two_units_is_one_time() -> None:
    assert meets(moments("at one year"), moments("at 12 months"))
    assert meets(moments("at 52 weeks"), moments("at 12 months"))
    assert not meets(moments("at 6 months"), moments("at 12 months"))


def test_the_end_of_treatment_may_be_any_time_but_the_beginning() -> None:
    (end,), (week,), (before,) = map(moments, ("at the end of treatment", "week 24", "baseline"))
    assert not comparable(end, week)
    assert comparable(end, before)
    assert comparable(week, before)

"""A process that answers many questions looks for garbage seldom."""

import gc

from retrieval.garbage import BETWEEN, look_seldom


def test_what_is_loaded_is_left_alone_and_the_rest_is_looked_through_seldom() -> None:
    before = gc.get_threshold()
    try:
        look_seldom()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == (BETWEEN, *before[1:])
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)

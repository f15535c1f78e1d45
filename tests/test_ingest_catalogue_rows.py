"""Between values and rows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue_rows import pack, unpack


def test_a_vector_is_kept_as_little_endian_float16():
    assert pack(np.array([1.0, -0.5], dtype=np.float32)) == b"\x00\x3c\x00\xb8"
    np.testing.assert_array_equal(unpack(b"\x00\x3c\x00\xb8"), [1.0, -0.5])
    assert unpack(b"\x00\x3c").dtype == np.float32


@given(st.lists(st.floats(-1, 1, width=16), max_size=20))
def test_what_float16_can_say_comes_back_exactly(values):
    vector = np.array(values, dtype=np.float32)
    np.testing.assert_array_equal(unpack(pack(vector)), vector)

import pytest

from api.paging import next_offset


@pytest.mark.parametrize(
    ("offset", "listed", "total", "expected"),
    [
        (0, 50, 120, 50),
        (50, 50, 120, 100),
        (100, 20, 120, None),
        (70, 50, 120, None),
        # Past the end there is no page, and so none after it.
        (500, 0, 120, None),
        (0, 0, 0, None),
    ],
)
def test_the_next_page_begins_where_this_one_ends(
    offset: int, listed: int, total: int, expected: int | None
) -> None:
    assert next_offset(offset, listed, total) == expected

"""Pages of a listing."""

LAST_OFFSET = 2**31 - 1
"""The greatest offset that can be asked for; SQLite would take more, no listing is so long."""


def next_offset(offset: int, listed: int, total: int) -> int | None:
    """Return where the next page begins; None on the last page, and past the end.

    Args:
        offset: Where this page begins.
        listed: How many it holds.
        total: How many there are on all pages.
    """
    end = offset + listed
    return end if listed and end < total else None

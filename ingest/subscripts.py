"""Subscripts set in the line, as people type them: FEV₁ and FEV1 are one word."""

import re

_LOWERED = re.compile("[₀-₉]")
_IN_LINE = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def in_line(text: str) -> str:
    """Return a text with its subscript digits in the line, every place kept.

    Args:
        text: Any text; papers set SpO₂, HbA₁c and B₁₂ so.
    """
    # Most texts have none, and looking for one costs less than writing the text anew.
    return text if text.isascii() or not _LOWERED.search(text) else text.translate(_IN_LINE)

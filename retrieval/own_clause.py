"""The words of a sentence that are a figure's own, and the figures beside it that are like it."""

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate


def own_words(figure: Figure, candidate: Candidate) -> tuple[int, int]:
    """Return where a figure's own words stand in its sentence: first character, one past the last.

    No bracket is cut: one that opens behind the figure is left out, one around it is kept whole.
    """
    start, end, _ = candidate.stretches[figure.start]
    opened = candidate.text.rfind("(", start, end)
    if opened > candidate.text.rfind(")", start, end):
        closed = candidate.text.find(")", end)
        end = opened if opened >= figure.end or closed < 0 else closed + 1
    words = candidate.text[start:end]
    start += len(words) - len(words.lstrip(" ,;:([)]"))
    return start, start + len(words.lstrip(" ,;:([)]").rstrip(" ,;:(["))


def is_like(figure: Figure, other: Figure) -> bool:
    """Tell whether another figure of a sentence is a value of the same measure and unit."""
    same = (other.measure, other.unit) == (figure.measure, figure.unit)
    valued = (other.value is None) == (figure.value is None)
    return other is not figure and same and valued

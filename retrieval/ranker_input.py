"""What the evidence ranker reads: a question, and a sentence or row with its place.

A text can be read whole, to be judged as evidence, or with one figure marked, to be judged as the
place of just that figure.
"""

import re

from ingest.figures.endpoints import ENDPOINTS
from ingest.subscripts import in_line

LONGEST_QUESTION = 40
"""Words of a question that are read."""
LONGEST_TEXT = 64
"""Words of a sentence or row that are read."""
LOGIT = 10.0
"""A logit of this size is a judgement of 1; larger ones are cut."""
MARK = "[MASK]"
"""What stands for a marked figure's number; a special token of the model."""
_CAPTION, _LABEL = 8, 16
_ENOUGH = 3
"""Words by which the part after a colon asks by itself."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]-)\d+(?:[.,·]\d+)*")

_SPELT = {
    spelling: name
    for name, spellings in ENDPOINTS.items()
    if name.endswith("survival") or name.startswith("time to")
    for spelling in spellings
    if spelling.isupper() and " " not in spelling
}
"""Abbreviation of an endpoint -> its name."""
_ABBREVIATED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(_SPELT, key=len, reverse=True)))})\b"
)


def asking_part(question: str) -> str:
    """Return what a question asks, without the study that it names before a colon.

    Any sentence of the right study repeats the rest. What follows the colon must ask by itself:
    of "Nausea: % on drug?" nothing is left out. OS, PFS and their like are spelt out: a model whose
    words have no capitals takes "os" for no more than a mouth.
    """
    after = question.rpartition(": ")[2]
    asking = after if len(_WORD.findall(after)) >= _ENOUGH else question
    spelt = _ABBREVIATED.sub(lambda found: _SPELT[found[0]], asking)
    return " ".join(spelt.split()[:LONGEST_QUESTION])


def shown(question: str, heading: str, text: str, marked: tuple[int, int] | None = None) -> str:
    """Return a sentence or row as the ranker reads it.

    A number that the question does not name becomes 0: which number it is must not matter, only
    of what it is. A time or dose that the question names stays. Subscripts come into the line, as
    questions have them.

    Args:
        question: What is asked.
        heading: The heading path of its section.
        text: The sentence or row.
        marked: First character of a figure in the text, and one past its last.
    """
    named = set(_NUMBER.findall(question))
    place = heading.rsplit(" > ", 1)[-1]
    said = in_line(shortened(_with_mark(text, *marked) if marked else text))
    whole = said if not place or said.startswith(place) else f"{place}: {said}"
    return _NUMBER.sub(lambda found: found[0] if found[0] in named else "0", whole)


def shortened(text: str) -> str:
    """Cut a long text to `LONGEST_TEXT` words.

    A row keeps the start of its caption and its label; what is marked stays in view.
    """
    words = text.split()
    if len(words) <= LONGEST_TEXT:
        return " ".join(words)
    label = text.partition(" = ")[0].rpartition(": ")[0].split() if " = " in text else []
    head = label if len(label) <= _CAPTION + _LABEL else [*label[:_CAPTION], *label[-_LABEL:]]
    rest = words[len(label) :]
    room = LONGEST_TEXT - len(head)
    at = next((place for place, word in enumerate(rest) if MARK in word), 0)
    start = max(0, min(at - room // 2, len(rest) - room))
    return " ".join([*head, *rest[start : start + room]])


def _with_mark(text: str, start: int, end: int) -> str:
    figure = text[start:end]
    hidden = _NUMBER.sub(MARK, figure, count=1)
    return text[:start] + (hidden if hidden != figure else MARK) + text[end:]

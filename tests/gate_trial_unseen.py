"""How the unseen trial of the gate is written down: studies, and what a model said of them.

A trial is two plain texts. In the quotes, ``[2] text`` is a sentence and ``[3] caption > label:
column = cell; column = cell`` a table row. In the replies, ``= text`` is right as a whole, and
``! way | text`` is wrong in that way: as a whole, or where some of it stands between ⟦ and ⟧, there
alone. ``⏎`` is a new line, and an indented line goes on with the line before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.grounding.quotes import Quote
from tests.tiny_evidence import sentence, table_row

_ROW = re.compile(r"(?P<caption>Table .+?) > (?P<label>[^:]+): (?P<cells>.+ = .+)")
_WRONG = re.compile("⟦(.+?)⟧")


@dataclass(frozen=True, slots=True)
class Told:
    """One reply of a model.

    Args:
        quotes: What it was offered.
        reply: What it wrote.
        way: In which way it is wrong; empty where it is right.
        wrong: Its wrong sentences; none where it is right.
        right: Its right sentences, or lines.
    """

    quotes: tuple[Quote, ...]
    reply: str
    way: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]


def told(title: str, quotes: str, replies: str) -> tuple[Told, ...]:
    """Read one study of the trial."""
    offered = tuple(
        Quote(number, _candidate(line.partition("] ")[2]), title)
        for number, line in enumerate(_lines(quotes), start=1)
    )
    return tuple(_told(offered, line) for line in _lines(replies))


def _told(offered: tuple[Quote, ...], line: str) -> Told:
    kind, text = line[0], line[2:].replace("⏎", "\n")
    if kind == "=":
        return Told(offered, text, "", (), (text,))
    way, _, text = text.partition(" | ")
    marked = tuple(_WRONG.findall(text))
    reply = text.replace("⟦", "").replace("⟧", "")
    right = tuple(each.strip() for each in _WRONG.sub("⟧", text).split("⟧") if each.strip())
    return Told(offered, reply, way, marked or (reply,), right if marked else ())


def _lines(text: str) -> Iterator[str]:
    joined = re.sub(r"\n\s+", " ", text.strip())
    return (line for line in joined.split("\n") if line)


def _candidate(text: str):
    if row := _ROW.fullmatch(text):
        cells = (each.rsplit(" = ", 1) for each in row["cells"].split("; "))
        return table_row(row["caption"], row["label"], *((name, cell) for name, cell in cells))
    return sentence(text)

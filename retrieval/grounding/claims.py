"""The claims of a model's reply: its sentences and listed items, as they become complete."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.sentences import sentence_spans
from retrieval.grounding.markers import GROUP, MARKER, named_in, without_markers
from retrieval.grounding.tables import cells_of, is_row, row_in_words

_ITEM = re.compile(r"^\s*(?:[-*•–—+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_NUMBERED = re.compile(r"^\s*\(?(?P<number>\d{1,2})[.)]\s+")
_TITLE = re.compile(r"^\s*(?:\*\*|__)[^*_.]{1,80}(?:\*\*|__)\s*:?\s*$")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`+|<br\s?/?>")
_SUBJECT = re.compile(r"[^\d.;:]{1,60}")
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|showed|reached|gave|achieved|reported|did|fell|rose)\b"
)
_UNCLOSED = re.compile(r"[\[【［][^\[\]【】［］]*$")
_NEAR_END = 12
"""Characters before a sentence's end in which its markers stand."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a sentence that cites as one.

    Args:
        text: Its words, its markers blanked out.
        markers: The quotes it names, in its order.
    """

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or listed item of a reply.

    Args:
        text: As written, emphasis and list marks taken out.
        claims: What it says, by the markers that vouch for it.
        opens: Whether a new line begins with it.
        bullet: Whether it begins an item of a list.
        leads: Whether it only leads to what follows: it ends with a colon and cites nothing.
    """

    text: str
    claims: tuple[Claim, ...]
    opens: bool
    bullet: bool
    leads: bool

    @property
    def markers(self) -> tuple[int, ...]:
        """All quotes it names."""
        return tuple(dict.fromkeys(number for each in self.claims for number in each.markers))


class Splitter:
    """Cuts a growing text into sentences, none before it is certain where it ends."""

    def __init__(self) -> None:
        self._rest = ""
        self._opens = True
        self._item = 0
        self._columns: tuple[str, ...] = ()

    def feed(self, text: str) -> Iterator[Sentence]:
        """Take more text and give the sentences that are complete now."""
        self._rest += text
        while "\n" in self._rest:
            line, self._rest = self._rest.split("\n", 1)
            yield from self._sentences(line, whole=True)
            self._opens = True
        # A table's row is read whole.
        if not is_row(self._rest):
            yield from self._sentences(self._rest, whole=False)

    def finish(self) -> Iterator[Sentence]:
        """Give what is left, the text being at its end."""
        yield from self._sentences(self._rest, whole=True)
        self._rest = ""

    def _sentences(self, line: str, *, whole: bool) -> Iterator[Sentence]:
        if is_row(line):
            yield from self._row(line)
            return
        self._columns = self._columns if not line.strip() or not self._opens else ()
        listed = self._opens and self._is_item(line)
        spans = _spans(line, listed=listed)
        # The last one may go on: "approx." and "[1]" stand behind a full stop too.
        certain = spans if whole else spans[:-1]
        if not whole and certain and _UNCLOSED.match(line[spans[-1][0] :]):
            certain = certain[:-1]
        for start, end in certain:
            if found := sentence_of(line[start:end], opens=self._opens, listed=listed):
                yield found
            self._note(line[start:end], listed=listed)
            listed = False
            self._opens = False
        if not whole:
            self._rest = line[certain[-1][1] :] if certain else line

    def _is_item(self, line: str) -> bool:
        """Tell whether a line begins an item; the number of one goes on from that before it.

        Any other number at the beginning of a line may be a figure, and stays in what is checked.
        """
        number = _NUMBERED.match(line)
        if number is None:
            return _ITEM.match(line) is not None
        return int(number["number"]) in {1, self._item + 1}

    def _note(self, printed: str, *, listed: bool) -> None:
        number = _NUMBERED.match(printed) if listed else None
        self._item = int(number["number"]) if number else self._item

    def _row(self, line: str) -> Iterator[Sentence]:
        """Give a table's row as an item of a list, each cell behind the heading of its column."""
        cells = cells_of(line)
        if not any(letter.isalnum() for letter in line):
            return
        if not self._columns:
            self._columns = cells
            return
        if found := sentence_of(row_in_words(self._columns, cells)):
            yield replace(found, bullet=True, leads=False)


def _spans(line: str, *, listed: bool = True) -> list[tuple[int, int]]:
    """Return the sentences of a line; a marker behind a full stop belongs to what it ends."""
    mark = _ITEM.match(line) if listed else None
    # "1. Median": the number of an item is no sentence.
    found = sentence_spans(without_markers(line), mark.end() if mark else 0)
    spans: list[tuple[int, int]] = []
    start = 0
    for place, (_, end) in enumerate(found):
        behind = GROUP.match(line, _skipped(line, end))
        if behind and not MARKER.search(line[start:end].rstrip()[-_NEAR_END:]):
            end = behind.end()  # noqa: PLW2901  (the sentence reaches as far as its markers)
        if place + 1 == len(found):
            end = len(line.rstrip())  # noqa: PLW2901
        spans.append((start, end))
        start = _skipped(line, end)
    return spans


def _skipped(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def sentence_of(printed: str, *, opens: bool = True, listed: bool = True) -> Sentence | None:
    """Read one sentence of a reply; None where it says nothing.

    Args:
        printed: As written, with list mark and emphasis.
        opens: Whether a line begins with it.
        listed: Whether what looks like the mark of a list is one.
    """
    bullet = listed and _ITEM.match(printed) is not None
    unmarked = _ITEM.sub("", printed) if bullet else printed
    plain = _EMPHASIS.sub("", _HEADING.sub("", unmarked)).strip()
    words = MARKER.sub("", plain)
    if not any(letter.isalnum() for letter in words):
        return None
    claims = tuple(_claims(plain))
    leads = not any(each.markers for each in claims) and plain.rstrip().endswith(":")
    heading = _HEADING.match(printed) is not None
    heading |= opens and not bullet and _TITLE.match(printed) is not None
    return Sentence(plain, claims, opens=opens, bullet=bullet, leads=leads or heading)


def _claims(text: str) -> Iterator[Claim]:
    """Cut a sentence behind its markers; what follows the last ones belongs to them.

    A mere subject (``Lutate [1] prolonged …``) goes with what is said of it.
    """
    groups = list(GROUP.finditer(text))
    start = 0
    waiting: tuple[int, ...] = ()
    for place, group in enumerate(groups):
        last = place + 1 == len(groups)
        end = len(text) if last else group.end()
        markers = tuple(dict.fromkeys((*waiting, *named_in(group.group()))))
        words = text[start : group.start()]
        bare = _SUBJECT.fullmatch(words.strip()) is not None and not _VERB.search(words)
        if not last and bare:
            waiting = markers
            continue
        yield Claim(without_markers(text[start:end]), markers)
        start, waiting = end, ()
    if not groups:
        yield Claim(text, ())

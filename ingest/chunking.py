"""Cutting a document into passages: runs of whole sentences, balanced, none over the limit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple, Protocol

from ingest.documents import INDEXED_KINDS, Document, Passage, Section, SectionKind, Span
from ingest.sentences import sentence_spans

SPECIAL_TOKENS = 2
"""What the encoder puts around a text: ``[CLS]`` and ``[SEP]``."""

_TITLE_TOKENS, _ROW_TITLE_TOKENS, _HEADING_TOKENS = 40, 24, 32
_TITLE_SHARE, _HEADING_SHARE = 6, 8
"""Under a small limit a title takes at most a sixth of it, a heading an eighth."""

_LABELLED = frozenset({SectionKind.TABLE, SectionKind.CAPTION})
"""Sections whose text begins with the label that their heading path ends in (``Table 2``)."""

_SEAMS = (re.compile(r"(?<=;)\s+"), re.compile(r"(?<=[,:)])\s+"), re.compile(r"\s+"))
"""Where a sentence or row that is too long is cut, best first: clauses and cells, then words."""

_INSIDE_PARAGRAPH = 0.1
"""What a break inside a paragraph costs, in squared fillings of a passage."""

_NEAR = 8
"""Passages this many tokens from the limit are counted whole."""


class TokenCounter(Protocol):
    """Counts tokens as the encoder will see them."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, without special tokens."""
        ...


class _Context(NamedTuple):
    """Title and heading as they are encoded."""

    text: str
    tokens: int

    def room(self, limit: int) -> int:
        """Return the tokens that are left for sentences."""
        return max(1, limit - self.tokens)


class _Sized(NamedTuple):
    """A sentence, a row or a piece of one."""

    span: Span
    tokens: int


class _Cut(NamedTuple):
    """A passage and the sum of the tokens of its context and sentences."""

    passage: Passage
    tokens: int


def passages(document: Document, counter: TokenCounter, max_tokens: int) -> list[Passage]:
    """Cut a document into passages.

    Every sentence of the indexed sections is in exactly one passage, in the order of the text. A
    section is cut into as few passages as fit, of similar length, between paragraphs where that
    costs little. A table row is a passage of its own; a sentence or row that does not fit is cut
    into pieces, each a passage of its own.

    Args:
        document: The document.
        counter: The encoder, or anything that counts tokens as it does.
        max_tokens: The longest text the encoder sees, in tokens, special tokens included.

    Returns:
        The passages; the encoded text of none is longer than ``max_tokens``.
    """
    text, limit = document.text, max_tokens - SPECIAL_TOKENS
    indexed = [item for item in enumerate(document.sections) if item[1].kind in INDEXED_KINDS]
    contexts = _contexts(document, [section for _, section in indexed], counter, max_tokens)
    spans = [_units(text, section) for _, section in indexed]
    sizes = iter(_count(text, [span for each in spans for span in each], counter))
    leads = _row_leads(document)
    cut: list[_Cut] = []
    for (position, section), context, units in zip(indexed, contexts, spans, strict=True):
        sized = [_Sized(span, next(sizes)) for span in units]
        if section.kind is SectionKind.TABLE:
            for row in sized:
                own = context
                if row.tokens > context.room(limit):
                    own = _named(context, leads.get(row.span.start, ""), max_tokens, counter)
                pieces = _pieces(text, row, own.room(limit), counter)
                cut += [_passage(position, [piece], own) for piece in pieces]
        else:
            runs = _runs(text, sized, context.room(limit), counter)
            cut += [_passage(position, run, context) for run in runs]
    return _fitted(text, cut, counter, limit)


def _passage(section: int, run: Sequence[_Sized], context: _Context) -> _Cut:
    sentences = tuple(unit.span for unit in run)
    passage = Passage(section, sentences[0].start, sentences[-1].end, sentences, context.text)
    return _Cut(passage, context.tokens + sum(unit.tokens for unit in run))


def _units(text: str, section: Section) -> list[Span]:
    """Return the sentences of a section; of a table, the rows."""
    if section.kind is not SectionKind.TABLE:
        return sentence_spans(text, section.start, section.end)
    rows, start = [], section.start
    for line in text[section.start : section.end].split("\n"):
        if line.strip():
            rows.append(Span(start, start + len(line)))
        start += len(line) + 1
    return rows


def _count(text: str, spans: Sequence[Span], counter: TokenCounter) -> list[int]:
    return counter.count_tokens([text[start:end] for start, end in spans]) if spans else []


# Title and heading


def _contexts(
    document: Document, sections: Sequence[Section], counter: TokenCounter, max_tokens: int
) -> list[_Context]:
    """Return what stands before the passages of each section: title, line break, heading."""
    heading_limit = min(_HEADING_TOKENS, max_tokens // _HEADING_SHARE)
    cuts: dict[tuple[str, int], str] = {}
    texts = []
    for section in sections:
        most = _ROW_TITLE_TOKENS if section.kind is SectionKind.TABLE else _TITLE_TOKENS
        wanted = (
            (document.title, min(most, max_tokens // _TITLE_SHARE)),
            (_unrepeated_heading(document.text, section), heading_limit),
        )
        for each in wanted:
            if each not in cuts:
                cuts[each] = _shortened(*each, counter)
        texts.append("\n".join(filter(None, (cuts[each] for each in wanted))))
    known = dict.fromkeys(texts, 0)
    known = dict(zip(known, counter.count_tokens(list(known)), strict=True)) if known else known
    return [_Context(each, known[each]) for each in texts]


def _unrepeated_heading(text: str, section: Section) -> str:
    """Return the heading path, without the label that rows and captions begin with anyway."""
    if section.kind not in _LABELLED:
        return section.heading
    path, _, last = section.heading.rpartition(" > ")
    repeated = last.rstrip(". ")
    return path if repeated and text.startswith(repeated, section.start) else section.heading


def _row_leads(document: Document) -> dict[int, str]:
    """Return for the start of each row the names of its table and of the row itself."""
    return {
        row.start: " > ".join(filter(None, (table.label, row.label)))
        for table in document.tables
        for row in table.rows
    }


def _named(context: _Context, name: str, max_tokens: int, counter: TokenCounter) -> _Context:
    """Return a context that names the row as well: its later pieces do not."""
    short = _shortened(name, min(_HEADING_TOKENS, max_tokens // _HEADING_SHARE), counter)
    named = "\n".join(filter(None, (context.text, short)))
    return _Context(named, counter.count_tokens([named])[0])


def _shortened(line: str, limit: int, counter: TokenCounter) -> str:
    """Return the line, or as many of its first words as the limit holds."""
    if not line or counter.count_tokens([line])[0] <= limit:
        return line
    words = line.split(" ")[:limit]
    heads = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    sizes = counter.count_tokens(heads)
    fitting = [head for head, size in zip(heads, sizes, strict=True) if size <= limit]
    return fitting[-1] if fitting else ""


# Sentences into runs


def _runs(
    text: str, sentences: Sequence[_Sized], room: int, counter: TokenCounter
) -> list[list[_Sized]]:
    """Return the sentences of each passage of a section."""
    runs: list[list[_Sized]] = []
    for fits, group in groupby(sentences, key=lambda sentence: sentence.tokens <= room):
        if fits:
            runs += _balanced(text, list(group), room)
        else:
            pieces = (piece for each in group for piece in _pieces(text, each, room, counter))
            runs += [[piece] for piece in pieces]
    return runs


def _balanced(text: str, units: Sequence[_Sized], room: int) -> list[list[_Sized]]:
    """Divide sentences into the fewest runs that fit, as even as may be.

    Among the divisions with the fewest runs, the one with the least sum of squared lengths is the
    most even (dynamic programming over the place of the last break, as in Knuth and Plass 1981).
    """
    breaks = _break_costs(text, units)
    best = [(0, 0.0, 0)]
    for end in range(1, len(units) + 1):
        options: list[tuple[int, float, int]] = []
        tokens = 0
        for start in range(end - 1, -1, -1):
            tokens += units[start].tokens
            if tokens > room and options:
                break
            runs, cost, _ = best[start]
            options.append((runs + 1, cost + (tokens / room) ** 2 + breaks[start], start))
        best.append(min(options))
    divided: list[list[_Sized]] = []
    end = len(units)
    while end:
        start = best[end][2]
        divided.append(list(units[start:end]))
        end = start
    return divided[::-1]


def _break_costs(text: str, units: Sequence[_Sized]) -> list[float]:
    """Return what a break before each sentence costs: nothing before a paragraph's first."""
    gaps = (text[before.span.end : after.span.start] for before, after in pairwise(units))
    return [0.0, *(0.0 if "\n" in gap else _INSIDE_PARAGRAPH for gap in gaps)]


# What does not fit


def _pieces(text: str, unit: _Sized, room: int, counter: TokenCounter) -> list[_Sized]:
    """Cut a sentence or row into pieces that fit; it stays whole where it fits."""
    if unit.tokens <= room or unit.span.end - unit.span.start == 1:
        return [unit]
    parts = _cut(text, unit.span, ceil(unit.tokens / room))
    sizes = _count(text, parts, counter)
    sized = [_Sized(part, tokens) for part, tokens in zip(parts, sizes, strict=True)]
    return [piece for part in sized for piece in _pieces(text, part, room, counter)]


def _cut(text: str, span: Span, parts: int) -> tuple[Span, Span]:
    """Cut a span in two so that the left holds half of the parts (rounded down), at a seam."""
    length = span.end - span.start
    parts = min(parts, length)
    aim = span.start + length * (parts // 2) // parts
    reach = length // (2 * parts)
    for seam in _SEAMS:
        found = seam.finditer(
            text, max(span.start + 1, aim - reach), min(span.end - 1, aim + reach)
        )
        nearest = min(found, key=lambda match: abs(match.start() - aim), default=None)
        if nearest is not None:
            return Span(span.start, nearest.start()), Span(nearest.end(), span.end)
    return Span(span.start, aim), Span(aim, span.end)


def _fitted(text: str, cut: Sequence[_Cut], counter: TokenCounter, limit: int) -> list[Passage]:
    """Return the passages, those halved whose encoded text is over the limit after all.

    WordPiece splits at white space first, so that the counts of the parts add up. Other tokenizers
    join or add across white space. Counting takes most of the time here, so the passages near the
    limit are counted whole, and the others only where one of those is not the sum of its parts.
    """
    fullest = max((tokens for _, tokens in cut), default=0)
    near = [each for each in cut if each.tokens >= min(fullest, limit - _NEAR)]
    counted = _count_encoded(text, [passage for passage, _ in near], counter)
    whole = [passage for passage, _ in cut]
    if fullest <= limit and counted == [tokens for _, tokens in near]:
        return whole
    return _halved(text, whole, counter, limit)


def _count_encoded(text: str, whole: Sequence[Passage], counter: TokenCounter) -> list[int]:
    return counter.count_tokens([passage.encoded_text(text) for passage in whole])


def _halved(text: str, whole: list[Passage], counter: TokenCounter, limit: int) -> list[Passage]:
    sizes = _count_encoded(text, whole, counter)
    parts = [
        part
        for passage, size in zip(whole, sizes, strict=True)
        for part in (_halves(text, passage) if size > limit else (passage,))
    ]
    return whole if parts == whole else _halved(text, parts, counter, limit)


def _halves(text: str, passage: Passage) -> tuple[Passage, ...]:
    spans = passage.sentences
    if len(spans) == 1:
        span = spans[0]
        if span.end - span.start == 1:
            return (replace(passage, context=""),)
        spans = _cut(text, span, 2)
    middle = len(spans) // 2
    return tuple(
        replace(passage, start=half[0].start, end=half[-1].end, sentences=half)
        for half in (spans[:middle], spans[middle:])
    )

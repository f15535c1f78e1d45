"""Print extracted figures with their sentences, to be read and judged by a person.

usage: python -m bench.figure_precision ARTICLES [--articles 40] [--each 10] [--seed 20261121]

Takes a random sample of the articles of a folder, extracts their figures as adding them to a
library would, and draws the same number of figures from each; where an article has too few, the
rest is drawn from the others. Articles, figures and order depend on the seed and the grammar
alone.

A figure is right if the number is a figure of its sentence or row and its value, measure,
endpoint, interval and P are what the text says; a slot left empty where the text does not name
one of the known measures or endpoints is right. Precision is the share of right figures among
those read.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.chunking import passages
from ingest.documents import Document, Passage
from ingest.embedding import load_encoder
from ingest.figures.extraction import document_figures
from ingest.figures.figure import Figure
from ingest.pipeline import read_file
from ingest.records import Encoder
from ingest.settings import load_settings

SHOWN = 420
"""Characters of the sentence shown on either side of the figure."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure to be judged.

    Args:
        article: The file's name without suffix.
        figure: The figure, offsets in the document's text.
        before: Its sentence or row up to the figure.
        after: The rest of it.
    """

    article: str
    figure: Figure
    before: str
    after: str


def readings(path: Path, encoder: Encoder) -> list[Reading]:
    """Extract the figures of an article, each with its sentence or row.

    Raises:
        ReadError: The file cannot be read as a paper.
    """
    document = read_file(path)
    cut = passages(document, encoder, encoder.max_tokens)
    spans = _spans(document, cut)
    found = []
    for figure in document_figures(document, cut):
        start, end = next(span for span in spans if span[0] <= figure.start < span[1])
        before, after = document.text[start : figure.start], document.text[figure.end : end]
        found.append(Reading(path.stem, figure, before[-SHOWN:], after[:SHOWN]))
    return found


def _spans(document: Document, cut: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the rows and sentences of a document; a row comes before the pieces of it."""
    rows = [(row.start, row.end) for table in document.tables for row in table.rows]
    return rows + [(start, end) for passage in cut for start, end in passage.sentences]


def sampled(articles: Sequence[Sequence[Reading]], each: int, seed: int) -> list[Reading]:
    """Draw figures from every article.

    Args:
        articles: The figures of each article, in text order.
        each: How many to draw from an article.
        seed: Of the random numbers.

    Returns:
        ``each`` figures an article, in text order, as far as there are so many in all.
    """
    chance = random.Random(seed)
    taken = [set(chance.sample(range(len(own)), min(each, len(own)))) for own in articles]
    rest = [
        (number, place)
        for number, own in enumerate(articles)
        for place in range(len(own))
        if place not in taken[number]
    ]
    missing = each * len(articles) - sum(map(len, taken))
    for number, place in chance.sample(rest, min(missing, len(rest))):
        taken[number].add(place)
    return [own[place] for own, kept in zip(articles, taken, strict=True) for place in sorted(kept)]


def sheet(drawn: Sequence[Reading]) -> Iterator[str]:
    """Yield two lines a figure: its slots, and its sentence with the figure between » and «."""
    for number, reading in enumerate(drawn, start=1):
        yield f"{number} {reading.article} {' | '.join(_slots(reading.figure))}"
        yield f"    {reading.before}»{reading.figure.text}«{reading.after}"


def _slots(figure: Figure) -> Iterator[str]:
    value = figure.special if figure.value is None else f"{figure.value.normalize():f}"
    yield f"{figure.op or ''} {value or '–'} {figure.unit or ''}".strip()
    yield figure.measure or "no measure"
    yield figure.endpoint or "no endpoint"
    if figure.interval:
        yield f"CI {figure.interval.level}: {figure.interval.low} to {figure.interval.high}"
    if figure.p:
        yield f"P {figure.p.op} {figure.p.value}"
    if figure.spread:
        yield f"{figure.spread.kind} {figure.spread.value}"
    if figure.range:
        yield f"{figure.range.kind} {figure.range.low} to {figure.range.high}"
    if figure.n:
        yield f"n {figure.n.number}/{figure.n.total}"
    for name in ("arm", "time"):
        if words := getattr(figure, name):
            yield f"{name} {words}"


def main() -> None:
    """Draw the sample and print the sheet."""
    parser = argparse.ArgumentParser(prog="python -m bench.figure_precision")
    parser.add_argument("folder", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    files = sorted(path for path in options.folder.iterdir() if path.is_file())
    chosen = random.Random(options.seed).sample(files, options.articles)
    encoder = load_encoder(load_settings())
    drawn = sampled([readings(path, encoder) for path in chosen], options.each, options.seed)
    print("\n".join(sheet(drawn)))


if __name__ == "__main__":
    main()

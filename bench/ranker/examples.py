"""Training examples: a question, texts of one article that answer it, and near misses that do not.

The near misses are what the feature ranker itself puts first for the question, right ones apart:
the same measure for another endpoint, arm, subgroup or time, planned numbers of the methods,
results of other studies in a discussion. They are what the learned ranker will be asked to judge.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bench.ranker.pseudo_questions import (
    PseudoQuestion,
    pseudo_question,
    side_by_side,
)
from eval.scoring.evidence import numbers_stated
from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.evidence import WeighedDocument, rank_evidence
from retrieval.question import parse_question, with_abbreviations
from retrieval.readings import Reading

RANKED = 24
"""Pieces of evidence among which near misses are looked for."""
NEAR_MISSES = 12
"""Kept of them, so that training can choose."""
MARKS = 6
"""Figures kept of a text, those asked for first."""
UNANSWERABLE = 0.15
"""Share of the questions whose answers are taken away."""
LEAST_TOLD = 30
"""A whole number below this stands in many sentences for many reasons."""
METHODS = 0.25
"""Share of the sentences about methods that are asked about: doses, numbers recruited."""


class Mark(NamedTuple):
    """A figure of a text: its first character, one past its last, whether it is asked for."""

    start: int
    end: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or row: where it stands, what it says, and some of its figures."""

    heading: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A question about one article with texts of it.

    Args:
        article: Its id.
        made: How the question was made: ``number``, ``row`` or ``prompt``.
        question: The question.
        title: The article's title.
        right: Texts that answer; none where the question has no answer there.
        wrong: Near misses, nearest first.
    """

    article: str
    made: str
    question: str
    title: str
    right: tuple[Text, ...]
    wrong: tuple[Text, ...]


def text_of(candidate: Candidate, asked: Sequence[Figure] = ()) -> Text:
    """Return what a ranker sees of a candidate.

    Args:
        candidate: The sentence or row.
        asked: The figures that a question asks for; the same figure may be reported twice.
    """
    wanted = {(figure.value, figure.unit) for figure in asked}
    return marked_text(candidate, lambda figure: (figure.value, figure.unit) in wanted, MARKS)


def marked_text(candidate: Candidate, is_asked: Callable[[Figure], bool], most: int) -> Text:
    """Return a candidate with its figures marked.

    Args:
        candidate: The sentence or row.
        is_asked: Tells whether a figure is asked for.
        most: Figures kept, those asked for first.
    """
    marks = [Mark(each.start, each.end, is_asked(each)) for each in candidate.figures]
    marks.sort(key=lambda mark: not mark.asked)
    return Text(candidate.heading, candidate.text, tuple(marks[:most]))


def questions_about(reading: Reading, most: int, rng: Random) -> Iterator[PseudoQuestion]:
    """Ask for figures of an article: at most so many, sentences and rows about alike.

    Args:
        reading: The article.
        most: Questions at most.
        rng: Chooses figures and wording.
    """
    usable = [c for c in reading.candidates if c.figures and _is_asked_about(c, rng)]
    sentences = [c for c in usable if c.row is None]
    rows = [c for c in usable if c.row is not None]
    abstract = [c for c in sentences if c.kind.name == "ABSTRACT"]
    drawn = [*_some(abstract, most // 2, rng), *_some(sentences, most - most // 2, rng)]
    drawn += _some(rows, most // 3, rng)
    title = reading.stored.document.title
    for source in drawn:
        told = [f for f in source.figures if f.value is not None and f.text.strip()]
        if not told:
            continue
        first = rng.choice(told)
        asked = side_by_side(source.figures, first) if rng.random() < 0.5 else [first]  # noqa: PLR2004
        made = pseudo_question(source, asked, title, reading.definitions, rng)
        if made:
            yield made


def number_example(reading: Reading, made: PseudoQuestion, rng: Random) -> Example | None:
    """Find the near misses of a question whose numbers are known.

    Returns:
        The example; None where nothing else of the article comes near.
    """
    told = any(number != number.to_integral_value() or number >= LEAST_TOLD
               for number in made.numbers)  # fmt: skip
    right, wrong = [made.source], []
    for candidate in _nearest(reading, made.text):
        if candidate is made.source:
            continue
        stated = numbers_stated(candidate.text)
        if told and made.numbers <= stated:
            right.append(candidate)
        elif not _gives_away(made.numbers, stated):
            wrong.append(candidate)
    kind = "row" if made.source.row else "number"
    return _example(reading, kind, made.text, _texts(right, wrong, made.figures), rng)


def prompt_example(
    reading: Reading, question: str, evidence: Sequence[Candidate], outcome: str, rng: Random
) -> Example | None:
    """Find the near misses of a question whose evidence was marked by hand.

    Args:
        reading: The article.
        question: The question.
        evidence: The candidates that hold the marked evidence.
        outcome: What it asks about; a candidate that holds it may answer unmarked.
        rng: Chooses.
    """
    concepts = parse_question(outcome).concepts
    marked = {id(each) for each in evidence}
    wrong = [
        candidate
        for candidate in _nearest(reading, question)
        if id(candidate) not in marked
        and not all(any_held(concept.forms, candidate.terms) for concept in concepts)
    ]
    return _example(reading, "prompt", question, _texts(evidence, wrong), rng)


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write examples, one JSON object a line; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_examples(path: Path) -> list[Example]:
    """Read what `write_examples` wrote."""
    with path.open(encoding="utf-8") as file:
        return [_read(json.loads(line)) for line in file]


def _read(row: Mapping[str, object]) -> Example:
    texts = {name: tuple(map(_read_text, row[name])) for name in ("right", "wrong")}  # type: ignore[call-overload]
    return Example(**{**row, **texts})  # type: ignore[arg-type]


def _read_text(row: Mapping[str, Any]) -> Text:
    return Text(row["heading"], row["text"], tuple(Mark(*mark) for mark in row["marks"]))


def _nearest(reading: Reading, question: str) -> list[Candidate]:
    asked = parse_question(question)
    document = WeighedDocument(reading, with_abbreviations(asked, reading.definitions), 1.0)
    return [each.candidate for each in rank_evidence(asked, [document], {}).first(RANKED)]


def _is_asked_about(candidate: Candidate, rng: Random) -> bool:
    # What a discussion quotes may be the result of another study.
    if candidate.role == "methods":
        return rng.random() < METHODS
    return candidate.role != "discussion"


def _gives_away(numbers: frozenset[Decimal], stated: frozenset[Decimal]) -> bool:
    telling = {n for n in numbers if n != n.to_integral_value() or n >= LEAST_TOLD} or numbers
    return bool(telling & stated)


Texts = tuple[tuple[Text, ...], tuple[Text, ...]]


def _texts(
    right: Sequence[Candidate], wrong: Sequence[Candidate], asked: Sequence[Figure] = ()
) -> Texts:
    return (
        tuple(text_of(each, asked) for each in right[:3]),
        tuple(text_of(each) for each in wrong[:NEAR_MISSES]),
    )


def _example(
    reading: Reading, made: str, question: str, texts: Texts, rng: Random
) -> Example | None:
    right, wrong = texts
    if not wrong:
        return None
    kept = () if rng.random() < UNANSWERABLE else right
    document = reading.stored
    return Example(document.id, made, question, document.document.title, kept, wrong)


def _some(candidates: Sequence[Candidate], most: int, rng: Random) -> list[Candidate]:
    return rng.sample(candidates, min(most, len(candidates)))

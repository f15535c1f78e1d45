"""Stating figures in words: from what a quote holds, never from anything else."""

from collections.abc import Mapping, Sequence

from ingest.figures.figure import Figure
from ingest.figures.rendering import rendered
from retrieval.better_quoted import is_better_quoted
from retrieval.candidates import Candidate
from retrieval.excerpts import grounded
from retrieval.own_clause import own_words
from retrieval.question import Asked
from retrieval.selection import Selection
from retrieval.statement_headings import heading_of
from retrieval.statement_labels import Label, Sort, label_of


def stated(asked: Asked, selection: Selection, numbers: Mapping[int, int]) -> str:
    """State the figures chosen.

    Args:
        asked: The question.
        selection: The figures.
        numbers: Identity of a piece of evidence -> its citation number.

    Returns:
        One sentence with its markers, without full stop; where the text does not name in known
        words what is measured, the clause of the figure stands behind it. Empty where its sentence
        says better what the figures are (`better_quoted`), where they are of one sentence and
        the question tells none of them from the others, and where a number would not stand in its
        own quote.
    """
    chosen = selection.chosen
    if selection.rivals and not selection.sure and len({id(c.match.evidence) for c in chosen}) == 1:
        return ""  # figures of one sentence contradict nothing; the question tells them not apart
    head = _shared([heading_of(each) for each in chosen])
    labels = [label_of(asked, each, len(chosen)) for each in chosen]
    if is_better_quoted(asked, chosen, head, labels):
        return ""
    pieces: list[str] = []
    for place, (each, name) in enumerate(zip(chosen, labels, strict=True)):
        figure, candidate = each.match.figure, each.match.evidence.candidate
        if not grounded(rendered(figure), candidate.text):
            return ""
        clause = "" if head else _clause(figure, candidate)
        label = _shown(name, clause)
        said = f"{label}: {rendered(figure)}" if label else rendered(figure)
        said = f"{said} – “{clause}”" if clause else said
        number = numbers[id(each.match.evidence)]
        last = place + 1 == len(chosen) or numbers[id(chosen[place + 1].match.evidence)] != number
        pieces.append(f"{said} [{number}]" if last else said)
    if not head:
        return _capital(pieces[0])
    if len(chosen) == 1 and ": " in pieces[0]:
        return _capital(f"{head}, {pieces[0]}")
    return _capital(f"{head}: {'; '.join(pieces)}")


def _shown(label: Label, clause: str) -> str:
    """Return a label as it is said: not where the clause behind the figure says it too."""
    said = label.sort is Sort.ASKED or (label.sort is Sort.GROUP and label.text in clause)
    return "" if clause and said else label.text


def _shared(headings: Sequence[str]) -> str:
    return headings[0] if len(set(headings)) == 1 else ""


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _clause(figure: Figure, candidate: Candidate) -> str:
    """Return the figure's own words, as printed; of a cell, the cell with its column."""
    if candidate.row is not None:
        column = candidate.column_of(figure)
        return f"{column} = {figure.text}" if column else figure.text
    start, end = own_words(figure, candidate)
    words = candidate.text[start:end]
    return words if grounded(words, candidate.text) else candidate.text

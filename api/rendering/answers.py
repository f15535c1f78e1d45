"""An answer for people: the answer first, its figures, then the quotes that prove it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.rendering.layout import indented, numbered
from api.rendering.publications import journal_line, links, short_authors
from api.rendering.tables import plain_table
from api.terminal import one_line, visible
from retrieval.answers import Answer, AnswerFigure, Citation, Status

# The text of an abstention says itself what it is.
_LABELS: dict[Status, str] = {
    "partial": "Answered in part",
    "conflicting": "Several values are reported",
}
# Their confidence is that of the answer withheld, which would read as their own.
_ABSTENTIONS: frozenset[Status] = frozenset({"not_reported", "no_evidence"})
_OPERATORS = {"<=": "≤", ">=": "≥", "=": "", "approx": "~"}
_HEADINGS = ("measure", "endpoint", "value", "interval", "P", "arm", "")
_RIGHT = frozenset({"value"})


def answer_view(answer: Answer) -> RenderableType:
    """Return an answer as it is shown on a terminal."""
    parts: list[RenderableType] = [_statement(answer)]
    if answer.figures:
        parts += [Text(), _figures(answer.figures)]
    for citation in answer.citations:
        mine = [figure for figure in answer.figures if figure.citation == citation.number]
        parts += [Text(), _citation(citation, mine)]
    if answer.warnings:
        parts.append(Text())
    parts += [Text.assemble(("Note: ", "yellow"), one_line(warning)) for warning in answer.warnings]
    return Group(*parts)


def highlighted(quote: str, start: int, spans: Iterable[tuple[int, int]]) -> Text:
    """Return a quote with spans of its document made conspicuous.

    Args:
        quote: The quoted text.
        start: Where the quote starts in its document.
        spans: Spans of the document's text; what lies outside the quote is left out.
    """
    text = Text()
    at = 0
    for first, last in sorted(spans):
        low, high = max(first - start, at), min(last - start, len(quote))
        if low >= high:
            continue
        text.append(visible(quote[at:low]))
        text.append(visible(quote[low:high]), style="bold reverse")
        at = high
    return text.append(visible(quote[at:]))


def _statement(answer: Answer) -> RenderableType:
    label = _LABELS.get(answer.status)
    lines = [Text(label, style="yellow")] if label else []
    if answer.standalone_question != answer.question:
        lines.append(Text(f"Understood as: {one_line(answer.standalone_question)}", style="dim"))
    lines.append(Text(visible(answer.answer), style="bold"))
    if answer.status not in _ABSTENTIONS:
        lines.append(Text(f"confidence {answer.confidence:.2f}", style="dim"))
    return Group(*lines)


def _figures(figures: Sequence[AnswerFigure]) -> Table:
    return plain_table(_HEADINGS, [_figure_cells(figure) for figure in figures], right=_RIGHT)


def _figure_cells(figure: AnswerFigure) -> tuple[str, ...]:
    return (
        figure.measure or "",
        figure.endpoint or "",
        _value(figure),
        _interval(figure),
        f"{_OPERATORS.get(figure.p.op, figure.p.op)}{figure.p.value:f}" if figure.p else "",
        figure.arm or "",
        f"[{figure.citation}]",
    )


def _value(figure: AnswerFigure) -> str:
    if figure.value is None:
        # A special value (not reached) or a bare range: as printed.
        return figure.text
    operator = _OPERATORS.get(figure.op, figure.op) if figure.op else ""
    value = f"{operator}{figure.value:f}"
    value += f" {figure.unit}" if figure.unit and figure.unit != "%" else (figure.unit or "")
    if figure.spread:
        kind = "" if figure.spread.kind == "±" else f" ({figure.spread.kind})"
        value += f" ± {figure.spread.value:f}{kind}"
    if figure.n:
        total = f"/{figure.n.total:f}" if figure.n.total is not None else ""
        value += f" ({figure.n.number:f}{total})" if total else f" (n = {figure.n.number:f})"
    return value


def _interval(figure: AnswerFigure) -> str:
    parts = []
    if figure.interval:
        level = f"{figure.interval.level:f}% " if figure.interval.level is not None else ""
        parts.append(f"{level}CI {_ends(figure.interval.low, figure.interval.high)}")
    if figure.range:
        parts.append(f"{figure.range.kind} {_ends(figure.range.low, figure.range.high)}")
    return "; ".join(parts)


def _ends(low: Decimal, high: Decimal) -> str:
    # Where an end is negative a dash would read as another minus sign.
    return f"{low:f} to {high:f}" if low < 0 or high < 0 else f"{low:f}–{high:f}"


def _citation(citation: Citation, figures: Sequence[AnswerFigure]) -> RenderableType:
    document = citation.document
    published = [
        short_authors(document.authors),
        journal_line(document.journal, document.year),
        *links(document.doi, document.pmid, document.pmcid),
    ]
    place = [one_line(citation.section), f"p. {citation.page}" if citation.page else ""]
    spans = [(figure.start, figure.end) for figure in figures]
    quote = Text.assemble("“", highlighted(citation.quote, citation.start, spans), "”")
    title = Text(one_line(document.title), style="bold")
    lines = (
        Text(" · ".join(part for part in published if part) or one_line(document.source)),
        Text(", ".join(part for part in place if part), style="dim"),
        quote,
    )
    head = numbered(f"[{citation.number}]", title)
    return Group(head, *(indented(line) for line in lines if line.plain))

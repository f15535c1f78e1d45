"""Why an answer is what it is, for people."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.explanation import (
    Contribution,
    ExplainedFigure,
    ExplainedSentence,
    Explanation,
    Gate,
)
from api.rendering.tables import plain_table
from api.terminal import one_line

LONGEST_EXCERPT = 210
"""Characters shown of a sentence."""
_SIGNALS = 8
_INDENT = 2
_ROLES = {"chosen": "bold green", "rival": "yellow", "other": ""}


class Amounts:
    """Contributions on one line, largest first: as many as it has room for.

    Args:
        found: The contributions.
    """

    def __init__(self, found: Iterable[Contribution]) -> None:
        self._said = [f"{each.name} {signed(each.amount)}" for each in found]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Return the line."""
        line = ""
        for said in self._said:
            longer = f"{line} · {said}" if line else said
            if line and len(longer) > options.max_width:
                break
            line = longer
        yield Text(line, style="dim italic")


def explanation_view(explanation: Explanation) -> RenderableType:
    """Return an explanation as it is shown on a terminal."""
    sections: list[tuple[str, RenderableType]] = [("What is asked", _asked(explanation))]
    if explanation.documents:
        sections.append(("Documents weighed", _documents(explanation)))
    if explanation.sentences:
        sections.append((_ranked_title(explanation), _sentences(explanation)))
    if explanation.figures:
        sections.append(("Figures compared with the question", _figures(explanation)))
    sections.append((_verdict(explanation), _confidence(explanation)))
    return Group(*(part for title, body in sections for part in _section(title, body)))


def signed(amount: float) -> str:
    """Write an amount with its sign and two places, a true minus where it is negative."""
    return f"{'−' if amount < 0 else '+'}{abs(amount):.2f}"


def excerpt(sentence: ExplainedSentence) -> str:
    """Return a sentence on one line, cut where it is long; a row from its label on."""
    text = one_line(sentence.text)
    label = one_line(sentence.row or "")
    start = max(text.find(f"{label}: "), 0) if label else 0
    lead = "… " if start else ""
    shown = text[start:]
    if len(shown) <= LONGEST_EXCERPT:
        return lead + shown
    return f"{lead}{shown[:LONGEST_EXCERPT].rsplit(' ', 1)[0]} …"


def _section(title: str, body: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold cyan")
    yield Padding(body, (0, 0, 0, _INDENT))


def _asked(explanation: Explanation) -> RenderableType:
    grid = _pairs()
    for name, held in explanation.asked.items():
        grid.add_row(Text(name), Text(one_line(_words(held))))
    plain = [name for name, forms in explanation.concepts.items() if len(forms) <= 1]
    lines = [Text(", ".join(map(one_line, plain)))] if plain else []
    for name, forms in explanation.concepts.items():
        if name not in plain:
            stems = (f"  stems: {', '.join(map(one_line, forms))}", "dim")
            lines.append(Text.assemble(one_line(name), stems))
    for place, line in enumerate(lines):
        grid.add_row(Text("" if place else "concepts"), line)
    return grid


def _words(held: object) -> str:
    if isinstance(held, list):
        return ", ".join(held)
    return "yes" if held is True else str(held)


def _documents(explanation: Explanation) -> RenderableType:
    rows = [
        (
            _number(each.score),
            "read" if each.read else "",
            each.id,
            str(each.year or ""),
            each.title,
        )
        for each in explanation.documents
    ]
    shares = {"title": 1}
    return plain_table(("score", "", "id", "year", "title"), rows, right={"score"}, shares=shares)


def _ranked_title(explanation: Explanation) -> str:
    title = f"Sentences and rows: the best {len(explanation.sentences)} of {explanation.ranked}"
    missed = explanation.near_misses
    return f"{title}, {missed} left out as near misses" if missed else title


def _sentences(explanation: Explanation) -> RenderableType:
    sentences = explanation.sentences
    shared = _shared(sentences)
    several = len({each.document for each in sentences}) > 1
    grid = _ranking("sentence or row, and what its weight comes from")
    for number, each in enumerate(sentences, start=1):
        place = [each.document] if several else []
        head = Text(" · ".join(map(one_line, [*place, each.section])), style="dim")
        if each.near_miss:
            head.append("  left out: a near miss", style="yellow")
        own = [feature for feature in each.features if feature.name not in shared]
        body = Group(head, Text(excerpt(each)), Amounts(own))
        grid.add_row(str(number), _number(each.weight), _number(each.share), body)
    if not shared:
        return grid
    alike = [each for each in sentences[0].features if each.name in shared]
    return Group(grid, Text(), Text("In all of them alike:", style="dim"), Amounts(alike))


def _shared(sentences: Sequence[ExplainedSentence]) -> frozenset[str]:
    """Return the features that add the same to all: they order nothing."""
    if len(sentences) == 1:
        return frozenset()
    amounts = [{(each.name, each.amount) for each in one.features} for one in sentences]
    return frozenset(name for name, _ in amounts[0].intersection(*amounts[1:]))


def _figures(explanation: Explanation) -> RenderableType:
    grid = _ranking("figure, and what its weight comes from")
    for each in explanation.figures:
        role = Text(_role(each, explanation), style=_ROLES[each.role])
        body = Group(_figure_line(each, explanation.sentences), Amounts(each.slots))
        grid.add_row(role, _number(each.weight), _number(each.share), body)
    return Group(grid, *_notes(explanation))


def _role(each: ExplainedFigure, explanation: Explanation) -> str:
    if each.role == "other":
        return ""
    return "withheld" if explanation.refusal and each.role == "chosen" else each.role


def _figure_line(each: ExplainedFigure, sentences: Sequence[ExplainedSentence]) -> Text:
    slots = (each.measure, each.endpoint, each.arm, each.time)
    parts = (
        (one_line(each.text), "bold"),
        (" · ".join(one_line(slot) for slot in slots if slot), ""),
        (f"for {one_line(each.label)}" if each.label else "", "green"),
        (_origin(each, sentences), "dim"),
        (f"contradicts: {', '.join(each.contradicts)}" if each.contradicts else "", "yellow"),
    )
    return Text("  ").join(Text(text, style=style) for text, style in parts if text)


def _origin(each: ExplainedFigure, sentences: Sequence[ExplainedSentence]) -> str:
    for number, sentence in enumerate(sentences, start=1):
        same = sentence.document == each.document
        if same and sentence.start <= each.start < sentence.end:
            return f"in {number}"
    return f"in {one_line(each.section) or each.document}"


def _notes(explanation: Explanation) -> Iterator[RenderableType]:
    if explanation.stating:
        yield Text()
        yield Text("To be stated; else its sentence is quoted:", style="dim")
        yield _gates(explanation.stating, "wants")
    if explanation.missing:
        names = ", ".join(map(one_line, explanation.missing))
        yield Text(f"Not found: {names}.", style="yellow")


def _verdict(explanation: Explanation) -> str:
    return "Why it refused" if explanation.refusal else "Why it answered"


def _confidence(explanation: Explanation) -> RenderableType:
    parts: list[RenderableType] = []
    if explanation.refusal:
        parts.append(Text(one_line(explanation.refusal), style="yellow"))
    parts.append(_gates(explanation.gates, f"{explanation.setting} wants"))
    if explanation.signals:
        parts += [Text(), _signals(explanation)]
    return Group(*parts)


def _gates(gates: Iterable[Gate], wants: str) -> Table:
    grid = _pairs()
    for gate in gates:
        # A count is whole.
        places = 0 if gate.least == 1 else 2
        needed = f"  {wants} at least {gate.least:.{places}f}"
        line = Text(f"{gate.value:.{places}f}")
        line.append(needed, style="dim" if gate.met else "yellow")
        grid.add_row(Text(gate.name), line)
    return grid


def _signals(explanation: Explanation) -> RenderableType:
    signals = explanation.signals
    rows = [
        (each.name, _number(each.value), signed(each.weight), signed(each.amount))
        for each in signals[:_SIGNALS]
    ]
    if rest := signals[_SIGNALS:]:
        moved = signed(sum(each.amount for each in rest))
        rows.append((f"{len(rest)} more signals", "", "", moved))
    total = explanation.bias + sum(each.amount for each in signals)
    rows += [
        ("where the sum begins", "", "", signed(explanation.bias)),
        (f"sum: a probability of {_number(explanation.confidence)}", "", "", signed(total)),
    ]
    headings = ("what moved the confidence", "value", "weight", "log odds")
    return plain_table(headings, rows, right=headings[1:])


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _pairs() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _ranking(last: str) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    grid.add_column("", no_wrap=True)
    grid.add_column("weight", justify="right", no_wrap=True)
    grid.add_column("share", justify="right", no_wrap=True)
    grid.add_column(last, overflow="fold")
    return grid

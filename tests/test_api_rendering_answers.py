import io
from decimal import Decimal

import pytest
from rich.console import Console

from api.rendering.answers import answer_view, highlighted
from ingest.figures.figure import Count, Interval, PValue, Spread
from retrieval.answers import Answer, AnswerFigure, Citation, CitedDocument

QUOTE = "Progression-free survival: hazard ratio 0.44 (95% CI 0.31-0.62), P<0.001."


def _figure(**given: object) -> AnswerFigure:
    values = dict.fromkeys(AnswerFigure.__dataclass_fields__)
    return AnswerFigure(**{**values, "text": "0.44", "citation": 1, "start": 0, "end": 0, **given})  # type: ignore[arg-type]


def _citation(quote: str = QUOTE, title: str = "The LANTERN trial") -> Citation:
    document = CitedDocument(
        "x", title, ("A", "B", "C", "D"), "J Inv Med", 2021, "10.1000/a(b)<c>", "9", None, "x.md"
    )
    return Citation(1, document, "Results", 4, quote, 100, 100 + len(quote), 0.9)


def _answer(**given: object) -> Answer:
    values = {"question": "q", "standalone_question": "q", "status": "answered", "answer": "A [1]."}
    return Answer(**{**values, **given})  # type: ignore[arg-type]


def _shown(answer: Answer, width: int = 100, *, colours: bool = False) -> str:
    written = io.StringIO()
    console = Console(
        file=written, width=width, force_terminal=colours, color_system=None, markup=False
    )
    console.print(answer_view(answer))
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def test_the_answer_comes_first_then_figures_then_citations() -> None:
    figure = _figure(
        measure="hazard ratio",
        endpoint="progression-free survival",
        value=Decimal("0.44"),
        interval=Interval(Decimal(95), Decimal("0.31"), Decimal("0.62")),
        p=PValue("<", Decimal("0.001")),
    )
    answer = _answer(
        figures=(figure,), citations=(_citation(),), warnings=("Mind it.",), confidence=0.8349
    )
    shown = _shown(answer)
    assert shown.splitlines() == [
        "A [1].",
        "confidence 0.83",
        "",
        "measure        endpoint                    value   interval           P",
        "──────────────────────────────────────────────────────────────────────────────────",
        "hazard ratio   progression-free survival    0.44   95% CI 0.31–0.62   <0.001   [1]",
        "",
        "[1] The LANTERN trial",
        "    A, B, C et al. · J Inv Med 2021 · https://doi.org/10.1000/a(b)%3Cc%3E · PMID 9",
        "    Results, p. 4",
        f"    “{QUOTE}”",
        "",
        "Note: Mind it.",
    ]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (_figure(value=Decimal("1E+2"), unit="mg"), "100 mg"),
        (_figure(value=Decimal(15), unit="%", n=Count(Decimal(12), Decimal(80))), "15% (12/80)"),
        (_figure(value=Decimal(63), spread=Spread("SD", Decimal(9))), "63 ± 9 (SD)"),
        (_figure(value=Decimal(7), op=">="), "≥7"),
        (_figure(value=None, text="not reached"), "not reached"),
        (
            _figure(value=Decimal(1), interval=Interval(None, Decimal("-4.9"), Decimal("1.5"))),
            "CI -4.9 to 1.5",
        ),
    ],
)
def test_a_figure_is_shown_with_what_belongs_to_it(figure: AnswerFigure, value: str) -> None:
    assert value in _shown(_answer(figures=(figure,)))


def test_figures_of_the_quote_are_highlighted_and_nothing_else() -> None:
    text = highlighted("ratio 0.44, P<0.001", 100, [(106, 110), (112, 119), (0, 5), (500, 510)])
    assert text.plain == "ratio 0.44, P<0.001"
    assert [(span.start, span.end) for span in text.spans] == [(6, 10), (12, 19)]


def test_spans_that_overlap_repeat_no_text() -> None:
    text = highlighted("0.44 (0.31-0.62)", 0, [(0, 4), (0, 16), (6, 10)])
    assert text.plain == "0.44 (0.31-0.62)"


def test_markup_and_control_sequences_of_a_document_are_only_shown() -> None:
    quote = "[bold]0.44[/bold] \x1b[31mred\x1b[0m [link=https://bad.example]x[/link]"
    shown = _shown(_answer(citations=(_citation(quote, "T\x1b]0;owned\x07"),)), colours=True)
    assert "[bold]0.44[/bold] red [link=https://bad.example]x[/link]" in shown
    assert "\x1b[31m" not in shown
    assert "owned" not in shown


def test_a_question_completed_from_the_conversation_is_shown_as_understood() -> None:
    shown = _shown(_answer(standalone_question="LANTERN: and OS?", status="conflicting"))
    assert shown.splitlines()[:2] == [
        "Several values are reported",
        "Understood as: LANTERN: and OS?",
    ]


def test_an_abstention_shows_no_confidence_as_its_own() -> None:
    shown = _shown(_answer(status="not_reported", answer="Not reported.", confidence=0.6))
    assert shown == "Not reported."


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    figure = _figure(measure="hazard ratio", endpoint="progression-free survival", arm="x" * 30)
    shown = _shown(_answer(answer="word " * 60, figures=(figure,), citations=(_citation(),)), width)
    assert max(map(len, shown.splitlines())) <= width

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from api.explanation import (
    Contribution,
    ExplainedDocument,
    ExplainedFigure,
    ExplainedSentence,
    Explanation,
    Gate,
)
from api.rendering.explanation import Amounts, excerpt, explanation_view, signed

TEXT = "PFS: hazard ratio 0.44 (0.31-0.62)."
SENTENCE = ExplainedSentence(
    document="lantern",
    section="Results",
    row=None,
    text=TEXT,
    start=100,
    end=135,
    weight=4.25,
    share=0.9,
    near_miss=False,
    features=(Contribution("bm25", 0.5, 6.5, 3.25), Contribution("abstract", 1.0, 1.0, 1.0)),
)
FIGURE = ExplainedFigure(
    role="chosen",
    label="",
    text="0.44 (0.31-0.62)",
    measure="hazard ratio",
    endpoint="progression-free survival",
    arm=None,
    time=None,
    document="lantern",
    section="Results",
    start=118,
    end=134,
    weight=-0.5,
    share=0.8,
    contradicts=(),
    slots=(Contribution("endpoint", 1.0, 2.0, 2.0), Contribution("arm", -1.0, 2.5, -2.5)),
)
EXPLANATION = Explanation(
    asked={"kind": "figure", "endpoints": ["progression-free survival"]},
    concepts={"PFS": ("pf", "progress free surviv"), "LANTERN": ("lantern",)},
    documents=(ExplainedDocument("lantern", "The LANTERN trial", 2021, 1.0, read=True),),
    sentences=(SENTENCE,),
    ranked=3,
    near_misses=1,
    figures=(FIGURE,),
    stating=(Gate("share in its sentence", 0.75, 0.8, met=False),),
    missing=("placebo",),
    setting="balanced",
    confidence=0.73,
    bias=-2.0,
    signals=(Contribution("target", 1.0, 3.0, 3.0),),
    gates=(Gate("sentences", 2, 1, met=True), Gate("confidence", 0.73, 0.3, met=True)),
    refusal=None,
)


def _shown(part: RenderableType, width: int = 80) -> list[str]:
    written = io.StringIO()
    Console(file=written, width=width, markup=False, highlight=False).print(part)
    return [line.rstrip() for line in written.getvalue().splitlines()]


def test_an_explanation_is_shown_section_by_section() -> None:
    assert _shown(explanation_view(EXPLANATION)) == [
        "",
        "What is asked",
        "  kind       figure",
        "  endpoints  progression-free survival",
        "  concepts   LANTERN",
        "             PFS  stems: pf, progress free surviv",
        "",
        "Documents weighed",
        "  score          id        year   title",
        "  " + "─" * 78,
        "   1.00   read   lantern   2021   The LANTERN trial",
        "",
        "Sentences and rows: the best 1 of 3, 1 left out as near misses",
        "      weight   share   sentence or row, and what its weight comes from",
        "  " + "─" * 78,
        "  1     4.25    0.90   Results",
        "                       PFS: hazard ratio 0.44 (0.31-0.62).",
        "                       bm25 +3.25 · abstract +1.00",
        "",
        "Figures compared with the question",
        "           weight   share   figure, and what its weight comes from",
        "  " + "─" * 78,
        "  chosen    −0.50    0.80   0.44 (0.31-0.62)  hazard ratio · progression-free",
        "                            survival  in 1",
        "                            endpoint +2.00 · arm −2.50",
        "",
        "  To be stated; else its sentence is quoted:",
        "  share in its sentence  0.75  wants at least 0.80",
        "  Not found: placebo.",
        "",
        "Why it answered",
        "  sentences   2  balanced wants at least 1",
        "  confidence  0.73  balanced wants at least 0.30",
        "",
        "  what moved the confidence    value   weight   log odds",
        "  ──────────────────────────────────────────────────────",
        "  target                        1.00    +3.00      +3.00",
        "  where the sum begins                             −2.00",
        "  sum: a probability of 0.73                       +1.00",
    ]


def test_a_refusal_begins_with_its_reason() -> None:
    shown = _shown(explanation_view(replace(EXPLANATION, refusal="Not reported: no such arm.")))
    at = shown.index("Why it refused")
    assert shown[at + 1] == "  Not reported: no such arm."
    assert [line.split()[0] for line in shown if "0.44 (0.31-0.62)  hazard" in line] == ["withheld"]


def test_a_near_miss_and_a_contradiction_are_named() -> None:
    missed = replace(SENTENCE, near_miss=True)
    other = replace(FIGURE, role="other", section="Methods", start=0, contradicts=("arm", "time"))
    why = replace(EXPLANATION, sentences=(missed,), figures=(FIGURE, other))
    shown = "\n".join(_shown(explanation_view(why), 160))
    assert "Results  left out: a near miss" in shown
    assert "in Methods  contradicts: arm, time" in shown


def test_what_all_sentences_share_is_said_once() -> None:
    other = replace(SENTENCE, start=200, end=235, features=SENTENCE.features[1:])
    shown = _shown(explanation_view(replace(EXPLANATION, sentences=(SENTENCE, other))))
    assert [line.strip() for line in shown if "abstract +1.00" in line] == ["abstract +1.00"]
    assert shown[shown.index("  In all of them alike:") + 1] == "  abstract +1.00"


def test_signals_beyond_the_first_eight_are_summed() -> None:
    signals = tuple(Contribution(f"s{n}", 1.0, 0.5, 0.5) for n in range(10))
    shown = _shown(explanation_view(replace(EXPLANATION, signals=signals)))
    assert [line.split() for line in shown if "more signals" in line] == [
        ["2", "more", "signals", "+1.00"]
    ]
    assert [line.split()[-1] for line in shown if "sum: a probability" in line] == ["+3.00"]


def test_amounts_keep_to_one_line_and_cut_no_number() -> None:
    found = [Contribution(name, 1.0, 1.0, 1.0) for name in ("first", "second", "third")]
    assert _shown(Amounts(found), 30) == ["first +1.00 · second +1.00"]
    assert _shown(Amounts(found), 12) == ["first +1.00"]


def test_a_row_is_shown_from_its_label_on() -> None:
    row = replace(SENTENCE, row="Fatigue", text="Table 2. Long caption > Fatigue: week 4 = 33.6")
    assert excerpt(row) == "… Fatigue: week 4 = 33.6"


def test_a_long_sentence_is_cut_between_words() -> None:
    shown = excerpt(replace(SENTENCE, text="word " * 60))
    assert shown.endswith("word …")
    assert len(shown) <= 212


def test_signs_are_printed_and_minus_is_a_minus() -> None:
    assert (signed(1.5), signed(-0.25), signed(0.0)) == ("+1.50", "−0.25", "+0.00")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = replace(EXPLANATION, sentences=(replace(SENTENCE, text="word " * 100),) * 3)
    assert max(map(len, _shown(explanation_view(long), width))) <= width


def test_what_a_document_says_is_only_shown() -> None:
    evil = replace(SENTENCE, text="[bold]x[/bold] \x1b[31mred\x1b[0m", section="a\x07b")
    shown = "\n".join(_shown(explanation_view(replace(EXPLANATION, sentences=(evil,)))))
    assert "[bold]x[/bold] red" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown

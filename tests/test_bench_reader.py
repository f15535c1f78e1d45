"""The perfect reader: what it finds in a prompt, how it restates it, and what comes out."""

from decimal import Decimal
from pathlib import Path

import pytest

from bench.reader import run_of
from bench.reader_choice import Quoted, as_marked, fewest, quotes_in
from bench.reader_replies import PerfectReader, clause, whole
from bench.reader_report import Result, Run, report
from eval.questions.samples import Ends, ExpectedFigure, Sample
from eval.scoring.scorers import Outcome, score
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.candidates import Candidate
from retrieval.grounding.quotes import Quote
from retrieval.grounding.remarks import NOT_REPORTED
from retrieval.prompts import prompt_for
from tests.served_library import opened_library
from tests.tiny_encoder import TinyEncoder
from tests.tiny_evidence import sentence, table_row

TITLE = "The ANCHOR trial [of zorvatide]"
SHOWN = "The ANCHOR trial (of zorvatide)"
CAPTION = "Table 2 Fatigue score, mean ± SD"
ROW = table_row(CAPTION, "Fatigue", ("Arm A > Baseline", "41 ± 9"), ("Arm B > Baseline", "38 ± 8"))
RATIO = ExpectedFigure(Decimal("0.31"), "HR", ci=Ends(Decimal("0.19"), Decimal("0.48")))
QUESTION = "ANCHOR: hazard ratio for death?"
SAMPLE = Sample("a", QUESTION, "figure", ("PMC1",), (RATIO,), in_abstract=True)
HOLDS = "The hazard ratio for death was 0.31 (95% CI 0.19–0.48)."


def request_of(*candidates: Candidate) -> str:
    """Write the prompt in which some candidates of one paper are offered."""
    quotes = [Quote(n, each, TITLE) for n, each in enumerate(candidates, start=1)]
    return prompt_for(QUESTION, quotes).request


def figure(value: str, unit: str = "") -> ExpectedFigure:
    return ExpectedFigure(Decimal(value), unit)


def sample(*figures: ExpectedFigure, evidence: tuple[str, ...] = (), table: bool = False) -> Sample:
    return Sample("a", QUESTION, "figure", ("PMC1",), figures, evidence=evidence, in_table=table)


def quoted(*texts: str) -> list[Quoted]:
    return [Quoted(n, text, SHOWN) for n, text in enumerate(texts, start=1)]


def test_the_numbered_quotes_are_read_out_of_a_prompt() -> None:
    found = quotes_in(request_of(sentence("Nausea [9] was rare."), ROW, sentence("So it is.")))
    assert found == [
        Quoted(1, "Nausea (9) was rare.", SHOWN),
        Quoted(2, "Fatigue: Arm A > Baseline = 41 ± 9; Arm B > Baseline = 38 ± 8", SHOWN, CAPTION),
        Quoted(3, "So it is.", SHOWN),
    ]
    assert found[1].whole.startswith("Table 2 Fatigue score, mean ± SD > Fatigue: Arm A")


def test_what_stands_outside_the_fence_is_no_quote() -> None:
    assert quotes_in(f"{request_of(sentence('Yes.'))}\n[7] Not a quote.") == quoted("Yes.")
    assert quotes_in("") == []
    assert quotes_in("[7] Not a quote.") == []


def test_one_quote_that_holds_everything_is_enough() -> None:
    offered = quoted("A lived 8 months.", "A lived 8 months, B 9 months.", "B lived 9 months.")
    assert fewest(offered, sample(figure("8"), figure("9"))) == (offered[1],)


def test_two_quotes_are_taken_where_none_holds_both() -> None:
    offered = quoted("B lived 9 months.", "Nothing.", "A lived 8 months.")
    assert fewest(offered, sample(figure("8"), figure("9"))) == (offered[0], offered[2])


def test_a_figure_whose_interval_stands_elsewhere_is_not_held() -> None:
    assert fewest(quoted("The ratio was 0.31.", "Its interval: 0.19–0.48."), SAMPLE) == ()
    assert fewest(quoted(HOLDS), SAMPLE) != ()


def test_of_several_the_one_most_like_the_evidence_is_taken() -> None:
    offered = quoted("Eight of 31 had nausea.", "Survival was 31 months with zorvatide.")
    marked = ("Median survival was 31 months with zorvatide.",)
    assert fewest(offered, sample(figure("31"), evidence=marked)) == (offered[1],)


def test_the_marked_evidence_is_taken_where_it_is_enough() -> None:
    offered = quoted(
        "Of 9 centres, 8 took part.", "A lived 8 months.", "In arm B the median was 9 months."
    )
    marked = ("A lived 8 months", "In arm B the median was 9 months")
    found = fewest(offered, sample(figure("8"), figure("9"), evidence=marked))
    assert found == (offered[1], offered[2])


def test_the_marked_evidence_is_told_from_a_coincidence() -> None:
    marked = sample(figure("31"), evidence=("Median survival was 31 months with zorvatide.",))
    assert as_marked(quoted("Survival was 31 months with zorvatide."), marked)
    assert not as_marked(quoted("Eight of 31 had nausea."), marked)
    cells = sample(figure("41"), evidence=("Fatigue", "41 ± 9"), table=True)
    assert as_marked(quoted("Fatigue: Arm A = 41 ± 9; Arm B = 38 ± 8"), cells)
    assert not as_marked(quoted("Pain: Arm A = 41 ± 7; Arm B = 38 ± 8"), cells)


def test_the_reader_states_what_is_offered_with_its_marker() -> None:
    reader = PerfectReader(whole)
    reader.expect(SAMPLE, frozenset({SHOWN}))
    assert reader(request_of(sentence("Nausea was rare."), sentence(HOLDS))) == (
        "The hazard ratio for death was 0.31 (95% CI 0.19–0.48) [2]."
    )
    assert [each.number for each in reader.read.chosen] == [2]


@pytest.mark.parametrize(
    ("titles", "text"), [({SHOWN}, "The ratio was 0.31."), ({"Another trial"}, HOLDS)]
)
def test_the_reader_says_so_where_it_is_not_offered(titles: set[str], text: str) -> None:
    reader = PerfectReader(whole)
    reader.expect(SAMPLE, frozenset(titles))
    assert reader(request_of(sentence(text))) == NOT_REPORTED
    assert reader.read.chosen == ()


def test_an_unanswerable_question_is_never_answered() -> None:
    reader = PerfectReader(whole)
    reader.expect(Sample("u", QUESTION, "unanswerable", ("PMC1",)), frozenset({SHOWN}))
    assert reader(request_of(sentence(HOLDS))) == NOT_REPORTED


NEEDS = [lambda text: "41" in text]
ALL = frozenset({0})


def test_of_a_row_only_the_cells_asked_for_are_copied() -> None:
    row = "Fatigue: Arm A > Week 2 = 41 ± 9; Arm B = 38 ± 8"
    assert whole(row, NEEDS, ALL) == "Fatigue: Arm A > Week 2 = 41 ± 9"
    assert clause(row, NEEDS, ALL) == "Fatigue: 41 ± 9 for Arm A, Week 2"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("Pain fell by 3; fatigue fell by 41.", "fatigue fell by 41."),
        ("Pain fell by 3, but fatigue (3; 41) did, while sleep did not.", "fatigue (3; 41) did"),
        ("In arm A: pain fell by 3; fatigue fell by 41.", "In arm A: fatigue fell by 41."),
    ],
)
def test_a_clause_is_copied_whole_behind_what_leads_it(text: str, copied: str) -> None:
    assert clause(text, NEEDS, ALL) == copied


def run(folder: Path, *samples: Sample) -> Run:
    """Ask a library of two made-up papers, whose encoder is a tiny one."""
    settings = Settings(confidence="eager", ranker=False, model_retries=0)
    with opened_library(folder) as library:
        return run_of("whole", samples, library, TinyEncoder(), settings)


HARBOUR = ("10.1000/harbour.2",)
RELIEF = Sample(
    "r", "Plavoxin in sea sickness: mean time to relief?", "figure", HARBOUR,
    (figure("22", "minutes"),), in_abstract=True,
    evidence=("The mean time to relief was 22 minutes.",),
)  # fmt: skip
ABSENT = Sample("u", "Plavoxin in sea sickness: hazard ratio for death?", "unanswerable", HARBOUR)


def test_what_is_offered_comes_out_and_what_is_not_does_not(tmp_path: Path) -> None:
    invented = Sample("w", RELIEF.question, "figure", HARBOUR, (figure("23", "minutes"),))
    found = run(tmp_path, RELIEF, invented, ABSENT)
    relief, wrong, absent = found.results
    assert relief.answer.answer == "The mean time to relief was 22 minutes [1]."
    assert relief.answer.model == "openai-like:perfect-reader"
    assert (relief.quotes, relief.marked, relief.score.outcome) == (1, True, Outcome.RIGHT)
    assert 20 < relief.tokens < 200
    assert (wrong.quotes, wrong.reached, wrong.score.outcome) == (0, True, Outcome.WRONG)
    assert not absent.score.answered
    assert not found.reaches(0.92, 3_000)
    assert found.reaches(0.5, 3_000)
    assert not found.reaches(0.5, relief.tokens - 1)


def result(each: Sample, answer: str, quotes: int, *warnings: str) -> Result:
    given = Answer(each.question, each.question, "answered", answer, warnings=warnings)
    return Result(score(each, given), True, False, quotes, bool(quotes), 800, given, not warnings)


def test_the_report_counts_by_place_and_kind_and_names_what_is_missing() -> None:
    removed = "Removed from the model's answer: “It was 22 minutes [1].”: 22 stands nowhere."
    table = Sample("t", "Score?", "figure", HARBOUR, (figure("41"),), in_table=True)
    results = (
        result(RELIEF, "It was 22 minutes.", 1),
        result(RELIEF, "It was 22 minutes.", 1, removed),
        result(table, "It was 40.", 0),
    )
    text = report([Run("whole", results)], 1_200, 3_000)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    assert ["abstract", "2", "2 (100.0%)", "2 (100.0%)", "2 (100.0%)"] in rows
    assert ["table", "1", "0 (0.0%)", "0 (0.0%)", "0 (0.0%)"] in rows
    assert ["all", "3", "2 (66.7%)", "2 (66.7%)", "2 (66.7%)"] in rows
    assert ["all", "whole", "2", "1", "1", "2"] in rows
    assert "- t (table): its document was not offered" in text
    assert "- r, whole: 22 stands nowhere" in text
    assert "It was" not in text

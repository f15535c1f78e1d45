"""Questions with what was found for them, and the same with the answer taken away."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from bench.cases import Case, RememberingJudge, answer_of, is_named, tells
from eval.questions.samples import Ends, ExpectedFigure, Sample
from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.judging import RankerJudge, SimilarityJudge
from tests.tiny_cases import SAMPLE, case
from tests.tiny_evidence import sentence, weighed
from tests.tiny_library import ENCODER
from tests.tiny_ranker import ListedRanker


def texts(made: Case) -> dict[str, list[str]]:
    return {each.id: [c.text for c in reading.candidates] for each, reading in made.found}


def test_a_case_holds_what_answering_needs() -> None:
    made = case()
    assert [each.id for each, _ in made.found] == ["PMC9000001", "PMC9000002"]
    assert {c.passage for _, reading in made.found for c in reading.candidates} == set(made.cosines)
    answer = answer_of(made.considered())
    assert "0.31 (95% CI 0.19–0.48)" in answer.answer
    assert answer.confidence == made.considered().confidence


def test_the_answering_sentence_is_withheld() -> None:
    before, after = texts(case()), texts(case().withheld())
    gone = set(before["PMC9000001"]) - set(after["PMC9000001"])
    assert [each[:40] for each in gone] == ["The hazard ratio for progression-free su"]
    assert after["PMC9000002"] == before["PMC9000002"]
    assert "0.31" not in answer_of(case().withheld().considered()).answer


def test_the_answering_document_is_elsewhere() -> None:
    assert list(texts(case().elsewhere())) == ["PMC9000002"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HR 0.31 (95% CI 0.19–0.48).", True),
        ("HR 0.31.", True),  # a part of the answer
        ("It lasted 31 weeks.", False),
        ("It was 0.85.", False),
    ],
)
def test_a_sentence_that_gives_a_part_away_tells(text: str, told: bool) -> None:
    assert tells(sentence(text), SAMPLE) is told


@pytest.mark.parametrize(("value", "told"), [("7", False), ("19", False), ("20", True)])
def test_a_small_whole_number_gives_nothing_away(value: str, told: bool) -> None:
    wide = ExpectedFigure(Decimal(value), range=Ends(Decimal(1), Decimal(99)))
    sample = Sample("q", "How many?", "figure", ("PMC1",), (wide,))
    assert tells(sentence(f"There were {value} of them."), sample) is told


@pytest.mark.parametrize(
    ("name", "named"),
    [("PMC9000001", True), ("10.5555/pmc9000001", True), ("PMC9", False), ("PMC9000002", False)],
)
def test_a_document_is_known_by_its_identifiers(name: str, named: bool) -> None:
    reading = case().found[0][1]
    assert is_named(reading, (name,)) is named


def test_a_document_is_known_by_the_start_of_its_id() -> None:
    reading = weighed("Which?", sentence("Rash was rare."), id_="lumen-3f2a").reading
    assert is_named(reading, ("lumen",))
    assert not is_named(reading, ("lum",))
    assert not is_named(reading, ())


class CountingJudge(SimilarityJudge):
    """Gives each text its length, each figure its start, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(ENCODER)
        self.asked: list[str] = []

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        self.asked += [f"{question} {each.text}" for each in candidates]
        return [float(len(each.text)) for each in candidates]


def test_a_judge_is_asked_once_for_each_text() -> None:
    judge = CountingJudge()
    remembering = RememberingJudge(judge)
    one, two, three = (sentence(text) for text in ("a", "bb", "ccc"))
    assert remembering.texts("q", [one, two]) == [1.0, 2.0]
    assert remembering.texts("q", [two, three, one]) == [2.0, 3.0, 1.0]
    assert remembering.texts("r", [one]) == [1.0]
    assert judge.asked == ["q a", "q bb", "q ccc", "r a"]


def test_a_judge_is_asked_once_for_each_figure() -> None:
    asked: list[int] = []

    class Starts(RankerJudge):
        def figures(
            self, question: str, places: Sequence[tuple[Candidate, Figure]]
        ) -> Sequence[float]:
            asked.extend(figure.start for _, figure in places)
            return [float(figure.start) for _, figure in places]

    remembering = RememberingJudge(Starts(ListedRanker([])))
    said = sentence("Rash: 12% and 34%.")
    one, two = ((said, figure) for figure in said.figures)
    assert remembering.figures("q", [one]) == [6.0]
    assert remembering.figures("q", [two, one]) == [14.0, 6.0]
    assert asked == [6, 14]


def test_a_judge_that_tells_no_figures_apart_is_remembered_to() -> None:
    said = sentence("Rash: 12%.")
    remembering = RememberingJudge(SimilarityJudge(ENCODER))
    assert remembering.figures("q", [(said, said.figures[0])]) is None

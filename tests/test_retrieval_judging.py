"""A second look at the best evidence, and at the figures in it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.evidence import Evidence
from retrieval.fitted import WITH_RANKER
from retrieval.judging import (
    RankerJudge,
    SimilarityJudge,
    joined,
    judge_with,
    judged,
    with_judged_figures,
)
from retrieval.matching import match_figures
from retrieval.question import parse_question
from retrieval.ranker_input import LOGIT
from tests.tiny_encoder import TinyEncoder
from tests.tiny_evidence import evidence
from tests.tiny_ranker import ListedRanker

TEXTS = ("Nausea was rare.", "Rash was rare.", "Itching was rare.")
WEIGHT, TEXT_WEIGHT = 4.0, 1.0
RATE, WHICH = parse_question("Rate of severe rash?"), parse_question("Which drug was given?")


class ListedJudge:
    """Gives each text the value listed for its first word, and remembers what it was asked."""

    model = "listed"
    looks = 3
    beside = 1
    fitted = replace(WITH_RANKER, judgement=WEIGHT, judgement_of_text=TEXT_WEIGHT)

    def __init__(self, figures: Sequence[float] | None = None, **values: float) -> None:
        self.values = values
        self.listed = figures
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        self.asked.append((question, tuple(each.text for each in candidates)))
        return [self.values.get(each.text.split()[0], 0.0) for each in candidates]

    def figures(
        self, question: str, places: Sequence[tuple[Candidate, Figure]]
    ) -> Sequence[float] | None:
        self.asked.append((question, tuple(figure.text for _, figure in places)))
        return self.listed and self.listed[: len(places)]


def firsts(found: Sequence[Evidence]) -> list[str]:
    return [each.candidate.text.split()[0] for each in found]


def test_the_judge_changes_the_order() -> None:
    found = judged(RATE, evidence("Which?", *TEXTS), ListedJudge(Itching=0.9, Rash=0.5))
    assert firsts(found) == ["Itching", "Rash", "Nausea"]
    assert [each.judgement for each in found] == [0.9, 0.5, 0.0]
    assert found[0].weight == pytest.approx(0.9 * WEIGHT)


def test_where_words_are_asked_for_a_judgement_is_worth_less() -> None:
    found = judged(WHICH, evidence("Which?", *TEXTS), ListedJudge(Itching=0.9))
    assert found[0].weight == pytest.approx(0.9 * TEXT_WEIGHT)


def test_a_much_better_ranking_outweighs_the_judge() -> None:
    first, *rest = evidence("Which?", *TEXTS)
    found = [replace(first, weight=2 * WEIGHT), *rest]
    assert firsts(judged(RATE, found, ListedJudge(Itching=1.0)))[0] == "Nausea"


def test_shares_keep_their_sum() -> None:
    found = [replace(each, score=0.2) for each in evidence("Which?", *TEXTS)]
    after = judged(RATE, found, ListedJudge(Itching=0.9))
    assert sum(each.score for each in after) == pytest.approx(0.6, abs=1e-5)
    assert after[0].score > 0.2 > after[1].score


def test_what_is_not_judged_keeps_its_place() -> None:
    judge = ListedJudge(W0=0.9, W1=0.8, W2=0.7, W3=1.0)
    found = judged(RATE, evidence("Which?", *(f"W{n} was rare." for n in range(5))), judge)
    assert firsts(found) == ["W0", "W1", "W2", "W3", "W4"]
    assert len(judge.asked[0][1]) == judge.looks
    assert [each.judgement for each in found] == [0.9, 0.8, 0.7, 0.7, 0.7]


def test_what_a_high_judgement_leaves_far_behind_is_not_read() -> None:
    judge = ListedJudge(W0=0.9, W1=-0.4)
    judge.looks = 9
    found = evidence("Which?", *(f"W{n} was rare." for n in range(9)))
    # The best comes to 3.6. A high judgement adds 2 to the others: 2.6 of it is near, 2.5 is not.
    weights = [0, 0, 0, 0, 0, 0, 0, 0.6, 0.5]
    found = [replace(each, weight=weight) for each, weight in zip(found, weights, strict=True)]
    found = [*found[:6], *sorted(found[6:], key=lambda each: -each.weight)]
    after = judged(RATE, found, judge)
    assert [len(texts) for _, texts in judge.asked] == [6, 1]
    assert judge.asked[1][1] == ("W7 was rare.",)
    assert {each.candidate.text[:2]: each.judgement for each in after}["W8"] == -0.4


def test_only_the_part_that_asks_is_compared() -> None:
    judge = ListedJudge()
    for question in ("LUMEN trial: Rate of severe rash?", "Rate of severe rash?"):
        judged(parse_question(question), evidence("Which?", TEXTS[0]), judge)
    assert [question for question, _ in judge.asked] == ["Rate of severe rash?"] * 2


def test_no_evidence_is_not_judged() -> None:
    judge = ListedJudge()
    assert judged(RATE, [], judge) == []
    assert judge.asked == []


def test_the_last_bits_of_a_judgement_do_not_matter() -> None:
    found = evidence("Which?", *TEXTS)
    one = judged(RATE, found, ListedJudge(Nausea=0.5, Rash=0.50001, Itching=0.2))
    assert firsts(one) == ["Nausea", "Rash", "Itching"]


def test_further_evidence_is_ranked_among_what_is_judged() -> None:
    judge = ListedJudge(Itching=0.9, Rash=0.5)
    first, second, more = evidence("Which?", *TEXTS)
    ranked = judged(RATE, [first, second], judge)
    assert firsts(joined(RATE, ranked, [more], judge)) == ["Itching", "Rash", "Nausea"]
    assert joined(RATE, ranked, [], judge) == ranked


RATES = "Nausea was seen in 12% on drug and in 34% on placebo."


def test_figures_are_judged_by_themselves() -> None:
    question = "Nausea: %?"
    asked, found = parse_question(question), evidence(question, RATES)
    judge = ListedJudge(figures=[0.8, -0.6])
    (after,) = with_judged_figures(asked, found, judge)
    ((question, figures),) = judge.asked
    assert (question, sorted(figures)) == ("Nausea: %?", ["12%", "34%"])
    values = dict(zip(figures, [0.8, -0.6], strict=True))
    assert after.judged_figures == {RATES.index(text): value for text, value in values.items()}
    slots = {match.figure.text: match.slots["judged"] for match in match_figures(asked, [after])}
    assert slots == values


def test_a_figure_that_contradicts_is_not_judged() -> None:
    question = "Nausea: % on placebo?"
    judge = ListedJudge(figures=[0.8])
    with_judged_figures(parse_question(question), evidence(question, RATES), judge)
    assert judge.asked == [(question, ("34%",))]


def test_a_figure_far_behind_the_best_is_not_judged() -> None:
    question = "Nausea: %?"
    found = evidence(question, *(f"Nausea was seen in {n}1%." for n in range(1, 9)))
    # By 5.22 of a tenth of it, the weight of a sentence makes that of its figure.
    found = [*found[:6], replace(found[6], weight=-1.0), replace(found[7], weight=-9.0)]
    judge = ListedJudge(figures=[0.0] * 6)
    after = with_judged_figures(parse_question(question), found, judge)
    assert [len(figures) for _, figures in judge.asked] == [6, 1]
    assert [len(each.judged_figures) for each in after] == [1] * 7 + [0]


def test_a_figure_not_judged_counts_as_the_worst_that_was() -> None:
    question = "Nausea: %?"
    (found,) = evidence(question, RATES)
    found = replace(found, judged_figures={RATES.index("34%"): 0.3})
    slots = [match.slots["judged"] for match in match_figures(parse_question(question), [found])]
    assert slots == [0.3, 0.3]


def test_no_judgement_alone_contradicts() -> None:
    question = "Nausea: %?"
    (found,) = evidence(question, RATES)
    found = replace(found, judged_figures={RATES.index("34%"): -1.0, RATES.index("12%"): -1.0})
    assert all(not m.conflicts for m in match_figures(parse_question(question), [found]))


def test_a_judge_that_cannot_tell_figures_apart_changes_nothing() -> None:
    asked, found = parse_question("Nausea: % on placebo?"), evidence("Which?", RATES)
    assert with_judged_figures(asked, found, ListedJudge(figures=None)) == found


def test_questions_for_words_have_no_figures_judged() -> None:
    asked, judge = parse_question("Which drug was given?"), ListedJudge(figures=[1.0, 1.0])
    assert with_judged_figures(asked, found := evidence("Which?", RATES), judge) == found
    assert judge.asked == []


def test_the_ranker_reads_the_figure_marked() -> None:
    (found,) = evidence("Which?", RATES)
    ranker = ListedRanker([5.0, -50.0])
    judge = RankerJudge(ranker)
    figures = [(found.candidate, figure) for figure in found.candidate.figures]
    assert list(judge.figures("% on placebo?", figures)) == [5.0 / LOGIT, -1.0]
    assert [text for _, text in ranker.asked] == [
        "Results: Nausea was seen in [MASK]% on drug and in 0% on placebo.",
        "Results: Nausea was seen in 0% on drug and in [MASK]% on placebo.",
    ]


def test_the_ranker_reads_a_sentence_with_its_heading() -> None:
    ranker = ListedRanker([2.5])
    (found,) = evidence("Which?", TEXTS[0])
    assert list(RankerJudge(ranker).texts("Nausea?", [found.candidate])) == [0.25]
    assert ranker.asked == [("Nausea?", "Results: Nausea was rare.")]


def test_similarity_is_the_cosine_of_the_encoding() -> None:
    judge = SimilarityJudge(TinyEncoder())
    found = evidence("Which?", "rash was rare", "quite another matter")
    same, other = judge.texts("rash was rare", [each.candidate for each in found])
    assert same == pytest.approx(1.0, abs=1e-5)
    assert other < 0.5


def test_without_a_ranker_similarity_judges() -> None:
    assert isinstance(judge_with(None, TinyEncoder()), SimilarityJudge)
    assert isinstance(judge_with(ListedRanker([]), TinyEncoder()), RankerJudge)

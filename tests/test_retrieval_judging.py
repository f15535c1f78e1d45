"""A second look at the best evidence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.evidence import Evidence
from retrieval.judging import JUDGED, JUDGEMENT_WEIGHT, LONGEST, SimilarityJudge, judged
from tests.tiny_encoder import TinyEncoder
from tests.tiny_evidence import evidence

TEXTS = ("Nausea was rare.", "Rash was rare.", "Itching was rare.")


class ListedJudge:
    """Gives each text the value listed for it, and remembers what it was asked."""

    def __init__(self, **values: float) -> None:
        self.values = values
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        self.asked.append((question, tuple(texts)))
        return [self.values.get(text.split()[0], 0.0) for text in texts]


def firsts(found: Sequence[Evidence]) -> list[str]:
    return [each.candidate.text.split()[0] for each in found]


def test_the_judge_changes_the_order() -> None:
    found = judged("Which?", evidence("Which?", *TEXTS), ListedJudge(Itching=0.9, Rash=0.5))
    assert firsts(found) == ["Itching", "Rash", "Nausea"]
    assert [each.judgement for each in found] == [0.9, 0.5, 0.0]
    assert found[0].weight == pytest.approx(0.9 * JUDGEMENT_WEIGHT)


def test_a_much_better_ranking_outweighs_the_judge() -> None:
    first, *rest = evidence("Which?", *TEXTS)
    found = [replace(first, weight=2 * JUDGEMENT_WEIGHT), *rest]
    assert firsts(judged("Which?", found, ListedJudge(Itching=1.0)))[0] == "Nausea"


def test_shares_keep_their_sum() -> None:
    found = [replace(each, score=0.2) for each in evidence("Which?", *TEXTS)]
    after = judged("Which?", found, ListedJudge(Itching=0.9))
    assert sum(each.score for each in after) == pytest.approx(0.6, abs=1e-5)
    assert after[0].score > 0.2 > after[1].score


def test_what_is_not_judged_keeps_its_place() -> None:
    texts = [f"W{place} was rare." for place in range(JUDGED + 2)]
    judge = ListedJudge(**{f"W{place}": 1 - place / 100 for place in range(JUDGED + 2)})
    found = judged("Which?", evidence("Which?", *texts), judge)
    assert firsts(found) == [f"W{place}" for place in range(JUDGED + 2)]
    assert len(judge.asked[0][1]) == JUDGED
    assert found[JUDGED].judgement == found[JUDGED - 1].judgement == 1 - (JUDGED - 1) / 100


def test_only_the_part_that_asks_is_compared() -> None:
    judge = ListedJudge()
    judged("LUMEN trial: Rate of rash?", evidence("Which?", TEXTS[0]), judge)
    judged("Rate of rash?", evidence("Which?", TEXTS[0]), judge)
    assert [question for question, _ in judge.asked] == ["Rate of rash?", "Rate of rash?"]


def test_a_long_row_is_judged_by_its_start_and_its_end() -> None:
    judge = ListedJudge()
    judged("Which?", evidence("Which?", " ".join(f"w{n}" for n in range(200))), judge)
    words = judge.asked[0][1][0].split()
    assert len(words) == LONGEST
    assert (words[0], words[9], words[10], words[-1]) == ("w0", "w9", "w150", "w199")


def test_no_evidence_is_not_judged() -> None:
    judge = ListedJudge()
    assert judged("Which?", [], judge) == []
    assert judge.asked == []


def test_the_last_bits_of_an_encoding_do_not_matter() -> None:
    found = evidence("Which?", *TEXTS)
    one = judged("Which?", found, ListedJudge(Nausea=0.5, Rash=0.50001, Itching=0.2))
    assert firsts(one) == ["Nausea", "Rash", "Itching"]


def test_similarity_is_the_cosine_of_the_encoding() -> None:
    judge = SimilarityJudge(TinyEncoder())
    same, other = judge("rash was rare", ["rash was rare", "quite another matter"])
    assert same == pytest.approx(1.0, abs=1e-5)
    assert other < 0.5

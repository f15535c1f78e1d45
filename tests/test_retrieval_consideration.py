"""From weighed documents to the figures that answer."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.candidates import Candidate
from retrieval.consideration import (
    LEAST_OF_NAMED,
    NEARLY_AS_GOOD,
    RANKED_EVIDENCE,
    Consideration,
    consider,
    consider_others,
    documents_to_read,
)
from retrieval.evidence import WeighedDocument
from retrieval.judging import SimilarityJudge
from retrieval.question import parse_question
from tests.tiny_encoder import TinyEncoder
from tests.tiny_evidence import sentence, weighed

TEXTS = ("Median OS was 31.0 months.", "Median PFS was 9.1 months.", "They took lumitide.")


class Level(SimilarityJudge):
    """Finds all texts equally near."""

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        return [0.5] * len(candidates)


level = Level(TinyEncoder())


def considered(question: str, *texts: str) -> Consideration:
    document = weighed(question, *map(sentence, texts))
    return consider(parse_question(question), [document], (), {}, level)


def test_near_misses_are_ranked_and_do_not_fit() -> None:
    found = considered("Median OS?", *TEXTS)
    assert {each.candidate.text for each in found.ranked} == set(TEXTS)
    assert {each.candidate.text for each in found.fitting} == {TEXTS[0], TEXTS[2]}


def test_a_figure_is_chosen_and_its_confidence_computed() -> None:
    found = considered("Median OS?", *TEXTS)
    assert [each.match.figure.text for each in found.selection.chosen] == ["31.0 months"]
    assert 0 < found.confidence < 1
    assert found.signals["no figure"] == 0.0


def test_a_question_for_words_chooses_no_figure() -> None:
    found = considered("Which drug was given?", *TEXTS)
    assert found.selection.chosen == ()
    assert found.fitting != ()


def test_where_nothing_fits_nothing_is_sure() -> None:
    found = considered("Median OS?", TEXTS[1])
    assert (found.fitting, found.confidence, dict(found.signals)) == ((), 0.0, {})


def test_only_so_much_evidence_is_looked_at() -> None:
    found = considered("Rate of rash?", *[f"Rash in {n}%." for n in range(RANKED_EVIDENCE + 5)])
    assert len(found.ranked) == RANKED_EVIDENCE


class Listed(Level):
    """Gives each text the judgement listed for it, and remembers how many it was asked about."""

    def __init__(self, **values: float) -> None:
        super().__init__(TinyEncoder())
        self.values = values
        self.asked = 0

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        self.asked += len(candidates)
        return [self.values[each.text.split()[0]] for each in candidates]


def elsewhere(text: str, weight: float, judge: Listed) -> Consideration | None:
    """Consider one other document, the best evidence of the first having a weight."""
    first = considered("Median OS?", TEXTS[0])
    first = replace(first, ranked=(replace(first.ranked[0], weight=weight),))
    return consider_others(first, [weighed("Median OS?", sentence(text))], {}, judge)


def test_better_evidence_of_another_document_is_considered_like_any() -> None:
    found = elsewhere("Median OS was 24.5 months.", -100.0, Listed(Median=0.5))
    assert found is not None
    assert [each.match.figure.text for each in found.selection.chosen] == ["24.5 months"]


def test_of_another_document_nothing_is_judged_that_cannot_be_better() -> None:
    judge = Listed(Median=0.5)
    assert elsewhere("Median OS was 24.5 months.", 100.0, judge) is None
    assert judge.asked == 0


def test_evidence_of_another_document_that_is_weak_too_is_left() -> None:
    judge = Listed(Median=-0.1)
    assert elsewhere("Median OS was 24.5 months.", -100.0, judge) is None
    assert judge.asked == 1


def test_evidence_of_another_document_that_proves_no_better_is_left() -> None:
    found = considered("Median OS?", TEXTS[0]).ranked[0]
    gain = level.fitted.judgement
    # Before it is judged it might reach this weight; its judgement falls short of it.
    weight = found.weight - gain * found.judgement + gain * 0.4
    judge = Listed(Median=0.3)
    assert elsewhere(TEXTS[0], weight, judge) is None
    assert judge.asked == 1


def document(question: str, id_: str, text: str, score: float) -> WeighedDocument:
    return replace(weighed(question, sentence(text), id_=id_), score=score)


@pytest.mark.parametrize(
    ("score", "text", "read"),
    [
        (NEARLY_AS_GOOD, TEXTS[0], ["PMC1", "PMC2"]),
        (NEARLY_AS_GOOD - 0.01, TEXTS[0], ["PMC1"]),
        # It holds less of the question and nothing more.
        (1.0, "Rash was rare.", ["PMC1"]),
    ],
)
def test_a_second_document_is_read_where_it_is_as_good(
    score: float, text: str, read: list[str]
) -> None:
    question = "Median OS?"
    documents = [
        document(question, "PMC1", TEXTS[0], 1.0),
        document(question, "PMC2", text, score),
        document(question, "PMC3", text, score),
    ]
    found, compared = documents_to_read(parse_question(question), documents)
    assert [each.reading.stored.id for each in found] == read
    assert compared == ()


def test_a_second_document_of_another_study_than_the_one_named_is_not_read() -> None:
    question = "Median OS in the 2011 trial?"
    named = document(question, "PMC1", TEXTS[0], 1.0)
    other = replace(document(question, "PMC2", TEXTS[0], 1.0), of_another_year=True)
    found, _ = documents_to_read(parse_question(question), [named, other])
    assert found == [named]
    # It is not read either where it fits somewhat better than the one named.
    less = replace(named, score=LEAST_OF_NAMED)
    assert documents_to_read(parse_question(question), [other, less])[0] == [less]
    # Where none is the one named, both are as good.
    second = replace(other, reading=named.reading)
    assert documents_to_read(parse_question(question), [other, second])[0] == [other, second]


def test_a_document_that_only_cites_the_study_named_is_not_read() -> None:
    question = "Median OS in LUMEN-1?"
    citing = "The LUMEN-1 trial has shown that lumitide works."
    cited = sentence(citing, heading="Background")
    other = weighed(question, cited, sentence(TEXTS[0], start=80), id_="PMC2")
    own = document(question, "PMC1", "A trial (LUMEN-1) compared two drugs.", 0.8)
    assert documents_to_read(parse_question(question), [other, own])[0] == [own]
    assert documents_to_read(parse_question(question), [other])[0] == [other]


COMPARED = "Median OS in the LUMEN trial versus the OCTALIS trial?"


def compare(second: str) -> Consideration:
    asked = parse_question(COMPARED)
    documents = [
        weighed(COMPARED, sentence(TEXTS[0]), title="The LUMEN trial", id_="PMC1"),
        weighed(COMPARED, sentence(second), title="The OCTALIS trial", id_="PMC2"),
    ]
    read, compared = documents_to_read(asked, documents)
    return consider(asked, read, compared, {}, level)


def test_each_side_of_a_comparison_is_answered_from_its_own_document() -> None:
    found = compare("Median OS was 24.5 months.")
    assert [(c.label, c.match.figure.text) for c in found.selection.chosen] == [
        ("LUMEN", "31.0 months"),
        ("OCTALIS", "24.5 months"),
    ]
    assert found.selection.missing == ()
    assert found.selection.sure


def test_a_side_without_a_figure_is_missing() -> None:
    found = compare("Median PFS was 9.1 months.")
    assert [each.label for each in found.selection.chosen] == ["LUMEN"]
    assert found.selection.missing == ("OCTALIS",)
    assert not found.selection.sure

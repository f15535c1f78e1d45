"""What stands beside the best evidence."""

from dataclasses import replace

from retrieval.candidates import Candidate
from retrieval.evidence import Evidence, Ranking
from retrieval.features import FEATURES
from retrieval.neighbours import neighbours
from retrieval.question import parse_question
from tests.tiny_evidence import evidence, sentence, table_row

QUESTION = "Nausea on lumitide and on octrelin?"
ASKED = parse_question(QUESTION)
LEAD = "Patients on lumitide did well."
BEST = "Nausea was seen in 12% of them."
NEXT = "On octrelin it was 34%."
FAR = "Octrelin was given for 20 weeks."


def ranking(*texts: str | Candidate) -> tuple[list[Evidence], Ranking]:
    found = evidence(QUESTION, *texts)
    zeros = [0.0] * len(FEATURES)
    rows = [(each.weight, each.candidate, each.document, zeros) for each in found]
    return found, Ranking(rows)  # type: ignore[arg-type]


def beside(best: int, *texts: str) -> list[str]:
    found, ranked = ranking(*texts)
    return [each.candidate.text for each in neighbours(ASKED, [found[best]], ranked, 2)]


def test_neighbours_that_add_to_the_question_are_found() -> None:
    assert beside(1, LEAD, BEST, NEXT, FAR) == [LEAD, NEXT]


def test_only_the_best_are_looked_beside() -> None:
    found, ranked = ranking(LEAD, BEST, NEXT)
    assert neighbours(ASKED, [found[1]], ranked, 0) == []


def test_a_neighbour_that_adds_nothing_is_left() -> None:
    assert beside(1, "Much else was seen.", BEST, NEXT) == [NEXT]


def test_what_is_ranked_already_is_not_added() -> None:
    found, ranked = ranking(LEAD, BEST, NEXT)
    assert neighbours(ASKED, [found[1], found[0], found[2]], ranked, 2) == []


def test_another_section_is_no_neighbour() -> None:
    found = evidence(QUESTION, BEST, sentence(NEXT, heading="Methods", start=50))
    rows = [(0.0, each.candidate, each.document, [0.0] * len(FEATURES)) for each in found]
    assert neighbours(ASKED, found[:1], Ranking(rows), 2) == []  # type: ignore[arg-type]


def test_what_was_left_out_of_the_ranking_is_no_neighbour() -> None:
    found = evidence(QUESTION, LEAD, BEST, NEXT)
    zeros = [0.0] * len(FEATURES)
    rows = [(each.weight, each.candidate, each.document, zeros) for each in found[1:]]
    ranked = Ranking(rows)  # type: ignore[arg-type]
    assert [each.candidate.text for each in neighbours(ASKED, [found[1]], ranked, 2)] == [NEXT]


def test_evidence_of_nowhere_has_no_neighbours() -> None:
    found, ranked = ranking(LEAD, BEST)
    lost = replace(found[1], candidate=sentence("Elsewhere."))
    assert neighbours(ASKED, [lost], ranked, 2) == []


def test_the_row_of_the_other_group_is_found_a_few_rows_away() -> None:
    rows = [
        table_row("Table 2. Nausea", label, ("Week 4", "12%"), ("Week 8", "9%"))
        for label in ("Lumitide arm", "Total", "P value", "Octrelin arm")
    ]
    found, ranked = ranking(*rows)
    beside = neighbours(ASKED, found[:1], ranked, 2)
    assert [each.candidate.row.label for each in beside if each.candidate.row] == ["Octrelin arm"]

"""What says again what has been said."""

from retrieval.repetition import repeated_last
from tests.tiny_evidence import evidence

FIRST = "Controls received lukewarm water twice a day."
AGAIN = "The controls received lukewarm water twice a day."
OTHER = "Nurses handed it out on the ward."


def test_what_repeats_a_better_sentence_comes_last() -> None:
    found = evidence("What did controls get?", FIRST, AGAIN, OTHER)
    assert [each.candidate.text for each in repeated_last(found)] == [FIRST, OTHER, AGAIN]


def test_otherwise_the_order_stays() -> None:
    found = evidence("What did controls get?", OTHER, FIRST)
    assert repeated_last(found) == found
    assert repeated_last([]) == []

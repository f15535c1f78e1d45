"""Follow-up questions."""

from retrieval.conversation import Turn, standalone_question

FIRST = Turn("user", "Lumitide in midgut tumours: hazard ratio for progression-free survival?")


def test_a_follow_up_takes_the_study_words() -> None:
    history = [FIRST, Turn("assistant", "0.31 [1].")]
    whole = standalone_question("And overall survival?", history)
    assert whole == "Lumitide in midgut tumours: And overall survival?"


def test_a_whole_question_stays_as_it_is() -> None:
    question = "Marisol mouthwash in schoolchildren: plaque index change after rinsing?"
    assert standalone_question(question, [FIRST]) == question


def test_without_history_nothing_is_added() -> None:
    assert standalone_question("And overall survival?", []) == "And overall survival?"


def test_follow_ups_are_passed_over() -> None:
    history = [FIRST, Turn("user", "And its P value?")]
    whole = standalone_question("What about nausea?", history)
    assert whole.startswith("Lumitide in midgut tumours: ")

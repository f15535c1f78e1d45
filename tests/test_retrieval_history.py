"""How much of a conversation is read."""

from retrieval.conversation import standalone_question
from retrieval.history import MOST_CHARACTERS, MOST_TURNS, Turn, capped
from retrieval.question_text import LONGEST_QUESTION


def user(content: str) -> Turn:
    return Turn("user", content)


def test_only_what_the_user_said_is_read() -> None:
    history = [user("Median OS?"), Turn("assistant", "99 months [1]."), user("  ")]
    assert capped(history) == (user("Median OS?"),)


def test_the_latest_messages_are_read() -> None:
    history = [user(f"Question {number}?") for number in range(MOST_TURNS + 3)]
    assert capped(history) == tuple(history[3:])


def test_what_the_assistant_said_counts_as_messages_too() -> None:
    history = [user("First?"), *[Turn("assistant", "Yes.")] * MOST_TURNS]
    assert capped(history) == ()


def test_a_message_longer_than_a_question_is_left_out_whole() -> None:
    longest, longer = user("x" * LONGEST_QUESTION), user("x" * (LONGEST_QUESTION + 1))
    assert capped([longest, longer, user("OS?")]) == (longest, user("OS?"))


def test_characters_are_capped_at_whole_messages() -> None:
    each = user("x" * LONGEST_QUESTION)
    fitting = MOST_CHARACTERS // LONGEST_QUESTION
    assert capped([each] * (fitting + 4)) == (each,) * fitting
    assert capped([each] * fitting + [user("y")]) == (each,) * (fitting - 1) + (user("y"),)


def test_the_longest_history_is_read_in_no_time() -> None:
    history = [user("and " * 499 + "so?")] * 200
    assert standalone_question("and OS?", history)

"""What a figure answers to without its sentence saying the word."""

import pytest

from retrieval.implied import is_mere_bound, is_unasked_age, words_to_say
from retrieval.question import parse_question
from tests.tiny_evidence import sentence


def left(question: str, text: str) -> list[str]:
    figure = sentence(text).figures[0]
    return [each.printed for each in words_to_say(parse_question(question), figure)]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Longest follow-up?", "Follow-up was up to 90 months.", ["follow-up"]),
        ("Longest follow-up?", "Follow-up was 90 months.", ["Longest", "follow-up"]),
        ("Shortest follow-up?", "Follow-up was up to 90 months.", ["Shortest", "follow-up"]),
        ("Shortest follow-up?", "Follow-up was at least 9 months.", ["follow-up"]),
        ("Median PFS?", "PFS was 6 months.", ["PFS"]),
        ("Median PFS?", "Mean PFS was 6 months.", ["Median", "PFS"]),
        ("Median age?", "Age was 60 years.", ["Median", "age"]),
        ("Median PFS in the LUMEN-2 trial?", "Median PFS was 6 months.", ["Median", "PFS"]),
    ],
)
def test_words_that_a_sentence_need_not_say(question: str, text: str, words: list[str]) -> None:
    assert left(question, text) == words


def test_a_bound_is_what_an_extreme_asks_for() -> None:
    figure = sentence("Follow-up was up to 90 months.").figures[0]
    assert is_mere_bound(parse_question("Median follow-up?"), figure)
    assert is_mere_bound(parse_question("Shortest follow-up?"), figure)
    assert not is_mere_bound(parse_question("Maximum follow-up?"), figure)
    plain = sentence("Follow-up was 90 months.").figures[0]
    assert not is_mere_bound(parse_question("Median follow-up?"), plain)


def test_an_age_answers_only_where_one_is_asked_for() -> None:
    age = sentence("Mean age was 14.9 years.").figures[0]
    assert is_unasked_age(parse_question("Mean 200 m time with lumitide?"), age)
    assert not is_unasked_age(parse_question("How old were they?"), age)
    pain = sentence("Median overall survival was 14.9 years.").figures[0]
    assert not is_unasked_age(parse_question("Mean 200 m time with lumitide?"), pain)

"""Whether a question can be asked at all; told before a library is opened or an encoder loaded."""

from retrieval.errors import QuestionError

LONGEST_QUESTION = 2_000
"""Characters; a question is one or two sentences."""


def checked(question: object) -> str:
    """Return a question that can be asked.

    Raises:
        QuestionError: It is empty, is not text, or is too long.
    """
    if not isinstance(question, str):
        problem = f"The question is a {type(question).__name__}, not text."
        raise QuestionError(problem, "Ask in words.")
    if not any(letter.isalpha() for letter in question):
        raise QuestionError(f"The question {question[:40]!r} holds no words.", "Ask in words.")
    if len(question) > LONGEST_QUESTION:
        problem = (
            f"The question has {len(question):,} characters; {LONGEST_QUESTION:,} is the most."
        )
        raise QuestionError(problem, "Ask one thing in one or two sentences.")
    try:
        question.encode()
    except UnicodeEncodeError as error:
        problem = "The question holds half of a two-part character."
        raise QuestionError(problem, "Send it again as UTF-8 text.") from error
    return question.strip()

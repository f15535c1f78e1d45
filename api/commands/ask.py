"""citewell ask."""

from rich.console import Console

from api.exit_codes import ExitCode
from api.explaining import explained
from api.explanation import Explanation, explanation_json
from api.rendering.answers import answer_view
from api.rendering.explanation import explanation_view
from api.terminal import results, write_json
from ingest.settings import Settings
from retrieval.answers import Answer, to_json
from retrieval.engine import checked, open_engine


def ask(settings: Settings, question: str, *, as_json: bool, explain: bool = False) -> ExitCode:
    """Answer a question from the library that the settings name.

    Args:
        settings: Name the library, and how sure an answer must be.
        question: In plain words.
        as_json: Write the contract's JSON.
        explain: Say too what was asked, weighed and chosen.

    Raises:
        QuestionError: The question is empty, is not text, or is too long.
        CitewellError: The library or the encoder cannot be used.
    """
    # Before the library is opened and the encoder loaded, which takes seconds.
    checked(question)
    with open_engine(settings) as engine:
        answer, considered = engine.explain(question)
        why = explained(considered, settings.confidence) if explain else None
        show_answer(answer, results(), as_json=as_json, why=why)
    return ExitCode.OK


def show_answer(
    answer: Answer, console: Console, *, as_json: bool, why: Explanation | None = None
) -> None:
    """Write an answer to standard output, as the contract's JSON or for people.

    Args:
        answer: The answer.
        console: Where people read it.
        as_json: Write JSON; an explanation is one more key of it, ``explanation``.
        why: Its explanation, where one is wanted.
    """
    if as_json:
        told = to_json(answer)
        write_json(told if why is None else {**told, "explanation": explanation_json(why)})
        return
    console.print(answer_view(answer))
    if why is not None:
        console.print(explanation_view(why))

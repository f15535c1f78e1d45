"""citewell ask."""

from rich.console import Console

from api.exit_codes import ExitCode
from api.rendering.answers import answer_view
from api.terminal import results, write_json
from ingest.settings import Settings
from retrieval.answers import Answer, to_json
from retrieval.engine import checked, open_engine


def ask(settings: Settings, question: str, *, as_json: bool) -> ExitCode:
    """Answer a question from the library that the settings name.

    Raises:
        QuestionError: The question is empty, is not text, or is too long.
        CitewellError: The library or the encoder cannot be used.
    """
    # Before the library is opened and the encoder loaded, which takes seconds.
    checked(question)
    with open_engine(settings) as engine:
        answer = engine.ask(question)
        show_answer(answer, results(), as_json=as_json)
    return ExitCode.OK


def show_answer(answer: Answer, console: Console, *, as_json: bool) -> None:
    """Write an answer to standard output, as the contract's JSON or for people."""
    if as_json:
        write_json(to_json(answer))
    else:
        console.print(answer_view(answer))

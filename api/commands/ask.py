"""citewell ask."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from api.exit_codes import ExitCode
from api.explaining import explained
from api.explanation import Explanation, explanation_json
from api.exports.exchange import of_answer
from api.exports.formats import export, format_of
from api.remote.answering import open_answering
from api.rendering.answers import answer_view
from api.rendering.explanation import explanation_view
from api.rendering.growing import growing
from api.terminal import results, write_json
from ingest.errors import SettingsError
from ingest.settings import Settings
from retrieval.answers import Answer, to_json
from retrieval.engine import open_engine
from retrieval.question_text import checked


def ask(
    settings: Settings,
    question: str,
    *,
    as_json: bool,
    explain: bool = False,
    files: Sequence[Path] = (),
) -> ExitCode:
    """Answer a question from the library, or by the server, that the settings name.

    Args:
        settings: Name the library, and how sure an answer must be; or the server.
        question: In plain words.
        as_json: Write the contract's JSON.
        explain: Say too what was asked, weighed and chosen.
        files: Where to export the answer; each one's ending says in which format.

    Raises:
        QuestionError: The question is empty, is not text, or is too long.
        ExportError: A file's ending is none of a format, or it cannot be written.
        SettingsError: A server is to explain.
        CitewellError: The library, the encoder or the server cannot be used.
    """
    # Before the library is opened and the encoder loaded, which takes seconds.
    checked(question)
    for file in files:
        format_of(file)
    if explain:
        answer, why = _explained(settings, question)
        show_answer(answer, results(), as_json=as_json, why=why)
    else:
        answer = _answered(settings, question, results(), as_json=as_json)
        show_answer(answer, results(), as_json=as_json)
    for file in files:
        export(of_answer(answer), file)
    return ExitCode.OK


def _answered(settings: Settings, question: str, console: Console, *, as_json: bool) -> Answer:
    with open_answering(settings) as answering:
        if as_json:
            return answering.ask(question)
        with growing(console) as watch:
            return answering.ask(question, watch=watch)


def _explained(settings: Settings, question: str) -> tuple[Answer, Explanation]:
    if settings.server:
        problem = f"The server {settings.server} does not explain its answers."
        raise SettingsError(problem, "Leave --explain out, or name the library with --library.")
    with open_engine(settings) as engine:
        answer, considered = engine.explain(question)
        return answer, explained(considered, settings.confidence)


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

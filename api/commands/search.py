"""citewell search."""

from dataclasses import asdict

from api.exit_codes import ExitCode
from api.remote.answering import open_answering
from api.rendering.passages import results_view
from api.terminal import results, write_json
from ingest.settings import Settings
from retrieval.question_text import checked


def search(settings: Settings, query: str, limit: int, *, as_json: bool) -> ExitCode:
    """Find passages in the library, or by the server, that the settings name.

    Raises:
        QuestionError: The query is empty, is not text, or is too long.
        CitewellError: The library, the encoder or the server cannot be used.
    """
    checked(query)
    with open_answering(settings) as answering:
        found = answering.search(query, limit)
    if as_json:
        write_json([asdict(result) for result in found])
    else:
        results().print(results_view(found))
    return ExitCode.OK

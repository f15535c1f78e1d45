"""Questions sent to a server in batches."""

import json
from collections.abc import Iterator, Sequence

from api.batch_files import QuestionLine, Row, encoded
from api.remote.jobs import OnDone, followed, read_job, require_done
from api.remote.refusals import ServerError
from api.remote.server import Server
from eval.running.http_connection import Sent

_AT_ONCE = 250
"""Questions a batch: what a client that is killed would have asked in vain."""
_JSON_LINES = "application/x-ndjson"


def ask_server(server: Server, lines: Sequence[QuestionLine], on_done: OnDone) -> Iterator[Row]:
    """Have questions answered, batch by batch.

    A batch that is left before its time, as by Ctrl-C, is cancelled; what was answered is kept.

    Args:
        server: Answers.
        lines: The questions; no two with the same id.
        on_done: Told of progress.

    Yields:
        One row a question, in order, as `citewell batch` writes it.

    Raises:
        ServerError: The server cannot be reached, or gives up.
        RefusedError: It does not take the questions, or does not know the key.
    """
    for at in range(0, len(lines), _AT_ONCE):
        group = lines[at : at + _AT_ONCE]
        id_ = _begin(server, group)
        try:
            job = followed(server, id_, _later(on_done, at))
        except (KeyboardInterrupt, ServerError):
            yield from _rows(server, id_, group)
            raise
        yield from _rows(server, id_, group)
        require_done(job, server.url)


def _later(on_done: OnDone, before: int) -> OnDone:
    return lambda done: on_done(before + done)


def _begin(server: Server, lines: Sequence[QuestionLine]) -> str:
    body = b"".join(encoded(_asked(line)) for line in lines)
    path = "/v1/batches"
    job = server.json_of("POST", path, Sent(body, _JSON_LINES))
    return read_job(job, f"{server.url}{path}").id


def _asked(line: QuestionLine) -> Row:
    history = [{"role": turn.role, "content": turn.content} for turn in line.history]
    return {"id": line.id, "question": line.question, "history": history}


def _rows(server: Server, id_: str, lines: Sequence[QuestionLine]) -> Iterator[Row]:
    path = f"/v1/batches/{id_}/answers"
    numbers = {line.id: line.line for line in lines}
    for text in server.content("GET", path).splitlines():
        try:
            row = json.loads(text)
            if "error" in row:
                # The server counts the lines that it was sent.
                row["error"]["line"] = numbers[row["id"]]
        except (ValueError, TypeError, KeyError) as error:
            problem = f"{server.url}{path} says something else than Citewell does."
            raise ServerError(problem, "Serve the same version of Citewell there.") from error
        yield row

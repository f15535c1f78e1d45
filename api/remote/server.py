"""A Citewell server, asked as the library itself would be."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from urllib.parse import quote, urlencode

from pydantic import TypeAdapter

from api.remote.asking import followed_answer
from api.remote.reading import entry, read, read_answer, read_document, read_page, read_search
from api.remote.refusals import ServerError, refusal
from eval.running.http_connection import Connection, Patience, Sent, open_connection
from eval.running.targets import TargetError, TargetLostError
from ingest.records import DocumentSummary, StoredDocument
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import SearchResult
from retrieval.stages import Watch, unwatched

_PAGE = 200
"""Documents a page of the listing, the most that a server gives."""


class Server:
    """A server and its library. Make one with `open_server`.

    Args:
        connection: To the server.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def url(self) -> str:
        """Where it answers."""
        return self._connection.url

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, watch: Watch = unwatched
    ) -> Answer:
        """Answer a question.

        Args:
            question: In plain words.
            history: The conversation before it, oldest first.
            watch: Told of the answer's text as it comes; where it comes otherwise in the end, as
                after a connection that broke, the answer itself counts.

        Raises:
            QuestionError: The server cannot take the question.
            ServerError: It cannot be reached, refuses, or gives no answer.
        """
        path = "/v1/ask"
        asked = {"question": question, "history": [asdict(turn) for turn in history]}
        if watch is not unwatched and (answer := self._followed(path, asked, watch)):
            return answer
        return read_answer(self.json("POST", path, asked), f"{self.url}{path}")

    def _followed(self, path: str, asked: object, watch: Watch) -> Answer | None:
        """Return an answer by its events; None where it is to be asked for without them."""
        try:
            lines = self._connection.lines(path, Sent.json(asked))
            return followed_answer(lines, f"{self.url}{path}", watch)
        except TargetError:
            # Asked without events, it is repeated while that is worth while, and refusals are told.
            return None

    def search(self, query: str, limit: int = 10) -> list[SearchResult]:
        """Find passages, best first.

        Raises:
            QuestionError: The server cannot take the query.
            ServerError: It cannot be reached, refuses, or gives no passages.
        """
        found = self.json("POST", "/v1/search", {"query": query, "limit": limit})
        return read_search(found, f"{self.url}/v1/search")

    def summaries(self) -> list[DocumentSummary]:
        """Return a line for each document, in the order they were added.

        Raises:
            ServerError: The server cannot be reached, refuses, or gives no listing.
        """
        documents: list[DocumentSummary] = []
        offset: int | None = 0
        while offset is not None:
            path = f"/v1/documents?{urlencode({'limit': _PAGE, 'offset': offset})}"
            page, following = read_page(self.json("GET", path), f"{self.url}{path}")
            documents += page
            offset = following if page else None
        return documents

    def count(self) -> int:
        """Return how many documents the library holds.

        Raises:
            ServerError: The server cannot be reached, refuses, or gives no listing.
        """
        path = "/v1/documents?limit=1"
        return read(TypeAdapter(int), entry(self.json("GET", path), "total"), f"{self.url}{path}")

    def document(self, name: str) -> StoredDocument:
        """Return a document by any of its names.

        Raises:
            DocumentUnknownError: No document of the server's library answers to the name.
            ServerError: It cannot be reached, refuses, or gives no document.
        """
        details = self.json("GET", f"/v1/documents/{quote(name, safe='')}")
        path = f"/v1/documents/{quote(str(entry(details, 'id')), safe='')}"
        text = self.json("GET", f"{path}/text")
        return read_document(details, text, f"{self.url}{path}")

    def json(self, method: str, path: str, body: object = None) -> object:
        """Ask for a JSON value.

        Args:
            method: GET, POST or DELETE.
            path: Below the URL, percent-encoded.
            body: A JSON value to send; None for none.

        Returns:
            The value, numbers with a point as decimals.

        Raises:
            CitewellError: What the library itself would raise, or that of the server.
        """
        return self.json_of(method, path, Sent.json(body))

    def json_of(self, method: str, path: str, sent: Sent) -> object:
        """Ask for a JSON value with a body of any kind; see `json`."""
        return _parsed(self.content(method, path, sent), f"{self.url}{path}")

    def content(
        self, method: str, path: str, sent: Sent | None = None, tries: int | None = None
    ) -> bytes:
        """Ask for whatever a route gives; see `json`.

        Args:
            method: GET, POST or DELETE.
            path: Below the URL, percent-encoded.
            sent: A body.
            tries: How often to ask, where not as often as patience says.
        """
        try:
            reply = self._connection.reply(method, path, sent, tries)
        except TargetError as error:
            raise ServerError(error.problem, error.remedy) from error
        if not reply.is_success:
            raise refusal(f"{self.url}{path}", reply)
        return reply.content

    def event_lines(self, path: str) -> Iterator[str]:
        """Yield the lines of an event stream as they come, until it ends or breaks.

        Args:
            path: Below the URL, percent-encoded.

        Raises:
            ServerError: The server refuses.
        """
        try:
            yield from self._connection.lines(path)
        except TargetLostError:
            return
        except TargetError as error:
            raise ServerError(error.problem, error.remedy) from error

    def check(self) -> None:
        """See that a Citewell server answers.

        Raises:
            ServerError: It cannot be reached, or is something else.
        """
        health = _parsed(self.content("GET", "/healthz", tries=1), f"{self.url}/healthz")
        if entry(health, "service") != "citewell":
            problem = f"What answers at {self.url} is not a Citewell server."
            raise ServerError(problem, "Name the URL that `citewell serve` prints.")


@contextmanager
def open_server(settings: Settings, patience: Patience | None = None) -> Iterator[Server]:
    """Connect to the server that the settings name.

    Args:
        settings: Name the server, and the key it asks for.
        patience: How long and how often to ask.

    Yields:
        The server, once it has said that it is one.

    Raises:
        ServerError: The URL is none, nothing answers there, or something else does.
    """
    key = settings.api_key.get_secret_value() if settings.api_key else None
    try:
        opened = open_connection(settings.server, key, patience or Patience())
        with opened as connection:
            server = Server(connection)
            server.check()
            yield server
    except TargetError as error:
        raise ServerError(error.problem, error.remedy) from error


def _parsed(content: bytes, url: str) -> object:
    try:
        return json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        problem = f"{url} answers with something that is not JSON."
        raise ServerError(problem, "Name the URL that `citewell serve` prints.") from error

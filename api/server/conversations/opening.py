"""The conversations of a server, opened with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from api.server.conversations.store import Store
from api.server.kept_file import KEPT_FILE
from api.server.service import Service


@contextmanager
def open_conversations(service: Service) -> Iterator[Store]:
    """Open the conversations that are kept in the library's directory.

    Raises:
        LibraryFormatError: Their file is something else, or of another version of Citewell.
    """
    store = Store(service.library.directory / KEPT_FILE)
    try:
        yield store
    finally:
        store.close()


def _conversations(request: Request) -> Store:
    store: Store = request.state.conversations
    return store


def _owner(request: Request) -> str:
    owner: str = request.state.caller.key
    return owner


Kept = Annotated[Store, Depends(_conversations)]
Owner = Annotated[str, Depends(_owner)]
"""The name of the caller's key; empty where the server asks for none."""

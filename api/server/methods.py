"""The methods that a path takes."""

from collections.abc import Sequence

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, compile_path


def methods_at(routes: Sequence[BaseRoute], path: str) -> list[str]:
    """Return every method that a path takes, sorted; none where nothing is known of it.

    Where several routes share a path, Starlette names the methods of the first of them only, and
    ``Allow`` is to name all (RFC 9110, 10.2.1).

    Args:
        routes: Of the app, as they are tried.
        path: As it was asked for.
    """
    every = [(each.path, each.methods or ()) for each in iter_route_contexts(routes) if each.path]
    taken = next((each for each, _ in every if compile_path(each)[0].match(path)), None)
    return sorted({method for each, methods in every if each == taken for method in methods})

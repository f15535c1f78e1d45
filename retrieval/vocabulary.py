"""The words a library knows, from which misspelt words of questions are corrected."""

import re
from threading import Lock

from retrieval.search import Searchable
from retrieval.spelling import SHORTEST, Speller

OPENING = 3_000
"""Characters of each document that are learnt from: its title and abstract."""

HELD_BY = 3
"""Passages that must hold a word for it to be known."""

_WORD = re.compile(rf"[a-zà-ÿ]{{{SHORTEST},}}")


class Spellers:
    """The speller of a library, made at the first question and again when the library changes.

    Args:
        library: Whose words count as known.
    """

    def __init__(self, library: Searchable) -> None:
        self._library = library
        self._generation = ""
        self._speller = Speller()
        self._lock = Lock()

    def of(self, generation: str) -> Speller:
        """Return the speller of one generation of the library; threads may ask at once."""
        # The lock is held while it is made: the others need it, and one making is enough.
        with self._lock:
            if generation != self._generation:
                self._speller = Speller(vocabulary(self._library), self._held)
                self._generation = generation
            return self._speller

    def _held(self, word: str) -> bool:
        """Tell whether passages of the library hold a word: some misspell, several do not."""
        return len(self._library.lexical(word, HELD_BY)) >= HELD_BY


def vocabulary(library: Searchable) -> frozenset[str]:
    """Return the words with which the documents of a library begin, in lower case."""
    found: set[str] = set()
    for opening in library.openings(OPENING):
        found.update(_WORD.findall(opening.casefold()))
    return frozenset(found)

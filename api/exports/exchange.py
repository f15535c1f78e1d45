"""What is exported: questions with their answers, and the publications that these cite."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from retrieval.answers import Answer, CitedDocument
from retrieval.words import STOP_WORDS

_WORD = re.compile(r"[a-z0-9]+")
_HASH_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer.

    Args:
        answer: The answer; it holds the question.
        asked: When it was asked; None where nobody noted it.
    """

    answer: Answer
    asked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What is exported.

    Args:
        title: Of the conversation; of one answer, its question.
        exchanges: In the order they were asked.
    """

    title: str
    exchanges: tuple[Exchange, ...]

    @property
    def publications(self) -> tuple[CitedDocument, ...]:
        """The publications cited, each once, in the order of their first citation."""
        cited: dict[str, CitedDocument] = {}
        for exchange in self.exchanges:
            for citation in exchange.answer.citations:
                cited.setdefault(citation.document.id, citation.document)
        return tuple(cited.values())


def of_answer(answer: Answer) -> Exported:
    """Return one answer as what is exported."""
    return Exported(answer.question, (Exchange(answer),))


def citation_keys(publications: Sequence[CitedDocument]) -> tuple[str, ...]:
    """Return the keys by which reference managers know some publications.

    A key is the first author's family name, the year and the first telling word of the title, in
    plain letters. Those that would share one have a piece of the hash of their id behind it, so
    that a key depends on no order.
    """
    plain = [_key(each) for each in publications]
    shared = {key for key, times in Counter(plain).items() if times > 1}
    return tuple(
        f"{key}-{sha256(each.id.encode()).hexdigest()[:_HASH_LETTERS]}" if key in shared else key
        for key, each in zip(plain, publications, strict=True)
    )


def names_of(author: str) -> tuple[str, str]:
    """Return an author's family and given names; a name of one word has no given one.

    Args:
        author: ``Given Family``, as papers are read, or ``Family, Given``.
    """
    family, comma, given = author.partition(",")
    if comma:
        return family.strip(), given.strip()
    words = author.split()
    place = next((at for at, word in enumerate(words) if at and word.islower()), len(words) - 1)
    return " ".join(words[max(place, 0) :]), " ".join(words[: max(place, 0)])


def printable(text: str) -> str:
    """Return a text on one line, without what cannot be seen or turns the direction of reading."""
    spaced = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    )
    return " ".join(spaced.split())


def _key(document: CitedDocument) -> str:
    family = names_of(document.authors[0])[0] if document.authors else ""
    telling = [word for word in _words(document.title) if word not in STOP_WORDS]
    pieces = ["".join(_words(family)) or "anonymous", str(document.year or ""), *telling[:1]]
    return "".join(pieces)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _WORD.findall(plain)

"""Correcting misspelt words of a question by the words that a library knows.

Candidates are words of nearly the same length and letters; among them counts the distance of
F. J. Damerau (A technique for computer detection and correction of spelling errors, Commun ACM
1964, 7, 171-176) in its restricted form: one letter left out, put in, changed, or two swapped.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.measures import MEASURES
from retrieval.common_words import COMMON_WORDS
from retrieval.groups import names_drug
from retrieval.lexicon import EXPANSIONS, SYNONYMS
from retrieval.lexicon_lay import LAY_TERMS
from retrieval.words import STOP_WORDS, stem

SHORTEST = 5
"""Letters of the shortest word that is corrected."""
LONG = 11
"""Letters from which a word may be two edits away from a term of the lexicon: with fewer, two
edits make another word (remitted, readmitted)."""
LONG_OUTSIDE = 8
"""Letters from which a word is corrected by what only the library's documents say: nobody knows
all ordinary words, and a short one has another beside it (texting, testing)."""

_WORD = re.compile(r"(?<![\w.-])[A-Za-zÀ-ÿ]+(?:'s)?(?![\w]|-?\d|\.\w)")
_VERB = re.compile(r"([a-z]{4,}?)(?:ing|ed)")
"""A verb's regular forms, of a verb long enough not to be a chance."""
_VOWELS = frozenset("aeiouy")
_SOUND_ALIKE = (_VOWELS, frozenset("ck"), frozenset("scz"))
"""Letters that a writer takes for one another; any other one in its place makes another word."""
_ENOUGH = 5_000
"""Words of a library that is large enough for two edits to be told from another word."""
_TAUGHT = frozenset(
    "confidence interval deviation standard quartile interquartile patients".split()
)
# A regular ending on the same beginning makes another word, not a misspelling.
_ENDING = re.compile(
    r"(?:s|es|ed|ing|ings|er|ers|or|ors|ion|ions|al|ally|ic|ics|ly|ive|ous|ity|ist|ism|ant|ent"
    r"|able|ness|ment|ol|ial|ate|ia|[adeilnrsyc])?"
)


_AMERICAN = {"ae": "e", "oe": "e", "is": "iz", "ys": "yz", "our": "or", "ll": "l", "tre": "ter"}
"""How American English writes what British English writes otherwise."""
_BRITISH = re.compile("|".join(_AMERICAN))


class Correction(NamedTuple):
    """A word of a question and what it was taken for."""

    printed: str
    meant: str


class Speller:
    """Finds the one known word that a misspelt one must mean.

    Words of the lexicon are preferred to words that only occur in the library. Built once for a
    vocabulary; a known word costs one look-up.

    Args:
        vocabulary: The library's words, in lower case; those of the lexicon are added.
        held: Tells whether the library's texts hold a word, beyond those words; it is asked only
            of a word that would be corrected.
    """

    def __init__(
        self, vocabulary: Iterable[str] = (), held: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._every = frozenset(vocabulary)
        self._held = held
        self._library = frozenset(word for word in self._every if len(word) >= SHORTEST)
        self._two_edits = len(self._library) >= _ENOUGH

    @cached_property
    def _from_lexicon(self) -> "_Neighbours":
        return _Neighbours(_TERMS)

    @cached_property
    def _from_library(self) -> "_Neighbours":
        return _Neighbours(word for word in self._library if word.isalpha())

    def corrected(self, question: str) -> tuple[str, tuple[Correction, ...]]:
        """Correct the words of a question that nobody knows.

        Numbers, identifiers, abbreviations and names in capitals stay, as does a word that two
        known words are equally near to. A capitalised word is corrected by the lexicon only.

        Args:
            question: As asked.

        Returns:
            The question with its corrections made, and the corrections in order.
        """
        made: list[Correction] = []

        def replacement(found: re.Match[str]) -> str:
            printed = found.group()
            meant = self._meant(printed)
            if not meant:
                return printed
            made.append(Correction(printed, meant))
            return meant

        return _WORD.sub(replacement, question), tuple(made)

    def _meant(self, printed: str) -> str:
        word = printed.removesuffix("'s")
        plain = word.casefold()
        if len(plain) < SHORTEST or sum(letter.isupper() for letter in word) > 1:
            return ""
        if self._known(plain):
            return ""
        most = 2 if len(plain) >= LONG and self._two_edits else 1
        meant = self._from_lexicon.nearest(plain, most)
        meant = meant or self._from_documents(word)
        # Two drugs may differ by two letters.
        alike = names_drug(word) and distance(plain, meant, 1) > 1
        if not meant or alike or _inflected(plain, meant):
            return ""
        # What papers print is no misspelling: *woods* is not *words*, nor *texting* *testing*.
        if _plain_spelling(plain) != _plain_spelling(meant) and self._held(plain):
            return ""
        return _cased(meant, printed)

    def _from_documents(self, word: str) -> str:
        """Return what the library's documents write; a name that they do not know stays."""
        if len(word) < LONG_OUTSIDE or word[0].isupper():
            return ""
        meant = self._from_library.nearest(word, 1)
        return meant if _is_slip(word, meant) else ""

    def _known(self, plain: str) -> bool:
        forms = {plain, plain.removesuffix("s"), plain.removesuffix("es"), f"{plain}s"}
        own = not forms.isdisjoint(self._library) or not forms.isdisjoint(_LEXICON)
        ordinary = plain in STOP_WORDS or plain in COMMON_WORDS
        return own or ordinary or any(v in self._every or v in COMMON_WORDS for v in _verbs(plain))


def corrected(question: str, vocabulary: Iterable[str] = ()) -> tuple[str, tuple[Correction, ...]]:
    """Correct a question once; keep a `Speller` for many.

    Args:
        question: As asked.
        vocabulary: The library's words, in lower case.

    Returns:
        The question with its corrections made, and the corrections in order.
    """
    return Speller(vocabulary).corrected(question)


def distance(one: str, other: str, most: int) -> int:
    """Return the Damerau-Levenshtein distance of two words, or ``most + 1`` where it is more.

    Args:
        one: A word.
        other: Another.
        most: The greatest distance of interest.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last = row, before
        row = [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against
            row.append(min(cost, last[j - 2] + 1) if swapped else cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class _Neighbours:
    """Words in buckets of one first letter and length, each with the set of its letters."""

    def __init__(self, known: Iterable[str]) -> None:
        buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(known):
            buckets[word[:1], len(word)].append(word)
        self._buckets = {
            key: (words, np.array([_letters(word) for word in words], dtype=np.uint64))
            for key, words in buckets.items()
        }

    def nearest(self, word: str, most: int) -> str:
        """Return the one nearest word within a distance, empty where none or two are nearest."""
        found: dict[int, set[str]] = defaultdict(set)
        for length in range(max(SHORTEST, len(word) - most), len(word) + most + 1):
            for other in self._alike(word, length, most):
                found[distance(word, other, most)].add(other)
        found.pop(most + 1, None)
        return _one_word(found[min(found)]) if found else ""

    def _alike(self, word: str, length: int, most: int) -> Iterator[str]:
        """Yield the words whose letters differ by no more than so many edits can bring about."""
        words, letters = self._buckets.get((word[:1], length), ((), None))
        if letters is not None:
            differing = np.bitwise_count(letters ^ np.uint64(_letters(word)))
            for place in np.flatnonzero(differing <= 2 * most):
                yield words[place]


def _inflected(word: str, other: str) -> bool:
    """Tell whether two words are one beginning with two regular endings."""
    shared = next(
        (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b),
        min(len(word), len(other)),
    )
    longer = max(word, other, key=len)
    doubled = shared == len(longer) - 1 and longer[shared] == longer[shared - 1]
    endings = (word[shared:], other[shared:])
    return shared >= SHORTEST - 1 and all(map(_ENDING.fullmatch, endings)) and not doubled


def _plain_spelling(word: str) -> str:
    """Return a word as American English would have it: *haematocrit* is *hematocrit*."""
    return _BRITISH.sub(lambda found: _AMERICAN[found.group()], word)


def _verbs(plain: str) -> frozenset[str]:
    """Return the verbs that a word may be a regular form of: *backing* of *back*."""
    found = _VERB.fullmatch(plain)
    if found is None:
        return frozenset()
    undoubled = found[1][:-1] if found[1][-1] == found[1][-2] else found[1]
    return frozenset({found[1], f"{found[1]}e", undoubled})


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether two words of one edit differ by more than one letter in another's place."""
    if len(word) != len(meant):
        return True
    differing = {frozenset(pair) for pair in zip(word, meant, strict=True) if len(set(pair)) > 1}
    pair = next(iter(differing), frozenset())
    swapped = sum(a != b for a, b in zip(word, meant, strict=True)) > 1
    return swapped or any(pair <= alike for alike in _SOUND_ALIKE)


def _letters(word: str) -> int:
    """Return the set of a word's letters as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def _one_word(words: set[str]) -> str:
    """Return the word of which all are forms, empty where they are several words."""
    return min(words, key=lambda word: (len(word), word)) if len(set(map(stem, words))) == 1 else ""


def _cased(meant: str, printed: str) -> str:
    suffix = "'s" if printed.endswith("'s") else ""
    return (meant.capitalize() if printed[:1].isupper() else meant) + suffix


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words of phrases that are long enough and no abbreviations, in lower case."""
    found = (word for phrase in phrases for word in re.findall(r"[A-Za-zÀ-ÿ]+", phrase))
    return frozenset(w.casefold() for w in found if len(w) >= SHORTEST and not w.isupper())


_NAMED = [
    (name, *spellings) for table in (ENDPOINTS, MEASURES) for name, spellings in table.items()
]
_LEXICON = _TAUGHT | _words_of(
    (*EXPANSIONS, *(phrase for group in EXPANSIONS.values() for phrase in group))
)
# Ordinary words, as of "tooth decay", are known, but nothing is a misspelling of them.
_SPECIAL = _words_of(
    phrase for group in (*(g for g in SYNONYMS if g not in LAY_TERMS), *_NAMED) for phrase in group
)
_TERMS = _LEXICON - (_words_of(phrase for group in LAY_TERMS for phrase in group) - _SPECIAL)
"""The words of the lexicon that a misspelt one may mean."""

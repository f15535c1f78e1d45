"""The content words and phrases of a question, with all the ways a paper may write them."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from retrieval.common_words import COMMON_WORDS
from retrieval.lexicon import EXPANSIONS, key
from retrieval.words import STOP_WORDS, stem, stems, words

LONGEST_PHRASE = 5
"""Words of the longest phrase looked up in the lexicon."""
_SHORTEST_NAME = 4
"""Letters of a name after which a scale may be called."""
_SCALES = frozenset(stems("score scale index questionnaire inventory"))
_LEAST_OF_SCALE = 2
"""Words that name a scale without the word *score*: objective SCORAD."""

Form = tuple[str, ...]
"""One way to write a concept: its stems."""
Forms = frozenset[Form] | tuple[Form, ...]
"""All the ways to write one."""

# 25(OH)D is one token, (SD) is none of the word before it.
_PLAIN = r"[^\s,;:?!()\"“”]+"
_TOKEN = re.compile(rf"{_PLAIN}(?:\([^()\s]*\){_PLAIN})*")


_NUMBERED = re.compile(r"([A-Z][A-Za-z]+|[a-z]{4,})(-?)(\d{1,3}[A-Za-z]?)'?\.?")
"""A name with a number, which texts join with a hyphen or without: ``NETTER-1``, ``IL6``."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One content word or phrase of a question, with all the ways a paper may write it.

    Args:
        printed: As the question has it.
        forms: Alternative spellings, each as its stems; one of them present is the concept
            present.
        focus: Whether it stands in the part that asks, behind a colon, not in the part that
            says which study is meant.
        names_study: Whether it stands in the name of a study (``in the 2010 salvage trial``).
    """

    printed: str
    forms: frozenset[Form]
    focus: bool
    names_study: bool = False


def any_held(forms: Forms, terms: Container[str]) -> bool:
    """Tell whether some way to write a concept occurs."""
    # Asked a thousand times for one question: what can be done once for all texts is.
    single, phrases = _told_apart(forms)
    is_held = terms.__contains__
    return any(map(is_held, single)) or any(all(map(is_held, form)) for form in phrases)


@lru_cache(maxsize=50_000)
def _told_apart(forms: Forms) -> tuple[tuple[str, ...], tuple[Form, ...]]:
    """Divide forms into those of one stem, as that stem, and those of several."""
    single = tuple(form[0] for form in forms if len(form) == 1)
    return single, tuple(form for form in forms if len(form) != 1)


class Placed(NamedTuple):
    """A concept, where it stands in the question, and its stems as printed."""

    start: int
    end: int
    concept: Concept
    own: Form


def placed_concepts(text: str, focus: int = 0) -> Iterator[Placed]:
    """Find the concepts of a question, left to right.

    Args:
        text: The question, what is no concept blanked out.
        focus: Where its asking part begins.
    """
    tokens = list(_TOKEN.finditer(text))
    printed = tuple(token.group() for token in tokens)
    place = 0
    while place < len(tokens):
        width, forms, own = _phrase_at(printed[place : place + LONGEST_PHRASE])
        start, end = tokens[place].start(), tokens[place + width - 1].end()
        if forms:
            yield Placed(start, end, Concept(text[start:end], forms, start >= focus), own)
        place += width


@lru_cache(maxsize=20_000)
def phrase_concept(phrase: str) -> Concept | None:
    """Make one concept of a whole phrase, such as the name of an arm.

    Args:
        phrase: As the question has it.

    Returns:
        A concept whose forms are the phrase as printed and the phrase with one of its words
        written another way; None for a phrase without content words.
    """
    parts = list(placed_concepts(phrase))
    if not parts:
        return None
    forms: set[Form] = set()
    for place, part in enumerate(parts):
        head = [piece for each in parts[:place] for piece in each.own]
        tail = [piece for each in parts[place + 1 :] for piece in each.own]
        forms.update((*head, *other, *tail) for other in part.concept.forms)
    return Concept(phrase.strip(), frozenset(forms), focus=True)


def expanded(concepts: Sequence[Concept], definitions: Mapping[str, str]) -> tuple[Concept, ...]:
    """Expand concepts both ways by the abbreviations that a document defines.

    Args:
        concepts: Of one slot of a question.
        definitions: Abbreviation -> long form, of one document.

    Returns:
        The same concepts in the same order, with the forms that the document adds.
    """
    longs: list[tuple[Form, Form]] = [
        (long, (stem(short),)) for short, said in definitions.items() for long in _called(said)
    ]
    everything = {form for concept in concepts for form in concept.forms}
    present = {piece for form in everything for piece in form}
    spelt_out = [(long, short) for long, short in longs if long and present >= set(long)]
    named = (_named_after(concept, definitions) for concept in concepts)
    return tuple(
        _expanded(concept, longs, spelt_out, name)
        for concept, name in zip(concepts, named, strict=True)
    )


@lru_cache(maxsize=20_000)
def _called(long: str) -> tuple[Form, ...]:
    """Return what an abbreviation stands for, and a scale without the word for what it is."""
    whole = tuple(stems(long))
    bare = whole[:-1]
    of_scale = len(bare) >= _LEAST_OF_SCALE and whole[-1] in _SCALES
    return (whole, bare) if of_scale else (whole,)


def _named_after(concept: Concept, definitions: Mapping[str, str]) -> frozenset[Form]:
    """Return the abbreviation of the scale that bears a name: of Berg, BBS, his Balance Scale."""
    name = concept.printed
    if len(name) < _SHORTEST_NAME or not name.istitle() or name.casefold() in COMMON_WORDS:
        return frozenset()
    held = [short for short, long in definitions.items() if name in long.split()]
    return frozenset({(stem(held[0]),)}) if len(held) == 1 else frozenset()


def _expanded(
    concept: Concept,
    longs: Sequence[tuple[Form, Form]],
    spelt_out: Sequence[tuple[Form, Form]],
    named_after: frozenset[Form],
) -> Concept:
    forms = {*concept.forms, *named_after}
    forms.update(long for long, short in longs if short in concept.forms and long)
    for long, short in spelt_out:
        for form in concept.forms:
            if set(long) <= set(form):
                # "tumours of unknown primary": the rest of the phrase stays with the short form.
                forms.add((*short, *(piece for piece in form if piece not in long)))
            elif len(form) == 1 and form[0] in long:
                forms.add(short)
    return replace(concept, forms=frozenset(forms))


@lru_cache(maxsize=20_000)
def _phrase_at(tokens: tuple[str, ...]) -> tuple[int, frozenset[Form], Form]:
    """Return how many tokens the first concept takes, its forms, and its stems as printed."""
    for width in range(len(tokens), 0, -1):
        phrase = " ".join(tokens[:width])
        known = EXPANSIONS.get(key(phrase)) or EXPANSIONS.get(key(phrase.rstrip(".'s")))
        if known and not (width == 1 and phrase in STOP_WORDS):
            forms = frozenset(tuple(stems(other)) for other in (*known, phrase)) - {()}
            return width, forms, tuple(stems(phrase))
    single = tuple(stem(word) for word in words(tokens[0]) if word.casefold() not in STOP_WORDS)
    return 1, frozenset({single, _otherwise_hyphenated(tokens[0]) or single}) - {()}, single


def _otherwise_hyphenated(token: str) -> Form:
    """Return ``IL6`` for ``IL-6`` and the other way round; nothing for other tokens."""
    found = _NUMBERED.fullmatch(token)
    if found is None:
        return ()
    name, hyphen, number = found.groups()
    return (stem(name + number),) if hyphen else (stem(name), stem(number))

"""The words with which clinicians ask: openings, parts, shorthand, slips of the keyboard."""

import re
from collections.abc import Mapping
from random import Random

from ingest.figures.figure import Figure
from ingest.figures.units import TIMES
from retrieval.lexicon import EXPANSIONS, key

MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "percentage": ("percentage", "%", "proportion", "share", "rate", "how many", "what fraction"),
    "count": ("how many", "number", "numbers", "n"),
    "mean": ("mean", "average", "mean value", ""),
    "median": ("median", "med", "median value"),
    "hazard ratio": ("hazard ratio", "HR", "hazard"),
    "odds ratio": ("odds ratio", "OR", "odds"),
    "relative risk": ("relative risk", "RR", "risk ratio", "rate ratio"),
    "mean difference": ("mean difference", "difference", "between-group difference", "gap"),
    "difference": ("difference", "between-group difference", "how much more or less"),
    "change": ("change", "by how much did it change", "rise or fall"),
    "risk difference": ("risk difference", "absolute difference", "ARR"),
    "standardised mean difference": ("SMD", "effect size", "standardised difference"),
    "dose": ("dose", "what dose", "how much"),
    "duration": ("duration", "how long", "length"),
    "score": ("score", "rating", "mark"),
    "rate": ("rate", "how often"),
    "incidence rate": ("incidence", "rate", "events per person-year"),
    "area under the curve": ("AUC", "area under the curve"),
    "sensitivity": ("sensitivity", "sens"),
    "specificity": ("specificity", "spec"),
    "half-life": ("half-life", "t1/2"),
}
"""Measure -> how it is asked for; the empty word asks for it by its matter alone."""

OPENINGS = ("", "", "", "what was the", "what was", "give", "report", "state the", "what is the",
            "how high was the", "tell me the", "what did they find for")  # fmt: skip
VERSUS = (" vs ", " versus ", " and ", " against ", " compared with ", " v ", " over ", " or ")
SPREAD_WORDS = ("± SD", "with SD", "(SD)", "mean ± SD", "with error term", "± error", "SD?")
INTERVAL_WORDS = ("with CI", "95% CI", "CI", "(95% CI)", "with confidence interval", "with limits")
RANGE_WORDS = ("with range", "IQR", "(IQR)", "with quartiles", "range")
P_WORDS = ("p", "and p", "p value", "with p", "how significant")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_PHRASE = 3
_LONG_WORD = re.compile(r"[a-z]{6,}")


def measure_word(figure: Figure, rng: Random) -> str:
    """Return words that ask for the kind of number a figure is; empty where none is needed."""
    if figure.measure in MEASURE_WORDS:
        return rng.choice(MEASURE_WORDS[figure.measure])
    if figure.measure:
        return figure.measure
    if figure.unit == "%":
        return rng.choice(MEASURE_WORDS["percentage"])
    if figure.unit in TIMES:
        return rng.choice(("how long", "time", "duration", "when", ""))
    return rng.choice(("", "", "how much", "value", "level", "what figure", "figure"))


def part_words(figure: Figure, rng: Random) -> str:
    """Return words that ask for the parts a figure comes with; each is asked for sometimes."""
    parts: list[str] = []
    if figure.interval and rng.random() < 0.7:  # noqa: PLR2004
        parts.append(rng.choice(INTERVAL_WORDS))
    if figure.spread and rng.random() < 0.6:  # noqa: PLR2004
        parts.append(rng.choice(SPREAD_WORDS))
    if figure.range and rng.random() < 0.6:  # noqa: PLR2004
        parts.append(rng.choice(RANGE_WORDS))
    if figure.p and rng.random() < 0.4:  # noqa: PLR2004
        parts.append(rng.choice(P_WORDS))
    return " ".join(parts)


def reworded(text: str, definitions: Mapping[str, str], share: float, rng: Random) -> str:
    """Say some words of a text otherwise: synonyms, abbreviations spelt out and back.

    Args:
        text: Words of a sentence.
        definitions: Abbreviation -> long form, of its document.
        share: How many of the known phrases change.
        rng: Chooses.
    """
    spelt = {long.casefold(): short for short, long in definitions.items()}
    words = text.split()
    said: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            other = _otherwise(phrase, definitions, spelt, rng)
            if other and rng.random() < share:
                said.append(other)
                at += length
                break
        else:
            said.append(words[at])
            at += 1
    return " ".join(said)


def _otherwise(
    phrase: str, definitions: Mapping[str, str], spelt: Mapping[str, str], rng: Random
) -> str:
    bare = phrase.strip(",.;:")
    if bare in definitions:
        return definitions[bare]
    if bare.casefold() in spelt:
        return spelt[bare.casefold()]
    others = sorted(EXPANSIONS.get(key(bare), frozenset()) - {bare})
    return rng.choice(others) if others else ""


def misspelt(text: str, rng: Random) -> str:
    """Make one slip in a long word: a letter dropped, doubled, swapped or wrong."""
    places = [found.span() for found in _LONG_WORD.finditer(text)]
    if not places:
        return text
    start, end = rng.choice(places)
    at = rng.randrange(start + 1, end - 1)
    slips = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        text[:at] + rng.choice(_LETTERS) + text[at + 1 :],
    )
    return rng.choice(slips)

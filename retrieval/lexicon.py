"""What words of a clinical question mean: phrases that say the same.

The synonyms are tables of their own: `lexicon_general`, `lexicon_lay`, `lexicon_diseases`,
`lexicon_drugs` and `lexicon_brands`.
"""

import re

from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.measures import MEASURES
from ingest.figures.terms import is_abbreviation
from retrieval.lexicon_brands import BRAND_NAMES
from retrieval.lexicon_diseases import DISEASE_NAMES
from retrieval.lexicon_drugs import DRUG_NAMES
from retrieval.lexicon_general import GENERAL_TERMS
from retrieval.lexicon_lay import LAY_TERMS
from retrieval.part_words import Part

__all__ = ["EXPANSIONS", "SYNONYMS", "Part", "key"]

SYNONYMS = (*GENERAL_TERMS, *LAY_TERMS, *DISEASE_NAMES, *DRUG_NAMES, *BRAND_NAMES)
"""Phrases that mean much the same in a clinical question; each group works both ways."""

ANSWERED_BY: dict[str, tuple[str, ...]] = {
    "survival": ("OS",),
    "remitted": ("remission",),
}
"""Word of a question -> others that answer it. What is said with these is not said with it."""


def _expansions() -> dict[str, frozenset[str]]:
    groups = [
        *SYNONYMS,
        *((name, *spellings) for name, spellings in ENDPOINTS.items()),
        *((name, *spellings) for name, spellings in MEASURES.items()),
    ]
    table: dict[str, frozenset[str]] = {}
    for group in groups:
        for phrase in group:
            table[key(phrase)] = table.get(key(phrase), frozenset()) | frozenset(group)
    return table


def key(phrase: str) -> str:
    """Return the form in which a phrase is looked up: abbreviations keep their capitals."""
    plain = " ".join(re.split(r"[\s‐‑–-]+", phrase))
    return plain if is_abbreviation(phrase) else plain.casefold()


EXPANSIONS = _expansions()
"""Every known phrase (its `key`) with all phrases that mean the same, itself included."""

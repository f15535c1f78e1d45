"""Tumours of another part of the body than the one that a question asks about."""

import re
from functools import lru_cache

from retrieval.candidates import Candidate
from retrieval.readings import Reading

_SITES: dict[str, str] = {
    "pancreas": r"pancreatic|pancreas",
    "small bowel": r"small[\s-](?:intestin(?:e|al)|bowel)|ileal|jejunal|midgut",
    "colorectum": r"colon(?:ic)?|rect(?:al|um)|colorectal",
    "lung": r"lung|pulmonary|bronchial",
    "liver": r"liver|hepatic|hepatocellular",
    "bone": r"bone",
    "brain": r"brain|cerebral",
    "stomach": r"gastric|stomach",
    "oesophagus": r"o?esophageal",
    "breast": r"breast",
    "prostate": r"prostate|prostatic",
    "bladder": r"bladder|urothelial",
    "kidney": r"kidney|renal",
    "thyroid": r"thyroid",
    "ovary": r"ovarian",
    "skin": r"skin|cutaneous",
    "lymph node": r"lymph[\s-]node|nodal",
    "peritoneum": r"peritoneal",
}
"""A part of the body -> how it stands before the name of a tumour."""
_TUMOUR = (
    r"[\s-](?:(?!(?:and|or)\b)[\w-]+\s)?(?:NETs?|NENs?|cancers?|(?:adeno)?carcinomas?|tumou?rs?|neoplasms?"
    r"|primar(?:y|ies)|metastas[ei]s|lymphomas?|malignanc(?:y|ies))\b"
)
_BARE = {site: re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for site, form in _SITES.items()}
_NAMED = {
    site: re.compile(rf"\b(?:{form}){_TUMOUR}", re.IGNORECASE) for site, form in _SITES.items()
}
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]{2,}\b")


def is_of_other_site(question: str, candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a sentence speaks of tumours of other parts of the body than a question.

    Args:
        question: What is asked.
        candidate: The sentence; a row is compared cell by cell.
        reading: Its document. Where its title names the part asked about, all of it is about that.
    """
    wanted = _sites(question)
    if not wanted or candidate.row is not None:
        return False
    if any(_BARE[site].search(candidate.text) for site in wanted):
        return False
    named = _sites(_spelled_out(candidate.text, reading))
    return bool(named) and wanted.isdisjoint(named | _of_title(reading))


@lru_cache(maxsize=64)
def _sites(text: str) -> frozenset[str]:
    return frozenset(site for site, form in _NAMED.items() if form.search(text))


@lru_cache(maxsize=16)
def _of_title(reading: Reading) -> frozenset[str]:
    return _sites(_spelled_out(reading.stored.document.title, reading))


def _spelled_out(text: str, reading: Reading) -> str:
    """Put what its document says an abbreviation stands for behind it."""
    meant = (reading.definitions.get(found.group(), "") for found in _ABBREVIATION.finditer(text))
    return " ; ".join([text, *filter(None, meant)])

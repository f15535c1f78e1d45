"""Which document a file is: by DOI, PMID or PMCID, else by the file it was read from."""

import hashlib
import json
import re
from dataclasses import asdict
from enum import StrEnum
from pathlib import PurePath

from ingest.documents import Document, Identifiers

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmc)(\d+)", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid[:\s-]*)?(\d{1,9})", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

# A digest is written about a paper; the paper itself is the better witness, however short.
_SECOND_HAND = frozenset({"markdown"})


class Action(StrEnum):
    """What adding a file did, or will do."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    LINKED = "linked"


def identities(identifiers: Identifiers) -> dict[str, str]:
    """Return the identifiers that name a publication (an NCT number names a trial)."""
    named = {
        "doi": identifiers.doi.lower() if identifiers.doi else None,
        "pmid": identifiers.pmid,
        "pmcid": identifiers.pmcid,
    }
    return {scheme: value for scheme, value in named.items() if value}


def parse_identifier(name: str) -> tuple[str, str] | None:
    """Read what a person types as an identifier.

    Args:
        name: ``10.1000/x``, ``https://doi.org/10.1000/x``, ``PMC123``, ``PMID: 123`` or ``123``.

    Returns:
        (scheme, value) as the catalogue keeps it, or None where it is none of these.
    """
    name = name.strip()
    if match := _DOI.fullmatch(name):
        return "doi", match.group(1).lower()
    if match := _PMCID.fullmatch(name):
        return "pmcid", f"PMC{match.group(1)}"
    if match := _PMID.fullmatch(name):
        return "pmid", match.group(1)
    return None


def proposed_id(document: Document) -> str:
    """Return the name a document gets in the library, fit for a file name and a URL.

    PMCID first, then PMID, then the DOI with its slashes replaced, then the file's own name with
    a few digits of the hash of its whole path.
    """
    known = document.identifiers
    if known.pmcid:
        return known.pmcid
    if known.pmid:
        return f"pmid-{known.pmid}"
    if known.doi:
        return _UNSAFE.sub("-", known.doi)
    digest = hashlib.sha256(document.source.encode()).hexdigest()[:8]
    return f"{_UNSAFE.sub('-', PurePath(document.source).stem) or 'document'}-{digest}"


def content_hash(document: Document) -> str:
    """Return the SHA-256 of everything read, the source's name left out."""
    content = asdict(document)
    del content["source"]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def replaces(new: tuple[str, int], active: tuple[str, int]) -> bool:
    """Tell whether another source of the same document gives the better text.

    Args:
        new: Format and length of the text just read.
        active: Format and length of the text the library answers from.
    """
    return _rank(*new) > _rank(*active)


def _rank(reader: str, length: int) -> tuple[bool, int]:
    return reader not in _SECOND_HAND, length

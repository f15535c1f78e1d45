"""The front matter of a JATS article: who published what, where and when."""

import re
from collections.abc import Iterable

from lxml.etree import _Element

from ingest.canonical import clean_line
from ingest.documents import Identifiers
from ingest.readers.jats_text import inline_text

_NOTES = frozenset({"xref", "fn"})
_AFFILIATION_NOTES = frozenset({"label", "xref", "fn", "email", "ext-link", "institution-id"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:)\s*", re.IGNORECASE)
_TRIAL = re.compile(r"\bNCT[\s-]?(\d{8})(?!\d)", re.IGNORECASE)
_PMC_NUMBER = re.compile(r"(?:PMC)?(\d+)(?:\.\d+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

# A citation carries the year of the volume, so the issue's date goes before the day the article
# first stood on the web, which may fall in the year before.
_DATES = ("ppub", "collection", "epub-ppub", "pub", "epub", "epreprint", "")
_NEVER_CITED = frozenset({"pmc-release", "nihms-submitted", "received", "accepted", "retracted"})


def read_title(meta: _Element) -> str:
    """Return the title with its subtitles, footnote marks left out."""
    group = meta.find("title-group")
    if group is None:
        return ""
    titles = [inline_text(part, _NOTES) for part in group if part.tag == "article-title"]
    subtitles = [inline_text(part, _NOTES) for part in group if part.tag == "subtitle"]
    title = " ".join(filter(None, titles))
    for subtitle in filter(None, subtitles):
        title += (" " if title.endswith((":", "?", "!", ".", "–", "—")) else ": ") + subtitle
    return title


def read_identifiers(meta: _Element) -> Identifiers:
    """Return DOI, PMID, PMCID and, if the front matter names exactly one, the trial's number."""
    given: dict[str, str] = {}
    for element in meta.findall("article-id"):
        value = clean_line(element.text or "")
        if value:
            given.setdefault(element.get("pub-id-type", ""), value)
    doi = _RESOLVER.sub("", given.get("doi", "")).lower()
    pmcid = _PMC_NUMBER.fullmatch(given.get("pmc") or given.get("pmcid") or "")
    pmid = given.get("pmid", "")
    trials = set(_TRIAL.findall(" ".join(str(piece) for piece in meta.itertext())))
    return Identifiers(
        doi=doi or None,
        pmid=pmid if pmid.isdigit() and int(pmid) else None,
        pmcid=f"PMC{pmcid[1]}" if pmcid else None,
        nct=f"NCT{trials.pop()}" if len(trials) == 1 else None,
    )


def read_authors(meta: _Element) -> tuple[str, ...]:
    """Return the authors as ``Given Family`` and the collaborations by name, in order."""
    contributors = [
        contributor
        for group in meta.findall("contrib-group")
        for contributor in group.findall("contrib")
        if contributor.get("contrib-type", "author") in {"author", "collab"}
    ]
    return _distinct(map(_author, contributors))


def _author(contributor: _Element) -> str:
    holder = contributor.find("name-alternatives")
    holder = contributor if holder is None else holder
    name = holder.find("name")
    if name is not None:
        parts = (name.findtext("given-names"), name.findtext("surname"), name.findtext("suffix"))
        return clean_line(" ".join(part for part in parts if part))
    for tag in ("string-name", "collab"):
        named = holder.find(tag)
        if named is not None:
            return inline_text(named, frozenset({"xref", "fn", "contrib-group", "contrib", "aff"}))
    return ""


def read_affiliations(meta: _Element) -> tuple[str, ...]:
    """Return the authors' institutions, each once, without their marks and addresses."""
    found = [
        *meta.iterfind("aff"),
        *meta.iterfind("contrib-group/aff"),
        *meta.iterfind("contrib-group/aff-alternatives/aff"),
        *meta.iterfind("contrib-group/contrib/aff"),
    ]
    # Marks also come as a bare superscript in front of the institution.
    marks = _AFFILIATION_NOTES | {"sup"}
    return _distinct(inline_text(element, marks).strip(" ,;") for element in found)


def read_journal(article: _Element) -> str | None:
    """Return the journal's name as printed, or its abbreviation where that is all there is."""
    journal = article.find("front/journal-meta")
    if journal is None:
        return None
    for path in ("journal-title-group/journal-title", "journal-title", ".//abbrev-journal-title"):
        name = journal.find(path)
        if name is not None and inline_text(name):
            return inline_text(name)
    return None


def read_year(meta: _Element) -> int | None:
    """Return the year a citation of the article carries: that of its issue or volume."""
    years: dict[str, int] = {}
    for date in meta.findall("pub-date"):
        kind = date.get("pub-type") or date.get("date-type") or ""
        year = _YEAR.fullmatch(clean_line(date.findtext("year") or ""))
        if year and kind not in _NEVER_CITED:
            years.setdefault(kind, int(year[0]))
    ranked = [years[kind] for kind in _DATES if kind in years]
    return next(iter([*ranked, *years.values()]), None)


def read_volume(meta: _Element) -> str | None:
    """Return the volume, with its supplement if any."""
    volume, supplement = _line(meta, "volume"), _line(meta, "supplement")
    if volume and supplement and "uppl" not in supplement:
        supplement = f"Suppl {supplement}"
    return " ".join(filter(None, (volume, supplement))) or None


def read_issue(meta: _Element) -> str | None:
    """Return the issue."""
    return _line(meta, "issue") or None


def read_pages(meta: _Element) -> str | None:
    """Return the page range, or the article number of a journal without pages."""
    first, last = _line(meta, "fpage"), _line(meta, "lpage")
    if first and last and first != last:
        return f"{first}–{last}"
    return first or _line(meta, "page-range") or _line(meta, "elocation-id") or None


def read_keywords(meta: _Element, language: str) -> tuple[str, ...]:
    """Return the authors' keywords in the article's language."""
    groups = (group for group in meta.findall("kwd-group") if not _is_catalogue(group))
    own = (group for group in groups if group.get(_LANGUAGE, language)[:2] == language[:2])
    return _distinct(inline_text(word) for group in own for word in group.iter("kwd"))


def read_subjects(meta: _Element) -> tuple[str, ...]:
    """Return the journal's subject headings and the cataloguer's terms."""
    subjects = [inline_text(subject) for subject in meta.iterfind("article-categories//subject")]
    terms = [
        inline_text(word)
        for group in meta.findall("kwd-group")
        if _is_catalogue(group)
        for word in group.iter("kwd")
    ]
    return _distinct([*subjects, *terms])


def article_language(article: _Element) -> str:
    """Return the article's language code, English where it says none."""
    return article.get(_LANGUAGE, "en").lower()


def _is_catalogue(group: _Element) -> bool:
    return "mesh" in (group.get("kwd-group-type") or "").lower()


def _line(meta: _Element, tag: str) -> str:
    element = meta.find(tag)
    return "" if element is None else inline_text(element)


def _distinct(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, lines)))

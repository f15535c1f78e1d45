"""Sentences as offsets: rules for clinical prose, the exceptions kept as data.

A trained splitter (Punkt) costs a second to import, and it cuts after ``95% C.I.`` and ``etc.)``,
not after ``people.1``, ``24 h.`` or ``group C.``: it would need these rules on top all the same.
"""

import re

from ingest.documents import Span

_ALWAYS_GO_ON = frozenset(
    "approx ca cf e.g eg esp excl i.e ie incl resp viz vs v "
    "Dr Drs Messrs Mr Mrs Ms Mt Prof St".split()
)
"""Abbreviations that are followed by what they belong to, whatever it looks like.

Titles only with a capital: ``after 2.7 ms. The`` ends a sentence.
"""

_BEFORE_NUMBER = frozenset(
    "addn apr art aug cat ch chap col dec eq eqs ex exp feb fig figs jan jul jun mar no nos nov "
    "nr oct p par para pat pp ref refs reg sect sep sept ser suppl tab tabl v ver vol vols".split()
)
"""Abbreviations only where a number follows: ``no. 3``, but ``the answer was no. The``."""

_MAY_END = frozenset(
    "assoc bros co corp dept dist div ed gov hosp inc inst jr lab labs ltd max med "
    "plc pty sci sp spp sr ssp subsp univ var".split()
)
"""Abbreviations that end a sentence only where a word follows that usually starts one."""

_LIST_ENDS = frozenset({"al", "etc"})
"""Abbreviations that no name follows: prose after them is the next sentence."""

_STARTERS = frozenset(
    "A About Accordingly Additional Additionally Adverse After All Also Although Among An Analyses "
    "Analysis And Another Any As Assuming At Based Baseline Because Before Besides Between Blood "
    "Both But By Changes Clinical Compared Conclusion Conclusions Consequently Data Demographic "
    "Despite Due During Each Eight Eighteen Eleven Eligibility Eligible Enrolment Even Eventually "
    "Every Exclusion Fewer Fifteen Fifty Finally Findings First Five Following For Forty Four "
    "Fourteen From Further Furthermore Given Half He Hence Here His However I If In Inclusion "
    "Indeed Informed Instead Interestingly It Its Last Later Likewise Many Mean Median Methods "
    "Moreover Most Nevertheless Next Nine No Nobody None Nonetheless Nor Notably Of On Once One "
    "Only Or Other Others Otherwise Our Outcome Outcomes Over Overall Participants Patients People "
    "Previous Primary Randomisation Randomization Recently Results Safety Samples Second Secondary "
    "Seven Seventeen Several She Similar Similarly Since Six Sixteen Sixty So Some Statistical "
    "Statistically Still Studies Study Subjects Subsequently Such Surprisingly Ten That The Their "
    "Then There Thereafter Therefore These They Third Thirteen Thirty This Those Though Three "
    "Through Throughout Thus To Together Total Treatment Twelve Twenty Two Under Unfortunately "
    "Unlike Until Upon Using We Were What When Where Whereas Whether Which While Who Why With "
    "Within Without Women Men Written Yet You".split()
)
"""Words that start a sentence after what could also be an initial or an abbreviation."""

_NAMED_BY_LETTER = frozenset(
    "allele appendix arm arms box category class cohort course figure fig figures factor grade "
    "group groups haemophilia hemophilia hepatitis immunoglobulin influenza lamina panel part "
    "period phase protein region scenario score sequence series stage step strategy stratum "
    "study subgroup table tables type virus vitamin".split()
)
"""Words whose last word may be one letter: ``hepatitis B. Vaccinated``, ``grade I. Toxicity``."""

_TERMINATOR = re.compile(
    r"""
    (?: (?<![.!?…]) [.!?…]++ ["'”’»)\]]*+                     # shown.  shown.”  (as shown.)
        (?: \s? \[ \d [\d,;\s–-]* \]            # shown.[12]  shown. [3, 4-6]
          | (?<=[^\W\d_][^\W\d_][.)]) \d{1,3} (?:[,–-]\d{1,3})*  # shown.12,13 (once superscript)
          | [⁰¹²³⁴-⁹]+ (?: (?:,\s?|[⁻–-]) [⁰¹²³⁴-⁹]+ )*
        )?
        (?= \s )
      | [。！？]+ [」』”’）]*
      | (?<= [^\W\d_]{3} ) \. (?= [A-Z][a-z]+\s )       # shown.The (a lost space)
    )
    \s*
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})\.")
_ENUMERATOR = re.compile(r"[1-9]\d?\.\s+[A-Z]")
_CAPTION_LABEL = re.compile(
    r"(?:(?:supplementa\w+|additional|appendix|extended data)\s)?"
    r"(?:appendix|box|chart|figure|fig\.?|file|multimedia appendix|panel|scheme|table|video)"
    r"\s?[A-Z]?\d{0,3}[A-Za-z]?\.",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?![.\w])")
_PROSE = re.compile(r"[A-Z](?:[a-z]+,?)? [a-z]")
_MIXED_CASE = re.compile(r"[a-z]{1,3}-?[A-Z]|(?:p|pp)\d{2}")
_ITEM_MARK = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s")
_OPENERS = "([{\"'“‘«„"
_FOOTNOTE_MARK = re.compile(r"[*†‡§¶#]{1,3}\s?")
_SHORTEST = frozenset("vp")
"""One-letter abbreviations that are no initials: ``v. 9``, ``p. 12``."""

_BRACKET_BACK, _BRACKET_REACH = 1000, 200
"""Characters before and after in which a bracket must open and close; else it is a stray one."""

_LONGEST_LABEL = 40
"""Characters of the longest numbering or caption label."""

_INTEGER_PART = 2
"""Digits before a decimal point that a space follows (``P = 0. 05``); more are a count."""


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split a part of a text into sentences.

    A line is never joined to the next, and between two sentences there is only white space. Where
    a full stop may be an abbreviation's, the sentence goes on: half a sentence is worse evidence
    than two.

    Args:
        text: The whole text.
        start: First character of the part.
        end: One past its last character; None for the text's end.

    Returns:
        The sentences in order, trimmed, as offsets of the whole text.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    while start < stop:
        newline = text.find("\n", start, stop)
        line_end = stop if newline < 0 else newline
        spans.extend(_line_sentences(text, start, line_end))
        start = line_end + 1
    return spans


def _line_sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for match in _TERMINATOR.finditer(text, start, end):
        if match.end() < end and _ends_here(text, start, match, end):
            spans.extend(_trimmed(text, start, match.end()))
            start = match.end()
    spans.extend(_trimmed(text, start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    body = len(piece.strip())
    return [Span(start + lead, start + lead + body)] if body else []


def _ends_here(text: str, start: int, match: re.Match[str], end: int) -> bool:
    mark = text[match.start()]
    if mark in "。！？":
        return not _inside_bracket(text, start, match.start(), end)
    if not _can_start(text, match.end(), end):
        return False
    if text[match.end() - 1] == "." and not _starter(text, match.end()):
        return False
    if mark == "." and _goes_on(text, start, match, end):
        return False
    return not _inside_bracket(text, start, match.end(), end)


def _can_start(text: str, at: int, end: int) -> bool:
    """Whether what stands at this place may start a sentence."""
    if _ITEM_MARK.match(text, at, end):
        return True
    if footnote := _FOOTNOTE_MARK.match(text, at, end):
        at = footnote.end()
    while at < end and text[at] in _OPENERS:
        at += 1
    if at == end:
        return False
    first = text[at]
    if first.islower():
        return "α" <= first <= "ω" or _MIXED_CASE.match(text, at, end) is not None
    return first.isalnum() or first in "≥≤±~∼"


def _goes_on(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the full stop belongs to a numbering, a number, an abbreviation or an initial."""
    at, following = match.start(), match.end()
    if _is_label(text, start, at):
        return True
    nearest = max(start, at - _LONGEST_LABEL)
    cut = max(text.rfind(" ", nearest, at), nearest - 1)
    word = text[cut + 1 : at].lstrip(_OPENERS)
    if not word or word[-1].isdigit():
        short = len(word.lstrip("<>=≤≥±~-−–")) <= _INTEGER_PART
        return short and text[following].isdigit() and not _ENUMERATOR.match(text, following, end)
    if len(word) == 1 and word.isalpha() and word not in _SHORTEST:
        return not _letter_ends(text, start, cut, word, following)
    return _is_abbreviation(word, text, following, end)


def _is_label(text: str, start: int, at: int) -> bool:
    """Whether all before the full stop is a numbering or a caption's label."""
    if at - start > _LONGEST_LABEL:
        return False
    lead = text[start : at + 1].lstrip()
    return any(pattern.fullmatch(lead) for pattern in (_NUMBERING, _CAPTION_LABEL))


def _is_abbreviation(word: str, text: str, following: int, end: int) -> bool:
    lowered = word.lower()
    if word in _ALWAYS_GO_ON or lowered in _ALWAYS_GO_ON:
        return True
    if lowered in _BEFORE_NUMBER and _has_digit(text, following, end):
        return True
    if lowered in _LIST_ENDS:
        return _PROSE.match(text, following, end) is None
    if lowered in _MAY_END or _DOTTED.fullmatch(word):
        return not _starter(text, following)
    return False


def _has_digit(text: str, at: int, end: int) -> bool:
    space = text.find(" ", at, end)
    return any(map(str.isdigit, text[at : end if space < 0 else space]))


def _letter_ends(text: str, start: int, cut: int, letter: str, following: int) -> bool:
    """Whether a single letter ends the sentence and is no initial: ``vitamin C.``, ``12 h.``."""
    before = text[max(start, cut - 20) : max(start, cut)].rstrip().rpartition(" ")[2]
    if before[-1:].isdigit() or before.lower().lstrip("(") in _NAMED_BY_LETTER:
        return True
    return letter.islower() or _starter(text, following)


def _starter(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return word is not None and word.group() in _STARTERS


def _inside_bracket(text: str, start: int, at: int, end: int) -> bool:
    first, last = max(start, at - _BRACKET_BACK), min(end, at + _BRACKET_REACH)
    for opening, closing in ("()", "[]", "（）"):
        if text.count(opening, first, at) > text.count(closing, first, at):
            close = text.find(closing, at, last)
            reopened = text.find(opening, at, last)
            if close >= 0 and not 0 <= reopened < close:
                return True
    return False

"""One phrase in the place of another of its kind: G3 for G1, bone for liver, 90Y for 177Lu."""

import re

from retrieval.courses import COURSES, TREATMENT
from retrieval.groups import names_arm

_ISOTOPE = (
    r"(?:\d{1,3}-?(?:Lu|Y|Ga|F|In|I|Tc|Cu|Ac|Ra|Zr|Sm|Sr)"
    r"|(?:Lu|Y|Ga|In|I|Tc|Cu|Ac|Ra|Zr|Sm|Sr)-?\d{2,3})(?![a-z\d])"
)
SITES = """
    liver hepatic bone bones lung lungs pulmonary brain cerebral kidney kidneys renal node nodes
    spleen skin pancreas pancreatic peritoneum peritoneal stomach gastric colon rectum rectal
    breast prostate bladder thyroid ovary ovarian adrenal muscle heart pleura spine marrow
""".split()
_NO_LEAD = (
    r"(?!(?:in|for|on|at|with|by|from|after|since|before|following|among|and|was|were|compared)\b)"
)
_RESPONSE = re.compile(
    r"\b(?:PR|CR|MR|SD|PD|(?:partial|complete|minor) (?:response|remission)s?|stable disease"
    r"|progressive disease)\b"
)
_AVERAGE = re.compile(r"\b(?:means?|averages?)\b|±", re.IGNORECASE)
"""Beside it SD is a standard deviation."""
_KINDS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\b(?:grade\s+)?G\s?[1-4]\b|\bgrade\s+(?:[1-4]|I{1,3}V?)\b", re.IGNORECASE),
    re.compile(rf"\b(?:lymph\s+)?(?:{'|'.join(SITES)})\b", re.IGNORECASE),
    _RESPONSE,
    re.compile(
        rf"(?<![\w-]){_ISOTOPE}(?:-\w+)*(?:\s+(?:PET/CT|SPECT/CT|PET|SPECT|CT))?"
        r"(?:\s+(?:alone|only))?\b"
    ),
    re.compile(rf"\b(?:from|after|since|before|following)(?:\s+{_NO_LEAD}[\w/-]+)+", re.IGNORECASE),
)
"""How a phrase of each kind is written; the last is what time runs from."""
_RADIONUCLIDE, _ANCHOR = _KINDS[-2:]
_COURSE = re.compile(
    rf"\b(?:{COURSES['first']}|{COURSES['later']}(?: {TREATMENT})?)", re.IGNORECASE
)
_BOTH_NUCLIDES = re.compile(r"\b(?:dual|tandem)(?: PRRT| therapy| treatment)?\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"(?:(?:in|for|among|of)\s+)?(?:those|patients|people|the (?:others?|rest))?\s*"
    r"(?:without(?: (?:it|them))?|who (?:did|had|were) not)",
    re.IGNORECASE,
)
"""How a follow-up asks of those that the question before left out."""
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"both(?: together| of them)?|(?:the )?combination|(?:the )?two together", re.IGNORECASE
)
_ANCHORS = re.compile(
    r"\b(?:starts?|beginning|initial|first|cycles?|course|surgery|diagnosis|randomi[sz]ation|baseline)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:for|in|on|with|of|by|to|at|the|a)\s+)+", re.IGNORECASE)


def swapped(question: str, phrase: str, start: int = 0) -> str | None:
    """Put a phrase in the place of the one of its kind.

    Args:
        question: The question before.
        phrase: What a follow-up says, without how it opens.
        start: Where the asking part of the question begins.

    Returns:
        The question with the phrase; None where the phrase is of no kind, or the question holds
        none of that kind or several.
    """
    bare = phrase.strip(" ?.!,")
    if _WITHOUT.fullmatch(bare):
        return _without(question, start)
    for kind in (*_KINDS, _COURSE):
        said = bare if kind in {_ANCHOR, _RESPONSE} else _LEAD.sub("", bare)
        if kind is _RESPONSE and _AVERAGE.search(question):
            continue
        together = kind is _RADIONUCLIDE and _TOGETHER.fullmatch(said)
        if not (together or kind.fullmatch(said)) or (kind is _ANCHOR and not _is_anchor(said)):
            continue
        found = [each for each in kind.finditer(question, start)
                 if kind is not _ANCHOR or _is_anchor(each.group())]  # fmt: skip
        if kind is _RADIONUCLIDE and not found:
            found = list(_BOTH_NUCLIDES.finditer(question, start))
        if len(found) == 1:
            old = found[0]
            space = " " if old.group().endswith(" ") else ""
            # Alone, SD would be read as a standard deviation.
            said = "stable disease" if kind is _RESPONSE and said == "SD" else said
            return f"{question[: old.start()]}{said}{space}{question[old.end() :]}"
    return None


def _without(question: str, start: int) -> str | None:
    """Ask of those without what the question asks of those with it."""
    found = list(_WITH.finditer(question, start))
    if len(found) != 1:
        return None
    return f"{question[: found[0].start()]}without{question[found[0].end() :]}"


def _is_anchor(phrase: str) -> bool:
    return names_arm(phrase) or bool(_ANCHORS.search(phrase))

"""Words as they are compared: lower case, one spelling, stemmed."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ingest.subscripts import in_line

STOP_WORDS = frozenset(
    """a an the and or nor but of in on at by to from for with without within into onto over under
    than then as is are was were be been being am do does did done has have had having it its this
    that these those there their they them he she his her we our you your i who whom whose which
    what when where why how many much any some no not only own same so such too very can could may
    might shall should will would both each every either neither per via versus vs v against
    between among during through throughout up down out off again further once here all few more
    most other also if because while about until please tell give state
    list show report reported compared comparison figure figures number value values respectively
    whole together
    """.split()
)
"""Words that say nothing about what was studied; before and after stay, they name values."""

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9₀-₉µμα-ωΑ-Ω]+(?:[.·']?[A-Za-zÀ-ÿ0-9₀-₉α-ω]+)*")
_SUFFIX = re.compile(r"'s$|'$")
# British and American spellings meet in one form before stemming.
_SPELLINGS = (
    ("aemia", "emia"), ("haem", "hem"), ("oedema", "edema"), ("oesoph", "esoph"),
    ("oestr", "estr"), ("paed", "ped"), ("gynaec", "gynec"), ("anaest", "anest"),
    ("diarrhoea", "diarrhea"), ("dyspnoea", "dyspnea"), ("apnoea", "apnea"), ("faec", "fec"),
    ("caesar", "cesar"), ("foet", "fet"), ("tumour", "tumor"), ("colour", "color"),
    ("behaviour", "behavior"), ("favour", "favor"), ("labour", "labor"), ("sulph", "sulf"),
    ("leuc", "leuk"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("fibre", "fiber"), ("litre", "liter"), ("metre", "meter"), ("centre", "center"),
    ("randomis", "randomiz"), ("hospitalis", "hospitaliz"), ("ischaem", "ischem"),
    ("orthopaed", "orthoped"), ("programme", "program"), ("grey", "gray"), ("ageing", "aging"),
    ("counsell", "counsel"), ("anaem", "anem"), ("caecum", "cecum"), ("aluminium", "aluminum"),
    ("analys", "analyz"), ("alise", "alize"), ("ilise", "ilize"), ("erise", "erize"),
    ("orise", "orize"), ("nise", "nize"), ("dialys", "dialyz"), ("enrolment", "enrollment"),
    ("labelled", "labeled"), ("labelling", "labeling"), ("manoeuv", "maneuv"), ("titre", "titer"),
    ("foetus", "fetus"), ("haemat", "hemat"), ("gonadotroph", "gonadotrop"),
    ("judgement", "judgment"), ("calibre", "caliber"), ("goitre", "goiter"), ("mould", "mold"),
    ("ophthal", "ophtal"), ("dilatation", "dilation"), ("analogue", "analog"),
    ("programmed", "programed"), ("practis", "practic"), ("catheteris", "catheteriz"),
    ("aetiol", "etiol"), ("vigour", "vigor"), ("odour", "odor"), ("humour", "humor"),
    ("vapour", "vapor"), ("neighbour", "neighbor"), ("harbour", "harbor"),
)  # fmt: skip

_LEAST_STEM, _LEAST_SINGULAR = 4, 2
_Endings = Mapping[str, Sequence[tuple[str, str]]]
"""Last letter -> endings with it and what takes their place, the first that fits first."""


def _by_last_letter(*endings: tuple[str, str]) -> _Endings:
    letters = {ending[-1] for ending, _ in endings}
    return {last: [each for each in endings if each[0][-1] == last] for last in letters}


_PLURALS = _by_last_letter(
    ("tases", "tasis"), ("noses", "nosis"), ("theses", "thesis"), ("ies", "y"), ("sses", "ss"),
    ("xes", "x"), ("ches", "ch"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
_ENDINGS = _by_last_letter(
    ("izations", ""), ("ization", ""), ("ically", ""), ("ations", ""), ("ation", ""),
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""),
    ("ness", ""), ("izing", ""), ("ized", ""), ("ize", ""), ("ical", ""),
    ("ance", ""), ("ence", ""), ("ated", ""), ("ating", ""), ("ate", ""), ("ator", ""),
    ("ity", ""), ("ing", ""), ("ive", ""), ("ied", "y"), ("ers", ""), ("ion", ""),
    ("ant", ""), ("ent", ""), ("ous", ""), ("ic", ""), ("al", ""), ("ed", ""), ("er", ""),
    ("ly", ""),
)  # fmt: skip
_FINAL = re.compile(r"(?:e|y|i)$")
_DOUBLE = re.compile(r"([bdgklmnprt])\1$")


def words(text: str) -> list[str]:
    """Split a text into words, as printed."""
    return [_SUFFIX.sub("", word) for word in _WORD.findall(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the form in which a word is compared.

    Light suffix stripping, one plural and then one derivational ending, never below four
    letters: *improvement*, *improved* and *improves* meet in *improv*. Words with digits, and
    abbreviations in capitals, only lose their case; digits set low come into the line.

    Args:
        word: One word, in any case and spelling.

    Returns:
        Its stem, British and American spelling alike.
    """
    word = in_line(word)
    plain = word.casefold().replace("μ", "µ").replace("·", ".")
    if not plain.isalpha() or word.removesuffix("s").isupper():
        return plain if not word.removesuffix("s").isupper() else word.removesuffix("s").casefold()
    for british, american in _SPELLINGS:
        if british in plain:
            plain = plain.replace(british, american)
    plain = _replaced(_replaced(plain, _PLURALS, _LEAST_SINGULAR), _ENDINGS, _LEAST_STEM)
    if len(plain) > _LEAST_STEM:
        plain = _DOUBLE.sub(r"\1", _FINAL.sub("", plain))
    return plain


def _replaced(word: str, endings: _Endings, least: int) -> str:
    for ending, instead in endings.get(word[-1:], ()):
        if word.endswith(ending):
            kept = word.removesuffix(ending) + instead
            return kept if len(kept) >= least else word
    return word


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, stop words left out, in text order."""
    return list(filter(None, map(_compared, _WORD.findall(text))))


@lru_cache(maxsize=200_000)
def _compared(word: str) -> str:
    """Return the stem of a word as found in a text; empty for a stop word."""
    bare = _SUFFIX.sub("", word) if "'" in word else word
    return "" if bare.casefold() in STOP_WORDS else stem(bare)

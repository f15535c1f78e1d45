"""Whether a question wants a figure or words."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What sort of answer a question wants."""

    FIGURE = "figure"
    TEXT = "text"


FIGURE_WORDS = re.compile(
    r"\bhow (?:many|often|frequent\w*|common\w*|high|low|large|big|strong|well|fast|soon|old|far)\b"
    r"|\bhow long (?:did|does|do|was the|were the|until|before)\b"
    r"|\bhow much (?:\w+ )?(?:less|more|higher|lower|better|worse|longer|shorter|faster|of|did|does"
    r"|was|is|were)\b|\bhow did .* (?:change|differ|score)\b|\bby how much\b|\bcut-?offs?\b"
    r"|\bon (?:what|which) day\b|\b(?:rates?|scores?|levels?|ratios?|counts?|concentrations?|gain"
    r"|rise|fall|drop|loss|difference|reduction|increase|decrease|survival|threshold|age)\b",
    re.IGNORECASE,
)
"""How a question asks for a figure without naming a measure."""

TEXT_NOUNS = (
    r"criteri(?:on|a)|conclu\w+|schedules?|regimens?|protocols?|definitions?|reasons?|causes?"
    r"|mechanisms?|drugs?|agents?|medicines?|treatments?|interventions?|therap(?:y|ies)|isotopes?"
    r"|radionuclides?|comparators?|controls?|devices?|methods?|techniques?|instruments?|software"
    r"|countr(?:y|ies)|cit(?:y|ies)|hospitals?|cent(?:re|er)s?|institutions?|designs?|aims?|purpose"
    r"|objectives?|hypothes\w+|primary (?:end ?points?|outcomes?)|secondary (?:end ?points?"
    r"|outcomes?)|end ?points?|recommend\w+|advice|limitations?|funding|funders?|sponsors?|journal"
    r"|title|authors?|species|plants?|ingredients?|points|sites?|muscles?|tests?|stains?|kit|assay"
    r"|route|bolus|type|kind|sort|groups were|predict\w*|factors?|finding"
)
TEXT_WORDS = re.compile(
    rf"^\W*(?:and\s+)?(?:who|why|where)\b|\b(?:what|which) (?:\w+ ){{0,3}}?(?:{TEXT_NOUNS})\b"
    r"|^\W*which\b|\bwhich (?:one|two|three|four)\b|,\s*which\b|\bto which\b|\bin which\b"
    r"|\bhow (?:was|were|is|are|did (?:they|the authors))\b(?! (?:\w+ )?(?:change|high|low))"
    r"|\bhow long (?:was|were)\b|\bhow much [a-z]|\bhow (?:frequently|often) (?:was|were) .*given\b"
    r"|\bwhat (?:did|do|does|filled|replaced|stood|was (?:given|done|used|measured|compared|added)"
    r"|were (?:given|used|compared))\b|\bwhat (?:happened|went)\b|^\W*(?:describe|explain"
    r"|summari[sz]e)\b|\bconclu(?:de|sion)",
    re.IGNORECASE,
)
"""How a question asks for words."""

DOSE_WORDS = re.compile(
    r"(?<!high )(?<!low )(?<![\w-])(?:doses?|dosage|dosing)(?![\w-])|\bregimens?\b"
    r"|\bschedules?\b|\bhow (?:was|were) .* (?:given|dosed)\b"
    r"|\bfrequency\b|\bdaily (?:[A-Z]{2,}|amount)|\bconcentration of\b.*\bused\b|\bgap before\b"
    r"|\bhow long was\b|\bhow long were\b",
    re.IGNORECASE,
)
"""How a question asks what was given; the numbers of the answer belong to its words."""

ALWAYS_TEXT = re.compile(
    r"\bconclu(?:de[sd]?|sions?)\b|\b(?:what|which)\b[^,?]*\bcriteria\b|\bcriteria (?:were "
    r"|was )?used\b"
    r"|\bhow was\b[^,?]*\b(?:assessed|measured|defined|judged|graded|evaluated)\b"
    r"|\brecommend(?:ed|ations?)?\b|\bwhat is the definition\b|\bhow is\b[^,?]*\bdefined\b",
    re.IGNORECASE,
)
"""Questions for words, whatever measures they name."""

REPORTED_DOSE = re.compile(
    r"\b(?:absorbed|radiation|cumulative|threshold|organ|kidneys?|marrow|tumou?r"
    r"|liver)\b[\w\s-]{0,20}"
    r"\bdoses?\b|\bin Gy\b",
    re.IGNORECASE,
)
"""Doses that are results."""

_YES_OR_NO = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|can|could|should|would|has|have|had|will|may)\b",
    re.IGNORECASE,
)


def kind_of(asking: str, *, measured: bool) -> Kind:
    """Tell what sort of answer is wanted.

    Args:
        asking: The part of the question that asks.
        measured: Whether it names a measure of results, a share or a part of a figure.
    """
    if ALWAYS_TEXT.search(asking):
        return Kind.TEXT
    if measured or REPORTED_DOSE.search(asking):
        return Kind.FIGURE
    if DOSE_WORDS.search(asking) or _YES_OR_NO.search(asking):
        return Kind.TEXT
    if FIGURE_WORDS.search(asking):
        return Kind.FIGURE
    return Kind.TEXT if TEXT_WORDS.search(asking) else Kind.FIGURE

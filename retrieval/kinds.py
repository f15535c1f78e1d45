"""Whether a question wants a figure or words."""

import re
from enum import StrEnum

from ingest.figures.measures import measures_in


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
    r"|rise|fall|drop|loss|difference|reduction|increase|decrease|survival|threshold|age|costs?)\b",
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
    r"|route|bolus|type|kind|sort|groups were|predict\w*|factors?|finding|combinations?"
    r"|(?:side|adverse|unwanted) (?:effects?|events?|reactions?)|complications?|reactions?"
    r"|symptoms?|organisms?|pathogens?|genes?|mutations?|scales?|questionnaires?|batter(?:y"
    r"|ies)|placebo"
)
_CLAUSE = r"(?:^|[,;:–—]\s|\s-\s)\W*(?:(?:and|but|so)\s+)?"
"""Where a clause begins: telegram style names the study, and asks behind a dash."""

TEXT_WORDS = re.compile(
    rf"{_CLAUSE}(?:who|whose|why|where)\b|\b(?:what|which) (?:\w+ ){{0,3}}?(?:{TEXT_NOUNS})\b"
    rf"|{_CLAUSE}which\b|\bwhich (?:one|two|three|four)\b|\bto which\b|\bin which\b"
    r"|\bhow (?:was|were|is|are|did (?:they|the authors))\b(?! (?:\w+ )?(?:change|high|low))"
    r"|\bhow long (?:was|were)\b|\bhow much [a-z]|\bhow (?:frequently|often) (?:was|were) .*given\b"
    r"|\bwhat (?:did|do|does|filled|replaced|stood|was (?:given|done|used|measured|compared|added)"
    r"|were (?:given|used|compared))\b|\bwhat (?:happened|went)\b|^\W*(?:describe|explain"
    r"|summari[sz]e)\b|\bconclu(?:de|sion)",
    re.IGNORECASE,
)
"""How a question asks for words."""

DOSE_WORDS = re.compile(
    r"(?<!high )(?<!low )(?<!one )(?<!two )(?<!single )(?<!each )(?<![\w-])(?:doses?|dosage"
    r"|dosing)(?![\w-])|\bregimens?\b"
    r"|\bschedules?\b|\bhow (?:was|were) .* (?:given|dosed)\b"
    r"|\bfrequency\b|\bdaily (?:[A-Z]{2,}|amount)|\bconcentration of\b.*\bused\b|\bgap before\b"
    r"|\bhow long was\b|\bhow long were\b",
    re.IGNORECASE,
)
"""How a question asks what was given; the numbers of the answer belong to its words."""

_THING = re.compile(
    r"\b(?:what|which) (?!was\b|were\b|is\b|are\b|did\b|does\b|do\b|has\b|had\b|have\b|would\b"
    r"|will\b|can\b|could\b|of\b)((?:[\w/+()-]+ ){1,4}?)(?=(?:was|were|is|are|did|does|do|has|had"
    r"|have|made|turned|showed?|shown|led|gave|got|stopped|defined|given|used|compared"
    r"|reliably|most"
    r"|in|of|for|on|at|to|by|with|from|among|between|during|after|before|that|who)\b|[?,]|$)",
    re.IGNORECASE,
)
"""A thing asked for by its name: ``which antiemetic was``; the group is what it is called."""

_OF_FIGURES = re.compile(
    r"\b(?:median|mean|average|value|numbers?|percent\w*|proportions?|shares?|fractions?"
    r"|rates?|ratios?"
    r"|hazards?|odds|risks?|scores?|levels?|counts?|concentrations?|gains?|rise|falls?|drop"
    r"|loss|times?"
    r"|differences?|reductions?|increases?|decreases?|changes?|effects?|improvements?"
    r"|survival|ages?"
    r"|thresholds?|cut-?offs?|costs?|doses?|dosage|volumes?|amounts?|durations?|lengths?"
    r"|days?|weeks?"
    r"|months?|years?|hours?|minutes?|figures?|interval|CI|SD|IQR|range|P|size|extent"
    r"|estimate|point"
    r"|ends?|frequency|prevalence|incidence|sensitivity|specificity|AUC|OR|HR|RR|dates?"
    r"|weights?|sums?|totals?|results?|outcomes?|quantit(?:y|ies)|power|agreement|correlation)\b|%",
    re.IGNORECASE,
)
"""What names a figure among the things asked for."""

_WHAT_DID_IT = re.compile(
    r"\bwhat (?:else|made|led|kept|(?!happened)\w{3,}ed)\b|\bmade (?:of|from|up)\b|\bcalled\b"
    r"|\b(?:what|which)\b[^,?]*\b(?:was|were) used\b|\bwhat (?:was|were) in (?:the|its|their)\b"
    r"|\bhow often (?:was|were|did|do)\b[^,?]*\b(?:given|put|taken?|applied|used|repeated|dosed"
    r"|administered|infused|injected)\b|\bhow much [^,?]*\b(?:was|were) (?:given|used|added|infused"
    r"|injected|applied|taken)\b|\bhow hard\b|\bhow intens\w+\b"
    r"|\bany (?:unwanted|side|adverse|harm\w*)\b|\bwhich (?:was|is|were) (?:the )?\w+est\b"
    r"|\bhow often and (?:for )?how long\b"
    r"|\b(?:dos(?:e|es|age|ing)|how much|amounts?|quantit(?:y|ies)|length|schedule)\b"
    r"[^?]*\bhow often\b"
    r"|\b(?:(?<!-)dos(?:e|age)|drug|volume|quantit\w+|strength)\b[^?]*(?:,|\band\b)[^?]*\b(?:interval"
    r"|duration|length|lead time|infusion rate|route|schedule)\b(?! of (?:stay|life))"
    r"|^\W*(?:when|what time)\b[^,?]*\b(?:told|given|taken?|administered|applied|injected)\b",
    re.IGNORECASE,
)
"""How a question asks for what happened or was done, whatever words of results it holds."""

_NOTHING_BUT = re.compile(
    r"^\W*(?:the )?(?:(?:most|more|less|usual|main|commonest|common|frequent|rescue|study"
    r"|chief|only"
    r"|serious) ){0,3}"
    r"(?:(?:side|adverse|unwanted) (?:effects?|events?|reactions?)|complications|symptoms|reasons?"
    r"|causes?|criteria|regimens?|drugs?|comparators?|devices?|an(?:a|ti)\w{4,}|questionnaires?"
    r"|complaints?|toxicity|(?:brand|name|make|type) of|\w+ (?:type|brand)|\w{4,} used)"
    r"(?![\w-])(?! (?:rates?|scores?|use|levels?|arms?|groups?)\b)",
    re.IGNORECASE,
)
"""A question of few words that begins with what it asks for: ``Side effects of the gel?``"""

_COUNT = re.compile(
    r"^\W*(?:how many|(?:what|which) (?:per ?cent\w*|share|proportion))\b", re.IGNORECASE
)
"""Questions for figures, whatever else they name."""

ALWAYS_TEXT = re.compile(
    r"\bconclu(?:de[sd]?|sions?)\b|\b(?:what|which)\b[^,?]*\bcriteria\b|\bcriteria (?:were "
    r"|was )?used\b"
    r"|\bhow (?:was|were)\b[^,?]*\b(?:assessed|measured|defined|judged|graded|evaluated"
    r"|assayed|recorded"
    r"|collected|confirmed|diagnosed|tested|rated|determined|identified|detected|quantified)\b"
    r"|\bhow (?:did|do|does)\b[^,?]*\b(?:define|assess|measure|confirm|diagnose|collect)\b"
    r"|^\W*(?:what|which) (?:\w+ ){0,2}(?:side|adverse|unwanted) (?:effects?|events?|reactions?)\b"
    r"(?!.*\b(?:how|rates?|share|percent\w*|proportion)\b)"
    r"|\brecommend(?:ed|ations?)?\b|\bwhat is the definition\b|\bhow is\b[^,?]*\bdefined\b"
    r"|\bwhat (?:do|does|did)\b[^,?]*\b(?:take into account|consist of|stand for|rest on)\b",
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
    r"(?:^|[–—:]\s|\s-\s)\W*(?:is|are|was|were|do|does|did|can|could|should|would|has|have|had|will|may)\b",
    re.IGNORECASE,
)


_WHY = re.compile(
    r"(?:^|:)\W*(?:(?:and|but|so|then)\s+)?why\b|\b(?:reasons?|explanations?)\b"
    r"[^,?]{0,12}\bwhy\b",
    re.IGNORECASE,
)


def asks_why(question: str) -> bool:
    """Tell whether a question asks for a reason."""
    return bool(_WHY.search(question))


def kind_of(asking: str, *, measured: bool) -> Kind:
    """Tell what sort of answer is wanted.

    Args:
        asking: The part of the question that asks.
        measured: Whether it names a measure of results, a share or a part of a figure.
    """
    if _COUNT.search(asking):
        return Kind.FIGURE
    if ALWAYS_TEXT.search(asking) or _WHAT_DID_IT.search(asking) or _asks_for_a_thing(asking):
        return Kind.TEXT
    if measured or REPORTED_DOSE.search(asking):
        return Kind.FIGURE
    if DOSE_WORDS.search(asking) or _YES_OR_NO.search(asking):
        return Kind.TEXT
    if FIGURE_WORDS.search(asking):
        return Kind.FIGURE
    words = TEXT_WORDS.search(asking) or _NOTHING_BUT.search(asking)
    return Kind.TEXT if words else Kind.FIGURE


def _asks_for_a_thing(asking: str) -> bool:
    """Tell whether it asks what something is called, and for no figure."""
    found = _THING.search(asking)
    if found is None or _OF_FIGURES.search(asking[: found.end()]):
        return False
    return not measures_in(asking[: found.end()])

"""The measure of a figure: what kind of number it is, from words, signs and its own form."""

import re
from collections.abc import Callable, Sequence

from ingest.figures.clauses import BREAK, VERB, Series, alike, lead_start, listed_before
from ingest.figures.drafts import Draft
from ingest.figures.endpoint_naming import INHERIT_REACH, TAIL_REACH
from ingest.figures.endpoints import COUNTED, PERCENT_VALUED
from ingest.figures.measures import BARE, COMPARISONS, DIAGNOSTIC, RATIOS, SHARES, SYMBOLS, WEAK
from ingest.figures.terms import Mention
from ingest.figures.units import PEOPLE, TIMES

MEASURE_REACH = 110
"""a measure at most this many,"""
WEAK_REACH = 60
"""A weak measure word speaks of figures at most this many characters behind it."""

_SYMBOL = re.compile(
    r"(?<![A-Za-z])(?P<symbol>"
    + "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True))
    + r")\s?(?:[₀-₉,.]{0,10}|_\{?[\d.,\[\]\s]{1,14}\}?)\s?(?:[(\[][^()\[\]]{0,20}[)\]])?\s?"
    # "groups A and B was": a letter is a sign before an equals sign only.
    r"(?:=|:|(?<![\s(][A-Za-z]\s)(?:of|was))\s?$"
)
_UNITS_OF: dict[str, Callable[[str], bool]] = {
    "dose": lambda unit: unit not in TIMES | PEOPLE | {""},
    "duration": lambda unit: unit in TIMES,
    "percentage": lambda unit: not unit,
    "count": lambda unit: not unit or unit in PEOPLE,
    "rate": lambda unit: not unit or "/" in unit,
}
_BY = re.compile(
    r"\b(?:increas|decreas|reduc|fell|f[ae]ll|improv|declin|drop|rose|risen|rais|lower|shorten|"
    r"prolong|extend|gain|lost|worsen)\w*\b[^.;]{0,60}?\b(?:by|as much as)\s+(?:[^\W\d]+\s+){0,3}$"
)
_DIFFERED = re.compile(r"\bdiffer\w*\b[^.;\d]{0,30}\bby\s+(?:\w+\s+){0,2}$")
_COUNTED = re.compile(
    r"\s(?:\w+\s)?(?:were|was|completed|underwent|received|withdrew|died|dropped|discontinued|had)\b"
    r"(?:\s(?:randomi|enrol|assign|allocat|includ|exclud|analy|recruit|screen|treated|eligible|lost))?"
)
_LOWER = re.compile(
    r"\s(?:\w+\s)?(?:lower|higher|greater|longer|shorter|less|more|fewer|smaller|larger)\s"
    r"(?:with|in|than|for|among|on|after)\b"
)
_REDUCTION = re.compile(
    r"\s(?:(?:relative|absolute|further|mean|median|greater|overall|net)\s)?"
    r"(?:reduction|increase|decrease|improvement|decline|drop|fall|rise|gain)\b"
)
_TO_VALUE = re.compile(r"\b(?:to|from|below|above|under)\s+(?:\w+\s+){0,2}$")
_AGAINST = re.compile(r"[^,;.()]{0,30}?\s(?:vs\.?|versus|compared\s+(?:with|to)|against)\s")
_AGAINST_BEFORE = re.compile(r"\b(?:vs\.?|versus|compared\s+(?:with|to)|against)\s+$")
_SIGNIFICANT = re.compile(r"\bsignificant\b[^()]*[(]\s*$")
_OCCURRED = re.compile(
    r"(?:reduction|increase|decrease|decline|improvement|rise|fall|drop|gain)s?\b[^.;]{0,40}"
    r"\b(?:occur\w*|observed|seen|reported|noted|found|present|required|needed)\b"
)
_CORRELATED = re.compile(r"\s(?:\w+\s)?correlation\b")
_BETWEEN_GROUPS = re.compile(r"\bdifferen\w+\b[^();]{0,20}\bbetween\b[^;]*\(\s*$")
_NO_PEOPLE = (
    r"(?!(?:of|in|for|and|or|to|vs|with|from|were|was|is|are|than|by|among|the|per|at|on|as)\b)"
)
_DESCRIBED_PEOPLE = re.compile(
    rf"\s(?:{_NO_PEOPLE}[A-Za-z][\w-]*\s){{0,3}}(?:patients|participants|subjects|children|women|men|"
    r"adults|users|volunteers|individuals|people|students|infants|adolescents|residents)\b"
)
_ALSO_BY = re.compile(r"\bby\s+(?:\w+\s+)?$")


def name_measures(
    text: str, series: Series, mentions: Sequence[Mention], before: Series | None
) -> None:
    """Give the estimates of a series their measures.

    Args:
        text: The sentence.
        series: The estimates, endpoints already given; they are changed.
        mentions: The measures of the sentence.
        before: The series before, whose measure holds on where nothing else is said.
    """
    start = max(lead_start(text, series), series.start - MEASURE_REACH)
    lead = [m for m in mentions if start <= m.start and m.end <= series.start]
    strong = [m for m in lead if m.name not in WEAK]
    listed = listed_before(text, strong, len(series.drafts))
    for place, draft in enumerate(series.drafts):
        own = [listed[place]] if listed else lead
        draft.measure = _measure(text, series, draft, own, mentions, before)


def _measure(
    text: str,
    series: Series,
    draft: Draft,
    lead: Sequence[Mention],
    mentions: Sequence[Mention],
    before: Series | None,
) -> str | None:
    near = text[max(series.lead, draft.start - MEASURE_REACH) : draft.start]
    symbol = _SYMBOL.search(near[-30:])
    if symbol:
        return SYMBOLS[symbol["symbol"]]
    told = _told_by(text, draft, near, before)
    if told:
        return told
    name = _spoken(text, draft, [m for m in lead if suits(m.name, draft)], series.start)
    if name in {"change", "difference", "mean difference"} and not _is_told(text, series, near):
        name = None
    if draft.value is None and name in {"change", "difference", "rate"}:
        name = None
    if name == "change" and (draft.n is not None or _OCCURRED.search(near)):
        # As in "dose reductions were seen in 13 patients (25%)".
        name = None
    if name is None:
        tail = [m for m in mentions if series.end <= m.start < min(series.tail, series.end + 20)]
        name = next((m.name for m in tail if _is_tail(text, m, series, draft)), None)
    if name is None and before is not None and not draft.is_count:
        name = _inherited(text, series, before, draft)
    return _settled(text, series, draft, name)


def _is_told(text: str, series: Series, near: str) -> bool:
    """Tell the size of a change from the values compared: ``rose to 4``, ``(64% versus 78%)``."""
    compared = _AGAINST.match(text, series.drafts[0].end) or _AGAINST_BEFORE.search(near)
    between = _BETWEEN_GROUPS.search(near)
    return not (_TO_VALUE.search(near) or compared or between or _SIGNIFICANT.search(near[-60:]))


def _told_by(text: str, draft: Draft, near: str, before: Series | None) -> str | None:
    """Recognise a change or difference told by a verb or a comparative."""
    if _BY.search(near):
        return "change"
    if _DIFFERED.search(near):
        return "difference"
    last = before.drafts[-1].measure if before is not None else None
    if last in {"change", "difference"} and _ALSO_BY.search(near):
        return last
    return _told_behind(text, draft)


def _told_behind(text: str, draft: Draft) -> str | None:
    """Recognise ``a 69% correlation``, ``a 12-fold increase``, ``3 kg lower with A``."""
    if draft.unit == "%" and _CORRELATED.match(text, draft.end):
        return "correlation coefficient"
    if draft.unit in {"%", "times"} and draft.n is None and _REDUCTION.match(text, draft.end):
        return "change"
    if draft.unit not in PEOPLE | {"%"} and draft.n is None and _LOWER.match(text, draft.end):
        return "difference"
    return None


def _is_tail(text: str, mention: Mention, series: Series, draft: Draft) -> bool:
    comma = re.search(r"[,;(]", text[series.end : mention.start])
    return mention.name not in WEAK and comma is None and suits(mention.name, draft)


def _spoken(text: str, draft: Draft, lead: Sequence[Mention], start: int) -> str | None:
    """Return the last strong word before an estimate, else the last weak one."""
    strong = [m for m in lead if m.name not in WEAK]
    if strong:
        last = strong[-1]
        between = text[last.end : start]
        if last.name in RATIOS and draft.value is not None and draft.value < 0:
            return None
        if not (BREAK.search(between) and len(between) > TAIL_REACH and not VERB.search(between)):
            return last.name
    weak = [m for m in lead if m.name in WEAK]
    return weak[-1].name if weak and start - weak[-1].end <= WEAK_REACH else None


def suits(name: str, draft: Draft) -> bool:
    """Tell whether an estimate of this unit can be of a measure."""
    unit = draft.unit
    if name in BARE:
        return unit is None or (unit == "%" and name == "area under the curve")
    if unit == "%":
        return True
    if name in _UNITS_OF:
        return _UNITS_OF[name](unit or "")
    return not (unit in PEOPLE and name in {"score", "change", "difference"})


def _inherited(text: str, series: Series, before: Series, draft: Draft) -> str | None:
    last = before.drafts[-1]
    between = text[before.end : series.start]
    if len(between) > INHERIT_REACH or not alike(draft, last) or last.is_count:
        return None
    if last.measure in RATIOS and draft.interval is None and last.interval is not None:
        return None
    same = last.endpoint == draft.endpoint or last.measure in {"median", "mean"} | COMPARISONS
    return last.measure if same else None


def _settled(text: str, series: Series, draft: Draft, name: str | None) -> str | None:
    """Weigh the word against the number's own form: a percentage, a count, a spread."""
    if draft.unit == "%":
        return _share(draft, name)
    if name in DIAGNOSTIC and (draft.spread is not None or draft.op is not None):
        # "a high sensitivity as a score of at least 16"
        return "mean" if draft.spread is not None else None
    if name == "percentage" and draft.op is not None:
        # "the percentage reaching a score below 7"
        return None
    if draft.measure == "count" or draft.unit in PEOPLE:
        near = text[max(series.lead, draft.start - 30) : draft.start]
        averaged = name in {"mean", "median"} and re.search(r"mean|median|average", near)
        return name if averaged else "count"
    if name is None or name in WEAK - {"change", "difference"}:
        name = _by_form(draft) or name
    if name is None and draft.unit is None and draft.special is None and _counts(text, draft):
        return "count"
    return name


def _share(draft: Draft, name: str | None) -> str:
    spread = draft.spread is not None
    if name in SHARES and name != "rate" and not (spread and name in DIAGNOSTIC):
        return name
    if name in {"mean", "median"} and (spread or draft.endpoint in PERCENT_VALUED):
        return name
    return "mean" if spread and draft.n is None else "percentage"


def _by_form(draft: Draft) -> str | None:
    if draft.spread is not None and draft.spread.kind != "SE":
        return "mean"
    quartiles = draft.range is not None and draft.range.kind == "IQR"
    return "median" if quartiles and draft.value is not None else None


def _counts(text: str, draft: Draft) -> bool:
    """Recognise ``13 deaths`` and ``120 were randomised``."""
    whole = draft.value is not None and draft.value == draft.value.to_integral_value()
    if not whole or draft.range or draft.interval or draft.spread:
        return False
    counted = _COUNTED.match(text, draft.end) or _DESCRIBED_PEOPLE.match(text, draft.end)
    return draft.endpoint in COUNTED or counted is not None

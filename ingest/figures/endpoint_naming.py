"""The endpoint of a figure: what was measured, from the words of its clause."""

import re
from collections.abc import Sequence

from ingest.figures.clauses import BREAK, VERB, Series, alike, lead_start, listed_before
from ingest.figures.drafts import Draft
from ingest.figures.endpoints import EVENTS, QUANTITIES, TIMED
from ingest.figures.measures import BARE, RATIOS, measures_in
from ingest.figures.terms import Mention
from ingest.figures.units import DOSES, PEOPLE, TIMES

ENDPOINT_REACH = 150
"""An endpoint speaks of figures at most this many characters behind it in its clause,"""
TAIL_REACH = 45
"""and either of figures at most this many before it."""
_SUBJECT = 4
_EXPLAINED = re.compile(r":\s[\w\s-]{0,30}$")
"""Overall survival favoured the drug: hazard ratio 0.70 speaks of its subject."""
INHERIT_REACH = 80
"""What is said of one figure holds for the next at most this many characters further."""
_RIGHT_BEHIND = 12
OLDEST = 120
"""An age of more years is none."""
_FAR_TIMES = frozenset({"age", "follow-up", "hospital stay", "operating time"})
_LASTING_ENDPOINTS = frozenset({"pain", "headache", "fatigue", "infection", "hypotension"})
_OWN_UNITS = {
    "body weight": frozenset({"kg", "g", "%", "times", *PEOPLE}),
    "body mass index": frozenset({"kg/m²", "%", "points", *PEOPLE}),
}
_GIVEN = frozenset({"absorbed dose", "administered activity"})
_SEXES = frozenset({"female sex", "male sex"})
_HAVING = re.compile(
    r"\s?[)\]]?\s?(?:(?:of\s)?(?:the\s)?(?:all\s)?(?:patients?|participants?|subjects?|cases|women|men|"
    r"children|individuals|tumou?rs)\s)?(?:\([^()]{0,20}\)\s)?(?:\w+\s)?(?:had|has|have|experienced|"
    r"died|achieved|developed|with|withdrew|reported|showed|discontinued|were|was|are|who|of|for|in|"
    r"dropped|survived|relapsed|progressed|suffered|responded|attained|obtained|remained|deaths?|"
    r"required)\b"
)
_LINK_OF = re.compile(r"\s?(?:for|of|in|on|with|as)\s(?:the\s)?(?:\w+\s)?$|\s?[(\[]?$")
_NONE = re.compile(r"\b[Nn]o\s$")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIZED = re.compile(r"\b[nN]\s?=\s?$")
_BRACKETED_SIZE = re.compile(r"[(\[]\s?[nN]\s?=\s?$")
_OLD = re.compile(r"\s(?:old|of\sage)\b")
_LASTING = re.compile(
    r"\b(?:time|times|duration|median|mean|average|lasted|length|delay|interval)\b"
)
_NEXT_LISTED = re.compile(r"[\])]*\s?[,;]?\s?(?:and\s)?[A-Za-z][^()]*\(")
_RESPECTIVELY = re.compile(r"[\s)\]%,]*respectively")
_LINKS_BACK = re.compile(
    r"(?:[^,;.]|,\s(?:and|or)\s){0,80}\b(?:and|or|vs\.?|versus|than|compared)\b[^,;.]{0,30}"
)
_PREDICTED = re.compile(
    r"\b(?:predict\w*|risk\s+factors?|associated|association|associations|independent\w*)\s+"
    r"(?:of|for|with|between)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def name_endpoints(
    text: str,
    series: Series,
    mentions: Sequence[Mention],
    before: Series | None,
    claimed: set[Mention],
) -> None:
    """Give the estimates of a series their endpoints.

    Args:
        text: The sentence.
        series: The estimates; they are changed.
        mentions: The endpoints of the sentence.
        before: The series before, whose endpoint holds on where nothing else is said.
        claimed: Mentions that name the figures before them, and so none behind; added to.
    """
    drafts, start = series.drafts, lead_start(text, series)
    if _BRACKETED_SIZE.search(text[: series.start][-8:]):
        # "Deaths (n = 2), losses (n = 7)": what stands before the bracket, and nothing else.
        start, before = series.lead, None
    lead = [m for m in mentions if start <= m.start and m.end <= series.start]
    lead = [m for m in lead if series.start - m.end <= ENDPOINT_REACH]
    listed = listed_before(text, lead, len(drafts))
    if listed:
        for draft, mention in zip(drafts, listed, strict=True):
            draft.endpoint = mention.name
        return
    tail = [m for m in mentions if series.end <= m.start and m.end <= series.tail]
    free = [m for m in lead if m not in claimed]
    for draft in drafts:
        inside = [m for m in mentions if draft.start <= m.start and m.end <= draft.end]
        if draft.unit == "%":  # "51 patients (52% women; age 66 years)"
            inside = [m for m in inside if fits(m.name, draft)]
        if inside:
            draft.endpoint = inside[0].name
            claimed.add(inside[0])
        else:
            draft.endpoint = _endpoint(text, series, draft, free, tail, claimed)
    if before is not None and not any(draft.endpoint for draft in drafts):
        _inherit_endpoint(text, series, before)


def _endpoint(
    text: str,
    series: Series,
    draft: Draft,
    lead: Sequence[Mention],
    tail: Sequence[Mention],
    claimed: set[Mention],
) -> str | None:
    if draft.unit in TIMES and _OLD.match(text, draft.end):
        return "age"
    fitting = [m for m in lead if fits(m.name, draft)]
    if draft.unit in TIMES and not _LASTING.search(text, series.lead, series.start):
        # "patients with neutropenia who had 3 days of …": no time of the neutropenia.
        fitting = [m for m in fitting if m.name in TIMED]
    behind = _behind(text, series, draft, tail)
    if fitting:
        last = fitting[-1]
        between = text[last.end : series.start]
        subject = last.start - series.clause[0] <= _SUBJECT and _EXPLAINED.search(between)
        broken = BREAK.search(between) is not None and not VERB.search(between) and not subject
        another = _is_share_of(series, draft, between, text)
        ended = behind is None and another and between.rstrip().endswith(",")
        if ended or _is_of_other(text, draft, last):
            return None
        if not (behind and (broken or another)):
            return None if broken and len(between) > TAIL_REACH else last.name
    if behind is not None:
        claimed.add(behind)
    return behind.name if behind is not None else None


def _is_of_other(text: str, draft: Draft, last: Mention) -> bool:
    """Recognise a share of those without an event, and the far size of a group.

    As in ``no complication was seen in 86%`` and ``with infection were given …; n = 769``.
    """
    if draft.unit == "%" and _NONE.search(text[: last.start][-8:]):
        return True
    sized = draft.is_count and _SIZED.search(text[: draft.start][-8:]) is not None
    return sized and draft.start - last.end > TAIL_REACH


def _is_share_of(series: Series, draft: Draft, between: str, text: str) -> bool:
    """Recognise ``… in the trial; 23 patients (66%) had stable disease``."""
    counted = draft.unit == "%" or draft.unit in PEOPLE or draft.is_count
    direct = re.fullmatch(
        r"[\s(\[]*(?:(?:was|were|is|in|occurred in|of|rate|rates|:|,|=)[\s(\[]*)*", between
    )
    return counted and direct is None and _HAVING.match(text, series.end) is not None


def _behind(text: str, series: Series, draft: Draft, tail: Sequence[Mention]) -> Mention | None:
    """Return the endpoint right behind the estimates: ``23% had stable disease``."""
    if not tail:
        return None
    first = next((m for m in tail if fits(m.name, draft)), None)
    if first is None or first.start - series.end > TAIL_REACH:
        return None
    between = text[series.end : first.start]
    if re.search(r"[,;:]\s|\band\b|\bwhile\b|\bbut\b", between.lstrip(")] ")):
        return None
    having = _HAVING.match(text, series.end)
    near = len(between.strip(" ()[]")) <= _RIGHT_BEHIND
    return first if having or near or _LINK_OF.search(between) else None


def fits(endpoint: str, draft: Draft) -> bool:
    """Tell whether an estimate of this unit can be of an endpoint."""
    unit = draft.unit
    if endpoint in _OWN_UNITS and unit is not None:
        return unit in _OWN_UNITS[endpoint]
    if endpoint in _GIVEN:
        return unit is not None and ("Gy" in unit or "Bq" in unit or "Ci" in unit or unit in DOSES)
    if endpoint in _SEXES:
        return unit == "%" or unit in PEOPLE
    if endpoint in _FAR_TIMES:
        years = unit is None and endpoint == "age" and (draft.value or 0) <= OLDEST
        return unit in TIMES or years
    return _fits_kind(endpoint, unit)


def _fits_kind(endpoint: str, unit: str | None) -> bool:
    if unit is None or unit in PEOPLE or unit in {"%", "percentage points", "points", "times"}:
        return True
    if unit.startswith("events"):
        return endpoint not in QUANTITIES
    if endpoint in EVENTS:
        return unit in TIMES or "person-years" in unit or "patients" in unit or "events" in unit
    if unit in TIMES:
        return endpoint in _LASTING_ENDPOINTS
    return endpoint in QUANTITIES or endpoint in {"bleeding", "metastases"}


def _is_listed(text: str, series: Series, before: Series) -> bool:
    """Recognise ``withdrawal (2 patients), other reasons (1 patient)``: each has its own name."""
    bracketed = text[before.start - 1 : before.start] == "("
    return bracketed and _NEXT_LISTED.fullmatch(text, before.end, series.start) is not None


def _inherit_endpoint(text: str, series: Series, before: Series) -> None:
    last, first = before.drafts[-1], series.drafts[0]
    known, between = last.endpoint, text[before.end : series.start]
    compared = last.measure in BARE or any(m.name in BARE for m in measures_in(between))
    # A ratio stands far behind the values that it compares, each with its interval.
    told = _IN_BRACKETS.sub("", between) if compared else between
    if known is None or len(told) > INHERIT_REACH or _is_listed(text, series, before):
        return
    if not (alike(first, last) or compared):
        return
    for draft in series.drafts:
        if fits(known, draft) and draft.unit not in PEOPLE - {last.unit}:
            draft.endpoint = known


def name_back(text: str, series: Sequence[Series], claimed: set[Mention]) -> None:
    """Name ``71% of A`` in ``71% of A and 58% of B were alive``."""
    for left, right in zip(reversed(series[:-1]), reversed(series[1:]), strict=True):
        known = right.drafts[0].endpoint
        if known is None or any(draft.endpoint for draft in left.drafts):
            continue
        late = any(m.name == known and m.start >= right.end for m in claimed)
        linked = _LINKS_BACK.fullmatch(text, left.end, right.start) is not None
        if late and linked and left.clause == right.clause:
            for draft in left.drafts:
                draft.endpoint = known if draft.unit == right.drafts[0].unit else None


def name_far(text: str, series: Sequence[Series], mentions: Sequence[Mention]) -> None:
    """Name the shares of a sentence that speaks of one endpoint only, far behind them."""
    if len(series) != 1 or len(mentions) != 1:
        return
    only = mentions[0]
    near = series[0].end <= only.start <= series[0].end + ENDPOINT_REACH // 2
    broken = re.search(r"[,;:]", text[series[0].end : only.start])
    for draft in series[0].drafts if near and not broken else ():
        shared = draft.unit == "%" or draft.is_count
        if draft.endpoint is None and shared and fits(only.name, draft):
            draft.endpoint = only.name


def name_respectively(text: str, series: Sequence[Series]) -> None:
    """Name ``A (5%) and B (7%) … (3% and 4%, respectively)`` in the order of what was named."""
    for place, each in enumerate(series):
        count = len(each.drafts)
        if count < 2 or not _RESPECTIVELY.match(text, each.end):  # noqa: PLR2004
            continue
        named = [s.drafts[0] for s in series[max(0, place - count) : place] if len(s.drafts) == 1]
        names = {draft.endpoint for draft in named}
        if len(names) == count and None not in names:
            for draft, other in zip(each.drafts, named, strict=True):
                draft.endpoint = other.endpoint


def name_predicted(text: str, series: Sequence[Series], mentions: Sequence[Mention]) -> None:
    """Give ratios the endpoint that is predicted, not the predictor: ``predictors of death``."""
    for mention in mentions:
        if not _PREDICTED.search(text[: mention.start][-60:]):
            continue
        for each in series:
            for draft in each.drafts:
                if draft.measure in RATIOS and each.clause[0] <= mention.start:
                    draft.endpoint = mention.name
        return

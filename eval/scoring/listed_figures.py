"""Whether the figures an answer lists are those that its quotes print and its sentences state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from eval.numbers.stated_numbers import Stated, numbers_of, readings
from eval.numbers.unit_spellings import TIMES, contradicts, unit_name
from eval.questions.samples import P_UNIT, Ends, ExpectedFigure
from eval.scoring.claims import Claim, claims_of
from eval.scoring.figure_match import says_less
from eval.scoring.list_match import mentions
from eval.scoring.outcome_words import ENDPOINTS, MEASURES, Table, named, terms_of_number
from eval.scoring.p_values import states_p
from eval.scoring.said_figures import Said, figures_said
from ingest.figures.figure import PValue
from retrieval.answers import Answer, AnswerFigure, Citation

_VALUE_AND_SPREAD = 2
"""Numbers that a figure's text may hold without holding two ends."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[a-z]{4,}")
_BRACKETS = re.compile(r"[^\d(\[;]{0,25}[(\[]([^)\]]*)[)\]]")
"""The brackets behind a value, its unit between them."""


def listing_faults(answer: Answer) -> tuple[str, ...]:
    """Check every listed figure against its quote and against the answer's own sentences.

    Its text is the slice of the quote that its offsets name, inside its citation. All its numbers
    stand in that slice (its P value and count: in the quote). Where the quote names an endpoint or
    a measure with it, or a sentence of the answer does, it is the same one. Where a sentence states
    it, unit, parts, comparison and group agree.

    Args:
        answer: Any answer.

    Returns:
        What does not hold, each with the figure's text; empty where all does.
    """
    citations = {each.number: each for each in answer.citations}
    faults: list[str] = []
    for figure in answer.figures:
        cited = citations.get(figure.citation)
        found = ["no such citation"] if cited is None else _printed_faults(figure, cited)
        faults += [f"{figure.text}: {fault}" for fault in found]
    for claim in claims_of(answer):
        faults += _said_faults(claim, answer)
    return (*faults, *_arm_faults(answer))


def _printed_faults(figure: AnswerFigure, cited: Citation) -> list[str]:
    """Return what the quote does not say as the figure does."""
    start, end = figure.start - cited.start, figure.end - cited.start
    if not 0 <= start < end <= len(cited.quote):
        return ["outside its citation"]
    if cited.quote[start:end] != figure.text:
        return ["its text is not what stands there"]
    checks = {
        "a number that is not printed": _numbers_stand(figure, cited.quote),
        "another P value": _p_stands(figure, cited.quote, start),
        "another unit": _unit_fits(figure),
        "another endpoint": _term_fits(figure.endpoint, cited.quote, start),
        "another measure": _term_fits(figure.measure, cited.quote, start),
    }
    return [fault for fault, holds in checks.items() if not holds]


def _numbers_stand(figure: AnswerFigure, quote: str) -> bool:
    """Tell whether every number of a figure is printed: its value in its own text."""
    printed, around = _read(figure.text), _read(quote)
    value = [] if figure.value is None else [figure.value]
    parts = [figure.spread.value] if figure.spread else []
    parts += [each for each in figure.n or () if each is not None]
    less = says_less(quote)
    return (
        all(_among(each, printed, less=less) for each in value)
        and all(_among(each, around, less=less) for each in parts)
        and all(_pair_stands(pair, printed, around) for pair in _pairs(figure))
    )


def _read(text: str) -> list[Stated]:
    return [each for way in readings(text) for each in way]


def _pairs(figure: AnswerFigure) -> list[Ends]:
    return [Ends(each.low, each.high) for each in (figure.interval, figure.range) if each]


def _among(number: Decimal, printed: Sequence[Stated], *, less: bool) -> bool:
    sign = -1 if number < 0 else 1
    return any(each.value == abs(number) and (less or sign in each.signs) for each in printed)


def _pair_stands(pair: Ends, printed: Sequence[Stated], around: Sequence[Stated]) -> bool:
    """Tell whether two ends stand side by side: in the figure's text, if that holds two ends."""
    where = printed if len(printed) > _VALUE_AND_SPREAD else around
    sizes = [each.value for each in where]
    ways = ([abs(pair.low), abs(pair.high)], [abs(pair.high), abs(pair.low)])
    turned = ways if pair.low < 0 and pair.high < 0 else ways[:1]
    ordered = pair.low <= pair.high
    return ordered and any(sizes[at : at + 2] in turned for at in range(len(sizes)))


def _p_stands(figure: AnswerFigure, quote: str, at: int) -> bool:
    if figure.p is None:
        return True
    wanted = ExpectedFigure(figure.p.value, P_UNIT, op=figure.p.op)
    return states_p(quote, wanted) and _may_be_its_own(figure.p, quote, at)


def _may_be_its_own(p: PValue, quote: str, at: int) -> bool:
    """Tell whether a P value is in the first run of P values behind a figure, if there is one."""
    numbers = readings(quote)[0]
    behind = [place for place, each in enumerate(numbers) if each.is_p and each.start > at]
    run = behind[:1]
    while run and run[-1] + 1 < len(numbers) and numbers[run[-1] + 1].is_p:
        run.append(run[-1] + 1)
    exact = {"", "="}
    ops = exact if p.op == "=" else {p.op}
    return not run or any(
        numbers[each].value == p.value and numbers[each].op in ops for each in run
    )


def _unit_fits(figure: AnswerFigure) -> bool:
    here = [each for each in _read(figure.text) if figure.value in {each.value, -each.value}]
    name = unit_name(figure.unit or "")
    return not (name and here) or any(not contradicts(name, each.unit) for each in here)


def _term_fits(term: str | None, quote: str, at: int) -> bool:
    tables = (ENDPOINTS, MEASURES)
    pairs = [(named(term or "", each), terms_of_number(quote, at, each)) for each in tables]
    return all(not (meant and there) or bool(meant & there) for meant, there in pairs)


def _said_faults(claim: Claim, answer: Answer) -> Iterator[str]:
    """Yield what a claim says otherwise of the figures whose values it states."""
    listed = [each for each in answer.figures if each.citation in claim.markers]
    said = [each for way in figures_said(claim.own) for each in way]
    forms = [form for each in said for form in each.forms]
    stated = [each for each in listed if any(_same_value(form, each) for form in forms)]
    for figure in stated:
        mine = [form for form in forms if _same_value(form, figure)]
        checks = {
            "another unit, comparison or other parts": any(_same_parts(f, figure) for f in mine),
            "another count": _same_count(figure, claim.own, said),
            "another endpoint": _same_terms(figure.endpoint, claim, ENDPOINTS),
            "another measure": _same_terms(figure.measure, claim, MEASURES),
            "another group": not _of_another_arm(figure, claim, answer),
        }
        yield from (f"{figure.text}: stated with {x}" for x, holds in checks.items() if not holds)
    values = [form for form in forms if not form.is_p]
    if values and listed and not stated:
        yield f"{values[0].value}: no figure lists it"
    elif stated:
        yield from (f"{number}: no figure lists it" for number in _unlisted(forms, stated, answer))
    yield from _said_p_faults(forms, stated)


def _unlisted(
    forms: Sequence[ExpectedFigure], stated: Sequence[AnswerFigure], answer: Answer
) -> list[Decimal]:
    """Return the values of a claim that neither its figures, their names nor the question hold."""
    names = [f"{each.arm} {each.endpoint} {each.measure}" for each in stated]
    known = numbers_of(" ".join([*names, answer.question, answer.standalone_question]))
    known |= {abs(number) for each in stated for number in _numbers(each)}
    known |= {Decimal(each.document.year) for each in answer.citations if each.document.year}
    return [form.value for form in forms if abs(form.value) not in known]


def _numbers(figure: AnswerFigure) -> list[Decimal]:
    """Return every number of a figure, the level of its interval left out."""
    ends = [end for pair in _pairs(figure) for end in pair]
    spread = [figure.spread.value] if figure.spread else []
    p = [figure.p.value] if figure.p else []
    given = (figure.value, *ends, *spread, *(figure.n or ()), *p)
    return [number for number in given if number is not None]


def _said_p_faults(
    forms: Sequence[ExpectedFigure], stated: Sequence[AnswerFigure]
) -> Iterator[str]:
    listed = [each.p for each in stated if each.p]
    for form in forms if stated else []:
        op = form.op or "="
        if form.is_p and not any(p.op == op and p.value == form.value for p in listed):
            yield f"P {op} {form.value}: no figure lists it"


def _same_value(form: ExpectedFigure, figure: AnswerFigure) -> bool:
    if form.is_p or figure.value is None or abs(figure.value) != abs(form.value):
        return False
    # The 2 of ``week 2`` is no ratio of 2.00.
    return not (form.unit in TIMES and figure.unit is None)


def _same_count(figure: AnswerFigure, own: str, said: Sequence[Said]) -> bool:
    """Tell whether the brackets behind a value hold no number but the figure's own."""
    known = {abs(number) for number in _numbers(replace(figure, value=None))}
    behind = [
        _BRACKETS.match(own, each.end)
        for each in said
        if any(_same_value(form, figure) for form in each.forms)
    ]
    return not behind or any(found is None or numbers_of(found[1]) <= known for found in behind)


def _same_terms(term: str | None, claim: Claim, table: Table) -> bool:
    meant = named(term or "", table)
    said = named(claim.own, table) or named(claim.lead, table)
    return not (meant and said) or bool(meant & said)


def _same_parts(form: ExpectedFigure, figure: AnswerFigure) -> bool:
    printed = unit_name(figure.unit or "")
    pairs = [_sizes(pair) for pair in _pairs(figure)]
    exact = (None, "=")
    return (
        not (form.unit and printed and contradicts(form.unit, printed))
        and all(_sizes(pair) in pairs for pair in (form.ci, form.range) if pair)
        and (form.pm is None or (figure.spread is not None and figure.spread.value == form.pm))
        and (form.op == figure.op or (form.op in exact and figure.op in exact))
    )


def _sizes(pair: Ends) -> tuple[Decimal, ...]:
    """Return the sizes of two ends; words may say that both are below nought."""
    sizes = (abs(pair.low), abs(pair.high))
    return sizes if min(pair) >= 0 or max(pair) > 0 else sizes[::-1]


def _of_another_arm(figure: AnswerFigure, claim: Claim, answer: Answer) -> bool:
    """Tell whether a claim names the group of another figure and not the figure's own.

    Or only another claim names the figure's group, or the group's name has another number here:
    ``calcium 500`` of ``calcium 1500``.
    """
    if not figure.arm:
        return False
    arms = list(dict.fromkeys(each.arm for each in answer.figures if each.arm))
    here = [arm for arm in arms if mentions(f"{claim.lead} {claim.own}", arm, arms)]
    there = (mentions(each.own, figure.arm, arms) for each in claims_of(answer))
    if figure.arm not in here and (here or any(there)):
        return True
    digits = set(_DIGITS.findall(figure.arm))
    words = [word for word in _WORD.findall(figure.arm.casefold()) if word in claim.own.casefold()]
    return bool(digits and words) and not digits & set(_DIGITS.findall(claim.own))


def _arm_faults(answer: Answer) -> Iterator[str]:
    """Yield the quotes that name each group of their figures once, in another order."""
    for citation in answer.citations:
        figures = [f for f in answer.figures if f.citation == citation.number and f.arm]
        arms = list(dict.fromkeys(each.arm for each in figures if each.arm))
        named_ = [(arm, _places(citation.quote, arm, arms)) for arm in arms]
        if len(arms) != len(figures) or any(len(at) != 1 for _, at in named_):
            continue
        order = [arm for arm, _ in sorted(named_, key=lambda each: each[1])]
        if order != [each.arm for each in sorted(figures, key=lambda each: each.start)]:
            yield f"{', '.join(order)}: the groups stand in another order than the figures"


def _places(quote: str, arm: str, arms: Sequence[str]) -> list[int]:
    """Return where a quote names a group; its words side by side are one place."""
    places: list[int] = []
    reached = -1
    for at in mentions(quote, arm, arms):
        if at > reached:
            places.append(at)
        reached = at + len(arm)
    return places

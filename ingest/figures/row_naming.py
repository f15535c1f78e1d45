"""Measure, endpoint, group and time of a table cell, from its headings, label and caption."""

import re
from collections.abc import Sequence

from ingest.figures.drafts import Draft
from ingest.figures.endpoint_naming import fits
from ingest.figures.endpoints import PERCENT_VALUED, QUANTITIES
from ingest.figures.headings import Column, Heading
from ingest.figures.measure_naming import suits
from ingest.figures.measures import BARE, DIAGNOSTIC, DIFFERENCES, RATIOS, SHARES
from ingest.figures.units import PEOPLE

_MODELLED = re.compile(
    r"predict|associat|risk factors?|\bCox\b|regression|\bmodel|\bratios?\b|multivaria|univaria",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"baseline|characteristic|demographic|compar|outcomes|results|events|effects", re.IGNORECASE
)
_COEFFICIENTS = frozenset({"correlation coefficient", "regression coefficient"})
_CAPTIONED = RATIOS | _COEFFICIENTS | {"mean", "median"}
_COMPARED = re.compile(r"[<>≤≥⩽⩾]")
_MEANS = frozenset({"M", "Mean", "x̄"})
_STEP = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\b", re.IGNORECASE)
_WHO = frozenset({"age", "male sex", "female sex"})
_DESCRIBING = re.compile(r"baseline|characteristic|demographic", re.IGNORECASE)
_SUBGROUPS = re.compile(r"\bby\s|subgroup|according|stratif", re.IGNORECASE)


def measure_cell(draft: Draft, column: Column, told: Heading, headings: Sequence[Heading]) -> None:
    """Give an estimate of a cell its unit and measure.

    Args:
        draft: The estimate; it is changed.
        column: Its cell.
        told: The heading that says what is in brackets.
        headings: Those of the column, the label and last the caption, the nearest first.
    """
    if column.own.measure in {"change", "difference"}:
        draft.unit = draft.unit or _unit(draft, told, headings)
        draft.measure = column.own.measure
        return
    if draft.unit is None:
        draft.unit = _unit(draft, told, headings)
    named = [
        h
        for h in headings[:-1]
        if h.measure
        and not h.several
        and _suits(h.measure, draft)
        and (not h.symbolic or h in column.path)
    ]
    strong = next((h.measure for h in named if not h.weak), None)
    strong = None if strong in DIAGNOSTIC and draft.spread else strong
    weak = next((h.measure for h in named if h.weak and h.measure != "score"), None)
    caption = _of_caption(draft, headings[-1])
    if draft.unit == "%" and draft.spread is None:
        averaged = next((m for m in (strong, caption) if m in {"mean", "median"}), None)
        own = any(heading.endpoint in PERCENT_VALUED for heading in headings)
        own = own or (draft.range is not None and draft.range.kind == "IQR")
        share = strong if strong in SHARES else _share(draft, headings)
        draft.measure = averaged if averaged and own and draft.n is None else share
        return
    counted = told.first == "n" or any(h.alone == "n" for h in (headings[0], headings[-1]))
    parted = draft.spread or draft.range or draft.interval
    if (
        draft.measure == "count"
        or draft.unit in PEOPLE
        or (counted and not parted and draft.value is not None)
    ) and _is_whole_count(draft):
        draft.unit = draft.unit if draft.unit in PEOPLE else None
        draft.measure = "count"
        return
    if strong in {"mean", "median"} and any(h.measure in DIFFERENCES for h in named):
        # "LS mean" under "Difference from placebo"
        strong = f"{strong} difference"
    if caption in _COEFFICIENTS and column.own.measure is None:
        strong = caption
    draft.measure = strong or _by_form(draft) or weak or caption


def _is_whole_count(draft: Draft) -> bool:
    value = draft.value
    return value is None or (value >= 0 and value == value.to_integral_value())


def _share(draft: Draft, headings: Sequence[Heading]) -> str | None:
    """Return the measure of a share: below zero it is a change, or something not known."""
    if draft.value is None or draft.value >= 0:
        return "percentage"
    return "change" if any(heading.measure == "change" for heading in headings) else None


def _suits(name: str, draft: Draft) -> bool:
    value = draft.value
    if name == "count" and not _is_whole_count(draft):
        return False
    if name == "correlation coefficient" and value is not None and abs(value) > 1:
        return False
    negative = name in RATIOS and value is not None and value < 0
    return suits(name, draft) and not negative


def _of_caption(draft: Draft, caption: Heading) -> str | None:
    """Return the caption's measure, where it is one that all its cells can share."""
    name = caption.measure
    if name not in _CAPTIONED or caption.weak or caption.several or not _suits(name or "", draft):
        return None
    parted = draft.spread or draft.range
    if name in {"mean", "median"} and set(caption.kinds) - {"%"} and not parted:
        # "mean ± SD" says nothing of a cell without a spread.
        return None
    return name


def _by_form(draft: Draft) -> str | None:
    if draft.spread is not None and draft.spread.kind != "SE":
        return "mean"
    return "median" if draft.range is not None and draft.range.kind == "IQR" else None


def _unit(draft: Draft, told: Heading, headings: Sequence[Heading]) -> str | None:
    if told.first == "%" and draft.spread is None and draft.range is None:
        return "%"
    if draft.special or any(h.measure in BARE and not h.weak for h in headings[:-1]):
        return None
    units = (heading.unit for heading in headings[:-1])
    unit = next((each for each in units if each and each not in PEOPLE), None)
    if unit == "%" and told.first == "n":
        return None
    share = "%" in told.kinds and not told.first and told.kinds[0] == "%"
    return "%" if share and unit is None and draft.n is None else unit


def name_row(
    drafts: Sequence[tuple[Column, Draft]],
    labels: Sequence[Heading],
    caption: Heading,
    line: str,
) -> None:
    """Give the estimates of a row their endpoints, groups and times.

    Args:
        drafts: The estimates with their cells; they are changed.
        labels: The row's label, its lowest part first.
        caption: The caption.
        line: The row line, which begins with the caption as printed.
    """
    title = line.partition(" > ")[0]
    modelled = _MODELLED.search(title) is not None
    timed = all(column.own.time for column, _ in drafts)
    # The caption says what was measured where the columns are times and the label is the group.
    subgroups = _SUBGROUPS.search(title) is not None
    general = _GENERAL.search(title) is not None and not timed
    described = _DESCRIBING.search(title) is not None
    own = any(label.unit or label.kinds or label.measure for label in labels)
    for column, draft in drafts:
        headings = list(labels)
        # "CRP > 0.3" over a column is a subgroup.
        subgroup = _COMPARED.search(column.cell.column.replace(" > ", " "))
        if not described and not subgroup:
            headings += [each for each in column.path if each.group is None]
        if modelled and draft.measure in RATIOS | {"regression coefficient"}:
            headings.insert(0, caption)
        elif not (general or own or subgroup or column.own.alone == "n"):
            headings.append(caption)
        if subgroups:
            # Age and sex name the subgroup there, not what was measured.
            headings = [each for each in headings if each.endpoint not in _WHO]
        draft.endpoint = next(
            (
                each.endpoint
                for each in headings
                if each.endpoint
                and _fits(
                    each, draft, labels, counted=column.own.alone == "n" or draft.measure == "count"
                )
            ),
            None,
        )
        draft.arm = _arm(column) or (_first_group(labels) if timed else None)
        draft.time = _time(column, labels)


def _time(column: Column, labels: Sequence[Heading]) -> str | None:
    """Return the point in time of a cell; ``3`` under ``Months after treatment`` is one."""
    above, _, own = column.cell.column.rpartition(" > ")
    unit = _STEP.search(above)
    number = re.fullmatch(r"\d+\W*", own.strip())
    if unit and number:
        return f"{own.strip().rstrip('*†‡ ')} {unit.group().casefold()}"
    return next((heading.time for heading in (*column.path, *labels) if heading.time), None)


def _fits(heading: Heading, draft: Draft, labels: Sequence[Heading], *, counted: bool) -> bool:
    """Tell whether a figure can be of an endpoint; shares of a label's own groups always are."""
    of_label = any(heading is label for label in labels)
    if of_label and draft.unit in {None, "%"} and heading.endpoint in _WHO and not counted:
        return draft.measure not in RATIOS
    if of_label and (draft.measure in RATIOS or counted) and heading.endpoint in QUANTITIES:
        # A quantity in the label of a ratio predicts it; of a number of people, it is of others.
        return False
    return heading.endpoint is not None and fits(heading.endpoint, draft)


def _first_group(labels: Sequence[Heading]) -> str | None:
    return next((label.group for label in labels if label.group), None)


def _arm(column: Column) -> str | None:
    groups = (heading.group for heading in column.path)
    return next((group for group in groups if group and group not in _MEANS), None)

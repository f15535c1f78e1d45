"""The grammar of reported figures: a sentence in, its figures out."""

from ingest.figures.arms import find_arms
from ingest.figures.assembling import drafts_of
from ingest.figures.checks import checked
from ingest.figures.clauses import series_in_clauses
from ingest.figures.drafts import finished
from ingest.figures.figure import Figure
from ingest.figures.leads import with_lead_groups
from ingest.figures.naming import name_series
from ingest.figures.parts import parts_in
from ingest.figures.rows import figures_in_row, row_in
from ingest.figures.significance import free_figure, link_significance
from ingest.figures.specials import specials_in
from ingest.figures.times import find_times


def figures_in(text: str) -> tuple[Figure, ...]:
    """Read the figures of one sentence, or of a row line whose cells are not known.

    Args:
        text: The sentence or line; offsets of the figures count its characters.

    Returns:
        The figures, left to right. Numbers that are parts of a figure (its interval, P, spread)
        are in that figure and make none of their own; a P value whose estimate the sentence does
        not print is a figure without value.
    """
    row = row_in(text) if " > " in text and " = " in text else None
    return figures_in_row(text, row) if row else _in_sentence(text)


def _in_sentence(text: str) -> tuple[Figure, ...]:
    parts, specials = parts_in(text), specials_in(text)
    if not parts and not specials:
        return ()
    drafts, tests = drafts_of(text, parts)
    if specials:
        drafts = sorted([*drafts, *specials], key=lambda draft: draft.start)
    series = series_in_clauses(text, drafts)
    name_series(text, series)
    free = link_significance(text, tests, series)
    find_arms(text, series)
    find_times(text, series, parts)
    for each in series:
        for draft in each.drafts:
            draft.context = each.clause
    figures = [checked(finished(text, draft)) for draft in drafts]
    bare = [free_figure(text, test) for test in free]
    every = sorted([*figures, *bare], key=lambda figure: figure.start) if bare else figures
    return with_lead_groups(text, every)

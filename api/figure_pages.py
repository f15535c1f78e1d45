"""A page of the figures that the documents of a library report."""

from typing import Any

from api.figure_export import figure_json
from api.figure_filters import WantedFigures, figure_filter
from api.paging import next_offset
from ingest.library import Library


def listed_figures(
    library: Library, wanted: WantedFigures, offset: int, limit: int
) -> dict[str, Any]:
    """Return a page of the figures.

    Args:
        library: The library.
        wanted: Which figures.
        offset: How many to pass over.
        limit: How many at most.

    Raises:
        FigureFilterError: A measure, endpoint or unit is unknown.
        DocumentUnknownError: No document, or more than one, answers to the name.
    """
    chosen = figure_filter(library, wanted)
    listed = list(library.list_figures(chosen, limit, offset))
    counts = library.count_figures(chosen)
    return {
        "figures": [figure_json(each) for each in listed],
        "total": counts.figures,
        "documents": counts.documents,
        "next": next_offset(offset, len(listed), counts.figures),
    }

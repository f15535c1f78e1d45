"""Which figure tags a question looks for: the kinds of figures that answer it."""

from ingest.figure_tags import tag
from retrieval.lexicon import Part
from retrieval.question import Asked, Kind

_PARTS = {
    Part.INTERVAL: "interval", Part.P: "p", Part.SPREAD: "spread", Part.RANGE: "range",
    Part.COUNT: "n",
}  # fmt: skip


def tags_of(asked: Asked) -> tuple[str, ...]:
    """Return the tags of the figures a question asks for, sorted; none for a text question."""
    if asked.kind is not Kind.FIGURE:
        return ()
    wanted = {tag("measure", name) for name in asked.measures}
    wanted |= {tag("endpoint", name) for name in asked.endpoints}
    wanted |= {tag("has", _PARTS[part]) for part in asked.parts}
    wanted |= {tag("unit", "%")} if asked.share else set()
    return tuple(sorted(wanted))

"""Figures with every slot filled, and hypothesis strategies for any figure at all."""

from decimal import Decimal

from hypothesis import strategies as st

from ingest.documents import Document
from ingest.figure_records import Extraction
from ingest.figures.extraction import GRAMMAR_VERSION
from ingest.figures.figure import Count, Figure, Interval, PValue, Range, Spread
from ingest.library import Library
from tests.made_up_studies import ENCODER, cut, embed

FULL = Figure(
    text="0.310",
    start=9,
    end=14,
    value=Decimal("0.310"),
    measure="hazard ratio",
    endpoint="overall survival",
    unit="months",
    interval=Interval(Decimal(95), Decimal("0.19"), Decimal("0.480")),
    spread=Spread("SD", Decimal("1.10")),
    range=Range("IQR", Decimal(-2), Decimal("3E+2")),
    p=PValue("<", Decimal("0.0010")),
    n=Count(Decimal(12), Decimal(80)),
    op="approx",
    arm="lumitide 10 mg",
    special=None,
    time="12 months",
    context=(9, 40),
    warnings=("The value lies outside its interval.", "23 of 35 are not 60 %."),
)
BARE = Figure(text="not", start=9, end=12, value=None, special="not reached")


def write(
    library: Library, document: Document, *figures: Figure, grammar: int = GRAMMAR_VERSION
) -> str:
    """Add a document with figures that are given, not read; return its id."""
    library.claim_encoder(ENCODER.fingerprint)
    passages = cut(document)
    vectors = embed(document, passages)
    id_, _ = library.write(document, passages, vectors, Extraction(grammar, figures))
    library.apply_changes()
    return id_


_decimals = st.decimals(allow_nan=False, allow_infinity=False)
_texts = st.text(st.characters(exclude_categories=["Cs"]))
_names = st.none() | _texts
_kinds = st.sampled_from(["SD", "SE", "±", "IQR", "range"])
_operators = st.sampled_from(["<", ">", "<=", ">=", "=", "approx"])
_places = st.integers(0, 10**6)

any_figure = st.builds(
    Figure,
    text=_texts,
    start=_places,
    end=_places,
    value=st.none() | _decimals,
    measure=_names,
    endpoint=_names,
    unit=_names,
    interval=st.none() | st.builds(Interval, st.none() | _decimals, _decimals, _decimals),
    spread=st.none() | st.builds(Spread, _kinds, _decimals),
    range=st.none() | st.builds(Range, _kinds, _decimals, _decimals),
    p=st.none() | st.builds(PValue, _operators, _decimals),
    n=st.none() | st.builds(Count, _decimals, st.none() | _decimals),
    op=st.none() | _operators,
    arm=_names,
    special=st.none() | st.sampled_from(["not reached", "not estimable"]),
    time=_names,
    context=st.none() | st.tuples(_places, _places),
    warnings=st.lists(_texts, max_size=3).map(tuple),
)

"""A development question about the tiny library, with what was found for it."""

from decimal import Decimal

from bench.cases import Case, RememberingJudge, cases
from eval.questions.samples import Ends, ExpectedFigure, Sample
from retrieval.judging import SimilarityJudge
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol

RATIO = ExpectedFigure(Decimal("0.31"), ci=Ends(Decimal("0.19"), Decimal("0.48")))
SAMPLE = Sample(
    "q1", "Lumitide in midgut tumours: hazard ratio for PFS with CI?", "figure",
    ("PMC9000001",), (RATIO,),
)  # fmt: skip


def case(sample: Sample = SAMPLE) -> Case:
    """Search the tiny library for a question."""
    judge = RememberingJudge(SimilarityJudge(ENCODER))
    library = TinyLibrary(lumitide(), marisol())
    (made,) = cases(library, ENCODER, [sample], lambda _: judge)
    return made

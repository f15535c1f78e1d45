"""Made-up questions about articles that the ranker has not learnt from, as cases.

The confidence is learnt from some two hundred questions asked by people; these tell it, by the
hundred, how right figures look and how wrong ones do. Their number is known, for it is the one
that was taken out of its sentence.
"""

from collections.abc import Iterator
from random import Random

from bench.cases import Case, RememberingJudge
from bench.ranker.data import is_held_out
from bench.ranker.examples import questions_about
from bench.ranker.pseudo_questions import PseudoQuestion
from eval.questions.samples import ExpectedFigure, Sample
from ingest.library import Library
from ingest.records import Encoder
from retrieval.question import Kind, parse_question
from retrieval.readings import Reading, Readings
from retrieval.search import FoundDocument

QUESTIONS = 3
"""Asked of each article."""
MADE_UP = "made up"
"""The group that these questions are of."""


def pseudo_cases(
    library: Library, encoder: Encoder, judge: RememberingJudge, articles: int
) -> Iterator[Case]:
    """Ask for figures of some articles, each in its own article only.

    Args:
        library: Where the articles are.
        encoder: The library's.
        judge: Looks at the evidence again.
        articles: How many of those held out from the ranker's training.
    """
    readings = Readings(library)
    held_out = [each.id for each in library.summaries() if is_held_out(each.id)]
    for id_ in sorted(held_out)[:articles]:
        reading = readings.of(id_, library.generation)
        for number, made in enumerate(questions_about(reading, QUESTIONS, Random(id_))):
            asked = parse_question(made.text)
            if asked.kind is not Kind.FIGURE:
                continue
            vector = encoder.encode([made.text])[0]
            ids = sorted({candidate.passage for candidate in reading.candidates})
            cosines = dict(zip(ids, (library.vectors(ids) @ vector).tolist(), strict=True))
            found = ((FoundDocument(id_, 1.0), reading),)
            yield Case(_sample(reading, number, made), asked, found, cosines, judge)


def _sample(reading: Reading, number: int, made: PseudoQuestion) -> Sample:
    return Sample(
        id=f"{reading.stored.id}-{number}",
        question=made.text,
        kind="figure",
        documents=(reading.stored.id,),
        figures=tuple(
            ExpectedFigure(figure.value, unit="%" if figure.unit == "%" else "")
            for figure in made.figures
            if figure.value is not None
        ),
        in_table=made.source.row is not None,
        group=MADE_UP,
    )

"""The mutants of the evaluation suite, made from right claims: none passes the gate."""

from collections.abc import Iterator

import pytest

from eval.questions.samples import Sample
from eval.scoring.mutants import number_operators as number
from eval.scoring.mutants import word_operators as word
from eval.scoring.mutants.mutant import Operator
from eval.scoring.mutants.sources import Sources
from ingest.documents import Identifiers
from ingest.records import Publication
from retrieval.answers import Answer, Citation
from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from retrieval.quoting import cited_document
from tests.tiny_evidence import sentence, table_row
from tests.trial_claims import EVEROLIN, EVEROLIN_TITLE, MIRVETAN, MIRVETAN_TITLE, RIGHT

OPERATORS: tuple[Operator, ...] = (
    number.digits_swapped,
    number.digit_changed,
    number.first_digit_changed,
    number.digit_dropped,
    number.point_moved,
    number.ends_swapped,
    number.comparison_changed,
    number.sign_added,
    word.endpoint_relabelled,
    word.measure_relabelled,
    word.unit_changed,
    word.group_renumbered,
    word.special_turned,
)
TRIALS = {"everolin": (EVEROLIN, EVEROLIN_TITLE), "mirvetan": (MIRVETAN, MIRVETAN_TITLE)}


def quotes_of(name: str) -> list[Quote]:
    texts, title = TRIALS[name]
    return [
        Quote(place, table_row(*text) if isinstance(text, tuple) else sentence(text), title)
        for place, text in enumerate(texts, start=1)
    ]


def answers() -> Iterator[tuple[list[Quote], Answer]]:
    for name, claims in RIGHT.items():
        quotes = quotes_of(name)
        paper = cited_document(
            Publication("p", TRIALS[name][1], (), None, None, Identifiers(), "p.xml")
        )
        citations = tuple(
            Citation(q.number, paper, "", None, q.text, 0, len(q.text), 1.0) for q in quotes
        )
        for claim in claims:
            yield quotes, Answer("", "", "answered", claim, (), citations)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda each: each.__name__)
def test_no_mutant_passes(operator):
    sample, sources = Sample(id="s", question="", kind="figure", documents=()), Sources(())
    made = [
        (quotes, mutant.answer, note)
        for quotes, answer in answers()
        for mutant, note in operator(sample, answer, sources)
    ]
    through = [(text, note) for quotes, text, note in made if ground(text, quotes) is not None]
    assert made
    assert through == []

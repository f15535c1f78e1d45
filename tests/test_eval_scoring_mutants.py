"""Right answers made wrong: nothing wrong may go unnoticed, and nothing right may be refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from eval.questions.samples import Ends, ExpectedFigure, Sample, read_suite
from eval.running.paper_library import library_of
from eval.running.targets import open_in_process
from eval.scoring.grounding import quotes_hold
from eval.scoring.mutants.ideal import ideal_answer
from eval.scoring.mutants.registry import OPERATORS, mutants_of
from eval.scoring.mutants.sources import Source, Sources
from eval.scoring.verdict import noticed, verdict
from ingest.settings import load_settings
from retrieval.answers import Answer, CitedDocument
from tests.made_up_answers import TRIAL
from tests.mutation import ROOT, Tally, corpus_sources, mutated

SUITE = ROOT / "eval" / "suites" / "prrt.jsonl"
FEWEST = 500
"""Mutants that must have been made of the bundled studies alone."""
TEXT = """The MERIDIAN trial compared zolimab with placebo in 212 adults with gout.
The mean change in serum urate was −0.42 mmol/L (95% CI −0.60 to −0.24) with zolimab.
In 96 adults of grade 2 the median OS was 31.5 months, while the median PFS had not been reached.
Over a year the hazard ratio for a flare was 0.61 (95% CI 0.44–0.85) with zolimab and 0.93 \
(95% CI 0.71–1.22; P = 0.04) with placebo.
Rash was seen in 12% of the zolimab group and in 30% of the placebo group.
Nausea was rare in both groups."""
OTHER = CitedDocument("t2", "The HALCYON trial", (), None, 2021, None, None, None, "halcyon.md")
MADE_UP = Sources(
    (Source(TRIAL, TEXT), Source(OTHER, "Of 61 adults, 12 had a flare after 31.5 months."))
)


def figure(value: str, unit: str = "", low: str = "", high: str = "") -> ExpectedFigure:
    ends = Ends(Decimal(low), Decimal(high)) if low else None
    return ExpectedFigure(Decimal(value), unit, ci=ends)


def asked(kind: str, question: str, *figures: ExpectedFigure, **slots: str) -> Sample:
    return Sample(question, question, kind, ("PMC1",), figures, slots=slots)


MADE_UP_SAMPLES = (
    asked(
        "figure", "Serum urate on zolimab?", figure("-0.42", "mmol/L", "-0.60", "-0.24"),
        measure="mean change", endpoint="serum urate", arm="zolimab",
    ),
    asked(
        "list", "Hazard ratio of a flare on zolimab and on placebo?",
        figure("0.61", "HR", "0.44", "0.85"), figure("0.93", "HR", "0.71", "1.22"),
        ExpectedFigure(Decimal("0.04"), "P", op="="),
        measure="hazard ratio", endpoint="flare", arm="zolimab; placebo",
    ),
    asked(
        "figure", "OS in grade 2?", figure("31.5", "months"),
        measure="median", endpoint="OS", population="grade 2",
    ),
    asked(
        "figure", "Rash on zolimab and on placebo?", figure("12", "%"), figure("30", "%"),
        endpoint="rash", arm="zolimab vs placebo",
    ),
)  # fmt: skip


def ideal(samples: list[Sample], sources: Sources) -> list[tuple[Sample, Answer]]:
    answers = [(sample, ideal_answer(sample, sources)) for sample in samples]
    return [(sample, answer) for sample, answer in answers if answer is not None]


@pytest.fixture(scope="module")
def corpus() -> Tally:
    suite = [sample for sample in read_suite(SUITE) if sample.on != ("pages",)]
    sources = corpus_sources()
    return mutated(ideal(suite, sources), sources)


@pytest.fixture(scope="module")
def made_up() -> Tally:
    return mutated(ideal(list(MADE_UP_SAMPLES), MADE_UP), MADE_UP)


def test_no_mutant_of_an_ideal_answer_survives(corpus: Tally, made_up: Tally) -> None:
    assert corpus.survivors + made_up.survivors == []
    assert corpus.unexpected + made_up.unexpected == []
    assert sum(corpus.made.values()) >= FEWEST


def test_every_operator_makes_mutants(corpus: Tally, made_up: Tally) -> None:
    made = corpus.made + made_up.made
    assert [name for name in OPERATORS if not made[name]] == []


def test_the_ideal_answers_are_right_and_sound(corpus: Tally, made_up: Tally) -> None:
    assert made_up.originals == len(MADE_UP_SAMPLES)
    # The others are no fault of the scorers: an ideal answer picks one sentence a figure by words
    # alone, and for a few questions it picks another one.
    assert corpus.originals >= 130


def test_a_mutant_that_says_the_same_is_not_noticed() -> None:
    sample = MADE_UP_SAMPLES[0]
    ((_, answer),) = ideal([sample], MADE_UP)
    original = verdict(sample, answer, quotes_hold(answer, MADE_UP.text_of))
    assert original.faults == frozenset()
    assert noticed(original, original) == frozenset()


def test_a_mutant_says_what_was_done_and_what_must_notice_it() -> None:
    sample = MADE_UP_SAMPLES[2]
    ((_, answer),) = ideal([sample], MADE_UP)
    first = next(iter(mutants_of(sample, answer, MADE_UP)))
    assert (first.operator, first.note) == ("digits swapped", "'31.5' -> '13.5'")
    assert "13.5 months" in first.answer.answer
    seen = noticed(
        verdict(sample, answer, quotes_hold(answer, MADE_UP.text_of)),
        verdict(sample, first.answer, quotes_hold(first.answer, MADE_UP.text_of)),
    )
    assert {"outcome", "grounded", "recall"} <= seen
    assert first.expected_violation & seen


@pytest.mark.encoder
def test_no_mutant_of_a_real_answer_survives(tmp_path: Path) -> None:
    suite = [sample for sample in read_suite(SUITE) if sample.on != ("pages",)][::3]
    library = library_of(ROOT / "corpus", tmp_path)
    with open_in_process(load_settings(library=library)) as target:
        answers = [(each, target.ask(each.question, each.history)) for each in suite]
        ids = {citation.document.id for _, answer in answers for citation in answer.citations}
        known = {c.document.id: c.document for _, answer in answers for c in answer.citations}
        sources = Sources(tuple(Source(known[id_], target.text(id_)) for id_ in sorted(ids)))
    right = [
        (sample, answer, verdict(sample, answer, quotes_hold(answer, sources.text_of)))
        for sample, answer in answers
    ]
    # What is right is sound too: no check refuses a right answer of the real engine.
    assert [
        (sample.id, sorted(found.faults))
        for sample, _, found in right
        if found.score.outcome == "right" and not found.sound
    ] == []
    tally = mutated([(sample, answer) for sample, answer, _ in right], sources)
    assert tally.survivors == []
    assert sum(tally.made.values()) >= FEWEST


@pytest.mark.shared
def test_no_mutant_of_an_answer_about_the_trial_articles_survives(shared_data: Path) -> None:
    suite = read_suite(shared_data / "rct" / "dev_qa.jsonl")
    sources = Sources(tuple(_evidence(suite)))
    tally = mutated(ideal(suite[::3], sources), sources)
    assert tally.survivors == []
    assert sum(tally.made.values()) >= FEWEST


def _evidence(suite: list[Sample]) -> list[Source]:
    """One document for each article, of the sentences that its questions rest on."""
    lines: dict[str, dict[str, None]] = {}
    for sample in suite:
        for each in (*sample.evidence, *sample.near_miss.splitlines()):
            ended = each if each.endswith((".", "!", "?")) else f"{each}."
            lines.setdefault(sample.document, {})[ended] = None
    return [
        Source(CitedDocument(name, name, (), None, None, None, None, name, name), "\n".join(texts))
        for name, texts in lines.items()
    ]

"""Make the training examples of the evidence ranker from a library of trial articles.

usage: python -m bench.ranker.build LIBRARY EXAMPLES.jsonl --prompts FINDINGS.csv [FINDINGS.csv ...]
       --without QUESTIONS.jsonl [--questions 6] [--seed 0]

The articles of the questions given with --without are left out whole, so that a ranker trained on
the examples has never seen an article it is later asked about. The same library, files and seed
give the same examples.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from rich.progress import track

from bench.ranker.examples import (
    Example,
    number_example,
    prompt_example,
    questions_about,
    write_examples,
)
from bench.ranker.wording import misspelt, reworded
from eval.questions.public_sets.evidence_inference import read_evidence_inference
from eval.questions.samples import Sample, read_suite
from eval.scoring.evidence import is_evidence
from ingest.library import open_library
from retrieval.readings import Reading, Readings

PROMPT_STYLES = (
    "What was the effect of {arm} on {outcome} compared with {comparator}?",
    "{outcome} with {arm} and with {comparator}?",
    "{arm} versus {comparator}: {outcome}?",
    "{outcome} in the {arm} group against {comparator}?",
    "{arm} or {comparator}: {outcome} in each, and p?",
    "What was {outcome} with {arm}?",
    "How did {arm} change {outcome}?",
    "Difference in {outcome} between {arm} and {comparator}, with CI?",
    "{outcome}, {arm} vs {comparator}?",
    "By how much did {outcome} differ on {arm} (p)?",
)
MOST_PROMPTS = 8
"""Prompts of one article; a few articles have dozens."""


def examples(
    readings: Sequence[str],
    read: Readings,
    generation: str,
    prompts: Mapping[str, Sequence[Sample]],
    most: int,
    seed: int,
) -> Iterator[Example]:
    """Make the examples of some articles.

    Args:
        readings: Ids of the articles.
        read: Where they are read.
        generation: The library's generation.
        prompts: PMCID -> findings marked up in the article.
        most: Number-masked questions an article.
        seed: Of the chance with which each article's questions are chosen.
    """
    for id_ in track(readings, "Making questions"):
        reading = read.of(id_, generation)
        rng = Random(f"{seed}:{id_}")
        for made in questions_about(reading, most, rng):
            if example := number_example(reading, made, rng):
                yield example
        pmcid = reading.stored.document.identifiers.pmcid or ""
        for sample in prompts.get(pmcid, ())[:MOST_PROMPTS]:
            if example := _of_prompt(reading, sample, rng):
                yield example


def _of_prompt(reading: Reading, sample: Sample, rng: Random) -> Example | None:
    marked = [
        candidate
        for candidate in reading.candidates
        if any(is_evidence(candidate.text, text) for text in sample.evidence)
    ]
    # Annotators mark whole passages: "shown in Table 5" among them is no answer.
    marked = [each for each in marked if each.numbers] or marked
    if not marked:
        return None
    outcome = sample.slots["endpoint"] or ""
    arm, _, comparator = (sample.slots["arm"] or "").partition(" vs ")
    style = rng.choice(PROMPT_STYLES)
    question = style.format(outcome=outcome, arm=arm, comparator=comparator)
    question = reworded(question, reading.definitions, 0.2, rng)
    if rng.random() < 0.1:  # noqa: PLR2004
        question = misspelt(question, rng)
    return prompt_example(reading, question, marked, outcome, rng)


def findings(paths: Sequence[Path]) -> dict[str, list[Sample]]:
    """Return the findings of some files by their article's PMCID."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for path in paths:
        for sample in read_evidence_inference(path):
            found[sample.document].append(sample)
    return found


def build(
    library: Path, out: Path, prompts: Sequence[Path], unseen: Path, most: int = 6, seed: int = 0
) -> int:
    """Write the examples of all articles of a library but some.

    Args:
        library: The library.
        out: JSON Lines file to write; it appears when it is whole.
        prompts: Findings marked up by hand.
        unseen: Questions whose articles are left out.
        most: Number-masked questions an article.
        seed: Of the chance with which each article's questions are chosen.

    Returns:
        How many examples were written.
    """
    left_out = {name for sample in read_suite(unseen) for name in sample.documents}
    with open_library(library) as opened:
        ids = sorted(each.id for each in opened.summaries())
        names = opened.publications(ids)
        kept = [each for each in ids if {each, names[each].identifiers.pmcid}.isdisjoint(left_out)]
        read = Readings(opened)
        made = examples(kept, read, opened.generation, findings(prompts), most, seed)
        part = out.with_suffix(".part")
        count = write_examples(part, made)
    part.rename(out)
    return count


def main() -> None:
    """Read the arguments, make the examples, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--prompts", type=Path, nargs="+", default=[])
    parser.add_argument("--without", type=Path, required=True, help="questions never to be seen")
    parser.add_argument("--questions", type=int, default=6, help="number-masked, an article")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    count = build(
        given.library, given.out, given.prompts, given.without, given.questions, given.seed
    )
    print(f"{count:,} examples")


if __name__ == "__main__":
    main()

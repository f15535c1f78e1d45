"""Which small ranker is worth its size: depth, loss, distillation, what it reads, how much.

usage: python -m bench.ranker.trials EXAMPLES.jsonl LIBRARY=QUESTIONS.jsonl [--steps 100]
       [--out FILE.md]

All trials take the same number of steps over the same lists, but for those that are about just
that. Each is measured on articles held out and on the development questions, of whose articles no
example is made.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sentence_transformers.cross_encoder import CrossEncoder

from bench.cases import searched
from bench.fit_evidence import both_ways
from bench.ranker.data import Lists, divided, starting_model
from bench.ranker.examples import Example, read_examples
from bench.ranker.measuring import (
    RankedList,
    blended,
    held_out,
    hits,
    judged,
    logits_of_lists,
    ranked_lists,
)
from bench.ranker.training import Recipe, dataset, train

BASE = Recipe(texts=7, rate=5e-4)
TEACHER = "6 layers"
TRIALS: dict[str, Recipe] = {
    "4 layers, listwise": BASE,
    TEACHER: replace(BASE, layers=6),
    "3 layers": replace(BASE, layers=3),
    "4 layers, distilled from the 6": replace(BASE, loss="distilled"),
    "pairwise loss": replace(BASE, loss="pairwise"),
    "without heading": replace(BASE, heading=False),
    "with title": replace(BASE, title=True),
    "without marked figures": replace(BASE, figures=False),
    "half the steps": replace(BASE, steps=BASE.steps // 2),
}
MEASURED = 300
"""Lists of held-out articles that are measured."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial gave."""

    name: str
    seconds: float
    right: dict[str, float]
    alone: tuple[float, ...]
    blended: tuple[float, ...]


def trial(
    name: str,
    recipe: Recipe,
    lists: Lists,
    ranked: Sequence[RankedList],
    taught: CrossEncoder | None,
) -> tuple[Outcome, CrossEncoder]:
    """Train one model and measure it."""
    with TemporaryDirectory() as folder:
        start = starting_model(lists.learnt, recipe.layers, Path(folder) / "start")
        used = lists.learnt[: recipe.steps * recipe.questions]
        teaching = logits_of_lists(taught, used) if taught else ()
        begun = perf_counter()
        model, _ = train(start, dataset(used, teaching), recipe, Path(folder) / "checkpoints")
        seconds = perf_counter() - begun
    scores = judged(model, ranked, recipe)
    outcome = Outcome(
        name,
        seconds,
        held_out(model, lists.held_out[:MEASURED]),
        hits(ranked, scores),
        hits(ranked, blended(ranked, scores)),
    )
    return outcome, model


def run(examples: Sequence[Example], ranked: Sequence[RankedList], steps: int) -> list[Outcome]:
    """Run all trials, the teacher before its pupil."""
    teacher: CrossEncoder | None = None
    outcomes = []
    for name, base in TRIALS.items():
        recipe = replace(base, steps=steps // 2 if base.steps < BASE.steps else steps)
        lists = divided(examples, recipe)
        taught = teacher if recipe.loss == "distilled" else None
        outcome, model = trial(name, recipe, lists, ranked, taught)
        teacher = model if name == TEACHER else teacher
        outcomes.append(outcome)
        print(row(outcome), flush=True)
    return outcomes


HEADS = (
    "trial", "minutes", "sentence right", "figure right", "alone: first 1, 3, 10",
    "blended: first 1, 3, 10",
)  # fmt: skip


def row(outcome: Outcome) -> str:
    """Write a trial as a row of a Markdown table."""
    right = [f"{outcome.right[kind]:.0%}" if kind in outcome.right else "–"
             for kind in ("whole", "marked")]  # fmt: skip
    tops = [", ".join(f"{hit:.0%}" for hit in found) for found in (outcome.alone, outcome.blended)]
    return f"| {' | '.join([outcome.name, f'{outcome.seconds / 60:.1f}', *right, *tops])} |"


def table(outcomes: Sequence[Outcome], ranked: Sequence[RankedList]) -> str:
    """Write all trials as a Markdown table, the features alone last."""
    features = hits(ranked, [each.weights for each in ranked])
    alone = ", ".join(f"{hit:.0%}" for hit in features)
    head = f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}\n"
    lines = "\n".join(row(outcome) for outcome in outcomes)
    return f"{head}{lines}\n| features, no ranker | – | – | – | {alone} | – |\n"


def main() -> None:
    """Read the arguments, run the trials, print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("set", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--out", type=Path, help="Markdown file to write")
    given = parser.parse_args()
    ranked = lists_of_set(given.set)
    outcomes = run(read_examples(given.examples), ranked, given.steps)
    text = table(outcomes, ranked)
    if given.out:
        given.out.write_text(text, "utf-8")
    print(text)


def lists_of_set(name: str) -> list[RankedList]:
    """Rank the candidates of every question of ``LIBRARY=QUESTIONS.jsonl`` by features."""
    return ranked_lists(*searched(name, list, both_ways))


if __name__ == "__main__":
    main()

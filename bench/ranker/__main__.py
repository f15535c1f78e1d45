"""Make the evidence ranker: examples, training, learning curve, measurement, the shipped folder.

usage: python -m bench.ranker LIBRARY --prompts FINDINGS.csv [FINDINGS.csv ...]
       --questions LIBRARY=QUESTIONS.jsonl [--asked LIBRARY=QUESTIONS.jsonl ...] --work FOLDER
       [--steps 1800] [--ship FOLDER]

It learns from questions made up from the articles, and last from those that people asked, in each
of the ways of `bench.ranker.folds.RECIPES`; the mean of their weights is the ranker.
Everything is kept in the work folder; a run that was interrupted goes on where it stopped. The
articles of --questions are left out of the examples, so that the ranker is measured on articles it
has never seen.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from sentence_transformers.cross_encoder import CrossEncoder

from bench.charts import learning_chart
from bench.ranker.asked_questions import asked_lists
from bench.ranker.averaging import average
from bench.ranker.build import build
from bench.ranker.card import card
from bench.ranker.data import divided, starting_model
from bench.ranker.examples import Example, read_examples
from bench.ranker.folds import LAST, RECIPES, examples_of, learn_last
from bench.ranker.measuring import RankedList, blended, held_out, hits, judged
from bench.ranker.shipping import ship
from bench.ranker.training import Recipe, dataset, train
from bench.ranker.trials import lists_of_set

MEASURED = 600
"""Lists of held-out articles that are measured."""


def main() -> None:
    """Read the arguments and do what is not yet done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path, help="of the articles to learn from")
    parser.add_argument("--prompts", type=Path, nargs="+", default=[])
    parser.add_argument("--questions", required=True, help="LIBRARY=QUESTIONS.jsonl, never seen")
    parser.add_argument("--asked", nargs="+", default=[], help="sets learnt from last")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1800)
    parser.add_argument("--ship", type=Path, help="where the folder goes that is shipped")
    given = parser.parse_args()
    recipe = Recipe(steps=given.steps, texts=7, rate=3e-4)
    given.work.mkdir(parents=True, exist_ok=True)
    examples = given.work / "examples.jsonl"
    if not examples.is_file():
        unseen = Path(given.questions.partition("=")[2])
        build(given.library, examples, given.prompts, unseen)
    ranked = lists_of_set(given.questions)
    measures = _trained(examples, given.asked, recipe, ranked, given.work)
    print(json.dumps(measures, indent=2))
    if given.ship:
        sha256, size = ship(given.work / "ranker", given.ship)
        (given.ship / "README.md").write_text(card(recipe, measures, sha256, size), "utf-8")
        print(f"{given.ship} written; put its hash into retrieval/evidence_ranker.py: {sha256}")


def _trained(
    examples: Path, asked: Sequence[str], recipe: Recipe, ranked: Sequence[RankedList], work: Path
) -> dict[str, object]:
    lists = divided(read_examples(examples), recipe)
    start = starting_model(lists.learnt, recipe.layers, work / "start")
    used = lists.learnt[: recipe.steps * recipe.questions]
    model, curve = train(start, dataset(used), recipe, work / "checkpoints")
    model.save_pretrained(str(work / "model"))
    questions = examples_of(asked)
    if questions:
        _learn_in_every_way(questions, work)
        model = CrossEncoder(str(work / "ranker"), device="cpu")
    else:
        model.save_pretrained(str(work / "ranker"))
    title = f"Evidence ranker, {len(used):,} lists, each seen once"
    learning_chart(curve, title).savefig(work / "learning_curve.svg")
    scores = judged(model, ranked, recipe)
    return {
        "lists": len(used),
        "asked": len(questions),
        "asked lists": len(asked_lists(questions, LAST)),
        "held out": held_out(model, lists.held_out[:MEASURED]),
        "features": hits(ranked, [each.weights for each in ranked]),
        "alone": hits(ranked, scores),
        "blended": hits(ranked, blended(ranked, scores)),
    }


def _learn_in_every_way(questions: Sequence[Example], work: Path) -> None:
    for name, recipe in RECIPES.items():
        learn_last(work / "model", questions, work / name, recipe)
    average([work / name for name in RECIPES], work / "ranker")


if __name__ == "__main__":
    main()

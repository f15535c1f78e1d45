"""The last part of training: from questions that people asked, whole or by folds of articles.

usage: python -m bench.ranker.folds MODEL LIBRARY=QUESTIONS.jsonl [LIBRARY=QUESTIONS.jsonl ...]
       --work FOLDER [--folds 2] [--always LIBRARY=QUESTIONS.jsonl ...]

`bench.ranker` trains the ranker that is shipped so. Its judgement of a question that it has learnt
from tells nothing about the next one; so weights and confidence are fitted to the judgements of
rankers that have not seen the question's article: one for each fold, in ``FOLDER/0``,
``FOLDER/1`` … `bench.fit_answers`, `bench.validate` and `bench.ablations` take the folder with
--folds.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.cases import searched
from bench.fitting import folds_by
from bench.ranker.asked_questions import asked_examples, asked_lists
from bench.ranker.examples import Example
from bench.ranker.training import Recipe, dataset, train

LAST = Recipe(texts=7, rate=1.2e-4, withheld=0.08)
"""How the last part goes, over all lists once: gently, for there are few questions."""
DOUBTING = replace(LAST, seed=7, withheld=0.35, hardest=2)
"""The same, but of every third list nothing is right, and the nearest misses are in every list."""
RECIPES = {"last": LAST, "doubting": DOUBTING}
FOLDS = 2

Curve = list[tuple[int, float]]


def examples_of(names: Sequence[str]) -> list[Example]:
    """Search for the questions of some sets, and make them examples.

    Args:
        names: Each ``LIBRARY=QUESTIONS.jsonl``.
    """
    return [each for name in names for each in asked_examples(searched(name, list)[0])]


def learn_last(
    pretrained: Path, examples: Sequence[Example], to: Path, recipe: Recipe = LAST
) -> Curve:
    """Train a ranker on from questions that people asked.

    Args:
        pretrained: The model that has learnt from made-up questions.
        examples: The questions, as examples.
        to: The folder of the new model; its checkpoints go beside it.
        recipe: One of `RECIPES`; its steps are as many as there are lists for.

    Returns:
        Its learning curve.
    """
    lists = asked_lists(examples, recipe)
    recipe = replace(recipe, steps=max(1, len(lists) // recipe.questions))
    data = dataset(lists[: recipe.steps * recipe.questions])
    model, curve = train(pretrained, data, recipe, to.with_name(f"{to.name}-checkpoints"), every=20)
    model.save_pretrained(str(to))
    return curve


def fold_rankers(
    pretrained: Path, names: Sequence[str], always: Sequence[str], work: Path, folds: int = FOLDS
) -> dict[str, Curve]:
    """Train the rankers of all folds; what is done stays.

    Args:
        pretrained: The model that has learnt from made-up questions.
        names: The sets that are dealt into folds, each ``LIBRARY=QUESTIONS.jsonl``.
        always: The sets that every fold learns from.
        work: Where they go, a folder each.
        folds: How many.

    Returns:
        The learning curve of each.
    """
    dealt, rest = examples_of(names), examples_of(always)
    places = folds_by([each.article for each in dealt], folds)
    curves = {}
    for fold in range(folds):
        inside = [each for each, place in zip(dealt, places, strict=True) if place != fold]
        curves[str(fold)] = learn_last(pretrained, [*inside, *rest], work / str(fold))
        print(
            f"ranker {fold}: loss {curves[str(fold)][0][1]:.2f} to {curves[str(fold)][-1][1]:.2f}"
        )
    return curves


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", nargs="+", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--always", nargs="+", default=[], help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=FOLDS)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    fold_rankers(given.model, given.sets, given.always, given.work, given.folds)


if __name__ == "__main__":
    main()

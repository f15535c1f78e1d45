"""A trial: rankers that learn from development questions last, by folds of articles.

usage: python -m bench.ranker.folds MODEL LIBRARY=QUESTIONS.jsonl --work FOLDER

For each fold one ranker is trained without its articles (``FOLDER/0`` to ``FOLDER/4``), so that
every question can be judged by one that has never seen its article; and one with all
(``FOLDER/all``). `bench.validate` and `bench.ablations` take the folder with --folds. The ranker
that is shipped does without: the answers got no better (ARCHITECTURE.md).
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

LAST = Recipe(texts=7, rate=8e-5, withheld=0.08, steps=95)
"""How the last part goes: gently, for there are few questions."""
ALL = "all"


def fold_rankers(pretrained: Path, name: str, work: Path) -> dict[str, list[tuple[int, float]]]:
    """Train the rankers of all folds and the one of all questions; what is done stays.

    Args:
        pretrained: The model that has learnt from made-up questions.
        name: ``LIBRARY=QUESTIONS.jsonl``.
        work: Where they go, a folder each.

    Returns:
        The learning curve of each.
    """
    (found,) = searched(name, list)
    names = [case.sample.document for case in found]
    fold_of = dict(zip(names, folds_by(names), strict=True))
    examples = list(asked_examples(found))
    curves = {}
    for fold in (*map(str, sorted(set(fold_of.values()))), ALL):
        inside = [each for each in examples if str(fold_of[each.article]) != fold]
        curves[fold] = _trained(pretrained, inside, work / fold)
        print(f"ranker {fold}: loss {curves[fold][0][1]:.2f} to {curves[fold][-1][1]:.2f}")
    return curves


def _trained(pretrained: Path, examples: Sequence[Example], to: Path) -> list[tuple[int, float]]:
    lists = asked_lists(examples, LAST)
    recipe = replace(LAST, steps=min(LAST.steps, len(lists) // LAST.questions))
    data = dataset(lists[: recipe.steps * recipe.questions])
    model, curve = train(pretrained, data, recipe, to.with_name(f"{to.name}-checkpoints"), every=10)
    model.save_pretrained(str(to))
    return curve


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("set", help="LIBRARY=QUESTIONS.jsonl")
    parser.add_argument("--work", type=Path, required=True)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    fold_rankers(given.model, given.set, given.work)


if __name__ == "__main__":
    main()

"""One model of several that were trained on from the same start: the mean of their weights.

usage: python -m bench.ranker.averaging MODEL MODEL [MODEL ...] --to FOLDER

The mean of models that were fine-tuned from one start is as small as each and judges questions
never seen better than any (model soups: Wortsman and others, ICML 2022). What is shipped is the
mean of three: one learnt last from half of the questions people asked, one from all, and one from
all in the doubting way (`bench.ranker.folds`).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from bench.ranker.shipping import WEIGHTS, copy_beside


def average(models: Sequence[Path], to: Path) -> None:
    """Write the mean of some models.

    Args:
        models: CrossEncoders' folders, of one shape; what stands beside the weights is the first's.
        to: The folder to write; made where it is missing.

    Raises:
        ValueError: The models are not of one shape.
    """
    loaded = [load_file(model / WEIGHTS) for model in models]
    shapes = [{name: tensor.shape for name, tensor in each.items()} for each in loaded]
    for model, shape in zip(models, shapes, strict=True):
        if shape != shapes[0]:
            raise ValueError(f"{model} has not the weights of {models[0]}; average models of one")
    means = {
        name: torch.stack([each[name].float() for each in loaded]).mean(0).to(tensor.dtype)
        for name, tensor in loaded[0].items()
    }
    copy_beside(models[0], to)
    save_file(means, to / WEIGHTS, {"format": "pt"})


def main() -> None:
    """Read the arguments and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args()
    average(given.models, given.to)
    print(f"{given.to} is the mean of {len(given.models)} models")


if __name__ == "__main__":
    main()

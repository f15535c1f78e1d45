"""Training a cross-encoder on lists of texts, with sentence-transformers' own trainer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

import torch
from datasets import Dataset
from sentence_transformers.cross_encoder import (
    CrossEncoder,
    CrossEncoderTrainer,
    CrossEncoderTrainingArguments,
)
from transformers import TrainerState

from bench.ranker.examples import Example, Mark, Text
from bench.ranker.losses import DistillationLoss, ListwiseLoss, PairwiseLoss
from ingest.packed_bert import arithmetic
from retrieval.ranker_input import asking_part, shown

LOSSES = {"listwise": ListwiseLoss, "pairwise": PairwiseLoss, "distilled": DistillationLoss}


Choice = tuple[Text, Mark | None, bool]
"""A text, the figure marked in it, and whether it is right."""
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a ranker is trained.

    Args:
        layers: Depth of the model.
        loss: A key of `LOSSES`.
        texts: Texts a question: those that answer, and near misses.
        questions: Questions a step.
        steps: How many.
        rate: The greatest learning rate.
        heading: Whether the ranker sees the heading of a text.
        title: Whether it sees the article's title.
        figures: Whether single figures are judged too, marked in their sentence.
        withheld: Share of the lists whose right texts are taken away.
        hardest: Near misses taken in any case, those that the features rank best.
        seed: Of everything left to chance.
    """

    layers: int = 4
    loss: str = "listwise"
    texts: int = 8
    questions: int = 8
    steps: int = 250
    rate: float = 2e-4
    heading: bool = True
    title: bool = False
    figures: bool = True
    withheld: float = 0.12
    hardest: int = 0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A question with its texts as the ranker reads them, and which of them answer."""

    question: str
    texts: tuple[str, ...]
    right: tuple[bool, ...]


def lists_of(example: Example, recipe: Recipe, rng: Random) -> Iterator[Listed]:
    """Write the texts of an example as the ranker reads them.

    Yields:
        The texts whole, and where its figures are known once more with one figure marked in each:
        those asked for are right, the others of the same sentence are the nearest misses. Both
        lists sometimes come without what is right.
    """
    near = list(example.wrong)
    yield _listed(
        example,
        [(text, None, True) for text in _kept(example.right[:2], recipe, rng)],
        [(text, None, False) for text in near],
        recipe,
        rng,
        first=recipe.hardest,
    )
    asked = [(t, m, True) for t in example.right for m in t.marks if m.asked]
    beside = [(t, m, False) for t in example.right for m in t.marks if not m.asked]
    others = [(text, rng.choice(text.marks), False) for text in near if text.marks]
    if recipe.figures and (asked or not example.right) and len(beside) + len(others) > 1:
        wrong = [*rng.sample(beside, min(len(beside), recipe.texts // 2)), *others]
        right = _kept(rng.sample(asked, min(2, len(asked))), recipe, rng)
        first = min(len(beside), 3) or recipe.hardest
        yield _listed(example, right, wrong, recipe, rng, first=first)


def _kept(right: Sequence[Kind], recipe: Recipe, rng: Random) -> Sequence[Kind]:
    return right if rng.random() >= recipe.withheld else ()


def _listed(
    example: Example,
    right: Sequence[Choice],
    wrong: Sequence[Choice],
    recipe: Recipe,
    rng: Random,
    first: int = 0,
) -> Listed:
    """Choose near misses, the first few in any case."""
    wanted = max(1, recipe.texts - len(right))
    drawn = [*wrong[:first], *rng.sample(wrong[first:], min(len(wrong) - first, wanted))][:wanted]
    asked = asking_part(example.question)
    texts = [
        shown(asked, text.heading if recipe.heading else "", text.text, mark and mark[:2])
        for text, mark, _ in (*right, *drawn)
    ]
    question = f"{example.title}: {asked}" if recipe.title else asked
    return Listed(question, tuple(texts), tuple(flag for _, _, flag in (*right, *drawn)))


def dataset(lists: Sequence[Listed], taught: Sequence[Sequence[float]] = ()) -> Dataset:
    """Return training lists in the columns that the trainer wants.

    Args:
        lists: Questions with texts.
        taught: A teacher's logits of the same texts; they go behind the labels.
    """
    labels = [[float(flag) for flag in each.right] for each in lists]
    if taught:
        labels = [[*own, *theirs] for own, theirs in zip(labels, taught, strict=True)]
    return Dataset.from_dict(
        {
            "question": [each.question for each in lists],
            "texts": [list(each.texts) for each in lists],
            "labels": labels,
        }
    )


def train(
    start: Path, data: Dataset, recipe: Recipe, out: Path, every: int = 25
) -> tuple[CrossEncoder, list[tuple[int, float]]]:
    """Train a cross-encoder; an interrupted training goes on from its last checkpoint.

    Args:
        start: The folder of the model to begin with.
        data: From `dataset`.
        recipe: How.
        out: Where checkpoints are kept.
        every: Steps between two points of the learning curve.

    Returns:
        The model, and its learning curve: step, mean loss since the step before.
    """
    done = out / f"checkpoint-{recipe.steps}"
    # PyTorch's fused attention is slow backwards on a CPU.
    plain = {"attn_implementation": "eager"}
    begun = str(done if done.is_dir() else start)
    model = CrossEncoder(begun, num_labels=1, device="cpu", model_kwargs=plain)
    if done.is_dir():
        return model, _curve(TrainerState.load_from_json(str(done / "trainer_state.json")))
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(out),
        max_steps=recipe.steps,
        per_device_train_batch_size=recipe.questions,
        learning_rate=recipe.rate,
        warmup_steps=max(1, recipe.steps // 10),
        lr_scheduler_type="linear",
        weight_decay=0.01,
        bf16=arithmetic("auto") is torch.bfloat16,
        use_cpu=True,
        seed=recipe.seed,
        data_seed=recipe.seed,
        logging_steps=every,
        save_steps=250,
        save_total_limit=1,
        report_to="none",
        dataloader_pin_memory=False,
    )
    trainer = CrossEncoderTrainer(
        model=model, args=arguments, train_dataset=data, loss=LOSSES[recipe.loss](model)
    )
    trainer.train(resume_from_checkpoint=any(out.glob("checkpoint-*")) or None)
    return model, _curve(trainer.state)


def _curve(state: TrainerState) -> list[tuple[int, float]]:
    return [(int(row["step"]), float(row["loss"])) for row in state.log_history if "loss" in row]

"""The losses of ranking, worked by hand."""

import math

import pytest
import torch
from torch import Tensor, nn

from bench.ranker.losses import CHUNK, DistillationLoss, ListwiseLoss, PairwiseLoss


class Stating(nn.Module):
    """A model whose logit of a text is the number the text states."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def preprocess(self, pairs: list[tuple[str, str]]) -> dict[str, Tensor]:
        self.sizes.append(len(pairs))
        return {"values": torch.tensor([float(text) for _, text in pairs])}

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        return {"scores": features["values"][:, None]}


def labels(*lists: list[float]) -> list[Tensor]:
    return [torch.tensor(each) for each in lists]


def test_the_listwise_loss_is_the_share_of_the_right_texts() -> None:
    loss = ListwiseLoss(Stating())
    # e^1, e^0 and e^0 for "none of these": the first is right.
    given = loss((["Which?"], [["1", "0"]]), labels([1, 0]))
    assert given.item() == pytest.approx(-math.log(math.e / (math.e + 2)))


def test_several_right_texts_share_the_credit() -> None:
    loss = ListwiseLoss(Stating())
    given = loss((["Which?"], [["0", "0", "0"]]), labels([1, 1, 0]))
    assert given.item() == pytest.approx(-math.log(2 / 4))


def test_where_nothing_is_right_none_of_these_is() -> None:
    loss = ListwiseLoss(Stating())
    given = loss((["Which?"], [["2", "0"]]), labels([0, 0]))
    assert given.item() == pytest.approx(-math.log(1 / (math.exp(2) + 2)))


def test_a_batch_is_the_mean_of_its_lists_whatever_their_sizes() -> None:
    model = Stating()
    loss = ListwiseLoss(model)
    lists = [["1", "0"], ["0"] * CHUNK]
    both = loss((["a?", "b?"], lists), labels([1, 0], [1, *[0] * (CHUNK - 1)]))
    first = -math.log(math.e / (math.e + 2))
    assert both.item() == pytest.approx((first + math.log(CHUNK + 1)) / 2)
    assert model.sizes == [CHUNK, 2]


def test_the_pairwise_loss_counts_every_pair_and_none_of_these() -> None:
    loss = PairwiseLoss(Stating())
    given = loss((["Which?"], [["1", "0"]]), labels([1, 0]))
    # 1 above 0, 1 above none, none above 0, none above itself.
    soft = [math.log1p(math.exp(-1)), math.log1p(math.exp(-1)), math.log(2), math.log(2)]
    assert given.item() == pytest.approx(sum(soft) / 4)


def test_a_pupil_of_its_teacher_and_of_the_truth() -> None:
    loss = DistillationLoss(Stating())
    given = loss((["Which?"], [["0", "0"]]), labels([1.0, 0.0, 5.0, 5.0]))
    third = math.log(3)
    # The pupil gives every option a third: whatever the teacher says, that costs log 3.
    assert given.item() == pytest.approx(0.5 * third + 0.5 * third)
    sure = loss((["Which?"], [["9", "0"]]), labels([1.0, 0.0, 9.0, 0.0]))
    assert sure.item() < 0.01

"""Losses for lists of texts of one question, of which any number may be right, or none."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

CHUNK = 20
"""Pairs computed together; those of like length, so that little is padding."""


Inputs = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Questions, and the texts of each."""


class Scoring(Protocol):
    """What the losses need of a CrossEncoder."""

    def preprocess(self, pairs: list[tuple[str, str]], /) -> dict[str, Tensor]:
        """Turn pairs of texts into the model's input."""
        ...

    def __call__(self, features: dict[str, Tensor], /) -> dict[str, Tensor]:
        """Return the input with ``scores``, one row a pair."""
        ...


class _OfLists(nn.Module):
    """What the losses share: the logits of all texts of all questions of a batch."""

    def __init__(self, model: Scoring) -> None:
        super().__init__()
        self.model = model

    def logits(self, inputs: Inputs) -> list[Tensor]:
        """Return one tensor a question, a logit a text."""
        questions, lists = inputs
        pairs = [(q, text) for q, texts in zip(questions, lists, strict=True) for text in texts]
        order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]) + len(pairs[at][1]))
        found = []
        for start in range(0, len(order), CHUNK):
            features = self.model.preprocess([pairs[at] for at in order[start : start + CHUNK]])
            found.append(self.model(features)["scores"].view(-1).float())
        back = torch.empty(len(order), dtype=torch.long)
        back[order] = torch.arange(len(order))
        return list(torch.split(torch.cat(found)[back], [len(texts) for texts in lists]))


class ListwiseLoss(_OfLists):
    """The negative log of the share of a softmax that the right texts get together.

    A further option of logit 0 stands for "none of these": it is right where no text is. So the
    logit of a text is also the log odds that it answers, against nothing answering.
    """

    def forward(self, inputs: Inputs, labels: Sequence[Tensor], **_: object) -> Tensor:
        """Return the mean loss over the questions of a batch."""
        losses = []
        for logits, right in zip(self.logits(inputs), labels, strict=True):
            options = torch.cat([logits, logits.new_zeros(1)])
            wanted = torch.cat([right > 0, (right.sum() == 0).view(1)])
            shares = functional.log_softmax(options, 0)
            losses.append(-torch.logsumexp(shares[wanted], 0))
        return torch.stack(losses).mean()


class PairwiseLoss(_OfLists):
    """RankNet (Burges et al., ICML 2005): each right text above each wrong one, and above 0."""

    def forward(self, inputs: Inputs, labels: Sequence[Tensor], **_: object) -> Tensor:
        """Return the mean loss over the questions of a batch."""
        losses = []
        for logits, right in zip(self.logits(inputs), labels, strict=True):
            above = torch.cat([logits[right > 0], logits.new_zeros(1)])
            below = torch.cat([logits[right == 0], logits.new_zeros(1)])
            losses.append(functional.softplus(below[None, :] - above[:, None]).mean())
        return torch.stack(losses).mean()


class DistillationLoss(_OfLists):
    """Half of `ListwiseLoss`, half the divergence from a teacher's softmax over the same texts.

    The labels hold 1 or 0 plus nothing else; the teacher's logits come behind them, as many again.
    """

    def forward(self, inputs: Inputs, labels: Sequence[Tensor], **_: object) -> Tensor:
        """Return the mean loss over the questions of a batch."""
        losses = []
        for logits, given in zip(self.logits(inputs), labels, strict=True):
            right, taught = torch.split(given, len(logits))
            options = functional.log_softmax(torch.cat([logits, logits.new_zeros(1)]), 0)
            wanted = torch.cat([right > 0, (right.sum() == 0).view(1)])
            shares = functional.softmax(torch.cat([taught, taught.new_zeros(1)]), 0)
            told = -torch.logsumexp(options[wanted], 0)
            losses.append(0.5 * told - 0.5 * (shares * options).sum())
        return torch.stack(losses).mean()

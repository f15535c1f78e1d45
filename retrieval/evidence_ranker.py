"""The learned ranker: a small cross-encoder that reads a question and a text together.

Nogueira and Cho, Passage re-ranking with BERT, 2019. Its folder (`RANKER`) is a standard one, which
sentence-transformers' CrossEncoder reads too; here it is computed without padding and without
importing transformers, which takes seconds. How it was trained stands in its README.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.embedding import cores, in_batches, on_one_core
from ingest.errors import EncoderError
from ingest.settings import Settings

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor

    from ingest.packed_bert import Dtype, PackedBert

RANKER = Path(__file__).with_name("ranker_model")
"""Where the ranker lies that comes with Citewell; `make ranker` makes one."""
SHA256 = "b1f7ef1ef92b95d41c4bc7226578580c8fb2f73d3203e5c4a4333882048de92a"
"""What its weights hash to, hex."""
BATCH = 16
"""Pairs computed at once at most, on one core."""

Pair = tuple[str, str]
"""A question and a text, each as `ranker_input` writes them."""


@dataclass(frozen=True, slots=True)
class EvidenceRanker:
    """Judges texts against a question.

    Args:
        tokenizer: Cuts pairs into pieces of words.
        bert: Its layers.
        pooler: Weight and bias of the layer over the first hidden state.
        classifier: Weight and bias of the last layer.
        workers: Batches computed at once.
    """

    tokenizer: "Tokenizer"
    bert: "PackedBert"
    pooler: "tuple[Tensor, Tensor]"
    classifier: "tuple[Tensor, Tensor]"
    workers: int

    def logits(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the log odds that each text answers its question, against nothing answering.

        The same pair has the same logit whatever stands beside it.
        """
        # Rows that differ in their numbers alone are read alike.
        distinct = list(dict.fromkeys(pairs))
        logits = dict(zip(distinct, self._of_distinct(distinct), strict=True))
        return [logits[pair] for pair in pairs]

    def _of_distinct(self, pairs: list[Pair]) -> list[float]:
        found = self.tokenizer.encode_batch_fast(pairs)
        ids = [each.ids for each in found]
        logits = [0.0] * len(pairs)

        def judged(batch: list[int]) -> list[float]:
            segments = [segment for at in batch for segment in found[at].type_ids]
            return self._judged([ids[at] for at in batch], segments)

        for batch, values in in_batches(list(map(len, ids)), BATCH, self.workers, judged):
            for at, value in zip(batch, values, strict=True):
                logits[at] = value
        return logits

    def _judged(self, ids: Sequence[list[int]], segments: list[int]) -> list[float]:
        import torch  # noqa: PLC0415
        from torch.nn.functional import linear  # noqa: PLC0415

        with torch.inference_mode():
            first = self.bert.firsts(ids, torch.tensor(segments)).float()
            # One by one: the last bits of a float32 product depend on how many rows it has.
            pooled = [torch.tanh(linear(row, *self.pooler)) for row in first]
            return [float(linear(each, *self.classifier)) for each in pooled]


def load_ranker(
    settings: Settings, folder: Path = RANKER, sha256: str = SHA256
) -> EvidenceRanker | None:
    """Load the ranker.

    Args:
        settings: ``ranker`` and ``encoder_dtype`` are read.
        folder: Where it lies.
        sha256: What its weights must hash to.

    Returns:
        The ranker; None where it is switched off or is not there.

    Raises:
        EncoderError: Its weights are not the expected ones, or cannot be read.
    """
    weights = folder / "model.safetensors"
    if not settings.ranker or not weights.is_file():
        return None
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != sha256:
        problem = f"The evidence ranker's weights at {weights} hash to {found}, not to {sha256}."
        raise EncoderError(problem, "Install Citewell again, or set ranker to false.")
    return load_any_ranker(settings, folder, "Install Citewell again, or set ranker to false.")


def load_any_ranker(
    settings: Settings, folder: Path, remedy: str = "Train it again with make ranker."
) -> EvidenceRanker:
    """Load a ranker, such as one of one's own training, whatever its weights hash to.

    Args:
        settings: ``encoder_dtype`` is read.
        folder: Where it lies.
        remedy: What to do where it cannot be read.

    Raises:
        EncoderError: It cannot be read.
    """
    try:
        return on_one_core(lambda: _assembled(folder, settings.encoder_dtype))
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        problem = f"The evidence ranker at {folder} cannot be loaded: {error!r}."
        raise EncoderError(problem, remedy) from error


def _assembled(folder: Path, dtype: "Dtype") -> EvidenceRanker:
    from safetensors.torch import load_file  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    from ingest.packed_bert import arithmetic, packed_bert  # noqa: PLC0415

    config = json.loads((folder / "config.json").read_text("utf-8"))
    stored = load_file(folder / "model.safetensors")
    named = {name: tensor.float() for name, tensor in stored.items()}
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(config["max_position_embeddings"])
    return EvidenceRanker(
        tokenizer,
        packed_bert(named, config, arithmetic(dtype)),
        (named["bert.pooler.dense.weight"], named["bert.pooler.dense.bias"]),
        (named["classifier.weight"], named["classifier.bias"]),
        cores(),
    )

"""Rankers small enough for tests: one that says what it is told, one that is a real BERT."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertForSequenceClassification

from retrieval.evidence_ranker import EvidenceRanker, Pair

PIECES = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "?", ".", ":", "%", "0", "rate", "of", "nausea",
    "rash", "was", "rare", "on", "drug", "placebo", "in", "results", "##s", "the", "and",
]  # fmt: skip


class ListedRanker(EvidenceRanker):
    """Gives the logits it was made with, and remembers what it was asked."""

    def __init__(self, listed: Sequence[float]) -> None:
        object.__setattr__(self, "_listed", list(listed))
        object.__setattr__(self, "asked", [])

    asked: list[Pair]
    _listed: list[float]

    def logits(self, pairs: Sequence[Pair]) -> list[float]:
        self.asked.extend(pairs)
        return self._listed[: len(pairs)]


def write_tiny_ranker(folder: Path) -> str:
    """Write the folder of a BERT of two small layers with chance weights; return its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(PIECES), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=24, initializer_range=0.5,
    )  # fmt: skip
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(folder)
    numbered = {piece: number for number, piece in enumerate(PIECES)}
    tokenizer = Tokenizer(WordPiece(numbered, unk_token=PIECES[1]))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )  # fmt: skip
    # A saved tokenizer may pad; the ranker must not.
    tokenizer.enable_padding()
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 24}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()

"""The model that training begins with: the packaged MiniLM with fewer layers and words.

A cross-encoder of BERT reads question and text together. Layers are taken from the trained ones,
spread over their depth (as for DistilBERT, Sanh et al. 2019), and only the pieces of words are
kept that the training texts use most: with 30,522 pieces the table of embeddings would be larger
than everything else. A word whose piece is left out is read in smaller pieces.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModelForSequenceClassification, BertForSequenceClassification

POSITIONS = 256
"""Tokens of a question with its text at most."""
LAYERS: dict[int, tuple[int, ...]] = {
    3: (0, 2, 5), 4: (0, 1, 3, 5), 5: (0, 1, 2, 3, 5), 6: (0, 1, 2, 3, 4, 5),
}  # fmt: skip
"""How deep -> which layers of the six are kept."""


def frequent_pieces(tokenizer: Tokenizer, texts: Iterable[str], size: int) -> list[str]:
    """Return the pieces of words that texts use most, with all single characters.

    Args:
        tokenizer: A WordPiece tokenizer.
        texts: What will be read.
        size: Pieces wanted, the special ones included.

    Returns:
        The pieces, in the order of the tokenizer's own vocabulary.
    """
    vocabulary = tokenizer.get_vocab()
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)
    special = {piece for piece in vocabulary if piece.startswith("[") and piece.endswith("]")}
    special = {piece for piece in special if not piece.startswith("[unused")}
    single = {p for p in vocabulary if len(p.removeprefix("##")) == 1 and p.isascii()}
    by_id = {number: piece for piece, number in vocabulary.items()}
    frequent = [by_id[number] for number, _ in counts.most_common()]
    kept = special | single
    for piece in frequent:
        if len(kept) >= size:
            break
        kept.add(piece)
    return sorted(kept, key=vocabulary.__getitem__)


def write_starting_model(encoder: Path, to: Path, layers: int, pieces: Sequence[str]) -> None:
    """Write a cross-encoder that has learnt nothing yet but what the encoder knows.

    Args:
        encoder: The folder of the packaged encoder.
        to: The folder to write; a standard one, which CrossEncoder reads.
        layers: How many, a key of `LAYERS`.
        pieces: The vocabulary kept, in its order.
    """
    torch.manual_seed(0)
    # No dropout: every example is seen once, and drawing it costs a quarter of the time.
    model = AutoModelForSequenceClassification.from_pretrained(
        encoder, num_labels=1, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    settings = json.loads((encoder / "tokenizer.json").read_text("utf-8"))
    numbers = [settings["model"]["vocab"][piece] for piece in pieces]
    _cut(model, LAYERS[layers], numbers)
    model.save_pretrained(to)
    _write_tokenizer(settings, pieces, encoder, to)


def _cut(model: BertForSequenceClassification, layers: Sequence[int], numbers: list[int]) -> None:
    bert = model.bert
    bert.encoder.layer = nn.ModuleList([bert.encoder.layer[number] for number in layers])
    tables = bert.embeddings
    tables.word_embeddings = _kept_rows(tables.word_embeddings, numbers, padding=0)
    tables.position_embeddings = _kept_rows(tables.position_embeddings, list(range(POSITIONS)))
    for name in ("position_ids", "token_type_ids"):
        setattr(tables, name, getattr(tables, name)[:, :POSITIONS])
    model.config.num_hidden_layers = len(layers)
    model.config.vocab_size = len(numbers)
    model.config.max_position_embeddings = POSITIONS


def _kept_rows(table: nn.Embedding, rows: list[int], padding: int | None = None) -> nn.Embedding:
    kept = nn.Embedding(len(rows), table.embedding_dim, padding_idx=padding)
    kept.weight = nn.Parameter(table.weight[rows].detach().clone())
    return kept


def _write_tokenizer(
    settings: dict[str, object], pieces: Sequence[str], encoder: Path, to: Path
) -> None:
    numbers = {piece: number for number, piece in enumerate(pieces)}
    settings["model"]["vocab"] = numbers  # type: ignore[index]
    settings["truncation"] = settings["padding"] = None
    for token in settings["added_tokens"]:  # type: ignore[attr-defined]
        token["id"] = numbers[token["content"]]
    processor = settings["post_processor"]
    for token in processor["special_tokens"].values():  # type: ignore[index]
        token["ids"] = [numbers[piece] for piece in token["tokens"]]
    (to / "tokenizer.json").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    config = json.loads((encoder / "tokenizer_config.json").read_text("utf-8"))
    config["model_max_length"] = POSITIONS
    (to / "tokenizer_config.json").write_text(json.dumps(config, indent=1), "utf-8")

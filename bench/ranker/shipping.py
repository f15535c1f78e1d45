"""The folder that is shipped: weights of half the size, tokenizer, and a card that says it all."""

import hashlib
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

MOST_BYTES = 25_000_000
KEPT = (
    "config.json", "config_sentence_transformers.json", "modules.json", "sentence_bert_config.json",
    "tokenizer.json", "tokenizer_config.json",
)  # fmt: skip
"""What a CrossEncoder's folder needs beside its weights."""


def ship(trained: Path, to: Path) -> tuple[str, int]:
    """Write a trained model in half precision.

    Args:
        trained: A CrossEncoder's folder.
        to: The folder to write; made where it is missing.

    Returns:
        What the weights hash to, hex, and how many bytes the folder holds, its card apart.

    Raises:
        ValueError: The folder would be larger than `MOST_BYTES`.
    """
    to.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        if (trained / name).is_file():
            shutil.copyfile(trained / name, to / name)
    weights = load_file(trained / "model.safetensors")
    halved = {name: tensor.to(torch.float16) for name, tensor in weights.items()}
    # The metadata says which library the tensors are of; transformers refuses files without it.
    save_file(halved, to / "model.safetensors", {"format": "pt"})
    _say_half(to / "config.json")
    sha256 = hashlib.sha256((to / "model.safetensors").read_bytes()).hexdigest()
    size = sum(file.stat().st_size for file in to.iterdir() if file.name != "README.md")
    if size > MOST_BYTES:
        raise ValueError(f"{to} holds {size:,} bytes; {MOST_BYTES:,} is the most")
    return sha256, size


def _say_half(config: Path) -> None:
    text = json.dumps({**json.loads(config.read_text("utf-8")), "dtype": "float16"}, indent=2)
    config.write_text(f"{text}\n", "utf-8")

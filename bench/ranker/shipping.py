"""The folder that is shipped: weights of half the size, tokenizer, and a card that says it all."""

import hashlib
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

MOST_BYTES = 25_000_000
WEIGHTS = "model.safetensors"
_BESIDE = (
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
    copy_beside(trained, to)
    weights = load_file(trained / WEIGHTS)
    halved = {name: tensor.to(torch.float16) for name, tensor in weights.items()}
    # The metadata says which library the tensors are of; transformers refuses files without it.
    save_file(halved, to / WEIGHTS, {"format": "pt"})
    _say_half(to / "config.json")
    sha256 = hashlib.sha256((to / WEIGHTS).read_bytes()).hexdigest()
    size = sum(file.stat().st_size for file in to.iterdir() if file.name != "README.md")
    if size > MOST_BYTES:
        raise ValueError(f"{to} holds {size:,} bytes; {MOST_BYTES:,} is the most")
    return sha256, size


def copy_beside(model: Path, to: Path) -> None:
    """Copy what a CrossEncoder's folder needs beside its weights.

    Args:
        model: A CrossEncoder's folder.
        to: The folder to write; made where it is missing.
    """
    to.mkdir(parents=True, exist_ok=True)
    for name in _BESIDE:
        if (model / name).is_file():
            shutil.copyfile(model / name, to / name)


def _say_half(config: Path) -> None:
    text = json.dumps({**json.loads(config.read_text("utf-8")), "dtype": "float16"}, indent=2)
    config.write_text(f"{text}\n", "utf-8")

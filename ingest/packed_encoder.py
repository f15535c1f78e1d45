"""BERT encoders computed without padding: all tokens of a batch are rows of one matrix.

The same function as the library's forward pass (Devlin et al. 2019, post-norm encoder, exact GELU,
mean pooling), arranged for CPUs: one product for query, key and value, weights laid out once for
oneDNN, GELU and the residual sum inside the products, attention over runs of equally long texts.
Every text gets the same vector, to the bit, whichever batch it is in.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from ingest.errors import EncoderError
from ingest.model_folder import ModelFolder

Dtype = Literal["auto", "float32", "bfloat16"]
Runs = list[tuple[int, int]]
"""(length in tokens, number of texts in a row that have it)."""

_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])


def arithmetic(dtype: Dtype) -> torch.dtype:
    """Resolve the dtype setting: bfloat16 where asked for or where this CPU multiplies it.

    PyTorch's own test of bfloat16 support also says yes where it is emulated and slow, so the
    instruction sets are asked for.
    """
    if dtype == "auto":
        cpu = torch.cpu.get_capabilities()
        fast = cpu.get("avx512_bf16") or cpu.get("amx_bf16")
        return torch.bfloat16 if fast else torch.float32
    return {"float32": torch.float32, "bfloat16": torch.bfloat16}[dtype]


def is_packable(folder: ModelFolder) -> bool:
    """Say whether a model is a BERT with mean pooling and nothing else."""
    modules = folder.config("modules.json")
    if [module["type"].rsplit(".", 1)[-1] for module in modules] not in _MODULES:
        return False
    config = folder.config("config.json")
    pooling = folder.config(f"{modules[1]['path']}/config.json")
    modes = {key for key, on in pooling.items() if key.startswith("pooling_mode_") and on is True}
    means = pooling.get("pooling_mode") == "mean" or modes == {"pooling_mode_mean_tokens"}
    return (
        not modules[0]["path"]
        and means
        and config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not folder.config("sentence_bert_config.json").get("do_lower_case")
        and (folder.path / "model.safetensors").is_file()
        and (folder.path / "tokenizer.json").is_file()
    )


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear layer, its weight laid out for oneDNN where the CPU has it."""

    weight: Tensor
    bias: Tensor
    packed: bool

    @classmethod
    def of(cls, weight: Tensor, bias: Tensor, dtype: torch.dtype) -> "Linear":
        """Lay out the weight."""
        weight, bias = weight.to(dtype), bias.to(dtype)
        if not _has_onednn(dtype):
            return cls(weight, bias, packed=False)
        # The layout does not depend on the number of rows hinted at.
        packed = torch.ops.mkldnn._reorder_linear_weight(weight, 1024)  # noqa: SLF001
        return cls(packed, bias, packed=True)

    def __call__(self, x: Tensor) -> Tensor:
        """Return xW + b."""
        if not self.packed:
            return functional.linear(x, self.weight, self.bias)
        return self._fused(x, "none", "")

    def gelu(self, x: Tensor) -> Tensor:
        """Return GELU(xW + b), exact."""
        if not self.packed:
            return functional.gelu(functional.linear(x, self.weight, self.bias))
        return self._fused(x, "gelu", "none")

    def plus(self, x: Tensor, residual: Tensor) -> Tensor:
        """Return xW + b + residual."""
        if not self.packed:
            return functional.linear(x, self.weight, self.bias) + residual
        sum_of = torch.ops.mkldnn._linear_pointwise.binary  # noqa: SLF001
        total: Tensor = sum_of(x, residual, self.weight, self.bias, "add")
        return total

    def _fused(self, x: Tensor, operation: str, algorithm: str) -> Tensor:
        fused = torch.ops.mkldnn._linear_pointwise  # noqa: SLF001
        y: Tensor = fused(x, self.weight, self.bias, operation, [], algorithm)
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """A layer norm over the last dimension."""

    weight: Tensor
    bias: Tensor
    epsilon: float

    def __call__(self, x: Tensor) -> Tensor:
        """Normalise each row."""
        return functional.layer_norm(x, self.weight.shape, self.weight, self.bias, self.epsilon)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder, its parts in the order of use."""

    qkv: Linear
    out: Linear
    attention_norm: Norm
    up: Linear
    down: Linear
    norm: Norm

    def __call__(self, x: Tensor, runs: Runs, heads: int) -> Tensor:
        """Attend and transform; x has one row a token."""
        x = self.attention_norm(self.out.plus(_attention(self.qkv(x), runs, heads), x))
        return self.norm(self.down.plus(self.up.gelu(x), x))


@dataclass(frozen=True, slots=True)
class PackedEncoder:
    """A BERT sentence encoder without padding (a ``Forward`` of ingest.embedding)."""

    tokenizer: Tokenizer
    words: Tensor
    positions: Tensor
    norm: Norm
    layers: tuple[Layer, ...]
    heads: int
    max_tokens: int
    workers: int

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.words.shape[1]

    def token_ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        """Return the tokens of each text, uncut, with the special tokens if asked for."""
        found = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=special)
        return [encoding.ids for encoding in found]

    def embed(self, texts: Sequence[str], ids: Sequence[list[int]]) -> npt.NDArray[np.float32]:
        """Return the mean of each text's last hidden states, shape (len(ids), dimension)."""
        del texts
        runs = [(length, len(list(same))) for length, same in groupby(map(len, ids))]
        with torch.inference_mode():
            tokens = torch.tensor([token for text in ids for token in text])
            places = torch.cat([torch.arange(len(text)) for text in ids])
            x = self.norm(self.words[tokens] + self.positions[places])
            for layer in self.layers:
                x = layer(x, runs, self.heads)
            means = [
                part.view(count, length, -1).float().mean(1)
                for part, (length, count) in _parts(x, runs)
            ]
            return torch.cat(means).numpy()


def load_packed(folder: ModelFolder, dtype: Dtype) -> PackedEncoder:
    """Load a model for which `is_packable` holds.

    Raises:
        EncoderError: Its files do not make a BERT encoder.
    """
    _limit_kernel_caches()
    try:
        weights = load_file(folder.path / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder.path / "tokenizer.json"))
        return _assembled(folder, weights, tokenizer, arithmetic(dtype))
    except (SafetensorError, OSError, KeyError, ValueError, RuntimeError) as error:
        problem = f"The encoder at {folder.path} cannot be loaded: {error!r}."
        raise EncoderError(problem, "Fetch it again, or set another encoder.") from error


def _limit_kernel_caches() -> None:
    """Keep few kernels ready: every length of text is a matrix product of another shape.

    PyTorch and oneDNN would each keep a thousand, at a megabyte apiece and no faster (measured).
    Both read their limit at the first product of the process.
    """
    os.environ.setdefault("LRU_CACHE_CAPACITY", "16")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32")


def _assembled(
    folder: ModelFolder, weights: dict[str, Tensor], tokenizer: Tokenizer, dtype: torch.dtype
) -> PackedEncoder:
    tokenizer.no_truncation()
    tokenizer.no_padding()
    config = folder.config("config.json")
    named = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    places = named["embeddings.position_embeddings.weight"]
    window = folder.config("sentence_bert_config.json").get("max_seq_length") or len(places)
    epsilon, heads = config["layer_norm_eps"], config["num_attention_heads"]
    return PackedEncoder(
        tokenizer=tokenizer,
        words=named["embeddings.word_embeddings.weight"].to(dtype),
        # Every text is segment 0, so its embedding joins the positions'.
        positions=(places + named["embeddings.token_type_embeddings.weight"][0]).to(dtype),
        norm=_norm(named, "embeddings.LayerNorm", epsilon, dtype),
        layers=tuple(
            _layer(named, f"encoder.layer.{number}", config, dtype)
            for number in range(config["num_hidden_layers"])
        ),
        heads=heads,
        max_tokens=min(window, len(places)),
        workers=torch.get_num_threads(),
    )


def _layer(named: dict[str, Tensor], at: str, config: dict[str, int], dtype: torch.dtype) -> Layer:
    epsilon = config["layer_norm_eps"]
    # The scale of the attention scores goes into the query's weights.
    scale = (config["hidden_size"] // config["num_attention_heads"]) ** -0.5
    part = f"{at}.attention.self"
    weight, bias = (
        torch.cat(
            [
                named[f"{part}.query.{kind}"] * scale,
                named[f"{part}.key.{kind}"],
                named[f"{part}.value.{kind}"],
            ]
        )
        for kind in ("weight", "bias")
    )
    return Layer(
        qkv=Linear.of(weight, bias, dtype),
        out=_linear(named, f"{at}.attention.output.dense", dtype),
        attention_norm=_norm(named, f"{at}.attention.output.LayerNorm", epsilon, dtype),
        up=_linear(named, f"{at}.intermediate.dense", dtype),
        down=_linear(named, f"{at}.output.dense", dtype),
        norm=_norm(named, f"{at}.output.LayerNorm", epsilon, dtype),
    )


def _linear(named: dict[str, Tensor], at: str, dtype: torch.dtype) -> Linear:
    return Linear.of(named[f"{at}.weight"], named[f"{at}.bias"], dtype)


def _norm(named: dict[str, Tensor], at: str, epsilon: float, dtype: torch.dtype) -> Norm:
    return Norm(named[f"{at}.weight"].to(dtype), named[f"{at}.bias"].to(dtype), epsilon)


def _attention(qkv: Tensor, runs: Runs, heads: int) -> Tensor:
    """Mix the values of each text; the queries are already scaled."""
    mixed = []
    for part, (length, count) in _parts(qkv, runs):
        split = part.view(count, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
        q, k, v = split.reshape(3, count * heads, length, -1)
        shares = torch.softmax(torch.bmm(q, k.transpose(1, 2)), -1)
        heads_apart = torch.bmm(shares, v).view(count, heads, length, -1)
        mixed.append(heads_apart.transpose(1, 2).reshape(count * length, -1))
    return torch.cat(mixed)


def _parts(rows: Tensor, runs: Runs) -> list[tuple[Tensor, tuple[int, int]]]:
    parts = torch.split(rows, [length * count for length, count in runs])
    return list(zip(parts, runs, strict=True))


def _has_onednn(dtype: torch.dtype) -> bool:
    x86 = torch.cpu.get_capabilities().get("architecture") == "x86_64"
    if not (x86 and torch.backends.mkldnn.is_available()):  # type: ignore[no-untyped-call]
        return False
    # It refuses bfloat16 on CPUs without AVX-512.
    return dtype == torch.float32 or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001

"""The layers of a BERT computed without padding: all tokens of a batch are rows of one matrix.

The same function as the library's forward pass (Devlin et al. 2019, post-norm encoder, exact GELU),
arranged for CPUs: one product for query, key and value, weights laid out once for oneDNN, GELU and
the residual sum inside the products, attention over runs of equally long texts. Every text gets
the same result, to the bit, whichever batch it is in.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

Dtype = Literal["auto", "float32", "bfloat16"]
Runs = list[tuple[int, int]]
"""(length in tokens, number of texts in a row that have it)."""
ROWS = 64
"""Matrices have a multiple of so many rows, filled up by 0: oneDNN makes a kernel for every shape,
which takes 2 ms a batch where none that is kept fits."""
FEW_ROWS = 16
"""The same for a question alone, which has fewer than `ROWS`."""


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
        """Attend and transform; x has one row a token, and rows behind them that fill it up."""
        return self._transformed(_attention(self.qkv(x), runs, heads), x)

    def firsts(self, x: Tensor, runs: Runs, heads: int) -> Tensor:
        """Do the same for the first token of each text only; x has one row a token."""
        mixed = _attention(self.qkv(x), runs, heads, queries=1)
        return self._transformed(mixed, x[_first_rows(runs)])

    def _transformed(self, mixed: Tensor, x: Tensor) -> Tensor:
        x = self.attention_norm(self.out.plus(mixed, x))
        return self.norm(self.down.plus(self.up.gelu(x), x))


@dataclass(frozen=True, slots=True)
class PackedBert:
    """Embeddings and layers of a BERT.

    Args:
        words: One row a piece of a word.
        places: One row a place in the text, for each segment (a text by itself is segment 0),
            shape (segments, places, width).
        norm: Of the embeddings.
        layers: In order.
        heads: Of attention.
    """

    words: Tensor
    places: Tensor
    norm: Norm
    layers: tuple[Layer, ...]
    heads: int

    def hidden(self, ids: Sequence[Sequence[int]], segments: Tensor | None = None) -> list[Tensor]:
        """Return the last hidden states of texts, texts of like length best side by side.

        Args:
            ids: The tokens of each text.
            segments: The segment of every token of all texts; 0 throughout where not given.

        Returns:
            One tensor a run of equally long texts, shape (texts, tokens, width).
        """
        runs = _runs(ids)
        x = self._embedded(ids, segments)
        for layer in self.layers:
            x = layer(x, runs, self.heads)
        return [part.view(count, length, -1) for part, (length, count) in _parts(x, runs)]

    def firsts(self, ids: Sequence[Sequence[int]], segments: Tensor | None = None) -> Tensor:
        """Return the last hidden state of the first token of each text, shape (texts, width).

        The same as those that `hidden` returns. The last layer is computed for them alone: of the
        other tokens only keys and values are used.
        """
        runs = _runs(ids)
        x = self._embedded(ids, segments)
        for layer in self.layers[:-1]:
            x = layer(x, runs, self.heads)
        return self.layers[-1].firsts(x, runs, self.heads)

    def _embedded(self, ids: Sequence[Sequence[int]], segments: Tensor | None) -> Tensor:
        tokens = torch.tensor([token for text in ids for token in text])
        at = torch.cat([torch.arange(len(text)) for text in ids])
        segment = torch.zeros_like(tokens) if segments is None else segments
        x = self.norm(self.words[tokens] + self.places[segment, at])
        step = FEW_ROWS if len(x) <= ROWS else ROWS
        return functional.pad(x, (0, 0, 0, -len(x) % step))


def packed_bert(
    weights: Mapping[str, Tensor], config: Mapping[str, int], dtype: torch.dtype
) -> PackedBert:
    """Lay out the weights of a BERT.

    Args:
        weights: Name -> weight, as transformers names them, with or without ``bert.`` before.
        config: Of the model: heads, layers, epsilon.
        dtype: The arithmetic.

    Raises:
        KeyError: A weight or a setting is missing.
    """
    limit_kernel_caches()
    named = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    places = named["embeddings.position_embeddings.weight"]
    segments = named["embeddings.token_type_embeddings.weight"]
    return PackedBert(
        words=named["embeddings.word_embeddings.weight"].to(dtype),
        places=(places + segments[:, None]).to(dtype),
        norm=_norm(named, "embeddings.LayerNorm", config["layer_norm_eps"], dtype),
        layers=tuple(
            _layer(named, f"encoder.layer.{number}", config, dtype)
            for number in range(config["num_hidden_layers"])
        ),
        heads=config["num_attention_heads"],
    )


def limit_kernel_caches() -> None:
    """Keep few kernels ready: every length of text is a matrix product of another shape.

    PyTorch and oneDNN would each keep a thousand, at a megabyte apiece and no faster (measured).
    Both read their limit at the first product of the process.
    """
    os.environ.setdefault("LRU_CACHE_CAPACITY", "16")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")


def _layer(
    named: Mapping[str, Tensor], at: str, config: Mapping[str, int], dtype: torch.dtype
) -> Layer:
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


def _linear(named: Mapping[str, Tensor], at: str, dtype: torch.dtype) -> Linear:
    return Linear.of(named[f"{at}.weight"], named[f"{at}.bias"], dtype)


def _norm(named: Mapping[str, Tensor], at: str, epsilon: float, dtype: torch.dtype) -> Norm:
    return Norm(named[f"{at}.weight"].to(dtype), named[f"{at}.bias"].to(dtype), epsilon)


def _attention(qkv: Tensor, runs: Runs, heads: int, queries: int | None = None) -> Tensor:
    """Mix the values of each text; the queries are already scaled.

    Args:
        qkv: Queries, keys and values, one row a token.
        runs: The lengths of the texts.
        heads: Of attention.
        queries: Tokens at the beginning of each text that ask; all where not given.

    Returns:
        One row a token that asks; where all do, as many rows as there are queries, filled up by 0.
    """
    mixed = []
    for part, (length, count) in _parts(qkv, runs):
        q, k, v = part.view(count, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
        heads_apart = functional.scaled_dot_product_attention(q[:, :, :queries], k, v, scale=1.0)
        mixed.append(heads_apart.transpose(1, 2).flatten(0, 1).flatten(1))
    rows = torch.cat(mixed)
    return rows if queries else functional.pad(rows, (0, 0, 0, len(qkv) - len(rows)))


def _runs(ids: Sequence[Sequence[int]]) -> Runs:
    return [(length, len(list(same))) for length, same in groupby(map(len, ids))]


def _first_rows(runs: Runs) -> list[int]:
    lengths = [length for length, count in runs for _ in range(count)]
    return [0, *accumulate(lengths[:-1])]


def _parts(rows: Tensor, runs: Runs) -> list[tuple[Tensor, tuple[int, int]]]:
    lengths = [length * count for length, count in runs]
    return list(zip(torch.split(rows[: sum(lengths)], lengths), runs, strict=True))


def _has_onednn(dtype: torch.dtype) -> bool:
    x86 = torch.cpu.get_capabilities().get("architecture") == "x86_64"
    if not (x86 and torch.backends.mkldnn.is_available()):  # type: ignore[no-untyped-call]
        return False
    # It refuses bfloat16 on CPUs without AVX-512.
    return dtype == torch.float32 or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001

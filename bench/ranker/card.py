"""The model card of the evidence ranker."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.ranker.asked_questions import TIMES
from bench.ranker.folds import LAST
from bench.ranker.measuring import JUDGED
from bench.ranker.training import Recipe

TEMPLATE = Path(__file__).with_name("model_card.md")


def card(recipe: Recipe, measures: Mapping[str, Any], sha256: str, size: int) -> str:
    """Write the card.

    Args:
        recipe: How the ranker was trained.
        measures: What `bench.ranker` measured of it.
        sha256: What its weights hash to, hex.
        size: Bytes of the folder, the card apart.
    """
    tops = {
        name: ", ".join(f"{hit:.1%}" for hit in measures[name])
        for name in ("features", "alone", "blended")
    }
    return TEMPLATE.read_text("utf-8").format(
        **tops,
        layers=recipe.layers,
        lists=measures["lists"],
        texts=recipe.texts,
        steps=recipe.steps,
        questions=recipe.questions,
        rate=recipe.rate,
        loss=recipe.loss,
        seed=recipe.seed,
        asked=measures["asked"],
        last_lists=measures["asked lists"],
        last_rate=LAST.rate,
        times=TIMES,
        whole=measures["held out"]["whole"],
        marked=measures["held out"]["marked"],
        judged=JUDGED,
        sha256=sha256,
        bytes=f"{size:,}",
    )

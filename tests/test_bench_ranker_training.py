"""Training for real, a few steps of a small model: the same twice, resumed, shipped, read again."""

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from sentence_transformers.cross_encoder import CrossEncoder
from torch import nn

from bench.ranker.card import card
from bench.ranker.data import starting_model
from bench.ranker.examples import Example, Mark, Text
from bench.ranker.measuring import held_out
from bench.ranker.shipping import ship
from bench.ranker.starting_model import POSITIONS
from bench.ranker.training import Listed, Recipe, dataset, lists_of, train
from ingest.settings import Settings
from retrieval.evidence_ranker import load_ranker

pytestmark = [
    pytest.mark.encoder,
    # The trainer's own libraries warn of one another.
    pytest.mark.filterwarnings("ignore"),
]
RECIPE = Recipe(layers=3, steps=4, questions=2, texts=3, rate=1e-3, withheld=0.0)
SAID = "Nausea was seen in 12% on drug and in 34% on placebo."


def lists() -> list[Listed]:
    example = Example(
        "PMC1", "number", "Nausea on placebo?", "A trial",
        (Text("Results", SAID, (Mark(19, 22, asked=False), Mark(38, 41, asked=True))),),
        (Text("Methods", "Nausea of 50% was planned for.", (Mark(10, 13, asked=False),)),
         Text("Results", "Rash was rare.")),
    )  # fmt: skip
    return [each for n in range(5) for each in lists_of(example, RECIPE, Random(n))]


def test_the_hardest_near_misses_are_in_every_list() -> None:
    wrong = tuple(Text("Results", f"Rash was seen in group {name}.") for name in "abcdefgh")
    example = Example("PMC1", "asked", "Nausea?", "A trial", (Text("Results", SAID),), wrong)
    recipe = replace(RECIPE, texts=4, hardest=2)
    made = [each for n in range(20) for each in lists_of(example, recipe, Random(n))]
    assert all({f"Results: {text.text}" for text in wrong[:2]} <= {*each.texts} for each in made)
    assert len({each.texts for each in made}) > 1


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    start = starting_model(lists(), RECIPE.layers, folder / "start")
    model, curve = train(start, dataset(lists()), RECIPE, folder / "once", every=1)
    model.save_pretrained(str(folder / "model"))
    return folder, model, curve


def _same_weights(one: CrossEncoder, other: CrossEncoder) -> None:
    for (name, ours), (_, theirs) in zip(
        one.named_parameters(), other.named_parameters(), strict=True
    ):
        torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-6, msg=name)


def test_it_learns_and_says_how_it_went(trained) -> None:
    _, _, curve = trained
    assert [step for step, _ in curve] == [1, 2, 3, 4]
    assert curve[-1][1] < curve[0][1]


def test_the_same_seed_gives_the_same_model(trained) -> None:
    folder, model, _ = trained
    again, _ = train(folder / "start", dataset(lists()), RECIPE, folder / "twice", every=1)
    _same_weights(model, again)


def test_a_training_that_is_done_is_not_done_again(trained) -> None:
    folder, model, _ = trained
    again, curve = train(folder / "start", dataset(lists()), RECIPE, folder / "once", every=1)
    assert [step for step, _ in curve] == [1, 2, 3, 4]
    _same_weights(model, again)


def test_the_model_begins_small(trained) -> None:
    _, model, _ = trained
    config = model.config
    assert (config.num_hidden_layers, config.max_position_embeddings) == (3, POSITIONS)
    assert config.vocab_size < 2_000


def test_what_is_shipped_judges_as_what_was_trained(trained, tmp_path: Path) -> None:
    folder, model, _ = trained
    sha256, size = ship(folder / "model", tmp_path)
    assert size == sum(file.stat().st_size for file in tmp_path.iterdir())
    ranker = load_ranker(Settings(encoder_dtype="float32"), tmp_path, sha256)
    assert ranker is not None
    pairs = [(each.question, text) for each in lists()[:2] for text in each.texts]
    theirs = model.predict(pairs, activation_fn=nn.Identity(), show_progress_bar=False)
    # Half precision keeps eleven bits.
    np.testing.assert_allclose(ranker.logits(pairs), theirs, rtol=0.02, atol=0.02)


def test_a_folder_that_is_too_large_is_refused(trained, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("bench.ranker.shipping.MOST_BYTES", 1_000)
    with pytest.raises(ValueError, match="1,000 is the most"):
        ship(trained[0] / "model", tmp_path)


def test_the_share_right_counts_none_of_these(trained) -> None:
    _, model, _ = trained
    right = held_out(model, lists())
    assert set(right) == {"whole", "marked"}
    assert all(0 <= share <= 1 for share in right.values())


def test_the_card_says_what_was_measured() -> None:
    tops = (0.5, 0.75, 1.0)
    measures = {
        "lists": 14_400, "asked": 985, "asked lists": 3_594,
        "held out": {"whole": 0.8, "marked": 0.7},
        "features": tops, "alone": tops, "blended": tops,
    }  # fmt: skip
    text = card(RECIPE, measures, "ab12", 24_500_000)
    for said in ("ab12", "24,500,000", "14,400", "985", "3,594", "80.0%", "50.0%, 75.0%, 100.0%"):
        assert said in text
    assert "{" not in text

"""The learned ranker: the same numbers as the library's, whatever stands beside a pair."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from ingest.errors import EncoderError
from ingest.settings import Settings
from retrieval.evidence_ranker import RANKER, SHA256, load_any_ranker, load_ranker
from tests.tiny_ranker import write_tiny_ranker

FLOAT = Settings(encoder_dtype="float32")
PAIRS = [
    ("rate of nausea?", "results: nausea was rare."),
    ("rash on drug?", "rash on drug was 0 % and on placebo 0 %."),
    ("rash on drug?", "nausea " * 40),
    ("nausea?", "[MASK] % on drug."),
    ("rate of nausea?", "results: nausea was rare."),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("ranker")
    return made, write_tiny_ranker(made)


def test_the_logits_are_those_of_the_library(folder) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  (takes seconds)

    ranker = load_ranker(FLOAT, *folder)
    library = CrossEncoder(str(folder[0]), device="cpu")
    theirs = library.predict(PAIRS, activation_fn=nn.Identity(), show_progress_bar=False)
    assert ranker is not None
    ours = ranker.logits(PAIRS)
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=2e-4)
    assert len(set(ours)) == len(PAIRS) - 1


def test_a_pair_has_one_logit_whatever_stands_beside_it(folder) -> None:
    ranker = load_ranker(FLOAT, *folder)
    assert ranker is not None
    together = ranker.logits(PAIRS * 8)
    alone = [ranker.logits([pair])[0] for pair in PAIRS]
    np.testing.assert_allclose(together[: len(PAIRS)], alone, rtol=0, atol=1e-5)
    assert together[0] == together[4]
    assert ranker.logits([]) == []


def test_the_first_tokens_alone_have_the_states_they_have_among_all(folder) -> None:
    bert = load_any_ranker(FLOAT, folder[0]).bert
    texts = [[2, 10, 11, 12, 3], [2, 13, 14, 15, 3], [2, 12, 3], [2, 3]]
    among_all = torch.cat([run[:, 0] for run in bert.hidden(texts)])
    np.testing.assert_allclose(bert.firsts(texts), among_all, rtol=0, atol=1e-5)


def test_other_weights_are_refused(folder) -> None:
    with pytest.raises(EncoderError, match=r"hash to .*, not to 00.*ranker to false") as caught:
        load_ranker(FLOAT, folder[0], "00")
    assert str(folder[0]) in str(caught.value)


def test_a_broken_folder_is_named(folder, tmp_path) -> None:
    sha256 = write_tiny_ranker(tmp_path)
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_ranker(FLOAT, tmp_path, sha256)
    (tmp_path / "config.json").write_text(json.dumps({"max_position_embeddings": 24}))
    with pytest.raises(EncoderError, match="KeyError"):
        load_ranker(FLOAT, tmp_path, sha256)


def test_a_ranker_of_ones_own_needs_no_hash(folder, tmp_path) -> None:
    pairs = PAIRS[:1]
    own, checked = load_any_ranker(FLOAT, folder[0]), load_ranker(FLOAT, *folder)
    assert checked is not None
    assert own.logits(pairs) == checked.logits(pairs)
    with pytest.raises(EncoderError, match="make ranker"):
        load_any_ranker(FLOAT, tmp_path)


def test_without_its_files_or_switched_off_there_is_none(folder, tmp_path) -> None:
    assert load_ranker(FLOAT, tmp_path, "00") is None
    assert load_ranker(Settings(ranker=False), *folder) is None


@pytest.mark.encoder
def test_the_ranker_that_ships_is_small_and_the_one_its_card_describes() -> None:
    ranker = load_ranker(Settings())
    assert ranker is not None
    assert sum(file.stat().st_size for file in RANKER.iterdir()) < 25_000_000
    assert SHA256 in (RANKER / "README.md").read_text("utf-8")


@pytest.mark.encoder
def test_the_ranker_that_ships_prefers_what_is_asked_for() -> None:
    ranker = load_ranker(Settings())
    assert ranker is not None
    question = "hazard ratio for overall survival with zorvatide?"
    right, endpoint, plan = ranker.logits(
        [
            (question, "Results: The hazard ratio for death from any cause was 0 with zorvatide."),
            (question, "Results: Severe rash was seen in 0% of patients given zorvatide."),
            (question, "Methods: We planned to enrol 0 patients in 0 centres."),
        ]
    )
    assert right > endpoint > plan

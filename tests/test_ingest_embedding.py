import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer

from ingest.embedding import (
    BATCH_TOKENS,
    SentenceEncoder,
    evenly_shared,
    in_batches,
    length_sorted_batches,
    load_encoder,
    on_one_core,
)
from ingest.errors import EncoderError
from ingest.model_folder import open_model_folder, weights_sha256
from ingest.packed_bert import Linear, arithmetic
from ingest.packed_encoder import load_packed
from ingest.records import EncoderFingerprint, Vectors
from ingest.settings import Settings

TEXTS = [
    "What was the hazard ratio for death?",
    (
        "A fictitious trial of zelotinib. Results > Survival\nMedian survival was 17.3 months with"
        " zelotinib and 11.9 months with placebo (hazard ratio 0.62; 95% CI 0.48–0.81; P<0.001)."
    ),
    "Table 2. Harms > Nausea: Zelotinib (n = 101) = 23 (22.8%); Placebo (n = 99) = 9 (9.1%)",
    "Table 2. Harms > Fatigue: Zelotinib (n = 101) = 31 (30.7%); Placebo (n = 99) = 30 (30.3%)",
    "Patients were recruited in eleven hospitals. " * 25,
    "177Lu",
]


class CountingForward:
    """Counts letters as tokens; a text's vector is (letters, letters a, 0)."""

    dimension = 3
    max_tokens = 12
    workers = 2

    def token_ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        return [[ord(letter) for letter in text] + [0, 0] * special for text in texts]

    def embed(self, texts: Sequence[str], ids: Sequence[list[int]]) -> Vectors:
        rows = [[len(text), text.count("a"), 0] for text in texts]
        assert [len(tokens) - 2 for tokens in ids] == [len(text) for text in texts]
        return np.array(rows, dtype=np.float32)


def counting_encoder() -> SentenceEncoder:
    return SentenceEncoder(CountingForward(), EncoderFingerprint("counting", 3, "00"), 2)


def model_folder(root: Path) -> Path:
    folder = root / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def packaged_path() -> Path:
    return open_model_folder("all-MiniLM-L6-v2").path


@pytest.fixture(scope="session")
def encoder():
    return load_encoder(Settings(encoder_dtype="auto"))


@pytest.fixture(scope="session")
def reference():
    """Return the library's own float32 vectors of TEXTS."""
    model = SentenceTransformer(str(packaged_path()), device="cpu", local_files_only=True)
    return model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)


def test_vectors_are_in_the_order_of_the_texts_and_of_unit_length():
    vectors = counting_encoder().encode(["aaaa", "b", "aaabbbbb", "bb"])
    expected = [[4, 4, 0], [1, 0, 0], [8, 3, 0], [2, 0, 0]]
    lengths = np.sqrt([32, 1, 73, 4]).reshape(-1, 1)
    np.testing.assert_allclose(vectors, expected / lengths, rtol=1e-6)
    assert vectors.dtype == np.float32


def test_no_texts_make_no_vectors():
    assert counting_encoder().encode([]).shape == (0, 3)
    assert counting_encoder().count_tokens([]) == []


def test_progress_is_told_the_texts_done_so_far():
    done: list[int] = []
    counting_encoder().encode(["a", "aaa", "aa", "a", "a"], progress=done.append)
    assert done == [2, 4, 5]


def test_a_text_over_the_window_is_refused_by_its_start():
    counting_encoder().encode(["aaaaaaaaaa"])
    with pytest.raises(ValueError, match=r"13 tokens exceeds the encoder's 12.*'baaaaaaaaaa'"):
        counting_encoder().encode(["a", "baaaaaaaaaa"])


def test_a_vector_without_direction_is_refused():
    with pytest.raises(EncoderError, match="without direction"):
        counting_encoder().encode(["aa", ""])


@given(st.lists(st.integers(1, 2 * BATCH_TOKENS)), st.integers(1, 40))
def test_batches_hold_every_text_once_within_both_limits(lengths, batch_size):
    batches = length_sorted_batches(lengths, batch_size)
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) <= batch_size
        assert len(batch) == 1 or sum(lengths[i] for i in batch) <= BATCH_TOKENS


def test_batches_take_the_longest_first():
    assert length_sorted_batches([5, 900, 7, 200, 6], 2) == [[1], [3, 2], [4, 0]]


def test_a_few_texts_are_shared_between_the_workers_by_their_tokens():
    lengths = [100] * 8 + [20] * 4
    batches = [batch for batch, _ in in_batches(lengths, 16, 2, tuple)]
    assert [sum(lengths[at] for at in batch) for batch in batches] == [440, 440]
    assert evenly_shared([10, 300, 20], 4) == [[1], [2], [0]]
    assert evenly_shared([10, 300, 20], 2) == [[1], [2, 0]]
    assert [batch for batch, _ in in_batches(lengths, 16, 1, tuple)] == [list(range(12))]
    assert list(in_batches([], 16, 2, tuple)) == []


def test_what_runs_on_one_core_leaves_the_others_to_the_rest():
    before = torch.get_num_threads()
    assert on_one_core(torch.get_num_threads) == 1
    assert torch.get_num_threads() == before


def test_work_on_one_core_takes_no_core_from_the_batches_that_follow():
    after = "from ingest.embedding import cores, on_one_core; on_one_core(int); print(cores())"
    assert _told(after) == _told("import torch; print(torch.get_num_threads())")


def _told(script: str) -> str:
    """Run a script in a process of its own, in which PyTorch has not been used yet."""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return run.stdout.decode()


def test_weights_with_one_flipped_bit_are_refused(tmp_path):
    folder = model_folder(tmp_path)
    expected = weights_sha256(folder)
    assert weights_sha256(folder, expected) == expected
    (folder / "model.safetensors").write_bytes(b"weightr")
    with pytest.raises(EncoderError, match="not the expected ones"):
        weights_sha256(folder, expected)


def test_every_weights_file_counts(tmp_path):
    folder = model_folder(tmp_path)
    before = weights_sha256(folder)
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "model.safetensors").write_bytes(b"more")
    assert weights_sha256(folder) != before


@pytest.mark.parametrize(
    ("name", "problem", "remedy"),
    [
        ("/nowhere/encoder", "no encoder at /nowhere/encoder", "all-MiniLM-L6-v2"),
        (os.fspath(Path(__file__).parent), "holds no weights", "complete"),
    ],
)
def test_a_folder_without_an_encoder_is_refused_with_a_remedy(name, problem, remedy):
    with pytest.raises(EncoderError, match=problem) as refusal:
        load_encoder(Settings(encoder=name))
    assert remedy in refusal.value.remedy


def test_files_that_are_no_model_are_refused(tmp_path):
    folder = model_folder(tmp_path)
    for name in ("config.json", "modules.json", "1_Pooling", "tokenizer.json"):
        source = packaged_path() / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_encoder(Settings(encoder=str(folder)))


def test_a_broken_configuration_is_named(tmp_path):
    (model_folder(tmp_path) / "modules.json").write_text("[{]")
    with pytest.raises(EncoderError, match=r"modules\.json is not valid JSON"):
        load_encoder(Settings(encoder=str(tmp_path / "model")))


def test_the_packaged_model_is_the_expected_one():
    folder = open_model_folder("all-MiniLM-L6-v2")
    assert folder.weights_sha256.startswith("53aa51172d142c89")


def test_the_dtype_can_be_forced():
    assert arithmetic("float32") == torch.float32
    assert arithmetic("bfloat16") == torch.bfloat16


def test_a_packed_layer_computes_what_a_plain_one_does():
    generator = torch.Generator().manual_seed(7)
    weight, bias, x, residual = (
        torch.randn(shape, generator=generator) for shape in ((5, 4), (5,), (3, 4), (3, 5))
    )
    plain, packed = Linear(weight, bias, packed=False), Linear.of(weight, bias, torch.float32)
    torch.testing.assert_close(packed(x), plain(x))
    torch.testing.assert_close(packed.gelu(x), plain.gelu(x))
    torch.testing.assert_close(packed.plus(x, residual), plain.plus(x, residual))


@pytest.mark.encoder
def test_the_encoder_says_what_it_is(encoder):
    assert encoder.fingerprint.name == "all-MiniLM-L6-v2"
    assert encoder.fingerprint.dimension == 384
    assert encoder.max_tokens == 256


@pytest.mark.encoder
def test_tokens_are_counted_without_special_ones_and_without_a_limit(encoder):
    texts = ["The hazard ratio was 0.62.", "", "dose " * 300]
    assert encoder.count_tokens(texts) == [8, 0, 300]


@pytest.mark.encoder
@pytest.mark.parametrize(("dtype", "least"), [("auto", 0.999), ("float32", 0.999999)])
def test_vectors_are_the_librarys(reference, dtype, least):
    vectors = load_encoder(Settings(encoder_dtype=dtype)).encode(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-6)
    assert np.sum(vectors * reference, axis=1).min() >= least


@pytest.mark.encoder
@pytest.mark.parametrize("dtype", ["auto", "float32"])
def test_a_text_has_one_vector_whatever_batch_it_is_in(dtype):
    encoder = load_encoder(Settings(encoder_dtype=dtype, batch_size=4))
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    # Equal lengths share a product, and several batches run at once.
    together = encoder.encode([text for text in TEXTS for _ in range(3)])
    # Bits are the promise of oneDNN's layout; elsewhere the last ones may differ.
    folder = open_model_folder("all-MiniLM-L6-v2")
    packed = load_packed(folder, dtype).bert.layers[0].qkv.packed
    np.testing.assert_allclose(together[::3], alone, rtol=0, atol=0 if packed else 1e-6)
    np.testing.assert_allclose(together[2::3], alone, rtol=0, atol=0 if packed else 1e-6)


@pytest.mark.encoder
def test_the_encoder_refuses_what_it_would_not_see_whole(encoder):
    encoder.encode(["dose " * 254])
    with pytest.raises(ValueError, match=r"257 tokens exceeds the encoder's 256.*'dose dose"):
        encoder.encode(["dose " * 255])


@pytest.mark.encoder
def test_another_architecture_takes_the_librarys_path(tmp_path, capfd):
    """The packaged weights with the first token instead of the mean: not packable."""
    folder = tmp_path / "first-token"
    shutil.copytree(packaged_path(), folder, ignore=shutil.ignore_patterns("*.safetensors"))
    (folder / "model.safetensors").symlink_to(packaged_path() / "model.safetensors")
    pooling = json.loads((folder / "1_Pooling" / "config.json").read_text())
    pooling |= {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    encoder = load_encoder(Settings(encoder=str(folder), encoder_dtype="float32"))
    assert capfd.readouterr() == ("", "")
    own = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    expected = own.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(encoder.encode(TEXTS), expected, atol=1e-5)
    assert (encoder.max_tokens, encoder.fingerprint.dimension) == (256, 384)
    assert encoder.count_tokens(["The hazard ratio was 0.62.", "dose " * 300]) == [8, 300]


@pytest.mark.encoder
def test_loading_is_silent_and_leaves_sentence_transformers_alone():
    code = (
        "import sys; from ingest.settings import Settings; import ingest.embedding as e;"
        "assert 'torch' not in sys.modules;"
        "e.load_encoder(Settings()).encode(['dose']);"
        "assert not {'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    root = Path(__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")

"""The folder that is shipped."""

import hashlib
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from bench.ranker import shipping
from bench.ranker.shipping import ship


def trained(folder: Path) -> Path:
    folder.mkdir()
    save_file({"dense": torch.tensor([1.5, -2.0])}, folder / "model.safetensors")
    (folder / "config.json").write_text('{"dtype": "float32"}', "utf-8")
    (folder / "modules.json").write_text("[]", "utf-8")
    (folder / "optimizer.pt").write_bytes(b"no part of what is shipped")
    return folder


def test_what_is_shipped_is_half_as_wide_and_no_more_than_is_needed(tmp_path: Path) -> None:
    to = tmp_path / "shipped"
    sha256, size = ship(trained(tmp_path / "ranker"), to)
    weights = load_file(to / "model.safetensors")["dense"]
    assert (weights.dtype, weights.tolist()) == (torch.float16, [1.5, -2.0])
    assert json.loads((to / "config.json").read_text("utf-8")) == {"dtype": "float16"}
    files = {file.name: file.stat().st_size for file in to.iterdir()}
    assert set(files) == {"config.json", "modules.json", "model.safetensors"}
    assert size == sum(files.values())
    assert sha256 == hashlib.sha256((to / "model.safetensors").read_bytes()).hexdigest()


def test_a_folder_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipping, "MOST_BYTES", 10)
    with pytest.raises(ValueError, match="10 is the most"):
        ship(trained(tmp_path / "ranker"), tmp_path / "shipped")

"""The mean of models."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from bench.ranker.averaging import average


def model(folder: Path, *weights: float, config: str = "{}") -> Path:
    folder.mkdir()
    save_file({"dense": torch.tensor(weights)}, folder / "model.safetensors")
    (folder / "config.json").write_text(config, "utf-8")
    return folder


def test_every_weight_is_the_mean(tmp_path: Path) -> None:
    one = model(tmp_path / "one", 1.0, -2.0, config='{"of": "one"}')
    two = model(tmp_path / "two", 4.0, 2.0)
    average([one, two], tmp_path / "mean")
    assert load_file(tmp_path / "mean" / "model.safetensors")["dense"].tolist() == [2.5, 0.0]
    assert (tmp_path / "mean" / "config.json").read_text("utf-8") == '{"of": "one"}'


def test_models_of_different_shapes_have_no_mean(tmp_path: Path) -> None:
    one, two = model(tmp_path / "one", 1.0), model(tmp_path / "two", 1.0, 2.0)
    with pytest.raises(ValueError, match=r"two has not the weights of .*one"):
        average([one, two], tmp_path / "mean")

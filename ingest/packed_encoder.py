"""BERT sentence encoders without padding: mean pooling over `packed_bert`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer

from ingest.embedding import cores, on_one_core
from ingest.errors import EncoderError
from ingest.model_folder import ModelFolder
from ingest.packed_bert import Dtype, PackedBert, arithmetic, packed_bert

_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])


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
class PackedEncoder:
    """A BERT sentence encoder without padding (a ``Forward`` of ingest.embedding)."""

    tokenizer: Tokenizer
    bert: PackedBert
    max_tokens: int
    workers: int

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.bert.words.shape[1]

    def token_ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        """Return the tokens of each text, uncut, with the special tokens if asked for."""
        found = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=special)
        return [encoding.ids for encoding in found]

    def embed(self, texts: Sequence[str], ids: Sequence[list[int]]) -> npt.NDArray[np.float32]:
        """Return the mean of each text's last hidden states, shape (len(ids), dimension)."""
        del texts
        with torch.inference_mode():
            return torch.cat([run.float().mean(1) for run in self.bert.hidden(ids)]).numpy()


def load_packed(folder: ModelFolder, dtype: Dtype) -> PackedEncoder:
    """Load a model for which `is_packable` holds.

    Raises:
        EncoderError: Its files do not make a BERT encoder.
    """
    try:
        weights = load_file(folder.path / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder.path / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        config = folder.config("config.json")
        bert = on_one_core(lambda: packed_bert(weights, config, arithmetic(dtype)))
        places = bert.places.shape[1]
        window = folder.config("sentence_bert_config.json").get("max_seq_length") or places
        return PackedEncoder(tokenizer, bert, min(window, places), cores())
    except (SafetensorError, OSError, KeyError, ValueError, RuntimeError) as error:
        problem = f"The encoder at {folder.path} cannot be loaded: {error!r}."
        raise EncoderError(problem, "Fetch it again, or set another encoder.") from error

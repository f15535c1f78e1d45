"""Encoders of any architecture, computed by sentence-transformers itself."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
from sentence_transformers import SentenceTransformer
from transformers.utils import logging

from ingest.errors import EncoderError
from ingest.model_folder import ModelFolder
from ingest.packed_bert import Dtype, arithmetic


class LibraryEncoder:
    """A sentence-transformers model (a ``Forward`` of ingest.embedding).

    Prompts that the model may define for queries and passages are not used.
    """

    workers = 1  # PyTorch spreads each batch over the cores.

    def __init__(self, model: SentenceTransformer, dimension: int, max_tokens: int) -> None:
        self._model = model
        self.dimension = dimension
        self.max_tokens = max_tokens

    def token_ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        """Return the tokens of each text, uncut, with the special tokens if asked for."""
        found = self._model.tokenizer(
            list(texts), add_special_tokens=special, padding=False, truncation=False
        )
        return cast("list[list[int]]", found["input_ids"])

    def embed(self, texts: Sequence[str], ids: Sequence[list[int]]) -> npt.NDArray[np.float32]:
        """Return one vector a text, shape (len(texts), dimension)."""
        del ids
        vectors = self._model.encode(
            list(texts),
            prompt="",
            batch_size=len(texts),
            show_progress_bar=False,
            convert_to_tensor=True,
        )
        return vectors.float().numpy()


def load_library(folder: ModelFolder, dtype: Dtype) -> LibraryEncoder:
    """Load any sentence-transformers folder, without the network.

    Raises:
        EncoderError: sentence-transformers cannot load it.
    """
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(folder.path),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": arithmetic(dtype)},
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        problem = f"sentence-transformers cannot load {folder.path}: {error}"
        raise EncoderError(problem, "Fetch it again, or set another encoder.") from error
    dimension, window = model.get_embedding_dimension(), model.max_seq_length
    if not dimension or not window:
        problem = f"The encoder at {folder.path} states no dimension or no longest text."
        raise EncoderError(problem, "Set max_seq_length in its sentence_bert_config.json.")
    return LibraryEncoder(model, dimension, window)

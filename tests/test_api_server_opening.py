"""Opening what a server serves."""

import gc
from pathlib import Path

from api.server.opening import open_service
from ingest.library import open_library
from ingest.settings import load_settings


def test_what_a_warm_server_has_loaded_is_not_looked_through_again(tmp_path: Path) -> None:
    gc.unfreeze()
    with open_library(tmp_path / "library", create=True):
        pass
    with open_service(load_settings(library=tmp_path / "library", ranker=False)):
        pass
    # Its warming has ended by now.
    loaded = gc.get_freeze_count()
    gc.unfreeze()
    assert loaded > 10_000

"""Fixtures that several test modules use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the real material beside the project; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"real material is absent: {SHARED}")
    return SHARED

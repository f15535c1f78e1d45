"""Fixtures that several test modules use."""

from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the real material beside the project; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"real material is absent: {SHARED}")
    return SHARED


@pytest.fixture
def default_logs() -> None:
    """Forget how a command that was run before in this process configured its log."""
    structlog.reset_defaults()

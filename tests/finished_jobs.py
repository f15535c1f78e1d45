"""Waiting for a job of a server that is asked without a socket."""

import time
from typing import Any

from fastapi.testclient import TestClient


def finished(client: TestClient, job: str, seconds: float = 30.0) -> dict[str, Any]:
    """Return a job once it is finished."""
    end = time.monotonic() + seconds
    while True:
        told: dict[str, Any] = client.get(f"/v1/jobs/{job}").json()
        if told["state"] not in ("queued", "running"):
            return told
        assert time.monotonic() < end, told
        time.sleep(0.02)

"""Articles sent to a server while others ask it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_AT_ONCE = 10
"""Articles an upload."""
_PAUSE = 0.5
_FINISHED = {"done", "failed", "cancelled"}


@dataclass(frozen=True, slots=True)
class Uploads:
    """What became of the articles.

    Args:
        begun: When the first was sent, in seconds since the epoch.
        ended: When the last was searchable.
        added: How many were added.
        failed: How many were not.
    """

    begun: float
    ended: float
    added: int
    failed: int


def upload_all(url: str, articles: Sequence[Path], seconds: float) -> Uploads:
    """Send articles in uploads spread evenly over a time, and wait until all are added.

    Args:
        url: Of the server.
        articles: Files.
        seconds: Over how long; what takes longer goes on without a pause.

    Raises:
        httpx.HTTPStatusError: The server refuses an upload.
    """
    groups = [articles[at : at + _AT_ONCE] for at in range(0, len(articles), _AT_ONCE)]
    begun, jobs = time.time(), []
    with httpx.Client(base_url=url, timeout=120.0, trust_env=False) as client:
        for number, group in enumerate(groups):
            time.sleep(max(0.0, begun + number * seconds / (len(groups) + 1) - time.time()))
            files = [("files", (each.name, each.read_bytes())) for each in group]
            response = client.post("/v1/documents", files=files)
            response.raise_for_status()
            jobs.append(response.json()["id"])
        finished = [_finished(client, job) for job in jobs]
    failed = sum(job["failed"] for job in finished)
    added = sum(job["done"] for job in finished) - failed
    return Uploads(begun, time.time(), added, len(articles) - added)


def _finished(client: httpx.Client, id_: str) -> dict[str, Any]:
    while True:
        response = client.get(f"/v1/jobs/{id_}")
        response.raise_for_status()
        job: dict[str, Any] = response.json()
        if job["state"] in _FINISHED:
            return job
        time.sleep(_PAUSE)

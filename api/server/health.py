"""Whether the server lives, whether it can answer, and how it fares."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from api.server.contract import Health, Readiness
from api.server.described import example
from api.server.failures import failures
from api.server.scraping import Scrape
from api.server.security import needs
from api.server.service import Served
from ingest.errors import StorageError
from ingest.library import Library

router = APIRouter(tags=["health"])

_TRIES = 3
_PLAIN = CONTENT_TYPE_PLAIN_0_0_4
_SCRAPED = {
    "description": "In Prometheus' text format.",
    "content": {"text/plain": {"schema": {"type": "string"}, "example": example("metrics.txt")}},
}


class Agreement:
    """Whether catalogue and indexes agree, compared once for each generation of the library.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: Readiness | None = None

    def check(self) -> Readiness:
        """Compare the catalogue with the indexes.

        Raises:
            StorageError: They do not agree, or cannot be read.
        """
        for _ in range(_TRIES):
            generation = self._library.generation
            if self._known is not None and self._known.library == generation:
                return self._known
            passages = self._library.passage_ids()
            indexes = self._library.index_ids()
            differing = [name for name, held in indexes.items() if held != passages]
            if not differing:
                self._known = self._ready(generation, len(passages))
                return self._known
            if self._library.generation == generation:
                problem = f"The index {differing[0]} holds other passages than the catalogue."
                raise StorageError(problem, "Make it anew with: citewell rebuild.")
        # Documents come faster than they can be compared; what came between is no disagreement.
        return self._ready(generation, len(passages))

    def _ready(self, generation: str, passages: int) -> Readiness:
        return Readiness(
            status="ready",
            library=generation,
            documents=len(self._library),
            passages=passages,
        )


def _agreement(request: Request) -> Agreement:
    agreement: Agreement = request.state.agreement
    return agreement


def _scrape(request: Request) -> Scrape:
    scrape: Scrape = request.state.scrape
    return scrape


Agreed = Annotated[Agreement, Depends(_agreement)]
Scraped = Annotated[Scrape, Depends(_scrape)]


@router.get("/healthz", summary="Is the server there?", operation_id="health")
async def health() -> Health:
    """Say that a Citewell server answers; the library is not asked."""
    return Health(status="ok", service="citewell", version=version("citewell"))


@router.get("/readyz", summary="Can it answer?", operation_id="readiness", responses=failures(503))
async def readiness(service: Served, agreement: Agreed) -> Readiness:
    """Say that the library can be read, and that catalogue and indexes hold the same passages."""
    return await service.reading.run(agreement.check)


@router.get(
    "/metrics",
    summary="How does it fare?",
    operation_id="metrics",
    dependencies=[needs("admin")],
    response_class=Response,
    responses={200: _SCRAPED, **failures(503)},
)
async def metrics(service: Served, scrape: Scraped) -> Response:
    """Give what was counted and timed, and how large things are now, for Prometheus."""
    written = await service.reading.run(generate_latest, scrape)
    return Response(written, media_type=_PLAIN)

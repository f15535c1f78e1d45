"""The HTTP interface, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from starlette.routing import Route

from api.mcp.endpoint import PATH, endpoint, serving
from api.server import (
    asking,
    batches,
    documents,
    evaluations,
    figures,
    health,
    job_routes,
    uploads,
)
from api.server.conversations import routes as conversations
from api.server.conversations.opening import open_conversations
from api.server.described import describe_fields
from api.server.failures import describe_problems
from api.server.health import Agreement
from api.server.jobs.opening import open_jobs
from api.server.metrics import Timed
from api.server.openai import routes as chat
from api.server.problems import handle_problems
from api.server.protecting import protect
from api.server.protection import UNPROTECTED, Protection
from api.server.scraping import Scrape
from api.server.security import NeedsScope
from api.server.service import Opener

_DESCRIPTION = """Answers from the clinical literature, every figure verbatim in a passage it cites.

Every failure is an `application/problem+json` object (RFC 9457). Every response carries
`X-Request-ID`, the client's own where it sent one."""


def create_app(opener: Opener, protection: Protection = UNPROTECTED) -> FastAPI:
    """Make the application.

    Args:
        opener: Opens the library and loads the encoder, once, when the server starts; what it
            opened is closed when the server ends, in the same thread.
        protection: What is asked of clients, and what they are allowed.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        seconds = protection.deadline_seconds
        with (
            opener() as service,
            open_jobs(service) as jobs,
            open_conversations(service) as kept,
        ):
            async with serving(service, seconds) as mcp:
                yield {
                    "service": service,
                    "agreement": Agreement(service.library),
                    "jobs": jobs,
                    "conversations": kept,
                    "scrape": Scrape(service, jobs.store.counts),
                    "deadline": seconds,
                    "mcp": mcp,
                }

    app = FastAPI(
        title="Citewell",
        description=_DESCRIPTION,
        version=version("citewell"),
        lifespan=lifespan,
        redirect_slashes=False,
        # Both pages would fetch their scripts from another site.
        docs_url=None,
        redoc_url=None,
    )
    for router in (
        asking.router,
        conversations.router,
        documents.router,
        uploads.router,
        job_routes.router,
        batches.router,
        evaluations.router,
        figures.router,
        chat.router,
        health.router,
    ):
        app.include_router(router)
    app.router.routes.append(Route(PATH, NeedsScope(endpoint, "ask")))
    handle_problems(app)
    describe_problems(app)
    describe_fields(app)
    protect(app, protection)
    app.add_middleware(Timed)
    return app

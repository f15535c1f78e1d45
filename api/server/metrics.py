"""What is counted and timed of one server, for Prometheus; nothing of it is global."""

from collections.abc import Callable, Iterable
from http import HTTPMethod
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics_core import Metric
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retrieval.answers import Answer
from retrieval.stages import AbandonedError

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_ABANDONED, _FAILED = "abandoned", "failed"
"""How a question can end besides with an answer."""
_METHODS = frozenset(HTTPMethod)
_NO_ROUTE, _OTHER_METHOD = "none", "other"
"""What clients make up must not become names of their own: those are kept for ever."""


class Metrics:
    """The counters and timers of one server; threads may share them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "citewell_questions",
            "Questions by what came of them: the answer's status, failed or abandoned.",
            ["status"],
            registry=self._registry,
        )
        self._stages = Histogram(
            "citewell_stage_seconds",
            "How long each stage of answering took.",
            ["stage"],
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._requests = Counter(
            "citewell_http_requests",
            "Requests by method, route and status.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._durations = Histogram(
            "citewell_http_request_seconds",
            "How long requests took, to the last byte of the response.",
            ["route"],
            registry=self._registry,
            buckets=_SECONDS,
        )

    def answered(self, answering: Callable[[], Answer]) -> Answer:
        """Answer a question, count it by what came of it, and note how long its stages took.

        Args:
            answering: Answers it.

        Returns:
            The answer. What is raised is raised on.
        """
        status: str = _FAILED
        try:
            answer = answering()
            status = answer.status
        except AbandonedError:
            status = _ABANDONED
            raise
        finally:
            self._questions.labels(status).inc()
        for stage, milliseconds in answer.timings_ms.items():
            self._stages.labels(stage).observe(milliseconds / 1000)
        return answer

    def requested(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request, and note how long it took."""
        known = method if method in _METHODS else _OTHER_METHOD
        self._requests.labels(known, route, status).inc()
        self._durations.labels(route).observe(seconds)

    def collect(self) -> Iterable[Metric]:
        """Return what was counted and timed."""
        return self._registry.collect()


class Timed:
    """Times every request.

    Args:
        app: What answers them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        begun = perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            metrics: Metrics = scope["state"]["service"].metrics
            seconds = perf_counter() - begun
            metrics.requested(scope["method"], _route(scope), status, seconds)


def _route(scope: Scope) -> str:
    """Return the template of the path that a request took; of what is mounted, where it is."""
    path = getattr(scope.get("route"), "path", None)
    if not isinstance(path, str):
        path = scope.get("root_path") or _NO_ROUTE
    return path.replace(":path}", "}")

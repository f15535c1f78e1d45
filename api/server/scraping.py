"""All that a server tells Prometheus: what it counted, and how large things are now."""

from collections.abc import Callable, Iterator, Mapping

from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from api.server.jobs.values import JobKind, JobState
from api.server.service import Service

JobCounts = Mapping[tuple[JobKind, JobState], int]

_LIBRARY = {
    "documents": "Documents of the library.",
    "passages": "Passages that its documents were cut into.",
    "figures": "Figures that were read in its documents.",
}


class Scrape:
    """Collects the metrics of a server; `prometheus_client.generate_latest` writes them.

    Args:
        service: What is served.
        jobs: Returns how many jobs of each kind are in each state.
    """

    def __init__(self, service: Service, jobs: Callable[[], JobCounts]) -> None:
        self._service = service
        self._jobs = jobs
        self._known: tuple[str, Mapping[str, int]] = ("", {})

    def collect(self) -> Iterator[Metric]:
        """Yield every metric."""
        yield from self._service.metrics.collect()
        yield from self._library()
        yield from self._workers()
        jobs = GaugeMetricFamily(
            "citewell_jobs", "Jobs that are kept, by how far they are.", labels=["kind", "state"]
        )
        for (kind, state), count in self._jobs().items():
            jobs.add_metric([kind, state], count)
        yield jobs

    def _library(self) -> Iterator[Metric]:
        # Counted once a generation: the figures of a large library are many.
        generation = self._service.library.generation
        if self._known[0] != generation:
            self._known = generation, self._service.library.stats()
        for name, what in _LIBRARY.items():
            yield GaugeMetricFamily(f"citewell_library_{name}", what, value=self._known[1][name])

    def _workers(self) -> Iterator[Metric]:
        running = GaugeMetricFamily(
            "citewell_workers_running", "Calls that have a thread.", labels=["pool"]
        )
        waiting = GaugeMetricFamily(
            "citewell_workers_waiting", "Calls that wait for a thread.", labels=["pool"]
        )
        for pool in ("asking", "reading"):
            workers = getattr(self._service, pool)
            running.add_metric([pool], workers.running)
            waiting.add_metric([pool], workers.waiting)
        yield from (running, waiting)

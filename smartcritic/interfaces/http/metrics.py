"""What Prometheus is told: requests, their time, goals and how they are judged together. Routes are labels, never what was sent."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The metrics of one service, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.requests = Counter(
            "smartcritic_requests", "Requests answered, by route, method and status", ("route", "method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "smartcritic_request_seconds", "Seconds from a request's head to its answer", ("route",),
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.under_way = Gauge("smartcritic_requests_under_way", "Requests that are worked on", registry=self.registry)
        self.goals = Counter("smartcritic_goals", "Goals judged, by outcome: report or error", ("outcome",), registry=self.registry)
        self.together = Histogram(
            "smartcritic_batch_goals", "Requests for one goal that were judged together",
            buckets=(1, 2, 4, 8, 16, 32), registry=self.registry,
        )  # fmt: skip
        self._ready = Gauge("smartcritic_ready", "1 where a worker has loaded the pipeline", registry=self.registry)
        self._workers = Gauge("smartcritic_workers", "Workers that have loaded the pipeline", registry=self.registry)
        self._waiting = Gauge("smartcritic_waiting", "Requests and jobs that wait for a worker", registry=self.registry)

    def watch(self, ready: Callable[[], int], waiting: Callable[[], int]) -> None:
        """Ask these when the metrics are read: how many workers have loaded the pipeline, how many requests wait."""
        self._ready.set_function(lambda: float(ready() > 0))
        self._workers.set_function(ready)
        self._waiting.set_function(lambda: float(waiting()))

    def text(self) -> bytes:
        """The metrics in the format that Prometheus reads."""
        return generate_latest(self.registry)

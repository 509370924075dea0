"""How much the service answers on loopback, beside the library's own rate on the same goals.

    python tests/benchmarks/service_load.py [goals.jsonl] [--clients 16] [--seconds 4] [--rounds 3]

Clients ask one goal a request, each the next as soon as it has its answer. Every answer is compared with the report that the library
gives: one that is missing, wrong or of another request is counted and fails the run. `wall` is goals a second of the clock; on a machine
that does other work too, `CPU` says more: goals a CPU second, of `critic.pipe` in this process and of the server with its workers. Both
sides are measured in turn, and the best of the rounds counts. Exit status 1 where the service without rewrites stays below the limit.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cpu

LIMIT = 0.7
"""Goals a second of the service over those of `critic.pipe`, at least."""

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "goals.jsonl"
TODAY = "2026-11-24"


@contextlib.contextmanager
def service(*options: str) -> Iterator[tuple[int, int]]:
    """A server of its own process on a free port, ready; yields the port and the process."""
    command = [sys.executable, "-m", "smartcritic", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            if found is None:
                raise SystemExit("the server did not start")
            port = int(found[1])
            for _ in range(600):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz").read()
                    break
                time.sleep(0.1)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(30)


@dataclass
class Tally:
    """What the clients saw."""

    times: list[float] = field(default_factory=list)
    lost: int = 0
    wrong: int = 0
    wall: float = 0.0
    cpu: float = 0.0

    def latency(self, share: float) -> float:
        """The latency in milliseconds that this share of the requests stayed below."""
        return 1000 * sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))]


Work = Sequence[tuple[bytes, bytes]]
"""Bodies, and the answers that are expected to them."""


async def client(port: int, path: str, number: int, step: int, work: Work, until: float, seen: Tally) -> None:
    """Ask goal after goal on one connection, and hold each answer against what is expected."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    at = number
    while time.perf_counter() < until:
        body, expected = work[at % len(work)]
        key = f"{number}.{at}"
        at += step
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        head += f"X-Request-ID: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
        start = time.perf_counter()
        writer.write(head.encode() + body)
        try:
            answer = await reader.readuntil(b"\r\n\r\n")
            size = re.search(rb"content-length: (\d+)", answer, re.IGNORECASE)
            assert size is not None
            data = await reader.readexactly(int(size[1]))
        except (OSError, asyncio.IncompleteReadError):
            seen.lost += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        seen.times.append(time.perf_counter() - start)
        if not answer.startswith(b"HTTP/1.1 200 ") or f"x-request-id: {key}\r\n".encode() not in answer or data != expected:
            seen.wrong += 1
    writer.close()
    await writer.wait_closed()


def load(server: tuple[int, int], path: str, work: Work, clients: int, seconds: float) -> Tally:
    """Let so many clients ask for so long."""
    seen, (port, pid) = Tally(), server

    async def run() -> None:
        until = time.perf_counter() + seconds
        await asyncio.gather(*(client(port, path, i, clients, work, until, seen) for i in range(clients)))

    before, start = cpu.seconds(pid), time.perf_counter()
    asyncio.run(run())
    seen.wall, seen.cpu = time.perf_counter() - start, cpu.seconds(pid) - before
    return seen


def main() -> int:
    """Measure, print a table, and say by the exit status whether the limit holds and nothing was lost or mixed up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("goals", nargs="?", type=Path, default=GOALS)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")

    import smartcritic as sc
    from smartcritic.interfaces.http.handlers import encode, report_data

    texts = [json.loads(line)["text"] for line in args.goals.read_text(encoding="utf-8").splitlines() if line.strip()]
    goals = [sc.Goal(text, id=str(i)) for i, text in enumerate(texts)]
    context = sc.Context(today=TODAY)
    critic = sc.Critic().warm_up()
    bodies = [encode({"goal": {"id": g.id, "text": g.text}, "context": {"today": TODAY}}) for g in goals]
    lost, ratios = 0, {}
    print(f"{len(goals)} goals, {args.clients} clients, best of {args.rounds} rounds of {args.seconds:g} s; latency in ms of that round")
    print(f"{'':<28}{'wall/s':>9}{'CPU/s':>9}{'p50':>8}{'p99':>8}{'answers':>9}{'lost':>6}{'wrong':>7}")
    with service("--quiet") as server:
        for rewrite in (False, True):
            expected = [encode(report_data(r, utf16=False)) for r in critic.pipe(goals, context, rewrite=rewrite)]
            work = list(zip(bodies, expected, strict=True))
            path = f"/v1/critique?rewrite={'true' if rewrite else 'false'}"
            own: list[tuple[float, float]] = []
            served: list[Tally] = []
            for _ in range(args.rounds):
                wall, used = time.perf_counter(), time.process_time()
                deque(critic.pipe(goals, context, rewrite=rewrite), maxlen=0)
                own.append((len(goals) / (time.perf_counter() - wall), len(goals) / (time.process_time() - used)))
                served.append(load(server, path, work, args.clients, args.seconds))
            name = "with rewrites" if rewrite else "verdicts"
            best = max(served, key=lambda s: len(s.times) / s.cpu)
            wall_rate = max(len(s.times) / s.wall for s in served)
            cpu_rate = max(len(s.times) / s.cpu for s in served)
            pipe_wall, pipe_cpu = max(w for w, _ in own), max(c for _, c in own)
            gone, wrong = sum(s.lost for s in served), sum(s.wrong for s in served)
            lost += gone + wrong
            ratios[rewrite] = max(wall_rate / pipe_wall, cpu_rate / pipe_cpu)
            print(f"{'critic.pipe, ' + name:<28}{pipe_wall:>9.0f}{pipe_cpu:>9.0f}")
            print(
                f"{'service, ' + name:<28}{wall_rate:>9.0f}{cpu_rate:>9.0f}{best.latency(0.5):>8.1f}{best.latency(0.99):>8.1f}"
                f"{sum(len(s.times) for s in served):>9}{gone:>6}{wrong:>7}"
            )
            print(f"{'ratio':<28}{wall_rate / pipe_wall:>9.2f}{cpu_rate / pipe_cpu:>9.2f}")
        print(f"limit {LIMIT}")
    return int(lost > 0 or ratios[False] < LIMIT)


if __name__ == "__main__":
    sys.exit(main())

"""Concurrent requests are judged together, each with its own context; errors stay with whoever caused them; nothing is lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.interfaces.http.batching import Batcher
from smartcritic.interfaces.http.problems import Problem
from smartcritic.interfaces.http.workers import HereWorker

SPRING, AUTUMN = sc.Context(today="2026-03-01"), sc.Context(today="2026-10-01")


def texts(report: sc.Report) -> tuple[str, str]:
    """What a report is of."""
    return report.text, report.today.isoformat()


async def started(critic: Any, **options: Any) -> Batcher:
    """A batcher that has loaded its pipeline."""
    batcher = Batcher([HereWorker(critic)], **options)
    batcher.start()
    await batcher.run(lambda critic: None)
    return batcher


def test_what_waits_is_judged_together_each_with_its_context(held: Any) -> None:
    sizes: list[int] = []

    async def run() -> list[Any]:
        batcher = await started(held, observe=sizes.append)
        held.gate.clear()
        first = asyncio.create_task(batcher.critique(sc.Goal("Sell 1 boat this quarter"), SPRING, texts))
        await asyncio.sleep(0.1)
        rest = [
            asyncio.create_task(batcher.critique(sc.Goal(f"Sell {i} boats this quarter"), SPRING if i % 2 else AUTUMN, texts))
            for i in range(2, 12)
        ]
        await asyncio.sleep(0.1)
        held.gate.set()
        answers = await asyncio.gather(first, *rest)
        await batcher.close()
        return answers

    answers = asyncio.run(run())
    assert sizes == [1, 10]
    assert answers[0] == ("Sell 1 boat this quarter", "2026-03-01")
    assert answers[1:] == [(f"Sell {i} boats this quarter", "2026-03-01" if i % 2 else "2026-10-01") for i in range(2, 12)]
    assert {(len(batch), context) for batch, context in held.seen[1:]} == {(5, SPRING), (5, AUTUMN)}
    assert len(held.seen) == 3


def test_an_error_is_an_error_of_its_own_request(held: Any) -> None:
    async def run() -> list[Any]:
        batcher = await started(held)
        held.gate.clear()
        first = asyncio.create_task(batcher.critique(sc.Goal("Sell 1 boat"), None, texts))
        await asyncio.sleep(0.05)
        goals = [sc.Goal("Sell 2 boats"), sc.Goal("break here"), sc.Goal("Sell 3 boats")]
        rest = [asyncio.create_task(batcher.critique(g, None, texts)) for g in goals]
        rest.append(asyncio.create_task(batcher.critique(sc.Goal("Sell 4 boats"), None, lambda r: 1 / 0)))
        await asyncio.sleep(0.05)
        held.gate.set()
        answers = await asyncio.gather(first, *rest, return_exceptions=True)
        await batcher.close()
        return answers

    answers = asyncio.run(run())
    assert [a[0] if isinstance(a, tuple) else type(a) for a in answers] == [
        "Sell 1 boat", "Sell 2 boats", RuntimeError, "Sell 3 boats", ZeroDivisionError,
    ]  # fmt: skip


def test_whoever_is_gone_is_not_worked_for(held: Any) -> None:
    async def run() -> None:
        batcher = await started(held)
        held.gate.clear()
        first = asyncio.create_task(batcher.critique(sc.Goal("Sell 1 boat"), None, texts))
        await asyncio.sleep(0.05)
        gone = asyncio.create_task(batcher.critique(sc.Goal("Sell 99 boats"), None, texts))
        stays = asyncio.create_task(batcher.critique(sc.Goal("Sell 2 boats"), None, texts))
        await asyncio.sleep(0.05)
        gone.cancel()
        await asyncio.sleep(0.01)
        held.gate.set()
        await asyncio.gather(first, stays)
        await batcher.close()

    asyncio.run(run())
    judged = [text for batch, _ in held.seen for text in batch]
    assert "Sell 2 boats" in judged
    assert "Sell 99 boats" not in judged


def test_single_goals_come_before_jobs_and_closing_finishes_both(held: Any) -> None:
    order: list[str] = []

    async def run() -> None:
        batcher = await started(held)
        held.gate.clear()
        tasks = [asyncio.create_task(batcher.critique(sc.Goal("Sell 1 boat"), None, lambda r: order.append("first")))]
        await asyncio.sleep(0.05)
        tasks.append(asyncio.create_task(batcher.run(lambda critic: order.append("job"))))
        await asyncio.sleep(0.01)
        tasks.append(asyncio.create_task(batcher.critique(sc.Goal("Sell 2 boats"), None, lambda r: order.append("second"))))
        await asyncio.sleep(0.05)
        assert batcher.waiting == 2
        closing = asyncio.create_task(batcher.close())
        await asyncio.sleep(0.05)
        with pytest.raises(Problem) as refused:
            await batcher.critique(sc.Goal("Sell 3 boats"), None, texts)
        assert (refused.value.status, "stopping" in refused.value.detail) == (503, True)
        held.gate.set()
        await asyncio.gather(*tasks, closing)
        assert not batcher.ready

    asyncio.run(run())
    assert order == ["first", "second", "job"]

"""A short slice of the stress run, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, seed, settings

from tests.stress.requests import REQUESTS
from tests.stress.service import check, service


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with service() as client:
        yield client


@seed(17)
@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(REQUESTS)
def test_nothing_that_is_sent_breaks_the_service(client: TestClient, request: tuple[str, dict[str, Any]]) -> None:
    check(client, *request)


@pytest.mark.parametrize("due", ["9999-12-31", "9998-12-31", "9999-09-30"])
@pytest.mark.parametrize("step", [None, "week", "month", "quarter"])
def test_a_due_date_without_an_end_is_none(due: str, step: str | None, client: TestClient) -> None:
    body = {"goal": {"text": "Make 400 calls", "due_date": due}, "step": step, "context": {"today": "2026-11-22"}}
    answer = client.post("/v1/plan", json=body)
    assert answer.status_code == 422
    assert "the goal has no deadline" in answer.json()["detail"]

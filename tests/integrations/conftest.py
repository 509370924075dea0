"""A client of the service in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app


@pytest.fixture(scope="session")
def client(critic: sc.Critic) -> Iterator[TestClient]:
    """A client of a service with the default settings."""
    with TestClient(create_app(critic=critic), base_url="http://127.0.0.1:8000") as client:
        yield client

"""Outcomes made by hand, and what writes them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hand_made import NASTY, FakeCritic, make_outcomes, write_all

from smartcritic.audit.runner import Outcome
from smartcritic.summary import Summary


@pytest.fixture
def outcomes() -> list[Outcome]:
    """A few outcomes: plain, nasty, and one error."""
    return make_outcomes(["Oil the hinges of quay 4", NASTY, "", "Paint nine buoys", "=HYPERLINK(\"x\") for all"])


@pytest.fixture
def make() -> Callable[[Iterable[str]], list[Outcome]]:
    """Make outcomes of texts."""
    return make_outcomes


@pytest.fixture
def write() -> Callable[..., Summary]:
    """Write outcomes to files."""
    return write_all


@pytest.fixture
def fake() -> FakeCritic:
    """A critic without a pipeline."""
    return FakeCritic()

"""One critic for the whole run, and hypothesis settings that do not depend on the machine's speed."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads of the linear algebra only wait for each other

import pytest
from hypothesis import HealthCheck, settings

import smartcritic as sc

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("fuzz", settings.get_profile("default"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))  # the suite gives the same answer each time; fuzz looks for more


@pytest.fixture(scope="session")
def critic() -> sc.Critic:
    """The default critic, built once."""
    return sc.Critic()

"""``python -m tests.stress --minutes 10``: ask a service what no caller should send, as long as is said, and tell what was found."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.stress.requests import REQUESTS
from tests.stress.service import check, service


def main() -> int:
    """Run rounds of 200 requests with a new seed each; the first failure ends it and is shown as small as it gets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="the first seed; default: another one each time")
    given_options = parser.parse_args()
    first = given_options.seed if given_options.seed is not None else random.randrange(1 << 30)
    until = time.monotonic() + 60 * given_options.minutes
    asked: Counter[str] = Counter()
    slowest = 0.0
    with service() as client:
        while time.monotonic() < until:

            @seed(first)
            @settings(
                max_examples=200,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            )
            @given(REQUESTS)
            def ask(request: tuple[str, dict[str, object]]) -> None:
                nonlocal slowest
                if time.monotonic() < until:
                    slowest = max(slowest, check(client, *request))
                    asked[request[0]] += 1

            try:
                ask()
            except AssertionError as error:
                print(f"seed {first}: {error}")
                return 1
            first += 1
    print(f"{asked.total():,} requests, the slowest {slowest:.1f} s of work, none failed: {dict(asked)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

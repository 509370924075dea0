"""What no caller should send: extreme dates, amounts, counts, and 10,000 characters of anything, for every address that works on goals."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st

LONGEST = 10_000
DATES = st.one_of(
    st.sampled_from(
        [
            "9999-12-31",
            "9998-12-31",
            "2200-01-01",
            "2199-12-31",
            "2199-10-01",
            "1900-01-01",
            "1899-12-31",
            "0001-01-01",
            "0000-00-00",
            "2028-02-29",
            "2027-02-29",
            "10000-01-01",
            "-2026-11-22",
            "2026-W53-7",
            "20261122",
            "",
            "TBD",
            "9" * 400,
        ]
    ),
    st.dates().map(str),
    st.none(),
    st.integers(),
    st.booleans(),
)
TODAY = st.one_of(st.just("2026-11-22"), DATES)
NUMBERS = st.one_of(
    st.sampled_from(
        [0, -0.0, 1, -1, 1e18, -1e18, 1.1e18, 1e300, 1e308, -1.7e308, 5e-324, 1e-18, math.nan, math.inf, -math.inf, 10**400, 2**63]
    ),
    st.floats(),
    st.integers(),
    st.none(),
    st.sampled_from(["1e308", "12%", True, [], {}]),
)
SHARES = st.one_of(st.sampled_from([0, 1, 0.5, 1e-300, 1.0000001, -0.1]), NUMBERS)
_PIECES = [
    "increase sales by 20% ",
    "by 31 December 9999 ",
    "within 99999999 working days ",
    "every week until the end of Q2 ",
    "1,1,1,",
    "1.",
    "-",
    "((((",
    "9" * 50,
    "$1e308 ",
    "from 5% to 10% ",
    "by Friday ",
    "31/12/",
    "S: a\nM: b\n",
    "a",
    "\u0301",
    "😀",
    "\u202e",
    "\0",
    " ",
    "\n",
    "\t",
    "and ",
    "http://a.",
    "#",
    "| a | b |\n",
    "* ",
    "1st of ",
    "half of ",
    "twenty-",
    "one hundred and ",
    "FY27 Q",
    "[",
    "{X%}",
    "\ud800",
    "per ",
    "not ",
    "who ",
    "to to ",
    "than ",
    "5-10-",
    "€",
    "ſ",
    "İ",
    "\u2028",
    "10 times a day for a year ",
    "next next ",
    "last year ",
    "x" * 300 + " ",
    "a-b-",
    "'s ",
    '"',
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join),
    st.builds(
        lambda piece, more, n: (piece * n)[:LONGEST] + more, st.sampled_from(_PIECES), st.sampled_from(_PIECES), st.integers(1, LONGEST)
    ),
    st.builds(lambda a, b, n: ((a + b) * n)[:LONGEST], st.sampled_from(_PIECES), st.sampled_from(_PIECES), st.integers(1, 3_000)),
    st.text(max_size=300),
    st.sampled_from(["Make 400 calls by 31 March 2027", "Raise sales to 20 by 31 March 2027", "Cut returns from 9% to 6%"]),
)
GOALS = st.one_of(
    TEXTS,
    st.fixed_dictionaries(
        {"text": TEXTS},
        optional={
            "due_date": DATES,
            "start_date": DATES,
            "target": NUMBERS,
            "baseline": NUMBERS,
            "current": NUMBERS,
            "metric": TEXTS,
            "unit": st.sampled_from(["percent", "USD", "", "calls", "%"]),
            "parent": TEXTS,
            "id": TEXTS,
            "owner": TEXTS,
            "review": TEXTS,
        },
    ),
)
_HISTORY = st.fixed_dictionaries(
    {
        "metric": st.sampled_from(["sales", "returns", "calls"]),
        "period": st.sampled_from(["2026-08", "2026-Q3", "9999-W53", "1900", "2026"]),
        "value": NUMBERS,
    }
)
_STAGE = st.fixed_dictionaries(
    {"stage": st.sampled_from(["calls", "sales", "meetings"])},
    optional={"volume": NUMBERS, "rate": SHARES, "value_each": NUMBERS, "per": st.sampled_from(["day", "year", None])},
)
CONTEXTS = st.one_of(
    st.just({"today": "2026-11-22"}),
    st.fixed_dictionaries(
        {"today": TODAY},
        optional={
            "history": st.lists(_HISTORY, max_size=5),
            "funnel": st.lists(_STAGE, max_size=4),
            "fiscal_year_start": NUMBERS,
            "workdays": st.sampled_from([[], ["monday"], ["sunday"], ["mon", "fri"]]),
            "holidays": st.sampled_from(["US", "DE-BY", "XX", ""]),
            "objectives": st.lists(TEXTS, max_size=3),
            "capacity": st.lists(st.fixed_dictionaries({"what": st.just("hours"), "value": NUMBERS, "each": NUMBERS}), max_size=2),
        },
    ),
)


def _bodies() -> dict[str, st.SearchStrategy[dict[str, Any]]]:
    one = {"goal": GOALS, "context": CONTEXTS}
    many = {"goals": st.lists(GOALS, max_size=12), "context": CONTEXTS}
    step = {"step": st.sampled_from(["week", "month", "quarter", "day", None]), "spread": st.sampled_from(["linear", "workdays", None])}
    return {
        "/v1/critique": st.fixed_dictionaries(one),
        "/v1/extract": st.fixed_dictionaries(one),
        "/v1/plan": st.fixed_dictionaries({**one, **step}),
        "/v1/compare": st.fixed_dictionaries({"before": GOALS, "after": GOALS, "context": CONTEXTS}),
        "/v1/critique/batch": st.fixed_dictionaries(many),
        "/v1/critique/batch?rewrite=false&utf16=true": st.fixed_dictionaries(many),
        "/v1/portfolio": st.fixed_dictionaries(many),
        "/page/check": st.fixed_dictionaries(one),
    }


REQUESTS = st.one_of(*(st.tuples(st.just(path), body) for path, body in _bodies().items()))
"""An address and a body, whose numbers may be none that JSON knows."""

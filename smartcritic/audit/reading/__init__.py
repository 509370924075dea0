"""Lists of goals in: whatever a system exports, as goals, with what was taken from where and what was left out.

The reader is a chain of passes over plain tables, each a pure function with named rules: decode (`sources` and the modules of formats),
find the header (`header`), classify the columns (`classify`), lay out (`layouts`, `blocks`), leave rows out (`row_rules`), build goals
(`columns`).
"""

from __future__ import annotations

from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.classify import find_columns
from smartcritic.audit.reading.columns import ROLES, Columns
from smartcritic.audit.reading.goals import Options, Reading, read_goals, under_objectives
from smartcritic.audit.reading.tables import LeftOut, Row, Table, again

__all__ = [
    "ROLES", "Columns", "LeftOut", "Options", "Reading", "Row", "Table", "again", "find_columns", "is_blank", "read_goals",
    "under_objectives",
]  # fmt: skip

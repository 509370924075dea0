"""Numbers, units and currencies: one reader and one table, for goals, context and tables alike.

Numbers in digits (`numbers`) and in words (`number_words`), cells of tables with their locale (`cells`), units and what they
measure (`units`), and quantulum3 behind them for units that the table does not hold (`rare`).
"""

from __future__ import annotations

from smartcritic.quantities.cells import Cell, figure_length, parse_cell, parse_number
from smartcritic.quantities.number_words import NumberWords, number_words
from smartcritic.quantities.numbers import Number, parse_digits
from smartcritic.quantities.units import SHARES, UnitTable, factor, is_level, is_measure, is_money, kind, measure, read_unit, unit_table

__all__ = [
    "SHARES",
    "Cell",
    "Number",
    "NumberWords",
    "UnitTable",
    "factor",
    "figure_length",
    "is_level",
    "is_measure",
    "is_money",
    "kind",
    "measure",
    "number_words",
    "parse_cell",
    "parse_digits",
    "parse_number",
    "read_unit",
    "unit_table",
]

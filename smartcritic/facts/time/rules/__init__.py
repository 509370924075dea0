"""The one table of rules, in families, and what their patterns ask for by name."""

from __future__ import annotations

from collections.abc import Mapping

from smartcritic.facts.time import context
from smartcritic.facts.time.engine import KINDS, Rule, SubReader
from smartcritic.facts.time.rules import (
    absolute,
    begun,
    durations,
    figures,
    fiscal,
    foreign,
    holidays,
    operators,
    periods,
    ranges,
    recurrence,
    relative,
    weeks,
)

MOMENTS: tuple[Rule, ...] = (
    *holidays.RULES,
    *figures.RULES,
    *absolute.RULES,
    *fiscal.RULES,
    *periods.RULES,
    *weeks.RULES,
    *relative.RULES,
    *foreign.RULES,
)
"""Rules of single values, by family; of equally long matches the first wins."""

EXPRESSIONS: tuple[Rule, ...] = (*recurrence.RULES, *durations.RULES, *begun.RULES, *ranges.RULES, *operators.RULES)
"""Rules of expressions that stand in a text, by family."""

_KINDS = " ".join(sorted(KINDS))

READERS: Mapping[str, SubReader] = {
    "amounts": SubReader(context.amounts, "int number unit", "amount_head a_another one_unit"),
    "anchor": SubReader(durations.anchor),
    "any": SubReader(recurrence.anything),
    "bare_unit": SubReader(context.bare_unit, "unit fiscal short", "calendar business_day"),
    "closes": SubReader(operators.closes),
    "dated": SubReader(weeks.dated, "int month ordinal number"),
    "day_head": SubReader(context.day_head, "int ordinal number"),
    "day_link": SubReader(context.day_link),
    "day_number": SubReader(context.day_number, "int ordinal number"),
    "every_count": SubReader(recurrence.every_count, "int number", "couple"),
    "expression": SubReader(operators.expression, phrases="operators"),
    "filler": SubReader(durations.filler, groups="amount_filler"),
    "fiscal_words": SubReader(context.fiscal_words),
    "fiscal_year": SubReader(context.fiscal_year, "fiscal", "calendar"),
    "foreign_date": SubReader(foreign.foreign_date, "int month", "foreign_month"),
    "holiday": SubReader(holidays.holiday, phrases="holidays"),
    "inside": SubReader(relative.inside),
    "join": SubReader(ranges.join),
    "letter_year": SubReader(fiscal.letter_year),
    "lettered": SubReader(fiscal.lettered, "", "period_letter week_letter"),
    "link": SubReader(context.link),
    "moment": SubReader(
        context.moment,
        _KINDS,
        "the moment_opener calendar calendar_year fiscal_period period_letter week_letter week_initial "
        "quarter_initials last_final apostrophe day_close",
        "holidays",
    ),
    "month_dot": SubReader(context.month_dot),
    "month_year": SubReader(context.month_year),
    "nth": SubReader(relative.nth, "int ordinal number", "last_final"),
    "number": SubReader(context.number, "int number"),
    "on_weekday": SubReader(durations.on_weekday),
    "op": SubReader(operators.operator, phrases="operators"),
    "ordinal": SubReader(context.ordinal, "int ordinal number"),
    "part_of": SubReader(relative.part_of),
    "other": SubReader(recurrence.other, "", "other second single"),
    "per_sign": SubReader(recurrence.per_sign),
    "per_unit": SubReader(recurrence.per_unit, "unit units", "working fiscal_or_calendar"),
    "plain": SubReader(operators.plain, _KINDS, "expression_opener", "holidays"),
    "plural_sign": SubReader(durations.plural_sign),
    "range_day": SubReader(ranges.range_day, "int ordinal number"),
    "range_start": SubReader(ranges.range_start, _KINDS, "expression_opener"),
    "rated": SubReader(recurrence.rated, "", "a_an"),
    "same_link": SubReader(context.same_link),
    "shift": SubReader(relative.shift, "which"),
    "short_dot": SubReader(context.short_dot),
    "sprints": SubReader(durations.sprints, "int number"),
    "tail": SubReader(operators.tail),
    "the_time": SubReader(operators.the_time, "", "the"),
    "times": SubReader(recurrence.times, "int number", "times_adverb"),
    "unit": SubReader(context.unit, "unit units fiscal", "working calendar"),
    "vague_units": SubReader(durations.vague_units, "units", "few"),
    "week_number": SubReader(fiscal.week_number, "int"),
    "year": SubReader(context.year, "int number", "apostrophe"),
    "year_behind": SubReader(context.year_behind),
    "year_figure": SubReader(periods.year_figure, "int number", "apostrophe"),
}

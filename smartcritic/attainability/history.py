"""Estimates from past results.

Two forecasts are weighed against each other by the inverse of their variance (Bates and Granger, The Combination of Forecasts,
1969): the mean of the past levels, and the last level plus the mean change (random walk with drift; Hyndman and Athanasopoulos,
Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5). Where there are two years and the seasons are strong, levels are
divided by their season's index first (same source, 3.4 and 4.3). Counts and money add up over the periods of the target,
rates and stocks do not.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.attainability import target as targets
from smartcritic.attainability.around import Around
from smartcritic.attainability.settings import AttainabilitySettings
from smartcritic.attainability.tails import normal_cdf
from smartcritic.attainability.target import Target, show
from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.errors import InputError
from smartcritic.languages import Language
from smartcritic.model import Attainability, HistoryPoint
from smartcritic.quantities import factor, is_money, read_unit
from smartcritic.quantities import is_level as is_level_unit
from smartcritic.quantities import kind as unit_kind

_FORMS = (
    ("month", re.compile(r"(\d{4})-(\d{2})$")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])$", re.IGNORECASE)),
    ("week", re.compile(r"(\d{4})-W(\d{1,2})$", re.IGNORECASE)),
    ("year", re.compile(r"(\d{4})()$")),
    ("day", re.compile(r"(\d{4}-\d{2}-\d{2})()$")),
)
_SEASONS = {"month": 12, "quarter": 4}


def period(text: str, where: str = "context.history[].period") -> tuple[str, int]:
    """Read a period as its kind and a running number.

    Raises:
        InputError: the text is no period, or lies before 1900; the message names `where`.
    """
    for kind, form in _FORMS:
        m = form.match(text.strip())
        if m is None:
            continue
        try:
            if kind == "day":
                day = dt.date.fromisoformat(m[1])
                year, number = day.year, day.toordinal()
            else:
                year, part = int(m[1]), int(m[2] or 1)
                if kind == "month" and not 1 <= part <= 12:
                    break
                week = calendar.iso_week(year, part) if kind == "week" else None
                if kind == "week" and week is None:
                    break
                number = {
                    "month": year * 12 + part - 1,
                    "quarter": year * 4 + part - 1,
                    "year": year,
                    "week": week[0].toordinal() // 7 if week else 0,
                }[kind]
        except ValueError:
            break
        if year < 1900:
            raise InputError(f"{where}: {text!r} lies before 1900; give the period of a result that still says something")
        return kind, number
    raise InputError(f"{where}: {text!r} is no period; give one such as '2026-08', '2026-Q3', '2026-W40', '2026' or '2026-08-31'")


@dataclass(frozen=True, slots=True)
class Series:
    """Past values in order: the kind of period, running numbers, values, and what had to be assumed."""

    metric: str
    kind: str
    numbers: tuple[int, ...]
    values: tuple[float, ...]
    unit: str | None
    notes: tuple[str, ...]


def series(points: Sequence[HistoryPoint], target: Target, metric: str | None, language: Language) -> Series | None:
    """The history of the goal's metric, in the target's unit where the units convert; None where there is none."""
    say = language.message
    scored = {p.metric: _likeness(p, target, metric, language) for p in points}
    if not scored:
        return None
    name = max(sorted(scored), key=lambda n: scored[n])
    mine = [p for p in points if p.metric == name]
    if scored[name] < 0.5 or (scored[name] < 0.6 and not _counted(target, mine, language)):
        return None
    notes: list[str] = []
    wanted = None if target.change else target.unit
    named = Counter(unit_kind(p.unit, language) for p in mine if p.unit)
    if len(named) > 1:
        asked = unit_kind(wanted, language) if wanted is not None else None
        first = asked if asked in named else named.most_common(1)[0][0]
        mine = [p for p in mine if p.unit is None or unit_kind(p.unit, language) == first]
        notes.append(say("estimate/mixed_units", metric=name, unit=first))
    given = next((p.unit for p in mine if p.unit), None)
    unit = read_unit(wanted if wanted is not None and given is not None else given, language)[0]
    read: list[tuple[str, int, float]] = []
    for p in mine:
        times = factor(p.unit or given, unit, language)
        if times is None:
            return None
        read.append((*period(p.period), p.value * times))
    if wanted == "percent" and given is None and target.value > 1 and all(0 <= v <= 1 for _, _, v in read):
        read = [(k, n, v * 100.0) for k, n, v in read]
        notes.append(say("estimate/shares_of_one", metric=name))
    kind = Counter(k for k, _, _ in read).most_common(1)[0][0]
    values: dict[int, float] = {}
    for k, number, value in read:
        if k == kind:
            if number in values:
                notes.append(say("estimate/period_twice", metric=name))
            values[number] = value
    if len({k for k, _, _ in read}) > 1:
        notes.append(say("estimate/mixed_periods", metric=name, period=kind))
    order = sorted(values)
    if order[-1] - order[0] + 1 != len(order) and kind != "day":
        notes.append(say("estimate/gaps", metric=name))
    return Series(name, kind, tuple(order), tuple(values[n] for n in order), unit, tuple(dict.fromkeys(notes)))


def _likeness(point: HistoryPoint, target: Target, metric: str | None, language: Language) -> float:
    """How well a past result's metric is the goal's, 0..1, 2 where the metric columns say the same."""
    words, around = Vocabulary.of(language), Around.of(language)
    if metric is not None and words.stems(metric) == words.stems(point.metric):
        return 2.0
    found = words.likeness(point.metric, target.about)
    if target.money and found < 0.6 and (point.unit is None or is_money(read_unit(point.unit, language)[0])):
        own = [w for w in words.stems(point.metric) if not words.is_weak(w)]
        said = set(words.stems(target.about))
        if any(w in around.stems("spent") for w in own) != bool(said & around.stems("spent")):
            return found
        rest = [w for w in own if w not in around.stems("earned")]
        if len(rest) < len(own) and all(w in said for w in rest):
            return 0.7
    return found


def _counted(target: Target, mine: Sequence[HistoryPoint], language: Language) -> bool:
    """Whether the history counts the very thing that the goal counts."""
    if target.unit is None or target.money or unit_kind(target.unit, language) == "share":
        return False
    return any(p.unit is not None and unit_kind(p.unit, language) == unit_kind(target.unit, language) for p in mine)


def is_level(line: Series, unit: str | None, language: Language) -> bool:
    """Whether values are rates, scores or stocks, which do not add up over time."""
    given, around = line.unit or unit, Around.of(language)
    if given in around.words("level_units") or is_level_unit(given, language):
        return True
    return not around.words("level_metrics").isdisjoint(tokens(line.metric))


STRENGTH = 0.64
"""Seasonal strength from which seasons are used (Wang, Smith and Hyndman, Characteristic-based clustering for time series data, 2006)."""


LEAST_SWING = 0.1
"""Least distance between the strongest and the weakest season's index; below it seasons are noise."""


def _season(line: Series) -> dict[int, float]:
    """Multiplicative index of each season, 1 on average; empty where there are fewer than two years or the seasons are weak.

    Classical decomposition: the trend is a least-squares line, the index of a season the mean of its ratios to the trend, and the
    strength ``1 - Var(remainder) / Var(season and remainder)``.
    """
    cycle = _SEASONS.get(line.kind)
    n = len(line.values)
    if cycle is None or n < 2 * cycle or min(line.values) <= 0:
        return {}
    x, y = math.fsum(line.numbers) / n, math.fsum(line.values) / n
    slope = math.fsum((a - x) * (b - y) for a, b in zip(line.numbers, line.values, strict=True)) / math.fsum(
        (a - x) ** 2 for a in line.numbers
    )
    ratios: dict[int, list[float]] = {}
    for number, value in zip(line.numbers, line.values, strict=True):
        trend = y + slope * (number - x)
        if trend <= 0:
            return {}
        ratios.setdefault(number % cycle, []).append(value / trend)
    if len(ratios) < cycle:
        return {}
    middle = math.fsum(math.fsum(r) / len(r) for r in ratios.values()) / cycle
    index = {s: math.fsum(r) / len(r) / middle for s, r in ratios.items()}
    whole = math.fsum((r / middle - 1.0) ** 2 for group in ratios.values() for r in group)
    rest = math.fsum((r / middle - index[s]) ** 2 for s, group in ratios.items() for r in group)
    strong = whole > 0 and 1.0 - rest / whole >= STRENGTH and max(index.values()) - min(index.values()) >= LEAST_SWING
    return index if strong and min(index.values()) > 0 else {}


@dataclass(frozen=True, slots=True)
class Forecast:
    """A normal forecast: mean and standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Spread:
    """What past values say: how many, their mean and standard deviation, the last one, and the same of the change per period."""

    count: int
    mean: float
    sd: float
    last: float
    drift: float
    sd_change: float


def spread(values: Sequence[float], numbers: Sequence[int], settings: AttainabilitySettings) -> Spread:
    """Measure past values; with fewer than three the standard deviation is a share of the mean, and nothing drifts."""
    n = len(values)
    mean = math.fsum(values) / n
    floor = max(1e-12, settings.least_spread * max(abs(mean), abs(values[-1])))
    if n < 3:
        sd = max(floor, settings.short_history_spread * abs(mean))
        return Spread(n, mean, sd, values[-1], 0.0, sd)
    sd = max(floor, math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (n - 1)))
    steps = [(b - a) / (j - i) for a, b, i, j in zip(values, values[1:], numbers, numbers[1:], strict=False)]
    drift = math.fsum(steps) / len(steps)
    sd_change = max(floor, math.sqrt(math.fsum((s - drift) ** 2 for s in steps) / max(1, len(steps) - 1)))
    return Spread(n, mean, sd, values[-1], drift, sd_change)


def forecasts(past: Spread, ahead: float, added: float) -> tuple[Forecast, Forecast]:
    """Forecasts by levels and by changes for the period `ahead` steps on, or for `added` periods from there if it is above 0."""
    n = past.count
    if added <= 0:
        level = Forecast(past.mean, past.sd * math.sqrt(1 + 1 / n))
        return level, Forecast(past.last + past.drift * ahead, past.sd_change * math.sqrt(ahead * (1 + ahead / max(1, n - 1))))
    level = Forecast(past.mean * added, past.sd * math.sqrt(added + added * added / n))
    middle = ahead + (added - 1) / 2 if added > 1 else ahead
    return level, Forecast(added * (past.last + past.drift * middle), past.sd_change * math.sqrt(added) * math.sqrt(max(1.0, middle)))


def weigh(pair: tuple[Forecast, Forecast], needed: float, down: bool) -> tuple[float, float]:
    """Probability and expected value of the two forecasts, weighed by the inverse of their variance."""
    weights = [1.0 / f.sd**2 for f in pair]
    total = math.fsum(weights)
    sign = -1.0 if down else 1.0
    chance = math.fsum(w * normal_cdf(sign * (f.mean - needed) / f.sd) for w, f in zip(weights, pair, strict=True)) / total
    return chance, math.fsum(w * f.mean for w, f in zip(weights, pair, strict=True)) / total


def _number(day: dt.date, kind: str) -> int:
    if kind == "quarter":
        return day.year * 4 + (day.month - 1) // 3
    return {
        "month": day.year * 12 + day.month - 1,
        "year": day.year,
        "week": day.toordinal() // 7 if kind == "week" else 0,
        "day": day.toordinal(),
    }[kind]


def _length(first: dt.date, last: dt.date, kind: str) -> float:
    count = ((last - first).days + 1) / (1.0 if kind == "day" else targets.DAYS_OF[kind])
    return float(round(count)) if round(count) >= 1 and abs(count - round(count)) < 0.1 else count


EVERY_DAY_UP_TO = 1_100
"""Days up to which every earlier end of a sum is tried; beyond, every hundredth."""


def _ends(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days on which a sum may be reached before its last one."""
    span = (last - first).days
    for days in (*range(min(span, EVERY_DAY_UP_TO)), *range(EVERY_DAY_UP_TO, span, 100)):
        yield first + dt.timedelta(days=days)


def _mean_index(season: Mapping[int, float], cycle: int, first: int, last: int) -> float:
    """The mean seasonal index of some periods, 1 without seasons."""
    if not season:
        return 1.0
    return math.fsum(season[k % cycle] for k in range(first, last + 1)) / max(1, last - first + 1)


def estimate(
    target: Target,
    line: Series,
    begin: dt.date | None,
    window: tuple[dt.date, dt.date],
    current: float | None,
    settings: AttainabilitySettings,
    language: Language,
) -> Attainability:
    """Estimate from a series; `begin` is the first day of the goal's own period where the text names one."""
    say = language.message
    today, last = window
    season = _season(line)
    cycle = _SEASONS.get(line.kind, 1)
    values = [v / season[n % cycle] for n, v in zip(line.numbers, line.values, strict=True)] if season else list(line.values)
    past = spread(values, line.numbers, settings)
    ahead = float(max(1, _number(last, line.kind) - line.numbers[-1]))
    needed, notes = target.value, list(line.notes)
    if target.change:
        base = current if current is not None else line.values[-1]
        if target.unit == "times":
            needed = base * target.value
        else:
            move = base * target.value / 100.0 if target.unit == "percent" and line.unit != "percent" else target.value
            needed = base - move if target.down else base + move
    if target.per is not None and target.per != line.kind and not is_level(line, target.unit, language):
        needed *= (1.0 if line.kind == "day" else targets.DAYS_OF[line.kind]) / (
            1.0 if target.per == "day" else targets.DAYS_OF[target.per]
        )
    total = needed
    if target.change or target.per is not None or is_level(line, target.unit, language):
        steps = [ahead] if target.keep else sorted({float(k) for k in range(1, min(int(ahead), 60) + 1)} | {ahead})
        index = season.get(_number(last, line.kind) % cycle, 1.0) if season else 1.0
        chance, expected = max(weigh(forecasts(past, h, 0.0), needed / index, target.down) for h in steps)
        expected *= index
    else:
        first = begin if begin is not None and current is None else max(today, begin or today)
        done = math.fsum(
            v for n, v in zip(line.numbers, line.values, strict=True) if current is None and begin and _number(begin, line.kind) <= n
        )
        if done:
            first = max(first, today)
            notes.append(say("estimate/there_already", value=show(done)))
        needed -= current if current is not None else done
        start = float(max(1, _number(first, line.kind) - line.numbers[-1]))
        half = 0.0 if target.money else -0.5 if target.down else 0.5  # continuity correction: counts are whole

        def by(end: dt.date) -> tuple[float, float]:
            """Probability and expected value of what adds up until `end`."""
            index = _mean_index(season, cycle, _number(first, line.kind), _number(end, line.kind))
            pair = forecasts(past, start, max(1e-6, _length(first, end, line.kind)))
            chance, mean = weigh(pair, (needed - half) / index, target.down)
            return chance, mean * index

        chance, expected = (1.0, 0.0) if needed <= 0 and not target.down else by(last)
        if not target.down and chance < 1.0:  # what is there earlier is there in the end
            chance = max([chance, *(by(end)[0] for end in _ends(first, last))])
    low, high = min(line.values), max(line.values)
    unit = target.unit if target.unit and not target.change else line.unit
    key = "estimate/past" if len(line.values) > 1 else "estimate/past.one"
    span = say(key, count=len(line.values), period=line.kind, low=show(low), high=show(high))
    key = "estimate/history.at_most" if target.down else "estimate/history"
    return Attainability(
        round(min(1.0, max(0.0, chance)), 6),
        "history",
        expected,
        needed if needed != total else total,
        unit,
        (say("estimate/goes_on"), *notes, *([say("estimate/seasons")] if season else [])),
        say(key, needed=show(needed), metric=line.metric, deadline=calendar.format_date(last), past=span, expected=show(expected)),
    )

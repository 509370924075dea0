"""A funnel in the goal's own words: "based on 200 weekly contacts and 10% conversion", "8 opportunities of $20K each at 25%"."""

from __future__ import annotations

import re

from smartcritic.attainability.target import first_quantity
from smartcritic.attainability.units import is_money
from smartcritic.records import Facts, FunnelStage

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {w: float(i + 1) for i, w in enumerate(_ONES)} | {w: 10.0 * (i + 2) for i, w in enumerate(_TENS)} | {"hundred": 100.0, "a dozen": 12.0}
)
_NUM = r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join([*_WORDS]) + r")"
_RATE = re.compile(
    rf"(?P<pct>\d+(?:\.\d+)?)\s?(?:%|percent\b|per cent\b)|\b(?P<a>{_NUM})\s+(?:in|out of)\s+(?:every\s+|each\s+)?(?P<b>{_NUM})\b"
    r"|\b(?P<half>half)\s+of|\b(?P<part>(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?))\s+of|\bevery (?P<nth>second|third|"
    r"fourth|fifth|sixth|eighth|tenth|twentieth)\b",
    re.IGNORECASE,
)
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_OTHER_SHARE = re.compile(
    r"^\W*(?:discount|off\b|margin|growth|increase|decrease|more\b|less\b|rise|drop|higher|lower|faster|cheaper|tax|vat|confiden|equity|"
    r"commission|bonus|of (?:our|the|my|their) "
    r"(?:time|budget|capacity|week|day|revenue|staff))",
    re.IGNORECASE,
)
"""What a percentage can be of besides the share that goes on to the next stage."""
_AMOUNT = re.compile(
    rf"(?P<cur>US\$|[$€£]|\b(?:USD|EUR|GBP)\s)?\s?(?<![\w.])(?P<n>{_NUM})\s?(?P<mult>k|m|bn|thousand|million|billion)?(?![\w%])"
    r"(?P<code>\s(?:USD|EUR|GBP|dollars|euros)\b)?",
    re.IGNORECASE,
)
_MULT = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_CURRENCY = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "dollars": "USD", "euros": "EUR"}
_PER = re.compile(
    r"\b(?:(?:a|an|per|each|every)\s+(?:working\s+|business\s+|calendar\s+)?(?P<p>day|week|month|quarter|year)|"
    r"(?P<ly>daily|weekly|monthly|quarterly|yearly|annual))\b|/\s?(?P<s>day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_LY = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year"}
_ITEM = r"(?:a|per|each|every) (?!day|week|month|quarter|year|night|hour|head count)[a-z][\w-]*(?: [a-z][\w-]*)?"
_EACH_BEFORE = re.compile(
    rf"\b(?:average|typical|typically|usual|mean|worth|deal size|ticket size|{_ITEM} (?:is|brings|brings in|pays|yields|earns|spends|"
    rf"averages|makes|costs))\b",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(rf"^\W*(?:each|apiece|on average|average|{_ITEM})\b", re.IGNORECASE)
_STOCK = re.compile(
    r"\b(?:pipeline|opportunit|prospects?|leads?|quotes?|proposals?|offers?|tenders?|bids?|deals?|enquir|inquir|list)", re.IGNORECASE
)
_BASED = re.compile(
    r"\b(?:based on|given|assuming|out of|of (?:our|the|all|my|their|these|those)|(?:in|from|with|at) (?:our|the|my|a list of)|we have|"
    r"there are|already have|"
    r"from|with|among)\s+(?:about |around |roughly |some |the |our |my )?$",
    re.IGNORECASE,
)
"""Words before a number that say that so many are at hand."""
_MEANS = re.compile(
    r"^\s*(?:more |new |extra |other |full[- ]time |part[- ]time )*(?:reps?|people|persons?|agents?|engineers?|staff|employees?|"
    r"colleagues?|team|hours?|minutes?|months?|weeks?|"
    r"days?|years?|sellers?|salespeople|regions?|offices?|stores?|shops?|countries|cities|others)\b",
    re.IGNORECASE,
)
"""Nouns that name who works and where, no items that a rate could be taken of."""
_MARKS = re.compile(r"[;()\n]|\.\s|,\s")


def amounts(text: str) -> list[tuple[int, int, float, str | None]]:
    """Figures of a text as (start, end, value, currency or None)."""
    out = []
    for m in _AMOUNT.finditer(text):
        raw = m["n"].lower()
        try:
            value = _WORDS.get(raw) or float(raw.replace(",", ""))
        except ValueError:
            continue
        sign = (m["cur"] or m["code"] or "").strip()
        currency = _CURRENCY.get(sign.lower(), sign.upper()) if sign else None
        out.append((m.start(), m.end(), value * _MULT.get((m["mult"] or "").lower(), 1.0), currency))
    return out


def _taken(facts: Facts, text: str) -> list[tuple[int, int]]:
    spans = [(d.start, d.end) for d in facts.dates if d.kind != "recurrence"]
    if facts.deadline is not None and facts.deadline.start is not None and facts.deadline.end is not None:
        spans.append((facts.deadline.start, facts.deadline.end))
    spans += [(c.start, c.end) for c in facts.of("confidence")]
    first = first_quantity(text, facts)
    if first is not None:
        spans.append((first.start, first.end))
    return spans


def _free(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return not any(a < end and start < b for a, b in spans)


def worth_each(facts: Facts, text: str) -> float | None:
    """What one item is worth by the text ("a typical deal is worth $12,000"), or None."""
    spans = _taken(facts, text)
    for start, end, value, currency in amounts(text):
        if currency is None or not _free(start, end, spans):
            continue
        low = max([m.end() for m in _MARKS.finditer(text, max(0, start - 60), start)], default=max(0, start - 60))
        if _EACH_BEFORE.search(text, low, start) or _EACH_AFTER.search(text[end : end + 40]):
            return value
    return None


def _part(words: str) -> float:
    """ "two thirds" -> 2/3."""
    many, part = re.split(r"[ -]", words.lower())
    return {"a": 1, "one": 1, "two": 2, "three": 3}[many] / _PARTS[part.rstrip("s")]


def _rates(text: str) -> list[tuple[int, int, float]]:
    out = []
    for m in _RATE.finditer(text):
        if m["pct"]:
            rate = float(m["pct"]) / 100.0
        elif m["a"]:
            a, b = (_WORDS.get(x.lower()) or float(x.replace(",", "")) for x in (m["a"], m["b"]))
            rate = a / b if b else 2.0
        else:
            rate = 0.5 if m["half"] else _part(m["part"]) if m["part"] else 1 / _NTH[m["nth"].lower()]
        if 0 < rate <= 1 and not (m["pct"] and _OTHER_SHARE.match(text[m.end() : m.end() + 30])):
            out.append((m.start(), m.end(), rate))
    return out


def _per(text: str, start: int, end: int, nexts: list[int]) -> str | None:
    stop = min([n for n in nexts if n > end], default=len(text))
    found = _PER.search(text, end, min(stop, end + 70))
    if found is None:
        return None
    return (found["p"] or found["s"] or _LY.get((found["ly"] or "").lower()) or "").lower() or None


def _name(text: str, end: int) -> str:
    words: list[str] = []
    for w in re.findall(r"[^\W\d_][\w'’-]*|\S", text[end : end + 60]):
        if w.lower() in _LY:
            continue
        if not w[0].isalpha() or w.lower() in (
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "a",
            "an",
            "per",
            "each",
            "every",
            "and",
            "at",
            "with",
            "of",
            "in",
            "we",
            "to",
            "from",
            "that",
            "which",
            "are",
        ):
            if words or w.lower() not in ("of", "in", "a", "an"):
                break
            continue
        words.append(w)
    return " ".join(words[:3]) or "items"


def read(facts: Facts, text: str) -> tuple[FunnelStage, ...]:
    """The funnel that the text names: one volume, and its rates one after the other; empty where either is missing."""
    first = first_quantity(text, facts)
    if first is not None and first.unit in ("percent", "percentage point"):
        return ()
    spans = _taken(facts, text)
    rates = [r for r in _rates(text) if _free(r[0], r[1], spans)]
    if not rates:
        return ()
    inside = spans + [(a, b) for a, b, _ in rates]
    free = [a for a in amounts(text) if _free(a[0], a[1], inside) and a[2] > 0]
    nexts = [a[0] for a in free] + [a for a, _, _ in rates]
    each = worth_each(facts, text)
    volume: tuple[float, str | None, str | None, str] | None = None
    for start, end, value, currency in free:
        if currency is not None and (value == each or (first is not None and not is_money(first.unit))):
            continue
        per = _per(text, start, end, nexts)
        near = text[max(0, start - 40) : end + 50]
        if currency is None and _MEANS.match(text[end : end + 40]):
            continue
        held = _BASED.search(text[max(0, start - 40) : start])
        enough = first is not None and (value >= first.value if currency is None and not is_money(first.unit) else each is not None)
        if per is not None or ((held or enough or _STOCK.search(near)) and (currency is not None or value >= 2)):
            volume = (value, per, currency, _name(text, end) if currency is None else "pipeline")
            break
    if volume is None:
        return ()
    stages = []
    for i, (_, _, rate) in enumerate(rates):
        head = i == 0
        stages.append(
            FunnelStage(volume[3] if head else f"step {i + 1}", volume[0] if head else None, volume[1] if head else None, rate, volume[2])  # type: ignore[arg-type]
        )
    return (*stages, FunnelStage("result", None, None, None, volume[2], each if volume[2] is None else None))

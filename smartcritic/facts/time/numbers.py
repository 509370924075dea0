"""What patterns ask for by name: numbers, ordinals, years, amounts of time."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time.engine import APOSTROPHES, DASHES, Reader
from smartcritic.facts.time.spans import MAX_COUNT, Amount
from smartcritic.facts.time.tokens import TimeTokens
from smartcritic.parsing import forms

_FIRST_YEAR, _YEARS_END = 1500, 2200
_CLOSED = frozenset({"", ".", ",", ";", ")", "!", "?"})
_BARE_UNITS = frozenset({"week", "month", "quarter", "half", "year", "decade", "day", "century", "weekend"})
_PERIOD_UNITS = frozenset({"quarter", "half", "year"})

# --------------------------------------------------------------------------- numbers


def number(r: Reader, i: int) -> tuple[float, int] | None:
    """A number in digits or words: "5", "1.5", "twenty-one", "two thousand and twenty"."""
    x = r.tokens
    if x.kind[i] == "number":
        return number_words(r, i)
    if x.kind[i] != "int" or x.value[i] < 0:
        return None
    text, value, j = x.text, x.value[i], i + 1
    if text[j] == x.words.point and _joined(x, j):
        return float(f"{text[i]}.{text[j + 1]}") if len(text[j + 1]) < 9 else value, j + 2
    while text[j] == x.words.group and _joined(x, j) and len(text[j + 1]) == 3 and value < 1e9:
        value = value * 1000 + x.value[j + 1]
        j += 2
    return value, j


def _joined(x: TimeTokens, j: int) -> bool:
    """Whether the sign at `j` stands in a number: digits behind it, no space on either side."""
    return x.kind[j + 1] == "int" and x.glued(j) and x.glued(j + 1)


def number_words(r: Reader, i: int) -> tuple[int, int] | None:
    """A number in words: "twenty-one", "three hundred and five"."""
    x = r.tokens
    total = current = 0
    j, last = i, 10**6
    while j < i + 12:
        k = j + 1 if j > i and _goes_on(r, j, last) else j
        if x.kind[k] != "number":
            break
        value = x.value[k]
        if value == 1000:
            total, current = total + max(1, current) * 1000, 0
        elif value >= 100:
            current = max(1, current) * 100
        elif value < last and (last >= 100 or (last >= 20 and last % 10 == 0 and 0 < value < 10)):
            current += value
        else:
            break
        last, j = value, k + 1
    return (total + current, j) if j > i else None


def _goes_on(r: Reader, j: int, last: int) -> bool:
    """Whether a hyphen or "and" at `j` joins the number before it with the one behind."""
    x = r.tokens
    if x.kind[j + 1] != "number":
        return False
    following = x.value[j + 1]
    return (x.text[j] == "-" and following < 10) or (r.at(j, "and") and (last >= 100 or last >= 20 > following))


def ordinal(r: Reader, i: int) -> tuple[int, int] | None:
    """ "3rd", "third", "twenty-first", "31st"."""
    x = r.tokens
    if x.kind[i] == "int":
        found = 0 < x.value[i] <= 400 and x.glued(i + 1) and r.at(i + 1, "ordinal_sign")
        return (x.value[i], i + 2) if found else None
    if x.kind[i] == "ordinal":
        return x.value[i], i + 1
    if x.kind[i] == "number" and x.value[i] in (20, 30):
        j = i + 2 if x.text[i + 1] == "-" else i + 1
        if x.kind[j] == "ordinal" and 0 < x.value[j] < 10:
            return x.value[i] + x.value[j], j + 1
    return None


# --------------------------------------------------------------------------- years


def year(r: Reader, i: int, *, loose: bool = False) -> tuple[int, int] | None:
    """A year: "2027", "'27", "nineteen eighty six"; with `loose` also "27" and any year from 1000 on."""
    x = r.tokens
    if x.kind[i] == "int":
        return _year_digits(r, i, loose)
    if x.text[i] in APOSTROPHES and x.kind[i + 1] == "int" and len(x.text[i + 1]) == 2 and x.glued(i + 1):
        return century(x.value[i + 1]), i + 2
    return _year_words(r, i) if x.kind[i] == "number" else None


def _year_digits(r: Reader, i: int, loose: bool) -> tuple[int, int] | None:
    x = r.tokens
    value, size, sign = x.value[i], len(x.text[i]), x.text[i + 1]
    if size == 4 and (_FIRST_YEAR <= value < _YEARS_END or (loose and value >= 1000)):
        if sign in (".", ",") and _joined(x, i + 1):
            return None
        if sign and x.glued(i + 1) and (sign == "%" or (sign.isalpha() and not r.at(i + 1, "period_letter"))):
            return None
        return value, i + 1
    if loose and size >= 4 and (sign in _CLOSED or r.at(i + 1, "closing")):
        return value, i + 1  # "31 December 0000": no year that there is, and no other one is meant
    if loose and size == 2 and sign != "%" and not (sign in (":", ".") and x.kind[i + 2] == "int" and x.glued(i + 1)):
        return century(value), i + 1
    return None


def _year_words(r: Reader, i: int) -> tuple[int, int] | None:
    x = r.tokens
    first, j = x.value[i], i + 1
    if 11 <= first <= 20 and x.kind[j] == "number":
        if x.value[j] == 0 and x.kind[j + 1] == "number" and 0 < x.value[j + 1] < 10:
            return first * 100 + x.value[j + 1], j + 2
        rest = number_words(r, j)
        if rest is not None and 10 <= rest[0] <= 99:
            return first * 100 + rest[0], rest[1]
    whole = number_words(r, i)
    return whole if whole is not None and 1000 <= whole[0] < _YEARS_END and whole[1] - i > 1 else None


def century(two: int) -> int:
    """The year of two digits: 00-39 are of this century, 40-99 of the last."""
    return 2000 + two if two < 40 else 1900 + two


def counts(r: Reader, i: int) -> bool:
    """Whether the number at token `i` counts a plural noun behind it ("in March 20 customers")."""
    x, parse, t = r.tokens, r.tokens.parse, r.tokens.token[i]
    if t >= x.parse.n:
        return False
    h = parse.heads[t]
    return h > t and parse.tags[h] == forms.PLURAL and parse.deps[t].startswith("nummod") and parse.lower[h] not in r.groups["yearly_noun"]


def fiscal_year(r: Reader, i: int) -> tuple[tuple[int, bool], int] | None:
    """ "FY27", "FY 2026/27", "fiscal 2027", "financial year 2026-27", "CY27", "calendar year 2027": (year, whether fiscal)."""
    x = r.tokens
    text = x.text
    fiscal = not r.at(i, "calendar_year")
    j = i + 1
    if r.at(j, "year_noun"):
        j += 1
    elif r.at(i, "calendar"):
        return None
    if text[j] in APOSTROPHES:
        j += 1
    if text[j] in DASHES and x.glued(j):
        j += 1
    if x.kind[j] != "int" or len(text[j]) not in (2, 4):
        found = year(r, j)
        return ((found[0], fiscal), found[1]) if found is not None else None
    y = x.value[j] if len(text[j]) == 4 else 2000 + x.value[j]
    if not 1900 <= y < _YEARS_END:
        return None
    split = split_year(x, j + 1, y)
    return ((y, fiscal), j + 1) if split is None else ((y + 1, fiscal), split)


def split_year(x: TimeTokens, j: int, first: int) -> int | None:
    """The index behind the second year of "2026/27" or "2026-27", whose sign is token `j`."""
    if (x.text[j] == "/" or x.text[j] in DASHES) and _joined(x, j) and (x.value[j + 1] - first) % 100 == 1:
        return j + 2
    return None


_NEAR_YEARS = 10
"""Years ahead up to which two digits behind a comma are one: "by March, 27"."""


def year_behind(r: Reader, j: int, *, loose: bool = False) -> tuple[tuple[int, bool], int] | None:
    """A year behind a month, quarter, week ...: (year, whether it is fiscal)."""
    x = r.tokens
    k, linked = _year_link(r, j)
    if x.kind[k] == "fiscal":
        fiscal = fiscal_year(r, k)
        if fiscal is not None:
            return fiscal
    if x.kind[k] == "which":
        relative = _relative_year(r, k)
        if relative is not None:
            return relative
    if r.at(k, "year"):
        k += 1
    if k > j and x.text[j] == "," and counts(r, k):
        return None
    found = year(r, k, loose=loose and not linked)
    apart = k > j and x.text[j] == "," and len(x.text[k]) == 2
    if found is not None and apart and not -1 <= found[0] - r.cal.today.year <= _NEAR_YEARS:
        return None  # "by Q2, 40 would be great"
    if found is None or (x.kind[k] == "int" and counts(r, k)):
        return None
    end = found[1]
    if x.text[end] == "/":
        split = split_year(x, end, found[0])
        if split is not None and x.glued(end):
            return (found[0] + 1, True), split
    return (found[0], False), end


def _year_link(r: Reader, j: int) -> tuple[int, bool]:
    """The index behind what may stand between a period and its year ("of", ",", "-"), and whether a word does."""
    x = r.tokens
    text, k, linked = x.text, j, False
    if text[k] == ",":
        k += 1
    if r.at(k, "of_in"):
        k, linked = k + 1, True
    elif text[k] in DASHES:
        k += x.glued(k + 1) or not x.glued(k)
    elif text[k] in ("/", ".") and x.glued(k) and x.glued(k + 1):
        k += 1
    if r.at(k, "the") and r.at(k + 1, "year_head"):
        k += 1
    return k, linked


def _relative_year(r: Reader, k: int) -> tuple[tuple[int, bool], int] | None:
    """ "next year", "this fiscal year" behind a period."""
    x = r.tokens
    if r.at(k + 1, "fiscal_word"):
        end = k + 3 if r.at(k + 2, "year") else k + 2
        return (calendar.fiscal_year_of(r.cal.today, r.cal.fiscal) + x.value[k], True), end
    return ((r.cal.today.year + x.value[k], False), k + 2) if r.at(k + 1, "year_noun") else None


# --------------------------------------------------------------------------- units and amounts


def unit(r: Reader, i: int) -> tuple[str | None, int]:
    """A unit of time, singular or plural: "weeks", "business days", "wk"; (None, i) where there is none."""
    x = r.tokens
    if x.kind[i] in ("unit", "units"):
        return (x.value[i], i + 1) if not r.at(i, "week") else _week_end(r, i)
    if x.kind[i + 1] in ("unit", "units"):
        if r.at(i, "working") and r.at(i + 1, "day_week"):
            return ("workday" if x.value[i + 1] == "day" else "workweek"), i + 2
        if r.at(i, "fiscal_or_calendar") and x.value[i + 1] in _PERIOD_UNITS:
            return x.value[i + 1], i + 2
    if i and x.kind[i - 1] == "int" and x.glued(i) and x.capital(i):
        letter = r.grammar.words.unit_letters.get(x.text[i])
        if letter is not None:
            return letter, i + 1
    return None, i


def _week_end(r: Reader, i: int) -> tuple[str, int]:
    """ "week", or "week-end" and "week end" behind "this", "every"."""
    x = r.tokens
    if x.text[i + 1] == "-" and r.at(i + 2, "end_s"):
        return "weekend", i + 3
    if r.at(i + 1, "end_s") and i and r.at(i - 1, "weekend_opener"):
        return "weekend", i + 2
    return "week", i + 1


def bare_unit(r: Reader, k: int) -> tuple[str | None, int]:
    """A period that is named by its unit alone: "quarter", "fiscal year", "FY", "business day"; "fiscal" for the fiscal year."""
    x = r.tokens
    if r.at(k, "fiscal_word"):
        if r.at(k, "fy"):
            return "fiscal", k + 1
        if r.at(k + 1, "year"):
            return "fiscal", k + 2
        return ("quarter", k + 2) if r.at(k + 1, "quarter") else (None, k)
    if r.at(k, "calendar"):
        return ("year", k + 2) if r.at(k + 1, "year") else (None, k)
    if r.at(k, "business_day"):
        return "day", k + 2 if r.at(k + 1, "day") else k + 1
    value = x.value[k]
    if not isinstance(value, str) or value not in _BARE_UNITS or (r.at(k, "half") and not (k and r.at(k - 1, "half_opener"))):
        return None, k
    return value, k + 1


def amounts(r: Reader, i: int) -> tuple[list[Amount], int] | None:
    """Amounts of time: "30 days", "two and a half years", "a year", "2 years 1 month and 21 days", "6-month"."""
    first = _amount(r, i)
    if first is None:
        return None
    out, j = [first[0]], first[1]
    while len(out) < 5:
        k = j + 1 if r.at(j, "and") or r.tokens.text[j] == "," else j
        more = _amount(r, k, further=True)
        if more is None or any(more[0][1] == known for _, known in out):
            break
        out.append(more[0])
        j = more[1]
    return out, j


def _amount(r: Reader, i: int, *, further: bool = False) -> tuple[Amount, int] | None:
    x = r.tokens
    head = _count(r, i, further)
    if head is None:
        return None
    count, j = head
    if x.text[j] == "-" and x.kind[j + 1] in ("unit", "units"):
        j += 1
    if r.at(j, "amount_adjective"):
        j += 1
    found, k = unit(r, j)
    if found is None or count > MAX_COUNT or found == "sprint" or _is_year(x, i, k):
        return None
    if found in ("weekend", "quarter", "half") and count > 1 and x.kind[k - 1] != "units" and x.text[j - 1] != "-" and x.pos(k) == "NOUN":
        return None  # "15 weekend drivers"
    extra = _fraction(r, k)
    return ((count + extra, found), k + 3) if extra else ((count, found), k)


def _is_year(x: TimeTokens, i: int, k: int) -> bool:
    """Whether the number at `i` names a year and counts none: "the 2028 fiscal year", whose unit ends before `k`."""
    return x.kind[i] == "int" and len(x.text[i]) == 4 and _FIRST_YEAR <= x.value[i] < _YEARS_END and x.kind[k - 1] == "unit"


def _fraction(r: Reader, k: int) -> float:
    """The half of "a year and a half", the quarter of "an hour and a quarter"; 0 where there is none at `k`."""
    said = r.at(k, "and") and r.at(k + 1, "a_one") and r.at(k + 2, "fraction") and r.tokens.kind[k + 3] not in ("unit", "units")
    return (0.5 if r.at(k + 2, "half") else 0.25) if said else 0.0


def _count(r: Reader, i: int, further: bool) -> tuple[float, int] | None:
    """How many units: "a", "a couple of", "half a", "30", "two (2)", "two and a half"."""
    x = r.tokens
    if not further and x.kind[i] != "int":
        if x.kind[i] == "unit" and _fraction(r, i + 1):
            return 1.0, i  # "the next year and a half"
        if r.at(i, "one_unit") and x.kind[i + 1] in ("unit", "units"):
            return 1.0, i + 1
        if r.at(i, "another") and r.at(i + 1, "another_adjective"):
            return 1.0, i + 1
    named = _named_count(r, i) if x.kind[i] != "int" else None
    if named is not None:
        return named
    found = number(r, i)
    if found is None:
        return None
    count, j = float(found[0]), found[1]
    if x.text[j] == "(" and x.kind[j + 1] == "int" and x.text[j + 2] == ")":
        j += 3
    if r.at(j, "and") and r.at(j + 1, "a_one") and r.at(j + 2, "fraction") and x.kind[j + 3] in ("unit", "units"):
        count += 0.5 if r.at(j + 2, "half") else 0.25
        j += 3
    return count, j


def _named_count(r: Reader, i: int) -> tuple[float, int] | None:
    """ "a couple of", "another pair", "a dozen", "half a"."""
    k = i + 1 if r.at(i, "a_another") else i
    if r.at(k, "couple") or (k > i and r.at(k, "pair")):
        return 2.0, k + 2 if r.at(k + 1, "of") else k + 1
    if r.at(i, "a") and r.at(i + 1, "dozen"):
        return 12.0, i + 2
    return (0.5, i + 2) if r.at(i, "half") and r.at(i + 1, "a_an") and r.tokens.kind[i + 2] == "unit" else None

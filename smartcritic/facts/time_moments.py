"""The grammar of single moments: "31 March 2027", "Q3 FY26/27", "last Friday of May", "mid next week", "Christmas"."""

from __future__ import annotations

from dataclasses import replace

from smartcritic import calendar
from smartcritic.facts.time_grammar import ORDINAL_SIGNS as _ORDINAL_SIGNS
from smartcritic.facts.time_grammar import Found, Grammar, Moment, Period
from smartcritic.facts.time_words import holidays

_QUARTERS = {"jfm": 1, "amj": 2, "jas": 3, "ond": 4}
_DASHES = frozenset("-–—‐‑")
_SEPARATORS = frozenset("-–/.")
_COARSE = frozenset({"month", "quarter", "half", "year", "week", "season", "span", "decade", "fortnight"})
_NEEDS_OF = frozenset({"start", "close", "begin", "opening", "closing", "balance", "rest", "remainder", "beginning", "middle", "midpoint"})
_CAPITALS = frozenset({"ye", "fye", "boy", "bom", "boq", "cob", "eod", "ytd", "mtd", "qtd"})
_HOLIDAY_OPENERS = frozenset({"by", "before", "until", "after", "next", "this", "on", "since"})
_DAY_OPENERS = frozenset({"by", "until", "before", "till", "on"})
_WEEKDAY_OPENERS = frozenset({"by", "until", "before", "after", "on", "next", "last", "since", "every"})
_VERBLIKE = frozenset({"weds", "may", "march", "mar", "sun", "sat", "wed", "mon", "spring", "fall", "second", "dec", "mayo", "dic", "maio"})


class Moments(Grammar):
    """Reads one moment at a word index."""

    __slots__ = ()

    def moment(self, i: int, depth: int = 0) -> Found | None:
        """The moment that begins at word `i`, with the index behind it."""
        if depth:
            return self._read(i, depth) if depth < 5 else None
        if i not in self.moments:
            self.moments[i] = self._read(i, 0)
        return self.moments[i]

    def _read(self, i: int, depth: int) -> Found | None:
        x = self.x
        if x.w[i] == "the" or (
            x.w[i] in {"our", "my", "their", "its", "your", "around", "approximately", "about", "sometime"}
            and x.c[i + 1] in {"part", "which", "fiscal", "month", "weekday"}
        ):
            return self.moment(i + 1, depth + 1)
        found = self._moment(i, depth)
        return self._behind(found) if found is not None else None

    def _moment(self, i: int, depth: int) -> Found | None:
        x = self.x
        w, c = x.w, x.c
        days = holidays().get(w[i])
        if days is not None:
            found = self._holiday(i)
            if found is not None:
                return found
        cls = c[i]
        if cls == "int":
            if w[i + 1] in _ORDINAL_SIGNS and (c[i + 2] in {"unit", "units", "weekday", "which", "fiscal"} or w[i + 2] == "to"):
                nth = self._nth(i, depth)
                if nth is not None:
                    return nth
            return (
                self._numeric(i)
                or self._day_first(i, depth)
                or self._week_first(i)
                or self._nth(i, depth)
                or self._leading_year(i)
                or self._count_of(i)
            )
        if cls == "month":
            return self._month(i)
        if cls == "weekday":
            return self._weekday(i, depth)
        if cls == "part":
            return self._parted(i, depth)
        if cls == "which":
            return self._which(i, depth) or (self._nth(i, depth) if w[i] == "last" else None)
        if cls == "ordinal" or cls == "number":
            return self._day_first(i, depth) or self._nth(i, depth) or self._leading_year(i) or self._count_of(i)
        if cls == "day":
            fixed = self.cal.unit_period("day", x.v[i])
            return Moment("day", "day", fixed=fixed), i + 1
        if cls == "short":
            return self._short(i)
        if cls == "fiscal" or (w[i] == "calendar" and (w[i + 1] in ("year", "quarter", "week") or c[i + 1] == "int")):
            return self._fiscal(i)
        if cls == "season":
            return self._season(i)
        if (
            cls == "decade"
            and i
            and w[i - 1] in {"the", "in", "early", "mid", "late", "-"}
            and (x.pos(i + 1) not in ("NOUN", "PROPN") or x.t[i + 1] >= x.parse.n)
        ):
            return Moment("decade", "decade", fixed=(calendar.year(x.v[i])[0], calendar.year(x.v[i] + 9)[1])), i + 1
        if cls == "unit":
            return self._unit_form(i, depth)
        if w[i] == "w" and w[i + 1] == "/" and w[i + 2] in {"c", "e", "b", "o"}:
            return self._week_letters(i, depth)
        if w[i] in {"q", "h", "w", "wk", "kw", "cw"}:
            return self._lettered(i)
        if w[i] in _QUARTERS and w[i + 1] in ("q", "qtr", "quarter") and x.upper(i):
            after = self._year_after(i + 2)
            m = Moment("quarter", "quarter", number=_QUARTERS[w[i]], calendar=True)
            return (replace(m, year=after[0]), after[2]) if after is not None else (m, i + 2)
        if w[i] in ("'", "’") and c[i + 1] == "int":
            return self._leading_year(i)
        return None

    # -------------------------------------------------------------- years

    def _year_after(self, j: int, *, loose: bool = False) -> tuple[int, bool, int] | None:
        """A year behind a month, quarter, week ...: (year, whether it is fiscal, index behind)."""
        x = self.x
        w = x.w
        k = j
        if w[k] == ",":
            k += 1
        linked = False
        if w[k] in ("of", "in"):
            k, linked = k + 1, True
        elif (w[k] in _DASHES or w[k] in "/.") and w[k] and (x.glued(k) or w[k] in _DASHES) and (x.glued(k + 1) or not x.glued(k)):
            k += 1
        if w[k] == "the" and w[k + 1] in ("year", "fiscal", "financial"):
            k += 1
        if x.c[k] == "fiscal":
            fiscal = self._fiscal_year(k)
            if fiscal is not None:
                return fiscal[0], fiscal[1], fiscal[2]
        if x.c[k] == "which" and w[k + 1] in {"year", "fiscal", "financial", "fy", "yr"}:
            fiscal_unit = w[k + 1] in ("fiscal", "financial", "fy")
            end = k + 3 if fiscal_unit and w[k + 2] == "year" else k + 2
            base = calendar.fiscal_year_of(self.cal.today, self.cal.fiscal) if fiscal_unit else self.cal.today.year
            return base + x.v[k], fiscal_unit, end
        if w[k] == "year":
            k += 1
        if k > j and w[j] == "," and self.counts(k):
            return None
        year = self.year(k, loose=loose and not linked)
        if year is None or (x.c[k] == "int" and self.counts(k)):
            return None
        end = year[1]
        if w[end] == "/" and x.c[end + 1] == "int" and x.glued(end) and (x.v[end + 1] - year[0]) % 100 == 1:
            return year[0] + 1, True, end + 2
        return year[0], False, end

    def counts(self, i: int) -> bool:
        """Whether the number at word `i` counts a plural noun behind it ("in March 20 customers")."""
        parse, t = self.x.parse, self.x.t[i]
        if t >= parse.n:
            return False
        h = parse.heads[t]
        return h > t and parse.tags[h] == "NNS" and parse.deps[t].startswith("nummod") and parse.lower[h] not in _YEARLY_NOUNS

    def _leading_year(self, i: int) -> Found | None:
        """A bare year, and what may follow one: "2027 Q1", "2027-W40", "2026/27", "the 1990s", "2027 June"."""
        x = self.x
        w, c = x.w, x.c
        decade = self._decade(i)
        if decade is not None:
            return decade
        year = self.year(i)
        if year is None:
            short = c[i] == "int" and len(w[i]) == 2 and w[i + 1] in ("q", "h") and c[i + 2] == "int" and x.glued(i + 1) and x.glued(i + 2)
            if not short:
                return None
            year = (self.century(x.v[i]), i + 1)
        y, j = year
        k = j + 1 if (w[j] in _DASHES or w[j] in (",", "/")) else j
        if w[k] in {"q", "h", "w", "kw", "cw"} and c[k + 1] == "int" and x.glued(k + 1):
            kind = self._lettered(k, bare=True)
            if kind is not None:
                return replace(kind[0], year=y, weak=False), kind[1]
        if c[k] == "month" and not (k == j and self._verb(k)):
            m = x.v[k]
            end = k + 1
            if w[end] in _DASHES or w[end] == "/":
                day = x.v[end + 1] if c[end + 1] == "int" and 0 < x.v[end + 1] <= 31 and len(w[end + 1]) <= 2 else None
                if day and x.glued(end + 1):
                    return Moment("day", "year-month-day", year=y, month=m, day=day), end + 2
            if w[j] != "," or w[end + 1 : end + 2] != ["int"]:
                return Moment("month", "year-month", year=y, month=m), end
        split = w[j] == "/" and c[j + 1] == "int" and x.glued(j) and x.glued(j + 1)
        if split and len(w[j + 1]) in (2, 4) and (x.v[j + 1] - y) % 100 == 1:
            end = j + 2
            if w[end] in ("fiscal", "financial") and w[end + 1] == "year":
                end += 2
            return Moment("year", "split-year", year=y + 1, fiscal=True), end
        if w[j] in ("fiscal", "financial", "calendar") and w[j + 1] == "year":
            return Moment("year", "fiscal-year", year=y, fiscal=w[j] != "calendar"), j + 2
        return Moment("year", "year", year=y, weak=True), j

    def _decade(self, i: int) -> Found | None:
        x = self.x
        w = x.w
        k = i + 2 if w[i + 1] == "-" else i + 1
        if w[i] in ("nineteen", "eighteen", "twenty") and x.c[k] == "decade":
            y = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[w[i]] + x.v[k] % 100
            return Moment("decade", "decade", fixed=(calendar.year(y)[0], calendar.year(y + 9)[1])), k + 1
        if x.c[i] == "int" and x.v[i] % 10 == 0 and len(w[i]) in (2, 4):
            j = i + 1
            if w[j] in ("'", "’") and x.glued(j):
                j += 1
            if w[j] == "s" and (x.glued(j) or len(w[i]) == 4) and (len(w[i]) == 4 or j > i + 1):
                y = x.v[i] if len(w[i]) == 4 else (1900 if x.v[i] >= 40 else 2000) + x.v[i]
                if 1000 <= y < 2200:
                    return Moment("decade", "decade", fixed=(calendar.year(y)[0], calendar.year(y + 9)[1])), j + 1
        return None

    def _fiscal_year(self, i: int) -> tuple[int, bool, int] | None:
        """ "FY27", "FY 2026/27", "fiscal 2027", "financial year 2026-27", "CY27", "calendar year 2027": (year, fiscal, behind)."""
        x = self.x
        w, c = x.w, x.c
        fiscal = w[i] not in ("cy", "calendar")
        j = i + 1
        if w[j] in ("year", "yr"):
            j += 1
        elif w[i] in ("calendar",):
            return None
        if w[j] in ("'", "’"):
            j += 1
        if w[j] in _DASHES and x.glued(j):
            j += 1
        if c[j] != "int" or len(w[j]) not in (2, 4):
            year = self.year(j)
            return (year[0], fiscal, year[1]) if year is not None else None
        y = x.v[j] if len(w[j]) == 4 else 2000 + x.v[j]
        if not 1900 <= y < 2200:
            return None
        j += 1
        if (w[j] == "/" or w[j] in _DASHES) and c[j + 1] == "int" and x.glued(j) and x.glued(j + 1) and (x.v[j + 1] - y) % 100 == 1:
            return y + 1, fiscal, j + 2
        return y, fiscal, j

    def _fiscal(self, i: int) -> Found | None:
        x = self.x
        w, c = x.w, x.c
        if w[i] == "calendar" and w[i + 1] == "week" and c[i + 2] == "int":
            return self._week_number(i + 2)
        found = self._fiscal_year(i)
        if found is not None:
            y, fiscal, j = found
            k = j + 1 if (w[j] in _DASHES or w[j] in (",", "/", ":")) else j
            if w[k] in ("q", "h") and c[k + 1] == "int" and x.glued(k + 1):
                kind = self._lettered(k, bare=True)
                if kind is not None:
                    return replace(kind[0], year=y, calendar=not fiscal, weak=False), kind[1]
            nth = self.ordinal(k)
            if nth is not None and w[nth[1]] in ("quarter", "half", "qtr"):
                grain = "half" if w[nth[1]] == "half" else "quarter"
                if 0 < nth[0] <= (2 if grain == "half" else 4):
                    return Moment(grain, f"fiscal-{grain}", year=y, number=nth[0], calendar=not fiscal), nth[1] + 1
            return Moment("year", "fiscal-year", year=y, fiscal=fiscal), j
        j = i + 1
        if w[i] in ("calendar", "cy"):
            if w[j] in ("q",) and c[j + 1] == "int":
                kind = self._lettered(j)
                return (replace(kind[0], calendar=True), kind[1]) if kind else None
            year = (
                self.year(j, loose=True)
                if w[i] == "calendar" and i and w[i - 1] in {"in", "for", "across", "during", "by", "of", "over"}
                else None
            )
            return (Moment("year", "fiscal-year", year=year[0]), year[1]) if year is not None else None
        if w[j] in ("q", "h") and c[j + 1] == "int":
            kind = self._lettered(j)
            return (replace(kind[0], weak=False), kind[1]) if kind else None
        unit = w[j] if w[j] in ("year", "quarter", "half") else None
        grain = "fiscal" if unit in (None, "year") else unit
        end = j if unit is None else j + 1
        k = end + 1 if w[end] in _DASHES else end
        fixed = self.cal.unit_period(grain, 0)
        if w[k] == "end":
            return Moment("year" if grain == "fiscal" else grain, "period-end", fixed=fixed, part="late", number=1), k + 1
        if unit == "year" and i and w[i - 1] in {"the", "this", "current", "our"} and x.c[i - 1] in ("", "which"):
            return Moment("year", "fiscal-year", fixed=fixed, weak=True), end
        return None

    # -------------------------------------------------------------- quarters, halves, weeks

    def _lettered(self, i: int, *, bare: bool = False) -> Found | None:
        """ "Q3", "H2", "W40" with what follows; with `bare` without a year of its own."""
        x = self.x
        w, c = x.w, x.c
        if c[i + 1] != "int" or not (x.glued(i + 1) or w[i] in {"wk", "kw", "cw", "q"}):
            return None
        n, letter = x.v[i + 1], w[i]
        if letter in {"w", "wk", "kw", "cw"}:
            if letter == "w" and not x.upper(i):
                return None
            return self._week_number(i + 1, bare=bare)
        if len(w[i + 1]) != 1 or not 1 <= n <= (4 if letter == "q" else 2) or (x.glued(i) and w[i - 1].isalpha()):
            return None
        j = i + 2
        if w[j] and x.glued(j) and (w[j].isalpha() or (w[j] == "." and c[j + 1] == "int")):
            return None
        grain = "quarter" if letter == "q" else "half"
        lower = not x.upper(i)
        if letter == "h" and lower and not bare and not (i and w[i - 1] in {"by", "in", "end", "before", "until", "for", "this"}):
            after = self._year_after(j, loose=True)
            if after is None:
                return None
        m = Moment(grain, grain, number=n)
        if bare:
            return m, j
        after = self._year_after(j, loose=x.glued(j) or w[j] in ("'", "’"))
        if (
            after is None
            and (w[j] in ("'", "’") or w[j] in _DASHES or w[j] == "/")
            and c[j + 1] == "int"
            and len(w[j + 1]) == 2
            and x.glued(j + 1)
            and x.glued(j)
        ):
            after = (self.century(x.v[j + 1]), False, j + 2)
        if after is not None:
            return replace(m, year=after[0]), after[2]
        return m, j

    def _week_number(self, i: int, *, bare: bool = False) -> Found | None:
        """A week by its ISO number; `i` is the number."""
        x = self.x
        n = x.v[i]
        if x.c[i] != "int" or not 1 <= n <= 53 or len(x.w[i]) > 2 or (x.w[i + 1].isalpha() and x.glued(i + 1)):
            return None
        m = Moment("week", "week-number", number=n)
        if bare:
            return m, i + 1
        after = self._year_after(i + 1)
        return (replace(m, year=after[0]), after[2]) if after is not None else (m, i + 1)

    def _week_first(self, i: int) -> Found | None:
        """ "1Q27", "2H 2026": the number before the letter."""
        x = self.x
        w, c = x.w, x.c
        if c[i] == "int" and w[i + 1] in ("q", "h") and x.glued(i + 1) and len(w[i]) == 1:
            n, j = x.v[i], i + 2
            if 1 <= n <= (4 if w[i + 1] == "q" else 2) and not (w[j].isalpha() and x.glued(j)):
                if not x.upper(i + 1):
                    return None
                m = Moment("quarter" if w[i + 1] == "q" else "half", "quarter", number=n)
                after = self._year_after(j, loose=x.glued(j))
                return (replace(m, year=after[0]), after[2]) if after is not None else (m, j)
        return None

    def _unit_form(self, i: int, depth: int) -> Found | None:
        """ "year end", "quarter-end", "week 40", "year 2027", "quarter 3", "the week of 4 May", "month to date"."""
        x = self.x
        w, c, unit = x.w, x.c, x.v[i]
        j = i + 1
        if unit == "week":
            return self._week_of(i, depth)
        if (w[j] == "end" or (w[j] in _DASHES and w[j + 1] == "end")) and unit in {"year", "quarter", "month", "half"}:
            end = j + 1 if w[j] == "end" else j + 2
            after = self._year_after(end) if unit == "year" else None
            if after is not None:
                return Moment("year", "period-end", year=after[0], part="late", number=1), after[2]
            return Moment(unit, "period-end", fixed=self.cal.unit_period(unit, 0), part="late", number=1), end
        if w[j] == "to" and w[j + 1] == "date" and unit in ("year", "quarter", "month"):
            whole = self.cal.unit_period(unit, 0)
            if whole is not None:
                return Moment("span", "to-date", fixed=(whole[0], self.cal.today)), j + 2
        if unit == "year" and c[j] in ("int", "number"):
            year = self.year(j, loose=True) or ((x.v[j], j + 1) if c[j] == "int" and len(w[j]) == 3 else None)
            if year is None and c[j] == "number":
                number = self.number(j)
                year = (int(number[0]), number[1]) if number is not None and number[0] >= 100 else None
            if year is not None and year[0] >= 100:
                return Moment("year", "year", year=year[0]), year[1]
        if unit in ("quarter", "half") and c[j] in ("int", "number") and x.v[j] in (1, 2, 3, 4)[: 2 if unit == "half" else 4]:
            m = Moment(unit, unit, number=x.v[j])
            after = self._year_after(j + 1)
            return (replace(m, year=after[0]), after[2]) if after is not None else (m, j + 1)
        if unit in {"year", "month", "week", "quarter"} and w[j] == "after" and w[j + 1] == "next":
            return Moment(unit, "after-next", fixed=self.cal.unit_period(unit, 2)), j + 2
        return None

    def _week_of(self, i: int, depth: int) -> Found | None:
        x = self.x
        w, j = x.w, i + 1
        if x.c[j] == "int" and w[i] in ("week", "wk"):
            return self._week_number(j)
        if w[j] == "after" and w[j + 1] == "next":
            return Moment("week", "after-next", fixed=self.cal.unit_period("week", 2)), j + 2
        if w[j] in {"of", "starting", "beginning", "commencing", "ending"} or (w[j] == "from" and w[j + 1] == "the"):
            k = j + 1
            if w[k] == "on":
                k += 1
            found = self._day_moment(k, depth)
            if found is not None:
                days = self.cal.days(found[0])
                if days is not None and days[0] == days[1]:
                    d = days[0]
                    if w[j] == "of":
                        return Moment("week", "week-of", fixed=calendar.week_of(d)), found[1]
                    if w[j] == "ending":
                        return Moment("span", "week-of", fixed=(calendar.add_days(d, -6), d)), found[1]
                    return Moment("span", "week-of", fixed=(d, calendar.add_days(d, 6))), found[1]
        return None

    def _week_letters(self, i: int, depth: int) -> Found | None:
        """ "w/c 4 Feb" (week commencing), "w/e 4 Feb" (week ending)."""
        found = self._day_moment(i + 3, depth)
        days = self.cal.days(found[0]) if found is not None else None
        if found is None or days is None:
            return None
        d = days[0]
        first = calendar.add_days(d, -6) if self.x.w[i + 2] == "e" else d
        return Moment("span", "week-of", fixed=(first, calendar.add_days(first, 6))), found[1]

    def _day_moment(self, k: int, depth: int) -> Found | None:
        found = self.moment(k, depth + 1)
        if found is not None and found[0].grain in ("day", "weekday", "holiday"):
            return found
        return None

    # -------------------------------------------------------------- months and days

    def _verb(self, i: int) -> bool:
        """Whether a word such as "may", "march", "sun" is no name of time here, by the parse and its capital."""
        x = self.x
        w = x.w[i]
        if w not in _VERBLIKE:
            return False
        pos = x.pos(i)
        if w == "may":
            return pos in ("AUX", "VERB") or not x.upper(i)
        if w == "march":
            return pos == "VERB" or not x.upper(i)
        if x.c[i] == "weekday" and x.upper(i) and i and x.w[i - 1] in _WEEKDAY_OPENERS:
            return False
        return pos in {"VERB", "AUX", "ADJ", "PRON"} or not x.upper(i)

    def _month(self, i: int) -> Found | None:
        x = self.x
        w, c = x.w, x.c
        m, j = x.v[i], i + 1
        if w[j] == "." and x.glued(j) and len(w[i]) <= 4:
            j += 1
        weak = self._verb(i)
        sep = j + 1 if w[j] in _SEPARATORS and x.glued(j) and x.glued(j + 1) else None
        if sep is not None:
            # Sep-23-2020, September-2020-23, Dec-2018, Dec/2018, Nov-26, Jan-1
            if c[sep] == "int":
                n, length = x.v[sep], len(w[sep])
                after = sep + 2 if w[sep + 1] in _SEPARATORS and x.glued(sep + 1) and c[sep + 2] == "int" and x.glued(sep + 2) else None
                if length == 4 and after is not None and 0 < x.v[after] <= 31 and len(w[after]) <= 2:
                    return Moment("day", "month-year-day", year=n, month=m, day=x.v[after]), after + 1
                if length == 4 and 1000 <= n < 2200:
                    return Moment("month", "month-year", year=n, month=m), sep + 1
                if 0 < n <= 31 and length <= 2:
                    if after is not None and len(w[after]) in (2, 4):
                        y = x.v[after] if len(w[after]) == 4 else self.century(x.v[after])
                        return Moment("day", "month-day-year", year=y, month=m, day=n), after + 1
                    base = self.cal.today.year % 100
                    if length == 2 and base <= n <= base + 9 and len(w[i]) <= 4 and w[j] == "-":
                        return Moment("month", "month-year", year=2000 + n, month=m), sep + 1
                    return Moment("day", "month-day", month=m, day=n), sep + 1
            return (Moment("month", "month", month=m), j) if not weak else None
        if w[j] == "after" and w[j + 1] == "next":
            whole = self.cal.in_year(Moment("month", "month", month=m), self.cal.today.year)
            if whole is not None:
                y = self.cal.today.year + (1 if whole[0] > self.cal.today else 2)
                return Moment("month", "after-next", month=m, year=y), j + 2
        k = j
        the = False
        if w[k] == ",":
            k += 1
        if w[k] == "the":
            k, the = k + 1, True
        day = self._day_number(k, the)
        if day is not None and not (k > j and w[j] == "," and not the and c[k] == "int" and w[k + 1] not in {"st", "nd", "rd", "th"}):
            d, end = day
            when = self._year_after(end, loose=True) if not (w[end] in _DASHES and len(w[end + 1]) <= 2) else None
            if when is not None and when[1] is False:
                return Moment("day", "month-day-year", year=when[0], month=m, day=d), when[2]
            behind = end + 1 if w[end] in (",", "(") else end
            if c[behind] == "weekday" and (w[behind].isalpha() and w[end] in (",", "(")):
                dated = self._by_weekday(Moment("day", "month-day", month=m, day=d), x.v[behind])
                return dated, behind + (2 if w[end] == "(" and w[behind + 1] == ")" else 1)
            return Moment("day", "month-day", month=m, day=d), end
        when = self._year_after(j, loose=w[j] in ("'", "’") or (c[j] == "int" and len(w[j]) == 2 and x.v[j] > 31))
        if when is not None:
            return Moment("month", "month-year", year=when[0], month=m, fiscal=when[1]), when[2]
        if (
            j == i + 1
            and x.upper(i)
            and x.upper(j)
            and not c[j]
            and x.tag(j) == "NNP"
            and x.t[j] < x.parse.n
            and not weak
            and self._person(i, j)
        ):
            return None
        return Moment("month", "month", month=m, weak=weak or w[i] in ("may", "march")), j

    def _person(self, i: int, j: int) -> bool:
        """Whether a month's name in front of a surname is a first name ("June Baker"), in a text that is not in title case."""
        x = self.x
        if i and (x.w[i - 1] in _WEEKDAY_OPENERS or x.w[i - 1] in {"in", "of", "this", "the", "for", "mid", "early", "late"}):
            return False
        return x.w[i] in {"april", "may", "june", "august", "jan", "mar"} and any(
            len(v) > 2 and v.islower() for v in x.parse.words[x.t[j] + 1 :]
        )

    def _day_number(self, k: int, the: bool = False) -> tuple[int, int] | None:
        """A day of the month: "3", "3rd", "third", "twenty one"; none where it counts something, is a share or a time."""
        x = self.x
        w, c = x.w, x.c
        nth = self.ordinal(k)
        if nth is not None:
            if not 0 < nth[0] <= 31:
                return None
            return nth[0], nth[1] + 1 if w[nth[1]] == "day" else nth[1]
        if c[k] == "int":
            n, nxt = x.v[k], w[k + 1]
            if not 0 < n <= 31 or len(w[k]) > 2 or nxt == "%" or self.counts(k):
                return None
            if nxt in (".", ",", ":") and c[k + 2] == "int" and x.glued(k + 1) and x.glued(k + 2):
                return None
            if nxt and x.glued(k + 1) and nxt.isalpha():
                return None
            if w[k - 1] in "$€£¥" and k and x.glued(k):
                return None
            return n, k + 1
        if c[k] == "number":
            number = self._number_words(k)
            if number is not None and 0 < number[0] <= 31 and (x.pos(number[1]) != "NOUN"):
                return number
            if number is not None and number[0] > 31 and x.v[k] in (20, 30):
                # "twenty five nineteen eighty six"
                if c[k + 1] == "number" and 0 < x.v[k + 1] < 10:
                    return x.v[k] + x.v[k + 1], k + 2
                return x.v[k], k + 1
        return None

    def _day_first(self, i: int, depth: int) -> Found | None:
        """ "31 March 2027", "3rd of May", "30-Nov-2026", "the 15th of next month", "20 of this month"."""
        x = self.x
        w, c = x.w, x.c
        if c[i] == "int" and (x.v[i] > 31 or x.v[i] == 0 or len(w[i]) > 2 or (i and w[i - 1] in {"$", "€", "£", "¥"})):
            return None
        nth = self.ordinal(i)
        number = nth or ((x.v[i], i + 1) if c[i] == "int" else self._number_words(i) if c[i] == "number" else None)
        if number is None or not 0 < number[0] <= 31:
            return None
        d, j = number
        if w[j] == "." and x.glued(j) and c[j + 1] == "month":
            j += 1
        if nth is not None and w[j] == "day" and w[j + 1] in ("of", "in"):
            j += 1
        k = j
        if w[k] in ("of", "in") and (nth is not None or w[k] == "of"):
            k += 1
        elif w[k] in _SEPARATORS and x.glued(k) and x.glued(k + 1):
            k += 1
            if c[k] == "int" and len(w[k]) == 4 and w[k + 1] in _SEPARATORS and c[k + 2] == "month":
                return Moment("day", "day-year-month", year=x.v[k], month=x.v[k + 2], day=d), k + 3
        dated = (c[k + 1] == "int" and len(w[k + 1]) == 4) or nth is not None or (i > 0 and w[i - 1] in _DAY_OPENERS)
        if c[k] == "month" and not (w[k] in {"may", "march", "mar", "dec"} and self._verb(k) and k == j and not dated):
            end = k + 1
            if w[end] == "." and x.glued(end) and len(w[k]) <= 4 and (c[end + 1] in ("int", "month") or w[end + 1] in ("", "'", ",")):
                end += 1
            after = self._year_after(end, loose=True)
            if after is not None and not after[1]:
                return Moment("day", "day-month-year", year=after[0], month=x.v[k], day=d), after[2]
            return Moment("day", "day-month", month=x.v[k], day=d), end
        if (k > j and w[j] == "of") or (k == j and c[k] == "which" and w[k + 1] == "month" and w[k] not in ("upcoming", "coming")):
            the = k + 1 if w[k] == "the" else k
            if c[the] == "which" and w[the + 1] in ("month", "mo"):
                whole = self.cal.unit_period("month", x.v[the])
                return self._in_month(whole, d, the + 2)
            if (w[the] in ("month", "following") or (w[k] in ("each", "every") and w[k + 1] == "month")) and w[the] == "month":
                whole = self.cal.unit_period("month", 0)
                return self._in_month(whole, d, the + 1)
        if nth is not None and c[i] == "int":
            return Moment("day", "day-of-month", day=d, weak=True), nth[1]
        return None

    @staticmethod
    def _in_month(whole: tuple[object, object] | None, d: int, end: int) -> Found | None:
        if whole is None:
            return None
        try:
            day = whole[0].replace(day=d)  # type: ignore[attr-defined]
        except ValueError:
            return None
        return Moment("day", "day-of-period", fixed=(day, day)), end

    def _numeric(self, i: int) -> Found | None:
        """ "2026-11-30", "30.11.2026", "11/30/26", "2026-11", "11/2026", "20261130", "4/22"."""
        x = self.x
        w, c, v = x.w, x.c, x.v
        if len(w[i]) == 8 and 1900 < v[i] // 10000 < 2200:
            y, m, d = v[i] // 10000, v[i] // 100 % 100, v[i] % 100
            if (
                _real(y, m, d)
                and not (i and w[i - 1] in "#$€£¥" and x.glued(i))
                and not (w[i + 1] and x.glued(i + 1) and w[i + 1] in ".," and c[i + 2] == "int" and x.glued(i + 2))
            ):
                return Moment("day", "compact-date", year=y, month=m, day=d), i + 1
            return None
        if i and x.glued(i) and (w[i - 1] in "$€£¥#+" or (w[i - 1] in ".,:/" and c[i - 2] == "int")):
            return None
        sep = w[i + 1]
        if sep not in _SEPARATORS and sep != "~":
            return None
        second = i + 2
        spaced = not x.glued(i + 1)
        if c[second] == "which" or c[second] not in ("int", "month") or (sep == "." and (spaced or not x.glued(second))):
            return None
        if spaced != (not x.glued(second)) and len(w[i]) != 4 and len(w[second]) != 4:
            return None
        third = second + 2 if w[second + 1] == sep and (x.glued(second + 1) != spaced) and c[second + 2] in ("int", "month") else None
        if third is not None and w[third + 1] == sep and c[third + 2] == "int" and x.glued(third + 1):
            return None
        if c[second] == "month":
            return self._named_numeric(i, second, third)
        if third is not None:
            if c[third] == "month":
                if len(w[i]) == 4 and 0 < v[second] <= 31:
                    return Moment("day", "year-day-month", year=v[i], month=v[third], day=v[second]), third + 1
                return None
            return self._three(i, second, third, sep)
        return self._two(i, second, sep)

    def _named_numeric(self, i: int, second: int, third: int | None) -> Found | None:
        x = self.x
        w, c, v = x.w, x.c, x.v
        if third is None:
            if len(w[i]) == 4 and 1500 <= v[i] < 2200:
                return Moment("month", "year-month", year=v[i], month=v[second]), second + 1
            return None
        if c[third] != "int":
            return None
        if len(w[i]) == 4 and 0 < v[third] <= 31:
            return Moment("day", "year-month-day", year=v[i], month=v[second], day=v[third]), third + 1
        if 0 < v[i] <= 31 and len(w[third]) in (2, 4):
            y = v[third] if len(w[third]) == 4 else self.century(v[third])
            return Moment("day", "day-month-year", year=y, month=v[second], day=v[i]), third + 1
        return None

    def _three(self, a: int, b: int, c: int, sep: str) -> Found | None:
        x = self.x
        w, v = x.w, x.v
        if len(w[a]) == 4:
            for m, d in ((v[b], v[c]), (v[c], v[b])):
                if len(w[b]) <= 2 and len(w[c]) <= 2 and _real(v[a], m, d):
                    return Moment("day", "iso-date", year=v[a], month=m, day=d), c + 1
            return None
        if len(w[a]) > 2 or len(w[b]) > 2 or len(w[c]) not in (2, 4):
            return None
        y = v[c] if len(w[c]) == 4 else self.century(v[c])
        orders = ((v[b], v[a]), (v[a], v[b])) if sep == "." else ((v[a], v[b]), (v[b], v[a]))
        for m, d in orders:
            if 1000 <= y < 2200 and _real(y, m, d):
                return Moment("day", "numeric-date", year=y, month=m, day=d), c + 1
        return None

    def _two(self, a: int, b: int, sep: str) -> Found | None:
        """Two numbers: year and month, or month and day (weak)."""
        x = self.x
        w, v = x.w, x.v
        end = b + 1
        if w[end] and x.glued(end) and (w[end] == "%" or w[end].isalpha()) and w[end] not in ("to",):
            return None
        if w[end] in _DASHES and x.glued(end) and x.w[end + 1].isalpha() and x.glued(end + 1):
            return None
        if len(w[a]) == 4 and len(w[b]) <= 2 and 1900 <= v[a] < 2200:
            if (
                1 <= v[b] <= 12
                and (len(w[b]) == 2 or sep != "/")
                and not (sep in _DASHES and (v[b] - v[a]) % 100 == 1 and len(w[b]) == 2 and v[b] > 12)
            ):
                return Moment("month", "year-month", year=v[a], month=v[b], weak=sep == "."), end
            if (sep in _DASHES or sep == "/") and len(w[b]) == 2 and (v[b] - v[a]) % 100 == 1 and x.glued(b):
                return Moment("year", "split-year", year=v[a] + 1, fiscal=True), end
            return None
        if len(w[b]) == 4 and len(w[a]) <= 2 and 1900 <= v[b] < 2200 and 1 <= v[a] <= 12:
            return Moment("month", "month-year", year=v[b], month=v[a]), end
        if len(w[a]) > 2 or len(w[b]) > 2 or sep == "~":
            return None
        orders = ((v[b], v[a]), (v[a], v[b])) if sep == "." else ((v[a], v[b]), (v[b], v[a]))
        if sep == "/" and v[b] - v[a] == 1 and len(w[a]) == 2 and v[b] > 12 and v[a] > 12 and abs(v[a] - self.cal.today.year % 100) <= 5:
            return Moment("year", "split-year", year=2000 + v[b], fiscal=True, weak=True), end
        dotted = False
        if sep == "." and w[end] == "." and x.glued(end) and (w[end + 1] or len(w[a]) + len(w[b]) > 2):
            dotted = True
            end += 1
        for m, d in orders:
            if _real(2000, m, d):
                after = self._year_after(end) if w[end] == "," else None
                if after is not None:
                    return Moment("day", "numeric-date", year=after[0], month=m, day=d), after[2]
                return Moment("day", "numeric-day", month=m, day=d, weak=not dotted), end
        return None

    # -------------------------------------------------------------- weekdays, holidays, seasons

    def _weekday(self, i: int, depth: int, which: int | None = None) -> Found | None:
        x = self.x
        w, c = x.w, x.c
        day, j = x.v[i], i + 1
        if w[j] == "." and x.glued(j) and len(w[i]) <= 5:
            j += 1
        weak = self._verb(i) and which is None
        if which is None and w[i] in ("sun", "sat") and i and w[i - 1] == "the":
            return None
        k = j
        if w[k] in (",", "("):
            k += 1
        if w[k] == "the" or (w[k] == "on" and k > j):
            k += 1
        if c[k] in {"int", "month", "ordinal", "number"}:
            found = self._numeric(k) or self._day_first(k, depth + 1) or (self._month(k) if c[k] == "month" else None)
            if (found is None and k > j and w[k - 1] == "the") or (found is None and c[k] == "int" and w[k + 1] in ("this", "next")):
                number = self._day_number(k)
                if number is not None:
                    if w[number[1]] in ("this", "next") and w[number[1] + 1] == "month":
                        inside = self._in_month(self.cal.unit_period("month", x.v[number[1]]), number[0], number[1] + 2)
                        if inside is not None:
                            return inside
                    found = Moment("day", "day-of-month", day=number[0]), number[1]
            if found is not None and found[0].grain == "day":
                m, end = found
                if w[j] == "(" and w[end] == ")":
                    end += 1
                if not m.month and m.fixed is None:
                    return replace(m, weekday=day, weak=False), end
                if m.year is None and m.month and m.fixed is None:
                    m = self._by_weekday(m, day)
                return replace(m, weak=False), end
        # "Friday next week", "Tuesday of last week", "Friday of the following week"
        k = j + 1 if w[j] in ("of", "from", "in") else j
        if w[k] == "the":
            k += 1
        if c[k] == "which" and w[k + 1] == "week":
            monday = calendar.week_of(calendar.add_days(self.cal.today, 7 * x.v[k]))[0]
            d = calendar.add_days(monday, day)
            return Moment("day", "weekday-of-week", fixed=(d, d)), k + 2
        if w[j] == "after" and w[j + 1] == "next":
            return Moment("weekday", "weekday", weekday=day, number=1), j + 2
        if which is not None:
            return Moment("weekday", "which-weekday", weekday=day, which=which), j
        return Moment("weekday", "weekday", weekday=day, weak=weak), j

    def _by_weekday(self, m: Moment, weekday: int) -> Moment:
        """Of "7/6" behind a weekday the order that falls on it this or next year, where only one does."""
        today = self.cal.today
        for y in (today.year, today.year + 1, today.year - 1):
            for month, day in ((m.month, m.day), (m.day, m.month)) if m.name == "numeric-day" else ((m.month, m.day),):
                if month <= 12 and _real(y, month, day):
                    fixed = self.cal.in_year(replace(m, month=month, day=day), y)
                    if fixed is not None and fixed[0].weekday() == weekday and abs((fixed[0] - today).days) < 200:
                        return replace(m, fixed=fixed)
        return m

    def _holiday(self, i: int) -> Found | None:
        x = self.x
        w = x.w
        for words, rule in holidays().get(w[i], ()):
            n = len(words)
            if w[i : i + n] == list(words) or (n > 1 and [v if v != "’" else "'" for v in w[i : i + n]] == list(words)):
                named = (
                    (i > 0 and w[i - 1] in _HOLIDAY_OPENERS and words[-1] == "day")
                    or (x.c[i + n] == "int" and len(w[i + n]) == 4)
                    or w[i + n] == "weekend"
                    or (
                        words == ("new", "year") and i > 1 and w[i - 1] == "the" and w[i - 2] in _HOLIDAY_OPENERS and x.pos(i + n) != "NOUN"
                    )
                )
                if (
                    not named
                    and not x.upper(i)
                    and w[i]
                    in {
                        "earth",
                        "may",
                        "mother",
                        "mothers",
                        "father",
                        "fathers",
                        "women",
                        "independence",
                        "labor",
                        "labour",
                        "boxing",
                        "new",
                        "pi",
                        "tax",
                        "all",
                        "good",
                        "black",
                        "bonfire",
                        "epiphany",
                        "memorial",
                    }
                ):
                    return None
                j = i + n
                m = Moment("holiday", "holiday", holiday=rule)
                after = self._year_after(j)
                if after is not None:
                    m, j = replace(m, year=after[0]), after[2]
                if w[j] == "weekend":
                    days = self.cal.days(m)
                    if days is not None:
                        d = days[0]
                        saturday = calendar.add_days(d, (5 - d.weekday()) % 7 if 1 < d.weekday() <= 5 else -((d.weekday() - 5) % 7))
                        return Moment(
                            "span", "holiday-weekend", year=m.year, fixed=(saturday, max(d, calendar.add_days(saturday, 1)))
                        ), j + 1
                return m, j
        return None

    def _season(self, i: int) -> Found | None:
        x = self.x
        j = i + 1
        after = self._year_after(j, loose=x.w[j] in ("'", "’"))
        if after is not None:
            return Moment("season", "season-year", number=x.v[i], year=after[0]), after[2]
        return Moment("season", "season", number=x.v[i], weak=True), j

    # -------------------------------------------------------------- parts, ordinals, this and next

    def _parted(self, i: int, depth: int) -> Found | None:
        """ "end of Q2", "mid-March", "early next year", "the rest of the week", "later this month", "end of play today"."""
        x = self.x
        w, c = x.w, x.c
        word, part, j = w[i], x.v[i], i + 1
        if w[j] in _DASHES:
            j += 1
        of = False
        if w[j] == "of" or (w[j] == "in" and word in {"early", "late", "later", "earlier", "end", "mid"}):
            j, of = j + 1, True
        if not of and word in _NEEDS_OF and not (word == "rest" and w[j] == "the"):
            return None
        if w[j] in ("around", "about"):
            j += 1
        k = j
        if w[k] in {"the", "our", "my", "your", "a", "each", "every", "this"}:
            if w[k] in ("each", "every", "a"):
                return None
            if w[k] != "this":
                k += 1
        if c[k] == "unit" or (c[k] == "fiscal" and self._fiscal_year(k) is None) or (w[k] in ("calendar", "business", "play") and k):
            unit, end = self._bare_unit(k)
            if unit is not None and (part == "rest" or (part != "mid" or w[end] != "term")):
                fixed = self.cal.unit_period(unit, 0)
                grain = "year" if unit == "fiscal" else unit
                if word in ("earlier", "later"):
                    return self._so_far(word, fixed, grain, end)
                after = self._year_after(end) if unit in ("year",) and not of else None
                if after is not None:
                    return Moment("year", "part-of-period", year=after[0], part=part, number=1), after[2]
                return Moment(grain, "part-of-period", fixed=fixed, part=part, number=1), end
        found = self.moment(k, depth + 1)
        if found is None:
            return None
        m, end = found
        if m.part or m.nth is not None or (m.grain not in _COARSE and m.grain != "day"):
            return None
        if m.grain == "day":
            return (m, end) if part == "late" and of else None
        if m.grain == "season" and m.weak and m.year is None:
            return m, end
        if word in ("earlier", "later"):
            whole = self.cal.days(m)
            return self._so_far(word, whole, m.grain, end)
        return replace(
            m,
            part=part,
            weak=m.weak and m.grain == "year" and not of and word not in {"end", "mid", "early", "late"},
            name="part-of-period",
            number=m.number or 1,
        ), end

    def _bare_unit(self, k: int) -> tuple[str | None, int]:
        x = self.x
        w = x.w
        if w[k] in ("fiscal", "financial", "fy"):
            if w[k] == "fy":
                return "fiscal", k + 1
            return ("fiscal", k + 2) if w[k + 1] == "year" else (w[k + 1], k + 2) if w[k + 1] == "quarter" else (None, k)
        if w[k] == "calendar":
            return ("year", k + 2) if w[k + 1] == "year" else (None, k)
        if w[k] in ("business", "play"):
            if w[k + 1] == "day":
                return "day", k + 2
            return "day", k + 1
        if x.v[k] in {"week", "month", "quarter", "half", "year", "decade", "day", "century", "weekend"}:
            if w[k] == "half" and w[k - 1] not in ("the", "this", "of"):
                return None, k
            return x.v[k], k + 1
        return None, k

    def _so_far(self, word: str, whole: Period | None, grain: str, end: int) -> Found | None:
        if whole is None:
            return None
        a, b = whole
        today = self.cal.today
        if word == "later":
            return Moment("span", "later-in-period", fixed=(max(a, today), b)), end
        upto = calendar.add_days(today, -1)
        return Moment("span", "earlier-in-period", fixed=(a, max(a, min(b, upto)))), end

    def _which(self, i: int, depth: int) -> Found | None:
        """ "this quarter", "next fiscal year", "last Friday", "the coming 3 months", "this past weekend", "next summer"."""
        x = self.x
        w, c = x.w, x.c
        shift, j = x.v[i], i + 1
        if w[i] == "last" or w[i] == "final":
            nth = self._nth(i, depth)
            if nth is not None:
                return nth
        if w[i] == "this" and c[j] == "which" and w[j] != "same":
            shift, j = x.v[j], j + 1
            if w[j - 1] in ("coming", "upcoming", "past") and c[j] == "weekday":
                if w[j - 1] == "past":
                    return self._past_weekday(j)
                return self._weekday(j, depth + 1)
            if w[j - 1] == "past" and w[j] == "weekend":
                return Moment("weekend", "which-period", fixed=self.cal.unit_period("weekend", -1)), j + 1
            if w[j - 1] in ("coming", "upcoming") and c[j] == "unit":
                pass
        if w[i] == "past" and c[j] == "weekday":
            return self._past_weekday(j)
        if c[j] == "weekday" and not (w[i] == "that" and self._verb(j)):
            if w[i] in ("coming", "upcoming"):
                return self._weekday(j, depth + 1)
            return self._weekday(j, depth + 1, which=shift)
        count = self._counted(i, j, shift)
        if count is not None:
            return count
        fiscal = w[j] in ("fiscal", "financial", "fy")
        if fiscal or w[j] == "calendar":
            k = j + 1
            grain = "fiscal" if fiscal else "year"
            if w[k] in ("year", "quarter", "half"):
                if w[k] != "year":
                    grain = w[k]
                k += 1
            elif w[j] != "fy":
                return None
            return Moment(
                "year" if grain == "fiscal" else grain, "which-period", fixed=self.cal.unit_period(grain, shift, fiscal=fiscal)
            ), k
        if c[j] == "unit" and x.v[j] not in ("sprint", "night"):
            unit, end = self.unit(j)
            if unit is not None:
                if unit == "day" and w[i] in {"this", "same", "that", "current"}:
                    return None
                if unit == "week" and w[end] == "on" and c[end + 1] == "weekday":
                    end += 1
                dash = end + 1 if w[end] == "-" else end
                if unit == "week" and c[dash] == "weekday" and w[end] != ",":
                    monday = calendar.week_of(calendar.add_days(self.cal.today, 7 * shift))[0]
                    d = calendar.add_days(monday, x.v[dash])
                    return Moment("day", "weekday-of-week", fixed=(d, d)), dash + 1
                if unit == "week" and w[end] in ("'", "’") and w[end + 1] == "s" and c[end + 2] == "weekday":
                    monday = calendar.week_of(calendar.add_days(self.cal.today, 7 * shift))[0]
                    d = calendar.add_days(monday, x.v[end + 2])
                    return Moment("day", "weekday-of-week", fixed=(d, d)), end + 3
                if w[end] == "end" and w[end + 1] != "of" and unit in ("year", "quarter", "month"):
                    return Moment(unit, "period-end", fixed=self.cal.unit_period(unit, shift), part="late", number=1), end + 1
                return Moment(unit if unit != "day" else "day", "which-period", fixed=self.cal.unit_period(unit, shift)), end
        if c[j] == "month" and not self._verb(j):
            found = self._month(j)
            if found is not None and found[0].year is None:
                return self._which_of(replace(found[0], weak=False), shift, w[i]), found[1]
            return found
        if w[j] in ("q", "h") and c[j + 1] == "int":
            found = self._lettered(j, bare=True)
            if found is not None:
                return self._which_of(found[0], shift, w[i]), found[1]
        if c[j] == "season":
            return self._which_of(Moment("season", "season-year", number=x.v[j]), shift, w[i]), j + 1
        if w[j] in holidays():
            found = self._holiday(j)
            if found is not None and found[0].year is None and found[0].grain == "holiday":
                return self._which_of(found[0], shift, w[i]), found[1]
        if c[j] == "int":
            found = self._numeric(j)
            if found is not None and found[0].name == "numeric-day":
                return self._which_of(replace(found[0], weak=False), shift, w[i]), found[1]
        return None

    def _past_weekday(self, j: int) -> Found:
        x = self.x
        today = self.cal.today
        back = (today.weekday() - x.v[j]) % 7 or 7
        d = calendar.add_days(today, -back)
        return Moment("day", "which-weekday", fixed=(d, d)), j + 1

    def _which_of(self, m: Moment, shift: int, word: str) -> Moment:
        """ "this / next / last" of a month, quarter, season or holiday."""
        today = self.cal.today
        if shift < 0:
            y = next((y for y in range(today.year, today.year - 3, -1) if (d := self.cal.in_year(m, y)) and d[1] < today), None)
        elif shift > 0:
            y = next((y for y in range(today.year - 1, today.year + 3) if (d := self.cal.in_year(m, y)) and d[0] > today), None)
            if word == "following" and m.grain == "holiday":
                pass
        else:
            y = next((y for y in range(today.year - 1, today.year + 3) if (d := self.cal.in_year(m, y)) and d[1] >= today), None)
            if word == "this" and m.grain in ("month", "day", "holiday"):
                y = today.year
        return replace(m, year=y if y is not None else today.year, name=f"which-{m.grain}")

    def _counted(self, i: int, j: int, shift: int) -> Found | None:
        """ "next 3 months", "the last two quarters", "past 2 years and 3 months", "next couple of weeks"."""
        x = self.x
        if shift == 0:
            return None
        found = self.amounts(j) if x.c[j] in ("int", "number") or x.w[j] in ("couple", "dozen", "half") else None
        if found is None:
            return None
        return self._counted_span(found[0], shift), found[1]

    def _counted_span(self, amounts: list[tuple[float, str]], shift: int) -> Moment:
        today = self.cal.today
        count, unit = amounts[0]
        if unit in {"quarter", "half", "decade", "century"} and len(amounts) == 1:
            first = self.cal.unit_period(unit, 1 if shift > 0 else -int(count))
            last = self.cal.unit_period(unit, int(count) if shift > 0 else -1)
            if first is not None and last is not None:
                return Moment("span", "counted-periods", fixed=(first[0], last[1]))
        if shift > 0:
            end = self.cal.shift(today, amounts, 1)
            return Moment("span", "counted-periods", fixed=(min(calendar.add_days(today, 1), end), end))
        start = self.cal.shift(today, amounts, -1)
        return Moment("span", "counted-periods", fixed=(start, max(start, calendar.add_days(today, -1))))

    def _count_of(self, i: int) -> Found | None:
        """ "5 upcoming years", "two next weeks"."""
        x = self.x
        number = self.number(i)
        if number is None or number[0] > 400:
            return None
        j = number[1]
        if x.c[j] == "which" and x.v[j] != 0 and x.c[j + 1] in ("unit", "units"):
            unit, end = self.unit(j + 1)
            if unit is not None and unit != "sprint":
                return self._counted_span([(number[0], unit)], x.v[j]), end
        return None

    def _nth(self, i: int, depth: int) -> Found | None:
        """ "third quarter", "first half of 2027", "3rd week of May", "last Friday of March", "the last 3 weeks of this year"."""
        x = self.x
        w, c = x.w, x.c
        last = w[i] in ("last", "final", "closing")
        nth = (-1, i + 1) if last else self.ordinal(i)
        if nth is None:
            return None
        n, j = nth
        if not last and w[j] in ("last", "to") and n > 0:
            if w[j] == "to" and w[j + 1] in ("last", "-last"):
                n, j = -n, j + 2
            elif w[j] == "last":
                n, j = -n, j + 1
        count = 1
        if (n in (1, -1)) and c[j] in ("int", "number"):
            number = self.number(j)
            if number is None or not 1 <= number[0] <= 400 or number[0] != int(number[0]):
                return None
            count, j = int(number[0]), number[1]
        elif n in (1, -1) and w[j] == "couple":
            count, j = 2, j + (2 if w[j + 1] == "of" else 1)
        fiscal = w[j] in ("fiscal", "financial", "calendar") and w[j + 1] in ("quarter", "half", "quarters")
        if fiscal:
            j += 1
        if c[j] == "weekday":
            return self._nth_inside(f"weekday{x.v[j]}", n, count, j + 1, depth)
        unit, k = self.unit(j)
        if unit is None:
            return None
        if unit == "century" and n > 0 and count == 1 and n < 90:
            y = (n - 1) * 100
            return Moment("century", "century", fixed=(calendar.year(max(1, y))[0], calendar.year(y + 99)[1])), k
        if (unit in ("quarter", "half") and count == 1 and w[j - 1] != "last") or (
            unit in ("quarter", "half") and count == 1 and w[k] in ("of", "in")
        ):
            top = 4 if unit == "quarter" else 2
            which = n if n > 0 else top + 1 + n
            if 1 <= which <= top:
                inside = self._half_of_short(unit, which, k, depth)
                if inside is not None:
                    return inside
                m = Moment(unit, unit, number=which)
                after = self._year_after(k)
                if after is not None:
                    return replace(m, year=after[0]), after[2]
                if w[k] in ("of", "in") and (w[k + 1] in ("the", "our") and w[k + 2] in ("year", "fiscal", "financial")):
                    unit2, end = self._bare_unit(k + 2)
                    if unit2 in ("year", "fiscal"):
                        y = calendar.fiscal_year_of(self.cal.today, self.cal.fiscal)
                        return replace(m, year=y), end
                if unit == "half" and x.pos(k) in ("NOUN", "PROPN") and x.c[k] == "" and w[j - 2] not in ("the", "in", "by"):
                    return None  # "my first half marathon"
                return m, k
        return self._nth_inside(unit, n, count, k, depth)

    def _half_of_short(self, unit: str, number: int, k: int, depth: int) -> Found | None:
        """ "the first half of March", "second half of Q3", "first half of next year"."""
        x = self.x
        if unit != "half" or x.w[k] not in ("of", "in"):
            return None
        j = k + 1
        found = self._inside(j, depth)
        if found is None:
            return None
        m, end = found
        if m.grain == "year" and m.fixed is None and m.year is not None:
            return Moment("half", "half", number=number, year=m.year, calendar=not m.fiscal and self.cal.fiscal == 1), end
        if m.part or m.nth is not None:
            return None
        return replace(m, part=f"half{number}", name="half-of-period", weak=False), end

    def _nth_inside(self, unit: str, n: int, count: int, k: int, depth: int) -> Found | None:
        x = self.x
        w = x.w
        j = k + 1 if w[k] in ("of", "in") else k
        if j == k and not (x.c[k] == "which" or x.c[k] == "month" or (x.c[k] == "int" and len(w[k]) == 4)):
            return None
        found = self._inside(j, depth)
        if found is None or found[0].part or found[0].nth is not None or found[0].grain not in _COARSE:
            return None
        m, end = found
        return replace(m, nth=(unit, n, count), name="nth-of-period", weak=False), end

    def _inside(self, j: int, depth: int) -> Found | None:
        """The period behind "of": a moment or a bare unit ("of the month", "of the fiscal year")."""
        x = self.x
        k = j + 1 if x.w[j] in {"the", "our", "a", "each", "every", "that", "any"} else j
        if x.w[j] in {"a", "each", "every", "any"} or x.w[k] in ("each", "every"):
            return None
        unit, end = self._bare_unit(k) if x.c[k] in ("unit", "fiscal") or x.w[k] == "calendar" else (None, k)
        if unit is not None and self._fiscal_year(k) is None and not (unit in ("year", "week") and x.c[end] in ("int", "number")):
            grain = "year" if unit == "fiscal" else unit
            return Moment(grain, "which-period", fixed=self.cal.unit_period(unit, 0)), end
        return self.moment(j, depth + 1)

    # -------------------------------------------------------------- short forms, what may stand behind a moment

    def _short(self, i: int) -> Found | None:
        """ "EOY", "EOM", "EOQ", "YE27", "FYE", "BOM", "YTD"."""
        x = self.x
        w, unit, j = x.w, x.v[i], i + 1
        if w[i] in _CAPITALS and not x.raw(i, i + 1).isupper():
            return None
        start = w[i].startswith("bo")
        if w[i].endswith("td"):
            whole = self.cal.unit_period(unit, 0)
            return (Moment("span", "to-date", fixed=(whole[0], self.cal.today)), j) if whole else None
        if unit == "mid":
            after = self._year_after(j)
            m = Moment("half", "half", number=1)
            return (replace(m, year=after[0]), after[2]) if after is not None else (m, j)
        if unit in ("year", "fiscal"):
            after = self._year_after(j, loose=True)
            if after is not None:
                return Moment(
                    "year", "period-end", year=after[0], fiscal=after[1] or unit == "fiscal", part="early" if start else "late", number=1
                ), after[2]
        if w[i] == "eoq" and x.c[j] == "int" and 1 <= x.v[j] <= 4 and x.glued(j):
            m = Moment("quarter", "period-end", number=x.v[j], part="late")
            after = self._year_after(j + 1)
            return (replace(m, year=after[0]), after[2]) if after else (m, j + 1)
        if w[i] in {"eoq", "eom", "boq", "bom"} and (x.c[j] == "month" or w[j] == "q"):
            found = self._moment(j, 1)
            if found is not None and found[0].grain in ("month", "quarter"):
                return replace(found[0], part="early" if start else "late", name="period-end", weak=False), found[1]
        grain = "year" if unit == "fiscal" else unit
        return Moment(grain, "period-end", fixed=self.cal.unit_period(unit, 0), part="early" if start else "late", number=1), j

    def _behind(self, found: Found) -> Found:
        """ "Q2 end", "June-end", "(Q2)": what may stand behind a moment."""
        m, j = found
        x = self.x
        w = x.w
        if m.grain in {"quarter", "half", "month", "year"} and not m.part and m.nth is None:
            k = j + 1 if w[j] == "-" else j
            if w[k] == "end" and w[k + 1] != "-" and x.pos(k) != "VERB":
                return replace(m, part="late", name="period-end", weak=False, number=m.number or 1), k + 1
            if m.grain == "year" and w[k] == "year" and w[k + 1] == "end":
                return replace(m, part="late", name="period-end", weak=False), k + 2
        return found


def _real(year: int, month: int, day: int) -> bool:
    """Whether there is such a day (29 February counts in any year given as a leap year)."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9998):
        return False
    return day <= calendar.last_day(year, month).day


_YEARLY_NOUNS = frozenset(
    {
        "sales",
        "revenues",
        "earnings",
        "bookings",
        "results",
        "targets",
        "goals",
        "objectives",
        "budgets",
        "elections",
        "okrs",
        "plans",
        "profits",
    }
)

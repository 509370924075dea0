"""The pass that finds the header of a grid: the line that names the columns, two such lines, or none; and the grid as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.names import is_header, known_names, meanings
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.tables import GAP, HIDDEN, RAGGED, STRUCK, TITLED, LeftOut, Line, Row, Table, unique
from smartcritic.audit.reading.turned import upright
from smartcritic.audit.reading.words import load, one_of
from smartcritic.errors import InputError

HEADER_WITHIN = 60
"""Lines from the top within which the header must stand."""

MAX_COLUMNS = 10_000
"""Columns of the widest table that is read."""

_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands (index of its last line; -1: there is none), the names of the columns, and how it was found."""

    at: int
    names: tuple[str, ...]
    rule: str
    first: int = -1
    known: int = 0


def find_header(lines: Sequence[Line]) -> Header:
    """Find the header among the first lines of a grid.

    Rules, in order: the line with most names that are known for a role; the line whose cells are of another kind than those below; none.
    """
    best, most = -1, 0
    for at, line in enumerate(lines):
        texts = _texts(line)
        known = known_names([t for t in dict.fromkeys(texts) if not t.endswith(":")])
        if known > most and _may_name(line, texts, known, lines, at):
            best, most = at, known
    if best >= 0:
        return _named(lines, best, most)
    for at, line in enumerate(lines[:10]):
        if _texts(line) and not _numbered_label().fullmatch(_texts(line)[0]) and _contrasts(line, lines[at + 1 : at + 1 + _LOOKED_AT]):
            return Header(at, tuple(str(c).strip() for c in _cut(line.cells)), "its cells are of another kind than those below", at)
    width = max((len(_cut(line.cells)) for line in lines), default=0)
    return Header(-1, tuple("" for _ in range(width)), "no line names the columns")


@cache
def _numbered_label() -> re.Pattern[str]:
    """What stands beside an objective or a key result rather than above it: ``Objective 1``, ``KR 1.2``."""
    subjects = load("headers")["subjects"]
    return re.compile(rf"(?:{one_of([*subjects['objective'], *subjects['key_result'], 'o'])})\s*#?\s*\d+(?:\.\d+)*\W*", re.IGNORECASE)


def _may_name(line: Line, texts: list[str], known: int, lines: Sequence[Line], at: int) -> bool:
    filled = sum(not is_blank(c) for c in line.cells)
    if known >= 2:
        periods = len({t for t in texts if is_date(t)}) if not is_date(texts[0]) else 0  # a column a quarter
        return (known >= 0.4 * (filled - periods) or known >= 4) and filled - len(texts) <= 1
    below = [n for other in lines[at + 1 : at + 1 + _LOOKED_AT] if (n := sum(not is_blank(c) for c in other.cells))]
    if filled == 1:
        return not below or max(below) == 1 or (len(below) < 2 and at == 0)
    first = all(not any(not is_blank(c) for c in other.cells) for other in lines[:at])
    return filled == len(texts) and (_contrasts(line, lines[at + 1 : at + 1 + _LOOKED_AT]) or not below or (first and _short_words(texts)))


def _named(lines: Sequence[Line], at: int, known: int) -> Header:
    """Put a header of one or two lines together: the groups above stand before names that say nothing alone."""
    names = [str(c).strip() if not is_blank(c) else "" for c in lines[at].cells]
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is not None and _stands_over(names, below):
        return _named(lines, at + 1, known)
    if below is not None and _completes(names, below):
        width = max(len(names), len(below.cells))
        lower = [str(c).strip() if not is_blank(c) else "" for c in below.cells] + [""] * (width - len(below.cells))
        upper = names + [""] * (width - len(names))
        return Header(at + 1, _joined(_spread(upper), lower, upper), "two lines name the columns", at, known)
    above = lines[at - 1] if at else None
    filled = [n for n in names if n]
    if above is not None and above.at == lines[at].at - 1 and len(_texts(above)) >= 2 and len(set(_texts(above))) < len(filled):
        groups = _spread([str(c).strip() if not is_blank(c) else "" for c in above.cells] + [""] * len(names))
        if len(set(filled)) < len(filled):
            joined = tuple(f"{g} {n}".strip() if n else g for g, n in zip(groups, names))
            return Header(at, joined, "two lines name the columns", at - 1, known)
    named = _beside_codes(_cut(names), lines[at + 1 : at + 1 + _LOOKED_AT]) if "" in _cut(names) else _cut(names)
    return Header(at, tuple(n or "" for n in named), "its cells name columns", at, known)


def _beside_codes(names: Sequence[str], below: Sequence[Line]) -> tuple[str, ...]:
    """Give the name of a column of numbers or codes to the words beside it that have none: a name that stands above both."""
    width = max([len(names), *(len(_cut(line.cells)) for line in below)])
    out = [*names, *[""] * (width - len(names))]

    def mean(at: int) -> float:
        full = [line.cells for line in below if sum(not is_blank(c) for c in line.cells) > 1]
        cells = [str(line[at]) for line in full if at < len(line) and not is_blank(line[at])]
        return sum(len(c.split()) for c in cells) / len(cells) if cells else 0.0

    for at in range(1, width):
        if not out[at] and out[at - 1] and mean(at) >= 1.5 and 0 < mean(at - 1) <= 1:
            out[at - 1], out[at] = f"{out[at - 1]} no", out[at - 1]
    return _cut([n or None for n in out]) if any(out) else ()


def _stands_over(names: Sequence[str], below: Line) -> bool:
    """Whether a line names groups of columns, and the line below names the columns themselves."""
    filled = [n for n in names if n]
    texts = _texts(below)
    open_ = len(set(filled)) < len(filled) or "" in names
    return open_ and len(texts) >= 2 and _all_known(texts, below) and len(texts) >= len(filled)


def _all_known(texts: Sequence[str], line: Line) -> bool:
    return len(texts) == sum(not is_blank(c) for c in line.cells) == known_names(texts)


def _completes(names: list[str], below: Line) -> bool:
    """Whether the line below names the columns that the header leaves open, and nothing else."""
    texts = _texts(below)
    new = [str(c) for i, c in enumerate(below.cells) if not is_blank(c) and (i >= len(names) or not names[i])]
    return len(new) >= 1 and "" in names[:-1] and _all_known(texts, below)


def _spread(names: Sequence[str]) -> list[str]:
    out, last = [], ""
    for name in names:
        last = name or last
        out.append(last)
    return out


def _joined(groups: Sequence[str], lower: Sequence[str], upper: Sequence[str]) -> tuple[str, ...]:
    twice = {n for n in lower if n and lower.count(n) > 1}
    return tuple((f"{g} {n}" if n in twice else n) if n else u for g, n, u in zip(groups, lower, upper))


def _texts(line: Line) -> list[str]:
    return [c.strip() for c in line.cells if isinstance(c, str) and not is_blank(c)]


def _cut(cells: Sequence[Any]) -> tuple[Any, ...]:
    """Leave out empty cells at the end."""
    last = max((i for i, c in enumerate(cells, 1) if not is_blank(c)), default=0)
    return tuple(cells[:last])


def _short_words(texts: Sequence[str]) -> bool:
    """Whether all these cells are short words, one of them what the goals' text is called."""
    text = any(m.role == "text" and m.rank < 200.0 for t in texts for m in meanings(t)[:1])
    return text and not any(len(t.split()) > 3 or is_date(t) or as_amount(t) is not None for t in texts)


def _texts_apart(line: Line) -> list[str]:
    """The cells of a line that are texts and neither dates nor numbers."""
    return [t for t in _texts(line) if not is_date(t) and as_amount(t) is None]


def _contrasts(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line of short words stands above columns of dates, numbers or sentences."""
    cells = _cut(line.cells)
    texts = _texts(line)
    if len(texts) != len(cells) or sum(len(t.split()) > 4 and not t.endswith("?") for t in texts) > len(texts) // 3:
        return False
    if any(is_date(t) or as_amount(t) is not None for t in texts):
        return False
    full = [other for other in below if sum(not is_blank(c) for c in other.cells) >= 0.5 * len(cells)]
    if not full or len(cells) < max(len(_texts(other)) for other in full):
        return False
    if len(cells) > 1 and not any(_texts_apart(other) for other in full):
        return True
    for at, text in enumerate(texts):
        column = [other.cells[at] for other in full if at < len(other.cells) and not is_blank(other.cells[at])]
        if not column:
            continue
        of_kind = sum(is_date(c) or as_amount(c) is not None for c in column) >= 0.7 * len(column) and len(column) >= 2
        words = sum(len(str(c).split()) for c in column) / len(column)
        alone = len(cells) == 1
        if (of_kind and not alone) or (words >= 4 and len(text.split()) <= (1 if alone else 2) and not text.endswith((".", "!"))) or (
            text.endswith("?") and sum(str(c).endswith("?") for c in column) < 0.5 * len(column)
        ):
            return True
    return False


# --------------------------------------------------------------------------- the grid as a table


def grid_table(
    name: str, lines: Iterator[Line], encoding: str, notes: tuple[str, ...] = (), *, strict: bool = False, comma: bool = False
) -> tuple[Table, Header]:
    """Find the header of a grid and return the rows below it as a table; lines above it are kept aside.

    With `strict`, a row with more cells than the header is an error of its own.

    Raises:
        InputError: the table is too wide.
    """
    top = list(islice(lines, HEADER_WITHIN))
    left = LeftOut()
    turned = upright(top) if len(top) < HEADER_WITHIN else None
    if turned is not None:
        top = turned[0]
        notes = (*notes, f"{name}: labels stand beside the goals; each column beside them is read as a row")
        for line in turned[1]:
            left.add("beside_list", f"line {line.at}: {_short(line)}")
    header = find_header(top)
    width = len(header.names)
    if width > MAX_COLUMNS:
        raise InputError(f"{name}: has {width:,} columns; at most {MAX_COLUMNS:,} are read")
    columns = unique([n.lstrip("\ufeff").strip() for n in header.names])
    first = header.first if header.at >= 0 else 0
    above = [line for line in top[:first] if not line.error and any(not is_blank(c) for c in line.cells)]
    for line in above:
        left.add("title", f"line {line.at}: {_short(line)}")
    if above:
        notes = (*notes, f"{name}: the header is row {top[header.at].at}")
    if header.at < 0 and width:
        notes = (*notes, f"{name}: no line names the columns; the first line is read as a goal")
    texts = tuple(tuple(str(c).strip() for c in line.cells if not is_blank(c)) for line in above)
    rows = _rows((*top[header.at + 1 :],), lines, columns, strict)
    how = f"row {top[header.at].at}: {header.rule}" if header.at >= 0 else header.rule
    return Table(name, tuple(columns), rows, encoding, notes, header=how, above=texts, comma=comma, left_out=left, grid=True), header


def _short(line: Line) -> str:
    return " | ".join(" ".join(str(c).split()) for c in line.cells if not is_blank(c))[:60]


def _rows(top: Sequence[Line], rest: Iterator[Line], columns: Sequence[str], strict: bool) -> Iterator[Row]:
    number, gap, width = 0, False, len(columns)
    for part in (top, rest):
        for line in part:
            if line.error is None and all(map(is_blank, line.cells)):
                gap = True
                continue
            number += 1
            error = line.error
            if error is None and strict and len(line.cells) > width and any(not is_blank(c) for c in line.cells[width:]):
                error = f"has {len(line.cells)} cells where the header has {width}; is a quote missing?"
            ragged = width >= 3 and len(line.cells) <= max(1, width // 3)
            marks = [m for m, on in _stands(line, gap, ragged) if on]
            yield Row(number, dict(zip(columns, line.cells)), error, line.at if strict else None, marks=frozenset(marks))
            gap = False


def _stands(line: Line, gap: bool, ragged: bool) -> tuple[tuple[str, bool], ...]:
    return (HIDDEN, line.hidden), (GAP, gap), (RAGGED, ragged), (TITLED, line.titled), (STRUCK, line.struck)


def is_header_row(cells: Sequence[Any], least: int = 2) -> bool:
    """Whether the filled cells of a row all read like headers: a header that is repeated, or that of a table within the table."""
    filled = [c for c in cells if not is_blank(c)]
    return len(filled) >= least and all(isinstance(c, str) and is_header(c.strip()) for c in filled)

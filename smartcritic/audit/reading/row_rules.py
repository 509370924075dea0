"""The pass that leaves out rows that are no goals. Each rule has a name, says why, and asks one question of a row where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.columns import DATES, NUMBERS, Columns
from smartcritic.audit.reading.header import is_header_row
from smartcritic.audit.reading.letters import is_legend
from smartcritic.audit.reading.names import is_header
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.tables import GAP, HIDDEN, RAGGED, STRUCK, TITLED, LeftOut, Row
from smartcritic.audit.reading.words import begins_with, folded, one_of, plain_name, words


@dataclass(slots=True)
class Seen:
    """A row where it stands: its filled cells, its text, the columns of its table, and what came before it."""

    row: Row
    filled: Mapping[str, Any]
    text: str
    columns: Columns
    usual: float
    before: str = ""
    """The rule that left out the row before, if one did."""
    lone: float = 0.0
    """The share of rows with one cell above another such row, up to the first gap: where most have one, it is no sign of a title."""
    aside: bool = False
    """Whether another table has begun above."""
    inside: bool = False
    """Whether a table of sub-items has begun above and no row with the usual cells has come since."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason to leave a row out."""

    name: str
    says: str
    holds: Callable[[Seen], bool]


def _hidden(seen: Seen) -> bool:
    return HIDDEN in seen.row.marks


def _struck(seen: Seen) -> bool:
    return STRUCK in seen.row.marks or _STRUCK.fullmatch(seen.text.strip()) is not None


_STRUCK = re.compile(r"~~[^~]+~~")


def _header(seen: Seen) -> bool:
    same = sum(isinstance(cell, str) and cell.strip().lower() == name.lower() for name, cell in seen.filled.items())
    if len(seen.filled) == 1:
        return len(seen.columns.names) == 1 and same == 1
    if same >= 0.5 * len(seen.filled):
        return True
    cells = list(seen.filled.values())
    if len(cells) < 2 or not all(isinstance(c, str) and len(c) < 40 and not c[:1].isdigit() for c in cells):
        return False
    if is_header_row(cells[::-1]):
        return True
    known = sum(is_header(c.strip()) for c in cells) if seen.row.number <= _HINTS_WITHIN else 0
    return known >= max(3, 0.6 * len(cells)) and not any(map(is_date, cells))


def _other_table(seen: Seen) -> bool:
    """A line of headers below a gap that are not those of this table: dates and numbers are words there; and all that stands below it."""
    if seen.aside:
        return True
    if not (GAP in seen.row.marks or seen.before == "group_title") or len(seen.filled) < 2 or HIDDEN in seen.row.marks:
        return False
    if not all(isinstance(c, str) and len(c.split()) <= 3 and not re.search(r"\d", c) for c in seen.filled.values()):
        return False
    roles = {name: role for role, name in seen.columns.roles.items()}
    return any(
        (roles.get(n) in DATES and folded(c) not in words("dates", "open")) or roles.get(n) in NUMBERS for n, c in seen.filled.items()
    )  # fmt: skip


def _sub_header(seen: Seen) -> bool:
    first = next(iter(seen.filled.values()), None)
    return isinstance(first, str) and folded(first.strip()) in words("rows", "sub_headers")


def _sub_item(seen: Seen) -> bool:
    if len(seen.filled) == 1 and seen.usual > 2 and _sub_label().match(folded(seen.text)):
        return True
    return seen.inside and not seen.text


@cache
def _sub_label() -> re.Pattern[str]:
    return re.compile(rf"\W*{one_of(words('rows', 'sub_labels'))}\s*\d*\s*:\s*\S")


def _kind(names: str) -> Callable[[Seen], bool]:
    def holds(seen: Seen) -> bool:
        cell = seen.row.cells.get(seen.columns.roles.get("kind", ""))
        return isinstance(cell, str) and plain_name(cell) in words("rows", names)

    return holds


def _is_gone(row: Row, columns: Columns) -> bool:
    status = row.cells.get(columns.roles.get("status", ""))
    return isinstance(status, str) and _says_gone(status)


@lru_cache(maxsize=4096)
def _says_gone(status: str) -> bool:
    return plain_name(status) in words("states", "gone")


def _archived(seen: Seen) -> bool:
    if _is_gone(seen.row, seen.columns):
        return True
    cell = seen.row.cells.get(seen.columns.roles.get("archived", ""))
    return cell is True or (isinstance(cell, str) and folded(cell.strip()) in words("cells", "true"))


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(words('rows', 'totals'))})\b[\s:()\d.,%/=-]*(?:(?:goals?|items?|rows?|q\d|fy\d*)[\W\d]*)?")


def _total(seen: Seen) -> bool:
    first = next((c for c in seen.filled.values() if isinstance(c, str)), "")
    bare = not seen.text or as_amount(seen.text) is not None
    said = [t.strip() for t in ((first, seen.text) if bare else (seen.text,)) if 0 < len(t) < 60]
    begins = bare and len(seen.filled) > 1 and _totals().match(folded(first)) is not None
    begins = begins or _counts_together(seen) or (len(seen.filled) == 1 and _counted().fullmatch(folded(first.strip())) is not None)
    begins = begins or (bare and _total_at_the_end().fullmatch(folded(first.strip())) is not None)
    return begins or any(_totals().fullmatch(folded(t)) for t in said)


@cache
def _total_at_the_end() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w&.-]+ ){{1,3}}{one_of(words('rows', 'totals'))}\W*")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\W*{one_of(words('rows', 'totals'))}\b[^\d:=]{{0,30}}[:=]\s*[\d.,%]+\W*(?:\w+)?\W*")


def _counts_together(seen: Seen) -> bool:
    """A few words that begin with what totals are called, in a row that says neither whose nor by when: ``Total budget | 4,250``."""
    said = folded(seen.text)
    few = len(said.split()) <= _TOTAL_WORDS and len(seen.filled) <= 0.5 * seen.usual and not re.search(r"\d", said)
    roles = seen.columns.roles
    silent = all(is_blank(seen.row.cells.get(roles[r])) for r in ("owner", "due_date") if r in roles)
    return few and silent and _totals().match(said) is not None and bool({"owner", "due_date"} & set(roles))


def _summary(seen: Seen) -> bool:
    """Numbers and dates alone, below goals, with nothing where the text stands."""
    texts = [c for c in seen.filled.values() if isinstance(c, str)]
    return not seen.text and bool(seen.filled) and all(as_amount(c) is not None or is_date(c) or c.count("/") == 1 for c in texts)


def _footer(seen: Seen) -> bool:
    first = next(iter(seen.filled.values()), None)
    if (GAP in seen.row.marks or seen.before in _ENDS) and is_legend(seen.text):
        return True
    few = len(seen.filled) <= 2 or len(seen.filled) <= 0.4 * seen.usual
    said = isinstance(first, str) and (begins_with("rows", "footers").match(first) is not None or _NOTED.match(first) is not None)
    return few and said and len(seen.columns.names) > 1


_NOTED = re.compile(r"(?:\*{1,3}|[¹²³†‡]+)\)?\s*\w")
"""How a footnote begins."""


_TOTAL_WORDS = 4

_HINTS_WITHIN = 2
"""Rows from the top that may show how to fill the table in."""


def _hint(seen: Seen) -> bool:
    if seen.row.number > _HINTS_WITHIN:
        return False
    cells = [folded(c.strip()) for c in seen.filled.values() if isinstance(c, str)]
    hints = words("rows", "hints")
    return sum(any(h in c if h.startswith("(") else c.startswith(h) for h in hints) for c in cells) >= max(1, 0.25 * len(cells))


def _no_text(seen: Seen) -> bool:
    """A few cells, and none of them where goals have their text: a line for signatures, a legend, a note in two parts."""
    return not seen.text and len(seen.columns.names) > 2 and seen.usual > 2 and len(seen.filled) <= max(2, 0.4 * seen.usual) and (
        GAP in seen.row.marks or seen.before in _ENDS or len(seen.filled) <= 0.4 * seen.usual
    ) and isinstance(next(iter(seen.filled.values())), str)


_ENDS = ("group_title", "footer", "no_text", "repeated_header", "total", "summary")
"""Rules after whose rows a group or a remark is likely."""


def _alone(seen: Seen) -> bool:
    """One cell where rows have several: the title of a group, or the remark below a table."""
    if len(seen.filled) != 1 or seen.usual < 2.5:
        return False
    name, cell = next(iter(seen.filled.items()))
    if not isinstance(cell, str):
        return False
    if name != seen.columns.roles["text"] or TITLED in seen.row.marks or (RAGGED in seen.row.marks and seen.lone < 0.5):
        return True
    return GAP in seen.row.marks or (seen.lone < 0.5 and (seen.before in _ENDS or len(re.findall(r"\w+", cell)) <= 2))


RULES: tuple[Rule, ...] = (
    Rule("hidden_row", "the row is hidden or filtered out", _hidden),
    Rule("struck", "it is struck out", _struck),
    Rule("sub_header", "it heads the sub-items of a goal", _sub_header),
    Rule("repeated_header", "it repeats the header", _header),
    Rule("sub_item", "it is part of the goal above", _sub_item),
    Rule("other_table", "it belongs to another table, with goals in a better one", _other_table),
    Rule("sub_kind", "its type says that it is part of a goal, a section or a remark", _kind("sub_kinds")),
    Rule("archived", "it is archived", _archived),
    Rule("total", "it is a total", _total),
    Rule("summary", "it sums up numbers and dates, and has no text", _summary),
    Rule("footer", "it is a remark of the report", _footer),
    Rule("hint", "it shows how to fill the table in", _hint),
    Rule("group_title", "it has one cell where goals have several: the title of a group or a remark", _alone),
    Rule("no_text", "it has few cells, and nothing where goals have their text", _no_text),
)
"""The rules, in the order in which they are asked."""

SAYS: Mapping[str, str] = {
    **{rule.name: rule.says for rule in RULES},
    "title": "it stands above the header",
    "objective": "it is the objective of the key results below",
    "hidden_sheet": "the sheet is hidden",
    "hidden_column": "the column is hidden",
    "notes_sheet": "the sheet holds notes or lists, not goals",
    "beside_list": "it is no entry of the list",
    "signature": "it closes a letter",
    "other_section": "its heading says that it is something else than goals",
    "not_a_goal": "the trained reader takes it for no goal, in a letter or among notes",
    "table": "no column of it looks like the goals' text",
}
"""What each reason to leave something out says."""


def leave_out(
    rows: Iterator[Row], columns: Columns, sample: Sequence[Row], left: LeftOut, added: Set[str | None] = frozenset(), grid: bool = True
) -> Iterator[Row]:
    """Give the rows that are goals, or errors of their own; the others are counted in `left`.

    `added` names columns that a layout added, whose cells say nothing of the row. Without `grid` no row is a title or a remark.
    """
    counts = sorted(n for row in sample if (n := len(_filled(row, added))) > 1)
    usual = counts[len(counts) // 2] if counts and grid and columns.roles["text"] not in added else 0
    added = added - {columns.roles["text"]}
    gap = next((i for i, row in enumerate(sample) if i > 1 and GAP in row.marks), len(sample))
    alone = [len(_filled(row, added)) <= 1 for row in sample[:gap]]
    lone = sum(here and below for here, below in zip(alone, [*alone[1:], True])) / max(1, gap)
    before, inside, aside = "", False, False
    own = {columns.roles[role] for role in ("team", "owner") if role in columns.roles} - {columns.roles["text"]}
    carried: dict[str, Any] = {}
    plain = not {"kind", "archived"} & set(columns.roles)
    for row in rows:
        if row.error is not None and HIDDEN not in row.marks:
            yield row
            continue
        text = row.cells.get(columns.roles["text"])
        sentence = plain and not row.marks and row.number > _HINTS_WITHIN and isinstance(text, str) and text.count(" ") > 3
        if sentence and not aside and _is_full(row, added) and not _is_gone(row, columns):
            before, inside = "", False  # a full row with a sentence for its text: no rule can hold
            yield row if not carried else _with_above(row, carried)
            continue
        filled = _filled(row, added)
        if not filled and row.cells:
            continue
        seen = Seen(row, filled, text if isinstance(text, str) and not is_blank(text) else "", columns, usual, before, lone, aside, inside)
        rule = next((rule for rule in RULES if rule.holds(seen)), None)
        if rule is None:
            before, inside = "", False
            yield _with_above(row, carried)
            continue
        if rule.name == "group_title" and (title := next(iter(filled))) in own:
            carried = {title: filled[title]}
        before = rule.name
        aside = (aside or rule.name == "other_table") and rule.name != "repeated_header"
        inside = rule.name == "sub_header" or (inside and rule.name == "sub_item")
        left.add(rule.name, f"row {row.number}: {' | '.join(' '.join(str(c).split()) for c in filled.values())[:60]}")


def _with_above(row: Row, carried: Mapping[str, Any]) -> Row:
    """Give a row below the title of a group what that says, where the row does not say it itself."""
    above = {name: cell for name, cell in carried.items() if is_blank(row.cells.get(name))}
    return replace(row, cells={**row.cells, **above}) if above else row


def _filled(row: Row, added: Set[str | None]) -> dict[str, Any]:
    return {name: cell for name, cell in row.cells.items() if not is_blank(cell) and cell is not False and name not in added}


def _is_full(row: Row, added: Set[str | None]) -> bool:
    """Whether more than two cells of a row are filled; asked of every row, so that it stops at the third."""
    found = 0
    for name, cell in row.cells.items():
        if not is_blank(cell) and cell is not False and name not in added:
            found += 1
            if found > 2:
                return True
    return False


def left_out_lines(left: LeftOut) -> tuple[str, ...]:
    """Return what was left out as lines: how many, by which rule, why, and the first few."""
    lines = []
    for rule, count in left.counts.items():
        shown = "; ".join(left.examples.get(rule, []))
        lines.append(f"left out, {rule}: {count:,} ({SAYS[rule]}): {shown}{' ...' if count > len(left.examples.get(rule, [])) else ''}")
    return tuple(lines)

"""What the cells of columns tell where no header does: the id, the deadline, whose goal it is, its state, the kind of row."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from smartcritic.audit.reading.by_numbers import baseline_by_cells, target_by_level
from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.dates import as_day
from smartcritic.audit.reading.names import bare_name, foreign, meanings
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.search import Search
from smartcritic.audit.reading.words import plain_name, words

_FEW = 20
BY_PEOPLE = "its cells are people"
"""The reason for which a column is the owner's whose header does not say so."""
GENERIC = frozenset({"name", "title", "summary", "subject", "content", "text", "what", "titel", "nom", "titre", "nombre", "titulo",
                      "naam", "nome", "titolo", "headline"})  # fmt: skip
"""Headers that may name a goal or a person."""


def deadline_by_cells(search: Search) -> None:
    """Where no header names the deadline, the column of dates that lie last is it, but for dates of the record itself."""
    if "due_date" in search.roles:
        return
    best: tuple[float, str] | None = None
    for name in search.free():
        if foreign("dates", name) or search.profile(name).dates < 0.8:
            continue
        days = [d for r in search.sample if (d := _day(r.cells.get(name))) is not None]
        if days and (best is None or sum(days) / len(days) > best[0]):
            best = (sum(days) / len(days), name)
    if best is not None:
        search.settle("due_date", best[1], "its cells are dates")


_CODE = re.compile(r"[A-Za-z]{0,8}[-_./# ]?\d[\w./-]{0,15}")


def id_by_cells(search: Search) -> None:
    """Where no header names the id, a column of codes, another one in each row, is it: if its header ends so, or it stands first."""
    if "id" in search.roles:
        return
    text = search.names.index(search.roles["text"]) if search.roles["text"] in search.names else 0
    for at, name in enumerate(search.names):
        if name in search.roles.values() or any(w in words("rows", "numbers_of_others") for w in plain_name(name).split()):
            continue
        cells = [str(c).strip() for r in search.sample if not is_blank(c := r.cells.get(name))]
        ends = plain_name(name).split()[-1:] in [["no"], ["nr"], ["id"], ["ref"], ["number"], ["code"], ["key"]]
        coded = all(_CODE.fullmatch(c) for c in cells) and (ends or all(c[0].isalpha() for c in cells))
        if at < max(text, 1) and len(cells) > 1 and len(set(cells)) == len(cells) and coded and not any(map(is_date, cells)):
            return search.settle("id", name, "its cells are codes, another one in each row")


def same_period(search: Search) -> None:
    """Where the deadline is the goal's own, the beginning of a cycle with an end of its own is not the goal's beginning."""
    start, due = search.roles.get("start_date"), search.roles.get("due_date")
    if start is None or due is None or search.reasons["start_date"] != "called so":
        return
    word = plain_name(start).split()[:1]
    ends = [n for n in search.free() if plain_name(n).split()[:1] == word and any(m.role == "due_date" for m in meanings(n))]
    if ends and plain_name(due).split()[:1] != word:
        del search.roles["start_date"], search.reasons["start_date"]


def _day(cell: Any) -> int | None:
    if not is_date(cell):
        return None
    try:
        return as_day(cell, True).toordinal()
    except ValueError:
        return None


def kind_by_cells(search: Search) -> None:
    """The column whose cells say objective and key result tells the kinds of rows, whatever its header says."""
    objectives, results = words("rows", "objective_kinds"), words("rows", "result_kinds")
    for name in (n for n in search.names if n not in search.roles.values() or n == search.roles.get("kind")):
        cells = {plain_name(str(c)) for r in search.sample if not is_blank(c := r.cells.get(name))}
        if cells & objectives and cells & results and cells <= objectives | results | words("rows", "sub_kinds"):
            return search.settle("kind", name, "its cells say what kind of row it is")
    return None


def owner_by_cells(search: Search) -> None:
    """Where no header names the owner, a column of people is it, if its header says nothing else."""
    if "owner" in search.roles:
        return
    for name in sorted(search.free(), key=lambda n: any("@" in str(r.cells.get(n)) for r in search.sample[:_FEW])):
        found = search.profile(name)
        silent = not meanings(name) or bare_name(name) in GENERIC
        if silent and not foreign("people", name) and not foreign("words", name) and found.people >= 0.9 and found.count >= 2:
            return search.settle("owner", name, BY_PEOPLE)
    return None


def status_by_cells(search: Search) -> None:
    """Where no header names the status, the column whose cells are names of states is it."""
    if "status" in search.roles:
        return
    for name in search.free():
        cells = [plain_name(c) for r in search.sample if isinstance(c := r.cells.get(name), str) and not is_blank(c)]
        if len(cells) >= 2 and sum(c in words("states", "names") for c in cells) >= 0.8 * len(cells):
            return search.settle("status", name, "its cells are names of states")
    return None


def parent_by_cells(search: Search) -> None:
    """Where no header names the goal above, the column whose cells are ids or texts of other goals of the table is it."""
    if "parent" in search.roles or "text" not in search.roles:
        return
    own = [search.roles[role] for role in ("id", "text") if role in search.roles]
    known = {_said(r.cells.get(n)) for r in search.sample for n in own} - {""}
    for name in search.free():
        cells = (c for r in search.sample if (c := _said(r.cells.get(name))))
        if foreign("links", name) or not all(c in known and (len(c) > 2 or not c.isdigit()) for c in cells):
            continue
        rows = [(c, r) for r in search.sample if (c := _said(r.cells.get(name)))]
        if rows and all(c != _said(r.cells.get(n)) for c, r in rows for n in own):
            return search.settle("parent", name, "its cells name other goals")


def _said(cell: Any) -> str:
    return "" if is_blank(cell) else str(cell).strip()


BY_CELLS: tuple[Callable[[Search], None], ...] = (
    id_by_cells, parent_by_cells, same_period, kind_by_cells, deadline_by_cells, owner_by_cells, status_by_cells, target_by_level,
    baseline_by_cells,
)  # fmt: skip
"""The questions to the cells, in the order in which they are asked."""

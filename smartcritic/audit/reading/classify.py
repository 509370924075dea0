"""The pass that finds the columns: by what headers are called, in seven languages, and by what the cells below them hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from smartcritic.audit.reading.by_cells import BY_CELLS, GENERIC
from smartcritic.audit.reading.cells import as_amount, decimal_comma, is_blank
from smartcritic.audit.reading.columns import DATES, NUMBERS, ROLES, Columns
from smartcritic.audit.reading.dates import day_first_of, unsettled
from smartcritic.audit.reading.names import Meaning, Subject, bare_name, foreign, is_activity, known_system, meanings
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.search import Search, fits
from smartcritic.audit.reading.tables import Row
from smartcritic.audit.reading.words import plain_name
from smartcritic.errors import InputError, nearest

_OF_RESULTS = ("id", "status", "progress", "current", "target", "baseline", "unit", "metric", "description", "kind")
"""Roles that a column of the objective cannot play for its key results."""

_FEW = 20
_TITLE = 1.5
"""Mean number of words below which a column that is called a name holds names rather than goals."""
_SENTENCE = 8.0
"""Words of a usual goal; comments are much longer."""



def find_columns(
    names: Sequence[str],
    sample: Sequence[Row],
    given: Mapping[str, str] | None = None,
    *,
    day_first: bool | None = None,
    comma: bool = False,
    above: Sequence[str] = (),
) -> Columns:
    """Find out which column plays which role, and how the file writes dates and numbers.

    `given` settles roles by hand (role -> column). Then come the headers of known systems, the names of each role in seven languages, and
    what the cells hold: an unknown header still gives its dates, its people and its sentences. `comma` hints at decimal commas; `above`
    are lines above the header, which may tell the order of dates.

    Raises:
        InputError: a role or column of `given` is unknown, or no column holds the goals; the message lists the columns there are.
    """
    search = Search(names, sample)
    for role, name in (given or {}).items():
        if role not in ROLES:
            raise InputError(f"--column {role}={name}: unknown role {role!r}{nearest(role, ROLES)}; the roles are {', '.join(ROLES)}")
        search.settle(role, _named(name, names, role), "given by hand")
    _by_system(search)
    _by_names(search)
    if "text" not in search.roles:
        raise InputError(
            f"no column looks like the goals' text; say which one with --column text=NAME. The columns are {_listed(names)}"
        )  # fmt: skip
    for by_cells in BY_CELLS:
        by_cells(search)
    roles = {role: search.roles[role] for role in ROLES if role in search.roles}
    cells = [c for role in DATES if role in roles for r in sample if (c := r.cells.get(roles[role])) is not None]
    if day_first is None:
        day_first = _order(cells, search, above)
    comma = _comma(search, roles, comma or (day_first is True and any("." in str(c) for c in cells if is_date(c) and isinstance(c, str))))
    return Columns(
        tuple(names), roles, day_first, tuple(search.notes), _whole(sample, roles.get("progress")), comma=comma,
        reasons={role: search.reasons[role] for role in roles},
    )  # fmt: skip


def _by_system(search: Search) -> None:
    system = known_system(search.names)
    if system is None:
        return
    search.notes.append(f"the columns are those of {system['name']}")
    own = {plain_name(n): n for n in reversed(search.names)}
    for role, header in system["columns"].items():
        found = own.get(plain_name(header))
        if role == "owner" and plain_name(header).endswith(" id") and any(
            search.profile(n).people >= 0.7 for n in search.names if any(m.role == "owner" for m in meanings(n))
        ):
            continue  # the file says the people's names too
        if found is not None and role not in search.roles and found not in search.roles.values():
            search.settle(role, found, f"called so by {system['name']}")


# --------------------------------------------------------------------------- by name


def _by_names(search: Search) -> None:
    """Give each role the column whose header names it best, if its cells fit; key results stand before their objectives."""
    above = _objective_above(search)
    if above is not None:
        search.settle("text", above[0], "the key results are the goals")
    for role in ROLES:
        if role in search.roles:
            continue
        if role == "text":
            _text(search)
        elif role == "parent":
            _parent(search, above[1] if above else None)
        elif found := _best(role, search, above is not None or _of_results(search)):
            search.settle(role, found, "called so")


def _of_results(search: Search) -> bool:
    """Whether the goals' text and the goal above are settled, and the text is that of key results."""
    return {"text", "parent"} <= set(search.roles) and any(m.subject == "key_result" for m in meanings(search.roles["text"])[:1])


def _candidates(role: str, search: Search) -> list[tuple[str, Meaning]]:
    found = [
        (n, m) for n in search.free() for m in meanings(n) if m.role == role and fits(role, m, n, search) and not _surer(m, n, search)
    ]  # fmt: skip
    if role == "owner":  # names before addresses
        found.sort(key=lambda pair: (search.profile(pair[0]).count == 0, pair[1].rank >= 1000.0, _addressed(pair[0], search), pair[1].rank))
        return found
    if role == "status" and len({n for n, _ in found if search.profile(n).count}) > 1:
        found = [pair for pair in found if not _constant(pair[0], search)] or found
    return sorted(found, key=lambda pair: (search.profile(pair[0]).count == 0, pair[1].rank))


def _addressed(name: str, search: Search) -> bool:
    cells = [str(c) for r in search.sample[:_FEW] if not is_blank(c := r.cells.get(name))]
    return sum("@" in c and " " not in c for c in cells) > 0.5 * len(cells)


def _constant(name: str, search: Search) -> bool:
    """Whether a column says the same in every row, so that it tells nothing of a single one."""
    cells = {str(c).strip() for r in search.sample if not is_blank(c := r.cells.get(name))}
    return len(cells) < 2 and search.profile(name).count > 1


def _surer(meaning: Meaning, name: str, search: Search) -> bool:
    """Whether a header says something else far more plainly, and its cells fit that."""
    first = meanings(name)[0]
    return first.role != meaning.role and meaning.rank - first.rank > 150.0 and fits(first.role, first, name, search)


def _best(role: str, search: Search, below_objective: bool) -> str | None:
    found = _candidates(role, search)
    if below_objective:
        order: dict[Subject | None, int] = {"key_result": 0, "goal": 1, None: 1, "objective": 2}
        found = [(n, m) for n, m in found if m.subject != "objective" or role not in _OF_RESULTS]
        found.sort(key=lambda pair: order[pair[1].subject])
    elif role == "description" and any(m.subject == "key_result" for _, m in found):
        found = [(n, m) for n, m in found if m.subject != "key_result"] or found
    return found[0][0] if found else None


def _objective_above(search: Search) -> tuple[str, str] | None:
    """Return the columns of the key results and of their objectives, where a table has both and no other title."""
    if "text" in search.roles and search.reasons["text"] == "given by hand":
        return None
    texts = [(n, m) for n in search.names for m in meanings(n)[:1] if m.role == "text" and (fits("text", m, n, search))]
    results = [n for n, m in texts if m.subject == "key_result" and search.profile(n).filled >= 0.3]
    others = [n for n, m in texts if m.subject != "key_result" and (m.subject == "objective" or bare_name(n) not in GENERIC)]
    others.sort(key=lambda n: meanings(n)[0].subject != "objective")
    generic = any(bare_name(n) in GENERIC for n, m in texts)
    if not results and (pair := _measured(search)) is not None:
        return pair
    if not results:
        results = _below_repeated(others, [n for n, _ in texts], search)
        others = [n for n in others if n not in results]
    if len(results) != 1 or not others or (generic and meanings(others[0])[0].subject != "objective"):
        return None
    lists = any(re.search(r"\w \| \w|https?://|;\s", str(r.cells.get(results[0]) or "")) for r in search.sample)
    once = search.profile(others[0]).distinct == 1.0 and search.profile(others[0]).filled > 0.99
    if once and (lists or meanings(others[0])[0].subject != "objective"):
        return None
    return results[0], others[0]


def _measured(search: Search) -> tuple[str, str] | None:
    """Return the column of actions and that of the outcome above them, where the outcome holds for several and each action has a target."""
    target = next((n for n in search.names if any(m.role == "target" for m in meanings(n)) and search.profile(n).numbers >= 0.6), None)
    rows = [r for r in search.sample if target is not None and not is_blank(r.cells.get(target))]

    def cells(name: str) -> list[str]:
        return [str(c).strip() for r in rows if not is_blank(c := r.cells.get(name))]

    texts = [n for n in search.names if any(m.role in ("text", "target") for m in meanings(n)) and search.profile(n).words >= _TITLE]
    above = next((n for n in texts if len(rows) > 1 and 0 < len(set(cells(n))) < len(rows)), None)
    if above is None:
        return None
    for name in (n for n in search.names if n != above and is_activity(n)):
        own = cells(name)
        if len(set(own)) == len(rows) and sum(len(c.split()) for c in own) >= _TITLE * len(rows):
            return name, above
    return None


def _below_repeated(objectives: Sequence[str], texts: Sequence[str], search: Search) -> list[str]:
    """Return the column of texts that differ from row to row beside objectives that are repeated, if there is one."""
    named = [n for n in objectives if meanings(n)[0].subject == "objective"]
    repeated = [n for n in named if search.profile(n).count >= 2 and search.profile(n).distinct < 1.0]
    own = [n for n in texts if n not in repeated and search.profile(n).distinct == 1.0 and search.profile(n).filled > 0.9]
    own = [n for n in own if search.profile(n).people < 0.7]
    return own[:1] if len(repeated) == 1 else []


def _text(search: Search) -> None:
    """The goals' own words: a header that names them, else the free column with most words; a description only where nothing else is."""
    named = _candidates("text", search)
    own = max((search.profile(n).filled for n, m in named if m.subject != "key_result"), default=0.0)
    named.sort(key=lambda pair: pair[1].subject == "key_result" and own >= search.profile(pair[0]).filled)
    people = [n for n, _ in named if search.profile(n).people >= 0.7 and bare_name(n) in GENERIC]
    own_words = sorted((n for n, _ in named if n not in people), key=lambda n: bare_name(n) in GENERIC and search.profile(n).words < _TITLE)
    chosen = next(iter(own_words), None)
    if chosen is not None:
        return search.settle("text", chosen, "called so")
    rest = search.free()
    unknown = [n for n in rest if not _fitting(n, search) and not foreign("words", n) and not foreign("dates", n)]
    for reason, names, least in (
        ("its cells are sentences", unknown, 2.0),
        ("called so", people, 0.0),
        ("the only words there are", [n for n in rest if any(m.role == "description" for m in meanings(n))], 1.0),
        ("its cells are sentences", [n for n in rest if n not in people and not is_known_other(n)], 2.0),
        ("what is measured is all that is said", [n for n in rest if any(m.role == "metric" for m in meanings(n))], 1.0),
    ):
        found = max(names, key=lambda n: (search.profile(n).words > least, _like_a_goal(n, search)), default=None)
        if found is not None and search.profile(found).words > least and search.profile(found).dates < 0.5:
            return search.settle("text", found, reason)
    return None


def _like_a_goal(name: str, search: Search) -> float:
    """How much the cells of a column look like goals: as long as a sentence, not as long as a comment, and rather at the left."""
    words_ = search.profile(name).words
    return min(words_, _SENTENCE) - 0.5 * max(0.0, words_ - 1.5 * _SENTENCE) - 0.3 * search.names.index(name)


def _fitting(name: str, search: Search) -> bool:
    """Whether a header is known for a role that its cells can play."""
    return any(fits(m.role, m, name, search) for m in meanings(name))


def is_known_other(name: str) -> bool:
    """Whether a header is known for a role whose cells are never the goal: who, when, how many."""
    found = meanings(name)
    return bool(found) and found[0].role in ("owner", "team", "role", "id", "status", *DATES, *NUMBERS)


def _parent(search: Search, objective: str | None) -> None:
    """The goal above: the column whose cells are ids or texts of this table most often, else the objective's own column."""
    _id_that_parents_name(search)
    known = {str(r.cells.get(search.roles[role])).strip() for r in search.sample for role in ("id", "text") if role in search.roles}

    def share(name: str) -> float:
        cells = [str(c).strip() for r in search.sample if not is_blank(c := r.cells.get(name))]
        return sum(c in known for c in cells) / len(cells) if cells else 0.0

    found = [n for n, m in _candidates("parent", search)]
    ids = {str(r.cells.get(search.roles.get("id", ""))).strip() for r in search.sample} - {"None"}
    if objective is not None:
        found = [n for n in found if share(n) > 0]
    if found:
        best = max(found, key=lambda n: (round(share(n), 2), search.profile(n).count > 0, -found.index(n)))
        search.settle("parent", best, "its cells name other goals" if ids and share(best) else "called so")
    elif objective is not None:
        search.settle("parent", objective, "the objective above the key result")


def _id_that_parents_name(search: Search) -> None:
    """Take as the id, of several columns that may be it, the one whose cells are named as parents."""
    if search.reasons.get("id", "").startswith(("given", "called so by")):
        return
    names = [n for n, _ in _candidates("id", search)]
    parents = [n for n, _ in _candidates("parent", search)]
    said = {str(c).strip() for r in search.sample for n in parents if not is_blank(c := r.cells.get(n))}

    def named(name: str) -> int:
        return len(said & {str(c).strip() for r in search.sample if not is_blank(c := r.cells.get(name))})

    before = search.roles.get("id")
    best = max(names, key=named, default=None)
    if best is not None and named(best) > (named(before) if before else 0):
        search.settle("id", best, "parents are named by it")


def _order(cells: Sequence[Any], search: Search, above: Sequence[str]) -> bool | None:
    """Whether the file writes the day first: told by its dates, else by others of the file; an order that nothing tells is asked for."""
    found = day_first_of(cells)
    if found is None and unsettled(cells):
        others = [c for r in search.sample for c in r.cells.values() if isinstance(c, str) and is_date(c)]
        found = day_first_of([*others, *above])
        if found is None:
            raise InputError(
                "dates such as 03/04/2026 may be day/month or month/day, and no date of the file tells; say --day-first or --month-first"
            )
    if found is not None:
        search.notes.append(f"dates are read as {'day/month' if found else 'month/day'}/year")
    return found


def _comma(search: Search, roles: Mapping[str, str], hint: bool) -> bool:
    names = [roles[r] for r in (*NUMBERS, "progress") if r in roles]
    cells = [c for r in search.sample for n in names if isinstance(c := r.cells.get(n), str)]
    comma = decimal_comma(cells, hint)
    if comma and any("." in c or "," in c for c in cells):
        search.notes.append("numbers are read with a decimal comma: 1.500 is 1500")
    return comma


def _whole(sample: Sequence[Row], name: str | None) -> float:
    """What a done goal's progress is in this file: 1 where no number is above 1 and some lie between 0 and 1, else 100."""
    if name is None:
        return 100.0
    cells = [c for row in sample if not (isinstance(c := row.cells.get(name), str) and c.strip().endswith("%"))]
    values = [v for c in cells if not is_blank(c) and (v := as_amount(c)) is not None]
    return 1.0 if values and max(values) <= 1 and any(0 < v < 1 for v in values) else 100.0


def _named(name: str, names: Sequence[str], role: str) -> str:
    for candidate in names:
        if candidate == name:
            return candidate
    for candidate in names:
        if candidate.casefold().strip() == name.casefold().strip():
            return candidate
    raise InputError(f"--column {role}={name}: there is no column {name!r}{nearest(name, names)}; the columns are {_listed(names)}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(n) for n in names[:40])
    return f"{shown} and {len(names) - 40} more" if len(names) > 40 else shown or "none"

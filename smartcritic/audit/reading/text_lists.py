"""Plain text and Markdown in: tables, lists of goals, forms with labels, one goal a line; letters and notes around them are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from smartcritic.audit.reading.documents import Piece, goal_sections, is_other, listed, pieces
from smartcritic.audit.reading.header import grid_table
from smartcritic.audit.reading.letters import is_letter, marked
from smartcritic.audit.reading.marks import BULLET, labels, plain
from smartcritic.audit.reading.names import is_header, meanings
from smartcritic.audit.reading.outlines import as_markdown
from smartcritic.audit.reading.sections import arranged
from smartcritic.audit.reading.tables import LeftOut, Line, Row, Table
from smartcritic.audit.reading.tails import FIELDS
from smartcritic.audit.reading.turned import upright
from smartcritic.audit.reading.words import load, plain_name
from smartcritic.errors import InputError

ENDINGS = (".md", ".markdown", ".org")

_TABLE_LINE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BORDER = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_ASKED_MOST = 200
"""Lines of a letter for which the trained reader is asked; a longer text is no letter."""

_LONG = 1_000
"""Lines of a text that is looked at as a whole only where its first lines hold more than goals."""

_NONE_ABOVE = 0.5
"""From these odds of "no goal" on a line of a letter is none."""


def read_text(text: str, name: str, encoding: str, notes: tuple[str, ...], *, markdown: bool) -> Table | None:
    """Read a text as a Markdown table or a list of goals; None where it is neither and may be delimited.

    Raises:
        InputError: a Markdown file holds neither.
    """
    lines = as_markdown(text.lstrip("\ufeff").splitlines())
    if not markdown and len(lines) > _LONG and all(p.kind in ("plain", "blank") for p in pieces(lines[:_LONG])):
        return None
    found = arranged(_labelled_lines(pieces(lines)))
    entries = sum(p.kind == "entry" for p in found)
    table = _markdown_table(lines, name, encoding, notes)
    if table is not None and (entries < 2 or _beats_list(table, found)):
        return table
    filled = sum(p.kind not in ("blank", "remark", "field", "smart", "heading") for p in found)
    if not markdown and (table := _table_inside(found, name, encoding, notes)) is not None:
        return table
    if (form := _form(found, name, encoding, notes)) is not None:
        return form
    headed = any(p.kind == "heading" for p in found) and any(p.kind == "field" for p in found)
    smart = sum(p.kind == "smart" for p in found) >= 3
    above = goal_sections(found) > 0 or (markdown and entries > 0)
    is_list = (entries >= 2 and entries >= 0.3 * filled) or headed or smart or above or (entries and is_letter(marked(lines)))
    if is_list and (table := listed(found, name, encoding, notes)) is not None:
        return table
    if not markdown and (table := _lines(found, lines, name, encoding, notes)) is not None:
        return table
    if markdown:
        raise InputError(f"{name}: holds no table and no list of goals; write one goal a line, with a dash before it")
    return None


def _beats_list(table: Table, found: Sequence[Piece]) -> bool:
    """Whether a table in a text with entries holds its goals: it names their text, and more of them than the entries that are labelled."""
    roles = {m.role for n in table.columns for m in meanings(n)[:1]}
    told = sum(p.kind == "entry" and (p.task != "" or labels("key_result").match(p.text) is not None) for p in found)
    return "text" in roles and (len(roles & {*FIELDS}) > 0 or told < 2)


def _labelled_lines(found: list[Piece]) -> list[Piece]:
    """Take lines that begin with ``Goal:`` as entries, where each holds a goal with all its fields; and those with ``KR:``."""
    results = {p.at for p in found if p.kind == "plain" and (m := labels("key_result").match(p.text)) and ":" in m[0]}
    if len(results) > 1:
        return [replace(p, kind="entry") if p.at in results else p for p in found]
    own = [p for p in found if p.kind == "plain" and (m := labels("goal").match(p.text)) and ":" in m[0] and p.text[m.end() :].strip()]
    if len(own) < 2 or any(p.kind == "field" for p in found):
        return found
    at = {p.at for p in own}
    return [replace(p, kind="entry") if p.at in at else p for p in found]


def _table_inside(found: Sequence[Piece], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read a table that stands in a letter, or whose columns are set apart by spaces."""
    said = [p for p in found if p.kind in ("plain", "heading")]
    for sign in (r"\s*;\s*", r"\t", r"\s*\|\s*", r"\s{2,}"):
        rows = [(p, re.split(sign, p.text.strip())) for p in said]
        header = next((cells for _, cells in rows if len(cells) > 1 and sum(map(is_header, cells)) >= max(2, 0.6 * len(cells))), None)
        others = header is None or (sign != r"\s{2,}" and not any(p.remark or p.kind == "heading" for p in found))
        if header is None or others:
            continue
        inside = [(p, cells) for p, cells in rows if 1 < len(cells) <= len(header)]
        if len(inside) < 3 or inside[0][1] != header:
            continue
        table, _ = grid_table(name, iter([Line(tuple(cells), p.at) for p, cells in inside]), encoding, notes)
        for p in (p for p in found if p.kind != "blank" and all(p is not own for own, _ in inside)):
            table.left_out.add("beside_list", f"line {p.at}: {p.text[:60]}")
        return table
    return None


def _form(found: Sequence[Piece], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read labels with values, ``Goal: ...``, ``Due date: ...``, as the goals of a form."""
    lines = [Line((p.text,), p.at) for p in found if p.kind in ("plain", "field", "entry") and ":" in p.text]
    listed_ones = sum(p.kind == "entry" and ":" not in p.text for p in found)
    if listed_ones >= 2 or not any(p.kind == "field" for p in found) or (turned := upright(lines)) is None:
        return None
    note = f"{name}: holds labels with values; each goal is read with those below it"
    table, _ = grid_table(name, iter(turned[0]), encoding, (*notes, note))
    said = {line.at for line in lines} - {line.at for line in turned[1]}
    for p in found:
        if p.kind != "blank" and p.at not in said:
            table.left_out.add("beside_list", f"line {p.at}: {p.text[:60]}")
    return table


# --------------------------------------------------------------------------- one goal a line


def _lines(found: Sequence[Piece], lines: Sequence[str], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read a text without bullets, a goal a line, where something stands around the goals: a letter, headings above groups."""
    said = [p for p in found if p.kind != "blank"]
    letter = is_letter(marked(lines))
    headings = [p for p in said if p.kind == "heading"]
    plainly = [p for p in said if p.kind == "plain"]
    titled = bool(plainly) and _is_title(plainly[0].text) and not is_header(plainly[0].text)
    if not plainly or not (letter or headings or titled or any(p.remark == "remark" for p in said)) or _is_delimited(plainly):
        return None
    left, other = LeftOut(), 0
    rows: list[Row] = []
    if len(plainly) > 1 and _is_title(plainly[0].text) and any(p.kind == "blank" and p.at == plainly[0].at + 1 for p in found):
        plainly[0].kind, plainly = "heading", plainly[1:]
    asked = (letter or headings) and len(plainly) <= _ASKED_MOST
    none = _no_goals([p.text for p in plainly]) if asked else frozenset()
    for p in said:
        other = 0 if p.kind == "heading" else other
        if p.kind == "heading" and is_other(p.text):
            other = 1
        if p.kind == "plain" and not other and p.text not in none:
            rows.append(Row(len(rows) + 1, {"text": p.text}, line=p.at))
        else:
            rule = "other_section" if other else "not_a_goal" if p.kind == "plain" else "beside_list"
            left.add("signature" if p.remark == "signature" else rule, f"line {p.at}: {p.text[:60]}")
    if not rows:
        return None
    said_so = (*notes, f"{name}: is a text; each line is read as a goal")
    return Table(name, ("text",), iter(rows), encoding, said_so, len(rows), header="a text has none", left_out=left)


def _is_title(text: str) -> bool:
    """Whether the first line of a text says no more than that goals follow: ``My goals for 2027``, ``Ziele der Werkstatt``."""
    said = plain_name(text).split()
    return len(said) <= 8 and any(w in load("headers")["above"]["ends"] for w in said[:3]) and not text.rstrip().endswith(".")


def _is_delimited(plainly: Sequence[Piece]) -> bool:
    """Whether most lines have as many tabs, semicolons or bars as the others."""
    for sign in ("\t", ";", "|"):
        counts = [p.text.count(sign) for p in plainly]
        if max(counts) and sum(c == max(set(counts) - {0}, key=counts.count) for c in counts) > 0.5 * len(counts):
            return True
    return False


def _no_goals(texts: Sequence[str]) -> frozenset[str]:
    """Return those lines of a letter that the trained reader takes for no goals; none where that leaves no line."""
    from smartcritic.critic import Critic

    critic = Critic()
    none = set()
    for text in texts:
        reading = critic.extract(text).reading
        if reading is not None and reading.odds["form"]["not_a_goal"] >= _NONE_ABOVE:
            none.add(text)
    return frozenset(none) if len(none) < len(set(texts)) else frozenset()


# --------------------------------------------------------------------------- tables


def _markdown_table(lines: Sequence[str], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read the tables of a Markdown text, with what stands around them left out."""
    rules = [i for i, line in enumerate(lines) if i and _is_rule(lines, i)]
    if not rules:
        return None
    inside: set[int] = set()
    grid: list[Line] = []
    kept, others = _same_tables([_cells(lines[rule - 1]) for rule in rules])
    for at, rule in enumerate(rules):
        end = rule + 1
        while end < len(lines) and ("|" in lines[end] or _BORDER.match(lines[end])) and end + 1 not in rules:
            end += 1
        inside.update(range(rule - 1, end))
        if at in kept:
            said = [i for i in (*([rule - 1] if not grid else []), *range(rule + 1, end)) if not _BORDER.match(lines[i])]
            grid += [Line(_cells(lines[i]), i + 1) for i in said]
    table, _ = grid_table(name, iter(grid), encoding, notes, strict=True)
    for rule in others:
        table.left_out.add("other_table", f"line {rules[rule]}: {lines[rules[rule] - 1].strip()[:60]}")
    for i, line in enumerate(lines):
        if i not in inside and line.strip():
            table.left_out.add("beside_list", f"line {i + 1}: {line.strip()[:60]}")
    return table


def _is_rule(lines: Sequence[str], at: int) -> bool:
    """Whether a line parts the header of a table from its rows: ``|---|---|``, or the first border below a line, ``+---+---+``."""
    line, above = lines[at], lines[at - 1]
    if "|" not in above or _BORDER.match(above):
        return False
    if _BORDER.match(line):
        return at < 2 or ("|" not in lines[at - 2] and (at < 3 or "|" not in lines[at - 3]))
    return "|" in line and _TABLE_LINE.match(line) is not None


def _same_tables(headers: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """Return which tables are read as one: the one whose header names most roles, and those with the same header; and the others."""
    known = [len({m.role for name in header for m in meanings(name)[:1]}) for header in headers]
    best = max(range(len(headers)), key=lambda i: known[i])
    kept = [i for i, header in enumerate(headers) if header == headers[best]]
    return kept, [i for i in range(len(headers)) if i not in kept]


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    parts = [part.replace("\\|", "|").replace("<br>", "\n").strip() for part in re.split(r"(?<!\\)\|", bare)]
    return tuple(part if re.fullmatch(r"~~[^~]+~~", part) else plain(part) for part in parts)


__all__ = ["BULLET", "ENDINGS", "read_text"]

"""Texts as lists of goals: entries with their fields, headings that are goals with fields below them, one goal a line; and what is none.

A line is one of a few things (`Piece`); which of them are goals is settled by what else the text holds.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from smartcritic.audit.reading.letters import Said, is_remark, marked
from smartcritic.audit.reading.marks import BULLET, HEADING, RULED, Entry, codes, entry_of, labels, objective_label, plain
from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.outlines import task_of
from smartcritic.audit.reading.tables import LeftOut, Row, Table
from smartcritic.audit.reading.tails import bare_tails, field_of, fields_of, without_tail
from smartcritic.audit.reading.words import begins_with, load, one_of, plain_name, words

TEXT_LEVEL = 7
"""The level of a heading that has no mark of its own: in bold, in capitals, with a colon behind it."""

_LONGEST_HEADING, _LONGEST_LABEL, _TITLED, _ASKED = 12, 4, 6, 8
_DASHED_LABEL = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s+[–—-]\s+(\S.*)")
_STAMP = re.compile(r"(?:\d{4}-\d\d-\d\d\s+){1,2}(?=\S)")


@dataclass(slots=True)
class Piece:
    """A line, or several that go on: what it is, its words, where it begins, how far it is indented or how deep its heading is."""

    kind: str
    text: str
    at: int
    depth: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    remark: str = ""
    mark: str = ""
    """What stood before an entry: a bullet, a number, a box, a code."""
    task: str = ""
    """The word of a task that stood before an entry, or ``box``."""


def pieces(lines: Sequence[str]) -> list[Piece]:
    """Return what the lines of a text are: `entry`, `heading`, `field`, `smart`, `plain`, `remark` or `blank`."""
    return _answered(list(_joined(marked(lines), codes(lines))))


def _answered(found: list[Piece]) -> list[Piece]:
    """Take what stands below a question about goals as a goal, and questions and other answers as none."""
    for asked, answer in itertools.pairwise(found):
        if asked.kind in ("entry", "plain") and asked.text.endswith("?") and answer.kind == "plain" and not answer.text.endswith("?"):
            about = any(w in load("headers")["above"]["ends"] for w in plain_name(asked.text).split())
            asked.kind, answer.kind = "remark", "entry" if about else "remark"
    return found


def _joined(said: Sequence[Said], coded: frozenset[str]) -> Iterator[Piece]:
    """Join lines that go on the one above to it."""
    last: Piece | None = None
    for i, line in enumerate(said):
        below = said[i + 1].text if i + 1 < len(said) else ""
        piece = _piece(line, below, coded)
        if piece.kind == "ruled":
            continue
        goes_on = last is not None and piece.kind == "plain" and (
            (last.kind == "entry" and line.text[:1] in " \t") or (last.kind == "plain" and _wrapped(said[i - 1].text, line.text))
        )  # fmt: skip
        if goes_on and last is not None:
            last.text += f" {piece.text}"
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _wrapped(above: str, line: str) -> bool:
    """Whether a line of prose goes on in the next."""
    return len(above) >= 50 and (line[:1].islower() or above.rstrip().endswith(",")) and not above.rstrip().endswith((".", "!", "?", ":"))


def _piece(line: Said, below: str, coded: frozenset[str]) -> Piece:
    bare = line.text.strip()
    if not bare or RULED.match(bare):
        return Piece("ruled" if bare else "blank", "", line.at)
    if line.remark:
        return Piece("remark", bare, line.at, remark=line.remark)
    if (heading := _marked_heading(line.text, below)) is not None:
        return replace(heading, at=line.at)
    entry = entry_of(line.text, coded)
    if entry is not None and re.fullmatch(r"~~[^~]+~~\W*", entry.text):
        return Piece("remark", plain(entry.text), line.at, remark="struck")
    text = plain(entry.text if entry else bare)
    if entry is not None and is_remark(text):
        return Piece("remark", text, line.at, remark="remark")
    piece = _entry(entry, text, line.at) if entry else Piece("plain", text, line.at)
    text = piece.text
    if len(several := fields_of(text)) > 1:
        return replace(piece, kind="field", fields=several)
    label, colon, value = text.partition(":")
    if colon and value.strip() and len(label.split()) <= _LONGEST_LABEL and not re.search(r"[(\[,;]", label):
        if letter := smart_letter(label):
            return replace(piece, kind="smart", remark=letter)
        if (own := field_of(label, value)) is not None:
            return replace(piece, kind="field", fields=dict([own]))
    elif entry is None and (dashed := _DASHED_LABEL.fullmatch(text)) and (own := field_of(dashed[1], dashed[2])) and own[0] != "id":
        return replace(piece, kind="field", fields=dict([own]))
    elif entry is None and _is_heading(bare):
        return Piece("heading", text.rstrip(":").strip(), line.at, TEXT_LEVEL)
    return piece


def _marked_heading(line: str, below: str) -> Piece | None:
    """Return a line as a heading where a mark says that it is one: signs before it, a rule below it, its number in an agenda."""
    bare = line.strip()
    if match := HEADING.match(bare):
        return Piece("heading", plain(match[1]), 0, len(bare) - len(bare.lstrip("#")))
    label, _, value = bare.partition(":")
    if re.fullmatch(r"\s*(={3,}|-{3,})\s*", below) and not BULLET.match(line) and field_of(label, value.strip()) is None:
        return Piece("heading", plain(bare), 0, 1 if "=" in below else 2)
    point = _agenda_point().fullmatch(bare)
    return Piece("heading", plain(point[1]), 0, TEXT_LEVEL) if point and len(bare.split()) <= _LONGEST_HEADING else None


def _entry(entry: Entry, text: str, at: int) -> Piece:
    text, task = task_of(text)
    status = "done" if entry.done else task
    fields = {**({"status": status} if status else {}), **({"id": entry.code} if entry.code else {})}
    return Piece("entry", text, at, entry.depth, fields, mark=entry.mark, task=task or ("box" if entry.boxed else ""))


@cache
def _agenda_point() -> re.Pattern[str]:
    return re.compile(rf"{one_of(words('outlines', 'points'))}\s*\d{{1,2}}\s*[.:)–-]?\s+(\S.*)", re.IGNORECASE)


def smart_letter(label: str) -> str:
    """Return for which of the five letters a label stands, or nothing."""
    said = plain_name(label.strip(" *_"))
    return next((letter for letter in load("words")["smart"] if said in words("smart", letter)), "")


def _is_heading(bare: str) -> bool:
    """Whether a line is a heading by how it is typed: bold, in capitals, or short with a colon behind it."""
    short = len(bare.split()) <= _LONGEST_HEADING
    bold = re.fullmatch(r"(\*\*|__)[^*_]+\1:?", bare) is not None
    return short and (bold or bare.rstrip("* ").endswith(":") or (bare.isupper() and len(bare) > 3))


# --------------------------------------------------------------------------- goals


def listed(found: Sequence[Piece], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Make a table of the goals of a text that has entries, or headings with fields below them; None where it has neither."""
    left = LeftOut()
    goals = [*_numbered(_assembled(found, left), left)]
    if not goals:
        return None
    bare = bare_tails([g.text for g in goals])
    rows: list[Row] = []
    columns: dict[str, None] = {"text": None, "parent": None}
    for number, goal in enumerate(goals, 1):
        text, fields = without_tail(_STAMP.sub("", goal.text) if _STAMP.match(goal.text) else goal.text, bare)
        cells = {"text": text, **fields, **goal.fields}
        columns |= dict.fromkeys(cells)
        rows.append(Row(number, cells, line=goal.at))
    names = {role: role.replace("_", " ") for role in columns}
    rows = [replace(row, cells={names[k]: v for k, v in row.cells.items()}) for row in rows]
    return Table(
        name, tuple(names.values()), iter(rows), encoding, (*notes, f"{name}: is a list; each entry is read as a goal"), len(rows),
        header="a list has none", left_out=left,
    )  # fmt: skip


@dataclass(slots=True)
class _Assembly:
    """What is put together from pieces: goals with their fields, and objectives above them; what is no goal is left out.

    `own` are headings that are goals. `other` is how deep the heading is under which entries are something else; `goals_only` how deep
    the headings are beside which those that do not speak of goals are such; `keep_all` takes no heading as such.
    """

    own: set[int]
    goals_only: int
    keep_all: bool
    left: LeftOut
    other: int = 0
    goal: Piece | None = None
    done: list[Piece] = field(default_factory=list)

    def take(self, at: int, piece: Piece) -> None:
        if piece.kind == "blank":
            return
        if piece.kind == "heading":
            self._heading(at, piece)
        elif piece.kind == "plain" and _is_objective(piece.text):
            self._begin(None)
            self.other = 0
            self.done.append(replace(piece, kind="heading"))
        elif self.other and not self.keep_all:
            self._leave("other_section", piece)
        elif piece.kind in ("field", "smart") and self.goal is not None:
            _take(self.goal, piece)
        elif piece.kind == "entry" and self.goal is not None and self.goal.depth < 0:
            self._leave("sub_item", piece)
        elif piece.kind == "entry" or piece.remark == "specific":
            self._begin(Piece("goal", piece.text, piece.at, piece.depth, dict(piece.fields)))
        else:
            self._leave(piece.remark if piece.remark in ("signature", "struck") else "beside_list", piece)

    def _heading(self, at: int, piece: Piece) -> None:
        is_goal = at in self.own
        self._begin(Piece("goal", _unlabelled(piece.text), piece.at, -1, dict(piece.fields)) if is_goal else None)
        if not is_goal and _is_objective(piece.text):
            self.done.append(piece)
        elif not is_goal:
            self._leave("beside_list", piece)
        if self.other and (piece.depth <= self.other or is_called_goals(piece.text)):
            self.other = 0
        beside = self.goals_only and piece.depth == self.goals_only and not _speaks_of_goals(piece.text)
        if not self.other and (is_other(piece.text) or beside):
            self.other = piece.depth

    def _begin(self, goal: Piece | None) -> None:
        if self.goal is not None:
            self.done.append(self.goal)
        self.goal = goal

    def _leave(self, rule: str, piece: Piece) -> None:
        self.left.add(rule, f"line {piece.at}: {piece.text[:60]}")

    def end(self) -> list[Piece]:
        self._begin(None)
        return self.done


def _assembled(found: Sequence[Piece], left: LeftOut) -> list[Piece]:
    """Return goals with their fields, and the objectives above them, in order."""
    own = _goal_headings(found)
    keep_all = not own and not any(p.kind == "entry" for p in _outside(found))
    assembly = _Assembly(own, goal_sections(found), keep_all, left)
    for at, piece in enumerate(found):
        assembly.take(at, piece)
    return assembly.end()


def goal_sections(found: Sequence[Piece]) -> int:
    """Return how deep the headings are that are called goals and stand right above entries, where these hold enough of all entries."""
    deepest = inside = every = level = 0
    edge = min((p.depth for p in found if p.kind == "entry"), default=0)
    for piece in found:
        if piece.kind == "heading":
            level = piece.depth if is_called_goals(piece.text) and not _is_objective(piece.text) else 0
        elif piece.kind == "entry" and piece.depth == edge:
            every += 1
            inside += level > 0
            deepest = max(deepest, level)
    return deepest if every and (inside >= 0.5 * every or inside >= max(2, every / 3)) else 0


def is_called_goals(heading: str) -> bool:
    """Whether a heading says no more than that goals follow: ``Team goals``, ``Ziele 2027``, ``Our objectives for next year``."""
    said = plain_name(heading).split()
    ends = load("headers")["above"]["ends"]
    named = any(m.role == "text" and (len(said) <= 4 or (m.rank < 1000.0 and len(said) <= _ASKED)) for m in meanings(heading)[:1])
    return named or (len(said) <= 3 and any(w in ends for w in said)) or (len(said) <= _TITLED and any(w in ends for w in said[:2]))


def _speaks_of_goals(heading: str) -> bool:
    said = plain_name(heading).split()
    return is_called_goals(heading) or any(w in load("headers")["above"]["ends"] or w in words("sheets", "teams") for w in said)


def _take(goal: Piece, piece: Piece) -> None:
    if piece.kind == "smart":
        goal.text += f"\n{piece.text}"
    else:
        for role, value in piece.fields.items():
            goal.fields.setdefault(role, value)


def _outside(found: Sequence[Piece]) -> Iterator[Piece]:
    """Give the pieces that stand in no section of other things."""
    other = 0
    for piece in found:
        if piece.kind == "heading":
            other = 0 if other and piece.depth <= other else other
            other = piece.depth if not other and is_other(piece.text) else other
        if not other:
            yield piece


def is_other(heading: str) -> bool:
    """Whether a heading stands above something else than goals."""
    return plain_name(re.sub(r"^\W*\d+[.)]?\s+", "", heading)) in words("letters", "other_sections")


def _goal_headings(found: Sequence[Piece]) -> set[int]:
    """Return which headings are goals: those with fields below them before any entry, or that are labelled as goals and numbered."""
    out: set[int] = set()
    labelled = [i for i, p in enumerate(found) if p.kind == "heading" and _goal_label(p.text)]
    for i, piece in enumerate(found):
        if piece.kind != "heading" or (piece.depth == TEXT_LEVEL and not piece.text.count(" ")):
            continue
        if i in labelled:
            out.add(i)
            continue
        below = [p.kind for p in _below(found, i)]
        first = next((k for k in below if k in ("field", "entry", "heading", "smart")), "")
        named = labels("goal").match(piece.text)
        named_so = named is not None and ":" in named[0] and bool(piece.text[named.end() :].strip())
        if first in ("field", "smart") and (i or named_so) and not labelled and "entry" not in below:
            out.add(i)
    return out


def _below(found: Sequence[Piece], at: int) -> Iterator[Piece]:
    for piece in found[at + 1 :]:
        if piece.kind == "heading":
            return
        yield piece


def _goal_label(text: str) -> bool:
    match = labels("goal").match(text)
    return match is not None and re.search(r"\d", match[0]) is not None and len(text[match.end() :].split()) >= 2


def _unlabelled(text: str) -> str:
    match = labels("goal").match(text)
    return text[match.end() :].strip() if match and text[match.end() :].strip() else re.sub(r"^\d+(?:\.\d+)*[.)]\s+", "", text)


def _is_objective(text: str) -> bool:
    match = objective_label(text)
    return match is not None and bool(text[match.end() :].strip())


def _numbered(every: Sequence[Piece], left: LeftOut) -> Iterator[Piece]:
    """Key results under their objective; entries under another one that is none are parts of it."""
    objective, above, level = None, 0, 0
    label, result = labels("objective"), labels("key_result")
    shallow = min((g.depth for g in every if g.kind == "goal" and g.depth >= 0), default=0)
    for goal in every:
        first = goal.text.split("\n")[0]
        match = objective_label(first) if goal.kind == "heading" else label.match(first)
        if goal.kind == "heading" or (match and first[match.end() :].strip() and goal.depth >= 0):
            objective = first[match.end() :].strip() if match else first
            above, level = (goal.depth if goal.kind == "goal" else -1), -1
            left.add("objective", f"line {goal.at}: {first[:60]}")
            continue
        hit = result.match(goal.text)
        own = hit or labels("goal").match(goal.text)
        text = goal.text[own.end() :].strip() if own and re.search(r"\d|:", own[0]) and goal.text[own.end() :].strip() else goal.text
        below = objective is not None and (goal.depth > above or above < 0 or hit is not None)
        if not below:
            objective = None
        elif level < 0:
            level = goal.depth
        if goal.depth > (level if below else shallow):
            left.add("sub_item", f"line {goal.at}: {text[:60]}")
        elif begins_with("rows", "footers").match(text):
            left.add("footer", f"line {goal.at}: {text[:60]}")
        elif not text:
            left.add("beside_list", f"line {goal.at}: an empty entry")
        else:
            yield replace(goal, text=text, fields={**({"parent": objective} if below and objective else {}), **goal.fields})

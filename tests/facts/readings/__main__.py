"""What is read from sentences of our own, fact by fact, with places. ``python -m tests.facts.readings`` writes it anew; read the diff.

Each file beside this one holds sentences by kind: a line with ``#`` says what the next ones are about, one with ``@`` sets the reference
date, and the month in which the fiscal year begins, for those behind it. Under each sentence stands a line for each fact that is read, and
nothing where nothing is: its name ("over" for the date on which the goal is over), its characters, its text, its values. ``⏎``: a line end.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import smartcritic as sc
from smartcritic import facts
from smartcritic.facts.actions import by_rules, regions_of
from smartcritic.facts.actions.candidates import candidates
from smartcritic.facts.amounts import read_amounts, told_of_roles
from smartcritic.facts.time import read_times
from smartcritic.model import Action, Facts, ObjectFact
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import segments

FOLDER = Path(__file__).parent
KINDS = ("times", "amounts", "actions", "rationale", "roles", "verbs")
"""The files, and what they tell of: facts, or the features by which the role of an amount and the goal's verb are learned."""
_BREAK = "⏎"
_PLAIN = {"strength": "concrete", "direction": None, "coordinated": False, "open_ended": False, "light": False}


class Case(NamedTuple):
    """A sentence of a file, the context that it is read in, and the lines that tell what is read."""

    text: str
    context: sc.Context
    told: tuple[str, ...]


def cases(kind: str) -> list[Case]:
    """The sentences of a file."""
    out: list[Case] = []
    context = sc.Context(today=dt.date(2026, 11, 24))
    for line in (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day, month = line[1:].split()
            context = sc.Context(today=dt.date.fromisoformat(day), fiscal_year_start=int(month))
        elif line.startswith("    "):
            out[-1] = out[-1]._replace(told=(*out[-1].told, line[4:]))
        elif line and not line.startswith("#"):
            out.append(Case(line.replace(_BREAK, "\n"), context, ()))
    return out


def told(kind: str, asked: Sequence[Case], critic: sc.Critic) -> dict[Case, list[str]]:
    """For each sentence the lines that tell what is read of it, before the trained reader sees it; all are parsed together."""
    cut = [segments(case.text, critic.language) for case in asked]
    parsed = iter(critic._parsed([piece for pieces in cut for piece in pieces]))
    parses = {case: list(itertools.islice(parsed, len(pieces))) for case, pieces in zip(asked, cut, strict=True)}
    if kind in _FEATURES:
        return {case: list(_FEATURES[kind](parses[case])) for case in asked}
    return {case: list(_TOLD[kind](facts.extract(parses[case], sc.Goal(case.text), case.context))) for case in asked}


def _line(name: str, item: object, *values: object) -> str:
    start, end, text = (getattr(item, key) for key in ("start", "end", "text"))
    said = " ".join(str(v) for v in values if v not in (None, ""))
    return f"{name} {start}-{end} “{text}” {said}".rstrip().replace("\n", _BREAK)


def _days(start: dt.date | None, end: dt.date | None) -> str:
    if start == end:
        return str(start) if start else "/"
    return f"{start or ''}/{end or ''}"


def _cues(found: Facts, *kinds: str) -> Iterator[str]:
    return (_line(c.kind, c, c.value) for c in found.of(*kinds))


def _times(found: Facts) -> Iterator[str]:
    over = found.deadline
    own = over and (over.start, over.end, over.start_date, over.end_date)
    for d in found.dates:
        name = "over" if (d.start, d.end, d.start_date, d.end_date) == own else "date"
        yield _line(name, d, d.kind, _days(d.start_date, d.end_date), d.period, d.rule)
        own = None if name == "over" else own
    if own:
        yield _line("over", over, _days(over.start_date, over.end_date))
    if found.cadence:
        yield f"rhythm {found.cadence}"
    yield from _cues(found, "vague_time", "event", "open_duration", "start_only", "undated_season", "review")


def _amounts(found: Facts) -> Iterator[str]:
    for q in found.quantities:
        value = f"{q.value:.10g}" + (f"-{q.high:.10g}" if q.high is not None else "")
        named = ((f"{name}={v}") for name in ("full_unit", "bound", "change", "per", "of") if (v := getattr(q, name)) is not None)
        yield _line("amount", q, value, q.unit or "-", q.role, f"({q.rule})", *named)
    yield from _cues(found, "confidence")


def _action(name: str, action: Action) -> str:
    marks = (f"{key}={v}" for key, plain in _PLAIN.items() if (v := getattr(action, key)) != plain)
    return _line(name, action, action.lemma, f"({action.rule})", *marks)


def _object(name: str, item: ObjectFact) -> Iterator[str]:
    marks = ("generic" if item.generic else "", "compared" if item.compared else "", f"metric={item.metric}" if item.metric else "")
    yield _line(name, item, item.head, item.nature, *marks)
    yield from (_line(f"  {d.kind}", d, d.value) for d in item.delimiters)


def _actions(found: Facts) -> Iterator[str]:
    yield f"{found.form} {found.kind}"
    yield from (_action("action", a) for a in found.actions)
    for item in found.objects:
        yield from _object("object", item)
    for way in found.means:
        yield _line("means", way)
        if way.action is not None:
            yield _action("  by", way.action)
        if way.object is not None:
            yield from _object("  of", way.object)
    yield from _cues(found, "negation", "several_goals", "passive_no_owner", "owner", "all_or_none", "state", "done")


def _rationale(found: Facts) -> Iterator[str]:
    kinds = ("purpose", "parent", "means", "basis", "tracking", "buzzword", "vague_word", "hedge")
    yield from _cues(found, *kinds, "absolute", "impossible", "extreme", "against")


def _roles(parses: Sequence[Parse]) -> Iterator[str]:
    for (start, end), features in told_of_roles(parses, [()] * len(parses)):
        yield f"{start}-{end} {' | '.join(sorted(features))}"


def _verbs(parses: Sequence[Parse]) -> Iterator[str]:
    dates = read_times(parses, dt.date(2026, 11, 24)).taken
    quantities = read_amounts(parses, dates).quantities
    for one in candidates(*by_rules(regions_of(parses, dates, quantities), quantities), quantities):
        verb = one.region.parse.words[one.predicate.verb] if one.predicate is not None else "none"
        yield f"{verb}: {' | '.join(one.features)}"


_FEATURES = {"roles": _roles, "verbs": _verbs}
_TOLD = {"times": _times, "amounts": _amounts, "actions": _actions, "rationale": _rationale}


def main() -> None:
    """Write the readings of all files anew."""
    critic = sc.Critic()
    for kind in KINDS:
        file = FOLDER / f"{kind}.txt"
        read = iter(told(kind, cases(kind), critic).values())
        lines = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                continue
            lines.append(line)
            if line and line[0] not in "#@":
                lines += [f"    {one}" for one in next(read)]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{kind}: {len(cases(kind))} sentences")


if __name__ == "__main__":
    main()

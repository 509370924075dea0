"""The one way an audit runs, for the command, the service and the tools: goals are opened, judged, counted, written, and seen as a list."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import smartcritic
from smartcritic import criteria
from smartcritic.audit.earlier import Earlier
from smartcritic.audit.parallel import FEWEST, AuditJob, PartStore, audit_in_parts, gc_relaxed, jobs_for
from smartcritic.audit.reading import Columns, Reading, read_goals
from smartcritic.audit.reading import Options as How
from smartcritic.audit.reading.goals import WHOLE_MOST
from smartcritic.audit.reading.own import PARTS
from smartcritic.audit.reading.remote import is_remote
from smartcritic.audit.reading.row_rules import left_out_lines
from smartcritic.audit.reading.sources import find_files
from smartcritic.audit.runner import BATCH, Baseline, Outcome, audit
from smartcritic.audit.writing import Writer, check_output, check_outputs, writing
from smartcritic.config import Look
from smartcritic.critic import Critic
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import Context, Facts, Goal, replace
from smartcritic.portfolio import audit_portfolio
from smartcritic.summary import Summary

PORTFOLIO_MOST = WHOLE_MOST
"""Goals of the longest list that is also looked at as a whole."""

Watch = Callable[[Iterator[Outcome], int | None], Iterator[Outcome]]
"""Looks at the outcomes as they pass by, and is told how many there will be where that is known."""


def open_goals(
    source: str | Path | Sequence[str | Path],
    given: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    day_first: bool | None = None,
    name: str | None = None,
) -> Reading:
    """Open files of goals and find out which column plays which role.

    Args:
        source: a file, a folder, a pattern, an address, "-" for standard input, or several of them.
        given: columns by role, where the caller knows them.
        sheet: the sheet of a workbook; None takes all of them.
        day_first: how 03/04/2026 is meant; None finds it out.
        name: what a single file is called where its path tells nothing; it stands in messages in place of the path.

    Raises:
        InputError: there is no such file, it holds no table, or no column holds goals.
    """
    try:
        reading = read_goals(source, How(given or {}, sheet, day_first))
    except SmartCriticError as error:
        if name is None:
            raise
        raise InputError(str(error).replace(str(source), name)) from None
    if name is not None:
        reading.name = name
        reading.columns = dataclasses.replace(reading.columns, source=name)
        reading.notes = tuple(note.replace(str(source), name) for note in reading.notes)
    return reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an audit of files runs.

    `columns`: names by role; `sheet`, `day_first`: as for `open_goals`. `baseline`: a file of known findings, which are left out;
    `write_baseline`: a file that takes all findings as known ones. `compare_to`: the JSON lines of an earlier audit. `look`: title, logo
    and colour of reports; None takes the configuration's. `overwrite`: whether files that are there are replaced. `guard`: whether
    cells that a spreadsheet would run are made harmless. `jobs`: processes at most (None: one a processor), of which a list takes one for
    each `parallel.FEWEST` rows; `resume`: whether finished parts are kept beside the first output and taken from there. `model`: the
    pipeline that jobs load (None: the bundled one).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    day_first: bool | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    overwrite: bool = False
    guard: bool = True
    jobs: int | None = 1
    resume: bool = False
    model: str | None = None
    compare_to: Path | None = None
    look: Look | None = None

    def check(self, sources: Sequence[str], outputs: Sequence[Path]) -> None:
        """Make sure, before any work is done, that what is asked for can be written.

        Raises:
            InputError: a file is there already, cannot be written, or the options contradict each other.
        """
        read = [path for one in sources if one != "-" and not is_remote(one) for path in find_files(one)]
        read += [path for path in (self.baseline, self.compare_to) if path is not None]
        check_outputs(outputs, overwrite=self.overwrite, sources=read)
        if self.resume and not outputs:
            raise InputError("--resume keeps finished parts beside the first output; give one with -o")
        if self.write_baseline is not None:
            check_output(self.write_baseline, "--write-baseline", overwrite=self.overwrite, sources=read)
            if self.write_baseline.resolve() in {path.resolve() for path in outputs}:
                raise InputError(f"--write-baseline {self.write_baseline}: is an output too; give another name")


def audit_files(
    sources: Sequence[str],
    outputs: Sequence[Path],
    critic: Critic,
    context: Context,
    options: Options | None = None,
    *,
    opened: Callable[[Reading], Sequence[Writer]] = lambda _: (),
    watch: Watch = lambda outcomes, _: outcomes,
) -> Summary:
    """Audit files of goals and write the outputs, each by its ending; return the summary.

    `opened` is told what was opened before the first goal is judged, and may give more writers; `watch` sees the outcomes pass by.

    Raises:
        InputError: something cannot be read or written, or there is no row.
    """
    how = options or Options()
    how.check(sources, outputs)
    known = Baseline.from_file(how.baseline) if how.baseline is not None else None
    goals = open_goals(sources, how.columns, sheet=how.sheet, day_first=how.day_first)
    earlier = Earlier.from_file(how.compare_to) if how.compare_to is not None else None
    more = opened(goals)
    parts = outputs[0].with_name(f"{outputs[0].name}{PARTS}") if how.resume else None
    others = {how.write_baseline: BaselineWriter} if how.write_baseline is not None else {}
    with writing(outputs, goals.columns, guard=how.guard, others=others, look=how.look or critic.config.report) as writers, gc_relaxed():
        jobs = _jobs(how.jobs, goals)
        if jobs > 1 or parts is not None:
            job = AuditJob(goals.columns, context, critic.config, how.model, known, advise=bool(outputs))
            outcomes = audit_in_parts(goals.rows, job, jobs=jobs, folder=parts)
        else:
            outcomes = audit(goals.rows, goals.columns, critic, context, baseline=known, advise=bool(outputs))
        summary = collect(watch(outcomes, goals.total), context, critic, [*writers, *more], goals, earlier)
    if parts is not None:
        PartStore(parts, "").clear()
    return summary


def _jobs(most: int | None, goals: Reading) -> int:
    """How many jobs judge a list; to know that it is short, its first rows are read ahead."""
    if most == 1:
        return 1
    rows, enough = goals.total, 2 * FEWEST
    if rows is None:
        first = list(islice(goals.rows, enough))
        goals.rows = chain(first, goals.rows)
        rows = len(first) if len(first) < enough else None
    return jobs_for(rows, most)


def audit_opened(
    goals: Reading,
    critic: Critic,
    context: Context,
    writers: Sequence[Writer],
    *,
    batch: int = BATCH,
    watch: Watch = lambda outcomes, _: outcomes,
) -> Summary:
    """Audit goals that are open, in this process, with rewrites; `batch`: how many are judged between two looks of `watch`."""
    outcomes = audit(goals.rows, goals.columns, critic, context, advise=True, batch=batch)
    return collect(watch(outcomes, goals.total), context, critic, writers, goals)


def collect(
    outcomes: Iterable[Outcome],
    context: Context,
    critic: Critic,
    writers: Sequence[Writer] = (),
    reading: Reading | None = None,
    earlier: Earlier | None = None,
) -> Summary:
    """Count outcomes, hand them to the writers, look at the list as a whole, set it against an
    `earlier` audit, and let the writers finish.

    Raises:
        InputError: there is no outcome, and `reading` says what it is that holds none.
    """
    summary = Summary(notes=reading.notes if reading is not None else (), settings=_settings(critic, context))
    people = critic.config.people
    whole = _Whole(reading.columns if reading is not None else None)
    for outcome in earlier.watch(outcomes) if earlier is not None else outcomes:
        whole.add(outcome)
        if not people and outcome.goal is not None:
            outcome = dataclasses.replace(outcome, goal=replace(outcome.goal, owner=None))
        summary.add(outcome)
        for writer in writers:
            writer.write(outcome)
    summary.trend = earlier.trend() if earlier is not None else None
    if reading is not None:
        if not summary.rows:
            raise InputError(f"{reading.name}: holds no rows of data")
        summary.notes = (*summary.notes, *left_out_lines(reading.left_out))
    if whole.is_too_long:
        summary.notes = (*summary.notes, f"more than {PORTFOLIO_MOST:,} goals: not looked at as one portfolio")
    else:
        others = [*whole.others, *whole.objectives.values()]
        found = audit_portfolio(whole.judged, context, critic.language, others, critic.config)
        summary.portfolio = tuple(f for f in found if people or f.owner is None)
    for writer in writers:
        writer.finish(summary)
    return summary


def _settings(critic: Critic, context: Context) -> dict[str, Any]:
    """What a report was made with."""
    return {
        "version": smartcritic.__version__,
        "today": context.today,
        "shares": dict(criteria.shares(critic.config)),
        "config": {key: value for key, value in critic.config.changed().items() if key != "report"},
    }


class _Whole:
    """The goals of a list with their facts, kept for what only the list shows, as long as they are not too many.

    `objectives`: what the layout of the table shows above goals, by its text; it is there, though no row of its own may be.
    """

    def __init__(self, columns: Columns | None) -> None:
        self._columns = columns
        self.judged: list[tuple[Goal, Facts]] = []
        self.others: list[Goal] = []
        self.objectives: dict[str, Goal] = {}

    @property
    def is_too_long(self) -> bool:
        return len(self.judged) > PORTFOLIO_MOST

    def add(self, outcome: Outcome) -> None:
        if outcome.goal is None or outcome.report is None or self.is_too_long:
            return
        above = self._columns.objective(outcome.row, outcome.goal) if self._columns is not None else None
        if above is not None and above not in self.objectives:
            self.objectives[above] = Goal(above)
        if outcome.report.judged:
            self.judged.append((outcome.goal, outcome.report.facts))
        else:
            self.others.append(outcome.goal)


class BaselineWriter:
    """Writes every finding as a known one."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._stream = stream

    def write(self, outcome: Outcome) -> None:
        """Write the findings of one row."""
        self._stream.writelines(f"{line}\n" for line in Baseline.entries([outcome]))

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""

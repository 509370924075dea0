"""``smartcritic audit``: a list of goals."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcritic import rules
from smartcritic.errors import InputError
from smartcritic.interfaces.cli.console import exit_status, exit_status_of, show, tell
from smartcritic.interfaces.cli.options import (
    ConfigOption,
    ContextOption,
    FailOnOption,
    FormatOption,
    ModelOption,
    ProfileOption,
    TodayOption,
    make_critic,
    read_context,
)
from smartcritic.model import replace
from smartcritic.render.formats import RENDERERS
from smartcritic.render.marks import visible

if TYPE_CHECKING:
    from smartcritic.audit.reading import Reading
    from smartcritic.audit.run import Options
    from smartcritic.audit.runner import Outcome
    from smartcritic.config import Config
    from smartcritic.model import Context, Finding, PortfolioFinding
    from smartcritic.summary import Summary


class Engine(enum.StrEnum):
    """Where an audit runs."""

    local = "local"
    dask = "dask"
    spark = "spark"


def audit(
    source: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files of goals, folders or patterns of files; - reads standard input.")
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write: .html .xlsx .csv .jsonl .parquet .md .sarif; repeatable."),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", metavar="[ROLE=]NAME", help="The column of the goals, or another: owner='Assigned to'.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; default: all of them.")] = None,
    format: FormatOption = "text",
    today: TodayOption = None,
    context: ContextOption = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How 03/04/2026 is read; default: as the file shows.")
    ] = None,
    fail_under: Annotated[
        int | None, typer.Option("--fail-under", min=0, max=100, metavar="SCORE", help="Exit with 1 where the mean score is below this.")
    ] = None,
    fail_on: FailOnOption = None,
    no_people: Annotated[
        bool, typer.Option("--no-people", help="No figures by owner, and no owner in any ranking or in the report.")
    ] = False,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="A file of known findings to leave out.")] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write all findings to a file, as known ones.")
    ] = None,
    compare_to: Annotated[
        Path | None, typer.Option("--compare-to", metavar="FILE", help="An earlier audit (-o FILE.jsonl), to show what has changed since.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of reports; default: how many goals.")] = None,
    logo: Annotated[Path | None, typer.Option("--logo", metavar="FILE", help="A picture for the head of the .html report.")] = None,
    accent: Annotated[str | None, typer.Option("--accent", metavar="COLOUR", help="The colour of reports, such as '#0a6b5c'.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace outputs that already exist.")] = False,
    formulas: Annotated[bool, typer.Option("--formulas", help="Keep cells unchanged that a spreadsheet would run as formulas.")] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help="Print the findings as GitHub annotations, not the summary.")] = False,
    jobs: Annotated[
        str, typer.Option("--jobs", "-j", metavar="N", help="Processes that judge at once; auto: as many as suit the list.")
    ] = "auto",
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep finished parts beside the first output, and continue a run that was cut off.")
    ] = False,
    engine: Annotated[
        Engine, typer.Option("--engine", help="dask, spark: Parquet files on a cluster; -o then names a folder.")
    ] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="The cluster, such as tcp://10.0.0.1:8786; default: its own.")
    ] = None,
    explain_columns: Annotated[
        bool, typer.Option("--explain-columns", help="Say what would be taken from which column and why, with three goals; judge nothing.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no progress.")] = False,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Judge a list of goals: a report for each row, and a summary."""
    from smartcritic.audit.run import Options, audit_files, open_goals
    from smartcritic.audit.writing.sarif import AnnotationWriter

    if explain_columns:
        show(visible(open_goals(source, _pairs(column or []), sheet=sheet, day_first=day_first).explain(), newlines=True))
        return 0
    where = read_context(context, today)
    outputs = output or []
    if no_people and engine is not Engine.local:
        raise InputError("--no-people leaves owners out of reports that one machine makes; leave out --engine")
    if compare_to is not None and engine is not Engine.local:
        raise InputError(f"--compare-to sets lists side by side that one machine judges; leave out --engine {engine.value}")
    if scheduler is not None and engine is Engine.local:
        raise InputError("--scheduler is the address of a cluster; say --engine dask or --engine spark too")
    critic = make_critic(config, model, profile, **({"people": False} if no_people else {}))
    given = {"title": title, "logo": str(logo) if logo is not None else None, "accent": accent}
    look = replace(critic.config.report, **{name: value for name, value in given.items() if value is not None})
    options = Options(
        columns=_pairs(column or []), sheet=sheet, day_first=day_first, baseline=baseline, write_baseline=write_baseline,
        overwrite=overwrite, guard=not formulas, jobs=_jobs(jobs), resume=resume, model=model, compare_to=compare_to, look=look,
    )  # fmt: skip

    def opened(goals: Reading) -> list[AnnotationWriter]:
        if not quiet:
            tell(*goals.notes, f"columns: {goals.columns.describe()}")
        return [AnnotationWriter(sys.stdout, goals.columns)] if annotate else []

    def watch(found: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
        return _progress(found, quiet, total)

    if engine is not Engine.local:
        summary = _on_cluster(engine, source, outputs, where, options, scheduler, critic.config)
    else:
        summary = audit_files(source, outputs, critic, where, options, opened=opened, watch=watch)
    if not quiet:
        tell(*(note for note in summary.notes if note.startswith("left out")))
    if not quiet and not annotate:
        show(RENDERERS["Summary", format](summary))
    found: tuple[Finding | PortfolioFinding, ...] = critic.config.applied(map(rules.finding_of, summary.findings))
    return exit_status(summary.whole.score, fail_under) or exit_status_of((*found, *summary.portfolio), fail_on)


def _on_cluster(
    engine: Engine, sources: Sequence[str], outputs: Sequence[Path], context: Context, options: Options, address: str | None, config: Config
) -> Summary:
    if len(sources) != 1 or len(outputs) != 1 or outputs[0].suffix or outputs[0].is_file():
        raise InputError(
            f"--engine {engine} takes one file, folder or pattern of Parquet files, and one folder for the verdicts: -o FOLDER"
        )
    if engine is Engine.spark:
        from smartcritic.interfaces.spark import audit_on_spark

        return audit_on_spark(
            sources[0], outputs[0], context,
            master=address, config=config, model=options.model, columns=options.columns, day_first=options.day_first,
        )  # fmt: skip
    from smartcritic.interfaces.dask import audit_on_dask

    return audit_on_dask(
        sources[0], outputs[0], context,
        scheduler=address, config=config, model=options.model, columns=options.columns, day_first=options.day_first,
    )  # fmt: skip


def _jobs(said: str) -> int | None:
    if said == "auto":
        return None
    if not said.isdecimal() or int(said) < 1:
        raise InputError(f"--jobs {said}: must be a number from 1 on, or auto")
    return int(said)


def _pairs(given: Iterable[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for pair in given:
        role, sign, name = pair.partition("=")
        if not sign:
            role, name = "text", pair
        if not role.strip() or not name.strip():
            raise InputError(f"--column {pair}: expected ROLE=NAME, such as owner='Assigned to', or the name of the column with the goals")
        out[role.strip().lower().replace("-", "_")] = name.strip()
    return out


def _progress(outcomes: Iterable[Outcome], quiet: bool, total: int | None = None) -> Iterator[Outcome]:
    """Show on a terminal how many rows are done, how fast, and the time left where their number is known; say nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    left = [TimeRemainingColumn(), TextColumn("left")] if total is not None else []
    with Progress(
        SpinnerColumn(), TextColumn("{task.completed:,.0f} goals"), TextColumn("{task.fields[rate]}"), TimeElapsedColumn(),
        *left, console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task("goals", total=total, rate="")
        for outcome in outcomes:
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:,.0f} a second" if speed else "")
            yield outcome

"""The command line: check, audit, explain, plan, compare, evaluate.

Exit status: 0 done, 1 done and below ``--fail-under``, 2 wrong usage or unreadable input, 130 interrupted. Importing this module loads no
spaCy: `--help`, `explain` and wrong usage answer at once.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import smartcritic
from smartcritic.config import Config, discover, read_toml
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.records import Context, Facts, Goal, Report, Rewrite, as_date

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from smartcritic.audit.runner import Outcome
    from smartcritic.audit.summary import Summary
    from smartcritic.critic import Critic

app = typer.Typer(
    name="smartcritic",
    help="Says, criterion by criterion, whether a goal is SMART, shows the words that say so, and rewrites it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Engine(enum.StrEnum):
    """Where an audit runs."""

    local = "local"
    dask = "dask"


class Format(enum.StrEnum):
    """How a result is printed."""

    text = "text"
    json = "json"
    markdown = "markdown"


TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The reference date, such as 2026-11-22; default: the day of the call.")
]
ContextOption = Annotated[Path | None, typer.Option("--context", metavar="FILE", help="What the text cannot say: a TOML or JSON file.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="A TOML file; default: [tool.smartcritic] of the nearest pyproject.toml.")
]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline; default: the bundled one.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How the result is printed.")]


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # the matrices of a goal are small: more threads only wait for each other
    try:
        status = app(args=None if argv is None else list(argv), standalone_mode=False, prog_name="smartcritic")
        sys.stdout.flush()
    except SmartCriticError as error:
        status = _complain(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 0
    except (KeyboardInterrupt, typer.Abort):
        status = _complain("interrupted", 130)
    except Exception as error:
        if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
            raise
        status = _complain(error.format_message(), error.exit_code, hint=True)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str, status: int = 2, *, hint: bool = False) -> int:
    from smartcritic.render.marks import visible

    if message:
        print(f"smartcritic: {visible(message, newlines=True)}", file=sys.stderr)
    if message and hint:
        print("Try smartcritic --help.", file=sys.stderr)
    return status


def _version(asked: bool) -> None:
    if asked:
        print(f"smartcritic {smartcritic.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    pass


# --------------------------------------------------------------------------- check


@app.command()
def check(
    goal: Annotated[str, typer.Argument(help="The goal, in quotes; - reads it from standard input.")],
    format: FormatOption = Format.text,
    today: TodayOption = None,
    context: ContextOption = None,
    role: Annotated[str | None, typer.Option("--role", help="Whose goal it is, such as SDR.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="Its due date, where the text does not say it.")] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Ask the questions of the rewrite and print the finished goal.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say why each finding matters and list single suggestions.")] = False,
    fail_under: Annotated[
        int | None, typer.Option("--fail-under", min=0, max=100, metavar="SCORE", help="Exit with 1 below this score.")
    ] = None,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Judge one goal: a verdict a letter, the words that show it, and a rewrite."""
    where = _context(context, today)
    text = _standard_input() if goal == "-" else goal
    critic = _critic(config, model)
    item = Goal(text, role=role, due_date=as_date(due, "--due"))
    report = critic.critique(item, where)
    if fill:
        report = _fill(critic, item, report, where)
    _print_report(report, format, verbose)
    return _status(report.score, fail_under)


def _print_report(report: Report, format: Format, verbose: bool) -> None:
    if format is Format.json:
        print(report.to_json(indent=2))
    elif format is Format.markdown:
        from smartcritic.render.markdown import report_markdown

        print(report_markdown(report), end="")
    else:
        from smartcritic.render.terminal import ReportView

        _show(ReportView(report, verbose=verbose))


def _fill(critic: Critic, item: Goal, report: Report, where: Context) -> Report:
    """Ask the questions of the rewrite on standard error, print the finished goal, and return its report."""
    import dataclasses

    from smartcritic.render.marks import visible

    rewrite = report.rewrite
    if rewrite is None:
        print("Nothing to fill: there is no rewrite of this goal.", file=sys.stderr)
        return report
    answers = _answers(rewrite)
    text = rewrite.fill(**answers)
    print(visible(text, newlines=True), file=sys.stderr)
    print(file=sys.stderr)
    return critic.critique(dataclasses.replace(item, text=text), where)


def _answers(rewrite: Rewrite) -> dict[str, str]:
    """Ask for each slot once; an empty answer takes what is offered, else leaves the slot open."""
    from smartcritic.render.marks import visible

    answers: dict[str, str] = {}
    print(f"\n  {visible(rewrite.text)}\n", file=sys.stderr)
    for slot in rewrite.slots:
        if slot.name in answers:
            continue
        offered = f" [{visible(slot.offered)}]" if slot.offered else ""
        print(f"{visible(slot.question)}{offered} ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            break
        answer = line.strip() or slot.offered
        if answer:
            answers[slot.name] = answer
    print(file=sys.stderr)
    return answers


# --------------------------------------------------------------------------- audit


@app.command()
def audit(
    source: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files of goals, folders or patterns of files; - reads standard input.")
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write: .html .xlsx .csv .jsonl .parquet .md .sarif; also several."),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", metavar="[ROLE=]NAME", help="The goals' column, or others': owner='Assigned to'.")
    ] = None,
    explain_columns: Annotated[
        bool, typer.Option("--explain-columns", help="Say what would be taken from which column and why, with three goals; judge nothing.")
    ] = False,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; default: all of them.")] = None,
    format: FormatOption = Format.text,
    today: TodayOption = None,
    context: ContextOption = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How 03/04/2026 is meant; default: found out.")
    ] = None,
    fail_under: Annotated[
        int | None, typer.Option("--fail-under", min=0, max=100, metavar="SCORE", help="Exit with 1 where the mean score is below.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="Findings that are known and left out.")] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write all findings as known ones.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace outputs that are there already.")] = False,
    formulas: Annotated[bool, typer.Option("--formulas", help="Leave cells as they are that a spreadsheet would run as formulas.")] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help="Print the findings as GitHub annotations, not the summary.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that judge at once.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep finished parts beside the first output, and take up a run that was cut off.")
    ] = False,
    engine: Annotated[Engine, typer.Option("--engine", help="dask: Parquet files on a cluster; -o names a folder then.")] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="The Dask cluster, such as tcp://10.0.0.1:8786; default: its own.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no progress.")] = False,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Judge a list of goals: a report a row, and a summary."""
    from smartcritic.audit.parallel import Store, Work, audit_in_parts, seldom_collecting
    from smartcritic.audit.reading import Options, read_goals
    from smartcritic.audit.reading.row_rules import left_out_lines
    from smartcritic.audit.runner import Baseline
    from smartcritic.audit.runner import audit as run
    from smartcritic.audit.sarif import workflow_commands
    from smartcritic.audit.summary import Summary
    from smartcritic.audit.writers import check_outputs, write_whole, writing

    where = _context(context, today)
    outputs = output or []
    if scheduler is not None and engine is not Engine.dask:
        raise InputError("--scheduler is the address of a Dask cluster; say --engine dask too")
    if engine is Engine.dask:
        if len(source) != 1 or len(outputs) != 1 or outputs[0].suffix or outputs[0].is_file():
            raise InputError("--engine dask takes one file, folder or pattern of Parquet files, and one folder for the verdicts: -o FOLDER")
        from smartcritic.integrations.cluster import audit_on_dask

        judged = _critic(config, model).config
        summary = audit_on_dask(
            source[0], outputs[0], where,
            scheduler=scheduler, config=judged, model=model, columns=_pairs(column or []), day_first=day_first,
        )  # fmt: skip
        if not quiet:
            _print_summary(summary, format)
        return _status(summary.whole.score, fail_under)
    for one in source:
        check_outputs([*outputs], overwrite=overwrite, source=None if one == "-" else Path(one))
    if resume and not outputs:
        raise InputError("--resume keeps finished parts beside the first output; give one with -o")
    known = Baseline.from_file(baseline) if baseline is not None else None
    if write_baseline is not None and write_baseline.exists() and not overwrite:
        raise InputError(f"--write-baseline {write_baseline}: is there already; say --overwrite to replace it")
    reading = read_goals(source, Options(_pairs(column or []), sheet, day_first))
    columns = reading.columns
    if explain_columns:
        print(reading.explain())
        return 0
    summary = Summary(notes=reading.notes)
    if not quiet:
        _tell(*summary.notes, f"columns: {columns.describe()}")
    critic = _critic(config, model)
    lines: list[str] = []
    kept: list[tuple[Goal, Facts]] = []
    others: list[Goal] = []
    parts = outputs[0].with_name(f"{outputs[0].name}.parts") if resume and outputs else None
    with writing(outputs, columns, guard=not formulas) as writers, seldom_collecting():
        if jobs > 1 or parts is not None:
            work = Work(columns, where, critic.config, model, known, advise=bool(outputs))
            outcomes = audit_in_parts(reading.rows, work, jobs=jobs, folder=parts)
        else:
            outcomes = run(reading.rows, columns, critic, where, baseline=known, advise=bool(outputs))
        for outcome in _progress(outcomes, quiet, reading.total):
            summary.add(outcome)
            for writer in writers:
                writer.write(outcome)
            if annotate:
                for line in workflow_commands(outcome, columns.source):
                    print(line)
            if write_baseline is not None:
                lines.extend(Baseline.entries([outcome]))
            if outcome.goal is not None and outcome.report is not None and len(kept) <= _PORTFOLIO_MOST:
                if outcome.report.judged:
                    kept.append((outcome.goal, outcome.report.facts))
                else:
                    others.append(outcome.goal)
        if not summary.rows:
            raise InputError(f"{reading.name}: holds no rows of data")
        summary.notes = (*reading.notes, *left_out_lines(reading.left_out))
        _add_portfolio(summary, kept, others, critic, where)
        for writer in writers:
            writer.finish(summary)
    if parts is not None:
        Store(parts, "").clear()
    if write_baseline is not None:
        write_whole(write_baseline, "".join(f"{line}\n" for line in lines), overwrite=overwrite)
    if not quiet and not annotate:
        _print_summary(summary, format)
    return _status(summary.whole.score, fail_under)


_PORTFOLIO_MOST = 20_000
"""Goals of the longest list that is also looked at as a whole."""


def _add_portfolio(
    summary: Summary, pairs: Sequence[tuple[Goal, Facts]], others: Sequence[Goal], critic: Critic, where: Context
) -> None:
    """Add what only the list as a whole shows, from the facts that were read already."""
    from smartcritic.portfolio import audit_portfolio

    if len(pairs) > _PORTFOLIO_MOST:
        summary.notes = (*summary.notes, f"more than {_PORTFOLIO_MOST:,} goals: not looked at as one portfolio")
        return
    found = audit_portfolio(pairs, where, others)
    summary.portfolio = tuple(f for f in found if critic.config.rule_on(f.rule))


def _print_summary(summary: Summary, format: Format) -> None:
    if format is Format.json:
        print(json.dumps(summary.to_dict(), ensure_ascii=True, indent=2))
    elif format is Format.markdown:
        from smartcritic.render.markdown import summary_markdown

        print(summary_markdown(summary), end="")
    else:
        from smartcritic.render.tables import summary_view

        _show(summary_view(summary, _console().width))


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


# --------------------------------------------------------------------------- explain, plan, evaluate


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(help="A rule, such as time_bound/vague_time; without it, all rules are listed.")] = None,
    format: FormatOption = Format.text,
) -> int:
    """Say what a rule flags, why it matters, and give a bad and a good example."""
    import dataclasses

    from smartcritic import rules

    chosen = [rules.get(rule)] if rule is not None else list(rules.load().values())
    if format is Format.json:
        data = [{k: v for k, v in dataclasses.asdict(r).items() if k not in ("context", "goal")} for r in chosen]
        print(json.dumps(data[0] if rule is not None else data, ensure_ascii=False, indent=2, default=str))
    elif format is Format.markdown:
        from smartcritic.render.markdown import rules_markdown

        print(rules_markdown(chosen), end="")
    else:
        from smartcritic.render.tables import rule_view, rules_view

        _show(rule_view(chosen[0]) if rule is not None else rules_view(chosen))
    return 0


@app.command()
def plan(
    goal: Annotated[str, typer.Argument(help="The goal, in quotes; - reads it from standard input.")],
    format: FormatOption = Format.text,
    today: TodayOption = None,
    context: ContextOption = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="Its due date, where the text does not say it.")] = None,
    step: Annotated[
        str | None, typer.Option("--step", help="Milestones per week, month or quarter; by itself as the time left asks for.")
    ] = None,
    spread: Annotated[str, typer.Option("--spread", help="Milestones rise by workdays, or linear with all days.")] = "workdays",
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Break a goal down to milestones, weeks and working days."""
    where = _context(context, today)
    text = _standard_input() if goal == "-" else goal
    found = _critic(config, model).plan(Goal(text, due_date=as_date(due, "--due")), where, step=step, spread=spread)
    if format is Format.json:
        print(json.dumps(found.to_dict(), ensure_ascii=True, indent=2))
    elif format is Format.markdown:
        from smartcritic.render.markdown import plan_markdown

        print(plan_markdown(found), end="")
    else:
        from smartcritic.render.tables import plan_view

        _show(plan_view(found))
    return 0


@app.command()
def compare(
    before: Annotated[str, typer.Argument(help="The goal as its writer wrote it, in quotes; - reads it from standard input.")],
    after: Annotated[str, typer.Argument(help="Somebody's rewrite of it, in quotes.")],
    format: FormatOption = Format.text,
    today: TodayOption = None,
    context: ContextOption = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="Its due date, where the text does not say it.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where a fact is changed, lost or invented.")] = False,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Say what a rewrite did to a goal: facts kept, changed, lost or invented, and what each criterion gained or lost."""
    where = _context(context, today)
    item = Goal(_standard_input() if before == "-" else before, due_date=as_date(due, "--due"))
    found = _critic(config, model).compare(item, after, where)
    if format is Format.json:
        print(found.to_json(indent=2))
    else:
        from smartcritic.render.comparison import comparison_markdown, comparison_view

        if format is Format.markdown:
            print(comparison_markdown(found), end="")
        else:
            _show(comparison_view(found))
    return 1 if strict and not found.faithful else 0


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Labelled goals, one JSON object a line: id, text, ref, labels.")],
    misses: Annotated[
        Path | None, typer.Option("--misses", metavar="FILE", help="Write every disagreement, one JSON object a line.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file of misses if it is there.")] = False,
    format: FormatOption = Format.text,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Compare with labelled goals: accuracy, macro-F1, kappa and confusion per criterion, and how well facts are found."""
    from smartcritic.audit.writers import write_whole
    from smartcritic.evaluate import evaluate as run
    from smartcritic.evaluate import read_gold

    if misses is not None and misses.exists() and not overwrite:
        raise InputError(f"--misses {misses}: is there already; say --overwrite to replace it")
    found = run(_critic(config, model), read_gold(gold))
    if misses is not None:
        write_whole(misses, "".join(json.dumps(m.to_dict()) + "\n" for m in found.misses), overwrite=overwrite)
    if format is Format.json:
        print(json.dumps(found.to_dict(), indent=2))
    elif format is Format.markdown:
        from smartcritic.render.markdown import evaluation_markdown

        print(evaluation_markdown(found), end="")
    else:
        from smartcritic.render.tables import evaluation_view

        _show(evaluation_view(found))
    return 0


# --------------------------------------------------------------------------- serve


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; other machines need a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")] = 8000,
    api_key: Annotated[
        str | None,
        typer.Option("--api-key", metavar="KEY", envvar="SMARTCRITIC_API_KEY", show_envvar=True, help="Who asks must send this key."),
    ] = None,
    no_auth: Annotated[bool, typer.Option("--no-auth", help="Let everybody in who reaches the address.")] = False,
    max_body: Annotated[int, typer.Option("--max-body", min=1, metavar="BYTES", help="The largest body of a request.")] = 1 << 20,
    max_goals: Annotated[int, typer.Option("--max-goals", min=1, metavar="N", help="Goals of one batch.")] = 1_000,
    max_requests: Annotated[int, typer.Option("--max-requests", min=1, metavar="N", help="Requests that are worked on at once.")] = 64,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="The time for one answer.")] = 30.0,
    allow_origin: Annotated[
        list[str] | None, typer.Option("--allow-origin", metavar="URL", help="A web origin whose pages may ask; also several.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Log warnings and errors alone.")] = False,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Serve the critic over HTTP, with a page to try it on; it listens on this machine alone unless told otherwise."""
    from smartcritic.audit.extras import need

    for module in ("fastapi", "uvicorn", "prometheus_client", "fastapi_offline"):
        need(module, "smartcritic serve", "service")
    from smartcritic.service.serve import serve as run
    from smartcritic.service.settings import Settings, check_bind

    check_bind(host, api_key, no_auth)
    settings = Settings(
        api_key=api_key, max_body=max_body, max_goals=max_goals, max_requests=max_requests, timeout=timeout,
        origins=tuple(allow_origin or ()),
    )  # fmt: skip
    run(host, port, settings, _critic(config, model), quiet=quiet)
    return 0


@app.command(name="lsp")
def language_server(
    context: ContextOption = None,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Serve an editor over standard input and output, by the Language Server Protocol: goals in Markdown and text files."""
    from smartcritic.integrations.lsp import serve as run

    run(_critic(config, model), _served_context(context))
    return 0


@app.command(name="mcp")
def mcp_server(
    context: ContextOption = None,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Serve language models over standard input and output, by the Model Context Protocol: critique, extract, plan, audit, compare."""
    from smartcritic.integrations.mcp_server import serve as run

    run(_critic(config, model), _served_context(context))
    return 0


def _served_context(file: Path | None) -> Context:
    """The context of a server: that of the file, else an empty one."""
    return Context.from_dict(_data(file)) if file is not None else Context()


# --------------------------------------------------------------------------- shared


def _context(path: Path | None, today: str | None) -> Context:
    """Read the context file (TOML or JSON) and put the reference date in."""
    import dataclasses

    where = Context.from_dict(_data(path)) if path is not None else Context()
    day = as_date(today, "--today")
    return dataclasses.replace(where, today=day) if day is not None else where.on(dt.date.today())


def _data(path: Path) -> dict[str, Any]:
    if path.suffix.lower() == ".toml":
        return read_toml(path)
    if path.suffix.lower() != ".json":
        raise InputError(f"--context {path}: expected a file ending in .toml or .json")
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"--context {path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"--context {path}: is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise InputError(f"--context {path}: expected an object, found {type(data).__name__}")
    return data


def _critic(config: Path | None, model: str | None) -> Critic:
    from smartcritic.critic import Critic

    file = config or discover()
    return Critic(Config.from_file(file) if file is not None else None, nlp=model)


def _standard_input() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip()


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _show(view: RenderableType) -> None:
    """Print a view: as it is on a terminal, without spaces at the ends of lines in a pipe."""
    console = _console()
    if console.is_terminal:
        console.print(view)
        return
    with console.capture() as captured:
        console.print(view)
    print("\n".join(line.rstrip() for line in captured.get().split("\n")), end="")


def _tell(*lines: str) -> None:
    from smartcritic.render.marks import visible

    for line in lines:
        print(visible(line), file=sys.stderr)


def _status(score: float | None, fail_under: int | None) -> int:
    """The exit status; without a score, since nothing was a goal, what was asked for is not reached either."""
    return 1 if fail_under is not None and (score is None or score < fail_under) else 0

"""``smartcritic check``: one goal."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from smartcritic.errors import InputError, nearest
from smartcritic.interfaces.cli.console import exit_status, exit_status_of, show, standard_input
from smartcritic.interfaces.cli.options import (
    ConfigOption,
    ContextOption,
    DueOption,
    FailOnOption,
    FormatOption,
    ModelOption,
    ProfileOption,
    TodayOption,
    make_critic,
    read_context,
)
from smartcritic.model import AMBITIONS, YARDSTICK_KINDS, Context, Goal, KeyResult, Report, Rewrite, parse_iso_date, replace
from smartcritic.render.formats import RENDERERS
from smartcritic.render.marks import visible

if TYPE_CHECKING:
    from smartcritic.critic import Critic


Known = TypeVar("Known", bound=str)


def check(
    goal: Annotated[str, typer.Argument(help="The goal, in quotes; - reads it from standard input.")],
    format: FormatOption = "text",
    today: TodayOption = None,
    context: ContextOption = None,
    role: Annotated[str | None, typer.Option("--role", help="Whose goal it is, such as SDR.")] = None,
    due: DueOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="What kind of goal it is, such as objective, key_result, learning, baseline or keep.")
    ] = None,
    ambition: Annotated[str | None, typer.Option("--ambition", help="How high it aims: committed or aspirational.")] = None,
    key_result: Annotated[list[str] | None, typer.Option("--key-result", help="A key result of the objective; once for each.")] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Ask the rewrite's questions and print the finished goal.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say why each finding matters and list single suggestions.")] = False,
    fail_under: Annotated[
        int | None, typer.Option("--fail-under", min=0, max=100, metavar="SCORE", help="Exit with 1 below this score.")
    ] = None,
    fail_on: FailOnOption = None,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Judge one goal: a verdict for each criterion, the words that show it, and a rewrite."""
    where = read_context(context, today)
    text = standard_input() if goal == "-" else goal
    critic = make_critic(config, model, profile)
    item = Goal(
        text,
        role=role,
        due_date=parse_iso_date(due, "--due"),
        kind=_one_of(kind, YARDSTICK_KINDS, "--kind"),
        ambition=_one_of(ambition, AMBITIONS, "--ambition"),
        key_results=tuple(map(KeyResult, key_result or ())),
    )
    report = critic.critique(item, where)
    if fill:
        report = _fill(critic, item, report, where)
    show(RENDERERS["Report", format](report, verbose=verbose))
    return exit_status(report.score, fail_under) or exit_status_of(report.findings, fail_on)


def _one_of(said: str | None, known: tuple[Known, ...], option: str) -> Known | None:
    """What an option says, with spaces or hyphens for underscores."""
    if said is None:
        return None
    plain = said.strip().lower().replace(" ", "_").replace("-", "_")
    found = next((k for k in known if k == plain), None)
    if found is None:
        raise InputError(f"{option}: there is no {said!r}{nearest(plain, known)}; give one of {', '.join(known)}")
    return found


def _fill(critic: Critic, item: Goal, report: Report, where: Context) -> Report:
    """Ask the questions of the rewrite on standard error, print the finished goal, and return its report."""
    rewrite = report.rewrite
    if rewrite is None:
        print("Nothing to fill: there is no rewrite of this goal.", file=sys.stderr)
        return report
    answers = _answers(rewrite, report.today)
    text = rewrite.fill(today=report.today, **answers) if answers else rewrite.text
    print(visible(text, newlines=True), file=sys.stderr)
    print(file=sys.stderr)
    return critic.critique(replace(item, text=text), where)


def _answers(rewrite: Rewrite, today: dt.date) -> dict[str, object]:
    """Ask for each slot, again where the answer does not fit; an empty answer takes what is proposed, else leaves the slot open."""
    answers: dict[str, object] = {}
    print(f"\n  {visible(rewrite.text)}\n", file=sys.stderr)
    for slot in rewrite.slots:
        proposed = f" [{visible(slot.proposal)}]" if slot.proposal else " (optional)" if slot.optional else ""
        while True:
            print(f"{visible(slot.question)}{proposed} ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line:
                print(file=sys.stderr)
                return answers
            answer = line.strip() or slot.proposal
            if not answer:
                break
            try:
                rewrite.fill(today=today, **answers, **{slot.name: answer})
            except InputError as error:
                print(f"  {visible(str(error))}", file=sys.stderr)
                continue
            answers[slot.name] = answer
            break
    print(file=sys.stderr)
    return answers

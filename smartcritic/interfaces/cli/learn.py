"""``smartcritic learn``: a team's corrections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from smartcritic.errors import InputError
from smartcritic.interfaces.cli.console import show, tell
from smartcritic.interfaces.cli.options import ConfigOption, ModelOption, ProfileOption, TodayOption, make_critic, read_context
from smartcritic.model.corrections import Correction, Learned, Move, RuleMove, TeamFile, read_corrections, read_team_file
from smartcritic.render.marks import visible

TEAM = Path("team.json")
STRONGEST = 3
"""Properties of goals that are shown of a move."""


def learn(
    corrections: Annotated[Path | None, typer.Argument(metavar="FILE", help="Corrections, one JSON object a line.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="What the team taught; it is added to.")] = TEAM,
    shown: Annotated[bool, typer.Option("--show", help="Say what was learned, from which corrections; learn nothing.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the file that was learned from last.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Take back all.")] = False,
    today: TodayOption = None,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Learn from verdicts and findings that a team corrects; `corrections = "team.json"` in the configuration heeds it."""
    from smartcritic.audit.writing import write_whole

    if sum((corrections is not None, shown, undo, reset)) != 1:
        raise InputError("learn: give a file of corrections, or one of --show, --undo and --reset")
    known = read_team_file(output) if output.exists() else TeamFile()
    if shown:
        show("\n".join(_told(known)))
        return 0
    if undo and not known.batches:
        raise InputError(f"--undo: {output} has learned from no file")
    batches = () if reset else known.batches[:-1] if corrections is None else (*known.batches, read_corrections(corrections))
    made = TeamFile(batches)
    if batches:
        critic = make_critic(config, model, profile, corrections=Learned())
        made = TeamFile(batches, critic.learn(made.corrections, read_context(None, today)))
    write_whole(output, made.to_json(), overwrite=True)
    tell(f"{output}: {len(made.corrections)} corrections of {len(batches)} files")
    show("\n".join(_told(made)))
    return 0


def _told(file: TeamFile) -> Iterator[str]:
    said, lines = file.learned, file.corrections
    if not said:
        yield f"nothing was learned from {len(lines)} corrections"
    for move in said.moves:
        yield from _of_verdict(move, lines)
    for rule in said.rules:
        yield from _of_rule(rule, lines)


def _of_verdict(move: Move, lines: tuple[Correction, ...]) -> Iterator[str]:
    yield f"{move.letter}: {move.said} becomes {move.to}, learned from {len(move.lines)} of your corrections"
    found = ", ".join(f"{name} {p:.0%}" for name, p in move.beliefs[:STRONGEST])
    yield f"  what you seem to go by: {found}"
    yield f"  log odds move by up to {move.most:.1f}"
    yield f"  of {move.heard} such verdicts {move.fits_before} were yours before, {move.fits_after} are now"
    yield from _quoted(move.lines, lines)


def _of_rule(rule: RuleMove, lines: tuple[Correction, ...]) -> Iterator[str]:
    yield f"{rule.rule}: {'left out' if rule.level == 'off' else 'a note'}, since {len(rule.lines)} of {rule.heard} findings were refused"
    yield from _quoted(rule.lines, lines)


def _quoted(numbers: tuple[int, ...], lines: tuple[Correction, ...]) -> Iterator[str]:
    for number in numbers:
        yield f"  {number}: {visible(lines[number - 1].text)[:100]}"

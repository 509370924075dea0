"""What a team corrects, and what was learned from it: lines in, a small table of moves out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import fields

from smartcritic.errors import ConfigError, InputError, nearest
from smartcritic.model.plain import to_builtins, to_json
from smartcritic.model.report import CRITERIA, VERDICTS, VerdictName
from smartcritic.model.strict import Day, read_record, rebuild

SCHEMA = "smartcritic/corrections/1"


class Correction(Struct, frozen=True, gc=False):
    """One ruling of a team: the verdict that a letter of a text should get, or whether a finding of a rule on it is accepted.

    `ref`: the day on which the goal was written. `date`: the day of the ruling.
    """

    text: str
    letter: str | None = None
    verdict: str | None = None
    rule: str | None = None
    accepted: bool | None = None
    ref: Day | None = None
    date: Day | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the ruling as JSON-ready data, without what was not given."""
        return {key: value for key, value in to_builtins(self).items() if value is not None}


class Move(Struct, frozen=True, gc=False):
    """Where the critic says `said` of a letter and the team, of goals of some kinds, says `to`.

    `beliefs`: by property of a goal, how likely it is that the team judges by it. `most`: how far log odds are moved where that is sure.
    `lines`: the corrections that say so, from 1 on. `heard`: all corrections on goals of which the critic says `said`. `fits_before` and
    `fits_after`: of these, how many the critic got as the team has them without the move, and with it.
    """

    letter: str
    said: VerdictName
    to: VerdictName
    beliefs: tuple[tuple[str, float], ...]
    most: float
    lines: tuple[int, ...]
    heard: int
    fits_before: int
    fits_after: int


class RuleMove(Struct, frozen=True, gc=False):
    """A rule whose findings a team refuses: the level that they get, and the corrections that refuse them, of `heard` in all."""

    rule: str
    level: Literal["note", "off"]
    lines: tuple[int, ...]
    heard: int


class Learned(Struct, frozen=True, gc=False):
    """What was learned from a team's corrections; empty where there are none."""

    moves: tuple[Move, ...] = ()
    rules: tuple[RuleMove, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moves or self.rules)


class TeamFile(Struct, frozen=True, gc=False):
    """The file that ``smartcritic learn`` keeps: the corrections of every file that was learned from, and what they teach together."""

    batches: tuple[tuple[Correction, ...], ...] = ()
    learned: Learned = Learned()

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, in order."""
        return tuple(c for batch in self.batches for c in batch)

    def to_json(self) -> str:
        """Return the file's text."""
        batches = [[c.to_dict() for c in batch] for batch in self.batches]
        return to_json({"schema": SCHEMA, "batches": batches, "learned": to_builtins(self.learned)}, 1) + "\n"


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Read corrections, one JSON object a line.

    Raises:
        InputError: the file cannot be read, or a line is no correction; the message names the line and what would be right.
    """
    lines = enumerate(_text(path, InputError).split("\n"), 1)
    found = tuple(correction(_parsed(line, f"{path}, line {i}"), f"{path}, line {i}") for i, line in lines if line.strip())
    if not found:
        raise InputError(f"{path}: holds no correction; give one JSON object a line, such as {_EXAMPLE}")
    return found


_EXAMPLE = '{"text": "...", "letter": "time_bound", "verdict": "partial"}'


def corrections_of(items: Iterable[Mapping[str, Any] | Correction]) -> Iterator[Correction]:
    """Read corrections that are data already; an error names the place."""
    for i, item in enumerate(items, 1):
        yield correction(item, f"corrections, line {i}")


def correction(data: Any, where: str) -> Correction:
    """Read one correction.

    Raises:
        InputError: it is none; the message begins with `where`.
    """
    made = read_record(Correction, data, where)
    if not made.text.strip():
        raise InputError(f"{where}: text: must not be empty")
    on_verdict = made.letter is not None or made.verdict is not None
    if on_verdict == (made.rule is not None or made.accepted is not None):
        raise InputError(f"{where}: give either letter and verdict, or rule and accepted")
    if on_verdict:
        _one_of(made.letter, CRITERIA, f"{where}: letter")
        _one_of(made.verdict, VERDICTS, f"{where}: verdict")
    elif made.rule is None or made.accepted is None:
        raise InputError(f"{where}: the key {'rule' if made.rule is None else 'accepted'!r} is missing; give rule and accepted")
    return made


def _one_of(value: str | None, known: tuple[str, ...], where: str) -> None:
    if value not in known:
        raise InputError(f"{where}: must be one of {', '.join(known)}, not {value!r:.80}{nearest(value or '', known)}")


def _parsed(line: str, where: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: is no JSON: {error}") from None


def _text(path: str | Path, error: type[InputError] | type[ConfigError]) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise error(f"{path}: cannot be read: {wrong.strerror or wrong}") from None
    except UnicodeDecodeError as wrong:
        raise error(f"{path}: is not UTF-8 (byte {wrong.start})") from None


def read_team_file(path: str | Path) -> TeamFile:
    """Read the file that ``smartcritic learn`` keeps.

    Raises:
        ConfigError: it cannot be read, or is no such file.
    """
    try:
        data = json.loads(_text(path, ConfigError))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ConfigError):
            raise
        raise ConfigError(f"{path}: is no JSON: {error}; smartcritic learn makes the file from corrections") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ConfigError(f"{path}: is no file of schema {SCHEMA!r}; smartcritic learn makes it from corrections")
    try:
        return rebuild(TeamFile, {f.name: data.get(f.name, ()) for f in fields(TeamFile)}, str(path))
    except InputError as error:
        raise ConfigError(str(error)) from None


def _given(value: object) -> object:
    """What was learned, from the path of a team's file, or as data."""
    if isinstance(value, (str, Path)):
        try:
            return read_team_file(value).learned if str(value) else Learned()
        except ConfigError as error:
            raise ValueError(str(error)) from None
    return value


LearnedOption = Annotated[Learned, Meta(extra={"read": _given, "must": "be the path of a file that smartcritic learn made"})]
"""What was learned, or the path of the file that has it."""

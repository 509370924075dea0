"""The options that commands share, and what is made of them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcritic.config import Config, discover
from smartcritic.errors import InputError
from smartcritic.model import Context, Level, parse_iso_date, replace
from smartcritic.model.toml import read_toml
from smartcritic.render.formats import FORMATS, known_format

if TYPE_CHECKING:
    from smartcritic.critic import Critic


TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The reference date, such as 2026-11-22; default: the day of the call.")
]
ContextOption = Annotated[Path | None, typer.Option("--context", metavar="FILE", help="A TOML or JSON file with what the text cannot say.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="A TOML file; default: tool.smartcritic in the nearest pyproject.toml.")
]
ProfileOption = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="What is asked of goals: smart-strict, okr, sales, ..., or a TOML file.")
]
FailOnOption = Annotated[Level | None, typer.Option("--fail-on", help="Exit with 1 where a finding has this level or a more serious one.")]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline; default: the bundled one.")]
FormatOption = Annotated[
    str, typer.Option("--format", "-f", callback=known_format, metavar=f"[{'|'.join(FORMATS)}]", help="How the result is printed.")
]
DueOption = Annotated[str | None, typer.Option("--due", metavar="DATE", help="Its due date, where the text does not say it.")]


def read_context(path: Path | None, today: str | None) -> Context:
    """Read the context file (TOML or JSON) and put the reference date in."""
    where = Context.from_dict(_data(path)) if path is not None else Context()
    day = parse_iso_date(today, "--today")
    return replace(where, today=day) if day is not None else where.on(dt.date.today())


def served_context(path: Path | None) -> Context:
    """Return the context of a server: that of the file, else an empty one; the reference date is the day of each call."""
    return Context.from_dict(_data(path)) if path is not None else Context()


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


def make_critic(config: Path | None, model: str | None, profile: str | None = None, **given: Any) -> Critic:
    """Build the critic with this configuration, else with that of the nearest pyproject.toml; `profile` and the keys
    `given` take the place of its own."""
    from smartcritic.critic import Critic

    file = config or discover()
    if profile is not None:
        given["profile"] = profile
    return Critic(Config.from_file(file, **given) if file is not None else Config(**given), nlp=model)

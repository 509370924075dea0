"""Profiles: what different practices ask of a goal, as layers over one default.

A profile is a TOML file that says only where it departs: the level of rules, what each letter counts for, thresholds, and why a rule
matters there. Those that come with the package stand beside this file; a path names one of your own. What a configuration says itself
comes on top (`smartcritic.Config`).
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Annotated

from msgspec import Meta, Struct

from smartcritic.errors import ConfigError, nearest
from smartcritic.model.strict import read_record, table
from smartcritic.model.toml import packaged, read_toml

FOLDER = resources.files(__package__)

Levels = Annotated[tuple[tuple[str, str], ...], Meta(extra={"read": table(str), "must": 'be a table such as "specific/wish" = "error"'})]
"""A level ("error", "warning", "note" or "off") by the prefix of rules' names."""

Letters = Annotated[tuple[tuple[str, float], ...], Meta(extra={"read": table(float), "must": "be a table such as time_bound = 0.25"})]
"""What letters count for in the score, by criterion; the shares need not add up to one."""

Texts = Annotated[tuple[tuple[str, str], ...], Meta(extra={"read": table(str), "must": 'be a table such as "specific/wish" = "..."'})]
"""A text by the name of a rule."""


class Profile(Struct, frozen=True):
    """One practice: what it is for, where it departs from the default, and on which literature it rests.

    `thresholds`: keys of `smartcritic.Config` that are shares from 0 to 1. `find_objectives`: as the key of that name.
    """

    title: str
    about: str
    thresholds: Letters = ()
    letters: Letters = ()
    levels: Levels = ()
    why: Texts = ()
    find_objectives: bool = False


def names() -> tuple[str, ...]:
    """The profiles that come with the package."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in FOLDER.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def load(name: str) -> Profile:
    """Return the profile of this name, or that of a TOML file.

    Raises:
        ConfigError: there is no such profile, or its file is wrong; the message names what, and what would be right.
    """
    if name in names():
        return read_record(Profile, packaged(__package__, name), f"profile {name}", ConfigError)
    if not name.endswith(".toml"):
        raise ConfigError(
            f"profile: there is none of the name {name!r}{nearest(name, names())}; there are {', '.join(names())}, or give a TOML file"
        )
    try:
        return read_record(Profile, read_toml(name), name, ConfigError)
    except ConfigError as error:
        raise ConfigError(f"profile {error}") from None

"""What the commands print: one function by type and format, in one table. A format is one file of this folder and its name in `FORMATS`.

The file has a mapping `RENDERERS`: by the name of a type (`TYPES`) a function that takes such a thing, and gives text or what rich prints.
Modules are loaded when their format is first asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smartcritic.errors import InputError, nearest

FORMATS = ("text", "json", "markdown")
TYPES = ("Report", "Summary", "Plan", "Comparison", "Evaluation", "Rule", "Rules")

Renderer = Callable[..., Any]


class Renderers(Mapping[tuple[str, str], Renderer]):
    """The table: a renderer by type and format, such as ``RENDERERS["Report", "markdown"]``."""

    def __getitem__(self, key: tuple[str, str]) -> Renderer:
        kind, name = key
        if kind not in TYPES or name not in FORMATS:
            raise KeyError(key)
        of_format: Mapping[str, Renderer] = importlib.import_module(f"{__name__}.{name}").RENDERERS
        return of_format[kind]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((kind, name) for kind in TYPES for name in FORMATS)

    def __len__(self) -> int:
        return len(TYPES) * len(FORMATS)


RENDERERS = Renderers()


def known_format(name: str) -> str:
    """Return the name of a format as it is.

    Raises:
        InputError: there is no such format.
    """
    if name not in FORMATS:
        raise InputError(f"--format {name}: there is no such format{nearest(name, FORMATS)}; give {' or '.join(FORMATS)}")
    return name

"""Features of a learned decision in small groups, and the weights of each group: text is made once of what comes again and again.

The names of features depend on a few values at a time (a tag, a relation, a kind of word). A group holds the function that names its
features and these values; `Sums` works out the weight of a group when it is first met, and looks it up from then on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from smartcritic.errors import ModelError

T = TypeVar("T")

Group = tuple[Callable[..., Iterable[str]], *tuple[Hashable, ...]]
"""What names some features, and the values that it names them by."""

MOST = 50_000
"""Groups whose weights are kept."""


def read(file: Traversable, what: str) -> Any:
    """The weights of a JSON file; equal ones are one number in memory, so that what is summed up lies close together.

    Raises:
        ModelError: the file is missing or broken; the message names `what` they decide.
    """
    try:
        return json.loads(file.read_text(encoding="utf-8"), parse_float=cache(float))
    except (OSError, ValueError) as error:
        raise broken(what, error) from error


def broken(what: str, error: Exception) -> ModelError:
    """The error of weights that cannot be used."""
    return ModelError(f"the weights of {what} cannot be read ({error}); install the package again")


def names(groups: Iterable[Group]) -> list[str]:
    """The features of groups by name."""
    return [name for group in groups for name in group[0](*group[1:])]


class Sums(dict[Group, T]):
    """The weights of groups of features: ``sums[group]``.

    Args:
        weigh: the sum of the weights of features by name.
    """

    __slots__ = ("weigh",)

    def __init__(self, weigh: Callable[[Iterable[str]], T]) -> None:
        super().__init__()
        self.weigh = weigh

    def __missing__(self, group: Any) -> T:
        if len(self) >= MOST:
            self.clear()
        made = self[group] = self.weigh(group[0](*group[1:]))
        return made

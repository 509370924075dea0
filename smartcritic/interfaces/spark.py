"""Past one machine: the function that Spark's ``mapInArrow`` takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from smartcritic.audit.arrow import judge_batches
from smartcritic.config import Config
from smartcritic.critic import Critic
from smartcritic.model import Context

_critics: dict[str, Critic] = {}


def arrow_mapper(
    context: Context, *, config: Config | None = None, model: str | None = None, columns: Mapping[str, str] | None = None
) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Return a function from record batches of goals to record batches of verdicts, as Spark's ``mapInArrow`` takes it.

    It can be pickled, and builds its critic where it runs, once a process. The schema of its batches is `smartcritic.audit.arrow.schema`.
    `row` counts within what one call is handed; use an id column to find rows again.
    """
    return _Mapper(context.to_dict(), (config or Config()).to_dict(), model, dict(columns or {}))


@dataclasses.dataclass(frozen=True)
class _Mapper:
    context: dict[str, Any]
    config: dict[str, Any]
    model: str | None
    columns: dict[str, str]

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        yield from judge_batches(batches, _critic_of(self), Context.from_dict(self.context), columns=self.columns)


def _critic_of(mapper: _Mapper) -> Critic:
    """The critic of a process, built once for what it is asked."""
    key = repr(mapper)
    if key not in _critics:
        _critics.clear()
        _critics[key] = Critic(Config.from_dict(mapper.config), nlp=mapper.model)
    return _critics[key]

"""A goal beside somebody's rewrite of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from smartcritic.model import schema
from smartcritic.model.plain import to_builtins
from smartcritic.model.report import CRITERIA, Source, VerdictName
from smartcritic.model.strict import rebuild

COMPARISON_SCHEMA = "smartcritic/comparison/1"

FactKind = Literal["action", "object", "amount", "date", "name", "owner", "purpose", "detail"]
FactState = Literal["kept", "changed", "lost", "invented"]


class Quote(Struct, frozen=True, gc=False):
    """Words of a text: ``text == whole[start:end]``."""

    text: str
    start: int
    end: int


class FactChange(Struct, frozen=True, gc=False):
    """What became of one fact in a rewrite.

    `kind`: "action", "object", "amount", "date", "name", "owner", "purpose" or "detail" (what narrows the object, or names means).
    `state`: "kept", "changed" (another value of the same thing), "lost", or "invented" (the writer never gave it). `before` and `after`
    quote the two texts; `before` is None for what is invented or was given by a field or the context, `after` for what is lost.
    """

    kind: FactKind
    state: FactState
    message: str
    before: Quote | None = None
    after: Quote | None = None
    source: Source = "text"


class CriterionChange(Struct, frozen=True, gc=False):
    """One criterion before and after: "gained", "lost" or "same", with the rules that no longer flag (`mended`) and those that do now."""

    before: VerdictName
    after: VerdictName
    change: Literal["gained", "lost", "same"]
    mended: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()


class Comparison(Struct, frozen=True, gc=False, tag_field="schema", tag=COMPARISON_SCHEMA):
    """A goal and somebody's rewrite of it (schema ``smartcritic/comparison/1``).

    `before` and `after` are the two texts, `facts` what became of each fact, in the order of the texts. `slots` are the gaps that the
    rewrite leaves open ("[X%]"); a slot invents nothing and proves nothing. A score is None where that text is no goal.
    """

    before: str
    after: str
    today: dt.date
    score_before: int | None
    score_after: int | None
    facts: tuple[FactChange, ...]
    criteria: Mapping[str, CriterionChange]
    slots: tuple[Quote, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether the rewrite says what the goal says: nothing is changed, lost or invented."""
        return all(f.state == "kept" for f in self.facts)

    def _of(self, state: FactState) -> tuple[FactChange, ...]:
        return tuple(f for f in self.facts if f.state == state)

    @property
    def kept(self) -> tuple[FactChange, ...]:
        """The facts that both texts give."""
        return self._of("kept")

    @property
    def changed(self) -> tuple[FactChange, ...]:
        """The facts that have another value now."""
        return self._of("changed")

    @property
    def lost(self) -> tuple[FactChange, ...]:
        """The facts that the rewrite no longer gives."""
        return self._of("lost")

    @property
    def invented(self) -> tuple[FactChange, ...]:
        """The facts that the writer never gave."""
        return self._of("invented")

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON-ready data, with `faithful`."""
        data: dict[str, Any] = to_builtins(self)
        return {"schema": COMPARISON_SCHEMA, "faithful": self.faithful, **data}

    def to_json(self, indent: int | None = None) -> str:
        """Return `to_dict` as ASCII JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Comparison:
        """Rebuild the comparison that `to_dict` wrote.

        Raises:
            InputError: `data` is no comparison of schema ``smartcritic/comparison/1``; the message says where it is wrong.
        """
        schema.expect(data, COMPARISON_SCHEMA, "comparison")
        return rebuild(cls, data, "comparison")

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of a comparison."""
        made = schema.document(Comparison, faithful={"type": "boolean"})
        schema.by_name(made, "criteria", CRITERIA)
        return made

    def _repr_html_(self) -> str:
        """Show the comparison in a notebook. The renderer is looked up when it is asked for: records know no views of theirs."""
        from smartcritic.render.html import comparison_html

        return comparison_html(self)

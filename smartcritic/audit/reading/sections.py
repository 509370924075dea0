"""What an outline is made of: entries that are goals, entries above them that head a section, points of an agenda, remarks beside tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from smartcritic.audit.reading.documents import TEXT_LEVEL, Piece, is_called_goals

_POINT = re.compile(r"\d{1,2}[.)]")
_CAPTION_WORDS = 8
_TITLE_WORDS = 3
"""Words of the longest entry that heads a section where nothing but its place says so."""


def arranged(found: Sequence[Piece]) -> list[Piece]:
    """Take the entries of an outline that head a section as headings, and what stands beside tasks as remarks."""
    out = _agenda(_captions(list(found)))
    tasks = [p for p in out if p.kind == "entry" and p.task]
    return list(_around_tasks(out)) if len(tasks) > 1 else list(_titled(out))


def _captions(found: list[Piece]) -> list[Piece]:
    """Take short lines that stand right above entries as headings, where one of them says that goals follow."""
    above = [
        i for i, p in enumerate(found[:-1])
        if p.kind == "plain" and found[i + 1].kind == "entry" and (not i or found[i - 1].kind == "blank") and _is_caption(p.text)
    ]  # fmt: skip
    if len(above) < 2 or not any(is_called_goals(found[i].text) for i in above):
        return found
    return [replace(p, kind="heading", depth=TEXT_LEVEL) if i in above else p for i, p in enumerate(found)]


def _is_caption(text: str) -> bool:
    return len(text.split()) <= _CAPTION_WORDS and not text.rstrip().endswith((".", "!", ",", ";"))


def _entries_below(found: Sequence[Piece], at: int) -> Iterator[Piece]:
    """Give the entries that stand deeper below an entry."""
    for piece in found[at + 1 :]:
        if piece.kind == "heading" or (piece.kind == "entry" and piece.depth <= found[at].depth):
            return
        if piece.kind == "entry":
            yield piece


def _around_tasks(found: Sequence[Piece]) -> Iterator[Piece]:
    worded = any(p.task not in ("", "box") for p in found)
    path: list[int] = []
    for at, piece in enumerate(found):
        if piece.kind == "heading":
            path = []
        if piece.kind != "entry":
            yield piece
        elif piece.task:
            path = [depth for depth in path if depth < piece.depth]
            yield replace(piece, depth=4 * len(path))
            path.append(piece.depth)
        elif any(p.task for p in _entries_below(found, at)):
            path = [depth for depth in path if depth < piece.depth]
            yield replace(piece, kind="heading", depth=TEXT_LEVEL)
        else:
            yield replace(piece, kind="remark") if worded else piece


def _titled(found: Sequence[Piece]) -> Iterator[Piece]:
    """Entries at the edge that are no more than titles, each with entries below it, head sections; asked below each heading."""
    heads = [at for at, p in enumerate(found) if p.kind == "heading"]
    for first, end in zip([0, *heads], [*heads, len(found)]):
        edge = min((p.depth for p in found[first:end] if p.kind == "entry"), default=0)
        at_edge = [at for at in range(first, end) if found[at].kind == "entry" and found[at].depth == edge]
        titles = len(at_edge) > 1 and all(_is_title(found[at].text) and any(_entries_below(found, at)) for at in at_edge)
        for at in range(first, end):
            yield replace(found[at], kind="heading", depth=TEXT_LEVEL) if titles and at in at_edge else found[at]


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and not re.search(r"\d", text)


def _agenda(found: list[Piece]) -> list[Piece]:
    """Take the numbered points of an agenda as headings, where one of them says that goals follow and other entries do."""
    edge = min((p.depth for p in found if p.kind == "entry"), default=0)
    points = [at for at, p in enumerate(found) if p.kind == "entry" and p.depth == edge and _POINT.fullmatch(p.mark)]
    for at, end in zip(points, [*points[1:], len(found)]):
        below = [p for p in found[at + 1 : end] if p.kind == "entry"]
        if below and len(points) > 1 and is_called_goals(found[at].text):
            return [replace(p, kind="heading", depth=TEXT_LEVEL) if i in points else p for i, p in enumerate(found)]
    return found

"""XML in: lists of records as JSON has them, and outlines as text with bullets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

_DEEP = 12
_MOST = 32 << 20
"""Characters of the longest XML file that is read as records."""


def records(text: str) -> Any:
    """Return XML as JSON would hold it: attributes and children as fields, children of one name as a list; None where it is none.

    A file that declares entities of its own is not read.
    """
    root = _root(text)
    return None if root is None or _tag(root) == "opml" else {_tag(root): _value(root, _DEEP)}


def outline(text: str) -> str | None:
    """Return an outline (OPML) as text with bullets, notes below their entries; None where it is none."""
    root = _root(text)
    body = next((e for e in root if _tag(e) == "body"), None) if root is not None and _tag(root) == "opml" else None
    return "\n".join(_bullets(body, 0)) if body is not None else None


def _root(text: str) -> ElementTree.Element | None:
    if len(text) > _MOST or "<!ENTITY" in text:
        return None
    try:
        return ElementTree.fromstring(text.lstrip("\ufeff \r\n\t").encode())
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: ElementTree.Element, deep: int) -> Any:
    said = (element.text or "").strip()
    fields: dict[str, Any] = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    if not len(element):
        return {**fields, "value": said} if fields and said else fields or said or None
    if deep:
        counts = Counter(map(_tag, element))
        for child in element:
            name, value = _tag(child), _value(child, deep - 1)
            if counts[name] > 1:
                fields.setdefault(name, []).append(value)
            else:
                fields[name] = value
    only = next(iter(fields.values())) if len(fields) == 1 else None
    return only if isinstance(only, list) else fields


def _bullets(element: ElementTree.Element, depth: int) -> Iterator[str]:
    for child in element:
        said = " ".join((child.get("text") or "").split())
        if said and depth < _DEEP:
            done = "[x] " if child.get("_complete") == "true" else ""
            yield "    " * depth + f"- {done}{said}"
            yield from ("    " * depth + f"  {line.strip()}" for line in (child.get("_note") or "").splitlines() if line.strip())
        yield from _bullets(child, depth + 1)

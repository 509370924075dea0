"""Markup, entities and control characters out of a text, with the caller's offset of every character that is left."""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"<(?P<skip>script|style)\b[^<>]{0,200}>[^<]{0,2000}</(?P=skip)\s*>"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,300})?/?>|<!--[^<>]{0,500}-->"
    r"|\*\*|__|~~|`|(?<=\])\([^()\s]{1,300}\)|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|euro|pound|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " ", "&ndash;": "–", "&mdash;": "—",
    "&euro;": "€", "&pound;": "£",
}  # fmt: skip
LONGEST_WORD = 300
"""Characters without a space between them that are parsed in one piece; more are no word, and a tokenizer that takes signs off one by one
asks all of the rest about each of them."""

_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
Characters = list[tuple[str, int]]
"""Characters to be parsed, each with its offset in the caller's text."""


def clean(text: str, start: int, end: int) -> Characters | None:
    """The characters of ``text[start:end]`` that are parsed, with their offsets, or None where the slice can be parsed as it is."""
    part = text[start:end]
    marked = any(c in part for c in "<*_`~&[")
    breaks = {match.end() for match in _ENDLESS.finditer(part)} if len(part) > LONGEST_WORD else set()
    if not marked and not breaks and part.isprintable() and "  " not in part:
        return None
    drop, put = _replacements(part) if marked else ({}, {})
    out: Characters = []
    i, n = 0, len(part)
    while i < n:
        if i in put:
            out.append((put[i], start + i))
        elif i in drop:
            i = drop[i]
            if out and out[-1][0] != " " and i < n and part[i - 1] == ">":
                out.append((" ", start + i - 1))
            continue
        else:
            if i in breaks and out:
                out.append((" ", start + i))
            c = _plain(part[i])
            if c and not (c == " " and (not out or out[-1][0] in " \n")):
                out.append((c, start + i))
        i += 1
    if len(out) == n and not any(c != part[k] for k, (c, _) in enumerate(out)):
        return None
    return out


def _replacements(part: str) -> tuple[dict[int, int], dict[int, str]]:
    """What is left out (start -> end) and what an entity stands for (its first character -> the character meant)."""
    drop = {match.start(): match.end() for match in MARKUP.finditer(part)}
    put: dict[int, str] = {}
    for match in _ENTITY.finditer(part):
        name = match[0]
        char = _ENTITIES.get(name)
        if char is None:
            code = int(name[3:-1], 16) if name[2] in "xX" else int(name[2:-1])
            char = chr(code) if 32 <= code < 0xD800 else "\ufffd"
        put[match.start()] = char
        drop[match.start() + 1] = match.end()
    return drop, put


def _plain(c: str) -> str:
    """The character as it is parsed; empty for one that is left out."""
    if c in "\n\r\u2028\u2029\x0b\x0c\x85":
        return "\n"
    if c.isspace():
        return " "
    if "\ud800" <= c <= "\udfff":
        return "\ufffd"
    return c if c.isprintable() else ""

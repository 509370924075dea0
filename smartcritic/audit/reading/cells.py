"""Single cells as values: nothing, numbers in the style of their file, shares, people, and notes without their HTML."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from smartcritic.audit.reading.words import folded, load, one_of, words

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | dict.fromkeys("’‘ʼ`", "'") | {"−": "-"})


_LONGEST_BLANK = 12


@cache
def _blank() -> frozenset[str]:
    return words("cells", "blank")


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, only spaces, an empty list, or a word such as ``n/a`` or ``null``."""
    if isinstance(cell, str):
        if len(cell) >= _LONGEST_BLANK:
            return cell.isspace()
        bare = cell.strip()
        return not bare or bare.lower() in _blank()
    return cell is None or (isinstance(cell, float) and math.isnan(cell)) or (isinstance(cell, (list, dict)) and not cell)


# --------------------------------------------------------------------------- numbers

_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_EVIDENCE = re.compile(r"(?<![\d.,])\d[\d.,' ]*[.,]\d+(?![\d.,])")


@cache
def _amount() -> re.Pattern[str]:
    money = one_of(words("cells", "currencies"))
    before = rf"(?:[$€£¥₹₽₺]|(?<!\w){money}(?![^\W\d_])\.?|[<>=≥≤~≈]+|ca\.?\s|about\s)"
    scale = one_of(frozenset(load("words")["scales"]))
    return re.compile(
        rf"\s*(?:{before}\s*)*([-+]?)\s*(?:{before}\s*)*([-+]?\d[\d.,' ]*)(?:e([-+]?\d+))?\s*({scale}\b\.?)?\s*"
        rf"(-|\.-|,-|\.–|%|\+|[$€£¥₹₽₺]|{money}(?!\w)|[^\W\d_][^\d]*)?\s*",
        re.IGNORECASE,
    )


def as_amount(cell: Any, comma: bool = False) -> float | None:
    """Read a number such as ``1,200``, ``20%``, ``$50k``, ``€ 1.2m``, ``(500)`` or ``4 boats``; None where the cell holds no number.

    With `comma`, the file writes a decimal comma: ``1.500`` is 1500 there. Numbers that can be read in one way only are read in that way.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if math.isfinite(cell) else None
    text = str(cell).strip()
    bare_digits = text.removesuffix("%")
    if bare_digits.isascii() and bare_digits.isdigit() and len(text) < 60:
        return float(bare_digits)
    text = text.translate(_SPACES)
    if len(text) > 60:
        return None
    bare = re.fullmatch(r"([^()]*)\((.*\d.*)\)", text)
    match = _amount().fullmatch(f"{bare[1]}{bare[2]}" if bare else text)
    if match is None or (match[5] and len(match[5].split()) > 3):
        return None
    value = _digits(match[2], comma)
    if value is None:
        return None
    value *= load("words")["scales"].get((match[4] or "").lower().rstrip("."), 1.0) * 10.0 ** max(-300, min(300, int(match[3] or 0)))
    negative = bool(bare) or match[1] == "-" or (match[5] == "-" and match[2].rstrip()[-1].isdigit())
    return (-value if negative else value) if math.isfinite(value) else None


def _digits(text: str, comma: bool) -> float | None:
    """Read digits with their signs between: the last of two kinds is the decimal one; one kind alone is what the file uses it for."""
    sign, text = (-1.0, text[1:]) if text.startswith("-") else (1.0, text.lstrip("+"))
    text = text.strip().rstrip(".,' ")
    kinds = [c for c in ".," if c in text]
    decimal = max(kinds, key=text.rfind) if len(kinds) == 2 else None
    if len(kinds) == 1:
        (kind,) = kinds
        grouped = _GROUPED.fullmatch(text) is not None
        own = kind == ("," if comma else ".")
        if text.count(kind) == 1 and (own or not grouped):
            decimal = kind
    whole, _, part = text.partition(decimal) if decimal else (text, "", "")
    if not part.isdigit() and part:
        return None
    if not whole.isdigit() and whole and not _GROUPED.fullmatch(whole):
        return None
    digits = re.sub(r"\D", "", whole)
    return sign * float(f"{digits or 0}.{part or 0}") if digits or part else None


def decimal_comma(cells: Iterable[Any], hint: bool = False) -> bool:
    """Whether these cells are written with a decimal comma: told by numbers that can be read in one way only, else by the `hint`."""
    comma = dot = 0
    for cell in cells:
        if isinstance(cell, str):
            for number in _EVIDENCE.findall(cell.translate(_SPACES)):
                last = max(number.rfind("."), number.rfind(","))
                sign, other = number[last], "," if number[last] == "." else "."
                decisive = other in number[:last] or (len(number) - last - 1 != 3 and number.count(sign) == 1)
                comma += decisive and sign == ","
                dot += decisive and sign == "."
    return hint if comma == dot else comma > dot


def as_share(cell: Any, whole: float = 100.0, comma: bool = False) -> float | None:
    """Read progress as a share, 0 or more; `whole` is what the file writes for all of it (1 or 100), a ``%`` always means 100."""
    if is_blank(cell):
        return None
    percent = isinstance(cell, str) and cell.strip().endswith("%")
    value = as_amount(cell, comma)
    return None if value is None or value < 0 else value / (100.0 if percent else whole)


# --------------------------------------------------------------------------- people and words


def as_people(cell: Any) -> str | None:
    """Read who a goal belongs to: names without brackets and ``@``, several with commas between; None for nobody."""
    if isinstance(cell, Mapping):
        cell = next((cell[k] for k in ("displayName", "name", "fullName", "login", "email") if cell.get(k)), None)
    if isinstance(cell, (list, tuple)):
        cell = ", ".join(p for one in cell if (p := as_people(one)))
    if is_blank(cell):
        return None
    text = str(cell).strip()
    if text.replace(" ", "").isalpha():
        return None if folded(text) in words("cells", "nobody") else text
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].replace('"', "").strip()
    text = re.sub(r"(^|[,;]\s*)(?:@(?=\w)|#?\d+;#)", r"\1", text)
    text = re.sub(r"\s*\[\d{1,3}\s?%\]", "", text)
    text = re.sub(r"(?<=\w)\.?\s*(?:<[^<>]*@[^<>]*>|\([a-z0-9_.@-]+\))", "", text)
    return None if not text or folded(text) in words("cells", "nobody") or is_blank(text) else text


def plain_text(text: str) -> str:
    """Return what a note with HTML in it says: tags are left out (a block ends a line), entities become their characters."""
    if not _TAG.search(text):
        return html.unescape(text) if "&" in text else text
    bare = _HIDDEN.sub(" ", text)
    lines = html.unescape(_TAG.sub("", _BLOCK.sub("\n", bare))).replace("\xa0", " ").split("\n")
    return "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_BLOCK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|li|p|div)\b[^<>]{0,2000}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,2000}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)

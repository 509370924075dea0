"""The look of a report as its page needs it: a logo inside the file, and an accent that can be read on paper and in the dark."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smartcritic.config import Look
from smartcritic.errors import InputError

LOGO_MOST = 1_000_000
"""Bytes of the largest logo."""

_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".svg": "svg+xml"}
_READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (AA)."""

_PAPERS = {"light": (255, 255, 255), "dark": (18, 22, 29)}


@dataclass(frozen=True, slots=True)
class Dress:
    """The logo as a data address, and the accent on a light and on a dark page; empty where none was chosen."""

    logo: str = ""
    light: str = ""
    dark: str = ""


def dress(look: Look) -> Dress:
    """Read the logo and fit the accent to both pages.

    Raises:
        InputError: the logo cannot be read, is too large, or is no picture by its ending.
    """
    light, dark = (_fitted(look.accent, _PAPERS[page]) if look.accent else "" for page in ("light", "dark"))
    return Dress(_logo(Path(look.logo)) if look.logo else "", light, dark)


def _logo(path: Path) -> str:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"logo {path}: expected a picture ending in {', '.join(_KINDS)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"logo {path}: cannot be read: {error.strerror or error}") from None
    if len(data) > LOGO_MOST:
        raise InputError(f"logo {path}: has {len(data):,} bytes; give one of at most {LOGO_MOST:,}")
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _fitted(colour: str, paper: Sequence[int]) -> str:
    """The colour, moved towards black on a light paper and towards white on a dark one until it can be read there."""
    ink = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    far = 0 if sum(paper) > 382 else 255
    for step in range(21):
        mixed = [round(c + (far - c) * step / 20) for c in ink]
        if contrast(mixed, paper) >= _READABLE:
            return "#" + "".join(f"{c:02x}" for c in mixed)
    raise AssertionError("black and white can always be read")


def contrast(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the contrast of two colours (red, green, blue, 0..255), from 1 to 21: relative luminance as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Sequence[int]) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

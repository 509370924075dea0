"""Which code page a text was written in that is not UTF-8: the one in whose letters the fewest signs stand inside words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from smartcritic.audit.reading.names import is_header

PAGES: Mapping[str, str] = {
    "cp1252": "Windows, Western European", "cp1250": "Windows, Central European",
    "cp1251": "Windows, Cyrillic", "cp1253": "Windows, Greek", "cp1254": "Windows, Turkish", "cp932": "Windows, Japanese",
    "gb18030": "Chinese", "cp949": "Windows, Korean",
}  # fmt: skip
"""The code pages that are tried, with what they are called, best first."""

_WIDE = {"cp932": r"[\u3040-\u30ff]", "cp949": r"[\uac00-\ud7af]", "gb18030": r"[\u4e00-\u9fff]"}
_INSIDE = re.compile(r"(?<=[^\W\d_])[\u00a1-\u00bf\u00d7\u00f7\u0080-\u009f\u2020-\u2030\u20ac](?=[^\W\d_])|[\x80-\x9f]")
_HEAPED = re.compile(r"[\u00c0-\u024f]{3,}")
_MIXED = re.compile(
    r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]|(?<=[a-z\u00df-\u00ff])[A-Z\u00c0-\u00de](?=[a-z\u00df-\u00ff])"
)
_APOSTROPHES = re.compile(r"(?<=[^\W\d_])[\u00b4\u2019'\u00b7](?=[^\W\d_])")
_LOOKED_AT = 1 << 16
_HEADED = 4_000
"""Characters within which headers may be found."""


def code_page(raw: bytes) -> str | None:
    """Return the code page of bytes that are not UTF-8; None where none fits."""
    head = raw[:_LOOKED_AT]
    best: tuple[float, str] | None = None
    for page in PAGES:
        try:
            text = head.decode(page, errors="strict" if len(raw) <= _LOOKED_AT else "ignore")
        except UnicodeDecodeError:
            continue
        faults = _faults(text, page)
        if best is None or faults < best[0]:
            best = (faults, page)
    return best[1] if best else None


def _faults(text: str, page: str) -> float:
    """Return how many signs stand where letters should, and the other way round."""
    if page in _WIDE:
        foreign = len(re.findall(r"[^\x00-\x7f]", text))
        own = len(re.findall(_WIDE[page], text))
        han = len(re.findall(r"[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]", text))
        least = 0.05 if page == "cp932" else 0.5
        return 1.0 + foreign - han + 5.0 * (page != "cp932") if own >= max(2, least * foreign) else 1e9
    bare = _APOSTROPHES.sub("", text)
    cells = {c.strip() for c in re.split(r"[;,|\t\n\r\"]", text[:_HEADED]) if not c.isascii()}
    known = sum(is_header(c) for c in cells if c.strip() and len(c) < 40)
    return len(_INSIDE.findall(bare)) + len(_HEAPED.findall(bare)) + 0.5 * len(_MIXED.findall(bare)) - 2.0 * known

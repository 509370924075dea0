"""Fields of a goal that stand behind its words in a list: ``(owner: Ana Ko, due: 31 March 2027)``, ``- Ana Ko``, ``due:2027-03-31``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from smartcritic.audit.reading.cells import as_amount, as_people, is_blank
from smartcritic.audit.reading.columns import DATES, NUMBERS
from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.profile import is_date, is_person
from smartcritic.audit.reading.words import folded, load, one_of, words

Fields = dict[str, str]

FIELDS = ("owner", "team", "role", "parent", *DATES, "metric", "unit", *NUMBERS, "review", "status", "id", "progress")
"""Roles that a label in a text may name."""

_BRACKETS = re.compile(r"\s*(?:\(([^()]{3,120})\)|\[([^\[\]]{3,120})\]|\{([^{}]{3,120})\})\s*\.?$")
_DASHED = re.compile(r"\s+[–—|·•→-]{1,2}>?\s+|\s*[|·•]\s*|;\s+|\t+|(?<=\w)\.\s+(?=[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?:\s)")
_TOKEN = re.compile(
    r"(?<!:)\s+(?:(?P<key>[^\W\d_][\w-]{1,20}):(?P<value>[^\s:/]\S*)"
    r"|@(?P<call>[a-z]{2,12})\((?P<inner>[^()]+)\)|(?P<tag>[+#@][^\W\d_][\w./-]*))$"
)
_MOST_PARTS = 6
_LABEL_MOST = 4
_LOOKED_AT = 100
"""Entries of a list by which it is found whether names behind them are owners."""


@lru_cache(maxsize=4096)
def field_of(label: str, value: str) -> tuple[str, str] | None:
    """Return the role that a label names and its value, where the value is of the kind that the role asks for."""
    found = next((m for m in meanings(label.strip(" *_")) if m.role in FIELDS and m.rank < 1100.0), None)
    value = value.strip(" *_")
    if found is None or is_blank(value) or meanings(label.strip(" *_"))[0].role not in (*FIELDS, "text"):
        return None
    return (found.role, value) if _FITS.get(found.role, _is_short)(value) else None


def _is_short(value: str) -> bool:
    return len(value.split()) <= 5


def _is_due(value: str) -> bool:
    return is_date(value) or folded(value) in words("dates", "open")


def _is_who(value: str) -> bool:
    people = as_people(value)
    return len(value.split()) <= 8 and as_amount(value) is None and not is_date(value) and (people is None or not people.endswith("."))


_FITS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(DATES, _is_due), **dict.fromkeys((*NUMBERS, "progress"), lambda v: as_amount(v) is not None),
    "owner": _is_who, "metric": lambda v: len(v.split()) <= 12, "parent": lambda v: len(v.split()) <= 20,
}  # fmt: skip


def without_tail(text: str, bare: bool) -> tuple[str, Fields]:
    """Return a text without the fields behind it, and the fields; with `bare`, names and dates need no labels."""
    found: Fields = {}
    while (step := _bracketed(text, bare) or _tokens(text) or _dashed(text, bare)) is not None:
        text = step[0]
        for role, value in step[1].items():
            found.setdefault(role, value)
    return text, found


def bare_tails(texts: Sequence[str]) -> bool:
    """Whether the entries of a list have names behind them often enough that these are the owners, without a label."""
    texts = texts[:_LOOKED_AT]
    owned = sum("owner" in without_tail(text, True)[1] for text in texts)
    return owned >= max(2, 0.5 * len(texts))


def _bracketed(text: str, bare: bool) -> tuple[str, Fields] | None:
    match = _BRACKETS.search(text)
    if not match or not text[: match.start()].strip():
        return None
    fields = _parts(next(g for g in match.groups() if g), bare)
    return (text[: match.start()].rstrip(), fields) if fields else None


def _dashed(text: str, bare: bool) -> tuple[str, Fields] | None:
    cuts = list(_DASHED.finditer(text))[-_MOST_PARTS:]
    for cut in cuts[::-1]:
        fields = _parts(text[cut.end() :].strip(" ."), bare)
        if fields and len(text[: cut.start()].split()) >= 2:
            return text[: cut.start()].rstrip(" ,;"), fields
    return None


def _parts(inner: str, bare: bool) -> Fields | None:
    """Read several fields side by side; None where a part is none."""
    found: Fields = {}
    weak = False
    for part in _split(inner):
        one = _labelled(part)
        if one is None and bare and is_person(part):
            one = ("owner", part)
        elif one is None and (day := _until(part)) is not None:
            one = ("due_date", day)
            weak = True
        if one is None:
            return None
        if one[0] in found and one[0] == "owner":
            found["owner"] += f", {one[1]}"
        else:
            found.setdefault(*one)
    return found if len(found) > weak else None  # a day alone belongs to the words before it


def _until(part: str) -> str | None:
    """Return the day of ``31 March 2027`` or ``by 31 March 2027``."""
    first, _, rest = part.strip().partition(" ")
    return rest if folded(first) in words("dates", "ends") and is_date(rest) else part if is_date(part) else None


def _split(inner: str) -> list[str]:
    """Split at semicolons and bars, and at commas but for those inside a date."""
    parts: list[str] = []
    for part in re.split(r"\s*[;|/·]\s+|\s*[;|·]\s*|\s+[–—-]\s+|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_]{2,20}[ :])", inner):
        pieces = [p.strip() for p in re.split(r",\s+", part) if p.strip()]
        whole = is_date(part) or (
            _labelled(part) is not None and not any(map(_labelled, pieces[1:])) and not is_date(", ".join(pieces[1:]))
        )  # fmt: skip
        if whole:
            pieces = [part]
        parts += pieces
    return parts


@lru_cache(maxsize=4096)
def _labelled(part: str) -> tuple[str, str] | None:
    match = re.match(r"([^\W\d_][^\W\d_. ]*(?: [^\W\d_]+){0,2})\s*(?::|=)\s*(\S.*)|([^\W\d_]+(?: [^\W\d_]+)?)\s+(\S.*)", part.strip())
    if match is None:
        return None
    if match[1]:
        return field_of(match[1], match[2])
    said = part.split()
    for size in (2, 1):  # "due 31 March 2027": dates alone need no colon
        label, value = " ".join(said[:size]), " ".join(said[size:])
        if not value or len(label) < 3 or re.search(r"\d", label) or folded(label) in words("dates", "ends") - {"due"}:
            continue
        if (found := field_of(label, value)) is not None and found[0] in DATES:
            return found
    return None


@cache
def _sign() -> re.Pattern[str]:
    signs = load("words")["signs"]
    dated = one_of([s for kind, own in signs.items() if kind != "priorities" for s in own])
    return re.compile(rf"\s*(?:({dated})\ufe0f?\s*(\d{{4}}-\d\d-\d\d)|{one_of(signs['priorities'])}\ufe0f?)\s*$")


_FIELDS_APART = re.compile(r"\s{2,}|\t+|\s*[|;·•]\s+|(?:,|\s[–—/-])\s+(?=[^\W\d_][^\W\d]{1,20}(?: [^\W\d_]+)?:\s)")


def fields_of(text: str) -> Fields:
    """Return the fields of a line that holds nothing but several of them side by side: ``Owner: Ana Ko   Due: 31 March 2027``."""
    parts = [p for p in _FIELDS_APART.split(text.strip()) if p]
    found: Fields = {}
    for part in parts:
        label, colon, value = part.partition(":")
        plainly = colon and value.strip() and len(label.split()) <= _LABEL_MOST and not re.search(r"[\d()\[\],]", label)
        own = field_of(label, value.strip()) if plainly else None
        if own is None and (not plainly or any(m.role == "text" for m in meanings(label)[:1])):
            return {}
        if own is None:
            continue
        who, comma, rest = own[1].rpartition(", ")
        day = _until(rest) if comma and own[0] == "owner" else None
        if day is not None:
            own = ("owner", who)
            found.setdefault("due_date", day)
        found.setdefault(*own)
    return found


def _tokens(text: str) -> tuple[str, Fields] | None:
    """Read one mark at the end of a line of a task list: ``due:2027-03-31``, ``@due(2027-03-31)``, ``+project``, ``#tag``."""
    if match := _sign().search(text):
        role = next((role for role, signs in load("words")["signs"].items() if match[1] in signs), "")
        return text[: match.start()].rstrip(), {role: match[2]} if role in DATES else {}
    match = _TOKEN.search(text)
    if match is None or len(text[: match.start()].split()) < 2:
        return None
    if match["tag"]:
        return text[: match.start()].rstrip(), {}
    found = field_of(match["key"] or match["call"], match["value"] or match["inner"])
    return (text[: match.start()].rstrip(), dict([found])) if found else None

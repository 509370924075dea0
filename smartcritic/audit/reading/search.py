"""What is known while the columns of one table are looked for, and whether the cells of a column fit a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from smartcritic.audit.reading.columns import DATES, NUMBERS
from smartcritic.audit.reading.names import Meaning
from smartcritic.audit.reading.profile import Profile, counted_dates, profile
from smartcritic.audit.reading.tables import Row
from smartcritic.audit.reading.words import plain_name

_WEAK_DATES = 5.0


@dataclass(slots=True)
class Search:
    """What is known while the columns of one table are looked for."""

    names: Sequence[str]
    sample: Sequence[Row]
    roles: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)

    def profile(self, name: str) -> Profile:
        if name not in self.profiles:
            self.profiles[name] = profile(name, self.sample)
        return self.profiles[name]

    def settle(self, role: str, name: str, reason: str) -> None:
        self.roles[role], self.reasons[role] = name, reason

    def free(self) -> list[str]:
        taken = set(self.roles.values())
        return [n for n in self.names if n not in taken]



def fits(role: str, meaning: Meaning, name: str, search: Search) -> bool:
    """Whether what a column holds can be what a role asks for."""
    found = search.profile(name)
    fit = _FITS.get(role)
    return found.count == 0 or fit is None or fit(found, meaning, name, search)


def _fits_text(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.numbers < 0.5 and found.dates < 0.5 and found.flags < 0.5 and (meaning.rank < 1000.0 or found.words >= 2)


def _fits_date(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    if found.dates >= 0.3 or counted_dates(name, search.sample):
        return True
    return found.numbers < 0.5 and meaning.rank % 200.0 < _WEAK_DATES and meaning.rank < 1000.0 and found.flags < 0.5 and found.words < 6


def _fits_number(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.numbers >= 0.3 and found.flags < 0.5


def _fits_id(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    weak = plain_name(name) in ("number", "no", "nr", "key", "ref") or meaning.subject == "objective"
    return found.words < 3 and found.dates < 0.5 and (not weak or (found.distinct == 1.0 and found.filled > 0.5))


def _fits_owner(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.dates < 0.3 and found.words < 12 and found.flags < 0.5 and (found.numbers < 0.5 or meaning.rank < 5.0)


def _fits_word(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.dates < 0.5 and found.words < 8


def _fits_status(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.dates < 0.5 and found.words < 6 and (found.numbers < 0.5)


def _fits_outline(found: Profile, meaning: Meaning, name: str, search: Search) -> bool:
    return found.words < 2 and found.filled > 0.7 and found.people < 0.5


_FITS: Mapping[str, Callable[[Profile, Meaning, str, Search], bool]] = {
    "text": _fits_text, **dict.fromkeys(DATES, _fits_date), **dict.fromkeys((*NUMBERS, "progress"), _fits_number), "id": _fits_id,
    "owner": _fits_owner, **dict.fromkeys(("team", "role", "unit", "review", "kind"), _fits_word), "status": _fits_status,
    "outline": _fits_outline,
}  # fmt: skip

"""The records under the names of before; `smartcritic.model` is their home."""

from smartcritic.model import *  # noqa: F403
from smartcritic.model import __all__ as _names
from smartcritic.model import parse_iso_date as as_date
from smartcritic.model import reject_unknown_keys as known_keys
from smartcritic.model import to_builtins as plain

__all__ = [*_names, "as_date", "as_text", "known_keys", "plain", "quick"]


def as_text(value: object, where: str) -> str | None:
    """Read a string or None."""
    from smartcritic.model import read_value

    found: str | None = read_value(value, str | None, where)
    return found


def quick(cls: type) -> type:
    """Return the class as it is."""
    return cls

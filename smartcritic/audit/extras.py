"""Optional libraries, loaded when they are first needed, with an error that says what to install."""

from __future__ import annotations

import importlib
from typing import Any

from smartcritic.errors import MissingExtraError


def need(module: str, what: str, extra: str = "audit") -> Any:
    """Import an optional module and return it.

    Raises:
        MissingExtraError: it is not installed; the message names the extra that brings it.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise MissingExtraError.of(f"{what} needs the package {package!r}", extra) from None

"""TOML files: those that callers hand in, and those that lie beside the modules of a package."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from smartcritic.errors import ConfigError


def read_toml(path: str | Path) -> dict[str, Any]:
    """Read a TOML file; raise `ConfigError` that says what is wrong with it."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 (byte {error.start}); TOML files are UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from None


def packaged(package: str, name: str) -> dict[str, Any]:
    """Read ``<name>.toml`` of a package: ``packaged(__package__, "labels")``."""
    return tomllib.loads(resources.files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))

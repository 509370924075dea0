"""Files that are not on this machine: ``s3://bucket/goals/*.parquet`` and whatever else fsspec knows, found and opened.

A Parquet file is read where it is, part by part; a file of any other kind is copied to a temporary one first.
"""

from __future__ import annotations

import atexit
import functools
import glob
import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from smartcritic.audit.extras import need
from smartcritic.errors import InputError, MissingExtraError, SmartCriticError

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_T = TypeVar("_T")


def is_remote(source: object) -> bool:
    """Whether a source is an address such as ``s3://bucket/goals.csv``."""
    return isinstance(source, str) and _SCHEME.match(source) is not None


def find_remote(address: str, known: Callable[[str], bool]) -> list[str]:
    """Return the addresses of the files that an address, a folder or a pattern names, in order; `known` picks those of a folder.

    Raises:
        InputError: there is none, or the place cannot be reached.
        MissingExtraError: the package for its scheme is not installed.
    """

    def look() -> list[str]:
        system, path = _system(address)
        if glob.has_magic(path) and ("*" in path or not address.lower().startswith("http")):  # "?" begins a query there
            found = [p for p in system.glob(path) if not system.isdir(p)]
        elif system.isfile(path):
            found = [path]
        else:
            found = [p for p in system.find(path) if known(PurePosixPath(p).name)]
        return [system.unstrip_protocol(p) for p in sorted(map(str, found))]

    found = _tried(address, look)
    if not found:
        raise InputError(f"{address}: there is no such file, and no file of goals below it")
    return found


def opened(address: str) -> Any:
    """Open a remote file for reading in any order.

    Raises:
        InputError: it cannot be read.
        MissingExtraError: the package for its scheme is not installed.
    """

    def enter() -> Any:
        system, path = _system(address)
        return system.open(path, "rb")

    return _tried(address, enter)


def stamp(address: str) -> str:
    """Return what changes when the file does: its size, and its tag or time of change where the place knows one.

    Raises:
        InputError: it cannot be reached.
        MissingExtraError: the package for its scheme is not installed.
    """

    def look() -> str:
        system, path = _system(address)
        info = system.info(path)
        marks = [info.get(k) for k in ("ETag", "etag", "LastModified", "last_modified", "mtime", "created", "md5Hash")]
        return " ".join(str(m) for m in (info.get("size"), *marks) if m is not None)

    return _tried(address, look)


def fetched(address: str) -> Path:
    """Copy a remote file to a temporary one with the same ending, which is there as long as this process is; return its path.

    Raises:
        InputError: it cannot be read.
        MissingExtraError: the package for its scheme is not installed.
    """
    path = PurePosixPath(address.partition("://")[2])
    target = _folder() / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}{''.join(path.suffixes[-2:])}"

    def copy() -> Path:
        with opened(address) as source, target.open("wb") as stream:
            shutil.copyfileobj(source, stream, 1 << 20)
        return target

    return _tried(address, copy)


@functools.cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="smartcritic-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    core = need("fsspec.core", f"reading {address}", "s3")
    found: tuple[Any, str] = core.url_to_fs(address)
    return found


def _tried(address: str, work: Callable[[], _T]) -> _T:
    """Do something with a remote place; whatever goes wrong there is an error that names the address."""
    try:
        return work()
    except SmartCriticError:
        raise
    except FileNotFoundError:
        raise InputError(f"{address}: there is no such file") from None
    except ImportError as error:
        raise MissingExtraError.of(f"reading {address}: {error}", "s3") from None
    except ValueError as error:
        raise InputError(f"{address}: {error}; give a path, or an address such as s3://bucket/goals/*.parquet") from None
    except Exception as error:  # each place has errors of its own: of its network, its rights, its client
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"{address}: cannot be read: {said}") from None

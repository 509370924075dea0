"""Bytes as text: encodings, gzip, streams that cannot be rewound, and what kind of file it is by what it holds."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import tempfile
import zlib
from pathlib import Path
from typing import IO

from smartcritic.audit.reading.code_pages import PAGES, code_page
from smartcritic.errors import InputError

MAX_UNPACKED = 64 << 30
"""Bytes to which a compressed file may unpack."""

MAX_RATIO = 500
"""How many times its own size a compressed file above `SMALL` bytes may unpack to."""

SMALL = 64 << 20

_TAGS = (b"<opml", b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<body", b"<meta")
_CHUNK = 1 << 20
_SPOOL = 1 << 24
_MARKS = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + b" \t\r\n"


def opened(path: Path) -> IO[bytes]:
    """Open a file.

    Raises:
        InputError: it is a folder or cannot be read.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; give a file")
        return path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


def spooled(stream: IO[bytes]) -> IO[bytes]:
    """Copy a stream that cannot be rewound; a large one goes to a temporary file."""
    spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115
    while chunk := stream.read(_CHUNK):
        spool.write(chunk)
    spool.seek(0)
    return spool


def unpacked(packed: IO[bytes], name: str) -> IO[bytes]:
    """Unpack a gzip stream that can be rewound into a temporary file.

    Raises:
        InputError: it is no gzip file, is cut off, or unpacks to far more than it is.
    """
    packed.seek(0, io.SEEK_END)
    packed_size = packed.tell()
    packed.seek(0)
    spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115
    size = 0
    try:
        with gzip.open(packed) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_UNPACKED or (size > SMALL and size > MAX_RATIO * packed_size):
                    raise InputError(f"{name}: unpacks from {packed_size:,} to more than {size:,} bytes; it is not read. Unpack it by hand")
                spool.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name}: is no whole gzip file: {error}") from None
    spool.seek(0)
    return spool


def is_gzip(binary: IO[bytes]) -> bool:
    """Whether a rewindable stream holds gzip."""
    head = binary.read(2)
    binary.seek(0)
    return head == b"\x1f\x8b"


def held_kind(binary: IO[bytes]) -> str:
    """Return what a rewindable stream holds: ``workbook``, ``html``, ``json``, ``jsonl``, ``text``; ``""`` for other bytes or nothing."""
    head = binary.read(4096)
    binary.seek(0)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "workbook"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head[:64]:
        head = head.replace(b"\0", b"")
    text = head.lstrip(_MARKS + codecs.BOM_UTF16_BE)
    lower = text[:600].lower()
    if text.startswith(b"<") and any(tag in lower for tag in _TAGS):
        return "html"
    if re.match(rb"\[\s*[\[{\]\"]", text):
        return "json"
    if text.startswith(b"{"):
        first = text.partition(b"\n")[0].rstrip()
        return "jsonl" if first.endswith(b"}") and len(first) > 2 else "json"
    return "text" if text and b"\0" not in text else ""


def find_encoding(stream: IO[bytes], name: str) -> tuple[str, tuple[str, ...]]:
    """Find out the encoding of a rewindable stream, and say so where it is not plain UTF-8.

    A byte order mark decides; else UTF-16 shows in its zero bytes; else it is UTF-8 where all of it is valid, and the code page in which
    it reads best where not.

    Raises:
        InputError: the bytes are no text.
    """
    head = stream.read(4096)
    stream.seek(0)
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            _check(stream, encoding, name)
            return encoding, (() if encoding == "utf-8-sig" else (f"{name}: read as UTF-16",))
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 4 and zeros.count(0) > 0.4 * len(zeros):
            _check(stream, encoding, name)
            return encoding, (f"{name}: read as UTF-16 without a byte order mark",)
    if b"\0" in head:
        raise InputError(f"{name}: is no text file (it holds zero bytes); give a table, a list or a workbook of goals")
    if _fits(stream, "utf-8"):
        return "utf-8", ()
    page = code_page(stream.read(_CHUNK))
    stream.seek(0)
    if page is not None and _fits(stream, page):
        return page, (f"{name}: is not UTF-8; read as {page} ({PAGES[page]})",)
    if _fits(stream, "cp1252"):
        return "cp1252", (f"{name}: is not UTF-8; read as cp1252 ({PAGES['cp1252']})",)
    return "latin-1", (f"{name}: is neither UTF-8 nor cp1252; read as Latin-1, some characters may be wrong",)


def whole_text(binary: IO[bytes], name: str) -> tuple[str, str, tuple[str, ...]]:
    """Return all of a stream as text, with its encoding and what is to be said about that."""
    encoding, notes = find_encoding(binary, name)
    return io.TextIOWrapper(binary, encoding=encoding, newline="").read(), encoding, notes


def _fits(stream: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _check(stream: IO[bytes], encoding: str, name: str) -> None:
    if not _fits(stream, encoding):
        raise InputError(f"{name}: begins like {encoding} but is not; save it as UTF-8")

"""What a service allows: who may ask, how much, how long, how many at once."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from smartcritic.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of a service. Sizes are in bytes, times in seconds.

    `api_key`: None lets everybody in. `max_goals`: of one batch or portfolio; `max_rows`: of one file. `max_requests`: that are worked on
    at once. `timeout`: of a request; `work_timeout`: of the work on a goal or on a part of a list, which is ended then;
    `report_timeout`: of a report on a file. `origins`: web origins whose pages may ask. `root_path`: where a proxy has the service
    ("/smart"), whether it takes that off the path or not. `reports`: a file in which reports on files are kept, which several services may
    share; None: in memory. `workers`: processes that judge.
    """

    api_key: str | None = None
    max_body: int = 1 << 20
    max_upload: int = 10 << 20
    max_goals: int = 1_000
    max_rows: int = 20_000
    max_requests: int = 64
    timeout: float = 30.0
    work_timeout: float = 10.0
    report_timeout: float = 120.0
    origins: tuple[str, ...] = ()
    root_path: str = ""
    reports: Path | None = None
    workers: int = 1

    def __post_init__(self) -> None:
        for name in (
            "max_body", "max_upload", "max_goals", "max_rows", "max_requests", "timeout", "work_timeout", "report_timeout", "workers",
        ):  # fmt: skip
            if not getattr(self, name) > 0:
                raise InputError(f"{name}: {getattr(self, name)} allows nothing; give a number above 0")
        if self.root_path and (not self.root_path.startswith("/") or self.root_path.endswith("/") or "//" in self.root_path):
            raise InputError(f"--root-path {self.root_path}: is no path; give one such as /smart, with a slash before it and none after it")
        if self.api_key is not None and len(self.api_key) < 8:
            raise InputError("--api-key: is shorter than 8 characters and could be guessed; give a longer one")
        for origin in self.origins:
            if not origin.startswith(("http://", "https://")) or origin.count("/") != 2:
                raise InputError(f"--allow-origin {origin}: is no origin; give one such as https://goals.example.com")


def check_bind(host: str, api_key: str | None, no_auth: bool) -> None:
    """Refuse to listen beyond this machine without a key, unless that is asked for in so many words.

    Raises:
        InputError: the host can be reached from elsewhere and there is neither a key nor `no_auth`, or there are both.
    """
    if api_key is not None and no_auth:
        raise InputError("--api-key and --no-auth contradict each other; give one of them")
    if api_key is None and not no_auth and not is_loopback(host):
        raise InputError(
            f"--host {host}: can be reached from other machines; say who may ask with --api-key KEY (or SMARTCRITIC_API_KEY), "
            "or let everybody in with --no-auth"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host; a name other than localhost is taken as one that others reach."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"

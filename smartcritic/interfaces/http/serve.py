"""Run the service until it is told to stop; what is under way is finished first."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

import uvicorn

from smartcritic.errors import InputError
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.heads import LimitedProtocol
from smartcritic.interfaces.http.settings import Settings

if TYPE_CHECKING:
    from smartcritic.critic import Critic


class _Server(uvicorn.Server):
    """Says on standard output where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for one in sockets or ():
            host, port = one.getsockname()[:2]
            print(f"serving http://{f'[{host}]' if ':' in host else host}:{port}/ (the interface: /docs); Ctrl+C stops", flush=True)


def serve(host: str, port: int, settings: Settings, critic: Critic, *, quiet: bool = False) -> None:
    """Serve until SIGINT or SIGTERM; then take no more, finish what is under way, and return."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING if quiet else logging.INFO, stream=sys.stderr)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    config = uvicorn.Config(
        create_app(settings, critic), host=host, port=port, log_config=None, access_log=False, server_header=False, lifespan="on",
        proxy_headers=False, timeout_graceful_shutdown=int(settings.timeout) + 1, timeout_keep_alive=30,
        http=LimitedProtocol, ws="none",
    )  # fmt: skip
    listener = _listen(host, port)
    before = {sign: signal.signal(sign, _nothing) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        _Server(config).run(sockets=[listener])
    finally:
        listener.close()
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _listen(host: str, port: int) -> socket.socket:
    """Open the address.

    Raises:
        InputError: it is taken, or no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=512)
    except OSError as error:
        raise InputError(f"--host {host} --port {port}: cannot listen there: {error.strerror or error}; choose another one") from None


def _nothing(sign: int, frame: Any) -> None:
    """uvicorn stops on the signal and then raises it once more, for whoever handled it before: there is nothing left to do."""

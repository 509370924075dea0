"""The playground page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from smartcritic.service.app import Service


def add(app: FastAPI, service: Service) -> None:
    """Add the addresses of the page."""

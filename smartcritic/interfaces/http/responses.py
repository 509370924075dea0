"""What every address does with a request and an answer."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from smartcritic.errors import InputError
from smartcritic.interfaces.http import handlers


def answer(data: bytes | Any) -> Response:
    """JSON as an answer."""
    return Response(data if isinstance(data, bytes) else handlers.encode(data), media_type="application/json")


def switches(request: Request, **known: bool) -> list[bool]:
    """Read the switches of the query, each `true` or `false`; `known` are those of the address with what they are unless said.

    Raises:
        InputError: there is another parameter (a misspelt one would be passed over in silence), or a value that is neither.
    """
    if not request.url.query:
        return list(known.values())
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise InputError(f"query: unknown parameter {name!r}; this address takes {', '.join(known) or 'none'}")
        if value not in ("true", "false"):
            raise InputError(f"query: {name}={value!r} is no switch; give true or false")
        known[name] = value == "true"
    return list(known.values())

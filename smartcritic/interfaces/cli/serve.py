"""``smartcritic serve``: the critic over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smartcritic.audit.extras import need
from smartcritic.interfaces.cli.options import ConfigOption, ModelOption, ProfileOption, make_critic


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; other machines need a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")] = 8000,
    api_key: Annotated[
        str | None,
        typer.Option("--api-key", metavar="KEY", envvar="SMARTCRITIC_API_KEY", show_envvar=True, help="A key that each request must send."),
    ] = None,
    no_auth: Annotated[bool, typer.Option("--no-auth", help="Let in everybody who can reach the address.")] = False,
    max_body: Annotated[int, typer.Option("--max-body", min=1, metavar="BYTES", help="The largest body of a request.")] = 1 << 20,
    max_goals: Annotated[int, typer.Option("--max-goals", min=1, metavar="N", help="Most goals in one batch or portfolio.")] = 1_000,
    max_rows: Annotated[int, typer.Option("--max-rows", min=1, metavar="N", help="Most goals in one file or pasted list.")] = 20_000,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, metavar="N", envvar="WEB_CONCURRENCY", show_envvar=True, help="Processes that judge goals."),
    ] = 1,
    max_requests: Annotated[int, typer.Option("--max-requests", min=1, metavar="N", help="Most requests worked on at once.")] = 64,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="The time for one answer.")] = 30.0,
    work_timeout: Annotated[
        float, typer.Option("--work-timeout", metavar="SECONDS", help="The time for one goal, after which the work on it ends.")
    ] = 10.0,
    allow_origin: Annotated[
        list[str] | None, typer.Option("--allow-origin", metavar="URL", help="A web origin whose pages may send requests; repeatable.")
    ] = None,
    root_path: Annotated[
        str, typer.Option("--root-path", metavar="PATH", help="The path under which a proxy serves it, such as /smart.")
    ] = "",
    reports: Annotated[
        Path | None, typer.Option("--reports", metavar="FILE", help="Keep reports on uploaded files in this file; processes may share it.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Log only warnings and errors.")] = False,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Serve the critic over HTTP, with a page to try it on; it listens on this machine alone unless told otherwise."""
    for module in ("fastapi", "uvicorn", "prometheus_client", "fastapi_offline"):
        need(module, "smartcritic serve", "service")
    from smartcritic.interfaces.http.serve import serve as run
    from smartcritic.interfaces.http.settings import Settings, check_bind

    check_bind(host, api_key, no_auth)
    settings = Settings(
        api_key=api_key, max_body=max_body, max_goals=max_goals, max_rows=max_rows, max_requests=max_requests, timeout=timeout,
        work_timeout=work_timeout,
        origins=tuple(allow_origin or ()), root_path=root_path, reports=reports, workers=workers,
    )  # fmt: skip
    run(host, port, settings, make_critic(config, model, profile), quiet=quiet)
    return 0
